"""Opening, sorting, paging and searching lists, against what the database alone takes for the same."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, String, cast, or_, select

from register.model.searched import SEARCHED
from register.queries import lists
from register.queries.columns import LISTS, PAGE, Search
from register.queries.order import forget
from register.queries.paths import Reached
from register.queries.shapes import Path as FieldPath
from register.store import Register
from tests.benchmarks.timing import Line, median

_MORE = 0.060  # what a list may take beyond three times its floor
_PAGE = 0.005
_LEAST = 0.002  # less is never asked of a search
_PAGES = 25


def of_hundred_thousand(path: Path) -> Iterator[Line]:
    """The promises for a list of 100,000."""
    with closing(Register.open(path)) as register:
        with register.read() as connection:
            key = LISTS["equipment"].by
            yield _order(connection, key, f"open a list of 100,000 (by {key})")
            for column in LISTS["equipment"].columns:
                yield _order(connection, column.key, f"sort 100,000 by {column.key}")
        yield from _searches(register, "100,000")


def of_a_million(path: Path) -> Iterator[Line]:
    """The promises for a list of 1,000,000."""
    with closing(Register.open(path)) as register:
        with register.read() as connection:
            ids = lists.ids(connection, "equipment")
            shown = LISTS["equipment"].shown
            places = [len(ids) * number // _PAGES for number in range(_PAGES)]
            turned = iter(places * 10)

            def page() -> None:
                first = next(turned)
                lists.rows(connection, "equipment", ids[first : first + PAGE], shown)

            yield Line("page of 200 anywhere in 1,000,000", median(page, _PAGES), None, _PAGE, "5 ms")
        yield from _searches(register, "1,000,000")


def _order(connection: Connection, key: str, work: str) -> Line:
    ours = median(_read_anew(connection, Search(by=key)))
    floor = median(_naive_order(connection, key))
    return Line(work, ours, floor, 3 * floor + _MORE, "3 x floor + 60 ms")


def _read_anew(connection: Connection, search: Search) -> Callable[[], object]:
    """A list as it is read where nothing of it is remembered: opened, or the first time after a change."""

    def read() -> None:
        forget(connection)
        lists.ids(connection, "equipment", search)

    return read


def _naive_order(connection: Connection, key: str) -> Callable[[], object]:
    """Select id … order by that column, as it stands in the database."""
    reached = Reached("equipment")
    source = LISTS["equipment"].column(key).source
    order: ColumnElement[Any] = reached.base.c.description  # of what stands in no column: any text
    if isinstance(source, FieldPath):
        order = reached.reading(source).columns[0]
    statement = select(reached.base.c.id).select_from(reached.joined).order_by(order)
    text = str(statement.compile(connection, compile_kwargs={"literal_binds": True}))
    driver: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]
    return lambda: driver.execute(text).fetchall()


def _searches(register: Register, size: str) -> Iterator[Line]:
    with register.read() as connection:
        ids = lists.ids(connection, "equipment")
        sample = lists.rows(connection, "equipment", [ids[len(ids) // 2]], ["serial", "model", "vendor", "site"])
        serial, model, vendor, site = next(iter(sample.values()))
        words = {
            "part of a serial": (serial or "0123")[-6:],
            "nothing": "qzxqzx",
            "a model": model,
            "a site": site,
            "a brand": vendor,
        }
        for name, word in words.items():
            if word:
                yield _search(connection, word.split()[0], f"search {size}: {name}")


def _search(connection: Connection, word: str, work: str) -> Line:
    anew = median(_read_anew(connection, Search(word)))
    lists.ids(connection, "equipment")
    ours = median(lambda: lists.ids(connection, "equipment", Search(word)))
    found = lists.ids(connection, "equipment", Search(word))
    floor = median(_naive_search(connection, word), 3)
    told = f"{work} ({len(found):,} found; {anew * 1000:.1f} ms where the list was not read since a change)"
    return Line(told, ours, floor, max(floor / 20, _LEAST), "1/20 of LIKE, or 2 ms")


def _naive_search(connection: Connection, word: str) -> Callable[[], object]:
    """LIKE over the same columns, in the same order."""
    reached = Reached("equipment")
    hops = {"equipment": (), "product": ("product",), "vendor": ("product", "vendor"), "site": ("site",)}
    places = [
        cast(reached.table(way).c[field.key], String).like(f"%{word}%")
        for kind, way in (hops | {"acquisition": ("acquisition",)}).items()
        for field in SEARCHED[kind]
    ]
    order = reached.base.c[LISTS["equipment"].by]
    found = select(reached.base.c.id).select_from(reached.joined).where(or_(*places)).order_by(order)
    text = str(found.compile(connection, compile_kwargs={"literal_binds": True}))
    driver: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]
    return lambda: driver.execute(text).fetchall()
