"""What a person is told when the database or the file refuses. Everything was rolled back by then."""

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import disk_usage

from sqlalchemy.exc import DBAPIError, IntegrityError, NoResultFound, OperationalError

from register.errors import ConflictError, RegisterError
from register.fields.catalogue import CATALOGUE
from register.lock import Lock
from register.model.columns import column_names
from register.texts import Text

UNCHANGED = Text("Nothing was changed.")
_LEAST_ROOM = 1 << 17  # bytes that SQLite needs beside a register to open it at all
# The server's states: serialization failure, deadlock, lock not available.
_CONFLICTS = {"40001", "40P01", "55P03"}
_FILE_SAYS = re.compile(r"(?:NOT NULL|UNIQUE) constraint failed: (?P<kind>\w+)\.(?P<column>\w+)")
_SERVER_MISSES = re.compile(r'null value in column "(?P<column>\w+)" of relation "(?P<kind>\w+)"')
_SERVER_HAS = re.compile(r'duplicate key value violates unique constraint "uq_(?P<kind>[a-z]+)_(?P<column>\w+)"')


@contextmanager
def explaining(address: str) -> Iterator[None]:
    """Turn a refusal of the database into a RegisterError; what is a fault of the program stays as it is."""
    try:
        yield
    except NoResultFound as fault:  # a row that each register has: the head of its journal
        raise RegisterError(*damaged(address), unchanged=UNCHANGED) from fault
    except (DBAPIError, sqlite3.Error) as fault:
        told = _explained(fault, address)
        if told is None:
            raise
        raise told from fault


def _explained(fault: DBAPIError | sqlite3.Error, address: str) -> RegisterError | None:
    said = fault.orig if isinstance(fault, DBAPIError) else fault
    reason = str(said).strip().partition("\n")[0]
    state = getattr(said, "sqlstate", "file")
    if state in _CONFLICTS:
        what = Text("Somebody else was changing the same records.")
        return ConflictError(what, Text("Try again."), unchanged=UNCHANGED)
    if isinstance(fault, IntegrityError):
        return _contradiction(fault)
    for sign, told in _COMPLAINTS.items():
        if sign in reason:
            what, hint = told(address)
            return RegisterError(what, hint, unchanged=UNCHANGED)
    if isinstance(fault, OperationalError) and state != "file":
        what = Text("The register {address} cannot be used: {reason}.", address=address, reason=reason)
        hint = Text("Check the address and the network, or ask whoever runs the server.")
        return RegisterError(what, hint, unchanged=UNCHANGED)
    return None


def _contradiction(fault: IntegrityError) -> RegisterError:
    """Values that the database itself refuses: the last line, where nobody asked before."""
    reason = str(fault.orig)
    known = _FILE_SAYS.search(reason) or _SERVER_MISSES.search(reason) or _SERVER_HAS.search(reason)
    hint = Text("Correct the values and try again.")
    if known is None:
        what = Text("The change refers to a record that is not there, or takes away one that others need.")
        return RegisterError(what, hint, unchanged=UNCHANGED)
    kind, column = known["kind"], known["column"]
    entity = CATALOGUE.get(kind)
    owner = next((field.label for field in entity.stored if column in column_names(field)), None) if entity else None
    values = {"kind": entity.label if entity else kind, "field": owner or column}
    if "null" in reason.lower():
        return RegisterError(Text("{kind}: {field} is missing.", **values), hint, unchanged=UNCHANGED)
    what = Text("{kind}: another record has the same value for {field}.", **values)
    return RegisterError(what, hint, unchanged=UNCHANGED)


def _full(address: str) -> tuple[Text, Text]:
    what = Text("There is no room left on the disk where the register {address} lies.", address=address)
    return what, Text("Free some space, then try again.")


def read_only(address: str) -> tuple[Text, Text]:
    """The sentence and the hint for a place where nobody may write."""
    what = Text("The register {address} cannot be written: it or its folder is read-only.", address=address)
    return what, Text("Copy it to a folder where you may write, or ask for the right to write there.")


def _out_of_reach(address: str) -> tuple[Text, Text]:
    with suppress(OSError):
        if disk_usage(Path(address).parent).free < _LEAST_ROOM:
            return _full(address)
    what = Text("The register {address} cannot be reached: its file or folder cannot be used.", address=address)
    return what, Text("Check that the folder is there, that you may write in it and that its disk has room.")


def damaged(address: str) -> tuple[Text, Text]:
    """The sentence and the hint for a file that is no longer whole."""
    what = Text("The register {address} is damaged: the file is no longer whole.", address=address)
    return what, Text("Keep the file as it is and open the last backup.")


def _busy(address: str) -> tuple[Text, Text]:
    hint = Text("Wait until that is done, then try again.")
    holder = Lock(Path(address)).holder()
    if holder is None or holder.process == os.getpid():
        return Text("The register {address} is being written by another program.", address=address), hint
    what = Text(
        "The register {address} is being written by another program; {user} on {host} has it open.",
        address=address,
        user=holder.user,
        host=holder.host,
    )
    return what, hint


_COMPLAINTS: dict[str, Callable[[str], tuple[Text, Text]]] = {
    "is full": _full,
    "No space left": _full,
    "readonly database": read_only,
    "unable to open database": _out_of_reach,
    "disk I/O error": _out_of_reach,
    "malformed": damaged,
    "no such table": damaged,
    "no such column": damaged,
    "not a database": damaged,
    "is locked": _busy,
}
