"""The plan of a questionnaire carried out: one change, all or nothing, each fact with the answer as its evidence."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, insert, select

from register.answering import say
from register.fields.catalogue import CATALOGUE
from register.fields.field import Kind
from register.importing.apply import Applied, change_of, outdated
from register.importing.report import keep, left_told
from register.importing.written import keep_written
from register.joining.deals import identify
from register.journal.change import Change, Source
from register.model.imports import IMPORT_EDIT
from register.model.tables import TABLES
from register.names import key_of
from register.progress import Progress, quiet
from register.questions.plan import AnswersPlan, Given, New
from register.questions.plan import Source as Said
from register.questions.planning import plan_answers
from register.questions.report import answers_report
from register.questions.sending import note_answered, withheld
from register.records import records, titles
from register.store import Register
from register.texts import Text
from register.values import today

_EVIDENCE = (
    "kind", "reference", "statement", "author", "stated_on", "confidence", "confidentiality", "about_kind", "about_id",
    "about_field",
)  # fmt: skip


def apply_answers(register: Register, made: AnswersPlan, progress: Progress = quiet) -> Applied:
    """Write what the plan of a questionnaire says, in one change.

    Raises: ConflictError if the register has changed in what it touches since it was made; Cancelled, from progress.
    """
    with register.read() as connection:
        label = _label(connection, made)
    with register.change(label) as change:
        change.alone("import")
        if plan_answers(change.connection, made.answers).fingerprint != made.fingerprint:
            raise outdated()
        imported = _Writing(change, made, progress).done()
    with register.read() as connection:
        return Applied((imported,), change_of(connection, imported[0]))


def _label(connection: Connection, made: AnswersPlan) -> Text:
    vendor, file = made.answers.vendor, made.answers.file.name
    if vendor is None:
        return Text("Answers of the services: {file}", file=file)
    return Text(
        "Answers of {vendor}: {file}", vendor=titles(connection, "vendor", (vendor,)).get(vendor, ""), file=file
    )


class _Writing:
    """Carries out one plan."""

    def __init__(self, change: Change, made: AnswersPlan, progress: Progress) -> None:
        self._change = change
        self._plan = made
        self._progress = progress
        self._import = 0
        self._brought: dict[tuple[str, str], int] = {}
        vendor = made.answers.vendor
        self._kind = "service_answer" if vendor is None else "supplier_answer"
        self._from = titles(change.connection, "vendor", (vendor or 0,)).get(vendor or 0)

    def done(self) -> tuple[int, int]:
        """Write everything; gives the id and the number of the import."""
        connection = self._change.connection
        number = (connection.scalar(select(func.max(TABLES["import"].c.number))) or 0) + 1
        file = self._plan.answers.file
        about = {"number": number, "file": file.name, "sha256": file.sha256, "applied_on": today()}
        told = answers_report(self._plan, number)
        counts = self._plan.counts | left_told(told)
        self._import = self._change.insert("import", about | {"by": self._change.who} | counts)
        note_answered(self._change, self._plan)
        for key, (name, row) in self._plan.brought.items():
            self._brought[key] = self._change.insert(key[0], {"name": name}, self._source(row))
        for place, one in enumerate(self._plan.given):
            self._progress(place, len(self._plan.given))
            self._give(one)
        for new in self._plan.new:
            self._add(new)
        self._name_rows()
        keep_written(connection, self._import, file)
        keep(connection, self._import, told)
        return self._import, number

    def _source(self, row: int) -> Source:
        place = self._plan.answers.rows[row]
        return Source(self._import, self._plan.answers.file.sheets[place.sheet].name, place.number)

    def _give(self, one: Given) -> None:
        evidence = self._prove(one.kind, one.ids, one.key, one.source)
        if (one.kind, one.key) == ("acquisition", "contract_ref") and one.value is not None:
            self._identify(one)
        elif one.value is not None:
            value = self._value(one.kind, one.key, one.value)
            if len(one.ids) == 1:
                self._change.edit(one.kind, one.ids[0], None, {one.key: value})
            else:
                self._change.set(one.kind, one.key, one.ids, value)
        if one.answer is not None:
            proof = dict(zip(one.ids, evidence, strict=True))
            say(self._change, (one.kind, one.key), one.ids, one.answer, reason=one.source.reason, evidence=proof)

    def _identify(self, one: Given) -> None:
        """Say which contract deals are: one that an import gathered is that contract from now on."""
        gathered = {number for number, deal in records(self._change.connection, "acquisition", one.ids).items()
                    if deal.values["gathered"]}  # fmt: skip
        for number in one.ids:
            if number in gathered:
                identify(self._change, number, one.value)
            else:
                self._change.edit("acquisition", number, None, {"contract_ref": one.value})

    def _add(self, new: New) -> None:
        values = {key: self._value(new.kind, key, value) for key, value in new.values.items()}
        number = self._change.insert(new.kind, values, self._source(new.source.row))
        (evidence,) = self._prove(new.kind, (number,), None, new.source)
        for key, answer in new.answers.items():
            self._change.answer(new.kind, number, key, answer, reason=new.source.reason, evidence=evidence)

    def _value(self, kind: str, key: str, value: Any) -> Any:
        """A value as it is kept: the number of a record that is brought, in the place of its name."""
        one = CATALOGUE[kind].field(key)
        refers = one.kind is Kind.REF and isinstance(value, str)
        return self._brought[str(one.to), key_of(value)] if refers else value

    def _prove(self, kind: str, ids: Sequence[int], key: str | None, said: Said) -> range:
        """The answer as evidence, for each record; gives the ids. What is secret is not quoted."""
        secret = withheld(kind, key)
        shared: tuple[str, str, str | None, str | None, date | None, str, str] = (
            self._kind, self._plan.answers.file.name, None if secret else said.reason or said.statement or None,
            said.author or self._from, said.stated_on, "declared", "restricted" if secret else "internal",
        )  # fmt: skip
        return self._change.insert_many("evidence", _EVIDENCE, [(*shared, kind, number, key) for number in ids])

    def _name_rows(self) -> None:
        """Keep which row changed which record."""
        made = list(self._edits())
        if made:
            self._change.connection.execute(insert(IMPORT_EDIT), made)

    def _edits(self) -> Iterator[dict[str, Any]]:
        for one in self._plan.given:
            where = dict(zip(("import_id", "sheet", "row"), self._source(one.source.row), strict=True))
            if one.value is not None:
                yield from ({"kind": one.kind, "record_id": number} | where for number in one.ids)
