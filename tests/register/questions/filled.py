"""Questionnaires filled in as a supplier would, in a spreadsheet program."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from register import tasks
from register.questions.asking import Written, write_questionnaire
from register.questions.marks import MARK
from register.store import Register

Answers = dict[str, Any]


def written(register: Register, path: Path, vendor: str | None, language: str = "en") -> Written:
    """A questionnaire as it is sent."""
    return write_questionnaire(register, path, vendor, language)


def fill(path: Path, answers: Answers, *, author: str | None = None, on: object = None) -> None:
    """Answer the rows whose code ends so ("product/1/maker"): a value, or a dict by the code of the column."""
    book = load_workbook(path)
    left = dict(answers)
    for sheet in book.worksheets:
        places = columns(sheet)
        if MARK not in places:
            continue
        for row in sheet.iter_rows(min_row=3):
            code = str(row[places[MARK]].value or "").partition("/")[2]
            if code.endswith("/answered_by"):
                row[places["value"]].value = author
            elif code.endswith("/answered_on"):
                row[places["value"]].value = on
            elif code in left:
                said = left.pop(code)
                for key, value in (said if isinstance(said, dict) else {"answer": said}).items():
                    row[places[key]].value = value
    assert not left, f"no such rows: {left}"
    book.save(path)


def add_rows(path: Path, name: str, *rows: Answers) -> None:
    """Fill in the first blank rows of a list, by the codes of its columns."""
    book = load_workbook(path)
    sheet = book[name]
    places = columns(sheet)
    blank = [row for row in sheet.iter_rows(min_row=3) if row[places[MARK]].value is None]
    for row, said in zip(blank, rows, strict=False):
        for key, value in said.items():
            row[places[key]].value = value
    book.save(path)


def edit(path: Path, change: Callable[[Workbook], None]) -> None:
    """Change a workbook in any other way."""
    book = load_workbook(path)
    change(book)
    book.save(path)


def columns(sheet: Worksheet) -> dict[str, int]:
    """The places of the columns from 0, by their codes."""
    return {str(cell.value): place for place, cell in enumerate(sheet[1]) if cell.value}


def back(register: Register, path: Path) -> dict[str, Any]:
    """Import the answers; gives the report."""
    return tasks.import_files(str(register.address), [path], who="Claude Martin")


def problems(report: dict[str, Any]) -> list[tuple[Any, ...]]:
    """What is the matter, cell by cell."""
    found = [problem for file in report["files"] for problem in file["problems"]]
    return [(one["sheet"], one["row"], one["column"], one["field"], one["kind"], one["value"]) for one in found]
