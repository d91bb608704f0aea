"""What the register has already that the rows of an import may be."""

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Row, Select, func, select

from register.fields.catalogue import CATALOGUE
from register.fields.field import Field, Kind
from register.model.columns import column_names, value_of
from register.model.tables import TABLES
from register.names import key_of

_PAGE = 500
_CENT = Decimal("0.0001")  # what the register keeps of an amount
KEYS = ("serial", "asset_tag", "mac")
COMPARED = ("vendor", "product", "site", "deployment", "acquisition", "party", "equipment")  # kinds that a plan reads
REFERENCES = ("product", "acquisition", "site", "deployment")
DIRECT: tuple[Field, ...] = tuple(field for field in CATALOGUE["equipment"].stored if field.kind is not Kind.REF)


class Index:
    """Records of one kind by what names them: those of the register, and those that an import brings.

    A record that is brought has a negative number until it is written: -1 for the first. known: by name; where several
    records have a name, the lowest. alike: for each record the one that its own name gives.
    """

    def __init__(self, known: Mapping[Hashable, int], alike: Mapping[int, int]) -> None:
        self._numbers: dict[Hashable, int] = dict(known)
        self._alike = alike
        self.brought: list[dict[str, Any]] = []
        self.first_rows: list[int] = []

    def get(self, key: Hashable) -> int | None:
        """The record of this name, if there is one."""
        return self._numbers.get(key)

    def of(self, key: Hashable, values: Mapping[str, Any], row: int) -> int:
        """The record of this name; a new one with these values, first met in this row, where there is none."""
        number = self._numbers.get(key)
        if number is None:
            self.brought.append(dict(values))
            self.first_rows.append(row)
            number = self._numbers[key] = -len(self.brought)
        return number

    def first(self, number: int) -> int:
        """The one of all records with the same name that stands for them."""
        return self._alike.get(number, number)

    def same(self, one: int | None, other: int | None) -> bool:
        """Whether two records have the same name, so that a row that says it may mean either."""
        return one == other or (one is not None and other is not None and self.first(one) == self.first(other))

    def __iter__(self) -> Iterator[Hashable]:
        """All names, those of the register first."""
        return iter(self._numbers)


# A piece of equipment of the register is kept as a tuple of these columns.
ITEM_COLUMNS: tuple[str, ...] = (
    "id",
    "version",
    *(f"{reference}_id" for reference in REFERENCES),
    *(name for each in DIRECT for name in column_names(each)),
)
ITEM_AT: dict[str, int] = {name: place for place, name in enumerate(ITEM_COLUMNS)}
Item = Sequence[Any]


def stays(each: Field, new: Any, old: Any) -> bool:
    """Whether a cell leaves a field as it is: it is empty or says the same. A price that states no VAT asserts none."""
    if new is None or new == old:
        return True
    if each.kind is not Kind.MONEY or old is None:
        return False
    return all(said is None or said == held for said, held in zip(parts(each, new), parts(each, old), strict=True))


def parts(each: Field, value: Any) -> tuple[Any, ...]:
    """What of a value says something by itself, so many for each field; None says nothing."""
    if each.kind is not Kind.MONEY:
        return (value,)
    return (None,) * 3 if value is None else ((value.amount.quantize(_CENT), value.currency), value.vat, value.rate)


def item_value(item: Item, each: Field) -> Any:
    """The value of one of the DIRECT fields of a piece of equipment."""
    if each.kind is Kind.MONEY:
        return value_of(each, {name: item[ITEM_AT[name]] for name in column_names(each)})
    return item[ITEM_AT[each.key]]


@dataclass(frozen=True, slots=True)
class Deal:
    """A deal, as far as rows are compared with it. suppliers: ids of the parties that supply."""

    id: int
    version: int
    values: dict[str, Any]
    suppliers: frozenset[int]


@dataclass(slots=True)
class Known:
    """The organisations, places, products and deals of the register, by what names them.

    products: by (brand's id or None, model, category where there is no model).
    """

    vendors: Index
    sites: Index
    deployments: Index
    products: Index
    product_rows: dict[int, dict[str, Any]]
    product_versions: dict[int, int]
    vendor_names: dict[int, str]
    deals: list[Deal]


def known(connection: Connection) -> Known:
    """Read what rows are compared with, equipment excepted."""
    vendors = organisations(connection)
    records = list(_records(connection, "product"))
    products = {number: values for number, _, values in records}
    return Known(
        vendors=vendors,
        sites=_named(connection, "site", ("aliases", "name")),
        deployments=_named(connection, "deployment", ("name",)),
        products=_products(products, vendors),
        product_rows=products,
        product_versions={number: version for number, version, _ in records},
        vendor_names={number: values["name"] for number, _, values in _records(connection, "vendor")},
        deals=_deals(connection),
    )


