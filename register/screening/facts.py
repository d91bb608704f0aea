"""The facts that rules read, fetched set-wise: a few statements for all subjects of a page."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
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
from register.screening.deals import derive_deal
from register.screening.needs import with_needs
from register.screening.organisations import derive_vendors
from register.values import Answer, Money

_SCALE = 10_000
_FEW = 500  # up to so many records, their notes are asked for by id
OWNER = "owner"  # whose row of a collection it is
Facts = dict[str, Any]


def facts(connection: Connection, reads: Reads, ids: Ids) -> dict[int, Facts]:
    """The facts of these records by id, as rules take them. A record that is gone is left out."""
    return _Fetch(connection).records(with_needs(reads), ids)


class _Fetch:
    """One reading: keeps the notes of each entity, so that they are asked for once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def records(self, reads: Reads, ids: Ids) -> dict[int, Facts]:
        rows = self._rows(reads, "id", ids)
        self._complete(reads, rows)
        return {row["id"]: row for row in rows}

    def _children(self, reads: Reads, by: str, owners: Ids) -> dict[int, list[Facts]]:
        (owner,) = column_names(CATALOGUE[reads.entity].field(by))
        rows = self._rows(reads, owner, owners)
        self._complete(reads, rows)
        found: dict[int, list[Facts]] = {}
        for row in rows:
            found.setdefault(row[OWNER], []).append(row)
        return found

    def _rows(self, reads: Reads, owner: str, owners: Ids) -> list[Facts]:
        """The rows whose column `owner` is one of these ids, with their own values: made column by column."""
        table = TABLES[reads.entity].c
        fields = [field for field in CATALOGUE[reads.entity].stored if field.key in reads.fields]
        names = ("id", OWNER, *(field.key for field in fields))
        columns: list[list[ColumnElement[Any]]] = [[table.id], [table[owner]]]
        columns += [_columns(field, table) for field in fields]
        readers = [None, None, *(_READERS.get(field.kind) for field in fields)]
        wanted = select(*(column for own in columns for column in own)).order_by(table.id)
        rows: list[Facts] = []
        for condition in owners.among(table[owner]):
            plain = iter(list(zip(*self._connection.execute(wanted.where(condition)).all(), strict=True)))
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
        self._answers(reads, by_id)
        if reads.entity == "acquisition":
            for row in rows:
                derive_deal(row, reads)
        if reads.entity == "vendor":
            derive_vendors(self._connection, by_id, reads)

    def _answers(self, reads: Reads, rows: dict[int, Facts]) -> None:
        for number, key, answer in notes(self._connection, reads.entity, rows):
            row = rows.get(number)
            if row is None or (key not in reads.fields and key not in reads.collections):
                continue
            value = row.get(key)
            if isinstance(value, Listing) or key in reads.collections:
                members = value.members if isinstance(value, Listing) else ()
                row[key] = Listing(members, answer is not Answer.ASKED_NOT_KNOWN)
            elif value is None and answer in {Answer.NONE, Answer.NOT_APPLICABLE}:
                row[key] = answer


def notes(connection: Connection, entity: str, ids: Iterable[int]) -> Iterator[tuple[int, str, Answer]]:
    """What was answered instead of a value: record, field, answer. Of many records, those of all of the entity."""
    note = TABLES["fact_note"].c
    wanted = select(note.record_id, note.field, note.answer).where(note.kind == entity)
    chosen = list(ids)
    conditions = [note.record_id.in_(chosen)] if len(chosen) <= _FEW else [note.kind == entity]
    for condition in conditions:
        for number, key, answer in connection.execute(wanted.where(condition)):
            yield number, key, Answer(answer)


def _columns(field: Field, table: Any) -> list[ColumnElement[Any]]:
    names = column_names(field)
    if field.kind is not Kind.MONEY:
        return [table[name] for name in names]
    amount, currency, vat, rate = (table[name] for name in names)
    return [type_coerce(amount, BigInteger), currency, vat, type_coerce(rate, BigInteger)]


@lru_cache(maxsize=16384)
def _span(amount: int | None, currency: str | None, vat: Any, rate: int | None) -> Span | None:
    """The bounds of an amount that is kept in ten-thousandths."""
    if amount is None:
        return None
    return without_vat(
        Money(Decimal(amount) / _SCALE, currency or "", vat, None if rate is None else Decimal(rate) / _SCALE)
    )


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
