"""Keeping verdicts and their causes in step with what the rules came to."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from register.journal.ids import Ids, pages
from register.model.databases import insert_plain, is_file
from register.model.derived import BITS, CAUSE, RULE_BIT, VERDICT
from register.screening.asking import Asked, Common
from register.screening.outcomes import Outcome

_COLUMNS = (
    "subject_kind", "subject_id", "word", "true_bits", "unknown_bits", "cause_id", "due_on", "product_id",
    "deployment_id",
)  # fmt: skip

Group = tuple[int | None, int | None]


# Of one subject, all that is kept of it but its kind and number, as the driver gives it; where the rules need more than
# one word, a tuple of such tuples.
_Kept = tuple[Any, ...]


def keep_verdicts(connection: Connection, kind: str, ids: Ids | None, found: Sequence[Asked]) -> set[Group]:
    """Bring the verdicts of these subjects in step; gives the groups of equipment that are not as they were.

    ids: those that were asked; None for all of the kind.
    """
    common = {one.common for one in found}
    outcomes = {one.outcome for one in common}
    bits = _bits(connection, {rule for one in outcomes for rule in _rules(one)})
    causes = _causes(connection, outcomes)
    plain: Any = date.isoformat if is_file(connection) else _same
    kept = {one: _kept(one, causes.get(one.outcome), bits, plain) for one in common}
    wanted = {subject: row for subject, one in found if (row := kept[one])}
    return _step(connection, kind, ids, wanted)


def _kept(one: Common, cause: int | None, bits: Mapping[str, tuple[int, int]], plain: Any) -> _Kept:
    """What is kept of the subjects that have this in common; nothing where there is nothing to say."""
    if not (one.outcome.held or one.outcome.missing or one.due):
        return ()
    rows = []
    due = one.due and plain(one.due)
    for word, true, unknown in _masks(one.outcome, bits):
        rows.append((word, true, unknown, cause, due, one.product, one.deployment))
        cause = due = None  # the first word has them
    return rows[0] if len(rows) == 1 else tuple(rows)


def _same(value: Any) -> Any:
    return value


def forget_causes(connection: Connection) -> None:
    """Let go of causes that no verdict has any more."""
    used = select(VERDICT.c.cause_id).where(VERDICT.c.cause_id.is_not(None))
    connection.execute(delete(CAUSE).where(CAUSE.c.id.not_in(used)))


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
    for word, (true, unknown) in sorted(words.items()) or [(0, [0, 0])]:
        yield word, true, unknown


def _step(connection: Connection, kind: str, ids: Ids | None, wanted: Mapping[int, _Kept]) -> set[Group]:
    known = _known(connection, kind, ids)
    gone = [subject for subject, row in known.items() if wanted.get(subject) != row]
    new = [subject for subject, row in wanted.items() if known.get(subject) != row]
    for condition in Ids(gone).among(VERDICT.c.subject_id):
        connection.execute(delete(VERDICT).where(VERDICT.c.subject_kind == kind, condition))
    values = [(kind, subject, *row) for subject in new for row in _words(wanted[subject])]
    if values:
        insert_plain(connection, VERDICT, _COLUMNS, values)
    changed = {row for subject in gone for row in _words(known[subject])}
    changed |= {row for subject in new for row in _words(wanted[subject])}
    return {row[5:] for row in changed}


def _words(kept: _Kept) -> tuple[_Kept, ...]:
    return kept if kept and isinstance(kept[0], tuple) else (kept,)


def _known(connection: Connection, kind: str, ids: Ids | None) -> dict[int, _Kept]:
    """What is kept of these subjects, as the driver gives it: SQLAlchemy's rows would take three times as long."""
    row = VERDICT.c
    columns = select(*(row[name] for name in _COLUMNS[1:])).where(row.subject_kind == kind).order_by(row.word)
    found: dict[int, _Kept] = {}
    for condition in [None] if ids is None else ids.among(row.subject_id):
        result = connection.execute(columns if condition is None else columns.where(condition))
        cursor: Any = result.cursor
        for one in cursor.fetchall():
            before = found.get(one[0])
            found[one[0]] = one[1:] if before is None else (*_words(before), one[1:])
    return found
