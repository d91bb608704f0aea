"""Two values compared."""

import operator
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from register.reference.countries import countries
from register.rules.conditions import Atom, Judge, Truth
from register.rules.facts import Missing, Row
from register.rules.operands import Fixed, Operand, Path, fixed
from register.rules.scope import Scope
from register.rules.spans import ANY_CURRENCY, ZERO, Span, compared, exactly
from register.rules.tokens import ConditionError, Place
from register.rules.tree import Asked, Compared, Name, Value
from register.rules.values import Bind, value_of
from register.rules.vocabulary import OF_DAYS, Type
from register.texts import Text
from register.values import Answer

_SIGNS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
_ORDERED = frozenset({"number", "date", "money"})
_YES_NO = {"yes": True, "no": False}
_TURNING = 7  # days around the guess in which a shifted day turns: months differ by three, leap years by one
_VERSION = re.compile(r"[vV]?(\d+(?:\.\d+)*)(?:\s*build\s*(\d+))?\s*")


def compare(condition: Compared, scope: Scope, bind: Bind) -> Atom:
    """A comparison. Raises ConditionError where the two sides cannot be compared."""
    left = value_of(condition.left, scope, bind)
    right = _right(condition.right, left.type, scope, bind)
    _check(condition, left, right)
    due = _due(condition.sign, left, right, scope.world.as_of)
    if left.type.bounds or right.type.bounds:
        zero = isinstance(right, Fixed) and right.value == 0
        judge = _against_zero(condition.sign, left) if zero else _spans(condition.sign, left, right)
        return Atom(judge, (left, right), due, _rates(left, right))
    return Atom(_exact(condition.sign, left, right), (left, right), due)


def code(type_: Type, word: str, at: Place) -> Any:
    """What a bare word means beside a value of a type. Raises ConditionError where it is no code of its list."""
    if type_.base == "yes_no":
        if word in _YES_NO:
            return _YES_NO[word]
        raise ConditionError(Text("“{word}” is neither yes nor no.", word=word), at)
    codes = countries() if type_.base == "country" else type_.codes
    if codes is None:
        raise ConditionError(Text("“{word}” is no value of this type.", word=word), at)
    if word not in codes:
        raise ConditionError(Text("“{word}” is not in the list {list}.", word=word, list=codes.name), at)
    if word in type_.silent:
        raise ConditionError(Text("“{word}” says nothing: for rules it is not known.", word=word), at)
    return word


def version_before(condition: Asked, scope: Scope, bind: Bind) -> Atom:
    """`version_before(a, b)`: numbers compared part by part; not known where one of them is written otherwise."""
    operands = tuple(value_of(value, scope, bind) for value in condition.values)
    if len(operands) != 2 or any(one.type.base != "text" or one.type.several for one in operands):  # noqa: PLR2004 - a and b
        raise ConditionError(Text("“version_before” takes two texts."), condition.at)
    first, second = operands

    def truth(row: Row, subject: Row) -> Truth:
        values = first.get(row, subject), second.get(row, subject)
        if any(isinstance(value, Answer) for value in values):
            return False
        return _before(*(str(value) if value is not None else "" for value in values))

    def lacks(row: Row, subject: Row) -> set[Missing]:
        unreadable = [one for one in operands if not _VERSION.fullmatch(str(one.get(row, subject) or ""))]
        return {Missing(one.path) for one in unreadable or operands if one.path}

    return Atom(truth, operands, lacks=lacks)


def stale(condition: Asked, scope: Scope, bind: Bind) -> Atom:
    """`stale(day)`: not known once the day has passed: what was true by then may have changed. Never true.

    False before that, and where the day does not apply; where there is none, it is not known.
    """
    operand = value_of(condition.values[0], scope, bind)
    if len(condition.values) != 1 or operand.type.base != "date" or operand.type.several:
        raise ConditionError(Text("“stale” takes one date."), condition.at)
    as_of = scope.world.as_of

    def truth(row: Row, subject: Row) -> Truth:
        day = operand.get(row, subject)
        if isinstance(day, date):
            return None if day < as_of else False
        return False if day is Answer.NOT_APPLICABLE else None

    def due(row: Row, subject: Row) -> date | None:
        day = operand.get(row, subject)
        return day + timedelta(days=1) if isinstance(day, date) and as_of <= day < date.max else None

    def lacks(_row: Row, _subject: Row) -> set[Missing]:
        return {Missing(operand.path)} if operand.path else set()

    return Atom(truth, (operand,), due, lacks)


def _before(version: str, fixed_in: str) -> Truth:
    first, second = _VERSION.fullmatch(version), _VERSION.fullmatch(fixed_in)
    if first is None or second is None:
        return None
    a, b = ([int(part) for part in match[1].split(".")] for match in (first, second))
    length = max(len(a), len(b))
    a, b = a + [0] * (length - len(a)), b + [0] * (length - len(b))
    if a != b or second[2] is None:
        return a < b
    return None if first[2] is None else int(first[2]) < int(second[2])


