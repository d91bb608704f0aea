"""A register with findings of every kind, and how a person works on them."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from register.queries.findings import Finding, findings
from register.screening import screen
from register.store import Register
from register.texts import Text
from register.values import Money
from tests.ui.people import settle
from ui.desk import Desk
from ui.forms.anatomy import Anatomy
from ui.forms.inline import InlineForm
from ui.pages.findings import FindingsPage
from ui.tables.groups import Look
from ui.workspace import Workspace

GIFT, SHOWCASE, PASSWORDS = "deal-free-of-charge", "deal-showcase", "sec-default-credentials"
THINGS = 24
FREE = Money(Decimal(0), "EUR", "excl")


@dataclass(frozen=True)
class Found:
    """The ids of what was entered. gift: a deal for free with a counterpart; quiet: one of which little is known."""

    gift: int
    quiet: int
    product: int
    deployment: int
    things: tuple[int, ...]


def enter_found(register: Register) -> Found:
    """A gift, a deal of which little is known, and cameras that keep the password that they came with."""
    with register.change(Text("Enter the town")) as change:
        vendor = change.insert("vendor", {"name": "Helvarion", "country": "FR", "parent_country": "FR"})
        product = change.insert("product", {"vendor": vendor, "model": "HV-20", "category": "camera_fixed"})
        deployment = change.insert("deployment", {"name": "Parc centre"})
        common = {"gathered": False, "stage": "running"}
        gift = change.insert("acquisition", {
            "ref": "A-2026-001", "title": "Showcase agreement", "price_paid": FREE,
            "counterparts": ("press_release",), "named_by_vendor": True, **common,
        })  # fmt: skip
        quiet = change.insert("acquisition", {"ref": "A-2026-002", "title": "Speed signs", **common})
        for deal in (gift, quiet):
            change.insert("party", {"acquisition": deal, "vendor": vendor, "role": "supplier"})
        things = tuple(
            change.insert("equipment", {
                "product": product, "deployment": deployment, "asset_tag": f"VP-{number:03}", "quantity": 1,
                "status": "in_service", "credentials_state": "default", "unit_price": Money(Decimal(900), "EUR"),
            })
            for number in range(THINGS)
        )  # fmt: skip
    screen(register)
    return Found(gift, quiet, product, deployment, things)


def finding_of(register: Register, rule: str) -> Finding:
    """The first finding of a rule. Raises IndexError where there is none."""
    with register.read() as connection:
        return findings(connection, rule=rule)[0]


class Work:
    """The page of findings, worked on by keys and mouse."""

    def __init__(self, qtbot: QtBot, desk: Desk, space: Workspace) -> None:
        self.qtbot, self.desk, self.space = qtbot, desk, space
        space.go("findings")
        self.settle()
        self.page: FindingsPage = space.page

    def settle(self) -> None:
        settle(self.qtbot, self.desk)

    def key(self, *keys: Qt.Key) -> None:
        """Press keys in the tree."""
        self.page.view.setFocus()
        for key in keys:
            self.qtbot.keyClick(self.page.view, key)
            self.settle()

    def chip(self, name: str) -> None:
        """Click a chip, by the beginning of its name."""
        click(self.qtbot, self.page.chips, name)
        self.settle()

    def lines(self) -> list[str]:
        """All lines that are to be seen, in words."""
        view, found = self.page.view, []
        index = self.page.model.index(0, 0) if self.page.model.branches else view.currentIndex()
        while index.isValid():
            found.append(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
            index = view.indexBelow(index)
        return found

    def pick(self, rule: str) -> Anatomy:
        """Open a rule and go to the first finding under it; its card."""
        assert self.page.view.go_to(rule)
        self.key(Qt.Key.Key_Right, Qt.Key.Key_Down)
        return self.card

    @property
    def look(self) -> Look:
        """What is looked at."""
        return self.page.model.look

    @property
    def card(self) -> Anatomy:
        """The card that is shown."""
        card = self.page.detail.cards.card
        assert isinstance(card, Anatomy)
        return card

    def press(self, name: str) -> None:
        """Click a button of the card that is shown."""
        click(self.qtbot, self.page.detail.cards, name)
        self.settle()

    def fill(self, *within: QWidget, **texts: str) -> None:
        """Fill in fields of the form that is open, by the words of their labels with _ for spaces."""
        form = within[0] if within else self.card.treatment.form
        assert form is not None
        for name, text in texts.items():
            enter(self.qtbot, form, name.replace("_", " "), text)

    def form(self) -> InlineForm | None:
        """The form that is open on the card."""
        return self.card.treatment.form

    def keep(self) -> None:
        """Ctrl+Enter in the form that is open."""
        focus = self.page.window().focusWidget()
        assert focus is not None
        self.qtbot.keyClick(focus, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.settle()


def click(qtbot: QtBot, within: QWidget, name: str) -> None:
    """Click the visible button whose accessible name begins so."""
    every = [one for one in within.findChildren(QAbstractButton) if one.isVisible()]
    found = next((one for one in every if one.accessibleName().startswith(name)), None)
    assert found is not None, (name, [one.accessibleName() for one in every])
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def enter(qtbot: QtBot, form: QWidget, name: str, text: str) -> None:
    """Type into the field of this accessible name, or choose one of its choices."""
    for radio in form.findChildren(QRadioButton):
        if radio.isVisible() and radio.accessibleName() == f"{name}: {text}":
            qtbot.mouseClick(radio, Qt.MouseButton.LeftButton, pos=QPoint(8, radio.height() // 2))
            return
    for box in form.findChildren(QComboBox):
        if box.isVisible() and box.accessibleName() == name:
            box.setFocus()
            box.setCurrentIndex(box.findText(text))
            assert box.currentText() == text
            box.activated.emit(box.currentIndex())
            return
    for kind in (QLineEdit, QPlainTextEdit):
        lines: Any = form.findChildren(kind)
        for line in lines:
            if line.isVisible() and line.accessibleName() == name:
                line.setFocus()
                line.clear()
                qtbot.keyClicks(line, text)
                return
    raise AssertionError(name)
