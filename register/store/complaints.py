"""What a person is told when the database or the file refuses. Everything was rolled back by then."""

from collections.abc import Callable

from sqlalchemy.exc import DBAPIError, IntegrityError

from register.errors import ConflictError, RegisterError
from register.texts import Text

# psycopg's states: serialization failure, deadlock, lock not available.
_CONFLICTS = {"40001", "40P01", "55P03"}
UNCHANGED = Text("Nothing was changed.")


def explained(fault: DBAPIError, address: str) -> RegisterError:
    """The sentence for a refusal of the database."""
    reason = str(fault.orig).strip().partition("\n")[0]
    if getattr(fault.orig, "sqlstate", None) in _CONFLICTS:
        what = Text("Somebody else was changing the same records.")
        return ConflictError(what, Text("Try again."), unchanged=UNCHANGED)
    if isinstance(fault, IntegrityError):
        what = Text("The change contradicts other records of the register: {reason}.", reason=reason)
        return RegisterError(what, Text("Correct the values and try again."), unchanged=UNCHANGED)
    for sign, told in _COMPLAINTS.items():
        if sign in reason:
            what, hint = told(address)
            return RegisterError(what, hint, unchanged=UNCHANGED)
    what = Text("The register {address} cannot be used: {reason}.", address=address, reason=reason)
    return RegisterError(what, Text("Check that the place can be reached, then try again."), unchanged=UNCHANGED)


def _full(address: str) -> tuple[Text, Text]:
    return (
        Text("There is no room left on the disk where the register {address} lies.", address=address),
        Text("Free some space, then try again."),
    )


def _read_only(address: str) -> tuple[Text, Text]:
    return (
        Text("The register {address} cannot be written: it or its folder is read-only.", address=address),
        Text("Copy it to a folder where you may write, or ask for the right to write there."),
    )


def _out_of_reach(address: str) -> tuple[Text, Text]:
    return (
        Text("The register {address} cannot be opened: its file or folder cannot be read or written.", address=address),
        Text("Check that the folder is there and that you may write in it."),
    )


def damaged(address: str) -> tuple[Text, Text]:
    """The sentence and the hint for a file that is no longer whole."""
    return (
        Text("The register {address} is damaged: the file is no longer whole.", address=address),
        Text("Keep the file as it is and open the last backup."),
    )


def _busy(address: str) -> tuple[Text, Text]:
    return (
        Text("The register {address} is being written by somebody else.", address=address),
        Text("Wait until that is done, then try again."),
    )


def _no_server(address: str) -> tuple[Text, Text]:
    return (
        Text("The database server of {address} does not answer.", address=address),
        Text("Check the address and the network, or ask whoever runs the server."),
    )


_COMPLAINTS: dict[str, Callable[[str], tuple[Text, Text]]] = {
    "is full": _full,
    "No space left": _full,
    "readonly database": _read_only,
    "unable to open database": _out_of_reach,
    "disk I/O error": _out_of_reach,
    "malformed": damaged,
    "not a database": damaged,
    "is locked": _busy,
    "connection failed": _no_server,
    "connection refused": _no_server,
}
