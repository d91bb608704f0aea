"""What happened: the changes of a register, the story of a record, a record as it was, what can be undone."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from register.fields.catalogue import CATALOGUE
from register.journal import rows
from register.journal.entries import Entry, Sealed, entries, sealed, side_value
from register.journal.ids import Ids
from register.journal.shapes import Plain, field_columns
from register.model.journal import CHANGE, CHANGE_ENTRY


class Event(NamedTuple):
    """What one change did to one record. form: inserted, edited, set or deleted.

    fields: before and after, by key; of a deleted record all that it had; of an inserted one nothing, its values are
    those it has now, walked back.
    """

    change: Sealed
    form: str
    fields: Mapping[str, tuple[Any, Any]]


def changes(connection: Connection, *, after: int = 0, limit: int | None = None) -> list[Sealed]:
    """The changes after a number, newest first."""
    return sealed(connection, CHANGE.c.number > after, limit=limit)


def history(connection: Connection, kind: str, number: int) -> list[Event]:
    """What happened to a record, newest first."""
    told = list(_entries_of(connection, kind, number, after=0))
    found = {one.number: one for one in sealed(connection, CHANGE.c.number.in_({entry.change for entry in told}))}
    return [Event(found[entry.change], entry.form, _fields(entry, number)) for entry in reversed(told)]


def values_at(connection: Connection, kind: str, number: int, change: int) -> dict[str, Any] | None:
    """The values of a record as they were after a change, by field; None if it was not there.

    What was taken out of the journal cannot be walked back: such a field is as it was after that.
    """
    row = next(rows.rows(connection, kind, Ids((number,))), None)
    columns: dict[str, Plain] | None = None if row is None else dict(row.columns)
    for entry in reversed(list(_entries_of(connection, kind, number, after=change))):
        columns = _walked_back(entry, number, columns)
    if columns is None:
        return None
    return {
        field.key: side_value(kind, field.key, [columns.get(name) for name in field_columns(kind, field.key)])
        for field in CATALOGUE[kind].stored
    }


def last_number(connection: Connection) -> int:
    """The number of the last change; 0 if there was none."""
    return connection.scalar(select(func.max(CHANGE.c.number))) or 0


def number_at(connection: Connection, moment: datetime) -> int:
    """The number of the last change made until a moment, which has its zone; 0 if there was none."""
    at = moment.astimezone(UTC).isoformat(timespec="microseconds")
    return connection.scalar(select(func.max(CHANGE.c.number)).where(CHANGE.c.at <= at)) or 0


def last_undoable(connection: Connection, who: int | None, beside: Collection[int] = ()) -> Sealed | None:
    """The last change of a person that can be undone and is not undone already; beside: numbers to pass over."""
    undone = _undone(connection)
    mine = sealed(connection, CHANGE.c.who_id == who, CHANGE.c.undoable, CHANGE.c.reverts.is_(None))
    return next((one for one in mine if one.number not in {*undone, *beside} and not one.redacted), None)


def last_redoable(connection: Connection, who: int | None) -> Sealed | None:
    """The undoing that a person can take back: theirs, not taken back yet, and no new change of theirs since."""
    undone = _undone(connection)
    for one in sealed(connection, CHANGE.c.who_id == who, CHANGE.c.undoable):
        if one.reverts is None:
            return None
        if one.number not in undone and _undoes_a_change(connection, one.reverts):
            return one
    return None


def _undoes_a_change(connection: Connection, number: int) -> bool:
    return connection.scalar(select(CHANGE.c.reverts).where(CHANGE.c.number == number)) is None


def _undone(connection: Connection) -> set[int]:
    """The numbers of the changes that are undone: by one that is not undone itself."""
    undone: set[int] = set()
    pairs = select(CHANGE.c.number, CHANGE.c.reverts).where(CHANGE.c.reverts.is_not(None))
    for number, reverts in connection.execute(pairs.order_by(CHANGE.c.number.desc())):
        if number not in undone:
            undone.add(reverts)
    return undone


def _entries_of(connection: Connection, kind: str, number: int, *, after: int) -> list[Entry]:
    row = CHANGE_ENTRY.c
    near = (row.kind == kind, row.first_id <= number, row.last_id >= number, CHANGE.c.number > after)
    return [entry for entry in entries(connection, *near) if number in entry.ids]


def _fields(entry: Entry, number: int) -> dict[str, tuple[Any, Any]]:
    if entry.form == "deleted" and entry.payload is not None:
        image = image_of(entry, number)
        keys = [field.key for field in CATALOGUE[entry.kind].stored]
        sides = {key: [image.get(name) for name in field_columns(entry.kind, key)] for key in keys}
        return {
            key: (side_value(entry.kind, key, side), None)
            for key, side in sides.items()
            if side.count(None) < len(side)
        }
    if entry.payload is None:
        return {}
    return {
        key: (side_value(entry.kind, key, before), side_value(entry.kind, key, after))
        for owner, key, before, after in entry.sides()
        if owner == number
    }


def image_of(entry: Entry, number: int) -> dict[str, Plain]:
    """The plain columns of a record that a change took away."""
    place = list(entry.ids).index(number)
    return dict(zip(entry.payload["columns"], entry.payload["rows"][place], strict=True))


def _walked_back(entry: Entry, number: int, columns: dict[str, Plain] | None) -> dict[str, Plain] | None:
    if entry.form == "inserted":
        return None
    if entry.form == "deleted":
        return None if entry.payload is None else image_of(entry, number)
    for owner, key, before, _after in entry.sides():
        if owner == number and columns is not None:
            columns.update(zip(field_columns(entry.kind, key), before, strict=True))
    return columns
