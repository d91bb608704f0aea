"""What importing files would do, whatever they are: an inventory, or a workbook of a whole register."""

from collections.abc import Sequence

from sqlalchemy import Connection

from register.importing.book.planning import plan_book
from register.importing.plan import Plan, plan
from register.importing.read import ReadFile
from register.progress import Progress, quiet


def plan_of(connection: Connection, files: Sequence[ReadFile], progress: Progress = quiet) -> Plan:
    """Hold what was read against the register; nothing is written. A workbook of a whole register comes alone."""
    made = plan_book if any(file.is_book for file in files) else plan
    return made(connection, files, progress)
