"""The words by which a questionnaire is answered besides values, and how an answer is asked for."""

from register.book.words import ANSWERS, NO, YES, codes_of, spelt
from register.fields.catalogue import CATALOGUE
from register.fields.field import Collection, Field, Kind
from register.importing.words import is_unknown
from register.names import fold
from register.queries.reach import ANCHORS
from register.texts import Text, Words
from register.values import Answer

_HOW = {
    Kind.CODE: Text("One of the list"),
    Kind.COUNTRY: Text("A country, or its two letters"),
    Kind.COUNTRIES: Text("Countries, with ; between them"),
    Kind.YES_NO: Text("Yes or no"),
    Kind.DATE: Text("A day, such as 31/12/2029"),
    Kind.NUMBER: Text("A whole number"),
    Kind.MONEY: Text("An amount with its currency, and whether VAT is in it"),
    Kind.TEXTS: Text("Texts, with ; between them"),
    Kind.REF: Text("A name"),
}


def read_word(text: str) -> Answer | None:
    """The answer besides a value that a cell gives; None where it gives none of them."""
    found = spelt(text)
    if found is None and is_unknown(text):
        return Answer.ASKED_NOT_KNOWN
    return found


def answers_of(asked: Field | Collection) -> tuple[Answer, ...]:
    """The answers besides a value that are offered, in a fixed order."""
    if isinstance(asked, Collection):
        offered = {Answer.COMPLETE, Answer.ASKED_NOT_KNOWN} | (set() if asked.derived else {Answer.NONE})
    elif asked.kind.is_list:
        offered = (set(asked.answers) - {Answer.COMPLETE}) | {Answer.NONE}
    else:
        offered = set(asked.answers)
    return tuple(answer for answer in ANSWERS if answer in offered)


def words_of(asked: Field | Collection, language: str) -> list[str]:
    """The words of the drop-down list of a question; none where any text may be the answer."""
    if isinstance(asked, Field) and not listed(asked):
        return []
    values = [] if isinstance(asked, Collection) else [words.said(language) for words in _values(asked)]
    if isinstance(asked, Field) and asked.kind is Kind.COUNTRY:
        values.sort(key=fold)
    return [*values, *(ANSWERS[answer].said(language) for answer in answers_of(asked))]


def listed(field: Field) -> bool:
    """Whether the values of a field are words of a list."""
    return field.codes is not None or field.kind in {Kind.YES_NO, Kind.COUNTRY}


def _values(field: Field) -> list[Words]:
    if field.kind is Kind.YES_NO:
        return [YES, NO]
    codes = codes_of(field)
    return [] if codes is None else [codes.words(code) for code in codes]


def how_to(asked: Field | Collection, language: str) -> str:
    """How a question is answered, in words."""
    others = tuple(ANSWERS[answer] for answer in answers_of(asked))
    return _way(asked, others, language).said(language)


def _way(asked: Field | Collection, others: tuple[Words, ...], language: str) -> Text:
    if isinstance(asked, Collection) and (asked.of in ANCHORS or asked.derived):
        return Text("Say whether the list is complete, by one of these words: {words}", words=others)
    if isinstance(asked, Collection):
        return Text("Fill in the sheet “{sheet}”, then say here: {words}", sheet=sheet_of(asked), words=others)
    if asked.kind is Kind.CODES and asked.codes is not None:
        several = "; ".join(words.said(language) for words in _values(asked))
        return Text("One or several, with ; between them: {several}. Or: {words}", several=several, words=others)
    way = _HOW.get(asked.kind, Text("In words"))
    return Text("{way}. Or: {words}", way=way, words=others) if others else way


def sheet_of(asked: Collection) -> Words:
    """The name of the sheet in which the records of a collection are listed."""
    return CATALOGUE[asked.of].plural
