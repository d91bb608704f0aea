"""The condition editor: what may stand at the cursor is proposed, and a rule becomes one of the city's own."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from register.queries.ruled import all_rules
from register.records import records
from tests.ui.people import Entered, settle, shown_on_screen
from ui.desk import Desk
from ui.pages.rules import RulesPage
from ui.telling.condition import ConditionTab
from ui.telling.editor import ConditionEditor
from ui.theme import Theme

GIFT = "deal-free-of-charge"
COPY = "city-deal-free-of-charge"
CONTROL = Qt.KeyboardModifier.ControlModifier


class Writer:
    """Somebody at the condition of the rule on gifts."""

    def __init__(self, qtbot: QtBot, desk: Desk, page: RulesPage) -> None:
        self.qtbot, self.desk, self.page = qtbot, desk, page

    @property
    def tab(self) -> ConditionTab:
        return self.page.pane.condition

    @property
    def editor(self) -> ConditionEditor:
        return self.tab.editor

    def settle(self) -> None:
        settle(self.qtbot, self.desk)

    def write(self, text: str) -> None:
        """Type in place of what is there."""
        self.qtbot.keyClick(self.editor, Qt.Key.Key_A, CONTROL)
        self.qtbot.keyClick(self.editor, Qt.Key.Key_Delete)
        self.qtbot.keyClicks(self.editor, text)

    def key(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.qtbot.keyClick(self.editor, key)

    def complete(self) -> None:
        self.qtbot.keyClick(self.editor, Qt.Key.Key_Space, CONTROL)

    @property
    def offered(self) -> list[str]:
        """What is proposed; nothing where no list is shown."""
        lines = self.editor.proposals.lines.lines if self.editor.proposals.isVisible() else []
        return [line.said.split(":")[0] for line in lines]

    @property
    def text(self) -> str:
        return self.editor.toPlainText()

    def read(self) -> None:
        """Wait until what is typed was read."""
        self.qtbot.waitUntil(lambda: not self.tab._rest.isActive())
        self.settle()
        assert self.tab._verdict.text() == "Read without error"


@pytest.fixture
def writer(qtbot: QtBot, desk: Desk, entered: Entered) -> Writer:
    page = RulesPage(desk, "rules", "EUR")
    qtbot.addWidget(page)
    shown_on_screen(qtbot, page)
    page.activateWindow()
    desk.screen()
    settle(qtbot, desk)
    page.show_rule(GIFT)
    page.pane.tabs.choose(1)
    settle(qtbot, desk)
    page.pane.condition.focus()
    return Writer(qtbot, desk, page)


def test_a_word_is_completed_while_it_is_typed(writer: Writer) -> None:
    writer.write("p")
    assert writer.offered == []
    writer.key(Qt.Key.Key_R, Qt.Key.Key_I, Qt.Key.Key_C)
    assert writer.offered == ["price_review_formula", "price_paid", "price_after"]
    writer.key(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert writer.text == "price_paid"
    assert writer.offered == []
    writer.qtbot.keyClicks(writer.editor, " = 0 and deal_type = don")
    writer.key(Qt.Key.Key_Tab)
    assert writer.text == "price_paid = 0 and deal_type = donation"
    assert writer.editor.hasFocus()
    writer.key(Qt.Key.Key_Tab)
    assert not writer.editor.hasFocus()


def test_control_and_space_list_what_may_stand_anywhere(writer: Writer) -> None:
    writer.write("deal_type ")
    writer.complete()
    assert writer.offered == ["=", "!=", "is", "not", "in"]
    writer.key(Qt.Key.Key_PageDown, Qt.Key.Key_Return)
    assert writer.text == "deal_type in"
    writer.qtbot.keyClicks(writer.editor, " {")
    writer.complete()
    assert writer.offered[0] == "purchase"
    writer.key(Qt.Key.Key_Escape)
    assert writer.offered == []
    assert writer.page.view.current() == GIFT
    writer.write("any equipment(product.vendor.")
    assert "country" in writer.offered  # a dot asks by itself
    writer.qtbot.keyClicks(writer.editor, "country not in @")
    assert writer.offered == ["@EEA", "@adequate"]


def test_a_word_is_found_by_its_meaning(writer: Writer) -> None:
    writer.write("prix")
    assert writer.offered == ["price_paid", "price_after"]
    writer.key(Qt.Key.Key_Return)
    assert writer.text == "price_paid"


def test_what_is_taken_can_be_undone_and_the_rest_of_the_word_goes(writer: Writer) -> None:
    writer.write("deal_typ = donation")
    writer.key(Qt.Key.Key_Home, *[Qt.Key.Key_Right] * 5)
    writer.complete()
    assert "deal_type" in writer.offered
    while writer.editor.proposals.current is not None and writer.editor.proposals.current.text != "deal_type":
        writer.key(Qt.Key.Key_Down)
    writer.key(Qt.Key.Key_Return)
    assert writer.text == "deal_type = donation"
    writer.qtbot.keyClick(writer.editor, Qt.Key.Key_Z, CONTROL)
    assert writer.text == "deal_typ = donation"


def test_the_mouse_takes_a_proposal(writer: Writer) -> None:
    writer.write("deal_ty")
    lines = writer.editor.proposals.lines
    at = lines.visualRect(lines.currentIndex()).center()
    writer.qtbot.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert writer.text == "deal_type"
    assert writer.editor.hasFocus()


def test_the_list_goes_with_the_focus_and_stays_in_the_window(writer: Writer) -> None:
    writer.write("pri")
    window = writer.page.window().rect()
    assert window.contains(writer.editor.proposals.geometry())
    writer.page.view.setFocus()
    assert writer.offered == []
    writer.tab._on_complete()
    assert writer.editor.hasFocus()
    assert writer.offered


def test_a_rule_is_copied_with_what_was_typed_and_read_again_at_once(writer: Writer) -> None:
    writer.write("deal_type = free_loan")
    writer.read()
    writer.qtbot.mouseClick(writer.tab.copy, Qt.MouseButton.LeftButton)
    strip = writer.tab.strip
    assert strip.isVisible()
    writer.qtbot.keyClick(strip.titles["en"], Qt.Key.Key_Delete)
    writer.qtbot.keyClick(strip.titles["en"], Qt.Key.Key_Return)
    assert strip._complaint.isVisible()
    writer.qtbot.keyClicks(strip.titles["en"], "Loans")
    strip.titles["fr"].setText("Prêts")
    with writer.qtbot.waitSignal(writer.desk.told):
        writer.qtbot.keyClick(strip.titles["fr"], Qt.Key.Key_Return)
    writer.settle()
    file = Path(writer.desk.address).with_suffix(".rules") / f"{COPY}.toml"
    assert 'when = "deal_type = free_loan"' in file.read_text(encoding="utf-8")
    assert not strip.isVisible()
    assert writer.page.view.current() == COPY
    assert writer.page._found[COPY].findings == 1
    assert writer.page._found[GIFT].findings == 1
    assert writer.text == "deal_type = free_loan"
    assert writer.tab.keep.isVisible()
    assert str(file.parent) in writer.tab._keeping.text()


def test_a_copy_may_take_the_place_of_the_rule_and_its_condition_is_kept(writer: Writer) -> None:
    writer.qtbot.mouseClick(writer.tab.copy, Qt.MouseButton.LeftButton)
    strip = writer.tab.strip
    strip.instead.setFocus()
    writer.qtbot.keyClick(strip.instead, Qt.Key.Key_Space)
    writer.qtbot.mouseClick(strip._do, Qt.MouseButton.LeftButton)
    writer.settle()
    writer.settle()
    assert writer.page._found[GIFT].off
    with writer.desk.register.read() as connection:
        (choice,) = records(connection, "rule_choice", range(1, 9)).values()
    assert choice.values["reason"] == f"The city’s own rule {COPY} takes its place."
    assert writer.page.view.current() == COPY
    assert writer.editor.hasFocus()
    assert not writer.tab.keep.isEnabled()
    writer.write("deal_type = donation")
    writer.read()
    assert writer.tab.keep.isEnabled()
    writer.qtbot.mouseClick(writer.tab.keep, Qt.MouseButton.LeftButton)
    writer.settle()
    assert writer.page._found[COPY].findings == 0
    with writer.desk.register.read() as connection:
        assert all_rules(connection).by_id[COPY].when_text == "deal_type = donation"
    assert not writer.tab.keep.isEnabled()
    assert writer.tab._back.isHidden()


def test_another_theme_colours_anew_and_what_was_tried_stays(writer: Writer, theme: Theme) -> None:
    writer.write("stge = 1")
    writer.qtbot.waitUntil(lambda: not writer.tab.copy.isEnabled())
    theme.choose("dark")
    writer.settle()
    (wrong,) = writer.editor.extraSelections()
    assert wrong.format.underlineColor() == theme["text"]
    writer.write("deal_type = donation and price_paid = 0")
    writer.read()
    writer.key(Qt.Key.Key_F5)
    writer.settle()
    assert writer.tab.panel.isVisible()
    theme.choose("light")
    writer.settle()
    assert writer.tab.panel.isVisible()
    layout = writer.editor.document().firstBlock().layout()
    assert theme["accent_text"] in [one.format.foreground().color() for one in layout.formats()]


def test_what_cannot_be_read_cannot_be_copied_and_escape_closes_the_strip(writer: Writer) -> None:
    writer.write("stge = 1")
    writer.qtbot.waitUntil(lambda: not writer.tab.copy.isEnabled())
    writer.qtbot.mouseClick(writer.tab._back, Qt.MouseButton.LeftButton)
    writer.read()
    writer.qtbot.mouseClick(writer.tab.copy, Qt.MouseButton.LeftButton)
    writer.qtbot.keyClick(writer.tab.strip.titles["en"], Qt.Key.Key_Escape)
    assert not writer.tab.strip.isVisible()
    assert not Path(writer.desk.address).with_suffix(".rules").exists()


def test_a_folder_that_cannot_be_written_is_said_in_the_strip(writer: Writer) -> None:
    Path(writer.desk.address).with_suffix(".rules").write_text("in the way", encoding="utf-8")
    writer.qtbot.mouseClick(writer.tab.copy, Qt.MouseButton.LeftButton)
    writer.qtbot.mouseClick(writer.tab.strip._do, Qt.MouseButton.LeftButton)
    writer.settle()
    assert writer.tab.strip.isVisible()
    assert "cannot be written" in writer.tab.strip._complaint.text()
    assert all(label.isVisible() for label in writer.tab.strip.findChildren(QLabel))
