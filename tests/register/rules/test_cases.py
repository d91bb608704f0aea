"""Each rule that ships: true, false and not known where it should be, at each level, and for its own reasons."""

import pytest

from register.rules.judging import BoundRule, bound_rules
from register.rules.levels import Result
from register.rules.pack import shipped_rules
from register.rules.rule import Rule
from tests.register.rules.cases import CASES
from tests.register.rules.cases.case import Case, hidden_one_by_one
from tests.register.rules.worlds import world

_ALL = [pytest.param(case, id=f"{number}-{case.name}") for number, case in enumerate(CASES)]
_FEWEST = [pytest.param(case, id=case.rule) for case in CASES if case.fewest]
_KEEPING = {rule.id for rule in shipped_rules().all if rule.keeping}


def rule_of(case: Case) -> Rule:
    rules = shipped_rules()
    found = rules.by_id[case.rule] if case.subject is None else rules.of(case.rule, case.subject)
    assert found is not None
    return found


def bound(rule: Rule) -> BoundRule:
    return bound_rules((rule,), world())[rule.subject].rules[0]


@pytest.mark.parametrize("case", _ALL)
def test_a_rule_comes_to_what_it_should(case: Case) -> None:
    judged = bound(rule_of(case)).judgement({"id": 1} | case.row)
    assert judged.result == case.result
    if case.level is not None:
        assert (judged.level, judged.level_up_to) == (case.level, case.level)
    if judged.result in {Result.TRUE, Result.FALSE} and case.row:
        assert judged.why or case.rule in _KEEPING


def test_each_rule_has_its_cases() -> None:
    shipped = {rule.id for rule in shipped_rules().all}
    for result in ("TRUE", "FALSE"):
        assert {case.rule for case in CASES if case.result == result} == shipped
    assert {case.rule for case in CASES if case.fewest} == shipped - _KEEPING
    applying = {rule.id for rule in shipped_rules().all if rule.applies is not None}
    assert {case.rule for case in CASES if case.result == "DOES_NOT_APPLY"} == applying


@pytest.mark.parametrize("rule", list(shipped_rules().by_id.values()), ids=lambda rule: rule.id)
def test_each_level_of_a_rule_is_reached(rule: Rule) -> None:
    assert {case.level for case in CASES if case.rule == rule.id} - {None} == {case.level for case in rule.cases}


@pytest.mark.parametrize("case", _FEWEST)
def test_hiding_any_fact_that_decides_leaves_a_question_about_it(case: Case) -> None:
    asked = bound(rule_of(case))
    tried = 0
    for missing, row in hidden_one_by_one(case.row):
        tried += 1
        judged = asked.judgement({"id": 1} | row)
        assert judged.result is Result.UNKNOWN, missing
        named = {
            path for path in judged.missing if path == missing or (missing[-1] == "." and path.startswith(missing))
        }
        assert named, (missing, judged.missing)
    assert tried >= len(case.row) - sum(key.endswith(".") for key in case.row)
