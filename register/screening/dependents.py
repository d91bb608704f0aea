"""Which subjects a change of records concerns."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from register.fields.catalogue import CATALOGUE
from register.fields.field import Kind
from register.journal.entries import Entry, entries
from register.journal.ids import Ids
from register.model.columns import column_names
from register.model.journal import CHANGE
from register.model.tables import TABLES
from register.names import fold
from register.queries.control import STEPS
from register.rules.vocabulary import Reads
from register.screening.cumulated import CUMULATED, of_needs
from register.screening.needs import with_needs

# Fields of products and parties that give organisations their roles.
_OF_PRODUCTS = ("vendor", "maker", "publisher", "oem_status")
_OF_PARTIES = ("vendor", "role")
_TREATING = ("decision", "control")
_NEED = ("acquisition", "need_group")
_PLACE = ("subject_kind", "subject_id", "product_id", "deployment_id")


def concerned(connection: Connection, since: int, levels: Iterable[Reads]) -> dict[str, Ids]:
    """The subjects, by kind, whose facts may have changed after the change of this number.

    levels: what the rules of each subject read.
    """
    before = _Before(connection, since)
    found = {}
    for reads in levels:
        ids = before.up(with_needs(reads))
        ids |= before.decided(reads.entity)
        found[reads.entity] = Ids(_with_below(connection, ids) if reads.entity == "vendor" else ids)
    return found


class _Before:
    """What was touched, field by field, and where the touched records led to before and lead to now."""

    def __init__(self, connection: Connection, since: int) -> None:
        self._connection = connection
        self._whole: dict[str, set[int]] = {}
        self._edited: dict[tuple[str, str], set[int]] = {}
        self._links: dict[tuple[str, str], dict[int, set[int]]] = {}
        self._needs: dict[int, set[str]] = {}  # of which need a deal was before
        self._taken_back: list[Any] = []  # where decisions and measures stood that are gone
        for entry in entries(connection, CHANGE.c.number > since):
            self._keep(entry)
        for number, kind in self._noted():
            self._whole.setdefault(kind, set()).add(number)

    def up(self, reads: Reads, by: Iterable[str] = ()) -> set[int]:
        """The records of an entity whose facts were touched, or those of something that is read through them.

        by: references that are read besides.
        """
        found = self._of(reads.entity, (*reads.fields, *by))
        for key, further in reads.refs.items():
            found |= self._that_lead_to(reads.entity, key, self.up(further))
        for key, inner in reads.collections.items():
            owner = CATALOGUE[reads.entity].collection(key).by
            if owner is not None:
                found |= self._led_to(inner.entity, owner, self.up(inner, (owner,)))
        if reads.entity == "vendor" and "roles" in reads.collections:
            found |= self._led_to("party", "vendor", self._of("party", _OF_PARTIES))
            for field in ("vendor", "maker", "publisher"):
                found |= self._led_to("product", field, self._of("product", _OF_PRODUCTS))
        if reads.entity == "acquisition" and CUMULATED in reads.fields:
            found |= self._of_same_need(found)
        return found

    def decided(self, kind: str) -> set[int]:
        """The records about which somebody decided or took a measure; of equipment also all things of a group."""
        places = list(self._taken_back)
        for table in _TREATING:
            row = TABLES[table].c
            touched = self._whole.get(table, set()).union(*(ids for at, ids in self._edited.items() if at[0] == table))
            wanted = select(row.subject_kind, row.subject_id, row.product_id, row.deployment_id)
            for condition in Ids(touched).among(row.id):
                places += self._connection.execute(wanted.where(condition)).all()
        found: set[int] = set()
        for at, subject, product, deployment in places:
            if at == kind:
                found |= {subject} if subject is not None else self._group(product, deployment)
        return found

    def _group(self, product: int | None, deployment: int | None) -> set[int]:
        row = TABLES["equipment"].c
        there = (row.product_id.is_not_distinct_from(product), row.deployment_id.is_not_distinct_from(deployment))
        return set(self._connection.scalars(select(row.id).where(*there)))

    def _of(self, kind: str, fields: Iterable[str]) -> set[int]:
        """The records that were made, taken away or answered for, or had one of these fields edited."""
        return self._whole.get(kind, set()).union(*(self._edited.get((kind, key), ()) for key in fields))

    def _led_to(self, kind: str, field: str, ids: set[int]) -> set[int]:
        """Where a reference of these records leads to, or led to before."""
        column = TABLES[kind].c[column_names(CATALOGUE[kind].field(field))[0]]
        found = {one for number in ids for one in self._links.get((kind, field), {}).get(number, ())}
        for condition in Ids(ids).among(TABLES[kind].c.id):
            found.update(self._connection.scalars(select(column).distinct().where(condition)))
        return found - {None}

    def _that_lead_to(self, kind: str, field: str, ids: set[int]) -> set[int]:
        column = TABLES[kind].c[column_names(CATALOGUE[kind].field(field))[0]]
        found: set[int] = set()
        for condition in Ids(ids).among(column):
            found.update(self._connection.scalars(select(TABLES[kind].c.id).where(condition)))
        return found

    def _of_same_need(self, deals: set[int]) -> set[int]:
        """The deals of the needs that these are of, or were of before."""
        row = TABLES["acquisition"].c
        groups = {group for number in deals for group in self._needs.get(number, ())}
        for condition in Ids(deals).among(row.id):
            named = select(row.need_group).where(condition, row.need_group.is_not(None))
            groups.update(self._connection.scalars(named))
        return set(of_needs(self._connection, map(fold, groups)))

    def _keep(self, entry: Entry) -> None:
        if entry.kind not in CATALOGUE:
            return
        refs = {field.key for field in CATALOGUE[entry.kind].stored if field.kind is Kind.REF}
        if entry.form in {"inserted", "deleted"} or entry.payload is None:
            self._whole.setdefault(entry.kind, set()).update(entry.ids)
            if entry.payload is not None:
                self._keep_deleted(entry, refs)
            return
        for number, key, before, _after in entry.sides():
            self._edited.setdefault((entry.kind, key), set()).add(number)
            if (entry.kind, key) == _NEED and before[0] is not None:
                self._needs.setdefault(number, set()).add(before[0])
            if key in refs and before[0] is not None:
                self._links.setdefault((entry.kind, key), {}).setdefault(number, set()).add(before[0])

    def _keep_deleted(self, entry: Entry, refs: set[str]) -> None:
        for number, row in zip(entry.ids, entry.payload["rows"], strict=True):
            image: Mapping[str, Any] = dict(zip(entry.payload["columns"], row, strict=True))
            if entry.kind in _TREATING:
                self._taken_back.append(tuple(image.get(name) for name in _PLACE))
            if entry.kind == _NEED[0] and image.get(_NEED[1]) is not None:
                self._needs.setdefault(number, set()).add(image[_NEED[1]])
            if entry.kind == "fact_note":
                self._whole.setdefault(image["kind"], set()).add(image["record_id"])
            for key in refs:
                led_to = image.get(column_names(CATALOGUE[entry.kind].field(key))[0])
                if led_to is not None:
                    self._links.setdefault((entry.kind, key), {}).setdefault(number, set()).add(led_to)

    def _noted(self) -> list[tuple[int, str]]:
        """The records that the touched notes are about."""
        note = TABLES["fact_note"].c
        return [
            (number, kind)
            for condition in Ids(self._of("fact_note", ("answer", "kind", "record_id", "field"))).among(note.id)
            for number, kind in self._connection.execute(select(note.record_id, note.kind).where(condition))
        ]


def _with_below(connection: Connection, ids: set[int]) -> set[int]:
    """These organisations and all that they control."""
    vendor = TABLES["vendor"].c
    found, last = set(ids), set(ids)
    for _ in range(STEPS):
        last = {
            number
            for condition in Ids(last).among(vendor.parent_id)
            for number in connection.scalars(select(vendor.id).where(condition))
        } - found
        if not last:
            break
        found |= last
    return found
