"""Real deals as they could have stood in a register: what the rules come to, against what was reviewed by hand."""

import tomllib
from collections.abc import Iterable
from datetime import date
from random import Random
from typing import Any, TypeAlias

import pytest
from sqlalchemy import func, select

from register.fields.catalogue import CATALOGUE
from register.model.journal import CHANGE
from register.rules.levels import Result
from register.rules.pack import shipped_rules
from register.rules.vocabulary import SUBJECTS
from register.screening import screen
from register.store import Register
from register.terms.papers import EVIDENCE_KIND
from register.texts import Text
from tests.register.cases.entering import ASIDE, FOLDER, STRUCTURE, Case, Entered, cases, enter, lines, sourced, told
from tests.register.cases.hiding import Said, among, rests_on, rests_on_our_reference, take_back, take_back_some
from tests.register.cases.vector import Kept, asked, vector

CASES = cases()
BY_NAME = pytest.mark.parametrize("case", CASES, ids=[case.key for case in CASES])
_Place: TypeAlias = tuple[str, int, str]  # a subject's entity and id, and a rule
KEEPING = "gov-no-owner"  # asks how the register is kept, and so may turn round when a fact is taken back


def expected(case: Case) -> dict[str, Any]:
    return tomllib.loads((FOLDER / "expected" / f"{case.key}.toml").read_text("utf-8"))


def entered(register: Register, case: Case) -> Entered:
    with register.change(Text("Enter a case")) as change:
        made = enter(change, case)
    screen(register, as_of=case.as_of)
    return made


def named(made: Entered, found: dict[tuple[str, int], dict[str, str]]) -> dict[str, dict[str, dict[str, str]]]:
    """The vector by the names of the case."""
    names = {(kind, number): name for (kind, name), number in made.ids.items()}
    told: dict[str, dict[str, dict[str, str]]] = {kind: {} for kind in SUBJECTS}
    for place, results in found.items():
        told[place[0]][names[place]] = results
    return told


def by_result(found: dict[tuple[str, int], dict[str, str]]) -> dict[str, set[str]]:
    """The rules that are TRUE, UNKNOWN or neither for some subject."""
    told: dict[str, set[str]] = {}
    for results in found.values():
        for rule, result in results.items():
            told.setdefault(result.split(" ")[0].rstrip(":"), set()).add(rule)
    return told


@BY_NAME
def test_a_case_gives_what_was_reviewed(register: Register, case: Case) -> None:
    made = entered(register, case)
    reviewed = expected(case)
    found = named(made, vector(register, case.as_of))
    for kind in SUBJECTS:
        assert found[kind] == reviewed.get(kind, {}), kind


@BY_NAME
def test_a_case_gives_what_the_table_of_the_fixtures_names_and_no_other_finding(register: Register, case: Case) -> None:
    entered(register, case)
    reviewed = expected(case)
    table, beyond = reviewed["table"], reviewed.get("beyond_table", {})
    told = by_result(vector(register, case.as_of))
    assert told.get("TRUE", set()) == set(table["true"]) | set(beyond)
    assert set(table["unknown"]) <= told.get("UNKNOWN", set()) - told.get("TRUE", set())
    assert set(table["false"]) <= told["FALSE"] - told.get("TRUE", set()) - told.get("UNKNOWN", set())
    assert all(len(reason) > 20 for reason in beyond.values())


def test_the_control_is_free_of_findings_and_of_questions(register: Register) -> None:
    (case,) = [case for case in CASES if case.key == "clean_purchase"]
    entered(register, case)
    told = by_result(vector(register, case.as_of))
    assert set(told) == {"FALSE", "does"}
    assert told["FALSE"] == {rule.id for rule in shipped_rules().all} - {"deal-pilot-to-paid"}


@BY_NAME
def test_each_fact_of_a_case_has_its_source(case: Case) -> None:
    for kind, name, table in case.records:
        known = sourced(table)
        if known is None or kind in ASIDE:
            continue
        links = {field.key for field in CATALOGUE[kind].stored if field.to in {"acquisition", "product", "deployment"}}
        said = set(table) - {"as", "answers", "source", "name"} | set(table.get("answers", {}))
        assert said - known - STRUCTURE - links == set(), (kind, name)
    cited = {line.partition(": ")[0] for line in lines(case)}
    assert cited == set(case.tables["source"])
    assert all(told(case, line)["kind"] in EVIDENCE_KIND for line in lines(case))


