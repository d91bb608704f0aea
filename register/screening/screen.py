"""The screening: all of the register, or what changed since the last time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, select

from register.cycles import no_search_for_cycles
from register.journal.ids import Ids
from register.model.derived import VERDICT
from register.model.journal import JOURNAL_HEAD
from register.progress import Progress, quiet
from register.queries.findings import undecided_results
from register.queries.ruled import all_rules
from register.rules.judging import Judgement, Level
from register.rules.vocabulary import SUBJECTS
from register.screening.asking import Asked, Asking, Steps
from register.screening.dependents import concerned
from register.screening.facts import facts
from register.screening.found import Kept, Moment, keep_groups, keep_single
from register.screening.lapsed import lapsing
from register.screening.outcomes import Judging
from register.screening.ruling import fingerprint, ruling
from register.screening.things import ALIKE, Things, every_id
from register.screening.treated import Treatments, treatments
from register.screening.verdicts import forget_causes, keep_verdicts
from register.store import Register, info, set_info
from register.texts import Text
from register.values import today


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
    treatments: Treatments
    packs: Mapping[str, str]
    fingerprint: str


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
            return Screened(0, 0, undecided_results(connection))
        with no_search_for_cycles():
            found = _asked(connection, plan, progress)
    with no_search_for_cycles():
        return _kept(register, plan, found)


def explain(connection: Connection, rule: str, kind: str, number: int, as_of: date | None = None) -> Judgement | None:
    """What a rule comes to for one subject now, with everything that explains it.

    None if the subject is gone, or the rule does not hold here: it is of another law, or switched off.
    """
    day = as_of or today()
    levels = ruling(connection, day)
    level = levels.get(kind)
    bound = next((one for one in level.rules if one.rule.id == rule), None) if level is not None else None
    raised = lapsing(levels)
    if level is None or (bound is None and rule not in raised):
        return None
    row = facts(connection, level.reads, Ids((number,)), day, narrow=False).get(number)
    if row is None:
        return None
    if rule in raised:
        treated, place = treatments(connection, levels, ()), (row.get("product"), row.get("deployment"))
        own = treated.of_thing(number, place) if kind == ALIKE else treated.single.get((kind, number), {})
        found, _ = treated.applied(Judging(level).judged(row), own, day)
        if rule in found.true:
            return found.true[rule]
    return None if bound is None else bound.judgement(row)


def _kept(register: Register, plan: _Plan, found: Mapping[str, Asked]) -> Screened:
    kept: list[Kept] = []
    moment = Moment(plan.head, plan.as_of, plan.packs)
    with register.change(Text("Screen the register"), undoable=False) as change:
        change.alone("screening")
        for kind, ids in plan.ids.items():
            asked = found.get(kind, {})
            groups = keep_verdicts(change.connection, kind, ids, asked)
            if kind == ALIKE:
                kept.append(keep_groups(change.connection, None if ids is None else groups, plan.treatments, moment))
            else:
                kept.append(keep_single(change.connection, kind, ids, asked, moment))
        forget_causes(change.connection)
        told = {"screened_to": plan.head, "screened_on": plan.as_of, "screened_with": plan.fingerprint}
        for key, value in told.items():
            set_info(change.connection, key, str(value))
        unknown = undecided_results(change.connection)
        change.derived.add("finding")
    return Screened(sum(one.raised for one in kept), sum(one.cleared for one in kept), unknown)


def _plan(connection: Connection, day: date, *, full: bool) -> _Plan | None:
    head = connection.scalar(select(JOURNAL_HEAD.c.number)) or 0
    seen = int(info(connection, "screened_to") or 0)
    last = info(connection, "screened_on")
    mark = fingerprint(connection)
    known = info(connection, "screened_with") == mark and last is not None and last <= day.isoformat()
    if known and not full and seen == head and last == day.isoformat():
        return None
    rules = all_rules(connection)
    packs = {rule.id: f"{rule.pack} {rules.versions[rule.pack]}" for rule in rules.all}
    levels = ruling(connection, day)
    treated = treatments(connection, levels, (rule.id for rule in rules.all if rule.held_unlawful))
    ids: dict[str, Ids | None] = dict.fromkeys(SUBJECTS)
    if known and not full:
        ids = _changed(connection, seen, day, levels)
    return _Plan(head, day, levels, ids, treated, packs, mark)


def _changed(connection: Connection, seen: int, day: date, levels: Mapping[str, Level]) -> dict[str, Ids | None]:
    """The subjects whose facts changed since, and those for which something falls due."""
    ids = {
        kind: set(found) for kind, found in concerned(connection, seen, [one.reads for one in levels.values()]).items()
    }
    row = VERDICT.c
    due = select(row.subject_kind, row.subject_id).where(row.subject_kind.in_(list(levels)), row.due_on <= day)
    for kind, subject in connection.execute(due):
        ids[kind].add(subject)
    return {kind: Ids(ids[kind]) for kind in levels if ids[kind]}


def _asked(connection: Connection, plan: _Plan, progress: Progress) -> dict[str, Asked]:
    wanted: dict[str, Ids] = {}
    for kind in plan.levels:
        if kind in plan.ids:
            ids = plan.ids[kind]
            wanted[kind] = every_id(connection, kind) if ids is None else ids
    steps = Steps(sum(len(ids) for ids in wanted.values()), progress)
    reads = [level.reads for level in plan.levels.values()]
    things = Things(connection, reads, whole=all(ids is None for ids in plan.ids.values()))
    asking = Asking(connection, plan.levels, plan.treatments, plan.as_of, things)
    return {kind: asking.of(kind, ids, steps) for kind, ids in wanted.items()}
