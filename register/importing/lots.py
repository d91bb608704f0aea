"""Which row without serial number, inventory number or MAC is which lot of the register.

Product, site and position name a lot, the description where there is no product; its quantity is compared, not part of
its name. Two equal rows are two lots: nothing says that they are the same. A cell left empty matches anything.
"""

from collections.abc import Hashable, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection

from register.fields.field import Field
from register.importing.known import (
    DIRECT,
    ITEM_AT,
    Item,
    Known,
    item_value,
    items,
    lots_of,
    parts,
    product_key,
)
from register.importing.match import Matches, keyless
from register.importing.rows import Rows
from register.names import key_of

# Product, site (ids, None where there is none), position, and description where there is no product.
_Place = tuple[int | None, int | None, str, str]
# A row or an item: its number, its group, and values of which None says nothing.
_Wanted = tuple[int, Hashable, tuple[Any, ...]]
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
    direct = [each for each in DIRECT if rows.has(each.key)]
    said = zip(wanted, rows.said([each.key for each in direct], list(wanted)), strict=True)
    values = {row: _parts(direct, cells) for row, cells in said}
    held = {item: _parts(direct, [item_value(found[item], each) for each in direct]) for item in places}
    _take(
        [(row, place, values[row]) for row, place in wanted.items()],
        [(item, place, held[item]) for item, place in places.items()],
        matches,
    )
    _take(
        [(row, place, ()) for row, place in wanted.items()], [(item, place, ()) for item, place in places.items()],
        matches,
    )  # fmt: skip
    blank = [(row, place[0], _asked(place)) for row, place in wanted.items() if place[1] is None or not place[2]]
    _take(blank, [(item, place[0], place) for item, place in places.items()], matches)


def _parts(fields: Sequence[Field], values: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(part for each, value in zip(fields, values, strict=True) for part in parts(each, value))


def _asked(place: _Place) -> tuple[Any, ...]:
    """A place without what it does not name."""
    return tuple(None if part == "" else part for part in place)


def _take(rows: Iterable[_Wanted], found: Iterable[_Wanted], matches: Matches) -> None:
    """Give each row that has no item yet the first free one of the same group that has what the row says.

    Each is a number, a group and values: what a row does not say is None, and anything has it. The items of a group
    are laid out once for all rows that say something of the same values.
    """
    groups: dict[Hashable, list[_Wanted]] = {}
    for item in found:
        if item[0] not in matches.taken:
            groups.setdefault(item[1], []).append(item)
    laid_out: dict[tuple[Hashable, tuple[int, ...]], dict[tuple[Any, ...], list[int]]] = {}
    for row, group, values in rows:
        if row in matches.matched or group not in groups:
            continue
        said = tuple(place for place, value in enumerate(values) if value is not None)
        if (group, said) not in laid_out:
            laid_out[group, said] = _by_values(groups[group], said)
        free = laid_out[group, said].get(tuple([values[place] for place in said]), [])
        while free and free[-1] in matches.taken:
            free.pop()
        if free:
            matches.take(row, free.pop())


def _by_values(items: Sequence[_Wanted], places: Sequence[int]) -> dict[tuple[Any, ...], list[int]]:
    """Items by some of their values, the first one last."""
    by_values: dict[tuple[Any, ...], list[int]] = {}
    for item, _, values in reversed(items):
        by_values.setdefault(tuple([values[place] for place in places]), []).append(item)
    return by_values


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
