"""Facts in words: their values as a person reads them, and where each came from."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from register.fields.catalogue import CATALOGUE, field_of
from register.fields.field import Field, Kind
from register.model.tables import TABLES
from register.queries.origins import Cell, WrittenRow, origin
from register.records import Record, titles
from register.reference.countries import countries
from register.rules.facts import Listing
from register.rules.spans import Span
from register.terms.answers import ANSWER
from register.texts import Text
from register.values import Answer


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value came from, in words; the cell of an import, or the piece of evidence, where it is one."""

    said: Text
    import_id: int | None = None
    sheet: str | None = None
    row: int | None = None
    evidence: int | None = None


def value_told(connection: Connection, kind: str, key: str, value: Any) -> object:
    """A fact's value as `shown` takes it."""
    if isinstance(value, Answer):
        return ANSWER.words(value.value)
    field = _field(kind, key)
    if isinstance(value, Listing):
        return _list_told(connection, field, value)
    if field is None or isinstance(value, Span):
        return value
    return _told(connection, field, value)


def sources(connection: Connection, record: Record, key: str) -> tuple[Source, ...]:
    """Where a field of a record came from: its evidence, then the import or the person that gave its value."""
    found = [*_evidence(connection, record.kind, record.id, key)]
    entered = _entered(connection, record, key)
    return (*found, *([entered] if entered else []))


def _list_told(connection: Connection, field: Field | None, value: Listing) -> object:
    members = tuple(value.members if field is None else (_told(connection, field, one) for one in value.members))
    if not members:
        return ANSWER.words(Answer.NONE.value)
    return members if value.complete else Text("{values} (there may be others)", values=members)


def _told(connection: Connection, field: Field, value: Any) -> object:
    if isinstance(value, list | tuple):
        return tuple(_told(connection, field, one) for one in value)
    if field.codes is not None:
        return field.codes.words(value)
    if field.kind in {Kind.COUNTRY, Kind.COUNTRIES}:
        return countries().words(value)
    if field.kind is Kind.REF and field.to is not None:
        return titles(connection, field.to, (value,)).get(value, f"#{value}")
    return value


def _evidence(connection: Connection, kind: str, number: int, key: str) -> Iterable[Source]:
    row = TABLES["evidence"].c
    wanted = select(row.id, row.kind, row.reference, row.stated_on).where(
        row.about_kind == kind, row.about_id == number, row.about_field == key
    )
    kinds = field_of("evidence.kind").codes
    for one in connection.execute(wanted.order_by(row.id)):
        words = kinds.words(one.kind) if kinds and one.kind else field_of("evidence.kind").label
        if one.stated_on is None:
            said = Text("{kind} {reference}", kind=words, reference=one.reference or f"#{one.id}")
        else:
            said = Text(
                "{kind} {reference}, {day}", kind=words, reference=one.reference or f"#{one.id}", day=one.stated_on
            )
        yield Source(said, evidence=one.id)


def _entered(connection: Connection, record: Record, key: str) -> Source | None:
    """What gave the field its value: the cell of a file, else the person."""
    found = origin(connection, record.kind, record.id, key)
    if found is None:
        return None
    if found.row is None:
        return Source(Text("entered by {person} on {day}", person=found.change.who, day=found.change.at.date()))
    return _read_from(found.row, found.cell)


def _read_from(row: WrittenRow, cell: Cell | None) -> Source:
    place = {"file": row.file, "sheet": row.sheet, "row": row.row}
    if cell is not None and row.sheet is not None:
        said = Text(
            "{file}, sheet {sheet}, cell {column}{row}: “{written}”", column=cell.column, written=cell.written, **place
        )
    elif cell is not None:
        said = Text(
            "{file}, record {row}, column “{header}”: “{written}”", header=cell.header, written=cell.written, **place
        )
    elif row.sheet is not None:
        said = Text("{file}, sheet {sheet}, row {row}", **place)
    else:
        said = Text("{file}, record {row}", **place)
    return Source(said, row.import_id, row.sheet, row.row)


def _field(kind: str, key: str) -> Field | None:
    entity = CATALOGUE.get(kind)
    return next((field for field in entity.fields if field.key == key), None) if entity else None
