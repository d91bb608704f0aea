"""Files as reading gives them, made in a test: only what matters is said."""

from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, select

from register.fields.catalogue import CATALOGUE
from register.importing.apply import Applied, apply
from register.importing.plan import Plan, plan
from register.importing.read import ColumnMatch, ReadFile, ReadSheet
from register.model.columns import value_of
from register.model.tables import TABLES
from register.store import Register
from register.texts import Text

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def sheet(*rows: dict[str, Any], name: str | None = "Sheet1", first: int = 2) -> ReadSheet:
    """A sheet with these rows, each the values of its fields; one column a field, in order of appearance."""
    keys = list(dict.fromkeys(key for row in rows for key in row))
    columns = tuple(
        ColumnMatch(LETTERS[place], key.capitalize(), key, 1.0, Text("said so"), ()) for place, key in enumerate(keys)
    )
    return ReadSheet(
        name=name,
        visible=True,
        verdict="table",
        why=Text("a table"),
        table=f"A1:{LETTERS[len(keys) - 1]}{len(rows) + 1}",
        header_rows=(1,),
        columns=columns,
        rows=tuple(range(first, first + len(rows))),
        cells=[tuple("" if row.get(key) is None else str(row[key]) for key in keys) for row in rows],
        values={key: [row.get(key) for row in rows] for key in keys},
    )


def file(*rows: dict[str, Any], name: str = "list.xlsx", sheets: tuple[ReadSheet, ...] = ()) -> ReadFile:
    """A file with one sheet of these rows, or with these sheets."""
    of = sheets or (sheet(*rows),)
    return ReadFile(name, sha256(repr(of).encode()).hexdigest(), "xlsx", None, None, of)


def planned(register: Register, *files: ReadFile) -> Plan:
    """What importing these files would do."""
    with register.read() as connection:
        return plan(connection, files)


def imported(register: Register, *files: ReadFile) -> tuple[Plan, Applied]:
    """Import these files."""
    made = planned(register, *files)
    return made, apply(register, made)


def counts(made: Plan) -> tuple[int, ...]:
    """New, changed, same, duplicate, rejected."""
    return tuple(made.counts.values())


def everything(connection: Connection, kind: str) -> list[dict[str, Any]]:
    """All records of a kind, by id: values by field, with id and source."""
    table = TABLES[kind]
    found = []
    for row in connection.execute(select(table).order_by(table.c.id)).mappings():
        values = {each.key: value_of(each, dict(row)) for each in CATALOGUE[kind].stored}
        source = (row["source_import_id"], row["source_sheet"], row["source_row"])
        found.append({"id": row["id"], "source": source} | values)
    return found


def all_of(register: Register, kind: str) -> list[dict[str, Any]]:
    """All records of a kind, read anew."""
    with register.read() as connection:
        return everything(connection, kind)
