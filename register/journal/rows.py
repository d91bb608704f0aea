"""Records read and written as plain rows: what changing, undoing and proving them have in common."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Boolean, Connection, Date, TableClause, bindparam, column, delete, select, table, update

from register.journal.ids import Ids, pages
from register.journal.shapes import Plain, python_value, shape
from register.model.databases import is_file
from register.model.tables import TABLES


class Row(NamedTuple):
    """A record as it stands. columns: plain, all but id and version."""

    id: int
    version: int
    columns: dict[str, Plain]


def rows(connection: Connection, kind: str, ids: Ids | None = None, *, lock: bool = False) -> Iterator[Row]:
    """Records as they stand, those that are there, in no order. lock: nobody else may write them until the end."""
    names = shape(kind).names
    bare = _bare(kind)
    wanted = select(bare.c.id, bare.c.version, *(bare.c[name] for name in names))
    if lock:
        wanted = wanted.with_for_update(key_share=True)  # sealing refers to the person: that must not wait for this
    conditions = [None] if ids is None else list(ids.among(bare.c.id))
    changed = {} if is_file(connection) else _answered_otherwise(kind)
    for condition in conditions:
        found = connection.execute(wanted if condition is None else wanted.where(condition))
        for number, version, *values in found:
            columns = dict(zip(names, values, strict=True))
            for name, plain in changed.items():
                if columns[name] is not None:
                    columns[name] = plain(columns[name])
            yield Row(number, version, columns)


@cache
def _bare(kind: str) -> TableClause:
    """The table without the types of its columns: what the driver answers is passed on as it is."""
    return table(kind, column("id"), column("version"), *(column(name) for name in shape(kind).names))


@cache
def _answered_otherwise(kind: str) -> dict[str, Any]:
    """Which columns a server answers in another form than the plain one."""
    forms = {Boolean: int, Date: str}
    columns = TABLES[kind].c
    return {
        name: form for name in shape(kind).names for base, form in forms.items() if isinstance(columns[name].type, base)
    }


def write(connection: Connection, kind: str, changes: Iterable[tuple[int, Mapping[str, Plain]]]) -> None:
    """Give records other values in some columns, and count the edit."""
    alike: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    columns = TABLES[kind].c
    for number, values in changes:
        given = {f"to_{name}": python_value(columns[name], value) for name, value in values.items()}
        alike.setdefault(tuple(values), []).append({"of_id": number, **given})
    for names, many in alike.items():
        changed: dict[str, Any] = {name: bindparam(f"to_{name}") for name in names}
        statement = update(TABLES[kind]).where(columns.id == bindparam("of_id"))
        for page in pages(many):
            connection.execute(statement.values(version=columns.version + 1, **changed), page)


def write_alike(connection: Connection, kind: str, ids: Ids, values: Mapping[str, Plain]) -> None:
    """Give many records the same values in some columns, and count the edit."""
    columns = TABLES[kind].c
    given = {name: python_value(columns[name], value) for name, value in values.items()}
    for condition in ids.among(columns.id):
        connection.execute(update(TABLES[kind]).where(condition).values(version=columns.version + 1, **given))


def remove(connection: Connection, kind: str, ids: Ids) -> None:
    """Take records away."""
    for condition in ids.among(TABLES[kind].c.id):
        connection.execute(delete(TABLES[kind]).where(condition))


def present(connection: Connection, kind: str, ids: Sequence[int]) -> set[int]:
    """Which of these records are there."""
    number = TABLES[kind].c.id
    return {
        found for condition in Ids(ids).among(number) for found in connection.scalars(select(number).where(condition))
    }
