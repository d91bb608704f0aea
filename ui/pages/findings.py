"""The page of findings, in groups: what is open, to be looked into, accepted, dismissed, new since the last visit."""

from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from register.progress import Progress
from register.queries.columns import LISTS
from register.queries.grouped import Totals
from register.queries.grouping import By, finding_ids, groups
from register.store import Register
from register.texts import Text, Words
from register.values import today
from ui import keys
from ui.desk import Desk
from ui.pages.exporting import Listed, export
from ui.pages.finding_detail import FindingDetail
from ui.tables.grouped_view import GroupView
from ui.tables.groups import UNKNOWN, GroupModel, Leaf, Look, Read
from ui.translations import say
from ui.widgets.buttons import Button
from ui.widgets.chips import Chips
from ui.widgets.empty import Empty
from ui.widgets.head import Hairline, PageHead
from ui.widgets.labels import label
from ui.widgets.search import SearchField
from ui.widgets.segments import Segments

DETAIL = 372  # width of the pane at first, device-independent pixels
REST = 60  # milliseconds that the cursor rests on a line before it is read
GROUPED_BY: tuple[tuple[By, Words], ...] = (
    ("rule", Words("Rule", "Règle")),
    ("subject", Words("Subject", "Sujet")),
    ("due", Words("Due date", "Échéance")),
)
NARROW = 1000  # page width under which the pane is closed by itself
CHIPS = (
    ("open", Words("Open", "Ouverts")),
    (UNKNOWN, Words("Unanswered", "À instruire")),
    ("accepted", Words("Accepted", "Acceptés")),
    ("dismissed", Words("Dismissed", "Écartés")),
    ("new", Words("Since my last visit", "Depuis ma dernière visite")),
)


