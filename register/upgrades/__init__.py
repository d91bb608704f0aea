"""The schema of the register through its versions. Alembic is imported only when a register is upgraded."""

from pathlib import Path

from sqlalchemy import Connection

# Oldest first. A register of another revision than these was made by a newer program.
REVISIONS = ("0001",)
HEAD = REVISIONS[-1]


def upgrade(connection: Connection) -> None:
    """Bring the schema to the newest revision, in the open transaction."""
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from alembic.script import ScriptDirectory

    script = ScriptDirectory(str(Path(__file__).parent))
    context = MigrationContext.configure(
        connection,
        opts={"fn": lambda revision, _context: script._upgrade_revs(HEAD, revision)},  # noqa: SLF001 - Alembic gives no public name
    )
    with Operations.context(context):
        context.run_migrations()
