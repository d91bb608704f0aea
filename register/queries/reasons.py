"""Why a rule is true, as it is kept with a finding: facts as JSON, and read again."""

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from register.journal.labels import packed, unpacked
from register.rules.facts import Fact, Listing, Reason, Witnesses
from register.rules.spans import Span
from register.values import Answer


def written(reasons: Iterable[Reason]) -> str:
    """Reasons as JSON."""
    return json.dumps([_reason(reason) for reason in reasons], ensure_ascii=False)


def read(text: str) -> tuple[Reason, ...]:
    """The reasons that were written."""
    return tuple(_read(one) for one in json.loads(text))


def _reason(reason: Reason) -> dict[str, Any]:
    if isinstance(reason, Fact):
        return _fact(reason)
    first = [[_fact(fact) for fact in facts] for facts in reason.first]
    return {"path": reason.path, "kind": reason.kind, "number": reason.number, "first": first}


def _read(one: dict[str, Any]) -> Reason:
    if "number" not in one:
        return _read_fact(one)
    first = tuple(tuple(_read_fact(fact) for fact in facts) for facts in one["first"])
    return Witnesses(one["path"], one["kind"], one["number"], first)


def _fact(fact: Fact) -> dict[str, Any]:
    found = {
        "path": fact.path, "kind": fact.kind, "record": fact.record, "field": fact.field, "value": _value(fact.value),
    }  # fmt: skip
    if fact.note is not None:
        found["note"] = packed(fact.note)
    if fact.origins:
        found["origins"] = [_fact(origin) for origin in fact.origins]
    return found


def _read_fact(one: dict[str, Any]) -> Fact:
    note = unpacked(one["note"]) if "note" in one else None
    origins = tuple(_read_fact(origin) for origin in one.get("origins", ()))
    return Fact(one["path"], one["kind"], one["record"], one["field"], _read_value(one["value"]), note, origins)


def _value(value: Any) -> Any:
    if isinstance(value, Answer):
        return {"answer": value.value}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, Span):
        return {"span": [[unit, str(low), str(high)] for unit, low, high in value.parts]}
    if isinstance(value, Listing):
        return {"list": list(value.members), "complete": value.complete}
    return value


def _read_value(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    if "answer" in value:
        return Answer(value["answer"])
    if "date" in value:
        return date.fromisoformat(value["date"])
    if "span" in value:
        return Span(tuple((unit, Decimal(low), Decimal(high)) for unit, low, high in value["span"]))
    return Listing(tuple(value["list"]), value["complete"])
