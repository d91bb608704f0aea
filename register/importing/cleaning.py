"""A column of cells into values: each distinct cell is read once."""

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from typing import Any

from register.fields.equipment import EQUIPMENT
from register.fields.field import Kind
from register.importing.amounts import PriceForm, read_count, read_price
from register.importing.dates import months_of, read_day
from register.importing.faults import BLANK, Fault, Reading, left_empty
from register.importing.identifiers import plain, plain_mac, read_code, read_ip, read_mac, read_serial, visible
from register.importing.read import DateOrder
from register.importing.words import is_error, is_unknown, read_category, read_status, read_yes_no
from register.names import fold
from register.terms.items import STATUS
from register.terms.products import CATEGORY
from register.texts import Text

Reader = Callable[[Any], Reading]

_FREE_TEXTS = {"description", "notes"}  # where "?" and "NC" may mean something
_FORMULA_SIGNS = tuple("=+-@\t\r")  # a text that begins so is exported with an apostrophe before it
_CODED = {field.key: field.codes for field in EQUIPMENT.fields if field.codes and field.key != "deal_type"}
_DAYS = tuple(field.key for field in EQUIPMENT.fields if field.kind is Kind.DATE)
_YES_NO = ("price_includes_vat", *(field.key for field in EQUIPMENT.fields if field.kind is Kind.YES_NO))
_READ_IN_EXPORTS = frozenset({"unit_price", *_DAYS, *_YES_NO})
_PLAINLY: dict[str, tuple[re.Pattern[str], Callable[[str], str]]] = {  # most cells, and quickly told
    "serial": (re.compile(r"(?=[A-Za-z]*\d)[A-Za-z0-9]+"), str),
    "mac": (
        re.compile(r"(?!(?:0[:.\- ]?){12}|(?:F[:.\- ]?){12})(?:[0-9A-F]{2}[:.\- ]?){5}[0-9A-F]{2}", re.IGNORECASE),
        plain_mac,
    ),
    "ip": (re.compile(r"(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}"), str),
}
_CODES = {"part_number", "contract_ref", "asset_tag", "firmware"}
_OWN_PREFIX = ("réf. ", "réf.", "ref. ", "ref.", "ref ", "réf ", "ref: ", "réf : ", "model ", "modèle ")
_WHOLE = re.compile(r"\d{1,15}")
_LENS = re.compile(r"\s*\(\d+(?:[.,]\d+)?\s*mm\)$")
_WHOLE_MODEL = 6  # characters from which what follows a brand is a model of its own, and no series of it
_SHORT_BRAND = 3  # letters of a brand written short


