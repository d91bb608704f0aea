"""Findings as they stand: rows, counts by level, and what is not known."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, func, select

from register.journal.ids import Ids
from register.model.derived import CAUSE, FINDING, VERDICT
from register.model.tables import TABLES
from register.queries.called import Name, plain, record_names
from register.queries.reasons import read
from register.queries.ruled import title_of
from register.records import titles
from register.rules.facts import Reason
from register.rules.levels import LEVEL, RANK
from register.rules.standing import DISMISSED, Standing
from register.texts import Words

UNKNOWN = "unknown"
EQUIPMENT = "equipment"
OPEN = frozenset({"open", "under_review"})


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that is true of a subject; of equipment, of all things of one product in one deployment.

    kind, subject: of a group, the first of its things; number: how many. level: at least this one, up to `level_up_to`,
    after proven measures; inherent: before them. status: of rules.standing.STATUS; decision: its id. joined: how many
    came to a group after it was decided on. since: the number of the change after which it was first found.
    """

    id: int
    rule: str
    title: Words
    kind: str
    subject: int
    subject_title: Name
    level: str
    level_up_to: str
    inherent: str
    status: str
    number: int
    joined: int
    product: int | None
    deployment: int | None
    decision: int | None
    since: int
    since_on: date


class Undecided(NamedTuple):
    """A rule that is not decided for a subject, and the paths from it of what is missing."""

    rule: str
    missing: tuple[str, ...]


def findings(
    connection: Connection, *, about: tuple[str, Collection[int]] | None = None, rule: str | None = None
) -> list[Finding]:
    """What was found, the most serious first. about: a kind of subjects and their ids."""
    conditions = [] if rule is None else [FINDING.c.rule == rule]
    if about is None:
        return _findings(connection, [conditions])
    kind, ids = about
    near = [FINDING.c.subject_kind == kind, *conditions]
    return _findings(connection, [[*near, among] for among in Ids(ids).among(FINDING.c.subject_id)])


def findings_by_id(connection: Connection, ids: Iterable[int]) -> dict[int, Finding]:
    """These findings by id. One that is gone is left out."""
    found = _findings(connection, [[among] for among in Ids(ids).among(FINDING.c.id)])
    return {one.id: one for one in found}


def finding(connection: Connection, number: int) -> Finding | None:
    """One finding; None if it is gone."""
    return next(iter(_findings(connection, [[FINDING.c.id == number]])), None)


def reasons(connection: Connection, number: int) -> tuple[Reason, ...]:
    """Why the rule of a finding is true."""
    why = connection.scalar(select(FINDING.c.why).where(FINDING.c.id == number))
    return read(why or "[]")


def level_missing(connection: Connection, number: int) -> tuple[str, ...]:
    """What is missing to say the level of a finding: paths from its subject."""
    missing = connection.scalar(select(FINDING.c.level_missing).where(FINDING.c.id == number))
    return tuple(json.loads(missing or "[]"))


def counts(connection: Connection) -> dict[str, int]:
    """How many findings count by level, the most serious first; under "unknown" how often a rule is not decided."""
    row = FINDING.c
    found = select(row.level, func.count()).where(row.status.not_in(DISMISSED)).group_by(row.level)
    by_level: dict[str, int] = dict(connection.execute(found).all())
    known = {level: by_level.get(level, 0) for level in reversed(list(LEVEL))}
    return known | {UNKNOWN: undecided_results(connection)}


def open_findings(connection: Connection) -> int:
    """How many findings are open: nothing was decided on them yet, or they are being looked into."""
    status = FINDING.c.status.in_(sorted(OPEN))
    return int(connection.scalar(select(func.count()).select_from(FINDING).where(status)) or 0)


def undecided(connection: Connection, kind: str, number: int) -> list[Undecided]:
    """The rules that are not decided for a subject."""
    cause = (
        select(CAUSE.c.missing)
        .join(VERDICT, VERDICT.c.cause_id == CAUSE.c.id)
        .where(VERDICT.c.subject_kind == kind, VERDICT.c.subject_id == number)
    )
    return [
        Undecided(rule, tuple(missing))
        for text in connection.scalars(cause)
        for rule, missing in json.loads(text).items()
    ]


def undecided_results(connection: Connection) -> int:
    """How often a rule is not decided for a subject."""
    causes = dict(connection.execute(select(CAUSE.c.id, CAUSE.c.missing)).all())
    cause = VERDICT.c.cause_id  # counted in its index, without a look at the rows
    used = select(cause, func.count()).where(cause.is_not(None)).group_by(cause)
    return sum(len(json.loads(causes[one])) * number for one, number in connection.execute(used))


