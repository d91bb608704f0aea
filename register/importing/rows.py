"""The rows of all sheets of an import, laid end to end, column by column."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

from register.importing.read import ReadFile, ReadSheet


@dataclass(frozen=True, slots=True)
class Span:
    """Where the rows of one sheet stand among all: from `start`, `stop` excluded. file, sheet: their indexes."""

    file: int
    sheet: int
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of an import. columns: by field, each as long as `count`, None where a row has no value.

    Those of a whole register stay with their sheets: each lists records of one entity.
    """

    files: tuple[ReadFile, ...]
    spans: tuple[Span, ...]
    columns: dict[str, list[Any]]
    count: int

    def column(self, key: str) -> list[Any]:
        """The values of a field, row by row; all None where no sheet has it."""
        return self.columns.get(key) or [None] * self.count

    def said(self, keys: Iterable[str], among: Sequence[int]) -> Iterator[tuple[Any, ...]]:
        """The values of some fields together, for each of these rows."""
        columns = [self.column(key) for key in keys]
        return zip(*([column[row] for row in among] for column in columns), strict=True)

    def has(self, key: str) -> bool:
        """Whether any sheet has the field."""
        return key in self.columns

    def starting(self, prefix: str) -> dict[str, list[Any]]:
        """The columns whose field starts so, by the rest of its name."""
        return {key.removeprefix(prefix): column for key, column in self.columns.items() if key.startswith(prefix)}

    def span(self, row: int) -> Span:
        """The sheet that a row belongs to."""
        return next(span for span in self.spans if span.start <= row < span.stop)

    def sheet(self, span: Span) -> ReadSheet:
        """The sheet of a span."""
        return self.files[span.file].sheets[span.sheet]

    def number(self, row: int) -> int:
        """The row's own number in its sheet, from 1."""
        span = self.span(row)
        return self.sheet(span).rows[row - span.start]

    def letter(self, row: int, field: str) -> str | None:
        """The letters of the column that the row's sheet takes for a field."""
        matches = self.sheet(self.span(row)).columns
        return next((match.column for match in matches if match.field == field), None)

    def sources(self) -> Iterator[tuple[int, str | None, int]]:
        """Of each row: the index of its file, its sheet's name and its number."""
        for span in self.spans:
            sheet = self.sheet(span)
            yield from zip(repeat(span.file), repeat(sheet.name), sheet.rows, strict=False)


def laid_out(files: Sequence[ReadFile]) -> Rows:
    """The rows of these files, in their order."""
    spans: list[Span] = []
    columns: dict[str, list[Any]] = {}
    count = 0
    for file_index, file in enumerate(files):
        for sheet_index, sheet in enumerate(file.sheets):
            if not sheet.rows:
                continue
            spans.append(Span(file_index, sheet_index, count, count + len(sheet.rows)))
            for key, values in sheet.values.items() if sheet.mark is None else ():
                column = columns.setdefault(key, [])
                column.extend(repeat(None, count - len(column)))
                column.extend(values)
            count += len(sheet.rows)
    for column in columns.values():
        column.extend(repeat(None, count - len(column)))
    return Rows(tuple(files), tuple(spans), columns, count)
