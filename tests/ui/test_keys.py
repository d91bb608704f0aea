"""Keys: each does one thing, all stand on the sheet; Ctrl+K leads to pages, records, rules and what can be done."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from register.store import Register
from tests.ui.found import GIFT, Found, enter_found
from tests.ui.people import settle
from ui.keys import ALL, GO_TO, Act, Where
from ui.pages.go_to import Entry, GoTo, having
from ui.pages.keys_dialog import KeysDialog
from ui.pages.known import PAGES, page_keys
from ui.settings import Settings
from ui.theme import Theme
from ui.translations import say, speak
from ui.widgets.caps import Caps
from ui.widgets.lines import Heading
from ui.window import MainWindow

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TYPED = {Where.CONDITION, Where.FORM}  # where letters are typed


@pytest.fixture
def window(qtbot: QtBot, settings: Settings, theme: Theme) -> Iterator[MainWindow]:
    made = MainWindow(settings, theme)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    if made.desk is not None:
        settle(qtbot, made.desk)
    made.close()
    speak("en")


@pytest.fixture
def found(register: Register) -> Found:
    return enter_found(register)


@pytest.fixture
def town(qtbot: QtBot, window: MainWindow, register: Register, found: Found) -> MainWindow:
    """The window with a register that is open."""
    window.open_register(str(register.address))
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=20_000)
    settle(qtbot, window.desk)
    ready(qtbot, window)
    return window


def ready(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until the window hears its keys."""
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and window.menuBar().isVisible() and window.menuBar().width() > 100)


def together(one: Act, other: Act) -> bool:
    """Whether two acts may be meant by keys that are pressed at one moment."""
    everywhere = {Where.ANYWHERE, Where.PAGE}
    return one.where is other.where or one.where in everywhere or other.where in everywhere


def test_no_two_acts_have_the_same_keys() -> None:
    taken = [(one, sequence.toString()) for one in ALL for sequence in _all_keys(one)]
    for (one, keys), (other, same) in combinations(taken, 2):
        assert keys != same or one is other or not together(one, other), (one.name, other.name, keys)


def _all_keys(act: Act) -> list[QKeySequence]:
    if not act.to:
        return act.sequences
    first, last = int(act.keys[0][-1]), int(act.to[-1])
    return [QKeySequence(f"{act.keys[0][:-1]}{digit}") for digit in range(first, last + 1)]


def test_every_act_has_keys_that_there_are_and_no_letter_where_letters_are_typed() -> None:
    for one in ALL:
        assert one.keys
        assert all(not sequence.isEmpty() for sequence in one.sequences), one.name
        assert not (one.where in TYPED and any(len(keys) == 1 for keys in one.keys)), one.name


def live(window: MainWindow) -> list[tuple[str, QWidget | QAction | QShortcut]]:
    """All keys that act in a window as it is, with what they belong to; those of the import's table are a letter."""
    found: list[tuple[str, Any]] = []
    for action in window.findChildren(QAction):
        if action.isEnabled():
            found += [(sequence.toString(), action) for sequence in action.shortcuts()]
    for shortcut in window.findChildren(QShortcut):
        within = shortcut.parent()
        if shortcut.isEnabled() and isinstance(within, QWidget) and within.isVisible():
            found.append((shortcut.key().toString(), shortcut))
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and not button.shortcut().isEmpty():
            found.append((button.shortcut().toString(), button))
    return found


