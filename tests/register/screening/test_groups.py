"""Findings of equipment: one for all things of a product in a deployment, opened on demand, decided on together."""

from datetime import date, timedelta
from typing import Any

import pytest

from register import decisions
from register.journal.change import Change
from register.queries.findings import Finding, findings, findings_of_thing, members
from register.screening import card_of, cards_of, screen
from register.store import Register
from register.texts import Text

TODAY = date(2026, 11, 24)
EXPOSED, SHARED = "sec-internet-exposed", "sec-default-credentials"


@pytest.fixture
def town(register: Register) -> Register:
    """Six cameras of one product: four on the square, two in no deployment; one of them planned only."""
    with register.change(Text("Enter")) as change:
        vendor = change.insert("vendor", {"name": "Lumencourt"})
        product = change.insert("product", {"vendor": vendor, "model": "L-1", "category": "camera_fixed"})
        square = change.insert("deployment", {"name": "Square"})
        for number in range(6):
            put(change, product, f"S{number}", deployment=square if number < 4 else None)
    screen(register, as_of=TODAY)
    return register


def put(change: Change, product: int, serial: str, **values: Any) -> int:
    facts = {"product": product, "serial": serial, "quantity": 1, "exposure": "public_ip", "status": "in_service"}
    return change.insert("equipment", facts | values)


def exposed(register: Register) -> dict[int | None, Finding]:
    with register.read() as connection:
        return {one.deployment: one for one in findings(connection, rule=EXPOSED)}


def test_like_things_are_one_finding_for_each_deployment(town: Register) -> None:
    found = exposed(town)
    assert {place: one.number for place, one in found.items()} == {1: 4, None: 2}
    assert {one.level for one in found.values()} == {"critical"}
    with town.read() as connection:
        assert list(members(connection, found[1])) == [1, 2, 3, 4]
        assert list(members(connection, found[None])) == [5, 6]


def test_things_that_are_not_in_use_stand_apart_at_a_lower_level(town: Register) -> None:
    with town.change(Text("Plan")) as change:
        change.edit("equipment", 2, None, {"status": "planned"})
    screen(town, as_of=TODAY)
    with town.read() as connection:
        found = [one for one in findings(connection, rule=EXPOSED) if one.deployment == 1]
        assert sorted((one.level, one.number) for one in found) == [("critical", 3), ("high", 1)]
        assert [list(members(connection, one)) for one in found if one.number == 1] == [[2]]


def test_a_thing_that_moves_leaves_one_group_and_joins_another(town: Register) -> None:
    with town.change(Text("Move")) as change:
        change.edit("equipment", 1, None, {"deployment": None})
    screen(town, as_of=TODAY)
    assert {place: one.number for place, one in exposed(town).items()} == {1: 3, None: 3}
    with town.change(Text("Take down")) as change:
        for number in (2, 3, 4):
            change.delete("equipment", number)
    screen(town, as_of=TODAY)
    assert {place: one.number for place, one in exposed(town).items()} == {None: 3}


def test_each_thing_is_explained_by_its_own_facts(town: Register) -> None:
    found = exposed(town)[1]
    with town.read() as connection:
        group, alone = card_of(connection, found.id), cards_of(connection, "equipment", 3)
        assert group is not None
        assert group.lines[0].holder is not None
        assert group.lines[0].holder.id == 1
        (card,) = [one for one in alone if one.finding.rule == EXPOSED]
        assert card.lines[0].holder is not None
        assert (card.lines[0].holder.id, card.finding.subject, card.finding.number) == (3, 3, 4)


ACCEPTED: dict[str, Any] = {
    "status": "accepted", "reason": "Until the line is moved", "role": "director_general", "decided_by": 1,
    "owner_service": "IT", "expires_on": TODAY + timedelta(days=30), "decided_on": TODAY, "stop_plan": "Cut in March",
}  # fmt: skip


def decide(register: Register, place: int | None, *, alone: bool = False, **values: Any) -> None:
    with register.change(Text("Decide")) as change:
        if change.connection.exec_driver_sql("select count(*) from person").scalar() == 0:
            change.insert("person", {"name": "Director"})
        decisions.decide(change, exposed(register)[place], ACCEPTED | values, alone=alone)
    screen(register, as_of=TODAY)


def test_a_decision_covers_those_that_were_there_and_what_comes_after_opens_it_again(town: Register) -> None:
    decide(town, 1)
    found = exposed(town)
    assert {place: (one.status, one.joined) for place, one in found.items()} == {1: ("accepted", 0), None: ("open", 0)}
    with town.change(Text("Add two more")) as change:
        for number in (7, 8):
            put(change, 1, f"S{number}", deployment=1)
    screen(town, as_of=TODAY)
    again = exposed(town)[1]
    assert (again.status, again.joined, again.number, again.decision) == ("open", 2, 6, found[1].decision)
    with town.read() as connection:
        stands = {n: findings_of_thing(connection, n) for n in (1, 7)}
        assert [one.status for one in stands[1] if one.rule == EXPOSED] == ["accepted"]
        assert [one.status for one in stands[7] if one.rule == EXPOSED] == ["open"]
    decide(town, 1)
    assert (exposed(town)[1].status, exposed(town)[1].joined) == ("accepted", 0)


def test_one_thing_is_decided_on_by_itself(town: Register) -> None:
    decide(town, None, alone=True, status="false_alarm", reason="It stands in a drawer")
    with town.read() as connection:
        found = [one for one in findings(connection, rule=EXPOSED) if one.deployment is None]
        assert sorted((one.status, one.number, one.subject) for one in found) == [("false_alarm", 1, 5), ("open", 1, 6)]
        assert [one.status for one in findings_of_thing(connection, 5) if one.rule == EXPOSED] == ["false_alarm"]


def test_groups_kept_step_by_step_are_those_made_anew(town: Register) -> None:
    decide(town, 1)
    with town.change(Text("Change")) as change:
        change.edit("equipment", 2, None, {"exposure": "internal_only"})
        change.edit("equipment", 5, None, {"credentials_state": "default", "deployment": 1})
        put(change, 1, "S9", deployment=1, credentials_state="shared_changed")
    screen(town, as_of=TODAY)

    def kept() -> list[tuple[Any, ...]]:
        with town.read() as connection:
            every = findings(connection)
        return [(one.rule, one.subject, one.number, one.level, one.status, one.joined) for one in every]

    stepwise = kept()
    screen(town, full=True, as_of=TODAY)
    assert kept() == stepwise
    assert {one[0] for one in stepwise} >= {EXPOSED, SHARED}
