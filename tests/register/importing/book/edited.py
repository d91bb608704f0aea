"""Workbooks of a whole register as a person changes them, in a spreadsheet program, by the codes of their columns."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from register import tasks
from register.book.marks import read_mark
from register.exporting import Order
from register.importing.preview import Preview
from register.journal.history import last_undoable
from register.store import Register


class Edited:
    """A register exported to a workbook that is changed and imported."""

    def __init__(self, register: Register, folder: Path, language: str = "en", *, restricted: bool = True) -> None:
        self.register = register
        self.address = str(register.address)
        self.path = folder / f"register-{language}.xlsx"
        tasks.export_list(self.address, self.path, Order("all", language, restricted=restricted))
        self.book = load_workbook(self.path)

    def sheet(self, kind: str) -> Worksheet:
        """The sheet that lists records of an entity."""
        for sheet in self.book.worksheets:
            mark = read_mark(str(sheet.cell(1, 1).value))
            if mark is not None and mark.holds == kind:
                return sheet
        raise KeyError(kind)

    def columns(self, kind: str) -> dict[str, int]:
        """The numbers of the columns of a sheet, by field; "" is that of the records' numbers."""
        found = {str(cell.value): cell.column for cell in self.sheet(kind)[1]}
        return {"": 1} | {code.replace(":", ".").partition(".")[2]: at for code, at in found.items() if at > 1}

    def row(self, kind: str, number: int) -> int:
        """The row of a record."""
        cells: Iterator[Any] = iter(self.sheet(kind)["A"])
        return next(int(cell.row) for cell in cells if str(cell.value).endswith(f"-{number}"))

    def put(self, kind: str, number: int, /, **cells: Any) -> None:
        """Write into the cells of a record; of an amount "price_paid__currency"."""
        self._write(kind, self.row(kind, number), cells)

    def add(self, kind: str, key: str | None = None, /, **cells: Any) -> None:
        """Add a row. key: what stands in the cell of the number."""
        row = self.sheet(kind).max_row + 1
        self.sheet(kind).cell(row, 1).value = key
        self._write(kind, row, cells)

    def _write(self, kind: str, row: int, cells: dict[str, Any]) -> None:
        columns = self.columns(kind)
        for key, value in cells.items():
            self.sheet(kind).cell(row, columns[key.replace("__", ".")]).value = value

    def preview(self) -> Preview:
        """What importing it would do."""
        self.book.save(self.path)
        return tasks.preview(self.address, [self.path])

    def take(self) -> dict[str, int]:
        """Import it as it was shown; gives how many rows have each outcome, none left out of account."""
        seen = self.preview()
        told = tasks.import_files(self.address, [self.path], expected=seen.fingerprint, who="Claude Martin")
        assert {key: seen.counts[key] for key in told["counts"]} == told["counts"]
        counts: dict[str, int] = told["counts"]
        return counts

    def undo(self) -> None:
        """Take back the import."""
        with self.register.read() as connection:
            last = last_undoable(connection, 1)
        assert last is not None
        self.register.revert(last.number)


def told(seen: Preview) -> list[tuple[str, str | None, str]]:
    """The problems: kind, field and the sentence."""
    return [(one.kind, one.field, str(one.message)) for one in seen.problems]


def shown(seen: Preview) -> set[tuple[str, int, str, str, str]]:
    """The changes: kind, id and field of the record, what it has and what it would have."""
    return {(one.kind, one.id, one.field, str(one.old), str(one.new)) for one in seen.changes}
