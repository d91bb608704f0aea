"""Rows that are new records: their values, what is answered about them, and what they lack."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from register.book.columns import BookColumn, columns_of
from register.book.marks import REASONS
from register.fields.catalogue import CATALOGUE
from register.importing.book.entries import Entries, Noted
from register.importing.book.settling import reasons_of
from register.importing.book.wishes import NOTHING, spoilt_part, wish_of
from register.importing.faults import Fault
from register.importing.records import Answered
from register.texts import Text
from register.values import Answer

# What every record has, and a row need not say: the register gives it.
_GIVEN: dict[tuple[str, str], Any] = {
    ("acquisition", "ref"): None,
    ("acquisition", "gathered"): False,
    ("equipment", "quantity"): 1,
    ("import", "number"): None,
}


@dataclass(slots=True)
class Said:
    """What rows say as the register would have it. values: by field, in step with the rows; answers: by place."""

    values: dict[str, list[Any]] = field(default_factory=dict)
    answers: dict[int, dict[str, Answer]] = field(default_factory=dict)
    faults: list[tuple[int, str, Fault]] = field(default_factory=list)


def said_of(entries: Entries, places: Sequence[int], currency: str) -> Said:
    """What these rows say, each by itself; a row not asked for says nothing."""
    said = Said()
    for column in columns_of(entries.kind):
        if column.asked is not None and not column.part and column.key in entries.columns:
            _of_column(column, entries, places, said, currency)
    return said


def _of_column(column: BookColumn, entries: Entries, places: Sequence[int], said: Said, currency: str) -> None:
    given = entries.column(column.key)
    values: list[Any] = [None] * len(given)
    for place in places:
        one = given[place]
        if one is None:
            continue
        wish = wish_of(column, one, NOTHING, currency)
        if isinstance(wish, Fault):
            said.faults.append((place, column.key + spoilt_part(one), wish))
            continue
        values[place] = wish.value
        if wish.answer is not None:
            said.answers.setdefault(place, {})[column.key] = wish.answer
    if column.field is not None:
        said.values[column.key] = values


def lacking(entries: Entries, said: Said, places: Sequence[int], noted: Noted) -> set[int]:
    """The rows that do not say what every record of their kind must have: they are left out."""
    entity, left = CATALOGUE[entries.kind], set[int]()
    needed = [one for one in entity.stored if one.required and (entries.kind, one.key) not in _GIVEN]
    for place in places:
        labels = tuple(one.label for one in needed if (said.values.get(one.key) or {place: None})[place] is None)
        if labels:
            message = Text("The row was left out: it does not say {fields}.", fields=labels)
            noted.note(entries.rows[place], None, "missing", "left out", message)
            left.add(place)
        elif all(column[place] is None for column in said.values.values()) and place not in said.answers:
            message = Text("The row was left out: it says nothing.")
            noted.note(entries.rows[place], None, "nothing_said", "left out", message)
            left.add(place)
    return left


def columns(entries: Entries, said: Said, places: Sequence[int]) -> dict[str, list[Any]]:
    """The values of new records, by field."""
    found = {
        key: [values[place] for place in places]
        for key, values in said.values.items()
        if any(values[place] is not None for place in places)
    }
    for (kind, key), given in _GIVEN.items():
        if kind == entries.kind:
            column = found.get(key) or [None] * len(places)
            found[key] = [given if value is None else value for value in column]
    return found


def answers(entries: Entries, said: Said, places: Sequence[int], noted: Noted) -> list[Answered]:
    """What is answered about new records."""
    found = []
    for place in places:
        given = said.answers.get(place, {})
        reasons = _reasons(entries, place, given, noted)
        for key, answer in given.items():
            row, reason = entries.rows[place], reasons.get(key)
            if answer is Answer.NOT_APPLICABLE and reason is None:
                message = Text("Not applicable needs its reason, in the column of reasons.")
                noted.note(row, f"{entries.kind}.{key}", "no_reason", "left out", message)
                continue
            number = entries.numbers[place]
            if number is not None:
                found.append(Answered(entries.kind, number, key, row, None, answer, reason, None))
    return found


def _reasons(entries: Entries, place: int, given: dict[str, Answer], noted: Noted) -> dict[str, str]:
    text = entries.column(REASONS)[place]
    return {} if text is None else reasons_of(entries, place, text, given, noted)
