"""Sealed changes and their entries, read again."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple, Self

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, select

from register.fields.catalogue import CATALOGUE
from register.journal.ids import Ids
from register.journal.labels import unpacked
from register.journal.seal import inflated
from register.journal.shapes import DIGEST_SIZE, Plain, field_columns, python_value
from register.model.columns import value_of
from register.model.journal import CHANGE, CHANGE_ENTRY
from register.model.tables import TABLES
from register.texts import Text


class Sealed(NamedTuple):
    """A change as it was sealed.

    at: by the clock of this machine, with its zone. who: the person's name, else the account's. reverts, redacts: the
    number of the change that this one undid, or took out of the journal.
    """

    number: int
    at: datetime
    who: str
    who_id: int | None
    label: Text
    undoable: bool
    reverts: int | None
    redacts: int | None
    redacted: bool


class Entry(NamedTuple):
    """What a change did to some records. form: inserted, edited, set or deleted."""

    change: int
    form: str
    kind: str
    ids: Ids
    payload: Any
    digests: bytes | None

    @classmethod
    def of(cls, row: RowMapping) -> Self:
        """The entry of a row that also has its change's number."""
        payload = None if row["payload"] is None else inflated(row["payload"])
        return cls(row["number"], row["form"], row["kind"], Ids.read(row["ids"]), payload, row["digests"])

    def sides(self) -> Iterator[tuple[int, str, Any, Any]]:
        """Each field that an edited or set entry wrote: record, field, before and after as plain columns."""
        if self.payload is None:  # redacted
            return
        every = self.payload if self.form == "edited" else [self.payload] * len(self.ids)
        for number, fields in zip(self.ids, every, strict=True):
            for key, (before, after) in fields.items():
                yield number, key, before, after

    def each_digest(self) -> Iterator[tuple[int, bytes]]:
        """The digest of each record that is there after the change."""
        digests = self.digests or b""
        for place, number in enumerate(self.ids if digests else ()):
            yield number, digests[place * DIGEST_SIZE : (place + 1) * DIGEST_SIZE]


def sealed(connection: Connection, *conditions: ColumnElement[bool], limit: int | None = None) -> list[Sealed]:
    """Changes that fulfil the conditions, newest first."""
    person = TABLES["person"]
    wanted = (
        select(CHANGE, person.c.name.label("name"))
        .outerjoin(person, person.c.id == CHANGE.c.who_id)
        .where(*conditions)
        .order_by(CHANGE.c.number.desc())
        .limit(limit)
    )
    return [_sealed(row) for row in connection.execute(wanted).mappings()]


def entries(connection: Connection, *conditions: ColumnElement[bool]) -> Iterator[Entry]:
    """Entries that fulfil the conditions, in the order in which they were written."""
    wanted = entry_rows().where(*conditions).order_by(CHANGE.c.number, CHANGE_ENTRY.c.position)
    for row in connection.execute(wanted).mappings():
        yield Entry.of(row)


def entry_rows() -> Select[Any]:
    """All entries with the number of their change."""
    return select(CHANGE.c.number, CHANGE_ENTRY).join(CHANGE, CHANGE.c.id == CHANGE_ENTRY.c.change_id)


def touched(connection: Connection, since: int) -> dict[str, Ids]:
    """Which records the changes after a number made, altered or took away, by kind."""
    wanted = (
        select(CHANGE_ENTRY.c.kind, CHANGE_ENTRY.c.ids)
        .join(CHANGE, CHANGE.c.id == CHANGE_ENTRY.c.change_id)
        .where(CHANGE.c.number > since)
    )
    found: dict[str, list[range]] = {}
    for kind, ids in connection.execute(wanted):
        found.setdefault(kind, []).extend(Ids.read(ids).ranges)
    return {kind: Ids.of_ranges(ranges) for kind, ranges in found.items()}


def side_value(kind: str, key: str, side: list[Plain]) -> Any:
    """A field's value from its plain columns."""
    names, table = field_columns(kind, key), TABLES[kind].c
    columns = {name: python_value(table[name], value) for name, value in zip(names, side, strict=True)}
    return tuple(columns.values()) if key == "source" else value_of(_field(kind, key), columns)


@cache
def _field(kind: str, key: str) -> Any:
    return CATALOGUE[kind].field(key)


def _sealed(row: RowMapping) -> Sealed:
    return Sealed(
        row["number"],
        datetime.fromisoformat(row["at"]).astimezone(),
        row["name"] or row["login"],
        row["who_id"],
        unpacked(row["label"]),
        row["undoable"],
        row["reverts"],
        row["redacts"],
        row["secret"] is None,
    )
