"""A finding explained: why, with each fact and its source; and what is not known, as questions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from sqlalchemy import Connection

from register.fields.catalogue import CATALOGUE
from register.queries.asking import To, wanted
from register.queries.confirming import stated_only, worded
from register.queries.control import control
from register.queries.findings import Finding, undecided
from register.queries.ruled import rule_of
from register.queries.told import Source, sources, value_told
from register.records import Record, record, titles
from register.rules.facts import Fact, Reason, Witnesses
from register.rules.rule import Rule
from register.rules.vocabulary import words_of
from register.texts import Text, Words


class Holder(NamedTuple):
    """The record that a fact stands in."""

    kind: str
    id: int
    title: str


@dataclass(frozen=True, slots=True)
class Line:
    """A fact that decided: what it is, its value, what it was held against, where it stands and came from.

    value: anything that `shown` takes. under: the facts that a derived one came from, or of the records that fulfil a
    condition; there may be more of these records than are shown.
    """

    label: Words
    value: object
    note: Text | None
    holder: Holder | None
    sources: tuple[Source, ...]
    under: tuple["Line", ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that would settle something.

    path: of the missing fact, from the subject; rules: that wait for it. problem: why what is recorded gives no answer.
    """

    path: str
    label: Words
    words: Words | Text
    to: To
    rules: tuple[str, ...]
    problem: Text | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A finding with its rule and everything that explains it.

    level_questions: what would say the level for sure; confirming: what would confirm what only our reference states.
    """

    finding: Finding
    rule: Rule | None
    lines: tuple[Line, ...]
    level_questions: tuple[Asked, ...]
    confirming: tuple[Asked, ...] = ()


def card(connection: Connection, found: Finding, why: Iterable[Reason], level_missing: Iterable[str]) -> Card:
    """A finding explained. why: the facts that decided it; level_missing: what would say its level for sure."""
    reasons = tuple(why)
    return Card(
        found,
        rule_of(found.rule),
        lines(connection, reasons),
        tuple(question_of(found.kind, path, (found.rule,)) for path in sorted(level_missing)),
        tuple(confirmations(connection, found.kind, found.rule, reasons)),
    )


def confirmations(connection: Connection, kind: str, rule: str, why: Iterable[Reason]) -> Iterator[Asked]:
    """What would confirm the facts among these that only our reference states, as questions."""
    for path, fact in {fact.path: fact for fact in stated_only(why)}.items():
        one = question_of(kind, path, (rule,))
        value = value_told(connection, fact.kind, fact.field, fact.value)
        yield replace(one, words=worded(value, one.words))


def not_known(connection: Connection, kind: str, number: int) -> list[Asked]:
    """The questions that would settle the rules which are not decided for a subject."""
    waiting: dict[str, list[str]] = {}
    for rule, missing in undecided(connection, kind, number):
        for path in missing:
            waiting.setdefault(path, []).append(rule)
    asked_for = [question_of(kind, path, tuple(sorted(rules))) for path, rules in sorted(waiting.items())]
    if kind != "vendor" or "parent_country" not in waiting:
        return asked_for
    problem = _circle(connection, number)
    return [replace(one, problem=problem) if one.path == "parent_country" else one for one in asked_for]


def _circle(connection: Connection, number: int) -> Text | None:
    above = control(connection, number)
    if not above.circle:
        return None
    names = titles(connection, "vendor", above.chain)
    return Text("The parents go round in a circle: {names}.", names=tuple(names[one] for one in above.chain))


def lines(connection: Connection, why: Iterable[Reason]) -> tuple[Line, ...]:
    """Reasons in words, one line each."""
    return tuple(_line(connection, one) for one in why)


def _line(connection: Connection, reason: Reason) -> Line:
    if isinstance(reason, Witnesses):
        return _witnesses(connection, reason)
    held = record(connection, reason.kind, reason.record) if reason.record else None
    under = tuple(_line(connection, origin) for origin in reason.origins)
    return Line(
        words_of(reason.kind, reason.field),
        value_told(connection, reason.kind, reason.field, _as_stated(reason, held)),
        reason.note,
        _holder(connection, held),
        sources(connection, held, reason.field) if held is not None and not under else (),
        under,
    )


def _witnesses(connection: Connection, reason: Witnesses) -> Line:
    facts = [fact for facts in reason.first for fact in facts]
    derived = [fact for fact in facts if not fact.record]
    counted = Text("{n} record fulfils this", "{n} records fulfil this", n=reason.number)
    shown = [one for fact in facts for one in (fact.origins if not fact.record else (fact,))]
    return Line(
        words_of(reason.kind, derived[0].field) if derived else CATALOGUE[reason.kind].plural,
        _role_told(connection, derived) if derived else counted,
        None,
        None,
        (),
        tuple(_line(connection, fact) for fact in shown),
    )


def _role_told(connection: Connection, facts: list[Fact]) -> object:
    """The distinct values of facts that are derived from records elsewhere."""
    values = dict.fromkeys(fact.value for fact in facts)
    return tuple(value_told(connection, facts[0].kind, facts[0].field, value) for value in values)


def _as_stated(fact: Fact, held: Record | None) -> object:
    """The value as it was given, where there is one: an amount with its VAT, not its bounds."""
    stated = held.values.get(fact.field) if held is not None and not fact.origins else None
    return fact.value if stated is None or isinstance(stated, tuple) else stated


def _holder(connection: Connection, held: Record | None) -> Holder | None:
    if held is None:
        return None
    return Holder(held.kind, held.id, titles(connection, held.kind, (held.id,))[held.id])


def question_of(kind: str, path: str, rules: tuple[str, ...]) -> Asked:
    """The question that a missing fact is. path: from a subject of this kind; rules: that wait for it."""
    found = wanted(kind, path)
    return Asked(path, found.label, found.words, found.to, rules)
