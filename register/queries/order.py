"""The order of a list, remembered as long as nothing is written: what a search finds is only put in its places.

To sort what a common word finds, the database must look up a quarter of a large table; the list that is searched was
sorted once already.
"""

from array import array
from collections import deque
from collections.abc import Collection
from itertools import count
from typing import Any, NamedTuple

from sqlalchemy import Connection

_REMEMBERED = "vitrine_orders"


class Ordered(NamedTuple):
    """Which list, by which of its columns."""

    key: str
    by: str
    falling: bool


class Order:
    """All records of a list in its order."""

    def __init__(self, ids: "array[int]") -> None:
        self.ids = ids
        self._places: array[int] | None = None

    def of(self, found: Collection[int]) -> "array[int]":
        """These records in the order of the list, each once; those that are not in the list are left out."""
        places, behind = self._placed(), len(self.ids)
        if found and max(found) >= len(places):
            found = [number for number in found if number < len(places)]
        in_order = sorted({places[number] for number in found})
        if in_order and in_order[-1] == behind:
            in_order.pop()
        return array("q", [self.ids[place] for place in in_order])

    def _placed(self) -> "array[int]":
        """Of each id its place in the list; one behind the last where it has none."""
        if self._places is None:
            self._places = array("i", [len(self.ids)]) * (max(self.ids, default=0) + 1)
            deque(map(self._places.__setitem__, self.ids, count()), maxlen=0)
        return self._places


def remembered(connection: Connection, ordered: Ordered) -> Order | None:
    """The order of a list, where it was read by this connection and nothing was written since."""
    state = _state(connection)
    known = connection.info.get(_REMEMBERED, {}).get(ordered.key)
    return known[1] if state is not None and known is not None and known[0] == (state, ordered) else None


def remember(connection: Connection, ordered: Ordered, ids: "array[int]") -> None:
    """Keep the order of a list, the last of each, in the place of any other."""
    state = _state(connection)
    if state is not None:
        connection.info.setdefault(_REMEMBERED, {})[ordered.key] = ((state, ordered), Order(ids))


def forget(connection: Connection) -> None:
    """Know of no order any more."""
    connection.info.pop(_REMEMBERED, None)


def _state(connection: Connection) -> tuple[int, int] | None:
    """What is another number as soon as anybody has written; None where nothing tells, or while something is written.

    On a file, data_version tells of all others, whatever their process; of itself a connection counts the rows.
    """
    if connection.dialect.name != "sqlite" or connection.get_execution_options().get("writing"):
        return None
    driver: Any = connection.connection.driver_connection
    (version,) = driver.execute("PRAGMA data_version").fetchone()
    return version, driver.total_changes
