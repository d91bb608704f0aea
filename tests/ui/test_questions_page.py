"""Open questions: whom to ask, what an answer would settle, where it is answered; out as a file, and back."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from register.queries.questions import Question, number_together
from register.store import Register
from register.tasks import import_files
from register.texts import Text
from register.values import Answer
from tests.ui.people import Entered, settle, shown_on_screen, stored
from ui.desk import Desk
from ui.pages.import_page import _DONE
from ui.pages.questions import QuestionsPage
from ui.widgets.buttons import Button
from ui.widgets.lines import Heading
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
    key = next(key for key, line in page._shown.items() if line.one.one.fact == fact)
    assert page.view.go_to(key)


def current(page: QuestionsPage) -> Question:
    assert page.current is not None
    return page.current.one


def test_questions_are_listed_with_what_an_answer_would_settle(page: QuestionsPage) -> None:
    assert len(page.view.lines) == len(page._found) > 20
    first = page.view.lines[0]
    assert "would settle 1 item" in first.said
    assert "not asked yet" in first.said
    said = [label.text() for label in page.told.findChildren(QLabel)]
    assert page._found[0].one.words.said("en") in said


def test_chips_leave_those_of_suppliers_or_of_the_services(page: QuestionsPage) -> None:
    suppliers = [one for one in page._found if one.one.to == "supplier"]
    page.chips.choose("supplier")
    assert len(page.view.lines) == len(suppliers)
    assert all(line.one.one.vendor is not None for line in page._shown.values())
    page.chips.choose("service")
    assert len(page.view.lines) == len(page._found) - len(suppliers)
    assert all("our own services" in line.said for line in page.view.lines)
    page.chips.choose("sent")
    assert page._stack.currentIndex() == 1


def test_enter_goes_to_the_field_in_which_it_is_answered(
    qtbot: QtBot, desk: Desk, space: Workspace, page: QuestionsPage, entered: Entered
) -> None:
    go_to(page, "vendor.parent_country")
    vendor = current(page).ids[0]
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
    vendor = current(page).vendor
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
    assert all(part.state == "open" for one in page._found for part in one.parts)


@pytest.fixture
def inventory(qtbot: QtBot, desk: Desk, shared: Path) -> Workspace:
    """What the window shows after an inventory with many spellings was imported."""
    import_files(desk.address, [shared / "data" / "messy" / "d02_titleblock_fr.xlsx"], who="Claude Martin")
    made = Workspace(desk, "EUR", "city")
    qtbot.addWidget(made)
    shown_on_screen(qtbot, made)
    made.activateWindow()
    settle(qtbot, desk)
    made.go("questions")
    settle(qtbot, desk)
    return made


@pytest.fixture
def messy(inventory: Workspace) -> QuestionsPage:
    found: QuestionsPage = inventory.page
    return found


def press(qtbot: QtBot, page: QuestionsPage, *keys: Qt.Key) -> None:
    page.view.setFocus()
    for key in keys:
        qtbot.keyClick(page.view, key)
        settle(qtbot, page.desk)


def count_of(page: QuestionsPage, kind: str) -> int:
    with page.desk.register.read() as connection:
        return len(connection.exec_driver_sql(f"SELECT id FROM {kind}").all())  # noqa: S608 - ours


def test_who_is_who_stands_first_and_one_key_answers_it(
    qtbot: QtBot, messy: QuestionsPage, inventory: Workspace
) -> None:
    headings = [item for row in range(40) if isinstance(item := messy.view.item(row), Heading)]
    assert [(one.name, one.count) for one in headings] == [("To answer first", "12"), ("Not known", "13")]
    assert messy.view.item(1).said.startswith("Are these the same as “Hikvision”: ")  # type: ignore[union-attr]
    said = {label.text() for label in messy.told.findChildren(QLabel)}
    assert "“Hikvision” but for spelling, place or common words" in said
    before = count_of(messy, "vendor")
    press(qtbot, messy, Qt.Key.Key_Down, Qt.Key.Key_X)
    settle(qtbot, messy.desk)
    assert count_of(messy, "vendor") == before - 2
    messy.desk.undo()
    settle(qtbot, messy.desk)
    assert count_of(messy, "vendor") == before
    assert inventory.navigation._model.counts["questions"] == len(messy._found) == 25


def test_names_are_answered_one_by_one_too(qtbot: QtBot, messy: QuestionsPage) -> None:
    different = next(one for one in messy.told.findChildren(Button) if one.accessibleName() == "Another one: Hikvison")
    qtbot.mouseClick(different, Qt.MouseButton.LeftButton)
    settle(qtbot, messy.desk)
    settle(qtbot, messy.desk)
    assert len(current(messy).alike) == 4
    spelled = [one for one in messy._found if one.one.fact == "vendor.control_type"]
    assert "Hikvison" in {part.vendor.title for part in spelled[0].parts if part.vendor}


def test_what_is_asked_of_several_is_opened_into_them(qtbot: QtBot, messy: QuestionsPage) -> None:
    go_to(messy, "vendor.roles.*")
    settle(qtbot, messy.desk)
    lines = len(messy.view.lines)
    press(qtbot, messy, Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert len(messy.view.lines) == lines + 27
    assert current(messy).vendor is not None
    assert messy.current is not None
    assert len(messy.current.parts) == 1
    press(qtbot, messy, Qt.Key.Key_Left)
    assert len(messy.view.lines) == lines
    assert messy.current.key == ("vendor.roles.*", "supplier", None)


def test_one_answer_serves_all_and_is_undone_at_once(qtbot: QtBot, messy: QuestionsPage) -> None:
    go_to(messy, "equipment.status")
    press(qtbot, messy, Qt.Key.Key_Return)
    form = messy.told.form
    assert form is not None
    form._editors["value"].show_value("in_service")
    form.submit()
    settle(qtbot, messy.desk)
    settle(qtbot, messy.desk)
    assert "equipment.status" not in {one.one.fact for one in messy._found}
    messy.desk.undo()
    settle(qtbot, messy.desk)
    settle(qtbot, messy.desk)
    assert "equipment.status" in {one.one.fact for one in messy._found}


def test_a_heap_is_put_under_the_contract_that_its_rows_name(qtbot: QtBot, messy: QuestionsPage) -> None:
    go_to(messy, "acquisition.contract_ref")
    press(qtbot, messy, Qt.Key.Key_Right, Qt.Key.Key_Down)
    form = messy.told.form
    assert form is not None
    which = next(blank for blank in form.wanted.blanks if blank.key == "which")
    said = {words.said("en"): key for key, words in (which.choices or {}).items()}
    assert list(said)[:2] == ["all 64 of them", "“Achat”: 16"]
    form._editors["which"].show_value(said["“MAPA 2021-07”: 9"])
    form.submit()
    assert form._complaint.text() == "Contract no. is missing."
    form._editors["number"].show_value("2021-07")
    form.submit()
    settle(qtbot, messy.desk)
    settle(qtbot, messy.desk)
    with messy.desk.register.read() as connection:
        query = "SELECT contract_ref, gathered, (SELECT count(*) FROM equipment WHERE acquisition_id = a.id) FROM "
        deals = {tuple(row) for row in connection.exec_driver_sql(f"{query} acquisition a")}
    assert {("2021-07", 0, 9), (None, 1, 55)} <= deals


def test_the_lists_are_where_their_question_is_answered(
    qtbot: QtBot, messy: QuestionsPage, inventory: Workspace
) -> None:
    go_to(messy, "list_match.answer")
    press(qtbot, messy, Qt.Key.Key_Return)
    assert inventory.key == "lists"


def test_questions_are_counted_before_their_page_is_visited(qtbot: QtBot, desk: Desk, entered: Entered) -> None:
    made = Workspace(desk, "EUR", "city")
    qtbot.addWidget(made)
    shown_on_screen(qtbot, made)
    settle(qtbot, desk)
    with desk.register.read() as connection:
        number = number_together(connection)
    qtbot.waitUntil(lambda: "questions" in made.navigation._model.counts)
    assert made.navigation._model.counts["questions"] == number > 0
