"""The fields of records as facts: which columns are fetched, and what is made of them, column by column."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import partial
from itertools import islice
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, Select, type_coerce

from register.fields.catalogue import CATALOGUE
from register.fields.field import Field, Kind
from register.model.columns import column_names
from register.rules.facts import Listing
from register.rules.spans import Span, without_vat
from register.rules.vocabulary import Reads

_SCALE = 10_000
Facts = dict[str, Any]
Reader = Callable[..., Any] | None


def read_fields(reads: Reads) -> list[Field]:
    """The stored fields that are read of an entity."""
    return [field for field in CATALOGUE[reads.entity].stored if field.key in reads.fields]


def columns_of(field: Field, table: Any) -> list[ColumnElement[Any]]:
    """The columns of a field, as `reader_of` takes them."""
    names = column_names(field)
    if field.kind is not Kind.MONEY:
        return [table[name] for name in names]
    amount, currency, vat, rate = (table[name] for name in names)
    return [type_coerce(amount, BigInteger), currency, vat, type_coerce(rate, BigInteger)]


def reader_of(field: Field) -> Reader:
    """What makes a field's fact of its columns; None where the column is the fact."""
    return partial(_unless_silent, field.silent) if field.silent else _READERS.get(field.kind)


def as_rows(
    connection: Connection, query: Select[Any], names: Sequence[str], sizes: Sequence[int], readers: Sequence[Reader]
) -> list[Facts]:
    """The rows of a query as facts by these names. sizes: of how many columns each is made; readers: by what."""
    plain = iter(list(zip(*connection.execute(query).all(), strict=True)))
    values = [_read(reader, list(islice(plain, size))) for size, reader in zip(sizes, readers, strict=True)]
    return [dict(zip(names, row, strict=True)) for row in zip(*values, strict=True)]


def _read(reader: Reader, columns: list[Sequence[Any]]) -> Iterable[Any]:
    """The values of one field from its columns; of no rows, none."""
    if not columns:
        return ()
    return columns[0] if reader is None else map(reader, *columns)


def _span(amount: int | None, currency: str | None, vat: str | None, rate: int | None) -> Span | None:
    """The bounds of an amount that is kept in ten-thousandths."""
    if amount is None:
        return None
    return without_vat(Decimal(amount) / _SCALE, currency, vat, None if rate is None else Decimal(rate) / _SCALE)


def _unless_silent(silent: tuple[str, ...], code: str | None) -> str | None:
    """A code; not known where it stands for a paper that says nothing."""
    return None if code in silent else code


def _listing(values: tuple[str, ...] | None) -> Listing:
    return Listing(values or ())


_READERS: dict[Kind, Callable[..., Any]] = {
    Kind.MONEY: _span,
    **{kind: _listing for kind in Kind if kind.is_list},
}
