"""Workbooks that nobody should be able to do harm with: built from their parts, each wrong in its own way."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from msoffcrypto.format.ooxml import OOXMLFile

_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

HEADINGS = ("Vendor", "Model", "Serial number", "Site")
ITEMS = (("Axis", "P3265-LVE", "ACCC8E001122", "Depot"), ("Bosch", "NBE-3702-AL", "044400112233", "Depot"))

Parts = dict[str, str | bytes]


def column(number: int) -> str:
    """A for 0, XFD for 16383."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell(row: int, place: int, text: str) -> str:
    """A cell of text; row from 1, place from 0."""
    return f'<c r="{column(place)}{row}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def rows(*written: Sequence[str], first: int = 1) -> str:
    """Rows of text, one below the other."""
    return "".join(
        f'<row r="{number}">{"".join(cell(number, place, text) for place, text in enumerate(texts))}</row>'
        for number, texts in enumerate(written, first)
    )


INVENTORY = rows(HEADINGS, *ITEMS)


def sheet(body: str, before: str = "", after: str = "") -> str:
    """A sheet with these rows, and what stands before and after them."""
    head = f'{_XML}<worksheet xmlns="{_MAIN}" xmlns:r="{_RELATED}">'
    return f"{head}{before}<sheetData>{body}</sheetData>{after}</worksheet>"


def parts(sheets: Mapping[str, str]) -> Parts:
    """The parts of a sound workbook with these sheets."""
    places = range(1, len(sheets) + 1)
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{place}" r:id="rId{place}"/>'
        for place, name in zip(places, sheets, strict=True)
    )
    related = "".join(
        f'<Relationship Id="rId{place}" Type="{_RELATED}/worksheet" Target="worksheets/sheet{place}.xml"/>'
        for place in places
    )
    relations = f'<Relationships xmlns="{_PACKAGE}/relationships">'
    return {
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'{_XML}{relations}<Relationship Id="rId1" '
        f'Type="{_RELATED}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATED}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"{_XML}{relations}{related}</Relationships>",
        **{f"xl/worksheets/sheet{place}.xml": body for place, body in zip(places, sheets.values(), strict=True)},
    }


def packed(content: Mapping[str, str | bytes]) -> bytes:
    """Parts as a zip file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return made.getvalue()


def workbook(body: str = INVENTORY, before: str = "", after: str = "", **others: str) -> bytes:
    """A workbook of one sheet with these rows, and parts that take the place of sound ones."""
    made = parts({"Inventory": sheet(body, before, after)})
    return packed({**made, **{_part(name): part for name, part in others.items()}})


def _part(name: str) -> str:
    return {
        "shared": "xl/sharedStrings.xml",
        "styles": "xl/styles.xml",
        "book": "xl/workbook.xml",
        "sheet": "xl/worksheets/sheet1.xml",
        "relations": "xl/_rels/workbook.xml.rels",
    }[name]


def ods(content: str, manifest: str = "") -> bytes:
    """A workbook of LibreOffice with this table."""
    office, table, text = (f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text"))
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f'{_XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:'
            f'manifest:1.0">{manifest}</manifest:manifest>',
            "content.xml": f'{_XML}<office:document-content xmlns:office="{office}" xmlns:table="{table}" '
            f'xmlns:text="{text}"><office:body><office:spreadsheet><table:table table:name="Inventory">{content}'
            "</table:table></office:spreadsheet></office:body></office:document-content>",
        }
    )


def record(kind: int, content: bytes = b"") -> bytes:
    """A record of an xls file."""
    return struct.pack("<HH", kind, len(content)) + content


def xls(cells: bytes = b"", globals_: bytes = b"") -> bytes:
    """A workbook of Excel 97 with one sheet of these records, and these among those of the book."""
    begin = struct.pack("<HHHHII", 0x600, 5, 0x0DBB, 0x07CC, 0, 6)
    book = record(0x809, begin) + globals_ + record(0x42, struct.pack("<H", 1200))
    at = len(book) + 4 + 8 + 5 + 4
    book += record(0x85, struct.pack("<IBBBB", at, 0, 0, 5, 0) + b"Sheet") + record(0x0A)
    inner = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0x0DBB, 0x07CC, 0, 6)) + cells + record(0x0A)
    return compound("Workbook", book + inner)


def number(row: int, place: int, value: float) -> bytes:
    """A cell of an xls file, row and place from 0."""
    return record(0x203, struct.pack("<HHHd", row, place, 0, value))


def compound(name: str, stream: bytes) -> bytes:
    """A compound file (MS-CFB, version 3) that holds one stream."""
    stream = stream.ljust(4096, b"\0")
    sectors = -(-len(stream) // 512)
    free, end = 0xFFFFFFFF, 0xFFFFFFFE
    chain = [0xFFFFFFFD, end, *range(3, 2 + sectors), end]
    header = struct.pack(
        "<8s16s5H6x9I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6,
        0, 1, 1, 0, 4096, end, 0, end, 0,
    )  # fmt: skip
    header += struct.pack("<109I", 0, *[free] * 108)
    table = struct.pack("<128I", *chain, *[free] * (128 - len(chain)))
    folder = _entry("Root Entry", 5, 1, end, 0) + _entry(name, 2, free, 2, len(stream)) + bytes(256)
    return header + table + folder + stream.ljust(sectors * 512, b"\0")


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    none = 0xFFFFFFFF
    return struct.pack(
        "<64sHBBIII16sIQQIQ", written, len(written), kind, 1, none, none, child, b"", 0, 0, 0, start, size
    )


def bomb(name: str, megabytes: int, content: Parts) -> bytes:
    """A workbook one part of which unpacks to spaces, so many megabytes of them."""
    made = io.BytesIO(packed({key: part for key, part in content.items() if key != name}))
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w") as file:
        head, _, tail = str(content.get(name, f"{_XML}<sst xmlns='{_MAIN}'><si><t></t></si></sst>")).rpartition("</")
        file.write(head.encode())
        for _ in range(megabytes):
            file.write(b" " * (1 << 20))
        file.write(b"</" + tail.encode())
    return made.getvalue()


def locked(content: bytes, password: str) -> bytes:
    """A workbook as Excel encrypts it."""
    made = io.BytesIO()
    OOXMLFile(io.BytesIO(content)).encrypt(password, made)
    return made.getvalue()


def written(path: Path, content: bytes) -> Path:
    """The file with these bytes."""
    path.write_bytes(content)
    return path
