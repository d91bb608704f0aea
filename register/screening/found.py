"""Keeping findings in step with what the rules came to: one a subject, and of equipment one a group of like things."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from register.journal.ids import Ids, pages
from register.model.derived import CAUSE, FINDING, FINDING_PERIOD, VERDICT
from register.queries.reasons import written
from register.rules.judging import Judgement
from register.rules.levels import RANK
from register.rules.standing import Standing
from register.screening.asking import Asked
from register.screening.things import ALIKE
from register.screening.treated import Group, Treatment, Treatments

_NO_REASONS = "[]"  # of a group they are told of one thing when it is asked


class Kept(NamedTuple):
    """How many findings are new, and how many are gone."""

    raised: int
    cleared: int


@dataclass(frozen=True, slots=True)
class Moment:
    """When this is kept: the number of the last change that was seen, and the day. packs: of each rule, as told."""

    change: int
    day: date
    packs: Mapping[str, str]


_Values = dict[str, Any]
_Wanted = dict[tuple[str, str], _Values]  # by place and rule
_TOLD = (
    "level", "level_up_to", "inherent", "rank", "status", "decision_id", "number", "joined", "subject_id", "why",
    "level_missing",
)  # fmt: skip


def keep_single(connection: Connection, kind: str, ids: Ids | None, found: Asked, moment: Moment) -> Kept:
    """Bring the findings of these subjects in step, one each. ids: those that were asked; None for all of the kind."""
    wanted: _Wanted = {}
    for subject, common in found.items():
        for rule, stands in common.outcome.held:
            told = common.judged.true[rule]
            wanted[f"{kind}:{subject}", rule] = _standing(stands) | _reasons(told) | {
                "subject_kind": kind, "subject_id": subject, "product_id": None, "deployment_id": None,
                "number": 1, "joined": 0,
            }  # fmt: skip
    row = FINDING.c
    near = [row.subject_kind == kind]
    conditions = [near] if ids is None else [[*near, among] for among in ids.among(row.subject_id)]
    return _step(connection, conditions, wanted, moment)


def keep_groups(
    connection: Connection, groups: Collection[Group] | None, treatments: Treatments, moment: Moment
) -> Kept:
    """Bring the findings of equipment in step, of these groups; None for all of them."""
    wanted: _Wanted = {}
    for members in _members(connection, groups):
        for place, rule, values in _grouped(members, treatments):
            wanted[place, rule] = values
    row = FINDING.c
    near = [row.subject_kind == ALIKE]
    if groups is None:
        return _step(connection, [near], wanted, moment)
    products = {product for product, _ in groups}
    conditions = [[*near, one] for one in _of_products(row.product_id, products)]
    return _step(connection, conditions, wanted, moment)


class _Members(NamedTuple):
    """The things of a product in a deployment: by what the rules came to, how many and the first of them."""

    group: Group
    outcomes: list[tuple[dict[str, list[Any]], int, int]]


def _members(connection: Connection, groups: Collection[Group] | None) -> Iterator[_Members]:
    row = VERDICT.c
    grouped = (row.product_id, row.deployment_id, row.cause_id)
    wanted = (
        select(*grouped, func.count(), func.min(row.subject_id))
        .where(row.subject_kind == ALIKE, row.cause_id.is_not(None))
        .group_by(*grouped)
    )
    products = None if groups is None else {product for product, _ in groups}
    conditions = [None] if products is None else list(_of_products(row.product_id, products))
    known = {number: json.loads(held) for number, held in connection.execute(select(CAUSE.c.id, CAUSE.c.held))}
    found: dict[Group, list[tuple[dict[str, list[Any]], int, int]]] = {}
    for condition in conditions:
        for product, deployment, cause, number, first in connection.execute(
            wanted if condition is None else wanted.where(condition)
        ):
            if known[cause]:
                found.setdefault((product, deployment), []).append((known[cause], number, first))
    for group, outcomes in found.items():
        yield _Members(group, outcomes)


def _of_products(column: ColumnElement[Any], products: set[int | None]) -> Iterator[ColumnElement[bool]]:
    if None in products:
        yield column.is_(None)
    yield from Ids(product for product in products if product is not None).among(column)


_Part = list[tuple[Standing, int, int]]  # how it stands, of how many things, and the first of them


def _grouped(members: _Members, treatments: Treatments) -> Iterator[tuple[str, str, _Values]]:
    """A finding for each rule and inherent level that holds of any of the things; one decided on stands alone."""
    product, deployment = members.group
    shared = treatments.groups.get(members.group, {})
    groups: dict[tuple[str, str], _Part] = {}
    for held, number, first in members.outcomes:
        for rule, told in held.items():
            stands = Standing(*told)
            if stands.decision in {None, _decision(shared.get(rule))}:
                groups.setdefault((rule, stands.inherent), []).append((stands, number, first))
            else:
                yield f"{ALIKE}:{first}", rule, _values(members.group, [(stands, number, first)], stands.decision)
    for (rule, inherent), part in groups.items():
        place = f"{ALIKE}:{product or 0}:{deployment or 0}:{inherent}"
        yield place, rule, _values(members.group, part, _decision(shared.get(rule)))


def _decision(treatment: Treatment | None) -> int | None:
    return None if treatment is None or treatment.decided is None else treatment.decided.id


def _values(group: Group, part: _Part, about: int | None) -> _Values:
    """The finding of like things. about: the decision on them; things that came since open it again."""
    decided = about is not None and about in {stands.decision for stands, _, _ in part}
    stands = min((one for one, _, _ in part), key=lambda one: (one.decision is not None, -RANK[one.level]))
    return _standing(stands) | {
        "decision_id": about if decided else None,
        "joined": sum(number for one, number, _ in part if one.decision is None) if decided else 0,
        "subject_kind": ALIKE, "subject_id": min(first for _, _, first in part), "product_id": group[0],
        "deployment_id": group[1], "number": sum(number for _, number, _ in part),
        "why": _NO_REASONS, "level_missing": _NO_REASONS,
    }  # fmt: skip


def _standing(stands: Standing) -> _Values:
    return {
        "level": stands.level, "level_up_to": stands.level_up_to, "inherent": stands.inherent,
        "rank": RANK[stands.level], "status": stands.status, "decision_id": stands.decision,
    }  # fmt: skip


def _reasons(told: Judgement) -> _Values:
    return {"why": written(told.why), "level_missing": json.dumps(sorted(told.level_missing))}


def _step(
    connection: Connection, conditions: Iterable[Sequence[ColumnElement[bool]]], wanted: _Wanted, moment: Moment
) -> Kept:
    row = FINDING.c
    columns = select(row.place, row.rule, row.id, *(row[name] for name in _TOLD))
    known = {
        one[:2]: (one.id, dict(zip(_TOLD, one[3:], strict=True)))
        for every in conditions
        for one in connection.execute(columns.where(*every)).all()
    }
    gone = [key for key in known if key not in wanted]
    new = [key for key in wanted if key not in known]
    moved = []
    for key, (number, told) in known.items():
        values = wanted.get(key)
        if values is not None and any(values[name] != told[name] for name in _TOLD):
            connection.execute(update(FINDING).where(row.id == number).values({name: values[name] for name in _TOLD}))
            if values["level"] != told["level"]:
                moved.append(key)
    for page in pages([known[key][0] for key in gone]):
        connection.execute(delete(FINDING).where(row.id.in_(page)))
    if new:
        since = {"since": moment.change, "since_on": moment.day}
        connection.execute(insert(FINDING), [{"place": key[0], "rule": key[1], **since, **wanted[key]} for key in new])
    _end_periods(connection, [*gone, *moved], moment)
    _begin_periods(connection, [*new, *moved], wanted, moment)
    return Kept(len(new), len(gone))


def _end_periods(connection: Connection, keys: Sequence[tuple[str, str]], moment: Moment) -> None:
    row = FINDING_PERIOD.c
    by_rule: dict[str, list[str]] = {}
    for place, rule in keys:
        by_rule.setdefault(rule, []).append(place)
    for rule, places in by_rule.items():
        for page in pages(places):
            here = (row.rule == rule, row.place.in_(page), row.to_change.is_(None))
            connection.execute(update(FINDING_PERIOD).where(*here).values(to_change=moment.change, to_on=moment.day))


def _begin_periods(connection: Connection, keys: Sequence[tuple[str, str]], wanted: _Wanted, moment: Moment) -> None:
    if not keys:
        return
    begun = {"from_change": moment.change, "from_on": moment.day}
    rows = [
        {
            "place": place, "rule": rule, "pack": moment.packs.get(rule, ""), **begun,
            **{name: wanted[place, rule][name] for name in ("subject_kind", "subject_id", "level")},
        }
        for place, rule in keys
    ]  # fmt: skip
    connection.execute(insert(FINDING_PERIOD), rows)
