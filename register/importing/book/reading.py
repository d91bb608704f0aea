"""One sheet of a workbook of a whole register: whose records it lists, and what its cells say."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from register.book.columns import BookColumn, Part, coded_columns
from register.book.marks import ASIDE, NOTE, README, Mark, read_mark
from register.fields.catalogue import CATALOGUE
from register.fields.field import Kind
from register.importing.book.cells import Amount, read_column
from register.importing.cleaning import written, written_column
from register.importing.extent import column_letters
from register.importing.faults import Fault
from register.importing.identifiers import plain
from register.importing.read import ColumnMatch, Problem, ReadSheet
from register.importing.workbook import Grid
from register.texts import Text

_TOP = 10  # rows among which the codes of the columns are looked for
_ASIDE = Text("It explains the workbook; nothing of it is read back.")


class Placed(NamedTuple):
    """Where the codes of a sheet stand: the place of their row and of the column of its mark."""

    row: int
    column: int
    mark: Mark


def placed(grid: Grid) -> Placed | None:
    """Where the mark of a sheet stands; None where it has none."""
    for row, cells in enumerate(grid.rows[:_TOP]):
        for column, cell in enumerate(cells):
            mark = read_mark(cell) if isinstance(cell, str) else None
            if mark is not None:
                return Placed(row, column, mark)
    return None


def aside(sheet: ReadSheet) -> ReadSheet:
    """A sheet that somebody added to such a workbook: it is left out, whatever it holds."""
    kept = ReadSheet(sheet.name, sheet.visible, "left_out", Text("It has no codes of a register: it was left out."))
    ignored = sorted({*sheet.ignored, *((row, "other") for row in sheet.rows)})
    return replace(kept, head=sheet.head, ignored=tuple(ignored))


def read_records(grid: Grid, at: Placed) -> ReadSheet:
    """What a sheet says. Each row of its used range is read, or ignored by kind."""
    known = at.mark.holds in CATALOGUE
    if not known:
        why = _ASIDE if at.mark.holds in ASIDE else Text("A newer version of Vitrine wrote it: it was left out.")
        rows = tuple((number, "other") for number in range(1, len(grid.rows) + 1))
        note = _note(grid, at) if at.mark.holds == README else None
        return ReadSheet(grid.name, grid.visible, "left_out", why, ignored=rows, mark=at.mark, note=note)
    return _Reading(grid, at).done()


def _note(grid: Grid, at: Placed) -> str | None:
    """What the first sheet says that the import is."""
    for cells in grid.rows[at.row + 1 :]:
        if cells[at.column] == NOTE:
            return next((text for cell in reversed(cells[at.column + 2 :]) if (text := written(cell).strip())), None)
    return None


class _Reading:
    """The reading of one sheet of records."""

    def __init__(self, grid: Grid, at: Placed) -> None:
        self._grid = grid
        self._mark = at.mark
        self._header = at.row
        self._codes = [cell if isinstance(cell, str) else "" for cell in grid.rows[at.row]]
        self._own = at.column
        self._heads = grid.rows[at.row + 1] if len(grid.rows) > at.row + 1 else [""] * len(self._codes)
        body = list(enumerate(grid.rows[at.row + 2 :], at.row + 3))
        columns = coded_columns(at.mark.holds)
        self._places: dict[str, int] = {}
        for place, code in enumerate(self._codes):
            if code in columns:
                self._places.setdefault(code, place)
        looked_at = [self._own, *self._places.values()]
        self._rows = [pair for pair in body if any(pair[1][place] != "" for place in looked_at)]
        self._blank = {number for number, _ in body} - {number for number, _ in self._rows}
        self._cells: list[Sequence[Any]] = list(zip(*(cells for _, cells in self._rows), strict=True))
        if not self._cells:
            self._cells = [()] * len(self._codes)

    def done(self) -> ReadSheet:
        numbers = tuple(number for number, _ in self._rows)
        columns = (written_column(column, dict.fromkeys(column)) for column in self._cells)
        label = CATALOGUE[self._mark.holds].plural
        why = Text(
            "{kind}: {n} row, known by the codes of its columns.",
            "{kind}: {n} rows, known by the codes of its columns.",
            kind=label,
            n=len(numbers),
        )
        first, last = (column_letters(self._grid.first_column + place) for place in (0, len(self._codes) - 1))
        return ReadSheet(
            self._grid.name, self._grid.visible, "table", why,
            table=f"{first}{self._header + 1}:{last}{max(numbers, default=self._header + 2)}",
            header_rows=(self._header + 1, self._header + 2),
            columns=tuple(self._match(place) for place in range(len(self._codes))),
            rows=numbers,
            cells=list(zip(*columns, strict=True)),
            values=self._values(),
            ignored=tuple(sorted(self._ignored())),
            problems=self._problems(),
            mark=self._mark,
        )  # fmt: skip

    def _ignored(self) -> list[tuple[int, str]]:
        rows = [(number, "title") for number in range(1, self._header + 1)]
        rows += [(self._header + 1, "header"), *([(self._header + 2, "header")] if self._has_heads else [])]
        return rows + [(number, "blank") for number in self._blank]

    @property
    def _has_heads(self) -> bool:
        return len(self._grid.rows) > self._header + 1

    def _values(self) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = {"id": [plain(cell) or None for cell in self._cells[self._own]]}
        parts: dict[str, dict[Part, list[Any]]] = {}
        for code, place in self._places.items():
            column = coded_columns(self._mark.holds)[code]
            said = read_column(column, self._cells[place])
            if _is_money(column):
                parts.setdefault(column.key, {})[column.part] = said
            else:
                found[column.key] = said
        for key, several in parts.items():
            found[key] = _amounts(several, len(self._rows))
        return found

    def _match(self, place: int) -> ColumnMatch:
        code = self._codes[place]
        field = code if self._places.get(code) == place else None
        reason = Text("The hidden first row says so.")
        if place == self._own:
            field, reason = "id", Text("The number of the record in the register.")
        elif field is None:
            reason = Text("It is worked out by the register, or no field is known for it.")
        head = written(self._heads[place])
        letters = column_letters(self._grid.first_column + place)
        return ColumnMatch(letters, head, field, 1.0 if field else 0.0, reason, ())

    def _problems(self) -> list[Problem]:
        """Columns that hold something and are not read."""
        known = {*self._places.values(), self._own}
        derived = {f"{self._mark.holds}.{field.key}" for field in CATALOGUE[self._mark.holds].fields if field.derived}
        lost = [
            place
            for place, code in enumerate(self._codes)
            if place not in known and code not in derived and any(cell != "" for cell in self._cells[place])
        ]
        return [self._lost(place) for place in lost]

    def _lost(self, place: int) -> Problem:
        message = Text("The column “{head}” has no code of a field: it was left out.", head=written(self._heads[place]))
        letters = column_letters(self._grid.first_column + place)
        return Problem(self._grid.name, None, letters, None, "no_field", None, "left out", message)


def _is_money(column: BookColumn) -> bool:
    return column.field is not None and column.field.kind is Kind.MONEY


def _amounts(parts: dict[Part, list[Any]], count: int) -> list[Any]:
    """What the columns of an amount say together, row by row; None where all of them are blank."""
    numbers, currencies, vats, rates = (parts.get(part) or [None] * count for part in Part)
    found: list[Any] = []
    for number, *beside in zip(numbers, currencies, vats, rates, strict=True):
        if isinstance(number, Fault) or (number is None and beside == [None, None, None]):
            found.append(number)
        elif isinstance(number, Amount):
            said = (one if one is not None else other for one, other in zip(beside, number[1:], strict=True))
            found.append(Amount(number.number, *said))
        else:
            found.append(Amount(number, *beside))
    return found
