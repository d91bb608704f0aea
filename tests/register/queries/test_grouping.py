"""Findings and open questions by rule, by what they are about, by when something falls due; and words in questions."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from register import decisions
from register.queries.asking import wanted
from register.queries.findings import OPEN, findings, undecided_results
from register.queries.grouped import DECIDED, Group, Shown
from register.queries.grouping import GROUPINGS, By, finding_ids, groups, named, new_findings, undecided, undecided_in
from register.queries.ruled import title_of
from register.queries.waiting import things_waiting, waiting
from register.screening import screen
from register.store import Register
from register.texts import LANGUAGES, Text, shown
from register.values import Money

TODAY = date(2026, 11, 24)
GIFT, PASSWORDS = "deal-free-of-charge", "sec-default-credentials"
LOOKED = Shown(OPEN, beside=DECIDED)


@pytest.fixture
def town(register: Register) -> Register:
    """Two deals for free, and ten cameras with the password they came with in one place and two in another."""
    with register.change(Text("Enter")) as change:
        vendor = change.insert("vendor", {"name": "Helvarion", "country": "FR", "parent_country": "FR"})
        product = change.insert("product", {"vendor": vendor, "model": "HV-20", "category": "camera_fixed"})
        parks = [change.insert("deployment", {"name": name}) for name in ("Parc centre", "Gare")]
        for number, title in enumerate(("Showcase agreement", "Speed signs")):
            free = {"price_paid": Money(Decimal(0), "EUR", "excl"), "owner_service": "IT"}
            change.insert("acquisition", {"ref": f"A-{number}", "title": title, "gathered": False, **free})
        for number in range(12):
            change.insert("equipment", {
                "product": product, "deployment": parks[number // 10], "asset_tag": f"VP-{number}", "quantity": 1,
                "status": "in_service", "credentials_state": "default",
            })  # fmt: skip
    screen(register, as_of=TODAY)
    return register


def titles(found: list[Group]) -> list[str]:
    return [shown(one.title, "en") for one in found]


@pytest.mark.parametrize("by", GROUPINGS)
def test_every_finding_stands_in_one_group(town: Register, by: By) -> None:
    with town.read() as connection:
        listed = [
            number
            for one in groups(connection, by, LOOKED, TODAY)
            for number in finding_ids(connection, by, one.key, LOOKED, TODAY)
        ]
        assert sorted(listed) == sorted(one.id for one in findings(connection))
        found = groups(connection, by, LOOKED, TODAY)
        assert sum(one.findings for one in found) == len(listed)
        ranks = ["critical", "high", "medium", "low"]
        if by != "due":
            levels = [ranks.index(one.level or "") for one in found if one.findings]
            assert levels == sorted(levels)


@pytest.mark.parametrize("by", GROUPINGS)
def test_every_open_question_stands_in_one_group(town: Register, by: By) -> None:
    with town.read() as connection:
        found = undecided(connection, by, "", TODAY)
        members = {one.key: undecided_in(connection, by, one.key, "", TODAY) for one in found}
        every = [one for ones in members.values() for one in ones]
        for one in found:
            ones = members[one.key]
            assert one.unknown == (len(ones) if by == "subject" else sum(each.number for each in ones))
        assert sorted(every, key=str) == sorted(waiting(connection), key=str)
        assert sum(one.number for one in every) == undecided_results(connection)
        assert all(list(things_waiting(connection, one))[:1] == [one.subject] for one in every)


def test_things_alike_are_one_subject_and_a_record_is_another(town: Register) -> None:
    with town.read() as connection:
        found = named(connection, groups(connection, "subject", LOOKED, TODAY))
        assert {"HV-20 · Parc centre", "HV-20 · Gare", "Showcase agreement", "Speed signs"} <= set(titles(found))
        park = next(one for one in found if shown(one.title, "en") == "HV-20 · Parc centre")
        assert (park.kind, park.things, park.findings, park.level) == ("equipment", 10, 1, "critical")
        assert park.unknown == sum(one.place == park.place for one in waiting(connection))
        deal = next(one for one in found if shown(one.title, "en") == "Speed signs")
        assert deal.place is not None
        assert (deal.place.kind, deal.place.subject) == ("acquisition", deal.subject)


def test_findings_fall_due_by_what_was_decided(town: Register) -> None:
    with town.change(Text("Decide")) as change:
        gifts = findings(change.connection, rule=GIFT)
        by = decisions.person_named(change, "D. Roy")
        soon, past = TODAY + timedelta(days=8), TODAY - timedelta(days=3)
        decisions.decide(change, gifts[0], {
            "status": "accepted", "reason": "Isolated", "decided_by": by, "role": "director_general",
            "owner_service": "IT", "expires_on": soon,
        })  # fmt: skip
        review = {"status": "under_review", "treatment": "reduce", "owner_service": "IT", "due_on": past}
        decisions.decide(change, gifts[1], review)
    screen(town, as_of=TODAY)
    with town.read() as connection:
        found = groups(connection, "due", LOOKED, TODAY)
        assert titles(found) == ["Overdue", "Within 30 days", "Without a date"]
        assert [(one.findings, one.accepted) for one in found[:2]] == [(1, 0), (1, 1)]
        assert list(finding_ids(connection, "due", "soon", LOOKED, TODAY)) == [gifts[0].id]
        assert titles(groups(connection, "due", Shown(DECIDED), TODAY)) == ["Within 30 days"]
        assert titles(groups(connection, "due", LOOKED, TODAY + timedelta(days=9)))[0] == "Overdue"


def test_questions_fall_due_when_their_answer_is_awaited(town: Register) -> None:
    with town.read() as connection:
        one = next(one for one in waiting(connection) if one.kind == "acquisition")
    with town.change(Text("Ask")) as change:
        change.insert("question", {
            "subject_kind": one.kind, "subject_id": one.subject, "path": one.missing[0], "to": "service",
            "sent_on": TODAY, "due_on": TODAY + timedelta(days=45),
        })  # fmt: skip
    with town.read() as connection:
        assert titles(undecided(connection, "due", "", TODAY)) == ["Within 90 days", "Without a date"]
        assert one in undecided_in(connection, "due", "near", "", TODAY)
        assert one not in undecided_in(connection, "due", "none", "", TODAY)
        assert undecided(connection, "due", "zzzz", TODAY) == []


@pytest.mark.parametrize("by", GROUPINGS)
def test_what_is_new_stands_as_its_groups_do(town: Register, by: By) -> None:
    with town.read() as connection:
        last = max(one.since for one in findings(connection))
        assert new_findings(connection, by, LOOKED, TODAY, last) == []
        every = new_findings(connection, by, LOOKED, TODAY, 0)
        assert sorted(number for _, number in every) == sorted(one.id for one in findings(connection))
        order = [one.key for one in groups(connection, by, LOOKED, TODAY, 0) if one.findings]
        assert list(dict.fromkeys(key for key, _ in every)) == order


def test_open_questions_are_found_by_the_record(town: Register) -> None:
    with town.read() as connection:
        found = waiting(connection, words="speed signs")
        assert {(one.kind, one.subject) for one in found} == {("acquisition", 2)}
        assert {one.kind for one in waiting(connection, words="Helvarion")} >= {"vendor", "product", "equipment"}
        assert {one.place.deployment for one in waiting(connection, words="gare") if one.kind == "equipment"} == {2}


@pytest.mark.parametrize("language", LANGUAGES)
def test_open_questions_are_found_by_the_fact_the_question_and_the_rule(town: Register, language: str) -> None:
    with town.read() as connection:
        every = [one for one in waiting(connection) if one.kind == "acquisition"]
        for one in every:
            asked = wanted(one.kind, one.missing[0])
            for words in (asked.label.said(language), asked.words.said(language), title_of(one.rule).said(language)):
                assert one in waiting(connection, words=words), words
            mixed = f"{asked.label.said(language).split()[0].upper()} {'signs' if one.subject == 2 else 'showcase'}"
            found = waiting(connection, words=mixed)
            assert one in found
            assert set(found) <= set(waiting(connection))
        assert waiting(connection, words="market zzzz") == []


def test_a_group_that_is_searched_counts_what_was_found(town: Register) -> None:
    with town.read() as connection:
        found = undecided(connection, "rule", "speed signs", TODAY)
        assert all(one.unknown == 1 for one in found)
        assert {one.rule for one in waiting(connection, words="speed signs")} == {one.key for one in found}
        (deal,) = named(connection, undecided(connection, "subject", "speed signs", TODAY))
        assert (shown(deal.title, "en"), deal.unknown) == ("Speed signs", len(found))
