"""A questionnaire that came back, read: which cells answer what, whatever was moved or sorted in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from register.errors import RegisterError
from register.fields.catalogue import CATALOGUE
from register.importing.cleaning import written
from register.importing.dates import read_day
from register.importing.extent import column_letters
from register.importing.identifiers import plain
from register.importing.package import UNCHANGED
from register.importing.read import ColumnMatch, Problem, ReadFile, ReadSheet
from register.importing.workbook import Grid, open_file
from register.questions import marks
from register.questions.form import OWNERS
from register.questions.marks import FACT, MARK, Code
from register.texts import Text

_TOP = 10  # rows among which the codes of the columns are looked for
_BESIDE = (marks.REASON, marks.STATED_ON, marks.AUTHOR)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a questionnaire in which something is filled in.

    sheet: its place among the sheets; number: the sheet's own, from 1. code: what it is about, None for a row that was
    added. cells: as the file has them, by key of `entity` (of a list) or under "answer". letters: of their columns.
    """

    sheet: int
    number: int
    code: Code | None
    entity: str
    cells: dict[str, Any]
    letters: dict[str, str]
    reason: str | None
    stated_on: date | None
    author: str | None


@dataclass(slots=True)
class Answers:
    """A questionnaire, read.

    file: as the report and the kept rows have it. identity: of its register. vendor: whom it was for, None for the
    service. author, stated_on: of all answers that do not say themselves.
    """

    file: ReadFile
    identity: str
    vendor: int | None
    author: str | None
    stated_on: date | None
    rows: list[Row] = field(default_factory=list)


def is_questionnaire(file: ReadFile) -> bool:
    """Whether a file that was read is a questionnaire of this program."""
    return any(MARK in cells for sheet in file.sheets for _, cells in sheet.head[:_TOP])


