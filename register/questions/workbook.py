"""A questionnaire as a workbook: one sheet a kind of record, one a list, with drop-down words in one language."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from register.book.words import ANSWERS
from register.fields.catalogue import CATALOGUE
from register.fields.field import Collection, Field, Kind
from register.journal.ids import Ids
from register.progress import Progress, quiet
from register.questions import marks
from register.questions.comparing import told
from register.questions.form import SHEETS, Ask, Form, Table
from register.questions.marks import Code
from register.questions.words import answers_of, how_to, words_of
from register.records import Record
from register.sheets import CellType, Choice, Column, Sheet, Styled, write_workbook
from register.texts import Text, Words, shown
from register.values import Answer, today

_SPARE = 100  # rows without an owner that a list has besides those for each owner
_EACH = 3  # blank rows for each owner
_LISTS = Words("Words", "Mots")
_README = Words("Read me", "Lisez-moi")
_ANSWER = 3  # the place of the column of answers
_FILLS = {Kind.DATE: CellType.FILL_DATE, Kind.NUMBER: CellType.FILL, Kind.MONEY: CellType.FILL}
_REASON = (
    Column(marks.REASON, "", CellType.FILL_TEXT, 34),
    Column(marks.STATED_ON, "", CellType.FILL_DATE, 12),
    Column(marks.AUTHOR, "", CellType.FILL_TEXT, 22),
)
_HEADINGS = {
    marks.MARK: Words("Vitrine", "Vitrine"),
    marks.ABOUT: Words("About", "Objet"),
    marks.QUESTION: Words("Question", "Question"),
    marks.ANSWER: Words("Answer", "Réponse"),
    marks.HOW: Words("How to answer", "Comment répondre"),
    marks.KNOWN: Words("Recorded so far", "Déjà enregistré"),
    marks.REASON: Words("Reason or comment", "Motif ou commentaire"),
    marks.STATED_ON: Words("Answered on", "Répondu le"),
    marks.AUTHOR: Words("Answered by", "Répondu par"),
}


@dataclass(frozen=True, slots=True)
class Issuer:
    """The register that a questionnaire is of. identity: what its numbers begin with."""

    identity: str
    language: str


def write_form(path: Path, form: Form, issuer: Issuer, progress: Progress = quiet) -> None:
    """Write a questionnaire. Raises RegisterError where it cannot be written."""
    write_workbook(path, list(_Writing(form, issuer).sheets()), progress)


class _Writing:
    """Lays out the sheets of one questionnaire; the words of its drop-down lists are gathered on the way."""

    def __init__(self, form: Form, issuer: Issuer) -> None:
        self._form = form
        self._issuer = issuer
        self._language = issuer.language
        self._lists: dict[tuple[str, ...], int] = {}

    def sheets(self) -> Iterator[Sheet]:
        yield self._readme()
        for kind in SHEETS:
            if self._form.asks.get(kind):
                yield self._asks(kind, self._form.asks[kind])
        for table in self._form.tables.values():
            yield self._table(table)
        yield self._words()

    def _code(self, kind: str, ids: Iterable[int] = (), key: str = "") -> str:
        return str(Code(self._issuer.identity, kind, Ids(ids), key))

    def _column(self, code: str, type_: CellType, width: int) -> Column:
        return Column(code, _HEADINGS[code].said(self._language), type_, width)

    def _mark(self) -> Column:
        return Column(marks.MARK, "", CellType.TEXT, 10, hidden=True)

    def _given(self) -> list[Column]:
        return [self._column(one.code, one.type, one.width) for one in _REASON]

    def _said(self, value: object) -> str:
        return shown(value, self._language)

    def _readme(self) -> Sheet:
        """What the questionnaire is, how to fill it in, and who answers."""
        vendor = self._form.vendor
        rows: list[list[Any]] = [[self._code("questionnaire"), self._said(_title(self._form)), None]]
        rows += [[None, self._said(line), None] for line in _lines(self._form)]
        rows += [
            [self._code("vendor", (vendor.id,) if vendor else (), code), self._said(_HEADINGS[code]), Styled(type_)]
            for code, type_ in ((marks.AUTHOR, CellType.FILL_TEXT), (marks.STATED_ON, CellType.FILL_DATE))
        ]
        for row in rows:
            row[2] = row[2] or Styled(CellType.PROSE)
        heading = Text("Questionnaire")
        columns = (
            self._mark(),
            Column(marks.QUESTION, self._said(heading), CellType.PROSE, 90),
            Column(marks.VALUE, self._said(_HEADINGS[marks.ANSWER]), CellType.STYLED, 40),
        )
        return Sheet(_README.said(self._language), columns, rows, len(rows), filtered=False)

    def _asks(self, kind: str, asks: Sequence[Ask]) -> Sheet:
        columns = [
            self._mark(),
            self._column(marks.ABOUT, CellType.KNOWN, 30),
            self._column(marks.QUESTION, CellType.PROSE, 56),
            self._column(marks.ANSWER, CellType.STYLED, 32),
            self._column(marks.HOW, CellType.KNOWN, 34),
            self._column(marks.KNOWN, CellType.KNOWN, 24),
            *self._given(),
        ]
        rows: list[list[Any]] = []
        places: dict[tuple[tuple[str, ...], bool], list[int]] = {}
        for one in asks:
            strict = isinstance(one.asked, Collection) or not one.asked.kind.is_list
            for ids in marks.portions(one.ids):
                if words := words_of(one.asked, self._language):
                    places.setdefault((tuple(words), strict), []).append(len(rows))
                rows.append(self._ask(one, ids))
        choices = [self._choice(_ANSWER, at, words, strict=strict) for (words, strict), at in places.items()]
        return Sheet(self._named(kind), columns, rows, len(rows), choices)

    def _ask(self, one: Ask, ids: Ids) -> list[Any]:
        type_ = CellType.FILL_TEXT if isinstance(one.asked, Collection) else _fill(one.asked)
        return [
            self._code(one.kind, ids, one.key),
            self._said(one.title),
            self._said(one.words),
            Styled(type_),
            how_to(one.asked, self._language),
            None if one.known is None else "; ".join(map(self._said, _parts(one.known))),
            None,
            None,
            None,
        ]

    def _table(self, table: Table) -> Sheet:
        fields = (*table.owners, *table.fields)
        columns = [self._mark(), *(self._field(table, one) for one in fields), *self._given()]
        rows = [self._recorded(table, row) for row in table.rows.values()]
        recorded = len(rows)
        owners = [owner for owner in sorted(set(table.open)) for _ in range(_EACH)]
        rows += [self._blank(table, owner) for owner in (*owners, *[("", 0)] * _SPARE)]
        choices = []
        for place, one in enumerate(fields, 1):
            words = tuple(self._owners(one) if one in table.owners else words_of(one, self._language))
            if words:
                owner = one in table.owners
                first = recorded if owner else 0
                choice = self._choice(place, range(first, len(rows)), words, strict=not owner and not one.kind.is_list)
                choices.append(replace(choice, prompt=one.help.said(self._language)))
        return Sheet(self._named(table.entity.key), columns, rows, len(rows), choices)

    def _field(self, table: Table, one: Field) -> Column:
        return Column(
            f"{table.entity.key}.{one.key}", one.label.said(self._language), CellType.STYLED, max(one.width, 16)
        )

    def _recorded(self, table: Table, row: Record) -> list[Any]:
        """A record that is there: what is known of it in grey, what is not to be filled in."""
        cells = [self._known(table, row, one) for one in (*table.owners, *table.fields)]
        return [self._code(table.entity.key, (row.id,)), *cells, None, None, None]

    def _known(self, table: Table, row: Record, one: Field) -> Styled:
        value, answer = row.values[one.key], row.answers.get(one.key)
        if one in table.owners:
            return Styled(CellType.KNOWN, None if value is None else self._label(one, value))
        if value is not None:
            return Styled(CellType.KNOWN, self._value(one, value))
        if answer is not None and answer.answer in answers_of(one) and answer.answer is not Answer.ASKED_NOT_KNOWN:
            return Styled(CellType.KNOWN, ANSWERS[answer.answer].said(self._language))
        return Styled(_fill(one))

    def _value(self, one: Field, value: Any) -> str:
        if one.kind is Kind.REF:
            return self._form.titles.get(str(one.to), {}).get(value, f"#{value}")
        return told(one, value, self._language)

    def _blank(self, table: Table, owner: tuple[str, int]) -> list[Any]:
        key, number = owner
        owners = [
            Styled(CellType.FILL_TEXT, self._label(one, number) if one.key == key else None) for one in table.owners
        ]
        return [None, *owners, *(Styled(_fill(one)) for one in table.fields), None, None, None]

    def _label(self, one: Field, number: int) -> str:
        return marks.label(self._form.titles.get(str(one.to), {}).get(number, f"#{number}"), number)

    def _owners(self, one: Field) -> list[str]:
        known = self._form.titles.get(str(one.to), {})
        return [marks.label(title, number) for number, title in sorted(known.items(), key=lambda pair: pair[::-1])]

    def _choice(self, column: int, places: Iterable[int], words: tuple[str, ...], *, strict: bool = True) -> Choice:
        source = self._lists.setdefault(words, len(self._lists))
        return Choice(column, Ids(places).ranges, self._listed(), source, len(words), strict)

    def _listed(self) -> str:
        return _LISTS.said(self._language)

    def _words(self) -> Sheet:
        """The words of the drop-down lists, a column each."""
        longest = max(map(len, self._lists), default=0)
        rows = [[words[row] if row < len(words) else None for words in self._lists] for row in range(longest)]
        columns = [Column(f"list_{place}", self._listed()) for place in self._lists.values()]
        return Sheet(self._listed(), columns or [Column("list", self._listed())], rows, hidden=True, filtered=False)

    def _named(self, kind: str) -> str:
        return CATALOGUE[kind].plural.said(self._language)


def _fill(one: Field) -> CellType:
    return _FILLS.get(one.kind, CellType.FILL_TEXT)


def _parts(known: object) -> tuple[object, ...]:
    return known if isinstance(known, tuple) else (known,)


def _title(form: Form) -> Text:
    if form.vendor is None:
        return Text("Questions to the city’s own services")
    return Text("Questions to {vendor}", vendor=form.vendor.title)


def _lines(form: Form) -> list[Text]:
    """How to fill it in."""
    words = tuple(ANSWERS[answer] for answer in (Answer.NONE, Answer.NOT_APPLICABLE, Answer.ASKED_NOT_KNOWN))
    lines = [
        Text("Made on {day}: {n} row to answer.", "Made on {day}: {n} rows to answer.", day=today(), n=form.rows),
        Text("Please answer in the yellow cells of the other sheets. What is in grey is for you to read."),
        Text("A blank cell is no answer. Where there is no value, say so: {words}.", words=words),
        Text("Where something is not applicable, give the reason in the column beside it."),
    ]
    if form.tables:
        lines.append(
            Text(
                "Lists have blank rows to fill in, and more can be added. Where a list holds everything, say “{word}” "
                "to the question about it.",
                word=ANSWERS[Answer.COMPLETE],
            )
        )
    lines.append(
        Text(
            "Columns and sheets can be moved and rows sorted. The hidden column says what each row is about: leave it "
            "as it is."
        )
    )
    if form.vendor is not None:
        lines.append(Text("What you answer is recorded as your declaration, with your name and the day."))
    return lines
