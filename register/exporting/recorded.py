"""The records of a register as the rows of a workbook that is read back: made while they are written."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select
from sqlalchemy.sql import Select

from register.book.cells import Cell, cell_of, cells_of
from register.book.columns import BookColumn, columns_of
from register.book.marks import label, number_of
from register.book.quoting import quoted
from register.book.reasons import reasons_cell
from register.fields.catalogue import CATALOGUE
from register.fields.field import Field, Kind
from register.model.columns import column_names
from register.model.tables import TABLES
from register.queries.columns import DERIVED, path_of
from register.queries.paths import Reached, Reading
from register.records import titles
from register.store import info
from register.texts import shown
from register.values import Answer, Money

_PAGE = 1_000
_Notes = dict[int, dict[str, tuple[Answer, str | None]]]


class Recorded:
    """The records of each kind, in the order of their numbers.

    restricted: with what is restricted or secret; without it neither such facts go out, nor what was answered or is
    proven about them, nor evidence that is restricted itself.
    """

    def __init__(self, connection: Connection, language: str, *, restricted: bool) -> None:
        self._connection = connection
        self._language = language
        self._restricted = restricted
        self._identity = info(connection, "identity") or ""
        self._titles: dict[str, dict[int, str]] = {}

    def count(self, kind: str) -> int:
        """How many records of a kind go out."""
        table = TABLES[kind]
        return self._connection.scalar(select(func.count()).select_from(table).where(*self._kept(kind))) or 0

    def derived(self, kind: str) -> list[Field]:
        """The fields that are worked out from others, as far as a list shows them."""
        return [field for field in CATALOGUE[kind].fields if field.derived and f"{kind}.{field.key}" in DERIVED]

    def labels(self, kind: str) -> list[str]:
        """How all records of a kind are referred to, by title."""
        ids = self._connection.scalars(select(TABLES[kind].c.id).where(*self._kept(kind))).all()
        return [label(title, number) for number, title in sorted(self._named(kind, ids), key=lambda pair: pair[::-1])]

    def rows(self, kind: str) -> Iterator[Sequence[Cell]]:
        """The cells of each record: its number, its fields, and what is worked out."""
        columns, derived = columns_of(kind, restricted=self._restricted), self.derived(kind)
        reached = Reached(kind)
        readings = [reached.reading(path_of(kind, field)) for field in derived]
        query, notes = self._query(kind, reached, readings), self._notes(kind)
        for page in self._connection.execute(query).partitions(_PAGE):
            every = list(zip(*page, strict=True))
            ids = every[0]
            stored = self._stored(kind, every[1:])
            made: list[Sequence[Cell]] = [[number_of(self._identity, number) for number in ids]]
            made += [self._column(column, ids, stored, notes) for column in columns]
            made += self._worked_out(derived, readings, every)
            yield from zip(*made, strict=True)

    def _query(self, kind: str, reached: Reached, readings: Sequence[Reading]) -> Select[Any]:
        base = reached.base.c
        stored = [base[name] for field in CATALOGUE[kind].stored for name in column_names(field)]
        parts = [column.label(f"c{place}") for place, column in enumerate(
            column for reading in readings for column in reading.columns
        )]  # fmt: skip
        query = select(base.id, *stored, *parts).select_from(reached.joined).where(*self._kept(kind))
        return query.order_by(base.id)

    def _kept(self, kind: str) -> list[ColumnElement[bool]]:
        """Which records go out."""
        row = TABLES[kind].c
        if self._restricted or kind not in {"evidence", "fact_note"}:
            return []
        of, key = ("about_kind", "about_field") if kind == "evidence" else ("kind", "field")
        withheld = [(row[of] == one) & (row[key] == field.key)
                    for one, entity in CATALOGUE.items() for field in entity.stored if field.withheld]  # fmt: skip
        kept: list[ColumnElement[bool]] = [func.coalesce(~or_(*withheld), True)]
        if kind == "evidence":
            kept.append(row.confidentiality.is_distinct_from("restricted"))
        return kept

    def _stored(self, kind: str, every: Sequence[Sequence[Any]]) -> dict[str, Sequence[Any]]:
        found: dict[str, Sequence[Any]] = {}
        at = 0
        for field in CATALOGUE[kind].stored:
            width = len(column_names(field))
            parts = every[at : at + width]
            found[field.key] = parts[0]
            if field.kind is Kind.MONEY:
                found[field.key] = [None if one[0] is None else Money(*one) for one in zip(*parts, strict=True)]
            at += width
        return found

    def _column(
        self, column: BookColumn, ids: Sequence[int], stored: dict[str, Sequence[Any]], notes: _Notes
    ) -> list[Cell]:
        if column.asked is None:
            said = ({key: reason for key, (_, reason) in notes.get(number, {}).items()} for number in ids)
            return [reasons_cell(column.entity, one, self._language) if one else None for one in said]
        values = stored.get(column.key) or [None] * len(ids)
        if column.to is not None:
            cells: list[Cell] = self._labels(column.to, values)
        elif column.named_in is not None:
            cells = self._of_any_kind(stored[column.named_in], values)
        else:
            cells = cells_of(column, values, self._language)
        if not column.part and notes:
            self._answer(column, ids, values, cells, notes)
        return cells

    def _answer(
        self, column: BookColumn, ids: Sequence[int], values: Sequence[Any], cells: list[Cell], notes: _Notes
    ) -> None:
        """Say in the cells what was answered besides a value."""
        for place, number in enumerate(ids):
            said = notes.get(number, {}).get(column.key)
            if said is not None and (values[place] is None or said[0] is Answer.COMPLETE):
                cells[place] = cell_of(column, values[place], self._language, said[0])

    def _labels(self, kind: str, values: Sequence[int | None]) -> list[Cell]:
        known = dict(self._named(kind, {number for number in values if number is not None}))
        return [None if number is None else label(known.get(number, ""), number) for number in values]

    def _of_any_kind(self, kinds: Sequence[str | None], values: Sequence[int | None]) -> list[Cell]:
        cells: list[Cell] = list(values)
        for kind in {one for one in kinds if one in CATALOGUE}:
            places = [place for place, one in enumerate(kinds) if one == kind]
            for place, cell in zip(places, self._labels(kind, [values[at] for at in places]), strict=True):
                cells[place] = cell
        return cells

    def _named(self, kind: str, ids: Sequence[int] | set[int]) -> list[tuple[int, str]]:
        """What these records are called; evidence that does not go out has no title here."""
        known = self._titles.setdefault(kind, {})
        missing = set(ids) - known.keys()
        if missing:
            known.update(dict.fromkeys(missing, ""))
            said = titles(self._connection, kind, missing)
            if kind == "evidence" and not self._restricted:
                going = self._connection.scalars(select(TABLES[kind].c.id).where(*self._kept(kind)))
                said = {number: said[number] for number in set(going) & said.keys()}
            known.update(said)
        return [(number, known[number]) for number in ids]

    def _notes(self, kind: str) -> _Notes:
        note = TABLES["fact_note"].c
        wanted = select(note.record_id, note.field, note.answer, note.reason).where(note.kind == kind)
        withheld = {field.key for field in CATALOGUE[kind].stored if field.withheld and not self._restricted}
        found: _Notes = {}
        for number, key, answer, reason in self._connection.execute(wanted.order_by(note.id)):
            if key not in withheld:
                found.setdefault(number, {})[key] = (Answer(answer), reason)
        return found

    def _worked_out(
        self, derived: Sequence[Field], readings: Sequence[Reading], every: Sequence[Sequence[Any]]
    ) -> Iterator[list[Cell]]:
        """The cells of fields that are worked out: codes in words, names as they are."""
        at = len(every) - sum(len(reading.columns) for reading in readings)
        for field, reading in zip(derived, readings, strict=True):
            parts = every[at : at + len(reading.columns)]
            at += len(reading.columns)
            values = parts[0] if reading.value is None else [*map(reading.value, zip(*parts, strict=True))]
            codes = field.codes
            words = {one: one if codes is None else codes.words(one) for one in set(values) if one is not None}
            yield [None if one is None else quoted(shown(words[one], self._language)) for one in values]
