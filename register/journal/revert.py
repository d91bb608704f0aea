"""Undoing a change: what nobody touched since goes back, as a change of its own; the rest stays and is listed."""

from typing import NamedTuple

from sqlalchemy import Connection

from register.errors import ConflictError
from register.fields.catalogue import CATALOGUE
from register.journal.change import Change
from register.journal.entries import Entry, Sealed
from register.journal.ids import Ids
from register.journal.references import makes_way
from register.journal.undoing import Kept, Undoing
from register.model.databases import postpone_references
from register.progress import Progress, quiet
from register.texts import Text

_RETURNED = 2  # the version of a record that comes back: it may have been edited before it went


class Preview(NamedTuple):
    """What undoing a change would do. removed, restored, edited: how many records of each kind."""

    change: Sealed
    removed: dict[str, int]
    restored: dict[str, int]
    edited: dict[str, int]
    kept: tuple[Kept, ...]

    @property
    def back(self) -> int:
        """How many records go back, in all or in part."""
        return sum(sum(counts.values()) for counts in (self.removed, self.restored, self.edited))


def preview(connection: Connection, number: int, *, also_edited: bool = False) -> Preview:
    """What undoing a change would do now. Raises RegisterError if it cannot be undone."""
    return _preview(Undoing(connection, number, also_edited=also_edited))


def revert(change: Change, number: int, *, also_edited: bool = False, progress: Progress = quiet) -> Preview:
    """Undo a change within this one; gives what was done.

    Raises: RegisterError if it cannot be undone; ConflictError if there is nothing left of it to undo.
    """
    undoing = Undoing(change.connection, number, also_edited=also_edited, locking=True, progress=progress)
    done = _preview(undoing)
    if not done.back:
        what = Text("Nothing is left to undo of change {number}.", number=str(number))
        hint = Text("What it did was changed or undone since; its history says by whom.")
        raise ConflictError(what, hint, unchanged=Text("Nothing was changed."))
    postpone_references(change.connection)
    order = list(CATALOGUE)
    first = [kind for kind in undoing.remove if makes_way(kind)]
    for kind in first:
        change.take_away(kind, Ids(undoing.remove[kind]))
    for entry in sorted(undoing.restore, key=lambda entry: order.index(entry.kind)):
        _restore(change, entry, undoing.restored[entry.kind])
    for kind, edits in undoing.edits.items():
        change.put_back(kind, edits)
    for kind in sorted(undoing.remove.keys() - first, key=order.index, reverse=True):
        change.take_away(kind, Ids(undoing.remove[kind]))
    return done


def _restore(change: Change, entry: Entry, wanted: set[int]) -> None:
    rows = [(number, row) for number, row in zip(entry.ids, entry.payload["rows"], strict=True) if number in wanted]
    if rows:
        by_column = list(zip(*(row for _, row in rows), strict=True))
        change.insert_plain(
            entry.kind, [number for number, _ in rows], entry.payload["columns"], by_column, version=_RETURNED
        )


def _preview(undoing: Undoing) -> Preview:
    removed, restored, edited = (
        {kind: len(ids) for kind, ids in by_kind.items() if ids}
        for by_kind in (undoing.remove, undoing.restored, undoing.edits)
    )
    return Preview(undoing.change, removed, restored, edited, undoing.kept())
