"""The whole register as a workbook that is read back: a sheet for each kind of record, and what explains them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from register.book.columns import BookColumn, Part, columns_of
from register.book.marks import FINDINGS, SUMMARY, WORDS, Mark
from register.book.words import NO, SHORT, TAKEN_BACK, YES, codes_of
from register.exporting.outgoing import outgoing
from register.exporting.readme import Told, readme
from register.exporting.recorded import Recorded
from register.fields.catalogue import CATALOGUE
from register.fields.field import Field, Kind
from register.journal.history import last_number
from register.names import fold
from register.progress import Progress, quiet
from register.queries.findings import open_findings
from register.sheets import CellType, Choice, Column, Sheet, write_workbook
from register.store import info
from register.texts import Text, Words, shown
from register.values import today

# The sheets, in their order.
SHEETS = (
    "vendor", "product", "function", "acquisition", "party", "line", "act", "document", "equipment", "site",
    "deployment", "authorisation", "legal_basis", "data_flow", "evidence", "fact_note", "list_match", "advisory",
    "decision", "control", "question", "rule_choice", "person", "import",
)  # fmt: skip
_SPARE = 1_000  # rows below the last record whose cells have their drop-down lists too
_NAMED = 500  # records up to which a list of their names is offered
_NARROWEST = 12
_NUMBER = Words("Vitrine no.", "N° Vitrine")
_LISTS, _SUMMARY = Words("Words", "Mots"), Words("Summary", "Résumé")
_TYPES = {Kind.DATE: CellType.DATE, Kind.NUMBER: CellType.WHOLE, Kind.MONEY: CellType.AMOUNT}


@dataclass(frozen=True, slots=True)
class Written:
    """What was written. records: how many; cut: texts that a cell could not hold whole."""

    records: int
    cut: int


@dataclass(frozen=True, slots=True)
class Manner:
    """How it is written. restricted: with the facts that are restricted or secret.

    note: what becomes the note of the import that reads it. day: of which it tells the state.
    """

    language: str
    restricted: bool = False
    note: str | None = None
    day: date = field(default_factory=today)


def write_book(connection: Connection, path: Path, manner: Manner, progress: Progress = quiet) -> Written:
    """Write the whole register. Raises RegisterError where it cannot be written, or is longer than a spreadsheet."""
    book = _Book(connection, manner)
    sheets = book.sheets()
    written = write_workbook(path, sheets, _Together(progress, sum(sheet.count for sheet in sheets)))
    return Written(book.records, written)


class _Together:
    """The progress of several sheets, each told from its first row on, as that of all."""

    def __init__(self, progress: Progress, rows: int) -> None:
        self._progress = progress
        self._rows = rows
        self._before = self._last = 0

    def __call__(self, done: int, _of: int, /) -> None:
        if done < self._last:
            self._before += self._last
        self._last = done
        self._progress(min(self._before + done, self._rows), self._rows)


class _Book:
    """Lays out the sheets of one workbook; the words of its drop-down lists are gathered on the way."""

    def __init__(self, connection: Connection, manner: Manner) -> None:
        self._connection = connection
        self._manner = manner
        self._language = manner.language
        self._recorded = Recorded(connection, manner.language, restricted=manner.restricted)
        self._mark = Mark(info(connection, "identity") or "", last_number(connection), manner.language, "")
        self._lists: dict[tuple[str, ...], int] = {}
        self.records = 0

    def sheets(self) -> list[Sheet]:
        entities = [self._entity(kind) for kind in SHEETS]
        self.records = sum(sheet.count for sheet in entities)
        manner = self._manner
        told = Told(self._mark, SHEETS, manner.day, restricted=manner.restricted, note=manner.note)
        findings = self._findings()
        return [readme(told), self._summary(entities, findings.count), *entities, findings, self._words()]

    def _first(self, holds: str, heading: Words, *, hidden: bool = False) -> Column:
        mark = str(self._mark._replace(holds=holds))
        return Column(mark, heading.said(self._language), CellType.KNOWN, 13, hidden=hidden)

    def _entity(self, kind: str) -> Sheet:
        columns, derived = columns_of(kind, restricted=self._manner.restricted), self._recorded.derived(kind)
        count = self._recorded.count(kind)
        choices = [
            replace(choice, column=place, rows=(range(count + _SPARE),))
            for place, column in enumerate(columns, 1)
            if (choice := self._choice(column)) is not None
        ]
        heads = [
            self._first(kind, _NUMBER),
            *(Column(one.code, one.heading.said(self._language), _type(one), _width(one)) for one in columns),
            *(self._derived(kind, one) for one in derived),
        ]
        name = CATALOGUE[kind].plural.said(self._language)
        return Sheet(name, heads, self._recorded.rows(kind), count, choices, frozen=2)

    def _derived(self, kind: str, one: Field) -> Column:
        return Column(f"{kind}.{one.key}", one.label.said(self._language), CellType.KNOWN, one.width)

    def _choice(self, column: BookColumn) -> Choice | None:
        """The drop-down list of a column; None where anything may stand in it."""
        words = self._words_of(column)
        if not words:
            return None
        field = column.field
        strict = not column.refers and not (field is not None and field.kind.is_list)
        help_ = column.asked.help.said(self._language) if column.asked is not None and not column.part else ""
        source = self._lists.setdefault(tuple(words), len(self._lists))
        return Choice(0, (), _LISTS.said(self._language), source, len(words), strict, help_)

    def _words_of(self, column: BookColumn) -> list[str]:
        if column.part is Part.VAT:
            return self._said([YES, NO])
        if column.part or column.asked is None:
            return []
        if column.field is None:
            return self._said([SHORT[answer] for answer in SHORT if answer.value != "not_applicable"])
        values = self._values_of(column)
        answers = [SHORT[answer] for answer in SHORT if answer in column.field.answers]
        return [*values, *self._said([*answers, TAKEN_BACK])] if values else []

    def _values_of(self, column: BookColumn) -> list[str]:
        field = column.field
        if field is None or column.named_in is not None:
            return []
        if column.to is not None:
            few = self._recorded.count(column.to) <= _NAMED
            return self._recorded.labels(column.to) if few else []
        if field.kind is Kind.YES_NO:
            return self._said([YES, NO])
        if column.codes is None:
            return []
        words = self._said([column.codes.words(code) for code in column.codes])
        return sorted(words, key=fold) if codes_of(field) is not field.codes else words

    def _said(self, words: Sequence[Words]) -> list[str]:
        return [one.said(self._language) for one in words]

    def _findings(self) -> Sheet:
        sent = outgoing(self._connection, "findings", self._language)
        columns = [
            self._first(FINDINGS, _NUMBER),
            *(Column(f"finding.{out.code}", out.heading.said(self._language), out.type, out.width)
              for out in sent.columns[1:]),
        ]  # fmt: skip
        return Sheet(sent.spec.name.said(self._language), columns, sent.rows, sent.count)

    def _summary(self, entities: Sequence[Sheet], findings: int) -> Sheet:
        """What the workbook holds, in numbers."""
        heading = Text(
            "Register as it was on {day}, after change {change}", day=self._manner.day, change=str(self._mark.change)
        )
        open_ = Text("Findings that wait for a decision")
        rows: list[tuple[Any, ...]] = [(None, sheet.name, sheet.count) for sheet in entities]
        rows += [(None, shown(name, self._language), count) for name, count in (
            (Text("Findings"), findings), (open_, open_findings(self._connection)),
        )]  # fmt: skip
        columns = [
            self._first(SUMMARY, _NUMBER, hidden=True),
            Column("what", shown(heading, self._language), CellType.TEXT, 60),
            Column("number", shown(Text("Number"), self._language), CellType.WHOLE, 12),
        ]
        return Sheet(_SUMMARY.said(self._language), columns, rows, len(rows), filtered=False)

    def _words(self) -> Sheet:
        """The words of the drop-down lists, a column each."""
        longest = max(map(len, self._lists), default=0)
        rows = [[words[row] if row < len(words) else None for words in self._lists] for row in range(longest)]
        mark = str(self._mark._replace(holds=WORDS))
        codes = [mark, *(f"list_{place}" for place in range(1, len(self._lists)))]
        columns = [Column(code, _LISTS.said(self._language)) for code in codes]
        return Sheet(_LISTS.said(self._language), columns, rows, hidden=True, filtered=False)


def _type(column: BookColumn) -> CellType:
    field = column.field
    if column.refers or field is None or column.part in {Part.CURRENCY, Part.VAT}:
        return CellType.TEXT
    return _TYPES.get(field.kind, CellType.TEXT)


def _width(column: BookColumn) -> int:
    if column.part:
        return 10
    return 20 if column.field is None else max(column.field.width, _NARROWEST)
