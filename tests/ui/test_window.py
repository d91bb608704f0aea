"""The window opens, makes and closes registers, speaks two languages, and shows what goes wrong in one place."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from register.errors import Cancelled, ConflictError, RegisterError
from register.store import Register
from register.texts import Text
from tests.ui.people import enter_deal, settle
from ui import errors
from ui.pages.known import GROUPS, PAGES
from ui.settings import Settings
from ui.theme import Theme
from ui.translations import language
from ui.widgets.navigation import RAIL
from ui.window import MainWindow


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


@pytest.fixture
def city(tmp_path: Path) -> str:
    path = tmp_path / "city.vitrine"
    register = Register.create(path, who="Claude Martin")
    enter_deal(register)
    register.close()
    return str(path)


def open_city(qtbot: QtBot, window: MainWindow, city: str) -> None:
    window.open_register(city)
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=20_000)
    settle(qtbot, window.desk)


def test_a_register_is_opened_remembered_and_closed(
    qtbot: QtBot, window: MainWindow, city: str, settings: Settings
) -> None:
    open_city(qtbot, window, city)
    assert window.windowTitle() == "city - Vitrine"
    assert settings.recent == [city]
    assert window.workspace.page.model.rowCount() == 1
    window.show_welcome()
    assert window.desk is None
    assert window.windowTitle() == "Vitrine"


def test_every_page_opens_and_the_way_back_is_kept(qtbot: QtBot, window: MainWindow, city: str) -> None:
    open_city(qtbot, window, city)
    space = window.workspace
    visited = [space.key]
    for _group, keys in GROUPS:
        for key in keys:
            space.go(key)
            settle(qtbot, window.desk)
            if visited[-1] != key:
                visited.append(key)
    assert set(visited) == set(PAGES)
    for key in reversed(visited[:-1]):
        space.back()
        assert space.key == key
    space.forward()
    assert space.key == visited[1]
    settle(qtbot, window.desk)


def test_whatever_takes_the_focus_has_a_name(qtbot: QtBot, window: MainWindow, city: str) -> None:
    window.show_welcome()
    assert not unnamed(window)
    open_city(qtbot, window, city)
    for key in PAGES:
        window.workspace.go(key)
        settle(qtbot, window.desk)
        tabs = getattr(getattr(window.workspace.page, "detail", None), "_tabs", None)
        tabs = tabs or getattr(getattr(window.workspace.page, "pane", None), "tabs", None)
        for place in range(len(tabs._group.buttons()) if tabs is not None else 1):
            if tabs is not None:
                tabs.choose(place)
            assert not unnamed(window), key
    window.workspace.start_import()
    assert not unnamed(window)


def unnamed(window: QWidget) -> list[QWidget]:
    """Widgets that can be walked to and say nothing to who cannot see them."""
    kinds = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)
    return [
        widget for widget in window.findChildren(QWidget)
        if isinstance(widget, kinds) and widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName() and not (isinstance(widget, QAbstractButton) and widget.text())
        and not widget.objectName().startswith("qt_")
    ]  # fmt: skip


def is_rail(navigation: Any, rail: bool) -> bool:
    return bool(navigation.is_rail) is rail


def is_at(window: MainWindow, key: str) -> bool:
    return window.workspace is not None and window.workspace.key == key


def test_the_navigation_is_a_rail_where_there_is_little_room(qtbot: QtBot, window: MainWindow, city: str) -> None:
    open_city(qtbot, window, city)
    navigation = window.workspace.navigation
    for width, rail in ((1280, False), (960, True), (1280, False)):
        window.resize(width, 540)
        qtbot.waitUntil(partial(is_rail, navigation, rail))
        view = navigation._view
        last = view.model().index(view.model().rowCount() - 1, 0)
        assert view.visualRect(last).bottom() < view.viewport().height() or not rail
    qtbot.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert navigation.is_rail
    assert navigation.width() == RAIL
    window.resize(1300, 700)
    assert navigation.is_rail, "what a person chose stays"


def test_a_digit_goes_to_its_page(qtbot: QtBot, window: MainWindow, city: str) -> None:
    open_city(qtbot, window, city)
    window.activateWindow()
    for digit, key in ((Qt.Key.Key_6, "deployments"), (Qt.Key.Key_8, "questions"), (Qt.Key.Key_9, "due")):
        qtbot.keyClick(window, digit, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(partial(is_at, window, key))
        settle(qtbot, window.desk)


@pytest.mark.parametrize(("key", "kind"), [("deployments", "deployment"), ("sites", "site")])
def test_places_are_added_in_their_own_lists(qtbot: QtBot, window: MainWindow, city: str, key: str, kind: str) -> None:
    open_city(qtbot, window, city)
    window.workspace.go(key)
    page = window.workspace.page
    settle(qtbot, window.desk)
    before = page.model.rowCount()
    page.begin()
    page._fresh._editors["name"].line.setText("Centre")
    page._fresh.add()
    settle(qtbot, window.desk)
    settle(qtbot, window.desk)
    assert page.model.rowCount() == before + 1
    number = page.view.current()
    window.workspace.go("findings")
    window.workspace.go_to(kind, number)
    settle(qtbot, window.desk)
    assert window.workspace.key == key
    assert window.workspace.page.detail.number == number


def test_what_no_import_brings_is_added_by_hand(qtbot: QtBot, window: MainWindow, city: str) -> None:
    open_city(qtbot, window, city)
    window.workspace.go("deployments")
    settle(qtbot, window.desk)
    page = window.workspace.page
    assert page._empty._sentence.text() == "No deployment is recorded yet"
    qtbot.mouseClick(page._empty._button, Qt.MouseButton.LeftButton)
    assert page._fresh is not None
    page._end()


def test_the_language_changes_with_a_register_open(qtbot: QtBot, window: MainWindow, city: str) -> None:
    open_city(qtbot, window, city)
    window.workspace.go("vendors")
    window.speak("fr")
    settle(qtbot, window.desk)
    assert language() == "fr"
    assert window.workspace.key == "vendors"
    assert window.workspace.page.search.accessibleName() != "Search in this list"
    window.speak("en")
    settle(qtbot, window.desk)


def test_a_record_is_shown_in_its_own_list(qtbot: QtBot, window: MainWindow, city: str) -> None:
    open_city(qtbot, window, city)
    window.workspace.go_to("acquisition", 1)
    settle(qtbot, window.desk)
    assert window.workspace.key == "acquisitions"
    assert window.workspace.page.view.current() == 1
    assert window.workspace.page.detail.number == 1


def test_a_new_record_is_asked_for_what_names_it(qtbot: QtBot, window: MainWindow, city: str) -> None:
    open_city(qtbot, window, city)
    window.workspace.go("vendors")
    page = window.workspace.page
    settle(qtbot, window.desk)
    page.begin()
    page._fresh.add()
    assert "Name" in page._fresh._complaint.text()
    page._fresh._editors["name"].line.setText("Axis")
    page._fresh.add()
    settle(qtbot, window.desk)
    settle(qtbot, window.desk)
    assert page.model.rowCount() == 3
    assert page._fresh is None
    with window.desk.register.read() as connection:
        assert connection is not None
    assert page.view.current() == 3


def test_what_is_no_register_is_said(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[BaseException] = []
    monkeypatch.setattr("ui.window.show", lambda error, _parent: shown.append(error))
    path = tmp_path / "photo.vitrine"
    path.write_bytes(b"\x89PNG not a register at all" * 100)
    window.open_register(str(path))
    qtbot.waitUntil(lambda: bool(shown), timeout=20_000)
    assert isinstance(shown[0], RegisterError)
    assert window.desk is None


class Box:
    """What an error box said, without waiting for anybody."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.said: list[tuple[str, str, str]] = []
        monkeypatch.setattr(QMessageBox, "exec", lambda box: self.said.append(
            (box.text(), box.informativeText(), box.detailedText())
        ))  # fmt: skip


