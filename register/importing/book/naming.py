"""Which record a cell means that refers to one: by its number, by a word of the workbook's own, or by its title."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, select

from register.book.columns import BookColumn, columns_of
from register.book.marks import Mark, label, number_of, own_number, read_label, short
from register.fields.catalogue import CATALOGUE
from register.fields.field import Kind
from register.importing.book.entries import Entries
from register.importing.faults import Fault
from register.model.tables import TABLES
from register.names import key_of
from register.records import titles
from register.texts import Text

_OTHER_NAMES = {"vendor": ("legal_name", "aliases"), "site": ("aliases",)}


class References:
    """The records that cells may mean: those of the register, and the rows of the workbook.

    identity: of the register.
    """

    def __init__(self, connection: Connection, identity: str) -> None:
        self._connection = connection
        self.identity = identity
        self._rows: dict[str, dict[str, int | None]] = {}
        self._brought: dict[str, dict[str, set[int]]] = {}
        self._titles: dict[str, dict[int, str]] = {}
        self._names: dict[str, dict[str, set[int]]] = {}

    def add(self, entries: Entries) -> None:
        """Let the rows of an entity be meant, now that it is known which records they are."""
        rows = self._rows.setdefault(entries.kind, {})
        for key, number in zip(entries.keys, entries.numbers, strict=True):
            if key is not None and rows.get(key) is None:
                rows[key] = number
        brought = self._brought.setdefault(entries.kind, {})
        for column in map(entries.column, _naming(entries.kind)):
            for name, number in zip(column, entries.numbers, strict=True):
                if type(name) is str and number is not None:
                    brought.setdefault(key_of(name), set()).add(number)

    def of_key(self, kind: str, key: str) -> int | None:
        """The record of the row that bears this number, if it is one of the workbook's rows."""
        return self._rows.get(kind, {}).get(key)

    def resolved(self, column: BookColumn, kinds: Sequence[str | None], entries: Entries) -> list[Any]:
        """The cells of a column that refers to records, each text in the place of its record's number.

        kinds: of which kind each cell's record is.
        """
        known: dict[tuple[str | None, Any, str], Any] = {}
        found = []
        for said, kind, mark in zip(entries.column(column.key), kinds, entries.marks, strict=True):
            asked = (kind, said, mark.identity)
            is_text = type(said) is str  # an answer is none
            if is_text and asked not in known:
                known[asked] = self.meant(kind, said, mark)
            found.append(known[asked] if is_text else said)
        return found

    def meant(self, kind: str | None, text: str, mark: Mark) -> int | Fault:
        """The record that a cell means, or why none is found."""
        if kind is None or kind not in CATALOGUE:
            message = Text("“{value}”: of which kind the record is, is not said.", value=text)
            return Fault("no_kind", "left empty", message)
        name, key = read_label(text)
        number = self._by_number(kind, key or text, mark)
        if number is not None:
            return self._contradicted(kind, name if key is not None else "", number, text) or number
        found = self._called(kind, text) or (self._called(kind, name) if key is not None else set())
        if len(found) == 1:
            return next(iter(found))
        return _several(text) if found else _nobody(kind, text)

    def _by_number(self, kind: str, key: str, mark: Mark) -> int | None:
        rows = self._rows.get(kind, {})
        given = number_of(mark.identity, int(key)) if key.isdecimal() and len(key) < 19 else key  # noqa: PLR2004 - int64
        for one in (given, key):
            if rows.get(one) is not None:
                return rows[one]
        number = own_number(given, self.identity)
        return number if number is not None and number in self._all(kind) else None

    def _contradicted(self, kind: str, name: str, number: int, text: str) -> Fault | None:
        """Where title and number are those of two records."""
        if not name or name == "#" or label(self._all(kind).get(number, ""), number) == text:
            return None
        others = self._called(kind, name)
        if not others or number in others or key_of(name) == key_of(short(self._all(kind).get(number, ""))):
            return None
        message = Text("“{value}”: the name is that of one record, the number that of another.", value=text)
        return Fault("contradictory", "left empty", message)

    def _called(self, kind: str, name: str) -> set[int]:
        """The records that have this name: those of the workbook, else those of the register."""
        key = key_of(name)
        if not key:
            return set()
        return self._brought.get(kind, {}).get(key) or self._known(kind).get(key, set())

    def _all(self, kind: str) -> dict[int, str]:
        """The titles of all records of a kind."""
        if kind not in self._titles:
            ids = self._connection.scalars(select(TABLES[kind].c.id)).all()
            self._titles[kind] = titles(self._connection, kind, ids)
        return self._titles[kind]

    def _known(self, kind: str) -> dict[str, set[int]]:
        if kind not in self._names:
            names: dict[str, set[int]] = {}
            for number, title in (*self._all(kind).items(), *self._others(kind)):
                names.setdefault(key_of(title), set()).add(number)
            self._names[kind] = names
        return self._names[kind]

    def _others(self, kind: str) -> Iterable[tuple[int, str]]:
        table = TABLES[kind].c
        for key in (*_naming(kind), *_OTHER_NAMES.get(kind, ())):
            for number, said in self._connection.execute(select(table.id, table[key]).where(table[key].is_not(None))):
                yield from ((number, name) for name in ((said,) if isinstance(said, str) else said))


@cache
def _naming(kind: str) -> list[str]:
    """The fields whose texts name a record of an entity."""
    texts = {
        column.key for column in columns_of(kind) if column.field is not None and column.field.kind is not Kind.REF
    }
    return [key for key in CATALOGUE[kind].title if key in texts]


def _nobody(kind: str, text: str) -> Fault:
    message = Text("“{value}” names none of: {kind}.", value=text, kind=CATALOGUE[kind].plural)
    return Fault("unknown_name", "left empty", message)


def _several(text: str) -> Fault:
    message = Text("“{value}” is the name of several records: add the number of one in brackets.", value=text)
    return Fault("several", "left empty", message)
