"""Proving a register: the chain of its changes, and each record against what was last written down of it."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import Connection, select

from register.fields.catalogue import CATALOGUE
from register.journal import rows
from register.journal.entries import entries
from register.journal.seal import chained, payload_digest
from register.journal.shapes import shape
from register.model.journal import CHANGE, CHANGE_ENTRY, JOURNAL_HEAD
from register.progress import Progress, quiet
from register.texts import Text


class Verified(NamedTuple):
    """What a proof came to. problems: what is wrong and where, empty if nothing is. anchor: the last hash."""

    changes: int
    records: int
    anchor: str
    problems: tuple[Text, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def prove(connection: Connection, progress: Progress = quiet) -> Verified:
    """Check the chain and every record. What is the matter with the file or the schema is looked at elsewhere."""
    problems = list(chain_problems(connection))
    records = 0
    for place, kind in enumerate(CATALOGUE):
        progress(place, len(CATALOGUE))
        count, found = _record_problems(connection, kind)
        records += count
        problems += found
    head = connection.execute(select(JOURNAL_HEAD)).one()
    return Verified(head.number, records, head.hash.hex(), tuple(problems))


def chain_problems(connection: Connection) -> Iterator[Text]:
    """What is wrong with the chain of changes."""
    previous, expected = b"", 1
    payloads = _payload_digests(connection)
    for row in connection.execute(select(CHANGE).order_by(CHANGE.c.number)).mappings():
        number = row["number"]
        if number != expected:
            yield Text("The journal misses change {number}.", number=str(expected))
        elif chained(previous, row) != row["hash"]:
            yield Text("Change {number} of the journal is not what was sealed.", number=str(number))
        if row["secret"] is not None and payloads.get(row["id"]) != row["payload_digest"]:
            yield Text("What change {number} did is not what was sealed.", number=str(number))
        previous, expected = row["hash"], number + 1
    head = connection.execute(select(JOURNAL_HEAD)).one_or_none()
    if head is None or (head.number, head.hash) != (expected - 1, previous):
        yield Text(
            "The end of the journal is not where it was sealed: changes after {number} are missing.",
            number=str(expected - 1),
        )


def last_digests(connection: Connection, kind: str) -> dict[int, tuple[int, bytes]]:
    """The change that wrote each record last, and the digest that it left."""
    last: dict[int, tuple[int, bytes]] = {}
    for entry in entries(connection, CHANGE_ENTRY.c.kind == kind):
        last |= {number: (entry.change, digest) for number, digest in entry.each_digest()}
        if entry.form == "deleted":
            for number in entry.ids:
                last.pop(number, None)
    return last


def _payload_digests(connection: Connection) -> dict[int, bytes]:
    secrets = {change: secret for change, secret in connection.execute(select(CHANGE.c.id, CHANGE.c.secret))}
    found = connection.execution_options(yield_per=100).execute(
        select(CHANGE_ENTRY).order_by(CHANGE_ENTRY.c.change_id, CHANGE_ENTRY.c.position)
    )
    return {
        change: payload_digest(secrets[change], group)
        for change, group in groupby(found.mappings(), key=itemgetter("change_id"))
        if secrets.get(change) is not None
    }


def _record_problems(connection: Connection, kind: str) -> tuple[int, list[Text]]:
    """How many records of a kind there are, and which are not what was last written down of them."""
    last = last_digests(connection, kind)
    secrets = {change: secret for change, secret in connection.execute(select(CHANGE.c.number, CHANGE.c.secret))}
    label, count = CATALOGUE[kind].label, 0
    problems: list[Text] = []
    for row in rows.rows(connection, kind):
        count += 1
        change, digest = last.pop(row.id, (0, b""))
        if not change:
            problems.append(Text("{kind} {id} stands in no change of the journal.", kind=label, id=str(row.id)))
        elif shape(kind).digest(secrets[change] or b"", row.id, row.columns) != digest:
            what = Text(
                "{kind} {id} is not what change {number} wrote.", kind=label, id=str(row.id), number=str(change)
            )
            problems.append(what)
    for number, (change, _) in last.items():
        what = Text("{kind} {id}, written by change {number}, is gone.", kind=label, id=str(number), number=str(change))
        problems.append(what)
    return count, problems
