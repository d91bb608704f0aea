"""Taking the content of a change out of the journal for good, with the chain as whole as before."""

from sqlalchemy import select, update

from register.errors import RegisterError
from register.journal import rows
from register.journal.change import Change
from register.journal.ids import Ids
from register.journal.proof import last_digests
from register.journal.shapes import shape
from register.model.journal import CHANGE, CHANGE_ENTRY
from register.texts import Text

_UNCHANGED = Text("Nothing was changed.")


def redact(change: Change, number: int) -> None:
    """Destroy what a change wrote down: values, digests and their secret. That it was made, and when, stays.

    Records that it wrote last get a new digest from the change that redacts.
    Raises: RegisterError if there is no such change, it was redacted already, or a record is not what it wrote.
    """
    connection = change.connection
    row = connection.execute(select(CHANGE.c.id, CHANGE.c.secret).where(CHANGE.c.number == number)).one_or_none()
    if row is None or row.secret is None:
        what = Text("There is nothing in the journal to take out of change {number}.", number=str(number))
        raise RegisterError(what, Text("Look for its number in the history."), unchanged=_UNCHANGED)
    for kind in connection.scalars(select(CHANGE_ENTRY.c.kind).where(CHANGE_ENTRY.c.change_id == row.id).distinct()):
        _seal_again(change, kind, number, row.secret)
    connection.execute(
        update(CHANGE_ENTRY).where(CHANGE_ENTRY.c.change_id == row.id).values(payload=None, digests=None)
    )
    connection.execute(update(CHANGE).where(CHANGE.c.id == row.id).values(secret=None))


def _seal_again(change: Change, kind: str, number: int, secret: bytes) -> None:
    written = {one: digest for one, (by, digest) in last_digests(change.connection, kind).items() if by == number}
    digests: dict[int, bytes] = {}
    for row in rows.rows(change.connection, kind, Ids(written)):
        if shape(kind).digest(secret, row.id, row.columns) != written[row.id]:
            what = Text("Change {number} cannot be taken out: the register is not what it wrote.", number=str(number))
            raise RegisterError(what, Text("Verify the register first."), unchanged=_UNCHANGED)
        digests[row.id] = shape(kind).digest(change.secret, row.id, row.columns)
    change.log.of(kind).seal_again(digests)
