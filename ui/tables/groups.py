"""The model of findings in groups: groups first, what stands under one when it is opened, rows by page when seen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from typing_extensions import override

from register.progress import Progress
from register.queries.findings import OPEN
from register.queries.grouped import DECIDED, Group, Shown, Totals, totals
from register.queries.grouping import By, finding_ids, groups, named, new_findings, undecided, undecided_in
from register.queries.listed import rows_of, rows_waiting
from register.rules.standing import DISMISSED
from register.store import Register, info
from register.texts import Text
from register.values import today
from ui.desk import Desk
from ui.tables.grouped_words import group_words, leaf_words
from ui.translations import shown

Index = QModelIndex | QPersistentModelIndex
PAGE = 100
STEP = 200  # lines under a group that the view is given at a time: more when the last of them are seen
MOST = 2_000  # groups, and lines under one, that are listed at all: who looks for one among more searches for it
BEYOND = ""  # the key of the line that says how many more groups there are
UNKNOWN = "unknown"  # the view of what is to be looked into
_ROOT = QModelIndex()
_STATUSES = {
    "open": Shown(OPEN, beside=DECIDED),
    "accepted": Shown(DECIDED),
    "dismissed": Shown(DISMISSED),
    "new": Shown(OPEN | DECIDED),
}


@dataclass(frozen=True, slots=True)
class Look:
    """What is looked at: a chip, words to search for, the last change seen at the visit before, the grouping."""

    chip: str = "open"
    words: str = ""
    visited: int | None = None
    by: By = "rule"

    @property
    def shown(self) -> Shown:
        """As the findings that are shown."""
        base = _STATUSES.get(self.chip, _STATUSES["open"])
        since = (self.visited or 0) if self.chip == "new" else None
        return Shown(base.statuses, since, base.beside, self.words)


@dataclass(frozen=True, slots=True)
class Read:
    """What was read at once: the groups, all totals, what stands under those that are open, what is new.

    keys: ids of findings, or Waiting. head: the number of the last change that the findings are in step with.
    """

    groups: tuple[Group, ...]
    totals: Totals
    keys: Mapping[str, Sequence[Any]]
    fresh: tuple[tuple[str, int], ...]
    head: int


@dataclass(slots=True)
class Branch:
    """A group with what stands under it. keys: None until it is opened; lines: how many of them the view has."""

    group: Group
    keys: Sequence[Any] | None = None
    lines: int = 0
    asked: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A line under a group, by that one's key.

    key: the id of a finding, or Waiting; None of the line that says how many more there are. row: a Row or WaitingRow;
    None: not read yet.
    """

    group: str
    key: Any
    row: Any = None