def test_an_error_says_what_is_unchanged_and_what_to_do(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    box = Box(monkeypatch)
    errors.show(RegisterError(Text("The disk is full."), Text("Free some."), unchanged=Text("All is as it was.")))
    errors.show(ConflictError(Text("Somebody was first.")))
    assert box.said == [("The disk is full.", "All is as it was.\n\nFree some.", ""), ("Somebody was first.", "", "")]


def test_a_bug_is_shown_as_one(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    box = Box(monkeypatch)
    errors.show(KeyError("oops"))
    assert "fault of Vitrine" in box.said[0][0]
    assert "KeyError" in box.said[0][2]
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    caplog.clear()
    errors.show(Cancelled())
    assert len(box.said) == 1


def test_settings_that_cannot_be_read_are_as_if_never_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "window.ini"
    path.write_text("[General]\nrecent=not json\nlanguage=xx\n")
    monkeypatch.setenv("VITRINE_LANG", "fr")
    settings = Settings(path)
    assert settings.recent == []
    assert settings.language == "fr"
    settings.language = "en"
    for place in range(10):
        settings.remember(f"/registers/{place}.vitrine")
    settings.remember("/registers/5.vitrine")
    assert settings.recent[:2] == ["/registers/5.vitrine", "/registers/9.vitrine"]
    assert len(settings.recent) == 8
    settings.forget("/registers/5.vitrine")
    assert "/registers/5.vitrine" not in Settings(path).recent
    assert settings.language == "en"
