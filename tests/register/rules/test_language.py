"""The condition language: what is read, and what is refused with its place."""

from datetime import date

import pytest

from register.rules.parser import parsed
from register.rules.tokens import ConditionError
from tests.register.rules.worlds import bound


@pytest.mark.parametrize(
    ("condition", "line", "column", "said"),
    [
        ("price_paid = ", 1, 14, "too early"),
        ("price_paid = 0 or\n  and named_by_vendor = yes", 2, 3, "“and” is not expected"),
        ("price_paid # 0", 1, 12, "“#” means nothing"),
        ("(price_paid = 0", 1, 16, "is expected before"),
        ("signed_on < 2024-02-30", 1, 13, "no day of the calendar"),
        ("counterparts overlaps {press_release", 1, 37, "is expected before"),
        ("price_paid = 0 named_by_vendor = yes", 1, 16, "“named_by_vendor” is not expected"),
        ("signed_on + 1.5 months < today", 1, 13, "“1.5” is not expected"),
        ("any lines amount = 0", 1, 11, "is expected before"),
        ("deal_type in {}", 1, 15, "“}” is not expected"),
    ],
)
def test_what_cannot_be_read(condition: str, line: int, column: int, said: str) -> None:
    with pytest.raises(ConditionError, match=said) as caught:
        parsed(condition)
    assert (caught.value.at.line, caught.value.at.column) == (line, column)


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("price = 0", "acquisition has no “price”"),
        ("supplier.colour = red", "vendor has no “colour”"),
        ("title.name = 1", "leads nowhere"),
        ("deal_type = gift", "“gift” is not in the list deal_type"),
        ("deal_type in {donation, gift}", "“gift” is not in the list"),
        ("supplier.country = XY", "“XY” is not in the list country"),
        ("named_by_vendor = perhaps", "neither yes nor no"),
        ("signed_on < 12", "type date cannot be compared with one of type number"),
        ("qty_contract = signed_on", "type number cannot be compared with one of type date"),
        ("deal_type < donation", "have no order"),
        ("named_by_vendor > yes", "have no order"),
        ("counterparts = press_release", "A list is asked with"),
        ("counterparts in {press_release}", "does not fit"),
        ("deal_type overlaps {donation}", "does not fit"),
        ("deal_type in @EEA", "@EEA is a set of country"),
        ("deal_type in @NOWHERE", "no set @NOWHERE"),
        ("price_paid > 100 EUR", "without VAT"),
        ("price_paid > market_value", "without VAT"),
        ("excl_vat(signed_on) > 0", "takes an amount"),
        ('excl_vat(price_paid) > threshold("fr.other", deal_on)', "no threshold “fr.other”"),
        ('excl_vat(price_paid) > threshold("fr.advertising", deal_type)', "asked of a date"),
        ("qty_contract > setting(other)", "no setting “other”"),
        ("met(other)", "Nothing is called “other”"),
        ('concern("sov-relabel-oem")', "about another subject"),
        ("any supplier(name = 1)", "is no collection"),
        ("any equipment(any functions(any product(code = 1)))", "is no collection"),
        ("any equipment(any product.functions(any functions(state = absent)))", "functions"),
        ("equipment.product.model is none", "refers to no equipment"),
        ("next_review is blank", "has no “next_review”"),
        ("contract_ref is blank", "keeping = true"),
        ("sum(equipment.serial) > 2", "neither a number nor an amount"),
        ("count(deal_type) > 2", "is no collection"),
        ("deal_type + 3 days < today", "Only a date"),
        ("signed_on * 3 < today", "Only a number or an amount"),
        ("qty_contract * qty_delivered > 3", "above zero"),
        ("version_before(title, qty_contract)", "takes two texts"),
        ("deal_type in counterparts", "no list of such values"),
        ("title = press", "has no “press”"),
        ("deal_type = contract_ref", "type code cannot be compared with one of type text"),
        ("title in {press}", "no value of this type"),
        ("excl_vat(price_paid, market_value) > 0", "takes 1 value"),
        ("qty_contract > setting(below_market_ratio, other)", "“setting” takes 1 value"),
        ("excl_vat(price_paid) > threshold(deal_on)", "takes 2 values"),
        ("sum(quantity) > 2", "a collection and a field"),
        ("version_before(title)", "takes two texts"),
        ("met(below_market, other)", "takes one name"),
        ("stale(title)", "takes one date"),
        ("stale(signed_on, ends_on)", "takes one date"),
        ("acquirer = supplier and acquirer = title", "type ref cannot be compared"),
        ("any equipment(deployment.cameras_installed > 2)", "cannot be read by conditions"),
    ],
)  # fmt: skip
def test_what_does_not_fit_the_catalogue(condition: str, said: str) -> None:
    with pytest.raises(ConditionError, match=said):
        bound(condition)


def test_not_equal_is_refused_where_a_field_may_be_not_applicable() -> None:
    with pytest.raises(ConditionError, match="name the codes"):
        bound("free_until != 2024-01-01")


def test_quantifiers_stand_one_in_another_at_most() -> None:
    assert bound("any equipment(any functions(state = absent))")
    with pytest.raises(ConditionError, match="one inside another"):
        bound("any equipment(any product.equipment(any functions(state = absent)))")


def test_what_is_read() -> None:
    for condition in (
        "price_paid = 0 or any lines(amount = 0) or any equipment(unit_price = 0)",
        (
            "legal_vehicle in {don_manuel, convention_mecenat} and no acts((kind = deliberation"
            " or (kind = mayor_decision and subject.conditions_or_charges = no)) and on <= subject.in_service_on)"
        ),
        (
            'procedure in {none_made, none_gift} and (procedure != none_gift or concern("deal-showcase"))'
            ' and excl_vat(estimated_need) >= threshold("fr.advertising", deal_on)'
        ),
        "support_commitment in {oral, none_given} or (support_until < today + 18 months and budget_line = no)",
        "qty_contract != sum(equipment.quantity) or qty_delivered != sum(equipment.quantity)",
        "every equipment(product.category in {camera_fixed} and acquisition.stage = running)",
        "supplier.parent_country not in @EEA",
        "count(equipment(status = in_service)) >= 3",
        "acquirer = supplier and named_by_vendor != no and deal_type = donation",
        "any lines(subject.deal_type = donation)",
        "signed_on >= 2024-01-01 and counterparts not within {press_release} and not (stage = ended)",
    ):
        assert bound(condition), condition


def test_blank_is_for_rules_about_how_the_register_is_kept() -> None:
    rule = bound("contract_ref is blank or acquirer is blank", keeping=True)
    assert rule.truth({"id": 1, "contract_ref": "M-1", "acquirer": 3}) is False
    assert rule.truth({"id": 1, "contract_ref": "M-1"}) is True


def test_today_is_the_day_that_was_asked_for() -> None:
    row = {"id": 1, "signed_on": date(2025, 1, 1)}
    assert bound("signed_on < today", as_of=date(2025, 1, 2)).truth(row) is True
    assert bound("signed_on < as_of", as_of=date(2024, 12, 31)).truth(row) is False
