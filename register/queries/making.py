"""What is made of the parts of a value that stand in a row. Needs none of the database's libraries."""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache
from typing import Any

from register.rules.levels import LEVEL, RANK
from register.terms.deals import DEAL_TYPE
from register.texts import Text, Words
from register.values import Money

UNKNOWN = "unknown"
STEP = 1_000  # a finding of one level weighs more than all there is below it: a record shows never so many
_REMEMBERED = 10_000  # combinations of a product and a deal that many things share
_WORST_FIRST = sorted(LEVEL, key=RANK.__getitem__, reverse=True)
Subject = tuple[str, int]
Counts = tuple[tuple[str, int], ...]
Weigh = Callable[[str, Sequence[int]], Iterable[tuple[int, int]]]


def money(values: Sequence[Any]) -> Money | None:
    """An amount of its currency, its tax flag and its rate; None where there is no amount."""
    return None if values[0] is None else Money(*values)


@lru_cache(maxsize=10_000)
def deal_title(values: Sequence[Any]) -> str | Text | Words | None:
    """A deal's title; of a gathered one without, its supplier and its kind, said in the reader's language."""
    given, gathered, supplier, deal_type, named = values
    if given or not gathered:
        return str(given or named) if given or named else None
    if deal_type is None:
        return str(supplier or named)
    kind = DEAL_TYPE.words(deal_type)
    return Text("{supplier} · {deal}", supplier=supplier, deal=kind) if supplier else kind


class Subjects:
    """Makes the subjects, each once, of their ids; ids after the last kind are those of parties, with commas."""

    def __init__(self, kinds: Sequence[str]) -> None:
        self.kinds = kinds
        self._made: dict[Sequence[Any], tuple[Subject, ...]] = {}

    def __call__(self, values: Sequence[Any]) -> tuple[Subject, ...]:
        known = self._made.get(values)
        if known is None:
            if len(self._made) > _REMEMBERED:
                self._made.clear()
            known = self._made[values] = self._subjects(values)
        return known

    def _subjects(self, values: Sequence[Any]) -> tuple[Subject, ...]:
        found = {(kind, number): None for kind, number in zip(self.kinds, values, strict=False) if number is not None}
        for parties in values[len(self.kinds) :]:
            found |= {("vendor", int(number)): None for number in (parties or "").split(",") if number}
        return tuple(found)


def counted(shown: Collection[tuple[Subject, ...]], weigh: Weigh) -> dict[tuple[Subject, ...], Counts]:
    """What these sets of subjects come to: pairs of level and number, the worst first, "unknown" last.

    weigh: what the findings and the open questions of subjects of a kind weigh, as pairs of id and weight.
    """
    different = set(shown)
    kinds: dict[str, set[int]] = {}
    for subjects in different:
        for kind, number in subjects:
            kinds.setdefault(kind, set()).add(number)
    weights: dict[Subject, int] = {}
    for kind, numbers in kinds.items():
        for number, weight in weigh(kind, sorted(numbers)):
            weights[kind, number] = weights.get((kind, number), 0) + weight
    known = weights.get
    return {subjects: _told(sum([known(one, 0) for one in subjects])) for subjects in different}


@lru_cache(maxsize=_REMEMBERED)
def _told(weight: int) -> Counts:
    numbers = [(level, weight // STEP ** RANK[level] % STEP) for level in _WORST_FIRST]
    return tuple((level, number) for level, number in (*numbers, (UNKNOWN, weight % STEP)) if number)
