"""The values of a condition bound to facts."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from register.rules.conditions import Test
from register.rules.facts import Missing, Row, listing
from register.rules.operands import Changed, Fixed, Operand, changed, count_of, fixed, shifted, sum_of
from register.rules.scope import Scope
from register.rules.spans import Span, exactly
from register.rules.tokens import ConditionError, Place
from register.rules.tree import Call, Condition, Constant, Counted, Name, Scaled, Shifted, Value
from register.rules.vocabulary import Type
from register.texts import Text

Bind = Callable[[Condition, Scope], Test]
TODAY = ("today", "as_of")


def value_of(value: Value, scope: Scope, bind: Bind) -> Operand:
    """The operand of a value. bind: how conditions inside a count are bound. Raises ConditionError."""
    if isinstance(value, Name):
        if value.parts in {(word,) for word in TODAY}:
            return fixed(Type("date"), scope.world.as_of, lambda day: day)
        return scope.path(value)
    if isinstance(value, Constant):
        return _constant(value)
    if isinstance(value, Counted):
        return _counted(value, scope, bind)
    if isinstance(value, Call):
        return _call(value, scope, bind)
    operand = value_of(value.value, scope, bind)
    return _shifted(value, operand) if isinstance(value, Shifted) else _scaled(value, operand, scope, bind)


def _constant(constant: Constant) -> Fixed:
    if isinstance(constant.value, date):
        return fixed(Type("date"), constant.value)
    if isinstance(constant.value, str):
        return fixed(Type("text"), constant.value)
    if constant.currency:
        return fixed(Type("money", bounds=True, without_vat=True), exactly(constant.value, constant.currency))
    return fixed(Type("number"), constant.value)


def _counted(counted: Counted, scope: Scope, bind: Bind) -> Operand:
    if counted.what == "sum":
        return _sum(counted, scope, bind)
    collection, inner = scope.children(counted.path, (counted.what, counted.part))
    inner.reads.whole = True
    part = None if counted.part is None else bind(counted.part, inner)
    scope.settle(collection, inner)
    if part is None:
        return count_of(collection, None, _nothing)

    def lacking(row: Row, subject: Row) -> set[Missing]:
        rows = listing(collection.get(row, subject)).members
        undecided = [child for child in rows if part.truth(child, subject) is None]
        return {missing for child in undecided for missing in part.missing(child, subject)}

    return count_of(collection, part.truth, lacking)


def _sum(counted: Counted, scope: Scope, bind: Bind) -> Operand:
    *path, key = counted.path.parts
    if not path:
        raise ConditionError(Text("A sum needs a collection and a field of its records."), counted.at)
    collection, inner = scope.children(Name(counted.path.at, tuple(path)), (counted.what, key, counted.part))
    inner.reads.whole = True
    part = inner.path(Name(counted.path.at, (key,)))
    if part.type.base not in {"number", "money"} or part.type.several:
        raise ConditionError(Text("“{key}” is neither a number nor an amount.", key=key), counted.at)
    test = None if counted.part is None else bind(counted.part, inner)
    scope.settle(collection, inner)
    return sum_of(collection, part, test)


def _shifted(value: Shifted, operand: Operand) -> Operand:
    if operand.type.base != "date" or operand.type.several:
        raise ConditionError(Text("Only a date can be shifted."), value.at)

    def change(day: date) -> date:
        return shifted(day, value.number, value.unit)

    return changed(Type("date"), operand, change)


def _scaled(value: Scaled, operand: Operand, scope: Scope, bind: Bind) -> Operand:
    by = value_of(value.by, scope, bind)
    if not isinstance(by, Fixed) or by.type.base != "number" or by.value <= 0:
        raise ConditionError(Text("A value can only be multiplied by a number above zero."), value.at)
    if operand.type.base not in {"money", "number"} or operand.type.several:
        raise ConditionError(Text("Only a number or an amount can be multiplied."), value.at)
    factor: Decimal = by.value

    def change(number: Any) -> Any:
        return number.times(factor) if isinstance(number, Span) else number * factor

    return changed(operand.type, operand, change)


def _call(call: Call, scope: Scope, bind: Bind) -> Operand:
    if call.function == "setting":
        return _setting(call, scope)
    if call.function == "threshold":
        return _threshold(call, scope, bind)
    if len(call.values) != 1:
        raise _wants(call.function, 1, call.at)
    operand = value_of(call.values[0], scope, bind)
    if operand.type.base != "money" or operand.type.several:
        raise ConditionError(Text("“excl_vat” takes an amount of money."), call.at)
    return changed(
        Type("money", bounds=True, without_vat=True, answers=operand.type.answers), operand, lambda span: span
    )


def _setting(call: Call, scope: Scope) -> Fixed:
    name = call.values[0]
    if len(call.values) != 1 or not isinstance(name, Name) or len(name.parts) != 1:
        raise _wants("setting", 1, call.at)
    setting = scope.world.settings.get(name.parts[0])
    if setting is None:
        raise ConditionError(Text("There is no setting “{name}”.", name=name.parts[0]), name.at)
    if setting.currency:
        return fixed(Type("money", bounds=True, without_vat=True), exactly(setting.value, setting.currency))
    return fixed(Type("number"), setting.value)


def _threshold(call: Call, scope: Scope, bind: Bind) -> Operand:
    if len(call.values) != 2 or not isinstance(name := call.values[0], Constant):  # noqa: PLR2004 - a name and a date
        raise _wants("threshold", 2, call.at)
    threshold = scope.world.thresholds.get(str(name.value))
    if threshold is None:
        raise ConditionError(Text("There is no threshold “{name}”.", name=str(name.value)), name.at)
    day = value_of(call.values[1], scope, bind)
    if day.type.base != "date" or day.type.several:
        raise ConditionError(Text("A threshold is asked of a date."), call.at)

    def get(row: Row, subject: Row) -> Span | None:
        on = day.get(row, subject)
        step = threshold.on(on) if isinstance(on, date) else None
        return None if step is None else exactly(step.amount, threshold.currency)

    def note(row: Row, subject: Row) -> Text | None:
        on = day.get(row, subject)
        step = threshold.on(on) if isinstance(on, date) else None
        if step is None:
            return None
        return Text(
            "{threshold}: {amount} {currency} excl. VAT on {day} ({source})",
            threshold=threshold.label, amount=step.amount, currency=threshold.currency, day=on, source=step.source,
        )  # fmt: skip

    return Changed(Type("money", bounds=True, without_vat=True), day, get, note)


def _wants(function: str, number: int, at: Place) -> ConditionError:
    return ConditionError(
        Text("“{function}” takes {n} value.", "“{function}” takes {n} values.", function=function, n=number), at
    )


def _nothing(_row: Row, _subject: Row) -> set[Missing]:
    return set()