def _right(value: Value, left: Type, scope: Scope, bind: Bind) -> Operand:
    if isinstance(value, Name) and len(value.parts) == 1 and left.base in {"code", "country", "yes_no"}:
        word = value.parts[0]
        codes = left.codes or ()
        if left.base != "code" or word in codes or not _is_path(value, scope):
            return fixed(Type(left.base, left.codes), code(left, word, value.at))
    return value_of(value, scope, bind)


def _is_path(name: Name, scope: Scope) -> bool:
    try:
        scope.path(name)
    except ConditionError:
        return False
    return True


def _check(condition: Compared, left: Operand, right: Operand) -> None:
    first, second = left.type, right.type
    if first.several or second.several:
        raise ConditionError(Text("A list is asked with “in”, “overlaps” or “within”."), condition.at)
    zero = isinstance(right, Fixed) and right.type.base == "number" and right.value == 0
    if first.base == "money" and zero:
        return
    if first.base != second.base or first.to != second.to or (second.codes and first.codes != second.codes):
        what = Text("A value of type {left} cannot be compared with one of type {right}.",
                    left=first.base, right=second.base)  # fmt: skip
        raise ConditionError(what, condition.at)
    if condition.sign not in {"=", "!="} and first.base not in _ORDERED:
        raise ConditionError(Text("Values of type {type} have no order.", type=first.base), condition.at)
    if first.base == "money" and not (first.without_vat and second.without_vat):
        raise ConditionError(Text("Amounts are compared without VAT: write excl_vat(…)."), condition.at)
    not_applicable = Answer.NOT_APPLICABLE in first.answers | second.answers
    if condition.sign == "!=" and not_applicable:
        raise ConditionError(Text("This may be not applicable: name the codes that count."), condition.at)


def _exact(sign: str, left: Operand, right: Operand) -> Judge:
    test, get, get_right = _SIGNS[sign], left.get, right.get
    if isinstance(right, Fixed) and isinstance(left, Path) and sign in {"=", "!="}:
        constant = right.value

        def against_constant(row: Row, subject: Row) -> Truth:
            value = get(row, subject)
            return None if value is None else test(value, constant)

        return against_constant

    def truth(row: Row, subject: Row) -> Truth:
        value, other = get(row, subject), get_right(row, subject)
        if isinstance(value, Answer) or isinstance(other, Answer):
            return sign == "!="
        return None if value is None or other is None else test(value, other)

    return truth


def _against_zero(sign: str, left: Operand) -> Judge:
    """The most frequent comparison of amounts: whether one is nothing, or something."""
    get, test = left.get, _SIGNS[sign]
    nothing, something = test(0, 0), test(1, 0)

    def truth(row: Row, subject: Row) -> Truth:
        value = get(row, subject)
        if value.__class__ is not Span:
            return None if value is None else sign == "!="
        if not value.parts:
            return nothing
        for _, low, _high in value.parts:
            if low <= 0:
                return compared(sign, value, ZERO)
        return something

    return truth


def _spans(sign: str, left: Operand, right: Operand) -> Judge:
    get, get_right = left.get, right.get

    def truth(row: Row, subject: Row) -> Truth:
        value, other = get(row, subject), get_right(row, subject)
        if isinstance(value, Answer) or isinstance(other, Answer):
            return sign == "!="
        return None if value is None or other is None else compared(sign, _span(value), _span(other))

    return truth


def _span(value: Any) -> Span:
    if isinstance(value, Span):
        return value
    return exactly(value) if value else ZERO


def _rates(left: Operand, right: Operand) -> Callable[[Row, Row], set[Missing]]:
    def lacks(row: Row, subject: Row) -> set[Missing]:
        values = (left.get(row, subject), right.get(row, subject))
        units = [set(value.units) - {ANY_CURRENCY, ""} for value in values if isinstance(value, Span)]
        if len(set().union(*units)) <= 1:
            return set()
        wanted = units[-1] if len(units[-1]) == 1 else set()
        return {Missing(f"rate:{unit}") for unit in set().union(*units) - wanted}

    return lacks


def _due(sign: str, left: Operand, right: Operand, as_of: date) -> Callable[[Row, Row], date | None] | None:
    moved, moved_right = left.moved, right.moved
    if moved is not None and moved_right is None:
        return _turning(_SIGNS[sign], moved, right, as_of)
    if moved_right is not None and moved is None:
        return _turning(_SIGNS[_mirrored(sign)], moved_right, left, as_of)
    return left.turns if isinstance(left, Path) and (left.kind, left.keys[-1]) in OF_DAYS else None


def _turning(
    test: Callable[[date, date], bool], moved: Callable[[date], date], still: Operand, as_of: date
) -> Callable[[Row, Row], date | None]:
    now = moved(as_of)

    def due(row: Row, subject: Row) -> date | None:
        other = still.get(row, subject)
        if not isinstance(other, date):
            return None
        guess = other.toordinal() - (now - as_of).days
        ordinals = range(max(guess - _TURNING, 1), min(guess + _TURNING, date.max.toordinal()) + 1)
        days = map(date.fromordinal, ordinals)
        return next((day for day in days if day > as_of and test(moved(day), other) is not test(now, other)), None)

    return due


def _mirrored(sign: str) -> str:
    return {"<": ">", "<=": ">=", ">": "<", ">=": "<="}.get(sign, sign)
