"""Who may make a product: from brand, model number and the addresses of its equipment, for a person to confirm."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, func, select

from register.identity.makers import makers
from register.identity.vendors import Proposal
from register.journal.ids import Ids
from register.model.tables import TABLES
from register.queries.paths import Reached, Reading
from register.reference.vendors import vendors
from register.texts import Text

Place = tuple[int, str | None, str | None]  # id, brand and model of a product whose maker is not known
_BLOCK = 8  # characters of "C0:56:E3": in one block, equipment of one product has the same maker
_REMEMBERED = 10_000


def possible_makers(connection: Connection, ids: Iterable[int]) -> dict[int, tuple[Proposal[str], ...]]:
    """Who may make these products, likeliest first; only those whose maker is not known, and none for a new brand."""
    product, brand = TABLES["product"].c, TABLES["vendor"].c
    wanted = select(product.id, brand.name, product.model).join(TABLES["vendor"], brand.id == product.vendor_id)
    places = [
        tuple(row)
        for condition in Ids(ids).among(product.id)
        for row in connection.execute(wanted.where(condition, product.maker_id.is_(None)))
    ]
    found = _proposed(connection, places)
    return {place[0]: found[place] for place in places if found[place]}


def places(reached: Reached) -> Reading:
    """What a proposal is made of."""
    base, brand = reached.base.c, reached.table(("vendor",)).c
    return Reading((base.id, brand.name, base.model, base.maker_id), _place)


def _place(values: Sequence[Any]) -> Place | None:
    number, brand, model, maker = values
    return None if maker is not None else (number, brand, model)


def told(connection: Connection, wanted: Iterable[Place | None], part: str) -> dict[Place | None, str | Text | None]:
    """Of each place the likeliest maker's name ("maker") or what it was taken from ("reason"); None for no proposal."""
    found = _proposed(connection, [place for place in wanted if place is not None])
    said: dict[Place | None, str | Text | None] = {None: None}
    for place, proposals in found.items():
        first = proposals[0] if proposals else None
        said[place] = None if first is None else _name(first) if part == "maker" else first.reason
    return said


def _name(one: Proposal[str]) -> str:
    return vendors()[one.vendor].name


def _proposed(connection: Connection, wanted: Sequence[Any]) -> dict[Place, tuple[Proposal[str], ...]]:
    macs = _macs(connection, (number for number, _, _ in wanted))
    return {place: _makers(place[1] or "", place[2] or "", macs.get(place[0], ())) for place in wanted}


@lru_cache(maxsize=_REMEMBERED)
def _makers(brand: str, model: str, macs: tuple[str, ...]) -> tuple[Proposal[str], ...]:
    return tuple(makers(brand, model, macs))


def _macs(connection: Connection, products: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Of the equipment of each product, one address in each block of the register of addresses."""
    item = TABLES["equipment"].c
    block = func.substr(item.mac, 1, _BLOCK)
    wanted = select(item.product_id, func.min(item.mac)).where(item.mac.is_not(None)).group_by(item.product_id, block)
    found: dict[int, list[str]] = {}
    for condition in Ids(products).among(item.product_id):
        for product, mac in connection.execute(wanted.where(condition)):
            found.setdefault(product, []).append(mac)
    return {product: tuple(sorted(every)) for product, every in found.items()}
