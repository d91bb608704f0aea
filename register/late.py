"""A register that is opened late: its first list is read while the database's libraries are not loaded yet."""

import sqlite3
import threading
from array import array
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from register.login import login
from register.queries.ahead import Ahead, First
from register.queries.recipe import kept
from register.queries.shapes import Search

T = TypeVar("T")


class LateRegister:
    """Stands for a Register until somebody needs more of it than its first list: then it is opened, in their thread.

    Whatever else is asked of it, the register that it opens answers, with the same errors.
    """

    def __init__(self, address: str, ahead: Ahead) -> None:
        self.address = address
        self.told: Callable[[Any], None] = lambda _changed: None
        self.currency = ahead.info("currency")
        self._key = ahead.recipe.key
        self._first: First | None = ahead.first()
        self._ahead: Ahead | None = ahead
        self._register: Any = None
        self._opening = threading.Lock()
        self._reading = threading.Lock()

    @classmethod
    def of(cls, address: str, recipe: Path, key: str, chosen: Sequence[str]) -> "LateRegister | None":
        """A register whose list, arranged so, the recipe at this path reads; None where it must be opened at once."""
        found = kept(recipe, key, chosen)
        ahead = None if found is None else Ahead.open(address, found)
        if ahead is None:
            return None
        try:
            return cls(address, ahead)
        except (sqlite3.Error, ValueError):
            ahead.close()
            return None

    def open(self) -> Any:
        """The register, opened now if it is not yet. Raises RegisterError as Register.open does."""
        with self._opening:
            if self._register is None:
                from register.store import Register  # noqa: PLC0415 - loads the database's libraries

                self._register = Register.open(self.address, who=login())
                self._register.told = self._tell
                self._let_go()
            return self._register

    def _tell(self, changed: Any) -> None:
        self.told(changed)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.open(), name)

    def take_first(self, key: str) -> First | None:
        """What was read of this list at once, the first time that it is asked for."""
        if key != self._key:
            return None
        first, self._first = self._first, None
        return first

    def read_ahead(self, key: str, read: Callable[[Ahead], T | None]) -> T | None:
        """What read makes of the list if this is the one that can be read ahead; None where it has to wait."""
        with self._reading:
            if self._ahead is None or key != self._key:
                return None
            try:
                return read(self._ahead)
            except (sqlite3.Error, ValueError):  # locked, or damaged: the ordinary way waits, or says so
                return None

    def close(self) -> None:
        """Let go of the register, whether it was opened or not."""
        self._let_go()
        with self._opening:
            if self._register is not None:
                self._register.close()

    def _let_go(self) -> None:
        with self._reading:
            if self._ahead is not None:
                self._ahead.close()
                self._ahead = None


def list_ids(register: Any, key: str, search: Search) -> "array[int]":
    """The records of a list that a search finds, in its order: see `lists.ids`."""
    if isinstance(register, LateRegister) and search == Search():
        found = register.read_ahead(key, Ahead.ids)
        if found is not None:
            return found
    from register.queries import lists  # noqa: PLC0415 - loads the database's libraries, in the worker

    with register.read() as connection:
        return lists.ids(connection, key, search)


def list_rows(register: Any, key: str, wanted: Sequence[int], columns: Sequence[str]) -> dict[int, tuple[Any, ...]]:
    """The values of these columns for these records, by id: see `lists.rows`."""
    if isinstance(register, LateRegister):
        found = register.read_ahead(key, lambda ahead: ahead.rows(wanted, columns))
        if found is not None:
            return found
    from register.queries import lists  # noqa: PLC0415 - the same

    with register.read() as connection:
        return lists.rows(connection, key, wanted, columns)


def list_count(register: Any, key: str) -> int:
    """How many records a list has in all."""
    if isinstance(register, LateRegister):
        found = register.read_ahead(key, Ahead.count)
        if found is not None:
            return found
    from register.queries import lists  # noqa: PLC0415 - the same

    with register.read() as connection:
        return lists.count(connection, key)
