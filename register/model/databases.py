"""What differs between SQLite and PostgreSQL, and nothing else: opening, ids, fast writing."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, Table, create_engine, event, make_url, text

APPLICATION_ID = 0x56495452  # "VITR", in the header of each file
PATIENCE_MS = 5_000
_SERVER = ("postgresql", "postgres")


def file_of(address: str | Path) -> Path | None:
    """The file of a register; None where the address is that of a database server."""
    return (
        None if isinstance(address, str) and address.partition("://")[0].partition("+")[0] in _SERVER else Path(address)
    )


def engine(address: str | Path, *, shared_drive: bool = False) -> Engine:
    """Connections to a register. shared_drive: the file lies where SQLite's log beside the file does not work."""
    path = file_of(address)
    if path is None:
        made = create_engine(make_url(str(address)).set(drivername="postgresql+psycopg"), pool_pre_ping=True)
        event.listen(made, "begin", _begin_on_server)
        return made
    made = create_engine(URL.create("sqlite", database=str(path)), connect_args={"check_same_thread": False})
    journal = "DELETE" if shared_drive else "WAL"

    @event.listens_for(made, "connect")
    def _opened(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # BEGIN is ours to say
        for pragma in (
            f"busy_timeout = {PATIENCE_MS}",
            "foreign_keys = ON",
            f"journal_mode = {journal}",
            "synchronous = FULL",
        ):
            connection.execute(f"PRAGMA {pragma}")

    event.listen(made, "begin", _begin_on_file)
    return made


def _begin_on_file(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _begin_on_server(connection: Connection) -> None:
    if not connection.get_execution_options().get("writing", False):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")


def is_file(connection: Connection) -> bool:
    """Whether the register is a SQLite file."""
    return connection.dialect.name == "sqlite"


def take_ids(connection: Connection, table: Table, count: int) -> range:
    """The next ids of a table, never given before nor again."""
    if is_file(connection):
        return _take_from_file(connection, table, count)
    sequence = {"name": f'"{table.name}_id_seq"', "count": count}
    connection.execute(text("SELECT pg_advisory_lock(hashtext(:name))"), sequence)
    last = connection.scalar(text("SELECT setval(:name, nextval(:name) + :count - 1)"), sequence)
    connection.execute(text("SELECT pg_advisory_unlock(hashtext(:name))"), sequence)
    assert last is not None  # noqa: S101 - setval always answers
    return range(last - count + 1, last + 1)


def _take_from_file(connection: Connection, table: Table, count: int) -> range:
    name = {"name": table.name, "count": count}
    taken = text("UPDATE sqlite_sequence SET seq = seq + :count WHERE name = :name RETURNING seq")
    last = connection.scalar(taken, name)
    if last is None:
        connection.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :count)"), name)
        last = count
    return range(last - count + 1, last + 1)


def insert_plain(connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows of plain values (int, str, None) the fastest way there is, in the open transaction."""
    quoted = connection.dialect.identifier_preparer.quote
    names = ", ".join(map(quoted, columns))
    if is_file(connection):
        marks = ", ".join("?" * len(columns))
        connection.exec_driver_sql(f"INSERT INTO {quoted(table.name)} ({names}) VALUES ({marks})", list(rows))  # noqa: S608 - names of our own tables
        return
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY {quoted(table.name)} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def postpone_references(connection: Connection) -> None:
    """Let references be checked at the end of the transaction: what comes back may point to what comes later."""
    if is_file(connection):
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")


def alone(connection: Connection, purpose: str) -> None:
    """Wait until no other change has the same purpose; held until the end of this one."""
    if not is_file(connection):  # on a file there is one writer anyway
        connection.execute(text("SELECT pg_advisory_xact_lock(hashtext(:purpose))"), {"purpose": purpose})
