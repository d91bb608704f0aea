"""Derived facts of organisations: what they do, and from where they are controlled."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, or_, select

from register.journal.ids import Ids
from register.model.tables import TABLES
from register.rules.facts import ORIGINS, Fact, Listing, listing
from register.rules.vocabulary import Reads
from register.values import Answer

STEPS = 20  # up the chain of parents, at most
_ROLE_OF = {"vendor": "brand", "maker": "maker", "publisher": "publisher"}  # field of a product -> role


class Control(NamedTuple):
    """Who is above an organisation. chain: it and its parents, as far as known; circle: they come round again."""

    chain: tuple[int, ...]
    circle: bool


class _Vendor(NamedTuple):
    parent: int | None
    country: str | None
    parent_country: str | None
    at_the_top: bool  # somebody said that it has no parent


def derive_vendors(connection: Connection, rows: Mapping[int, dict[str, Any]], reads: Reads) -> None:
    """Put the derived facts that are read into the facts of organisations."""
    if "parent_country" in reads.fields:
        known = _with_parents(connection, rows)
        for number, row in rows.items():
            _parent_country(number, row, known)
    if "roles" in reads.collections:
        _roles(connection, rows)


def control(connection: Connection, number: int) -> Control:
    """The chain of parents above one organisation."""
    return _chain(number, _with_parents(connection, (number,)))


def _with_parents(connection: Connection, ids: Any) -> dict[int, _Vendor]:
    """These organisations and all above them."""
    vendor, note = TABLES["vendor"].c, TABLES["fact_note"].c
    none = select(note.record_id).where(note.kind == "vendor", note.field == "parent", note.answer == Answer.NONE.value)
    top = set(connection.scalars(none))
    columns = select(vendor.id, vendor.parent_id, vendor.country, vendor.parent_country)
    known: dict[int, _Vendor] = {}
    wanted = set(ids)
    for _ in range(STEPS + 1):
        for condition in Ids(wanted).among(vendor.id):
            for number, parent, country, parent_country in connection.execute(columns.where(condition)):
                known[number] = _Vendor(parent, country, parent_country, number in top)
        wanted = {one.parent for one in known.values() if one.parent is not None} - known.keys()
        if not wanted:
            break
    return known


def _chain(number: int, known: Mapping[int, _Vendor]) -> Control:
    chain = [number]
    while len(chain) <= STEPS:
        parent = known[chain[-1]].parent
        if parent is None or parent not in known:
            return Control(tuple(chain), circle=False)
        if parent in chain:
            return Control(tuple(chain), circle=True)
        chain.append(parent)
    return Control(tuple(chain), circle=True)


def _parent_country(number: int, row: dict[str, Any], known: Mapping[int, _Vendor]) -> None:
    """The country of whoever is highest in the chain and known: where the top is registered, else as typed."""
    chain = _chain(number, known)
    if chain.circle:
        row["parent_country"] = None
        return
    for above in reversed(chain.chain):
        vendor = known[above]
        country, field = vendor.parent_country, "parent_country"
        if country is None and vendor.at_the_top:
            country, field = vendor.country, "country"
        if country is not None:
            row["parent_country"] = country
            if above != number or field != "parent_country":
                steps = chain.chain[: chain.chain.index(above)]
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
    columns = select(product.id, product.vendor_id, product.maker_id, product.publisher_id, product.oem_status)
    conditions = [
        or_(*parts)
        for parts in zip(
            *(Ids(rows).among(column) for column in (product.vendor_id, product.maker_id, product.publisher_id)),
            strict=True,
        )
    ]
    for condition in conditions:
        for number, *owners, oem_status in connection.execute(columns.where(condition).order_by(product.id)):
            for (field, role), owner in zip(_ROLE_OF.items(), owners, strict=True):
                if owner in found:
                    found[owner].append(_role(role, Fact("products", "product", number, field, owner)))
                    if role == "brand" and oem_status == "own_make":
                        origin = Fact("products", "product", number, "oem_status", oem_status)
                        found[owner].append(_role("maker", origin))
    for number, row in rows.items():
        row["roles"] = Listing(tuple(found[number]), listing(row.get("roles")).complete)


def _role(role: str, origin: Fact) -> dict[str, Any]:
    # A role that a product gives has no record of its own, hence no id.
    return {"id": 0, "role": role, ORIGINS: {"role": (origin,)}}