class FindingsPage(QWidget):
    """What was found in the whole register.

    going: kind and id of a record to show. asking: these, and the key of a field to answer. showing: Ids of equipment
    to show, and what they have in common. rule_wanted: the id of a rule to show. importing: the person wants to import
    a file.
    """

    importing = Signal()
    going = Signal(str, int)
    asking = Signal(str, int, str)
    showing = Signal(object, object)
    rule_wanted = Signal(str)

    def __init__(self, desk: Desk, _key: str = "findings", _currency: str = "") -> None:
        super().__init__()
        self._desk = desk
        self._identity = ""
        self._visited: int | None = None
        self._stale = True
        self._read: Read | None = None
        self.model = GroupModel(desk, self)
        self.view = GroupView(desk.theme, self.model, say(LISTS["findings"].name))
        self.detail = FindingDetail(desk)
        self.search = SearchField(desk.theme)
        self.chips = Chips(
            desk.theme, [(key, say(name)) for key, name in CHIPS], say(Text("Which findings are shown")),
            {UNKNOWN: "unknown"},
        )  # fmt: skip
        names = [(key, say(name)) for key, name in GROUPED_BY]
        self.grouping = Segments(desk.theme, say(Text("Group by")), names)
        self._empty = Empty(desk.theme)
        self._left = QStackedWidget()
        self._rest = QTimer(self)
        self._build()
        self._connect()
        self._keys()
        desk.jobs.read("identity", partial(_identity, desk.register), self._on_identity, self)

    def _build(self) -> None:
        theme = self._desk.theme
        head = PageHead(theme, say(LISTS["findings"].name))
        self.search.setFixedWidth(240)
        head.add(self.search)
        self._export = Button(theme, say(Text("Export…")), "export")
        self._export.keyed(keys.EXPORT)
        self._export.clicked.connect(self._on_export)
        head.add(self._export)
        bar = self._bar()
        self._left.addWidget(self.view)
        self._left.addWidget(self._empty)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(9)
        self._split.addWidget(self._left)
        self._split.addWidget(self.detail)
        self._split.setStretchFactor(0, 1)
        self._split.setCollapsible(0, False)
        self._split.setSizes([10_000, DETAIL])
        self.detail.setMinimumWidth(312)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addLayout(bar)
        column.addWidget(Hairline(theme))
        column.addWidget(self._split, 1)

    def _bar(self) -> QHBoxLayout:
        """Which findings are shown, and in which groups."""
        bar = QHBoxLayout()
        bar.setContentsMargins(24, 8, 24, 8)
        bar.setSpacing(12)
        bar.addWidget(self.chips, 1)
        self._group_by = label(say(Text("Group by")), quiet=True)
        bar.addWidget(self._group_by, 0, Qt.AlignmentFlag.AlignTop)
        bar.addWidget(self.grouping, 0, Qt.AlignmentFlag.AlignTop)
        self._group_by.setFixedHeight(self.grouping.sizeHint().height())
        return bar

    def _connect(self) -> None:
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._on_rested)
        self.search.searched.connect(self._on_searched)
        self.search.left.connect(self.view.setFocus)
        self.chips.chosen.connect(self._on_chip)
        self.grouping.chosen.connect(self._on_chip)
        self.model.found.connect(self._on_found)
        self.model.failed.connect(self._on_failed)
        self.view.chosen.connect(self._rest.start)
        self.view.wanted.connect(self._on_wanted)
        self.view.pressed_key.connect(self._on_key)
        self.view.next_new.connect(self.go_to_new)
        detail = self.detail
        detail.stepped.connect(self.view.step)
        detail.closed.connect(self._close_detail)
        detail.going.connect(self.going)
        detail.asking.connect(self.asking)
        detail.showing.connect(self.showing)
        detail.ruled.connect(self.rule_wanted)
        detail.seen.connect(self._on_seen)
        self._desk.changed.connect(self._on_changed)

    def _keys(self) -> None:
        keys.FIND.bind(self, self._find)
        keys.NEXT_PANE.bind(self, self._next_pane)
        keys.LINE_BEFORE.bind(self, partial(self.view.step, -1))
        keys.NEXT_LINE.bind(self, partial(self.view.step, 1))

    def _on_identity(self, identity: str) -> None:
        self._identity = identity
        self._visited = self._desk.settings.visited(identity)
        why_not = say(Text("This is your first visit: there is no earlier one to compare with."))
        self.chips.allow("new", "" if self._visited is not None else why_not)
        self._look()

    def _look(self) -> None:
        if self._identity:
            self._stale = False
            by = next(key for key, _name in GROUPED_BY if key == self.grouping.current)
            self.model.find(Look(self.chips.current, self.search.text().strip(), self._visited, by))

    def _on_chip(self, _chip: str) -> None:
        self._look()

    def _on_searched(self, _words: str) -> None:
        self._look()

    def _on_changed(self, _kinds: frozenset[str]) -> None:
        self._stale = True
        if self.isVisible():
            self._look()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._look()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous() and self._read is not None and self._identity:
            self._desk.settings.keep_visited(self._identity, self._read.head)

    def _on_found(self, read: Read) -> None:
        self._read = read
        self.view.lines.fresh = {number for _, number in read.fresh}
        counted = read.totals
        self.chips.count({
            "open": counted.open, UNKNOWN: counted.undecided, "accepted": counted.accepted,
            "dismissed": counted.dismissed, "new": None if self._visited is None else counted.new,
        })  # fmt: skip
        listed = bool(read.groups) and self.model.look.chip != UNKNOWN
        self._export.setEnabled(listed)
        self._export.setToolTip("" if listed else say(Text("There is nothing to export.")))
        if read.groups:
            self._left.setCurrentWidget(self.view)
            if not self.view.currentIndex().isValid():
                self.view.go_to(self.model.branches[0].group.key)
            return
        self._tell_empty(counted)
        self.detail.show_item(None, self.model.look)

    def _tell_empty(self, counted: Totals) -> None:
        words, chip = self.search.text().strip(), self.model.look.chip
        if words:
            clear = (say(Text("Clear the search")), self.search.clear)
            self._empty.tell("filter-off", say(Text("Nothing in this list matches “{words}”", words=words)), "", clear)
        elif chip in {"open", UNKNOWN}:
            self._tell_nothing_open(counted)
        else:
            sentence = {
                "accepted": Text("Nothing has been accepted or mitigated."),
                "dismissed": Text("Nothing has been dismissed."),
            }.get(chip, Text("Nothing new since your last visit."))
            self._empty.tell("flag", say(sentence))
        self._left.setCurrentWidget(self._empty)

    def _tell_nothing_open(self, counted: Totals) -> None:
        """Never that all is well while something is not known."""
        questions = counted.undecided
        if self.model.look.chip == UNKNOWN:
            self._empty.tell("flag", say(Text("Nothing is left to be looked into.")))
        elif questions:
            waits = Text("{n} question is to be looked into.", "{n} questions are to be looked into.", n=questions)
            look = (say(Text("Look into them")), partial(self.chips.choose, UNKNOWN))
            self._empty.tell("flag", say(Text("No open finding.")), say(waits), look)
        else:
            self._empty.tell("flag", say(Text("No open finding.")), say(Text("No question is left to be looked into.")))

    def _on_failed(self, error: BaseException) -> None:
        said = getattr(error, "what", None)
        sentence = say(said) if isinstance(said, Text) else str(error)
        self._empty.tell("filter-off", sentence, "", (say(Text("Try again")), self.model.again))
        self._left.setCurrentWidget(self._empty)

    def _on_rested(self) -> None:
        item = self.view.item()
        if isinstance(item, Leaf) and item.row is None:
            self._rest.start()  # its line comes before what is beside it
        else:
            self.detail.show_item(item, self.model.look)

    def _on_seen(self, number: int) -> None:
        self.view.lines.seen.add(number)
        self.view.viewport().update()

    def _on_wanted(self) -> None:
        self.detail.show_item(self.view.item(), self.model.look)
        self._then(self.detail.open_record)

    def _on_key(self, key: int) -> None:
        if isinstance(self.view.item(), Leaf):
            self.detail.show()
            self.detail.show_item(self.view.item(), self.model.look)
            self._then(partial(self.detail.act, key))

    def _then(self, act: Any) -> None:
        """Do something once the pane shows what the cursor is on."""
        self._desk.jobs.read("shown", _nothing, lambda _done: act(), self)

    def go_to_new(self) -> None:
        """Go to the next finding that is new and was not looked at."""
        if self._read is None:
            return
        left = [one for one in self._read.fresh if one[1] not in self.view.lines.seen]
        item = self.view.item()
        if isinstance(item, Leaf) and (item.group, item.key) in left and len(left) > 1:
            at = left.index((item.group, item.key))
            left = [*left[at + 1 :], *left[:at]]
        if left:
            self.view.go_to(*left[0])

    def show_record(self, number: int) -> None:
        """Put the cursor on a finding, by its id, if it is among those that are shown."""
        for branch in self.model.branches:
            if branch.keys is not None and number in branch.keys:
                self.view.go_to(branch.group.key, number)

    def _find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _next_pane(self) -> None:
        if self.search.hasFocus():
            self.chips.focus()
        elif self.chips.isAncestorOf(self.window().focusWidget()):
            self.grouping.focus()
        elif self.grouping.isAncestorOf(self.window().focusWidget()):
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.view.hasFocus() and self.detail.isVisible():
            self.detail.focus()
        else:
            self._find()

    def _close_detail(self) -> None:
        self.detail.hide()
        self.view.setFocus()

    def _on_export(self) -> None:
        work = partial(_exported_ids, self._desk.register, self.model.look)
        self._desk.jobs.read("exported", work, self._export_ids, self)

    def _export_ids(self, ids: list[int]) -> None:
        export(self._desk, self, Listed("findings", ids))

    def focus(self) -> None:
        """Where the focus goes when the page is opened."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._group_by.setVisible(event.size().width() >= NARROW)
        if event.oldSize().width() >= NARROW > event.size().width():
            self.detail.hide()

    @override
    def sizeHint(self) -> QSize:
        return QSize(1064, 700)


def _nothing(_progress: Progress) -> None:
    """Comes back after what was asked for before."""


def _identity(register: Register, _progress: Progress) -> str:
    return str(register.info("identity") or "register")


def _exported_ids(register: Register, look: Look, _progress: Progress) -> list[int]:
    with register.read() as connection:
        shown, day = look.shown, today()
        listed = [one.key for one in groups(connection, look.by, shown, day) if one.findings]
        return [number for key in listed for number in finding_ids(connection, look.by, key, shown, day)]
