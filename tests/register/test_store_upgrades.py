"""The schema that the revisions make is the one that the program makes."""

import time
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, text

from register import upgrades
from register.errors import RegisterError
from register.model.databases import connected, is_file
from register.store import Register
from register.texts import Text

_SERVER = (
    """SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns
    WHERE table_schema = current_schema() ORDER BY 1, 2""",
    """SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = current_schema()::regnamespace ORDER BY 1, 2""",
    """SELECT tablename, indexname, replace(indexdef, current_schema(), '') FROM pg_indexes
    WHERE schemaname = current_schema() ORDER BY 1, 2""",
    """SELECT event_object_table, trigger_name, event_manipulation, action_statement FROM information_schema.triggers
    WHERE trigger_schema = current_schema() ORDER BY 1, 2, 3""",
)
_FILE = (
    "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'search%' AND name NOT LIKE 'sqlite%' ORDER BY 2",
)


def _schema(connection: Connection) -> list[list[tuple[Any, ...]]]:
    asked = _FILE if is_file(connection) else _SERVER
    return [
        [tuple(" ".join(part.split()) if isinstance(part, str) else part for part in row) for row in found]
        for found in (connection.execute(text(query)).all() for query in asked)
    ]


def test_the_revisions_make_the_schema_of_the_program(address: str, tmp_path: Path) -> None:
    Path(address).touch() if "://" not in address else None
    engine = connected(address)
    with engine.connect().execution_options(writing=True) as connection, connection.begin() as transaction:
        upgrades.upgrade(connection)
        upgraded = _schema(connection)
        transaction.rollback()
    engine.dispose()
    Path(address).unlink() if "://" not in address else None
    register = Register.create(address)
    with register.read() as connection:
        assert _schema(connection) == upgraded, "run python -m tests.files.first_revision"
    register.close()


def test_every_revision_file_is_listed() -> None:
    files = sorted(Path(upgrades.__file__).parent.glob("versions/r*.py"))
    assert tuple(file.stem.removeprefix("r") for file in files) == upgrades.REVISIONS


def test_an_older_register_is_upgraded_when_it_is_opened(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Register.create(address).close()
    asked: list[str] = []
    monkeypatch.setattr("register.store.schema.HEAD", "0002")
    monkeypatch.setattr("register.store.schema.upgrade", lambda _connection: asked.append("upgrade"))
    Register.open(address).close()
    assert asked == ["upgrade"]


def test_a_newer_register_is_refused(register: Register, address: str) -> None:
    with register.change(Text("Pretend")) as change:
        change.connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(RegisterError, match="made by a newer version"):
        Register.open(address)


def test_creating_is_quick(tmp_path: Path) -> None:
    began = time.perf_counter()
    Register.create(tmp_path / "quick.vitrine").close()
    assert time.perf_counter() - began < 0.5
