"""Findings by rule: one line a rule, with what it touches, what is new, what was decided and what is not known."""

import json
from array import array
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, Connection, case, func, select

from register.model.derived import CAUSE, FINDING, FINDING_PERIOD, VERDICT
from register.queries.findings import OPEN, Finding, findings, undecided_results
from register.queries.ruled import all_rules, choices, rule_of, rules_named, title_of
from register.queries.search import finding as searched
from register.queries.waiting import Place
from register.rules.levels import RANK
from register.rules.standing import DISMISSED
from register.texts import Words

DECIDED = frozenset({"accepted", "mitigated"})


@dataclass(frozen=True, slots=True)
class Shown:
    """Which findings are shown.

    statuses: of rules.standing.STATUS; beside: those listed under the rules of these too, but not counted with them.
    since: only those first found after this change. words: only those whose rule or record has these words.
    """

    statuses: Collection[str] = OPEN
    since: int | None = None
    beside: Collection[str] = ()
    words: str = ""

    def conditions(self, connection: Connection, *, beside: bool = False) -> list[ColumnElement[bool]]:
        """As conditions on the findings that are kept. beside: with those that are listed and not counted."""
        row = FINDING.c
        statuses = {*self.statuses, *(self.beside if beside else ())}
        wanted: list[ColumnElement[bool]] = [row.status.in_(sorted(statuses))]
        if self.since is not None:
            wanted.append(row.since > self.since)
        return [*wanted, *searched(connection, "finding", self.words)]


@dataclass(frozen=True, slots=True)
class Group:
    """All that one rule comes to, or what is found of one record, or falls due in some days.

    key: of a rule, its id. title: as `shown` takes it. level: the worst of its findings that are shown, None where
    there is none. kind: of the records that it is about, None where there are several kinds. findings: how many are
    shown; things: how many pieces of equipment or other records these are; new: how many were first found after the
    last visit; accepted, dismissed: how many were decided so; unknown: how often a rule is not decided. place, subject:
    of a group about one record or things alike, what it is about, and the id of the first.
    """

    key: str
    title: object
    level: str | None
    kind: str | None = None
    findings: int = 0
    things: int = 0
    new: int = 0
    accepted: int = 0
    dismissed: int = 0
    unknown: int = 0
    place: Place | None = None
    subject: int | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """How many findings stand how.

    new: first found since the last visit, and not dismissed. undecided: how often a rule is not decided for a subject.
    """

    open: int
    accepted: int
    dismissed: int
    new: int
    undecided: int


def totals(connection: Connection, visited: int | None = None) -> Totals:
    """How many findings stand how in the whole register. visited: as for rule_groups; None: nothing is new."""
    row = FINDING.c
    by_status: dict[str, int] = dict(connection.execute(select(row.status, func.count()).group_by(row.status)).all())

    def number(statuses: Collection[str]) -> int:
        return sum(by_status.get(status, 0) for status in statuses)

    since = () if visited is None else (row.since > visited, row.status.not_in(sorted(DISMISSED)))
    new = connection.scalar(select(func.count()).select_from(FINDING).where(*since)) if since else 0
    return Totals(number(OPEN), number(DECIDED), number(DISMISSED), int(new or 0), undecided_results(connection))


@dataclass(slots=True)
class Count:
    """What a group comes to while it is counted: its worst level, its kinds of records, its numbers by their names."""

    rank: int = 0
    level: str | None = None
    kinds: set[str] = field(default_factory=set)
    numbers: dict[str, int] = field(default_factory=dict)

    def add(self, key: str, number: int = 1) -> None:
        """Count so many more."""
        self.numbers[key] = self.numbers.get(key, 0) + number

    def worst(self, level: str) -> None:
        """Take the level where it is the worst so far."""
        if RANK[level] > self.rank:
            self.rank, self.level = RANK[level], level

    def group(self, key: str, title: object, place: Place | None = None, subject: int | None = None) -> Group:
        """The group with all that was counted."""
        kind, number = next(iter(self.kinds)) if len(self.kinds) == 1 else None, self.numbers.get
        return Group(
            key, title, self.level, kind, number("findings", 0), number("things", 0), number("new", 0),
            number("accepted", 0), number("dismissed", 0), number("unknown", 0), place, subject,
        )  # fmt: skip


