"""Asking the rules of many subjects: one by one, or, of equipment, once for all things whose facts are alike."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any, NamedTuple

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
from register.screening.outcomes import Judged, Judging, Outcome, outcome_of
from register.screening.things import ALIKE, GROUPED_BY, IDLE_BY, Raw, Things
from register.screening.treated import Treatments

_PAGE = 500  # subjects whose facts are held at a time
_ID = itemgetter(0)
_MANY = 5_000  # pieces of equipment that are looked through at a time: of most of them only the facts' likeness


@dataclass(frozen=True, slots=True, eq=False)
class Common:
    """What subjects that are alike have in common. product, deployment: of equipment; judged: with what explains it."""

    outcome: Outcome
    due: date | None
    product: int | None
    deployment: int | None
    judged: Judged


class Asked(NamedTuple):
    """What the rules came to for a subject."""

    subject: int
    common: Common


@dataclass(slots=True)
class Asking:
    """One screening: the rules of each subject, what was decided, the day, and the equipment."""

    connection: Connection
    levels: Mapping[str, Level]
    treatments: Treatments
    as_of: date
    things: Things

    def of(self, kind: str, ids: Ids, told: "Steps") -> Iterator[Asked]:
        """What the rules come to for these subjects; those that are gone are left out."""
        yield from (self._alike(ids, told) if kind == ALIKE else self._singly(kind, ids, told))

    def _singly(self, kind: str, ids: Ids, told: "Steps") -> Iterator[Asked]:
        level = self.levels[kind]
        judging = Judging(level, likely=kind != "acquisition")
        for page in _pages(ids, _PAGE):
            for number, row in facts(self.connection, level.reads, page, self.as_of, self.things).items():
                found, outcome = self._outcome(kind, number, judging.judged(row))
                yield Asked(number, Common(outcome, earliest((found.due, outcome.turns_on)), None, None, found))
            told.add(len(page))

    def _outcome(self, kind: str, number: int, found: Judged) -> tuple[Judged, Outcome]:
        treated = self.treatments.single.get((kind, number), {})
        found, stands = self.treatments.applied(found, treated, self.as_of)
        return found, outcome_of(found, stands)

    def _alike(self, ids: Ids, told: "Steps") -> Iterator[Asked]:
        likeness = _Likeness(self)
        for page in _pages(ids, _MANY):
            yield from likeness.of(page)
            told.add(len(page))


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

    def of(self, page: Ids) -> Iterator[Asked]:
        answers = self._answers(page)
        rows = list(self._asking.things.of("id", page))
        alike = list(map(self._told, rows))
        if answers:
            alike = [(*key, answers.get(row[0])) for key, row in zip(alike, rows, strict=True)]
        if not self._known.keys() >= set(alike):
            self._judge(dict(zip(reversed(alike), reversed(rows), strict=True)))
        common = map(self._known.__getitem__, alike)
        if self._asking.treatments.of_equipment:
            common = map(self._treated, rows, common)
        return map(Asked, map(_ID, rows), common)

    def _answers(self, page: Ids) -> dict[int, frozenset[Any]]:
        note = TABLES["fact_note"].c
        found: dict[int, set[Any]] = {}
        for condition in page.among(note.record_id):
            wanted = select(note.record_id, note.field, note.answer).where(note.kind == ALIKE, condition)
            for number, *answer in self._asking.connection.execute(wanted):
                found.setdefault(number, set()).add(tuple(answer))
        return {number: frozenset(every) for number, every in found.items()}

    def _judge(self, new: Mapping[Any, Raw]) -> None:
        """Judge one piece of equipment of each likeness that is not known yet."""
        numbers = {row[0]: likeness for likeness, row in new.items() if likeness not in self._known}
        for page in _pages(Ids(numbers), _PAGE):
            rows = facts(self._asking.connection, self._level.reads, page, self._asking.as_of, self._asking.things)
            for number, row in rows.items():
                likeness = numbers[number]
                found = self._judging.judged(row)
                idle = new[likeness][self._idle] in IDLE
                stands = {
                    rule: self._asking.treatments.standing(rule, one, None, self._asking.as_of, idle=idle)
                    for rule, one in found.true.items()
                }
                self._known[likeness] = self._common(new[likeness], outcome_of(found, stands), found)

    def _common(self, row: Raw, outcome: Outcome, found: Judged) -> Common:
        due = earliest((found.due, outcome.turns_on))
        return Common(outcome, due, row[self._product], row[self._deployment], found)

    def _treated(self, row: Raw, common: Common) -> Common:
        """The same with what was decided about this thing or its group."""
        found, treatments = common.judged, self._asking.treatments
        own = treatments.of_thing(row[0], (row[self._product], row[self._deployment]))
        idle = row[self._idle] in IDLE
        found, stands = treatments.applied(found, own, self._asking.as_of, idle=idle)
        return self._common(row, outcome_of(found, stands), found) if stands else common


class Steps:
    """How far a screening is."""

    def __init__(self, of: int, progress: Progress) -> None:
        self._done, self._of, self._progress = 0, of, progress
        progress(0, of)

    def add(self, number: int) -> None:
        """So many subjects more are done."""
        self._done += number
        self._progress(min(self._done, self._of), self._of)


def _pages(ids: Ids, size: int) -> Iterator[Ids]:
    """The ids, so many at a time."""
    numbers = list(ids)
    for start in range(0, len(numbers), size):
        yield Ids(numbers[start : start + size])
