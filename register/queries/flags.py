"""Findings as a column: what records are ordered by; and what a finding in the list of findings is about."""

from collections.abc import Collection, Iterator, Sequence
from functools import cache, partial
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    FromClause,
    Select,
    String,
    Subquery,
    bindparam,
    cast,
    func,
    literal,
    select,
    union,
    union_all,
)  # fmt: skip

from register.model.derived import CAUSE, FINDING, VERDICT
from register.model.tables import TABLES
from register.queries import making
from register.queries.making import Counts, Subject, Subjects
from register.queries.paths import Reached, Reading, sort_key
from register.queries.ruled import title_of
from register.queries.shapes import SUBJECTS, Path

_IN = 500
_VENDORS = ("vendor", "maker", "publisher")
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)


def subjects(reached: Reached) -> Reading:
    """Whose findings a record shows: its own, those of its product and deal, and of the organisations behind them."""
    own: list[tuple[str, ColumnElement[Any]]] = [(reached.kind, reached.base.c.id)]
    if reached.kind == "equipment":
        own += [(key, reached.base.c[f"{key}_id"]) for key in ("acquisition", "deployment", "product")]
    if reached.kind in {"equipment", "product"}:
        product = reached.table(("product",) if reached.kind == "equipment" else ())
        own += [("vendor", product.c[f"{key}_id"]) for key in _VENDORS]
    columns = [column for _, column in own]
    if reached.kind == "acquisition":
        columns.append(_parties(reached))
    return Reading(tuple(columns), Subjects([kind for kind, _ in own]))


def _parties(reached: Reached) -> ColumnElement[Any]:
    party = TABLES["party"].c
    ids = func.aggregate_strings(cast(party.vendor_id, String), ",")
    return select(ids).where(party.acquisition_id == reached.base.c.id).correlate(reached.base).scalar_subquery()


def counted(connection: Connection, shown: Collection[tuple[Subject, ...]]) -> dict[tuple[Subject, ...], Counts]:
    """What these sets of subjects come to: pairs of level and number, the worst first, "unknown" last."""
    return making.counted(shown, partial(_weighed, connection))


def _weighed(connection: Connection, kind: str, ids: Sequence[int]) -> Iterator[tuple[int, int]]:
    """What the findings and the open questions of these subjects weigh, row by row."""
    for first in range(0, len(ids), _IN):
        some = {"kind": kind, "ids": ids[first : first + _IN]}
        yield from ((number, weight) for number, weight in connection.execute(weighing(_IDS), some).all())


def flags_order(reached: Reached) -> tuple[ColumnElement[Any], FromClause]:
    """What orders records by their worst level, then by how many there are of it, and so on to what is not known."""
    base, joined = reached.base, reached.joined
    order: ColumnElement[Any] = literal(0)
    places = [(_weights(reached.kind), base.c.id)] if reached.kind != "product" else []
    if reached.kind == "product":
        places.append((_weights_of_products(), base.c.id))
    if reached.kind == "acquisition":
        party = TABLES["party"].c
        places.append((_summed(select(party.acquisition_id, party.vendor_id).distinct()), base.c.id))
    if reached.kind == "equipment":
        places += [(_weights(key), base.c[f"{key}_id"]) for key in ("acquisition", "deployment")]
        places.append((_weights_of_products(), base.c.product_id))
    for weights, at in places:
        joined = joined.outerjoin(weights, weights.c.id == at)
        order = order + func.coalesce(weights.c.weight, 0)
    return order, joined


@cache
def weighing(ids: Any) -> Select[Any]:
    """What findings and open questions of subjects weigh: `id` and `weight`, of a `kind` and among these ids."""
    verdict = VERDICT.c
    weighed = select(verdict.subject_id.label("id"), CAUSE.c.weight.label("weight"))
    weighed = weighed.join(CAUSE, CAUSE.c.id == verdict.cause_id)
    return weighed.where(verdict.subject_kind == bindparam("kind"), verdict.subject_id.in_(ids))


def _weights(kind: str) -> Subquery:
    """What the findings and the open questions of each subject of a kind weigh."""
    verdict = VERDICT.c
    weighed = select(verdict.subject_id.label("id"), CAUSE.c.weight).join(CAUSE, CAUSE.c.id == verdict.cause_id)
    return weighed.where(verdict.subject_kind == kind).subquery()


def _weights_of_products() -> Subquery:
    """What each product weighs with the organisations behind it, each of these once."""
    product = TABLES["product"].c
    vendors = _summed(union(*(select(product.id, product[f"{key}_id"]) for key in _VENDORS)))
    own = _weights("product")
    every = union_all(select(own.c.id, own.c.weight), select(vendors.c.id, vendors.c.weight)).subquery()
    return select(every.c.id, func.sum(every.c.weight).label("weight")).group_by(every.c.id).subquery()


def _summed(pairs: Any) -> Subquery:
    """Of pairs of a record and an organisation, the weights summed for each record."""
    pair, weights = pairs.subquery(), _weights("vendor")
    record, vendor = tuple(pair.c)
    summed = select(record.label("id"), func.sum(weights.c.weight).label("weight"))
    return summed.join_from(pair, weights, weights.c.id == vendor).group_by(record).subquery()


def rule_title(reached: Reached) -> Reading:
    """The title of a finding's rule; its code where the rule is no longer there."""
    return Reading((reached.base.c.rule,), lambda values: title_of(values[0]))


def subject(reached: Reached) -> Reading:
    """The title of what a finding is about."""
    readings = [reached.reading(Path(reached.kind, (kind,), None)) for kind in SUBJECTS]
    return Reading(tuple(column for reading in readings for column in reading.columns), _Chosen(readings))


class _Chosen:
    """Of several readings side by side, the value of the one that has any."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = readings

    def __call__(self, values: Sequence[Any]) -> Any:
        at = 0
        for reading in self._readings:
            own = values[at : at + len(reading.columns)]
            at += len(reading.columns)
            if any(value is not None for value in own):
                return own[0] if reading.value is None else reading.value(own)
        return None


def subject_order(connection: Connection, reached: Reached) -> ColumnElement[Any]:
    """What orders findings by the titles of their subjects."""
    return func.coalesce(*(sort_key(connection, reached, Path(reached.kind, (kind,), None)) for kind in SUBJECTS))


def findings_of(kind: str, ids: Select[Any]) -> ColumnElement[bool]:
    """Whether a finding is about one of these records."""
    return (FINDING.c.subject_kind == kind) & FINDING.c.subject_id.in_(ids)
