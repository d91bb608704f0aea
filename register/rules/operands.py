"""The values in a condition, bound to where they are found in the facts."""

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal, Protocol, TypeAlias

from register.rules.facts import ORIGINS, TIMES, TURNS, Deferred, Fact, Listing, Missing, Row, listing, number_of
from register.rules.spans import ANY_CURRENCY, INFINITY, ZERO, Number, Span, at_least, exactly, or_nothing, total
from register.rules.vocabulary import Type
from register.texts import Text
from register.values import Answer

Getter: TypeAlias = Callable[[Row, Row], Any]


class Condition(Protocol):
    """A condition on the records of a collection, as a value made of them asks it."""

    @property
    def truth(self) -> Callable[[Row, Row], bool | None]:
        """Whether it holds of a record."""

    def missing(self, row: Row, subject: Row, /) -> set[Missing]:
        """What would have to be known of it."""


class Operand(Protocol):
    """A value in a condition. path: as seen from the rule's subject, "" where it is no fact."""

    @property
    def type(self) -> Type:
        """What its values are."""

    @property
    def path(self) -> str:
        """Where it is found, from the rule's subject."""

    @property
    def moved(self) -> Callable[[date], date] | None:
        """What it is on a day, for what moves with the calendar and with nothing else."""

    @property
    def get(self) -> Getter:
        """Its value: None where it is not known, an Answer where it is none or not applicable."""

    def facts(self, row: Row, subject: Row, /) -> Sequence[Fact]:
        """The facts it was made of."""

    def missing(self, row: Row, subject: Row, /) -> set[Missing]:
        """What would have to be known for it to be known."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A constant, a setting, today. moved: what it would be on another day, for what moves with the calendar."""

    type: Type
    get: Getter
    value: Any
    moved: Callable[[date], date] | None = None
    path: str = ""

    def facts(self, _row: Row, _subject: Row, /) -> Sequence[Fact]:
        return ()

    def missing(self, _row: Row, _subject: Row, /) -> set[Missing]:
        return set()


def fixed(type_: Type, value: Any, moved: Callable[[date], date] | None = None) -> Fixed:
    """A value that is the same for all subjects."""
    return Fixed(type_, lambda _row, _subject: value, value, moved)


@dataclass(frozen=True, slots=True)
class Path:
    """A fact of the row at hand, or of a record that it refers to.

    keys: from the row; of_subject: whether the row is the rule's subject whatever the row at hand; kind: the entity
    that holds the fact.
    """

    type: Type
    path: str
    keys: tuple[str, ...]
    kind: str
    of_subject: bool
    get: Getter
    view: str = ""
    moved: None = None

    def seen_as(self, view: str) -> "Path":
        """The same collection, of which a row may hold just what one condition asks under the name of a view."""
        get = self.get

        def seen(row: Row, subject: Row) -> Any:
            found = row.get(view)
            if found.__class__ is Deferred:
                return found.now()
            return get(row, subject) if found is None else found

        return replace(self, get=seen, view=view)

    def turns(self, row: Row, subject: Row) -> date | None:
        """The next day on which the calendar alone may change it, where it was derived from days."""
        holder = self._holder(row, subject)
        return None if holder is None else holder.get(TURNS, {}).get(self.keys[-1])

    def _holder(self, row: Row, subject: Row) -> Row | None:
        holder: Row | None = subject if self.of_subject else row
        for key in self.keys[:-1]:
            holder = None if holder is None else holder.get(f"{key}.")
        return holder

    def facts(self, row: Row, subject: Row) -> Sequence[Fact]:
        holder = self._holder(row, subject)
        value = self.get(row, subject)
        if holder is None or value is None:
            return ()
        if isinstance(value, Listing) and self.type.collection:
            number = number_of(value.members)
            value = exactly(number) if value.complete else at_least(number)
        origins = holder.get(ORIGINS, {}).get(self.keys[-1], ())
        return (Fact(self.path, self.kind, holder["id"], self.keys[-1], value, None, origins),)

    def missing(self, row: Row, subject: Row) -> set[Missing]:
        value = self.get(row, subject)
        if self.type.several:
            return set() if listing(value).complete else {Missing(self.path)}
        known = value.exact and ANY_CURRENCY not in value.units if isinstance(value, Span) else value is not None
        return set() if known else {Missing(self.path)}


def path_of(type_: Type, path: str, keys: tuple[str, ...], kind: str, *, of_subject: bool) -> Path:
    """A fact by its keys."""
    return Path(type_, path, keys, kind, of_subject, _getter(keys, of_subject=of_subject))


def _getter(keys: tuple[str, ...], *, of_subject: bool) -> Getter:
    first = keys[0]
    if len(keys) == 1:
        if of_subject:
            return lambda _row, subject: subject.get(first)
        return lambda row, _subject: row.get(first)

    def get(row: Row, subject: Row) -> Any:
        holder = subject if of_subject else row
        for key in keys[:-1]:
            further = holder.get(f"{key}.")
            if further is None:
                answer = holder.get(key)
                return answer if isinstance(answer, Answer) else None
            holder = further
        return holder.get(keys[-1])

    return get


