"""Asking the rules of many subjects: one by one, or, of equipment, once for all things whose facts are alike."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from typing import Any, TypeAlias

from sqlalchemy import Connection, select

from register.fields.catalogue import CATALOGUE
from register.journal.ids import Ids
from register.model.columns import column_names
from register.model.tables import TABLES
from register.progress import Progress
from register.rules.conditions import earliest
from register.rules.judging import Level
from register.rules.standing import IDLE
from register.screening.facts import facts
from register.screening.outcomes import Judged, Judging, Outcome, Outcomes
from register.screening.things import ALIKE, GROUPED_BY, IDLE_BY, Raw, Things
from register.screening.treated import Treatments

_PAGE = 1_000  # subjects whose facts are held at a time
_ID = itemgetter(0)


@dataclass(frozen=True, slots=True, eq=False)
class Common:
    """What subjects that are alike have in common. product, deployment: of equipment; judged: with what explains it."""

    outcome: Outcome
    due: date | None
    product: int | None
    deployment: int | None
    judged: Judged


Asked: TypeAlias = Mapping[int, Common]  # what the rules came to, by subject


@dataclass(slots=True)
class Asking:
    """One screening: the rules of each subject, what was decided, the day, and the equipment."""

    connection: Connection
    levels: Mapping[str, Level]
    treatments: Treatments
    as_of: date
    things: Things
    outcomes: Outcomes = field(default_factory=Outcomes)

    def of(self, kind: str, ids: Ids, told: "Steps") -> Asked:
        """What the rules come to for these subjects; those that are gone are left out."""
        return _Likeness(self).of(ids, told) if kind == ALIKE else self._singly(kind, ids, told)

    def _singly(self, kind: str, ids: Ids, told: "Steps") -> Asked:
        level = self.levels[kind]
        judging = Judging(level, likely=kind != "acquisition")
        asked: dict[int, Common] = {}
        for page in ids.split(_PAGE):
            for number, row in facts(self.connection, level.reads, page, self.as_of, self.things).items():
                found, outcome = self._outcome(kind, number, judging.judged(row))
                asked[number] = Common(outcome, earliest((found.due, outcome.turns_on)), None, None, found)
            told.add(len(page))
        return asked

    def _outcome(self, kind: str, number: int, found: Judged) -> tuple[Judged, Outcome]:
        treated = self.treatments.single.get((kind, number), {})
        found, stands = self.treatments.applied(found, treated, self.as_of)
        return found, self.outcomes.of(found, stands)


class _Likeness:
    """Equipment whose facts are alike comes to the same: it is judged once."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self._level = asking.levels[ALIKE]
        self._judging = Judging(self._level, explained=False)
        names = {*self._level.reads.fields, *GROUPED_BY, IDLE_BY}
        fields = [field for field in CATALOGUE[ALIKE].stored if field.key in names]
        columns = [name for field in fields for name in column_names(field)]
        at = asking.things.at
        self._told = itemgetter(*(at[name] for name in columns))
        self._product, self._deployment = (at[f"{key}_id"] for key in GROUPED_BY)
        self._idle = at[IDLE_BY]
        self._known: dict[Any, Common] = {}

    def of(self, ids: Ids, told: "Steps") -> Asked:
        """What the rules come to for these things: one of each likeness is judged, then all are told."""
        answers = self._answers(ids)
        rows = list(self._asking.things.of("id", ids))
        alike: list[Any] = list(map(self._told, rows))
        if answers:
            alike = [(likeness, answers.get(row[0])) for likeness, row in zip(alike, rows, strict=True)]
        self._judge(dict(zip(reversed(alike), reversed(rows), strict=True)), told)
        common = map(self._known.__getitem__, alike)
        if self._asking.treatments.of_equipment:
            common = map(self._treated, rows, common)
        told.add(len(ids))
        return dict(zip(map(_ID, rows), common, strict=True))

    def _answers(self, ids: Ids) -> dict[int, frozenset[Any]]:
        note = TABLES["fact_note"].c
        found: dict[int, set[Any]] = {}
        for condition in ids.among(note.record_id):
            wanted = select(note.record_id, note.field, note.answer).where(note.kind == ALIKE, condition)
            for number, *answer in self._asking.connection.execute(wanted):
                found.setdefault(number, set()).add(tuple(answer))
        return {number: frozenset(every) for number, every in found.items()}

    def _judge(self, new: Mapping[Any, Raw], told: "Steps") -> None:
        """Judge one piece of equipment of each likeness."""
        numbers = {row[0]: likeness for likeness, row in new.items()}
        for page in Ids(numbers).split(_PAGE):
            told.add(0)  # it can be stopped here
            rows = facts(self._asking.connection, self._level.reads, page, self._asking.as_of, self._asking.things)
            for number, row in rows.items():
                likeness = numbers[number]
                found = self._judging.judged(row)
                idle = new[likeness][self._idle] in IDLE
                stands = {
                    rule: self._asking.treatments.standing(rule, one, None, self._asking.as_of, idle=idle)
                    for rule, one in found.true.items()
                }
                self._known[likeness] = self._common(new[likeness], self._asking.outcomes.of(found, stands), found)

    def _common(self, row: Raw, outcome: Outcome, found: Judged) -> Common:
        due = earliest((found.due, outcome.turns_on))
        return Common(outcome, due, row[self._product], row[self._deployment], found)

    def _treated(self, row: Raw, common: Common) -> Common:
        """The same with what was decided about this thing or its group."""
        found, treatments = common.judged, self._asking.treatments
        own = treatments.of_thing(row[0], (row[self._product], row[self._deployment]))
        idle = row[self._idle] in IDLE
        found, stands = treatments.applied(found, own, self._asking.as_of, idle=idle)
        return self._common(row, self._asking.outcomes.of(found, stands), found) if stands else common


class Steps:
    """How far a screening is."""

    def __init__(self, of: int, progress: Progress) -> None:
        self._done, self._of, self._progress = 0, of, progress
        progress(0, of)

    def add(self, number: int) -> None:
        """So many subjects more are done."""
        self._done += number
        self._progress(min(self._done, self._of), self._of)
