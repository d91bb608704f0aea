"""Things as a condition sees them: like ones as one row, which says how many it stands for."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from register.fields.catalogue import CATALOGUE
from register.fields.field import Field
from register.journal.ids import Ids
from register.model.columns import column_names
from register.model.tables import TABLES
from register.rules.facts import TIMES
from register.rules.vocabulary import Reads
from register.screening.answers import put_answers
from register.screening.columns import Facts, read_fields, reader_of
from register.screening.merged import OWNER
from register.screening.narrowing import that_matter
from register.screening.things import ALIKE, Raw, Things
from register.values import Answer

_ANSWERS = frozenset({Answer.NONE, Answer.NOT_APPLICABLE})


def can_be_alike(view: Reads) -> bool:
    """Whether all that a condition reads of things can be grouped: fields, their own or one step away."""
    return not view.collections and all(
        not further.refs and not further.collections and all(_plain(further.entity, key) for key in further.fields)
        for further in view.refs.values()
    )


class LikeRows:
    """What a condition reads of the things that belong to some records, found out when it is first asked for.

    view: what it reads; owner: the column that says to whom a thing belongs; owners: the records.
    """

    def __init__(self, connection: Connection, view: Reads, owner: str, owners: Ids, things: Things) -> None:
        self._connection = connection
        self._view = view
        self._owner = owner
        self._owners = owners
        self._things = things

    def of(self, number: int) -> list[Facts]:
        """The things of one of the records: like ones as one row."""
        return self._rows.get(number, [])

    @cached_property
    def _rows(self) -> dict[int, list[Facts]]:
        seen = _Seen(self._connection, self._view, self._owner, self._things)
        answered = _answered(self._connection, self._view)
        found: dict[int, list[Facts]] = {}
        if not answered and seen.nothing:
            for owner, first, number in self._things.counted(self._owner, self._owners):
                found[owner] = [seen.facts((owner, *seen.blank), first, number)]
            return found
        rows = list(self._things.of(self._owner, self._owners))
        if seen.matters is not None:
            rows = list(filter(seen.matters, rows))
        apart = [row for row in rows if row[0] in answered] if answered else []
        alike = [row for row in rows if row[0] not in answered] if answered else rows
        for key, first, number in (*seen.groups(alike), *(one for row in apart for one in seen.groups([row]))):
            found.setdefault(key[0], []).append(seen.facts(key, first, number))
        if apart:
            put_answers(self._connection, self._view, {row["id"]: row for every in found.values() for row in every})
        return found


class _Part(NamedTuple):
    """A field that is read: where its columns stand in a row, and what makes its value of them."""

    field: Field
    places: tuple[int, ...]
    made: tuple[Any, ...]


class _Seen:
    """How a condition sees a row: the values that it reads, its own and those of what it refers to."""

    def __init__(self, connection: Connection, view: Reads, owner: str, things: Things) -> None:
        own = [field for field in read_fields(view) if field.key not in view.refs]
        self._parts = [_part(field, things) for field in own]
        self._refs = {key: _values(connection, further) for key, further in view.refs.items()}
        self._keys = {key: [field.key for field in read_fields(further)] for key, further in view.refs.items()}
        self._places = (things.at[owner], *(place for part in self._parts for place in part.places))
        self._told = _getter((*self._places, *(things.at[f"{key}_id"] for key in view.refs)))
        self.matters = that_matter(view, things.at)
        self.blank = (None,) * (len(self._places) - 1)
        # Columns in which nothing stands need no looking at: a thing of which nothing is known always matters.
        self.nothing = not view.refs and things.without_values >= set(self._places[1:])

    def groups(self, rows: Sequence[Raw]) -> list[tuple[tuple[Any, ...], int, int]]:
        """Of each different way to see the rows: the owner and the values, the first id, and how many there are."""
        keys = list(map(self._told, rows))
        firsts = dict(zip(reversed(keys), map(_ID, reversed(rows)), strict=True))
        numbers = Counter(keys)
        if not self._refs:
            return [(key, firsts[key], number) for key, number in numbers.items()]
        found: dict[tuple[Any, ...], list[int]] = {}
        own = len(self._places)
        for key, number in numbers.items():
            read = [values.get(one, _NOTHING) for one, values in zip(key[own:], self._refs.values(), strict=True)]
            group = found.setdefault((*key[:own], *read), [firsts[key], 0])
            group[1] += number
        return [(key, first, number) for key, (first, number) in found.items()]

    def facts(self, key: tuple[Any, ...], first: int, number: int) -> Facts:
        """The facts of the things of one key. first: one of them; number: how many they are."""
        row: Facts = {"id": first, OWNER: key[0], TIMES: number}
        at = 1
        for part in self._parts:
            values = [made(value) for made, value in zip(part.made, key[at:], strict=False)]
            at += len(part.places)
            reader = reader_of(part.field)
            row[part.field.key] = values[0] if reader is None else reader(*values)
        for name, target in zip(self._refs, key[at:], strict=False):
            row[name] = target[0]
            row[f"{name}."] = None if target[0] is None else dict(zip(("id", *self._keys[name]), target, strict=True))
        return row


_NOTHING = (None,)
_ID = itemgetter(0)


def _getter(places: tuple[int, ...]) -> Callable[[Raw], tuple[Any, ...]]:
    """What takes these places of a row, always as a tuple."""
    if len(places) == 1:
        return lambda row: (row[places[0]],)
    return itemgetter(*places)


def _part(field: Field, things: Things) -> _Part:
    names = column_names(field)
    return _Part(field, tuple(things.at[name] for name in names), tuple(things.made(name) for name in names))


def _values(connection: Connection, reads: Reads) -> Mapping[int, tuple[Any, ...]]:
    """The values that are read of each record of an entity, behind the first id that has just these."""
    row = TABLES[reads.entity].c
    columns = [row[column_names(field)[0]] for field in read_fields(reads)]
    firsts: dict[tuple[Any, ...], int] = {}
    found = {}
    for number, *values in connection.execute(select(row.id, *columns).order_by(row.id)):
        found[number] = (firsts.setdefault(tuple(values), number), *values)
    return found


def _plain(entity: str, key: str) -> bool:
    """Whether a field is kept as it is in one column, and never answered otherwise than by a value."""
    field = next((one for one in CATALOGUE[entity].fields if one.key == key), None)
    if field is None or field.derived or field.answers & _ANSWERS or reader_of(field) is not None:
        return False
    return len(column_names(field)) == 1


def _answered(connection: Connection, view: Reads) -> set[int]:
    """The things of which one of the fields that are read was answered for."""
    note = TABLES["fact_note"].c
    wanted = select(note.record_id).where(note.kind == ALIKE, note.field.in_(sorted(view.fields)))
    return set(connection.scalars(wanted))
