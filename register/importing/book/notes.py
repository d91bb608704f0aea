"""The sheet of answers beside the cells that give them: the same answer is kept once, and two do not contradict."""

from collections.abc import Callable
from typing import Any

from register.importing.book.entries import Noted
from register.importing.book.settling import Settled
from register.importing.plan import Outcome
from register.importing.records import Answered, NewRecords, Pointer
from register.texts import Text
from register.values import Answer

_Fact = tuple[str, int, str]
HasValue = Callable[[str, int, str], bool]


def settle_notes(
    new: NewRecords | None, settled: Settled, noted: Noted, outcomes: list[Outcome], has_value: HasValue
) -> NewRecords | None:
    """Bring the new rows of the sheet of answers, and those that changed, in line with what the cells answer.

    has_value: whether a field of a record has a value. Gives the new rows that are left.
    """
    said = {(one.kind, one.number, one.key): one for one in settled.answers}
    notes = {one.note for one in settled.answers if one.note is not None}
    for edit in [one for one in settled.edits if one.kind == "fact_note" and one.id in notes]:
        settled.edits.remove(edit)
        _contradicts(noted, edit.row)
    if new is None:
        return None
    before = dict(said)
    kept = [place for place in range(len(new.rows)) if _keeps(new, place, said, has_value)]
    gone = before.keys() - said.keys()
    settled.answers[:] = [one for one in settled.answers if (one.kind, one.number, one.key) not in gone]
    for place in sorted({*range(len(new.rows))} - {*kept}):
        _contradicts(noted, new.rows[place])
        outcomes[new.rows[place]] = "rejected"
    columns = {key: [values[place] for place in kept] for key, values in new.columns.items()}
    return NewRecords(new.kind, columns, [new.rows[place] for place in kept]) if kept else None


def _contradicts(noted: Noted, row: int) -> None:
    message = Text("The field itself says otherwise in the sheet of its record: this answer was left out.")
    noted.note(row, None, "contradictory", "left out", message)


def _keeps(new: NewRecords, place: int, said: dict[_Fact, Answered], has_value: HasValue) -> bool:
    """Whether a new answer goes together with the cell of its field; the two are then one."""
    values: dict[str, Any] = {key: column[place] for key, column in new.columns.items()}
    record = values["record_id"]
    number = record.number if isinstance(record, Pointer) else record
    fact = (values["kind"], number, values["field"])
    other = said.get(fact)
    if other is None:
        return bool(values["answer"] == Answer.COMPLETE) or not has_value(*fact)
    if other.answer != values["answer"] and not _says_all(other.answer, values["answer"]):
        return False
    if values.get("reason") is None and other.reason is not None:
        new.columns.setdefault("reason", [None] * len(new.rows))[place] = other.reason
    del said[fact]  # the row keeps it
    return True


def _says_all(one: Answer | None, other: str) -> bool:
    """Whether both say of a list that nothing is missing in it: that it is complete, or that there is none."""
    return one is Answer.COMPLETE and other == Answer.NONE
