"""Whose findings a record shows besides its own: they stay where they were found, and are never copied."""

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, select, union

from register.journal.ids import Ids
from register.model.tables import TABLES
from register.queries.called import plain
from register.queries.findings import Finding, findings
from register.rules.levels import RANK

Subject = tuple[str, int]


def through(connection: Connection, kind: str, ids: Collection[int]) -> dict[int, set[Subject]]:
    """The subjects whose findings these records show: of the products, deals and organisations they depend on."""
    found: dict[int, set[Subject]] = {number: set() for number in ids}
    if kind == "product":
        _add_vendors(connection, found, {number: {number} for number in found})
    if kind == "acquisition":
        _add(found, "vendor", _pairs(connection, "party", "acquisition_id", "vendor_id", ids))
        products: dict[int, set[int]] = {number: set() for number in found}
        for table in ("line", "equipment"):
            for number, product in _pairs(connection, table, "acquisition_id", "product_id", ids):
                products[number].add(product)
        _add_products(connection, found, products)
    if kind == "equipment":
        _add(found, "acquisition", _pairs(connection, "equipment", "id", "acquisition_id", ids))
        own: dict[int, set[int]] = {number: set() for number in found}
        for number, product in _pairs(connection, "equipment", "id", "product_id", ids):
            own[number].add(product)
        _add_products(connection, found, own)
    return found


def shown_through(connection: Connection, kind: str, number: int) -> list[Finding]:
    """The findings of others that a record shows, the most serious first."""
    kinds: dict[str, set[int]] = {}
    for other, subject in through(connection, kind, (number,))[number]:
        kinds.setdefault(other, set()).add(subject)
    found = [one for other, ids in kinds.items() for one in findings(connection, about=(other, ids))]
    return sorted(found, key=lambda one: (-RANK.get(one.level, 0), one.rule, plain(one.subject_title)))


def _add(found: dict[int, set[Subject]], kind: str, pairs: Iterable[tuple[int, int]]) -> None:
    for number, other in pairs:
        found[number].add((kind, other))


def _add_products(connection: Connection, found: dict[int, set[Subject]], products: dict[int, set[int]]) -> None:
    for number, chosen in products.items():
        found[number] |= {("product", product) for product in chosen}
    _add_vendors(connection, found, products)


def _add_vendors(connection: Connection, found: dict[int, set[Subject]], products: dict[int, set[int]]) -> None:
    every = {product for chosen in products.values() for product in chosen}
    vendors: dict[int, set[int]] = {}
    for field in ("vendor_id", "maker_id", "publisher_id"):
        for product, vendor in _pairs(connection, "product", "id", field, every):
            vendors.setdefault(product, set()).add(vendor)
    for number, chosen in products.items():
        found[number] |= {("vendor", vendor) for product in chosen for vendor in vendors.get(product, ())}


def _pairs(connection: Connection, table: str, by: str, to: str, ids: Collection[int]) -> set[tuple[int, int]]:
    columns = TABLES[table].c
    chosen = [
        select(columns[by], columns[to]).where(condition, columns[to].is_not(None))
        for condition in Ids(ids).among(columns[by])
    ]
    if not chosen:
        return set()
    return set(connection.execute(union(*chosen)).all())
