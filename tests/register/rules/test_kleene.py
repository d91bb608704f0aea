"""What is known more can only settle a condition, never turn it round; and two evaluators agree."""

from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from register.rules.parser import parsed
from tests.register.rules.plain import HALF, plain
from tests.register.rules.worlds import bound, conditions, facts, hidden, ready

_TRUTHS = {Fraction(0): False, HALF: None, Fraction(1): True}


@settings(max_examples=200)
@given(condition=conditions(), row=facts(), data=st.data())
def test_hiding_facts_never_turns_a_condition_round(condition: str, row: dict[str, Any], data: st.DataObject) -> None:
    rule = bound(condition)
    before = rule.truth(ready(row))
    after = rule.truth(ready(data.draw(hidden(row))))
    assert after in {before, None}


@settings(max_examples=150)
@given(condition=conditions(), row=facts(("EUR", "USD", "")))
def test_what_is_not_known_names_what_is_missing(condition: str, row: dict[str, Any]) -> None:
    rule = bound(condition)
    judged = rule.judgement(ready(row))
    if rule.truth(ready(row)) is None:
        assert judged.missing
    else:
        assert judged.why or not row


@settings(max_examples=200)
@given(condition=conditions(), row=facts(("EUR",)))
def test_it_agrees_with_a_plain_evaluator(condition: str, row: dict[str, Any]) -> None:
    found = bound(condition).truth(ready(row))
    assert found is _TRUTHS[plain(parsed(condition), row, row)]
