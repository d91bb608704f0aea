"""The rules of a register as a catalogue: each with its pack, what the city chose about it, and what it comes to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, func, select

from register.errors import RegisterError
from register.model.derived import FINDING
from register.model.tables import TABLES
from register.queries.grouped import unknown_by_rule
from register.queries.ruled import all_rules, holds_here, own_rules_folder
from register.records import titles
from register.rules.levels import RANK
from register.rules.pack import shipped_rules
from register.rules.rule import Pack, Rule, Rules
from register.store import info


@dataclass(frozen=True, slots=True)
class Made:
    """A choice that the city made about a rule. level: instead of the rule's own; None: its own. by: a name."""

    off: bool
    level: str | None
    reason: str
    by: str | None
    on: date | None

    @property
    def changes(self) -> bool:
        """Whether the rule is otherwise than it ships; else the choice went back to that."""
        return self.off or self.level is not None


@dataclass(frozen=True, slots=True)
class Listed:
    """A rule in the catalogue.

    subjects: the kinds of records it asks about. holds: whether its law is that of the register. choices: all that were
    made, the newest first, which counts. findings: how many there are; things: of how many records they tell; unknown:
    for how many it is not decided; records: how many there are of its subjects.
    """

    rule: Rule
    pack: Pack
    subjects: tuple[str, ...]
    holds: bool
    choices: tuple[Made, ...]
    findings: int
    things: int
    unknown: int
    records: int

    @property
    def choice(self) -> Made | None:
        """The choice that counts, where it changes anything."""
        return self.choices[0] if self.choices and self.choices[0].changes else None

    @property
    def off(self) -> bool:
        """Whether the city switched it off."""
        return self.choice is not None and self.choice.off

    @property
    def own_level(self) -> str:
        """The gravest level that the rule itself gives."""
        return max((case.level for case in self.rule.cases), key=RANK.__getitem__)

    @property
    def level(self) -> str:
        """The level that the city chose, else the gravest of its own."""
        chosen = self.choice.level if self.choice is not None else None
        return chosen or self.own_level


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All rules, pack by pack.

    broken: why the city's own pack cannot be used; its rules are then not among these. at_hand: the same rules, with
    what conditions may refer to. folder: where the city's own rules are, if it has any.
    """

    rules: tuple[Listed, ...]
    broken: RegisterError | None
    at_hand: Rules
    folder: Path | None


def catalogue(connection: Connection, day: date) -> Catalogue:
    """The rules of a register. day: the day called today."""
    broken = None
    try:
        rules = all_rules(connection)
    except RegisterError as fault:
        rules, broken = shipped_rules(), fault
    jurisdiction = info(connection, "jurisdiction")
    chosen, found, unknown = _choices(connection), _findings(connection), unknown_by_rule(connection)
    subjects: dict[str, list[str]] = {}
    for rule in rules.all:
        subjects.setdefault(rule.id, []).append(rule.subject)
    kinds = {kind for each in subjects.values() for kind in each}
    records = {kind: _count(connection, kind) for kind in kinds}
    listed = [
        Listed(
            rule,
            rules.packs[rule.pack],
            tuple(subjects[rule.id]),
            holds_here(rule, jurisdiction, day),
            tuple(chosen.get(rule.id, ())),
            *found.get(rule.id, (0, 0)),
            unknown.get(rule.id, 0),
            sum(records[kind] for kind in subjects[rule.id]) + _elsewhere(connection, rule.id, subjects[rule.id]),
        )
        for rule in rules.by_id.values()
    ]
    return Catalogue(tuple(_in_order(listed)), broken, rules, own_rules_folder(connection))


def _in_order(listed: Iterable[Listed]) -> list[Listed]:
    """The city's own packs first, then those of a law, then the others; in a pack the gravest first."""
    return sorted(
        listed,
        key=lambda one: (
            not one.pack.own, one.pack.jurisdiction is None, one.pack.name, -RANK[one.own_level], one.rule.title.en,
        ),
    )  # fmt: skip


def _choices(connection: Connection) -> dict[str, list[Made]]:
    row = TABLES["rule_choice"].c
    wanted = select(row.rule, row.off, row.level, row.reason, row.by_id, row.on).order_by(row.id.desc())
    rows = connection.execute(wanted).all()
    names = titles(connection, "person", {one.by_id for one in rows if one.by_id is not None})
    found: dict[str, list[Made]] = {}
    for one in rows:
        made = Made(bool(one.off), one.level, one.reason, names.get(one.by_id), one.on)
        found.setdefault(one.rule, []).append(made)
    return found


def _findings(connection: Connection) -> dict[str, tuple[int, int]]:
    row = FINDING.c
    counted = select(row.rule, func.count(), func.sum(row.number)).group_by(row.rule)
    return {rule: (number, int(things or 0)) for rule, number, things in connection.execute(counted)}


def _elsewhere(connection: Connection, rule: str, subjects: Iterable[str]) -> int:
    """Of how many records a rule is true that its condition is not asked of: where an acceptance ran out."""
    row = FINDING.c
    counted = select(func.sum(row.number)).where(row.rule == rule, row.subject_kind.not_in(list(subjects)))
    return int(connection.scalar(counted) or 0)


def _count(connection: Connection, kind: str) -> int:
    return int(connection.scalar(select(func.count()).select_from(TABLES[kind])) or 0)
