"""A cell held against the record that its row is: whether it changes it, says the same, or says otherwise."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from register.book.cells import cell_of
from register.book.columns import BookColumn, columns_of
from register.book.marks import REASONS, read_label
from register.book.reasons import read_reasons, reasons_cell
from register.book.words import SHORT, codes_of
from register.fields.field import Kind
from register.importing.book.entries import Entries, Noted
from register.importing.book.held import Held
from register.importing.book.since import Since
from register.importing.book.wishes import Wish, spoilt_part, wish_of
from register.importing.compare import Edit
from register.importing.faults import Fault
from register.importing.records import Answered
from register.names import key_of
from register.records import titles
from register.texts import Text, Words
from register.values import Answer

_OPEN = {None, Answer.ASKED_NOT_KNOWN}
_PLAIN = {Kind.MONEY, Kind.TEXTS, Kind.CODES, Kind.COUNTRIES}


@dataclass(slots=True)
class Settled:
    """What the rows of a workbook change. edits: of records, at most one a row; answers: besides values."""

    edits: list[Edit] = field(default_factory=list)
    answers: list[Answered] = field(default_factory=list)


class Settling:
    """Holds the rows of one entity against its records."""

    def __init__(self, connection: Connection, entries: Entries, held: Held, currency: str, noted: Noted) -> None:
        self._connection = connection
        self._entries = entries
        self._held = held
        self._currency = currency
        self._noted = noted
        self._since: dict[int, Since] = {}
        self._reasons: dict[int, dict[str, str]] = {}
        self._changes: dict[int, dict[str, tuple[Any, Any]]] = {}
        self._answers: dict[tuple[int, str], Answered] = {}

    def done(self, since: Mapping[int, Since]) -> Settled:
        """Compare the rows that are records of the register. since: what changed since each sheet was written."""
        self._since = dict(since)
        pairs = list(self._entries.known)
        self._read_reasons(pairs)
        for column in columns_of(self._entries.kind):
            if column.asked is not None and not column.part:
                for place, number, said in self._differing(column, pairs):
                    self._settle(place, number, column, said)
        for place, number in pairs:
            self._settle_reasons(place, number)
        edits = [
            Edit(self._entries.kind, number, self._held.version(number), self._entries.rows[place], changes)
            for place, number in pairs
            if (changes := self._changes.get(place))
        ]
        return Settled(edits, list(self._answers.values()))

    def _differing(self, column: BookColumn, pairs: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int, Any]]:
        """The cells that may say something else than the register has."""
        said, one = self._entries.columns.get(column.key), column.field
        if said is None:
            return
        if one is None or one.kind in _PLAIN:
            yield from ((place, number, said[place]) for place, number in pairs if said[place] is not None)
            return
        at = self._held.at(one)
        for place, number in pairs:
            new = said[place]
            if new is not None and (new != self._held.row(number)[at] or type(new) is Answer):
                yield place, number, new

    def _settle(self, place: int, number: int, column: BookColumn, said: Any) -> None:
        row, path = self._entries.rows[place], f"{self._entries.kind}.{column.key}"
        now = self._now(number, column)
        if place in self._entries.named and _alike(said, now.value):
            return
        wish = wish_of(column, said, now, self._currency)
        if wish == now or self._shows(row, column, now, place) or self._names_what_is_gone(row, path, now, wish):
            return
        if isinstance(wish, Fault):
            self._noted.fault(row, path + spoilt_part(said), wish)
            return
        if self._untouched(place, number, column, wish):
            return
        if place in self._entries.named and not _adds(now):
            self._conflict(row, path, column, now)
            return
        self._take(place, number, column, now, wish)

    def _now(self, number: int, column: BookColumn) -> Wish:
        """What the register has."""
        note = self._held.note(number, column.key)
        value = None if column.field is None else self._held.value(number, column.field)
        return Wish(value, None if note is None else note.answer)

    def _shows(self, row: int, column: BookColumn, now: Wish, place: int) -> bool:
        """Whether the cells are just what the register would write, however they are read."""
        if column.refers:
            return False
        parts = [one for one in columns_of(column.entity) if one.key == column.key and one.part]
        return all(self._shows_part(row, one, now, place) for one in (column, *parts))

    def _shows_part(self, row: int, column: BookColumn, now: Wish, place: int) -> bool:
        cell = cell_of(column, now.value, self._entries.marks[place].language, now.answer)
        shown = self._noted.cell(row, column.code)
        cut = isinstance(cell, str) and shown.endswith("…") and len(shown) > _CUT and cell.startswith(shown[:-1])
        return cut or self._noted.shows(row, column.code, cell)

    def _names_what_is_gone(self, row: int, path: str, now: Wish, wish: Wish | Fault) -> bool:
        """Whether the cell still names the record that the register refers to, though that is no longer there."""
        if not isinstance(wish, Fault) or wish.kind != "unknown_name" or now.value is None:
            return False
        return read_label(self._noted.cell(row, path))[1] == str(now.value)

    def _untouched(self, place: int, number: int, column: BookColumn, wish: Wish) -> bool:
        """Whether the cell is as the workbook was written, and only the register has changed since; or both have."""
        mark, row = self._entries.marks[place], self._entries.rows[place]
        since = self._since.get(mark.change)
        kind, path = self._entries.kind, f"{self._entries.kind}.{column.key}"
        if since is None or place in self._entries.named or not since.touched(kind, number, column.key):
            return False
        now, note = self._now(number, column), self._held.note(number, column.key)
        answer, _ = since.answer(kind, number, column.key, (now.answer, note and note.reason))
        then = Wish(since.value(kind, number, column.key, now.value), answer)
        if wish != then and not self._shows(row, column, then, place):
            message = Text(
                "The register changed after the workbook was written: {field} is {held}. It was left as it is.",
                field=column.heading,
                held=self._told(column, now),
            )
            self._noted.note(row, path, "conflict", "register kept", message)
        return True

    def _take(self, place: int, number: int, column: BookColumn, now: Wish, wish: Wish) -> None:
        row, path = self._entries.rows[place], f"{self._entries.kind}.{column.key}"
        note = self._held.note(number, column.key)
        reason = self._reasons.get(place, {}).get(column.key) or (note and note.reason)
        if wish.answer is Answer.NOT_APPLICABLE and reason is None:
            message = Text("Not applicable needs its reason, in the column of reasons.")
            self._noted.note(row, path, "no_reason", "left out", message)
            return
        if column.field is not None and wish.value != now.value:
            self._changes.setdefault(place, {})[column.key] = (now.value, wish.value)
        if wish.answer == now.answer or (wish.answer is None and note is None):
            return
        if wish.answer is None and wish.value is not None and now.answer is not Answer.COMPLETE:
            return  # what was said in place of a value goes with it
        if wish.value is not None and now.answer is not Answer.COMPLETE:
            note = None  # it goes with the value that takes its place
        before = now.value if now.value is not None else now.answer and SHORT[now.answer]
        self._answer(
            Answered(self._entries.kind, number, column.key, row, before, wish.answer, reason, note and note.id)
        )

    def _answer(self, answered: Answered) -> None:
        self._answers[answered.number, answered.key] = answered

    def _conflict(self, row: int, path: str, column: BookColumn, now: Wish) -> None:
        message = Text(
            "The register says otherwise: {field} is {held}. The cell was left out.",
            field=column.heading,
            held=self._told(column, now),
        )
        self._noted.note(row, path, "conflict", "register kept", message)

    def _told(self, column: BookColumn, now: Wish) -> object:
        """What the register has, in words."""
        if now.value is None:
            return SHORT[now.answer] if now.answer is not None else Words("blank", "vide")
        if column.to is not None:
            return titles(self._connection, column.to, (now.value,)).get(now.value, f"#{now.value}")
        codes = column.field and codes_of(column.field)
        if not codes:
            return now.value
        several = now.value if isinstance(now.value, tuple) else (now.value,)
        words = tuple(codes.words(one) for one in several)
        return words if isinstance(now.value, tuple) else words[0]

    def _read_reasons(self, pairs: Iterable[tuple[int, int]]) -> None:
        said = self._entries.columns.get(REASONS)
        if said is None:
            return
        for place, number in pairs:
            text, notes = said[place], self._held.notes.get(number, {})
            language = self._entries.marks[place].language
            known = {key: note.reason for key, note in notes.items()}
            if text is not None and text != reasons_cell(self._entries.kind, known, language):
                self._reasons[place] = reasons_of(self._entries, place, text, notes, self._noted)

    def _settle_reasons(self, place: int, number: int) -> None:
        """Give answers that stay as they are the reasons that are new."""
        for key, reason in self._reasons.get(place, {}).items():
            note = self._held.note(number, key)
            if (number, key) in self._answers or note is None or note.reason == reason or place in self._entries.named:
                continue
            row, said = self._entries.rows[place], note.answer
            self._answer(Answered(self._entries.kind, number, key, row, SHORT[said], said, reason, note.id))


_CUT = 16_000  # characters from which a cell may have been cut


def _alike(said: Any, held: Any) -> bool:
    """Whether a name is spelt otherwise, and the same."""
    return type(said) is str and isinstance(held, str) and key_of(said) == key_of(held)


def _adds(now: Wish) -> bool:
    """Whether a row that was known by its name may say something here: where nothing is recorded."""
    return now.value is None and now.answer in _OPEN


def reasons_of(entries: Entries, place: int, text: str, notes: Iterable[str], noted: Noted) -> dict[str, str]:
    """The reasons that a row gives, by field; a line that does not say of which is noted."""
    columns = columns_of(entries.kind)
    said = {
        column.key
        for column in columns
        if column.asked is not None and isinstance(entries.column(column.key)[place], Answer)
    }
    found, unnamed = read_reasons(entries.kind, text, said | set(notes))
    if unnamed:
        message = Text("“{value}” does not say which answer it is the reason of.", value=unnamed[0])
        noted.note(entries.rows[place], f"{entries.kind}:{REASONS}", "no_answer", "left out", message)
    return found
