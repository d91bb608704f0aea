"""The facts that rules read, fetched set-wise: a few statements for all subjects of a page."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import Connection, select

from register.fields.catalogue import CATALOGUE
from register.journal.ids import Ids
from register.model.columns import column_names
from register.model.tables import TABLES
from register.rules.facts import Deferred, Listing
from register.rules.vocabulary import Reads
from register.screening.alike import LikeRows, can_be_alike
from register.screening.answers import complete, put_answers
from register.screening.columns import Facts, as_rows, columns_of, read_fields, reader_of
from register.screening.deals import derive_deals
from register.screening.matches import put_in_force
from register.screening.merged import OWNER, Merging, merge
from register.screening.needs import with_needs
from register.screening.organisations import derive_vendors
from register.screening.things import ALIKE, Things


def facts(
    connection: Connection, reads: Reads, ids: Ids, as_of: date, things: Things | None = None, *, narrow: bool = True
) -> dict[int, Facts]:
    """The facts of these records by id, as rules take them. A record that is gone is left out.

    as_of: the day called today. things: equipment, where it was fetched already. narrow: of equipment, only what can
    matter to a condition, and like things as one.
    """
    fetch = _Fetch(connection, as_of, things or Things(connection, (reads,)), narrow=narrow)
    return fetch.records(with_needs(reads, own=True), ids)


class _Fetch:
    """One reading of facts."""

    def __init__(self, connection: Connection, as_of: date, things: Things, *, narrow: bool) -> None:
        self._connection = connection
        self._things = things
        self._as_of = as_of
        self._narrow = narrow

    def records(self, reads: Reads, ids: Ids) -> dict[int, Facts]:
        rows = self._rows(reads, "id", ids)
        self._complete(reads, rows)
        return {row["id"]: row for row in rows}

    def _children(self, reads: Reads, by: str, owners: Ids) -> dict[int, list[Facts]]:
        (owner,) = column_names(CATALOGUE[reads.entity].field(by))
        rows = self._rows(reads, owner, owners)
        self._complete(reads, rows)
        return _by_owner(rows)

    def _put_collections(self, reads: Reads, by_id: Mapping[int, Facts]) -> None:
        for key, inner in reads.collections.items():
            by = CATALOGUE[reads.entity].collection(key).by
            if by is None:
                continue
            views = self._views(reads, key) if inner.entity == ALIKE else {}
            if views:
                (owner,) = column_names(CATALOGUE[ALIKE].field(by))
                for name, view in views.items():
                    self._put_view(by_id, name, LikeRows(self._connection, view, owner, Ids(by_id), self._things))
            else:
                self._put(by_id, key, self._children(inner, by, Ids(by_id)))

    def _views(self, reads: Reads, key: str) -> dict[str, Reads]:
        """What the conditions on a collection read of it, where that is all that is wanted of it and can be grouped."""
        views = {name: view for name, view in reads.views.items() if name.partition("@")[0] == key}
        grouped = self._narrow and not reads.plainly.get(key) and all(map(can_be_alike, views.values()))
        return views if grouped else {}

    def _put_view(self, by_id: Mapping[int, Facts], name: str, like: LikeRows) -> None:
        """A view is fetched for all records at once, when the first of them is asked for it."""
        key = name.partition("@")[0]
        for number, row in by_id.items():
            row[name] = Deferred(partial(_seen, like, number, row, key))

    def _put(self, by_id: Mapping[int, Facts], key: str, children: Mapping[int, Sequence[Facts]]) -> None:
        for number, row in by_id.items():
            row[key] = Listing(tuple(children.get(number, ())))

    def _rows(self, reads: Reads, owner: str, owners: Ids) -> list[Facts]:
        """The rows whose column `owner` is one of these ids, with their own values: made column by column."""
        table, fields = TABLES[reads.entity].c, read_fields(reads)
        columns: list[list[Any]] = [[table.id], [table[owner]], *(columns_of(field, table) for field in fields)]
        query = select(*(column for own in columns for column in own)).order_by(table.id)
        names = ("id", OWNER, *(field.key for field in fields))
        readers = [None, None, *map(reader_of, fields)]
        return [
            row
            for condition in owners.among(table[owner])
            for row in as_rows(self._connection, query.where(condition), names, [len(own) for own in columns], readers)
        ]

    def _complete(self, reads: Reads, rows: Sequence[Facts]) -> None:
        """References, collections, answers and derived facts of rows that have their own values."""
        by_id = {row["id"]: row for row in rows}
        for key, further in reads.refs.items():
            found = self.records(further, Ids({row[key] for row in rows if row[key] is not None}))
            for row in rows:
                row[f"{key}."] = found.get(row[key])
        self._put_collections(reads, by_id)
        put_answers(self._connection, reads, by_id)
        merge(Merging(self._connection, self._things, self._children), reads, by_id)
        if reads.entity == "list_match" and "in_force" in reads.fields:
            put_in_force(rows, self._as_of)
        if reads.entity == "acquisition":
            derive_deals(self._connection, by_id, reads, self._things, self.records)
        if reads.entity == "vendor":
            derive_vendors(self._connection, by_id, reads, self._as_of)


def _seen(like: LikeRows, number: int, row: Facts, key: str) -> Listing:
    """What a condition sees of a collection: it is complete where the collection is."""
    return Listing(tuple(like.of(number)), complete(row, key))


def _by_owner(rows: Iterable[Facts]) -> dict[int, list[Facts]]:
    found: dict[int, list[Facts]] = {}
    for row in rows:
        found.setdefault(row[OWNER], []).append(row)
    return found
