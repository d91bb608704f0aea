"""What conditions are judged on, and what a judgement gives."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from register.texts import Text
from register.values import Answer

# The facts of one record by field or collection key, with its "id". A value is a plain Python value, a Span for money,
# a Listing for lists and collections, an Answer for none and not applicable, and None where it is not known. A record
# that is referred to stands under the reference's key and a dot ("product."). ORIGINS: where derived facts came from.
# TURNS: the next day on which the calendar alone may change a derived fact.
Row: TypeAlias = Mapping[str, Any]
ORIGINS = "origins"
TURNS = "turns"

# How many records a row of a collection stands for, where like ones were fetched as one.
TIMES = "times"

WITNESSES = 5  # how many records are shown of all that fulfil a condition


@dataclass(frozen=True, slots=True)
class Listing:
    """The values of a list or the rows of a collection; complete where somebody said that there are no others."""

    members: tuple[Any, ...]
    complete: bool = False


class Deferred:
    """A collection that is fetched when a condition first asks for it: one that does not apply asks for nothing."""

    __slots__ = ("_fetch",)

    def __init__(self, fetch: Callable[[], Listing]) -> None:
        self._fetch = fetch

    def now(self) -> Listing:
        """The collection."""
        return self._fetch()


OPEN = Listing(())
NOTHING = Listing((), complete=True)


def listing(value: Any) -> Listing:
    """A list's fact as a Listing: nothing recorded is open, none and not applicable are complete and empty."""
    if value is None:
        return OPEN
    return NOTHING if isinstance(value, Answer) else value


def number_of(rows: Iterable[Row]) -> int:
    """How many records these rows of a collection stand for."""
    return sum(row.get(TIMES, 1) for row in rows)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact that decided.

    path: as seen from the subject ("equipment.unit_price"); kind, record and field: what holds it. value: as in a Row.
    note: what it was held against (a threshold, a dated list). origins: the facts that a derived one came from.
    """

    path: str
    kind: str
    record: int
    field: str
    value: Any
    note: Text | None = None
    origins: tuple["Fact", ...] = ()


@dataclass(frozen=True, slots=True)
class Witnesses:
    """The records of a collection that fulfil a condition: how many, and the facts of the first five."""

    path: str
    kind: str
    number: int
    first: tuple[tuple[Fact, ...], ...]


Reason: TypeAlias = Fact | Witnesses


class Missing(str):
    """What is missing, as a path from the subject.

    "counterparts": the value, or the rest of a list; "equipment.unit_price": of some of them; "equipment.*": whether
    these are all; "rate:USD": a rate of exchange to the threshold's currency; "parent_country@adequate": whether the
    entry of a set that is in part applies.
    """

    __slots__ = ()
