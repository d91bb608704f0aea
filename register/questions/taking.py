"""Taking one answer after the other into a plan: cells read, names resolved, facts held against the register."""

from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from sqlalchemy import Connection, select

from register.book.words import ANSWERS, codes_of
from register.fields.catalogue import CATALOGUE
from register.fields.field import Collection, Field, Kind
from register.importing.cleaning import written
from register.importing.known import organisations
from register.importing.plan import Outcome
from register.importing.read import Action, Problem
from register.model.tables import TABLES
from register.names import fold, key_of
from register.questions import marks
from register.questions.cells import read_cell
from register.questions.comparing import Said, compared, compared_list, said_of
from register.questions.plan import AnswersPlan, Given, Source
from register.questions.reading import Row
from register.records import Record, records, titles
from register.store import info
from register.texts import Text, Words
from register.values import Answer

BROUGHT = frozenset({"vendor", "person"})  # kinds whose records are brought where an answer names one


class Left(Exception):  # noqa: N818 - nothing is wrong with the program
    """A row, or a cell of one, that is left out; what is the matter was noted."""


class Taking:
    """The answers of one questionnaire on their way into its plan."""

    def __init__(self, connection: Connection, made: AnswersPlan) -> None:
        self.connection = connection
        self.plan = made
        self._vendors = organisations(connection)
        self._currency = info(connection, "currency") or "EUR"
        self._records: dict[str, dict[int, Record]] = {}
        self._given: dict[tuple[str, int, str], tuple[int, Said]] = {}

    def held(self, kind: str, ids: Iterable[int]) -> list[Record]:
        """These records as they stand; those that are gone are left out."""
        known, wanted = self._records.setdefault(kind, {}), list(ids)
        missing = [number for number in wanted if number not in known]
        known.update(records(self.connection, kind, missing) if missing else {})
        return [known[number] for number in wanted if number in known]

    def said(self, place: int, column: str, one: Field | Collection) -> Said | None:
        """What a cell says; None where it is blank. Raises Left where it cannot be taken."""
        row = self.plan.answers.rows[place]
        reading = read_cell(one, row.cells.get(column, ""), self._currency)
        if reading.fault is not None:
            self.note(place, column, reading.fault.kind, reading.fault.action, reading.fault.message)
            if reading.value is None:
                raise Left
        if reading.value is None:
            return None
        if reading.value is Answer.NOT_APPLICABLE and row.reason is None:
            message = Text("Not applicable needs its reason, in the column beside it.")
            self.leave(place, column, "no_reason", message)
        value = reading.value
        if isinstance(one, Field) and one.kind is Kind.REF and not isinstance(value, Answer):
            value = self._named(place, column, one, value)
        return said_of(one, value)

    def _named(self, place: int, column: str, one: Field, name: str) -> int | str:
        """The record that a name stands for; of an organisation or person that the register does not have, its name."""
        kind = str(one.to)
        if kind == "vendor":
            known = self._vendors.get(key_of(name))
            return known if known is not None else " ".join(name.split())
        number = marks.numbered(name)
        if number is not None and self.held(kind, (number,)):
            return number
        found = [number for number, title in self._titles(kind) if fold(title) == fold(name)]
        if not found and kind in BROUGHT:
            return " ".join(name.split())
        if len(found) != 1:
            message = Text("“{value}” names none of: {kind}.", value=name, kind=CATALOGUE[kind].plural)
            self.leave(place, column, "unknown_name", message)
        return found[0]

    def _titles(self, kind: str) -> Iterable[tuple[int, str]]:
        ids = self.connection.scalars(select(TABLES[kind].c.id)).all()
        return titles(self.connection, kind, ids).items()

    def settle(self, place: int, column: str, one: Field | Collection, held: Sequence[Record], said: Said) -> Outcome:
        """Hold what was said against each record, and take it where that can be; gives what becomes of it."""
        taken: dict[Any, tuple[Said, list[int]]] = {}
        apart: list[Record] = []
        outcomes: set[Outcome] = set()
        for record in held:
            again = self._again(place, column, record, one.key, said)
            if again is not None:
                outcomes.add(again)
                continue
            outcome, take = self._compared(one, record, said)
            if outcome == "take":
                taken.setdefault(record.values.get(one.key), (take, []))[1].append(record.id)
            elif outcome == "conflict":
                apart.append(record)
            outcomes.add({"take": "changed", "conflict": "rejected"}.get(outcome, "same"))  # type: ignore[arg-type]
        for before, (take, ids) in taken.items():
            self._take(self.source(place, column), held[0].kind, one, tuple(ids), (before, take))
        if apart:
            self._conflict(place, column, one, apart)
        return worst(outcomes)

    def _compared(self, one: Field | Collection, record: Record, said: Said) -> tuple[str, Said]:
        if isinstance(one, Collection):
            return compared_list(self.connection, one, record, said), said
        return compared(one, record, said, self._vendors)

    def _again(self, place: int, column: str, record: Record, key: str, said: Said) -> Outcome | None:
        """What becomes of an answer that an earlier row gave already; None where none did."""
        fact = (record.kind, record.id, key)
        if fact not in self._given:
            self._given[fact] = (place, said)
            return None
        first, before = self._given[fact]
        if self._answers_for(first) < self._answers_for(place):
            return "same"  # what is said of all yields to what is said of some
        if before == said:
            return "duplicate"
        number = self.plan.answers.rows[first].number
        message = Text("Row {row} answers the same question otherwise; that answer was kept.", row=number)
        self.note(place, column, "answered_twice", "left out", message)
        return "rejected"

    def _answers_for(self, place: int) -> int:
        """How many records a row answers for."""
        code = self.plan.answers.rows[place].code
        return 1 if code is None else len(code.ids)

    def _take(
        self, source: Source, kind: str, one: Field | Collection, ids: tuple[int, ...], change: tuple[Any, Said]
    ) -> None:
        before, said = change
        value = None if isinstance(one, Collection) or said.value == () else said.value
        if isinstance(one, Field):
            self.bring(source.row, one, value)
        self.plan.given.append(Given(kind, ids, one.key, before, value, said.answer, source))

    def bring(self, place: int, one: Field, value: Any) -> None:
        """Note where an answer names an organisation or person that the register does not have."""
        if one.kind is Kind.REF and isinstance(value, str):
            self.plan.brought.setdefault((str(one.to), key_of(value)), (value, place))

    def source(self, place: int, column: str | None = None) -> Source:
        """Where an answer stands and who gave it. column: of its cell; None for what a whole row says."""
        answers = self.plan.answers
        row = answers.rows[place]
        statement = "" if column is None else written(row.cells[column]).strip()
        author = row.author or answers.author
        return Source(place, statement, row.reason, row.stated_on or answers.stated_on, author)

    def _conflict(self, place: int, column: str, one: Field | Collection, apart: Sequence[Record]) -> None:
        held = _value_told(self.connection, one, apart[0])
        message = Text(
            "The register says otherwise: {field} is {held}. The answer was left out.", field=one.label, held=held
        )
        if len(apart) > 1:
            message = Text(
                "The register says otherwise of {n} record; of one {field} is {held}. There nothing was taken.",
                "The register says otherwise of {n} records; of one {field} is {held}. There nothing was taken.",
                n=len(apart),
                field=one.label,
                held=held,
            )
        self.note(place, column, "conflict", "register kept", message)

    def note(self, place: int, column: str | None, kind: str, action: Action, message: Text) -> None:
        """Note that something is the matter with a row, or with one of its cells."""
        row: Row = self.plan.answers.rows[place]
        sheet = self.plan.answers.file.sheets[row.sheet].name
        value = None if column is None else written(row.cells.get(column, "")) or None
        letters = None if column is None else row.letters.get(column)
        field = None if column is None else f"{row.entity}.{column}"
        if column == marks.ANSWER:
            field = None if row.code is None else f"{row.code.kind}.{row.code.key}"
        self.plan.problems.append((place, Problem(sheet, row.number, letters, field, kind, value, action, message)))

    def leave(self, place: int, column: str | None, kind: str, message: Text) -> NoReturn:
        """Note why something is left out. Raises Left."""
        self.note(place, column, kind, "left out", message)
        raise Left


_RANKED: tuple[Outcome, ...] = ("new", "changed", "rejected", "same", "duplicate")


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """What is said of a row of several answers: that it changes something, else what is the matter."""
    found = set(outcomes)
    return next((outcome for outcome in _RANKED if outcome in found), "rejected")


def _value_told(connection: Connection, one: Field | Collection, record: Record) -> object:
    """What the register has for a fact, as `shown` takes it."""
    noted = record.answers.get(one.key)
    if isinstance(one, Collection):
        return Text("not empty")
    value = record.values[one.key]
    if value is None:
        return ANSWERS[noted.answer] if noted is not None else Words("", "")
    if one.kind is Kind.REF:
        return titles(connection, str(one.to), (value,)).get(value, f"#{value}")
    codes = codes_of(one)
    several = value if isinstance(value, tuple) else (value,)
    told = tuple(codes.words(part) if codes is not None and isinstance(part, str) else part for part in several)
    return told if isinstance(value, tuple) else told[0]
