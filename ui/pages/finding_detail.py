"""The pane beside the findings: the rule, the finding, or the question that the cursor is on."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from register.fields.catalogue import CATALOGUE
from register.journal.ids import Ids
from register.progress import Progress
from register.queries.catalogue import Listed, catalogue
from register.queries.grouped import Group
from register.queries.listed import WaitingRow, reach_told
from register.queries.waiting import Waiting, things_waiting
from register.store import Register
from register.texts import Text, Words
from register.values import today
from ui.desk import Desk
from ui.forms import told
from ui.forms.about_rule import tell_level, tell_result
from ui.forms.anatomy import Anatomy
from ui.forms.findings import FindingCards
from ui.forms.judged import Explained, Judged, Undecided, read_explained, read_waiting
from ui.forms.told import Told
from ui.tables.grouped_words import group_words
from ui.tables.groups import BEYOND, Branch, Leaf, Look
from ui.translations import say, shown
from ui.widgets.buttons import Button, icon_button
from ui.widgets.labels import Wrapped, label

Item = Branch | Leaf | None


class FindingDetail(QWidget):
    """What stands beside the list of findings.

    stepped: by how many lines to go on in the list. closed: the pane is not wanted. going: kind and id of the record it
    is about. asking: these, and the key of a field of it to answer. showing: Ids of equipment, and what they have in
    common. ruled: the id of a rule to be shown. seen: the id of a finding that was looked at.
    """

    stepped = Signal(int)
    closed = Signal()
    going = Signal(str, int)
    asking = Signal(str, int, str)
    showing = Signal(object, object)
    ruled = Signal(str)
    seen = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._item: Item = None
        self._look = Look()
        self._about: tuple[str, int] | None = None
        self._kind = label("", desk.theme.small, quiet=True)
        self._title = Wrapped("", desk.theme.head)
        self.cards = FindingCards(desk, single=True)
        parts = (tell_level, told.checks, told.mending, tell_result, told.further)
        self.rule = Told(desk.theme, Text("The rule"), parts, edge=16)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rule)
        self._stack.addWidget(self.cards)
        self._stack.addWidget(self._sum())
        self._open = Button(desk.theme, say(Text("Open the record")), look="low")
        self._open.clicked.connect(self.open_record)
        self.cards.wanted.connect(self._on_wanted)
        self.cards.showing.connect(self.showing)
        self.cards.ruled.connect(self.ruled)
        self._build()
        desk.changed.connect(self._on_changed)

    def _sum(self) -> QWidget:
        """What a group comes to that is no rule."""
        self._told = Wrapped("", quiet=True)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(16, 8, 16, 8)
        column.addWidget(self._told)
        column.addStretch()
        return box

    def _build(self) -> None:
        theme, top = self._desk.theme, QHBoxLayout()
        top.addWidget(self._kind)
        top.addStretch()
        for icon_name, name, signal in (
            ("up", Text("Previous line (Alt+Up)"), partial(self.stepped.emit, -1)),
            ("down", Text("Next line (Alt+Down)"), partial(self.stepped.emit, 1)),
            ("close", Text("Close this pane"), self.closed.emit),
        ):
            button = icon_button(theme, icon_name, say(name))
            button.clicked.connect(lambda _on=False, act=signal: act())
            top.addWidget(button)
        head = QVBoxLayout()
        head.setContentsMargins(16, 0, 12, 4)
        head.setSpacing(2)
        head.addLayout(top)
        head.addWidget(self._title)
        head.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._inside)
        self._inside.hide()

    def show_item(self, item: Item, look: Look) -> None:
        """Show this, of such a look, as soon as it is read; None: nothing."""
        self._item, self._look = item, look
        by, chip = look.by, look.chip
        if item is None or (isinstance(item, Leaf) and item.key is None) or _is_beyond(item):
            self._inside.hide()
            return
        if isinstance(item, Branch) and by == "rule":
            work = partial(_read_rule, self._desk.register, item.group.key)
            self._desk.jobs.read("card", work, partial(self._on_rule, item.group.key), self)
        elif isinstance(item, Branch):
            self._show_group(item.group, chip)
        elif isinstance(item.key, Waiting):
            work_of: Callable[[Progress], Any] = partial(read_waiting, self._desk.register, item.key)
            self._desk.jobs.read("card", work_of, partial(self._on_waiting, item), self)
        else:
            work_of = partial(read_explained, self._desk.register, item.key)
            self._desk.jobs.read("card", work_of, partial(self._on_finding, item), self)

    def _on_changed(self, _kinds: frozenset[str]) -> None:
        if self.isVisible():
            self.show_item(self._item, self._look)

    def _on_rule(self, rule: str, one: Listed | None) -> None:
        item = self._item
        if one is None or not isinstance(item, Branch) or item.group.key != rule:
            return
        pack = f"{one.pack.name} {one.pack.version}"
        self._tell(Text("Rule {rule} · {pack}", rule=rule, pack=pack), say(one.rule.title), None)
        self._open.setText(say(Text("Open the rule")))
        self._open.setAccessibleName(self._open.text())
        self._open.show()
        self.rule.show_rule(one)
        self._stack.setCurrentWidget(self.rule)

    def _show_group(self, group: Group, chip: str) -> None:
        """What is found of a record or of things alike, or what falls due in some days."""
        about = None if group.place is None or group.subject is None else (group.place.kind, group.subject)
        kind = Words("", "") if group.place is None else CATALOGUE[group.place.kind].label
        self._tell(kind, shown(group.title), about, many=group.things > 1)
        self._told.setText(group_words(group, chip, titled=False))
        self._stack.setCurrentIndex(2)

    def _on_finding(self, leaf: Leaf, found: Explained | None) -> None:
        if self._item is not leaf or found is None:
            return
        one = found.finding
        self._tell(CATALOGUE[one.kind].label, shown(found.about), (one.kind, one.subject), many=one.number > 1)
        self.cards.show_judged(Judged((found,), (), (), ()), (one.rule, leaf.key))
        self._stack.setCurrentWidget(self.cards)
        self.seen.emit(leaf.key)

    def _on_waiting(self, leaf: Leaf, found: Undecided | None) -> None:
        if self._item is not leaf or found is None:
            return
        waiting = leaf.key
        many = waiting.number > 1
        about = shown(leaf.row.about) if isinstance(leaf.row, WaitingRow) else ""
        self._tell(CATALOGUE[waiting.kind].label, about, (waiting.kind, waiting.subject), many=many)
        if many:
            things = reach_told(waiting.kind, waiting.number)
            self._open.setText(say(Text("Show the {things}", things=things)))
            self._open.setAccessibleName(self._open.text())
            self._open.show()
        self.cards.show_judged(Judged((), (found,), (), ()), (waiting.rule, waiting))
        self._stack.setCurrentWidget(self.cards)

    def _tell(self, kind: Text | Words, title: str, about: tuple[str, int] | None, *, many: bool = False) -> None:
        self._about = about
        self._kind.setText(say(kind))
        self._title.setText(title)
        self._open.setText(say(Text("Open the record")))
        self._open.setAccessibleName(self._open.text())
        self._open.setVisible(about is not None and not many)
        self._inside.show()

    def open_record(self) -> None:
        """Go to the record in its own list; of many things, to all of them; of a rule, to that rule."""
        item = self._item
        card = self.cards.card if isinstance(item, Leaf) else None
        if isinstance(item, Branch) and self._look.by == "rule":
            self.ruled.emit(item.group.key)
        elif isinstance(item, Leaf) and isinstance(item.key, Waiting) and item.key.number > 1:
            work = partial(_things, self._desk.register, item.key)
            title = item.key.rule if card is None else card.accessibleName()
            self._desk.jobs.read("things", work, lambda ids: self.showing.emit(ids, title), self)
        elif isinstance(card, Anatomy) and card.explained.finding.number > 1:
            card.showing.emit()
        elif self._about is not None:
            self.going.emit(*self._about)

    def _on_wanted(self, key: str) -> None:
        if self._about is not None:
            self.asking.emit(*self._about, key)

    def act(self, key: int) -> None:
        """Do what a key stands for on the finding that is shown."""
        if self.cards.card is not None and self._stack.currentWidget() is self.cards:
            self.cards.card.act(key)

    def focus(self) -> None:
        """Where the focus goes when the pane is entered."""
        card = self.cards.card
        if card is not None and self._stack.currentWidget() is self.cards:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.rule.setFocus(Qt.FocusReason.OtherFocusReason)


def _is_beyond(item: Item) -> bool:
    """Whether it only says how many more groups there are."""
    return isinstance(item, Branch) and item.group.key == BEYOND


def _read_rule(register: Register, rule: str, _progress: Progress) -> Listed | None:
    with register.read() as connection:
        return next((one for one in catalogue(connection, today()).rules if one.rule.id == rule), None)


def _things(register: Register, waiting: Waiting, _progress: Progress) -> Ids:
    with register.read() as connection:
        return things_waiting(connection, waiting)
