"""What every rule comes to for every subject of a register, as a person would write it down."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from register.journal.ids import Ids
from register.model.tables import TABLES
from register.queries.findings import held_by, undecided
from register.rules.judging import BoundRule, Judgement
from register.rules.levels import Result
from register.screening.facts import facts
from register.screening.ruling import ruling
from register.store import Register

_WORDS = {Result.FALSE: "FALSE", Result.DOES_NOT_APPLY: "does not apply", Result.NOT_IN_FORCE: "not in force"}


class Asked(NamedTuple):
    """A rule asked of a subject: what it came to, and the facts that it was asked on."""

    kind: str
    subject: int
    rule: BoundRule
    judged: Judgement
    row: Mapping[str, Any]


def asked(connection: Connection, day: date) -> Iterator[Asked]:
    """Every rule for every subject, asked anew."""
    for kind, level in ruling(connection, day).items():
        numbers = Ids(connection.scalars(select(TABLES[kind].c.id)))
        for number, row in facts(connection, level.reads, numbers, day, narrow=False).items():
            for rule in level.rules:
                yield Asked(kind, number, rule, rule.judgement(row), row)


def vector(register: Register, day: date) -> dict[tuple[str, int], dict[str, str]]:
    """What every rule comes to on a day, by subject and rule; what is kept of its screening must be the same.

    A finding with its level, or the lowest and the highest it may have; what is not known with what is missing.
    """
    found: dict[tuple[str, int], dict[str, str]] = {}
    with register.read() as connection:
        kept = Kept(connection)
        for one in asked(connection, day):
            rule, place = one.rule.rule.id, (one.kind, one.subject)
            level = str(one.judged.level) if one.judged.result is Result.TRUE else None
            missing = set(one.judged.missing) if one.judged.result is Result.UNKNOWN else None
            assert (kept.true(*place).get(rule), kept.unknown(*place).get(rule)) == (level, missing), (place, rule)
            found.setdefault(place, {})[rule] = said(one.judged)
    return found


class Kept:
    """What the screening kept of each subject."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def true(self, kind: str, number: int) -> dict[str, str]:
        """The rules that are true, with their lowest level."""
        return {rule: str(standing.inherent) for rule, standing in held_by(self._connection, kind, number).items()}

    def unknown(self, kind: str, number: int) -> dict[str, set[str]]:
        """The rules that are not decided, with what is missing."""
        return {rule: set(missing) for rule, missing in undecided(self._connection, kind, number)}


def said(judged: Judgement) -> str:
    """A result in words."""
    if judged.result is Result.TRUE:
        levels = dict.fromkeys((str(judged.level), str(judged.level_up_to)))
        return f"TRUE {' to '.join(levels)}"
    if judged.result is Result.UNKNOWN:
        return f"UNKNOWN: {', '.join(sorted(judged.missing))}"
    return _WORDS[judged.result]
