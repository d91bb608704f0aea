"""What people decided on findings and which measures they took, as the screening applies it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, or_, select

from register.decisions import PROVEN
from register.journal.ids import Ids
from register.model.tables import TABLES
from register.rules.judging import Judgement, Level
from register.rules.standing import Decided, Ground, Measure, Standing, standing
from register.screening.lapsed import Stands, lapsing, with_lapsed
from register.screening.outcomes import Judged

Place = tuple[str, int]  # kind and id of a subject
Group = tuple[int | None, int | None]  # a product and a deployment: the things of one in the other


class Treatment(NamedTuple):
    """The decision in force on a finding, and the measures. covered: of a group, the things it was made about."""

    decided: Decided | None
    measures: tuple[Measure, ...]
    covered: Ids | None = None


@dataclass(frozen=True, slots=True)
class Treatments:
    """All treatments, by rule: of single subjects and of groups.

    unlawful: rules that paper cannot mend; lapsing: those that an acceptance which has run out raises, with the level.
    """

    single: Mapping[Place, Mapping[str, Treatment]]
    groups: Mapping[Group, Mapping[str, Treatment]]
    unlawful: frozenset[str] = field(default_factory=frozenset)
    lapsing: Mapping[str, str] = field(default_factory=dict)

    def standing(
        self, rule: str, found: Judgement, treatment: Treatment | None, as_of: date, *, idle: bool = False
    ) -> Standing:
        """Where a finding stands with this treatment."""
        decided, measures = (None, ()) if treatment is None else treatment[:2]
        return standing(
            str(found.level), str(found.level_up_to), decided, measures,
            Ground(as_of, idle, rule in self.unlawful),
        )  # fmt: skip

    def applied(
        self, found: Judged, own: Mapping[str, Treatment], as_of: date, *, idle: bool = False
    ) -> tuple[Judged, Stands]:
        """Where each finding of a subject stands, with what is raised where an acceptance has run out."""

        def stand(rule: str, one: Judgement) -> Standing:
            return self.standing(rule, one, own.get(rule), as_of, idle=idle)

        return with_lapsed(found, {rule: stand(rule, one) for rule, one in found.true.items()}, self.lapsing, stand)

    def of_thing(self, number: int, group: Group) -> dict[str, Treatment]:
        """What applies to one piece of equipment: its own, and those of its group that were made about it too."""
        shared = self.groups.get(group, {})
        found = {
            rule: one if one.covered is not None and number in one.covered else Treatment(None, one.measures)
            for rule, one in shared.items()
        }
        return found | dict(self.single.get(("equipment", number), {}))

    @property
    def of_equipment(self) -> bool:
        """Whether anything was decided about equipment at all."""
        return bool(self.groups) or any(kind == "equipment" for kind, _ in self.single)


def treatments(
    connection: Connection, levels: Mapping[str, Level], unlawful: Iterable[str], *, until: date | None = None
) -> Treatments:
    """The decisions in force, the newest of each finding, and all measures. levels: the rules that hold.

    until: only what had been decided and done by that day; what has no day counts.
    """
    single: dict[Place, dict[str, Treatment]] = {}
    groups: dict[Group, dict[str, Treatment]] = {}
    row, did = TABLES["decision"].c, TABLES["control"].c
    wanted = select(TABLES["decision"]).where(row.ended_on.is_(None), *_by(row.decided_on, until)).order_by(row.id)
    for one in connection.execute(wanted):
        covered = None if one.subject_id is not None else Ids.read(one.covered or "")
        made = Treatment(_decided(one), (), covered)
        if one.subject_id is None:
            groups.setdefault((one.product_id, one.deployment_id), {})[one.rule] = made
        else:
            single.setdefault((one.subject_kind, one.subject_id), {})[one.rule] = made
    for one in connection.execute(select(TABLES["control"]).where(*_by(did.done_on, until)).order_by(did.id)):
        measure = Measure(one.kind, one.status in PROVEN and one.evidence_id is not None)
        if one.subject_id is None:
            at = groups.setdefault((one.product_id, one.deployment_id), {})
        else:
            at = single.setdefault((one.subject_kind, one.subject_id), {})
        before = at.get(one.rule, Treatment(None, ()))
        at[one.rule] = before._replace(measures=(*before.measures, measure))
    return Treatments(single, groups, frozenset(unlawful), lapsing(levels))


def _by(day: ColumnElement[date], until: date | None) -> list[ColumnElement[bool]]:
    return [] if until is None else [or_(day.is_(None), day <= until)]


def _decided(row: object) -> Decided:
    persons, city = getattr(row, "severity_persons", None), getattr(row, "severity_city", None)
    known = [one for one in (persons, city) if one is not None]
    return Decided(
        row.id, row.status, row.expires_on, max(known, default=None), row.likelihood, bool(row.happened),  # type: ignore[attr-defined]
    )  # fmt: skip
