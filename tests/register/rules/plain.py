"""A second, plain evaluator to hold the first against: it walks the tree as written, with 0, ½ and 1."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from register.reference.thresholds import thresholds
from register.rules import tree
from register.rules.facts import Listing
from register.rules.operands import shifted
from register.rules.pack import shipped_rules
from register.values import Answer, Money
from tests.register.rules.worlds import TODAY

HALF = Fraction(1, 2)
_INFINITE = Fraction(10**12)
_YES_NO = {"yes": True, "no": False}


def plain(condition: Any, row: dict[str, Any], subject: dict[str, Any]) -> Fraction:  # noqa: PLR0911 - one a case
    """1 if the condition is true, 0 if it is false, ½ if it is not known. All amounts are in euros."""
    match condition:
        case tree.Both(_, "and", parts):
            return min(plain(part, row, subject) for part in parts)
        case tree.Both(_, _, parts):
            return max(plain(part, row, subject) for part in parts)
        case tree.Not(_, part):
            return 1 - plain(part, row, subject)
        case tree.Quantified(_, word, path, part):
            found = _any(row[path.parts[0]], part, subject, negate=word == "every")
            return found if word == "any" else 1 - found
        case tree.Compared(_, sign, left, right):
            return _compared(sign, _value(left, row, subject), _value(right, row, subject))
        case tree.Among(_, word, value, tree.Codes(_, codes)):
            return _among(word, _value(value, row, subject), codes)
        case tree.Is(_, "none", value):
            return _is_none(_value(value, row, subject))
        case tree.Asked(_, "met", (tree.Name(_, (name,)),)):
            return plain(shipped_rules().facts[name].condition, row, subject)
        case tree.Asked(_, "concern", (tree.Constant(_, name),)):
            return plain(shipped_rules().by_id[str(name)].when, row, subject)
    raise AssertionError(condition)


def _any(found: Listing, part: Any, subject: dict[str, Any], *, negate: bool) -> Fraction:
    results = [plain(part, one, subject) for one in found.members]
    best = max((1 - one if negate else one for one in results), default=Fraction(0))
    return best if found.complete else max(best, HALF)


def _is_none(value: Any) -> Fraction:
    if isinstance(value, Listing):
        return Fraction(0) if value.members else Fraction(1) if value.complete else HALF
    return HALF if value is None else Fraction(isinstance(value, Answer))


def _among(word: str, value: Any, codes: tuple[str, ...]) -> Fraction:
    if word == "in":
        return HALF if value is None else Fraction(value in codes)
    hits = [member in codes for member in value.members]
    if word == "overlaps":
        return Fraction(1) if any(hits) else Fraction(0) if value.complete else HALF
    return Fraction(0) if not all(hits) else Fraction(1) if value.complete else HALF


def _compared(sign: str, left: Any, right: Any) -> Fraction:
    if isinstance(left, Answer) or isinstance(right, Answer):
        return Fraction(sign == "!=")
    if left is None or right is None:
        return HALF
    (a, b), (c, d) = _bounds(left), _bounds(right)
    sure = {"=": a == b == c == d, "<": b < c, "<=": b <= c, ">": a > d, ">=": a >= d}[sign]
    never = {"=": b < c or a > d, "<": a >= d, "<=": a > d, ">": b <= c, ">=": b < c}[sign]
    return Fraction(1) if sure else Fraction(0) if never else HALF


def _bounds(value: Any) -> tuple[Any, Any]:
    if isinstance(value, tuple):
        return value
    if isinstance(value, bool | str | date):
        return value, value
    return Fraction(value), Fraction(value)


def _value(value: Any, row: dict[str, Any], subject: dict[str, Any]) -> Any:  # noqa: C901, PLR0911 - one a case
    match value:
        case tree.Name(_, ("today",)):
            return TODAY
        case tree.Name(_, ("subject", key)):
            return _fact(subject[key])
        case tree.Name(_, (word,)):
            return _fact(row[word]) if word in row else _YES_NO.get(word, word)
        case tree.Constant(_, constant, _):
            return constant
        case tree.Shifted(_, inner, number, unit):
            day = _value(inner, row, subject)
            return shifted(day, number, unit) if isinstance(day, date) else day
        case tree.Scaled(_, inner, tree.Call(_, "setting", (tree.Name(_, (name,)),))):
            found = _value(inner, row, subject)
            ratio = Fraction(shipped_rules().settings[name].value)
            return (found[0] * ratio, found[1] * ratio) if isinstance(found, tuple) else found
        case tree.Call(_, "excl_vat", (inner,)):
            return _value(inner, row, subject)
        case tree.Call(_, "threshold", (tree.Constant(_, name), inner)):
            day = _value(inner, row, subject)
            step = thresholds()[str(name)].on(day) if isinstance(day, date) else None
            return None if step is None else Fraction(step.amount)
        case tree.Counted(_, "count", path, part):
            return _count(row[path.parts[0]], part, subject)
        case tree.Counted(_, "sum", path, _):
            return _sum(row[path.parts[0]], path.parts[1])
    raise AssertionError(value)


def _fact(value: Any) -> Any:
    """A stored value; an amount of money as its bounds without VAT."""
    if not isinstance(value, Money):
        return value
    high = Fraction(value.amount)
    if value.vat == "excl":
        return high, high
    if value.vat == "incl" and value.rate is not None:
        high = high / (1 + Fraction(value.rate) / 100)
        return high, high
    return high / Fraction(Decimal("1.2")), high


def _count(found: Listing, part: Any, subject: dict[str, Any]) -> tuple[Fraction, Fraction]:
    results = [Fraction(1) if part is None else plain(part, one, subject) for one in found.members]
    sure = Fraction(results.count(Fraction(1)))
    return sure, (sure + results.count(HALF)) if found.complete else _INFINITE


def _sum(found: Listing, key: str) -> tuple[Fraction, Fraction]:
    low = high = Fraction(0)
    for one in found.members:
        value = _fact(one[key])
        if value is None:
            high = _INFINITE
        elif not isinstance(value, Answer):
            bounds = _bounds(value)
            low, high = low + bounds[0], high + bounds[1]
    return low, high if found.complete else _INFINITE
