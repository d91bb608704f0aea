"""From opening the window to a spreadsheet in hand, with keys and mouse: the way of the person this is for."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from register.queries.findings import findings
from register.store import Register
from tests.ui.conftest import settings, theme
from tests.ui.people import settle, stored
from ui.settings import Settings
from ui.tables.model import CELL
from ui.theme import Theme
from ui.window import MainWindow

__all__ = ["settings", "theme"]

ALWAYS = ("gov-no-owner",)  # nobody has said yet which service answers for the deal
HEADINGS = (
    "N° inventaire",
    "Marque",
    "Modèle",
    "N° de série",
    "Site",
    "Fournisseur",
    "Mode d'acquisition",
    "Prix HT (€)",
)
ROWS = (
    ("VP-001", "Hikvision", "DS-2CD2143G2-I", "K54321987", "Place d’Armes", "Escaut Vidéo", "achat", 1694.93),
    ("VP-002", "Hikvision", "DS-2CD2143G2-I", "K54321988", "Place d’Armes", "Escaut Vidéo", "achat", 1694.93),
    ("VP-003", "Huawei", "IPC6325-WD-VF", "2102351QLL", "Rue de Famars", "Escaut Vidéo", "don", 0),
)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Inventaire"
    sheet.append(("Parc de vidéoprotection",))
    sheet.append(())
    for row in (HEADINGS, *ROWS):
        sheet.append(row)
    path = tmp_path / "inventaire.xlsx"
    book.save(path)
    return path


class Person:
    """Somebody at the window: presses what has a name, types, looks."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: self.window.desk is not None and self.window.workspace is not None, timeout=20_000)
        settle(self.qtbot, self.window.desk)

    def press(self, name: str, inside: QWidget | None = None) -> None:
        found = [
            button for button in (inside or self.window).findChildren(QAbstractButton)
            if button.accessibleName() == name and button.isVisible()
        ]  # fmt: skip
        assert len(found) == 1, (name, found)
        assert found[0].isEnabled(), name
        self.qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.window.focusWidget(), key, modifier)

    def go(self, key: str) -> None:
        self.window.workspace.go(key)
        self.wait()


@pytest.fixture
def person(qtbot: QtBot, settings: Settings, theme: Theme) -> Iterator[Person]:
    window = MainWindow(settings, theme)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_welcome()
    yield Person(qtbot, window)
    if window.desk is not None:
        settle(qtbot, window.desk)
    window.close()


def test_from_a_workbook_to_a_spreadsheet(
    qtbot: QtBot, person: Person, tmp_path: Path, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register_file, out = tmp_path / "ville.vitrine", tmp_path / "deals.xlsx"
    chosen = iter([str(register_file), str(out)])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (next(chosen), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(workbook)], ""))
    person.press("New register")
    person.wait()
    _import_the_workbook(person)
    deal = _look_at_the_gift(person)
    _say_that_nothing_was_paid(qtbot, person)
    assert _rules_true(register_file, deal) == {*ALWAYS, "deal-free-of-charge"}
    _answer_the_counterparts(qtbot, person, deal)
    assert _rules_true(register_file, deal) == {*ALWAYS, "deal-free-of-charge", "deal-showcase"}
    person.key(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(out.exists)
    person.wait()
    assert "A-20" in str(_cells(out))
    person.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    person.wait()
    assert _rules_true(register_file, deal) == {*ALWAYS, "deal-free-of-charge"}
    person.key(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    person.wait()
    assert _rules_true(register_file, deal) == {*ALWAYS, "deal-free-of-charge", "deal-showcase"}


def _import_the_workbook(person: Person) -> None:
    person.press("Import a workbook…")
    person.press("Choose a file…")
    person.wait()
    person.press("Columns")
    person.press("Add 3 entries")
    person.wait()
    person.press("See the deals")
    person.wait()


def _look_at_the_gift(person: Person) -> int:
    page = person.window.workspace.page
    assert page.model.rowCount() == 2
    page.model.index(0, 0).data()
    person.wait()
    column = [each.key for each in page.model.columns].index("deal_type")
    lines = [page.model.index(line, column).data(CELL) for line in range(2)]
    rect = page.view.visualRect(page.model.index(lines.index("donation"), 0))
    person.qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    person.wait()
    deal: int = page.view.current()
    return deal


def _say_that_nothing_was_paid(qtbot: QtBot, person: Person) -> None:
    fact = person.window.workspace.page.detail.form.fact("price_paid")
    fact.setFocus()
    qtbot.keyClick(fact, Qt.Key.Key_Return)
    line = fact.findChild(QLineEdit)
    qtbot.keyClicks(line, "0")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    person.wait()


def _answer_the_counterparts(qtbot: QtBot, person: Person, deal: int) -> None:
    page = person.window.workspace.page
    fact = page.detail.form.fact("counterparts")
    page.detail.form.ensureWidgetVisible(fact)
    fact.setFocus()
    qtbot.keyClick(fact, Qt.Key.Key_F2)
    ticks = fact.findChild(QListWidget)
    item = next(
        ticks.item(place) for place in range(ticks.count())
        if ticks.item(place).data(Qt.ItemDataRole.UserRole) == "press_release"
    )  # fmt: skip
    ticks.setCurrentItem(item)
    qtbot.keyClick(ticks, Qt.Key.Key_Space)
    qtbot.keyClick(ticks, Qt.Key.Key_Return)
    person.wait()
    assert stored(person.window.desk.register, "acquisition", deal).values["counterparts"] == ("press_release",)
    page.view.setFocus()


def _rules_true(path: Path, deal: int) -> set[str]:
    register = Register.open(path)
    with register.read() as connection:
        found = {one.rule for one in findings(connection, about=("acquisition", (deal,)))}
    register.close()
    return found


def _cells(path: Path) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(path, read_only=True)
    cells = [row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True)]
    book.close()
    return cells


def test_a_search_finds_and_escape_gives_all_back(qtbot: QtBot, person: Person, tmp_path: Path, workbook: Path) -> None:
    person.window.open_register(str(tmp_path / "ville.vitrine"), new=True, importing=[str(workbook)])
    person.wait()
    person.press("Add 3 entries")
    person.wait()
    person.press("See the equipment")
    person.wait()
    page = person.window.workspace.page
    person.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(person.window.focusWidget(), QLineEdit)
    qtbot.keyClicks(person.window.focusWidget(), "huawei")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    person.key(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    person.key(Qt.Key.Key_Escape)
    assert page.view.hasFocus()
    person.wait()
    assert page.detail.isVisible()
    assert page.view.currentIndex().row() == 2  # the record found stays the current one
    person.key(Qt.Key.Key_Up)
    person.wait()
    assert page.view.currentIndex().row() == 1
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    person.wait()
    assert page.view.currentIndex().row() == 0
