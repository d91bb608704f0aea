"""The one mechanism of all lists: the ids a search finds, in order; then the rows that are looked at."""

from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Connection, Select, bindparam, func, or_, select

from register.queries import possible
from register.queries.columns import LISTS, Search
from register.queries.flags import counted
from register.queries.order import Ordered, remember, remembered
from register.queries.paths import Reached, Reading, listed_table
from register.queries.search import finding, found_among
from register.queries.shapes import FINDING, Flags, Possible, Source
from register.queries.sources import compared, ordering, reading

__all__ = ["Search", "by_column", "count", "counting", "finding_ids", "ids", "rows", "selecting"]
_IN = 500
_WANTED: BindParameter[Any] = bindparam("wanted", expanding=True)


def ids(connection: Connection, key: str, search: Search | None = None) -> "array[int]":
    """The records of a list that a search finds, in its order; nothing known comes last, equals in order of entry."""
    search = search or Search()
    spec, ordered = LISTS[key], _ordered(key, search)
    order = remembered(connection, ordered)
    reached = Reached(spec.kind)
    kept = _kept(reached, key, search.filters)
    if order is not None and not kept and not search.words.split():
        return order.ids[:]
    if order is not None and spec.kind != FINDING:
        wanted = [select(reached.base.c.id).select_from(reached.joined).where(*kept)] if kept else []
        return order.of(found_among(connection, spec.kind, search.words, wanted))
    cursor: Any = connection.execute(finding_ids(connection, key, search)).cursor
    found = array("q", [number for (number,) in cursor])  # SQLAlchemy's rows would take twice the time
    if not kept and not search.words.split():
        remember(connection, ordered, found[:])
    return found


def finding_ids(connection: Connection, key: str, search: Search) -> Select[Any]:
    """The statement that finds them."""
    ordered, reached = _ordered(key, search), Reached(LISTS[key].kind)
    conditions = [*finding(connection, LISTS[key].kind, search.words), *_kept(reached, key, search.filters)]
    order, joined = ordering(connection, reached, LISTS[key].column(ordered.by).source)
    order = order.desc() if ordered.falling else order.asc()
    query = select(reached.base.c.id).select_from(joined).where(*conditions)
    if not conditions and joined is not reached.base:
        query = query.with_hint(reached.base, "NOT INDEXED", "sqlite")  # through an index it takes twice the time
    return query.order_by(order.nulls_last(), reached.base.c.id)


def _ordered(key: str, search: Search) -> Ordered:
    spec = LISTS[key]
    by, falling = (search.by, search.falling) if search.by else (spec.by, spec.falling)
    return Ordered(key, by, falling)


def count(connection: Connection, key: str) -> int:
    """How many records a list has in all."""
    return int(connection.execute(counting(key)).scalar_one())


def counting(key: str) -> Select[Any]:
    """The statement that counts them."""
    return select(func.count()).select_from(listed_table(LISTS[key].kind))


def rows(connection: Connection, key: str, wanted: Sequence[int], columns: Sequence[str]) -> dict[int, tuple[Any, ...]]:
    """The values of these columns for these records, by id; a record that is gone is left out.

    Values are those of the fields (codes, dates, Money), a reference is the title of its record.
    """
    found: dict[int, tuple[Any, ...]] = {}
    for ids, values in by_column(connection, key, wanted, columns):
        found.update(zip(ids, zip(*values, strict=True), strict=True) if values else ((number, ()) for number in ids))
    return found


def by_column(
    connection: Connection, key: str, wanted: Sequence[int], columns: Sequence[str]
) -> Iterator[tuple[Sequence[int], list[Sequence[Any]]]]:
    """The same for 500 records at a time: their ids, in no particular order, and the values of each column."""
    query, readings = selecting(key, tuple(columns), _WANTED)
    sources = [LISTS[key].column(name).source for name in columns]
    for first in range(0, len(wanted), _IN):
        found = connection.execute(query, {"wanted": wanted[first : first + _IN]}).all()
        if found:
            ids, *cells = zip(*found, strict=True)
            values = _values(cells, readings)
            yield ids, [_together(connection, source, read) for source, read in zip(sources, values, strict=True)]


def _together(connection: Connection, source: Source, values: Sequence[Any]) -> Sequence[Any]:
    """The values of a column, made for all rows together where that is how they are made."""
    match source:
        case Flags():
            counts = counted(connection, values)
            return [counts[subjects] for subjects in values]
        case Possible():
            said = possible.told(connection, values, source.part)
            return [said[place] for place in values]
    return values


def _values(cells: Sequence[Sequence[Any]], readings: Sequence[Reading]) -> list[Sequence[Any]]:
    values: list[Sequence[Any]] = []
    at = 0
    for read in readings:
        parts = cells[at : at + len(read.columns)]
        values.append(parts[0] if read.value is None else [*map(read.value, zip(*parts, strict=True))])
        at += len(read.columns)
    return values


@cache
def selecting(key: str, columns: tuple[str, ...], wanted: Any) -> tuple[Select[Any], list[Reading]]:
    """The statement that reads `id`, then the parts `c0`, `c1` … of these columns, and how their values are made.

    wanted: the ids, as a parameter or a query.
    """
    spec = LISTS[key]
    reached = Reached(spec.kind)
    readings = [reading(reached, spec.column(column).source) for column in columns]
    parts = [part.label(f"c{place}") for place, part in enumerate(part for read in readings for part in read.columns)]
    query = select(reached.base.c.id, *parts).select_from(reached.joined)
    return query.where(reached.base.c.id.in_(wanted)), readings


def _kept(reached: Reached, key: str, filters: Mapping[str, Collection[Any]]) -> list[ColumnElement[bool]]:
    conditions = []
    for name, values in filters.items():
        at = compared(reached, LISTS[key].column(name).source)
        known = [value for value in values if value is not None]
        conditions.append(or_(at.in_(known), at.is_(None)) if None in values else at.in_(known))
    return conditions
