"""The screening: all of the register, or what changed since the last time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import blake2b
from typing import NamedTuple

from sqlalchemy import Connection, select

from register.journal.ids import Ids
from register.model.derived import VERDICT
from register.model.journal import JOURNAL_HEAD
from register.model.tables import TABLES
from register.progress import Progress, quiet
from register.queries.findings import questions_open
from register.reference.sets import dated_sets
from register.resources import resource
from register.rules.judging import BoundRule, Judgement, Level, bound_rules
from register.rules.levels import Result
from register.rules.pack import shipped_rules
from register.rules.rule import Rule
from register.rules.scope import World
from register.rules.vocabulary import SUBJECTS
from register.screening.dependents import concerned
from register.screening.facts import Facts, facts
from register.screening.verdicts import Kept, Verdict, forget_causes, keep
from register.store import Register, info, set_info
from register.texts import Text
from register.values import today

_PAGE = 500  # subjects whose facts are held at a time


class Screened(NamedTuple):
    """What a screening changed: findings raised and cleared. unknown: facts that are missing in the whole register."""

    raised: int
    cleared: int
    unknown: int


@dataclass(frozen=True, slots=True)
class _Plan:
    """What to ask. head: the last change that is seen; ids: by subject, None where all of them are to be asked."""

    head: int
    as_of: date
    levels: Mapping[str, Level]
    ids: Mapping[str, Ids | None]


def screen(
    register: Register, *, full: bool = False, as_of: date | None = None, progress: Progress = quiet
) -> Screened:
    """Ask the rules of what changed since the last screening, or of everything, and keep what they came to.

    as_of: the day called today. It may be stopped at any time: what is kept is of one screening, whole. Of a register
    that cannot be written, what was kept last stands.
    Raises Cancelled, RegisterError.
    """
    day = as_of or today()
    with register.read() as connection:
        plan = None if register.read_only else _plan(connection, day, full=full)
        if plan is None:
            return Screened(0, 0, questions_open(connection))
        found = _asked(connection, plan, progress)
    return _kept(register, plan, found)


def explain(connection: Connection, rule: str, number: int, as_of: date | None = None) -> Judgement | None:
    """What a rule comes to for one subject now, with everything that explains it; None if the subject is gone."""
    day = as_of or today()
    level = _levels(connection, day)[shipped_rules().by_id[rule].subject]
    row = facts(connection, level.reads, Ids((number,)), narrow=False).get(number)
    bound = next(one for one in level.rules if one.rule.id == rule)
    return None if row is None else bound.judgement(row)


def _kept(register: Register, plan: _Plan, found: Mapping[str, list[Verdict]]) -> Screened:
    kept: list[Kept] = []
    with register.change(Text("Screen the register"), undoable=False) as change:
        change.alone("screening")
        for kind, ids in plan.ids.items():
            kept.append(keep(change.connection, kind, ids, found.get(kind, []), (plan.head, plan.as_of)))
        forget_causes(change.connection)
        for key, value in (("screened_to", plan.head), ("screened_on", plan.as_of), ("screened_with", _fingerprint())):
            set_info(change.connection, key, str(value))
        unknown = questions_open(change.connection)
        change.derived.add("finding")
    return Screened(sum(one.raised for one in kept), sum(one.cleared for one in kept), unknown)


def _plan(connection: Connection, day: date, *, full: bool) -> _Plan | None:
    head = connection.scalar(select(JOURNAL_HEAD.c.number)) or 0
    levels = _levels(connection, day)
    seen = int(info(connection, "screened_to") or 0)
    last = info(connection, "screened_on")
    known = info(connection, "screened_with") == _fingerprint() and last is not None and last <= day.isoformat()
    if full or not known:
        return _Plan(head, day, levels, dict.fromkeys(SUBJECTS))
    if seen == head and last == day.isoformat():
        return None
    ids = concerned(connection, seen, [level.reads for level in levels.values()])
    due = VERDICT.c.due_on <= day
    for kind in levels:
        more = connection.scalars(select(VERDICT.c.subject_id).where(VERDICT.c.subject_kind == kind, due))
        ids[kind] = Ids({*ids.get(kind, ()), *more})
    return _Plan(head, day, levels, {kind: ids[kind] for kind in levels if ids[kind]})


def _levels(connection: Connection, day: date) -> dict[str, Level]:
    rules = shipped_rules()
    world = World(day, rules.settings, rules.facts, rules.concerns)
    jurisdiction = info(connection, "jurisdiction")
    return bound_rules((rule for rule in rules.all if _holds(rule, jurisdiction, day)), world)


def _holds(rule: Rule, jurisdiction: str | None, day: date) -> bool:
    """Whether the law of the rule's pack is that of the register."""
    if rule.jurisdiction == "EU":
        return jurisdiction is not None and dated_sets()["EEA"].contains(jurisdiction, day) is True
    return rule.jurisdiction in {None, jurisdiction}


def _asked(connection: Connection, plan: _Plan, progress: Progress) -> dict[str, list[Verdict]]:
    wanted: dict[str, Ids] = {}
    for kind in plan.levels:
        if kind in plan.ids:
            ids = plan.ids[kind]
            wanted[kind] = Ids(connection.scalars(select(TABLES[kind].c.id))) if ids is None else ids
    steps = sum(len(ids) for ids in wanted.values())
    done = 0
    found: dict[str, list[Verdict]] = {}
    for kind, ids in wanted.items():
        found[kind] = []
        numbers = list(ids)
        for start in range(0, len(numbers), _PAGE):
            page = numbers[start : start + _PAGE]
            progress(done, steps)
            level = plan.levels[kind]
            rows = facts(connection, level.reads, Ids(page))
            found[kind] += [one for row in rows.values() if (one := _verdict(level.rules, row)) is not None]
            done += len(page)
    progress(steps, steps)
    return found


def _verdict(rules: tuple[BoundRule, ...], row: Facts) -> Verdict | None:
    """What the rules come to for a subject; explained only where one is true or not known."""
    verdict = Verdict(row["id"], {}, {})
    for bound in rules:
        due = bound.due(row) if bound.dated else None
        if due is not None and (verdict.due is None or due < verdict.due):
            verdict.due = due
        if bound.truth(row) is False:
            continue
        judged = bound.judgement(row)
        if judged.result is Result.TRUE:
            verdict.true[bound.rule.id] = judged
        elif judged.result is Result.UNKNOWN:
            verdict.unknown[bound.rule.id] = tuple(sorted(judged.missing))
    return verdict if verdict.true or verdict.unknown or verdict.due else None


@cache
def _fingerprint() -> str:
    """Of the rules and tables that the program ships with: others mean a full screening."""
    digest = blake2b(digest_size=8)
    for folder in ("rules", "reference"):
        for file in sorted(resource(folder).glob("*.toml")):
            digest.update(file.read_bytes())
    return digest.hexdigest()
