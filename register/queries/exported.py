"""All findings as the exchange format has them, then what is not known, grouped by rule and what is missing."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from register.fields.catalogue import CATALOGUE
from register.model.derived import CAUSE, FINDING, VERDICT
from register.queries.confirming import stated_only
from register.queries.findings import EQUIPMENT, findings, members
from register.queries.reasons import read
from register.rules.facts import Fact, Listing, Reason
from register.rules.spans import INFINITY, Span
from register.values import Answer

_SUBJECTS_NAMED = 1000


def exported(connection: Connection) -> Iterator[dict[str, Any]]:
    """What is true, the most serious first; then what is not known. Of a group of equipment the ids are listed."""
    kept = {row.id: row for row in connection.execute(select(FINDING.c.id, FINDING.c.why, FINDING.c.level_missing))}
    for found in findings(connection):
        row = kept[found.id]
        subject: dict[str, Any] = {"subject": [found.kind, found.subject]}
        if found.kind == EQUIPMENT:
            ids = list(members(connection, found))
            subject = {"subject_kind": found.kind, "count": len(ids), "subjects": ids[:_SUBJECTS_NAMED]}
        why = read(row.why)
        yield {
            "rule": found.rule,
            "result": "TRUE",
            **subject,
            "level": found.level,
            "level_up_to": found.level_up_to,
            "inherent_level": found.inherent,
            "facts": _facts(why),
            "to_confirm": sorted({fact.path for fact in stated_only(why)}),
            "missing": [],
            "level_missing": json.loads(row.level_missing),
            "since": found.since_on.isoformat(),
            "status": found.status,
        }
    yield from _unknown(connection)


def _unknown(connection: Connection) -> Iterator[dict[str, Any]]:
    verdicts = (
        select(VERDICT.c.subject_kind, CAUSE.c.missing, VERDICT.c.subject_id)
        .join(CAUSE, CAUSE.c.id == VERDICT.c.cause_id)
        .order_by(VERDICT.c.subject_kind, VERDICT.c.subject_id)
    )
    groups: dict[tuple[str, str, tuple[str, ...]], list[int]] = {}
    known: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for kind, text, subject in connection.execute(verdicts):
        if text not in known:
            known[text] = [(rule, tuple(missing)) for rule, missing in json.loads(text).items()]
        for rule, missing in known[text]:
            groups.setdefault((rule, kind, missing), []).append(subject)
    for (rule, kind, missing), subjects in sorted(groups.items()):
        yield {
            "rule": rule,
            "result": "UNKNOWN",
            "subject_kind": kind,
            "missing": list(missing),
            "count": len(subjects),
            "subjects": subjects[:_SUBJECTS_NAMED],
        }


def _facts(why: Iterable[Reason]) -> dict[str, Any]:
    """The deciding facts by their path; of a collection, how many of its records, and the facts of the first ones.

    Those that are restricted or secret stay inside.
    """
    found: dict[str, Any] = {}
    for reason in why:
        if isinstance(reason, Fact):
            found |= {} if _withheld(reason) else {reason.path: _json(reason.value)}
        else:
            first = [{fact.path: _json(fact.value) for fact in facts if not _withheld(fact)} for facts in reason.first]
            ids = [facts[0].record for facts in reason.first if facts and facts[0].record]
            found[reason.path] = {"number": reason.number, "kind": reason.kind, "ids": ids, "first": first}
    return found


def _withheld(fact: Fact) -> bool:
    entity = CATALOGUE.get(fact.kind)
    return entity is not None and any(field.key == fact.field and field.withheld for field in entity.fields)


def _json(value: Any) -> Any:
    if isinstance(value, Answer):
        return {"is": value.value}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Listing):
        return list(value.members)
    if not isinstance(value, Span):
        return value
    if value.exact:
        return f"{value.parts[0][1]:.2f}" if value.parts else "0.00"
    return [
        {"currency": unit or None, "from": f"{low:.2f}", "to": None if high == INFINITY else f"{high:.2f}"}
        for unit, low, high in value.parts
    ]
