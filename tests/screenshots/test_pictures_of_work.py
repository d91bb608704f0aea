"""Pictures of the pages of work and of reference: rules, questions, what falls due, official lists, possible makers."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from register.choosing import choose
from register.store import Register
from register.texts import Text
from register.values import today
from tests.screenshots.test_pictures import SIZES, SMALL, Camera, camera, cut
from tests.ui.conftest import settings, theme
from tests.ui.people import enter_deal, settle
from ui.pages.go_to import GoTo
from ui.pages.keys_dialog import KeysDialog
from ui.pages.settings_dialog import SettingsDialog

__all__ = ["camera", "settings", "theme"]
ALL = (*SIZES, SMALL)
GIFT = "deal-free-of-charge"


def enter_town(path: Path) -> None:
    """A gift, vendors that lists name, a re-labelled product, and days that come near."""
    register, day = Register.create(path, who="Claude Martin"), today()
    entered = enter_deal(register)
    with register.change(Text("Enter")) as change:
        change.insert("vendor", {"name": "Dahua Technology"})
        brand = change.insert("vendor", {"name": "Lorex"})
        product = change.insert("product", {"vendor": brand, "model": "N44", "category": "recorder"})
        change.insert("equipment", {"product": product, "quantity": 1, "mac": "C0:56:E3:00:00:01"})
        place = {"name": "Centre-ville", "place_type": "voie_publique", "operator_type": "commune"}
        deployment = change.insert("deployment", place)
        change.insert(
            "authorisation", {"deployment": deployment, "expires_on": day + timedelta(days=22), "in_use": True}
        )
        change.edit("acquisition", entered.deal, None, {"free_until": day - timedelta(days=9), "ends_on": day})
        change.edit("product", entered.product, None, {"security_support_until": day + timedelta(days=75)})
        choose(change, "deal-below-market", "Les prix sont suivis par les achats.", off=True)
        choose(change, "sov-relabel-oem", "Un fabricant différent appelle plus d’attention ici.", level="high")
    register.close()


@pytest.fixture
def town(qtbot: QtBot, camera: Camera, tmp_path: Path) -> Camera:
    path = tmp_path / "ville.vitrine"
    enter_town(path)
    window = camera.window
    window.open_register(str(path))
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=20_000)
    settle(qtbot, window.desk)
    return camera


def test_pictures_of_rules(qtbot: QtBot, town: Camera) -> None:
    desk, space = town.window.desk, town.window.workspace
    space.go_to_rule(GIFT)
    town.take("40-rule", ALL)
    page = space.page
    for place, name in ((2, "questions"), (3, "clauses"), (4, "references")):
        page.pane.tabs.choose(place)
        town.take(f"41-rule-{name}", SIZES)
    page.pane.tabs.choose(1)
    town.take("42-condition", ALL)
    tab = page.pane.condition
    tab.editor.setPlainText("price_paid = 0\n  and stge = running")
    qtbot.waitUntil(lambda: not tab.attempt.isEnabled())
    town.take("43-condition-wrong", ALL)
    tab.editor.setPlainText("deal_type = donation")
    qtbot.waitUntil(tab.attempt.isEnabled)
    tab.attempt_now()
    settle(qtbot, desk)
    town.take("44-condition-tried", ALL)
    _write(qtbot, town, page)
    page.pane.tabs.choose(0)
    page.pane.strip.ask_level(page._found[GIFT])
    town.take("45-level", ALL)
    page.pane.close_strip()
    for rule in ("deal-below-market", "sov-relabel-oem"):
        space.go_to_rule(rule)
        town.take(f"46-{rule}", ALL)


def _write(qtbot: QtBot, town: Camera, page: Any) -> None:
    """What is proposed while a condition is written, and a rule that becomes one of the city's own."""
    tab = page.pane.condition
    tab.focus()
    tab.editor.setPlainText("price_paid = 0 and deal_type in {donation, ")
    tab.editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(tab.editor, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    town.shoot("48-proposed-codes")
    for place, words in enumerate(("any equipment(unit_pr", "country not in @", "prix")):
        tab.editor.clear()
        qtbot.keyClicks(tab.editor, words)
        town.shoot(f"48-proposed-{place}")
    tab._on_back()
    qtbot.waitUntil(tab.copy.isEnabled)
    tab._on_ask_copy()
    town.take("49-copy", ALL)
    tab.strip._on_made()
    settle(qtbot, town.window.desk)
    settle(qtbot, town.window.desk)
    town.take("49-own-rule", ALL)
    town.window.workspace.go_to_rule(GIFT)


def test_picture_of_a_broken_pack(qtbot: QtBot, town: Camera, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.desk.show", lambda _error: None)
    folder = tmp_path / "ville.rules"
    folder.mkdir()
    (folder / "ville.toml").write_text('[pack]\nname = "ville"\nversion = "1"\nas_of = soon\n', encoding="utf-8")
    town.window.workspace.go("rules")
    town.window.desk.screen()
    town.take("47-broken-pack", ALL)


def test_pictures_of_questions_and_of_what_falls_due(qtbot: QtBot, town: Camera, tmp_path: Path) -> None:
    desk, space = town.window.desk, town.window.workspace
    space.go("questions")
    town.take("50-questions", ALL)
    page = space.page
    page.ask()
    town.take("51-questionnaire", ALL)
    vendor = next(one.one.vendor for one in page._found if one.one.vendor is not None)
    page.write_to(tmp_path / "questions.xlsx", vendor, "fr", sent=True)
    settle(qtbot, desk)
    page.chips.choose("sent")
    town.take("52-asked", ALL)
    space.go("due")
    town.take("53-due", ALL)


def test_pictures_of_official_lists_and_possible_makers(qtbot: QtBot, town: Camera) -> None:
    desk, space = town.window.desk, town.window.workspace
    space.go("lists")
    town.take("60-lists", ALL)
    page = space.page
    for code in ("same", "different", "unsure"):
        page.answer(code)
        settle(qtbot, desk)
    page.chips.choose("answered")
    town.take("61-answered", ALL)
    page.chips.choose("context")
    town.take("62-context", ALL)
    space.go_to("product", 2)
    town.take("63-possible-maker", SIZES)
    for key in ("deployments", "sites"):
        space.go(key)
        town.take(f"64-{key}", ALL)


def test_pictures_of_what_stands_over_the_window(qtbot: QtBot, town: Camera) -> None:
    """Ctrl+K, the sheet of shortcuts, the settings: on the window that they were opened on."""
    window = town.window
    for name, words in (("70-go-to", ""), ("71-go-to-words", "hikvision"), ("72-go-to-do", "import")):
        window.ask_where()
        (dialog,) = window.findChildren(GoTo)
        dialog.field.setText(words)
        qtbot.wait(200)
        settle(qtbot, window.desk)
        town.over(name, dialog)
        dialog.reject()
        qtbot.waitUntil(lambda: not window.findChildren(GoTo))
    for name, opened, kind in (
        ("73-keys", window.show_keys, KeysDialog), ("74-settings", window.ask_settings, SettingsDialog),
    ):  # fmt: skip
        opened()
        over: Any = window.findChildren(kind)[0]
        town.over(name, over)
        assert not cut(over), name
        over.reject()
        qtbot.wait(50)
