"""How papers write days, amounts and names; and what of a text can be printed at all."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from register.resources import resource
from register.rules.spans import ANY_CURRENCY, INFINITY, Span
from register.texts import Text, Words
from register.values import Money

_MONTHS = (
    Words("Jan", "janv."), Words("Feb", "févr."), Words("Mar", "mars"), Words("Apr", "avr."), Words("May", "mai"),
    Words("Jun", "juin"), Words("Jul", "juil."), Words("Aug", "août"), Words("Sep", "sept."), Words("Oct", "oct."),
    Words("Nov", "nov."), Words("Dec", "déc."),
)  # fmt: skip
_SPACE = "\u00a0"
_SIGNS = {"EUR": "€", "GBP": "£", "USD": "$"}
_CENTS = Decimal("0.01")
_DOUBLE = frozenset("WF")  # of characters as wide as two letters (Unicode, annex 11)
_WIDE = frozenset("WMmw@%—")

# What must not reach the typesetter: controls, surrogates, and marks that turn the order of what follows.
_DROP = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_SPACES = frozenset("\t\n \u2028\u00a0\u00ad\u200b\u200c\u200d\u2060")
_PLACEHOLDER = "□"
_WORD = re.compile(r"[^\s\u00a0\u200b]{12,}")
_LONG = 18  # widths of a letter from which a word may have to break
_STEP = 6  # characters of such a word after which it may


def day(on: date, language: str) -> str:
    """A day as papers write it: 9 Feb 2017; 9 févr. 2017, 1er mars 2018."""
    number = "1er" if language == "fr" and on.day == 1 else str(on.day)
    return _SPACE.join((number, _MONTHS[on.month - 1].said(language), str(on.year)))


def amount(stated: Money, language: str) -> str:
    """An amount as it was stated: €2,000,000 excl. VAT; 2 000 000 € HT."""
    flag = {"excl": Words("excl. VAT", "HT"), "incl": Words("incl. VAT", "TTC")}.get(stated.vat or "")
    said = _with_currency(stated.amount, stated.currency, language)
    return said if flag is None or not stated.amount else f"{said}{_SPACE}{flag.said(language)}"


def bounds(span: Span, language: str) -> str:
    """An amount that is known within bounds, without VAT."""
    if not span.parts:
        return _with_currency(Decimal(0), "EUR", language)
    # What is not known at all only says that the rest is not all of it.
    known = [part for part in span.parts if part != (ANY_CURRENCY, 0, INFINITY)]
    if known and len(known) < len(span.parts):
        known = [(unit, low, INFINITY) for unit, low, _ in known]
    return " + ".join(_part(part, language) for part in known or span.parts)


def _part(part: tuple[str, Any, Any], language: str) -> str:
    unit, low, high = part
    currency = "" if unit == ANY_CURRENCY else unit
    told = _with_currency(Decimal(low), currency, language)
    if high == INFINITY:
        told = Text("at least {amount}", amount=told).said(language)
    elif low != high:
        most = _with_currency(Decimal(high), currency, language)
        told = Text("{low} to {high}", low=told, high=most).said(language)
    return f"{told}{_SPACE}{Words('excl. VAT', 'HT').said(language)}"


def _with_currency(number: Decimal, currency: str, language: str) -> str:
    rounded = number.quantize(_CENTS)
    digits = f"{rounded:,.0f}" if rounded == rounded.to_integral_value() else f"{rounded:,.2f}"
    sign = _SIGNS.get(currency, currency)
    if language == "fr":
        digits = digits.replace(",", "\u202f").replace(".", ",")
        return f"{digits}{_SPACE}{sign}".rstrip(_SPACE)
    return f"{sign}{digits}" if currency in _SIGNS else f"{digits}{_SPACE}{sign}".rstrip(_SPACE)


def listed(parts: Iterable[str], most: int, language: str) -> str:
    """So many of these at most, and how many more there are."""
    every = list(dict.fromkeys(parts))
    if len(every) <= most:
        return ", ".join(every)
    more = len(every) - most
    return Text(
        "{some} and {n} other", "{some} and {n} others", some=", ".join(every[:most]), n=more
    ).said(language)  # fmt: skip


def cut(text: str, width: int) -> str:
    """A text of at most this width in letters of usual width, the rest told by an ellipsis."""
    room = float(width)
    for place, character in enumerate(text):
        room -= _width(character)
        if room < 0:
            return text[: max(place - 1, 1)].rstrip(" ,;:·\u00a0") + "…"
    return text


def _width(character: str) -> float:
    if unicodedata.east_asian_width(character) in _DOUBLE:
        return 2
    if character in _WIDE:
        return 1.7
    return 1.25 if character.isupper() else 1


def printable(text: str) -> str:
    """The same text with what can be printed of it: a square stands for a character that no shipped font has.

    Long words get places where they may break.
    """
    clean = _clean(text)
    if not _covered().issuperset(clean):
        clean = "".join(one if one in _covered() else _PLACEHOLDER for one in clean)
    return _WORD.sub(_breakable, clean)


def lacks_a_glyph(text: str) -> bool:
    """Whether a character of a text cannot be printed."""
    return not _covered().issuperset(_clean(text))


def _clean(text: str) -> str:
    return text if text.isascii() and text.isprintable() else unicodedata.normalize("NFC", _DROP.sub("", text))


def _breakable(word: re.Match[str]) -> str:
    whole = word.group()
    if sum(map(_width, whole)) < _LONG:
        return whole
    return "\u200b".join(whole[start : start + _STEP] for start in range(0, len(whole), _STEP))


@cache
def _covered() -> frozenset[str]:
    """The characters that the shipped fonts have, and those that need no glyph."""
    lines = resource("fonts/covered.txt").read_text("ascii").split()
    ends = (line.split("-") for line in lines)
    spans = (range(int(first, 16), int(last, 16) + 1) for first, last in ends)
    return frozenset(_SPACES).union(*(map(chr, span) for span in spans))
