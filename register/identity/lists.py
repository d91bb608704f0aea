"""On which official lists an organisation may stand: proposals for a person to answer, and context beside them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from register.identity.likeness import PLACE, likeness, read_name
from register.identity.vendors import CONFIDENT, Directory, identified
from register.reference.official_lists import Entry, entries
from register.reference.relabels import Relabel, relabels
from register.reference.vendors import chain, vendors
from register.texts import Words

Match = Literal["exact", "affiliate", "oem", "name_only"]
_FEEDING = {"list", "restriction"}
_ORDER: tuple[Match, ...] = ("exact", "affiliate", "oem", "name_only")
_LIKE = 0.85


@dataclass(frozen=True, slots=True)
class ListProposal:
    """That an organisation may be the one an entry names.

    match: "exact", the name or the organisation itself; "affiliate", of its group or meeting a criterion; "oem", its
    brand is put on equipment of the one named; "name_only", only the names are alike. The rest is the entry's.
    """

    entry: Entry
    match: Match

    @property
    def list(self) -> str:
        """The id of the list."""
        return self.entry.list.id

    @property
    def listed_name(self) -> str:
        return self.entry.name

    @property
    def effect(self) -> Literal["binding", "partial", "advisory", "no_effect"]:
        """In a city of the EU."""
        return self.entry.list.effect

    @property
    def owner(self) -> Words:
        """The authority whose list it is."""
        return self.entry.list.authority

    @property
    def scope(self) -> Words:
        return self.entry.scope

    @property
    def url(self) -> str:
        """Where the official text is published; "" where that is not recorded."""
        return self.entry.url or self.entry.list.url

    @property
    def since(self) -> date | None:
        """The day of listing; None where only its month or year is known, which the entry gives."""
        return self.entry.since if self.entry.exact else None

    @property
    def until(self) -> date | None:
        """The day of removal."""
        return self.entry.until

    @property
    def as_of(self) -> date:
        return self.entry.source.as_of

    @property
    def feeds(self) -> bool:
        """Whether it can concern a vendor: on a list or under a restriction, not in a proposal, vote or precedent."""
        return self.entry.list.kind in _FEEDING

    def in_force(self, on: date) -> bool:
        """Whether the name was on the list on that day."""
        return self.entry.in_force(on)


def matches(names: Iterable[str], vendor: str | None = None, parents: Iterable[str] = ()) -> list[ListProposal]:
    """The entries of lists and restrictions that may name an organisation, in force or not, surest first.

    On a list that names the organisation itself, what it names of its group is left out.
    names: all that the organisation is called. vendor: who it is in our reference, found by its names where not given.
    parents: further organisations of our reference above it.
    """
    return [one for one in _found([*names], vendor, parents) if one.feeds]


def context(names: Iterable[str], vendor: str | None = None, parents: Iterable[str] = ()) -> list[ListProposal]:
    """The same for precedents, proposals, votes and reports: said beside, never a concern."""
    return [one for one in _found([*names], vendor, parents) if not one.feeds]


def _found(names: list[str], vendor: str | None, parents: Iterable[str]) -> list[ListProposal]:
    same = vendor or identified(names)
    best: dict[tuple[str, str, str], ListProposal] = {}
    for entry, match in (*_by_vendor(names, same, parents), *_by_name(names, same)):
        key = (entry.list.id, entry.name, entry.text.en)
        held = best.get(key)
        if held is None or _ORDER.index(match) < _ORDER.index(held.match):
            best[key] = ListProposal(entry, match)
    named = {one.list for one in best.values() if one.match == "exact" and one.until is None}
    kept = [one for one in best.values() if one.match != "affiliate" or one.list not in named]
    return sorted(kept, key=lambda one: _ORDER.index(one.match))


def _by_vendor(names: list[str], vendor: str | None, parents: Iterable[str]) -> Iterator[tuple[Entry, Match]]:
    """By who the organisation is, who stands above it, and whose equipment carries its brand."""
    above = {one.id for parent in (*([vendor] if vendor else ()), *parents) for one in chain(parent)} - {vendor}
    rows = _of_brands(names, vendor)
    above |= {row.maker for row in rows if row.relation == "own_brand"} - {vendor}
    others = {row.maker for row in rows if row.relation == "relabelled" and _weighty(row)} - {vendor, *above}
    for entry in entries():
        if not entry.vendor:
            continue
        if entry.vendor == vendor:
            yield entry, _of_itself(names, entry)
        elif entry.link in {"same", "criterion"} and entry.vendor in above:
            yield entry, "affiliate"
        elif entry.link in {"same", "criterion"} and entry.vendor in others:
            yield entry, "oem"


def _of_itself(names: list[str], entry: Entry) -> Match:
    """How an entry that concerns our organisation concerns the one that has these names: a subsidiary is not named."""
    if entry.link == "unproven":
        return "name_only"
    if entry.link != "same":
        keys = {read_name(listed).key for listed in _listed(entry)}
        return "exact" if any(read_name(name).key in keys for name in names) else "affiliate"
    of = vendors()[entry.vendor]
    stated = [*_listed(entry), of.name, of.legal_name]
    return "exact" if not names or any(_same(name, one) for name in names for one in stated if one) else "affiliate"


def _same(name: str, stated: str) -> bool:
    """Whether two names are of one organisation, and the first not of its branch somewhere."""
    one, other = read_name(name), read_name(stated)
    places = {token.text for token in one.tokens if token.weight == PLACE}
    return likeness(one, other) >= CONFIDENT and places <= {token.text for token in other.tokens}


def _by_name(names: list[str], vendor: str | None) -> Iterator[tuple[Entry, Match]]:
    """By the names that a list gives; a name that belongs to another organisation of ours is only a like name."""
    for name in names:
        for at, score in _directory().scores(name).items():
            entry = entries()[at]
            if vendor is None and score >= _LIKE:
                yield entry, "exact" if score == 1 and entry.link != "unproven" else "name_only"
            elif vendor is not None and score == 1 and entry.vendor != vendor:
                yield entry, "name_only"


@cache
def _directory() -> Directory[int]:
    return Directory({at: _listed(entry) for at, entry in enumerate(entries()) if entry.entry == "name"})


def _listed(entry: Entry) -> tuple[str, ...]:
    return (entry.name, *entry.aliases)


def _of_brands(names: list[str], vendor: str | None) -> list[Relabel]:
    """What is said of the brands that an organisation has, or that are called as it is; in the order of the table."""
    found = {at for name in names for at in _brands().get(read_name(name).key, ())}
    if vendor is not None:
        found |= {at for at, row in enumerate(relabels()) if row.vendor == vendor}
    return [relabels()[at] for at in sorted(found)]


@cache
def _brands() -> dict[tuple[str, ...], list[int]]:
    """The places of rows in the table of brands, by the brand's normal form."""
    found: dict[tuple[str, ...], list[int]] = {}
    for at, row in enumerate(relabels()):
        found.setdefault(read_name(row.brand).key, []).append(at)
    return found


def _weighty(row: Relabel) -> bool:
    """Whether enough of the range is said to be another's, and well enough, to ask about its lists."""
    return row.extent != "part" and row.confidence != "low"
