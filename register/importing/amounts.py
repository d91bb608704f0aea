"""Money and counts as inventories write them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from register.importing.faults import BLANK, Fault, Reading, left_empty
from register.names import fold
from register.texts import Text
from register.values import Money

Vat = Literal["excl", "incl"]
PriceState = Literal["some", "zero", "free", "dash", "included", "blank"]

_CURRENCIES = (
    (re.compile(r"€|\beur(?:os?)?\b", re.IGNORECASE), "EUR"),
    (re.compile(r"£|\bgbp\b|\bpounds?\b", re.IGNORECASE), "GBP"),
    (re.compile(r"\bchf\b", re.IGNORECASE), "CHF"),
    (re.compile(r"\bcad\b|\bc\$", re.IGNORECASE), "CAD"),
    (re.compile(r"\$|\busd\b|\bdollars?\b", re.IGNORECASE), "USD"),
)
_INCL = re.compile(
    r"\bt\.?t\.?c\b|\bincl?\w*\.? *(?:of )?(?:vat|tax)|\btva (?:comprise|incluse)|\bgross\b", re.IGNORECASE
)
_EXCL = re.compile(
    r"\bh\.?t\b|\bhors tax\w*|\bex\w*\.? *(?:of )?(?:vat|tax)|\bnet of (?:vat|tax)|\bwithout vat|\bnet\b", re.IGNORECASE
)
_ABOUT = re.compile(
    r"\benv\b\.?|\benviron\b|~|≈|\bapprox\w*\.?|\bcirca\b|\bca\.|\babout\b|\best\.|\bestim\w*", re.IGNORECASE
)
_THOUSAND = re.compile(r"(?<=[\d\s(/])k(?=\s*(?:€|eur|£|gbp|\$|usd|$|\)))|^k(?=[€£$])|\bk€|€k\b|£k\b", re.IGNORECASE)
_NOISE = re.compile(r"/ ?(?:u|unit\w*|pi[eè]ce|pce|each)\b|\b(?:each|p\.?u\.?|l'unit[eé])\b|[()\[\]:=]", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?\d[\d .,'’\u00a0\u202f\u2009]*")
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009'’]")
_FREE = frozenset(
    fold(words)
    for words in (
        "offert", "offerte", "offerts", "gratuit", "gratuite", "gratuits", "gracieux", "à titre gracieux",
        "à titre gratuit", "gracieusement", "sans frais", "offert par le fournisseur", "gratis", "free", "no charge",
        "free of charge", "FOC", "complimentary", "gift", "don",
    )
)  # fmt: skip
_INCLUDED = frozenset(
    {"inclus", "incluse", "included", "incl", "compris", "comprise", "bundled", "compris dans travaux"}
)
_DASHES = re.compile(r"[-–—_/.]+")
_LEAST, _MOST = Decimal("0.0001"), 10**12  # a price beyond these is another number in the wrong column
_MOST_THINGS = 10**6
_COUNT = re.compile(r"(?:x ?)?(\d{1,6}) ?(?:x|pcs?|pieces?|pces?|u|units?|unites?|ea|each|ex|nos?)?")


@dataclass(frozen=True, slots=True)
class PriceForm:
    """How a column of prices is meant, by its heading and its cells.

    decimal: the sign before the decimals where a cell does not show which ("." or ","), None if nothing decides.
    factor: 1000 where the heading says thousands. assumed: the currency of prices where neither cell nor heading says.
    """

    currency: str | None = None
    vat: Vat | None = None
    factor: int = 1
    decimal: str | None = None
    assumed: str = "EUR"

    @property
    def stated(self) -> str:
        """The currency of a price that names none."""
        return self.currency or self.assumed


def currency_of(text: str) -> str | None:
    """The currency that a text names; None where it names none."""
    return next((code for pattern, code in _CURRENCIES if pattern.search(text)), None)


def vat_of(text: str) -> Vat | None:
    """Whether a text says that VAT is in or out; None where it does not say."""
    if _INCL.search(text):
        return "incl"
    return "excl" if _EXCL.search(text) else None


def price_form(heading: str, cells: Iterable[Any], assumed: str) -> PriceForm:
    """How the prices under this heading are meant."""
    texts = [_NOISE.sub(" ", cell) for cell in cells if isinstance(cell, str)]
    factor = 1000 if _THOUSAND.search(heading) else 1
    return PriceForm(currency_of(heading), vat_of(heading), factor, _decimal_sign(texts), assumed)


def _decimal_sign(texts: Iterable[str]) -> str | None:
    """The sign before decimals, by the numbers that show it: 1.234,56 or 12,5, but not 1,234."""
    votes = {".": 0, ",": 0}
    for text in texts:
        found = _NUMBER.search(text)
        if not found:
            continue
        digits = _SPACES.sub("", found[0])
        sign = next((sign for sign in reversed(digits) if sign in ".,"), None)
        if sign is None:
            continue
        other = "," if sign == "." else "."
        if digits.count(sign) > 1:
            votes[other] += 1
        elif other in digits or len(digits) - digits.rfind(sign) - 1 != 3:  # noqa: PLR2004 - a group of thousands
            votes[sign] += 1
    if votes["."] == votes[","]:
        return None
    return "." if votes["."] > votes[","] else ","


def price_state(cell: Any) -> PriceState:
    """What kind of thing stands where the price should: beside it, some deal words mean something else."""
    if isinstance(cell, bool):
        return "blank"
    if isinstance(cell, int | float):
        return "some" if cell else "zero"
    return _worded_state(str(cell).strip())


def _worded_state(text: str) -> PriceState:
    words = fold(text)
    if _DASHES.fullmatch(text):
        return "dash"
    if words in _FREE:
        return "free"
    if words in _INCLUDED:
        return "included"
    if not any(sign.isdigit() for sign in words):
        return "blank"
    return "some" if any(sign in "123456789" for sign in words) else "zero"


def read_price(cell: Any, form: PriceForm) -> Reading:
    """The money that a cell states: 0 where it says that nothing was paid, nothing where it says nothing."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _numbered(cell, form)
    if not isinstance(cell, str):
        return _not_money(cell)
    state = price_state(cell)
    if state == "free":
        return Reading(Money(Decimal(0), form.stated, form.vat))
    if state == "included":
        return left_empty("included", Text("“{value}”: the price is part of another.", value=cell))
    return BLANK if state == "dash" else _written(cell, form)


