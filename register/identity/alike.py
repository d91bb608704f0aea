"""Which organisations of a register may be one and the same: proposals for a person, nothing is merged unasked.

Names are held against our reference, and against each other. Of several that may be the same, one stands for them: the
one whose name our reference has just so, else the one that more depends on.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from register.identity.likeness import read_name
from register.identity.vendors import CONFIDENT, Directory, Proposal, reference_directory
from register.reference.vendors import vendors
from register.texts import Text

_COMPARED = 2_000  # organisations that are held against each other; more are compared with our reference only
_APART = 0.02  # two organisations nearer than this to a name are both in doubt
Tier = Literal["confident", "doubtful"]


class Called(NamedTuple):
    """An organisation of the register.

    names: all that it is called, its own name first. apart: names that somebody said are another's. weight: how much
    depends on it. above: those that stand above it in its group.
    """

    id: int
    names: tuple[str, ...]
    apart: tuple[str, ...] = ()
    weight: int = 0
    above: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Alike:
    """That an organisation may be another one, and why.

    other: the organisation of the register; None where it is one that only our reference has. reference: its id there,
    "" where our reference has neither. matched: the name that was found. score: 0 to 1.
    """

    one: int
    other: int | None
    reference: str
    tier: Tier
    score: float
    matched: str
    reason: Text


class _Reading(NamedTuple):
    """What our reference makes of an organisation. sure: without doubt who it is; exact: by one of its very names."""

    reference: str
    tier: Tier
    score: float
    matched: str
    reason: Text

    @property
    def sure(self) -> bool:
        return self.tier == "confident"

    @property
    def exact(self) -> bool:
        return self.sure and self.score == 1


@lru_cache(maxsize=8)
def alike(called: tuple[Called, ...]) -> tuple[Alike, ...]:
    """Which of these may be another one of them, or one of our reference; each at most once, the surest first."""
    read = {one.id: reading for one in called if (reading := _read(one)) is not None}
    ranked = sorted(called, key=lambda one: (not (one.id in read and read[one.id].exact), -one.weight, one.id))
    heads: dict[str, Called] = {}
    for one in ranked:
        if one.id in read and read[one.id].sure:
            heads.setdefault(read[one.id].reference, one)
    found = [proposal for one in ranked if one.id in read for proposal in _by_reference(one, read[one.id], heads)]
    if len(called) <= _COMPARED:
        found += _by_each_other(ranked, read, heads)
    return tuple(sorted(found, key=lambda one: (one.tier != "confident", -one.score, one.one)))


def _read(one: Called) -> _Reading | None:
    """Who it is by our reference: likeliest by the surest of its names; nobody where two names tell of two."""
    readings = [reading for name in one.names if (reading := _of_name(name)) is not None]
    sure = {reading.reference for reading in readings if reading.sure}
    if len(sure) > 1:
        return None
    return max(readings, key=lambda reading: (reading.sure, reading.score), default=None)


@lru_cache(maxsize=4_096)
def _of_name(name: str) -> _Reading | None:
    first: Proposal[str] | None = next(iter(reference_directory().propose(name)), None)
    if first is None:
        return None
    return _Reading(first.vendor, first.tier, first.score, first.matched, first.reason)


def _by_reference(one: Called, read: _Reading, heads: dict[str, Called]) -> Iterator[Alike]:
    """Another one that our reference takes for the same; else the one of our reference, where the name is not its."""
    head = heads.get(read.reference)
    if head is not None and head.id != one.id:
        if not _are_two(one, head):
            yield Alike(one.id, head.id, read.reference, read.tier, read.score, read.matched, _said(read))
    elif not read.exact and not _apart(one, vendors()[read.reference].names):
        yield Alike(one.id, None, read.reference, read.tier, read.score, read.matched, _said(read))


def _said(read: _Reading) -> Text:
    of = vendors()[read.reference]
    if read.exact:
        return Text("“{name}” is one of its names, by our reference of {as_of}", name=read.matched,
                    as_of=of.source.as_of)  # fmt: skip
    return read.reason


def _by_each_other(ranked: Sequence[Called], read: dict[int, _Reading], heads: dict[str, Called]) -> Iterator[Alike]:
    """What our reference knows nothing of, held against all that stand before it."""
    new = [one for one in ranked if one.id not in read]
    if not new:
        return
    places = {one.id: place for place, one in enumerate(ranked)}
    by_id = {one.id: one for one in ranked}
    directory = Directory({one.id: one.names for one in ranked})
    stands_for = {one.id: heads.get(read[one.id].reference, one).id for one in ranked if one.id in read}
    for one in new:
        scores: dict[int, float] = {}
        for name in one.names:
            for other, score in directory.scores(name).items():
                if places[other] < places[one.id]:
                    head = stands_for.get(other, other)
                    scores[head] = max(score, scores.get(head, 0.0))
        best = max(scores, key=lambda other: (scores[other], -places[other]), default=None)
        if best is None or _are_two(one, by_id[best]):
            continue
        rival = max((score for other, score in scores.items() if other != best), default=0.0)
        sure = scores[best] >= CONFIDENT and rival <= scores[best] - _APART
        stands_for[one.id] = best
        matched = by_id[best].names[0]
        reason = (
            Text("“{name}” but for spelling, place or common words", name=matched)
            if sure
            else Text("it resembles “{name}”", name=matched)
        )
        yield Alike(one.id, best, "", "confident" if sure else "doubtful", scores[best], matched, reason)


def _are_two(one: Called, other: Called) -> bool:
    """Whether somebody said that these are two: by name, or as one that stands above the other."""
    related = other.id in one.above or one.id in other.above
    return related or _apart(one, other.names) or _apart(other, one.names)


def _apart(one: Called, names: Iterable[str]) -> bool:
    """Whether somebody said that one of these names is another's."""
    keys = {read_name(name).key for name in one.apart}
    return any(read_name(name).key in keys for name in names)
