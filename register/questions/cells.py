"""The cells of a questionnaire into values and answers, in either language, whichever it was written in."""

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from register.book.words import ANSWERS, coded, codes_of
from register.fields.field import Collection, Field, Kind
from register.importing.amounts import PriceForm, read_price
from register.importing.dates import read_day
from register.importing.faults import BLANK, Reading, left_empty
from register.importing.identifiers import plain, read_ip, read_mac, visible
from register.importing.words import is_error, read_yes_no
from register.questions.words import answers_of, listed, read_word
from register.terms.codes import CodeList
from register.texts import Text
from register.values import Answer

_SEVERAL = re.compile(r"\s*[;\n]\s*")
_WHOLE = re.compile(r"\d[\d \u00a0\u202f]*")
_LARGEST = 10**12
Reader = Callable[[Any], Reading]


def read_cell(asked: Field | Collection, cell: Any, currency: str) -> Reading:
    """What a cell answers: its value may be an Answer; of a reference it is the name as written.

    currency: of amounts that state none.
    """
    text = plain(cell) if not isinstance(cell, str) else visible(cell).strip()
    if not text:
        return BLANK
    if is_error(text):
        return left_empty("error_cell", Text("The cell shows the error {value}; its value is not known.", value=text))
    if isinstance(asked, Collection):
        return _word(asked, text) or _not_answered(asked, text)
    if not (listed(asked) or asked.kind is Kind.CODES):
        return _word(asked, text) or _reader(asked, currency)(cell)
    # A word of the list comes before an answer that is spelt alike.
    reading = _reader(asked, currency)(cell)
    return reading if reading.fault is None else _word(asked, text) or reading


def _word(asked: Field | Collection, text: str) -> Reading | None:
    """The answer besides a value that a text gives; None where it gives none."""
    answer = read_word(text)
    if answer in answers_of(asked):
        return Reading(answer)
    if answer in {None, Answer.COMPLETE} or isinstance(asked, Collection):
        return None
    message = Text("“{value}” is no answer to this question.", value=text)
    return left_empty("not_possible", message)


def _not_answered(asked: Collection, text: str) -> Reading:
    words = tuple(ANSWERS[answer] for answer in answers_of(asked))
    message = Text("“{value}” does not say whether the list is complete. Say one of: {words}", value=text, words=words)
    return left_empty("unreadable", message)


def _reader(field: Field, currency: str) -> Reader:
    codes = codes_of(field)
    readers: dict[Kind, Reader] = {
        Kind.YES_NO: read_yes_no,
        Kind.NUMBER: _number,
        Kind.DATE: partial(read_day, order="dmy"),
        Kind.MONEY: partial(read_price, form=PriceForm(assumed=currency)),
        Kind.MAC: read_mac,
        Kind.IP: read_ip,
        Kind.TEXTS: _texts,
    }
    if codes is not None:
        return partial(_several if field.kind.is_list else _code, codes=codes)
    return readers.get(field.kind, _text)


def _text(cell: Any) -> Reading:
    return Reading(_written(cell) or None)


def _texts(cell: Any) -> Reading:
    return Reading(tuple(dict.fromkeys(part for part in _SEVERAL.split(_written(cell)) if part)) or None)


def _written(cell: Any) -> str:
    if isinstance(cell, str):
        return visible(cell).strip()
    return cell.isoformat() if isinstance(cell, date) else plain(cell)


def _number(cell: Any) -> Reading:
    text = plain(cell)
    if isinstance(cell, bool) or not _WHOLE.fullmatch(text):
        return left_empty("unreadable", Text("“{value}” is no whole number.", value=text))
    number = int(re.sub(r"\D", "", text))
    if number >= _LARGEST:
        return left_empty("unreadable", Text("“{value}” is no whole number.", value=text))
    return Reading(number)


def _code(cell: Any, codes: CodeList) -> Reading:
    code = coded(codes, _written(cell))
    return Reading(code) if code else _no_word(_written(cell))


def _several(cell: Any, codes: CodeList) -> Reading:
    text = _written(cell)
    found = []
    for part in _SEVERAL.split(text):
        if not part:
            continue
        code = coded(codes, part)
        if code is None:
            return _no_word(part)
        found.append(code)
    return Reading(tuple(dict.fromkeys(found)) or None)


def _no_word(text: str) -> Reading:
    return left_empty("unknown_word", Text("“{value}” is none of the words of the list.", value=text))
