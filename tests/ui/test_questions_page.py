"""Open questions: whom to ask, what an answer would settle, where it is answered; out as a file, and back."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from register.store import Register
from register.texts import Text
from register.values import Answer
from tests.ui.people import Entered, settle, shown_on_screen, stored
from ui.desk import Desk
from ui.pages.import_page import _DONE
from ui.pages.questions import QuestionsPage
from ui.widgets.buttons import Button
from ui.workspace import Workspace


@pytest.fixture
def space(qtbot: QtBot, desk: Desk, entered: Entered) -> Workspace:
    made = Workspace(desk, "EUR", "city")
    qtbot.addWidget(made)
    shown_on_screen(qtbot, made)
    made.activateWindow()
    settle(qtbot, desk)
    made.go("questions")
    settle(qtbot, desk)
    return made


@pytest.fixture
def page(space: Workspace) -> QuestionsPage:
    found: QuestionsPage = space.page
    return found


def go_to(page: QuestionsPage, fact: str) -> None:
    key = next(key for key, one in page._shown.items() if one.fact == fact)
    assert page.view.go_to(key)


def test_questions_are_listed_with_what_an_answer_would_settle(page: QuestionsPage) -> None:
    assert len(page.view.lines) == len(page._found) > 20
    first = page.view.lines[0]
    assert "would settle 1 item" in first.said
    assert "not asked yet" in first.said
    said = [label.text() for label in page.told.findChildren(QLabel)]
    assert page._found[0].words.said("en") in said


def test_chips_leave_those_of_suppliers_or_of_the_services(page: QuestionsPage) -> None:
    suppliers = [one for one in page._found if one.to == "supplier"]
    page.chips.choose("supplier")
    assert len(page.view.lines) == len(suppliers)
    assert all(one.vendor is not None for one in page._shown.values())
    page.chips.choose("service")
    assert len(page.view.lines) == len(page._found) - len(suppliers)
    assert all("our own services" in line.said for line in page.view.lines)
    page.chips.choose("sent")
    assert page._stack.currentIndex() == 1


def test_enter_goes_to_the_field_in_which_it_is_answered(
    qtbot: QtBot, desk: Desk, space: Workspace, page: QuestionsPage, entered: Entered
) -> None:
    go_to(page, "vendor.parent_country")
    vendor = page._shown[page.view.current()].ids[0]
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    settle(qtbot, desk)
    assert space.key == "vendors"
    assert space.page.detail.number == vendor
    assert space.page.detail.form.fact("parent_country").editing


def test_a_question_about_a_part_is_answered_in_the_form_of_its_owner(
    qtbot: QtBot, desk: Desk, space: Workspace, page: QuestionsPage, entered: Entered, register: Register
) -> None:
    with register.change(Text("Add")) as change:
        flow = {"acquisition": entered.deal, "to_vendor": entered.supplier, "purpose": "remote_maintenance"}
        change.insert("data_flow", flow)
        change.answer("acquisition", entered.deal, "data_flows", Answer.COMPLETE)
    settle(qtbot, desk)
    settle(qtbot, desk)
    go_to(page, "data_flow.mechanism")
    page._answer_first()
    settle(qtbot, desk)
    assert space.key == "acquisitions"
    assert space.page.detail.number == entered.deal


def test_a_rule_that_waits_is_a_link_to_it(qtbot: QtBot, desk: Desk, space: Workspace, page: QuestionsPage) -> None:
    go_to(page, "vendor.parent_country")
    settle(qtbot, desk)
    link = next(one for one in page.told.findChildren(Button) if one.text().startswith("Vendor is controlled"))
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    settle(qtbot, desk)
    assert space.key == "rules"
    assert space.page.view.current() == "sov-third-country-control"
    assert space.page.pane._title.text() == "Vendor is controlled from outside the EEA"


def test_a_questionnaire_goes_out_and_its_answers_come_back(
    qtbot: QtBot, desk: Desk, space: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, out = space.page, tmp_path / "questions.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_rest: (str(out), ""))
    go_to(page, "vendor.parent_country")
    vendor = page._shown[page.view.current()].vendor
    assert vendor is not None
    qtbot.mouseClick(page.write, Qt.MouseButton.LeftButton)
    assert page.strip.whom.currentData() == vendor
    page.strip.language.setCurrentIndex(page.strip.language.findData("fr"))
    page.strip.sent.setChecked(True)
    qtbot.mouseClick(page.strip._do, Qt.MouseButton.LeftButton)
    settle(qtbot, desk)
    settle(qtbot, desk)
    assert out.exists()
    assert not page.strip.isVisible()
    page.chips.choose("sent")
    assert page.view.lines
    fill_in(out, vendor.id)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_rest: (str(out), ""))
    page._on_import()
    settle(qtbot, desk)
    importing = space._import
    assert [button.isHidden() for button in importing._tabs._group.buttons()] == [True, True, False, False, True]
    assert [row[3] for row in importing._changes.model.rows] == ["France"]
    importing.apply()
    settle(qtbot, desk)
    assert importing._stack.currentIndex() == _DONE
    assert stored(desk.register, "vendor", vendor.id).values["parent_country"] == "FR"


def fill_in(path: Path, vendor: int) -> None:
    book = openpyxl.load_workbook(path)
    for sheet in book:
        for row in sheet.iter_rows(min_row=3):
            if str(row[0].value).endswith(f"/vendor/{vendor}/parent_country"):
                row[3].value = "France"
    book.save(path)


def test_what_a_service_is_asked_goes_out_too(qtbot: QtBot, desk: Desk, page: QuestionsPage, tmp_path: Path) -> None:
    out = tmp_path / "services.xlsx"
    page.write_to(out, None, "en", sent=False)
    settle(qtbot, desk)
    assert out.exists()
    assert all(one.state == "open" for one in page._found)
