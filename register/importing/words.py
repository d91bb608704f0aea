"""Words that stand in cells: that something is not known, states of equipment, categories of products."""

import re
import tomllib
from functools import cache
from typing import Any

from register.importing.faults import BLANK, Reading, left_empty
from register.names import fold
from register.resources import resource
from register.terms.codes import CodeList
from register.texts import Text

_ERRORS = re.compile(
    r"#(?:N/?A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|NOM\?|VALEUR!|NOMBRE!)", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
_LONGEST = 40  # characters that a word for "not known" may have
_HEADED = 4  # words of a phrase whose head is looked for
_BESIDE = frozenset(
    {
        "support", "cable", "alimentation", "boitier", "accessoire", "accessory", "mount", "bracket", "injector",
        "power", "injecteur", "coffret", "bras", "housing", "module", "licence", "license", "kit", "antenne", "antenna",
        "batterie", "battery", "rack", "maintenance", "extension", "garantie", "warranty", "disque", "disk", "software",
        "logiciel",
    }
)  # fmt: skip
_YES = frozenset({"oui", "yes", "o", "y", "vrai", "true", "x", "1", "ok"})
_NO = frozenset({"non", "no", "n", "faux", "false", "0"})


@cache
def content(name: str) -> dict[str, Any]:
    """A list of words that ships with the program, by its name under resources/importing."""
    with resource(f"importing/{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _unknown() -> frozenset[str]:
    return frozenset(fold(word) for word in content("words")["unknown"])


@cache
def _coded(section: str) -> dict[str, str]:
    """The codes of a section of words.toml by their folded words."""
    return {fold(word): code for code, words in content("words")[section].items() for word in words}


def is_error(cell: Any) -> bool:
    """Whether a cell shows an error of its spreadsheet (#N/A)."""
    return isinstance(cell, str) and cell.startswith("#") and bool(_ERRORS.fullmatch(cell.strip()))


def is_unknown(cell: Any) -> bool:
    """Whether a cell says that its value is not known (NC, ?, inconnu)."""
    if not isinstance(cell, str) or len(cell) > _LONGEST or _DIGIT.search(cell):
        return False
    words = fold(cell)
    return bool(cell.strip()) and (not words or words in _unknown())


def read_status(cell: Any, codes: CodeList) -> Reading:
    """The state of an item of equipment; words that say something beside the codes are asked."""
    words = fold(str(cell))
    if not words:
        return BLANK
    code = _coded("status").get(words) or _said(words, codes)
    return Reading(code) if code else Reading(asks=_coded("status_asked").get(words, ""))


def read_category(cell: Any, codes: CodeList) -> Reading:
    """The category of a product, by words that leave no doubt; others are asked."""
    words = fold(str(cell))
    if not words:
        return BLANK
    known = _coded("category")
    code = known.get(words) or known.get(words.removesuffix("s")) or _said(words, codes) or _headed(words, known)
    return Reading(code) if code else Reading(asks="")


def _headed(words: str, known: dict[str, str]) -> str | None:
    """The category of a phrase by the word that heads it: the first in French, the last in English."""
    parts = words.split()
    if not 1 < len(parts) <= _HEADED or set(parts) & _BESIDE:
        return None
    first, last = known.get(parts[0]), known.get(parts[-1])
    return (first or last) if not (first and last) or first == last else None


def _said(words: str, codes: CodeList) -> str | None:
    """The code that these folded words are, or name in either language."""
    return _names(codes).get(words)


@cache
def _names(codes: CodeList) -> dict[str, str]:
    """The codes of a list by their folded names; the first of those that share one."""
    said = [(code, codes.words(code)) for code in reversed(list(codes))]
    return {fold(name): code for code, words in said for name in (code, words.en, words.fr)}


def read_yes_no(cell: Any) -> Reading:
    """Yes or no."""
    words = fold(str(cell))
    if words in _YES:
        return Reading(value=True)
    if words in _NO:
        return Reading(value=False)
    return left_empty("unreadable", Text("“{value}” is neither yes nor no.", value=str(cell))) if words else BLANK
