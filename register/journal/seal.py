"""Writing a change down and sealing it: the entries, then, under the lock of the head, its number and its hash."""

import json
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import blake2b, sha256
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert, select, text, update

from register.journal.change import Change
from register.journal.ids import Ids, pages
from register.journal.labels import packed
from register.journal.log import KindLog
from register.journal.shapes import Plain, shape
from register.login import login
from register.model.databases import is_file, take_ids
from register.model.journal import CHANGE, CHANGE_ENTRY, JOURNAL_HEAD
from register.texts import Text

_BLOCK = 500


class Envelope(NamedTuple):
    """What is said of a change as a whole, besides what it did."""

    label: Text
    revision: str
    reverts: int | None = None
    redacts: int | None = None
    undoable: bool = True


def seal(change: Change, envelope: Envelope) -> int | None:
    """Write a change down at the end of its transaction. Gives its number; None for one that did nothing."""
    entries = [entry for log in change.log for entry in _entries(log)]
    if not entries and envelope.redacts is None:
        return None
    connection = change.connection
    (change_id,) = take_ids(connection, CHANGE, 1)
    for position, entry in enumerate(entries):
        entry |= {"change_id": change_id, "position": position}
    if entries:
        connection.execute(insert(CHANGE_ENTRY), entries)
    login, at = _server_says(connection)
    row = {
        "who_id": change.who, "login": login, "at": at, "label": packed(envelope.label),
        "revision": envelope.revision, "reverts": envelope.reverts, "redacts": envelope.redacts,
        "undoable": envelope.undoable, "payload_digest": payload_digest(change.secret, entries),
    }  # fmt: skip
    head = connection.execute(select(JOURNAL_HEAD.c.number, JOURNAL_HEAD.c.hash).with_for_update()).one()
    number: int = head.number + 1
    row["number"] = number
    row["hash"] = chained(head.hash, row)
    if not is_file(connection):
        del row["login"]  # the server writes it by itself
    connection.execute(insert(CHANGE), row | {"id": change_id, "secret": change.secret})
    connection.execute(update(JOURNAL_HEAD).values(number=number, hash=row["hash"]))
    return number


def chained(previous: bytes, row: Any) -> bytes:
    """The hash of a change, from the hash of the one before and the columns of its row."""
    names = ("number", "at", "who_id", "login", "label", "revision", "reverts", "redacts", "undoable")
    said = json.dumps([previous.hex(), *(row[name] for name in names), row["payload_digest"].hex()])
    return sha256(said.encode()).digest()


def payload_digest(secret: bytes, entries: Any) -> bytes:
    """The digest of all entries of a change, in their order, keyed by the secret of the change."""
    digest = blake2b(key=secret, digest_size=32)
    for entry in entries:
        head = json.dumps([entry["position"], entry["form"], entry["kind"], entry["ids"]])
        for part in (head.encode(), entry["payload"] or b"", entry["digests"] or b""):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return digest.digest()


def deflated(payload: Any) -> bytes:
    """A payload as it is kept."""
    return zlib.compress(json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode(), 1)


def inflated(payload: bytes) -> Any:
    """The payload that was deflated."""
    return json.loads(zlib.decompress(payload))


def _server_says(connection: Connection) -> tuple[str, str]:
    """Who is logged in, and when it is, as the database says; on a file as this machine does."""
    if is_file(connection):
        return login(), datetime.now(UTC).isoformat(timespec="microseconds")
    who, now = connection.execute(text("SELECT session_user, clock_timestamp()")).one()
    return who, now.astimezone(UTC).isoformat(timespec="microseconds")


def _entries(log: KindLog) -> Iterator[dict[str, Any]]:
    if log.inserted:
        yield _entry(log, "inserted", Ids(log.inserted), None)
    for name, numbers in log.sets.items():
        if numbers:
            key, before, after = json.loads(name) if name else (None, None, None)
            yield _entry(log, "set", Ids(numbers), {key: [before, after]} if key else {})
    for page in pages(sorted(log.edited), _BLOCK):
        yield _entry(log, "edited", Ids(page), [log.edited[number] for number in page])
    for page in pages(sorted(log.deleted), _BLOCK):
        yield _entry(log, "deleted", Ids(page), _image(log.kind, [log.deleted[number] for number in page]))


def _image(kind: str, records: list[tuple[Plain, ...]]) -> Any:
    """Whole records as columns and rows, without the columns that none of them has."""
    names = shape(kind).names
    kept = [place for place in range(len(names)) if any(row[place] is not None for row in records)]
    return {"columns": [names[place] for place in kept], "rows": [[row[place] for place in kept] for row in records]}


def _entry(log: KindLog, form: str, ids: Ids, payload: Any) -> dict[str, Any]:
    digests = None if form == "deleted" else b"".join(map(log.digests.__getitem__, ids))
    return {
        "form": form, "kind": log.kind, "ids": str(ids),
        "first_id": ids.ranges[0].start, "last_id": ids.ranges[-1].stop - 1,
        "payload": None if payload is None else deflated(payload), "digests": digests,
    }  # fmt: skip
