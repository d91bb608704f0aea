"""How the value of a fact is shown."""

from collections.abc import Mapping
from typing import Any

from register.fields.field import Field, Kind
from register.reference.countries import countries
from ui.translations import say, shown

LONG = 24  # characters from which an identifier may be broken into lines


def value_text(field: Field, value: Any, titles: Mapping[int, Any]) -> str:
    """A value in words. titles: of the records that references lead to, by id."""
    if value is None:
        return ""
    if field.kind is Kind.REF:
        return shown(titles.get(value, value))
    if field.kind is Kind.IDENTIFIER and len(value) > LONG:
        return "\u200b".join(value[place : place + 8] for place in range(0, len(value), 8))
    codes = countries() if field.kind in {Kind.COUNTRY, Kind.COUNTRIES} else field.codes
    if codes is None:
        return shown(value)
    if isinstance(value, tuple):
        return ", ".join(say(codes.words(code)) for code in value)
    return say(codes.words(value))


def plain_text(field: Field, value: Any) -> str:
    """A value as it is typed: dates by number, money with its currency, parts of a list between semicolons."""
    if value is None:
        return ""
    if field.kind is Kind.COUNTRY:
        return say(countries().words(value))
    if field.kind is Kind.COUNTRIES:
        return "; ".join(say(countries().words(code)) for code in value)
    if isinstance(value, tuple):
        return "; ".join(value)
    if field.kind is Kind.DATE:
        return f"{value:%d/%m/%Y}"
    return shown(value)
