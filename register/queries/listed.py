"""What stands under a group in the list of findings: findings, and rules with records they are not decided for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from sqlalchemy import Connection, select

from register.journal.ids import Ids
from register.model.tables import TABLES
from register.queries.called import record_names
from register.queries.findings import EQUIPMENT, Finding, findings_by_id
from register.queries.ruled import title_of
from register.queries.waiting import Waiting
from register.records import titles
from register.texts import Text, Words


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
class WaitingRow:
    """A rule that is not decided as a line of the list. about: the record or things, as `shown` takes it."""

    about: object
    title: Words


def rows_of(connection: Connection, ids: Iterable[int]) -> dict[int, Row]:
    """These findings as lines, by id. One that is gone is left out."""
    found = findings_by_id(connection, ids)
    about = names_of(connection, [(one.kind, one.subject, one.number, one.product, one.deployment)
                                  for one in found.values()])  # fmt: skip
    decided = _decided(connection, {one.decision for one in found.values() if one.decision is not None})
    return {
        one.id: Row(one, name, *decided.get(one.decision or 0, (None, None)))
        for one, name in zip(found.values(), about, strict=True)
    }


def rows_waiting(connection: Connection, waiting: Sequence[Waiting]) -> dict[Waiting, WaitingRow]:
    """Rules that are not decided, as lines."""
    about = names_of(connection, [(one.kind, one.subject, one.number, one.product, one.deployment) for one in waiting])
    return {one: WaitingRow(name, title_of(one.rule)) for one, name in zip(waiting, about, strict=True)}


def called(connection: Connection, found: Finding) -> object:
    """What a finding is about: the record, or the product and the deployment of many things."""
    return names_of(connection, [(found.kind, found.subject, found.number, found.product, found.deployment)])[0]


About: TypeAlias = tuple[str, int, int, int | None, int | None]  # kind, id of the first, how many, product, deployment


def names_of(connection: Connection, subjects: Sequence[About]) -> list[object]:
    """What records or many things are called, in their order, as `shown` takes it."""
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


def _name(names: Mapping[str, Mapping[int, object]], about: About) -> object:
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
