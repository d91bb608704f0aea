"""Which sheets are printed, and where to: one deal, one organisation, or all deals."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Connection, select

from register.errors import RegisterError
from register.files import whole_file
from register.model.tables import TABLES
from register.papers.sheet import Sheet, sheet
from register.papers.typeset import Look, Paper, typeset
from register.progress import Progress, quiet
from register.store import Register
from register.texts import Text

_UNCHANGED = Text("Nothing was written.")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be printed.

    kind: "acquisition" or "vendor"; number: its id; None for all deals. facts_on: the day of the facts; printed: the
    moment of printing, with its zone: all that the paper says of time.
    """

    kind: str
    number: int | None
    facts_on: date
    printed: datetime
    language: str = "en"
    paper: Paper = "a4"


@dataclass(frozen=True, slots=True)
class Sheets:
    """What was printed: the PDF, and how many sheets it holds, one page each."""

    pdf: bytes
    number: int


def print_sheets(connection: Connection, wish: Wish, progress: Progress = quiet) -> Sheets:
    """Make the PDF. Raises RegisterError where there is nothing to print; Cancelled."""
    numbers = _numbers(connection, wish)
    made: list[Sheet] = []
    for done, number in enumerate(numbers):
        progress(done, len(numbers) + 1)
        days = (wish.facts_on, wish.printed.date())
        made.append(sheet(connection, wish.kind, number, wish.language, days))
    pdf = typeset(made, Look(wish.language, wish.paper, wish.printed))
    progress(len(numbers) + 1, len(numbers) + 1)
    return Sheets(pdf, len(made))


def write_sheets(register: Register, path: Path, wish: Wish, progress: Progress = quiet) -> Sheets:
    """Make the PDF and write it to a file. Raises as print_sheets does; RegisterError where it cannot be written."""
    with register.read() as connection:
        made = print_sheets(connection, wish, progress)
    with whole_file(path) as draft:
        draft.write_bytes(made.pdf)
    return made


def _numbers(connection: Connection, wish: Wish) -> list[int]:
    """The records to print, deals by their reference."""
    row = TABLES[wish.kind].c
    if wish.number is None:
        found = list(connection.scalars(select(row.id).order_by(row.ref)))
        if not found:
            raise RegisterError(Text("The register holds no deal to print."), unchanged=_UNCHANGED)
        return found
    if connection.scalar(select(row.id).where(row.id == wish.number)) is None:
        raise RegisterError(Text("What is to be printed is gone from the register."), unchanged=_UNCHANGED)
    return [wish.number]
