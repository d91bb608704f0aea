"""Whether an entry of a list is in force: from its days, from what our lists state, and open where neither tells."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register.matching import answer_proposal
from register.queries.cards import lines
from register.queries.findings import findings, undecided
from register.queries.questions import questions
from register.reference.official_lists import entries
from register.rules.facts import ORIGINS, TURNS, Reason, Witnesses
from register.rules.levels import Result
from register.rules.operands import shifted
from register.screening import explain, screen
from register.screening.matches import put_in_force
from register.screening.official import official
from register.store import Register
from register.texts import Text
from register.values import Answer
from tests.register.only import only

TODAY = date(2026, 11, 24)
RULE = "sov-watchlist"
_DAYS = [date(2020, 1, 1), date(2026, 11, 23), TODAY, date(2026, 11, 25), date(2030, 1, 1)]
_SINCE = st.sampled_from([None, *_DAYS])
_UNTIL = st.sampled_from([None, Answer.NONE, *_DAYS])


def derived(since: Any, until: Any, on: date = TODAY, **more: Any) -> dict[str, Any]:
    row = {"id": 1, "list": None, "listed_name": None, "listed_on": since, "delisted_on": until, **more}
    put_in_force([row], on)
    return row


def expected(since: Any, until: Any) -> bool | None:
    """What it is in every world that fits what is known: the one value, else not known."""
    pasts = [since] if since else [date(1990, 1, 1), date(2050, 1, 1)]
    ends = [until] if until else [Answer.NONE, date(1995, 1, 1)]
    told = {a <= TODAY and not (isinstance(b, date) and b <= TODAY) for a in pasts for b in ends}
    return told.pop() if len(told) == 1 else None


@given(since=_SINCE, until=_UNTIL)
def test_it_is_known_where_whatever_is_not_known_cannot_matter(since: Any, until: Any) -> None:
    row = derived(since, until)
    assert row["in_force"] is expected(since, until)
    for hidden in (derived(None, until), derived(since, None), derived(None, None)):
        assert hidden["in_force"] in {row["in_force"], None}


@given(since=_SINCE, until=_UNTIL)
def test_it_names_the_days_that_decide(since: Any, until: Any) -> None:
    row = derived(since, until)
    named = {fact.field: fact.value for fact in row.get(ORIGINS, {}).get("in_force", ())}
    assert bool(named) is (row["in_force"] is not None)
    assert named.items() <= {"listed_on": since, "delisted_on": until}.items()
    only_these = derived(named.get("listed_on"), named.get("delisted_on"))
    assert only_these["in_force"] is row["in_force"]


@given(since=_SINCE, until=_UNTIL)
def test_it_says_when_the_calendar_may_change_it(since: Any, until: Any) -> None:
    row = derived(since, until)
    turns = row.get(TURNS, {}).get("in_force", date(2100, 1, 1))
    for days in (1, 2, 3000):
        later = shifted(TODAY, days, "days")
        if later < turns:
            assert derived(since, until, later)["in_force"] is row["in_force"]


def test_our_lists_state_the_days_of_their_entries_and_say_so() -> None:
    (day_known,) = [one for one in entries() if one.name == "Beijing Megvii Technology Co., Ltd." and one.until]
    about = {"list": day_known.list.id, "listed_name": day_known.name}
    row = derived(None, None, date(2024, 6, 1), **about)
    assert row["in_force"] is True
    assert [(one.record, one.field, one.value) for one in row[ORIGINS]["in_force"]] == [
        (0, "listed_on", day_known.since), (0, "delisted_on", day_known.until),
    ]  # fmt: skip
    assert all("stated by our reference" in str(one.note) for one in row[ORIGINS]["in_force"])
    assert row[TURNS]["in_force"] == day_known.until
    assert derived(None, None, TODAY, **about)["in_force"] is False
    typed = derived(date(2024, 2, 1), Answer.NONE, TODAY, **about)
    assert typed["in_force"] is True
    assert [(one.record, one.note) for one in typed[ORIGINS]["in_force"]] == [(1, None), (1, None)]


def test_a_month_of_listing_leaves_it_open_within_that_month() -> None:
    one = next(one for one in entries() if not one.exact and one.since == date(2019, 5, 1))
    about = {"list": one.list.id, "listed_name": one.name}
    told = [derived(None, None, on, **about)["in_force"] for on in (date(2019, 4, 30), date(2019, 5, 9))]
    assert told == [False, None]
    after = derived(None, None, date(2019, 6, 1), **about)
    assert after["in_force"] is True
    assert [fact.field for fact in after[ORIGINS]["in_force"]] == ["in_force", "delisted_on"]


@pytest.fixture
def city(register: Register) -> Register:
    """A confirmed entry of a list that does not ship, with both days."""
    only(register, RULE)
    with register.change(Text("Enter")) as change:
        vendor = change.insert("vendor", {"name": "Escaut Vidéo"})
        days = {"listed_on": date(2022, 1, 1), "delisted_on": date(2024, 1, 1)}
        named = {"list": "XX", "listed_name": "Escaut", "answer": "same", "effect_here": "binding"}
        change.insert("list_match", {"vendor": vendor, **named, **days})
    screen(register, as_of=TODAY)
    return register


def edit(register: Register, **values: Any) -> None:
    with register.change(Text("Edit")) as change:
        for key, value in values.items():
            if isinstance(value, Answer):
                change.answer("list_match", 1, key, value)
            else:
                change.edit("list_match", 1, None, {key: value})
    screen(register, as_of=TODAY)


def missing(register: Register) -> set[str]:
    with register.read() as connection:
        return {path for _, paths in undecided(connection, "vendor", 1) for path in paths}


def held(register: Register) -> bool:
    with register.read() as connection:
        return bool(findings(connection, rule=RULE))


def why(register: Register, as_of: date = TODAY) -> tuple[Result, tuple[Reason, ...]]:
    with register.read() as connection:
        judged = explain(connection, RULE, "vendor", 1, as_of)
    assert judged is not None
    return judged.result, judged.why


def test_a_day_that_is_hidden_is_asked_for_and_turns_nothing_round(city: Register) -> None:
    assert (held(city), missing(city)) == (False, set())
    edit(city, listed_on=None)
    assert (held(city), missing(city)) == (False, set())  # taken off, whenever it was listed
    edit(city, listed_on=date(2022, 1, 1), delisted_on=None)
    assert (held(city), missing(city)) == (False, {"list_matches.in_force"})
    with city.read() as connection:
        (one,) = questions(connection)
    assert (one.fact, one.ids, one.to) == ("list_match.delisted_on", (1,), "service")
    edit(city, delisted_on=Answer.NONE)
    assert (held(city), missing(city)) == (True, set())
    edit(city, listed_on=None)
    assert (held(city), missing(city)) == (False, {"list_matches.in_force"})
    with city.read() as connection:
        assert [one.fact for one in questions(connection)] == ["list_match.listed_on"]


def test_the_explanation_leads_to_the_days(city: Register) -> None:
    edit(city, delisted_on=Answer.NONE)
    result, reasons = why(city)
    assert result is Result.TRUE
    (seen,) = [one for one in reasons if isinstance(one, Witnesses)][:1]
    (fact,) = [fact for fact in seen.first[0] if fact.field == "in_force"]
    assert {(one.record, one.field) for one in fact.origins} == {(1, "listed_on"), (1, "delisted_on")}
    with city.read() as connection:
        told = [under for line in lines(connection, reasons) for one in line.under for under in one.under]
    assert any("entered by Claude Martin" in str(source.said) for line in told for source in line.sources)


def test_it_is_screened_again_on_the_day_it_is_taken_off(city: Register) -> None:
    edit(city, delisted_on=date(2026, 12, 24))
    assert held(city)
    screen(city, as_of=date(2026, 12, 23))
    assert held(city)
    screen(city, as_of=date(2026, 12, 24))
    assert not held(city)


def answer_all(register: Register, vendor: int, said: str) -> None:
    with register.read() as connection:
        proposals = [one.proposal for one in official(connection, TODAY).waiting]
    with register.change(Text("Answer")) as change:
        for one in proposals:
            assert one is not None
            answer_proposal(change, vendor, one, said, "fr")
    screen(register, as_of=TODAY)


def test_an_answered_proposal_knows_its_days_from_our_lists(register: Register) -> None:
    only(register, RULE)
    with register.change(Text("Enter")) as change:
        vendor = change.insert("vendor", {"name": "Dahua Technology"})
    answer_all(register, vendor, "same")
    assert held(register)
    with register.read() as connection:
        assert {one.until for one in official(connection, TODAY).answered} == {Answer.NONE}


def test_what_our_lists_say_is_not_asked_of_entries_beside_another_one(register: Register) -> None:
    only(register, RULE)
    with register.change(Text("Enter")) as change:
        vendor = change.insert("vendor", {"name": "Dahua Technology"})
    answer_all(register, vendor, "different")
    with register.change(Text("Enter")) as change:
        other = change.insert("list_match", {"vendor": vendor, "list": "XX", "listed_name": "DT", "answer": "same"})
    screen(register, as_of=TODAY)
    with register.read() as connection:
        asked = {one.fact: one.ids for one in questions(connection)}
        assert {one.until for one in official(connection, TODAY).answered if one.list == "XX"} == {None}
    assert asked == {"list_match.listed_on": (other,), "list_match.delisted_on": (other,)}
