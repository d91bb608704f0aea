"""Files that are no inventory, or are there to do harm: one sentence each, and nothing is written."""

import hashlib
import os
import random
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from register.errors import RegisterError
from register.importing.reader import read_file
from register.store import Register
from tests.files import bad
from tests.register.apart import Apart
from tests.register.refusals import refusal

NOISE = random.Random(20261124)
SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)
SHARED_CELL = '<row r="9"><c r="A9" t="s"><v>0</v></c></row>'
ONE = {"Inventory": bad.sheet(bad.INVENTORY)}
NO_WORKBOOK, DAMAGED, FAR = "is no workbook", "is damaged", "with almost nothing in between"
LOCKED, BOMB, NO_LIST = "is protected by a password", "unpacks to far more", "holds no list of equipment"


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register without records."""
    path = tmp_path_factory.mktemp("empty") / "city.vitrine"
    Register.create(path).close()
    return path


@pytest.fixture
def city(empty: Path, tmp_path: Path) -> Path:
    """A copy of it, alone in its folder."""
    (tmp_path / "city").mkdir()
    return Path(shutil.copy(empty, tmp_path / "city" / "city.vitrine"))


def without(part: str) -> bytes:
    return bad.packed({name: content for name, content in bad.parts(ONE).items() if part not in name})


def shared(texts: str, attributes: str = "", before: str = "") -> bytes:
    part = f'{before}<sst xmlns="{SPREADSHEET}" {attributes}>{texts}</sst>'
    return bad.workbook(bad.INVENTORY + SHARED_CELL, shared=part)


def at(row: int, letters: str) -> str:
    return f'<row r="{row}"><c r="{letters}{row}"><v>1</v></c></row>'


def ods_row(cells: str, row: str = "") -> bytes:
    return bad.ods(f"<table:table-row {row}>{cells}</table:table-row>")


def wrong_sum() -> bytes:
    made = bytearray(bad.workbook())
    for place in (30, 45, 60):
        made[made.find(b"sheet1.xml") + place] ^= 0xFF
    return bytes(made)


FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "random.xlsx": (NO_WORKBOOK, lambda: NOISE.randbytes(5_000)),
    "offer.pdf.xlsx": ("it is a PDF document", lambda: b"%PDF-1.7\n" + NOISE.randbytes(500)),
    "picture.xlsx": ("it is a picture", lambda: b"\x89PNG\r\n\x1a\n" + bytes(500)),
    "letter.xlsx": ("it is a text document", lambda: bad.packed({"word/document.xml": "<w:document/>"})),
    "letter.xls": ("it is a document of another kind", lambda: bad.compound("WordDocument", NOISE.randbytes(5_000))),
    "page.xls": ("it is a web page or XML", lambda: b"<html><table><tr><td>Vendor</td></tr></table></html>"),
    "archive.xlsx": ("it is an archive", lambda: bad.packed({"a.txt": "hello"})),
    "data.csv": ("it is JSON", lambda: b'[{"vendor": "Axis"}]'),
    "program.xls": (NO_WORKBOOK, lambda: b"MZ\x90\x00\x03" + bytes(3_000)),
    "letter.csv": (NO_LIST, lambda: b"Dear Sir,\nplease find attached our offer.\n"),
    # corrupt
    "cut.xlsx": (DAMAGED, lambda: bad.workbook()[:1_200]),
    "cut_end.xlsx": (DAMAGED, lambda: bad.workbook()[:-60]),
    "head.xlsx": (DAMAGED, lambda: b"PK\x03\x04" + bytes(30)),
    "bits.xlsx": (DAMAGED, wrong_sum),
    "cell.xlsx": (DAMAGED, lambda: bad.workbook(bad.INVENTORY + "<row r='9'><c r='A9'")),
    "words.xlsx": (DAMAGED, lambda: bad.workbook(sheet="this is not XML at all")),
    "half.xlsx": (DAMAGED, lambda: bad.workbook(sheet=bad.sheet(bad.INVENTORY)[:700])),
    "no_sheet.xlsx": (DAMAGED, lambda: without("sheet1")),
    "no_book.xlsx": (DAMAGED, lambda: without("workbook.xml")),
    "no_relations.xlsx": (DAMAGED, lambda: without("workbook.xml.rels")),
    "book.xlsx": (DAMAGED, lambda: bad.workbook(book="<workbook><sheets><sheet")),
    "styles.xlsx": (DAMAGED, lambda: bad.workbook(styles="<styleSheet><cellXfs")),
    "no_text.xlsx": (DAMAGED, lambda: bad.workbook(bad.INVENTORY + SHARED_CELL)),
    "noise.xls": (DAMAGED, lambda: bad.compound("Workbook", NOISE.randbytes(6_000))),
    "cut.xls": (DAMAGED, lambda: bad.xls(bad.number(0, 0, 1.0))[:2_000]),
    "minus.ods": (DAMAGED, lambda: ods_row('<table:table-cell office:value-type="float" '
                                           'table:number-columns-repeated="-3"/>', 'table:number-rows-repeated="-7"')),
    "beyond.xls": (DAMAGED, lambda: bad.xls(bad.number(0, 0, 1.0), bad.record(0x85, b"\xff\xff\xff\x0f\0\0\1\0A"))),
    "encoding.ods": (DAMAGED, lambda: bad.packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                                                  "content.xml": '<?xml version="1.0" encoding="none"?><content/>'})),
    # empty
    "empty.xlsx": ("is empty", lambda: b""),
    "empty.csv": ("is empty", lambda: b""),
    "no_rows.xlsx": (NO_LIST, lambda: bad.workbook("")),
    "headings.xlsx": (NO_LIST, lambda: bad.workbook(bad.rows(bad.HEADINGS))),
    "no_sheets.xlsx": (NO_LIST, lambda: bad.packed(bad.parts({}))),
    "blank.csv": (NO_LIST, lambda: b"\n\r\n  \n"),
    # encrypted
    "locked.xlsx": (LOCKED, lambda: bad.locked(bad.workbook(), "secret")),
    "locked.xls": (LOCKED, lambda: bad.xls(bad.number(0, 0, 1.0), bad.record(0x2F, bytes(54)))),
    "locked.ods": (LOCKED, lambda: bad.ods("", '<manifest:file-entry manifest:full-path="content.xml">'
                                               "<manifest:encryption-data/></manifest:file-entry>")),
    "locked_zip.xlsx": (LOCKED, lambda: bad.workbook().replace(b"PK\x03\x04\x14\x00\x00", b"PK\x03\x04\x14\x00\x01")
                                                      .replace(b"PK\x01\x02\x14\x03\x14\x00\x00",
                                                               b"PK\x01\x02\x14\x03\x14\x00\x01")),
    # phantom ranges
    "far.xlsx": (FAR, lambda: bad.workbook(bad.INVENTORY + at(1_048_576, "XFD"))),
    "far_row.xlsx": (FAR, lambda: bad.workbook(bad.INVENTORY + at(1_048_576, "A"))),
    "several.xlsx": (FAR, lambda: bad.workbook(bad.INVENTORY + "".join(at(n * 1000, bad.column(n * 16))
                                                                       for n in range(1, 1_000)))),
    "spaced.xlsx": (FAR, lambda: bad.workbook(bad.INVENTORY + '<row  r = "1048576" ><c t="n" r = "XFD1048576" >'
                                                              "<v>1</v></c></row>")),
    "small_letters.xlsx": (FAR, lambda: bad.workbook(bad.INVENTORY + at(1_048_576, "xfd"))),
    "unsaid.xlsx": (FAR, lambda: bad.workbook(f'{bad.INVENTORY}<row r="1048576">{"<c/>" * 16_383}<c><v>1</v></c>'
                                              "</row>")),
    "other_row.xlsx": (FAR, lambda: bad.workbook(bad.INVENTORY + '<row r="4"><c r="XFD1048576"><v>1</v></c></row>')),
    "letters.xlsx": (DAMAGED, lambda: bad.workbook(bad.INVENTORY + '<row r="4"><c r="AAAAAAA4"><v>1</v></c></row>')),
    "digits.xlsx": (DAMAGED, lambda: bad.workbook(bad.INVENTORY + at(99_999_999_999, "A"))),
    "row_zero.xlsx": (DAMAGED, lambda: bad.workbook(bad.INVENTORY + at(0, "A"))),
    "sheets.xlsx": ("too large to be read at once", lambda: bad.packed(bad.parts(
        {f"S{n}": bad.sheet(bad.INVENTORY + at(300_000, "A")) for n in range(100)}))),
    "far.xls": (FAR, lambda: bad.xls(bad.number(0, 0, 1.0) + bad.number(65_535, 255, 1.0))),
    "far.ods": (FAR, lambda: ods_row('<table:table-cell office:value-type="float" office:value="1" '
                                     'table:number-columns-repeated="16384"/>',
                                     'table:number-rows-repeated="1048576"')),
    # bombs
    "bomb.xlsx": (BOMB, lambda: bad.bomb("xl/worksheets/sheet1.xml", 120, bad.parts(ONE))),
    "bomb_shared.xlsx": (BOMB, lambda: bad.bomb("xl/sharedStrings.xml", 120, bad.parts(ONE))),
    "bomb_book.xlsx": (BOMB, lambda: bad.bomb("xl/workbook.xml", 90, bad.parts(ONE))),
    "bombs.xlsx": (BOMB, lambda: bad.packed(bad.parts({f"S{n}": bad.sheet(bad.INVENTORY) + " <!-- -->" * 1_000_000
                                                       for n in range(9)}))),
    "repeated.xlsx": (BOMB, lambda: bad.workbook(
        bad.INVENTORY + "".join(f'<row r="{n}">' + "".join(f'<c r="{bad.column(place)}{n}" t="s"><v>0</v></c>'
                                                           for place in range(20)) + "</row>" for n in range(4, 2_000)),
        shared=f'<sst xmlns="{SPREADSHEET}"><si><t>{"x" * 32_000}</t></si></sst>')),
    "claimed.xlsx": (DAMAGED, lambda: shared("<si><t>a</t></si>", 'uniqueCount="4294967295"')),
    "entities.xlsx": (DAMAGED, lambda: bad.workbook(sheet=LAUGHS + bad.sheet(
        bad.INVENTORY + '<row r="9"><c r="A9" t="inlineStr"><is><t>&j;</t></is></c></row>').partition("?>")[2])),
    "entities_shared.xlsx": (DAMAGED, lambda: shared("<si><t>&j;</t></si>", before=LAUGHS)),
    "late_entities.xlsx": (DAMAGED, lambda: bad.workbook(sheet=f'<?xml version="1.0"?><!--{"x<" * (1 << 20)}-->'
        + LAUGHS.partition("?>")[2] + bad.sheet(bad.INVENTORY.replace("Depot", "&j;")).partition("?>")[2])),
    "entities.ods": (DAMAGED, lambda: bad.packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                                                  "content.xml": f"{LAUGHS}<content>&j;</content>"})),
    "secrets.xlsx": (DAMAGED, lambda: shared("<si><t>&x;</t></si>", before='<?xml version="1.0"?><!DOCTYPE l '
                                             '[<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
    # text files
    "nul.csv": ("line 2 holds signs that no text has", lambda: b"Vendor;Model;Serial\nAxis;P\x001;123\n"),
    "late_nul.csv": ("line 3001", lambda: b"Vendor;Model;Serial number;Site\n" + b"Axis;P1;123;Depot\n" * 2_999
                                          + b"Axis;P\x001;124;Depot\n"),
    "mixed.csv": ("mixes UTF-8 with another encoding",
                  lambda: "Fabricant;Modèle;N° de série;Site\nAxis;P1;123;Médiathèque\n".encode() + b"\xe9cole\n"),
    "half.csv": (NO_WORKBOOK, lambda: b"\xff\xfe" + "Vendor;Model;Serial\n".encode("utf-16-le") + b"\x00"),
    "wide.csv": ("more cells than any table", lambda: b";".join([b"Vendor", b"Model"] + [b"x"] * 20_000) + b"\n"),
    "wide_rows.csv": (FAR, lambda: b"Vendor;Model;Serial" + b";x" * 16_000 + b"\n" + b"Axis;P;1\n" * 20_000),
    "one_line.csv": ("has no end", lambda: b"x" * 30_000_000),
    "one_line_of_cells.csv": ("more cells than any table", lambda: b"Axis;" * 6_000_000),
    "open_quote.csv": ("has no end", lambda: b'Vendor;Model;Serial\n"' + b"Axis;P;1\n" * 1_000_000),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_it_is_refused_in_a_sentence(name: str, city: Path, apart: Apart) -> None:
    says, made = FILES[name]
    path = bad.written(city.with_name(name), made())
    said = refusal(apart, city.parent, "import", city, path)
    assert says in said
    assert name in said


def test_a_text_file_of_200_megabytes_is_refused_before_it_is_read(city: Path, tmp_path: Path, apart: Apart) -> None:
    path = bad.written(tmp_path / "large.csv", b"Vendor;Model;Serial number")
    os.truncate(path, 200_000_000)
    assert "too large" in refusal(apart, city.parent, "import", city, path)
    os.truncate(path, 2_000_000_000)
    assert "too large" in refusal(apart, city.parent, "import", city, path)


def test_what_is_not_there_or_no_file(city: Path, apart: Apart) -> None:
    folder = city.parent
    assert "There is no file" in refusal(apart, folder, "import", city, folder / "none.xlsx")
    assert "is a folder" in refusal(apart, folder, "import", city, folder)
    assert "cannot be read" in refusal(apart, folder, "import", city, folder / ("x" * 300))
    assert "There is no file" in refusal(apart, folder, "import", city, city / "none.xlsx")
    assert "it is a database" in refusal(apart, folder, "import", city, city)
    os.mkfifo(folder / "pipe.xlsx")
    assert "cannot be read" in refusal(apart, folder, "import", city, folder / "pipe.xlsx")
    for argument in ("screen", "undo", "verify"):
        assert "There is no register" in refusal(apart, folder, argument, folder / "none.vitrine")


def test_one_bad_file_among_good_ones_imports_none(city: Path, apart: Apart) -> None:
    good = bad.written(city.with_name("good.xlsx"), bad.workbook())
    cut = bad.written(city.with_name("cut.xlsx"), bad.workbook()[:1_200])
    assert "cut.xlsx" in refusal(apart, city.parent, "import", city, good, cut)
    assert "cut.xlsx" in refusal(apart, city.parent, "import", city, cut, "--dry-run")


@pytest.mark.parametrize("content", [bad.workbook(), b"Vendor;Model;Serial number\nAxis;P1;123\n"])
def test_a_file_that_vanishes_while_it_is_read(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = bad.written(tmp_path / "gone.xlsx", content)
    digest = hashlib.file_digest

    def vanish(*arguments: object) -> object:
        path.unlink()
        return digest(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(hashlib, "file_digest", vanish)
    with pytest.raises(RegisterError, match="There is no file"):
        read_file(path)


def test_each_file_cut_anywhere_is_refused_or_read(tmp_path: Path) -> None:
    whole = {"a.xlsx": bad.workbook(), "a.xls": bad.xls(bad.number(0, 0, 1.0)), "a.ods": bad.ods("<table:table-row/>")}
    for name, content in whole.items():
        for end in range(1, len(content), 97):
            path = bad.written(tmp_path / name, content[:end])
            with suppress(RegisterError):
                assert not read_file(path).has_equipment
