"""What the register has for the rows of one entity: its records, and what was answered about them."""

from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from register.fields.catalogue import CATALOGUE
from register.fields.field import Field, Kind
from register.journal.ids import Ids
from register.model.columns import column_names
from register.model.tables import TABLES
from register.values import Answer, Money


class Note(NamedTuple):
    """What was answered besides a value. id: of the note."""

    id: int
    answer: Answer
    reason: str | None


class Held:
    """Records of one kind as they stand. ids: which of them; None for all."""

    def __init__(self, connection: Connection, kind: str, ids: Collection[int] | None) -> None:
        self.kind = kind
        names = [name for field in CATALOGUE[kind].stored for name in column_names(field)]
        self._at = {name: place for place, name in enumerate(("id", "version", *names))}
        self._rows: dict[int, Any] = {}
        self.notes: dict[int, dict[str, Note]] = {}
        table, note = TABLES[kind], TABLES["fact_note"].c
        wanted = select(table.c.id, table.c.version, *(table.c[name] for name in names))
        said = select(note.record_id, note.field, note.id, note.answer, note.reason).where(note.kind == kind)
        some = None if ids is None else Ids(ids)
        for condition in [None] if some is None else some.among(table.c.id):
            for row in connection.execute(wanted if condition is None else wanted.where(condition)):
                self._rows[row[0]] = row
        for condition in [None] if some is None else some.among(note.record_id):
            for number, key, *rest in connection.execute(said if condition is None else said.where(condition)):
                self.notes.setdefault(number, {})[key] = Note(rest[0], Answer(rest[1]), rest[2])

    @property
    def ids(self) -> Collection[int]:
        """The records that are there."""
        return self._rows.keys()

    def row(self, number: int) -> Any:
        """The columns of a record; at(field) is where its value stands, or the first part of it."""
        return self._rows[number]

    def at(self, field: Field) -> int:
        """The place of the first column of a field."""
        return self._at[column_names(field)[0]]

    def version(self, number: int) -> int:
        """How often a record was edited."""
        version: int = self._rows[number][1]
        return version

    def value(self, number: int, field: Field) -> Any:
        """The value of a field of a record."""
        row, at = self._rows[number], self.at(field)
        if field.kind is not Kind.MONEY or row[at] is None:
            return row[at]
        return Money(*row[at : at + 4])

    def note(self, number: int, key: str) -> Note | None:
        """What was answered about a field or collection of a record."""
        return self.notes.get(number, {}).get(key)
