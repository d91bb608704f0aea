"""Findings as they stand: rows, counts by level, what is not known, and all of it for export."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, func, select

from register.journal.ids import Ids
from register.model.derived import CAUSE, FINDING, VERDICT
from register.queries.reasons import read
from register.records import titles
from register.rules.facts import Fact, Listing, Reason
from register.rules.levels import LEVEL, RANK
from register.rules.pack import shipped_rules
from register.rules.rule import Rule
from register.rules.spans import INFINITY, Span
from register.texts import Words
from register.values import Answer

UNKNOWN = "unknown"
_SUBJECTS_NAMED = 1000


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that is true of a subject.

    level: at least this one, up to `level_up_to`. since: the number of the change after which it was first found.
    """

    id: int
    rule: str
    title: Words
    kind: str
    subject: int
    subject_title: str
    level: str
    level_up_to: str
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
    """How many findings there are by level, the most serious first; under "unknown" how many facts are missing."""
    found = select(FINDING.c.level, func.count()).group_by(FINDING.c.level)
    by_level: dict[str, int] = dict(connection.execute(found).all())
    known = {level: by_level.get(level, 0) for level in reversed(list(LEVEL))}
    return known | {UNKNOWN: questions_open(connection)}


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


def questions_open(connection: Connection) -> int:
    """How many facts are missing in all, each counted once for the subject whose it is."""
    used = select(func.sum(CAUSE.c.paths)).join(VERDICT, VERDICT.c.cause_id == CAUSE.c.id)
    return int(connection.scalar(used) or 0)


def exported(connection: Connection) -> Iterator[dict[str, Any]]:
    """All findings as the exchange format has them, then what is not known, grouped by rule and what is missing."""
    wanted = select(FINDING).order_by(
        FINDING.c.rank.desc(), FINDING.c.rule, FINDING.c.subject_kind, FINDING.c.subject_id
    )
    for row in connection.execute(wanted):
        yield {
            "rule": row.rule,
            "result": "TRUE",
            "subject": [row.subject_kind, row.subject_id],
            "level": row.level,
            "level_up_to": row.level_up_to,
            "facts": _facts(read(row.why)),
            "missing": [],
            "level_missing": json.loads(row.level_missing),
            "since": row.since_on.isoformat(),
            "status": "open",
        }
    yield from _unknown(connection)


def _unknown(connection: Connection) -> Iterator[dict[str, Any]]:
    verdicts = (
        select(VERDICT.c.subject_kind, CAUSE.c.missing, VERDICT.c.subject_id)
        .join(CAUSE, CAUSE.c.id == VERDICT.c.cause_id)
        .order_by(VERDICT.c.subject_kind, VERDICT.c.subject_id)
    )
    groups: dict[tuple[str, str, tuple[str, ...]], list[int]] = {}
    for kind, text, subject in connection.execute(verdicts):
        for rule, missing in json.loads(text).items():
            groups.setdefault((rule, kind, tuple(missing)), []).append(subject)
    for (rule, kind, missing), subjects in sorted(groups.items()):
        yield {
            "rule": rule,
            "result": "UNKNOWN",
            "subject_kind": kind,
            "missing": list(missing),
            "count": len(subjects),
            "subjects": subjects[:_SUBJECTS_NAMED],
        }


def rule_of(rule: str) -> Rule | None:
    """A rule by its id; None for one that this program does not ship."""
    return shipped_rules().by_id.get(rule)


def _findings(connection: Connection, conditions: Iterable[list[ColumnElement[bool]]]) -> list[Finding]:
    row = FINDING.c
    columns = (row.id, row.rule, row.subject_kind, row.subject_id, row.level, row.level_up_to, row.since, row.since_on)
    rows = [one for every in conditions for one in connection.execute(select(*columns).where(*every))]
    subjects: dict[str, set[int]] = {}
    for one in rows:
        subjects.setdefault(one.subject_kind, set()).add(one.subject_id)
    names = {
        (kind, number): name for kind, ids in subjects.items() for number, name in titles(connection, kind, ids).items()
    }
    found = [
        Finding(one.id, one.rule, _title(one.rule), *one[2:4], names.get(one[2:4], f"#{one.subject_id}"), *one[4:])
        for one in rows
    ]
    return sorted(found, key=lambda one: (-RANK.get(one.level, 0), one.rule, one.subject_title, one.subject))


def _title(rule: str) -> Words:
    known = rule_of(rule)
    return Words(rule, rule) if known is None else known.title


def _facts(why: Iterable[Reason]) -> dict[str, Any]:
    """The deciding facts by their path; of a collection, how many of its records, and the facts of the first ones."""
    found: dict[str, Any] = {}
    for reason in why:
        if isinstance(reason, Fact):
            found[reason.path] = _json(reason.value)
        else:
            first = [{fact.path: _json(fact.value) for fact in facts} for facts in reason.first]
            ids = [facts[0].record for facts in reason.first if facts and facts[0].record]
            found[reason.path] = {"number": reason.number, "kind": reason.kind, "ids": ids, "first": first}
    return found


def _json(value: Any) -> Any:
    if isinstance(value, Answer):
        return {"is": value.value}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Listing):
        return list(value.members)
    if not isinstance(value, Span):
        return value
    if value.exact:
        return f"{value.parts[0][1]:.2f}" if value.parts else "0.00"
    return [
        {"currency": unit or None, "from": f"{low:.2f}", "to": None if high == INFINITY else f"{high:.2f}"}
        for unit, low, high in value.parts
    ]
