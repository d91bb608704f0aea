"""The model of findings by rule: groups first, what stands under one when it is opened, rows by page when seen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from typing_extensions import override

from register.progress import Progress
from register.queries.findings import OPEN
from register.queries.grouped import (
    DECIDED,
    RuleGroup,
    Shown,
    Totals,
    finding_ids,
    new_findings,
    rule_groups,
    totals,
)
from register.queries.listed import Row, Waiting, rows_of, waiting_called, waiting_on
from register.rules.standing import DISMISSED
from register.store import Register, info
from register.texts import Text
from ui.desk import Desk
from ui.tables.grouped_words import group_words, leaf_words

Index = QModelIndex | QPersistentModelIndex
PAGE = 100
STEP = 200  # lines under a rule that the view is given at a time: more when the last of them are seen
MOST = 2_000  # lines under a rule that are listed at all: who looks for one among more searches for it
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
    """What is looked at: a chip, words that are searched for, and the last change seen at the visit before."""

    chip: str = "open"
    words: str = ""
    visited: int | None = None

    @property
    def shown(self) -> Shown:
        """As the findings that are shown."""
        base = _STATUSES.get(self.chip, _STATUSES["open"])
        since = (self.visited or 0) if self.chip == "new" else None
        return Shown(base.statuses, since, base.beside, self.words)


@dataclass(frozen=True, slots=True)
class Read:
    """What was read at once: the groups, all totals, what stands under the rules that are open, what is new.

    keys: ids of findings, or Waiting. head: the number of the last change that the findings are in step with.
    """

    groups: tuple[RuleGroup, ...]
    totals: Totals
    keys: Mapping[str, Sequence[Any]]
    fresh: tuple[tuple[str, int], ...]
    head: int


@dataclass(slots=True)
class Branch:
    """A rule with what stands under it. keys: None until it is opened; lines: how many of them the view has."""

    group: RuleGroup
    keys: Sequence[Any] | None = None
    lines: int = 0
    asked: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A line under a rule.

    key: the id of a finding, or Waiting; None of the line that says how many more there are. row: a Row, or what it is
    that waits, as `shown` takes it; None: not read yet.
    """

    rule: str
    key: Any
    row: Any = None


