"""Official lists: the entries that may name an organisation, until a person has answered; and which are in force."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from register.identity.lists import ListProposal, matches
from register.rules.facts import Listing, listing
from register.screening.stated import Names, names_of, same

_REMEMBERED = 4_096


def put_in_force(rows: Iterable[dict[str, Any]], as_of: date) -> None:
    """Say of each entry whether it was in force on a day: listed by then, and not taken off again."""
    for row in rows:
        since, until = row.get("listed_on"), row.get("delisted_on")
        listed = not isinstance(since, date) or since <= as_of
        row["in_force"] = listed and not (isinstance(until, date) and until <= as_of)


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
