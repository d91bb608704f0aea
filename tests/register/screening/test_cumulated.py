"""What the deals of one need come to within twelve months: from the register, as a lower bound, with its origins."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register.journal.ids import Ids
from register.queries.cards import lines
from register.queries.findings import findings, undecided
from register.queries.questions import questions
from register.rules.facts import ORIGINS, Fact
from register.rules.levels import Result
from register.rules.operands import shifted
from register.rules.spans import INFINITY, Span, exactly
from register.rules.vocabulary import Reads
from register.screening import cumulated, explain, screen
from register.screening.facts import facts
from register.store import Register
from register.texts import Text
from register.values import Answer, Money
from tests.register.only import only

TODAY = date(2026, 11, 24)
RULE = "deal-no-competition"
KEY = "cumulated_need"


class Deal(NamedTuple):
    """A deal of a need as far as it is known. need: in euros, without VAT."""

    group: str | None
    on: date | None
    need: int | None
    stage: str | None = "running"


_DEALS = st.lists(
    st.builds(
        Deal,
        st.sampled_from([None, "cameras", "Caméras", "locks"]),
        st.one_of(st.none(), *[st.integers(0, 900).map(lambda days: date(2023, 1, 1) + timedelta(days=days))] * 4),
        st.sampled_from([None, 9_000, 15_000, 30_000]),
        st.sampled_from(["running", "running", "running", "abandoned", None]),
    ),
    min_size=1,
    max_size=5,
)


def row_of(number: int, deal: Deal) -> dict[str, Any]:
    need = None if deal.need is None else exactly(deal.need, "EUR")
    row: dict[str, Any] = {
        "id": number,
        "need_group": deal.group,
        "deal_on": deal.on,
        "estimated_need": need,
        "stage": deal.stage,
    }
    if deal.on is not None:
        row[ORIGINS] = {"deal_on": (Fact("signed_on", "acquisition", number, "signed_on", deal.on),)}
    return row | {"gathered": False, KEY: None}


def derived(monkeypatch: pytest.MonkeyPatch, deals: Sequence[Deal]) -> dict[int, dict[str, Any]]:
    rows = {number: row_of(number, deal) for number, deal in enumerate(deals, 1)}
    monkeypatch.setattr(cumulated, "of_needs", lambda _connection, _groups: Ids(rows))
    none: Any = None
    cumulated.put_cumulated(none, rows, lambda _reads, _ids: {n: row_of(n, deal) for n, deal in enumerate(deals, 1)})
    return rows


def least(deals: Sequence[Deal], at: int) -> int:
    """By trying all sets of deals that contain this one: the most that such a set certainly comes to."""
    own = deals[at]
    if own.group is None or own.on is None or own.stage in {None, "abandoned"}:
        return 0
    alike = [
        one for place, one in enumerate(deals)
        if place != at and one.group and one.on and one.stage not in {None, "abandoned"}
        and (one.group == "locks") is (own.group == "locks")
    ]  # fmt: skip
    best = 0
    for several in range(len(alike) + 1):
        for others in combinations(alike, several):
            days = [one.on for one in (own, *others) if one.on]
            if max(days) < shifted(min(days), 12, "months"):
                best = max(best, sum(one.need or 0 for one in (own, *others)))
    return best


@given(deals=_DEALS)
def test_it_is_the_most_of_any_twelve_months(deals: list[Deal]) -> None:
    with pytest.MonkeyPatch.context() as patched:
        for number, row in derived(patched, deals).items():
            wanted = least(deals, number - 1)
            assert row[KEY] == (Span((("EUR", wanted, INFINITY),)) if wanted else None)


@given(deals=_DEALS, data=st.data())
def test_hiding_anything_of_a_deal_leaves_less_certain_and_never_turns_round(
    deals: list[Deal], data: st.DataObject
) -> None:
    hidden = [one._replace(**{key: None for key in one._fields if data.draw(st.booleans())}) for one in deals]
    with pytest.MonkeyPatch.context() as patched:
        full, less = derived(patched, deals), derived(patched, hidden)
    for number, row in full.items():
        before, after = (one[KEY].parts[0] if one[KEY] else ("EUR", 0, INFINITY) for one in (row, less[number]))
        assert after[1] <= before[1]
        assert after[2] == before[2] == INFINITY


@given(deals=_DEALS)
def test_its_origins_alone_give_the_same(deals: list[Deal]) -> None:
    with pytest.MonkeyPatch.context() as patched:
        for number, row in derived(patched, deals).items():
            named: dict[int, dict[str, Any]] = {}
            for fact in row.get(ORIGINS, {}).get(KEY, ()):
                named.setdefault(fact.record, {})[fact.field] = fact.value
                assert fact.field != "deal_on" or fact.origins
            assert set(named) == set() or number in named or deals[number - 1].need is None
            known = [
                deal if at in named or at == number else Deal(None, None, None)
                for at, deal in enumerate(deals, 1)
            ]  # fmt: skip
            assert derived(patched, known)[number][KEY] == row[KEY]


def euros(amount: str, currency: str = "EUR") -> Money:
    return Money(Decimal(amount), currency, "excl")


def insert(register: Register, *, signed_on: date | None, need: Any = "15000", **more: Any) -> int:
    values = {
        "gathered": False, "stage": "running", "procedure": "none_made", "need_group": "Caméras fixes",
        "estimated_need": None if need is None else euros(need), "signed_on": signed_on,
    } | more  # fmt: skip
    with register.change(Text("Enter")) as change:
        return change.insert("acquisition", values | {"ref": f"A-{signed_on}-{need}"})


@pytest.fixture
def three(register: Register) -> Register:
    """Three small purchases of one need within twelve months, and one of it long before."""
    only(register, RULE)
    for on in (date(2024, 1, 10), date(2024, 6, 10), date(2025, 1, 9), date(2022, 1, 1)):
        insert(register, signed_on=on)
    screen(register, as_of=TODAY)
    return register


def results(register: Register) -> dict[int, str]:
    with register.read() as connection:
        true = {one.subject: f"TRUE {one.level}" for one in findings(connection, rule=RULE)}
        ids = connection.exec_driver_sql("select id from acquisition").scalars().all()
        unknown = {number: "UNKNOWN" for number in ids if list(undecided(connection, "acquisition", number))}
    return dict.fromkeys(ids, "FALSE") | unknown | true


def edit(register: Register, number: int, **values: Any) -> None:
    with register.change(Text("Edit")) as change:
        for key, value in values.items():
            if isinstance(value, Answer):
                change.answer("acquisition", number, key, value)
            else:
                change.edit("acquisition", number, None, {key: value})
    screen(register, as_of=TODAY)


def test_small_deals_of_one_need_count_together(three: Register) -> None:
    assert results(three) == {1: "TRUE high", 2: "TRUE high", 3: "TRUE high", 4: "UNKNOWN"}
    edit(three, 3, signed_on=date(2025, 1, 10))  # a year and a day: two of them come to 30,000
    assert results(three) == dict.fromkeys((1, 2, 3, 4), "UNKNOWN")


def test_a_spelling_apart_is_the_same_need_and_what_is_no_contract_or_abandoned_counts_not(three: Register) -> None:
    edit(three, 2, need_group="cameras  FIXES")
    assert results(three)[1] == "TRUE high"
    edit(three, 2, stage="abandoned")
    assert (results(three)[1], results(three)[2]) == ("UNKNOWN", "FALSE")
    edit(three, 2, stage="running", gathered=True)
    assert results(three)[1] == "UNKNOWN"


def test_each_of_them_is_screened_again_with_every_other_one(three: Register) -> None:
    for key, value in (("need_group", "Serrures"), ("estimated_need", euros("900")), ("signed_on", None),
                       ("need_group", Answer.NONE), ("stage", None)):  # fmt: skip
        edit(three, 2, **{key: value})
        assert results(three)[1] == "UNKNOWN", key
        three.revert(last(three))
        screen(three, as_of=TODAY)
        assert results(three)[1] == "TRUE high", key
    with three.change(Text("Remove")) as change:
        change.delete("acquisition", 2)
    screen(three, as_of=TODAY)
    assert results(three)[1] == "UNKNOWN"


def last(register: Register) -> int:
    """The number of the last change."""
    with register.read() as connection:
        return int(connection.exec_driver_sql("select max(number) from change").scalar() or 0)


def test_what_is_open_is_asked_for_and_an_answer_settles_it(three: Register) -> None:
    edit(three, 4, need_group=None)
    with three.read() as connection:
        asked = {one.fact for one in questions(connection) if 4 in one.ids}
        ((_, missing),) = undecided(connection, "acquisition", 4)
    assert set(missing) == {KEY, "need_group"}
    assert asked == {"acquisition.cumulated_need", "acquisition.need_group"}
    edit(three, 4, need_group=Answer.NONE)
    assert results(three)[4] == "FALSE"
    edit(three, 4, need_group="Caméras fixes", cumulated_need=euros("24999"))
    assert results(three)[4] == "FALSE"
    edit(three, 4, cumulated_need=euros("250000"))
    assert results(three)[4] == "TRUE critical"
    edit(three, 1, cumulated_need=euros("20000"))  # three of them are recorded, and come to more
    assert results(three)[1] == "TRUE high"


def test_the_explanation_leads_to_the_other_deals(three: Register) -> None:
    with three.read() as connection:
        judged = explain(connection, RULE, "acquisition", 1, TODAY)
        assert judged is not None
        assert judged.result is Result.TRUE
        (together,) = [line for line in lines(connection, judged.why) if line.label.en == "Need over twelve months"]
    assert together.value == Span((("EUR", 45_000, INFINITY),))
    assert str(together.under[0].note) == "3 deals of this need within twelve months"
    assert {line.holder.id for line in together.under if line.holder} == {1, 2, 3}
    assert [line.label.en for line in together.under[3:6]] == [
        "Estimated need",
        "Need it belongs to",
        "Date of the deal",
    ]
    assert together.under[3].sources
    assert together.under[5].under[0].sources


def test_amounts_of_unknown_vat_and_currency_count_for_what_is_certain(register: Register) -> None:
    one = insert(register, signed_on=date(2024, 1, 10), estimated_need=Money(Decimal(12_000), "EUR"))
    insert(register, signed_on=date(2024, 2, 10), estimated_need=euros("5000", "USD"))
    with register.read() as connection:
        row = facts(connection, Reads("acquisition", fields={KEY}), Ids((one,)), TODAY)[one]
    assert row[KEY] == Span((("EUR", 10_000, INFINITY), ("USD", 5_000, INFINITY)))


def test_what_is_free_counts_with_its_market_value(register: Register) -> None:
    one = insert(register, signed_on=date(2024, 1, 10))
    free = {"price_paid": euros("0"), "market_value": euros("40000")}
    insert(register, signed_on=date(2024, 2, 10), need=None, **free)
    with register.read() as connection:
        row = facts(connection, Reads("acquisition", fields={KEY}), Ids((one,)), TODAY)[one]
    assert row[KEY] == Span((("EUR", 55_000, INFINITY),))
    assert {fact.field for origin in row[ORIGINS][KEY] for fact in origin.origins} == {"market_value", "signed_on"}


def test_what_was_typed_counts_unless_the_register_holds_more(register: Register) -> None:
    one = insert(register, signed_on=date(2024, 1, 10), cumulated_need=euros("40000"))
    insert(register, signed_on=date(2024, 2, 10))

    def read() -> Span | None:
        with register.read() as connection:
            found: Span | None = facts(connection, Reads("acquisition", fields={KEY}), Ids((one,)), TODAY)[one][KEY]
        return found

    assert read() == exactly(40_000, "EUR")
    edit(register, one, cumulated_need=euros("20000"))
    assert read() == exactly(30_000, "EUR")