@BY_NAME
def test_a_fact_that_decides_leaves_a_question_when_it_is_taken_back(register: Register, case: Case) -> None:
    entered(register, case)
    proofs = _proofs(register, case.as_of)
    asked_for: set[_Place] = set()
    for said in sorted({said for rests in proofs.values() for said in rests}):
        number, left = _without(register, case.as_of, [said])
        for place, rests in proofs.items():
            if said in rests and place in left:  # the rest proves it as well: then it no longer rests on this
                assert said not in left[place], (place, said)
            elif said in rests:
                missing = _missing(register, place)
                assert any(among(path, missing) for path in rests[said]), (place, said, missing)
                asked_for.add(place)
        register.revert(number)
    for place in proofs.keys() - asked_for:
        _take_back_all(register, case.as_of, place, proofs[place])


def _take_back_all(register: Register, day: date, place: _Place, rests: dict[Said, set[str]]) -> None:
    """What is proven more than once is a question once nothing is left that proves it; unless our reference does."""
    numbers, paths = [], set[str]()
    while rests:
        paths |= {path for several in rests.values() for path in several}
        number, left = _without(register, day, rests)
        numbers.append(number)
        rests = left.get(place, {})
    missing = _missing(register, place)
    assert any(among(path, missing) for path in paths) or _stated(register, day, place), (place, paths, missing)
    for number in reversed(numbers):
        register.revert(number)


def _stated(register: Register, day: date, place: _Place) -> bool:
    with register.read() as connection:
        (found,) = [one for one in asked(connection, day) if (one.kind, one.subject, one.rule.rule.id) == place]
    return found.judged.result is Result.TRUE and rests_on_our_reference(found.judged.why)


@BY_NAME
def test_hiding_facts_of_a_case_never_turns_a_rule_round(register: Register, case: Case) -> None:
    entered(register, case)
    full = _words(vector(register, case.as_of))
    for seed, share in enumerate((0.05, 0.1, 0.2, 0.3, 0.4, 0.6)):
        with register.change(Text("Hide")) as change:
            take_back_some(change, Random(seed), share)
        screen(register, as_of=case.as_of)
        hidden = _words(vector(register, case.as_of))
        turned = {
            place: (full[place], word)
            for place, word in hidden.items()
            if word not in {full[place], "UNKNOWN"} and place[2] != KEEPING
        }
        assert not turned, seed
        register.revert(_last(register))


def _proofs(register: Register, day: date) -> dict[_Place, dict[Said, set[str]]]:
    """What each finding rests on; without the rule that asks how the register is kept."""
    with register.read() as connection:
        kept = Kept(connection)
        return {
            (one.kind, one.subject, rule): rests_on(one.rule.when.why(one.row, one.row, held=True))
            for one in asked(connection, day)
            if (rule := one.rule.rule.id) in kept.true(one.kind, one.subject) and rule != KEEPING
        }


def _missing(register: Register, place: _Place) -> set[str]:
    with register.read() as connection:
        return Kept(connection).unknown(*place[:2]).get(place[2], set())


def _without(register: Register, day: date, several: Iterable[Said]) -> tuple[int, dict[_Place, dict[Said, set[str]]]]:
    """The number of the change that takes these back, and what the findings that are left then rest on."""
    with register.change(Text("Take back")) as change:
        for said in several:
            take_back(change, said)
    number = _last(register)
    screen(register, as_of=day)
    return number, _proofs(register, day)


def _last(register: Register) -> int:
    with register.read() as connection:
        return int(connection.scalar(select(func.max(CHANGE.c.number))) or 0)


def _words(found: dict[tuple[str, int], dict[str, str]]) -> dict[_Place, str]:
    return {
        (*place, rule): result.split(" ")[0].rstrip(":")
        for place, results in found.items()
        for rule, result in results.items()
    }