@dataclass(frozen=True, slots=True)
class Count:
    """How many records of a collection there are, or fulfil a condition."""

    type: Type
    collection: Path
    get: Getter
    lacking: Callable[[Row, Row], set[Missing]]
    moved: None = None

    @property
    def path(self) -> str:
        return self.collection.path

    def facts(self, row: Row, subject: Row) -> Sequence[Fact]:
        return tuple(
            Fact(fact.path, fact.kind, fact.record, fact.field, self.get(row, subject))
            for fact in self.collection.facts(row, subject)
        )

    def missing(self, row: Row, subject: Row) -> set[Missing]:
        found = listing(self.collection.get(row, subject))
        rest = set() if found.complete else {Missing(f"{self.path}.*")}
        return rest | self.lacking(row, subject)


def count_of(
    collection: Path,
    judge: Callable[[Row, Row], bool | None] | None,
    lacking: Callable[[Row, Row], set[Missing]],
) -> Count:
    """How many fulfil the condition: certain are those that do, possible also those of which it is not known."""

    def get(row: Row, subject: Row) -> Span:
        found = listing(collection.get(row, subject))
        low: Number = 0
        open_: Number = 0
        for child in found.members:
            holds = True if judge is None else judge(child, subject)
            if holds is not False:
                number = child.get(TIMES, 1)
                low, open_ = (low + number, open_) if holds else (low, open_ + number)
        high = low + open_ if found.complete else INFINITY
        return Span((("", low, high),)) if high else ZERO

    return Count(Type("number", bounds=True), collection, get, lacking)


def sum_of(collection: Path, part: Path, test: Condition | None = None) -> Count:
    """The sum of a field: certain is what is known; open upwards while a term or a record may be missing.

    test: only records that fulfil it count; one of which that is not known may count, or not.
    """
    rest = at_least(0, ANY_CURRENCY if part.type.base == "money" else "")

    def term(child: Row, subject: Row) -> Span:
        counts = test is None or test.truth(child, subject)
        if counts is False:
            return ZERO
        value = of(child, subject).times(child.get(TIMES, 1))
        return value if counts else or_nothing(value)

    def of(child: Row, subject: Row) -> Span:
        value = part.get(child, subject)
        if value is None:
            return rest
        if isinstance(value, Answer):
            return ZERO
        return value if isinstance(value, Span) else exactly(value)

    def get(row: Row, subject: Row) -> Span:
        found = listing(collection.get(row, subject))
        terms = [term(child, subject) for child in found.members]
        return total(terms if found.complete else [*terms, rest])

    def lacking(row: Row, subject: Row) -> set[Missing]:
        rows = listing(collection.get(row, subject)).members
        return {missing for child in rows for missing in of_one(child, subject)}

    def of_one(child: Row, subject: Row) -> set[Missing]:
        counts = test is None or test.truth(child, subject)
        if counts is False:
            return set()
        undecided = set() if counts or test is None else test.missing(child, subject)
        return undecided | part.missing(child, subject)

    return Count(Type(part.type.base, bounds=True, without_vat=part.type.base == "money"), collection, get, lacking)


@dataclass(frozen=True, slots=True)
class Changed:
    """A value made from another one: shifted, scaled, or looked up by it. note: what is told of what was looked up."""

    type: Type
    of: Operand
    get: Getter
    note: Callable[[Row, Row], Text | None] | None = None
    moved: Callable[[date], date] | None = None

    @property
    def path(self) -> str:
        return self.of.path

    def facts(self, row: Row, subject: Row) -> Sequence[Fact]:
        note = self.note(row, subject) if self.note else None
        return tuple(
            Fact(fact.path, fact.kind, fact.record, fact.field, fact.value, note or fact.note, fact.origins)
            for fact in self.of.facts(row, subject)
        )

    def missing(self, row: Row, subject: Row) -> set[Missing]:
        return self.of.missing(row, subject)


def changed(type_: Type, of: Operand, change: Callable[[Any], Any]) -> Changed:
    """A value put through a function, unless it is not known or an answer."""
    get = of.get

    def changed_value(row: Row, subject: Row) -> Any:
        value = get(row, subject)
        return value if value is None or isinstance(value, Answer) else change(value)

    moved = of.moved
    return Changed(type_, of, changed_value, moved=None if moved is None else lambda day: change(moved(day)))


def shifted(day: date, number: int, unit: Literal["days", "months", "years"]) -> date:
    """A day so much later or earlier; the last day of the month where the month is too short, and of the calendar."""
    if unit == "days":
        return date.fromordinal(min(max(day.toordinal() + number, 1), date.max.toordinal()))
    months = day.year * 12 + day.month - 1 + number * (12 if unit == "years" else 1)
    year, month = divmod(months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.min if number < 0 else date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
