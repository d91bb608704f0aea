"""Fields to columns and back: the only place that knows how a value is stored."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Date, ForeignKey, Integer, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

from register.fields.field import Field, Kind
from register.values import Money

Id = BigInteger().with_variant(Integer, "sqlite")
_SCALE = 10_000


class Amount(TypeDecorator[Decimal]):
    """A decimal with four places, exact on every database: kept as a whole number of ten-thousandths."""

    impl = BigInteger
    cache_ok = True

    @override
    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        return None if value is None else int((value * _SCALE).to_integral_value())

    @override
    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value) / _SCALE


class Several(TypeDecorator[tuple[str, ...]]):
    """A tuple of texts or codes, kept as a JSON list in the order given. NULL where nothing is recorded."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        return json.dumps(value, ensure_ascii=False) if value else None

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:
        return tuple(json.loads(value)) if value else None


_TYPES: dict[Kind, Any] = {
    Kind.YES_NO: Boolean, Kind.NUMBER: BigInteger, Kind.DATE: Date,
    Kind.TEXTS: Several, Kind.CODES: Several, Kind.COUNTRIES: Several,
}  # fmt: skip


def column_names(field: Field) -> tuple[str, ...]:
    """The columns that keep a field: one; four for money; the key with _id for a reference."""
    if field.kind is Kind.MONEY:
        return (field.key, f"{field.key}_currency", f"{field.key}_vat", f"{field.key}_rate")
    return (f"{field.key}_id",) if field.kind is Kind.REF else (field.key,)


def columns(field: Field) -> list[Column[Any]]:
    """New columns for a field."""
    names = column_names(field)
    if field.kind is Kind.MONEY:
        return [
            Column(names[0], Amount),
            Column(names[1], Text),
            Column(names[2], Text),
            Column(names[3], Amount),
        ]
    if field.kind is Kind.REF:
        return [Column(names[0], Id, ForeignKey(f"{field.to}.id"), index=True, nullable=not field.required)]
    return [Column(names[0], _TYPES.get(field.kind, Text), nullable=not field.required)]


def stored(field: Field, value: Any) -> dict[str, Any]:
    """The columns of a value, as SQLAlchemy takes them."""
    names = column_names(field)
    if field.kind is not Kind.MONEY:
        return {names[0]: value}
    if value is None:
        return dict.fromkeys(names)
    return dict(zip(names, (value.amount, value.currency, value.vat, value.rate), strict=True))


def value_of(field: Field, row: Mapping[str, Any]) -> Any:
    """The value of a field from the columns of a row."""
    names = column_names(field)
    if field.kind is not Kind.MONEY:
        return row[names[0]]
    amount = row[names[0]]
    return None if amount is None else Money(amount, row[names[1]], row[names[2]], row[names[3]])
