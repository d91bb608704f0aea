"""Collections that a record has also by way of others: flows of a deal's products, what a deployment can do."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple, Protocol

from sqlalchemy import Connection, select

from register.journal.ids import Ids
from register.model.tables import TABLES
from register.rules.facts import Listing, listing
from register.rules.vocabulary import Reads
from register.screening.answers import closed, complete
from register.screening.exploited import exploited
from register.screening.things import Things
from register.terms.sets import SETS

OWNER = "owner"  # whose row of a collection it is
CAN_SEE_OR_HEAR = SETS["can_see_or_hear"][1]
_GONE = ("decommissioned", "returned", "lost")
Row = dict[str, Any]
Rows = Mapping[int, Row]


class Children(Protocol):
    """Fetches the records of a collection: what is read of them, the field that refers to their owner, the owners."""

    def __call__(self, reads: Reads, by: str, owners: Ids, /) -> dict[int, list[Row]]:
        """The records by owner."""


class Merging(NamedTuple):
    """What is merged with: the register, its equipment, and how the records of a collection are fetched."""

    connection: Connection
    things: Things
    children: Children


Merge = Callable[[Merging, Reads, Rows], None]


def merge(merging: Merging, reads: Reads, rows: Rows) -> None:
    """Add to the collections that are read what the records have of them by way of others."""
    for key, inner in reads.collections.items():
        add = _MERGES.get((reads.entity, key))
        if add is not None:
            add(merging, inner, rows)


def _flows(merging: Merging, inner: Reads, rows: Rows) -> None:
    """Of a deal: also the flows of its products, whether they are on a line or in place."""
    flow = TABLES["data_flow"].c.product_id
    flowing = Ids(merging.connection.scalars(select(flow).distinct().where(flow.is_not(None))))
    if not flowing:
        return
    deal, product_at = merging.things.at["acquisition_id"], merging.things.at["product_id"]
    pairs = {(row[deal], row[product_at]) for row in merging.things.of("acquisition_id", Ids(rows))}
    line = TABLES["line"].c
    for condition in Ids(rows).among(line.acquisition_id):
        wanted = select(line.acquisition_id, line.product_id).where(condition).distinct()
        pairs.update((one, other) for one, other in merging.connection.execute(wanted))
    known = {pair for pair in pairs if pair[1] in flowing}
    flows = merging.children(inner, "product", Ids(product for _, product in known))
    own = {number: {flow["id"] for flow in row["data_flows"].members} for number, row in rows.items()}
    for number, product in sorted(known):
        more = tuple(flow for flow in flows.get(product, ()) if flow["id"] not in own[number])
        _add(rows[number], "data_flows", more)


def _advisories(merging: Merging, inner: Reads, rows: Rows) -> None:
    """Of equipment: the flaws of its product; all of them where they are all recorded of the product.

    The catalogue that ships is an extract as of a day: that it names none for a product does not prove that none is.
    """
    products = Ids({row["product"] for row in rows.values() if row["product"] is not None})
    reads = replace(inner, fields={*inner.fields, "cve"})
    flaws = merging.children(reads, "product", products)
    whole = closed(merging.connection, "product", "advisories", products)
    catalogue = exploited(merging.connection, products)
    for row in rows.values():
        product = row["product"]
        every = (*flaws.get(product, ()), *_unrecorded(catalogue.get(product, ()), flaws.get(product, ())))
        row["advisories"] = Listing(every, product in whole)


def _unrecorded(catalogue: Iterable[Row], recorded: Iterable[Row]) -> Iterator[Row]:
    """What the catalogue says of flaws that the city has not recorded itself."""
    known = {row.get("cve") for row in recorded}
    return (row for row in catalogue if row["cve"] not in known)


def _functions(merging: Merging, inner: Reads, rows: Rows) -> None:
    """Of a deployment: what its equipment can do, each thing's own state before that of its product."""
    items, children = _items(merging.connection, rows), merging.children
    reads = replace(inner, fields={*inner.fields, "code"})
    shared = children(reads, "product", Ids(product for _, product in items if product is not None))
    own = children(reads, "equipment", Ids(number for group in items.values() for number in group))
    for (deployment, product), group in items.items():
        special = [one for number in group for one in own.get(number, ())]
        holders: dict[Any, set[int]] = {}
        for one in special:
            holders.setdefault(one["code"], set()).add(one[OWNER])
        general = shared.get(product, []) if product is not None else []
        left = [one for one in general if len(holders.get(one["code"], ())) < len(group)]
        _add(rows[deployment], "functions", (*left, *special))
    _close_functions(merging.connection, rows, items)


def _close_functions(connection: Connection, rows: Rows, items: Mapping[tuple[int, int | None], list[int]]) -> None:
    """They are all known where somebody said so, or all equipment is recorded, and of each product all functions."""
    row = TABLES["product"].c
    products = Ids(product for _, product in items if product is not None)
    whole = closed(connection, "product", "functions", products)
    for condition in products.among(row.id):
        cannot = row.category.is_not(None) & row.category.not_in(CAN_SEE_OR_HEAR)
        whole |= set(connection.scalars(select(row.id).where(condition, cannot)))
    for number, deployment in rows.items():
        held = {product for at, product in items if at == number}
        known = listing(deployment.get("functions"))
        every = complete(deployment, "equipment") and held <= whole
        deployment["functions"] = Listing(known.members, complete(deployment, "functions") or every)


def _items(connection: Connection, rows: Rows) -> dict[tuple[int, int | None], list[int]]:
    """The things of each deployment and product that are still there."""
    row = TABLES["equipment"].c
    there = row.status.is_(None) | row.status.not_in(_GONE)
    found: dict[tuple[int, int | None], list[int]] = {}
    for condition in Ids(rows).among(row.deployment_id):
        wanted = select(row.deployment_id, row.product_id, row.id).where(condition, there).order_by(row.id)
        for deployment, product, number in connection.execute(wanted):
            found.setdefault((deployment, product), []).append(number)
    return found


def _add(row: Row, key: str, more: tuple[Row, ...]) -> None:
    before = listing(row.get(key))
    row[key] = Listing((*before.members, *more), before.complete)


_MERGES: dict[tuple[str, str], Merge] = {
    ("acquisition", "data_flows"): _flows,
    ("equipment", "advisories"): _advisories,
    ("deployment", "functions"): _functions,
}
