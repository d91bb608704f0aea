"""The page of findings: each with why, what is not known, and the record that it is about."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from register.fields.catalogue import CATALOGUE
from register.progress import Progress
from register.queries.cards import Card, card
from register.store import Register
from register.texts import Text
from ui.desk import Desk
from ui.forms.findings import FindingCards
from ui.forms.judged import Judged
from ui.pages.listing import ListPage
from ui.translations import say
from ui.widgets.buttons import Button, icon_button
from ui.widgets.labels import Wrapped, label


class FindingDetail(QWidget):
    """One finding explained.

    going: kind and id of the record it is about. asking: these, and the key of a field of it to answer.
    """

    stepped = Signal(int)
    closed = Signal()
    going = Signal(str, int)
    asking = Signal(str, int, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._number: int | None = None
        self._card: Card | None = None
        self._kind = label("", desk.theme.small, quiet=True)
        self._title = Wrapped("", desk.theme.head)
        self._cards = FindingCards(desk.theme)
        self._open = Button(desk.theme, say(Text("Open the record")), "link")
        self._open.clicked.connect(self.open_record)
        self._cards.wanted.connect(self._on_wanted)
        close = icon_button(desk.theme, "close", say(Text("Close this pane")))
        close.clicked.connect(self.closed)
        top = QHBoxLayout()
        top.addWidget(self._kind)
        top.addStretch()
        top.addWidget(close)
        head = QVBoxLayout()
        head.setContentsMargins(16, 0, 12, 0)
        head.addLayout(top)
        head.addWidget(self._title)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 4, 16, 4)
        foot.addWidget(self._open)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.addLayout(head)
        column.addLayout(foot)
        column.addWidget(self._cards, 1)
        desk.changed.connect(lambda _kinds: self.show_record(self._number))

    def show_record(self, number: int | None) -> None:
        """Show this finding as soon as it is read; None: nothing."""
        self._number = number
        self.setEnabled(number is not None)
        if number is not None:
            self._desk.jobs.read("card", partial(_read_card, self._desk.register, number), self._on_read, self)

    def _on_read(self, found: Card | None) -> None:
        self._card = found
        self._open.setEnabled(found is not None)
        if found is None:
            return
        self._kind.setText(say(CATALOGUE[found.finding.kind].label))
        self._title.setText(found.finding.subject_title)
        self._cards.show_judged(Judged((found,), (), (), ()))

    def open_record(self) -> None:
        """Go to the record in its own list."""
        if self._card is not None:
            self.going.emit(self._card.finding.kind, self._card.finding.subject)

    def _on_wanted(self, key: str) -> None:
        if self._card is not None:
            self.asking.emit(self._card.finding.kind, self._card.finding.subject, key)

    def focus(self) -> None:
        """Where the focus goes when the pane is entered."""
        self._open.setFocus()


class FindingsPage(ListPage):
    """What was found in the whole register. asking: kind and id of a record, and the key of a field to answer."""

    asking = Signal(str, int, str)

    @override
    def _make_detail(self, currency: str) -> Any:
        detail = FindingDetail(self._desk)
        detail.asking.connect(self.asking)
        return detail

    @override
    def _tell_empty(self, total: int) -> None:
        if total:
            super()._tell_empty(total)
            return
        self._empty.tell(
            "flag",
            say(Text("No finding is open")),
            say(Text("What is not known is listed with each record, under Findings: nothing is said to be well.")),
        )
        self._left.setCurrentIndex(1)


def _read_card(register: Register, number: int, _progress: Progress) -> Card | None:
    with register.read() as connection:
        return card(connection, number)
