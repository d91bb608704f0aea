"""The rows of a workbook of a whole register, entity by entity, and what is noted about them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from register.book.cells import Cell
from register.book.marks import Mark, own_number
from register.importing.cleaning import written
from register.importing.faults import Fault
from register.importing.read import Action, Problem
from register.importing.rows import Rows
from register.texts import Text


@dataclass(slots=True)
class Entries:
    """The rows that list records of one entity.

    rows: their places among all rows of the import; everything else stands in step with them. marks: of their sheets.
    keys: what stands in the cell of the number, as written. columns: what the cells say, by field and collection.
    numbers: which record each is: of the register, a negative one that is brought, None for a row that is left out.
    named: places of rows that were known by what they say, not by a number: these add, and change nothing.
    """

    kind: str
    rows: list[int] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    columns: dict[str, list[Any]] = field(default_factory=dict)
    numbers: list[int | None] = field(default_factory=list)
    named: set[int] = field(default_factory=set)

    def column(self, key: str) -> Sequence[Any]:
        """What the cells of a field say, row by row."""
        return self.columns.get(key) or [None] * len(self.rows)

    @property
    def known(self) -> Iterator[tuple[int, int]]:
        """The rows that are records of the register: their places and the records' numbers."""
        return ((place, number) for place, number in enumerate(self.numbers) if number is not None and number > 0)

    @property
    def new(self) -> list[int]:
        """The places of the rows that are brought, in the order of their numbers."""
        return [place for place, number in enumerate(self.numbers) if number is not None and number < 0]

    def own(self, identity: str) -> list[int | None]:
        """The number of the record of this register that each row gives itself."""
        return [None if key is None else own_number(key, identity) for key in self.keys]


def entries_of(rows: Rows) -> dict[str, Entries]:
    """The rows of each entity."""
    found: dict[str, Entries] = {}
    for span in rows.spans:
        sheet = rows.sheet(span)
        if sheet.entity is None or sheet.mark is None:
            continue
        of = found.setdefault(sheet.entity, Entries(sheet.entity))
        before, count = len(of.rows), span.stop - span.start
        of.rows += range(span.start, span.stop)
        of.marks += [sheet.mark] * count
        of.keys += sheet.values["id"]
        for key in {*of.columns, *sheet.values} - {"id"}:
            column = of.columns.setdefault(key, [None] * before)
            column += sheet.values.get(key) or [None] * count
    return found


@dataclass(slots=True)
class Noted:
    """The problems of a workbook, each with the row it is about."""

    rows: Rows
    problems: list[tuple[int, Problem]] = field(default_factory=list)

    def note(self, row: int, path: str | None, kind: str, action: Action, message: Text) -> None:
        """Note that something is the matter with a row, or with its cell of a field ("vendor.country")."""
        letters = None if path is None else self.rows.letter(row, path)
        value = None if path is None else self.cell(row, path)
        sheet = self.rows.sheet(self.rows.span(row)).name
        self.problems.append(
            (row, Problem(sheet, self.rows.number(row), letters, path, kind, value or None, action, message))
        )

    def fault(self, row: int, path: str, fault: Fault) -> None:
        """Note what is the matter with a cell."""
        self.note(row, path, fault.kind, fault.action, fault.message)

    def cell(self, row: int, path: str) -> str:
        """A cell as the file shows it; "" where the sheet has no column of this field."""
        span = self.rows.span(row)
        sheet = self.rows.sheet(span)
        at = next((place for place, match in enumerate(sheet.columns) if match.field == path), None)
        return "" if at is None else sheet.cells[row - span.start][at]

    def shows(self, row: int, path: str, cell: Cell) -> bool:
        """Whether a cell of the file shows just this."""
        shown = self.cell(row, path)
        return shown == ("" if cell is None else written(cell)) or _same_number(shown, cell)


def _same_number(shown: str, cell: Cell) -> bool:
    try:
        return not isinstance(cell, str) and cell is not None and float(shown) == float(cell)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return False
