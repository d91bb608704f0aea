"""The one writer of spreadsheets: an .xlsx made as a stream of XML, in flat memory, the same bytes for the same cells.

Text is always text, whatever it starts with, and comes back as it was. A first, hidden row holds the codes of the
columns, so that the file can be read again whatever the language of its headings.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import IO, Any
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from register.errors import RegisterError
from register.files import whole_file
from register.progress import Progress, quiet
from register.texts import Text

LONGEST = 32_767  # UTF-16 units in a cell: Excel's limit
MOST_ROWS = 1_048_576
_BATCH = 1_000
_LEVEL = 1  # of compression: level 3 makes the file a tenth smaller and takes a tenth longer
_FIRST_DATA_ROW = 3
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DAY_ZERO = date(1899, 12, 30).toordinal()
_FIRST_DAY = date(1900, 3, 1)  # before it a spreadsheet counts a 29 February 1900 that never was
_DIGITS = 15  # that a spreadsheet keeps of a number
_UNSAFE = ("&", "<", ">", "_x", "| ", " |", "||")  # in XML, or as an escape, or lost at an end of a text
_ESCAPED = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


class CellType(StrEnum):
    """What the cells of a column are, and the Python type of their values; a str is text in any column."""

    TEXT = "text"
    DATE = "date"
    WHOLE = "whole"
    AMOUNT = "amount"


_STYLES = {CellType.TEXT: 1, CellType.DATE: 2, CellType.WHOLE: 3, CellType.AMOUNT: 4}
_HEADING = 5
_STYLESHEET = f"""<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>\
</numFmts><fonts count="2"><font><sz val="10"/><name val="Calibri"/></font><font><b/><sz val="10"/>\
<name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill>\
<patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEFEFEC"/>\
</patternFill></fill></fills><borders count="2"><border/><border><left/><right/><top/><bottom style="thin">\
<color rgb="FF858B95"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>\
<cellXfs count="6"><xf/>{"".join(f'<xf numFmtId="{number}" applyNumberFormat="1"/>' for number in (49, 164, 1, 4))}\
<xf numFmtId="49" fontId="1" fillId="2" borderId="1" applyNumberFormat="1" applyFont="1" applyFill="1" \
applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf></cellXfs><cellStyles count="1">\
<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: its code, its heading in the reader's language, the type of its cells, its width."""

    code: str
    heading: str
    type: CellType = CellType.TEXT
    width: int = 14


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet to write. rows: values in the order of the columns, read once, while they are written."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Any]]
    count: int = 0


def write_workbook(path: Path, sheets: Sequence[Sheet], progress: Progress = quiet) -> int:
    """Write the workbook; give how many texts had to be cut because a cell holds no more than 32,767 characters.

    Raises RegisterError where the file cannot be written or a sheet has more rows than a spreadsheet takes.
    """
    with whole_file(path) as draft, ZipFile(draft, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as package:
        cut, filters = 0, []
        for number, sheet in enumerate(sheets, 1):
            with package.open(_entry(f"xl/worksheets/sheet{number}.xml"), "w", force_zip64=True) as part:
                writer = _SheetWriter(part, sheet)
                last = writer.write(progress)
            cut += writer.cut
            filters.append(f"$A$2:${_letters(len(sheet.columns) - 1)}${max(last, 2)}")
        for name, text in _frame(sheets, filters):
            package.writestr(_entry(name), _XML + text)
    return cut


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


class _SheetWriter:
    """Writes one sheet and counts the texts it had to cut."""

    def __init__(self, part: IO[bytes], sheet: Sheet) -> None:
        self._part = part
        self._sheet = sheet
        self.cut = 0

    def write(self, progress: Progress) -> int:
        """Write it; give the number of the last row."""
        sheet = self._sheet
        self._put(_XML + _head(sheet))
        self._row(1, [column.code for column in sheet.columns], ' hidden="1"', 1)
        self._row(2, [column.heading for column in sheet.columns], ' ht="30" customHeight="1"', _HEADING)
        rows, row = iter(sheet.rows), _FIRST_DATA_ROW
        while batch := list(islice(rows, _BATCH)):
            if row + len(batch) - 1 > MOST_ROWS:
                what = Text("A spreadsheet holds no more than {most} rows; this list is longer.", most=MOST_ROWS)
                raise RegisterError(what, Text("Narrow the list, or export it as CSV."))
            self._batch(row, batch)
            row += len(batch)
            progress(row - _FIRST_DATA_ROW, max(sheet.count, row - _FIRST_DATA_ROW))
        self._put(_foot(len(sheet.columns), max(row - 1, 2)))
        return row - 1

    def _put(self, xml: str) -> None:
        self._part.write(xml.encode())

    def _row(self, number: int, texts: Sequence[str], attributes: str, style: int) -> None:
        cells = "".join(f'<c r="{_letters(at)}{number}" s="{style}"{_text(text)}' for at, text in enumerate(texts))
        self._put(f'<row r="{number}"{attributes}>{cells}</row>')

    def _batch(self, first: int, rows: Sequence[Sequence[Any]]) -> None:
        columns = [
            self._cells(column.type, values)
            for column, values in zip(self._sheet.columns, zip(*rows, strict=True), strict=True)
        ]
        lines = zip(range(first, first + len(rows)), zip(*columns, strict=True), strict=True)
        self._put("".join([f'<row r="{number}">{"".join(cells)}</row>' for number, cells in lines]))

    def _cells(self, cell_type: CellType, values: Sequence[Any]) -> list[str]:
        style = _STYLES[cell_type]
        blank = f'<c s="{style}"/>'
        if cell_type is CellType.TEXT:
            if _all_safe(values):
                start = f'<c s="{style}" t="str"><v>'
                return [blank if value is None else f"{start}{value}</v></c>" for value in values]
            self.cut += sum(map(_too_long, values))
            texts = {value: f'<c s="{style}"{_text(value)}' for value in set(values) if value is not None}
            return [blank if value is None else texts[value] for value in values]
        known: dict[Any, str] = {None: blank}
        return [known.get(value) or known.setdefault(value, self._cell(cell_type, style, value)) for value in values]

    def _cell(self, cell_type: CellType, style: int, value: Any) -> str:
        number = _number(cell_type, value)
        if number is None:
            return f'<c s="{_STYLES[CellType.TEXT]}"{_text(str(value))}'
        return f'<c s="{style}"><v>{number}</v></c>'


def _too_long(text: str | None) -> bool:
    return text is not None and 2 * len(text) > LONGEST and len(text.encode("utf-16-le", "surrogatepass")) > 2 * LONGEST


def _text(text: str) -> str:
    """The rest of the cell of a text, cut where no cell holds it."""
    if _too_long(text):
        kept = text.encode("utf-16-le", "surrogatepass")[: 2 * (LONGEST - 1)]
        text = kept.decode("utf-16-le", "ignore") + "…"
    safe = escape(_ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", text))
    keep = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f' t="inlineStr"><is><t{keep}>{safe}</t></is></c>'


def _all_safe(values: Sequence[str | None]) -> bool:
    """Whether these texts can stand in XML as they are: asked of all of them at once, which is ten times faster."""
    texts = [value for value in values if value is not None]
    joined = f"|{'|'.join(texts)}|"
    short = len(joined) <= LONGEST or 2 * max(map(len, texts)) <= LONGEST
    return short and joined.isprintable() and not any(sign in joined for sign in _UNSAFE)


def _number(cell_type: CellType, value: Any) -> str | None:
    """The value as a cell's number; None where only text keeps it."""
    if cell_type is CellType.DATE and isinstance(value, date) and value >= _FIRST_DAY:
        return str(value.toordinal() - _DAY_ZERO)
    if cell_type in {CellType.WHOLE, CellType.AMOUNT} and isinstance(value, int | Decimal):
        digits = format(value, "f") if isinstance(value, Decimal) else str(value)
        return digits if len(digits.strip("-0.").replace(".", "")) <= _DIGITS else None
    return None


def _letters(place: int) -> str:
    """The name of a column by its place from 0: A, Z, AA."""
    name = ""
    while place >= 0:
        name = chr(ord("A") + place % 26) + name
        place = place // 26 - 1
    return name


def _head(sheet: Sheet) -> str:
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{column.width}.7109375" style="{_STYLES[column.type]}" customWidth="1"/>'
        for at, column in enumerate(sheet.columns, 1)
    )
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>'
        '<sheetView workbookViewId="0"><pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/>'
        '<selection pane="bottomLeft" activeCell="A3" sqref="A3"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>'
    )


