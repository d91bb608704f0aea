"""What was answered about records besides values, put into their facts."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, select

from register.journal.ids import Ids
from register.model.tables import TABLES
from register.rules.facts import Listing
from register.rules.vocabulary import Reads
from register.values import Answer

ANSWERS = "answers"  # of a record, by field or collection
_FEW = 500  # up to so many records, what was answered is asked for by id
_CLOSING = {Answer.COMPLETE, Answer.NONE, Answer.NOT_APPLICABLE}


def complete(row: Mapping[str, Any], key: str) -> bool:
    """Whether somebody said that a list or collection is complete, or that there is none."""
    return row.get(ANSWERS, {}).get(key) in _CLOSING


def put_answers(connection: Connection, reads: Reads, rows: Mapping[int, dict[str, Any]]) -> None:
    """Put none, not applicable and complete into the facts of records."""
    for number, key, answer in _answers(connection, reads.entity, rows.keys()):
        row = rows.get(number)
        if row is None:
            continue
        row.setdefault(ANSWERS, {})[key] = answer
        value = row.get(key)
        if isinstance(value, Listing) or key in reads.collections:
            row[key] = Listing(value.members if isinstance(value, Listing) else (), answer in _CLOSING)
        elif value is None and answer in {Answer.NONE, Answer.NOT_APPLICABLE} and key in reads.fields:
            row[key] = answer


def closed(connection: Connection, kind: str, key: str, ids: Ids) -> set[int]:
    """Of which of these records somebody said that a list or collection is complete, or that there is none."""
    note = TABLES["fact_note"].c
    said = (note.kind == kind, note.field == key, note.answer.in_([one.value for one in _CLOSING]))
    return {
        number
        for condition in ids.among(note.record_id)
        for number in connection.scalars(select(note.record_id).where(condition, *said))
    }


def _answers(connection: Connection, entity: str, ids: Collection[int]) -> Iterator[tuple[int, str, Answer]]:
    """What was answered: record, field, answer. Of many records, that of all of the entity."""
    if not ids:
        return
    note = TABLES["fact_note"].c
    wanted = select(note.record_id, note.field, note.answer).where(note.kind == entity)
    if len(ids) <= _FEW:
        wanted = wanted.where(note.record_id.in_(ids))
    for number, key, answer in connection.execute(wanted):
        yield number, key, Answer(answer)
