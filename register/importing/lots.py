"""Which row without serial number, inventory number or MAC is which lot of the register.

Product, site and position name a lot, the description where there is no product; its quantity is compared, not part of
its name. Two equal rows are two lots: nothing says that they are the same. A cell left empty matches anything.
"""

from collections.abc import Callable, Hashable, Iterable
from typing import Any

from sqlalchemy import Connection

from register.importing.known import (
    DIRECT,
    ITEM_AT,
    Item,
    Known,
    item_value,
    items,
    key_of,
    lots_of,
    product_key,
    stays,
)
from register.importing.match import Matches, keyless
from register.importing.rows import Rows

# Product, site (ids, None where there is none), position, and description where there is no product.
_Place = tuple[int | None, int | None, str, str]
_Fits = Callable[[int, int], bool]
_NAMES = ("vendor", "model", "category", "site", "position", "description")


def match_lots(connection: Connection, rows: Rows, known: Known, matches: Matches) -> None:
    """Find each row that has no key in the register: first those with the same values, then in their order."""
    texts = {key: rows.column(key) for key in _NAMES}
    wanted = {row: place for row in keyless(rows, matches) if (place := _of_row(texts, row, known))}
    if not wanted:
        return
    products = {product for product, *_ in wanted.values() if product is not None}
    found = items(connection, lots_of(connection, products))
    matches.items.update(found)
    places = {item: _of_item(found[item], known) for item in sorted(found)}
    direct = [(each, rows.columns[each.key]) for each in DIRECT if rows.has(each.key)]

    def unchanged(row: int, item: int) -> bool:
        return all(stays(each, column[row], item_value(found[item], each)) for each, column in direct)

    def near(row: int, item: int) -> bool:
        return all(mine in {None, "", theirs} for mine, theirs in zip(wanted[row], places[item], strict=True))

    _take(wanted.items(), places.items(), unchanged, matches)
    _take(wanted.items(), places.items(), lambda _row, _item: True, matches)
    blank = [(row, place[0]) for row, place in wanted.items() if place[1] is None or not place[2]]
    _take(blank, [(item, place[0]) for item, place in places.items()], near, matches)


def _take(
    rows: Iterable[tuple[int, Hashable]], found: Iterable[tuple[int, Hashable]], fits: _Fits, matches: Matches
) -> None:
    """Give each row that has no item yet the first free one of the same group that fits."""
    free: dict[Hashable, list[int]] = {}
    for item, group in found:
        if item not in matches.taken:
            free.setdefault(group, []).append(item)
    for row, group in rows:
        if row in matches.matched:
            continue
        candidates = free.get(group, [])
        fitting = next((candidate for candidate in candidates if fits(row, candidate)), None)
        if fitting is not None:
            matches.take(row, fitting)
            candidates.remove(fitting)


def _of_row(texts: dict[str, list[Any]], row: int, known: Known) -> _Place | None:
    """The place that a row names; None where it names a brand, product or site that the register has not."""
    value = {key: column[row] for key, column in texts.items()}
    vendor = known.vendors.get(key_of(value["vendor"]))
    site = known.sites.get(key_of(value["site"]))
    if (vendor is None and value["vendor"]) or (site is None and value["site"]):
        return None
    product = known.products.get(product_key(known.vendors, vendor, value["model"], value["category"]))
    named = bool(value["vendor"] or value["model"])
    if named and product is None:
        return None
    described = "" if named else key_of(value["description"])
    return (product if named else None, site, key_of(value["position"]), described)


def _of_item(item: Item, known: Known) -> _Place:
    product, site = item[ITEM_AT["product_id"]], item[ITEM_AT["site_id"]]
    described = "" if product is not None else key_of(item[ITEM_AT["description"]])
    return (
        None if product is None else known.products.first(product),
        None if site is None else known.sites.first(site),
        key_of(item[ITEM_AT["position"]]),
        described,
    )
