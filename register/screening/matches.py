"""Official lists: the entries that may name an organisation, until a person has answered; and which are in force."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from register.identity.lists import ListProposal, matches
from register.reference.official_lists import Entry, entries
from register.rules.conditions import earliest
from register.rules.facts import ORIGINS, TURNS, Fact, Listing, listing
from register.rules.operands import shifted
from register.screening.stated import Names, names_of, same
from register.values import Answer

_REMEMBERED = 4_096


@dataclass(frozen=True, slots=True)
class Days:
    """Since when a name is on a list, and until when: as recorded, else as the lists that ship state it.

    since: where it is not exact, it stands for its month, or, as the first of January, for its year. until: none where
    the name was not taken off; both None where nobody knows. entry: what our lists say of the name, if anything.
    """

    since: date | None
    exact: bool
    until: date | Answer | None
    entry: Entry | None

    @property
    def _listed_by(self) -> date | None:
        """The first day on which it was listed whatever the exact day is."""
        if self.since is None or self.exact:
            return self.since
        return shifted(self.since, 12 if self.since.month == 1 else 1, "months")

    def in_force(self, on: date) -> bool | None:
        """Whether it was listed by that day and not taken off again; None where the days do not tell."""
        off = None if self.until is None else isinstance(self.until, date) and self.until <= on
        if off or (self.since is not None and on < self.since):
            return False
        listed = self._listed_by is not None and self._listed_by <= on
        return True if listed and off is False else None

    def turns(self, on: date) -> date | None:
        """The next day after that one on which this may change."""
        days = (self.since, self._listed_by, self.until)
        return earliest(day for day in days if isinstance(day, date) and day > on)


def days_of(row: Mapping[str, Any]) -> Days:
    """The days of a recorded entry."""
    entry = _shipped().get((row.get("list"), row.get("listed_name")))
    since, until = row.get("listed_on"), row.get("delisted_on")
    exact = isinstance(since, date)
    if entry is None:
        return Days(since if exact else None, exact, until, None)
    return Days(since if exact else entry.since, exact or entry.exact, until or entry.until or Answer.NONE, entry)


@cache
def _shipped() -> dict[tuple[Any, Any], Entry]:
    """The entries of our lists by list and name; of one that concerns several organisations the first."""
    return {(entry.list.id, entry.name): entry for entry in reversed(entries())}


def put_in_force(rows: Iterable[dict[str, Any]], as_of: date) -> None:
    """Say of each entry whether it was in force on a day, from which days that follows, and when it may change."""
    for row in rows:
        days = days_of(row)
        row["in_force"] = days.in_force(as_of)
        if row["in_force"] is not None:
            row.setdefault(ORIGINS, {})["in_force"] = tuple(_origins(row, days, as_of))
        turns = days.turns(as_of)
        if turns is not None:
            row.setdefault(TURNS, {})["in_force"] = turns


def _origins(row: Mapping[str, Any], days: Days, as_of: date) -> Iterator[Fact]:
    """The days that decide: both where it is in force, else the one for which it is not."""
    if row["in_force"] or (days.since is not None and as_of < days.since):
        yield _origin(row, days, "listed_on", days.since)
    if row["in_force"] or (isinstance(days.until, date) and days.until <= as_of):
        yield _origin(row, days, "delisted_on", days.until)


def _origin(row: Mapping[str, Any], days: Days, key: str, day: date | Answer | None) -> Fact:
    """A day; who states it, where our lists say the same."""
    own, entry = row.get(key), days.entry
    note = None
    if entry is not None and day == (entry.since if key == "listed_on" else entry.until or Answer.NONE):
        note = entry.source.stated
    if own is None and key == "listed_on" and not days.exact:  # the month of it is no day to show
        return Fact("list_matches.in_force", "list_match", 0, "in_force", row["in_force"], note)
    return Fact(f"list_matches.{key}", "list_match", 0 if own is None else row["id"], key, day, note)


@lru_cache(maxsize=_REMEMBERED)
def proposed(called: Names) -> tuple[ListProposal, ...]:
    """The entries of the lists that ship which may name an organisation that is called so."""
    known = same(called)
    return tuple(matches(called, known.id if known else None))


def put_proposals(rows: Iterable[dict[str, Any]], as_of: date) -> None:
    """Add to the entries that a person has recorded those that wait for an answer.

    All lists were compared, at their present version, with the present names: so these are all.
    """
    for row in rows:
        recorded = listing(row.get("list_matches")).members
        known = {(one.get("list"), one.get("listed_name")) for one in recorded}
        waiting = tuple(
            _row(one, as_of)
            for one in proposed(names_of(row))
            if one.in_force(as_of) and (one.list, one.listed_name) not in known
        )
        row["list_matches"] = Listing((*recorded, *waiting), complete=True)


def _row(one: ListProposal, as_of: date) -> Mapping[str, Any]:
    # It has no record of its own until somebody answers, hence no id.
    return {
        "id": 0, "list": one.list, "listed_name": one.listed_name, "match": one.match, "answer": None,
        "effect_here": one.effect, "listed_on": one.since, "delisted_on": one.until, "in_force": one.in_force(as_of),
    }  # fmt: skip