def test_on_every_page_each_key_does_one_thing_and_stands_in_the_list(qtbot: QtBot, town: MainWindow) -> None:
    known = {sequence.toString() for one in ALL for sequence in _all_keys(one)}
    for key in PAGES:
        town.workspace.go(key)
        settle(qtbot, town.desk)
        keys = [keys for keys, _what in live(town)]
        assert len(keys) == len(set(keys)), (key, sorted(keys))
        assert set(keys) <= known | {"Ctrl+Enter"}, key
    town.show_welcome()
    qtbot.wait(50)  # what is closed goes with the next turn
    keys = [keys for keys, _what in live(town)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("key", [(Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Question, CONTROL)])
def test_the_sheet_lists_every_key(qtbot: QtBot, window: MainWindow, key: tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
    window.show_welcome()
    ready(qtbot, window)
    qtbot.keyClick(window, *key)
    (sheet,) = window.findChildren(KeysDialog)
    qtbot.waitUntil(sheet.isVisible)
    words = [one.text() for one in sheet.findChildren(QLabel)]
    caps = [one.accessibleName() for one in sheet.findChildren(Caps)]
    assert all(say(one.name) in words for one in ALL)
    assert all(say(where.value) in words for where in Where)
    assert len(caps) == len(ALL)
    assert "Ctrl+K: Go to…" in caps
    assert "Ctrl+1 … Ctrl+9: Go to a page, in the order of the navigation" in caps
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


class Asking:
    """Ctrl+K, opened by its keys."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window
        ready(qtbot, window)
        qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
        (self.dialog,) = window.findChildren(GoTo)
        qtbot.waitUntil(lambda: self.dialog.isVisible() and self.dialog.isActiveWindow())

    def type(self, words: str) -> None:
        self.qtbot.keyClicks(self.dialog.field, words)
        self.qtbot.waitUntil(lambda: not self.dialog._rest.isActive())
        if self.window.desk is not None:
            settle(self.qtbot, self.window.desk)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.dialog.field, key, modifier)

    @property
    def titles(self) -> list[str]:
        return [line.data.title for line in self.dialog.lines.lines]

    @property
    def headings(self) -> list[str]:
        items = (self.dialog.lines.item(row) for row in range(self.dialog.lines.model().rowCount()))
        return [item.name for item in items if isinstance(item, Heading)]

    def go_to(self, title: str) -> None:
        """Walk down to an entry by its title."""
        for _ in range(self.titles.index(title)):
            self.key(Qt.Key.Key_Down)

    def settle(self) -> None:
        settle(self.qtbot, self.window.desk)
        settle(self.qtbot, self.window.desk)


def test_a_page_is_gone_to_by_its_name_in_either_language(qtbot: QtBot, town: MainWindow) -> None:
    asking = Asking(qtbot, town)
    assert asking.headings == ["Go to", "Do"]
    assert asking.titles[: len(PAGES)] == [say(PAGES[key].name) for key, _keys in page_keys()]
    asking.type("fourn")
    assert asking.titles[0] == "Vendors"
    asking.key(Qt.Key.Key_Return)
    asking.settle()
    assert town.workspace.key == "vendors"
    assert not town.findChildren(GoTo)


def test_a_record_is_gone_to_and_its_list_with_control(qtbot: QtBot, town: MainWindow, found: Found) -> None:
    asking = Asking(qtbot, town)
    asking.type("showcase agr")
    assert asking.titles[0] == "Showcase agreement · Helvarion"
    assert "“showcase agr” in Deals" in asking.titles
    assert asking.headings[-1] == "Search"
    asking.key(Qt.Key.Key_Return)
    asking.settle()
    assert (town.workspace.key, town.workspace.page.view.current()) == ("acquisitions", found.gift)
    again = Asking(qtbot, town)
    again.type("helvarion")
    assert again.titles[0] == "Helvarion"
    again.key(Qt.Key.Key_Return, CONTROL)
    again.settle()
    assert town.workspace.key == "vendors"
    assert town.workspace.page.search.text() == "helvarion"


def test_a_rule_and_a_list_by_words_are_gone_to(qtbot: QtBot, town: MainWindow) -> None:
    asking = Asking(qtbot, town)
    asking.type("obtained for free")
    asking.go_to("Equipment or software obtained for free")
    asking.key(Qt.Key.Key_Return)
    asking.settle()
    assert (town.workspace.key, town.workspace.page.view.current()) == ("rules", GIFT)
    again = Asking(qtbot, town)
    again.type("HV-20")
    again.go_to("“HV-20” in Equipment")
    again.key(Qt.Key.Key_Return)
    again.settle()
    assert town.workspace.key == "equipment"
    assert town.workspace.page.search.text() == "HV-20"


def test_what_the_menus_and_the_page_do_is_done(qtbot: QtBot, town: MainWindow) -> None:
    asking = Asking(qtbot, town)
    asking.type("narrow")
    assert asking.titles == ["Narrow navigation"]
    asking.key(Qt.Key.Key_Return)
    assert town.workspace.navigation.is_rail
    town.workspace.turn_rail()
    town.workspace.go("vendors")
    asking.settle()
    again = Asking(qtbot, town)
    again.type("Add")
    assert again.titles[0] == "Add"
    again.key(Qt.Key.Key_Return)
    again.settle()
    assert town.workspace.page._fresh is not None
    town.workspace.page._end()


def test_escape_leads_back_to_where_the_focus_was(qtbot: QtBot, town: MainWindow) -> None:
    view = town.workspace.page.view
    view.setFocus()
    asking = Asking(qtbot, town)
    asking.type("zzzz")
    assert asking.titles == []
    asking.key(Qt.Key.Key_Return)
    assert asking.dialog.isVisible()
    asking.key(Qt.Key.Key_Escape)
    assert not asking.dialog.isVisible()
    qtbot.waitUntil(view.hasFocus)
    qtbot.waitUntil(lambda: not town.findChildren(GoTo))


def test_the_mouse_opens_it_from_the_navigation_and_takes_an_entry(qtbot: QtBot, town: MainWindow) -> None:
    button = town.workspace.navigation._go_to
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    (dialog,) = town.findChildren(GoTo)
    qtbot.waitUntil(dialog.isVisible)
    lines = dialog.lines
    at = next(line.key for line in lines.lines if line.data.title == "Official lists")
    lines.go_to(at)
    rect = lines.visualRect(lines.currentIndex())
    qtbot.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=rect.center() + QPoint(0, 0))
    settle(qtbot, town.desk)
    assert town.workspace.key == "lists"


def test_without_a_register_it_does_what_the_menus_do(qtbot: QtBot, window: MainWindow) -> None:
    window.show_welcome()
    asking = Asking(qtbot, window)
    assert asking.headings == ["Do"]
    assert "Settings…" in asking.titles
    asking.key(Qt.Key.Key_Escape)


def test_it_fits_a_small_window(qtbot: QtBot, town: MainWindow) -> None:
    town.resize(960, 540)
    settle(qtbot, town.desk)
    assert not town.workspace.navigation._go_to.isVisible()
    asking = Asking(qtbot, town)
    inside = asking.dialog.mapToGlobal(asking.dialog.rect().bottomRight()) - town.mapToGlobal(QPoint(0, 0))
    assert inside.y() <= town.height()
    asking.key(Qt.Key.Key_PageDown)
    asking.key(Qt.Key.Key_Up)
    assert asking.dialog.lines.current() == 7
    asking.key(Qt.Key.Key_Escape)


def test_entries_are_found_by_all_words_and_the_beginning_comes_first() -> None:
    entries = [Entry("Open", "right", str), Entry("Reopen", "right", str, "again"), Entry("Open recent", "right", str)]
    assert [one.title for one in having(entries, "open")] == ["Open", "Open recent", "Reopen"]
    assert [one.title for one in having(entries, "again reopen")] == ["Reopen"]
    assert having(entries, "zzzz") == []
    assert [one.title for one in having(entries, "")] == ["Open", "Reopen", "Open recent"]
    assert GO_TO.shown == ["Ctrl+K"]
