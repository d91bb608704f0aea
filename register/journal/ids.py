"""Sets of record ids, kept as ranges: an import of 100,000 rows is one range, not 100,000 numbers."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Self, TypeVar

from sqlalchemy import ColumnElement, or_

T = TypeVar("T")
PAGE = 500


class Ids:
    """Some ids, ascending and each once. `ids in`, `len`, iteration and equality are those of a set."""

    __slots__ = ("ranges",)

    def __init__(self, ids: Iterable[int] = ()) -> None:
        self.ranges: tuple[range, ...] = _ranges(ids)

    @classmethod
    def of_ranges(cls, ranges: Iterable[range]) -> Self:
        """The ids of these ranges, which may overlap and be in any order."""
        made = cls()
        joined: list[range] = []
        for span in sorted((span for span in ranges if span), key=lambda span: span.start):
            if joined and span.start <= joined[-1].stop:
                joined[-1] = range(joined[-1].start, max(joined[-1].stop, span.stop))
            else:
                joined.append(span)
        made.ranges = tuple(joined)
        return made

    @classmethod
    def read(cls, text: str) -> Self:
        """The ids that `str` of some gave: "1-500,502"."""
        ends = (part.partition("-") for part in text.split(",") if part)
        return cls.of_ranges(range(int(first), int(last or first) + 1) for first, _, last in ends)

    def __str__(self) -> str:
        ends = ((span.start, span.stop - 1) for span in self.ranges)
        return ",".join(f"{first}-{last}" if last > first else str(first) for first, last in ends)

    def __repr__(self) -> str:
        return f"Ids({str(self)!r})"

    def __iter__(self) -> Iterator[int]:
        for span in self.ranges:
            yield from span

    def __len__(self) -> int:
        return sum(map(len, self.ranges))

    def __contains__(self, number: object) -> bool:
        return any(number in span for span in self.ranges)

    def __eq__(self, other: object) -> bool:
        return self.ranges == other.ranges if isinstance(other, Ids) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.ranges)

    def split(self, size: int) -> Iterator["Ids"]:
        """The same ids, so many at a time."""
        taken: list[range] = []
        room = size
        for span in self.ranges:
            while span:
                taken.append(span[:room])
                room -= len(taken[-1])
                span = span[len(taken[-1]) :]  # noqa: PLW2901 - what is left of it
                if not room:
                    yield Ids.of_ranges(taken)
                    taken, room = [], size
        if taken:
            yield Ids.of_ranges(taken)

    def among(self, column: ColumnElement[Any]) -> Iterator[ColumnElement[bool]]:
        """Conditions that together choose the rows whose column is one of these ids, none too long for a statement."""
        spans = [span for span in self.ranges if len(span) > 2]  # noqa: PLR2004 - a pair is shorter as numbers
        for page in pages(spans, PAGE // 5):
            yield or_(*(column.between(span.start, span.stop - 1) for span in page))
        single = [number for span in self.ranges if len(span) <= 2 for number in span]  # noqa: PLR2004 - as above
        for numbers in pages(single, PAGE):
            yield column.in_(numbers)


def pages(things: Sequence[T], size: int = PAGE) -> Iterator[Sequence[T]]:
    """Some of the things at a time: what one statement takes."""
    for start in range(0, len(things), size):
        yield things[start : start + size]


def _ranges(ids: Iterable[int]) -> tuple[range, ...]:
    if isinstance(ids, range) and ids.step == 1:
        return (ids,) if ids else ()
    numbers = sorted(set(ids))
    if numbers and numbers[-1] - numbers[0] < len(numbers):  # one range, as an import leaves it
        return (range(numbers[0], numbers[-1] + 1),)
    found: list[range] = []
    start = stop = None
    for number in numbers:
        if number != stop:
            if start is not None and stop is not None:
                found.append(range(start, stop))
            start = number
        stop = number + 1
    if start is not None and stop is not None:
        found.append(range(start, stop))
    return tuple(found)
