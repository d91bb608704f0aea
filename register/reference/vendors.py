"""Organisations that make, sell or run this equipment: their names, their brands, and who controls them.

Tables: vendors.csv (one row an organisation), vendor_aliases.csv (one row a name; it rests on the source of its
organisation), brands.csv (one row a brand and the organisation that has it).
"""

from dataclasses import dataclass
from functools import cache

from register.reference.table import Source, rows, source
from register.texts import Words


@dataclass(frozen=True, slots=True)
class Vendor:
    """One organisation.

    country, parent_country, state_country: ISO 3166-1 alpha-2, "" where not known; parent_country: of ultimate control.
    parent: id of the organisation one step up, where it is in this table; parent_name: its name where it is not.
    control: a code of terms.organisations.CONTROL_TYPE, "" where the source does not say it clearly.
    share: what is known of its holders, None where nothing. aliases: other names, subsidiaries' included.
    """

    id: str
    name: str
    legal_name: str
    country: str
    parent: str
    parent_name: str
    parent_country: str
    control: str
    state_country: str
    share: Words | None
    source: Source
    aliases: tuple[str, ...]
    brands: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """All names of the organisation itself; brands are not among them."""
        return tuple(name for name in (self.name, self.legal_name, *self.aliases) if name)


@dataclass(frozen=True, slots=True)
class Control:
    """Who controls an organisation: a code of CONTROL_TYPE, the State it is, and the organisation it is stated of."""

    control: str
    state_country: str
    of: Vendor


@cache
def vendors() -> dict[str, Vendor]:
    """All of them, by id ("hikvision"), in the order of the table."""
    aliases, brands = _lists("vendor_aliases", 0, 1), _lists("brands", 1, 0)
    found = {}
    for key, name, legal_name, country, parent, parent_name, parent_country, *rest in rows("vendors"):
        stated, state_country, share_en, share_fr, *cited = rest
        found[key] = Vendor(
            key,
            name,
            legal_name,
            country,
            parent,
            parent_name,
            parent_country,
            stated,
            state_country,
            Words(share_en, share_fr) if share_en else None,
            source(*cited),
            tuple(aliases.get(key, ())),
            tuple(brands.get(key, ())),
        )
    return found


def chain(vendor: str) -> list[Vendor]:
    """An organisation and those above it that are in the table, nearest first; empty for an unknown id."""
    found: list[Vendor] = []
    known = vendors()
    while (one := known.get(vendor)) is not None and one not in found:
        found.append(one)
        vendor = one.parent
    return found


def control(vendor: str) -> Control | None:
    """Who controls it: as stated of itself, else of the nearest organisation above it; None where nothing is stated."""
    stated = next((one for one in chain(vendor) if one.control), None)
    return Control(stated.control, stated.state_country, stated) if stated else None


def _lists(table: str, key: int, value: int) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows(table):
        found.setdefault(row[key], []).append(row[value])
    return found
