"""How a column of a list is reached from its record: by references, and what stands at the end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, Table, case, func, null, select
from sqlalchemy.sql.selectable import ScalarSelect

from register.fields.catalogue import CATALOGUE
from register.fields.field import Field, Kind
from register.model.columns import column_names
from register.model.derived import FINDING as FINDINGS
from register.model.searched import plain_key
from register.model.tables import TABLES
from register.queries.making import deal_title, money
from register.queries.shapes import FINDING, Path, kinds_along


@dataclass(frozen=True, slots=True)
class Reading:
    """Columns to select, and how their values in one row make the value (None: the one column as it is)."""

    columns: tuple[ColumnElement[Any], ...]
    value: Callable[[Sequence[Any]], Any] | None = None


def listed_table(kind: str) -> Table:
    """The table of what a list lists: records of the catalogue, or findings."""
    return FINDINGS if kind == FINDING else TABLES[kind]


class Reached:
    """A kind's table with whatever its columns are reached through, joined once each."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.base = listed_table(kind)
        self.joined: FromClause = self.base
        self._tables: dict[tuple[str, ...], FromClause] = {(): self.base}

    def table(self, hops: tuple[str, ...]) -> FromClause:
        """The table at the end of these references."""
        if hops not in self._tables:
            before = self.table(hops[:-1])
            kinds = kinds_along(self.kind, hops)
            target = TABLES[kinds[-1]].alias("_".join(hops))
            self.joined = self.joined.outerjoin(target, reference(kinds[-2], before, hops[-1]) == target.c.id)
            self._tables[hops] = target
        return self._tables[hops]

    def reading(self, path: Path) -> Reading:
        """How the value at the end of a path is read."""
        if path.field is not None:
            return _of_field(self.table(path.hops), path.field)
        if path.ends_at != "acquisition":
            return Reading((title(path.ends_at, self.table(path.hops)),))
        deal = self.table(path.hops)
        supplier = self.table((*path.hops, "supplier"))
        columns = (deal.c.title, deal.c.gathered, supplier.c.name, deal.c.deal_type, title("acquisition", deal))
        return Reading(columns, deal_title)


def _of_field(table: FromClause, field: Field) -> Reading:
    columns = tuple(table.c[name] for name in column_names(field))
    return Reading(columns, money if field.kind is Kind.MONEY else None)


def title(kind: str, table: FromClause) -> ColumnElement[Any]:
    """What names a record of a kind to a person."""
    return func.coalesce(*(table.c[key] for key in CATALOGUE[kind].title), null())


def reference(kind: str, table: FromClause, key: str) -> ColumnElement[Any]:
    """The id a record's reference holds; of a deal's supplier, the first party in that role.

    A finding refers to its subject by the subject's kind: `key` is that kind.
    """
    if kind == FINDING:
        return case((table.c.subject_kind == key, table.c.subject_id))
    field = CATALOGUE[kind].field(key)
    if not field.derived:
        return table.c[column_names(field)[0]]
    return _first_supplier(table)


def _first_supplier(deal: FromClause) -> ScalarSelect[Any]:
    party = TABLES["party"].alias()
    which = (party.c.acquisition_id == deal.c.id) & (party.c.role == "supplier")
    return select(party.c.vendor_id).where(which).order_by(party.c.id).limit(1).correlate(deal).scalar_subquery()


def ranked(connection: Connection, path: Path) -> Select[Any]:
    """The records at a path's first reference: `id`, and `rank` among them by what stands at its end, NULL for none."""
    first = kinds_along(path.kind, path.hops[:1])[-1]
    reached = Reached(first)
    key = sort_key(connection, reached, Path(first, path.hops[1:], path.field))
    rank = case((key.is_(None), None), else_=func.dense_rank().over(order_by=key))
    return select(reached.base.c.id, rank.label("rank")).select_from(reached.joined)


def sort_key(connection: Connection, reached: Reached, path: Path) -> ColumnElement[Any]:
    """What a list is ordered by: text without case and accents, codes in the order of their list, else the value."""
    table = reached.table(path.hops)
    field = path.field
    if field is None:
        named = title(path.ends_at, table)
        if path.ends_at == "acquisition":
            supplier = reached.table((*path.hops, "supplier")).c.name
            named = func.coalesce(table.c.title, case((table.c.gathered, supplier)), named)
        return _text_key(connection, named)
    column = table.c[column_names(field)[0]]
    if field.kind is Kind.CODE and field.codes is not None:
        return case({code: place for place, code in enumerate(field.codes)}, value=column)
    if field.kind in {Kind.TEXT, Kind.TEXTS, Kind.CODES, Kind.COUNTRIES}:
        return _text_key(connection, column)
    return column


def _text_key(connection: Connection, text: ColumnElement[Any]) -> ColumnElement[Any]:
    if connection.dialect.name == "sqlite":
        return plain_key(connection, text).collate("NOCASE")
    return text.collate("und-x-icu")
