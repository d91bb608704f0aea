"""Which record each row of a workbook of a whole register is: one of the register, a new one, or none."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from register.book.columns import BookColumn, columns_of
from register.book.marks import Mark, covered_numbers, number_of
from register.fields.catalogue import CATALOGUE
from register.fields.field import Collection, Field
from register.importing.book.bringing import Said, lacking, said_of
from register.importing.book.checks import Checks, asked
from register.importing.book.entries import Entries, Noted
from register.importing.book.held import Held
from register.importing.book.matching import match
from register.importing.book.naming import References
from register.importing.compare import Edit
from register.importing.plan import Outcome
from register.importing.records import Covered, Pointer
from register.journal.ids import Ids
from register.model.tables import TABLES
from register.names import fold
from register.texts import Text

# Of which no two records have the same value; the register gives one where a row has none, or one that is taken.
_UNIQUE = {"acquisition": "ref", "import": "number"}
_FIELDS = {"evidence": ("about_kind", "about_field"), "fact_note": ("kind", "field")}


class Deciding:
    """Says which record each row is. held: what the register has for each entity; identity: of the register."""

    def __init__(
        self, connection: Connection, references: References, currency: str, noted: Noted, outcomes: list[Outcome]
    ) -> None:
        self._connection = connection
        self._references = references
        self._currency = currency
        self._noted = noted
        self._outcomes = outcomes
        self._checks = Checks(connection)
        self.held: dict[str, Held] = {}
        self.identity = references.identity

    def decide(self, entries: Entries) -> None:
        """Give each row the number of its record: that of the register, a negative one, or None."""
        own = entries.own(self.identity)
        entries.numbers = [None] * len(entries.rows)
        free = self._take_own(entries, own)
        ids = None if free else {number for number in own if number is not None}
        self.held[entries.kind] = held = Held(self._connection, entries.kind, ids)
        self._resolve(entries, late=False)
        said = said_of(entries, free, self._currency)
        late = {column.key for column in columns_of(entries.kind) if _is_late(column)}
        match(entries, held, {key: values for key, values in said.values.items() if key not in late}, free)
        self._bring(entries, said, [place for place in free if entries.numbers[place] is None])
        if entries.kind == "control":
            for place in free:
                self._checks.hear(_values(said, place))
        self._references.add(entries)
        if entries.kind != "control":
            self._resolve(entries, late=True)

    def settle_late(self, entries: Mapping[str, Entries]) -> None:
        """Find what could not be found before all rows were decided: the evidence of a measure."""
        if "control" in entries:
            self._resolve(entries["control"], late=True)

    def allowed(self, entries: Entries, edits: Sequence[Edit]) -> list[Edit]:
        """The edits that make no record of what none may be; each other one is noted, and left out."""
        kept = []
        for edit in edits:
            held = self.held[entries.kind]
            now = {field.key: held.value(edit.id, field) for field in CATALOGUE[entries.kind].stored}
            after = {key: new for key, (_, new) in edit.changes.items()}
            message = self._checks.refused(entries.kind, now | after) if self._checks.asks(entries.kind) else None
            message = message or self._taken(entries.kind, edit)
            if message is None:
                kept.append(edit)
                continue
            self._noted.note(edit.row, None, "refused", "left out", message)
            self._outcomes[edit.row] = "rejected"
        return kept

    def unique(self, entries: Entries, said: Said, places: Sequence[int]) -> None:
        """Take from new rows what a record of the register or an earlier row has: the register gives another."""
        key = _UNIQUE.get(entries.kind)
        values = said.values.get(key or "")
        if key is None or values is None:
            return
        taken = set(self._connection.scalars(select(TABLES[entries.kind].c[key])))
        for place in places:
            if values[place] in taken:
                message = Text("“{value}” is taken: the register gives the new record another.", value=values[place])
                row, path = entries.rows[place], f"{entries.kind}.{key}"
                self._noted.note(row, path, "taken", "left empty", message)
                values[place] = None
            elif values[place] is not None:
                taken.add(values[place])

    def _taken(self, kind: str, edit: Edit) -> Text | None:
        key = _UNIQUE.get(kind)
        if key is None or key not in edit.changes:
            return None
        value, row = edit.changes[key][1], TABLES[kind].c
        if self._connection.scalar(select(row.id).where(row[key] == value, row.id != edit.id)) is None:
            return None
        return Text("Another record has “{value}” already.", value=value)

    def _take_own(self, entries: Entries, own: list[int | None]) -> list[int]:
        """Give rows with a number of this register their records; gives the places of all others."""
        there = set(self._connection.scalars(select(TABLES[entries.kind].c.id))) if any(own) else set[int]()
        first: dict[int, int] = {}
        free = []
        for place, number in enumerate(own):
            if number is None:
                free.append(place)
            elif number in first:
                self._again(entries, place, first[number])
            elif number not in there:
                self._leave(entries, place, "gone", Text("The register has no longer what this row is about."))
            else:
                first[number] = place
                entries.numbers[place] = number
        return free

    def _again(self, entries: Entries, place: int, other: int) -> None:
        """A row with the number of an earlier one: the same again, or a copy that was changed."""
        row = Text("row {row}", row=self._noted.rows.number(entries.rows[other]))
        if all(column[place] == column[other] for column in entries.columns.values()):
            message = Text("This row repeats {place}. It was left out.", place=row)
            self._leave(entries, place, "duplicate", message, "duplicate")
            return
        message = Text(
            "This row has the number of {place}: clear its first cell if it is a new record. It was left out.",
            place=row,
        )
        self._leave(entries, place, "number_twice", message)

    def _leave(self, entries: Entries, place: int, kind: str, message: Text, outcome: Outcome = "rejected") -> None:
        self._outcomes[entries.rows[place]] = outcome
        self._noted.note(entries.rows[place], None, kind, "left out", message)

    def _bring(self, entries: Entries, said: Said, places: Sequence[int]) -> None:
        """Number the rows that are new records; those that cannot be any are left out."""
        out = lacking(entries, said, places, self._noted)
        for place in places:
            values = _values(said, place)
            message = None if place in out else self._checks.refused(entries.kind, values)
            if message is not None:
                self._noted.note(entries.rows[place], None, "refused", "left out", message)
                out.add(place)
        for number, place in enumerate((place for place in places if place not in out), 1):
            entries.numbers[place] = -number
            self._outcomes[entries.rows[place]] = "new"
        for place in out:
            self._outcomes[entries.rows[place]] = "rejected"
        for place, key, fault in said.faults:
            if place in out:
                self._noted.fault(entries.rows[place], f"{entries.kind}.{key}", fault)

    def _resolve(self, entries: Entries, *, late: bool) -> None:
        """Put the numbers of records in the place of the texts that name them."""
        for column in columns_of(entries.kind):
            if not column.refers or column.key not in entries.columns or late != _is_late(column):
                continue
            kinds = self._kinds(column, entries)
            found = self._references.resolved(column, kinds, entries)
            if column.named_in is not None:
                found = [_pointer(kind, one) for kind, one in zip(kinds, found, strict=True)]
            entries.columns[column.key] = found
        if not late:
            self._resolve_fields(entries)
            self._resolve_covered(entries)

    def _kinds(self, column: BookColumn, entries: Entries) -> Sequence[str | None]:
        """Of which kind the record is that each row names."""
        if column.named_in is None:
            return [column.to] * len(entries.rows)
        field, held = CATALOGUE[entries.kind].field(column.named_in), self.held[entries.kind]
        return [
            one if type(one) is str else held.value(number, field) if number is not None else None
            for one, number in zip(entries.column(column.named_in), entries.numbers, strict=True)
        ]

    def _resolve_fields(self, entries: Entries) -> None:
        """Put the keys of fields in the place of their headings, in rows that name a field of another record."""
        kind_key, field_key = _FIELDS.get(entries.kind, ("", ""))
        if field_key in entries.columns:
            entries.columns[field_key] = [
                _field_key(kind, said)
                for kind, said in zip(entries.column(kind_key), entries.columns[field_key], strict=True)
            ]

    def _resolve_covered(self, entries: Entries) -> None:
        """Of the decisions of another register, say which of our items they cover."""
        if entries.kind == "decision" and "covered" in entries.columns:
            entries.columns["covered"] = [
                said if mark.identity == self.identity else self._covered(said, mark)
                for said, mark in zip(entries.columns["covered"], entries.marks, strict=True)
            ]

    def _covered(self, said: Any, mark: Mark) -> Any:
        numbers = covered_numbers(said) if isinstance(said, str) else None
        if numbers is None:
            return said
        found = (self._references.of_key("equipment", number_of(mark.identity, one)) for one in numbers)
        ours = tuple(one for one in found if one is not None)
        return Covered(ours) if any(one < 0 for one in ours) else str(Ids(ours)) or None


def _is_late(column: BookColumn) -> bool:
    """Whether its records are known only once the rows of its own entity are decided, or later."""
    return column.to == column.entity or (column.entity, column.key) == ("control", "evidence")


def _pointer(kind: str | None, said: Any) -> Any:
    return Pointer(kind, said) if kind is not None and isinstance(said, int) and said < 0 else said


def _field_key(kind: Any, said: Any) -> Any:
    """The key of the field that a text names, by its key or its heading; the text where it names none."""
    entity = CATALOGUE.get(kind) if type(kind) is str else None
    if entity is None or type(said) is not str or asked(kind, said) is not None:
        return said
    every: tuple[Field | Collection, ...] = (*entity.fields, *entity.collections)
    named = (one.key for one in every if fold(said) in {fold(one.label.en), fold(one.label.fr)})
    return next(named, said)


def _values(said: Said, place: int) -> dict[str, Any]:
    return {key: values[place] for key, values in said.values.items()}