def _numbered(number: float, form: PriceForm) -> Reading:
    if number < 0:
        return _negative(number)
    cents = Decimal(f"{number:.2f}" if round(number, 2) == number else f"{number:.4f}")
    amount = cents * form.factor if form.factor != 1 else cents
    return Reading(Money(amount, form.stated, form.vat)) if _is_price(amount, number) else _not_money(number)


def _is_price(amount: Decimal, written: float | Decimal) -> bool:
    """Whether an amount can be kept as what was written: not beyond all prices, and no zero made of something."""
    return _LEAST <= amount < _MOST or not written


def _written(cell: str, form: PriceForm) -> Reading:
    about = _ABOUT.search(cell)
    text = _ABOUT.sub(" ", cell)
    thousand = _THOUSAND.search(text)
    rest = _THOUSAND.sub(" ", text)
    for pattern, _ in _CURRENCIES:
        rest = pattern.sub(" ", rest)
    rest = _NOISE.sub(" ", _EXCL.sub(" ", _INCL.sub(" ", rest))).strip()
    if not _NUMBER.fullmatch(rest):
        return _not_money(cell)
    amount = _number(rest, form.decimal)
    if amount is None:
        return left_empty("ambiguous", Text("The sign in “{value}” may cut thousands or decimals.", value=cell))
    if amount < 0:
        return _negative(cell)
    factor = 1000 if thousand else form.factor
    if not _is_price(amount * factor, amount):
        return _not_money(cell)
    vat = vat_of(cell)
    money = Money(_plain(amount * factor), currency_of(cell) or form.stated, vat or form.vat)
    return Reading(money, _reservation(cell, vat, form, thousand=bool(thousand), about=bool(about)))


def _reservation(cell: str, vat: Vat | None, form: PriceForm, *, thousand: bool, about: bool) -> Fault | None:
    if about:
        return Fault("approximate", "taken as read", Text("“{value}” is only about the price.", value=cell))
    if thousand:
        return Fault("rounded", "taken as read", Text("“{value}” is rounded to hundreds.", value=cell))
    if vat and vat != form.vat and (form.vat or vat == "incl"):
        kind = "includes_vat" if vat == "incl" else "excludes_vat"
        return Fault(kind, "kept as written", Text("“{value}” states VAT otherwise than its column does.", value=cell))
    return None


def _number(text: str, decimal: str | None) -> Decimal | None:
    digits = _SPACES.sub("", text)
    signs = [sign for sign in digits if sign in ".,"]
    if len(set(signs)) > 1:
        decimal = signs[-1]
    elif len(signs) > 1:
        decimal = ""
    elif signs and len(digits) - digits.rfind(signs[0]) - 1 != 3:  # noqa: PLR2004 - a group of thousands
        decimal = signs[0]
    elif signs and decimal is None:
        return None
    for sign in ".,":
        digits = digits.replace(sign, "." if sign == decimal else "")
    try:
        return Decimal(digits)
    except InvalidOperation:
        return None


def _plain(amount: Decimal) -> Decimal:
    """The same amount, with the digits it needs and two decimals at least where it has any."""
    normal = amount.normalize()
    exponent = normal.as_tuple().exponent
    if isinstance(exponent, int) and exponent > -2:  # noqa: PLR2004 - cents
        return normal.quantize(Decimal(1) if exponent >= 0 else Decimal("0.01"))
    return normal


def _negative(cell: Any) -> Reading:
    return left_empty("negative", Text("“{value}” is below zero, which no price is.", value=str(cell)))


def _not_money(cell: Any) -> Reading:
    return left_empty("unreadable", Text("“{value}” is not understood as a price.", value=str(cell)))


def read_count(cell: Any) -> Reading:
    """How many there are: a whole number from 1."""
    if isinstance(cell, bool):
        return _not_a_count(cell)
    if isinstance(cell, int | float):
        return Reading(int(cell)) if 1 <= cell < _MOST_THINGS and cell == int(cell) else _not_a_count(cell)
    text = str(cell).strip()
    found = None if text.startswith("-") else _COUNT.fullmatch(fold(text))
    if found and int(found[1]):
        return Reading(int(found[1]))
    return _not_a_count(cell)


def _not_a_count(cell: Any) -> Reading:
    return left_empty("unreadable", Text("“{value}” is not understood as a number of things.", value=str(cell)))
