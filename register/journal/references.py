"""Which records need which: what must be looked at before one goes."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Column, ColumnElement, Connection, and_, select, true

from register.errors import RegisterError
from register.fields.catalogue import CATALOGUE
from register.fields.field import Kind
from register.journal.ids import Ids
from register.model.columns import column_names
from register.model.tables import TABLES
from register.texts import Text


class Reference(NamedTuple):
    """A column of a kind that points to records of another; about: and which of its rows do."""

    kind: str
    column: Column[Any]
    to: str
    about: ColumnElement[bool]


@cache
def references() -> tuple[Reference, ...]:
    """All of the catalogue's references, what is answered and recorded about any record among them."""
    found = [
        Reference(kind, TABLES[kind].c[column_names(field)[0]], field.to, true())
        for kind, entity in CATALOGUE.items()
        for field in entity.stored
        if field.kind is Kind.REF and field.to is not None
    ]
    note, evidence = TABLES["fact_note"].c, TABLES["evidence"].c
    for kind in CATALOGUE:
        found.append(Reference("fact_note", note.record_id, kind, note.kind == kind))
        found.append(Reference("evidence", evidence.about_id, kind, evidence.about_kind == kind))
    return tuple(found)


def needed(connection: Connection, kind: str, ids: Ids) -> Iterator[tuple[Reference, int, int]]:
    """Who points to these records: the reference, the id that points and the id pointed to."""
    for reference in references():
        if reference.to != kind:
            continue
        table = TABLES[reference.kind]
        for condition in ids.among(reference.column):
            wanted = select(table.c.id, reference.column).where(and_(condition, reference.about))
            for pointing, pointed in connection.execute(wanted):
                yield reference, pointing, pointed


def refuse_if_needed(connection: Connection, kind: str, ids: Ids) -> None:
    """Raises RegisterError if other records point to one of these; what is answered about them does not count."""
    for reference, pointing, pointed in needed(connection, kind, ids):
        if reference.kind not in {"fact_note", "evidence"} and not (reference.kind == kind and pointing in ids):
            what = Text(
                "{kind} {number} is still needed by {other} {pointing}.",
                kind=CATALOGUE[kind].label, number=str(pointed),
                other=CATALOGUE[reference.kind].label, pointing=str(pointing),
            )  # fmt: skip
            hint = Text("Remove or redirect that first.")
            raise RegisterError(what, hint, unchanged=Text("Nothing was changed."))
