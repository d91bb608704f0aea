"""The equipment in lots, counted by the database: what is of one product and came by one deal, however much it is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, String, and_, case, cast, func, null, select

from register.journal.ids import Ids
from register.model.derived import VERDICT
from register.model.tables import TABLES

_BRANDS = ("vendor", "maker", "publisher", "engine")  # the references of a product to organisations
_ITEM = TABLES["equipment"].c


class Lot(NamedTuple):
    """What items have in common. product: only where there is no deal, or where it was asked for."""

    acquisition: int | None
    product: int | None


class Items(NamedTuple):
    """Some items: how many, and their numbers with commas between them."""

    number: int
    text: str

    @property
    def ids(self) -> list[int]:
        """Their numbers, ascending."""
        return sorted(map(int, self.text.split(","))) if self.text else []


class Group(NamedTuple):
    """Items that stand together: under what (a cause, an owner), what one of their references leads to, their lot."""

    under: int
    target: int | None
    lot: Lot
    items: Items


def waiting(connection: Connection, reference: str | None) -> Iterator[Group]:
    """The items for which rules are not decided, under the cause, by what a reference of theirs leads to."""
    verdict = VERDICT.c
    where = (verdict.subject_kind == "equipment", verdict.cause_id.is_not(None))
    joined = TABLES["equipment"].join(VERDICT, verdict.subject_id == _ITEM.id)
    return _grouped(connection, verdict.cause_id, reference, where, joined)


def held(
    connection: Connection, by: str, reference: str | None, condition: ColumnElement[bool] | None
) -> Iterator[Group]:
    """The items under the product, deal or deployment that they belong to, by what a reference of theirs leads to."""
    owner = _ITEM[f"{by}_id"]
    where = (owner.is_not(None), *([] if condition is None else [condition]))
    return _grouped(connection, owner, reference, where, TABLES["equipment"])


def _grouped(
    connection: Connection, under: ColumnElement[Any], reference: str | None, where: Any, joined: Any
) -> Iterator[Group]:
    target: ColumnElement[Any] = null() if reference is None else _ITEM[f"{reference}_id"]
    open_ = target.is_(None)
    # Where the reference leads on, what the item itself belongs to does not matter.
    deal = case((open_, _ITEM.acquisition_id))
    product = case((and_(open_, _ITEM.acquisition_id.is_(None)), _ITEM.product_id))
    keys = (under, target, deal, product)
    columns = [key.label(name) for key, name in zip(keys, ("under", "target", "deal", "product"), strict=True)]
    numbers = func.aggregate_strings(cast(_ITEM.id, String), ",")
    query = select(*columns, func.count(), numbers).select_from(joined).where(*where)
    cursor: Any = connection.execute(query.group_by("under", "target", "deal", "product")).cursor
    for of, at, acquisition, made, count, text in cursor:
        yield Group(of, at, Lot(acquisition, made), Items(count, text))


def split(connection: Connection, ids: Iterable[int]) -> dict[Lot, list[int]]:
    """Items by deal and product."""
    found: dict[Lot, list[int]] = {}
    query = select(_ITEM.acquisition_id, _ITEM.product_id, _ITEM.id).order_by(_ITEM.id)
    for condition in Ids(ids).among(_ITEM.id):
        for deal, product, item in connection.execute(query.where(condition)):
            found.setdefault(Lot(deal, product), []).append(item)
    return found


class Counts:
    """How much equipment stands behind a record, each table read once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[tuple[str, int], int] = {}

    def count(self, kind: str, number: int) -> int:
        """How many items are of a product, deal or deployment; of an organisation, of its products and deals."""
        key = (kind, number)
        if key not in self._known:
            by = self._sizes.get(kind)
            self._known[key] = self.union((key,)) if by is None else by.get(number, 0)
        return self._known[key]

    def union(self, subjects: Iterable[tuple[str, int]]) -> int:
        """How many items are of any of these, each counted once."""
        subjects = list(subjects)
        kinds = {kind for kind, _ in subjects}
        if len(kinds) == 1 and (by := self._sizes.get(next(iter(kinds)))) is not None:
            return sum(by.get(number, 0) for _, number in subjects)
        places = {place for kind, number in subjects for place in self._by.get(kind, {}).get(number, ())}
        return sum(self._cells[place][-1] for place in places)

    def pairs(self) -> set[tuple[int, int]]:
        """The pairs of a deal and a product that equipment connects."""
        return {(deal, product) for deal, product, _ in self._pairs if deal is not None and product is not None}

    @cached_property
    def _pairs(self) -> Sequence[tuple[int | None, int | None, int]]:
        query = select(_ITEM.acquisition_id, _ITEM.product_id, func.count())
        rows: Any = self._connection.execute(query.group_by(_ITEM.acquisition_id, _ITEM.product_id)).cursor
        return [tuple(row) for row in rows]

    @cached_property
    def _sizes(self) -> Mapping[str, Mapping[int, int]]:
        """How many items there are of each product, deal and deployment."""
        found: dict[str, dict[int, int]] = {"acquisition": {}, "product": {}}
        for deal, product, number in self._pairs:
            for by, key in ((found["acquisition"], deal), (found["product"], product)):
                if key is not None:
                    by[key] = by.get(key, 0) + number
        query = select(_ITEM.deployment_id, func.count()).group_by(_ITEM.deployment_id)
        return found | {"deployment": {row[0]: row[1] for row in self._connection.execute(query)}}

    @cached_property
    def _cells(self) -> Sequence[tuple[int | None, int | None, int | None, int]]:
        keys = (_ITEM.acquisition_id, _ITEM.product_id, _ITEM.deployment_id)
        rows: Any = self._connection.execute(select(*keys, func.count()).group_by(*keys)).cursor
        return [tuple(row) for row in rows]

    @cached_property
    def _by(self) -> Mapping[str, Mapping[int, Sequence[int]]]:
        """The places of the cells of each record."""
        found: dict[str, dict[int, list[int]]] = {"acquisition": {}, "product": {}, "deployment": {}}
        for place, cell in enumerate(self._cells):
            for kind, number in zip(found, cell, strict=False):
                if number is not None:
                    found[kind].setdefault(number, []).append(place)
        vendors: dict[int, set[int]] = {}
        product, party = TABLES["product"].c, TABLES["party"].c
        for key in _BRANDS:
            for number, vendor in self._connection.execute(select(product.id, product[f"{key}_id"])):
                vendors.setdefault(vendor, set()).update(found["product"].get(number, ()))
        for deal, vendor in self._connection.execute(select(party.acquisition_id, party.vendor_id)):
            vendors.setdefault(vendor, set()).update(found["acquisition"].get(deal, ()))
        return found | {"vendor": {vendor: sorted(places) for vendor, places in vendors.items()}}
