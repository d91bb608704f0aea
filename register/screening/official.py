"""Official lists for the whole register: the entries that wait for an answer, those answered, and context beside."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, select

from register.identity.explaining import why_proposed
from register.identity.lists import ListProposal, context
from register.journal.ids import Ids
from register.model.tables import TABLES
from register.records import titles
from register.reference.official_lists import official_lists
from register.reference.table import Source
from register.screening.answers import closed
from register.screening.matches import days_of, proposed
from register.screening.stated import Names, names, same
from register.texts import Text, Words
from register.values import Answer

_REMEMBERED = 4_096


@dataclass(frozen=True, slots=True)
class Match:
    """An entry of a list beside an organisation of the register.

    record, version: of the answer that was recorded; None of what only waits. list: its id. name: of the list;
    authority: who keeps it; scope: for which use; note: what its effect means; each as `shown` takes it. kind: of
    reference.official_lists. since: first listed, exact where the day is known, else it stands for its month. until:
    none where it was not taken off. effect: a code of terms.official_lists.EFFECT_HERE. match, answer: codes of MATCH
    and MATCH_ANSWER. why: what the proposal rests on. source: in which our lists read the entry, None of another.
    """

    vendor: int
    vendor_title: str
    record: int | None
    version: int | None
    list: str
    name: Words | str
    authority: Words | str
    listed_name: str
    scope: Words | str
    note: Words | None
    kind: str
    since: date | None
    exact: bool
    until: date | Answer | None
    effect: str | None
    match: str | None
    answer: str | None
    answered_by: str | None
    answered_on: date | None
    checked_on: date | None
    url: str
    why: tuple[Text, ...]
    proposal: ListProposal | None
    source: Source | None

    @property
    def key(self) -> tuple[int, str, str]:
        """What an answer is about: the organisation, the list, and the name on it."""
        return (self.vendor, self.list, self.listed_name)


@dataclass(frozen=True, slots=True)
class Official:
    """waiting: proposals, and recorded entries without an answer. answered: the others. context: never a concern."""

    waiting: tuple[Match, ...]
    answered: tuple[Match, ...]
    context: tuple[Match, ...]


def official(connection: Connection, as_of: date) -> Official:
    """All entries of the lists that ship, and recorded ones, for all organisations; each kind by organisation."""
    called = names(connection, connection.scalars(select(TABLES["vendor"].c.id)))
    named = titles(connection, "vendor", called)
    recorded = list(_recorded(connection, called, named))
    known = {one.key for one in recorded}
    waiting = [one for one in recorded if one.answer is None]
    beside: list[Match] = []
    for vendor, own in called.items():
        for one in proposed(own):
            match = _proposal(vendor, named[vendor], own, one)
            if match.key not in known and one.in_force(as_of):
                known.add(match.key)
                waiting.append(match)
        beside += [_proposal(vendor, named[vendor], own, one) for one in _context(own)]
    answered = (one for one in recorded if one.answer is not None)
    return Official(_by_vendor(waiting), _by_vendor(answered), _by_vendor(beside))


def _by_vendor(found: Iterable[Match]) -> tuple[Match, ...]:
    return tuple(sorted(found, key=lambda one: (one.vendor_title.casefold(), one.vendor)))


@lru_cache(maxsize=_REMEMBERED)
def _context(called: Names) -> tuple[ListProposal, ...]:
    known = same(called)
    return tuple(context(called, known.id if known else None))


def _proposal(vendor: int, title: str, called: Names, one: ListProposal) -> Match:
    entry = one.entry
    return Match(
        vendor, title, None, None, one.list, entry.list.name, entry.list.authority, entry.name, entry.scope,
        entry.list.note, entry.list.kind, entry.since, entry.exact, entry.until or Answer.NONE, one.effect, one.match,
        None, None, None, one.as_of, one.url, why_proposed(called, one, same(called)), one, entry.source,
    )  # fmt: skip


def _recorded(connection: Connection, called: dict[int, Names], named: dict[int, str]) -> Iterator[Match]:
    table = TABLES["list_match"]
    rows = connection.execute(select(table).order_by(table.c.id)).mappings().all()
    people = titles(connection, "person", {row["answered_by_id"] for row in rows if row["answered_by_id"] is not None})
    still = closed(connection, "list_match", "delisted_on", Ids(row["id"] for row in rows))
    for row in rows:
        until = Answer.NONE if row["id"] in still else row["delisted_on"]
        yield _of_row(dict(row) | {"delisted_on": until}, called, named, people.get(row["answered_by_id"]))


def _of_row(row: dict[str, Any], called: dict[int, Names], named: dict[int, str], by: str | None) -> Match:
    """A recorded entry; what our tables say of it in both languages comes before what was written with it."""
    vendor, listed = row["vendor_id"], row["listed_name"] or ""
    of = official_lists().get(row["list"] or "")
    days = days_of(row)
    entry = days.entry
    own = called.get(vendor, ())
    one = next((one for one in proposed(own) if (one.list, one.listed_name) == (row["list"], listed)), None)
    return Match(
        vendor=vendor,
        vendor_title=named.get(vendor, f"#{vendor}"),
        record=row["id"],
        version=row["version"],
        list=row["list"] or "",
        name=of.name if of else row["list"] or "",
        authority=of.authority if of else row["owner"] or "",
        listed_name=listed,
        scope=entry.scope if entry else row["scope"] or "",
        note=of.note if of else None,
        kind=of.kind if of else "list",
        since=days.since,
        exact=days.exact,
        until=days.until,
        effect=row["effect_here"],
        match=row["match"],
        answer=row["answer"],
        answered_by=by,
        answered_on=row["answered_on"],
        checked_on=row["checked_on"],
        url=row["url"] or "",
        why=why_proposed(own, one, same(own)) if one else (),
        proposal=one,
        source=entry.source if entry else None,
    )
