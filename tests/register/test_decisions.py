"""What people decide about findings: kept with its reason, for a time, and open again when that has passed."""

from datetime import date, timedelta
from typing import Any

import pytest

from register import decisions
from register.errors import RegisterError
from register.queries.findings import Finding, counts, findings
from register.queries.grouped import DECIDED, Shown, as_it_was, findings_of_rule, history_of, rule_groups
from register.rules.standing import DISMISSED
from register.screening import screen
from register.store import Register
from register.texts import Text
from register.values import Answer
from tests.register.screening.test_hiding import fill_in_free
from tests.register.screening.test_screening import insert_deal

TODAY = date(2026, 11, 24)
GIFT = "deal-free-of-charge"


@pytest.fixture
def free(register: Register) -> Register:
    with register.change(Text("Enter")) as change:
        fill_in_free(change, insert_deal(change))
        change.insert("person", {"name": "Mayor"})
    screen(register, as_of=TODAY)
    return register


def gift(register: Register) -> Finding:
    with register.read() as connection:
        return findings(connection, rule=GIFT)[0]


def decide(register: Register, **values: Any) -> int:
    with register.change(Text("Decide")) as change:
        number = decisions.decide(change, gift(register), {"decided_on": TODAY, **values})
    screen(register, as_of=TODAY)
    return number


ACCEPTED: dict[str, Any] = {
    "status": "accepted", "reason": "Needed until spring", "role": "elected_member", "decided_by": 1,
    "owner_service": "IT", "expires_on": TODAY + timedelta(days=300),
}  # fmt: skip


def test_an_accepted_finding_stays_counted_and_says_until_when(free: Register) -> None:
    with free.read() as connection:
        before = counts(connection)
    number = decide(free, **ACCEPTED)
    found = gift(free)
    assert (found.status, found.decision, found.level) == ("accepted", number, found.inherent)
    with free.read() as connection:
        assert counts(connection) == before
        (group,) = [one for one in rule_groups(connection, Shown()) if one.key == GIFT]
        assert (group.findings, group.accepted) == (0, 1)
        assert [one.rule for one in findings_of_rule(connection, GIFT, Shown(DECIDED))] == [GIFT]
        (kept,) = decisions.decisions_on(connection, found)
        assert kept.values["next_review_on"] == TODAY + timedelta(days=183)


def test_an_acceptance_that_has_run_out_opens_the_finding_by_itself(free: Register) -> None:
    decide(free, **ACCEPTED)
    screen(free, as_of=ACCEPTED["expires_on"])
    assert gift(free).status == "accepted"
    screen(free, as_of=ACCEPTED["expires_on"] + timedelta(days=1))
    assert gift(free).status == "open"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"reason": None}, "Reason is missing"),
        ({"role": None}, "is missing"),
        ({"decided_by": None}, "is missing"),
        ({"owner_service": None}, "is missing"),
        ({"expires_on": None}, "is missing"),
        ({"role": "vendor_manager"}, "cannot be accepted in the role"),
        ({"role": "ciso"}, "cannot be accepted in the role"),
        ({"expires_on": TODAY + timedelta(days=400)}, "at the latest"),
        ({"expires_on": TODAY - timedelta(days=1)}, "at the latest"),
        ({"status": "false_alarm", "reason": None}, "Reason is missing"),
        ({"status": "set_aside", "reason": ""}, "Reason is missing"),
        ({"status": "mitigated"}, "Nothing shows yet"),
    ],
)
def test_a_decision_that_lacks_something_is_refused_whole(free: Register, changed: dict[str, Any], said: str) -> None:
    with pytest.raises(RegisterError, match=said):
        decide(free, **(ACCEPTED | changed))
    assert gift(free).status == "open"


