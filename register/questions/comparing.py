"""One answer held against what the register has: whether it is taken, is there already, or says otherwise."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, func, select

from register.book.words import ANSWERS, codes_of
from register.fields.catalogue import CATALOGUE
from register.fields.field import Collection, Field, Kind
from register.importing.known import Index, stays
from register.model.columns import column_names
from register.model.tables import TABLES
from register.names import fold
from register.records import Record, titles
from register.texts import LANGUAGES, shown
from register.values import Answer

Outcome = Literal["take", "same", "conflict"]
_OPEN = {None, Answer.ASKED_NOT_KNOWN}


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says of a field or collection: a value, or an answer instead of one."""

    value: Any = None
    answer: Answer | None = None


def said_of(one: Field | Collection, value: Any) -> Said:
    """What the reading of a cell says. Of a list or collection, none is that nothing is missing of nothing."""
    several = isinstance(one, Collection) or one.kind.is_list
    if not isinstance(value, Answer):
        # Whoever lists things in answer to a question lists all of them.
        return Said(value, Answer.COMPLETE if several else None)
    if several and value is Answer.NONE:
        return Said((), Answer.COMPLETE)
    return Said(None, value)


def compared(one: Field, record: Record, said: Said, vendors: Index) -> tuple[Outcome, Said]:
    """Hold what was said of a field against a record; gives what is to be taken too."""
    held = record.values[one.key]
    held = None if held in one.silent else held  # a paper that says nothing
    noted = record.answers.get(one.key)
    note = None if noted is None else noted.answer
    if one.kind.is_list and said.answer is Answer.COMPLETE:
        return _listed(held or (), note, said)
    if said.answer is not None:
        return _answered(held, note, said.answer), said
    if one.renewed and (note is Answer.NONE or (held is not None and held < said.value)):
        return "take", said
    if held is None:
        return ("take" if note in _OPEN else "conflict"), said
    return ("same" if _alike(one, said.value, held, vendors) else "conflict"), said


def compared_list(connection: Connection, one: Collection, record: Record, said: Said) -> Outcome:
    """Hold what was said of a collection as a whole against a record. No answer takes records away."""
    noted = record.answers.get(one.key)
    note = None if noted is None else noted.answer
    if said.answer is Answer.COMPLETE and said.value == () and _members(connection, one, record.id):
        return "conflict"
    return _answered(None, note, said.answer)


def _answered(held: Any, note: Answer | None, answer: Answer | None) -> Outcome:
    if answer == note:
        return "same"
    if answer is Answer.ASKED_NOT_KNOWN:
        return "take" if held is None and note is None else "same"
    return "take" if held is None and note in _OPEN else "conflict"


def _listed(held: tuple[str, ...], note: Answer | None, said: Said) -> tuple[Outcome, Said]:
    """A list that was answered as a whole: it may add to one that is open, and takes nothing away."""
    members = said.value or ()
    if note is Answer.COMPLETE and set(held) == set(members):
        return "same", said
    if note not in _OPEN or not set(held) <= set(members):
        return "conflict", said
    return "take", Said(tuple(dict.fromkeys((*held, *members))), said.answer)


def _alike(one: Field, value: Any, held: Any, vendors: Index) -> bool:
    if one.kind is Kind.REF:  # a name is that of an organisation that the register does not have
        return isinstance(value, int) and (vendors.same(value, held) if one.to == "vendor" else value == held)
    if one.kind is Kind.TEXT:
        return fold(value) == fold(held)
    return stays(one, value, held)


def _members(connection: Connection, one: Collection, owner: int) -> int:
    if one.by is None:
        return 0
    columns = TABLES[one.of].c
    column = columns[column_names(CATALOGUE[one.of].field(one.by))[0]]
    return connection.scalar(select(func.count()).where(column == owner)) or 0


def shown_as(connection: Connection, one: Field, record: Record) -> Iterable[str]:
    """How a questionnaire shows what a record says of a field, in each language; nothing where it is not known."""
    value, noted = record.values[one.key], record.answers.get(one.key)
    if value is None:
        return () if noted is None or noted.answer not in ANSWERS else _both(ANSWERS[noted.answer])
    if one.kind is Kind.REF:
        return (titles(connection, str(one.to), (value,)).get(value, f"#{value}"),)
    return tuple(told(one, value, language) for language in LANGUAGES)


def told(one: Field, value: Any, language: str) -> str:
    """A value as a cell shows it: words for codes, numbers without signs between their digits."""
    codes = codes_of(one)
    several = value if isinstance(value, tuple) else (value,)
    words = (codes.words(part) if codes is not None and isinstance(part, str) else part for part in several)
    return "; ".join(
        str(part) if isinstance(part, int) and not isinstance(part, bool) else shown(part, language) for part in words
    )


def _both(words: Any) -> tuple[str, ...]:
    return tuple(words.said(language) for language in LANGUAGES)
