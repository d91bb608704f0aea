"""Rows as plain numbers and texts: the one form that is written fast, digested, compared and put into the journal.

Plain means int, str or None: a yes is 1, a date ISO 8601, an amount a whole number of ten-thousandths, a list JSON. It
is what SQLite keeps and what PostgreSQL's COPY reads.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from hashlib import blake2b
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Date, Integer, Table, Text
from sqlalchemy.dialects.sqlite import dialect as sqlite_dialect
from sqlalchemy.types import TypeDecorator

from register.fields.catalogue import CATALOGUE
from register.fields.field import Field
from register.model.columns import column_names
from register.model.tables import SOURCE, TABLES

Plain = int | str | None
DIGEST_SIZE = 16
_SQLITE = sqlite_dialect()


class Shape:
    """The columns of a recorded table in the order of their digest, which no later column changes: by name.

    Neither id nor version is among them: the one is digested apart, the other says nothing of the world.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self.names = tuple(sorted({column.name for column in table.columns} - {"id", "version"}))

    def plain_columns(self, columns: Mapping[str, Sequence[Any]]) -> dict[str, tuple[Plain, ...]]:
        """The values of some columns as SQLAlchemy's types take them, made plain."""
        return {name: _plain(self.table.c[name], values) for name, values in columns.items()}

    def plain(self, values: Mapping[str, Any]) -> dict[str, Plain]:
        """Some columns of one row, made plain."""
        return {name: _plain(self.table.c[name], (value,))[0] for name, value in values.items()}

    def digests(
        self, secret: bytes, ids: Iterable[int], columns: Sequence[str], rows: Iterable[tuple[Plain, ...]]
    ) -> list[bytes]:
        """The digest of each record, keyed by the secret: of its id and of all columns that have a value.

        columns: in ascending order; those left out have none.
        """
        keyed = blake2b(key=secret, digest_size=DIGEST_SIZE)
        heads: dict[tuple[bool, ...], str] = {}
        found = []
        for number, row in zip(ids, rows, strict=True):
            empty = tuple([value is None for value in row])
            head = heads.get(empty)
            if head is None:
                known = (name for name, blank in zip(columns, empty, strict=True) if not blank)
                head = heads[empty] = f"{self.table.name}|{'|'.join(known)}|"
            digest = keyed.copy()
            # ascii, not repr: what is printable differs between versions of Python
            digest.update(f"{head}{number}{[value for value in row if value is not None]!a}".encode())
            found.append(digest.digest())
        return found

    def digest(self, secret: bytes, number: int, row: Mapping[str, Plain]) -> bytes:
        """The digest of one record from its plain columns."""
        names = tuple(name for name in self.names if row.get(name) is not None)
        return self.digests(secret, (number,), names, (tuple(row[name] for name in names),))[0]


@cache
def shape(kind: str) -> Shape:
    """The shape of a recorded table."""
    return Shape(TABLES[kind])


@cache
def field_columns(kind: str, key: str) -> tuple[str, ...]:
    """The columns of a field of an entity; of "source", where its records came from."""
    return SOURCE if key == "source" else column_names(CATALOGUE[kind].field(key))


@cache
def column_fields(kind: str) -> dict[str, str]:
    """Which field each column of a kind belongs to."""
    fields: Iterable[Field] = CATALOGUE[kind].stored
    owners = {name: field.key for field in fields for name in column_names(field)}
    return owners | dict.fromkeys(SOURCE, "source")


def python_value(column: Column[Any], plain: Plain) -> Any:
    """The value that was made plain, as SQLAlchemy gives it."""
    read = _reader(column)
    return plain if read is None or plain is None else read(plain)


@cache
def _reader(column: Column[Any]) -> Callable[[Any], Any] | None:
    return column.type.dialect_impl(_SQLITE).result_processor(_SQLITE, None)


def _plain(column: Column[Any], values: Sequence[Any]) -> tuple[Plain, ...]:
    types = set(map(type, values)) - {type(None)}
    kind = column.type
    if isinstance(kind, TypeDecorator):
        return tuple(_decorated(kind, values))
    if not types or types == {_PLAIN_TYPES[_base(kind)]}:
        return tuple(values)
    write = _WRITERS[_base(kind)]
    known: dict[Any, Plain] = {None: None}
    for value in set(values) - {None}:
        known[value] = write(value)
    return tuple(map(known.__getitem__, values))


def _decorated(kind: TypeDecorator[Any], values: Sequence[Any]) -> Iterable[Plain]:
    known: dict[Any, Plain] = {}
    for value in set(values):
        known[value] = kind.process_bind_param(value, _SQLITE)
    return map(known.__getitem__, values)


def _base(kind: Any) -> type:
    return next(base for base in _WRITERS if isinstance(kind, base))


def _text(value: Any) -> str:
    if isinstance(value, str):
        return str.__str__(value)
    raise TypeError(value)


def _day(value: Any) -> str:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(value)


def _number(value: Any) -> int:
    if isinstance(value, int):
        return int(value)
    raise TypeError(value)


_WRITERS: dict[type, Callable[[Any], Plain]] = {
    Boolean: int,
    Date: _day,
    Text: _text,
    BigInteger: _number,
    Integer: _number,
}
_PLAIN_TYPES: dict[type, type] = {Boolean: int, Date: str, Text: str, BigInteger: int, Integer: int}
