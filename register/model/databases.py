"""What differs between SQLite and PostgreSQL, and nothing else: opening, ids, fast writing."""

import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from sqlalchemy import URL, Connection, Engine, Table, create_engine, event, func, make_url, select, text

APPLICATION_ID = 0x56495452  # "VITR", in the header of each file
PATIENCE_MS = 5_000
_LARGE = 10_000  # rows, from which an index is better made than kept
_CACHE_KB = 65_536  # with SQLite's 2 MB a third of the time of a large import goes into reading indexes again
_SERVERS = {"postgresql", "postgres"}
_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "fuse.sshfs", "fuse.davfs", "davfs", "ncpfs"}


def file_of(address: str | Path) -> Path | None:
    """The file of a register; None where the address is that of a database server."""
    scheme, found, _ = str(address).partition("://")
    return None if found and scheme.partition("+")[0] in _SERVERS else Path(address)


def shown_address(address: str | Path) -> str:
    """The address as it may be shown: without its password."""
    return str(address) if file_of(address) else make_url(str(address)).render_as_string(hide_password=True)


def connected(address: str | Path, *, read_only: bool = False) -> Engine:
    """Connections to a register. read_only: a file where nobody may write, SQLite's own files beside it included."""
    path = file_of(address)
    if path is None:
        made = create_engine(make_url(str(address)).set(drivername="postgresql+psycopg"), pool_pre_ping=True)
        event.listen(made, "begin", _begin_on_server)
        return made
    mode = {"mode": "ro", "immutable": "1"} if read_only else {"mode": "rw"}
    url = URL.create("sqlite", database=path.resolve().as_uri(), query=mode | {"uri": "true"})
    # The connection used last is used next: what it remembers of the file serves again.
    made = create_engine(url, connect_args={"check_same_thread": False}, pool_use_lifo=True)
    event.listen(made, "connect", _set_up_file)
    event.listen(made, "begin", _begin_on_file)
    return made


def _set_up_file(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # BEGIN is ours to say
    for pragma in (
        f"busy_timeout = {PATIENCE_MS}",
        f"cache_size = -{_CACHE_KB}",
        "foreign_keys = ON",
        "synchronous = FULL",
    ):
        try:
            connection.execute(f"PRAGMA {pragma}")
        except UnicodeDecodeError as fault:  # SQLite quotes what it cannot make out, whatever bytes that is
            raise sqlite3.DatabaseError("malformed database schema") from fault


def _begin_on_file(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _begin_on_server(connection: Connection) -> None:
    if not connection.get_execution_options().get("writing", False):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")


def read_beside_writers(connection: Connection, *, shared_drive: bool) -> bool:
    """Let readers of a file go on beside a writer; gives whether they can, which they cannot on a network share."""
    wanted = "DELETE" if shared_drive else "WAL"
    raw: Any = connection.connection.driver_connection
    (mode,) = raw.execute(f"PRAGMA journal_mode = {wanted}").fetchone()
    return str(mode).upper() == "WAL"


def on_network_share(path: Path, mounts: Path = Path("/proc/self/mounts")) -> bool:
    """Whether a file lies on another machine's disk, as far as this system tells."""
    if sys.platform == "win32" or not mounts.exists():
        return str(path).startswith(("\\\\", "//"))
    place = path.resolve()
    found = [line.split(" ")[1:3] for line in mounts.read_text("utf-8", "replace").splitlines()]
    on = [(len(folder), kind) for folder, kind in found if place.is_relative_to(folder.replace("\\040", " "))]
    return max(on, default=(0, ""))[1] in _NETWORK


def is_file(connection: Connection) -> bool:
    """Whether the register is a SQLite file."""
    return connection.dialect.name == "sqlite"


def file_behind(connection: Connection) -> Path | None:
    """The file of the register that a connection is to; None where it is a database server."""
    if not is_file(connection):
        return None
    return Path(url2pathname(urlsplit(str(connection.engine.url.database)).path))


def take_ids(connection: Connection, table: Table, count: int) -> range:
    """The next ids of a table, never given before nor again."""
    if is_file(connection):
        return _take_from_file(connection, table, count)
    sequence = {"name": f'"{table.name}_id_seq"', "count": count}
    # Going back to the savepoint lets go of the lock at once; a sequence never goes back.
    savepoint = connection.begin_nested()
    connection.execute(text("SELECT pg_advisory_xact_lock(hashtext(:name))"), sequence)
    last = connection.scalar(text("SELECT setval(:name, nextval(:name) + :count - 1)"), sequence)
    savepoint.rollback()
    return _until(last, count)


def _take_from_file(connection: Connection, table: Table, count: int) -> range:
    name = {"name": table.name, "count": count}
    taken = text("UPDATE sqlite_sequence SET seq = seq + :count WHERE name = :name RETURNING seq")
    last = connection.scalar(taken, name)
    if last is None:
        connection.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :count)"), name)
    return _until(count if last is None else last, count)


def _until(last: Any, count: int) -> range:
    return range(last - count + 1, last + 1)


@contextmanager
def filling(connection: Connection, table: Table, count: int) -> Iterator[None]:
    """While so many rows are added: where a file more than doubles by it, its indexes are made anew at the end.

    That takes half the time of keeping them in step, row by row in the order of nobody's serial numbers.
    """
    number = select(func.max(table.c.id))
    if not is_file(connection) or count < _LARGE or count < (connection.scalar(number) or 0):
        yield
        return
    indexes = sorted(table.indexes, key=lambda index: str(index.name))
    for index in indexes:
        index.drop(connection)
    yield
    for index in indexes:
        index.create(connection)


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