class GroupModel(QAbstractItemModel):
    """Findings in groups. found: a Read, after each reading. failed: the error that reading met."""

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.look = Look()
        self.branches: list[Branch] = []
        self.opened: set[str] = set()
        self._rows: dict[Any, Any] = {}
        self._round = 0

    def find(self, look: Look) -> None:
        """Show what this look finds, as soon as it is found. What is open stays open."""
        if (look.chip, look.by) != (self.look.chip, self.look.by):
            self.opened = set()
        self.look = look
        work = partial(read_groups, self._desk.register, look, tuple(sorted(self.opened)))
        self._desk.jobs.read("groups", work, partial(self._on_read, look), self, self.failed.emit)

    def again(self) -> None:
        """Look again: something was changed."""
        self.find(self.look)

    def _on_read(self, look: Look, read: Read) -> None:
        if look != self.look:
            return
        before = {branch.group.key: branch for branch in self.branches}
        branches = [Branch(group, read.keys.get(group.key)) for group in read.groups]
        for branch in branches:
            known = before.get(branch.group.key)
            branch.lines = min(len(branch.keys or ()), max(STEP, 0 if known is None else known.lines))
            if branch.keys is None and known is not None and branch.group.key in self.opened:
                branch.keys, branch.lines = known.keys, known.lines  # opened while this was read
        same = [(one.group.key, one.keys) for one in branches] == [(one.group.key, one.keys) for one in self.branches]
        self._round += 1
        if same:
            self.branches = branches
            self._tell_all()
        else:
            self.beginResetModel()
            self.branches = branches
            self.endResetModel()
        self.found.emit(read)

    def _tell_all(self) -> None:
        if not self.branches:
            return
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.branches) - 1, 0))
        for place, branch in enumerate(self.branches):
            if branch.lines:
                at = self.index(place, 0)
                self.dataChanged.emit(self.index(0, 0, at), self.index(branch.lines - 1, 0, at))

    def open(self, group: str) -> None:
        """Ask for what stands under a group, by its key."""
        self.opened.add(group)
        work = partial(_read_keys, self._desk.register, self.look, group)
        done = partial(self._on_keys, self.look, group)
        self._desk.jobs.read(("keys", group), work, done, self, self.failed.emit)

    def _on_keys(self, look: Look, group: str, keys: Sequence[Any]) -> None:
        place = self.place_of(group)
        if look != self.look or place is None or self.branches[place].keys is not None:
            return
        self.branches[place].keys = keys
        self._give(group, min(len(keys), STEP))

    def _give(self, group: str, lines: int) -> None:
        """Give the view so many of the lines of a group."""
        place = self.place_of(group)
        if place is None or (branch := self.branches[place]).lines >= lines:
            return
        self.beginInsertRows(self.index(place, 0), branch.lines, lines - 1)
        branch.lines = lines
        self.endInsertRows()

    def _more(self, branch: Branch) -> None:
        """Give the view more lines, because the last ones are seen."""
        every = len(branch.keys or ())
        lines = min(branch.lines + STEP, every)
        if lines > MOST or (lines == MOST < every):
            lines = MOST + 1  # the last one says how many more there are
        if lines > branch.lines:
            QTimer.singleShot(0, self, partial(self._give, branch.group.key, lines))

    def place_of(self, group: str) -> int | None:
        """The line of a group, by its key; None where it is not shown."""
        return next((place for place, one in enumerate(self.branches) if one.group.key == group), None)

    def index_of(self, group: str, key: Any = None) -> QModelIndex:
        """The index of a group, or of what stands under it; invalid where it is not shown, or not read yet."""
        place = self.place_of(group)
        if place is None:
            return QModelIndex()
        at = self.index(place, 0)
        if key is None:
            return at
        keys = list(self.branches[place].keys or ())[:MOST]
        if key not in keys:
            return QModelIndex()
        line = keys.index(key)
        self._give(group, min(len(keys), line // STEP * STEP + STEP))
        return self.index(line, 0, at)

    def item(self, index: Index) -> Branch | Leaf | None:
        """What stands at an index; asks for its page where it was not read."""
        if not index.isValid():
            return None
        above = index.internalId()
        if not above:
            return self.branches[index.row()]
        branch = self.branches[above - 1]
        keys = branch.keys or ()
        if index.row() >= MOST:
            return Leaf(branch.group.key, None, _more(len(keys) - MOST))
        page = index.row() // PAGE
        if page not in branch.asked:
            self._ask(branch, page)
        if index.row() >= branch.lines - 20:
            self._more(branch)
        key = keys[index.row()]
        return Leaf(branch.group.key, key, self._rows.get((branch.group.key, key)))

    def _ask(self, branch: Branch, page: int) -> None:
        branch.asked.add(page)
        keys = list((branch.keys or ())[page * PAGE : (page + 1) * PAGE])
        work = partial(_read_rows, self._desk.register, self.look.chip, keys)
        done = partial(self._on_rows, self._round, branch.group.key, page)
        self._desk.jobs.read(("rows", branch.group.key, page), work, done, self, self.failed.emit)

    def _on_rows(self, asked_in: int, group: str, page: int, rows: Mapping[Any, Any]) -> None:
        place = self.place_of(group)
        if asked_in != self._round or place is None:
            return
        self._rows |= {(group, key): row for key, row in rows.items()}
        last = min((page + 1) * PAGE, self.branches[place].lines) - 1
        if last >= page * PAGE:
            at = self.index(place, 0)
            self.dataChanged.emit(self.index(page * PAGE, 0, at), self.index(last, 0, at))

    @override
    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        if column or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    @override
    def parent(self, index: Index = _ROOT) -> Any:
        above = index.internalId() if index.isValid() else 0
        return self.createIndex(above - 1, 0, 0) if above else QModelIndex()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        if not parent.isValid():
            return len(self.branches)
        if parent.internalId():
            return 0
        return self.branches[parent.row()].lines

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 1

    @override
    def hasChildren(self, parent: Index = _ROOT) -> bool:
        return bool(self.branches) if not parent.isValid() else self._opens(parent)

    def _opens(self, index: Index) -> bool:
        """Whether there is something under it."""
        return not index.internalId() and self.branches[index.row()].group.key != BEYOND

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return parent.isValid() and self._opens(parent) and self.branches[parent.row()].keys is None

    @override
    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self.open(self.branches[parent.row()].group.key)

    @override
    def data(self, index: Index, role: int = 0) -> Any:
        if role not in _ROLES:
            return None
        item = self.item(index)
        if isinstance(item, Branch):
            return group_words(item.group, self.look.chip) if item.group.key != BEYOND else shown(item.group.title)
        if isinstance(item, Leaf):
            return leaf_words(item.row, self.look.by)
        return None


_ROLES = frozenset({0, int(Qt.ItemDataRole.AccessibleTextRole)})


def read_groups(register: Register, look: Look, opened: Sequence[str], _progress: Progress) -> Read:
    """The groups of a look, with what stands under those that are open."""
    with register.read() as connection:
        fresh: list[tuple[str, int]] = []
        if look.chip == UNKNOWN:
            found = undecided(connection, look.by, look.words, today())
        else:
            every = groups(connection, look.by, look.shown, today(), look.visited)
            found = [one for one in every if one.findings or _stays(one, look, opened)]
            if look.visited is not None:
                fresh = new_findings(connection, look.by, look.shown, today(), look.visited)
        there = {one.key for one in found}
        keys = {key: _keys(connection, look, key) for key in opened if key in there}
        listed = named(connection, found[:MOST])
        if len(found) > MOST:
            listed.append(Group(BEYOND, _more(len(found) - MOST), None))
        head = int(info(connection, "screened_to") or 0)
        return Read(tuple(listed), totals(connection, look.visited), keys, tuple(fresh), head)


def _more(number: int) -> Text:
    return Text("{n} more: search to find them", "{n} more: search to find them", n=number)


def _stays(group: Group, look: Look, opened: Sequence[str]) -> bool:
    """Whether a group stays though nothing open is left under it: what was just accepted does not go from sight."""
    return look.chip == "open" and group.key in opened and group.accepted > 0


def _keys(connection: Any, look: Look, group: str) -> Sequence[Any]:
    if look.chip == UNKNOWN:
        return tuple(undecided_in(connection, look.by, group, look.words, today()))
    return tuple(finding_ids(connection, look.by, group, look.shown, today()))


def _read_keys(register: Register, look: Look, group: str, _progress: Progress) -> Sequence[Any]:
    with register.read() as connection:
        return _keys(connection, look, group)


def _read_rows(register: Register, chip: str, keys: Sequence[Any], _progress: Progress) -> Mapping[Any, Any]:
    with register.read() as connection:
        rows: Mapping[Any, Any] = rows_waiting(connection, keys) if chip == UNKNOWN else rows_of(connection, keys)
        return rows
