"""What is proposed while a condition is written: whatever the shipped rules write, and nothing that does not fit."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register.rules.completing import Completion, completed
from register.rules.pack import shipped_rules
from register.rules.rule import Rule
from register.rules.tokens import tokens
from register.rules.vocabulary import SUBJECTS

RULES = shipped_rules()
PLAIN = {"number", "date", "end"}
SIGNS = set("(){},.") | {'"'}


def written(condition: str, *subjects: str, keeping: bool = False) -> Completion:
    """What is proposed at the bar in a condition."""
    at = condition.index("|")
    return completed(condition.replace("|", ""), at, subjects or ("acquisition",), RULES, keeping=keeping)


def texts(condition: str, *subjects: str, keeping: bool = False) -> list[str]:
    return [one.text for one in written(condition, *subjects, keeping=keeping).proposals]


@pytest.mark.parametrize("rule", RULES.all, ids=lambda rule: f"{rule.id} {rule.subject}")
def test_every_word_of_the_shipped_rules_is_proposed_where_it_stands(rule: Rule) -> None:
    for condition in (rule.when_text, rule.applies_text, *(case.text for case in rule.cases)):
        starts = [0, *(place + 1 for place, sign in enumerate(condition) if sign == "\n")]
        found = tokens(condition)
        for token, follows in pairwise(found):
            if token.sort in PLAIN or token.text in SIGNS or (token.text.isupper() and token.text != "EUR"):
                continue
            at = starts[token.at.line - 1] + token.at.column - 1
            said = completed(condition, at, (rule.subject,), RULES, keeping=rule.keeping)
            assert {token.text, f"{token.text}{follows.text}"} & {one.text for one in said.proposals}, (
                condition,
                token,
            )
            half = completed(condition, at + (len(token.text) + 1) // 2, (rule.subject,), RULES, keeping=rule.keeping)
            assert (half.start, half.end) == (at, at + len(token.text)) or token.sort in {"sign", "text"}


@pytest.mark.parametrize(
    ("condition", "first"),
    [
        ("|", "ref"),
        ("deal_type = |", "purchase"),
        ("deal_type = don|", "donation"),
        ("deal_type in {donation, |", "purchase"),
        ("gathered = |", "yes"),
        ("counterparts overlaps {lo|", "logo_use"),
        ("any equ|", "equipment"),
        ("any equipment(unit_|", "unit_price"),
        ("any equipment(product.vendor.co|", "country"),
        ("sum(equipment.|", "quantity"),
        ("met(|", "below_market"),
        ('concern("deal-sh|', '"deal-showcase"'),
        ("threshold(|", '"fr.advertising"'),
        ('threshold("fr.advertising", |', "consultation_on"),
        ("excl_vat(market_value) < excl_vat(price_paid) * setting(|", "below_market_ratio"),
        ("signed_on + 4 |", "days"),
        ("price_paid is |", "not"),
        ("any acts(on <= subject.sig|", "signed_on"),
        ("excl_vat(price_paid) >= 60000 |", "EUR"),
        ("stge = 3 and deal_type = don|", "donation"),  # whatever is wrong before
        ("any lines(stge = 3 or amo|", "amount"),
    ],
)
def test_what_fits_comes_first(condition: str, first: str) -> None:
    assert texts(condition)[0] == first


@pytest.mark.parametrize(
    ("condition", "subject", "found"),
    [
        ("country not in @|", "vendor", ["@EEA", "@adequate"]),
        ("any functions(code in @|", "deployment", ["@vsa", "@biometric", "@audio", "@intrusive"]),
        ("place_type in @|", "deployment", ["@public_place"]),
        ("deal_type in @|", "acquisition", []),
        ("counterparts |", "acquisition", ["is", "not", "overlaps", "within"]),
        ("deal_type |", "acquisition", ["=", "!=", "is", "not", "in"]),
        ("title = 3 nonsense |", "acquisition", []),
        ("price_paid > 1|", "acquisition", []),
        ("'|", "acquisition", []),
    ],
)
def test_nothing_else_is_proposed(condition: str, subject: str, found: list[str]) -> None:
    assert texts(condition, subject) == found


def test_a_word_is_found_by_a_part_of_it_and_by_its_meaning_in_both_languages() -> None:
    assert "price_paid" in texts("paid|")
    assert "price_paid" in texts("prix|")
    assert "deal_type" in texts("type|")
    assert texts("country = Franc|", "vendor")[0] == "FR"
    assert texts("country = alle|", "vendor") == ["DE"]
    (gift,) = [one for one in written("deal_type = |").proposals if one.text == "donation"]
    assert gift.words.said("fr") == "Don"


def test_the_whole_word_at_the_cursor_is_replaced() -> None:
    said = written("stge = running and deal_|typ = x")
    assert ("stge = running and deal_typ = x"[said.start : said.end], said.begun) == ("deal_typ", "deal_")
    said = written("any lines(amo|)")
    assert (said.start, said.end) == (10, 13)


def test_of_several_subjects_only_what_all_have_is_proposed() -> None:
    both = texts("|", "acquisition", "deployment")
    assert "owner_service" in both
    assert "price_paid" not in both
    assert texts("owner_service is |", keeping=True) == ["not", "none", "blank"]
    assert texts("owner_service is |") == ["not", "none"]


@given(st.text(alphabet='abc_ .(){}=<>@"\n019,+*-é', max_size=40), st.data())
def test_whatever_is_typed_something_is_said_or_nothing(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    said = completed(text, at, SUBJECTS[:1], RULES)
    assert 0 <= said.start <= at <= said.end <= len(text)
    assert said.begun == text[said.start : at]
