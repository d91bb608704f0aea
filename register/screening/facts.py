"""The facts that rules read, fetched set-wise: a few statements for all subjects of a page."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, select, type_coerce

from register.fields.catalogue import CATALOGUE
from register.fields.field import Field, Kind
from register.journal.ids import Ids
from register.model.columns import column_names
from register.model.tables import TABLES
from register.rules.facts import Listing
from register.rules.spans import Span, without_vat
from register.rules.vocabulary import Reads
from register.screening.answers import put_answers
from register.screening.deals import derive_deals
from register.screening.narrowing import that_matter
from register.screening.needs import with_needs
from register.screening.organisations import derive_vendors

_SCALE = 10_000
OWNER = "owner"  # whose row of a collection it is
Facts = dict[str, Any]


def facts(connection: Connection, reads: Reads, ids: Ids, *, narrow: bool = True) -> dict[int, Facts]:
    """The facts of these records by id, as rules take them. A record that is gone is left out.

    narrow: of collections, only the records that can matter to a condition.
    """
    return _Fetch(connection, narrow=narrow).records(with_needs(reads, own=True), ids)


class _Fetch:
    """One reading of facts."""

    def __init__(self, connection: Connection, *, narrow: bool) -> None:
        self._connection = connection
        self._narrow = narrow

    def records(self, reads: Reads, ids: Ids) -> dict[int, Facts]:
        rows = self._rows(reads, "id", ids, None)
        self._complete(reads, rows)
        return {row["id"]: row for row in rows}

    def _children(self, reads: Reads, by: str, owners: Ids) -> dict[int, list[Facts]]:
        (owner,) = column_names(CATALOGUE[reads.entity].field(by))
        rows = self._rows(reads, owner, owners, that_matter(reads) if self._narrow else None)
        self._complete(reads, rows)
        found: dict[int, list[Facts]] = {}
        for row in rows:
            found.setdefault(row[OWNER], []).append(row)
        return found

    def _rows(self, reads: Reads, owner: str, owners: Ids, wanted: ColumnElement[bool] | None) -> list[Facts]:
        """The rows whose column `owner` is one of these ids, with their own values: made column by column."""
        table = TABLES[reads.entity].c
        fields = [field for field in CATALOGUE[reads.entity].stored if field.key in reads.fields]
        names = ("id", OWNER, *(field.key for field in fields))
        columns: list[list[ColumnElement[Any]]] = [[table.id], [table[owner]]]
        columns += [_columns(field, table) for field in fields]
        readers = [None, None, *(_READERS.get(field.kind) for field in fields)]
        query = select(*(column for own in columns for column in own)).order_by(table.id)
        query = query if wanted is None else query.where(wanted)
        rows: list[Facts] = []
        for condition in owners.among(table[owner]):
            plain = iter(list(zip(*self._connection.execute(query.where(condition)).all(), strict=True)))
            values = [
                _read(reader, list(islice(plain, len(own)))) for own, reader in zip(columns, readers, strict=True)
            ]
            rows += [dict(zip(names, row, strict=True)) for row in zip(*values, strict=True)]
        return rows

    def _complete(self, reads: Reads, rows: Sequence[Facts]) -> None:
        """References, collections, answers and derived facts of rows that have their own values."""
        by_id = {row["id"]: row for row in rows}
        for key, further in reads.refs.items():
            found = self.records(further, Ids({row[key] for row in rows if row[key] is not None}))
            for row in rows:
                row[f"{key}."] = found.get(row[key])
        for key, inner in reads.collections.items():
            by = CATALOGUE[reads.entity].collection(key).by
            if by is not None:
                children = self._children(inner, by, Ids(by_id))
                for number, row in by_id.items():
                    row[key] = Listing(tuple(children.get(number, ())))
        put_answers(self._connection, reads, by_id)
        if reads.entity == "acquisition":
            derive_deals(self._connection, by_id, reads)
        if reads.entity == "vendor":
            derive_vendors(self._connection, by_id, reads)


def _columns(field: Field, table: Any) -> list[ColumnElement[Any]]:
    names = column_names(field)
    if field.kind is not Kind.MONEY:
        return [table[name] for name in names]
    amount, currency, vat, rate = (table[name] for name in names)
    return [type_coerce(amount, BigInteger), currency, vat, type_coerce(rate, BigInteger)]


def _span(amount: int | None, currency: str | None, vat: str | None, rate: int | None) -> Span | None:
    """The bounds of an amount that is kept in ten-thousandths."""
    if amount is None:
        return None
    return without_vat(Decimal(amount) / _SCALE, currency, vat, None if rate is None else Decimal(rate) / _SCALE)


def _listing(values: tuple[str, ...] | None) -> Listing:
    return Listing(values or ())


def _read(reader: Callable[..., Any] | None, columns: list[Sequence[Any]]) -> Iterable[Any]:
    """The values of one field from its columns; of no rows, none."""
    if not columns:
        return ()
    return columns[0] if reader is None else map(reader, *columns)


_READERS: dict[Kind, Callable[..., Any]] = {
    Kind.MONEY: _span,
    **{kind: _listing for kind in Kind if kind.is_list},
}
