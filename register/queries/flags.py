"""Findings as a column: what records are ordered by; and what a finding in the list of findings is about."""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
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
    case,
    cast,
    func,
    literal,
    select,
    union,
    union_all,
)  # fmt: skip

from register.model.derived import CAUSE, FINDING, VERDICT
from register.model.tables import TABLES
from register.queries.paths import Reached, Reading, sort_key
from register.queries.shapes import JUDGED, SUBJECTS, Path
from register.rules.levels import LEVEL, RANK
from register.texts import Words

UNKNOWN = "unknown"
Subject = tuple[str, int]
Counts = tuple[tuple[str, int], ...]
_STEP = 1_000  # a finding of one level weighs more than all there is below it: a record shows never so many
_IN = 500
_REMEMBERED = 10_000  # combinations of a product and a deal that many things share
_ROW = FINDING.c
_VENDORS = ("vendor", "maker", "publisher")
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_FOUND = select(_ROW.subject_id, _ROW.level).where(_ROW.subject_kind == bindparam("kind"), _ROW.subject_id.in_(_IDS))
_ASKED = (
    select(VERDICT.c.subject_id, CAUSE.c.paths)
    .join(CAUSE, CAUSE.c.id == VERDICT.c.cause_id)
    .where(VERDICT.c.subject_kind == bindparam("kind"), VERDICT.c.subject_id.in_(_IDS))
)
_WORST_FIRST = sorted(LEVEL, key=RANK.__getitem__, reverse=True)


def subjects(reached: Reached) -> Reading:
    """Whose findings a record shows: its own, those of its product and deal, and of the organisations behind them."""
    own: list[tuple[str, ColumnElement[Any]]] = [(reached.kind, reached.base.c.id)]
    if reached.kind == "equipment":
        own += [("acquisition", reached.base.c.acquisition_id), ("product", reached.base.c.product_id)]
    if reached.kind in {"equipment", "product"}:
        product = reached.table(("product",) if reached.kind == "equipment" else ())
        own += [("vendor", product.c[f"{key}_id"]) for key in _VENDORS]
    judged = [(kind, column) for kind, column in own if kind in JUDGED]
    columns = [column for _, column in judged]
    if reached.kind == "acquisition":
        columns.append(_parties(reached))
    return Reading(tuple(columns) or (literal(None),), _Subjects([kind for kind, _ in judged]))


def _parties(reached: Reached) -> ColumnElement[Any]:
    party = TABLES["party"].c
    ids = func.aggregate_strings(cast(party.vendor_id, String), ",")
    return select(ids).where(party.acquisition_id == reached.base.c.id).correlate(reached.base).scalar_subquery()


class _Subjects:
    """Makes the subjects, each once, of their ids; ids after the last kind are those of parties, with commas."""

    def __init__(self, kinds: Sequence[str]) -> None:
        self._kinds = kinds
        self._made: dict[Sequence[Any], tuple[Subject, ...]] = {}

    def __call__(self, values: Sequence[Any]) -> tuple[Subject, ...]:
        known = self._made.get(values)
        if known is None:
            if len(self._made) > _REMEMBERED:
                self._made.clear()
            known = self._made[values] = self._subjects(values)
        return known

    def _subjects(self, values: Sequence[Any]) -> tuple[Subject, ...]:
        found = {(kind, number): None for kind, number in zip(self._kinds, values, strict=False) if number is not None}
        for parties in values[len(self._kinds) :]:
            found |= {("vendor", int(number)): None for number in (parties or "").split(",") if number}
        return tuple(found)


def counted(connection: Connection, shown: Collection[tuple[Subject, ...]]) -> dict[tuple[Subject, ...], Counts]:
    """What these sets of subjects come to: pairs of level and number, the worst first, "unknown" last."""
    different = set(shown)
    kinds: dict[str, set[int]] = {}
    for subjects in different:
        for kind, number in subjects:
            kinds.setdefault(kind, set()).add(number)
    weights: dict[Subject, int] = {}
    for kind in kinds.keys() & JUDGED:
        for number, weight in _weighed(connection, kind, sorted(kinds[kind])):
            weights[kind, number] = weights.get((kind, number), 0) + weight
    known = weights.get
    return {subjects: _told(sum([known(one, 0) for one in subjects])) for subjects in different}


def _weighed(connection: Connection, kind: str, ids: Sequence[int]) -> Iterator[tuple[int, int]]:
    """What the findings and the open questions of these subjects weigh, row by row."""
    for first in range(0, len(ids), _IN):
        some = {"kind": kind, "ids": ids[first : first + _IN]}
        yield from ((number, _STEP ** RANK[level]) for number, level in connection.execute(_FOUND, some).all())
        yield from ((number, paths) for number, paths in connection.execute(_ASKED, some).all())


@lru_cache(maxsize=_REMEMBERED)
def _told(weight: int) -> Counts:
    numbers = [(level, weight // _STEP ** RANK[level] % _STEP) for level in _WORST_FIRST]
    return tuple((level, number) for level, number in (*numbers, (UNKNOWN, weight % _STEP)) if number)


def flags_order(reached: Reached) -> tuple[ColumnElement[Any], FromClause]:
    """What orders records by their worst level, then by how many there are of it, and so on to what is not known."""
    base, joined = reached.base, reached.joined
    order: ColumnElement[Any] = literal(0)
    places = [(_weights(reached.kind), base.c.id)] if reached.kind in JUDGED - {"product"} else []
    if reached.kind == "product":
        places.append((_weights_of_products(), base.c.id))
    if reached.kind == "acquisition":
        party = TABLES["party"].c
        places.append((_summed(select(party.acquisition_id, party.vendor_id).distinct()), base.c.id))
    if reached.kind == "equipment":
        places.append((_weights("acquisition"), base.c.acquisition_id))
        places.append((_weights_of_products(), base.c.product_id))
    for weights, at in places:
        joined = joined.outerjoin(weights, weights.c.id == at)
        order = order + func.coalesce(weights.c.weight, 0)
    return order, joined


def _weights(kind: str) -> Subquery:
    """What the findings and the open questions of each subject of a kind weigh."""
    level = case({level: _STEP ** RANK[level] for level in LEVEL}, value=_ROW.level)
    found = select(_ROW.subject_id.label("id"), level.label("weight")).where(_ROW.subject_kind == kind)
    verdict = VERDICT.c
    asked = select(verdict.subject_id, CAUSE.c.paths).join(CAUSE, CAUSE.c.id == verdict.cause_id)
    every = union_all(found, asked.where(verdict.subject_kind == kind)).subquery()
    return select(every.c.id, func.sum(every.c.weight).label("weight")).group_by(every.c.id).subquery()


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
    return Reading((reached.base.c.rule,), lambda values: _titles().get(values[0], values[0]))


def _titles() -> dict[str, Words]:
    from register.rules.pack import shipped_rules  # noqa: PLC0415 - no other list waits for the rules to be read

    return {rule.id: rule.title for rule in shipped_rules().all}


def rules_named(word: str) -> list[str]:
    """The rules whose title has this word in it, in either language."""
    wanted = word.casefold()
    return [key for key, title in _titles().items() if wanted in f"{title.en}\n{title.fr}".casefold()]


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
