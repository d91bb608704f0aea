"""An acceptance that has run out opens its finding again, and is itself a finding as long as nobody sees to it."""

from datetime import date, timedelta
from typing import Any

import pytest

from register import decisions
from register.queries.catalogue import catalogue
from register.queries.findings import Finding, findings, findings_of_thing
from register.rules.facts import Fact
from register.rules.levels import Result
from register.rules.pack import shipped_rules
from register.screening import card_of, explain, screen
from register.store import Register
from register.texts import Text
from tests.register.only import only
from tests.register.screening.test_groups import put

TODAY = date(2026, 11, 24)
CARE, FREE, STATE, SHARED = "gov-no-owner", "deal-demo-rights", "sov-state-ownership", "sec-default-credentials"
UNTIL = TODAY + timedelta(days=60)
AFTER = UNTIL + timedelta(days=1)
ACCEPTED: dict[str, Any] = {
    "status": "accepted", "reason": "Until spring", "role": "elected_member", "decided_by": 1, "owner_service": "IT",
    "expires_on": UNTIL, "decided_on": TODAY, "stop_plan": "IT stops it",
}  # fmt: skip
_CARE = {"owner_service": "IT", "next_review_on": date(2030, 1, 1)}


@pytest.fixture
def town(register: Register) -> Register:
    """A deal that allows demonstrations, in good care; a vendor that a State owns; three cameras with one password."""
    only(register, CARE, FREE, STATE, SHARED)
    with register.change(Text("Enter")) as change:
        change.insert("person", {"name": "Mayor"})
        facts = {"ref": "A-1", "gathered": False, "demo_clause": "allowed_live", **_CARE}
        change.insert("acquisition", facts)
        vendor = change.insert(
            "vendor", {"name": "Lumencourt", "control_type": "state_majority", "state_country": "CN"}
        )
        product = change.insert("product", {"vendor": vendor, "model": "L-1", "category": "camera_fixed"})
        for number in range(3):
            put(change, product, f"S{number}", credentials_state="default")
    screen(register, as_of=TODAY)
    return register


def of(register: Register, rule: str, **about: Any) -> list[Finding]:
    with register.read() as connection:
        return findings(connection, rule=rule, **about)


def accept(register: Register, found: Finding, *, alone: bool = False, **other: Any) -> None:
    with register.change(Text("Accept")) as change:
        decisions.decide(change, found, ACCEPTED | other, alone=alone)
    screen(register, as_of=TODAY)


def test_an_acceptance_that_has_run_out_is_a_finding_of_its_own(town: Register) -> None:
    (demo,) = of(town, FREE)
    accept(town, demo)
    assert of(town, CARE) == []
    screen(town, as_of=UNTIL)
    assert of(town, CARE) == []
    screen(town, as_of=AFTER)
    (demo,), (care,) = of(town, FREE), of(town, CARE)
    assert (demo.status, demo.level, demo.inherent) == ("open", "critical", "critical")
    assert (care.kind, care.subject, care.level, care.status) == ("acquisition", 1, "medium", "open")
    with town.read() as connection:
        card = card_of(connection, care.id)
        judged = explain(connection, CARE, "acquisition", 1, AFTER)
    assert card is not None
    (line,) = card.lines
    assert (line.value, str(line.note)) == (UNTIL, f"acceptance of “{shipped_rules().by_id[FREE].title.en}”")
    assert ["entered by Claude Martin" in str(one.said) for one in line.sources] == [True]
    assert judged is not None
    assert (judged.result, judged.level, len(judged.why)) == (Result.TRUE, "medium", 1)


