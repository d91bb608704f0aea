"""An open register: reading it, changing it, undoing, backing up, proving."""

import os
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, Engine, insert, select, update

from register.errors import RegisterError
from register.journal import history
from register.journal import revert as undo
from register.journal.change import Change
from register.journal.entries import Sealed, sealed
from register.journal.proof import Verified
from register.journal.redaction import redact
from register.journal.revert import Preview
from register.journal.seal import Envelope, seal
from register.lock import Lock
from register.model import searched
from register.model.databases import connected, file_of, on_network_share, read_beside_writers, shown_address
from register.model.journal import CHANGE, REGISTER_INFO
from register.model.tables import TABLES
from register.progress import Progress, quiet
from register.store import backup, proof
from register.store.complaints import UNCHANGED, explaining, read_only
from register.store.schema import check_file, check_schema, make
from register.texts import Text
from register.upgrades import HEAD

_ON_A_SHARE = Text(
    "The register lies on a network share, where only one person can use it at a time. "
    "For several people, keep it on a database server."
)
_JOINED = Text("Add the person at work")


class Changed(NamedTuple):
    """A change that was kept. number: None where only derived rows were written. kinds: of the rows it wrote."""

    number: int | None
    label: Text
    kinds: frozenset[str]
    undoable: bool
    reverts: int | None


class Reverted(NamedTuple):
    """An undoing that was kept: the number of the change that it is, and what it did."""

    number: int
    done: Preview


