"""Where a finding stands: its level before and after what people decided and did about it.

The matrix and its four steps are those of the CNIL's method (PIA, 2018: negligible, limited, significant, maximal),
read as a table and never as a product. What lowers a level is a measure that is done and proven; paper lowers little.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from register.rules.levels import LEVEL, RANK
from register.terms.codes import CodeList
from register.terms.decisions import DECISION_STATUS
from register.texts import Words

STATUS = CodeList("finding_status", {"open": Words("Open", "Ouvert"), **DECISION_STATUS.codes})
DISMISSED = frozenset({"set_aside", "false_alarm"})  # these two no longer count at any level

_LEVELS = list(LEVEL)
# level by severity and likelihood, 1 negligible to 4 maximal
_MATRIX = {
    4: ("medium", "high", "critical", "critical"),
    3: ("medium", "medium", "high", "critical"),
    2: ("low", "medium", "medium", "high"),
    1: ("low", "low", "low", "medium"),
}
STEPS = {  # of severity and of likelihood
    1: Words("Negligible (1)", "Négligeable (1)"),
    2: Words("Limited (2)", "Limitée (2)"),
    3: Words("Significant (3)", "Importante (3)"),
    4: Words("Maximal (4)", "Maximale (4)"),
}
LIKELY = 3  # of what is true: the table then gives back the rule's own level
HAPPENED = 4  # there is evidence that it has happened
NOT_YET = 2  # equipment that is planned, delivered or disabled
IDLE = frozenset({"planned", "delivered", "disabled"})
_FLOOR = "high"  # of what an authority or a court held unlawful: paper does not mend that


@dataclass(frozen=True, slots=True)
class Measure:
    """A control. kind: contractual, technical, organisational, removal. proven: done or verified, with evidence."""

    kind: Literal["contractual", "technical", "organisational", "removal"]
    proven: bool


@dataclass(frozen=True, slots=True)
class Decided:
    """What somebody decided about a finding.

    severity: the higher of the two viewpoints (persons and city), likelihood: both 1 to 4, chosen, or None.
    until: the last day of an acceptance. covers: whether the subject was there when it was decided.
    """

    id: int
    status: str
    until: date | None = None
    severity: int | None = None
    likelihood: int | None = None
    happened: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a finding stands on a day.

    level: after proven measures, at least, and at most `level_up_to`. inherent: before them. status: of STATUS; an
    acceptance that ran out is open again. decision: its id, if any. turns_on: the day on which the calendar alone
    changes it. lapsed: the last day of an acceptance that ran out.
    """

    level: str
    level_up_to: str
    inherent: str
    status: str = "open"
    decision: int | None = None
    turns_on: date | None = None
    lapsed: date | None = None


def level_of(severity: int, likelihood: int) -> str:
    """The level of a cell of the matrix; both 1 to 4."""
    return _MATRIX[severity][likelihood - 1]


@dataclass(frozen=True, slots=True)
class Ground:
    """What a level rests on besides the rule. idle: the equipment is not in use.

    held_unlawful: an authority or a court held the same thing unlawful.
    """

    as_of: date
    idle: bool = False
    held_unlawful: bool = False


def standing(
    level: str, level_up_to: str, decided: Decided | None, measures: Sequence[Measure], ground: Ground
) -> Standing:
    """Where a finding stands. level, level_up_to: as the rule judged."""
    likelihood = HAPPENED if decided is not None and decided.happened else NOT_YET if ground.idle else LIKELY
    inherent, most = (level_of(RANK[one], likelihood) for one in (level, level_up_to))
    found = Standing(inherent, most, inherent)
    if decided is None:
        return found
    until = decided.until if decided.status == "accepted" else None
    expired = until is not None and until < ground.as_of
    turns = until + timedelta(days=1) if until is not None and not expired and until < date.max else None
    status, lapsed = ("open", until) if expired else (decided.status, None)
    found = replace(found, status=status, decision=decided.id, turns_on=turns, lapsed=lapsed)
    proven = [measure.kind for measure in measures if measure.proven]
    if not proven or expired:
        return found
    chance = min(max(decided.likelihood or likelihood, _least_likelihood(proven, likelihood)), likelihood)
    low, high = (level_of(min(decided.severity or RANK[one], RANK[one]), chance) for one in (level, level_up_to))
    if ground.held_unlawful and "removal" not in proven:
        low, high = (max(one, _FLOOR, key=RANK.__getitem__) for one in (low, high))
    return replace(found, level=low, level_up_to=max(low, high, key=RANK.__getitem__))


def _least_likelihood(proven: Sequence[str], inherent: int) -> int:
    """How far proven measures may lower the likelihood: removal to 1, a contract alone by one step."""
    if "removal" in proven:
        return 1
    return max(inherent - 1, 1) if set(proven) == {"contractual"} else 2


# How long a finding of a level may be accepted, in days; a critical one only goes on for a time, with a plan to stop.
ACCEPTED_FOR = {"critical": 90, "high": 366, "medium": 731, "low": 1096}
REVIEWED_AFTER = {"critical": 91, "high": 183, "medium": 366, "low": 731}
ACCEPTING = {  # who may accept a finding of a level
    "critical": frozenset({"elected_member", "director_general"}),
    "high": frozenset({"elected_member", "director_general"}),
    "medium": frozenset({"elected_member", "director_general", "department_head", "ciso", "dpo"}),
    "low": frozenset({"elected_member", "director_general", "department_head", "ciso", "dpo"}),
}
