"""Deciding on a finding in its card: what is asked for, what is refused and said, what is kept, and undone again."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from register.decisions import decisions_on, longest_acceptance, measures_on
from register.queries.findings import findings, members
from register.records import Record
from register.store import Register
from register.texts import Text
from register.values import today
from tests.ui.found import GIFT, PASSWORDS, THINGS, Found, Work, enter_found, finding_of
from tests.ui.people import settle, stored
from ui.desk import Desk
from ui.forms.anatomy import Anatomy
from ui.forms.findings import FindingCards
from ui.workspace import Workspace


@pytest.fixture
def found(register: Register) -> Found:
    return enter_found(register)


@pytest.fixture
def work(qtbot: QtBot, desk: Desk, found: Found, space: Workspace) -> Work:
    return Work(qtbot, desk, space)


def decided(register: Register, rule: str) -> list[Record]:
    with register.read() as connection:
        return decisions_on(connection, finding_of(register, rule))


def said(within: QWidget) -> str:
    return "\n".join(label.text() for label in within.findChildren(QLabel) if label.isVisible())


def day(when: date) -> str:
    return f"{when:%d/%m/%Y}"


def accept(work: Work) -> None:
    work.fill(Reason="Isolated network, replacement voted", Decided_by="D. Roy", In_the_role_of="Elected member")
    work.fill(Department_in_charge="IT")


def test_a_finding_is_accepted_by_keys_and_opened_again_by_undoing(work: Work, register: Register) -> None:
    work.pick(GIFT)
    work.key(Qt.Key.Key_A)
    form = work.card.treatment.form
    assert form is not None
    last = longest_acceptance(finding_of(register, GIFT), today())
    assert form.draft()["expires_on"] == day(last)
    assert work.page.window().focusWidget().accessibleName() == "Reason"
    accept(work)
    work.keep()
    (kept,) = decided(register, GIFT)
    assert kept.values["status"] == "accepted"
    assert kept.values["expires_on"] == last
    assert kept.values["reason"] == "Isolated network, replacement voted"
    assert stored(register, "person", kept.values["decided_by"]).values["name"] == "D. Roy"
    assert finding_of(register, GIFT).status == "accepted"
    assert "Accepted until" in said(work.page.detail.cards)
    assert "“Isolated network, replacement voted”" in said(work.page.detail.cards)
    work.chip("Accepted")
    assert work.lines() == ["High, Equipment or software obtained for free, 1 finding, 1 unanswered, 1 deal"]
    work.desk.undo()
    work.settle()
    assert finding_of(register, GIFT).status == "open"
    assert work.page._empty._sentence.text() == "Nothing has been accepted or mitigated."


@pytest.mark.parametrize(
    ("without", "sentence"),
    [("Reason", "Reason is missing."), ("Decided_by", "Decided by is missing."),
     ("In_the_role_of", "In the role of is missing."), ("Department_in_charge", "Person in charge is missing.")],
)  # fmt: skip
def test_what_is_missing_is_said_in_the_form_and_nothing_is_kept(
    work: Work, register: Register, without: str, sentence: str
) -> None:
    work.pick(GIFT)
    work.press("Accept…")
    given = {"Reason": "Needed", "Decided_by": "D. Roy", "In_the_role_of": "Elected member",
             "Department_in_charge": "IT"}  # fmt: skip
    work.fill(**{key: text for key, text in given.items() if key != without})
    work.press("Accept")
    form = work.card.treatment.form
    assert form is not None
    assert sentence in said(form)
    assert decided(register, GIFT) == []
    work.fill(**{without: given[without]})
    work.press("Accept")
    assert len(decided(register, GIFT)) == 1


def test_an_acceptance_that_is_too_long_is_refused_in_one_sentence(work: Work, register: Register) -> None:
    work.pick(GIFT)
    work.press("Accept…")
    accept(work)
    too_long = longest_acceptance(finding_of(register, GIFT), today()) + timedelta(days=1)
    work.fill(Expires=day(too_long))
    work.press("Accept")
    form = work.card.treatment.form
    assert form is not None
    assert "at the latest" in said(form)
    assert form.draft()["expires_on"] == day(too_long)  # what was entered stays
    assert decided(register, GIFT) == []
    work.fill(Expires="tomorrow or so")
    work.press("Accept")
    assert work.card.treatment.form is form


def test_a_critical_finding_asks_for_a_plan_to_stop(work: Work, register: Register) -> None:
    work.pick(PASSWORDS)
    work.press("Accept…")
    assert "plan for stopping" in said(work.card)
    accept(work)
    work.press("Accept")
    assert "Plan for stopping is missing." in said(work.card)
    work.fill(Plan_for_stopping="Unplugged on 1 March")
    work.press("Accept")
    found = finding_of(register, PASSWORDS)
    assert (found.status, found.number, found.joined) == ("accepted", THINGS, 0)
    assert f"{THINGS} things" in said(work.page.detail.cards)


def test_things_that_come_later_open_it_again(work: Work, found: Found, register: Register) -> None:
    work.pick(PASSWORDS)
    work.press("Accept…")
    accept(work)
    work.fill(Plan_for_stopping="Unplugged on 1 March")
    work.keep()
    with register.change(Text("Two more")) as change:
        for number in range(2):
            change.insert("equipment", {
                "product": found.product, "deployment": found.deployment, "asset_tag": f"N-{number}", "quantity": 1,
                "status": "in_service", "credentials_state": "default",
            })  # fmt: skip
    work.settle()
    assert "2 more since, which the decision does not cover: open." in said(work.page.detail.cards)
    assert any("open · 2 more since" in line for line in work.lines())
    work.press("Accept…")
    work.fill(Reason="These two as well", Decided_by="D. Roy", In_the_role_of="Elected member")
    work.fill(Plan_for_stopping="The same day")
    work.keep()
    assert finding_of(register, PASSWORDS).joined == 0


def test_a_finding_is_mitigated_with_its_measure_in_one_go(work: Work, register: Register) -> None:
    work.pick(GIFT)
    work.press("Handle…")
    work.fill(Status="Mitigated")
    work.keep()
    assert "What is done is missing." in said(work.card)
    work.fill(What_is_done="Put out to tender", Kind_of_measure="Organisational", State_of_the_measure="Done")
    work.keep()
    assert "Nothing shows yet that this was mitigated." in said(work.card)
    assert decided(register, GIFT) == []
    work.fill(**{"Evidence:_reference": "Order 7", "Evidence:_kind": "Contract"})
    work.keep()
    (kept,) = decided(register, GIFT)
    assert kept.values["status"] == "mitigated"
    with register.read() as connection:
        (measure,) = measures_on(connection, finding_of(register, GIFT))
    proof = stored(register, "evidence", measure.values["evidence"]).values
    assert (proof["reference"], proof["kind"], proof["about_id"]) == ("Order 7", "contract", 1)
    work.desk.undo()  # one change: the measure goes with the decision
    work.settle()
    with register.read() as connection:
        assert measures_on(connection, finding_of(register, GIFT)) == []


def test_a_finding_is_taken_up_then_reviewed_then_revoked(work: Work, register: Register) -> None:
    work.pick(GIFT)
    work.press("Handle…")
    work.fill(Treatment="Reduce", Department_in_charge="Procurement", To_be_done_by="31/12/2030")
    work.keep()
    assert finding_of(register, GIFT).status == "under_review"
    assert any("under review · Procurement · 31 Dec 2030" in line for line in work.lines())
    work.press("Review…")
    form = work.card.treatment.form
    assert form is not None
    assert form.draft()["owner_service"] == "Procurement"
    work.fill(Department_in_charge="Legal service")
    work.keep()
    first, second = reversed(decided(register, GIFT))
    assert first.values["ended_on"] == today()
    assert second.values["owner_service"] == "Legal service"
    work.key(Qt.Key.Key_H)
    assert "Procurement" in said(work.card)
    work.press("Revoke…")
    work.press("Revoke")
    assert finding_of(register, GIFT).status == "open"
    assert all(one.values["ended_on"] for one in decided(register, GIFT))


def test_a_dismissed_finding_stays_listed_with_its_reason(work: Work, register: Register) -> None:
    work.pick(GIFT)
    work.press("Dismiss…")
    work.keep()
    assert "Status is missing." in said(work.card)
    work.fill(Status="Not applicable here", Reason="A sample that went back")
    work.keep()
    assert finding_of(register, GIFT).status == "set_aside"
    work.chip("Dismissed")
    work.pick(GIFT)
    assert "“A sample that went back”" in said(work.page.detail.cards)


def test_a_measure_lowers_the_level_once_it_is_proven(work: Work, register: Register) -> None:
    work.pick(GIFT)
    work.press("Add a measure…")
    work.fill(What_is_done="A clause without publicity", Kind_of_measure="Technical", State_of_the_measure="Planned")
    work.keep()
    assert "does not count yet" in said(work.card)
    work.press("Handle…")
    work.press("Cancel")
    work.press("Accept…")
    accept(work)
    work.press("Say what is left of the risk")
    work.fill(Severity_for_persons="Limited (2)", Severity_for_the_city="Negligible (1)", Likelihood="Limited (2)")
    work.keep()
    assert finding_of(register, GIFT).level == "high"
    work.press("Update the measure: A clause without publicity")
    work.fill(
        State_of_the_measure="Done",
        **{"Evidence:_reference": "vlan-42.cfg", "Evidence:_kind": "Export of a configuration"},
    )
    work.keep()
    assert finding_of(register, GIFT).level == "medium"
    names = {one.accessibleName() for one in work.card.findChildren(QWidget)}
    assert {"Before measures: High", "Medium"} <= names
    assert "The harm to persons says the level." in said(work.card)


def test_escape_leaves_the_form_and_keeps_nothing(work: Work, register: Register, qtbot: QtBot) -> None:
    work.pick(GIFT)
    work.key(Qt.Key.Key_A)
    work.fill(Reason="Not yet")
    focus = work.page.window().focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_Escape)
    work.settle()
    assert work.card.treatment.form is None
    assert decided(register, GIFT) == []


def test_what_is_being_entered_survives_a_look_elsewhere_and_changes_of_others(work: Work, register: Register) -> None:
    work.pick(GIFT)
    work.key(Qt.Key.Key_A)
    work.fill(Reason="Half a sentence")
    form = work.form()
    with register.change(Text("Somebody else")) as change:
        change.insert("site", {"name": "Town hall"})
    work.settle()
    assert work.form() is form
    work.page.view.go_to(PASSWORDS)
    work.settle()
    work.pick(PASSWORDS)
    assert work.form() is None
    work.page.view.go_to(GIFT, finding_of(register, GIFT).id)
    work.settle()
    again = work.form()
    assert again is not None
    assert again.draft()["reason"] == "Half a sentence"
    work.press("Cancel")


def test_of_one_thing_among_many_it_is_decided_for_that_one(
    work: Work, found: Found, register: Register, qtbot: QtBot
) -> None:
    work.space.go_to("equipment", found.things[3])
    work.settle()
    detail = work.space.page.detail
    detail._tabs.choose(1)
    cards: FindingCards = detail.cards
    row = next(one for one in cards.findChildren(QWidget) if one.accessibleName().startswith("Critical: Default"))
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    card = cards.card
    assert isinstance(card, Anatomy)
    assert card.hasFocus()
    qtbot.keyClick(card, Qt.Key.Key_A)
    work.settle()
    form = card.treatment.form
    assert form is not None
    assert "This one only" in [one.text() for one in form.findChildren(QRadioButton)]
    work.fill(form, Reason="In a locked room", Decided_by="D. Roy", In_the_role_of="Elected member")
    work.fill(form, Department_in_charge="IT", Plan_for_stopping="In spring")
    work.keep()
    with register.read() as connection:
        every = findings(connection, rule=PASSWORDS)
        assert {(one.status, one.number) for one in every} == {("accepted", 1), ("open", THINGS - 1)}
        single = next(one for one in every if one.number == 1)
        assert list(members(connection, single)) == [found.things[3]]
        many = next(one for one in every if one.number > 1)
        assert found.things[3] not in members(connection, many)
    settle(qtbot, work.desk)
    assert "this one only" in said(cards)


def test_findings_of_a_record_open_one_at_a_time(work: Work, found: Found, qtbot: QtBot) -> None:
    work.space.go_to("acquisition", found.gift)
    work.settle()
    detail = work.space.page.detail
    detail._tabs.choose(1)
    cards: FindingCards = detail.cards
    assert not shown_in(cards)
    rows = [one for one in cards.findChildren(QWidget) if one.accessibleName().startswith("High: ")]
    assert len(rows) == 2
    qtbot.mouseClick(rows[0], Qt.MouseButton.LeftButton)
    (first,) = shown_in(cards)
    assert isinstance(first, Anatomy)
    (other,) = [
        one for one in cards.findChildren(QWidget)
        if one.accessibleName().startswith("High: ") and not isinstance(one, Anatomy)
    ]  # fmt: skip
    other.setFocus()
    qtbot.keyClick(other, Qt.Key.Key_Right)
    assert isinstance(cards.card, Anatomy)
    assert cards.card.explained.finding.rule != first.explained.finding.rule
    qtbot.keyClick(cards.card, Qt.Key.Key_Left)
    assert not shown_in(cards)


def shown_in(cards: FindingCards) -> list[QWidget]:
    return [] if cards.card is None else [cards.card]
