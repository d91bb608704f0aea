"""The spreadsheets that are written: every value comes back with its type and its format, in every reader."""

import shutil
import subprocess
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from register import sheets
from register.errors import Cancelled, RegisterError
from register.sheets import LONGEST, CellType, Choice, Column, Sheet, Styled, sheet_names, write_workbook

COLUMNS = (
    Column("name", "Désignation", width=30),
    Column("on", "Mise en service", CellType.DATE),
    Column("quantity", "Quantité", CellType.WHOLE),
    Column("price", "Prix", CellType.AMOUNT),
)
TEXTS = (
    "=1+1", "+33 1 23", "-5", "@SUM(A1)", "00123", "1E5", "TRUE", "2020-01-31", "'quoted", " before", "after ",
    "two\nlines", "tab\tstop", "return\rhere", "<b>&\"'</b>", "_x0041_", "_x", "\x01\x1f", "|", "a|b", "Œuvre 中文 😀",
    "12345678901234567890", "#N/A", "]]>",
)  # fmt: skip
FORMATS = ("@", "yyyy\\-mm\\-dd", "0", "#,##0.00")


def rows() -> list[tuple[Any, ...]]:
    numbers = enumerate(TEXTS)
    return [(text, date(2020, 2, 28 + n % 2), n - 3, Decimal(n * 1001) / 100) for n, text in numbers]


def written(path: Path, *given_rows: tuple[Any, ...]) -> Worksheet:
    write_workbook(path, [Sheet("Équipements", COLUMNS, given_rows, len(given_rows))])
    return load_workbook(path).worksheets[0]


def soffice(path: Path, to: str, folder: Path) -> Path:
    """The file as LibreOffice saves it anew."""
    command = shutil.which("soffice")
    if command is None:
        pytest.skip("LibreOffice is not installed")
    home = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [command, home, "--headless", "--convert-to", to, "--outdir", folder, path], check=True, capture_output=True
    )
    return folder / f"{path.stem}.{to.partition(':')[0]}"


def test_libreoffice_gives_back_value_type_and_format_of_every_cell(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    plain = [("=1+1",), ("00123",), ("2020-01-31",), ("TRUE",), (None,), ("1,5",)]
    write_workbook(path, [Sheet("Équipements", COLUMNS, rows(), len(TEXTS)), Sheet("Plain", COLUMNS[:1], plain)])
    (tmp_path / "anew").mkdir()
    book = load_workbook(soffice(path, "xlsx", tmp_path / "anew"))
    cells = [row[0] for row in book["Plain"].iter_rows(min_row=3)]
    assert [cell.value for cell in cells] == [text for (text,) in plain]
    assert {(cell.data_type, cell.number_format) for cell in cells if cell.value} == {("s", "@")}
    sheet = book.worksheets[0]
    assert sheet.title == "Équipements"
    assert load_workbook(path).worksheets[0].freeze_panes == "A3"  # LibreOffice without a window keeps no view
    assert sheet.auto_filter.ref == f"A2:D{len(TEXTS) + 2}"
    assert sheet.row_dimensions[1].hidden
    assert sheet.column_dimensions["A"].width == pytest.approx(30.7, rel=0.1)
    assert [cell.value for cell in sheet[1]] == [column.code for column in COLUMNS]
    assert [cell.value for cell in sheet[2]] == [column.heading for column in COLUMNS]
    for row, expected in zip(sheet.iter_rows(min_row=3), rows(), strict=True):
        text, on, quantity, price = expected
        assert row[0].value == escaped(text)
        assert (row[0].data_type, row[1].value.date(), row[2].value) == ("s", on, quantity)
        assert row[3].value == pytest.approx(float(price))
        assert tuple(cell.number_format for cell in row) == FORMATS


def escaped(text: str) -> str:
    """How openpyxl reads characters that XML cannot hold: as LibreOffice escaped them by the standard's rule."""
    return text.replace("\x01", "_x0001_").replace("\x1f", "_x001f_")


def test_calamine_gives_back_every_text_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    write_workbook(path, [Sheet("Équipements", COLUMNS, rows(), len(TEXTS))])
    found = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert [tuple(row) for row in found[2:]] == [(text, on, n, float(price)) for text, on, n, price in rows()]


@given(st.lists(st.text(), min_size=1))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = tmp_path_factory.mktemp("any") / "out.xlsx"
    write_workbook(path, [Sheet("Any", COLUMNS[:1], [(text,) for text in texts])])
    found = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert [row[0] for row in found[2:]] == texts


def test_what_no_cell_holds_as_a_number_stays_text(tmp_path: Path) -> None:
    sheet = written(
        tmp_path / "out.xlsx",
        ("a", date(1899, 12, 31), 1234567890123456, Decimal("12345678901234.5678")),
        ("b", "none", 100_000_000_000_000_000, Decimal("-1234567.8912")),
        (None, None, None, None),
    )
    first, second, third = (tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=3))
    assert first == ("a", "1899-12-31", "1234567890123456", "12345678901234.5678")
    assert second == ("b", "none", 100_000_000_000_000_000, -1234567.8912)
    assert third == (None, None, None, None)
    assert tuple(cell.number_format for cell in sheet[5]) == FORMATS


