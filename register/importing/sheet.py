"""One sheet: its table, its columns and its rows, read into values."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from register.importing.book.reading import placed, read_records
from register.importing.cleaning import unescaped, written
from register.importing.columns import Column, is_export, match_columns
from register.importing.extent import column_letters
from register.importing.identifiers import plain
from register.importing.read import Choices, ColumnMatch, ReadSheet, SheetChoice, Verdict
from register.importing.tables import Sorted, Table, find_table, is_list, last_row, sort_rows
from register.importing.values import Cells, read_values
from register.importing.workbook import Grid
from register.texts import Text

_NUMBERS = {"serial", "serials", "mac", "ip"}
_PRODUCT = {"model", "vendor", "part_number"}
_NAMED = {"description", "category"}
_PLACED = {"site", "position", "deployment", "installed_on", "warranty_end", "quantity", "asset_tag"}
_BOUGHT = {"unit_price", "status", "supplier", "deal_type", "contract_ref"}
_FEWEST = 3  # columns of an inventory
_HEAD = 200  # rows that are shown as written
_COUNTED = {"quantity", "asset_tag"}
_SURE = 0.75  # confidence from which a column counts as evidence


@dataclass(frozen=True, slots=True)
class _Found:
    grid: Grid
    table: Table
    matches: tuple[ColumnMatch, ...]
    sorted: Sorted
    columns: list[Sequence[Any]]

    @property
    def places(self) -> dict[str, int]:
        """The places of the columns by field."""
        return {match.field: place for place, match in enumerate(self.matches) if match.field}


def read_sheet(file: str, grid: Grid, choices: Choices) -> ReadSheet:
    """What a sheet holds. Nothing is left out of account: each row of its used range is read, or ignored by kind."""
    choice = choices.of(file, grid.name)
    last = last_row(grid)
    if last < 0:
        return ReadSheet(grid.name, grid.visible, "empty", Text("The sheet is empty."))
    head = _head(grid, last)
    found = placed(grid)
    if found is not None:
        return replace(read_records(grid, found), head=head)
    _fill_merged(grid)
    return replace(_read(grid, choice, choices, last), head=head)


def _head(grid: Grid, last: int) -> tuple[tuple[int, tuple[str, ...]], ...]:
    before = ("",) * (grid.first_column - 1)
    rows = grid.rows[: min(last + 1, _HEAD)]
    return tuple((place, (*before, *map(written, row))) for place, row in enumerate(rows, start=1))


def _read(grid: Grid, choice: SheetChoice, choices: Choices, last: int) -> ReadSheet:
    table = find_table(grid, choice.header_rows)
    if table is None and is_list(grid, last):
        return _without_table(grid, last, "no_equipment", _what_else(set()))
    if table is None:
        return _without_table(grid, last, "no_table", Text("No row of it looks like the headings of a table."))
    found = _matched(grid, table, choice)
    verdict, why = _verdict(grid, found, choice)
    if verdict != "table":
        kind = "hidden" if verdict == "hidden" else "list"
        return replace(
            _without_table(grid, last, verdict, why, kind), columns=found.matches, header_rows=_header(found)
        )
    return _with_table(grid, found, choices, why)


def _matched(grid: Grid, table: Table, choice: SheetChoice) -> _Found:
    first = max(table.header + 1, (choice.first_row or 1) - 1)
    last = min(table.last, (choice.last_row or table.last + 1) - 1)
    body = grid.rows[first : last + 1]
    cells: list[Sequence[Any]] = list(zip(*body, strict=True)) if body else [()] * len(table.headings)
    columns = [
        Column(grid.first_column + place, heading, column)
        for place, (heading, column) in enumerate(zip(table.headings, cells, strict=True))
    ]
    matches = match_columns(columns, dict(choice.columns))
    places = {match.field: place for place, match in enumerate(matches) if match.field}
    if grid.name is None and is_export(table.headings):
        cells = [[unescaped(cell) for cell in column] for column in cells]
    rows = sort_rows(grid, table, places, range(first, last + 1))
    if len(rows.items) < len(body):
        kept = [place - first for place in rows.items]
        cells = [[column[place] for place in kept] for column in cells]
    return _Found(grid, table, matches, rows, cells)


def _fill_merged(grid: Grid) -> None:
    """Write the value of cells merged downwards into each of their rows, overlapping ranges up to a bound."""
    allowed = sum(map(len, grid.rows))
    for (top, left), (end, right) in grid.merged:
        place = left - grid.first_column
        allowed -= end - top
        if end == top or right != left or place < 0 or end > len(grid.rows) or allowed < 0:
            continue
        value = grid.rows[top - 1][place]
        for row in grid.rows[top:end]:
            row[place] = value


def _header(found: _Found) -> tuple[int, ...]:
    return tuple(place + 1 for place in (*found.table.bands, found.table.header))


def _verdict(grid: Grid, found: _Found, choice: SheetChoice) -> tuple[Verdict, Text]:
    fields = set(found.places) | set(found.table.said)
    taken = choice.taken if choice.taken is not None else (True if choice.header_rows or choice.columns else None)
    if taken is False:
        return "left_out", Text("You left this sheet out.")
    if not found.sorted.items:
        return "no_equipment", Text("There are headings, and no row below them.")
    if taken is None and not is_export(found.table.headings) and not _is_equipment(found):
        return "no_equipment", _what_else(fields)
    if taken is None and not grid.visible:
        return "hidden", Text("The sheet is hidden: it was not read unless you ask for it.")
    return "table", Text(
        "A table of {n} row of equipment.", "A table of {n} rows of equipment.", n=len(found.sorted.items)
    )


def _is_equipment(found: _Found) -> bool:
    """Whether the columns can tell single things or lots of them: by what is sure, for nothing may be invented."""
    sure = {match.field for match in found.matches if match.field and match.confidence >= _SURE}
    if sum(map(bool, found.table.headings)) < _FEWEST:
        return False
    if sure & _NUMBERS and sure & (_PRODUCT | _NAMED | _PLACED | _BOUGHT):
        return True
    if sure & _PRODUCT and (sure & _PLACED or len(sure & _BOUGHT) >= _FEWEST or found.table.said):
        return True
    return bool(sure & _NAMED and sure & _COUNTED and len(sure & (_PLACED | _BOUGHT)) > 1)


def _what_else(fields: set[str]) -> Text:
    if fields & _PRODUCT:
        return Text("A list of models: nothing in it is a single thing that the city has.")
    return Text("A list of other things: no column tells brand, model, serial number or address of equipment.")


def _without_table(grid: Grid, last: int, verdict: Verdict, why: Text, kind: str = "other") -> ReadSheet:
    rows = (
        (place + 1, kind if any(plain(cell) for cell in grid.rows[place] if cell != "") else "blank")
        for place in range(last + 1)
    )
    return ReadSheet(grid.name, grid.visible, verdict, why, ignored=tuple(rows))


def _with_table(grid: Grid, found: _Found, choices: Choices, why: Text) -> ReadSheet:
    items = found.sorted.items
    numbers = tuple(place + 1 for place in items)
    cells = Cells(
        sheet=grid.name, rows=numbers, columns=found.columns, matches=found.matches,
        said={**found.table.said, **dict(choices.constants)},
        sections=found.sorted.sections, titles=_titles(grid, found.table), epoch_1904=grid.epoch_1904,
        exact=is_export(found.table.headings),
    )  # fmt: skip
    read = read_values(cells, choices)
    first, end = column_letters(grid.first_column), column_letters(grid.first_column + len(found.matches) - 1)
    top = (*found.table.bands, found.table.header)[0] + 1
    return ReadSheet(
        grid.name, grid.visible, "table", why,
        table=f"{first}{top}:{end}{max(numbers)}",
        header_rows=_header(found),
        columns=found.matches,
        rows=numbers,
        cells=read.written,
        values=read.values,
        ignored=tuple(sorted((place + 1, kind) for place, kind in found.sorted.others)),
        problems=read.problems,
        proposals=read.proposals,
        hidden_rows=tuple(number for number in numbers if number in grid.marks.hidden),
    )  # fmt: skip


def _titles(grid: Grid, table: Table) -> str:
    """The texts above the table, on one line."""
    return " · ".join(_texts(row for row in grid.rows[: table.header]))


def _texts(rows: Iterable[Sequence[Any]]) -> Iterable[str]:
    return (plain(cell) for row in rows for cell in row if isinstance(cell, str) and plain(cell))
