"""What a sheet is about: the records whose findings it shows, and of which kinds all of them are known."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from register.journal.ids import Ids
from register.model.tables import TABLES
from register.papers.making import NOT_HERE, UNKNOWN, Cell
from register.screening.answers import closed

_ITEM, _PARTY, _LINE, _PRODUCT = (TABLES[kind].c for kind in ("equipment", "party", "line", "product"))
_OF_PRODUCTS = ("vendor_id", "maker_id", "publisher_id")
_NOT_RETAINED = "tenderer"  # a candidate that was not chosen has no part in a deal


@dataclass(frozen=True, slots=True)
class Scope:
    """Records by kind. kind, number: what the sheet is about, a deal or an organisation.

    whole: the kinds of which all records are known to be here; of any other there may be more, so that what is false of
    those at hand is not known of all. without_maker: how many products there are whose maker nobody has said.
    """

    kind: str
    number: int
    ids: dict[str, Ids]
    whole: frozenset[str]
    without_maker: int

    @property
    def deals(self) -> Ids:
        """The deals."""
        return self.ids["acquisition"]


def nothing_of(scope: Scope) -> Cell:
    """What stands for a fact of deals where there is none: it does not apply, or there may be deals nobody recorded."""
    return NOT_HERE if "acquisition" in scope.whole else UNKNOWN


def scope_of(connection: Connection, kind: str, number: int) -> Scope:
    """The scope of a sheet about a deal ("acquisition") or an organisation ("vendor")."""
    return _of_deal(connection, number) if kind == "acquisition" else _of_vendor(connection, number)


def _of_deal(connection: Connection, number: int) -> Scope:
    mine = _ITEM.acquisition_id == number
    items = _ids(connection, select(_ITEM.id).where(mine))
    products = _ids(connection, select(_ITEM.product_id).where(mine).distinct())
    products |= _ids(connection, select(_LINE.product_id).where(_LINE.acquisition_id == number))
    parties = select(_PARTY.vendor_id).where(_PARTY.acquisition_id == number, _PARTY.role != _NOT_RETAINED)
    vendors = _ids(connection, parties) | _makers(connection, products)
    whole = {"acquisition"}
    deal = Ids((number,))
    if closed(connection, "acquisition", "equipment", deal):
        whole |= _reached(connection, mine)
    if not closed(connection, "acquisition", "lines", deal):
        whole.discard("product")
    without = _without_maker(connection, products)
    if "product" in whole and not without and closed(connection, "acquisition", "parties", deal):
        whole.add("vendor")
    found = {"acquisition": {number}, "vendor": vendors, "product": products, "equipment": items}
    found["deployment"] = _ids(connection, select(_ITEM.deployment_id).where(mine).distinct())
    return Scope("acquisition", number, {one: Ids(ids) for one, ids in found.items()}, frozenset(whole), without)


def _of_vendor(connection: Connection, number: int) -> Scope:
    mine = or_(*(_PRODUCT[key] == number for key in _OF_PRODUCTS))
    products = _ids(connection, select(_PRODUCT.id).where(mine))
    own = _of_these(_ITEM.product_id, products)
    items = _ids(connection, select(_ITEM.id).where(own))
    parties = select(_PARTY.acquisition_id).where(_PARTY.vendor_id == number, _PARTY.role != _NOT_RETAINED)
    whole = {"vendor"}
    if closed(connection, "vendor", "products", Ids((number,))):
        whole.add("product")
        if closed(connection, "product", "equipment", Ids(products)) >= products:
            whole |= _reached(connection, own)
    if closed(connection, "vendor", "roles", Ids((number,))):
        whole.add("acquisition")
    without = _without_maker(connection, products)
    found = {
        "acquisition": _ids(connection, parties), "vendor": {number}, "product": products, "equipment": items,
    }  # fmt: skip
    found["deployment"] = _ids(connection, select(_ITEM.deployment_id).where(own).distinct())
    return Scope("vendor", number, {one: Ids(ids) for one, ids in found.items()}, frozenset(whole), without)


def _reached(connection: Connection, mine: ColumnElement[bool]) -> set[str]:
    """What is wholly known where all the equipment is: its products and deployments, if each item names its own."""
    whole = {"equipment"}
    for kind, column in (("product", _ITEM.product_id), ("deployment", _ITEM.deployment_id)):
        if not connection.scalar(select(func.count()).where(mine, column.is_(None))):
            whole.add(kind)
    return whole


def _makers(connection: Connection, products: Collection[int]) -> set[int]:
    found: set[int] = set()
    for condition in Ids(products).among(_PRODUCT.id):
        for row in connection.execute(select(*(_PRODUCT[key] for key in _OF_PRODUCTS)).where(condition)):
            found.update(one for one in row if one is not None)
    return found


def _without_maker(connection: Connection, products: Iterable[int]) -> int:
    unsaid = (_PRODUCT.maker_id.is_(None), _PRODUCT.oem_status.is_distinct_from("own_make"))
    return sum(
        connection.scalar(select(func.count()).select_from(TABLES["product"]).where(condition, *unsaid)) or 0
        for condition in Ids(products).among(_PRODUCT.id)
    )


def _ids(connection: Connection, wanted: Select[Any]) -> set[int]:
    return {one for one in connection.scalars(wanted) if one is not None}


def _of_these(column: ColumnElement[Any], ids: Collection[int]) -> ColumnElement[bool]:
    return or_(False, *Ids(ids).among(column))
