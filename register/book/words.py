"""The words that stand in cells besides values, and those of code lists, in either language."""

from functools import cache

from register.fields.catalogue import CATALOGUE
from register.fields.field import Field, Kind
from register.names import fold
from register.reference.countries import countries
from register.terms.answers import ANSWER
from register.terms.codes import CodeList
from register.texts import Words
from register.values import Answer

ANSWERS = {
    Answer.COMPLETE: Words("complete", "complet"),
    Answer.NONE: Words("none", "aucun"),
    Answer.NOT_APPLICABLE: Words("not applicable", "sans objet"),
    Answer.ASKED_NOT_KNOWN: Words("not known", "inconnu"),
}
SHORT = ANSWERS | {Answer.NOT_APPLICABLE: Words("n.a.", "s.o.")}  # where a row has many of them
TAKEN_BACK = Words("(blank)", "(vide)")  # what was recorded is taken back: a blank cell says nothing
YES, NO = Words("yes", "oui"), Words("no", "non")
KINDS = CodeList("kind", {key: entity.label for key, entity in CATALOGUE.items()})
_SPELT = {
    Answer.NONE: ("none", "no such thing", "nil", "aucun", "aucune", "néant", "rien", "il n’y en a pas"),
    Answer.NOT_APPLICABLE: ("not applicable", "n/a", "na", "n.a.", "sans objet", "s.o.", "non applicable"),
    Answer.ASKED_NOT_KNOWN: ("not known", "unknown", "inconnu", "inconnue", "non connu", "ne sait pas", "do not know"),
    Answer.COMPLETE: ("complete", "all of it", "complet", "complète", "tout y est"),
}


@cache
def _answers() -> dict[str, Answer]:
    found = {fold(spelt): answer for answer, words in _SPELT.items() for spelt in words}
    for answer, said in ANSWERS.items():
        named = ANSWER.words(answer.value)
        found |= {fold(text): answer for text in (said.en, said.fr, named.en, named.fr, answer.value)}
    return found


def spelt(text: str) -> Answer | None:
    """The answer besides a value that a text spells out, in either language; None where it spells none."""
    return _answers().get(fold(text))


def taken_back(text: str) -> bool:
    """Whether a cell says that what was recorded is taken back."""
    return text.casefold() in {TAKEN_BACK.en, TAKEN_BACK.fr}


def codes_of(field: Field) -> CodeList | None:
    """The codes that are the values of a field, or of the members of its list."""
    return countries() if field.kind in {Kind.COUNTRY, Kind.COUNTRIES} else field.codes


def coded(codes: CodeList, text: str) -> str | None:
    """The code of a list that a text names, by its words in either language or itself; None where it names none."""
    return _by_words(codes).get(fold(text))


@cache
def _by_words(codes: CodeList) -> dict[str, str]:
    found: dict[str, str] = {}
    for code in reversed(list(codes)):
        words = codes.words(code)
        found |= {fold(words.en): code, fold(words.fr): code}
    return found | {fold(code): code for code in codes}