def test_a_false_alarm_counts_no_more_but_stays_listed(free: Register) -> None:
    with free.read() as connection:
        before = counts(connection)
    decide(free, status="false_alarm", reason="The line is a sample that went back")
    found = gift(free)
    with free.read() as connection:
        after = counts(connection)
        assert after[found.level] == before[found.level] - 1
        assert [one.status for one in findings_of_rule(connection, GIFT, Shown(DISMISSED))] == ["false_alarm"]


def test_a_measure_lowers_the_level_once_it_is_done_and_proven(free: Register) -> None:
    level = gift(free).level
    with free.change(Text("Measure")) as change:
        proof = change.insert("evidence", {"kind": "contract", "reference": "Annex 2"})
        measure = {"kind": "organisational", "status": "planned", "description": "Value it", "evidence": proof}
        number = decisions.take_measure(change, gift(free), measure)
    with pytest.raises(RegisterError, match="Nothing shows yet"):
        decide(free, status="mitigated", likelihood=1, severity_persons=1, severity_city=2)
    with free.change(Text("Done")) as change:
        change.edit("control", number, None, {"status": "done"})
    decide(free, status="mitigated", likelihood=1, severity_persons=1, severity_city=2)
    found = gift(free)
    assert (found.status, found.inherent, found.level) == ("mitigated", level, "medium")
    with free.read() as connection:
        assert [one.id for one in decisions.measures_on(connection, found)] == [number]


def test_a_newer_decision_takes_the_place_of_the_older_and_revoking_opens(free: Register) -> None:
    first = decide(free, **ACCEPTED)
    second = decide(free, status="under_review")
    assert gift(free).decision == second
    with free.change(Text("Revoke")) as change:
        decisions.revoke(change, gift(free))
    screen(free, as_of=TODAY)
    assert (gift(free).status, gift(free).decision) == ("open", None)
    with free.read() as connection:
        assert [one.id for one in decisions.decisions_on(connection, gift(free))] == [second, first]


def test_undoing_a_decision_opens_the_finding_again(free: Register) -> None:
    decide(free, **ACCEPTED)
    with free.read() as connection:
        last = int(connection.exec_driver_sql("select max(number) from change").scalar() or 0)
    free.revert(last)
    screen(free, as_of=TODAY)
    assert gift(free).status == "open"


def test_what_was_found_is_told_of_any_day_without_judging_again(free: Register) -> None:
    found = gift(free)
    with free.change(Text("Pay")) as change:
        change.answer("acquisition", found.subject, "lines", None)
        change.delete("line", 1)
        change.edit("acquisition", found.subject, None, {"price_paid": None})
        change.edit("equipment", 1, None, {"unit_price": None})
    later = TODAY + timedelta(days=10)
    screen(free, as_of=later)
    with free.read() as connection:
        assert findings(connection, rule=GIFT) == []
        assert GIFT in {one.rule for one in as_it_was(connection, TODAY)}
        assert GIFT in {one.rule for one in as_it_was(connection, later - timedelta(days=1))}
        assert GIFT not in {one.rule for one in as_it_was(connection, later)}
        assert GIFT not in {one.rule for one in as_it_was(connection, TODAY - timedelta(days=1))}
        (past,) = [one for one in history_of(connection, "acquisition", found.subject) if one.rule == GIFT]
        assert (past.since_on, past.until_on) == (TODAY, later)


def test_only_findings_since_a_visit_are_new(free: Register) -> None:
    with free.read() as connection:
        seen = gift(free).since
        assert all(not group.new for group in rule_groups(connection, Shown(), visited=seen))
        assert any(group.new for group in rule_groups(connection, Shown(), visited=0))
        assert findings_of_rule(connection, GIFT, Shown(since=seen)) == []


def test_answers_count_as_facts_not_as_decisions(free: Register) -> None:
    with free.change(Text("Answer")) as change:
        change.answer("acquisition", gift(free).subject, "market_value", Answer.ASKED_NOT_KNOWN)
    screen(free, as_of=TODAY)
    assert gift(free).status == "open"
