"""The cells of a workbook of a whole register into what they say: values, answers, and words that take back."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import partial
from typing import Any, NamedTuple

from register.book.columns import BookColumn, Part
from register.book.quoting import parted, unquoted
from register.book.words import coded, spelt, taken_back
from register.fields.field import Field, Kind
from register.importing.amounts import PriceForm, read_price
from register.importing.dates import read_day
from register.importing.faults import Fault, Reading
from register.importing.identifiers import plain, read_code, read_ip, read_mac
from register.importing.words import is_error, is_unknown, read_yes_no
from register.terms.codes import CodeList
from register.texts import Text
from register.values import Answer

_LONGEST_WORD = 24
_LARGEST = 1 << 63
_WHOLE = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]?\d{3})*|\d+")
_SPACES = re.compile(r"[ \u00a0\u202f]")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MAC = re.compile(r"(?:[0-9A-F]{2}:){5}[0-9A-F]{2}")
_CURRENCY = re.compile(r"[A-Za-z]{3}")
_PLACES = Decimal("0.0001")
_MOST = Decimal(10) ** 14
_UNKEPT = re.compile("[\x00\ud800-\udfff]")
_OF_LISTS = frozenset({Answer.COMPLETE, Answer.NONE, Answer.ASKED_NOT_KNOWN})
Reader = Callable[[Any], Any]


class Instead(Enum):
    """What a cell may say besides values and answers. TAKEN_BACK: what was recorded is taken back."""

    TAKEN_BACK = "taken back"


class Listed(NamedTuple):
    """The members of a list, and whether these are all."""

    members: tuple[str, ...]
    complete: bool


class Amount(NamedTuple):
    """What the columns of an amount say: a number, or what stands in its place; each None where nothing does."""

    number: Any
    currency: Any = None
    vat: Any = None
    rate: Any = None


def read_column(column: BookColumn, cells: Iterable[Any]) -> list[Any]:
    """What the cells of a column say, each different one read once.

    None: nothing. A value of the field, an Answer, Instead.TAKEN_BACK, Listed, or the Fault that makes it unreadable;
    of a reference the text that names a record; of the column of reasons its text.
    """
    read = _reader(column)
    found: dict[Any, Any] = {}
    said = []
    for cell in cells:
        key = (cell, type(cell)) if cell in _LIKE_BOTH else cell
        if key not in found:
            found[key] = read(cell)
        said.append(found[key])
    return said


_LIKE_BOTH = (0, 1)  # a number and a yes or no are equal there


def _reader(column: BookColumn) -> Reader:
    field = column.field
    if column.part:
        return _PARTS[column.part]
    if field is not None:
        return _of_field(column, field)
    if column.asked is None:
        return lambda cell: (cell if isinstance(cell, str) else plain(cell)).strip() or None
    return partial(_worded, _no_list_answer, _OF_LISTS)


def _of_field(column: BookColumn, field: Field) -> Reader:
    read: Reader = _named if column.refers else _READERS.get(field.kind, _text)
    if field.kind.is_list:
        return partial(_list, column.codes, field.answers)
    if column.codes is not None:
        return partial(_code, column.codes, field.answers)
    return partial(_free if field.kind in _TEXTS else _worded, read, field.answers)


def _free(read: Reader, answers: frozenset[Answer], cell: Any) -> Any:
    """A text, unless it is one of the words that stand in place of one."""
    if not isinstance(cell, str):
        return read(cell)
    text = cell.strip()
    if not text:
        return None
    inside = unquoted(text)
    if inside is not None:
        return _kept(inside)
    if len(text) < _LONGEST_WORD:
        if taken_back(text):
            return Instead.TAKEN_BACK
        if answers and (answer := spelt(text)) in answers:
            return answer
    return _error(text) or read(text)


def _worded(read: Reader, answers: frozenset[Answer], cell: Any) -> Any:
    """What is no text: a word in its place is known by more spellings."""
    if not isinstance(cell, str):
        return read(cell)
    text = cell.strip()
    if not text:
        return None
    if taken_back(text):
        return Instead.TAKEN_BACK
    answer = spelt(text)
    if answer is None and Answer.ASKED_NOT_KNOWN in answers and is_unknown(text):
        answer = Answer.ASKED_NOT_KNOWN
    if answer is not None:
        return answer if answer in answers else _not_possible(text)
    return _error(text) or read(text)


def _code(codes: CodeList, answers: frozenset[Answer], cell: Any) -> Any:
    text = cell.strip() if isinstance(cell, str) else plain(cell)
    # A word of the list comes before an answer that is spelt alike.
    return (coded(codes, text) if text else None) or _worded(_no_word, answers, text)


def _list(codes: CodeList | None, answers: frozenset[Answer], cell: Any) -> Any:
    text = cell.strip() if isinstance(cell, str) else plain(cell)
    parts = parted(text)
    if not parts:
        return None
    if len(parts) == 1 and not parts[0][1] and taken_back(text):
        return Instead.TAKEN_BACK
    *_, (last, in_quotes) = parts
    complete = not in_quotes and spelt(last) is Answer.COMPLETE and (codes is None or coded(codes, last) is None)
    members = parts[:-1] if complete else parts
    if len(parts) == 1 and not in_quotes and (codes is None or coded(codes, last) is None):
        answer = spelt(last)
        if answer is not None:
            return answer if answer in answers | _OF_LISTS else _not_possible(last)
    found = [member if codes is None else coded(codes, member) for member, _ in members]
    missing = next((member for (member, _), code in zip(members, found, strict=True) if code is None), None)
    if missing is not None:
        return _no_word(missing)
    fault = next((_unkept(member) for member in found if member and _UNKEPT.search(member)), None)
    return fault or Listed(tuple(member for member in found if member is not None), complete)


def _text(cell: Any) -> Any:
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return _kept(cell if isinstance(cell, str) else plain(cell)) or None


def _identifier(cell: Any) -> Any:
    return _taken(read_code(cell)) if isinstance(cell, float) else _text(cell)


def _mac(cell: Any) -> Any:
    return cell if isinstance(cell, str) and _MAC.fullmatch(cell) else _taken(read_mac(cell))


def _yes_no(cell: Any) -> Any:
    return cell if isinstance(cell, bool) else _taken(read_yes_no(cell))


def _number(cell: Any) -> Any:
    text = plain(cell)
    if isinstance(cell, bool) or not _WHOLE.fullmatch(text):
        return _unreadable(Text("“{value}” is no whole number.", value=text))
    number = int(_SPACES.sub("", text))
    return number if number < _LARGEST else _unreadable(Text("“{value}” is no whole number.", value=text))


def _day(cell: Any) -> Any:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, str) and _ISO_DAY.fullmatch(cell):
        try:
            return date.fromisoformat(cell)
        except ValueError:
            pass
    return _taken(read_day(cell, "dmy"))


def _amount(cell: Any) -> Any:
    number = _decimal(cell)
    if number is not None and 0 <= number < _MOST:
        return Amount(number)
    money = _taken(read_price(cell, PriceForm(assumed="")))
    if money is None or isinstance(money, Fault):
        return money
    return Amount(money.amount, money.currency or None, money.vat)


def _decimal(cell: Any) -> Decimal | None:
    """The number that a cell is, with the four places that are kept; None where it is none."""
    if isinstance(cell, bool):
        return None
    text = cell if isinstance(cell, str) else repr(cell)
    try:
        found = Decimal(text)
        return found.quantize(_PLACES) if found.is_finite() else None
    except InvalidOperation:
        return None


def _currency(cell: Any) -> Any:
    text = plain(cell)
    text = unquoted(text) or text
    if not text:
        return None
    if not _CURRENCY.fullmatch(text):
        return _unreadable(Text("“{value}” is no currency: three letters, such as EUR.", value=text))
    return text.upper()


def _vat(cell: Any) -> Any:
    if isinstance(cell, str) and (not cell.strip() or taken_back(cell.strip())):
        return Instead.TAKEN_BACK if cell.strip() else None
    included = _yes_no(cell)
    return included if included is None or isinstance(included, Fault) else "incl" if included else "excl"


def _rate(cell: Any) -> Any:
    text = plain(cell).removesuffix("%").strip().replace(",", ".")
    if not text:
        return None
    if taken_back(text):
        return Instead.TAKEN_BACK
    rate = _decimal(text)
    return rate if rate is not None else _unreadable(Text("“{value}” is no percentage.", value=text))


def _named(cell: Any) -> Any:
    return plain(cell) if not isinstance(cell, str) else cell


def _no_word(cell: Any) -> Fault:
    return Fault("unknown_word", "left empty", Text("“{value}” is none of the words of the list.", value=plain(cell)))


def _no_list_answer(cell: Any) -> Fault:
    message = Text("“{value}” does not say whether the list is complete.", value=plain(cell))
    return Fault("unreadable", "left empty", message)


def _not_possible(text: str) -> Fault:
    message = Text("“{value}” is no answer that this field can have.", value=text)
    return Fault("not_possible", "left empty", message)


def _error(text: str) -> Fault | None:
    if not is_error(text):
        return None
    message = Text("The cell shows the error {value}; its value is not known.", value=text)
    return Fault("error_cell", "left empty", message)


def _unreadable(message: Text) -> Fault:
    return Fault("unreadable", "left empty", message)


def _kept(text: str) -> Any:
    return _unkept(text) if _UNKEPT.search(text) else text


def _unkept(text: str) -> Fault:
    shown = _UNKEPT.sub("\ufffd", text)
    return _unreadable(Text("“{value}” has signs that no register keeps.", value=shown))


def _taken(reading: Reading) -> Any:
    """The value of a reading, or why there is none."""
    return reading.value if reading.value is not None else reading.fault


_TEXTS = {Kind.TEXT, Kind.IDENTIFIER, Kind.MAC, Kind.IP}
_READERS: dict[Kind, Reader] = {
    Kind.TEXT: _text,
    Kind.IDENTIFIER: _identifier,
    Kind.MAC: _mac,
    Kind.IP: lambda cell: _taken(read_ip(cell)),
    Kind.YES_NO: _yes_no,
    Kind.NUMBER: _number,
    Kind.DATE: _day,
    Kind.MONEY: _amount,
}
_PARTS: dict[Part, Reader] = {Part.CURRENCY: _currency, Part.VAT: _vat, Part.RATE: _rate}
