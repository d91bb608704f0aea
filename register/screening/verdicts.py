"""Keeping verdicts, causes and findings in step with what the rules came to."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, and_, delete, insert, select, update

from register.journal.ids import Ids, pages
from register.model.derived import BITS, CAUSE, FINDING, RULE_BIT, VERDICT
from register.queries.reasons import written
from register.rules.judging import Judgement
from register.rules.levels import RANK


@dataclass(slots=True)
class Verdict:
    """What the rules came to for one subject, where any was true or not known, or something falls due."""

    subject: int
    true: dict[str, Judgement]
    unknown: dict[str, tuple[str, ...]]
    due: date | None = None


class Kept(NamedTuple):
    """How many findings are new, and how many are gone."""

    raised: int
    cleared: int


def keep(
    connection: Connection, kind: str, ids: Ids | None, verdicts: Sequence[Verdict], since: tuple[int, date]
) -> Kept:
    """Bring what is kept of these subjects in step. ids: those that were asked; None for all of the kind.

    since: the number of the last change that was seen, and the day.
    """
    bits = _bits(connection, {rule for one in verdicts for rule in (*one.true, *one.unknown)})
    causes = _causes(connection, {_cause(one.unknown) for one in verdicts if one.unknown})
    wanted: _Wanted = {row[:2]: row[2:] for one in verdicts for row in _masks(one, bits, causes)}
    _step_verdicts(connection, kind, ids, wanted)
    return _step_findings(connection, kind, ids, verdicts, since)


def forget_causes(connection: Connection) -> None:
    """Let go of causes that no verdict has any more."""
    used = select(VERDICT.c.cause_id).where(VERDICT.c.cause_id.is_not(None))
    connection.execute(delete(CAUSE).where(CAUSE.c.id.not_in(used)))


def _bits(connection: Connection, rules: set[str]) -> dict[str, tuple[int, int]]:
    """The word and bit of each rule: given once."""
    known = {rule: (word, bit) for rule, word, bit in connection.execute(select(RULE_BIT))}
    for rule in sorted(rules - known.keys()):
        known[rule] = divmod(len(known), BITS)
        connection.execute(insert(RULE_BIT), {"rule": rule, "word": known[rule][0], "bit": known[rule][1]})
    return known


def _cause(unknown: Mapping[str, tuple[str, ...]]) -> str:
    return json.dumps({rule: list(missing) for rule, missing in sorted(unknown.items())})


def _paths(cause: str) -> int:
    return len({path for missing in json.loads(cause).values() for path in missing})


def _causes(connection: Connection, causes: set[str]) -> dict[str, int]:
    """The id of each cause; new ones are added."""
    known: dict[str, int] = {}
    for page in pages(sorted(causes)):
        found = connection.execute(select(CAUSE.c.missing, CAUSE.c.id).where(CAUSE.c.missing.in_(page)))
        known |= dict(found.all())
    new = sorted(causes - known.keys())
    if new:
        connection.execute(insert(CAUSE), [{"missing": missing, "paths": _paths(missing)} for missing in new])
        return _causes(connection, causes)
    return known


_Masks = tuple[int, int, int, int, int | None, date | None]
_Wanted = dict[tuple[int, int], tuple[int, int, int | None, date | None]]


def _masks(one: Verdict, bits: Mapping[str, tuple[int, int]], causes: Mapping[str, int]) -> Iterator[_Masks]:
    cause = causes[_cause(one.unknown)] if one.unknown else None
    words = sorted({bits[rule][0] for rule in (*one.true, *one.unknown)}) or [0]
    for word in words:
        true = sum(1 << bits[rule][1] for rule in one.true if bits[rule][0] == word)
        unknown = sum(1 << bits[rule][1] for rule in one.unknown if bits[rule][0] == word)
        first = word == words[0]
        yield one.subject, word, true, unknown, cause if first else None, one.due if first else None


def _step_verdicts(connection: Connection, kind: str, ids: Ids | None, wanted: _Wanted) -> None:
    row = VERDICT.c
    columns = select(row.subject_id, row.word, row.true_bits, row.unknown_bits, row.cause_id, row.due_on)
    known = {one[:2]: one[2:] for one in _of(connection, columns, VERDICT, kind, ids)}
    gone = [key for key in known if wanted.get(key) != known[key]]
    for subject, word in gone:
        here = and_(row.subject_kind == kind, row.subject_id == subject, row.word == word)
        connection.execute(delete(VERDICT).where(here))
    new = [
        {
            "subject_kind": kind, "subject_id": key[0], "word": key[1],
            "true_bits": true, "unknown_bits": unknown, "cause_id": cause, "due_on": due,
        }
        for key, (true, unknown, cause, due) in wanted.items()
        if known.get(key) != (true, unknown, cause, due)
    ]  # fmt: skip
    if new:
        connection.execute(insert(VERDICT), new)


def _step_findings(
    connection: Connection, kind: str, ids: Ids | None, verdicts: Iterable[Verdict], since: tuple[int, date]
) -> Kept:
    row = FINDING.c
    told = (row.level, row.level_up_to, row.rank, row.why, row.level_missing)
    columns = select(row.subject_id, row.rule, row.id, *told)
    known = {one[:2]: (one.id, one[3:]) for one in _of(connection, columns, FINDING, kind, ids)}
    wanted = {(one.subject, rule): _told(judged) for one in verdicts for rule, judged in one.true.items()}
    for page in pages([known[key][0] for key in known if key not in wanted]):
        connection.execute(delete(FINDING).where(row.id.in_(page)))
    names = [column.name for column in told]
    new = []
    for key, values in wanted.items():
        columns_told = dict(zip(names, values, strict=True))
        if key not in known:
            number, day = since
            new.append(
                columns_told
                | {"subject_kind": kind, "subject_id": key[0], "rule": key[1], "since": number, "since_on": day}
            )
        elif known[key][1] != values:
            connection.execute(update(FINDING).where(row.id == known[key][0]).values(columns_told))
    if new:
        connection.execute(insert(FINDING), new)
    return Kept(len(new), len(known.keys() - wanted.keys()))


def _told(judged: Judgement) -> tuple[Any, ...]:
    level, up_to = str(judged.level), str(judged.level_up_to)
    return level, up_to, RANK[level], written(judged.why), json.dumps(sorted(judged.level_missing))


def _of(connection: Connection, columns: Any, table: Table, kind: str, ids: Ids | None) -> Iterator[Any]:
    wanted = columns.where(table.c.subject_kind == kind)
    conditions = [None] if ids is None else ids.among(table.c.subject_id)
    for condition in conditions:
        yield from connection.execute(wanted if condition is None else wanted.where(condition)).all()
