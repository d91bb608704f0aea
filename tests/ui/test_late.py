"""From the second start on the first list is there before the register is open; the rest follows by itself."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from register.errors import RegisterError
from register.late import LateRegister
from register.store import Register
from register.texts import Text
from tests.conftest import ROOT
from tests.ui.people import enter_deal, settle, stored
from ui.settings import FIRST, Settings
from ui.theme import Theme
from ui.window import MainWindow

_STARTING = """
import sys
from ui.__main__ import load_window
application = load_window()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QTableView
HEAVY = ("sqlalchemy", "register.store", "register.tasks", "alembic", "multiprocessing", "importlib.metadata")

def look():
    for table in window.findChildren(QTableView):
        shown = [str(table.model().index(0, column).data()) for column in range(table.model().columnCount())]
        if "K54321987" in shown:
            print([name for name in HEAVY if name in sys.modules])
            QApplication.quit()

class Window(application.MainWindow):
    def show(self):
        global window
        super().show()
        window = self
        self.looking = QTimer(self, interval=2, timeout=look)
        self.looking.start()

application.MainWindow = Window
sys.exit(application.run(sys.argv[1]))
"""


@pytest.fixture
def city(tmp_path: Path) -> str:
    path = tmp_path / "city.vitrine"
    register = Register.create(path, who="Claude Martin")
    enter_deal(register)
    register.close()
    return str(path)


class People:
    """Opens windows, one after the other, with the same settings."""

    def __init__(self, qtbot: QtBot, settings: Settings, theme: Theme, city: str) -> None:
        self.qtbot = qtbot
        self.settings = settings
        self.window: Any = None
        self._theme = theme
        self._city = city

    def start(self) -> Any:
        """Start, and give the window with its first list."""
        self.window = MainWindow(self.settings, self._theme)
        self.window.resize(1280, 800)
        self.window.open_register(self._city)
        self.window.show()
        self.qtbot.waitUntil(lambda: self.window.workspace is not None, timeout=20_000)
        self.qtbot.waitUntil(lambda: bool(self.model._rows), timeout=20_000)
        return self.window

    def stay(self) -> None:
        """Work until everything is there."""
        space = self.window.workspace
        space._look_further()
        self.qtbot.waitUntil(lambda: self.window.desk.ready, timeout=20_000)
        space._look_further()
        self.qtbot.waitUntil(self.settings.recipe.exists, timeout=20_000)
        settle(self.qtbot, self.window.desk)

    def leave(self) -> None:
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None

    @property
    def model(self) -> Any:
        return self.window.workspace.page.model


@pytest.fixture
def people(qtbot: QtBot, settings: Settings, theme: Theme, city: str) -> Iterator[People]:
    made = People(qtbot, settings, theme, city)
    yield made
    made.leave()


@pytest.fixture
def again(people: People, monkeypatch: pytest.MonkeyPatch) -> People:
    """Somebody who has worked with this register before; now nothing but the first list is there until they stay."""
    monkeypatch.setattr("ui.workspace.AFTER", 600_000)
    people.start()
    assert people.window.desk.ready
    people.stay()
    people.leave()
    return people


def test_the_first_list_is_there_before_the_register_is_open(again: People) -> None:
    window = again.start()
    assert isinstance(window.desk.register, LateRegister)
    assert window.desk.register._register is None
    assert not window.desk.ready
    assert "K54321987" in [again.model.index(0, column).data() for column in range(again.model.columnCount())]
    again.qtbot.waitUntil(lambda: window.workspace.page._count.text() == "1 of 1")
    assert window.desk.register._register is None
    again.stay()
    assert window.workspace.page.detail.number == 1
    desk: Any = window.desk
    assert not desk.next_undo  # Claude Martin entered it, somebody else is at work here
    desk.change(Text("Edit"), lambda change: change.edit("equipment", 1, None, {"serial": "9"}), window)
    settle(again.qtbot, desk)
    assert stored(desk.register.open(), "equipment", 1).values["serial"] == "9"
    assert desk.next_undo.label == Text("Edit")


def test_the_rest_follows_by_itself(again: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.workspace.AFTER", 10)
    again.settings.recipe.write_text(again.settings.recipe.read_text() + "\n")
    window = again.start()
    again.qtbot.waitUntil(lambda: window.workspace.page._detail is not None, timeout=20_000)
    again.qtbot.waitUntil(lambda: not again.settings.recipe.read_text().endswith("\n"), timeout=20_000)
    settle(again.qtbot, window.desk)
    assert window.desk.ready
    assert window.workspace.page.detail.number == 1
    assert window.workspace.navigation._model.counts["vendors"] == 2


def test_what_needs_the_register_waits_for_it(again: People) -> None:
    window = again.start()
    page = window.workspace.page
    page.open_detail()
    page.begin()
    window.workspace.start_import()
    assert page._detail is None
    assert window.workspace._import is None
    again.stay()
    assert page.detail.number == 1
    assert page._fresh is not None
    assert window.workspace._import is not None


def test_every_page_can_be_gone_to_at_once(again: People) -> None:
    window = again.start()
    window.workspace.go("vendors")
    again.qtbot.waitUntil(lambda: again.model.rowCount() == 2, timeout=20_000)
    window.workspace.go(FIRST)
    again.stay()
    assert again.model.rowCount() == 1


def test_a_list_arranged_anew_is_there_as_soon_the_next_time(again: People) -> None:
    window = again.start()
    again.stay()
    menu = window.workspace.page.view.columns_menu()
    next(action for action in menu.actions() if action.text() == "Quantity").trigger()
    settle(again.qtbot, window.desk)
    again.leave()
    again.start()
    assert isinstance(again.window.desk.register, LateRegister)
    assert again.model.columns[-1].key == "quantity"
    assert again.model.index(0, len(again.model.columns) - 1).data() == "1"
    again.stay()


def test_a_window_closed_at_once_leaves_nothing_behind(again: People, city: str) -> None:
    again.start()
    again.leave()
    again.qtbot.wait(100)
    again.start()
    again.window.workspace._look_further()
    again.leave()  # while it is being opened
    assert not Path(f"{city}.lock").exists()


def test_a_register_that_cannot_be_opened_after_all_is_said(
    again: People, city: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[BaseException] = []
    refused = RegisterError(Text("It is open on another machine."))

    def refuse(_address: str, **_who: object) -> None:
        raise refused

    again.start()
    monkeypatch.setattr("ui.window.show", lambda error, _parent: shown.append(error))
    monkeypatch.setattr(Register, "open", refuse)
    again.window.workspace._look_further()
    again.qtbot.waitUntil(lambda: bool(shown), timeout=20_000)
    assert shown == [refused]
    assert again.window.desk is None
    assert again.settings.recent == [city]


def test_nothing_heavy_is_loaded_before_the_first_list(again: People, city: str, tmp_path: Path) -> None:
    place = tmp_path / "config" / "vitrine"
    place.mkdir(parents=True)
    again.settings.recipe.rename(place / again.settings.recipe.name)
    environment = os.environ | {"XDG_CONFIG_HOME": str(tmp_path / "config"), "VITRINE_LANG": "en"}
    started = [sys.executable, "-c", _STARTING, city]
    told = subprocess.run(started, cwd=ROOT, env=environment, capture_output=True, text=True, check=True, timeout=60)
    assert told.stdout.strip() == "[]"
