"""What leaves the register: a list as a spreadsheet or as CSV, the whole register as JSON or as a workbook."""

from array import array
from dataclasses import dataclass
from pathlib import Path

from register.errors import RegisterError
from register.exporting.book import Manner, write_book
from register.exporting.csvfile import write_csv
from register.exporting.jsonfile import write_json
from register.exporting.outgoing import outgoing
from register.exporting.spreadsheet import write_spreadsheet
from register.progress import Progress, quiet
from register.queries.columns import LISTS
from register.store import Register
from register.texts import Text

ALL = "all"
FORMATS = (".xlsx", ".csv", ".json")


@dataclass(frozen=True, slots=True)
class Order:
    """What to export. what: a list's key or "all"; None is what the format takes unless said.

    ids, columns: what a table shows, in its order; None is the whole list with its columns. restricted: of the whole
    register as a workbook, whether facts that are restricted or secret go out too.
    """

    what: str | None = None
    language: str = "en"
    ids: "array[int] | None" = None
    columns: tuple[str, ...] | None = None
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written. cut: texts that a spreadsheet's cell could not hold whole."""

    path: Path
    what: str
    rows: int
    cut: int = 0


class OrderError(RegisterError):
    """The order itself makes no sense: wrong usage, whatever the register holds."""


def export(register: Register, path: Path, order: Order, progress: Progress = quiet) -> Exported:
    """Write a list (.xlsx, .csv) or the whole register (.xlsx, .json) to a file that appears whole or not at all.

    Raises: OrderError where this format cannot hold what was asked; RegisterError where the file cannot be written.
    """
    what = wanted(path, order.what)
    if path.suffix.lower() == ".json":
        with register.read() as connection:
            return Exported(path, what, write_json(connection, path, order.language, progress))
    with register.read() as connection:
        if what == ALL:
            written = write_book(connection, path, Manner(order.language, order.restricted), progress)
            return Exported(path, what, written.records, written.cut)
        sent = outgoing(connection, what, order.language, order.ids, order.columns)
        if path.suffix.lower() == ".csv":
            write_csv(path, sent, order.language, progress)
            return Exported(path, what, sent.count)
        return Exported(path, what, sent.count, write_spreadsheet(path, sent, order.language, progress))


def wanted(path: Path, what: str | None) -> str:
    """What is meant to go into this file: a list's key or "all". Raises OrderError."""
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        raise _not_written(path, suffix)
    if suffix == ".json":
        if what not in {None, ALL}:
            raise OrderError(Text("A .json file holds the whole register, never one list."))
        return ALL
    if what == ALL:
        if suffix == ".xlsx":
            return ALL
        message = Text("{file} holds one list, not the whole register.", file=path.name)
        raise OrderError(message, Text("Name a list, or export the whole register as .xlsx or .json."))
    if what is not None and what not in LISTS:
        message = Text("There is no list {name}.", name=what)
        raise OrderError(message, Text("The lists are: {names}.", names=list(LISTS)))
    return what or "equipment"


def _not_written(path: Path, suffix: str) -> OrderError:
    if suffix == ".ods":
        message = Text("{file}: an .ods file is read, and not written.", file=path.name)
        return OrderError(message, Text("Export as .xlsx: LibreOffice opens it, and can save it as .ods."))
    message = Text("{file}: a register is exported as .xlsx or .json, one list of it as .xlsx or .csv.", file=path.name)
    return OrderError(message, Text("Choose a name that ends in one of these."))
