"""One answer to all that a question is about: a value, or what is said in the place of one, in one change."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from register.errors import ConflictError
from register.fields.catalogue import CATALOGUE
from register.fields.field import Collection, Field
from register.journal.change import Change
from register.journal.ids import Ids
from register.model.tables import TABLES
from register.queries.questions import Question, questions
from register.queries.reach import lacking
from register.rules.vocabulary import asked
from register.texts import Text
from register.values import Answer, today

_NOTE = ("kind", "record_id", "field", "answer", "reason", "by_id", "on", "evidence_id")


def answered_by(one: Question) -> Field | Collection | None:
    """What holds the answer to a question in the very records that lack it; None where it is said elsewhere."""
    if one.first or not one.kind or one.kind != one.record_kind or "@" in one.fact:
        return None
    found = asked(one.kind, one.key) if one.kind in CATALOGUE else None
    return None if isinstance(found, Field) and found.derived else found


def answer_questions(
    change: Change,
    meant: Callable[[Question], bool],
    value: Any,
    answer: Answer | None = None,
    *,
    reason: str | None = None,
) -> int:
    """Answer the questions that are meant, of one fact, of every record that lacks it now; gives how many these are.

    value: of the field; None where an answer stands in its place, or is said of a collection.
    Raises ConflictError where nothing waits for it any more.
    """
    found = [one for one in questions(change.connection, all_records=True) if meant(one)]
    count = 0
    for one in found:
        if answered_by(one) is None:
            continue
        ids = _open(change, one)
        if value is not None:
            change.set(one.kind, one.key, ids, value)
        elif answer is not None:
            say(change, (one.kind, one.key), ids, answer, reason=reason)
        count += len(ids)
    if not count:
        hint = Text("Look at the questions again.")
        raise ConflictError(Text("Somebody else answered this first."), hint, unchanged=Text("Nothing was changed."))
    return count


def _open(change: Change, one: Question) -> list[int]:
    """The records that lack the fact still: the screening may not have seen yet what was answered since."""
    row = TABLES[one.kind].c
    open_ = select(row.id).where(lacking(one.kind, one.key))
    return [number for among in Ids(one.ids).among(row.id) for number in change.connection.scalars(open_.where(among))]


def say(
    change: Change,
    fact: tuple[str, str],
    ids: Iterable[int],
    answer: Answer,
    *,
    reason: str | None = None,
    evidence: Mapping[int, int] | None = None,
) -> None:
    """Say of a fact of each record that there is none, or that it is not known; at once where nothing was said before.

    fact: kind of the records and field. evidence: by record.
    """
    kind, key = fact
    numbers: Sequence[int] = list(ids)
    proof = evidence or {}
    note = TABLES["fact_note"].c
    said: set[int] = set()
    for condition in Ids(numbers).among(note.record_id):
        known = select(note.record_id).where(note.kind == kind, note.field == key, condition)
        said.update(change.connection.scalars(known))
    for number in sorted(said):
        change.answer(kind, number, key, answer, reason=reason, evidence=proof.get(number))
    rows = [
        (kind, number, key, answer.value, reason, change.who, today(), proof.get(number))
        for number in numbers
        if number not in said
    ]
    change.insert_many("fact_note", _NOTE, rows)
