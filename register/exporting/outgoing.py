"""The rows of a list as they go out: which columns, in which form, whatever file they end in."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from register.fields.field import Field, Kind
from register.queries import lists
from register.queries.columns import LISTS, ListSpec
from register.sheets import CellType
from register.store import info
from register.texts import Words, shown
from register.values import Money

Cell = str | int | Decimal | date | None

_TYPES = {Kind.DATE: CellType.DATE, Kind.NUMBER: CellType.WHOLE}
_CHUNK = 500
_CENT = Decimal("0.01")
_NUMBER = Words("Vitrine no.", "N° Vitrine")
_CURRENCY = Words("Currency", "Devise")
_VAT = Words("VAT included", "TVA comprise")
_MADE_TITLES = {"title", "rule", "subject", "maker_reason"}  # said in the reader's language


@dataclass(frozen=True, slots=True)
class OutColumn:
    """A column as it goes out: its code, heading, type and width."""

    code: str
    heading: Words
    type: CellType = CellType.TEXT
    width: int = 14


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A list on its way out. rows: cells in the order of the columns, read while they are written."""

    spec: ListSpec
    columns: tuple[OutColumn, ...]
    rows: Iterator[Sequence[Cell]]
    count: int


def outgoing(
    connection: Connection,
    key: str,
    language: str,
    ids: "array[int] | None" = None,
    shown_keys: Sequence[str] | None = None,
) -> Outgoing:
    """A list, or some records and columns of it in the order given, each record with its number in front.

    The number says of which register it is ("5f3a09c1-41"), so that another does not take it for one of its own.

    Codes stay codes; references are titles; yes and no are words of the language; money is amount, currency and
    whether VAT is included. What is restricted or secret goes out only where its column is asked for by name.
    """
    spec = LISTS[key]
    keys = tuple(column.key for column in spec.columns if not column.field.withheld)
    fields = [spec.column(name).field for name in (keys if shown_keys is None else shown_keys)]
    wanted = lists.ids(connection, key) if ids is None else ids
    columns = (OutColumn("id", _NUMBER, width=13), *(out for field in fields for out in _columns(field)))
    return Outgoing(spec, columns, _rows(connection, key, wanted, fields, language), len(wanted))


def _columns(field: Field) -> tuple[OutColumn, ...]:
    if field.kind is not Kind.MONEY:
        return (OutColumn(field.key, field.label, _TYPES.get(field.kind, CellType.TEXT), field.width),)
    currency, vat = money_keys(field.key)
    return (
        OutColumn(field.key, field.label, CellType.AMOUNT, field.width),
        OutColumn(currency, _CURRENCY, width=9),
        OutColumn(vat, _VAT, width=13),
    )


def money_keys(key: str) -> tuple[str, str]:
    """The codes of the currency and of the tax flag beside an amount."""
    return ("currency", "price_includes_vat") if key == "unit_price" else (f"{key}_currency", f"{key}_includes_vat")


def _rows(
    connection: Connection, key: str, ids: Sequence[int], fields: Sequence[Field], language: str
) -> Iterator[Sequence[Cell]]:
    names = [field.key for field in fields]
    identity = info(connection, "identity")
    makers = [_maker(field, language) for field in fields]
    for first in range(0, len(ids), _CHUNK):
        chunk = ids[first : first + _CHUNK]
        for numbers, values in lists.by_column(connection, key, chunk, names):
            columns: list[Sequence[Cell]] = [[f"{identity}-{number}" for number in numbers]]
            for maker, column in zip(makers, values, strict=True):
                columns += [column] if maker is None else maker(column)
            found = dict(zip(numbers, zip(*columns, strict=True), strict=True))
            yield from (found[number] for number in chunk if number in found)


def _maker(field: Field, language: str) -> Callable[[Sequence[Any]], list[Sequence[Cell]]] | None:
    """What makes the cells of a column's values, one column or more; None where they are its cells already."""
    if field.kind is Kind.MONEY:
        return lambda values: [*zip(*(_money(value, language) for value in values), strict=True)]
    if field.kind is Kind.YES_NO or field.kind is Kind.REF or field.key in _MADE_TITLES:
        return lambda values: [_said(values, language)]
    if field.key == "findings":
        return lambda values: [[_flags(value) for value in values]]
    if field.kind.is_list:
        return lambda values: [[None if value is None else "; ".join(value) for value in values]]
    return None


def _said(values: Sequence[Any], language: str) -> list[Cell]:
    """Texts as they are; what has words, said: once for all cells that hold the very same one."""
    known: dict[int, str] = {}
    for value in values:
        if not isinstance(value, str | None) and id(value) not in known:
            known[id(value)] = shown(value, language)
    return [value if isinstance(value, str | None) else known[id(value)] for value in values]


def _flags(counts: Sequence[tuple[str, int]]) -> Cell:
    return "; ".join(f"{level} {number}" for level, number in counts) or None


def _money(value: Money | None, language: str) -> tuple[Cell, Cell, Cell]:
    if value is None:
        return None, None, None
    return value.amount, value.currency, None if value.vat is None else shown(value.vat == "incl", language)


def decimal_text(amount: Decimal) -> str:
    """An amount with two places, or four where it has more: never three, which some take for thousands."""
    short = amount.quantize(_CENT)
    return format(short if short == amount else amount.quantize(_CENT / 100), "f")
