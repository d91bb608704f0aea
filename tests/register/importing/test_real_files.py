"""Ten real files against what was expected of them before they were ever read (tests/real_expected.toml)."""

import tomllib
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from register.errors import RegisterError
from register.importing.read import ReadFile, ReadSheet
from register.importing.reader import read_file
from register.store import Register
from register.tasks import import_files
from register.values import Money
from tests.conftest import ROOT

EXPECTED: list[dict[str, Any]] = tomllib.loads((ROOT / "tests" / "real_expected.toml").read_text("utf-8"))["file"]
TAKEN = next(file for file in EXPECTED if "refused" not in file)
REFUSED = next(file for file in EXPECTED if "refused" in file)


@dataclass(frozen=True, slots=True)
class Found:
    """What the importer makes of a file: as read, as reported, and the sentence where it is refused."""

    read: ReadFile
    told: dict[str, Any] | None
    refused: str | None


@pytest.fixture
def empty(address: str) -> str:
    """The address of a register without records."""
    Register.create(address).close()
    return address


def found_in(path: Path, address: str) -> Found:
    read = read_file(path)
    try:
        report = import_files(address, [path])
    except RegisterError as error:
        return Found(read, None, str(error.what))
    return Found(read, report["files"][0] | {"proposals": report["proposals"]}, None)


def differences(expected: dict[str, Any], found: Found) -> list[str]:
    """Each thing that is not as expected."""
    sheets = [sheet.get("name") for sheet in expected["sheets"]]
    pairs = [
        ("refused", expected.get("refused"), found.refused),
        ("sheets", sheets, [sheet.name for sheet in found.read.sheets]),
    ]
    for sheet, place in zip(expected["sheets"], range(len(found.read.sheets)), strict=False):
        pairs += of_sheet(sheet, found.read.sheets[place])
        pairs += of_table(sheet, found, place) if "table" in sheet else []
    return [f"{what}: expected {want!r}, found {have!r}" for what, want, have in pairs if want != have]


def of_sheet(expected: dict[str, Any], sheet: ReadSheet) -> list[tuple[str, Any, Any]]:
    taken = "table" in expected
    verdict = expected.get("verdict", "table" if taken else sheet.verdict)
    return [
        ("verdict", verdict, sheet.verdict),
        ("rows", expected["new"] + expected["rejected"] if taken else 0, len(sheet.rows)),
    ]


def of_table(expected: dict[str, Any], found: Found, place: int) -> list[tuple[str, Any, Any]]:
    sheet = found.read.sheets[place]
    rows = found.told["sheets"][place]["rows"] if found.told else {}
    said = [*found.told["problems"], *found.told["proposals"]] if found.told else []
    told = {(remark["row"], remark["field"]) for remark in said}
    columns = {column.column: column.field for column in sheet.columns if column.field}
    values = {field: text_of(column[0]) for field, column in sheet.values.items() if column}
    return [
        ("new", expected["new"], rows.get("new")),
        ("rejected", expected["rejected"], rows.get("rejected")),
        ("table", expected["table"], sheet.table),
        ("header rows", tuple(expected["header_rows"]), sheet.header_rows),
        *((f"column {letters}", expected["columns"].get(letters), columns.get(letters))
          for letters in sorted({*columns, *expected["columns"]})),
        *((f"first {field}", value, values.get(field)) for field, value in expected["first"].items()),
        *((f"told {row} {field}", True, (row, field) in told) for row, field in expected["told"]),
    ]  # fmt: skip


def text_of(value: object) -> str | None:
    if isinstance(value, Money):
        return f"{value.amount:.2f}"
    return None if value is None else str(value)


@pytest.mark.parametrize("expected", EXPECTED, ids=[file["name"].split("_")[-1] for file in EXPECTED])
def test_a_real_file_gives_what_a_careful_clerk_expects(expected: dict[str, Any], shared: Path, empty: str) -> None:
    assert differences(expected, found_in(shared / "data" / "real" / expected["name"], empty)) == []


def test_ten_files_are_expected_and_all_are_there(shared: Path) -> None:
    assert len({file["name"] for file in EXPECTED}) == 10
    assert all((shared / "data" / "real" / file["name"]).is_file() for file in EXPECTED)


WRONG: dict[str, Callable[[dict[str, Any]], object]] = {
    "one row more": lambda sheet: sheet.update(new=sheet["new"] + 1),
    "a row rejected": lambda sheet: sheet.update(new=sheet["new"] - 1, rejected=1),
    "another table": lambda sheet: sheet.update(table="A1:L4"),
    "another header": lambda sheet: sheet.update(header_rows=[2]),
    "another field": lambda sheet: sheet["columns"].update(E="maker"),
    "a column that is none": lambda sheet: sheet["columns"].update(A="vendor"),
    "a column left out": lambda sheet: sheet["columns"].pop("D"),
    "another value": lambda sheet: sheet["first"].update(quantity="16"),
    "something told of a sound cell": lambda sheet: sheet["told"].append([2, "quantity"]),
    "not a table": lambda sheet: sheet.update(verdict="no_equipment"),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG.keys())
def test_a_wrong_expectation_is_noticed(wrong: Callable[[dict[str, Any]], object], shared: Path, empty: str) -> None:
    found = found_in(shared / "data" / "real" / TAKEN["name"], empty)
    expected = deepcopy(TAKEN)
    wrong(expected["sheets"][0])
    assert set(differences(expected, found)) > set(differences(TAKEN, found))


def test_a_refusal_is_compared_word_by_word(shared: Path, empty: str) -> None:
    found = found_in(shared / "data" / "real" / REFUSED["name"], empty)
    assert differences({**REFUSED, "refused": "It cannot be read."}, found) != []
    assert differences({key: value for key, value in REFUSED.items() if key != "refused"}, found) != []
    assert differences({**REFUSED, "sheets": [*REFUSED["sheets"], {"name": "Another"}]}, found) != []
