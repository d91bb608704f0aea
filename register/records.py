"""Records as they stand, by id: what a form shows and what a title says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from register.fields.catalogue import CATALOGUE
from register.fields.field import Kind
from register.journal.change import Source
from register.journal.ids import Ids
from register.model.columns import column_names, value_of
from register.model.tables import SOURCE, TABLES
from register.names import fold
from register.texts import shown
from register.values import Answer


@dataclass(frozen=True, slots=True)
class FactNote:
    """What was said of a field or collection instead of a value. by: a person's id. evidence: an evidence's id."""

    id: int
    answer: Answer
    reason: str | None
    by: int | None
    on: date | None
    evidence: int | None


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it stands. values: by the keys of its fields. answers: by the key of a field or collection."""

    kind: str
    id: int
    version: int
    values: Mapping[str, Any]
    answers: Mapping[str, FactNote]
    source: Source | None


def record(connection: Connection, kind: str, number: int) -> Record | None:
    """A record; None if it is gone."""
    return records(connection, kind, (number,)).get(number)


def records(connection: Connection, kind: str, ids: Iterable[int]) -> dict[int, Record]:
    """These records by id, in ascending order. A record that is gone is left out."""
    wanted, table = Ids(ids), TABLES[kind]
    answers: dict[int, dict[str, FactNote]] = {}
    note = TABLES["fact_note"].c
    for condition in wanted.among(note.record_id):
        for row in connection.execute(select(TABLES["fact_note"]).where(note.kind == kind, condition)).mappings():
            answers.setdefault(row["record_id"], {})[row["field"]] = _note(row)
    found = {
        row["id"]: _record(kind, dict(row), answers.get(row["id"], {}))
        for condition in wanted.among(table.c.id)
        for row in connection.execute(select(table).where(condition)).mappings()
    }
    return dict(sorted(found.items()))


def children(connection: Connection, kind: str, by: str, number: int) -> dict[int, Record]:
    """The records of a kind whose reference `by` leads to this one, in ascending order."""
    table = TABLES[kind]
    (name,) = column_names(CATALOGUE[kind].field(by))
    ids = connection.execute(select(table.c.id).where(table.c[name] == number)).scalars()
    return records(connection, kind, list(ids))


def titles(connection: Connection, kind: str, ids: Iterable[int]) -> dict[int, str]:
    """What these records are called, by id: their first title field that is known, else their number."""
    wanted, entity, table = Ids(ids), CATALOGUE[kind], TABLES[kind]
    fields = [entity.field(key) for key in entity.title if not entity.field(key).derived]
    columns = [table.c[column_names(field)[0]] for field in fields]
    rows = {
        number: values
        for condition in wanted.among(table.c.id)
        for number, *values in connection.execute(select(table.c.id, *columns).where(condition))
    }
    for place, field in enumerate(fields):
        if field.kind is Kind.REF and field.to is not None:
            names = titles(connection, field.to, {row[place] for row in rows.values() if row[place] is not None})
            for row in rows.values():
                row[place] = names.get(row[place])
    return {
        number: next((shown(value, "en") for value in values if value is not None), f"#{number}")
        for number, values in sorted(rows.items())
    }


def called(connection: Connection, kind: str, words: str) -> dict[int, str]:
    """The records of a kind, of which there are few, whose title holds all of these words, with their titles."""
    wanted = fold(words).split()
    every = titles(connection, kind, connection.execute(select(TABLES[kind].c.id)).scalars())
    return {number: title for number, title in every.items() if all(word in fold(title) for word in wanted)}


def _record(kind: str, row: Mapping[str, Any], answers: Mapping[str, FactNote]) -> Record:
    values = {field.key: value_of(field, row) for field in CATALOGUE[kind].stored}
    import_id, sheet, number = (row[name] for name in SOURCE)
    source = None if import_id is None else Source(import_id, sheet, number)
    return Record(kind, row["id"], row["version"], values, answers, source)


def _note(row: RowMapping) -> FactNote:
    return FactNote(row["id"], Answer(row["answer"]), row["reason"], row["by_id"], row["on"], row["evidence_id"])
