"""Which records need which: what must be looked at before one goes or comes back."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Column, ColumnElement, Connection, select

from register.errors import RegisterError
from register.fields.catalogue import CATALOGUE
from register.fields.field import Kind
from register.journal.ids import Ids
from register.model.columns import column_names
from register.model.tables import TABLES
from register.texts import Text

# What is said of any record: its kind, the column of the record, and the column that says of which kind that is.
_ABOUT = (
    ("fact_note", "record_id", "kind"),
    ("evidence", "about_id", "about_kind"),
    ("decision", "subject_id", "subject_kind"),
    ("control", "subject_id", "subject_kind"),
    ("question", "subject_id", "subject_kind"),
)


class Reference(NamedTuple):
    """A column of a kind that points to records of another.

    named_in: the column that says of which kind, where the one column points to all kinds.
    """

    kind: str
    column: Column[Any]
    to: str
    named_in: str | None = None

    def pointing(self, connection: Connection, *conditions: ColumnElement[bool]) -> Iterator[tuple[int, int]]:
        """The id that points and the id pointed to, of all rows that do and fulfil the conditions."""
        table = TABLES[self.kind]
        wanted = select(table.c.id, self.column).where(self.column.is_not(None), *conditions)
        if self.named_in is not None:
            wanted = wanted.where(table.c[self.named_in] == self.to)
        for row in connection.execute(wanted):
            yield row[0], row[1]


@cache
def references() -> tuple[Reference, ...]:
    """All references: those of the catalogue, to the import a record came from, and of what is said of any record."""
    found = [
        Reference(kind, TABLES[kind].c[column_names(field)[0]], field.to)
        for kind, entity in CATALOGUE.items()
        for field in entity.stored
        if field.kind is Kind.REF and field.to is not None
    ]
    found += [Reference(kind, TABLES[kind].c.source_import_id, "import") for kind in CATALOGUE]
    found += [
        Reference(kind, TABLES[kind].c[record], to, named_in) for kind, record, named_in in _ABOUT for to in CATALOGUE
    ]
    return tuple(found)


@cache
def parts() -> tuple[Reference, ...]:
    """The references by which a record is part of another and nothing without it: a party of its deal."""
    return tuple(
        Reference(collection.of, TABLES[collection.of].c[column_names(field)[0]], owner)
        for owner, entity in CATALOGUE.items()
        for collection in entity.collections
        if collection.by is not None and (field := CATALOGUE[collection.of].field(collection.by)).required
    )


@cache
def about() -> dict[tuple[str, str], str]:
    """The fields that name a record of any kind, by kind and key, with the field that says of which kind it is."""
    return {(kind, record): named_in for kind, record, named_in in _ABOUT}


def references_to(kind: str) -> Iterator[Reference]:
    """The references that point to a kind."""
    return (reference for reference in references() if reference.to == kind)


def makes_way(kind: str) -> bool:
    """Whether records of a kind can go before others come back: the database holds none of them by a reference."""
    return all(reference.named_in is not None for reference in references_to(kind))


def refuse_if_needed(connection: Connection, kind: str, ids: Ids) -> None:
    """Raises RegisterError if other records point to one of these; what is said about them does not count."""
    for reference in references_to(kind):
        if reference.named_in is not None:
            continue
        for condition in ids.among(reference.column):
            for pointing, pointed in reference.pointing(connection, condition):
                if reference.kind != kind or pointing not in ids:
                    raise _needed(reference, pointing, pointed)


def _needed(reference: Reference, pointing: int, pointed: int) -> RegisterError:
    what = Text(
        "{kind} {number} is still needed by {other} {pointing}.",
        kind=CATALOGUE[reference.to].label,
        number=str(pointed),
        other=CATALOGUE[reference.kind].label,
        pointing=str(pointing),
    )
    return RegisterError(what, Text("Remove or redirect that first."), unchanged=Text("Nothing was changed."))
