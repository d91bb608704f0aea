"""The pane beside a list: one record, with its facts, findings and history."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from register.progress import Progress
from register.queries.columns import LISTS, ListColumn
from register.store import Register
from register.texts import Text
from ui import keys
from ui.desk import Desk
from ui.forms.form import Form
from ui.forms.history import History, Told, read_history
from ui.forms.reading import FormContent, read_form
from ui.tables.cells import FINDINGS
from ui.translations import say, shown
from ui.widgets.buttons import Button, icon_button
from ui.widgets.labels import Wrapped, label
from ui.widgets.tabs import Tabs

PRINTED = frozenset({"acquisition", "vendor"})  # what has a paper of its own


class Detail(QWidget):
    """Shows the record it is given, and looks again when something was changed.

    stepped: by how many records to go on in the list. closed: the pane is not wanted. going: kind and id of a record
    to show in its own list. showing: Ids of equipment to show, and what they have in common. ruled: the id of a rule.
    printing: kind and id of the record, and what it is called.
    """

    stepped = Signal(int)
    closed = Signal()
    going = Signal(str, int)
    showing = Signal(object, object)
    ruled = Signal(str)
    printing = Signal(str, int, str)
    _asked: tuple[int, str] | None = None

    def __init__(self, desk: Desk, kind: str, currency: str) -> None:
        super().__init__()
        self._desk = desk
        self._kind = kind
        self.number: int | None = None
        self.form = Form(desk, kind, currency)
        self.cards: Any = None
        self._judged = any(column.key == FINDINGS for column in _columns_of(kind))
        self.history = History(desk.theme, kind)
        self._line = label("", desk.theme.small, quiet=True)
        self._title = Wrapped("", desk.theme.head)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.form)
        self._stack.addWidget(self._cards_room())
        self._stack.addWidget(self.history)
        self._tabs = self._make_tabs()
        self._inside = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._inside)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._head())
        self.add_actions(column)
        column.addWidget(self._tabs)
        column.addWidget(self._stack, 1)
        desk.changed.connect(self._on_changed)

    def _make_tabs(self) -> Tabs:
        more = self.more()
        for _name, widget in more:
            self._stack.addWidget(widget)
        names = (Text("Facts"), Text("Findings"), Text("History"), *(name for name, _widget in more))
        made = Tabs(self._desk.theme, [say(name) for name in names])
        if not self._judged:
            made.drop(1)
        made.changed.connect(self._stack.setCurrentIndex)
        return made

    def _cards_room(self) -> QWidget:
        room = QWidget()
        self._room = QVBoxLayout(room)
        self._room.setContentsMargins(0, 0, 0, 0)
        return room

    def _head(self) -> QVBoxLayout:
        theme = self._desk.theme
        buttons = QHBoxLayout()
        buttons.addWidget(self._line)
        buttons.addStretch()
        for icon_name, name, act in (
            ("up", Text("Previous record (Alt+Up)"), partial(self.stepped.emit, -1)),
            ("down", Text("Next record (Alt+Down)"), partial(self.stepped.emit, 1)),
            ("close", Text("Close this pane"), self.closed.emit),
        ):
            button = icon_button(theme, icon_name, say(name))
            button.clicked.connect(lambda _on=False, act=act: act())
            buttons.addWidget(button)
        head = QVBoxLayout()
        head.setContentsMargins(16, 0, 12, 4)
        head.setSpacing(2)
        head.addLayout(buttons)
        head.addWidget(self._title)
        return head

    def more(self) -> Sequence[tuple[Text, QWidget]]:
        """Further tabs after those of every record; a record of another kind has its own."""
        return ()

    def add_actions(self, column: QVBoxLayout) -> None:
        """Put what can be done with the whole record under its title; a record of another kind has its own."""
        if self._kind not in PRINTED:
            return
        sheet = Button(self._desk.theme, say(Text("One-page sheet…")), "print", look="low")
        sheet.setToolTip(f"{sheet.text()} ({keys.PRINT.shown[0]})")
        sheet.clicked.connect(self.print_record)
        row = QHBoxLayout()
        row.setContentsMargins(14, 0, 12, 4)
        row.addWidget(sheet)
        row.addStretch()
        column.addLayout(row)

    def print_record(self) -> None:
        """Ask for the paper of the record that is shown."""
        if self.number is not None and self._kind in PRINTED:
            self.printing.emit(self._kind, self.number, self._title.text())

    def show_record(self, number: int | None) -> None:
        """Show this record as soon as it is read; None: nothing."""
        self.number = number
        self._inside.setVisible(number is not None)
        if number is not None:
            work = partial(read_form, self._desk.register, self._kind, number)
            self._desk.jobs.read("form", work, self._on_read, self)

    def _on_read(self, content: FormContent | None) -> None:
        if content is None or content.record.id != self.number:
            return
        self._line.setText(say(self.form.entity.label))
        self._title.setText(shown(content.title))
        self.form.show_content(content)
        number = content.record.id
        if self._asked is not None and self._asked[0] == number:
            (_, key), self._asked = self._asked, None
            self.answer(key)
        if self._judged:
            judging = partial(_judging, self._desk.register, self._kind, number)
            self._desk.jobs.read("findings", judging, partial(self._on_judged, number), self)
        told = partial(read_history, self._desk.register, self._kind, number)
        self._desk.jobs.read("history", told, partial(self._on_history, number), self)

    def _on_judged(self, number: int, judged: Any) -> None:
        if self.cards is None:
            from ui.forms.findings import FindingCards  # noqa: PLC0415 - the rules are loaded beside the first list

            self.cards = FindingCards(self._desk, one=self._kind == "equipment")
            self.cards.wanted.connect(self.answer)
            self.cards.going.connect(self.going)
            self.cards.showing.connect(self.showing)
            self.cards.ruled.connect(self.ruled)
            self._room.addWidget(self.cards)
        if number == self.number:
            self.cards.show_judged(judged, number)
            said = Text("Findings {n}", "Findings {n}", n=judged.count) if judged.count else Text("Findings")
            self._tabs.name(1, say(said))

    def _on_history(self, number: int, told: list[Told]) -> None:
        if number == self.number:
            self.history.show_events(told)

    def answer(self, key: str) -> None:
        """Go to a field of the form, to answer it."""
        self._tabs.choose(0)
        self.form.answer(key)

    def answer_when_shown(self, number: int, key: str) -> None:
        """Go to a field of a record to answer it, as soon as that record is shown."""
        self._asked = (number, key)
        if self.number == number:
            self.show_record(number)

    def _on_changed(self, _kinds: frozenset[str]) -> None:
        if self.isVisible():
            self.show_record(self.number)

    def focus(self) -> None:
        """Put the focus on the first fact."""
        self.form.focus_first()


def _columns_of(kind: str) -> tuple[ListColumn, ...]:
    return next((spec.columns for spec in LISTS.values() if spec.kind == kind), ())


def _judging(register: Register, kind: str, number: int, progress: Progress) -> Any:
    from ui.forms.judged import read_judged  # noqa: PLC0415 - the rules are loaded in the worker

    return read_judged(register, kind, number, progress)
