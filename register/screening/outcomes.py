"""What the rules come to for a subject, and how it stands after what people decided: many subjects come to the same."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from hashlib import blake2b
from typing import Any, NamedTuple

from register.rules.conditions import earliest
from register.rules.facts import ORIGINS, TIMES, Deferred, Listing
from register.rules.judging import BoundRule, Judgement, Level
from register.rules.levels import RANK, Result
from register.rules.standing import DISMISSED, Standing
from register.screening.answers import ANSWERS
from register.screening.columns import Facts
from register.screening.merged import OWNER

_APART = frozenset({"id", OWNER, ORIGINS, ANSWERS})
STEP = 1_000  # a finding of one level weighs more than all there is below it: a record shows never so many


@dataclass(frozen=True, slots=True)
class Judged:
    """What the rules come to for facts. true: by rule; missing: what is not known, by rule, both sorted."""

    true: Mapping[str, Judgement]
    missing: tuple[tuple[str, tuple[str, ...]], ...]
    due: date | None


class Held(NamedTuple):
    """A rule that is true, and where the finding stands."""

    rule: str
    standing: Standing


@dataclass(frozen=True, eq=False)  # compared by identity: a hundred thousand subjects share a few dozen of them
class Outcome:
    """All that the rules come to for a subject. held: sorted by rule; missing: as in Judged, sorted by rule."""

    held: tuple[Held, ...]
    missing: tuple[tuple[str, tuple[str, ...]], ...]

    @cached_property
    def held_json(self) -> str:
        """Rule -> [level, level_up_to, inherent, status, decision]."""
        return json.dumps({rule: [s.level, s.level_up_to, s.inherent, s.status, s.decision] for rule, s in self.held})

    @cached_property
    def missing_json(self) -> str:
        """Rule -> paths."""
        return json.dumps({rule: list(paths) for rule, paths in self.missing})

    @cached_property
    def digest(self) -> str:
        """What tells one outcome from another."""
        return blake2b(f"{self.held_json}\n{self.missing_json}".encode(), digest_size=16).hexdigest()

    @cached_property
    def turns_on(self) -> date | None:
        """The first day on which what people decided ends by itself."""
        return earliest(stands.turns_on for _, stands in self.held)

    @property
    def paths(self) -> int:
        """How many facts are missing, each once."""
        return len({path for _, paths in self.missing for path in paths})

    @property
    def weight(self) -> int:
        """What a list is ordered by: its findings that still count, the worst first, then what is not known."""
        counted = (s.level for _, s in self.held if s.status not in DISMISSED)
        return self.paths + sum(int(STEP ** RANK[level]) for level in counted)


class Judging:
    """The rules of one subject, asked of many rows of facts: what rows that are alike come to is found out once.

    level: the rules; explained: whether each finding is told why by its own facts. likely: whether many rows are alike,
    as deals are not.
    """

    def __init__(self, level: Level, *, explained: bool = True, likely: bool = True) -> None:
        self._likely = likely
        self._level = level
        self._explained = explained
        self._known: dict[Any, Judged] = {}
        self._seen = _Seen(level.identities, _APART if level.counting else _APART | {TIMES})

    def judged(self, row: Facts) -> Judged:
        """What the rules come to for a subject."""
        if not self._likely:
            return _judged(self._level.rules, row)
        likeness = _likeness(row, self._seen)
        known = self._known.get(likeness)
        if known is None:
            known = self._known[likeness] = _judged(self._level.rules, row)
            return known
        if not known.true or not self._explained:
            return known
        again = {bound.rule.id: bound.judgement(row) for bound in self._level.rules if bound.rule.id in known.true}
        return replace(known, true=again)


class _Seen(NamedTuple):
    """What of a row's facts can tell one judgement from another: references that are compared, and all but `apart`."""

    identities: frozenset[str]
    apart: frozenset[str]


def _likeness(row: Facts, seen: _Seen) -> Any:
    """What of a row's facts can tell one judgement from another: not which record it is, nor which one is read of."""
    return tuple(
        [
            (key, _alike(value, seen))
            for key, value in row.items()
            if key not in seen.apart and (key in seen.identities or f"{key}." not in row)
        ]
    )


def _alike(value: Any, seen: _Seen) -> Any:
    if isinstance(value, dict):
        return _likeness(value, seen)
    if isinstance(value, Deferred):
        return _alike(value.now(), seen)
    if isinstance(value, Listing) and value.members:
        return (value.complete, *[_alike(member, seen) for member in value.members])
    return value


def _judged(rules: tuple[BoundRule, ...], row: Facts) -> Judged:
    true: dict[str, Judgement] = {}
    unknown: dict[str, tuple[str, ...]] = {}
    first: date | None = None
    for bound in rules:
        due = bound.due(row) if bound.dated else None
        if due is not None and (first is None or due < first):
            first = due
        if bound.truth(row) is False:
            continue
        told = bound.judgement(row)
        if told.result is Result.TRUE:
            true[bound.rule.id] = told
        elif told.result is Result.UNKNOWN:
            unknown[bound.rule.id] = tuple(sorted(told.missing))
    return Judged(true, tuple(sorted(unknown.items())), first)


class Outcomes:
    """The outcomes of a screening: a hundred thousand subjects come to a few dozen."""

    def __init__(self) -> None:
        self._known: dict[Any, Outcome] = {}

    def of(self, found: Judged, stands: Mapping[str, Standing]) -> Outcome:
        """The outcome of a judgement. stands: where each finding stands, by rule."""
        held = tuple(Held(rule, stands[rule]) for rule in sorted(found.true))
        key = (held, found.missing)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = Outcome(held, found.missing)
        return known
