"""The page of imports: what each brought, and the way to take one back."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from register.fields.catalogue import CATALOGUE
from register.importing.left import Left, left_of
from register.journal.history import history
from register.journal.revert import Preview
from register.progress import Progress
from register.store import Register
from register.texts import Text
from ui.desk import Desk
from ui.forms.detail import Detail
from ui.importing.left import left_lines, paint_remark
from ui.pages.listing import ListPage
from ui.translations import say
from ui.widgets.buttons import Button
from ui.widgets.labels import Wrapped
from ui.widgets.lines import Lines

HEAVY = 2_000  # records from which an import is undone in a process of its own
LEFT = 3  # the place of the tab with what is left to decide
SHOWN = 8  # of what stays, so many are named


class ImportDetail(Detail):
    """An import with what it brought and what it left to a person. Undoing it says first what goes and what stays.

    answering: kind, id and field where a reading is answered. who_wanted: it is asked who is who.
    """

    answering = Signal(str, int, str)
    who_wanted = Signal()

    def __init__(self, desk: Desk, currency: str) -> None:
        super().__init__(desk, "import", currency)
        self._wanted: Preview | None = None

    @override
    def more(self) -> Sequence[tuple[Text, QWidget]]:
        theme = self._desk.theme
        self.left = Lines(theme, say(Text("To decide")), partial(paint_remark, theme), 80)
        self.left.wanted.connect(self._on_remark)
        return ((Text("To decide"), self.left),)

    def _on_remark(self, key: object) -> None:
        """Go to where a reading is answered."""
        place = key[1] if isinstance(key, tuple) else None
        if place is not None and place[0] == "vendor":
            self.who_wanted.emit()
        elif place is not None:
            self.answering.emit(*place)

    def _on_left(self, number: int, left: Left) -> None:
        if number != self.number:
            return
        self.left.show_items(left_lines(left))
        self._tabs.name(LEFT, say(Text("{name} {total}", name=Text("To decide"), total=left.waiting)))

    @override
    def add_actions(self, column: QVBoxLayout) -> None:
        theme = self._desk.theme
        self._ask = Button(theme, say(Text("Undo this import…")))
        self._ask.clicked.connect(self._on_asked)
        self._said = Wrapped("")
        self._do = Button(theme, say(Text("Undo it")), look="primary")
        self._do.clicked.connect(self._on_agreed)
        self._keep = Button(theme, say(Text("Keep it")), look="link")
        self._keep.clicked.connect(self._fold)
        buttons = QHBoxLayout()
        for button in (self._ask, self._do, self._keep):
            buttons.addWidget(button)
        buttons.addStretch()
        box = QVBoxLayout()
        box.setContentsMargins(16, 4, 16, 8)
        box.addWidget(self._said)
        box.addLayout(buttons)
        column.addLayout(box)
        self._fold()

    def _fold(self) -> None:
        self._ask.show()
        for part in (self._said, self._do, self._keep):
            part.hide()

    @override
    def show_record(self, number: int | None) -> None:
        super().show_record(number)
        self._fold()
        self._ask.setVisible(number is not None)
        if number is not None:
            work = partial(_left, self._desk.register, number)
            self._desk.jobs.read("left", work, partial(self._on_left, number), self)

    def _on_asked(self) -> None:
        if self.number is not None:
            work = partial(_preview_undo, self._desk.register, self.number)
            self._desk.jobs.read("undoing", work, self._on_preview, self)

    def _on_preview(self, found: Preview | None) -> None:
        self._wanted = found
        if found is None or not found.back:
            self._tell(Text("Nothing is left to undo of this import."))
            self._do.hide()
            return
        goes = Text("{n} record goes back to what it was.", "{n} records go back to what they were.", n=found.back)
        if not found.kept:
            self._tell(goes)
            return
        stays = Text("{n} stays as it is now:", "{n} stay as they are now:", n=len(found.kept))
        named = (
            Text("{kind}: {reason}", kind=CATALOGUE[kept.kind].label, reason=kept.reason) for kept in found.kept[:SHOWN]
        )
        self._tell(goes, stays, *named)

    def _tell(self, *lines: Text) -> None:
        self._said.setText("\n".join(say(line) for line in lines))
        self._ask.hide()
        for part in (self._said, self._do, self._keep):
            part.show()

    def _on_agreed(self) -> None:
        if self._wanted is not None:
            heavy = self._wanted.back > HEAVY
            self._desk.revert(self._wanted.change.number, heavy=heavy, owner=self, done=lambda _done: self._fold())


class ImportsPage(ListPage):
    """What was imported. asking: kind, id and field to answer. page_wanted: the key of a page to go to."""

    asking = Signal(str, int, str)
    page_wanted = Signal(str)

    @override
    def _make_detail(self, currency: str) -> Any:
        made = ImportDetail(self._desk, currency)
        made.answering.connect(self.asking)
        made.who_wanted.connect(lambda: self.page_wanted.emit("questions"))
        return made


def _left(register: Register, number: int, _progress: Progress) -> Left:
    with register.read() as connection:
        return left_of(connection, number)


def _preview_undo(register: Register, number: int, _progress: Progress) -> Any:
    with register.read() as connection:
        events = history(connection, "import", number)
    return register.revert_preview(events[-1].change.number) if events else None
