"""Which row of an import is which piece of equipment: the same again, one of the register, or a new one.

Keys, first one that is given: the register's own number (in a list it exported), serial number, inventory number, MAC.
A key that occurs twice with another model or MAC, or with another key of higher rank, is a clash: both are kept, both
are reported. What has no key is a lot, and is found by product, site and position (register.importing.lots).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from register.importing.known import ITEM_AT, KEYS, Item, Known, items, items_keyed
from register.importing.rows import Rows
from register.names import key_of
from register.store import info

_NAMING = ("id", "vendor", "model", "part_number", "description", "serial", "serials", "asset_tag", "mac")
_RANKED = ("id", *KEYS)


@dataclass(frozen=True, slots=True)
class Clash:
    """Two that share a key and yet differ: a row with an earlier row, or with an item of the register (its id)."""

    key: str
    row: int
    other_row: int | None
    item: int | None


@dataclass(slots=True)
class Matches:
    """What each row was found to be.

    matched: row to id of the register. duplicates: row to the earlier row that it repeats. rejected: rows that name
    nothing. items: the equipment of the register that was looked at, by id. taken: its ids to the rows that are they.
    """

    matched: dict[int, int] = field(default_factory=dict)
    duplicates: dict[int, int] = field(default_factory=dict)
    rejected: list[int] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    items: dict[int, Item] = field(default_factory=dict)
    taken: dict[int, int] = field(default_factory=dict)

    def take(self, row: int, item: int) -> None:
        """Say that a row is this piece of equipment."""
        self.matched[row] = item
        self.taken[item] = row


def match_keys(connection: Connection, rows: Rows, known: Known) -> Matches:
    """Find each row that has a key, in the register and among the rows before it."""
    return _Matching(connection, rows, known).done()


class _Matching:
    def __init__(self, connection: Connection, rows: Rows, known: Known) -> None:
        self._connection = connection
        self._known = known
        self._columns: dict[str, list[Any]] = {key: rows.column(key) for key in _RANKED}
        self._columns["id"] = _own(self._columns["id"], info(connection, "identity"))
        self._models = rows.column("model")
        self._found: dict[str, dict[Any, list[int]]] = {}
        self._repeated: dict[str, set[Any]] = {}
        self._seen: dict[str, dict[Any, list[int]]] = {key: {} for key in _RANKED}
        self._matches = Matches(rejected=_unnamed(rows))

    def done(self) -> Matches:
        for key in _RANKED:
            self._found[key] = items_keyed(self._connection, key, set(self._columns[key]) - {None})
        ids = {item for found in self._found.values() for items_found in found.values() for item in items_found}
        self._matches.items = items(self._connection, ids)
        for row in self._worth_a_look():
            self._place(row)
        return self._matches

    def _worth_a_look(self) -> list[int]:
        """Rows that share a key with another row or with the register; every other row is new."""
        rejected = set(self._matches.rejected)
        self._repeated = {key: _repeated(self._columns[key]) for key in _RANKED}
        rows = {
            row
            for key, values in self._repeated.items()
            if (shared := values | self._found[key].keys())
            for row, value in enumerate(self._columns[key])
            if value in shared
        }
        return sorted(rows - rejected)

    def _place(self, row: int) -> None:
        given = [(key, self._columns[key][row]) for key in _RANKED if self._columns[key][row] is not None]
        repeated = [(key, value) for key, value in given if value in self._repeated[key]]
        again = self._repeats(row, repeated)
        if again is None:
            again = self._in_register(row, given)
        if again is not None:
            self._matches.duplicates[row] = again
            return
        for key, value in repeated:
            self._seen[key].setdefault(value, []).append(row)

    def _repeats(self, row: int, given: list[tuple[str, Any]]) -> int | None:
        """The earlier row that this one repeats."""
        clashing: dict[int, str] = {}
        for key, value in given:
            for other in self._seen[key].get(value, ()):
                verdict = self._compare(key, row, self._of_row(other))
                if verdict == "same":
                    return other
                if verdict == "clash":
                    clashing.setdefault(other, key)
        self._matches.clashes += [Clash(key, row, other, None) for other, key in clashing.items()]
        return None

    def _in_register(self, row: int, given: list[tuple[str, Any]]) -> int | None:
        """Take the piece of equipment that this row is; the row that took it already, where one did."""
        clash: Clash | None = None
        for key, value in given:
            alike = []
            for item in self._found[key].get(value, ()):
                verdict = self._compare(key, row, self._of_item(item))
                if verdict == "same":
                    alike.append(item)
                elif verdict == "clash" and clash is None:
                    clash = Clash(key, row, None, item)
            free = [item for item in alike if item not in self._matches.taken]
            if free:
                best = free[0] if len(free) == 1 else max(free, key=lambda item: (self._likeness(row, item), -item))
                self._matches.take(row, best)
                return None
            if alike:
                return self._matches.taken[alike[0]]
        if clash is not None and clash.item not in self._matches.taken:
            self._matches.clashes.append(clash)
        return None

    def _compare(self, key: str, row: int, other: dict[str, Any]) -> str:
        """What two that share a key are: "same", "clash", or "apart" (the register has both)."""
        this = self._of_row(row)
        if key == "id":
            return "clash" if _differ(this, other, "serial") and _differ(this, other, "model") else "same"
        if _differ(this, other, "id") and {this["id"], other["id"]} <= self._found["id"].keys():
            return "apart"
        higher = _RANKED[1 : _RANKED.index(key)]
        return "clash" if any(_differ(this, other, each) for each in (*higher, "model", "mac")) else "same"

    def _likeness(self, row: int, item: int) -> int:
        this, other = self._of_row(row), self._of_item(item)
        return sum(this[key] is not None and this[key] == other[key] for key in (*KEYS, "model"))

    def _of_row(self, row: int) -> dict[str, Any]:
        values = {key: self._columns[key][row] for key in _RANKED}
        return values | {"model": key_of(self._models[row]) or None}

    def _of_item(self, item: int) -> dict[str, Any]:
        record = self._matches.items[item]
        product = self._known.product_rows.get(record[ITEM_AT["product_id"]])
        values = {key: record[ITEM_AT[key]] for key in _RANKED}
        return values | {"model": (key_of(product["model"]) or None) if product else None}


def _differ(one: dict[str, Any], other: dict[str, Any], key: str) -> bool:
    return one[key] is not None and other[key] is not None and one[key] != other[key]


def _repeated(column: list[Any]) -> set[Any]:
    if len(set(column) - {None}) == len(column) - column.count(None):
        return set()
    seen: set[Any] = set()
    again: set[Any] = set()
    for value in column:
        (again if value in seen else seen).add(value)
    return again - {None}


def _own(written: list[Any], identity: str | None) -> list[int | None]:
    """The numbers that this register gave; those of another register are nobody's here."""
    own = re.compile(rf"{identity}-([1-9][0-9]{{0,17}})")
    found = [own.fullmatch(str(value)) for value in written]
    return [int(match[1]) if match else None for match in found]


def _unnamed(rows: Rows) -> list[int]:
    """Rows that say of nothing what it is."""
    columns = [rows.columns[key] for key in _NAMING if rows.has(key)]
    if not columns:
        return list(range(rows.count))
    return [row for row, values in enumerate(zip(*columns, strict=True)) if not any(values)]


def keyless(rows: Rows, matches: Matches) -> Iterator[int]:
    """The rows that have no key and were not rejected."""
    rejected = set(matches.rejected)
    columns = [rows.column(key) for key in KEYS]
    for row, values in enumerate(zip(*columns, strict=True)):
        if not any(values) and row not in rejected and row not in matches.matched:
            yield row
