"""From a tree to a condition that can be judged: names are looked up, types are checked."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from register.rules.among import among
from register.rules.comparing import compare, stale, version_before
from register.rules.conditions import Atom, Opposite, Test, Truth, joined, some
from register.rules.facts import Row, listing
from register.rules.operands import Operand
from register.rules.scope import Named, Scope
from register.rules.tokens import ConditionError
from register.rules.tree import Among, Asked, Both, Compared, Condition, Constant, Is, Name, Not, Quantified
from register.rules.values import value_of
from register.texts import Text
from register.values import Answer


def bound(condition: Condition, scope: Scope) -> Test:
    """A condition ready to be judged. Raises ConditionError where it does not fit the fields, codes and types."""
    if isinstance(condition, Both):
        parts = [bound(part, scope) for part in condition.parts]
        return joined(parts, settles=condition.word == "or")
    if isinstance(condition, Not):
        return Opposite(bound(condition.part, scope))
    if isinstance(condition, Quantified):
        return _quantified(condition, scope)
    return _atom(condition, scope)


def _atom(condition: Compared | Among | Is | Asked, scope: Scope) -> Test:
    if isinstance(condition, Compared):
        return compare(condition, scope, bound)
    if isinstance(condition, Among):
        return among(condition, scope, bound)
    if isinstance(condition, Is):
        return _is(condition, scope)
    if condition.function == "stale":
        return stale(condition, scope, bound)
    return (
        version_before(condition, scope, bound) if condition.function == "version_before" else _named(condition, scope)
    )


def bound_rule(rule: Named, scope: Scope) -> Test:
    """What a named condition comes to where another one refers to it: it holds where it applies and is true."""
    inner = replace(scope, keeping=rule.keeping)
    test = bound(rule.condition, inner)
    return test if rule.applies is None else joined([bound(rule.applies, inner), test], settles=False)


def _quantified(condition: Quantified, scope: Scope) -> Test:
    collection, inner = scope.children(condition.path, (condition.word, condition.part))
    part = bound(condition.part, inner)
    inner.reads.parts.append((condition.part, condition.word != "every"))
    scope.settle(collection, inner)
    kind = inner.reads.entity
    if condition.word == "any":
        return some(collection, kind, part)
    return Opposite(some(collection, kind, part if condition.word == "no" else Opposite(part)))


def _named(condition: Asked, scope: Scope) -> Test:
    value, wanted = condition.values[0], condition.function
    if len(condition.values) != 1 or not isinstance(value, Name | Constant):
        raise ConditionError(Text("“{function}” takes one name.", function=wanted), condition.at)
    name = value.parts[0] if isinstance(value, Name) else str(value.value)
    subject = scope.subject.entity
    found = scope.world.facts.get(name) if wanted == "met" else scope.world.concerns.get((name, subject))
    if found is None and not any(rule == name for rule, _ in scope.world.concerns if wanted == "concern"):
        raise ConditionError(Text("Nothing is called “{name}” here.", name=name), value.at)
    if found is None or scope.depth or found.subject != subject:
        raise ConditionError(Text("“{name}” is about another subject.", name=name), value.at)
    key = f"{wanted} {name}"
    if key in scope.within:
        raise ConditionError(Text("“{name}” refers to itself.", name=name), value.at)
    if wanted == "concern" and scope.world.holding is not None and name not in scope.world.holding:
        return joined((), settles=True)  # false: no part holds
    return bound_rule(found, replace(scope, within=(*scope.within, key)))


def _is(condition: Is, scope: Scope) -> Test:
    operand = value_of(condition.value, scope, bound)
    if condition.word == "none":
        return Atom(_none_listed(operand) if operand.type.several else _none(operand), (operand,))
    if not scope.keeping:
        raise ConditionError(Text("“is blank” is for rules with keeping = true."), condition.at)
    return Atom(_blank(operand), (operand,))


def _none(operand: Operand) -> Callable[[Row, Row], Truth]:
    get = operand.get

    def truth(row: Row, subject: Row) -> Truth:
        value = get(row, subject)
        return None if value is None else isinstance(value, Answer)

    return truth


def _none_listed(operand: Operand) -> Callable[[Row, Row], Truth]:
    get = operand.get

    def truth(row: Row, subject: Row) -> Truth:
        found = listing(get(row, subject))
        return False if found.members else True if found.complete else None

    return truth


def _blank(operand: Operand) -> Callable[[Row, Row], Truth]:
    get = operand.get

    def truth(row: Row, subject: Row) -> Truth:
        value: Any = get(row, subject)
        if operand.type.several:
            found = listing(value)
            return not found.members and not found.complete
        return value is None

    return truth
