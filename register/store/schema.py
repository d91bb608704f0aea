"""Making a register and looking whether something is one."""

import pkgutil
from importlib import import_module
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, inspect, text

from register import model
from register.errors import RegisterError
from register.model import searched
from register.model.databases import APPLICATION_ID, engine, file_of
from register.model.journal import JOURNAL_HEAD, REGISTER_INFO
from register.model.tables import METADATA
from register.store.complaints import UNCHANGED
from register.texts import Text
from register.upgrades import HEAD

_SETTINGS = {"currency": "EUR", "jurisdiction": "FR", "screened_to": "0"}


def make(address: str | Path) -> None:
    """Make an empty register."""
    path = file_of(address)
    if path is not None and path.exists():
        what = Text("There is already a file {address}.", address=str(path))
        raise RegisterError(what, Text("Open it, or choose another name."), unchanged=UNCHANGED)
    made = engine(address)
    with made.connect().execution_options(writing=True) as connection, connection.begin():
        fill(connection)
        if path is not None:
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    made.dispose()


def fill(connection: Connection) -> None:
    """The tables of an empty register, its head and its settings."""
    for module in pkgutil.iter_modules(model.__path__, f"{model.__name__}."):
        import_module(module.name)  # each adds its tables to the one list
    METADATA.create_all(connection)
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})
    connection.execute(insert(JOURNAL_HEAD), {"id": 1, "number": 0, "hash": b""})
    connection.execute(insert(REGISTER_INFO), [{"key": key, "value": value} for key, value in _SETTINGS.items()])
    searched.prepare(connection)


def check(made: Engine, address: str | Path) -> None:
    """Raises RegisterError if there is no register, or one made by a newer program."""
    path = file_of(address)
    if path is not None and not path.is_file():
        what = Text("There is no register {address}.", address=str(path))
        raise RegisterError(what, Text("Check the name, or create one."), unchanged=UNCHANGED)
    with made.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            raise RegisterError(Text("{address} is not a register.", address=str(address)))
