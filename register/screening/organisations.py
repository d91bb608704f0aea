"""Derived facts of organisations: what they do, and from where they are controlled."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from register.journal.ids import Ids
from register.model.tables import TABLES
from register.queries.control import Vendor, chain, with_parents
from register.rules.facts import ORIGINS, Fact, Listing, listing
from register.rules.vocabulary import Reads
from register.screening.matches import put_proposals
from register.screening.stated import put_stated

_ROLE_OF = {"vendor": "brand", "maker": "maker", "publisher": "publisher"}  # field of a product -> role


def derive_vendors(connection: Connection, rows: Mapping[int, dict[str, Any]], reads: Reads, as_of: date) -> None:
    """Put the derived facts that are read into the facts of organisations. as_of: the day called today."""
    circles: set[int] = set()
    if "parent_country" in reads.fields:
        known = with_parents(connection, rows)
        circles = {number for number in rows if chain(number, known).circle}
        for number, row in rows.items():
            _parent_country(number, row, known)
    put_stated((row for number, row in rows.items() if number not in circles), reads.fields, as_of)
    if "list_matches" in reads.collections:
        put_proposals(rows.values(), as_of)
    if "roles" in reads.collections:
        _roles(connection, rows)


def _parent_country(number: int, row: dict[str, Any], known: Mapping[int, Vendor]) -> None:
    """The country of whoever is highest in the chain and known: where the top is registered, else as typed."""
    above_it = chain(number, known)
    if above_it.circle:
        row["parent_country"] = None
        return
    for above in reversed(above_it.chain):
        vendor = known[above]
        country, field = vendor.parent_country, "parent_country"
        if country is None and vendor.at_the_top:
            country, field = vendor.country, "country"
        if country is not None:
            row["parent_country"] = country
            if above != number or field != "parent_country":
                steps = above_it.chain[: above_it.chain.index(above)]
                links = [Fact("parent", "vendor", one, "parent", known[one].parent) for one in steps]
                origin = Fact("parent_country", "vendor", above, field, country)
                row.setdefault(ORIGINS, {})["parent_country"] = (*links, origin)
            return


def _roles(connection: Connection, rows: Mapping[int, dict[str, Any]]) -> None:
    """The roles in deals, and those that products give."""
    found: dict[int, list[dict[str, Any]]] = {number: [] for number in rows}
    party = TABLES["party"].c
    for condition in Ids(rows).among(party.vendor_id):
        for number, vendor, role in connection.execute(
            select(party.id, party.vendor_id, party.role).where(condition).order_by(party.id)
        ):
            found[vendor].append({"id": number, "vendor": vendor, "role": role})
    product = TABLES["product"].c
    for field, role in _ROLE_OF.items():
        column = product[f"{field}_id"]
        for condition in Ids(rows).among(column):
            columns = select(product.id, column, product.oem_status).where(condition).order_by(product.id)
            for number, owner, oem_status in connection.execute(columns):
                found[owner].append(_role(role, Fact("products", "product", number, field, owner)))
                if role == "brand" and oem_status == "own_make":
                    origin = Fact("products", "product", number, "oem_status", oem_status)
                    found[owner].append(_role("maker", origin))
    for number, row in rows.items():
        row["roles"] = Listing(tuple(found[number]), listing(row.get("roles")).complete)


def _role(role: str, origin: Fact) -> dict[str, Any]:
    # A role that a product gives has no record of its own, hence no id.
    return {"id": 0, "role": role, ORIGINS: {"role": (origin,)}}
