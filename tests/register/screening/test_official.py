"""Entries of official lists for the whole register: proposals with their reasons, answers, and context beside."""

from datetime import date

import pytest

from register.errors import ConflictError, RegisterError
from register.matching import answer_proposal, answer_recorded
from register.queries.findings import findings, undecided
from register.records import record
from register.screening import screen
from register.screening.official import Match, Official, official
from register.store import Register
from register.texts import Text

TODAY = date(2026, 11, 24)


@pytest.fixture
def city(register: Register) -> Register:
    with register.change(Text("Enter")) as change:
        change.insert("vendor", {"name": "Dahua Technology"})
        change.insert("vendor", {"name": "Lorex"})
        change.insert("vendor", {"name": "Escaut Vidéo"})
    return register


def found(register: Register) -> Official:
    with register.read() as connection:
        return official(connection, TODAY)


def first(register: Register, listed: str = "US-FCC", vendor: int = 1) -> Match:
    one = found(register)
    return next(one for one in (*one.waiting, *one.answered) if (one.list, one.vendor) == (listed, vendor))


def answer(register: Register, one: Match, said: str) -> None:
    with register.change(Text("Answer")) as change:
        if one.record is None:
            assert one.proposal is not None
            answer_proposal(change, one.vendor, one.proposal, said, "fr")
        else:
            answer_recorded(change, one.record, one.version, said)


def test_proposals_of_all_organisations_with_what_they_rest_on(city: Register) -> None:
    waiting = found(city).waiting
    assert {one.vendor_title for one in waiting} == {"Dahua Technology", "Lorex"}
    assert [one.vendor for one in waiting] == sorted(one.vendor for one in waiting)
    assert len({one.key for one in waiting}) == len(waiting)
    exact, behind = first(city), first(city, vendor=2)
    assert (exact.match, exact.effect, exact.since, exact.exact) == ("exact", "no_effect", date(2021, 3, 12), True)
    assert behind.match == "oem"
    assert "Zhejiang Dahua" in str(behind.why[-1])
    assert all(one.why for one in waiting)
    assert all(one.kind in {"list", "restriction"} for one in waiting)


def test_what_is_no_list_stands_beside(city: Register) -> None:
    beside = found(city).context
    assert beside
    assert not {one.kind for one in beside} & {"list", "restriction"}
    assert all(one.answer is None for one in beside)


def test_an_answer_is_recorded_with_what_the_entry_says_and_can_be_undone(city: Register) -> None:
    before = len(found(city).waiting)
    answer(city, first(city), "same")
    now = found(city)
    assert len(now.waiting) == before - 1
    (one,) = now.answered
    assert (one.answer, one.list, one.match, one.effect) == ("same", "US-FCC", "exact", "no_effect")
    assert one.answered_by
    assert one.why
    with city.read() as connection:
        kept = record(connection, "list_match", one.record or 0)
    assert kept is not None
    assert kept.values["owner"] == "Federal Communications Commission (États-Unis)"
    assert "autorisation" in kept.values["scope"]
    assert kept.values["checked_on"] is not None
    last = city.last_undoable()
    assert last is not None
    city.revert(last.number)
    assert len(found(city).waiting) == before


def test_another_answer_takes_the_place_of_the_first(city: Register) -> None:
    answer(city, first(city), "unsure")
    one = first(city)
    answer(city, one, "different")
    assert first(city).answer == "different"
    with pytest.raises(ConflictError):
        answer(city, one, "same")
    with pytest.raises(RegisterError):
        answer(city, first(city), "perhaps")


def test_who_is_not_sure_leaves_the_rule_undecided(city: Register) -> None:
    for said, flagged, waits in (("unsure", False, True), ("different", False, False), ("same", True, False)):
        for one in (*found(city).waiting, *found(city).answered):
            if one.vendor == 1:
                answer(city, one, said)
        screen(city, as_of=TODAY)
        with city.read() as connection:
            held = [one for one in findings(connection, rule="sov-watchlist") if one.subject == 1]
            open_ = [one for one in undecided(connection, "vendor", 1) if one.rule == "sov-watchlist"]
        assert (bool(held), bool(open_)) == (flagged, waits), said
