"""Trying a changed condition of a rule on the register: what it would flag and clear, with nothing kept."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, select

from register.errors import RegisterError
from register.journal.ids import Ids
from register.model.tables import TABLES
from register.progress import Progress, quiet
from register.queries.ruled import all_rules
from register.rules.judging import Level
from register.rules.parser import parsed
from register.rules.rule import Rule
from register.rules.tokens import ConditionError
from register.screening.asking import Asking, Steps
from register.screening.ruling import ruling
from register.screening.things import Things
from register.screening.treated import Treatments
from register.texts import Text
from register.values import today

_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Trial:
    """What a changed condition would come to. Subjects are pairs of kind and id, the first hundred of each.

    flags: true now but not as the rule stands; clears: the other way round; true, unknown: how many there would be, of
    so many subjects.
    """

    flags: int
    clears: int
    true: int
    unknown: int
    of: int
    flagged: tuple[tuple[str, int], ...]
    cleared: tuple[tuple[str, int], ...]


def try_condition(
    connection: Connection, rule: str, condition: str, as_of: date | None = None, progress: Progress = quiet
) -> Trial:
    """Judge all subjects of a rule by its condition and by another one.

    Raises: ConditionError, with its place, where the condition cannot be read or does not fit; Cancelled.
    """
    day = as_of or today()
    before = [one for one in all_rules(connection).all if one.id == rule]
    if not before:
        raise RegisterError(Text("There is no rule “{rule}”.", rule=rule))
    after = [replace(one, when=parsed(condition)) for one in before]
    as_it_stands = _results(connection, before, day, lambda done, of: progress(done, 2 * of))
    as_tried = _results(connection, after, day, lambda done, of: progress(of + done, 2 * of))
    flagged = [subject for subject in as_tried.true if subject not in as_it_stands.true]
    cleared = [subject for subject in as_it_stands.true if subject not in as_tried.true]
    return Trial(
        len(flagged), len(cleared), len(as_tried.true), as_tried.unknown, as_tried.of, tuple(flagged[:_SHOWN]),
        tuple(cleared[:_SHOWN]),
    )  # fmt: skip


def check_condition(connection: Connection, rule: str, condition: str) -> ConditionError | None:
    """What is wrong with a condition for this rule, with its place; None where it can be used."""
    try:
        changed = [replace(one, when=parsed(condition)) for one in all_rules(connection).all if one.id == rule]
        ruling(connection, today(), but=changed)
    except ConditionError as fault:
        return fault
    return None


@dataclass(slots=True)
class _Results:
    true: dict[tuple[str, int], None]
    unknown: int = 0
    of: int = 0


def _results(connection: Connection, rules: list[Rule], day: date, progress: Progress) -> _Results:
    found = _Results({})
    levels = ruling(connection, day, but=rules)
    things = Things(connection, [level.reads for level in levels.values()], whole=True)
    for rule in rules:
        level = levels.get(rule.subject)
        alone = None if level is None else _alone(level, rule.id)
        if alone is None:
            continue
        ids = Ids(connection.scalars(select(TABLES[rule.subject].c.id)))
        found.of += len(ids)
        asking = Asking(connection, {rule.subject: alone}, Treatments({}, {}), day, things)
        for subject, common in asking.of(rule.subject, ids, Steps(len(ids), progress)).items():
            if common.judged.true:
                found.true[rule.subject, subject] = None
            found.unknown += bool(common.judged.missing)
    return found


def _alone(level: Level, rule: str) -> Level | None:
    """Only this rule of a level, with all that is read."""
    rules = tuple(bound for bound in level.rules if bound.rule.id == rule)
    return replace(level, rules=rules) if rules else None
