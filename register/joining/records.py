"""One record in the place of another: what referred to the one that goes refers to the one that stays.

What only the one that goes says is kept, what both say stays as the one that stays has it. All is part of one change,
and is put back with it.
"""

from collections.abc import Sequence
from typing import Any

from register.fields.catalogue import CATALOGUE
from register.fields.field import Field, Kind
from register.journal.change import Change
from register.journal.references import Reference, references_to
from register.model.columns import column_names
from register.records import Record, children, records
from register.values import Answer

# Records that may say the same of one owner twice, and by what that is told.
_TWICE = {"party": ("acquisition", "vendor", "role"), "list_match": ("vendor", "list", "listed_name")}


def absorb(change: Change, kind: str, stays: int, goes: int, *, kept: frozenset[str] = frozenset()) -> None:
    """Let a record take the place of another one, which goes. kept: fields that are not filled from it."""
    _fill(change, kind, stays, goes, kept)
    for reference in references_to(kind):
        _redirect(change, reference, stays, goes)
    for part, by in _TWICE.items():
        _drop_repeated(change, part, by, (kind, stays))
    change.delete(kind, goes)


def _fill(change: Change, kind: str, stays: int, goes: int, kept: frozenset[str]) -> None:
    """Give the record that stays what only the other says, answers in the place of values too."""
    both = records(change.connection, kind, (stays, goes))
    own, other = both[stays], both[goes]
    lacking = [
        field
        for field in CATALOGUE[kind].stored
        if field.key not in kept and own.values[field.key] is None and field.key not in own.answers
    ]
    values = {field.key: found for field in lacking if (found := _value(field, other, stays)) is not None}
    if values:
        change.edit(kind, stays, None, values)
    open_ = {field.key for field in lacking} - values.keys()
    for key, note in other.answers.items():
        if key in open_ and note.answer is not Answer.COMPLETE:
            change.edit("fact_note", note.id, None, {"record_id": stays})


def _value(field: Field, other: Record, stays: int) -> Any:
    """What a field says, unless it is that the record which stays is above itself."""
    value = other.values[field.key]
    return None if field.kind is Kind.REF and field.to == other.kind and value == stays else value


def _redirect(change: Change, reference: Reference, stays: int, goes: int) -> None:
    """Let what refers to the record that goes refer to the one that stays."""
    key = _key_of(reference)
    if reference.kind == "fact_note" or key is None:
        return  # answers go with the record, but for those that were taken over
    pointing = [number for number, _ in reference.pointing(change.connection, reference.column == goes)]
    if reference.kind == reference.to and stays in pointing:
        change.edit(reference.kind, stays, None, {key: None})  # it would be above itself
        pointing.remove(stays)
    if pointing:
        change.set(reference.kind, key, pointing, stays)


def _key_of(reference: Reference) -> str | None:
    """The field of the catalogue that a reference is kept in; None for the import that a record came from."""
    stored = CATALOGUE[reference.kind].stored
    return next((field.key for field in stored if reference.column.name in column_names(field)), None)


def _drop_repeated(change: Change, part: str, by: Sequence[str], owner: tuple[str, int]) -> None:
    """Of records that say the same twice keep the one that says more."""
    kind, number = owner
    key = next((one for one in by if CATALOGUE[part].field(one).to == kind), None)
    fullest: dict[tuple[Any, ...], Record] = {}
    for record in children(change.connection, part, key, number).values() if key is not None else ():
        same = tuple(record.values[one] for one in by)
        held = fullest.setdefault(same, record)
        if held is not record:
            less, fullest[same] = (held, record) if _said(record) > _said(held) else (record, held)
            change.delete(part, less.id)


def _said(record: Record) -> int:
    return sum(value is not None for value in record.values.values())
