"""What the parts of a sheet are made with: the language, the day of the facts, and values with what is said of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection

from register.fields.catalogue import CATALOGUE
from register.fields.field import Field, Kind
from register.papers.sources import Sources
from register.papers.wording import amount, day
from register.records import Record, titles
from register.reference.countries import countries
from register.texts import Text, Words, shown
from register.values import Answer, Money

_NONE = Words("none", "aucun")
_DOES_NOT_APPLY = "–"


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place. marks: keys of its sources. unknown: whether it is, or is in part, not known.

    width: how much of the text is kept where room is short, in letters; None for all of it.
    """

    text: str = ""
    marks: tuple[int, ...] = ()
    unknown: bool = False
    width: int | None = None


UNKNOWN = Cell(unknown=True)
NOT_HERE = Cell(_DOES_NOT_APPLY)


@dataclass(slots=True)
class Making:
    """One sheet being made. as_of: the day of the facts."""

    connection: Connection
    language: str
    as_of: date
    sources: Sources = field(init=False)

    def __post_init__(self) -> None:
        self.sources = Sources(self.connection, self.as_of)

    def say(self, text: Text | Words) -> str:
        """A sentence or wording in the language of the sheet."""
        return text.said(self.language)

    def day(self, on: date) -> str:
        """A day as the sheet writes it."""
        return day(on, self.language)

    def cell(self, text: Text | Words | str, marks: Iterable[int] = (), *, width: int | None = None) -> Cell:
        """A cell with these words."""
        said = text if isinstance(text, str) else self.say(text)
        return Cell(said, tuple(dict.fromkeys(marks)), width=width)

    def fact(self, record: Record, key: str) -> Cell:
        """A field of a record as it was stated, with its sources; or that there is none, or that it is not known."""
        value = record.values.get(key)
        note = record.answers.get(key)
        if value is not None and value != ():
            return self.cell(self.value(CATALOGUE[record.kind].field(key), value), self.sources.of(record, key))
        if note is not None and note.answer in {Answer.NONE, Answer.COMPLETE}:
            return self.cell(_NONE, self.sources.of(record, key))
        if note is not None and note.answer is Answer.NOT_APPLICABLE:
            return NOT_HERE
        return UNKNOWN

    def value(self, held: Field, value: Any) -> str:
        """The value of a field in words."""
        if isinstance(value, tuple):
            return ", ".join(self.value(held, one) for one in value)
        if isinstance(value, date | Money):
            return self.day(value) if isinstance(value, date) else amount(value, self.language)
        if held.codes is not None:
            return self.say(held.codes.words(value))
        if held.kind in {Kind.COUNTRY, Kind.COUNTRIES}:
            return self.country(value)
        if held.kind is Kind.REF and held.to is not None:
            return titles(self.connection, held.to, (value,)).get(value, f"#{value}")
        return shown(value, self.language)

    def country(self, code: str) -> str:
        """The name of a country."""
        return self.say(countries().words(code))
