"""What our reference states of organisations: used where the city has no fact of its own, and said to be so."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, select

from register.identity.vendors import reference_directory
from register.journal.ids import Ids
from register.model.tables import TABLES
from register.reference.table import Source
from register.reference.vendors import Vendor, control, vendors
from register.rules.facts import ORIGINS, Fact, Listing

Names = tuple[str, ...]
STATED = ("country", "parent_country", "control_type", "state_country")
_REMEMBERED = 4_096


def names_of(row: Mapping[str, Any]) -> Names:
    """All that an organisation is called, from its facts."""
    aliases = row.get("aliases")
    others = aliases.members if isinstance(aliases, Listing) else aliases or ()
    return tuple(name for name in (row.get("name"), row.get("legal_name"), *others) if isinstance(name, str))


def names(connection: Connection, ids: Iterable[int]) -> dict[int, Names]:
    """All that these organisations are called."""
    row = TABLES["vendor"].c
    wanted = select(row.id, row.name, row.legal_name, row.aliases)
    return {
        one.id: names_of({"name": one.name, "legal_name": one.legal_name, "aliases": one.aliases})
        for condition in Ids(ids).among(row.id)
        for one in connection.execute(wanted.where(condition))
    }


@lru_cache(maxsize=_REMEMBERED)
def same(called: Names) -> Vendor | None:
    """The organisation of our reference that has just these names; a likeness, or a name that two have, is no proof."""
    found = {
        proposal.vendor
        for name in called
        for proposal in reference_directory().propose(name)
        if proposal.tier == "confident" and proposal.score == 1
    }
    return vendors()[found.pop()] if len(found) == 1 else None


def put_stated(rows: Iterable[dict[str, Any]], fields: Iterable[str], as_of: date) -> None:
    """Put what our reference states into the facts of organisations that have none of their own there.

    as_of: the day called today; what was stated later was not known then.
    """
    wanted = [key for key in STATED if key in fields]
    for row in rows:
        lacking = [key for key in wanted if row.get(key) is None]
        known = same(names_of(row)) if lacking else None
        for key in lacking:
            value, source = _stated(known, key) if known is not None else ("", None)
            known_then = source is not None and source.as_of <= as_of
            if value and source is not None and known_then and not (key == "parent_country" and row.get("parent")):
                row[key] = value
                row.setdefault(ORIGINS, {})[key] = (Fact(key, "vendor", 0, key, value, source.stated),)


def _stated(known: Vendor, key: str) -> tuple[str, Source]:
    if key in {"control_type", "state_country"}:
        held = control(known.id)
        if held is None:
            return "", known.source
        return (held.control if key == "control_type" else held.state_country), held.of.source
    return (known.country if key == "country" else known.parent_country), known.source
