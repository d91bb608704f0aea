"""Changing records: the one way to do it, so that all of it is written down."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from secrets import token_bytes
from types import MappingProxyType
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert, select

from register.errors import ConflictError
from register.fields.catalogue import CATALOGUE
from register.journal import rows
from register.journal.ids import Ids, pages
from register.journal.log import Log, Side, Sides
from register.journal.references import refuse_if_needed
from register.journal.shapes import Plain, column_fields, field_columns, shape
from register.model.columns import stored
from register.model.databases import alone, filling, insert_plain, take_ids
from register.model.tables import SOURCE, TABLES
from register.texts import Text
from register.values import Answer, today

_BLOCK = 20_000
_MANY = 20  # records to which the same happens: from here on one entry for all of them


class Source(NamedTuple):
    """Where a record came from. sheet: None for CSV. row: the sheet's own row number, from 1."""

    import_id: int
    sheet: str | None
    row: int


class Change:
    """One wish of a person, done to the records in one transaction and written down as one change.

    who: the id of the person. log: what was done so far. derived: the kinds of derived rows that it wrote.
    """

    def __init__(self, connection: Connection, who: int | None) -> None:
        self.connection = connection
        self.who = who
        self.secret = token_bytes(32)
        self.log = Log()
        self.derived: set[str] = set()

    def insert(self, kind: str, values: Mapping[str, Any], source: Source | None = None) -> int:
        """A new record with these values, by the keys of its fields. Gives its id."""
        columns = _columns(kind, values)
        if source is not None:
            columns |= dict(zip(SOURCE, source, strict=True))
        (number,) = take_ids(self.connection, TABLES[kind], 1)
        plain = shape(kind).plain(columns)
        self.connection.execute(insert(TABLES[kind]), {"id": number, **columns})
        self.log.of(kind).insert((number,), (shape(kind).digest(self.secret, number, plain),))
        return number

    def insert_many(self, kind: str, columns: Sequence[str], records: Sequence[Sequence[Any]]) -> range:
        """New records, fast. Gives their ids, in order.

        columns: names as stored (a reference ends in _id, money has four columns, see model.columns). records: a row
        each, of values as SQLAlchemy's types take them.
        """
        by_column = zip(*records, strict=True) if records else ([] for _ in columns)
        return self.insert_columns(kind, dict(zip(columns, by_column, strict=True)))

    def reserve(self, kind: str, count: int) -> range:
        """The ids of so many new records, where they must be known before the records are written."""
        return take_ids(self.connection, TABLES[kind], count) if count else range(0)

    def insert_columns(self, kind: str, columns: Mapping[str, Sequence[Any]], ids: range | None = None) -> range:
        """The same, from the values of each column. Columns without any value cost nothing. ids: reserved before."""
        names = sorted(columns)
        count = len(columns[names[0]])
        ids = self.reserve(kind, count) if ids is None else ids
        for start in range(0, count, _BLOCK):
            plain = shape(kind).plain_columns({name: columns[name][start : start + _BLOCK] for name in names})
            given = {name: values for name, values in plain.items() if any(value is not None for value in values)}
            self.insert_plain(kind, ids[start : start + _BLOCK], tuple(given), tuple(given.values()))
        return ids

    def filling(self, kind: str, count: int) -> AbstractContextManager[None]:
        """Around the adding of so many records in several parts: a large number is written the quicker."""
        return filling(self.connection, TABLES[kind], count)

    def insert_plain(
        self,
        kind: str,
        ids: Sequence[int],
        names: Sequence[str],
        values: Sequence[Sequence[Plain]],
        *,
        version: int = 1,
    ) -> None:
        """Records with these ids, from plain values by column, the columns in ascending order of their names.

        version: 1 of new ones; of those that come back a higher one, since they may have been edited before they went.
        """
        records = list(zip(ids, [version] * len(ids), *values, strict=True))
        digests = shape(kind).digests(self.secret, ids, names, (record[2:] for record in records))
        insert_plain(self.connection, TABLES[kind], ("id", "version", *names), records)
        self.log.of(kind).insert(ids, digests)

    def edit(self, kind: str, number: int, version: int | None, values: Mapping[str, Any]) -> None:
        """Give one record other values, by the keys of its fields.

        version: of the record that the person was looking at; None where nobody was.
        Raises: ConflictError if the record was edited or removed since.
        """
        self._edit_page(kind, {number: values}, {number: version})

    def edit_many(
        self,
        kind: str,
        changes: Iterable[tuple[int, Mapping[str, Any]]],
        versions: Mapping[int, int] = MappingProxyType({}),
    ) -> None:
        """Give each of many records other values.

        versions: of those records that were looked at before.
        Raises: ConflictError if one of these was edited since, or any is gone.
        """
        wishes: dict[int, dict[str, Any]] = {}
        for number, values in changes:
            wishes.setdefault(number, {}).update(values)
        for page in pages(list(wishes.items())):
            self._edit_page(kind, dict(page), versions)

    def set(self, kind: str, key: str, ids: Iterable[int], value: Any) -> None:
        """Give one field of many records the same value. Records that are gone are left out."""
        self._set_columns(kind, key, Ids(ids), shape(kind).plain(_columns(kind, {key: value})))

    def delete(self, kind: str, number: int) -> None:
        """Take a record away, with what was answered about it.

        Raises: ConflictError if it is gone already; RegisterError if other records need it.
        """
        if not self.delete_many(kind, Ids((number,))):
            raise _gone(kind)

    def delete_many(self, kind: str, ids: Ids) -> int:
        """Take records away, with what was answered about them; gives how many there were. Raises as delete does."""
        refuse_if_needed(self.connection, kind, ids)
        if kind != "fact_note":
            self.delete_many("fact_note", Ids(note for _, note, _, _ in self._notes(kind, ids)))
        return self.take_away(kind, ids)

    def take_away(self, kind: str, ids: Ids) -> int:
        """Remove records whatever else there is about them; gives how many there were. For undoing."""
        count = 0
        for row in self._locked(kind, ids):
            self.log.of(kind).delete(row.id, row.columns)
            count += 1
        rows.remove(self.connection, kind, ids)
        return count

    def answer(
        self, kind: str, number: int, key: str, answer: Answer | None, *,
        reason: str | None = None, evidence: int | None = None,
    ) -> None:  # fmt: skip
        """Say of a field or collection that there is none, that it does not apply, is not known, or is complete.

        A value that the field had goes, unless the list is said to be complete. None takes back what was said.
        Raises: ConflictError if the record is gone.
        """
        if not rows.present(self.connection, kind, (number,)):
            raise _gone(kind)
        stored_keys = {field.key for field in CATALOGUE[kind].stored}
        if answer not in {None, Answer.COMPLETE} and key in stored_keys:
            self.edit(kind, number, None, {key: None})
        (note,) = [note for _, note, field, _ in self._notes(kind, Ids((number,))) if field == key] or (None,)
        if answer is None:
            if note is not None:
                self.delete("fact_note", note)
            return
        said = {
            "answer": answer.value, "reason": reason, "evidence": evidence,
            "by": self.who, "on": today(),
        }  # fmt: skip
        if note is None:
            self.insert("fact_note", {"kind": kind, "record_id": number, "field": key, **said})
        else:
            self.edit("fact_note", note, None, said)

    def alone(self, purpose: str) -> None:
        """Wait until no other change has this purpose, and keep others waiting until this one is done."""
        alone(self.connection, purpose)

    def touched(self) -> dict[str, Ids]:
        """The records that this change made, altered or took away so far, by kind."""
        return self.log.touched()

    def put_back(self, kind: str, sides: Mapping[int, Mapping[str, Side]]) -> None:
        """Give fields of records, from plain columns, what they had before. For undoing."""
        alike: dict[str, set[int]] = {}
        for number, fields in sides.items():
            alike.setdefault(json.dumps(fields, sort_keys=True), set()).add(number)
        single: dict[int, dict[str, Plain]] = {}
        for numbers in alike.values():
            fields = sides[min(numbers)]
            columns = {name: value for key, side in fields.items() for name, value in _named(kind, key, side)}
            if len(fields) == 1 and len(numbers) > _MANY:
                self._set_columns(kind, next(iter(fields)), Ids(numbers), columns)
            else:
                single |= dict.fromkeys(numbers, columns)
        for page in pages(sorted(single)):
            self._write({row.id: (row, single[row.id]) for row in self._locked(kind, Ids(page))}, kind)

    def _locked(self, kind: str, ids: Ids) -> Iterator[rows.Row]:
        return rows.rows(self.connection, kind, ids, lock=True)

    def _edit_page(
        self, kind: str, wishes: Mapping[int, Mapping[str, Any]], versions: Mapping[int, int | None]
    ) -> None:
        found = {row.id: row for row in self._locked(kind, Ids(wishes))}
        for number in wishes:
            if number not in found or versions.get(number) not in {None, found[number].version}:
                raise _gone(kind)
        planned = {
            number: (found[number], shape(kind).plain(_columns(kind, values))) for number, values in wishes.items()
        }
        self._write(planned, kind)

    def _write(self, planned: Mapping[int, tuple[rows.Row, Mapping[str, Plain]]], kind: str) -> None:
        """Write what differs, and write it down."""
        changed: list[tuple[int, Mapping[str, Plain]]] = []
        known: dict[int, list[str]] = {}
        for number, (row, columns) in planned.items():
            sides = _sides(kind, row.columns, columns)
            if sides:
                changed.append((number, columns))
                digest = shape(kind).digest(self.secret, number, {**row.columns, **columns})
                self.log.of(kind).edit(number, sides, digest)
                known[number] = [key for key, (_, after) in sides.items() if after.count(None) < len(after)]
        rows.write(self.connection, kind, changed)
        self._forget_answers(kind, known)

    def _set_columns(self, kind: str, key: str, ids: Ids, columns: dict[str, Plain]) -> None:
        names, after = list(columns), list(columns.values())
        before: dict[tuple[Plain, ...], dict[int, bytes]] = {}
        for row in self._locked(kind, ids):
            was = tuple(row.columns[name] for name in names)
            if was != tuple(after):
                digest = shape(kind).digest(self.secret, row.id, row.columns | columns)
                before.setdefault(was, {})[row.id] = digest
        changed = Ids(number for digests in before.values() for number in digests)
        rows.write_alike(self.connection, kind, changed, columns)
        for side, digests in before.items():
            self.log.of(kind).set(key, list(side), after, digests)
        if after.count(None) < len(after):
            self._forget_answers(kind, dict.fromkeys(changed, (key,)))

    def _forget_answers(self, kind: str, known: Mapping[int, Collection[str]]) -> None:
        """What was answered in place of a value goes once there is a value."""
        if kind == "fact_note" or not known:
            return
        notes = self._notes(kind, Ids(known))
        gone = [note for number, note, key, answer in notes if key in known[number] and answer != Answer.COMPLETE.value]
        self.take_away("fact_note", Ids(gone))

    def _notes(self, kind: str, ids: Ids) -> list[tuple[int, int, str, str]]:
        """What was answered about these records: record, note, field, answer."""
        note = TABLES["fact_note"].c
        wanted = select(note.record_id, note.id, note.field, note.answer).where(note.kind == kind)
        return [
            (row.record_id, row.id, row.field, row.answer)
            for condition in ids.among(note.record_id)
            for row in self.connection.execute(wanted.where(condition))
        ]


def _columns(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    for key, value in values.items():
        field = CATALOGUE[kind].field(key)
        if field.derived:
            raise KeyError(key)
        columns |= stored(field, value)
    return columns


def _named(kind: str, key: str, side: Side) -> Iterator[tuple[str, Plain]]:
    return zip(field_columns(kind, key), side, strict=True)


def _sides(kind: str, before: Mapping[str, Plain], after: Mapping[str, Plain]) -> Sides:
    """The fields that differ, before and after."""
    sides: Sides = {}
    for key in {column_fields(kind)[name] for name, value in after.items() if before[name] != value}:
        names = field_columns(kind, key)
        sides[key] = [[before[name] for name in names], [after[name] for name in names]]
    return sides


def _gone(kind: str) -> ConflictError:
    what = Text("Somebody else changed or removed this first: {kind}.", kind=CATALOGUE[kind].label)
    hint = Text("Look at it again; what you entered is still in the form.")
    return ConflictError(what, hint, unchanged=Text("Nothing was changed."))
