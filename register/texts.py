"""Sentences for people: carried with their values, said in a language at the end."""

import gettext
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from register.resources import resource

LANGUAGES = ("en", "fr")
_NARROW_SPACE = "\u202f"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Words:
    """One wording in each language, side by side: for fields, codes, rules and reference data."""

    en: str
    fr: str

    def said(self, language: str) -> str:
        """The wording in `language` ("en" or "fr")."""
        return self.fr if language == "fr" else self.en


_YES, _NO = Words("yes", "oui"), Words("no", "non")


class Text:
    """An English sentence with its values, looked up in the catalogue when it is said.

    A counted sentence gives its plural second and its number as `n`:
    `Text("{n} row left out", "{n} rows left out", n=3)`. Values may be Text, Words, dates, numbers, Money.
    The source must be a literal: it is what the catalogue is extracted from.
    """

    __slots__ = ("plural", "source", "values")

    def __init__(self, source: str, plural: str | None = None, /, **values: object) -> None:
        self.source = source
        self.plural = plural
        self.values = values

    def said(self, language: str) -> str:
        """The sentence in `language`."""
        catalogue = _catalogue(language)
        if self.plural is None:
            said = catalogue.gettext(self.source)
        else:
            said = catalogue.ngettext(self.source, self.plural, int(str(self.values["n"])))
        return said.format(**{key: shown(value, language) for key, value in self.values.items()})

    def __str__(self) -> str:
        return self.said("en")

    def __repr__(self) -> str:
        return f"Text({self.source!r}, {self.values!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Text):
            return NotImplemented
        return (self.source, self.plural, self.values) == (other.source, other.plural, other.values)

    def __hash__(self) -> int:
        return hash((self.source, self.plural))


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    compiled = resource(f"translations/{language}.mo")
    if language == "en" or not compiled.exists():
        return gettext.NullTranslations()
    with compiled.open("rb") as file:
        return gettext.GNUTranslations(file)


def shown(value: Any, language: str) -> str:
    """A value as the language writes it; blank for None: 3 Nov 2026 and 1,200.5; 03/11/2026 and 1 200,5."""
    if isinstance(value, tuple | list | frozenset):
        return ", ".join(shown(part, language) for part in value)
    if hasattr(value, "said"):
        return str(value.said(language))
    if isinstance(value, bool):
        return (_YES if value else _NO).said(language)
    if isinstance(value, int | Decimal):
        return _grouped(f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}", language)
    if isinstance(value, date):
        return _day(value, language)
    return "" if value is None else str(value)


def _day(day: date, language: str) -> str:
    hour = f" {day:%H:%M}" if isinstance(day, datetime) else ""
    return (f"{day:%d/%m/%Y}" if language == "fr" else f"{day.day} {_MONTHS[day.month - 1]} {day.year}") + hour


def _grouped(number: str, language: str) -> str:
    if language != "fr":
        return number
    return number.replace(",", _NARROW_SPACE).replace(".", ",")