@pytest.mark.parametrize("seen_to", ["renewed", "ended", "mended", "undone"])
def test_it_is_gone_once_somebody_has_seen_to_it(town: Register, seen_to: str) -> None:
    (demo,) = of(town, FREE)
    accept(town, demo)
    with town.read() as connection:
        accepted = int(connection.exec_driver_sql("select max(number) from change").scalar() or 0)
    screen(town, as_of=AFTER)
    assert of(town, CARE)
    if seen_to == "undone":
        town.revert(accepted)
    else:
        with town.change(Text("See to it")) as change:
            if seen_to == "renewed":
                again = {"decided_on": AFTER, "expires_on": AFTER + timedelta(days=30)}
                decisions.decide(change, of(town, FREE)[0], ACCEPTED | again)
            elif seen_to == "ended":
                decisions.revoke(change, demo)
            else:
                change.edit("acquisition", 1, None, {"demo_clause": "forbidden"})
                change.answer("acquisition", 1, "data_flows", None)
    screen(town, as_of=AFTER)
    assert of(town, CARE) == []
    assert bool(of(town, FREE)) is (seen_to != "mended")


def test_it_is_said_of_a_record_whose_care_is_not_asked_about(town: Register) -> None:
    (state,) = of(town, STATE)
    accept(town, state)
    screen(town, as_of=AFTER)
    (care,) = of(town, CARE)
    assert (care.kind, care.subject) == ("vendor", 1)
    with town.read() as connection:
        judged = explain(connection, CARE, "vendor", 1, AFTER)
        before = explain(connection, CARE, "vendor", 1, UNTIL)
        (listed,) = [one for one in catalogue(connection, AFTER).rules if one.rule.id == CARE]
    assert judged is not None
    assert judged.result is Result.TRUE
    assert before is None
    assert (listed.things, listed.records) == (1, 2)


def test_of_equipment_it_is_said_of_what_the_acceptance_was_about(town: Register) -> None:
    (shared,) = of(town, SHARED)
    accept(town, shared)
    with town.change(Text("Buy")) as change:
        late = put(change, 1, "S9", credentials_state="default")
    screen(town, as_of=AFTER)
    (care,) = of(town, CARE)
    assert (care.kind, care.product, care.number) == ("equipment", 1, 3)
    with town.read() as connection:
        assert {one.rule for one in findings_of_thing(connection, 1)} == {CARE, SHARED}
        assert {one.rule for one in findings_of_thing(connection, late)} == {SHARED}
        assert explain(connection, CARE, "equipment", late, AFTER) is None


def test_an_acceptance_of_one_thing_alone_runs_out_for_it_alone(town: Register) -> None:
    with town.read() as connection:
        (own,) = findings_of_thing(connection, 2)
    accept(town, own, alone=True)
    screen(town, as_of=AFTER)
    (care,) = of(town, CARE)
    assert (care.subject, care.number) == (2, 1)
    with town.read() as connection:
        own_care, of_another = (explain(connection, CARE, "equipment", number, AFTER) for number in (2, 3))
    assert of_another is None
    assert own_care is not None
    assert [fact.value for fact in own_care.why if isinstance(fact, Fact)] == [UNTIL]


def test_a_rule_that_is_switched_off_is_not_raised(register: Register) -> None:
    only(register, STATE)
    with register.change(Text("Enter")) as change:
        change.insert("person", {"name": "Mayor"})
        change.insert("vendor", {"name": "Lumencourt", "control_type": "state_majority", "state_country": "CN"})
    screen(register, as_of=TODAY)
    accept(register, of(register, STATE)[0])
    screen(register, as_of=AFTER)
    assert of(register, CARE) == []


def test_what_is_not_in_care_besides_says_both(town: Register) -> None:
    (demo,) = of(town, FREE)
    accept(town, demo)
    with town.change(Text("Forget")) as change:
        change.edit("acquisition", 1, None, {"next_review_on": date(2026, 1, 1)})
    screen(town, as_of=AFTER)
    (care,) = of(town, CARE)
    with town.read() as connection:
        card = card_of(connection, care.id)
    assert card is not None
    assert [line.value for line in card.lines] == [date(2026, 1, 1), UNTIL]


def test_screening_again_in_full_gives_the_same(town: Register) -> None:
    for found in (*of(town, FREE), *of(town, STATE), *of(town, SHARED)):
        accept(town, found)
    screen(town, as_of=AFTER)
    stepwise = {(one.kind, one.subject, one.level, one.number) for one in of(town, CARE)}
    screen(town, full=True, as_of=AFTER)
    assert stepwise == {(one.kind, one.subject, one.level, one.number) for one in of(town, CARE)}
    assert len(stepwise) == 3