def test_a_text_too_long_for_a_cell_is_cut_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    texts = ["x" * LONGEST, "x" * (LONGEST + 1), "😀" * (LONGEST // 2), "😀" * (LONGEST // 2 + 1)]
    assert write_workbook(path, [Sheet("Long", COLUMNS[:1], [(text,) for text in texts])]) == 2
    found = [row[0].value for row in load_workbook(path).worksheets[0].iter_rows(min_row=3)]
    assert found[0] == texts[0]
    assert found[2] == texts[2]
    for kept in (found[1], found[3]):
        assert kept.endswith("…")
        assert len(kept.encode("utf-16-le")) // 2 <= LONGEST


def test_the_same_cells_make_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        write_workbook(tmp_path / name, [Sheet("Équipements", COLUMNS, rows()), Sheet("Empty", COLUMNS, [])])
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_a_sheet_without_rows_has_its_headings(tmp_path: Path) -> None:
    sheet = written(tmp_path / "out.xlsx")
    assert (sheet.max_row, sheet.auto_filter.ref) == (2, "A2:D2")


def test_many_columns_and_rows_stand_where_they_belong(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    columns = [Column(f"c{n}", f"C{n}", CellType.WHOLE) for n in range(60)]
    write_workbook(path, [Sheet("Wide", columns, [[n] * 60 for n in range(2_500)])])
    sheet = load_workbook(path).worksheets[0]
    assert sheet["BH2"].value == "C59"
    assert sheet["BH2502"].value == 2_499
    assert sheet.auto_filter.ref == "A2:BH2502"


def test_more_rows_than_a_sheet_holds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", 2_000)
    with pytest.raises(RegisterError, match="no more than 2,000 rows"):
        write_workbook(tmp_path / "out.xlsx", [Sheet("Long", COLUMNS[:1], [("x",)] * 1_999)])
    assert not [*tmp_path.iterdir()]


def test_cancelling_leaves_nothing(tmp_path: Path) -> None:
    def stop(done: int, of: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_workbook(tmp_path / "out.xlsx", [Sheet("Long", COLUMNS[:1], [("x",)] * 5_000, 5_000)], stop)
    assert not [*tmp_path.iterdir()]


def test_names_of_sheets_are_such_as_spreadsheets_take() -> None:
    assert sheet_names(["Équipements", "équipements", "a/b:c", "x" * 40, "x" * 40, "''", "[]"]) == [
        "Équipements", "équipements (2)", "a b c", "x" * 31, f"{'x' * 27} (2)", "Sheet", "Sheet (2)",
    ]  # fmt: skip


def test_a_sheets_name_may_have_an_apostrophe(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    write_workbook(path, [Sheet("L'état & <plan>", COLUMNS, rows())])
    book = load_workbook(path)
    assert book.sheetnames == ["L'état & <plan>"]
    assert book.worksheets[0].print_title_rows == "$2:$2"


def test_drop_down_lists_and_cells_to_fill_in_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    columns = (
        Column("code", "", hidden=True),
        Column("asked", "Question", CellType.PROSE, 40),
        Column("answer", "Réponse", CellType.STYLED),
    )
    asked = [
        ("a", "Is it?\nReally?", Styled(CellType.FILL_TEXT)),
        ("b", "When?", Styled(CellType.FILL_DATE, date(2026, 1, 2))),
        ("c", "<known>", Styled(CellType.KNOWN, "=1+1")),
    ]
    words = Sheet("L'état", [Column("list", "Words")], [("oui",), ("non",)], hidden=True, filtered=False)
    choice = Choice(2, (range(1), range(2, 3)), "L'état", 0, 2, strict=False, prompt="x" * 300)
    write_workbook(path, [Sheet("Questions", columns, asked, 3, [choice]), words])
    (tmp_path / "anew").mkdir()
    for book in (load_workbook(path), load_workbook(soffice(path, "xlsx", tmp_path / "anew"))):
        sheet, lists = book.worksheets
        (found,) = sheet.data_validations.dataValidation
        assert (str(found.sqref), found.formula1.replace("$", ""), bool(found.showErrorMessage)) == (
            "C3 C5", "'L''état'!A3:A4", False,
        )  # fmt: skip
        assert lists.sheet_state == "hidden"
        assert lists.auto_filter.ref is None
        assert sheet.column_dimensions["A"].hidden
        assert [row[2].value for row in sheet.iter_rows(min_row=3)][2] == "=1+1"
        assert sheet["C4"].value.date() == date(2026, 1, 2)
        assert sheet["C5"].data_type == "s"
        assert (sheet["C3"].number_format, sheet["C3"].fill.fgColor.rgb) == ("@", "FFFFF8DC")
        assert sheet["B3"].alignment.wrap_text
