"""Proving a register whole: its file, its schema, its journal and its records."""

from sqlalchemy import Connection, inspect
from sqlalchemy.exc import DatabaseError

from register.journal.proof import Verified, prove
from register.model.databases import is_file
from register.model.tables import METADATA
from register.progress import Progress
from register.texts import Text


def verify(connection: Connection, progress: Progress) -> Verified:
    """Check everything. A file that is not whole is not looked into any further."""
    problems = tuple(_file_problems(connection)) if is_file(connection) else ()
    if problems:
        return Verified(0, 0, "", problems)
    missing = tuple(_schema_problems(connection))
    if missing:
        return Verified(0, 0, "", missing)
    return prove(connection, progress)


def _file_problems(connection: Connection) -> list[Text]:
    try:
        found = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check(20)")]
    except DatabaseError as fault:  # damaged so badly that it cannot even be looked through
        found = [str(fault.orig)]
    if found != ["ok"]:
        return [Text("The file is damaged: {what}.", what=what) for what in found]
    return [
        Text(
            "Row {row} of {table} points to a row of {parent} that is not there.",
            row=str(row),
            table=table,
            parent=parent,
        )
        for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check")
    ]


def _schema_problems(connection: Connection) -> list[Text]:
    there = inspect(connection)
    tables = set(there.get_table_names())
    problems: list[Text] = []
    for table in METADATA.sorted_tables:
        if table.name not in tables:
            problems.append(Text("The table {table} is missing.", table=table.name))
            continue
        gone = {column.name for column in table.columns} - {column["name"] for column in there.get_columns(table.name)}
        problems += [
            Text("The column {column} of {table} is missing.", column=name, table=table.name) for name in sorted(gone)
        ]
    return problems