def organisations(connection: Connection) -> Index:
    """The organisations of the register by their names."""
    return _named(connection, "vendor", ("aliases", "legal_name", "name"))


def _products(products: Mapping[int, Mapping[str, Any]], vendors: Index) -> Index:
    keys: dict[int, Hashable] = {
        number: product_key(vendors, values["vendor"], values["model"], values["category"])
        for number, values in products.items()
    }
    known = {key: number for number, key in sorted(keys.items(), reverse=True)}
    return Index(known, {number: known[key] for number, key in keys.items()})


def product_key(
    vendors: Index, brand: int | None, model: str | None, category: str | None
) -> tuple[int | None, str, str | None]:
    """What two products are compared by: brand and model; where there is no model, the category."""
    key = key_of(model)
    return None if brand is None else vendors.first(brand), key, None if key else category


def _named(connection: Connection, kind: str, fields: Sequence[str]) -> Index:
    """Records by folded name. A later field outranks an earlier one, a lower id a higher."""
    table = TABLES[kind]
    rows = connection.execute(select(table.c.id, *(table.c[name] for name in fields)).order_by(table.c.id.desc())).all()
    found: dict[Hashable, int] = {}
    for place in range(1, len(fields) + 1):
        for row in rows:
            value = row[place] or ()
            for name in (value,) if isinstance(value, str) else value:
                if key := key_of(name):
                    found[key] = row[0]
    return Index(found, {row[0]: found[key] for row in rows if (key := key_of(row[len(fields)])) in found})


def _records(
    connection: Connection, kind: str, *conditions: ColumnElement[bool]
) -> Iterator[tuple[int, int, dict[str, Any]]]:
    """Id, version and values by field of the records of a kind."""
    table, stored = TABLES[kind], CATALOGUE[kind].stored
    for row in connection.execute(select(table).where(*conditions)).mappings():
        yield row["id"], row["version"], {each.key: value_of(each, dict(row)) for each in stored}


def _deals(connection: Connection) -> list[Deal]:
    party = TABLES["party"]
    suppliers: dict[int, set[int]] = {}
    query = select(party.c.acquisition_id, party.c.vendor_id).where(party.c.role == "supplier")
    for deal, vendor in connection.execute(query):
        suppliers.setdefault(deal, set()).add(vendor)
    return [
        Deal(number, version, values, frozenset(suppliers.get(number, ())))
        for number, version, values in _records(connection, "acquisition")
    ]


def items_keyed(connection: Connection, key: str, wanted: Collection[Any]) -> dict[Any, list[int]]:
    """Ids of the equipment whose column `key` is one of the wanted values, by value, lowest first."""
    table = TABLES["equipment"]
    found: dict[Any, list[int]] = {}
    query = select(table.c.id, table.c[key]).order_by(table.c.id)
    for row in _among(connection, query, table.c[key], wanted):
        found.setdefault(row[-1], []).append(row[0])
    return found


def lots_of(connection: Connection, products: Collection[int]) -> list[int]:
    """Ids of the equipment of these products, or of none, that has no identifier of its own; lowest first."""
    table = TABLES["equipment"]
    bare = select(table.c.id, table.c.product_id).where(*(table.c[key].is_(None) for key in KEYS))
    found = [row[0] for row in _among(connection, bare, table.c.product_id, products)]
    return sorted(found + [row[0] for row in connection.execute(bare.where(table.c.product_id.is_(None)))])


def items(connection: Connection, ids: Collection[int]) -> dict[int, Item]:
    """These pieces of equipment, by id."""
    table = TABLES["equipment"]
    query = select(*(table.c[name] for name in ITEM_COLUMNS))
    return {row[0]: tuple(row) for row in _among(connection, query, table.c.id, ids)}


def _among(
    connection: Connection, query: Select[Any], column: Column[Any], wanted: Collection[Any]
) -> Iterator[Row[Any]]:
    """The rows of a query whose column is one of the wanted values: by pages, or all of them where that is less."""
    if not wanted:
        return
    if len(wanted) * 4 > _size(connection, column):
        asked, name = set(wanted), column.name
        for page in connection.execute(query.where(column.is_not(None))).partitions(_PAGE):
            yield from (row for row in page if getattr(row, name) in asked)
        return
    values = list(wanted)
    for start in range(0, len(values), _PAGE):
        yield from connection.execute(query.where(column.in_(values[start : start + _PAGE]))).all()


def _size(connection: Connection, column: Column[Any]) -> int:
    return connection.execute(select(func.max(column.table.c.id))).scalar() or 0
