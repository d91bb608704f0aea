"""A second, plain evaluator to hold the first against: it walks the tree as written, with 0, ½ and 1."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import zip_longest
from typing import Any

from register.reference.sets import dated_sets
from register.reference.thresholds import thresholds
from register.rules import tree
from register.rules.facts import Listing
from register.rules.operands import shifted
from register.rules.pack import shipped_rules
from register.rules.rule import Rule
from register.rules.spans import INFINITY, Span
from register.terms.sets import SETS
from register.values import Answer, Money
from tests.register.rules.worlds import TODAY

HALF = Fraction(1, 2)
_INFINITE = Fraction(10**12)
_YES_NO = {"yes": True, "no": False}
_Row = dict[str, Any]


def plain_rule(rule: Rule, row: _Row) -> Fraction:
    """1 where a rule is in force, applies and is true; ½ where that is not known."""
    ends = [(rule.in_force_from, ">="), (rule.in_force_to, "<=")]
    day = row.get("deal_on") if rule.subject == "acquisition" else TODAY
    in_force = min((_compared(sign, day, end) for end, sign in ends if end is not None), default=Fraction(1))
    if in_force < 1:
        return in_force
    applies = Fraction(1) if rule.applies is None else plain(rule.applies, row, row)
    return applies if applies < 1 else plain(rule.when, row, row)


def plain(condition: Any, row: _Row, subject: _Row) -> Fraction:  # noqa: C901, PLR0911, PLR0912 - one a case
    """1 if the condition is true, 0 if it is false, ½ if it is not known. All amounts are in euros."""
    match condition:
        case tree.Both(_, "and", parts):
            return min((plain(part, row, subject) for part in parts), default=Fraction(1))
        case tree.Both(_, _, parts):
            return max(plain(part, row, subject) for part in parts)
        case tree.Not(_, part):
            return 1 - plain(part, row, subject)
        case tree.Quantified(_, word, path, part):
            found = _any(_listed(_at(path, row, subject)), part, subject, negate=word == "every")
            return found if word == "any" else 1 - found
        case tree.Compared(_, sign, left, right):
            return _compared(sign, _value(left, row, subject), _value(right, row, subject))
        case tree.Among(_, word, value, group):
            return _among(word, _value(value, row, subject), group, (row, subject))
        case tree.Is(_, "none", value):
            return _is_none(_value(value, row, subject))
        case tree.Is(_, _, value):
            return Fraction(_value(value, row, subject) in (None, Listing(())))
        case tree.Asked(_, "version_before", values):
            return _before(*(_value(value, row, subject) for value in values))
        case tree.Asked(_, "stale", (value,)):
            day = _value(value, row, subject)
            fresh = day >= TODAY if isinstance(day, date) else day is Answer.NOT_APPLICABLE
            return Fraction(0) if fresh else HALF
        case tree.Asked(_, "met", (tree.Name(_, (name,)),)):
            return plain(shipped_rules().facts[name].condition, row, subject)
        case tree.Asked(_, "concern", (tree.Constant(_, name),)):
            rule = shipped_rules().by_id[str(name)]
            applies = Fraction(1) if rule.applies is None else plain(rule.applies, row, subject)
            return min(applies, plain(rule.when, row, subject))
    raise AssertionError(condition)


def _any(found: Listing, part: Any, subject: _Row, *, negate: bool) -> Fraction:
    results = [plain(part, one, subject) for one in found.members]
    best = max((1 - one if negate else one for one in results), default=Fraction(0))
    return best if found.complete else max(best, HALF)


def _is_none(value: Any) -> Fraction:
    if isinstance(value, Listing):
        return Fraction(0) if value.members else Fraction(1) if value.complete else HALF
    return HALF if value is None else Fraction(isinstance(value, Answer))


def _among(word: str, value: Any, group: Any, rows: tuple[_Row, _Row]) -> Fraction:
    if isinstance(group, tree.Name):
        found = _listed(_at(group, *rows))
        if isinstance(value, Answer) or (found.complete and not found.members):
            return Fraction(0)
        return HALF if value is None else _member(value, found)
    if word == "in":
        return HALF if value is None else Fraction(0) if isinstance(value, Answer) else _in_group(value, group)
    value = _listed(value)
    hits = [_in_group(member, group) for member in value.members] + ([] if value.complete else [HALF])
    if word == "overlaps":
        return max(hits, default=Fraction(0))
    return min(hits, default=Fraction(1))


def _member(value: Any, found: Listing) -> Fraction:
    return Fraction(1) if value in found.members else Fraction(0) if found.complete else HALF


def _in_group(value: str, group: Any) -> Fraction:
    match group:
        case tree.Codes(_, codes):
            return Fraction(value in codes)
        case tree.Named(_, name) if name in SETS:
            return Fraction(value in SETS[name][1])
        case tree.Named(_, name):
            found = dated_sets()[name].contains(value, TODAY)
            return HALF if found is None else Fraction(found)
    raise AssertionError(group)


def _before(first: Any, second: Any) -> Fraction:
    if isinstance(first, Answer) or isinstance(second, Answer):
        return Fraction(0)
    numbers = [_numbers(one) for one in (first, second)]
    if None in numbers:
        return HALF
    (a, build_a), (b, build_b) = (one for one in numbers if one is not None)
    padded = list(zip_longest(a, b, fillvalue=0))
    earlier = [one for one, _ in padded], [other for _, other in padded]
    if earlier[0] != earlier[1] or build_b is None:
        return Fraction(earlier[0] < earlier[1])
    return HALF if build_a is None else Fraction(build_a < build_b)


def _numbers(version: str | None) -> tuple[list[int], int | None] | None:
    """The numbers of a version such as V5.4.1 build 220112, and that of its build."""
    numbers, _, build = (version or "").removeprefix("V").partition(" build ")
    parts = numbers.split(".")
    if not all(part.isdigit() for part in parts) or (build and not build.isdigit()):
        return None
    return [int(part) for part in parts], int(build) if build else None


def _compared(sign: str, left: Any, right: Any) -> Fraction:
    if isinstance(left, Answer) or isinstance(right, Answer):
        return Fraction(sign == "!=")
    if left is None or right is None:
        return HALF
    if sign == "!=":
        return 1 - _compared("=", left, right)
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


def _value(value: Any, row: _Row, subject: _Row) -> Any:  # noqa: C901, PLR0911 - one a case
    match value:
        case tree.Name(_, ("today",)):
            return TODAY
        case tree.Name(_, (word,)) if word not in row:
            return _YES_NO.get(word, word)
        case tree.Name():
            return _fact(_at(value, row, subject))
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
            return _count(_listed(_at(path, row, subject)), part, subject)
        case tree.Counted(at, "sum", path, part):
            found = _listed(_at(tree.Name(at, path.parts[:-1]), row, subject))
            return _sum(found, path.parts[-1], part, subject)
    raise AssertionError(value)


def _at(name: tree.Name, row: _Row, subject: _Row) -> Any:
    """What a path leads to: as known as each record that it passes."""
    holder, parts = (subject, name.parts[1:]) if name.parts[0] == "subject" else (row, name.parts)
    for key in parts[:-1]:
        further = holder[f"{key}."]
        if further is None:
            return holder[key] if isinstance(holder[key], Answer) else None
        holder = further
    return holder[parts[-1]]


def _listed(value: Any) -> Listing:
    return value if isinstance(value, Listing) else Listing((), isinstance(value, Answer))


def _fact(value: Any) -> Any:
    """A stored value; an amount of money as its bounds without VAT."""
    if isinstance(value, Span):
        _, least, most = value.parts[0] if value.parts else ("", 0, 0)
        return Fraction(least), _INFINITE if most == INFINITY else Fraction(most)
    if not isinstance(value, Money):
        return value
    high = Fraction(value.amount)
    if value.vat == "excl":
        return high, high
    if value.vat == "incl" and value.rate is not None:
        high = high / (1 + Fraction(value.rate) / 100)
        return high, high
    return high / Fraction(Decimal("1.2")), high


def _count(found: Listing, part: Any, subject: _Row) -> tuple[Fraction, Fraction]:
    results = [Fraction(1) if part is None else plain(part, one, subject) for one in found.members]
    sure = Fraction(results.count(Fraction(1)))
    return sure, (sure + results.count(HALF)) if found.complete else _INFINITE


def _sum(found: Listing, key: str, part: Any, subject: _Row) -> tuple[Fraction, Fraction]:
    low = high = Fraction(0)
    for one in found.members:
        counts = Fraction(1) if part is None else plain(part, one, subject)
        value = _fact(one[key])
        if counts == 0 or isinstance(value, Answer):
            continue
        bounds = (Fraction(0), _INFINITE) if value is None else _bounds(value)
        low, high = low + (bounds[0] if counts == 1 else 0), high + bounds[1]
    return low, min(high, _INFINITE) if found.complete else _INFINITE
