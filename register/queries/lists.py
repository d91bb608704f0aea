"""The one mechanism of all lists: the ids a search finds, in order; then the rows that are looked at."""

from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from register.model.tables import TABLES
from register.queries.columns import LISTS, Count, ListColumn, Search, kinds_along
from register.queries.paths import Reached, Reading, ranked, reference, sort_key
from register.queries.search import finding

__all__ = ["Search", "count", "ids", "rows", "streamed"]
_IN = 500


def ids(connection: Connection, key: str, search: Search | None = None) -> "array[int]":
    """The records of a list that a search finds, in its order; nothing known comes last, equals in order of entry."""
    search = search or Search()
    spec = LISTS[key]
    by, falling = (search.by, search.falling) if search.by else (spec.by, spec.falling)
    reached = Reached(spec.kind)
    conditions = [*finding(connection, spec.kind, search.words), *_kept(reached, key, search.filters)]
    order, joined = _order(connection, reached, spec.column(by))
    order = order.desc() if falling else order.asc()
    query = select(reached.base.c.id).select_from(joined).where(*conditions)
    rows = connection.execute(query.order_by(order.nulls_last(), reached.base.c.id))
    return array("q", rows.scalars())


def count(connection: Connection, key: str) -> int:
    """How many records a list has in all."""
    return connection.execute(select(func.count()).select_from(TABLES[LISTS[key].kind])).scalar_one()


def rows(connection: Connection, key: str, wanted: Sequence[int], columns: Sequence[str]) -> dict[int, tuple[Any, ...]]:
    """The values of these columns for these records, by id; a record that is gone is left out.

    Values are those of the fields (codes, dates, Money), a reference is the title of its record.
    """
    return dict(streamed(connection, key, wanted, columns))


def streamed(
    connection: Connection, key: str, wanted: Sequence[int], columns: Sequence[str]
) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """The same, record by record, within each 500 in no particular order."""
    query, readings = _selecting(key, tuple(columns))
    record = TABLES[LISTS[key].kind].c.id
    plain = all(reading.value is None for reading in readings)
    for first in range(0, len(wanted), _IN):
        for row in connection.execute(query.where(record.in_(wanted[first : first + _IN]))):
            yield row[0], tuple(row[1:]) if plain else _values(row, readings)


def _values(row: Sequence[Any], readings: Sequence[Reading]) -> tuple[Any, ...]:
    values, at = [], 1
    for reading in readings:
        width = len(reading.columns)
        values.append(row[at] if reading.value is None else reading.value(row[at : at + width]))
        at += width
    return tuple(values)


@cache
def _selecting(key: str, columns: tuple[str, ...]) -> tuple[Select[Any], list[Reading]]:
    spec = LISTS[key]
    reached = Reached(spec.kind)
    readings = [_reading(reached, spec.column(column)) for column in columns]
    parts = [part.label(f"c{place}") for place, part in enumerate(part for read in readings for part in read.columns)]
    return select(reached.base.c.id, *parts).select_from(reached.joined), readings


def _reading(reached: Reached, column: ListColumn) -> Reading:
    if isinstance(column.source, Count):
        return Reading((_counted(reached, column.source),))
    return reached.reading(column.source)


def _counting(counted: Count) -> tuple[ColumnElement[Any], Reached]:
    reached = Reached(counted.kind)
    *hops, last = counted.by
    table = reached.table(tuple(hops))
    return reference(kinds_along(counted.kind, hops)[-1], table, last), reached


def _counted(reached: Reached, counted: Count) -> ColumnElement[Any]:
    at, children = _counting(counted)
    query = select(func.count()).select_from(children.joined).where(at == reached.base.c.id)
    return query.correlate(reached.base).scalar_subquery()


def _order(connection: Connection, reached: Reached, column: ListColumn) -> tuple[ColumnElement[Any], Any]:
    if isinstance(column.source, Count):
        at, children = _counting(column.source)
        numbers = select(at.label("id"), func.count().label("n")).select_from(children.joined).group_by(at).subquery()
        joined = reached.joined.outerjoin(numbers, numbers.c.id == reached.base.c.id)
        return func.coalesce(numbers.c.n, 0), joined
    path = column.source
    if not path.hops:
        return sort_key(connection, reached, path), reached.joined
    ranks = ranked(connection, path).subquery()
    first = reference(path.kind, reached.base, path.hops[0])
    return ranks.c.rank, reached.joined.outerjoin(ranks, ranks.c.id == first)


def _kept(reached: Reached, key: str, filters: Mapping[str, Collection[Any]]) -> list[ColumnElement[bool]]:
    conditions = []
    for name, values in filters.items():
        at = _compared(reached, LISTS[key].column(name))
        known = [value for value in values if value is not None]
        conditions.append(or_(at.in_(known), at.is_(None)) if None in values else at.in_(known))
    return conditions


def _compared(reached: Reached, column: ListColumn) -> ColumnElement[Any]:
    path = column.source
    if isinstance(path, Count) or path.field is not None or not path.hops:
        return _reading(reached, column).columns[0]
    *hops, last = path.hops
    return reference(kinds_along(path.kind, hops)[-1], reached.table(tuple(hops)), last)
