"""A list read by sqlite3 alone, after its recipe: the same ids, rows and count as `lists` gives."""

import json
import os
import sqlite3
from array import array
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from register.queries.making import Subjects, counted, deal_title, money
from register.queries.recipe import Maker, Recipe, Statement
from register.queries.shapes import PAGE

_PATIENCE = 0.2  # seconds that a writer is waited for: the ordinary way waits longer
_APPLICATION_ID_AT = 68  # in the head of a file
_AMOUNT = 10_000
_MOST = 100  # values that a function of SQLite takes
_PARTS: dict[str, Callable[[Any], Any]] = {
    "date": date.fromisoformat,
    "yes_no": bool,
    "amount": lambda value: Decimal(value) / _AMOUNT,
    "several": lambda value: tuple(json.loads(value)) if value else None,
}
MAKERS: dict[str, Callable[[Sequence[Any]], Any]] = {"money": money, "deal_title": deal_title}


class First(NamedTuple):
    """What is seen of a list at first: all its ids, and the rows of the first page in these columns."""

    ids: "array[int]"
    columns: list[str]
    rows: dict[int, tuple[Any, ...]]


class Ahead:
    """A register of which one list is read. Use it in one thread at a time.

    Raises: sqlite3.Error from each of its methods where the file cannot be read: it is then read the ordinary way.
    """

    def __init__(self, database: sqlite3.Connection, recipe: Recipe) -> None:
        self.recipe = recipe
        self._database = database
        self._made = [_made(maker) for maker in recipe.makers]

    @classmethod
    def open(cls, address: str, recipe: Recipe) -> "Ahead | None":
        """A register as the recipe needs it, open for reading; None where it must be opened the ordinary way."""
        path = Path(address)
        if "://" in address or not _is_register(path, recipe.application) or _in_use_elsewhere(path):
            return None
        try:
            where = f"{path.resolve().as_uri()}?mode=ro"
            database = sqlite3.connect(
                where, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
            )
        except sqlite3.Error:
            return None
        try:
            (revision,) = database.execute("SELECT version_num FROM alembic_version").fetchone() or ("",)
        except sqlite3.Error:
            revision = ""
        if revision == recipe.revision:
            return cls(database, recipe)
        database.close()
        return None

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def info(self, key: str) -> str | None:
        """A setting of the register as a whole."""
        found = self._database.execute("SELECT value FROM register_info WHERE key = ?", (key,)).fetchone()
        return found[0] if found else None

    def first(self) -> "First":
        """The list as it is seen at first."""
        ids, columns = self.ids(), self.recipe.columns
        return First(ids, columns, self.rows(ids[:PAGE], columns) or {})

    def ids(self) -> "array[int]":
        """All records of the list, in its own order."""
        return array("q", self._all(self.recipe.ids, "json_group_array(id)"))

    def count(self) -> int:
        """How many records it has."""
        statement = self.recipe.counting
        (number,) = self._database.execute(statement.sql, statement.parameters).fetchone()
        return int(number)

    def rows(self, wanted: Sequence[int], columns: Sequence[str]) -> dict[int, tuple[Any, ...]] | None:
        """The values of these columns for these records, by id; None where the recipe is for others."""
        if list(columns) != self.recipe.columns:
            return None
        found = self._rows(self.recipe.rows, wanted=json.dumps(list(wanted)))
        if not found:
            return {}
        ids, *cells = zip(*found, strict=True)
        values, at = [], 0
        for maker, made in zip(self.recipe.makers, self._made, strict=True):
            parts = [*map(_read, maker.parts, cells[at : at + len(maker.parts)])]
            at += len(maker.parts)
            values.append(parts[0] if made is None else [*map(made, zip(*parts, strict=True))])
            if maker.name == "subjects":
                counts = counted(values[-1], self._weighed)
                values[-1] = [counts[subjects] for subjects in values[-1]]
        return dict(zip(ids, zip(*values, strict=True), strict=True))

    def _weighed(self, kind: str, ids: Sequence[int]) -> Iterator[tuple[int, int]]:
        weights = self._rows(self.recipe.weighing, kind=kind, ids=json.dumps(ids))
        return ((number, weight) for number, weight in weights)

    def _rows(self, statement: Statement, **parameters: str) -> list[list[Any]]:
        names = statement.columns
        some = [f"json_array({', '.join(names[at : at + _MOST])})" for at in range(0, len(names), _MOST)]
        found = self._all(statement, f"json_group_array(json_array({', '.join(some)}))", **parameters)
        return [[*chain.from_iterable(row)] for row in found]

    def _all(self, statement: Statement, gathered: str, **parameters: str) -> list[Any]:
        """All rows in one step: at each step another thread would take the interpreter for milliseconds."""
        # LIMIT: without one SQLite may leave the order out.
        query = f"SELECT {gathered} FROM ({statement.sql} LIMIT -1)"  # noqa: S608 - our own statements
        (found,) = self._database.execute(query, statement.parameters | parameters).fetchone()
        rows: list[Any] = json.loads(found)
        return rows


def _made(maker: Maker) -> Callable[[Sequence[Any]], Any] | None:
    if maker.name == "subjects":
        return Subjects(maker.kinds)
    return None if maker.name is None else MAKERS[maker.name]


def _read(part: str | None, cells: Sequence[Any]) -> Sequence[Any]:
    if part is None:
        return cells
    read = _PARTS[part]
    return [None if cell is None else read(cell) for cell in cells]


def _is_register(path: Path, application: int) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(_APPLICATION_ID_AT + 4)
    except OSError:
        return False
    return head[_APPLICATION_ID_AT:] == application.to_bytes(4, "big")


def _in_use_elsewhere(path: Path) -> bool:
    """Whether another machine has the register open: opening it says so."""
    if not os.path.lexists(f"{path}.lock"):
        return False
    import socket  # noqa: PLC0415 - seldom needed

    from register.lock import Lock  # noqa: PLC0415 - seldom needed

    holder = Lock(path).holder()
    return holder is not None and holder.host != socket.gethostname()
