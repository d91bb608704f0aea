"""The rows of a questionnaire's lists: records that are there, and records that it adds."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import select

from register.fields.catalogue import CATALOGUE
from register.fields.field import Entity, Field
from register.importing.cleaning import written
from register.importing.plan import Outcome
from register.model.columns import column_names
from register.model.tables import TABLES
from register.names import fold
from register.questions import marks
from register.questions.comparing import Said, shown_as
from register.questions.form import OWNERS
from register.questions.plan import New
from register.questions.reading import Row
from register.questions.taking import Left, Taking, worst
from register.records import Record
from register.texts import Text


class Lists:
    """The lists of one questionnaire on their way into its plan."""

    def __init__(self, taking: Taking) -> None:
        self._taking = taking
        self._new: dict[str, int] = {}
        self._owned: dict[tuple[str, str, int], list[int]] = {}

    def row(self, place: int, row: Row) -> Outcome:
        """Take a row of a list; gives what becomes of it. Raises Left."""
        entity = CATALOGUE[row.entity]
        if row.code is None:
            return self._added(place, row, entity)
        held = self._taking.held(entity.key, row.code.ids) if row.code.kind == entity.key else []
        if len(held) != 1:
            self._taking.leave(place, None, "gone", Text("The register has no longer what this row is about."))
        return worst(self._compared(place, row, entity, held[0]))

    def _compared(self, place: int, row: Row, entity: Entity, held: Record) -> Iterator[Outcome]:
        """Hold each cell of a recorded row against the record."""
        for one in _fields(entity, row):
            cell = written(row.cells[one.key]).strip()
            if not cell or (one.to in OWNERS and held.values[one.key] is not None and _same_owner(cell, held, one)):
                continue
            if fold(cell) in {fold(text) for text in shown_as(self._taking.connection, one, held)}:
                yield "same"
                continue
            self._taking.plan.filled = True
            try:
                said = self._taking.said(place, one.key, one)
                if said is not None:
                    yield self._taking.settle(place, one.key, one, (held,), said)
            except Left:
                yield "rejected"

    def _added(self, place: int, row: Row, entity: Entity) -> Outcome:
        """Take a record that a row adds, unless the register or an earlier row has it. Raises Left."""
        said = {one.key: found for one in _fields(entity, row) if (found := self._taking.said(place, one.key, one))}
        self._complete(place, said, entity)
        known = self._known(entity, said)
        if known is not None:
            return worst(self._taking.settle(place, key, entity.field(key), (known,), one) for key, one in said.items())
        values = {key: one.value for key, one in said.items() if one.value is not None and one.value != ()}
        answers = {key: one.answer for key, one in said.items() if one.answer is not None}
        again = repr((entity.key, sorted(values.items()), sorted(answers.items())))
        if again in self._new:
            number = self._taking.plan.answers.rows[self._new[again]].number
            message = Text("This row repeats {place}. It was left out.", place=Text("row {row}", row=number))
            self._taking.note(place, None, "duplicate", "left out", message)
            return "duplicate"
        self._new[again] = place
        for key, value in values.items():
            self._taking.bring(place, entity.field(key), value)
        self._taking.plan.new.append(New(entity.key, values, answers, self._taking.source(place)))
        return "new"

    def _complete(self, place: int, said: dict[str, Said], entity: Entity) -> None:
        """Add what goes without saying, and see that nothing required is missing. Raises Left."""
        vendor = self._taking.plan.answers.vendor
        for one in entity.stored:
            if one.to == "vendor" and one.required and one.key not in said and vendor is not None:
                said[one.key] = Said(vendor)
        lacking = tuple(one.label for one in entity.stored if one.required and one.key not in said)
        if lacking:
            message = Text("The row was left out: it does not say {fields}.", fields=lacking)
            self._taking.leave(place, None, "missing", message)
        owners = [one for one in entity.stored if one.to in {*OWNERS, "equipment"}]
        if owners and not any(one.key in said for one in owners):
            names = tuple(one.label for one in owners)
            message = Text("The row was left out: it says none of what it may belong to: {fields}.", fields=names)
            self._taking.leave(place, None, "missing", message)

    def _known(self, entity: Entity, said: Mapping[str, Said]) -> Record | None:
        """The record of the register that a row says again: the same owner and title, and nothing that differs."""
        key = next((one.key for one in entity.stored if one.to in {*OWNERS, "vendor"} and one.key in said), None)
        if key is None or not isinstance(said[key].value, int):
            return None
        naming = [one for one in entity.title if one in said] or list(said)
        for record in self._of_owner(entity, key, said[key].value):
            alike = all(record.values[one] == said[one].value for one in naming)
            if alike and all(_fits(record, one, found) for one, found in said.items()):
                return record
        return None

    def _of_owner(self, entity: Entity, key: str, owner: int) -> Sequence[Record]:
        at = (entity.key, key, owner)
        if at not in self._owned:
            columns = TABLES[entity.key].c
            column = columns[column_names(entity.field(key))[0]]
            ids = self._taking.connection.scalars(select(columns.id).where(column == owner).order_by(columns.id))
            self._owned[at] = list(ids)
        return self._taking.held(entity.key, self._owned[at])


def _fields(entity: Entity, row: Row) -> list[Field]:
    """The fields for which a row has a cell."""
    return [one for one in entity.stored if one.key in row.cells]


def _fits(record: Record, key: str, said: Said) -> bool:
    held = record.values[key]
    return held is None or held == said.value


def _same_owner(cell: str, held: Record, one: Field) -> bool:
    return bool(marks.numbered(cell) == held.values[one.key])
