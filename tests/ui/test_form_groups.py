"""Long forms: groups that fold, parts with more facts than a line has room for, persons added by their name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from register.fields.catalogue import CATALOGUE
from register.records import called
from register.store import Register
from register.texts import Text
from register.values import Answer
from tests.ui.people import Entered, stored
from tests.ui.test_form import Shown
from ui.desk import Desk
from ui.forms.editors import CodeEditor, RefEditor
from ui.forms.entries import New
from ui.forms.group import Group
from ui.forms.parts import Parts
from ui.forms.reading import PARTS, edited_here


@pytest.fixture
def deal(qtbot: QtBot, desk: Desk, entered: Entered) -> Shown:
    return Shown(qtbot, desk, "acquisition", entered.deal)


def group(shown: Shown, key: str) -> Group:
    """The group that a field stands in."""
    return next(one for one in shown.form._groups if key in one)


def test_a_group_with_nothing_known_is_folded_and_its_rows_are_not_made(deal: Shown) -> None:
    assert group(deal, "title").opened
    assert group(deal, "price_paid").opened
    trial = group(deal, "success_criteria")
    assert not trial.opened
    assert trial._head.accessibleName() == "Trial: 0 of 6 known"
    assert "success_criteria" not in deal.form._facts
    assert deal.fact("success_criteria").isVisibleTo(deal.form)
    assert trial.opened


def test_a_group_opens_and_folds_by_the_keyboard(deal: Shown, qtbot: QtBot) -> None:
    trial = group(deal, "success_criteria")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        qtbot.keyClick(trial._head, key)
        assert trial.opened is (key is Qt.Key.Key_Return)


def test_what_becomes_known_elsewhere_opens_its_group_and_a_folded_one_stays_folded(
    deal: Shown, desk: Desk, entered: Entered
) -> None:
    group(deal, "price_paid").open(opened=False)
    with desk.register.change(Text("Elsewhere")) as change:
        change.answer("acquisition", entered.deal, "success_criteria", Answer.NONE)
        change.answer("acquisition", entered.deal, "exit_plan_on", Answer.ASKED_NOT_KNOWN)
    deal.settle()
    assert group(deal, "success_criteria").opened
    assert group(deal, "success_criteria").known == 1
    assert not group(deal, "exit_plan_on").opened, "asked and not known is not known"
    assert not group(deal, "price_paid").opened


def test_another_record_folds_what_it_does_not_know(qtbot: QtBot, desk: Desk, entered: Entered) -> None:
    with desk.register.change(Text("Enter")) as change:
        change.edit("vendor", entered.vendor, None, {"dependence": 3})
    shown = Shown(qtbot, desk, "vendor", entered.vendor)
    assert group(shown, "dependence").opened
    shown.number = entered.supplier
    shown.look()
    assert not group(shown, "dependence").opened


def test_a_flow_is_added_opened_and_edited_in_the_form_of_its_deal(deal: Shown, desk: Desk, entered: Entered) -> None:
    parts = deal.form._parts["data_flows"]
    assert [field.key for field in parts._fields] == ["purpose", "to_vendor"]
    parts._on_add()
    purpose = parts._facts[0]
    assert isinstance(purpose._editor, CodeEditor)
    purpose._editor.show_value("remote_maintenance")
    purpose.commit()
    deal.settle()
    ((number, record),) = parts._records.items()
    assert record.values["acquisition"] == entered.deal
    opened(parts)
    logged = parts._details[number]["session_logged"]
    logged.edit()
    assert isinstance(logged._editor, CodeEditor)
    logged._editor.show_value(value=False)
    logged.commit()
    deal.settle()
    assert stored(desk.register, "data_flow", number).values["session_logged"] is False
    assert parts._details[number]["session_logged"].accessibleName() == "Logged: no"
    parts._on_add()
    assert parts._details[number]["session_logged"].isVisibleTo(parts), "what was open stays open"


def opened(parts: Parts) -> None:
    """Open the first record of a collection."""
    next(
        one for one in parts._grid_box.findChildren(QToolButton) if one.accessibleName().startswith("All facts")
    ).click()


def test_each_part_is_reached_from_what_it_belongs_to() -> None:
    reached = {(part.of, part.by) for entity in CATALOGUE.values() for part in edited_here(entity)}
    assert reached == {(kind, by) for kind, holders in PARTS.items() for by in holders}
    needed = {
        (collection.of, collection.by)
        for entity in CATALOGUE.values()
        for collection in entity.collections
        if collection.by and CATALOGUE[collection.of].field(collection.by).required
    }
    assert needed <= reached


def test_a_person_who_is_not_there_is_added_by_name_in_the_same_change(
    deal: Shown, desk: Desk, entered: Entered, register: Register
) -> None:
    owner = deal.fact("owner")
    owner.edit()
    editor = owner._editor
    assert isinstance(editor, RefEditor)
    editor.line.setText("Léa Morel")
    editor.typed.emit("Léa Morel")
    deal.settle()
    assert list(editor._ids) == ["Add “Léa Morel”"]
    owner.commit()
    assert owner.editing, "a name alone adds nobody"
    editor._on_picked("Add “Léa Morel”")
    owner.commit()
    deal.settle()
    number = stored(register, "acquisition", entered.deal).values["owner"]
    assert stored(register, "person", number).values["name"] == "Léa Morel"
    assert owner.accessibleName() == "Person in charge: Léa Morel"
    owner.edit()
    assert isinstance(owner._editor, RefEditor)
    owner._editor.typed.emit("lea")
    deal.settle()
    assert owner._editor._ids["Léa Morel"] == number
    owner.close_editor()
    desk.undo()
    deal.settle()
    assert stored(register, "acquisition", entered.deal).values["owner"] is None
    with register.read() as connection:
        assert called(connection, "person", "Léa") == {}


def test_a_new_record_is_called_by_its_name() -> None:
    assert New("person", "Léa Morel").said("fr") == "Léa Morel"