def members(connection: Connection, found: Finding) -> Ids:
    """The things of a group of equipment; of any other finding, or one decided on alone, its subject."""
    if found.kind != EQUIPMENT or is_alone(connection, found):
        return Ids((found.subject,))
    row = VERDICT.c
    wanted = (
        select(row.subject_id, CAUSE.c.id, CAUSE.c.held)
        .join(CAUSE, CAUSE.c.id == row.cause_id)
        .where(
            row.subject_kind == EQUIPMENT,
            row.product_id.is_not_distinct_from(found.product),
            row.deployment_id.is_not_distinct_from(found.deployment),
        )
    )
    known: dict[int, bool] = {}
    ids = []
    for subject, cause, held in connection.execute(wanted):
        if cause not in known:
            stands = json.loads(held).get(found.rule)
            known[cause] = bool(stands) and stands[2] == found.inherent and stands[4] in {None, found.decision}
        if known[cause]:
            ids.append(subject)
    return Ids(ids)


def is_alone(connection: Connection, found: Finding) -> bool:
    """Whether what was decided about a piece of equipment was decided about it alone, and not about all like it."""
    row = TABLES["decision"].c
    return (
        found.kind == EQUIPMENT
        and found.decision is not None
        and connection.scalar(select(row.subject_id).where(row.id == found.decision)) is not None
    )


def held_by(connection: Connection, kind: str, number: int) -> dict[str, Standing]:
    """The rules that are true of one subject, as screened, and where they stand."""
    row = VERDICT.c
    cause = select(CAUSE.c.held).join(VERDICT, CAUSE.c.id == row.cause_id)
    held = connection.scalar(cause.where(row.subject_kind == kind, row.subject_id == number))
    return {rule: Standing(*told) for rule, told in json.loads(held or "{}").items()}


def findings_of_thing(connection: Connection, number: int) -> list[Finding]:
    """The findings of one piece of equipment, the most serious first.

    Each is told of itself, though it is kept with those of like things.
    """
    row = TABLES["equipment"].c
    place = connection.execute(select(row.product_id, row.deployment_id).where(row.id == number)).one_or_none()
    if place is None:
        return []
    held, at = held_by(connection, EQUIPMENT, number), FINDING.c
    near = [
        at.subject_kind == EQUIPMENT,
        at.product_id.is_not_distinct_from(place.product_id),
        at.deployment_id.is_not_distinct_from(place.deployment_id),
        at.rule.in_(held),
    ]
    title = titles(connection, EQUIPMENT, (number,)).get(number, f"#{number}")
    kept = {(one.rule, one.inherent, one.decision): one for one in _findings(connection, [near])}
    shared = {(one.rule, one.inherent): one for one in kept.values() if one.number > 1 or one.subject == number}
    found_here = [
        replace(
            found, subject=number, subject_title=title, level=stands.level, level_up_to=stands.level_up_to,
            status=stands.status, decision=stands.decision,
        )
        for rule, stands in held.items()
        if (found := kept.get((rule, stands.inherent, stands.decision)) or shared.get((rule, stands.inherent)))
    ]  # fmt: skip
    return sorted(found_here, key=lambda one: (-RANK.get(one.level, 0), one.rule))


def _findings(connection: Connection, conditions: Iterable[list[ColumnElement[bool]]]) -> list[Finding]:
    row = FINDING.c
    columns = (
        row.id, row.rule, row.subject_kind, row.subject_id, row.level, row.level_up_to, row.inherent, row.status,
        row.number, row.joined, row.product_id, row.deployment_id, row.decision_id, row.since, row.since_on,
    )  # fmt: skip
    rows = [one for every in conditions for one in connection.execute(select(*columns).where(*every))]
    subjects: dict[str, set[int]] = {}
    for one in rows:
        subjects.setdefault(one.subject_kind, set()).add(one.subject_id)
    names = {
        (kind, number): name
        for kind, ids in subjects.items()
        for number, name in record_names(connection, kind, ids).items()
    }
    found = [
        Finding(
            one.id, one.rule, title_of(one.rule), one.subject_kind, one.subject_id,
            names.get((one.subject_kind, one.subject_id), f"#{one.subject_id}"),
            one.level, one.level_up_to, one.inherent, one.status, one.number, one.joined, one.product_id,
            one.deployment_id, one.decision_id, one.since, one.since_on,
        )
        for one in rows
    ]  # fmt: skip
    return sorted(found, key=lambda one: (-RANK.get(one.level, 0), one.rule, plain(one.subject_title), one.subject))
