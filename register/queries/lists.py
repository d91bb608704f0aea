"""The one mechanism of all lists: the ids a search finds, in order; then the rows that are looked at."""

from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, or_, select

from register.queries.columns import LISTS, Search
from register.queries.flags import counted
from register.queries.paths import Reached, Reading, listed_table
from register.queries.search import finding
from register.queries.shapes import Flags
from register.queries.sources import compared, ordering, reading

__all__ = ["Search", "by_column", "count", "ids", "rows"]
_IN = 500


def ids(connection: Connection, key: str, search: Search | None = None) -> "array[int]":
    """The records of a list that a search finds, in its order; nothing known comes last, equals in order of entry."""
    search = search or Search()
    spec = LISTS[key]
    by, falling = (search.by, search.falling) if search.by else (spec.by, spec.falling)
    reached = Reached(spec.kind)
    conditions = [*finding(connection, spec.kind, search.words), *_kept(reached, key, search.filters)]
    order, joined = ordering(connection, reached, spec.column(by).source)
    order = order.desc() if falling else order.asc()
    query = select(reached.base.c.id).select_from(joined).where(*conditions)
    if not conditions and joined is not reached.base:
        query = query.with_hint(reached.base, "NOT INDEXED", "sqlite")  # through an index it takes twice the time
    cursor: Any = connection.execute(query.order_by(order.nulls_last(), reached.base.c.id)).cursor
    return array("q", [number for (number,) in cursor])  # SQLAlchemy's rows would take twice the time


def count(connection: Connection, key: str) -> int:
    """How many records a list has in all."""
    return connection.execute(select(func.count()).select_from(listed_table(LISTS[key].kind))).scalar_one()


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
    query, readings = _selecting(key, tuple(columns))
    flagged = [place for place, name in enumerate(columns) if isinstance(LISTS[key].column(name).source, Flags)]
    for first in range(0, len(wanted), _IN):
        found = connection.execute(query, {"wanted": wanted[first : first + _IN]}).all()
        if found:
            ids, *cells = zip(*found, strict=True)
            values = _values(cells, readings)
            for place in flagged:
                counts = counted(connection, values[place])
                values[place] = [counts[subjects] for subjects in values[place]]
            yield ids, values


def _values(cells: Sequence[Sequence[Any]], readings: Sequence[Reading]) -> list[Sequence[Any]]:
    values: list[Sequence[Any]] = []
    at = 0
    for read in readings:
        parts = cells[at : at + len(read.columns)]
        values.append(parts[0] if read.value is None else [*map(read.value, zip(*parts, strict=True))])
        at += len(read.columns)
    return values


@cache
def _selecting(key: str, columns: tuple[str, ...]) -> tuple[Select[Any], list[Reading]]:
    spec = LISTS[key]
    reached = Reached(spec.kind)
    readings = [reading(reached, spec.column(column).source) for column in columns]
    parts = [part.label(f"c{place}") for place, part in enumerate(part for read in readings for part in read.columns)]
    among = reached.base.c.id.in_(bindparam("wanted", expanding=True))
    return select(reached.base.c.id, *parts).select_from(reached.joined).where(among), readings


def _kept(reached: Reached, key: str, filters: Mapping[str, Collection[Any]]) -> list[ColumnElement[bool]]:
    conditions = []
    for name, values in filters.items():
        at = compared(reached, LISTS[key].column(name).source)
        known = [value for value in values if value is not None]
        conditions.append(or_(at.in_(known), at.is_(None)) if None in values else at.in_(known))
    return conditions
