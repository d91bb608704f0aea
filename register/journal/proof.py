"""Proving a register: the chain of its changes, and each record against what was last written down of it."""

from collections.abc import Iterator, Mapping
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

_PAGE = 2_000  # records digested at a time
_NAMED = 100  # problems of a kind of record that are named one by one


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
    secrets: dict[int, bytes] = dict(iter(connection.execute(select(CHANGE.c.id, CHANGE.c.secret))))
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
    last, seen = last_digests(connection, kind), set()
    secrets: dict[int, bytes] = dict(iter(connection.execute(select(CHANGE.c.number, CHANGE.c.secret))))
    entity, label = CATALOGUE[kind], CATALOGUE[kind].label
    problems: list[Text] = []
    written: dict[int, list[rows.Row]] = {}
    for row in rows.rows(connection, kind):
        seen.add(row.id)
        if row.id not in last:
            problems.append(Text("{kind} {id} stands in no change of the journal.", kind=label, id=str(row.id)))
            continue
        page = written.setdefault(last[row.id][0], [])
        page.append(row)
        if len(page) == _PAGE:
            problems += _forged(kind, page, last, secrets)
            page.clear()
    for page in written.values():
        problems += _forged(kind, page, last, secrets)
    for number in sorted(last.keys() - seen):
        change = str(last[number][0])
        problems.append(
            Text("{kind} {id}, written by change {number}, is gone.", kind=label, id=str(number), number=change)
        )
    if len(problems) > _NAMED:
        more = len(problems) - _NAMED
        problems[_NAMED:] = [
            Text("And {n} more: {kind}.", "And {n} more: {kinds}.", n=more, kind=label, kinds=entity.plural)
        ]
    return len(seen), problems


def _forged(
    kind: str, page: list[rows.Row], last: Mapping[int, tuple[int, bytes]], secrets: Mapping[int, bytes]
) -> Iterator[Text]:
    """Those of some records, all last written by the same change, that are not what it wrote."""
    if not page:
        return
    change = last[page[0].id][0]
    values = (tuple(row.columns.values()) for row in page)
    digests = shape(kind).digests(secrets[change], [row.id for row in page], shape(kind).names, values)
    for row, digest in zip(page, digests, strict=True):
        if last[row.id][1] != digest:
            yield Text(
                "{kind} {id} is not what change {number} wrote.",
                kind=CATALOGUE[kind].label,
                id=str(row.id),
                number=str(change),
            )
