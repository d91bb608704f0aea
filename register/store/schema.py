"""Making a register, and looking whether something is one that this program can use."""

import os
import pkgutil
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from secrets import token_hex

from sqlalchemy import Connection, Engine, insert, inspect, text

from register import model
from register.errors import RegisterError
from register.files import draft_of, unreadable, unwritable
from register.model import searched
from register.model.databases import APPLICATION_ID, connected, file_of, read_beside_writers, shown_address
from register.model.journal import JOURNAL_HEAD, REGISTER_INFO
from register.model.tables import METADATA
from register.store.complaints import UNCHANGED, damaged, explaining
from register.texts import Text
from register.upgrades import HEAD, REVISIONS, upgrade

_SETTINGS = {"currency": "EUR", "jurisdiction": "FR", "screened_to": "0"}
# As Alembic makes it.
_REVISION_TABLE = """CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)"""
_MAGIC = b"SQLite format 3\0"
_APPLICATION_ID_AT = 68


def make(address: str | Path) -> None:
    """Make an empty register. Raises RegisterError if there is something already, or nothing can be written there."""
    path = file_of(address)
    if path is None:
        _make_on_server(str(address))
    else:
        _make_file(path)


def fill(connection: Connection) -> None:
    """The tables of an empty register, the head of its journal and its settings."""
    make_tables(connection)
    connection.execute(text(_REVISION_TABLE))
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})
    connection.execute(insert(JOURNAL_HEAD), {"id": 1, "number": 0, "hash": b""})
    settings = _SETTINGS | {"identity": token_hex(4)}
    connection.execute(insert(REGISTER_INFO), [{"key": key, "value": value} for key, value in settings.items()])


def make_tables(connection: Connection) -> None:
    """All tables as this program knows them."""
    for module in pkgutil.iter_modules(model.__path__, f"{model.__name__}."):
        import_module(module.name)  # each adds its tables to the one list
    METADATA.create_all(connection)
    searched.prepare(connection)


def check_file(path: Path) -> None:
    """Raises RegisterError if a file is not there or is no register."""
    try:
        with path.open("rb") as file:
            head = file.read(_APPLICATION_ID_AT + 4)
    except FileNotFoundError as fault:
        what = Text("There is no register {address}.", address=str(path))
        raise RegisterError(what, Text("Check the name, or create a new register."), unchanged=UNCHANGED) from fault
    except OSError as fault:
        raise unreadable(path, fault, UNCHANGED) from fault
    if not head.startswith(_MAGIC) or head[_APPLICATION_ID_AT:] != APPLICATION_ID.to_bytes(4, "big"):
        raise _no_register(str(path))


def check_schema(engine: Engine, address: str | Path, *, may_write: bool) -> None:
    """Upgrade an older register. Raises RegisterError if it has no schema of ours, or that of a newer program."""
    shown = shown_address(address)
    with explaining(shown), engine.connect() as connection:
        has_schema = inspect(connection).has_table("alembic_version")
        revision = connection.scalar(text("SELECT version_num FROM alembic_version")) if has_schema else None
    if revision is None and file_of(address) is not None:
        raise RegisterError(*damaged(shown), unchanged=UNCHANGED)
    if revision is None:
        raise _no_register(shown)
    if revision not in REVISIONS:
        what = Text("The register {address} was made by a newer version of Vitrine.", address=shown)
        raise RegisterError(what, Text("Install the newest version, then open it again."), unchanged=UNCHANGED)
    if revision != HEAD and may_write:
        with explaining(shown), engine.connect().execution_options(writing=True) as connection, connection.begin():
            upgrade(connection)
            searched.rebuild(connection)


def _no_register(address: str) -> RegisterError:
    what = Text("{address} is not a register of Vitrine.", address=address)
    return RegisterError(what, Text("Open a register, or create one under another name."), unchanged=UNCHANGED)


def _taken(address: str) -> RegisterError:
    what = Text("There is something at {address} already.", address=address)
    return RegisterError(what, Text("Open it, or choose another name."), unchanged=UNCHANGED)


def _make_on_server(address: str) -> None:
    shown, engine = shown_address(address), connected(address)
    try:
        with explaining(shown), engine.connect().execution_options(writing=True) as connection, connection.begin():
            if inspect(connection).has_table("alembic_version"):
                raise _taken(shown)
            fill(connection)
    finally:
        engine.dispose()


def _make_file(path: Path) -> None:
    """Made under another name and put in its place when it is whole."""
    if os.path.lexists(path):
        raise _taken(str(path))
    draft = draft_of(path)
    try:
        draft.touch(exist_ok=False)
        engine = connected(draft)
        with explaining(str(path)), engine.connect().execution_options(writing=True) as connection:
            connection.connection.driver_connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")  # type: ignore[union-attr]
            with connection.begin():
                fill(connection)
            read_beside_writers(connection, shared_drive=False)
        engine.dispose()
        draft.replace(path)
    except OSError as fault:
        raise unwritable(path, fault, UNCHANGED) from fault
    finally:
        for left in (draft, *(draft.with_name(f"{draft.name}-{part}") for part in ("journal", "wal", "shm"))):
            with suppress(OSError):
                left.unlink(missing_ok=True)
