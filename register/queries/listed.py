"""What stands under a rule in the list of findings: its findings, and the records for which it is not decided."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, literal, select

from register.journal.ids import Ids
from register.model.derived import CAUSE, VERDICT
from register.model.tables import TABLES
from register.queries.called import record_names
from register.queries.cards import Asked, question_of
from register.queries.findings import EQUIPMENT, Finding, findings_by_id
from register.records import titles
from register.texts import Text


@dataclass(frozen=True, slots=True)
class Row:
    """A finding as a line of the list.

    about: the record, or the product and the deployment of many things, as `shown` takes it. until: the day on which an
    acceptance ends, or by which something is to be done; who: the person or department in charge of that.
    """

    finding: Finding
    about: object
    until: date | None = None
    who: str | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A record, or all equipment of one product in one deployment, for which a rule is not decided.

    subject: of many things, the first; number: how many. missing: the paths from it of what is not known.
    """

    kind: str
    subject: int
    number: int
    product: int | None
    deployment: int | None
    missing: tuple[str, ...]


def rows_of(connection: Connection, ids: Iterable[int]) -> dict[int, Row]:
    """These findings as lines, by id. One that is gone is left out."""
    found = findings_by_id(connection, ids)
    about = _called(connection, [(one.kind, one.subject, one.number, one.product, one.deployment)
                                 for one in found.values()])  # fmt: skip
    decided = _decided(connection, {one.decision for one in found.values() if one.decision is not None})
    return {
        one.id: Row(one, name, *decided.get(one.decision or 0, (None, None)))
        for one, name in zip(found.values(), about, strict=True)
    }


def waiting_on(connection: Connection, rule: str) -> list[Waiting]:
    """For what a rule is not decided, the widest first."""
    causes = _causes(connection, rule)
    found: dict[tuple[Any, ...], Waiting] = {}
    for kind, product, deployment, cause, subject, number in _undecided(connection, causes):
        key = (kind, product, deployment) if kind == EQUIPMENT else (kind, subject)
        before = found.get(key, Waiting(kind, subject, 0, product, deployment, ()))
        found[key] = replace(
            before,
            subject=min(before.subject, subject),
            number=before.number + number,
            missing=tuple(dict.fromkeys((*before.missing, *causes[cause]))),
        )
    return sorted(found.values(), key=lambda one: (-one.number, one.kind, one.subject))


def _causes(connection: Connection, rule: str) -> dict[int, tuple[str, ...]]:
    """What is not known of a rule, by cause."""
    wanted = select(CAUSE.c.id, CAUSE.c.missing).where(CAUSE.c.missing.contains(f'"{rule}"', autoescape=True))
    read = ((number, json.loads(missing)) for number, missing in connection.execute(wanted))
    return {number: tuple(missing[rule]) for number, missing in read if rule in missing}


def _undecided(connection: Connection, causes: Iterable[int]) -> Iterator[Any]:
    """Of these causes: kind, product, deployment, cause, subject and one; of equipment the first, and how many."""
    row = VERDICT.c
    place = (row.subject_kind, row.product_id, row.deployment_id, row.cause_id)
    single = select(*place, row.subject_id, literal(1)).where(row.subject_kind != EQUIPMENT)
    alike = select(*place, func.min(row.subject_id), func.count()).where(row.subject_kind == EQUIPMENT)
    for among in Ids(causes).among(row.cause_id):
        yield from connection.execute(single.where(among))
        yield from connection.execute(alike.where(among).group_by(*place))


def waiting_called(connection: Connection, waiting: Sequence[Waiting]) -> list[object]:
    """What these are called, in their order, as `shown` takes it."""
    return _called(connection, [(one.kind, one.subject, one.number, one.product, one.deployment) for one in waiting])


def things_waiting(connection: Connection, rule: str, waiting: Waiting) -> Ids:
    """The records for which the rule is not decided: the things of a product in a deployment, else the one record."""
    if waiting.kind != EQUIPMENT:
        return Ids((waiting.subject,))
    row = VERDICT.c
    wanted = (
        select(row.subject_id, CAUSE.c.missing)
        .join(CAUSE, CAUSE.c.id == row.cause_id)
        .where(
            row.subject_kind == EQUIPMENT,
            row.product_id.is_not_distinct_from(waiting.product),
            row.deployment_id.is_not_distinct_from(waiting.deployment),
            CAUSE.c.missing.contains(f'"{rule}"', autoescape=True),
        )
    )
    return Ids(number for number, missing in connection.execute(wanted) if rule in json.loads(missing))


def questions_about(rule: str, waiting: Waiting) -> tuple[Asked, ...]:
    """What to ask so that the rule can be decided."""
    return tuple(question_of(waiting.kind, path, (rule,)) for path in sorted(waiting.missing))


def called(connection: Connection, found: Finding) -> object:
    """What a finding is about: the record, or the product and the deployment of many things."""
    return _called(connection, [(found.kind, found.subject, found.number, found.product, found.deployment)])[0]


_Subject = tuple[str, int, int, int | None, int | None]  # kind, id of the first, how many, product, deployment


def _called(connection: Connection, subjects: Sequence[_Subject]) -> list[object]:
    wanted: dict[str, set[int]] = {}
    for kind, subject, number, product, deployment in subjects:
        if kind == EQUIPMENT and number > 1 and product is not None:
            wanted.setdefault("product", set()).add(product)
            if deployment is not None:
                wanted.setdefault("deployment", set()).add(deployment)
        else:
            wanted.setdefault(kind, set()).add(subject)
    names = {kind: record_names(connection, kind, ids) for kind, ids in wanted.items()}
    return [_name(names, subject) for subject in subjects]


def _name(names: Mapping[str, Mapping[int, object]], about: _Subject) -> object:
    kind, subject, number, product, deployment = about
    if kind != EQUIPMENT or number == 1 or product is None:
        return names[kind].get(subject, f"#{subject}")
    model = names["product"].get(product, f"#{product}")
    return model if deployment is None else f"{model} · {names['deployment'].get(deployment, f'#{deployment}')}"


def _decided(connection: Connection, ids: Iterable[int]) -> dict[int, tuple[date | None, str | None]]:
    row = TABLES["decision"].c
    columns = (row.id, row.status, row.expires_on, row.due_on, row.owner_id, row.owner_service)
    rows = [one for among in Ids(ids).among(row.id) for one in connection.execute(select(*columns).where(among))]
    people = titles(connection, "person", {one.owner_id for one in rows if one.owner_id is not None})
    return {
        one.id: (
            one.expires_on if one.status == "accepted" else one.due_on,
            people.get(one.owner_id) or one.owner_service,
        )
        for one in rows
    }


def reach_told(kind: str | None, number: int) -> Text:
    """How many records something is about, in words."""
    match kind:
        case "equipment":
            return Text("{n} thing", "{n} things", n=number)
        case "acquisition":
            return Text("{n} deal", "{n} deals", n=number)
        case "vendor":
            return Text("{n} vendor", "{n} vendors", n=number)
        case "product":
            return Text("{n} product", "{n} products", n=number)
        case "deployment":
            return Text("{n} deployment", "{n} deployments", n=number)
        case _:
            return Text("{n} record", "{n} records", n=number)
