"""The list of findings by rule: what counts, what is listed beside it, what waits, what is said around a finding."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection

from register import decisions
from register.errors import RegisterError
from register.queries.around import Around, around, strength
from register.queries.findings import OPEN, Finding, findings, members
from register.queries.grouped import DECIDED, Shown, finding_ids, new_findings, rule_groups, totals
from register.queries.listed import called, rows_of, rows_waiting
from register.queries.put import put_about
from register.queries.waiting import questions_about, things_waiting, waiting
from register.rules.standing import DISMISSED
from register.screening import card_of, screen
from register.store import Register
from register.texts import Text, shown
from tests.register.screening.test_hiding import fill_in_free
from tests.register.screening.test_screening import euros, insert_deal

TODAY = date(2026, 11, 24)
GIFT = "deal-free-of-charge"
ACCEPTED: dict[str, Any] = {
    "status": "accepted", "reason": "Needed until spring", "role": "elected_member", "owner_service": "IT",
    "expires_on": TODAY + timedelta(days=20), "decided_on": TODAY,
}  # fmt: skip


@pytest.fixture
def free(register: Register) -> Register:
    """A free deal, and another one of which nothing is known."""
    with register.change(Text("Enter")) as change:
        fill_in_free(change, insert_deal(change))
        change.insert("acquisition", {"ref": "A-2026-002", "title": "Radars", "gathered": False, "stage": "running"})
    screen(register, as_of=TODAY)
    return register


def gift(connection: Connection) -> Finding:
    return findings(connection, rule=GIFT)[0]


def accept(register: Register, **values: Any) -> None:
    with register.change(Text("Accept")) as change:
        by = decisions.person_named(change, "D. Roy")
        decisions.decide(change, gift(change.connection), {**ACCEPTED, "decided_by": by, **values})
    screen(register, as_of=TODAY)


def told(connection: Connection, day: date = TODAY) -> Around:
    found = gift(connection)
    card = card_of(connection, found.id)
    assert card is not None
    treated = decisions.decisions_on(connection, found), decisions.measures_on(connection, found)
    return around(connection, found, card.lines, treated, day)


def test_what_was_accepted_is_listed_beside_and_not_counted(free: Register) -> None:
    with free.change(Text("Enter")) as change:
        change.edit("acquisition", 2, None, {"named_by_vendor": True})
        change.insert("line", {"acquisition": 2, "amount": euros("0")})
    screen(free, as_of=TODAY)
    accept(free)
    shown_open = Shown(OPEN, beside=DECIDED)
    with free.read() as connection:
        (group,) = [one for one in rule_groups(connection, shown_open) if one.key == GIFT]
        assert (group.findings, group.things, group.accepted, group.kind) == (1, 1, 1, "acquisition")
        ids = finding_ids(connection, GIFT, shown_open)
        lines = rows_of(connection, ids)
        assert [lines[number].finding.status for number in ids] == ["open", "accepted"]
        assert lines[ids[1]].until == ACCEPTED["expires_on"]
        assert lines[ids[1]].who == "IT"
        assert lines[ids[0]].about == "Radars"
        assert list(finding_ids(connection, GIFT, Shown(DECIDED))) == [ids[1]]
        counted = totals(connection)
        assert counted.accepted == 1
        assert counted.open == len([one for one in findings(connection) if one.status in OPEN])
        assert counted.dismissed == 0


def test_findings_are_searched_by_rule_and_record(free: Register) -> None:
    with free.read() as connection:
        assert GIFT in {one.key for one in rule_groups(connection, Shown(words="free"))}
        assert {one.key for one in rule_groups(connection, Shown(words="Axis")) if one.findings} <= {
            one.rule for one in findings(connection)
        }
        assert list(finding_ids(connection, GIFT, Shown(words="cameras"))) == [gift(connection).id]
        assert list(finding_ids(connection, GIFT, Shown(words="zzzz"))) == []
        assert [one for one in rule_groups(connection, Shown(words="zzzz")) if one.findings] == []


def test_new_findings_stand_as_their_groups_do(free: Register) -> None:
    with free.read() as connection:
        before = gift(connection).since
        assert totals(connection, visited=before).new == 0
        assert new_findings(connection, Shown(), before) == []
        every = new_findings(connection, Shown(), 0)
        groups = [one.key for one in rule_groups(connection, Shown()) if one.findings]
        assert list(dict.fromkeys(rule for rule, _ in every)) == groups
        assert totals(connection, visited=0).new == len(every)


def test_what_a_rule_waits_for_is_listed_with_its_questions(free: Register) -> None:
    with free.read() as connection:
        (deal,) = [one for one in waiting(connection, rule="deal-showcase") if one.kind == "acquisition"]
        assert (deal.subject, deal.number) == (2, 1)
        assert [row.about for row in rows_waiting(connection, [deal]).values()] == ["Radars"]
        asked = questions_about(deal)
        assert {one.path for one in asked} == set(deal.missing) != set()
        assert list(things_waiting(connection, deal)) == [2]
        groups = {one.key: one.unknown for one in rule_groups(connection, Shown())}
        assert groups["deal-showcase"] == len(waiting(connection, rule="deal-showcase"))
        assert totals(connection).undecided == sum(groups.values())


def test_a_decision_is_told_in_words(free: Register) -> None:
    accept(free, severity_persons=3, severity_city=2, likelihood=2)
    with free.read() as connection:
        said = told(connection)
        stands = said.decision
        assert stands is not None
        assert str(stands.head) == "Accepted until 14 Dec 2026"
        assert shown(stands.by, "en") == "D. Roy, Elected member, 24 Nov 2026"
        assert str(stands.due) == "ends in 20 days"
        more = [str(one) for one in stands.more]
        assert "In charge: IT" in more
        assert "The harm to persons says the level." in more
        assert said.earlier == ()
        past = told(connection, TODAY + timedelta(days=40)).decision
        assert past is not None
        assert "has passed" in str(past.head)
        assert str(past.due) == "ran out"
        assert "since 24 Nov 2026, after: Enter" in str(said.since)


def test_a_decision_that_was_replaced_is_told_as_an_earlier_one(free: Register) -> None:
    accept(free)
    with free.change(Text("Look again")) as change:
        decisions.decide(change, gift(change.connection), {"status": "under_review", "decided_on": TODAY})
    with free.read() as connection:  # before it is screened again
        said = told(connection)
        assert said.decision is not None
        assert said.decision.record.values["status"] == "under_review"
        assert [one.record.values["status"] for one in said.earlier] == ["accepted"]
        assert "ended on" in str(said.earlier[0].head)


def test_a_measure_counts_with_its_evidence(free: Register) -> None:
    with free.change(Text("Measure")) as change:
        found = gift(change.connection)
        with pytest.raises(RegisterError, match="missing"):
            decisions.take_measure(change, found, {"kind": "technical", "status": "done"})
        plan = {"kind": "technical", "status": "planned", "description": "A network of its own"}
        decisions.take_measure(change, found, plan)
    with free.read() as connection:
        (taken,) = told(connection).measures
        assert not taken.counts
        assert taken.evidence is None
    with free.change(Text("Done")) as change:
        proof = {"kind": "config_export", "reference": "vlan-42.cfg"}
        decisions.amend_measure(change, taken.record, {"status": "done", "done_on": TODAY}, proof)
    with free.read() as connection:
        (taken,) = told(connection).measures
        assert taken.counts
        assert shown(taken.line, "en") == "Technical, Done, 24 Nov 2026"
        assert "vlan-42.cfg" in shown(taken.evidence, "fr")


def test_how_well_a_finding_is_shown(free: Register) -> None:
    with free.read() as connection:
        assert "as declared" in str(told(connection).strength)
    with free.change(Text("Prove")) as change:
        for kind, number, field in (("line", 1, "amount"), ("equipment", 1, "unit_price")):
            about = {"about_kind": kind, "about_id": number, "about_field": field, "reference": "Order 7"}
            change.insert("evidence", {**about, "kind": "contract", "confidence": "verified"})
    with free.read() as connection:
        assert "verified" in str(told(connection).strength)


def test_questions_that_were_put_wait_for_their_answer(free: Register) -> None:
    asked = {"path": "market_value", "to": "service", "subject_kind": "acquisition", "subject_id": 2}
    with free.change(Text("Ask")) as change:
        number = decisions.note_asked(change, {**asked, "sent_on": TODAY, "due_on": TODAY + timedelta(days=30)})
    with free.change(Text("Remind")) as change:
        decisions.note_asked(change, {"due_on": TODAY + timedelta(days=60)}, number)
    with free.read() as connection:
        put = put_about(connection, "acquisition", 2)["market_value"]
        assert (put.id, put.to, put.due_on) == (number, "service", TODAY + timedelta(days=60))
    with free.change(Text("Answered")) as change:
        change.edit("question", number, None, {"answered_on": TODAY})
    with free.read() as connection:
        assert put_about(connection, "acquisition", 2) == {}


def test_a_person_who_is_named_again_is_the_same(free: Register) -> None:
    accept(free)
    with free.change(Text("Again")) as change:
        before = decisions.person_named(change, "D. Roy")
        assert decisions.person_named(change, "D. Roy") == before
        assert decisions.person_named(change, "E. Blanc") != before


def test_of_a_record_the_finding_is_about_that_record(free: Register) -> None:
    with free.read() as connection:
        found = gift(connection)
        assert list(members(connection, found)) == [found.subject]
        assert str(called(connection, found)) == "Cameras · Lumencourt"
        assert finding_ids(connection, GIFT, Shown(DISMISSED)).tolist() == []


def test_what_our_reference_states_is_not_said_to_be_declared(register: Register) -> None:
    with register.change(Text("Enter")) as change:
        change.insert("vendor", {"name": "Hikvision"})
    screen(register, as_of=TODAY)
    with register.read() as connection:
        (found,) = findings(connection, rule="sov-state-ownership")
        card = card_of(connection, found.id)
        assert card is not None
        assert str(strength(connection, card.lines)).endswith("stated by our reference")
