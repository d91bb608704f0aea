"""Official lists: one key answers what an entry asks, as one change that can be undone."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from pytestqt.qtbot import QtBot

from register.records import records
from register.store import Register
from register.texts import Text
from tests.ui.people import settle, shown_on_screen
from ui.desk import Desk
from ui.pages.official import ANSWER, OfficialPage


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, register: Register) -> OfficialPage:
    with register.change(Text("Enter")) as change:
        change.insert("vendor", {"name": "Dahua Technology"})
        change.insert("vendor", {"name": "Lorex"})
        change.insert("vendor", {"name": "Escaut Vidéo"})
    made = OfficialPage(desk, "lists", "EUR")
    qtbot.addWidget(made)
    shown_on_screen(qtbot, made)
    made.activateWindow()
    settle(qtbot, desk)
    made.focus()
    return made


def recorded(register: Register) -> list[tuple[str, str | None]]:
    with register.read() as connection:
        rows = records(connection, "list_match", range(1, 100))
    return [(row.values["list"], row.values["answer"]) for row in rows.values()]


def test_what_waits_is_listed_with_its_effect_and_told_in_full(page: OfficialPage) -> None:
    assert page.model.rows[0][0] == "Dahua Technology"
    assert {row[0] for row in page.model.rows} == {"Dahua Technology", "Lorex"}
    assert {row[5] for row in page.model.rows} == {"No legal effect in France"}
    assert page.view.isColumnHidden(ANSWER)
    assert "Dahua Technology" in page.told._question.text()
    assert page.told.buttons["same"].text().endswith("X")


@pytest.mark.parametrize(
    ("key", "answer"), [(Qt.Key.Key_X, "same"), (Qt.Key.Key_N, "different"), (Qt.Key.Key_U, "unsure")]
)
def test_one_key_answers_and_the_next_is_there(
    qtbot: QtBot, desk: Desk, page: OfficialPage, key: Qt.Key, answer: str
) -> None:
    waiting, second = len(page.model.rows), page.model.rows[1]
    qtbot.keyClick(page.view, key)
    settle(qtbot, desk)
    assert recorded(desk.register) == [("US-FCC", answer)]
    assert len(page.model.rows) == waiting - 1
    assert page.view.currentIndex().row() == 0
    assert page.model.rows[0] == second
    desk.undo()
    settle(qtbot, desk)
    assert recorded(desk.register) == []
    assert len(page.model.rows) == waiting


def test_several_entries_are_answered_by_one_change(qtbot: QtBot, desk: Desk, page: OfficialPage) -> None:
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in (1, 2):
        page.view.selectionModel().select(page.model.index(row, 0), flags)
    assert "3" in page.told._question.text()
    qtbot.mouseClick(page.told.buttons["different"], Qt.MouseButton.LeftButton)
    settle(qtbot, desk)
    assert [answer for _, answer in recorded(desk.register)] == ["different"] * 3
    desk.undo()
    settle(qtbot, desk)
    assert recorded(desk.register) == []


def test_an_answer_is_shown_with_who_gave_it_and_can_be_another(qtbot: QtBot, desk: Desk, page: OfficialPage) -> None:
    qtbot.keyClick(page.view, Qt.Key.Key_U)
    settle(qtbot, desk)
    page.chips.choose("answered")
    assert len(page.model.rows) == 1
    assert page.model.rows[0][ANSWER] == "Not sure"
    assert not page.view.isColumnHidden(ANSWER)
    assert "Answered: Not sure" in page.told._said.text()
    qtbot.keyClick(page.view, Qt.Key.Key_X)
    settle(qtbot, desk)
    assert recorded(desk.register) == [("US-FCC", "same")]
    assert page.model.rows[0][ANSWER] == "The same"


def test_context_is_beside_and_no_key_makes_a_concern_of_it(qtbot: QtBot, desk: Desk, page: OfficialPage) -> None:
    page.chips.choose("context")
    assert page.model.rows
    assert not page.told.buttons["same"].isVisible()
    assert "no concern" in page.told._question.text()
    qtbot.keyClick(page.view, Qt.Key.Key_X)
    settle(qtbot, desk)
    assert recorded(desk.register) == []


def test_enter_opens_the_organisation(qtbot: QtBot, page: OfficialPage) -> None:
    with qtbot.waitSignal(page.going) as going:
        qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert going.args == ["vendor", 1]


def test_words_narrow_the_list(qtbot: QtBot, page: OfficialPage) -> None:
    page.search.setText("lorex amsterdam")
    qtbot.waitUntil(lambda: len(page.model.rows) == 1)
    assert page.model.rows[0][0] == "Lorex"
