"""Findings as a column: what records are ordered by; and what a finding in the list of findings is about."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    Subquery,
    case,
    func,
    literal,
    null,
    select,
    union,
    union_all,
)

from register.model.derived import CAUSE, FINDING, VERDICT
from register.model.tables import TABLES
from register.queries.paths import Reached, Reading, sort_key
from register.queries.shapes import SUBJECTS, Path
from register.rules.levels import LEVEL, RANK
from register.rules.pack import shipped_rules
from register.texts import Words

_STEP = 1_000  # a finding of one level weighs more than all there is below it: a record shows never so many


def flags_order(reached: Reached) -> tuple[ColumnElement[Any], FromClause]:
    """What orders records by their worst level, then by how many there are of it, and so on to what is not known."""
    shown = _shown_by(reached.kind).subquery()
    weights = _weights()
    of_subject = (weights.c.kind == shown.c.kind) & (weights.c.subject == shown.c.subject)
    summed = (
        select(shown.c.id, func.sum(weights.c.weight).label("weight"))
        .select_from(weights.join(shown, of_subject))
        .group_by(shown.c.id)
        .subquery()
    )
    order = func.coalesce(summed.c.weight, 0)
    return order, reached.joined.outerjoin(summed, summed.c.id == reached.base.c.id)


def _weights() -> Subquery:
    """What the findings and open questions of each subject weigh."""
    level = case({level: _STEP ** RANK[level] for level in LEVEL}, value=FINDING.c.level)
    found = select(FINDING.c.subject_kind.label("kind"), FINDING.c.subject_id.label("subject"), level.label("weight"))
    verdict = VERDICT.c
    asked = select(verdict.subject_kind, verdict.subject_id, CAUSE.c.paths).join(CAUSE, CAUSE.c.id == verdict.cause_id)
    every = union_all(found, asked).subquery()
    summed = select(every.c.kind, every.c.subject, func.sum(every.c.weight).label("weight"))
    return summed.group_by(every.c.kind, every.c.subject).subquery()


def _shown_by(kind: str) -> Any:
    """Which subjects' findings each record of a kind shows, each once: `id`, `kind`, `subject`.

    The same subjects as register.queries.through says for some records, here for all of them.
    """
    record = TABLES[kind].c
    own = select(record.id, literal(kind).label("kind"), record.id.label("subject"))
    if kind == "product":
        return union(own, *_vendors_of_products())
    if kind == "equipment":
        return union(
            own, _pairs("acquisition", record.id, record.acquisition_id), *_products(record.id, record.product_id)
        )
    if kind == "acquisition":
        party, line, item = TABLES["party"].c, TABLES["line"].c, TABLES["equipment"].c
        pairs = union(select(line.acquisition_id, line.product_id), select(item.acquisition_id, item.product_id))
        bought = pairs.subquery()
        return union(
            own,
            _pairs("vendor", party.acquisition_id, party.vendor_id),
            *_products(bought.c.acquisition_id, bought.c.product_id),
        )
    return own


def _pairs(kind: str, record: ColumnElement[Any], subject: ColumnElement[Any]) -> Select[Any]:
    return select(record.label("id"), literal(kind).label("kind"), subject.label("subject")).where(subject != null())


def _vendors_of_products() -> list[Select[Any]]:
    product = TABLES["product"].c
    return [_pairs("vendor", product.id, product[f"{key}_id"]) for key in ("vendor", "maker", "publisher")]


def _products(record: ColumnElement[Any], product: ColumnElement[Any]) -> list[Select[Any]]:
    vendors = union(*_vendors_of_products()).subquery()
    through = select(record.label("id"), vendors.c.kind, vendors.c.subject).join_from(
        product.table, vendors, vendors.c.id == product
    )
    return [_pairs("product", record, product), through]


def rule_title(reached: Reached) -> Reading:
    """The title of a finding's rule; its code where the rule is no longer there."""
    return Reading((reached.base.c.rule,), lambda values: _titles().get(values[0], values[0]))


def _titles() -> dict[str, Words]:
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
