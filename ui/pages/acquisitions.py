"""The page of deals: those that an import gathered of rows without a contract can be listed alone, and identified."""

from functools import partial
from typing import Any, NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from register.journal.ids import Ids
from register.progress import Progress
from register.queries.called import record_titles
from register.queries.first import to_identify
from register.queries.heap import said_of
from register.queries.questions import Named
from register.store import Register
from register.texts import Text
from ui.desk import Desk
from ui.forms.detail import Detail
from ui.forms.inline import InlineForm
from ui.pages.listing import ListPage
from ui.telling.answering import Said, for_contract
from ui.translations import say
from ui.widgets.buttons import Button
from ui.widgets.head import PageHead
from ui.widgets.links import at_edge


class Heap(NamedTuple):
    """A deal to be identified, and its equipment by what the rows say."""

    deal: Named
    said: Said


class DealDetail(Detail):
    """A deal; one that was gathered of rows offers to say which contract it is, or to split it."""

    def __init__(self, desk: Desk, currency: str) -> None:
        super().__init__(desk, "acquisition", currency)
        self._currency = currency

    @override
    def add_actions(self, column: QVBoxLayout) -> None:
        super().add_actions(column)
        self._heap_room = QVBoxLayout()
        self._heap_room.setContentsMargins(16, 0, 16, 0)
        column.addLayout(self._heap_room)
        self.identify: Button | None = None
        self.asking: InlineForm | None = None
        self._inner = QWidget()
        self._heap_room.addWidget(self._inner)

    @override
    def show_record(self, number: int | None) -> None:
        if number != self.number:
            self._show_heap(None)
        super().show_record(number)
        if number is not None:
            work = partial(_heap, self._desk.register, number)
            self._desk.jobs.read("heap", work, partial(self._on_heap, number), self)

    def _on_heap(self, number: int, heap: Heap | None) -> None:
        if number == self.number and self.asking is None:
            self._show_heap(heap)

    def _show_heap(self, heap: Heap | None) -> None:
        self.identify, self.asking = None, None
        fresh, column = QWidget(), QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        fresh.setLayout(column)
        if heap is not None:
            self.identify = Button(self._desk.theme, say(Text("This is contract…")), look="low")
            self.identify.clicked.connect(partial(self._ask, heap))
            column.addLayout(at_edge(self.identify))
        self._heap_room.replaceWidget(self._inner, fresh)
        self._inner.hide()
        self._inner.deleteLater()
        self._inner = fresh

    def _ask(self, heap: Heap) -> None:
        self._show_heap(None)
        self.asking = InlineForm(self._desk, for_contract(heap.deal, heap.said), self._currency)
        self.asking.left.connect(partial(self._show_heap, heap))
        self.asking.kept.connect(partial(self._show_heap, None))
        layout = self._inner.layout()
        if layout is not None:
            layout.addWidget(self.asking)
        self.asking.focus()


class AcquisitionsPage(ListPage):
    """The deals of the register. Those to be identified can be listed alone."""

    @override
    def _make_detail(self, currency: str) -> Any:
        return DealDetail(self._desk, currency)

    @override
    def _add_actions(self, head: PageHead) -> None:
        self.gathered = Button(self._desk.theme, "", look="link")
        self.gathered.clicked.connect(self._show_gathered)
        self.gathered.hide()
        head.add(self.gathered)
        self._to_identify: frozenset[int] = frozenset()
        super()._add_actions(head)

    @override
    def _on_found(self, found: int) -> None:
        super()._on_found(found)
        self._desk.jobs.read("gathered", partial(_gathered, self._desk.register), self._on_gathered, self)

    def _on_gathered(self, found: frozenset[int]) -> None:
        self._to_identify = found
        told = Text("{n} deal to identify", "{n} deals to identify", n=len(found))
        self.gathered.setText(say(told))
        self.gathered.setVisible(bool(found))

    def _show_gathered(self) -> None:
        self.show_only(Ids(self._to_identify), Text("Deals to identify"))


def _heap(register: Register, number: int, _progress: Progress) -> Heap | None:
    with register.read() as connection:
        if number not in to_identify(connection):
            return None
        title = record_titles(connection, "acquisition", (number,))[number]
        return Heap(Named("acquisition", number, title), said_of(connection, number))


def _gathered(register: Register, _progress: Progress) -> frozenset[int]:
    with register.read() as connection:
        return to_identify(connection)