class Register:
    """A register that is open.

    told: called after each change that was kept, in the thread that made it. address: a file, or the address of a
    database ("postgresql+psycopg://…"). notice: what the person should know about where it lies, if anything.
    """

    def __init__(self, address: str | Path, engine: Engine, who: str | None, lock: Lock | None) -> None:
        self.address = address
        self.told: Callable[[Changed], None] = _nobody
        self.notice: Text | None = None
        self.read_only = False
        self._engine = engine
        self._shown = shown_address(address)
        self._name = who
        self._who: int | None = None
        self._lock = lock

    @classmethod
    def create(cls, address: str | Path, *, who: str | None = None) -> "Register":
        """A new, empty register, open. Raises RegisterError if there is one already or it cannot be written there."""
        make(address)
        return cls.open(address, who=who)

    @classmethod
    def open(cls, address: str | Path, *, who: str | None = None) -> "Register":
        """A register that is there. who: the name of the person at work.

        Raises: RegisterError if it is none, it is damaged, a newer program made it or another machine has it open.
        """
        path = file_of(address)
        may_write = True
        if path is not None:
            check_file(path)
            may_write = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
        lock = Lock(path) if path is not None and may_write else None
        register = cls(address, connected(address, read_only=not may_write), who, lock)
        try:
            register._settle(path, may_write=may_write)
        except BaseException:
            register.close()
            raise
        return register

    def _settle(self, path: Path | None, *, may_write: bool) -> None:
        """Take the lock of a file, see that it can be used, and let readers go on beside a writer where possible."""
        self.read_only = not may_write
        if self._lock is not None:
            self._lock.take()
        check_schema(self._engine, self.address, may_write=may_write)
        if not may_write:
            self.notice = read_only(self._shown)[0]
        elif path is not None:
            shared_drive = on_network_share(path)
            with explaining(self._shown), self._engine.connect() as connection:
                beside = read_beside_writers(connection, shared_drive=shared_drive)
            self.notice = None if beside else _ON_A_SHARE

    def close(self) -> None:
        """Let go of the register. It cannot be used any more."""
        self._engine.dispose()
        if self._lock is not None:
            self._lock.leave()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """For reading: one and the same state of the register until the end of the with."""
        with explaining(self._shown), self._engine.connect() as connection, connection.begin() as transaction:
            yield connection
            transaction.rollback()  # nothing was written: on a damaged file there is nothing to commit either

    @contextmanager
    def change(self, label: Text, *, undoable: bool = True) -> Iterator[Change]:
        """For changing: kept as one change at the end of the with, all or nothing. A change of nothing leaves no trace.

        Raises: ConflictError if somebody else changed the same first; RegisterError if it cannot be kept.
        """
        with self._changing(Envelope(label, HEAD, undoable=undoable)) as change:
            yield change

    def revert_preview(self, number: int, *, also_edited: bool = False) -> Preview:
        """What undoing a change would do now. Raises RegisterError if it cannot be undone."""
        with self.read() as connection:
            return undo.preview(connection, number, also_edited=also_edited)

    def revert(self, number: int, *, also_edited: bool = False, progress: Progress = quiet) -> Reverted:
        """Undo a change as far as nobody touched what it wrote; undoing an undoing does it again.

        also_edited: what was changed since goes back too, unless other records need it.
        Raises: RegisterError if it cannot be undone; ConflictError if there is nothing left of it to undo.
        """
        made: list[int] = []
        with self._changing(Envelope(self._undo_label(number), HEAD, reverts=number), made) as change:
            done = undo.revert(change, number, also_edited=also_edited, progress=progress)
        return Reverted(made[0], done)

    def redact(self, number: int, why: str) -> None:
        """Take the content of a change out of the journal for good. Raises RegisterError if that cannot be."""
        label = Text("Content of change {number} taken out of the journal: {why}", number=str(number), why=why)
        with self._changing(Envelope(label, HEAD, redacts=number, undoable=False)) as change:
            redact(change, number)

    def last_undoable(self, beside: Collection[int] = ()) -> Sealed | None:
        """The last change of the person at work that can be undone and is not undone already.

        beside: numbers of changes to pass over, because nothing of them can be undone any more.
        """
        with self.read() as connection:
            return history.last_undoable(connection, self._known_person(connection), beside)

    def last_redoable(self) -> Sealed | None:
        """The undoing of the person at work that can be taken back: no new change of theirs came since."""
        with self.read() as connection:
            return history.last_redoable(connection, self._known_person(connection))

    def verify(self, progress: Progress = quiet) -> Verified:
        """Check the file, the schema, the chain of changes and each record against its last change."""
        with self.read() as connection:
            return proof.verify(connection, progress)

    def backup(self, path: str | Path, progress: Progress = quiet) -> None:
        """A consistent copy at a path, also while in use. Raises RegisterError if it cannot be written."""
        backup.copy(self._engine, self.address, Path(path), progress)

    def info(self, key: str) -> str | None:
        """A setting of the register as a whole: currency, jurisdiction, language, screened_to."""
        with self.read() as connection:
            return info(connection, key)

    def set_info(self, key: str, value: str) -> None:
        """Keep a setting of the register as a whole."""
        with self._changing(Envelope(Text("Settings"), HEAD)) as change:
            set_info(change.connection, key, value)

    @contextmanager
    def _changing(self, envelope: Envelope, made: list[int] | None = None) -> Iterator[Change]:
        if self.read_only:
            raise RegisterError(*read_only(self._shown), unchanged=UNCHANGED)
        if self._lock is not None:
            self._lock.take()
        with (
            explaining(self._shown),
            self._engine.connect().execution_options(writing=True) as connection,
            connection.begin(),
        ):
            newcomer, who = self._person(connection)
            change = Change(connection, who)
            yield change
            told = [_kept(newcomer, Envelope(_JOINED, HEAD, undoable=False))] if newcomer else []
            told.append(_kept(change, envelope))
        if made is not None and told[-1].number is not None:
            made.append(told[-1].number)
        for one in told:
            if one.kinds:
                self.told(one)

    def _undo_label(self, number: int) -> Text:
        with self.read() as connection:
            found = sealed(connection, CHANGE.c.number == number)
        label = found[0].label if found else Text("")
        if not found or found[0].reverts is None:
            return Text("Undo: {label}", label=label)
        undone = Text("Undo: {label}", label=label.values["label"])
        return Text("Redo: {label}", label=label.values["label"]) if label == undone else undone

    def _known_person(self, connection: Connection) -> int | None:
        if self._name is not None and self._who is None:
            person = TABLES["person"].c
            self._who = connection.scalar(select(person.id).where(person.name == self._name).order_by(person.id))
        return self._who

    def _person(self, connection: Connection) -> tuple[Change | None, int | None]:
        """The record of the person at work; at their first change also the change that makes it, kept together."""
        who = self._known_person(connection)
        if who is not None or self._name is None:
            return None, who
        newcomer = Change(connection, None)
        return newcomer, newcomer.insert("person", {"name": self._name})


def _kept(change: Change, envelope: Envelope) -> Changed:
    """A change as it is kept, at the end of its transaction."""
    touched = change.touched()
    for kind, ids in touched.items():
        searched.index(change.connection, kind, ids.ranges)
    number = seal(change, envelope)
    undoable = envelope.undoable and number is not None
    return Changed(number, envelope.label, frozenset(touched) | change.derived, undoable, envelope.reverts)


def info(connection: Connection, key: str) -> str | None:
    """A setting of the register as a whole."""
    return connection.scalar(select(REGISTER_INFO.c.value).where(REGISTER_INFO.c.key == key))


def set_info(connection: Connection, key: str, value: str) -> None:
    """Keep a setting of the register as a whole, within an open change."""
    kept = update(REGISTER_INFO).where(REGISTER_INFO.c.key == key).values(value=value)
    if not connection.execute(kept).rowcount:
        connection.execute(insert(REGISTER_INFO), {"key": key, "value": value})


def _nobody(_changed: Changed) -> None:
    pass
