"""Keeping verdicts and their causes in step with what the rules came to."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, exists, insert, select, true

from register.journal.ids import Ids, pages
from register.model.databases import insert_plain, is_file
from register.model.derived import BITS, CAUSE, RULE_BIT, VERDICT
from register.screening.asking import Asked, Common
from register.screening.outcomes import Outcome

_TOLD = ("cause_id", "due_on", "product_id", "deployment_id")  # what tells one verdict from another: bits follow

Group = tuple[int | None, int | None]


_Kept = tuple[Any, ...]  # _TOLD of a subject, as the driver gives it


def keep_verdicts(connection: Connection, kind: str, ids: Ids | None, found: Asked) -> set[Group]:
    """Bring the verdicts of these subjects in step; gives the groups of equipment that are not as they were.

    ids: those that were asked; None for all of the kind.
    """
    common = set(found.values())
    outcomes = {one.outcome for one in common}
    bits = _bits(connection, {rule for one in outcomes for rule in _rules(one)})
    causes = _causes(connection, outcomes)
    plain: Any = date.isoformat if is_file(connection) else _same
    told = {one: _told(one, causes.get(one.outcome), plain) for one in common}
    wanted = dict(zip(found, map(told.__getitem__, found.values()), strict=True))
    known = _known(connection, kind, ids)
    if known == wanted:
        return set()
    gone = [subject for subject, row in known.items() if wanted.get(subject) != row]
    new = [subject for subject, row in wanted.items() if row and known.get(subject) != row]
    for condition in Ids(gone).among(VERDICT.c.subject_id):
        connection.execute(delete(VERDICT).where(VERDICT.c.subject_kind == kind, condition))
    masks = {one: list(_masks(one, bits)) for one in outcomes}
    _add(connection, ((kind, subject, told[found[subject]], masks[found[subject].outcome]) for subject in new))
    return {known[subject][2:] for subject in gone} | {told[found[subject]][2:] for subject in new}


def _told(one: Common, cause: int | None, plain: Any) -> _Kept:
    """What tells the verdict of subjects that have this in common; nothing where there is nothing to say."""
    if cause is None and one.due is None:
        return ()
    return (cause, one.due and plain(one.due), one.product, one.deployment)


def _add(connection: Connection, new: Iterable[tuple[str, int, _Kept, list[tuple[int, int, int]]]]) -> None:
    """A row for each word of a subject; the first one has its cause and its day."""
    rows = [
        (kind, subject, *masks, *(told if place == 0 else (None, None, *told[2:])))
        for kind, subject, told, words in new
        for place, masks in enumerate(words)
    ]
    if rows:
        columns = ("subject_kind", "subject_id", "word", "true_bits", "unknown_bits", *_TOLD)
        insert_plain(connection, VERDICT, columns, rows)


def _same(value: Any) -> Any:
    return value


def forget_causes(connection: Connection) -> None:
    """Let go of causes that no verdict has any more."""
    connection.execute(delete(CAUSE).where(~exists().where(VERDICT.c.cause_id == CAUSE.c.id)))


def _rules(outcome: Outcome) -> Iterator[str]:
    yield from (one.rule for one in outcome.held)
    yield from (rule for rule, _ in outcome.missing)


def _bits(connection: Connection, rules: set[str]) -> dict[str, tuple[int, int]]:
    """The word and bit of each rule: given once."""
    known = {rule: (word, bit) for rule, word, bit in connection.execute(select(RULE_BIT))}
    for rule in sorted(rules - known.keys()):
        known[rule] = divmod(len(known), BITS)
        connection.execute(insert(RULE_BIT), {"rule": rule, "word": known[rule][0], "bit": known[rule][1]})
    return known


def _causes(connection: Connection, outcomes: Collection[Outcome]) -> dict[Outcome, int]:
    """The id of the cause of each outcome that has anything in it; new ones are added."""
    by_digest = {one.digest: one for one in outcomes if one.held or one.missing}
    known: dict[str, int] = {}
    for page in pages(sorted(by_digest)):
        rows = connection.execute(select(CAUSE.c.digest, CAUSE.c.id).where(CAUSE.c.digest.in_(page)))
        known |= dict(rows.all())
    new = [by_digest[digest] for digest in sorted(by_digest.keys() - known.keys())]
    if new:
        connection.execute(
            insert(CAUSE),
            [
                {"digest": one.digest, "missing": one.missing_json, "held": one.held_json, "weight": one.weight}
                for one in new
            ],
        )
        return _causes(connection, outcomes)
    return {one: known[one.digest] for one in outcomes if one.held or one.missing}


def _masks(outcome: Outcome, bits: Mapping[str, tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Word, true bits and unknown bits; one word at least."""
    words: dict[int, list[int]] = {}
    for place, rules in enumerate(([one.rule for one in outcome.held], [rule for rule, _ in outcome.missing])):
        for rule in rules:
            word, bit = bits[rule]
            words.setdefault(word, [0, 0])[place] |= 1 << bit
    for word, (true_bits, unknown_bits) in sorted(words.items()) or [(0, [0, 0])]:
        yield word, true_bits, unknown_bits


def _known(connection: Connection, kind: str, ids: Ids | None) -> dict[int, _Kept]:
    """What is kept of these subjects, as the driver gives it: SQLAlchemy's rows would take three times as long."""
    row = VERDICT.c
    found: dict[int, _Kept] = {}
    for condition in [true()] if ids is None else ids.among(row.subject_id):
        here = (row.subject_kind == kind, row.cause_id.is_not(None) | row.due_on.is_not(None), condition)
        subjects: Any = connection.execute(select(row.subject_id).where(*here).order_by(row.subject_id)).cursor
        numbers = [number for (number,) in subjects.fetchall()]
        told: Any = connection.execute(select(*(row[name] for name in _TOLD)).where(*here).order_by(row.subject_id))
        found.update(zip(numbers, told.cursor.fetchall(), strict=True))
    return found
