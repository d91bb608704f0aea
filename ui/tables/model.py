"""The one table model: the sorted ids first, rows by page when they are seen, both from the reader's lane."""

from array import array
from collections.abc import Container, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from register.late import list_ids, list_rows
from register.progress import Progress
from register.queries.columns import LISTS, ListColumn
from register.queries.shapes import PAGE, Search
from ui.desk import Desk
from ui.tables.cells import as_text, is_number
from ui.translations import say

Index = QModelIndex | QPersistentModelIndex
CELL = Qt.ItemDataRole.UserRole  # the value itself; None where nobody has given one
LOADED = Qt.ItemDataRole.UserRole + 1  # whether the row has been read
COLUMN = Qt.ItemDataRole.UserRole + 2  # in a header: the column's key
_ROOT = QModelIndex()


def _read_ids(
    register: Any, list_key: str, search: Search, only: Container[int] | None, _progress: Progress
) -> "array[int]":
    found = list_ids(register, list_key, search)
    return found if only is None else array("q", [number for number in found if number in only])


def _read_rows(
    register: Any, list_key: str, wanted: Sequence[int], columns: Sequence[str], _progress: Progress
) -> dict[int, tuple[Any, ...]]:
    return list_rows(register, list_key, wanted, columns)


class ListModel(QAbstractTableModel):
    """One list of the register.

    found: how many, after each search. failed: the error that reading met. ids: what is shown, in order; it is what
    export takes. only: the records that are looked among, None for all of them.
    """

    found = Signal(int)
    failed = Signal(object)

    def __init__(self, desk: Desk, list_key: str, columns: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.list_key = list_key
        self.spec = LISTS[list_key]
        self.columns: tuple[ListColumn, ...] = ()
        self.search = Search()
        self.only: Container[int] | None = None
        self.ids: array[int] = array("q")
        self._rows: dict[int, tuple[Any, ...]] = {}
        self._asked: set[int] = set()
        self._round = 0
        self._set_columns(columns)

    def _set_columns(self, keys: Sequence[str]) -> None:
        known = {column.key: column for column in self.spec.columns}
        wanted = [known[key] for key in keys if key in known]
        self.columns = tuple(wanted or (known[key] for key in self.spec.shown))

    def show_columns(self, keys: Sequence[str]) -> None:
        """Show these columns, in this order."""
        self.beginResetModel()
        self._set_columns(keys)
        self._rows = {}
        self._ask_anew()
        self.endResetModel()

    @property
    def order(self) -> tuple[str, bool]:
        """The key of the column that the list is sorted by, and whether it falls."""
        if self.search.by:
            return self.search.by, self.search.falling
        return self.spec.by, self.spec.falling

    def find(self, search: Search) -> None:
        """Show what this search finds, as soon as it is found."""
        self.search = search
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        first = self._desk.take_first(self.list_key)
        whole = search == Search() and self.only is None
        if first is not None and whole and first.columns == [column.key for column in self.columns]:
            self._on_ids(first.ids, first.rows)
            return
        work = partial(_read_ids, self._desk.register, self.list_key, search, self.only)
        self._desk.jobs.read("ids", work, self._on_ids, self, self.failed.emit)

    def find_words(self, words: str) -> None:
        """Show what has these words, sorted as before."""
        self.find(replace(self.search, words=words))

    def again(self) -> None:
        """Look again: something was changed."""
        self.find(self.search)

    def _on_ids(self, ids: "array[int]", first: dict[int, tuple[Any, ...]] | None = None) -> None:
        same = ids == self.ids
        if not same:
            self.beginResetModel()
            self.ids = ids
        self._ask_anew()
        if first is not None:
            self._rows, self._asked = first, {0}
        if not same:
            self.endResetModel()
        elif ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(ids) - 1, len(self.columns) - 1))
        self.found.emit(len(ids))

    def _ask_anew(self) -> None:
        """Rows are read again when they are seen; until then they stand as they were."""
        self._asked = set()
        self._round += 1

    def _ask(self, line: int) -> None:
        page = line // PAGE
        self._asked.add(page)
        wanted = self.ids[page * PAGE : (page + 1) * PAGE]
        keys = tuple(column.key for column in self.columns)
        work = partial(_read_rows, self._desk.register, self.list_key, wanted, keys)
        done = partial(self._on_rows, self._round, page)
        self._desk.jobs.read(("rows", page), work, done, self, self.failed.emit)

    def _on_rows(self, asked_in: int, page: int, rows: dict[int, tuple[Any, ...]]) -> None:
        if asked_in != self._round:
            return
        self._rows |= rows
        last = min((page + 1) * PAGE, len(self.ids)) - 1
        self.dataChanged.emit(self.index(page * PAGE, 0), self.index(last, len(self.columns) - 1))

    def line_of(self, record: int) -> int | None:
        """The line that a record stands on; None where it is not in the list."""
        try:
            return self.ids.index(record)
        except ValueError:
            return None

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.ids)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = 0) -> Any:
        # `if role` first: comparing with a Python enum costs more than half of a repaint, and 0 is DisplayRole.
        if (role and role not in _ROLES) or not index.isValid():
            return None
        if index.row() // PAGE not in self._asked:
            self._ask(index.row())
        row = self._rows.get(self.ids[index.row()])
        if row is None:
            return False if role == LOADED else None
        value = row[index.column()]
        if not role or role == _READ_ALOUD:
            return as_text(self.columns[index.column()], value)
        if role == CELL:
            return value
        if role == LOADED:
            return True
        return _RIGHT if is_number(self.columns[index.column()]) else None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if not role:
            by, falling = self.order
            arrow = ("  ↓" if falling else "  ↑") if column.key == by else ""
            return f"{say(column.field.label)}{arrow}"
        if role == COLUMN:
            return column.key
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if is_number(column) else _LEFT
        if role == Qt.ItemDataRole.FontRole:
            return self._desk.theme.medium
        return self._desk.theme["text2"] if role == Qt.ItemDataRole.ForegroundRole else None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self.columns):
            falling = order == Qt.SortOrder.DescendingOrder
            self.find(replace(self.search, by=self.columns[column].key, falling=falling))


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_READ_ALOUD = int(Qt.ItemDataRole.AccessibleTextRole)
_ROLES = frozenset({int(CELL), int(LOADED), _READ_ALOUD, int(Qt.ItemDataRole.TextAlignmentRole)})
