"""What a person sets for themselves: language and theme, at once and for the next time."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from register.store import Register
from tests.ui.found import click, enter_found
from tests.ui.people import settle
from ui.pages.settings_dialog import SettingsDialog
from ui.settings import Settings
from ui.theme import Theme
from ui.translations import language, speak
from ui.window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, settings: Settings, theme: Theme) -> Iterator[MainWindow]:
    made = MainWindow(settings, theme)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    if made.desk is not None:
        settle(qtbot, made.desk)
    made.close()
    theme.choose("light")
    speak("en")


def opened(qtbot: QtBot, window: MainWindow) -> SettingsDialog:
    """The dialog, opened by its keys."""
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and window.menuBar().isVisible() and window.menuBar().width() > 100)
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    found = window.findChildren(SettingsDialog)
    assert len(found) == 1
    qtbot.waitUntil(lambda: found[0].isVisible() and found[0].isActiveWindow())
    return found[0]


def test_a_theme_is_chosen_by_keys_and_kept(qtbot: QtBot, window: MainWindow, settings: Settings, theme: Theme) -> None:
    window.show_welcome()
    dialog = opened(qtbot, window)
    assert dialog.themes.current == theme.choice
    dialog.themes.choose("light")
    dialog.focus()
    focus: Any = dialog.focusWidget()
    qtbot.keyClick(focus, Qt.Key.Key_Right)
    assert (theme.choice, settings.theme) == ("dark", "dark")
    assert QApplication.palette().base().color() == theme["base"]
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Right)
    assert settings.theme == "contrast"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(SettingsDialog))
    assert theme.choice == "contrast"


def test_the_language_is_chosen_there_too(qtbot: QtBot, window: MainWindow, settings: Settings) -> None:
    window.show_welcome()
    dialog = opened(qtbot, window)
    click(qtbot, dialog, "Language: Français")
    assert (language(), settings.language) == ("fr", "fr")
    assert dialog.windowTitle() == "Réglages"
    click(qtbot, dialog, "Langue : English".replace(" :", "\u00a0:"))
    assert language() == "en"
    click(qtbot, dialog, "Close")
    assert not dialog.isVisible()


def test_what_is_entered_stays_when_the_theme_changes(
    qtbot: QtBot, window: MainWindow, register: Register, theme: Theme, tmp_path: Any
) -> None:
    enter_found(register)
    window.open_register(str(register.address))
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=20_000)
    settle(qtbot, window.desk)
    page = window.workspace.page
    page.search.setText("HV")
    window.wear("dark")
    settle(qtbot, window.desk)
    assert window.workspace.page is page
    assert page.search.text() == "HV"
    image = page.grab().toImage()
    assert image.pixelColor(image.width() - 8, image.height() - 8) == theme["base"]


def test_what_was_chosen_is_there_the_next_time(settings: Settings, tmp_path: Any) -> None:
    assert settings.theme == ""
    settings.theme = "contrast"
    assert Settings(tmp_path / "window.ini").theme == "contrast"
