"""How a value stands in a cell: the one place that says so, for what is written and for what is compared with it."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from register.book.columns import BookColumn, Part
from register.book.quoting import SEPARATOR, joined, quoted
from register.book.words import NO, SHORT, YES
from register.fields.field import Kind
from register.values import Answer, Money

Cell = str | int | Decimal | date | None
_AS_THEY_ARE = {Kind.NUMBER, Kind.DATE}


def cell_of(column: BookColumn, value: Any, language: str, answer: Answer | None = None) -> Cell:
    """The cell of a value that is no reference, or of what was answered besides or instead of one."""
    if column.part:
        return _part(column.part, value, language)
    if value is None:
        return None if answer is None else SHORT[answer].said(language)
    cell = _value(column, value, language)
    if answer is Answer.COMPLETE and column.field is not None and column.field.kind.is_list:
        return f"{cell}{SEPARATOR}{SHORT[answer].said(language)}"
    return cell


def cells_of(column: BookColumn, values: Sequence[Any], language: str) -> list[Cell]:
    """The cells of values that are no references, each different one made once."""
    field = column.field
    if field is not None and field.kind in _AS_THEY_ARE:
        return list(values)
    made = {value: cell_of(column, value, language) for value in set(values)}
    return [made[value] for value in values]


def _value(column: BookColumn, value: Any, language: str) -> Cell:
    field = column.field
    if field is None or field.kind in _AS_THEY_ARE:
        return value  # type: ignore[no-any-return]
    if field.kind is Kind.MONEY:
        return value.amount  # type: ignore[no-any-return]
    if field.kind is Kind.YES_NO:
        return (YES if value else NO).said(language)
    if field.kind.is_list:
        return joined(value) if column.codes is None else SEPARATOR.join(map(_worded(column, language), value))
    return quoted(value) if column.codes is None else _worded(column, language)(value)


def _worded(column: BookColumn, language: str) -> Callable[[str], str]:
    """What says a code in words; one that is not of its list is said as it is."""
    codes = column.codes
    return lambda code: codes.words(code).said(language) if codes is not None and code in codes else quoted(code)


def _part(part: Part, value: Money | None, language: str) -> Cell:
    if value is None:
        return None
    if part is Part.CURRENCY:
        return quoted(value.currency)
    if part is Part.RATE:
        return value.rate
    return None if value.vat is None else (YES if value.vat == "incl" else NO).said(language)