class GroupModel(QAbstractItemModel):
    """Findings by rule. found: a Read, after each reading. failed: the error that reading met."""

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
        if look.chip != self.look.chip:
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
        before = {branch.group.rule: branch for branch in self.branches}
        branches = [Branch(group, read.keys.get(group.rule)) for group in read.groups]
        for branch in branches:
            known = before.get(branch.group.rule)
            branch.lines = min(len(branch.keys or ()), max(STEP, 0 if known is None else known.lines))
            if branch.keys is None and known is not None and branch.group.rule in self.opened:
                branch.keys, branch.lines = known.keys, known.lines  # opened while this was read
        same = [(one.group.rule, one.keys) for one in branches] == [(one.group.rule, one.keys) for one in self.branches]
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

    def open(self, rule: str) -> None:
        """Ask for what stands under a rule."""
        self.opened.add(rule)
        work = partial(_read_keys, self._desk.register, self.look, rule)
        done = partial(self._on_keys, self.look, rule)
        self._desk.jobs.read(("keys", rule), work, done, self, self.failed.emit)

    def _on_keys(self, look: Look, rule: str, keys: Sequence[Any]) -> None:
        place = self.place_of(rule)
        if look != self.look or place is None or self.branches[place].keys is not None:
            return
        self.branches[place].keys = keys
        self._give(rule, min(len(keys), STEP))

    def _give(self, rule: str, lines: int) -> None:
        """Give the view so many of the lines of a rule."""
        place = self.place_of(rule)
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
            QTimer.singleShot(0, self, partial(self._give, branch.group.rule, lines))

    def place_of(self, rule: str) -> int | None:
        """The line of a rule; None where it is not shown."""
        return next((place for place, one in enumerate(self.branches) if one.group.rule == rule), None)

    def index_of(self, rule: str, key: Any = None) -> QModelIndex:
        """The index of a rule, or of what stands under it; invalid where it is not shown, or not read yet."""
        place = self.place_of(rule)
        if place is None:
            return QModelIndex()
        at = self.index(place, 0)
        if key is None:
            return at
        keys = list(self.branches[place].keys or ())[:MOST]
        if key not in keys:
            return QModelIndex()
        line = keys.index(key)
        self._give(rule, min(len(keys), line // STEP * STEP + STEP))
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
            more = Text("{n} more: search to find them", "{n} more: search to find them", n=len(keys) - MOST)
            return Leaf(branch.group.rule, None, more)
        page = index.row() // PAGE
        if page not in branch.asked:
            self._ask(branch, page)
        if index.row() >= branch.lines - 20:
            self._more(branch)
        key = keys[index.row()]
        return Leaf(branch.group.rule, key, self._rows.get((branch.group.rule, key)))

    def _ask(self, branch: Branch, page: int) -> None:
        branch.asked.add(page)
        keys = list((branch.keys or ())[page * PAGE : (page + 1) * PAGE])
        work = partial(_read_rows, self._desk.register, self.look.chip, keys)
        done = partial(self._on_rows, self._round, branch.group.rule, page)
        self._desk.jobs.read(("rows", branch.group.rule, page), work, done, self, self.failed.emit)

    def _on_rows(self, asked_in: int, rule: str, page: int, rows: Mapping[Any, Any]) -> None:
        place = self.place_of(rule)
        if asked_in != self._round or place is None:
            return
        self._rows |= {(rule, key): row for key, row in rows.items()}
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
        return bool(self.branches) if not parent.isValid() else not parent.internalId()

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return parent.isValid() and not parent.internalId() and self.branches[parent.row()].keys is None

    @override
    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self.open(self.branches[parent.row()].group.rule)

    @override
    def data(self, index: Index, role: int = 0) -> Any:
        if role not in _ROLES:
            return None
        item = self.item(index)
        if isinstance(item, Branch):
            return group_words(item.group, self.look.chip)
        if isinstance(item, Leaf):
            return leaf_words(item.row)
        return None


_ROLES = frozenset({0, int(Qt.ItemDataRole.AccessibleTextRole)})


def read_groups(register: Register, look: Look, opened: Sequence[str], _progress: Progress) -> Read:
    """The groups of a look, with what stands under the rules that are open."""
    with register.read() as connection:
        groups = rule_groups(connection, look.shown, look.visited)
        if look.chip == UNKNOWN:
            groups = sorted((one for one in groups if one.unknown), key=lambda one: (-one.unknown, one.title.en))
        else:
            groups = [one for one in groups if one.findings or _stays(one, look, opened)]
        if look.chip == UNKNOWN and look.words:
            groups = [one for one in groups if _has_words(one, look.words)]
        there = {one.rule for one in groups}
        keys = {rule: _keys(connection, look, rule) for rule in opened if rule in there}
        fresh: list[tuple[str, int]] = []
        if look.visited is not None and look.chip != UNKNOWN:
            fresh = new_findings(connection, look.shown, look.visited)
        head = int(info(connection, "screened_to") or 0)
        return Read(tuple(groups), totals(connection, look.visited), keys, tuple(fresh), head)


def _stays(group: RuleGroup, look: Look, opened: Sequence[str]) -> bool:
    """Whether a rule stays though nothing open is left under it: what was just accepted does not go from sight."""
    return look.chip == "open" and group.rule in opened and group.accepted > 0


def _has_words(group: RuleGroup, words: str) -> bool:
    title = f"{group.title.en}\n{group.title.fr}".casefold()
    return all(word in title for word in words.casefold().split())


def _keys(connection: Any, look: Look, rule: str) -> Sequence[Any]:
    if look.chip == UNKNOWN:
        return tuple(waiting_on(connection, rule))
    return tuple(finding_ids(connection, rule, look.shown))


def _read_keys(register: Register, look: Look, rule: str, _progress: Progress) -> Sequence[Any]:
    with register.read() as connection:
        return _keys(connection, look, rule)


def _read_rows(register: Register, chip: str, keys: Sequence[Any], _progress: Progress) -> Mapping[Any, Any]:
    with register.read() as connection:
        if chip == UNKNOWN:
            waiting: list[Waiting] = list(keys)
            return dict(zip(waiting, waiting_called(connection, waiting), strict=True))
        rows: dict[int, Row] = rows_of(connection, keys)
        return rows