def read_answers(path: Path) -> Answers:
    """What a questionnaire answers. Raises RegisterError where it is none, or of several registers."""
    opened = open_file(path)
    reading = _Reading(opened.name)
    sheets = [reading.sheet(place, grid) for place, grid in enumerate(opened.grids)]
    file = ReadFile(opened.name, opened.sha256, opened.type, None, None, tuple(sheets))
    return reading.answers(file)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where what stands in a sheet. columns: their places, from `first` (1 for A), by what they hold."""

    sheet: int
    entity: str
    columns: dict[str, int]
    owners: frozenset[str]
    first: int


class _Reading:
    def __init__(self, name: str) -> None:
        self._name = name
        self._rows: list[Row] = []
        self._identities: set[str] = set()
        self._vendor: int | None = None
        self._top: dict[str, Any] = {}

    def answers(self, file: ReadFile) -> Answers:
        if len(self._identities) != 1:
            raise _spoiled(self._name, len(self._identities))
        day = read_day(self._top.get(marks.STATED_ON, ""), "dmy").value
        author = plain(self._top.get(marks.AUTHOR, "")) or None
        return Answers(file, next(iter(self._identities)), self._vendor, author, day, self._rows)

    def sheet(self, place: int, grid: Grid) -> ReadSheet:
        """Read one sheet: rows that answer are kept, the others are told by kind."""
        header = next((row for row, cells in enumerate(grid.rows[:_TOP]) if MARK in cells), None)
        if header is None:
            why = Text("No questions: the first, hidden row of a sheet of questions is missing.")
            return ReadSheet(grid.name, grid.visible, "no_table" if grid.visible else "hidden", why)
        codes = [cell if isinstance(cell, str) else "" for cell in grid.rows[header]]
        if marks.VALUE in codes:
            self._readme(grid, codes, header)
            return ReadSheet(grid.name, grid.visible, "left_out", Text("Who answers, and when."))
        return self._answers(place, grid, codes, header)

    def _readme(self, grid: Grid, codes: Sequence[str], header: int) -> None:
        at, value = codes.index(MARK), codes.index(marks.VALUE)
        for cells in grid.rows[header + 1 :]:
            code = marks.read_code(str(cells[at]))
            if code is None:
                continue
            self._identities.add(code.identity)
            if code.kind == "vendor" and len(code.ids) == 1:
                (self._vendor,) = code.ids
            self._top[code.key] = cells[value]

    def _answers(self, place: int, grid: Grid, codes: Sequence[str], header: int) -> ReadSheet:
        layout = _layout(grid, codes, place)
        if layout is None:
            why = Text("The column of the answers is missing: nothing of this sheet was read.")
            problem = Problem(grid.name, None, None, None, "no_answers", None, "left out", why)
            return ReadSheet(grid.name, grid.visible, "no_table", why, problems=[problem])
        body = list(enumerate(grid.rows[header + 2 :], header + 3))
        found = [row for number, cells in body if (row := self._row(layout, number, cells)) is not None]
        self._rows += found
        taken = {row.number for row in found}
        heads = grid.rows[header + 1] if body else [""] * len(codes)
        return ReadSheet(
            grid.name, grid.visible, "table",
            Text("{n} row with an answer.", "{n} rows with an answer.", n=len(found)),
            header_rows=(header + 1, header + 2),
            columns=tuple(_match(layout, written(head), at) for at, head in enumerate(heads)),
            rows=tuple(row.number for row in found),
            cells=[tuple(map(written, cells)) for number, cells in body if number in taken],
            ignored=((header + 1, "header"), (header + 2, "header"),
                     *((number, "blank") for number, _ in body if number not in taken)),
        )  # fmt: skip

    def _row(self, layout: _Layout, number: int, cells: Sequence[Any]) -> Row | None:
        """A row that says anything; None for any other."""
        values = {key: cells[at] for key, at in layout.columns.items()}
        code = marks.read_code(plain(values.pop(MARK)))
        if code is not None:
            self._identities.add(code.identity)
        reason, day, author = (values.pop(key, "") for key in _BESIDE)
        filled = [key for key, cell in values.items() if plain(cell) and key not in layout.owners]
        if not filled and not plain(reason):
            return None
        return Row(
            layout.sheet, number, code, layout.entity, values,
            {key: column_letters(layout.first + at) for key, at in layout.columns.items()},
            plain(reason) or None, read_day(day, "dmy").value, plain(author) or None,
        )  # fmt: skip


def _layout(grid: Grid, codes: Sequence[str], sheet: int) -> _Layout | None:
    """Where what stands in a sheet; None where no column holds answers."""
    entity = next((head for code in codes if (head := code.partition(".")[0]) in CATALOGUE and "." in code), "")
    columns: dict[str, int] = {}
    for at, code in enumerate(codes):
        head, _, key = code.partition(".")
        if code in {MARK, *_BESIDE} or (not entity and code == marks.ANSWER):
            columns.setdefault(code, at)
        elif entity and head == entity and key in {one.key for one in CATALOGUE[entity].stored}:
            columns.setdefault(key, at)
    if not entity and marks.ANSWER not in columns:
        return None
    owners = {one.key for one in CATALOGUE[entity].stored if one.to in OWNERS} if entity else set()
    return _Layout(sheet, entity, columns, frozenset(owners), grid.first_column)


def _match(layout: _Layout, head: str, at: int) -> ColumnMatch:
    key = next((key for key, place in layout.columns.items() if place == at), None)
    field = FACT if key == MARK else key
    reason = Text("The hidden first row says so.") if field else Text("It holds no answer.")
    return ColumnMatch(column_letters(layout.first + at), head, field, 1.0 if field else 0.0, reason, ())


def _spoiled(name: str, registers: int) -> RegisterError:
    what = (
        Text("“{file}” holds the questions of several registers.", file=name)
        if registers
        else Text("“{file}” has lost its hidden column: nothing says what its rows are about.", file=name)
    )
    return RegisterError(what, Text("Answer in a copy of the questionnaire as it was sent."), unchanged=UNCHANGED)
