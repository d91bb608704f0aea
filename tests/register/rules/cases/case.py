"""How a case is written down."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from register.rules.facts import Listing
from register.rules.spans import Span
from register.values import Answer
from tests.register.rules.worlds import TODAY

Row = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """Facts of a subject, and what a rule comes to.

    fewest: whether each of the facts is needed for it to be true. level: where it is decided.
    """

    rule: str
    result: str
    row: Row
    subject: str | None = None
    level: str | None = None
    fewest: bool = False

    @property
    def name(self) -> str:
        return "-".join(str(part) for part in (self.rule, self.subject, self.result, self.level) if part)


class Of(dict[str, Any]):
    """The facts of a record that is referred to."""


def true(rule: str, **row: Any) -> Case:
    """The fewest facts for which a rule is true."""
    return Case(rule, "TRUE", _row(row), fewest=True)


def also(rule: str, **row: Any) -> Case:
    """Other facts for which it is true."""
    return Case(rule, "TRUE", _row(row))


def false(rule: str, **row: Any) -> Case:
    """Facts for which it is false."""
    return Case(rule, "FALSE", _row(row))


def unknown(rule: str, **row: Any) -> Case:
    """Facts that do not decide it."""
    return Case(rule, "UNKNOWN", _row(row))


def no(rule: str, **row: Any) -> Case:
    """Facts to which it does not apply."""
    return Case(rule, "DOES_NOT_APPLY", _row(row))


def at(level: str, case: Case, **row: Any) -> Case:
    """The same with more facts, which decide its level."""
    return replace(case, row=case.row | _row(row), level=level, fewest=False)


def rows(*members: Row, complete: bool = False) -> Listing:
    """The records of a collection."""
    return Listing(tuple(_row(row) | {"id": number} for number, row in enumerate(members, 1)), complete)


def listed(*members: str, complete: bool = False) -> Listing:
    """The codes of a list."""
    return Listing(members, complete)


def euros(amount: int) -> Span:
    """An amount without VAT."""
    return Span((("EUR", amount, amount),)) if amount else Span(())


def day(days: int) -> date:
    """So many days from today."""
    return TODAY + timedelta(days=days)


def hidden_one_by_one(row: Row, path: tuple[str, ...] = ()) -> Iterator[tuple[str, Row]]:
    """The row with one fact hidden after another, with the path by which that one is said to be missing.

    Of a reference, that path ends in a dot: what is behind it is missing.
    """
    for key, value in row.items():
        if key == "id":
            continue
        if isinstance(value, dict):
            for inner, hidden in hidden_one_by_one(value, (*path, key.removesuffix("."))):
                yield inner, row | {key: hidden}
            yield ".".join((*path, key)), row | {key: None, key.removesuffix("."): None}
        elif isinstance(value, Listing):
            yield from _one_of(row, key, value, path)
        elif not key.endswith(".") and f"{key}." not in row:
            yield ".".join((*path, key)), row | {key: None}


def _one_of(row: Row, key: str, found: Listing, path: tuple[str, ...]) -> Iterator[tuple[str, Row]]:
    for number, member in enumerate(found.members):
        before, after = found.members[:number], found.members[number + 1 :]
        rest = ("*",) if isinstance(member, dict) else ()
        yield ".".join((*path, key, *rest)), row | {key: Listing((*before, *after))}
        if isinstance(member, dict):
            for inner, hidden in hidden_one_by_one(member, (*path, key)):
                yield inner, row | {key: Listing((*before, hidden, *after), found.complete)}
    if found.complete:
        yield ".".join((*path, key, "*")), row | {key: Listing(found.members)}


def _row(row: Row) -> Row:
    found: Row = {}
    for key, value in row.items():
        if isinstance(value, Of):
            found |= {key: 1, f"{key}.": _row(value) | {"id": 1}}
        else:
            found[key] = value
    return found


NONE = Answer.NONE
NOT_APPLICABLE = Answer.NOT_APPLICABLE
