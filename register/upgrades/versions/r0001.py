"""The first schema, statement by statement as SQLAlchemy made it when it was frozen: r0001.<database>.sql."""

from pathlib import Path

from alembic import op  # noqa: TID253 - only Alembic itself loads this file

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables of an empty register."""
    connection = op.get_bind()
    statements = Path(__file__).with_name(f"r0001.{connection.dialect.name}.sql").read_text("utf-8")
    for statement in statements.strip().split("\n\n"):
        connection.exec_driver_sql(statement)
