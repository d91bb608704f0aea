"""The window's own fixtures: a dressed application, a person's settings, a register on the desk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from register.store import Register
from tests.ui.people import Entered, enter_deal, settle, shown_on_screen
from ui.application import dress
from ui.desk import Desk
from ui.settings import Settings
from ui.theme import Theme
from ui.translations import speak
from ui.workspace import Workspace


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    return dress(qapp)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    speak("en")
    return Settings(tmp_path / "window.ini")


@pytest.fixture
def entered(register: Register) -> Entered:
    """One deal with what belongs to it, entered as a person would."""
    return enter_deal(register)


@pytest.fixture
def desk(qtbot: QtBot, register: Register, settings: Settings, theme: Theme) -> Iterator[Desk]:
    made = Desk(register, str(register.address), settings, theme)
    yield made
    qtbot.waitUntil(lambda: made.jobs.idle, timeout=20_000)
    made.jobs.close()
    made.deleteLater()


@pytest.fixture
def space(qtbot: QtBot, desk: Desk) -> Iterator[Workspace]:
    """An open register as the window shows it."""
    made = Workspace(desk, "EUR", "city")
    qtbot.addWidget(made)
    shown_on_screen(qtbot, made)
    made.activateWindow()
    settle(qtbot, desk)
    yield made
    settle(qtbot, desk)
