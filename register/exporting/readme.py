"""The sheet that says what a workbook of the whole register is: how it is filled in, its codes and their meaning."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from register.book.columns import BookColumn, Part, columns_of
from register.book.marks import NOTE, README, Mark
from register.book.words import NO, SHORT, TAKEN_BACK, YES
from register.fields.catalogue import CATALOGUE
from register.fields.field import Field, Kind
from register.sheets import CellType, Column, Sheet, Styled
from register.terms.codes import CodeList
from register.texts import Text, Words, shown
from register.values import Answer

_NAME = Words("Read me", "Lisez-moi")
_HOW = {
    Kind.COUNTRY: Text("A country, or its two letters."),
    Kind.COUNTRIES: Text("Countries, with ; between them."),
    Kind.YES_NO: Text("Yes or no."),
    Kind.DATE: Text("A day."),
    Kind.NUMBER: Text("A whole number."),
    Kind.MONEY: Text("An amount; its currency and VAT stand in the columns beside it."),
    Kind.TEXTS: Text("Texts, with ; between them."),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What the sheet tells of. kinds: the entities, as their sheets come. day: of the state. note: of the import."""

    mark: Mark
    kinds: Sequence[str]
    day: date
    restricted: bool
    note: str | None


def readme(told: Told) -> Sheet:
    """The sheet."""
    language = told.mark.language
    heads = (Text("What this workbook is"), Text("Code"), Text("What can stand in the column"))
    widths = ((CellType.PROSE, 80), (CellType.KNOWN, 34), (CellType.STYLED, 80))
    columns = [
        Column(str(told.mark._replace(holds=README)), "", hidden=True),
        *(Column(code, shown(head, language), type_, width)
          for code, head, (type_, width) in zip(("text", "code", "words"), heads, widths, strict=True)),
    ]  # fmt: skip
    rows = [*_lines(told), *(row for kind in told.kinds for row in _entity(kind, told))]
    return Sheet(_NAME.said(language), columns, rows, len(rows), filtered=False)


def _row(mark: str | None, text: str, code: str | None = None, words: str | None = None) -> list[Any]:
    return [mark, text, code, Styled(CellType.PROSE, words)]


def _lines(told: Told) -> Iterator[list[Any]]:
    language = told.mark.language
    for line in _about(told):
        yield _row(None, shown(line, language))
    said = Text("Note: what this workbook is, kept with the import that reads it")
    yield [NOTE, shown(said, language), None, Styled(CellType.FILL_TEXT, told.note)]


def _about(told: Told) -> list[Text]:
    none, apart, unknown, complete = (
        SHORT[answer]
        for answer in (Answer.NONE, Answer.NOT_APPLICABLE, Answer.ASKED_NOT_KNOWN, Answer.COMPLETE)
    )  # fmt: skip
    withheld = Text("Facts that are restricted or secret are in this workbook: keep it as they are to be kept.")
    if not told.restricted:
        withheld = Text("Facts that are restricted or secret are not in this workbook; they stay as they are.")
    return [
        Text("All that the register recorded on {day}, a sheet for each kind of record.", day=told.day),
        Text("Change or add what you like, and import the file into the register: it shows what would change, field "
             "by field, before anything is kept."),
        Text("A row below the last one is a new record. Its first cell stays blank, or has a word of your own by which "
             "other rows name it."),
        Text("A blank cell changes nothing, and a row that is not there is left as it is. To take back what is "
             "recorded, write {word}.", word=TAKEN_BACK),
        Text("Where there is no value: {none} where there is no such thing; {apart} where it makes no sense, with the "
             "reason in the column of reasons; {unknown} where somebody was asked and it is not known.",
             none=none, apart=apart, unknown=unknown),
        Text("A list is open until it says {complete} at its end. The columns of lists that have a sheet of their own "
             "(a deal’s parties) hold only that word, or another answer.", complete=complete),
        Text("A record is named by its title and, in brackets, its number; a title alone will do where only one has "
             "it."),
        Text("A text between double quotes is taken as it stands, even where it is one of these words."),
        Text("Columns and sheets can be moved, rows sorted. The hidden first row says what each column is: leave it."),
        Text("What is in grey is worked out by the register, and is not read back."),
        withheld,
    ]  # fmt: skip


def _entity(kind: str, told: Told) -> Iterator[list[Any]]:
    language = told.mark.language
    sheet = CATALOGUE[kind].plural.said(language)
    for column in columns_of(kind, restricted=told.restricted):
        said = f"{sheet} · {column.heading.said(language)}"
        if column.asked is not None and not column.part:
            said += f"\n{column.asked.help.said(language)}"
        yield _row(None, said, column.code, shown(_words(column, language), language))


def _words(column: BookColumn, language: str) -> Text | str:
    """What can stand in a column."""
    if column.part is Part.VAT:
        return shown((YES, NO), language)
    if column.part is Part.RATE:
        return Text("A percentage.")
    if column.part:
        return Text("Three letters: EUR, GBP, CHF.")
    if column.asked is None:
        return Text("For each answer that needs one a line: the heading of its column, a colon, the reason.")
    field = column.field
    if field is None:
        allowed = (SHORT[Answer.COMPLETE], SHORT[Answer.NONE], SHORT[Answer.ASKED_NOT_KNOWN])
        return shown(allowed, language)
    way = _way(column, field, language)
    others = tuple(SHORT[answer] for answer in SHORT if answer in field.answers)
    return Text("{way} Or: {words}.", way=way, words=others) if others else way


def _way(column: BookColumn, field: Field, language: str) -> Text | str:
    if column.named_in is not None:
        return Text("A record of the kind beside it: its name and, in brackets, its number.")
    if column.to is not None:
        return Text(
            "A record of the sheet “{sheet}”: its name and, in brackets, its number.", sheet=CATALOGUE[column.to].plural
        )
    if column.codes is not None and field.kind not in {Kind.COUNTRY, Kind.COUNTRIES}:
        return _listed(field, column.codes, language)
    return _HOW.get(field.kind, Text("Words."))


def _listed(field: Field, codes: CodeList, language: str) -> Text:
    """The words of a list, each with its code."""
    words = "; ".join(f"{codes.words(code).said(language)} = {code}" for code in codes)
    if field.kind.is_list:
        return Text("One or several, with ; between them: {words}.", words=words)
    return Text("One of: {words}.", words=words)
