"""An open register: reading it, changing it, undoing, backing up, proving."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import DBAPIError

from register.journal.change import Change
from register.journal.seal import Envelope, seal
from register.model import searched
from register.model.databases import engine
from register.model.journal import REGISTER_INFO
from register.model.tables import TABLES
from register.store.complaints import explained
from register.store.schema import check, make
from register.texts import Text
from register.upgrades import HEAD


class Changed(NamedTuple):
    """A change that was kept. number: None where only derived rows were written. kinds: of the rows it wrote."""

    number: int | None
    label: Text
    kinds: frozenset[str]
    undoable: bool
    reverts: int | None


class Register:
    """A register that is open. told: called after each change that was kept, in the thread that made it.

    address: a file, or the address of a database ("postgresql+psycopg://…"). who: the name of the person at work.
    """

    def __init__(self, address: str | Path, engine: Engine, who: str | None) -> None:
        self.address = address
        self.told: Callable[[Changed], None] = _nobody
        self._engine = engine
        self._name = who
        self._who: int | None = None

    @classmethod
    def create(cls, address: str | Path, *, who: str | None = None) -> "Register":
        """A new, empty register. Raises RegisterError if there is one already or it cannot be written there."""
        make(address)
        return cls.open(address, who=who)

    @classmethod
    def open(cls, address: str | Path, *, who: str | None = None) -> "Register":
        """A register that is there. Raises RegisterError if it is none, or a newer program made it."""
        made = engine(address)
        check(made, address)
        return cls(address, made, who)

    def close(self) -> None:
        """Let go of the register. It cannot be used any more."""
        self._engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """For reading: one and the same state of the register until the end of the with."""
        try:
            with self._engine.connect() as connection, connection.begin():
                yield connection
        except DBAPIError as fault:
            raise explained(fault, str(self.address)) from fault

    @contextmanager
    def change(self, label: Text, *, undoable: bool = True) -> Iterator[Change]:
        """For changing: kept as one change at the end of the with, all or nothing.

        Raises: ConflictError, RegisterError.
        """
        with self._changing(Envelope(label, HEAD, undoable=undoable)) as change:
            yield change

    @contextmanager
    def _changing(self, envelope: Envelope) -> Iterator[Change]:
        who = self._person()
        try:
            with self._engine.connect().execution_options(writing=True) as connection, connection.begin():
                change = Change(connection, who)
                yield change
                touched = change.touched()
                for kind, ids in touched.items():
                    for span in ids.ranges:
                        searched.index(connection, kind, span)
                number = seal(change, envelope)
        except DBAPIError as fault:
            raise explained(fault, str(self.address)) from fault
        kinds = frozenset(touched) | change.derived
        if kinds:
            undoable = envelope.undoable and number is not None
            self.told(Changed(number, envelope.label, kinds, undoable, envelope.reverts))

    def _person(self) -> int | None:
        """The record of the person at work, made at their first change."""
        if self._name is None or self._who is not None:
            return self._who
        person = TABLES["person"].c
        with self.read() as connection:
            self._who = connection.scalar(select(person.id).where(person.name == self._name).order_by(person.id))
        if self._who is None:
            name, self._name = self._name, None
            with self.change(Text("Add {person}", person=name), undoable=False) as change:
                self._who = change.insert("person", {"name": name})
            self._name = name
        return self._who

    def info(self, key: str) -> str | None:
        """A setting of the register as a whole."""
        with self.read() as connection:
            return info(connection, key)

    def set_info(self, key: str, value: str) -> None:
        """Keep a setting of the register as a whole."""
        with self._changing(Envelope(Text("Settings"), HEAD)) as change:
            set_info(change.connection, key, value)


def info(connection: Connection, key: str) -> str | None:
    """A setting of the register as a whole."""
    return connection.scalar(select(REGISTER_INFO.c.value).where(REGISTER_INFO.c.key == key))


def set_info(connection: Connection, key: str, value: str) -> None:
    """Keep a setting of the register as a whole, in an open change."""
    connection.execute(REGISTER_INFO.delete().where(REGISTER_INFO.c.key == key))
    connection.execute(insert(REGISTER_INFO), {"key": key, "value": value})


def _nobody(_changed: Changed) -> None:
    pass
