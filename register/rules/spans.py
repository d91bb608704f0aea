"""Amounts and counts that are known only within bounds."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from register.texts import Text, Words, shown

INFINITY = Decimal("Infinity")
ANY_CURRENCY = "?"  # of an amount whose currency is not known
_HIGHEST_VAT = Decimal("1.2")  # the normal French rate; amounts with VAT of unknown rate lie in [amount / 1.2, amount]
_SHOWN = Decimal("0.01")
_UNKNOWN_CURRENCY = Words("of unknown currency", "de devise inconnue")

Number = int | Decimal


@dataclass(slots=True, unsafe_hash=True)  # never altered; not frozen, since it is made by the hundred thousand
class Span:
    """Bounds for each unit; a unit is an ISO 4217 currency, "" for plain numbers, ANY_CURRENCY where it is not known.

    Amounts are without VAT. No part at all is zero, in whatever currency.
    """

    parts: tuple[tuple[str, Number, Number], ...]

    @property
    def exact(self) -> bool:
        """Whether nothing about it is open."""
        return all(low == high for _, low, high in self.parts) and len(self.parts) <= 1

    @property
    def units(self) -> tuple[str, ...]:
        """The units it has parts in."""
        return tuple(unit for unit, _, _ in self.parts)

    def times(self, factor: Number) -> "Span":
        """Each bound times a positive number."""
        if factor == 1:
            return self
        return Span(tuple((unit, low * factor, high * factor) for unit, low, high in self.parts))

    def said(self, language: str) -> str:
        """The bounds as a person reads them."""
        if not self.parts:
            return "0"
        return ", ".join(_said(part).said(language) if part[0] else _plain(part, language) for part in self.parts)


ZERO = Span(())


def exactly(number: Number, unit: str = "") -> Span:
    """A span that is one number."""
    return Span(((unit, number, number),)) if number else ZERO


def at_least(number: Number, unit: str = "") -> Span:
    """A span that is open upwards."""
    return Span(((unit, number, INFINITY),))


def without_vat(amount: Decimal, currency: str | None, vat: str | None, rate: Decimal | None) -> Span:
    """An amount without VAT: bounds where it is with VAT of a rate that is not stated, or where nobody said which."""
    if not amount:
        return ZERO
    unit = currency or ANY_CURRENCY
    if vat == "excl":
        return Span(((unit, amount, amount),))
    if vat == "incl" and rate is not None:
        amount /= 1 + rate / 100
        return Span(((unit, amount, amount),))
    low, high = sorted((amount / _HIGHEST_VAT, amount))
    return Span(((unit, low, high),))


def or_nothing(span: Span) -> Span:
    """The bounds of what may be this, or zero."""
    return Span(tuple((unit, min(low, 0), max(high, 0)) for unit, low, high in span.parts))


def total(spans: Iterable[Span]) -> Span:
    """The sum, unit by unit."""
    sums: dict[str, tuple[Number, Number]] = {}
    for span in spans:
        for unit, low, high in span.parts:
            before = sums.get(unit, (0, 0))
            sums[unit] = (before[0] + low, before[1] + high)
    return Span(tuple((unit, low, high) for unit, (low, high) in sums.items()))


def compared(sign: str, left: Span, right: Span) -> bool | None:
    """Whether a comparison holds whatever the true values within the bounds and the rates of exchange are."""
    lows, highs = _difference(left, right)
    at_least_zero, at_most_zero = all(low >= 0 for low in lows), all(high <= 0 for high in highs)
    above = at_least_zero and any(low > 0 for low in lows)
    below = at_most_zero and any(high < 0 for high in highs)
    if sign in {"=", "!="}:
        same = True if at_least_zero and at_most_zero else False if above or below else None
        return same if sign == "=" or same is None else not same
    yes, no = {
        ">=": (at_least_zero, below), ">": (above, at_most_zero),
        "<=": (at_most_zero, above), "<": (below, at_least_zero),
    }[sign]  # fmt: skip
    return True if yes else False if no else None


def _difference(left: Span, right: Span) -> tuple[list[Number], list[Number]]:
    if not right.parts:
        return [low for _, low, _ in left.parts], [high for _, _, high in left.parts]
    # Two amounts of unknown currency need not be of the same one: they never cancel out.
    minus = {(unit if unit != ANY_CURRENCY else "other"): (-high, -low) for unit, low, high in right.parts}
    lows, highs = [], []
    for unit, low, high in left.parts:
        less, more = minus.pop(unit, (0, 0))
        lows.append(low + less)
        highs.append(high + more)
    return lows + [low for low, _ in minus.values()], highs + [high for _, high in minus.values()]


def _plain(part: tuple[str, Number, Number], language: str) -> str:
    _, low, high = part
    if low == high:
        return shown(low, language)
    if high == INFINITY:
        return Text("at least {low}", low=low).said(language)
    return Text("{low} to {high}", low=low, high=high).said(language)


def _said(part: tuple[str, Number, Number]) -> Text:
    unit, low, high = part
    currency = _UNKNOWN_CURRENCY if unit == ANY_CURRENCY else unit
    if low == high:
        return Text("{amount} {currency} excl. VAT", amount=_rounded(low), currency=currency)
    if high == INFINITY:
        return Text("at least {amount} {currency} excl. VAT", amount=_rounded(low), currency=currency)
    return Text("{low} to {high} {currency} excl. VAT", low=_rounded(low), high=_rounded(high), currency=currency)


def _rounded(number: Number) -> Decimal:
    return Decimal(number).quantize(_SHOWN)
