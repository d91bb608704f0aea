"""What changed in the register since a workbook was written: a cell that nobody touched undoes none of it."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from register.fields.catalogue import CATALOGUE
from register.journal.entries import Entry, entries, side_value
from register.journal.history import last_number
from register.journal.shapes import Plain
from register.model.journal import CHANGE
from register.model.tables import TABLES
from register.values import Answer

_Fact = tuple[str, int, str]  # kind, record, field


class Since:
    """The facts that were changed after a change, with what they were before. after: the number of that change."""

    def __init__(self, connection: Connection, after: int) -> None:
        self._values: dict[_Fact, list[Plain]] = {}
        self._notes: dict[_Fact, tuple[Answer | None, str | None]] = {}
        self._changed: dict[int, dict[str, Plain]] = {}  # notes: what they were, as far as it is known
        self._added: set[int] = set()
        if last_number(connection) > after:
            for entry in entries(connection, CHANGE.c.number > after):
                self._look_at(entry)
            self._settle_notes(connection)

    def touched(self, kind: str, number: int, key: str) -> bool:
        """Whether the value or the answer of a field was changed since."""
        return (kind, number, key) in self._values or (kind, number, key) in self._notes

    def value(self, kind: str, number: int, key: str, now: Any) -> Any:
        """The value of a field as it was; now: as it is."""
        before = self._values.get((kind, number, key))
        return now if before is None else side_value(kind, key, before)

    def answer(
        self, kind: str, number: int, key: str, now: tuple[Answer | None, str | None]
    ) -> tuple[Answer | None, str | None]:
        """What was answered about a field, and the reason, as it was; now: as it is."""
        return self._notes.get((kind, number, key), now)

    def _look_at(self, entry: Entry) -> None:
        stored = {field.key for field in CATALOGUE[entry.kind].stored}
        if entry.form in {"edited", "set"} and entry.payload is not None:
            for number, key, before, _ in entry.sides():
                if key in stored:
                    self._values.setdefault((entry.kind, number, key), before)
        if entry.kind != "fact_note":
            return
        if entry.form == "inserted":
            self._added.update(number for number in entry.ids if number not in self._changed)
        elif entry.form == "deleted" and entry.payload is not None:
            for number, row in zip(entry.ids, entry.payload["rows"], strict=True):
                self._changed.setdefault(number, dict(zip(entry.payload["columns"], row, strict=True)))

    def _settle_notes(self, connection: Connection) -> None:
        """Say of which facts the notes were that came, went or were edited."""
        edited = {number for kind, number, _ in self._values if kind == "fact_note"}
        note = TABLES["fact_note"].c
        known = select(note.id, note.kind, note.record_id, note.field, note.answer, note.reason)
        wanted = edited | self._added
        there = {row["id"]: row for row in connection.execute(known).mappings() if row["id"] in wanted}
        for number in {*self._changed, *there}:
            image = self._changed.get(number) or there[number]
            fact = (str(image["kind"]), int(str(image["record_id"])), str(image["field"]))
            if number in self._added:
                self._notes.setdefault(fact, (None, None))
            else:
                self._notes[fact] = tuple(self._then(number, dict(image)))

    def _then(self, number: int, image: dict[str, Any]) -> Iterator[Any]:
        said = self._values.get(("fact_note", number, "answer"), [image.get("answer")])[0]
        yield None if said is None else Answer(str(said))
        yield self._values.get(("fact_note", number, "reason"), [image.get("reason")])[0]