def _foot(columns: int, last: int) -> str:
    return (
        f'</sheetData><autoFilter ref="A2:{_letters(columns - 1)}{last}"/>'
        '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )


def _frame(sheets: Sequence[Sheet], filters: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The parts of the package besides the sheets: name and XML."""
    numbers = range(1, len(sheets) + 1)
    office = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = [("xl/workbook.xml", "sheet.main"), ("xl/styles.xml", "styles")]
    parts += [(f"xl/worksheets/sheet{number}.xml", "worksheet") for number in numbers]
    yield (
        "[Content_Types].xml",
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(f'<Override PartName="/{name}" ContentType="{office}.{kind}+xml"/>' for name, kind in parts)
        + "</Types>",
    )
    yield "_rels/.rels", _relations(["officeDocument"], ["xl/workbook.xml"])
    targets = [*(f"worksheets/sheet{number}.xml" for number in numbers), "styles.xml"]
    yield "xl/_rels/workbook.xml.rels", _relations([*("worksheet" for _ in numbers), "styles"], targets)
    yield "xl/workbook.xml", _workbook(sheet_names([sheet.name for sheet in sheets]), filters)
    yield "xl/styles.xml", _STYLESHEET


def _relations(kinds: Sequence[str], targets: Sequence[str]) -> str:
    lines = (
        f'<Relationship Id="rId{number}" Type="{_RELATED}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(zip(kinds, targets, strict=True), 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def _workbook(names: Sequence[str], filters: Sequence[str]) -> str:
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>' for number, name in enumerate(names, 1)
    )
    defined = ""
    for place, (name, reach) in enumerate(zip(names, filters, strict=True)):
        sheet = escape("'" + name.replace("'", "''") + "'")
        defined += (
            f'<definedName name="_xlnm._FilterDatabase" localSheetId="{place}" hidden="1">{sheet}!{reach}</definedName>'
            f'<definedName name="_xlnm.Print_Titles" localSheetId="{place}">{sheet}!$2:$2</definedName>'
        )
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATED}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{listed}</sheets><definedNames>{defined}</definedNames></workbook>"
    )


def sheet_names(wanted: Sequence[str]) -> list[str]:
    """Names that a spreadsheet takes: 31 characters, each once, without brackets, colons, stars or slashes."""
    names: list[str] = []
    taken: set[str] = set()
    for name in wanted:
        clean = re.sub(r"[\[\]:*?/\\]", " ", name).strip("' ")[:31] or "Sheet"
        number, candidate = 2, clean
        while candidate.casefold() in taken:
            candidate = f"{clean[:27]} ({number})"
            number += 1
        taken.add(candidate.casefold())
        names.append(candidate)
    return names
