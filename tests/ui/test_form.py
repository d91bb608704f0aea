"""Facts are edited in their place: values, answers, lists, parts; what could not be kept stays in the form."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from register.errors import RegisterError
from register.fields.catalogue import CATALOGUE, field_of
from register.queries.columns import DERIVED
from register.resources import resource
from register.store import Register
from register.tasks import import_files
from register.texts import Text
from register.values import Answer, Money
from tests.ui.people import Entered, settle, shown_on_screen, stored
from ui.desk import Desk
from ui.forms.editors import CodeEditor, CodesEditor, LineEditor, MoneyEditor, RefEditor
from ui.forms.entries import read_text
from ui.forms.fact import Fact
from ui.forms.form import Form
from ui.forms.reading import read_form


class Shown:
    """A form with a record in it, kept up to date as the pane beside a list does."""

    def __init__(self, qtbot: QtBot, desk: Desk, kind: str, number: int) -> None:
        self.qtbot, self.desk, self.kind, self.number = qtbot, desk, kind, number
        self.form = Form(desk, kind, "EUR")
        qtbot.addWidget(self.form)
        shown_on_screen(qtbot, self.form, 420, 900)
        desk.changed.connect(self.look)
        self.look()
        self.settle()

    def look(self, _kinds: object = None) -> None:
        content = read_form(self.desk.register, self.kind, self.number, lambda _done, _of: None)
        if content is not None:
            self.form.show_content(content)

    def settle(self) -> None:
        settle(self.qtbot, self.desk)

    def fact(self, key: str) -> Fact:
        return self.form.fact(key)

    def line(self, fact: Fact) -> QLineEdit:
        line = fact.findChild(QLineEdit)
        assert line is not None
        return line

    def begin(self, key: str) -> Fact:
        fact = self.fact(key)
        fact.setFocus()
        self.qtbot.keyClick(fact, Qt.Key.Key_F2)
        assert fact.editing
        return fact

    def type(self, key: str, text: str) -> Fact:
        fact = self.begin(key)
        line = self.line(fact)
        line.clear()
        self.qtbot.keyClicks(line, text)
        self.qtbot.keyClick(line, Qt.Key.Key_Return)
        self.settle()
        return fact


@pytest.fixture
def deal(qtbot: QtBot, desk: Desk, entered: Entered) -> Shown:
    return Shown(qtbot, desk, "acquisition", entered.deal)


@pytest.fixture
def item(qtbot: QtBot, desk: Desk, entered: Entered) -> Shown:
    return Shown(qtbot, desk, "equipment", entered.item)


def test_a_text_is_typed_and_kept_as_one_change(deal: Shown, desk: Desk, entered: Entered) -> None:
    deal.type("title", "Loan of two cameras")
    assert stored(desk.register, "acquisition", entered.deal).values["title"] == "Loan of two cameras"
    assert desk.next_undo is not None
    assert str(desk.next_undo.label) == "Title of “Loan of cameras” entered"
    desk.undo()
    deal.settle()
    assert stored(desk.register, "acquisition", entered.deal).values["title"] == "Loan of cameras"
    assert deal.fact("title").accessibleName() == "Title: Loan of cameras"
    desk.redo()
    deal.settle()
    assert stored(desk.register, "acquisition", entered.deal).values["title"] == "Loan of two cameras"


def test_escape_restores(deal: Shown, desk: Desk, entered: Entered, qtbot: QtBot) -> None:
    fact = deal.begin("title")
    line = deal.line(fact)
    qtbot.keyClicks(line, "something else")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not fact.editing
    deal.settle()
    assert stored(desk.register, "acquisition", entered.deal).version == 1


def test_leaving_keeps(deal: Shown, desk: Desk, entered: Entered, qtbot: QtBot) -> None:
    fact = deal.begin("contract_ref")
    qtbot.keyClicks(deal.line(fact), "2021-07")
    deal.fact("title").setFocus()
    deal.settle()
    assert stored(desk.register, "acquisition", entered.deal).values["contract_ref"] == "2021-07"


def test_what_cannot_be_read_stays_open_and_says_why(deal: Shown, desk: Desk, entered: Entered, qtbot: QtBot) -> None:
    fact = deal.type("signed_on", "31/02/2021")
    assert fact.editing
    assert fact._complaint.isVisible()
    assert "31/02/2021" in fact._complaint.text()
    line = deal.line(fact)
    line.setText("28/02/2021")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    deal.settle()
    assert stored(desk.register, "acquisition", entered.deal).values["signed_on"] == date(2021, 2, 28)


@pytest.mark.parametrize("answer", [Answer.NONE, Answer.ASKED_NOT_KNOWN])
def test_an_answer_takes_the_place_of_a_value(deal: Shown, desk: Desk, entered: Entered, answer: Answer) -> None:
    deal.type("free_until", "01/06/2027")
    deal.begin("free_until")._on_answer(answer)
    deal.settle()
    held = stored(desk.register, "acquisition", entered.deal)
    assert held.values["free_until"] is None
    assert held.answers["free_until"].answer is answer
    deal.type("free_until", "02/06/2027")
    held = stored(desk.register, "acquisition", entered.deal)
    assert held.values["free_until"] == date(2027, 6, 2)
    assert "free_until" not in held.answers


def test_not_applicable_needs_its_reason(deal: Shown, desk: Desk, entered: Entered, qtbot: QtBot) -> None:
    fact = deal.begin("free_until")
    fact._on_answer(Answer.NOT_APPLICABLE)
    qtbot.keyClick(fact._reason, Qt.Key.Key_Return)
    assert fact.editing
    qtbot.keyClicks(fact._reason, "bought outright")
    qtbot.keyClick(fact._reason, Qt.Key.Key_Return)
    deal.settle()
    note = stored(desk.register, "acquisition", entered.deal).answers["free_until"]
    assert (note.answer, note.reason) == (Answer.NOT_APPLICABLE, "bought outright")
    assert "bought outright" in deal.fact("free_until").accessibleName()


def test_a_list_is_open_until_it_is_said_to_be_complete(deal: Shown, desk: Desk, entered: Entered) -> None:
    fact = deal.begin("counterparts")
    editor = fact._editor
    assert isinstance(editor, CodesEditor)
    editor.show_value(("press_release", "site_visits"))
    fact.commit()
    deal.settle()
    held = stored(desk.register, "acquisition", entered.deal)
    assert set(held.values["counterparts"]) == {"press_release", "site_visits"}
    assert "counterparts" not in held.answers
    fact = deal.begin("counterparts")
    assert fact._complete is not None
    fact._complete.setChecked(True)
    fact.commit()
    deal.settle()
    held = stored(desk.register, "acquisition", entered.deal)
    assert held.answers["counterparts"].answer is Answer.COMPLETE
    assert set(held.values["counterparts"]) == {"press_release", "site_visits"}


def test_codes_and_yes_no_are_chosen(deal: Shown, desk: Desk, entered: Entered) -> None:
    for key, value in (("deal_type", "donation"), ("named_by_vendor", True)):
        fact = deal.begin(key)
        editor = fact._editor
        assert isinstance(editor, CodeEditor)
        editor.show_value(value)
        editor.box.activated.emit(editor.box.currentIndex())
        deal.settle()
        assert stored(desk.register, "acquisition", entered.deal).values[key] == value


def test_money_keeps_its_tax(deal: Shown, desk: Desk, entered: Entered, qtbot: QtBot) -> None:
    fact = deal.begin("market_value")
    editor = fact._editor
    assert isinstance(editor, MoneyEditor)
    editor.line.setText("2 000 000,50")
    editor.tax.setCurrentIndex(editor.tax.findData("excl"))
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    deal.settle()
    kept = stored(desk.register, "acquisition", entered.deal).values["market_value"]
    assert kept == Money(Decimal("2000000.50"), "EUR", "excl")


def test_a_reference_is_found_by_its_name(deal: Shown, desk: Desk, entered: Entered, qtbot: QtBot) -> None:
    fact = deal.begin("acquirer")
    editor = fact._editor
    assert isinstance(editor, RefEditor)
    qtbot.keyClicks(editor.line, "Escaut")
    ids = editor
    qtbot.waitUntil(lambda: "Escaut Vidéo" in ids._ids)
    editor.line.setText("escaut vidéo")
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    deal.settle()
    assert stored(desk.register, "acquisition", entered.deal).values["acquirer"] == entered.supplier
    fact = deal.begin("acquirer")
    editor = fact._editor
    assert isinstance(editor, RefEditor)
    editor.line.setText("Nobody at all")
    editor._chosen = None
    fact.commit()
    assert fact.editing
    assert "Nobody at all" in fact._complaint.text()
    fact.close_editor()


def test_an_edit_that_met_another_keeps_what_was_entered(
    deal: Shown, desk: Desk, entered: Entered, qtbot: QtBot
) -> None:
    fact = deal.begin("title")
    line = deal.line(fact)
    line.setText("Mine")
    desk.changed.disconnect(deal.look)
    with desk.register.change(Text("Somebody else")) as change:
        change.edit("acquisition", entered.deal, None, {"title": "Theirs"})
    qtbot.keyClick(line, Qt.Key.Key_Return)
    deal.settle()
    assert fact.editing
    assert fact._complaint.isVisible()
    assert deal.line(fact).text() == "Mine"
    assert stored(desk.register, "acquisition", entered.deal).values["title"] == "Theirs"
    fact.close_editor()


def test_parts_are_edited_in_the_form_of_what_they_belong_to(
    deal: Shown, desk: Desk, entered: Entered, qtbot: QtBot
) -> None:
    parts = deal.form._parts["acts"]
    parts._on_add()
    fact = parts._facts[0]
    editor = fact._editor
    assert isinstance(editor, CodeEditor)
    editor.show_value("deliberation")
    fact.commit()
    deal.settle()
    content = read_form(desk.register, "acquisition", entered.deal, lambda _done, _of: None)
    assert content is not None
    (act,) = content.parts["acts"]
    assert act.values["kind"] == "deliberation"
    reference = parts._facts[1]
    reference.edit()
    deal.line(reference).setText("2016-112")
    reference.commit()
    deal.settle()
    assert stored(desk.register, "act", act.id).values["reference"] == "2016-112"
    parts._complete.click()
    deal.settle()
    assert stored(desk.register, "acquisition", entered.deal).answers["acts"].answer is Answer.COMPLETE
    parts.removed.emit(act)
    deal.settle()
    content = read_form(desk.register, "acquisition", entered.deal, lambda _done, _of: None)
    assert content is not None
    assert not content.parts["acts"]


def test_a_part_waits_for_what_it_needs(deal: Shown, desk: Desk, entered: Entered, qtbot: QtBot) -> None:
    parts = deal.form._parts["parties"]
    before = len(parts._facts)
    parts._on_add()
    vendor, role = parts._facts[before:]
    editor = vendor._editor
    assert isinstance(editor, RefEditor)
    editor.show_named(entered.vendor, "Hikvision")
    vendor.commit()
    deal.settle()
    assert role.editing
    choice = role._editor
    assert isinstance(choice, CodeEditor)
    choice.show_value("maker")
    role.commit()
    deal.settle()
    content = read_form(desk.register, "acquisition", entered.deal, lambda _done, _of: None)
    assert content is not None
    assert {part.values["role"] for part in content.parts["parties"]} == {"supplier", "maker"}


def test_where_a_value_came_from_is_told(qtbot: QtBot, desk: Desk, register: Register) -> None:
    book = resource("sample/inventaire.xlsx")
    import_files(str(register.address), [book], None, who="Claude Martin")
    shown = Shown(qtbot, desk, "equipment", 1)
    told = shown.fact("serial").toolTip()
    assert "Read from inventaire.xlsx, sheet Inventaire, row 6, column E: “OP01260454”" in told
    assert shown.form._written.isVisibleTo(shown.form)
    shown.type("serial", "OP-1")
    assert "Read from" not in shown.fact("serial").toolTip()


def test_derived_facts_are_shown_and_not_edited(item: Shown, qtbot: QtBot) -> None:
    fact = item.fact("vendor")
    assert fact.accessibleName() == "Brand: Hikvision"
    fact.edit()
    assert not fact.editing


@pytest.mark.parametrize("kind", ["vendor", "product", "acquisition", "equipment", "site", "deployment", "import"])
def test_every_field_stands_in_its_form(desk: Desk, qtbot: QtBot, kind: str) -> None:
    form = Form(desk, kind, "EUR")
    qtbot.addWidget(form)
    fields = CATALOGUE[kind].fields
    for field in fields:
        if not field.derived or f"{kind}.{field.key}" in DERIVED:
            assert form.fact(field.key).field is field
        else:
            with pytest.raises(KeyError):
                form.fact(field.key)


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("vendor.country", "france", "FR"),
        ("vendor.country", "CN", "CN"),
        ("vendor.aliases", "HIK; Hik Vision ;", ("HIK", "Hik Vision")),
        ("equipment.quantity", "12", 12),
        ("acquisition.qty_contract", "0", 0),
        ("equipment.mac", "04-03-12-23-c3-0b", "04:03:12:23:C3:0B"),
        ("equipment.ip", "10.42.19.244", "10.42.19.244"),
        ("equipment.unit_price", "1 694,93", Money(Decimal("1694.93"), "EUR")),
        ("acquisition.signed_on", "2016-11-22", date(2016, 11, 22)),
        ("acquisition.signed_on", "22/11/2016", date(2016, 11, 22)),
        ("acquisition.title", "  ", None),
    ],
)
def test_what_is_typed_is_read_as_the_importer_reads_it(path: str, text: str, value: object) -> None:
    assert read_text(field_of(path), text, "EUR") == value


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("vendor.country", "Atlantis"),
        ("equipment.quantity", "many"),
        ("equipment.mac", "04:03"),
        ("equipment.ip", "10.42.19.999"),
        ("equipment.unit_price", "gratis-ish"),
        ("acquisition.signed_on", "soon"),
    ],
)
def test_what_cannot_be_read_says_so(path: str, text: str) -> None:
    with pytest.raises(RegisterError) as caught:
        read_text(field_of(path), text, "EUR")
    assert text in str(caught.value)


def test_a_line_begins_with_what_stood_there(desk: Desk, qtbot: QtBot) -> None:
    for path, value, text in (
        ("acquisition.signed_on", date(2016, 11, 22), "22/11/2016"),
        ("vendor.aliases", ("HIK", "Hik Vision"), "HIK; Hik Vision"),
        ("vendor.country", "CN", "China"),
    ):
        editor = LineEditor(desk.theme, field_of(path), "EUR")
        qtbot.addWidget(editor)
        editor.show_value(value)
        assert editor.line.text() == text
        assert editor.value() == value


def test_choices_leave_the_wheel_to_the_form(desk: Desk, qtbot: QtBot) -> None:
    editor = CodeEditor(desk.theme, field_of("acquisition.stage"))
    qtbot.addWidget(editor)
    assert isinstance(editor.box, QComboBox)
    assert editor.value() is None
