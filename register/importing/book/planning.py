"""What taking back a workbook of a whole register would do: each row held against the register. Nothing is written."""

from collections.abc import Sequence
from functools import partial

from sqlalchemy import Connection, select

from register.fields.catalogue import CATALOGUE
from register.importing.book import bringing
from register.importing.book.bringing import Said
from register.importing.book.deciding import Deciding
from register.importing.book.entries import Entries, Noted, entries_of
from register.importing.book.naming import References
from register.importing.book.notes import settle_notes
from register.importing.book.settling import Settled, Settling
from register.importing.book.since import Since
from register.importing.plan import Outcome, Plan, earlier
from register.importing.read import ReadFile
from register.importing.records import NewRecords
from register.importing.remarks import Remarks
from register.importing.rows import laid_out
from register.model.columns import column_names
from register.model.journal import JOURNAL_HEAD
from register.model.tables import TABLES
from register.progress import Progress, quiet
from register.store import info

# An entity stands after those that its rows refer to; what is said of any record comes last. A measure proves what is
# decided.
ORDER = (
    *(kind for kind in CATALOGUE if kind not in {"decision", "evidence", "fact_note"}), "decision", "evidence",
    "fact_note",
)  # fmt: skip


def plan_book(connection: Connection, files: Sequence[ReadFile], progress: Progress = quiet) -> Plan:
    """Hold the rows of a workbook of a whole register against the register."""
    return _Planning(connection, files, progress).done()


class _Planning:
    def __init__(self, connection: Connection, files: Sequence[ReadFile], progress: Progress) -> None:
        self._connection = connection
        self._files = files
        self._progress = progress
        self._rows = laid_out(files)
        self._noted = Noted(self._rows)
        self._currency = info(connection, "currency") or "EUR"
        self._outcomes: list[Outcome] = ["same"] * self._rows.count
        self._entries = {kind: found for kind in ORDER if (found := entries_of(self._rows).get(kind)) is not None}
        references = References(connection, info(connection, "identity") or "")
        self._deciding = Deciding(connection, references, self._currency, self._noted, self._outcomes)
        self._said: dict[str, Said] = {}

    def done(self) -> Plan:
        for step, entries in enumerate(self._entries.values()):
            self._progress(step, 2 * len(self._entries))
            self._deciding.decide(entries)
        self._deciding.settle_late(self._entries)
        settled = Settled()
        since = self._since()
        for step, entries in enumerate(self._entries.values(), len(self._entries)):
            self._progress(step, 2 * len(self._entries))
            self._settle(entries, since, settled)
        records = {kind: self._new(kind) for kind in CATALOGUE if kind in self._entries and self._entries[kind].new}
        has_value = partial(self._has_value, records)
        notes = settle_notes(records.pop("fact_note", None), settled, self._noted, self._outcomes, has_value)
        return self._plan(records if notes is None else records | {"fact_note": notes}, settled)

    def _plan(self, records: dict[str, NewRecords], settled: Settled) -> Plan:
        changed = {*(edit.row for edit in settled.edits), *(one.row for one in settled.answers)}
        self._outcomes = [
            "changed" if one == "same" and row in changed else one for row, one in enumerate(self._outcomes)
        ]
        self._noted.problems.sort(key=lambda pair: pair[0])
        notes = [sheet.note for file in self._files for sheet in file.sheets if sheet.note]
        return Plan(
            rows=self._rows,
            outcomes=self._outcomes,
            brought={},
            deals=[],
            new=[],
            items={},
            edits=settled.edits,
            remarks=Remarks(self._noted.problems),
            before=tuple(earlier(self._connection, file) for file in self._files),
            change=self._connection.scalar(select(JOURNAL_HEAD.c.number)) or 0,
            records=records,
            answered=settled.answers,
            note=notes[0] if notes else None,
        )

    def _since(self) -> dict[int, Since]:
        """What changed since each of the workbook's sheets was written."""
        marks = {mark for entries in self._entries.values() for mark in entries.marks}
        own = {mark.change for mark in marks if mark.identity == self._deciding.identity}
        return {change: Since(self._connection, change) for change in own}

    def _settle(self, entries: Entries, since: dict[int, Since], settled: Settled) -> None:
        held = self._deciding.held[entries.kind]
        found = Settling(self._connection, entries, held, self._currency, self._noted).done(since)
        settled.edits += self._deciding.allowed(entries, found.edits)
        settled.answers += found.answers
        places = entries.new
        if places:
            self._said[entries.kind] = said = bringing.said_of(entries, places, self._currency)
            self._deciding.unique(entries, said, places)
            for place, key, fault in said.faults:
                self._noted.fault(entries.rows[place], f"{entries.kind}.{key}", fault)
            settled.answers += bringing.answers(entries, said, places, self._noted)

    def _new(self, kind: str) -> NewRecords:
        entries = self._entries[kind]
        values = bringing.columns(entries, self._said[kind], entries.new)
        return NewRecords(kind, values, [entries.rows[place] for place in entries.new])

    def _has_value(self, records: dict[str, NewRecords], kind: str, number: int, key: str) -> bool:
        """Whether a field of a record of the register, or of one that is brought, has a value."""
        if number < 0:
            column = records[kind].columns.get(key) if kind in records else None
            return column is not None and column[-number - 1] is not None
        field = next((field for field in CATALOGUE[kind].stored if field.key == key), None)
        if field is None:
            return False
        row = TABLES[kind].c
        value = select(row[column_names(field)[0]]).where(row.id == number)
        return self._connection.scalar(value) is not None
