"""The page of rules: what the city chooses, conditions that are tried and never kept, a pack that cannot be read."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from register.errors import RegisterError
from register.records import records
from register.store import Register
from register.texts import Text
from tests.ui.people import Entered, settle, shown_on_screen
from ui.desk import Desk
from ui.pages.rules import RulesPage
from ui.widgets.buttons import Button

GIFT = "deal-free-of-charge"


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, entered: Entered) -> RulesPage:
    made = RulesPage(desk, "rules", "EUR")
    qtbot.addWidget(made)
    shown_on_screen(qtbot, made)
    made.activateWindow()
    desk.screen()
    settle(qtbot, desk)
    made.show_rule(GIFT)
    made.focus()
    settle(qtbot, desk)
    return made


def choices(register: Register) -> list[tuple[bool, str | None, str]]:
    with register.read() as connection:
        rows = records(connection, "rule_choice", range(1, 100)).values()
    return [(row.values["off"], row.values["level"], row.values["reason"]) for row in rows]


def words(page: RulesPage, place: int) -> str:
    return "\n".join(label.text() for label in page.pane._told[place].findChildren(QLabel))


def test_all_rules_are_listed_under_their_packs_with_what_they_come_to(page: RulesPage) -> None:
    assert len(page.view.lines) == 34
    gift = next(line for line in page.view.lines if line.key == GIFT)
    assert gift.said == "High: Equipment or software obtained for free, 1 finding"
    page.search.setText("free")
    assert "free" in page.search.text()


def test_a_rule_is_told_in_full(page: RulesPage) -> None:
    rule = page._found[GIFT].rule
    about = words(page, 0)
    for said in (rule.checks.en, rule.explanation.en, rule.mend.en, rule.who.en):
        assert said in about
    assert about.endswith("Result on the register\nholds for 1")
    assert rule.questions[0].words.en in words(page, 2)
    assert rule.mitigations[0].words.en in words(page, 3)
    assert rule.references[0].words.en in words(page, 4)
    assert "last read on 6 Oct 2026" in words(page, 4)


def test_a_reference_that_was_not_re_checked_says_so(page: RulesPage) -> None:
    unsure = next(
        one.rule for one in page._found.values() if any(not each.verified for each in one.rule.references)
    )  # fmt: skip
    page.show_rule(unsure.id)
    assert "not re-checked in its source" in words(page, 4)


def test_a_rule_is_switched_off_only_with_a_reason_and_taken_back(qtbot: QtBot, desk: Desk, page: RulesPage) -> None:
    strip = page.pane.strip
    qtbot.mouseClick(page.pane.off, Qt.MouseButton.LeftButton)
    assert strip.isVisible()
    qtbot.keyClick(strip.reason, Qt.Key.Key_Return)
    assert strip._complaint.isVisible()
    assert choices(desk.register) == []
    qtbot.keyClicks(strip.reason, "Gifts have a register of their own")
    qtbot.keyClick(strip.reason, Qt.Key.Key_Return)
    settle(qtbot, desk)
    assert choices(desk.register) == [(True, None, "Gifts have a register of their own")]
    assert not strip.isVisible()
    assert "Gifts have a register of their own" in page.pane._choice.text()
    assert page._found[GIFT].findings == 0
    assert not page.pane.condition.attempt.isEnabled()
    qtbot.mouseClick(page.pane.off, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(strip.reason, "Here again")
    qtbot.keyClick(strip.reason, Qt.Key.Key_Return)
    settle(qtbot, desk)
    assert page._found[GIFT].findings == 1
    assert not page.pane._choice.isVisible()
    assert "Taken as it ships" in words(page, 0)


def test_another_level_is_set_and_escape_leaves_all_as_it_is(qtbot: QtBot, desk: Desk, page: RulesPage) -> None:
    strip = page.pane.strip
    qtbot.mouseClick(page.pane.level, Qt.MouseButton.LeftButton)
    qtbot.keyClick(strip.reason, Qt.Key.Key_Escape)
    assert not strip.isVisible()
    qtbot.mouseClick(page.pane.level, Qt.MouseButton.LeftButton)
    strip.level.setCurrentIndex(strip.level.findData("low"))
    qtbot.keyClicks(strip.reason, "Small gifts only")
    qtbot.mouseClick(strip._do, Qt.MouseButton.LeftButton)
    settle(qtbot, desk)
    assert choices(desk.register) == [(False, "low", "Small gifts only")]
    assert page._found[GIFT].level == "low"
    desk.undo()
    settle(qtbot, desk)
    assert page._found[GIFT].level == "high"


def test_what_is_typed_is_read_and_the_first_error_has_its_place(qtbot: QtBot, desk: Desk, page: RulesPage) -> None:
    page.pane.tabs.choose(1)
    tab = page.pane.condition
    settle(qtbot, desk)
    assert tab._verdict.text() == "Read without error"
    tab.editor.setPlainText("price_paid = 0\n  and stge = running")
    qtbot.waitUntil(lambda: tab._verdict.text().startswith("Line 2, column 7"))
    (wrong,) = tab.editor.extraSelections()
    assert wrong.cursor.selectedText() == "stge"
    assert not tab.attempt.isEnabled()
    qtbot.mouseClick(tab._back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tab._verdict.text() == "Read without error")
    assert tab.editor.extraSelections() == []


def test_a_condition_is_tried_and_leads_to_what_it_would_clear(
    qtbot: QtBot, desk: Desk, page: RulesPage, entered: Entered
) -> None:
    page.pane.tabs.choose(1)
    tab = page.pane.condition
    tab.editor.setPlainText("deal_type = donation")
    qtbot.waitUntil(lambda: tab._verdict.text() == "Read without error" and desk.jobs.idle)
    tab.focus()
    qtbot.keyClick(tab.editor, Qt.Key.Key_F5)
    settle(qtbot, desk)
    said = [label.text() for label in tab.panel.findChildren(QLabel)]
    assert "flags 0 more, clears 1" in said
    (link,) = [button for button in tab.panel.findChildren(Button) if button.text() == "Loan of cameras"]
    with qtbot.waitSignal(page.going) as going:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert going.args == ["acquisition", entered.deal]
    with desk.register.read() as connection:
        assert records(connection, "rule_choice", range(1, 9)) == {}
    assert page._found[GIFT].findings == 1


def test_a_trial_is_stopped_when_something_else_is_typed(qtbot: QtBot, desk: Desk, page: RulesPage) -> None:
    page.pane.tabs.choose(1)
    tab = page.pane.condition
    settle(qtbot, desk)
    tab.attempt_now()
    assert tab.panel.isVisible()
    tab.editor.setPlainText("deal_type = donation")
    assert not tab.panel.isVisible()
    settle(qtbot, desk)
    assert not tab.panel.isVisible()


def test_a_broken_pack_is_said_in_one_sentence_and_the_rest_goes_on(
    qtbot: QtBot, desk: Desk, page: RulesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[BaseException] = []
    monkeypatch.setattr("ui.desk.show", told.append)
    folder = Path(desk.address).with_suffix(".rules")
    folder.mkdir()
    pack = folder / "town.toml"
    pack.write_text('[pack]\nname = "town"\nversion = "1"\nas_of = soon\n', encoding="utf-8")
    for number in range(2):
        with desk.register.change(Text("Add")) as change:
            change.insert("site", {"name": f"Site {number}"})
        settle(qtbot, desk)
    assert page.notice.isVisible()
    assert page._broken.text().startswith("town.toml, line 4, column")
    assert len(page.view.lines) == 34
    assert len(told) == 1
    assert isinstance(told[0], RegisterError)
    pack.write_text('[pack]\nname = "town"\nversion = "1"\nas_of = 2026-01-01\n', encoding="utf-8")
    page._on_read_again()
    settle(qtbot, desk)
    assert not page.notice.isVisible()
