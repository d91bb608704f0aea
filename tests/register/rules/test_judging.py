"""What conditions come to: absence, bounds, dates, and what is told of it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from register.rules.facts import Fact, Listing, Witnesses
from register.rules.judging import Judgement, bound_rules
from register.rules.levels import Result
from register.rules.parser import parsed
from register.rules.rule import Case
from register.rules.spans import INFINITY, ZERO, Span, total
from register.rules.tokens import ConditionError
from register.terms.sets import SETS
from register.values import Answer
from tests.register.rules.worlds import TODAY, amount, bound, rule, truth, world

OPEN = Listing(())


def items(*rows: dict[str, Any], complete: bool = False) -> Listing:
    return Listing(tuple({"id": number} | row for number, row in enumerate(rows, 1)), complete)


def test_none_is_a_known_value_unlike_every_other() -> None:
    row = {"free_until": Answer.NONE, "signed_on": Answer.NONE, "deal_type": Answer.NONE}
    assert truth("free_until is none", row) is True
    assert truth("signed_on < today", row) is False
    assert truth("signed_on > today", row) is False
    assert truth("signed_on + 3 days > today", row) is False
    assert truth("deal_type in {donation}", row) is False
    assert truth("deal_type != donation", row) is True
    assert truth("free_until is none", {}) is None


def test_no_child_recorded_is_not_that_there_are_none() -> None:
    assert truth("no lines(amount = 0)", {}) is None
    assert truth("no lines(amount = 0)", {"lines": OPEN}) is None
    assert truth("no lines(amount = 0)", {"lines": Listing((), complete=True)}) is True
    assert truth("no lines(amount = 0)", {"lines": Answer.NONE}) is True
    assert truth("every lines(amount = 0)", {"lines": items({"amount": amount("3")})}) is False
    assert truth("counterparts overlaps {logo_use}", {"counterparts": Listing(("data_use",))}) is None
    assert truth("counterparts overlaps {logo_use}", {"counterparts": Listing(("data_use",), complete=True)}) is False
    assert truth("counterparts within {logo_use}", {"counterparts": Listing(("data_use",))}) is False
    assert truth("counterparts within {logo_use}", {"counterparts": Listing(("logo_use",))}) is None
    assert truth("counterparts is none", {"counterparts": Listing((), complete=True)}) is True
    assert truth("counterparts is not none", {"counterparts": Listing(("logo_use",))}) is True


def test_counts_are_bounds_while_a_collection_is_open() -> None:
    found = items(*[{"quantity": 60}] * 4)
    assert truth("sum(equipment.quantity) > 217", {"equipment": found}) is True
    assert truth("sum(equipment.quantity) != qty_contract", {"equipment": found, "qty_contract": 217}) is True
    assert (
        truth("qty_contract != sum(equipment.quantity)", {"equipment": items({"quantity": 40}), "qty_contract": 217})
        is None
    )
    assert truth("count(equipment) = 1", {"equipment": items({"quantity": 40}, complete=True)}) is True
    some = items({"status": "stored"}, {"status": None}, complete=True)
    assert truth("count(equipment(status = stored)) <= 2", {"equipment": some}) is True
    assert truth("count(equipment(status = stored)) = 1", {"equipment": some}) is None


def test_a_sum_of_what_fulfils_a_condition() -> None:
    def counted(*rows: dict[str, Any], complete: bool = True) -> dict[str, Any]:
        return {"equipment": items(*rows, complete=complete), "qty_contract": 3}

    condition = "qty_contract != sum(equipment.quantity(status in {in_service, stored}))"
    two, one = {"quantity": 2, "status": "in_service"}, {"quantity": 1, "status": "stored"}
    other, unsaid = {"quantity": 9, "status": "lost"}, {"quantity": 1, "status": None}
    assert truth(condition, counted(two, one, other)) is False
    assert truth(condition, counted(two, other)) is True
    assert truth(condition, counted(two, other, complete=False)) is None
    assert truth(condition, counted(two, two, complete=False)) is True
    assert truth(condition, counted(two, unsaid)) is None
    assert truth(condition, counted(two, two, unsaid)) is True
    missing = bound(condition).judgement({"id": 1} | counted(two, unsaid)).missing
    assert missing == {"equipment.status"}
    assert (
        truth("sum(lines.amount(quantity > 1)) >= 5 EUR", {"lines": items({"amount": amount("9"), "quantity": 1})})
        is None
    )
    paid = items({"amount": amount("9"), "quantity": 1}, complete=True)
    assert truth("sum(lines.amount(quantity > 1)) >= 5 EUR", {"lines": paid}) is False


def test_a_named_set_reads_like_its_codes() -> None:
    for category in ("camera_fixed", "ups", None):
        row = {"category": category}
        written = ", ".join(sorted(SETS["networked"][1]))
        assert truth("category in @networked", row, "product") is truth(f"category in {{{written}}}", row, "product")
    found = Listing(({"id": 1, "code": "anpr", "state": "enabled_test"},))
    assert truth("any functions(code in @intrusive and state in @enabled)", {"functions": found}, "product") is True
    assert truth("dpia_covers overlaps @vsa", {"dpia_covers": Listing(("fall",))}, "deployment") is True
    assert truth("dpia_covers within @vsa", {"dpia_covers": Listing(("anpr",))}, "deployment") is False


def test_a_concern_of_another_law_is_false() -> None:
    asked = rule('price_paid = 0 and concern("deal-wrong-vehicle")')
    row = {
        "id": 1, "price_paid": ZERO, "meets_city_need": True, "city_gives_equivalent": True,
        "legal_vehicle": "protocole",
    }  # fmt: skip

    def judged(holding: frozenset[str] | None) -> Judgement:
        return bound_rules((asked,), replace(world(), holding=holding))["acquisition"].rules[0].judgement(row)

    assert judged(None).result is Result.TRUE
    assert judged(frozenset({"deal-wrong-vehicle"})).result is Result.TRUE
    assert judged(frozenset({"deal-showcase"})).result is Result.FALSE
    with pytest.raises(ConditionError, match="Nothing is called"):
        bound_rules((rule('concern("deal-wrong")'),), replace(world(), holding=frozenset({"deal-showcase"})))


def test_amounts_with_vat_of_unknown_rate_are_bounds() -> None:
    def over(paid: Span) -> bool | None:
        return truth("excl_vat(price_paid) >= 60000 EUR", {"price_paid": paid})

    assert over(amount("60000")) is True
    assert over(amount("60000", None)) is None
    assert over(amount("72000", None)) is True
    assert over(amount("59999", "incl")) is False
    assert over(amount("72000", "incl", rate="20")) is True
    assert over(amount("71999", "incl", rate="20")) is False


def test_another_currency_asks_for_the_rate() -> None:
    rule = bound("excl_vat(price_paid) >= 60000 EUR")
    row = {"id": 1, "price_paid": amount("70000", currency="USD")}
    assert rule.truth(row) is None
    assert rule.judgement(row).missing == {"rate:USD"}
    nothing = {"id": 1, "price_paid": ZERO}
    assert rule.truth(nothing) is False
    mixed = total([amount("1", currency="USD"), amount("1")])
    assert truth("price_paid > 0", {"price_paid": mixed}) is True
    unstated = {"id": 1, "price_paid": amount("70000", currency="")}
    assert rule.judgement(unstated).missing == {"price_paid"}


def test_a_sum_over_the_threshold_is_over_it_whatever_is_missing() -> None:
    lines = items({"amount": amount("70000")}, {"amount": None})
    assert truth("sum(lines.amount) >= 60000 EUR", {"lines": lines}) is True
    assert truth("sum(lines.amount) < 90000 EUR", {"lines": lines}) is None


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2015, 12, 31), None), (date(2019, 6, 1), True), (date(2021, 6, 1), False), (date(2026, 4, 1), False)],
)
def test_thresholds_are_those_of_the_day(day: date, expected: bool | None) -> None:
    row = {"signed_on": day, "price_paid": amount("30000")}
    assert truth('excl_vat(price_paid) >= threshold("fr.advertising", signed_on)', row) is expected


def test_sets_are_those_of_the_day() -> None:
    row = {"parent_country": "GB"}
    assert truth("parent_country in @EEA", row, "vendor", date(2020, 1, 31)) is True
    assert truth("parent_country in @EEA", row, "vendor", date(2020, 2, 1)) is False
    assert truth("parent_country in @adequate", row, "vendor", date(2026, 11, 24)) is True
    assert truth("parent_country in @adequate", row, "vendor", date(2032, 1, 1)) is False
    partly = bound("parent_country in @adequate", "vendor")
    assert partly.truth({"id": 1, "parent_country": "US"}) is None
    assert partly.judgement({"id": 1, "parent_country": "US"}).missing == {"parent_country@adequate"}


def test_a_value_in_a_list() -> None:
    def known(model: Any, aliases: Any) -> bool | None:
        rows = Listing(({"id": 1, "model": model},), complete=True)
        return truth("any products(model in subject.aliases)", {"products": rows, "aliases": aliases}, "vendor")

    assert known("M1", Listing(("M1",))) is True
    assert known("M1", Listing(("M2",))) is None
    assert known("M1", Listing(("M2",), complete=True)) is False
    assert known(None, Listing(("M2",), complete=True)) is None
    assert known(None, Listing((), complete=True)) is False
    assert known(Answer.NONE, Listing(("M2",))) is False


def test_what_is_referred_to_is_as_known_as_the_reference() -> None:
    condition = "supplier.country = CN"
    assert truth(condition, {"supplier": 3, "supplier.": {"id": 3, "country": "CN"}}) is True
    assert truth(condition, {}) is None
    assert truth(condition, {"supplier": Answer.NONE}) is False
    assert bound(condition).judgement({"id": 1}).missing == {"supplier.country"}


def test_money_of_no_value_and_version_of_none() -> None:
    assert truth("price_paid > 0", {"price_paid": Answer.NONE}) is False
    assert truth("price_paid != 0", {"price_paid": Answer.NONE}) is True
    assert truth("excl_vat(price_paid) > 3 EUR", {"price_paid": Answer.NONE}) is False
    assert truth("version_before(title, contract_ref)", {"title": "5.1", "contract_ref": Answer.NONE}) is False
    kept = bound("counterparts is blank", keeping=True)
    assert [kept.truth({"id": 1, "counterparts": one}) for one in (OPEN, Listing((), complete=True))] == [True, False]


def test_version_before_says_nothing_of_what_it_cannot_read() -> None:
    def before(version: str, other: str) -> bool | None:
        found: bool | None = bound("version_before(title, contract_ref)").truth(
            {"id": 1, "title": version, "contract_ref": other}
        )
        return found

    assert before("5.7.3", "5.7.11") is True
    assert before("V5.7", "5.7.0") is False
    assert before("5.7.3 build 220112", "5.7.3 build 230101") is True
    assert before("5.7.3", "5.7.3 build 230101") is None
    assert before("R2D2", "5.7") is None


def test_what_is_stale_is_not_known_and_asked_for_again() -> None:
    rule = bound("stale(signed_on + 12 months)", as_of=date(2026, 2, 28))
    signed = {"id": 1, "signed_on": date(2025, 2, 28)}
    assert (rule.truth(signed), rule.due(signed)) == (False, date(2026, 3, 1))
    later = bound("stale(signed_on + 12 months)", as_of=date(2026, 3, 1)).judgement(signed)
    assert (later.result, later.missing, later.due) == (Result.UNKNOWN, {"signed_on"}, None)
    for unknown in (None, Answer.NONE):
        told = rule.judgement({"id": 1, "signed_on": unknown})
        assert (told.result, told.missing) == (Result.UNKNOWN, {"signed_on"})
    assert rule.truth({"id": 1, "signed_on": Answer.NOT_APPLICABLE}) is False
    assert bound("not stale(signed_on)", as_of=date(2026, 2, 28)).truth(signed) is None


def test_it_wakes_on_the_first_day_on_which_a_date_turns() -> None:
    rule = bound("support_until < today + 18 months", as_of=date(2026, 1, 1))
    due = rule.due({"id": 1, "support_until": date(2028, 8, 31)})
    assert due == date(2027, 3, 1)
    assert bound("support_until < today + 18 months", as_of=due).truth({"id": 1, "support_until": date(2028, 8, 31)})
    assert rule.due({"id": 1, "support_until": date(2026, 1, 1)}) is None
    member = bound("parent_country in @adequate", "vendor", as_of=date(2026, 1, 1))
    assert member.due({"id": 1, "parent_country": "GB"}) == date(2031, 12, 28)


@pytest.mark.parametrize("day", [date.min, date.max, date(9998, 12, 31)])
@pytest.mark.parametrize("term", ["- 3 years", "+ 18 months", "+ 400 days", "- 400 days"])
def test_a_date_at_the_end_of_the_calendar_is_a_date(day: date, term: str) -> None:
    row, past = {"id": 1, "free_until": day}, day == date.min
    for sign in ("<", ">"):
        condition = bound(f"free_until {sign} today {term}")
        assert condition.truth(row) is (past == (sign == "<"))
        assert condition.due(row) is None or condition.due(row) > TODAY
    assert truth(f"free_until {term} < today", row) is past


def test_applies_is_asked_first() -> None:
    tried = bound("price_paid = 0", applies=parsed("stage != abandoned"))
    assert tried.judgement({"id": 1, "price_paid": ZERO, "stage": "abandoned"}).result is Result.DOES_NOT_APPLY
    undecided = tried.judgement({"id": 1, "price_paid": amount("3")})
    assert (undecided.result, undecided.missing) == (Result.UNKNOWN, {"stage"})
    assert tried.truth({"id": 1, "price_paid": amount("3")}) is None


def test_a_duty_that_is_not_in_force_is_no_false() -> None:
    tried = bound("price_paid = 0", in_force_from=date(2016, 4, 1))
    assert tried.judgement({"id": 1, "deal_on": date(2015, 1, 1), "price_paid": ZERO}).result is Result.NOT_IN_FORCE
    assert tried.judgement({"id": 1, "price_paid": ZERO}).missing == {"deal_on"}
    assert tried.judgement({"id": 1, "deal_on": date(2017, 1, 1), "price_paid": ZERO}).result is Result.TRUE
    later = bound("parent_country = CN", "vendor", in_force_from=date(2027, 1, 1))
    assert later.truth({"id": 1, "parent_country": "CN"}) is False
    assert later.due({"id": 1, "parent_country": "CN"}) == date(2027, 1, 1)


def test_an_undecided_case_of_the_severity_gives_a_range() -> None:
    cases = (Case("critical", parsed("excl_vat(market_value) >= 100 EUR")), Case("high", None))
    tried = bound_rules((replace(rule("price_paid = 0"), cases=cases),), world())["acquisition"].rules[0]
    judged = tried.judgement({"id": 1, "price_paid": ZERO})
    assert (judged.level, judged.level_up_to) == ("high", "critical")
    assert judged.level_missing == {"market_value"}
    known = tried.judgement({"id": 1, "price_paid": ZERO, "market_value": amount("100")})
    assert (known.level, known.level_up_to) == ("critical", "critical")


def test_why_names_five_witnesses_and_their_number() -> None:
    found = items(*[{"unit_price": ZERO}] * 7, {"unit_price": amount("3")})
    judged = bound("any equipment(unit_price = 0) or price_paid = 0").judgement({"id": 9, "equipment": found})
    (witnesses,) = judged.why
    assert isinstance(witnesses, Witnesses)
    assert (witnesses.number, len(witnesses.first), witnesses.kind) == (7, 5, "equipment")
    assert witnesses.first[0] == (Fact("equipment.unit_price", "equipment", 1, "unit_price", ZERO),)


def test_missing_comes_from_undecided_parts_only() -> None:
    tried = bound("price_paid = 0 and (named_by_vendor = yes or counterparts overlaps {logo_use}) and budget_line = no")
    judged = tried.judgement({"id": 1, "price_paid": ZERO, "named_by_vendor": False, "budget_line": False})
    assert judged.missing == {"counterparts"}
    known = tried.judgement({"id": 1, "price_paid": ZERO, "named_by_vendor": True, "budget_line": False})
    assert [fact.path for fact in known.why if isinstance(fact, Fact)] == [
        "price_paid",
        "named_by_vendor",
        "budget_line",
    ]


def test_bounds_are_said_in_both_languages() -> None:
    assert amount("1200", None).said("en") == "1,000.00 to 1,200.00 EUR excl. VAT"
    assert Span((("EUR", 1, INFINITY),)).said("en") == "at least 1.00 EUR excl. VAT"
    assert ZERO.said("fr") == "0"
    mixed = total([amount("1"), amount("2", currency="")])
    assert mixed.said("en") == "1.00 EUR excl. VAT, 2.00 of unknown currency excl. VAT"
    assert Span((("", 3, 5),)).said("en") == "3 to 5"
    assert Span((("", 3, 3),)).said("en") == "3"
    assert Span((("", 3, INFINITY),)).said("en") == "at least 3"
