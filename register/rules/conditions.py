"""Conditions ready to be judged: true, false, or not known (None); with their reasons and what is missing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeAlias

from register.rules.facts import WITNESSES, Fact, Missing, Reason, Row, Witnesses, listing, number_of
from register.rules.operands import Operand

Truth: TypeAlias = bool | None
# A condition is asked of a row (a record of a collection, or the subject) and of the rule's subject.
Judge: TypeAlias = Callable[[Row, Row], Truth]


class Test(Protocol):
    """A condition.

    truth is the fast way, for all subjects; the rest is asked only where a result is to be explained.
    """

    @property
    def truth(self) -> Judge:
        """Whether it holds."""

    @property
    def dated(self) -> bool:
        """Whether the calendar alone may change it."""

    def why(self, row: Row, subject: Row, *, held: bool) -> list[Reason]:
        """The facts for which it is true (held) or false."""

    def missing(self, row: Row, subject: Row) -> set[Missing]:
        """What would have to be known; asked only where truth is None."""

    def turns(self, row: Row, subject: Row) -> date | None:
        """The first day on which it may become another by the calendar alone."""


@dataclass(frozen=True, slots=True)
class Joined:
    """`and`, `or`: settled by one part that is `settles` (False for `and`, True for `or`)."""

    parts: tuple[Test, ...]
    settles: bool
    truth: Judge

    @property
    def dated(self) -> bool:
        return any(part.dated for part in self.parts)

    def why(self, row: Row, subject: Row, *, held: bool) -> list[Reason]:
        parts = [part for part in self.parts if held is not self.settles or part.truth(row, subject) is self.settles]
        return [reason for part in parts for reason in part.why(row, subject, held=held)]

    def missing(self, row: Row, subject: Row) -> set[Missing]:
        undecided = [part for part in self.parts if part.truth(row, subject) is None]
        return {missing for part in undecided for missing in part.missing(row, subject)}

    def turns(self, row: Row, subject: Row) -> date | None:
        return earliest([part.turns(row, subject) for part in self.parts if part.dated])


def joined(parts: Sequence[Test], *, settles: bool) -> Joined:
    """`and` of the parts where False settles it, `or` where True does."""
    judges = tuple(part.truth for part in parts)

    def truth(row: Row, subject: Row) -> Truth:
        found: Truth = not settles
        for judge in judges:
            one = judge(row, subject)
            if one is settles:
                return settles
            if one is None:
                found = None
        return found

    return Joined(tuple(parts), settles, truth)


@dataclass(frozen=True, slots=True)
class Opposite:
    """`not`."""

    part: Test

    @property
    def dated(self) -> bool:
        return self.part.dated

    def truth(self, row: Row, subject: Row) -> Truth:
        found = self.part.truth(row, subject)
        return None if found is None else not found

    def why(self, row: Row, subject: Row, *, held: bool) -> list[Reason]:
        return self.part.why(row, subject, held=not held)

    def missing(self, row: Row, subject: Row) -> set[Missing]:
        return self.part.missing(row, subject)

    def turns(self, row: Row, subject: Row) -> date | None:
        return self.part.turns(row, subject)


@dataclass(frozen=True, slots=True)
class Some:
    """`any`: one record of a collection fulfils the part. kind: the entity of its records."""

    collection: Operand
    kind: str
    part: Test
    truth: Judge

    @property
    def dated(self) -> bool:
        return self.part.dated

    def why(self, row: Row, subject: Row, *, held: bool) -> list[Reason]:
        rows = listing(self.collection.get(row, subject)).members
        fulfil = [child for child in rows if self.part.truth(child, subject)]
        if not held:
            return list(self.collection.facts(row, subject))
        first = (tuple(_facts(self.part.why(child, subject, held=True))) for child in fulfil[:WITNESSES])
        return [Witnesses(self.collection.path, self.kind, number_of(fulfil), tuple(first))]

    def missing(self, row: Row, subject: Row) -> set[Missing]:
        found = listing(self.collection.get(row, subject))
        missing = set() if found.complete else {Missing(f"{self.collection.path}.*")}
        for child in found.members:
            if self.part.truth(child, subject) is None:
                missing |= self.part.missing(child, subject)
        return missing

    def turns(self, row: Row, subject: Row) -> date | None:
        if not self.part.dated:
            return None
        rows = listing(self.collection.get(row, subject)).members
        return earliest([self.part.turns(child, subject) for child in rows])


def some(collection: Operand, kind: str, part: Test) -> Some:
    """`any collection(part)`."""
    get, judge = collection.get, part.truth

    def truth(row: Row, subject: Row) -> Truth:
        found = listing(get(row, subject))
        known = found.complete
        for child in found.members:
            one = judge(child, subject)
            if one:
                return True
            if one is None:
                known = False
        return False if known else None

    return Some(collection, kind, part, truth)


@dataclass(frozen=True, slots=True)
class Atom:
    """A single test of one or more operands. due: the day on which the calendar alone may turn it."""

    truth: Judge
    operands: tuple[Operand, ...]
    due: Callable[[Row, Row], date | None] | None = None
    lacks: Callable[[Row, Row], set[Missing]] | None = None  # what is missing where all operands are known

    @property
    def dated(self) -> bool:
        return self.due is not None

    def why(self, row: Row, subject: Row, *, held: bool) -> list[Reason]:  # noqa: ARG002 - the same facts either way
        return [fact for operand in self.operands for fact in operand.facts(row, subject)]

    def missing(self, row: Row, subject: Row) -> set[Missing]:
        missing = {missing for operand in self.operands for missing in operand.missing(row, subject)}
        return missing | (self.lacks(row, subject) if self.lacks else set())

    def turns(self, row: Row, subject: Row) -> date | None:
        return self.due(row, subject) if self.due else None


def earliest(days: Iterable[date | None]) -> date | None:
    """The earliest of the days that are known."""
    return min((day for day in days if day is not None), default=None)


def _facts(reasons: Iterable[Reason]) -> Iterable[Fact]:
    for reason in reasons:
        if isinstance(reason, Fact):
            yield reason
        else:
            yield from (fact for facts in reason.first for fact in facts)
