"""Working out what undoing a change comes to: what goes back, what stays and why. Nothing is written here."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import Connection, UniqueConstraint, not_, select, tuple_

from register.errors import RegisterError
from register.fields.catalogue import CATALOGUE
from register.journal import rows
from register.journal.entries import Entry, Sealed, entries, sealed
from register.journal.ids import Ids, pages
from register.journal.log import Side
from register.journal.references import Reference, makes_way, parts, references, references_to
from register.journal.shapes import column_fields, field_columns, shape
from register.model.journal import CHANGE, CHANGE_ENTRY
from register.model.tables import SOURCE, TABLES
from register.progress import Progress, quiet
from register.texts import Text
from register.values import Answer

_UNCHANGED = Text("Nothing was changed.")


class Kept(NamedTuple):
    """What undoing leaves as it is, and why. field: None for the whole record."""

    kind: str
    id: int
    field: str | None
    reason: Text


class Undoing:
    """What undoing one change comes to.

    locking: the records are kept from other writers until the end of the transaction. also_edited: what was changed
    since goes back too, unless other records need it. restore: entries whose records come back, those of `restored`
    only. edits: the value before, as plain columns, by kind, record and field.
    Raises: RegisterError if the change is not there or cannot be undone.
    """

    def __init__(
        self,
        connection: Connection,
        number: int,
        *,
        also_edited: bool = False,
        locking: bool = False,
        progress: Progress = quiet,
    ) -> None:
        self._connection = connection
        self._locking = locking
        self._force = also_edited
        self._kept: dict[tuple[str, int, str | None], Text | None] = {}
        self.change = _undoable(connection, number)
        self.remove: dict[str, set[int]] = {}
        self.restore: list[Entry] = []
        self.restored: dict[str, set[int]] = {}
        self.edits: dict[str, dict[int, dict[str, Side]]] = {}
        forms = {"inserted": self._take_away, "deleted": self._bring_back}
        done = list(entries(connection, CHANGE.c.number == number))
        for place, entry in enumerate(done):
            progress(place, len(done))
            forms.get(entry.form, self._put_back)(entry)
        self._keep_what_is_needed()
        self._keep_where_taken()
        self._keep_what_hangs_on_nothing()
        self._keep_what_would_lead_nowhere()
        self._keep_answers_overtaken()

    def kept(self) -> tuple[Kept, ...]:
        """What stays as it is, and why."""
        unsaid = [place for place, reason in self._kept.items() if reason is None]
        said = _changed_since(self._connection, self.change.number, unsaid)
        return tuple(Kept(*place, reason or said[place]) for place, reason in sorted(self._kept.items(), key=_in_order))

    def _put_back(self, entry: Entry) -> None:
        found = {row.id: row for row in rows.rows(self._connection, entry.kind, entry.ids, lock=self._locking)}
        edits = self.edits.setdefault(entry.kind, {})
        for number, key, before, after in entry.sides():
            row = found.get(number)
            now = None if row is None else [row.columns[name] for name in field_columns(entry.kind, key)]
            if now is None:
                self._kept[entry.kind, number, key] = Text("It was removed since.")
            elif now == after or (self._force and now != before):
                edits.setdefault(number, {})[key] = before
            elif not self._force:
                self._kept[entry.kind, number, key] = None

    def _take_away(self, entry: Entry) -> None:
        columns = TABLES[entry.kind].c
        wanted = select(columns.id, columns.version)
        if self._locking:
            wanted = wanted.with_for_update(key_share=True)
        standing: set[int] = set()
        edited: set[int] = set()
        for condition in entry.ids.among(columns.id):
            for found, version in self._connection.execute(wanted.where(condition)):
                standing.add(found)
                if version > 1:
                    edited.add(found)
        if edited and not self._force:
            standing -= self._really_edited(entry, edited)
        self.remove.setdefault(entry.kind, set()).update(standing)

    def _really_edited(self, entry: Entry, edited: set[int]) -> set[int]:
        """Those records that are not what the change made of them; an edit may have been undone."""
        secret = self._connection.scalar(select(CHANGE.c.secret).where(CHANGE.c.number == entry.change)) or b""
        written = dict(entry.each_digest())
        changed = {
            row.id
            for row in rows.rows(self._connection, entry.kind, Ids(edited))
            if shape(entry.kind).digest(secret, row.id, row.columns) != written[row.id]
        }
        self._kept.update(dict.fromkeys(((entry.kind, number, None) for number in changed), None))
        return changed

    def _bring_back(self, entry: Entry) -> None:
        there = rows.present(self._connection, entry.kind, list(entry.ids))
        self.restore.append(entry)
        self.restored.setdefault(entry.kind, set()).update(set(entry.ids) - there)

    def _keep_where_taken(self) -> None:
        for entry in self.restore:
            there = set(entry.ids) - self.restored[entry.kind]
            self._keep(entry.kind, self._places_taken(entry) - there, Text("Another record has taken its place."))

    def _places_taken(self, entry: Entry) -> set[int]:
        """The records of which there can be only one, and there is another that stays."""
        table, names = TABLES[entry.kind], entry.payload["columns"]
        taken: set[int] = set()
        for unique in (one for one in table.constraints if isinstance(one, UniqueConstraint)):
            columns = list(unique.columns)
            if not {column.name for column in columns} <= set(names):
                continue
            places = [names.index(column.name) for column in columns]
            wanted = {tuple(row[place] for place in places): number for number, row in _images(entry)}
            for page in pages(list(wanted)):
                found = self._connection.execute(select(table.c.id, *columns).where(tuple_(*columns).in_(page)))
                going = self.remove.get(entry.kind, set()) if makes_way(entry.kind) else set()
                taken |= {wanted[tuple(place)] for number, *place in found if number not in going}
        return taken

    def _keep(self, kind: str, numbers: set[int], reason: Text) -> None:
        """Let these neither go nor come back."""
        for planned in (self.remove, self.restored):
            planned.get(kind, set()).difference_update(numbers)
        self._kept.update({(kind, number, None): reason for number in numbers})

    def _keep_what_is_needed(self) -> None:
        """A record that others refer to stays, then its parts, and then what it refers to itself."""
        count = -1
        while count != (count := sum(map(len, self.remove.values()))):
            for kind in self.remove:
                self._keep(kind, set(self._needed_from_outside(kind)), Text("Other records refer to it."))
            for part in parts():
                self._keep(part.kind, set(self._parts_of_kept(part)), Text("It is part of a record that stays."))

    def _needed_from_outside(self, kind: str) -> Iterator[int]:
        wanted = Ids(self.remove[kind])
        for reference in references_to(kind):
            going, edits = self.remove.get(reference.kind, set()), self.edits.get(reference.kind, {})
            key = column_fields(reference.kind)[reference.column.name]
            inside = list(Ids(going).among(TABLES[reference.kind].c.id))
            outside = [not_(condition) for condition in inside[:1]]
            for condition in wanted.among(reference.column):
                for one, pointed in reference.pointing(self._connection, condition, *outside):
                    if one not in going and key not in edits.get(one, ()):
                        yield pointed

    def _parts_of_kept(self, part: Reference) -> Iterator[int]:
        kept = Ids(number for kind, number, _ in self._kept if kind == part.to)
        for condition in kept.among(part.column):
            for one, _ in part.pointing(self._connection, condition):
                if one in self.remove.get(part.kind, ()):
                    yield one

    def _keep_what_hangs_on_nothing(self) -> None:
        """A record cannot come back if what it belonged to is gone since, nor then what belonged to it."""
        count = -1
        while count != (count := sum(map(len, self.restored.values()))):
            for reference in references():
                if not self.restored.get(reference.kind) or reference.column.name == SOURCE[0]:
                    continue  # a record can do without the import it came from
                hanging = self._hanging(reference)
                self._keep(reference.kind, hanging, Text("What it belonged to was removed since."))

    def _hanging(self, reference: Reference) -> set[int]:
        wanted = self.restored[reference.kind]
        pointed: dict[int, int] = {}
        for entry in (one for one in self.restore if one.kind == reference.kind):
            pointed |= {number: to for number, to in _pointing(entry, reference) if number in wanted}
        there = rows.present(self._connection, reference.to, list(pointed.values()))
        there |= self.restored.get(reference.to, set())
        return {number for number, to in pointed.items() if to not in there}

    def _keep_what_would_lead_nowhere(self) -> None:
        """A field does not refer again to a record that is gone since: it was merged into another one, or removed."""
        for reference in references():
            edits = self.edits.get(reference.kind)
            if not edits or reference.named_in is not None or reference.column.name == SOURCE[0]:
                continue
            key = column_fields(reference.kind)[reference.column.name]
            back = {number: sides[key][0] for number, sides in edits.items() if key in sides}
            wanted = {int(to) for to in back.values() if to is not None}
            there = rows.present(self._connection, reference.to, sorted(wanted)) | self.restored.get(
                reference.to, set()
            )
            for number in (number for number, to in back.items() if to is not None and to not in there):
                del edits[number][key]
                self._kept[reference.kind, number, key] = Text("What it referred to was removed since.")
                if not edits[number]:
                    del edits[number]

    def _keep_answers_overtaken(self) -> None:
        """What was answered in place of a value does not come back where there is a value now."""
        wanted = self.restored.get("fact_note", set())
        for entry in (one for one in self.restore if one.kind == "fact_note"):
            for number, values in _images(entry):
                note = dict(zip(entry.payload["columns"], values, strict=True))
                if number in wanted and note["answer"] != Answer.COMPLETE and self._has_value(note):
                    self._keep("fact_note", {number}, Text("The field has a value since."))

    def _has_value(self, note: dict[str, Any]) -> bool:
        kind, number, key = note["kind"], note["record_id"], note["field"]
        if key not in {field.key for field in CATALOGUE[kind].stored}:
            return False
        back = self.edits.get(kind, {}).get(number, {}).get(key)
        for row in rows.rows(self._connection, kind, Ids((number,))):
            side = back or [row.columns[name] for name in field_columns(kind, key)]
            return side.count(None) < len(side)
        return False


def _undoable(connection: Connection, number: int) -> Sealed:
    found = sealed(connection, CHANGE.c.number == number)
    if not found:
        what = Text("There is no change {number}.", number=str(number))
        raise RegisterError(what, Text("Look for its number in the history."), unchanged=_UNCHANGED)
    (change,) = found
    if change.redacted:
        what = Text("Change {number} cannot be undone: its content was taken out of the journal.", number=str(number))
        raise RegisterError(what, unchanged=_UNCHANGED)
    if not change.undoable:
        what = Text("Change {number} is not one that can be undone: {label}.", number=str(number), label=change.label)
        raise RegisterError(what, unchanged=_UNCHANGED)
    return change


def _images(entry: Entry) -> Iterator[tuple[int, list[Any]]]:
    """The records that a change took away, as rows of plain values."""
    return zip(entry.ids, entry.payload["rows"], strict=True)


def _pointing(entry: Entry, reference: Reference) -> Iterator[tuple[int, int]]:
    """Which of the records that a change took away points where, through one reference."""
    names = entry.payload["columns"]
    if reference.column.name not in names:
        return
    place = names.index(reference.column.name)
    said = None if reference.named_in is None else names.index(reference.named_in)
    for number, row in _images(entry):
        if row[place] is not None and (said is None or row[said] == reference.to):
            yield number, row[place]


def _changed_since(
    connection: Connection, number: int, places: list[tuple[str, int, str | None]]
) -> dict[tuple[str, int, str | None], Text]:
    """Who changed each of these last, in words."""
    unsaid, said = set(places), {}
    kinds = {kind for kind, _, _ in unsaid}
    last: dict[tuple[str, int, str | None], int] = {}
    for entry in entries(connection, CHANGE.c.number > number, CHANGE_ENTRY.c.kind.in_(kinds)):
        wrote: Iterator[tuple[int, str | None]] = ((one, key) for one, key, _, _ in entry.sides())
        for one, key in wrote if entry.form in {"edited", "set"} else ():
            for place in ((entry.kind, one, key), (entry.kind, one, None)):
                if place in unsaid:
                    last[place] = entry.change
    found = {
        one.number: one
        for page in pages(sorted(set(last.values())))
        for one in sealed(connection, CHANGE.c.number.in_(page))
    }
    for place in unsaid:
        change = found.get(last.get(place, 0))
        if change is None:
            said[place] = Text("It was changed since.")
        else:
            said[place] = Text("It was changed since by {who}: {label}.", who=change.who, label=change.label)
    return said


def _in_order(item: tuple[tuple[str, int, str | None], Text | None]) -> tuple[str, int, str]:
    (kind, number, key), _ = item
    return kind, number, key or ""