@dataclass(slots=True)
class Cleaned:
    """The values of a column, row by row, with what is the matter with some (by place in the column).

    faults: what is the matter. asks: what only a person can say, with what is proposed ("" for nothing).
    """

    values: list[Any]
    faults: dict[int, Fault] = field(default_factory=dict)
    asks: dict[int, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a sheet writes: which of day and month comes first, from when days are counted, how prices are meant.

    exact: an export of this program: what stands there is the value, to the letter.
    """

    order: DateOrder | None
    epoch_1904: bool
    prices: PriceForm
    exact: bool = False


def written(cell: Any) -> str:
    """A cell as the file shows it, more or less: what is kept beside the values."""
    if isinstance(cell, str):
        return visible(cell)
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    return plain(cell)


def written_column(cells: Sequence[Any], distinct: Iterable[Any]) -> Iterable[str]:
    """The cells of a column as written. distinct: each of its cells once."""
    if set(map(type, cells)) == {str} and "".join(cells).isprintable():
        return cells
    texts = {cell: written(cell) for cell in distinct}
    return map(texts.__getitem__, cells)


def clean(field_key: str, cells: Sequence[Any], distinct: Iterable[Any], manner: Manner) -> Cleaned:
    """The values of the column of a field. distinct: each of its cells once."""
    read = _reader(field_key, manner)
    guarded = _exactly if manner.exact else _guarded
    plainly = None if manner.exact else _PLAINLY.get(field_key)
    value_of: dict[Any, Any] = {}
    remarkable: dict[Any, Reading] = {}
    for cell in distinct:
        if plainly and isinstance(cell, str) and plainly[0].fullmatch(cell):
            value_of[cell] = plainly[1](cell)
            continue
        reading = guarded(field_key, cell, read)
        value_of[cell] = reading.value
        if reading.fault or reading.asks is not None:
            remarkable[cell] = reading
    cleaned = Cleaned(list(map(value_of.__getitem__, cells)))
    for place, cell in enumerate(cells if remarkable else ()):
        if noted := remarkable.get(cell):
            if noted.fault:
                cleaned.faults[place] = noted.fault
            if noted.asks is not None:
                cleaned.asks[place] = noted.asks
    return cleaned


def _exactly(field_key: str, cell: Any, read: Reader) -> Reading:
    """Read a cell of an export: what stands there is the value."""
    if cell == "":
        return BLANK
    if field_key in _CODED:
        return Reading(cell if cell in _CODED[field_key] else None)
    if field_key == "serials":
        return Reading(tuple(str(cell).split("; ")))
    if field_key in _READ_IN_EXPORTS:
        return read(cell)
    if field_key == "quantity":
        return Reading(int(cell)) if _WHOLE.fullmatch(plain(cell)) else read_count(cell)
    return Reading(cell if isinstance(cell, str) else written(cell))


def unescaped(cell: Any) -> Any:
    """A cell of a text file that this program wrote, without the apostrophe before what looks like a formula."""
    escaped = isinstance(cell, str) and cell[:1] == "'" and cell.lstrip("'")[:1] in _FORMULA_SIGNS
    return cell[1:] if escaped else cell


def _guarded(field_key: str, cell: Any, read: Reader) -> Reading:
    """Read a cell, unless it is blank, an error, or says that the value is not known."""
    if isinstance(cell, str):
        return _guarded_text(field_key, cell, read)
    if isinstance(cell, float) and not math.isfinite(cell):
        return left_empty("unreadable", Text("“{value}” is no number that can be kept.", value=str(cell)))
    return read(cell)


def _guarded_text(field_key: str, cell: str, read: Reader) -> Reading:
    if not cell or cell.isspace():
        return BLANK
    if is_error(cell):
        return left_empty("error_cell", Text("The cell shows the error {value}; its value is not known.", value=cell))
    if field_key not in _FREE_TEXTS and is_unknown(cell) and (field_key != "unit_price" or fold(cell)):
        return left_empty("missing", Text("“{value}” says that it is not known.", value=cell.strip()))
    return read(cell)


def _reader(field_key: str, manner: Manner) -> Reader:
    day = partial(read_day, order=manner.order, epoch_1904=manner.epoch_1904)
    readers: dict[str, Reader] = {
        **dict.fromkeys(_DAYS, day),
        **dict.fromkeys(_YES_NO, read_yes_no),
        "serial": read_serial,
        "mac": read_mac,
        "ip": read_ip,
        "quantity": read_count,
        "unit_price": partial(read_price, form=manner.prices),
        "warranty_end": partial(_read_end, day=day),
        "status": partial(read_status, codes=STATUS),
        "category": partial(read_category, codes=CATEGORY),
        "model": _read_model,
        "serials": _read_serials,
    }
    if field_key in _FREE_TEXTS:
        return _read_lines
    return readers.get(field_key, read_code if field_key in _CODES else _read_text)


def _read_end(cell: Any, day: Reader) -> Reading:
    """The end of a warranty: a day, or a number of months from the installation."""
    months = months_of(cell)
    return Reading(months) if months else day(cell)


def _read_text(cell: Any) -> Reading:
    return Reading((plain(cell) if not isinstance(cell, date) else written(cell)) or None)


def _read_lines(cell: Any) -> Reading:
    """A text of several lines perhaps, as written."""
    return Reading(written(cell).strip() or None)


def _read_model(cell: Any) -> Reading:
    reading = read_code(cell)
    if reading.value is None:
        return reading
    text = _LENS.sub("", reading.value)
    for prefix in _OWN_PREFIX:
        if text.lower().startswith(prefix) and len(text) > len(prefix):
            return Reading(text[len(prefix) :].strip())
    return Reading(text or None)


def _read_serials(cell: Any) -> Reading:
    return Reading(tuple(part for part in (plain(part) for part in str(cell).split(";")) if part) or None)


def without_brand(models: Sequence[str | None], brands: Sequence[str | None]) -> list[str | None]:
    """The models without the brand that some cells write before them again ("AVIGILON 4.0C-H6A")."""
    first_words = {fold(brand).partition(" ")[0] for brand in dict.fromkeys(brands) if brand} - {""}
    alone = {fold(model) for model in dict.fromkeys(models) if model}
    bare: dict[str | None, str | None] = {}
    for model in dict.fromkeys(models):
        first, _, rest = (model or "").partition(" ")
        code = len(rest) >= _WHOLE_MODEL and any(sign.isdigit() for sign in rest)
        written_alone = bool(rest) and fold(rest) in alone
        repeats = (fold(first) in first_words and code) or (written_alone and _names_one_of(fold(first), first_words))
        bare[model] = rest.strip() if repeats else model
    return [bare[model] for model in models]


def _names_one_of(word: str, brands: set[str]) -> bool:
    """Whether a word is the first of a brand, or a brand is short for it ("HIK" for "Hikvision")."""
    return word in brands or any(len(brand) >= _SHORT_BRAND and word.startswith(brand) for brand in brands)


def in_its_currency(prices: Cleaned, currencies: Sequence[Any] | None, with_vat: Sequence[Any] | None) -> None:
    """Give prices the currency and the tax flag of the columns beside them."""
    for place, money in enumerate(prices.values):
        if money is None:
            continue
        currency = currencies[place] if currencies else None
        vat = with_vat[place] if with_vat else None
        if currency or vat is not None:
            prices.values[place] = replace(
                money,
                currency=str(currency or money.currency).upper(),
                vat=money.vat if vat is None else ("incl" if vat else "excl"),
            )
