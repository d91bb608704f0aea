"""Levels before and after decisions and measures: the table, and what may lower a level how far."""

from datetime import date, timedelta

import pytest

from register.rules.levels import LEVEL, RANK
from register.rules.standing import (
    ACCEPTED_FOR,
    ACCEPTING,
    STATUS,
    Decided,
    Ground,
    Measure,
    level_of,
    standing,
)
from register.terms.decisions import DECISION_STATUS

TODAY = date(2026, 11, 24)
GROUND = Ground(TODAY)
DONE = {kind: Measure(kind, proven=True) for kind in ("contractual", "technical", "organisational", "removal")}


@pytest.mark.parametrize("level", list(LEVEL))
def test_what_is_true_has_the_level_of_its_rule(level: str) -> None:
    assert standing(level, level, None, (), GROUND).level == level


def test_the_table_never_falls_with_severity_or_likelihood() -> None:
    for severity in range(1, 5):
        for likelihood in range(1, 5):
            here = RANK[level_of(severity, likelihood)]
            assert severity == 4 or RANK[level_of(severity + 1, likelihood)] >= here
            assert likelihood == 4 or RANK[level_of(severity, likelihood + 1)] >= here
    assert level_of(4, 1) == "medium"
    assert level_of(1, 4) == "medium"


def test_equipment_that_is_not_in_use_counts_less_and_what_has_happened_more() -> None:
    assert standing("high", "high", None, (), Ground(TODAY, idle=True)).inherent == "medium"
    happened = Decided(1, "under_review", happened=True)
    assert standing("high", "high", happened, (), GROUND).inherent == "critical"


def test_a_level_falls_only_by_measures_that_are_proven() -> None:
    chosen = Decided(1, "mitigated", severity=1, likelihood=1)
    planned = Measure("technical", proven=False)
    assert standing("critical", "critical", chosen, (planned,), GROUND).level == "critical"
    assert standing("critical", "critical", chosen, (), GROUND).level == "critical"
    assert standing("critical", "critical", chosen, (DONE["technical"],), GROUND).level == "low"


def test_a_contract_alone_lowers_likelihood_by_one_step_and_removal_to_the_lowest() -> None:
    chosen = Decided(1, "mitigated", likelihood=1)
    assert standing("critical", "critical", chosen, (DONE["contractual"],), GROUND).level == "high"
    assert standing("critical", "critical", chosen, (DONE["technical"],), GROUND).level == "high"
    assert standing("critical", "critical", chosen, (DONE["removal"],), GROUND).level == "medium"
    assert standing("high", "high", chosen, (DONE["contractual"],), GROUND).level == "medium"


def test_paper_does_not_lower_what_was_held_unlawful_below_high() -> None:
    chosen = Decided(1, "mitigated", severity=1, likelihood=1)
    ground = Ground(TODAY, held_unlawful=True)
    assert standing("critical", "critical", chosen, (DONE["contractual"], DONE["technical"]), ground).level == "high"
    assert standing("critical", "critical", chosen, (DONE["removal"],), ground).level == "low"


def test_nothing_raises_a_level_above_its_rule() -> None:
    chosen = Decided(1, "mitigated", severity=4, likelihood=4)
    assert standing("medium", "medium", chosen, (DONE["technical"],), GROUND).level == "medium"


def test_an_acceptance_counts_until_its_day_and_opens_again_by_itself() -> None:
    accepted = Decided(7, "accepted", until=TODAY)
    here = standing("high", "high", accepted, (), GROUND)
    assert (here.status, here.level, here.turns_on) == ("accepted", "high", TODAY + timedelta(days=1))
    after = standing("high", "high", accepted, (), Ground(TODAY + timedelta(days=1)))
    assert (after.status, after.level, after.decision) == ("open", "high", 7)
    measured = Decided(7, "accepted", until=TODAY, severity=1, likelihood=1)
    assert standing("high", "high", measured, (DONE["removal"],), GROUND).level == "low"
    assert standing("high", "high", measured, (DONE["removal"],), Ground(TODAY + timedelta(days=1))).level == "high"


def test_an_undecided_level_keeps_its_bounds() -> None:
    here = standing("high", "critical", None, (), GROUND)
    assert (here.level, here.level_up_to) == ("high", "critical")


def test_each_level_says_who_may_accept_it_and_for_how_long() -> None:
    assert ACCEPTED_FOR.keys() == ACCEPTING.keys() == set(LEVEL)
    assert [ACCEPTED_FOR[level] for level in ("critical", "high", "medium", "low")] == [90, 366, 731, 1096]
    assert all("vendor_manager" not in roles for roles in ACCEPTING.values())
    assert set(STATUS) == {"open", *DECISION_STATUS}
