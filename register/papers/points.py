"""Each rule's one result on all that a sheet is about: a point, with its level, what it is true of, and why."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection

from register.fields.field import Confidentiality
from register.journal.ids import Ids
from register.papers.scope import Scope
from register.progress import quiet
from register.queries.asking import wanted
from register.queries.ruled import all_rules
from register.rules.facts import Fact, Reason, Witnesses
from register.rules.judging import Judgement
from register.rules.levels import RANK, Result
from register.rules.rule import Rule
from register.rules.standing import DISMISSED, Standing
from register.rules.vocabulary import asked as named
from register.screening.asking import Asking, Common, Steps
from register.screening.facts import facts
from register.screening.ruling import ruling
from register.screening.things import Things
from register.screening.treated import treatments

# What a point comes to, in the order of print: the levels of what is true, with what is not known under high.
ORDER = ("critical", "high", "unknown", "medium", "low", "clear", "na")
GRAVE = ("critical", "high")
_WITHHELD: frozenset[Confidentiality] = frozenset({"restricted", "secret"})


@dataclass(slots=True)
class Point:
    """What a rule comes to. sign: one of ORDER.

    standing: of the gravest finding; subjects: (kind, id) of what it is true of, number: how many.
    reasons: the facts that decided. restricted: whether it rests on a fact that is not for everybody. asked: questions
    to the supplier, as label of the fact and what it is about.
    """

    rule: Rule
    sign: str = "na"
    standing: Standing | None = None
    subjects: list[tuple[str, int]] = field(default_factory=list)
    number: int = 0
    reasons: list[Reason] = field(default_factory=list)
    restricted: bool = False
    asked: set[tuple[str, str]] = field(default_factory=set)
    results: set[str] = field(default_factory=set)

    @property
    def grave(self) -> bool:
        """Whether it may come to a critical or high level."""
        return any(case.level in GRAVE for case in self.rule.cases)


def points(connection: Connection, scope: Scope, as_of: date) -> list[Point]:
    """All rules that hold in the register, each with its result, in the order of print."""
    levels = ruling(connection, as_of)
    rules = all_rules(connection)
    treated = treatments(connection, levels, (rule.id for rule in rules.all if rule.held_unlawful), until=as_of)
    things = Things(connection, [level.reads for level in levels.values()])
    asking = Asking(connection, levels, treated, as_of, things)
    found: dict[str, Point] = {}
    for kind, level in levels.items():
        judged = list(_came(asking, kind, scope.ids[kind]))
        for bound in level.rules:
            point = found.setdefault(bound.rule.id, Point(rules.by_id.get(bound.rule.id, bound.rule)))
            for subjects, came in judged:
                _take(point, kind, subjects, *came[bound.rule.id])
            if kind not in scope.whole:
                point.results.add("open")
    for point in found.values():
        point.sign = _sign(point)
    places = {sign: place for place, sign in enumerate(ORDER)}
    return sorted(found.values(), key=lambda point: places[point.sign])


_Came = Mapping[str, tuple[Judgement, Standing | None]]


def _came(asking: Asking, kind: str, ids: Ids) -> Iterator[tuple[list[int], _Came]]:
    """What each rule comes to for subjects, and where it stands: those that come to the same by the first of them."""
    level = asking.levels[kind]
    alike: dict[Common, list[int]] = {}
    for number, common in asking.of(kind, ids, Steps(len(ids), quiet)).items():
        alike.setdefault(common, []).append(number)
    first = Ids(numbers[0] for numbers in alike.values())
    rows = facts(asking.connection, level.reads, first, asking.as_of, asking.things)
    for common, numbers in alike.items():
        true, stands = common.judged.true, dict(common.outcome.held)
        judged = {bound.rule.id: true.get(bound.rule.id) or bound.judgement(rows[numbers[0]]) for bound in level.rules}
        yield numbers, {rule: (one, stands.get(rule)) for rule, one in judged.items()}


def _take(point: Point, kind: str, subjects: list[int], judged: Judgement, standing: Standing | None) -> None:
    if standing is not None and standing.status not in DISMISSED:
        point.number += len(subjects)
        graver = point.standing is None or RANK[standing.level] > RANK[point.standing.level]
        if graver:
            point.standing = standing
        point.subjects += [(kind, number) for number in subjects]
        point.reasons = [*judged.why, *point.reasons] if graver else [*point.reasons, *judged.why]
        point.restricted |= any(_withheld(one) for one in judged.why)
    elif judged.result is Result.UNKNOWN:
        point.results.add("unknown")
        asked = (wanted(kind, path) for path in judged.missing)
        point.asked |= {(kind, one.label.en) for one in asked if one.to == "supplier"}
    else:
        point.results.add("false" if judged.result in {Result.TRUE, Result.FALSE} else "na")


def _sign(point: Point) -> str:
    if point.standing is not None:
        return point.standing.level
    if point.results & {"unknown", "open"}:
        return "unknown"
    return "clear" if "false" in point.results else "na"


def leaves(reasons: Iterable[Reason]) -> Iterator[Fact]:
    """The facts that reasons come down to."""
    for reason in reasons:
        if isinstance(reason, Witnesses):
            yield from leaves(fact for first in reason.first for fact in first)
        elif reason.origins:
            yield from leaves(reason.origins)
        else:
            yield reason


def _withheld(reason: Reason) -> bool:
    for fact in leaves((reason,)):
        held = named(fact.kind, fact.field)
        if getattr(held, "confidentiality", "public") in _WITHHELD:
            return True
    return False
