"""The page of products: beside each whose maker is not known stands who may make it, and why."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from register.identity.vendors import Proposal
from register.journal.change import Change
from register.matching import confirm_maker
from register.progress import Progress
from register.queries.possible import possible_makers
from register.reference.vendors import vendors
from register.store import Register
from register.texts import Text
from ui.desk import Desk
from ui.forms.detail import Detail
from ui.pages.listing import ListPage
from ui.translations import language, say
from ui.widgets.buttons import Button
from ui.widgets.labels import Wrapped

MOST = 3  # proposals that are shown


class ProductDetail(Detail):
    """A product, with who may make it while nobody has said who does."""

    def __init__(self, desk: Desk, currency: str) -> None:
        super().__init__(desk, "product", currency)

    @override
    def add_actions(self, column: QVBoxLayout) -> None:
        self._place = column
        self.possible = QWidget()
        column.addWidget(self.possible)

    @override
    def show_record(self, number: int | None) -> None:
        if number != self.number:
            self._show_possible(())
        super().show_record(number)
        if number is not None:
            work = partial(_possible, self._desk.register, number)
            self._desk.jobs.read("makers", work, partial(self._on_possible, number), self)

    def _on_possible(self, number: int, found: Sequence[Proposal[str]]) -> None:
        if number == self.number:
            self._show_possible(found)

    def _show_possible(self, found: Sequence[Proposal[str]]) -> None:
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(16, 0 if not found else 4, 16, 0 if not found else 8)
        column.setSpacing(2)
        for one in found[:MOST]:
            name = vendors()[one.vendor].name
            said = Text("Possible maker: {maker}", maker=name)
            column.addWidget(Wrapped(say(said), self._desk.theme.medium))
            column.addWidget(Wrapped(say(one.reason), self._desk.theme.small, quiet=True))
            button = Button(self._desk.theme, say(Text("Confirm as maker")))
            button.setAccessibleName(say(Text("Confirm {maker} as maker", maker=name)))
            button.clicked.connect(partial(self._confirm, one))
            row = QHBoxLayout()
            row.setContentsMargins(0, 2, 0, 6)
            row.addWidget(button)
            row.addStretch()
            column.addLayout(row)
        fresh.setVisible(bool(found))
        self._place.replaceWidget(self.possible, fresh)
        self.possible.hide()
        self.possible.deleteLater()
        self.possible = fresh

    def _confirm(self, one: Proposal[str]) -> None:
        if self.number is not None:
            named = Text("{maker} confirmed as maker", maker=vendors()[one.vendor].name)
            self._desk.change(named, partial(_confirming, self.number, one, language()), self)


class ProductsPage(ListPage):
    """The products of the register."""

    @override
    def _make_detail(self, currency: str) -> Any:
        return ProductDetail(self._desk, currency)


def _possible(register: Register, number: int, _progress: Progress) -> Sequence[Proposal[str]]:
    with register.read() as connection:
        return possible_makers(connection, (number,)).get(number, ())


def _confirming(product: int, one: Proposal[str], spoken: str, change: Change) -> int:
    return confirm_maker(change, product, None, one, spoken)
