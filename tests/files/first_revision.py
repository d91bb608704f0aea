"""Freezes the tables as the first revision, until the first release: python -m tests.files.first_revision."""

import pkgutil
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import create_mock_engine

from register import model, upgrades
from register.model.tables import METADATA

VERSIONS = Path(upgrades.__file__).parent / "versions"


def statements(database: str) -> str:
    """All statements that make the tables on "sqlite" or "postgresql", parted by blank lines."""
    for module in pkgutil.iter_modules(model.__path__, f"{model.__name__}."):
        import_module(module.name)
    made: list[str] = []

    def keep(statement: Any, *_values: object) -> None:
        lines = (line.rstrip() for line in str(statement.compile(dialect=engine.dialect)).splitlines())
        made.append("\n".join(line.replace("\t", "    ") for line in lines if line))

    engine = create_mock_engine(f"{database}+psycopg://" if database == "postgresql" else f"{database}://", keep)
    METADATA.create_all(engine, checkfirst=False)
    runs = groupby(made, key=lambda statement: statement.startswith("CREATE INDEX"))
    ordered = (
        one for indexes, run in runs for one in (sorted(run) if indexes else run)
    )  # SQLAlchemy's are in no order
    return "\n\n".join(ordered) + "\n"


if __name__ == "__main__":
    for database in ("sqlite", "postgresql"):
        (VERSIONS / f"r0001.{database}.sql").write_text(statements(database), "utf-8")
