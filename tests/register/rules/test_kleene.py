"""What is known more can only settle a condition, never turn it round; and two evaluators agree."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from register.rules.judging import BoundRule, bound_rules
from register.rules.levels import RANK, Result
from register.rules.pack import shipped_rules
from register.rules.parser import parsed
from register.rules.rule import Rule
from tests.register.rules.any_facts import near
from tests.register.rules.plain import HALF, plain, plain_rule
from tests.register.rules.worlds import bound, conditions, facts, hidden, ready, world

_TRUTHS = {Fraction(0): False, HALF: None, Fraction(1): True}
_ALL = shipped_rules().all
_RULES = [pytest.param(rule, id=f"{rule.id}-{rule.subject}") for rule in _ALL]
_OF_THE_WORLD = [param for param, rule in zip(_RULES, _ALL, strict=True) if not rule.keeping]


def _bound(rule: Rule) -> BoundRule:
    return bound_rules((rule,), world())[rule.subject].rules[0]


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


@pytest.mark.parametrize("rule", _OF_THE_WORLD)
@settings(max_examples=25)
@given(data=st.data())
def test_hiding_facts_never_turns_a_rule_that_ships_round(rule: Rule, data: st.DataObject) -> None:
    asked, row = _bound(rule), data.draw(near(rule, ("EUR", "USD")))
    before, after = asked.judgement(ready(row)), asked.judgement(ready(data.draw(hidden(row))))
    assert after.result in {before.result, Result.UNKNOWN}
    if before.result is Result.UNKNOWN:
        assert before.missing
    if before.result is after.result is Result.TRUE:
        levels = [RANK[str(level)] for level in (after.level, before.level, before.level_up_to, after.level_up_to)]
        assert levels == sorted(levels)


@pytest.mark.parametrize("rule", _RULES)
@settings(max_examples=25)
@given(data=st.data())
def test_rules_that_ship_agree_with_a_plain_evaluator(rule: Rule, data: st.DataObject) -> None:
    row = data.draw(near(rule))
    assert _bound(rule).truth(ready(row)) is _TRUTHS[plain_rule(rule, row)]
    for condition in rule.conditions:
        alone = _bound(replace(rule.only(condition), in_force_from=None, in_force_to=None))
        assert alone.truth(ready(row)) is _TRUTHS[plain(condition, row, row)]