def rule_groups(connection: Connection, shown: Shown, visited: int | None = None) -> list[Group]:
    """What each rule comes to, the most serious first; rules that hold of nothing shown come last.

    visited: the number of the last change that the person at work has seen the findings of.
    """
    counts: dict[str, Count] = {}
    row = FINDING.c
    decided = select(row.rule, row.status, func.count()).where(row.status.in_(sorted(DISMISSED | DECIDED)))
    for rule, status, number in connection.execute(decided.group_by(row.rule, row.status)):
        counts.setdefault(rule, Count()).add("dismissed" if status in DISMISSED else "accepted", number)
    wanted = select(row.rule, row.level, row.subject_kind, row.since, row.number)
    for rule, level, kind, since, number in connection.execute(wanted.where(*shown.conditions(connection))):
        count = counts.setdefault(rule, Count())
        count.add("findings")
        count.add("things", number)
        count.kinds.add(kind)
        if visited is not None and since > visited:
            count.add("new")
        count.worst(level)
    for rule, number in unknown_by_rule(connection).items():
        counts.setdefault(rule, Count()).add("unknown", number)
    named = set(rules_named(shown.words)) if shown.words else None
    groups = [
        count.group(rule, title_of(rule))
        for rule, count in counts.items()
        if named is None or rule in named or count.numbers.get("findings")
    ]
    return sorted(groups, key=_rank)


def _rank(group: Group) -> tuple[int, bool, int, str]:
    """The most serious first; at one level, what asks how the register is kept after what is found in the world."""
    rule = rule_of(group.key)
    return -RANK.get(group.level or "", 0), rule is not None and rule.keeping, -group.things, title_of(group.key).en


def unknown_by_rule(connection: Connection) -> dict[str, int]:
    """For how many subjects each rule is not decided."""
    counted = select(CAUSE.c.missing, func.count()).join(VERDICT, VERDICT.c.cause_id == CAUSE.c.id)
    found: dict[str, int] = {}
    for missing, number in connection.execute(counted.group_by(CAUSE.c.id, CAUSE.c.missing)):
        for rule in json.loads(missing):
            found[rule] = found.get(rule, 0) + number
    return found


def findings_of_rule(connection: Connection, rule: str, shown: Shown) -> list[Finding]:
    """The findings of one rule that are shown, the most serious first."""
    wanted = set(finding_ids(connection, rule, shown))
    return [one for one in findings(connection, rule=rule) if one.id in wanted]


def finding_ids(connection: Connection, rule: str, shown: Shown) -> "array[int]":
    """The findings of one rule that are shown, and those listed beside them.

    The most serious come first, then those that are open, the widest, the newest.
    """
    row = FINDING.c
    wanted = select(row.id).where(row.rule == rule, *shown.conditions(connection, beside=True))
    return array("q", connection.scalars(wanted.order_by(*in_order())))


def new_findings(connection: Connection, shown: Shown, visited: int) -> list[tuple[str, int]]:
    """The findings that are shown and were first found after the last visit, as their groups stand: rule and id."""
    row = FINDING.c
    wanted = select(row.rule, row.id).where(row.since > visited, *shown.conditions(connection, beside=True))
    by_rule: dict[str, list[int]] = {}
    for rule, number in connection.execute(wanted.order_by(*in_order())):
        by_rule.setdefault(rule, []).append(number)
    groups = rule_groups(connection, shown, visited) if by_rule else []
    return [(one.key, number) for one in groups for number in by_rule.get(one.key, ())]


def in_order() -> list[ColumnElement[int]]:
    """The order of findings in a group: the most serious first, then those that are open, the widest, the newest."""
    row = FINDING.c
    return [row.rank.desc(), case((row.status.in_(sorted(OPEN)), 0), else_=1), row.number.desc(), row.id.desc()]


def rules_without_findings(connection: Connection) -> list[str]:
    """The rules that hold of nothing and are decided everywhere, or are switched off."""
    known = {group.key for group in rule_groups(connection, Shown())}
    off = {rule for rule, choice in choices(connection).items() if choice.off}
    every = dict.fromkeys(rule.id for rule in all_rules(connection).all)
    return [rule for rule in every if rule not in known or rule in off]


@dataclass(frozen=True, slots=True)
class Past:
    """A finding as it was on a day."""

    rule: str
    title: Words
    kind: str
    subject: int
    level: str
    pack: str
    since_on: date
    until_on: date | None


def as_it_was(connection: Connection, day: date) -> list[Past]:
    """The findings that the register knew on a day, the most serious first; nothing is judged again."""
    row = FINDING_PERIOD.c
    there = (row.from_on <= day, row.to_on.is_(None) | (row.to_on > day))
    return _past(connection, there)


def history_of(connection: Connection, kind: str, number: int) -> list[Past]:
    """When which rule was true of a record, the last first."""
    row = FINDING_PERIOD.c
    found = _past(connection, (row.subject_kind == kind, row.subject_id == number))
    return sorted(found, key=lambda one: one.since_on, reverse=True)


def _past(connection: Connection, conditions: Iterable[ColumnElement[bool]]) -> list[Past]:
    row = FINDING_PERIOD.c
    columns = (row.rule, row.subject_kind, row.subject_id, row.level, row.pack, row.from_on, row.to_on)
    found = [
        Past(one.rule, title_of(one.rule), *one[1:])
        for one in connection.execute(select(*columns).where(*conditions).order_by(row.id))
    ]
    return sorted(found, key=lambda one: -RANK.get(one.level, 0))
