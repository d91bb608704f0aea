"""A value in a set or a list; a list against a set."""

from collections.abc import Callable
from datetime import date

from register.reference.sets import DatedSet
from register.rules.comparing import code
from register.rules.conditions import Atom, Judge, Truth
from register.rules.facts import Missing, Row, listing
from register.rules.operands import Changed, Operand
from register.rules.scope import Scope
from register.rules.tokens import ConditionError
from register.rules.tree import Among, Codes, Name
from register.rules.tree import Named as NamedSet
from register.rules.values import Bind, value_of
from register.terms.sets import SETS
from register.texts import Text
from register.values import Answer


def among(condition: Among, scope: Scope, bind: Bind) -> Atom:
    """`in`, `overlaps`, `within`. Raises ConditionError where the two sides do not fit."""
    operand = value_of(condition.value, scope, bind)
    if operand.type.collection or operand.type.several is (condition.word == "in"):
        raise ConditionError(Text("“{word}” does not fit this value.", word=condition.word), condition.at)
    group = condition.group
    if isinstance(group, Name):
        return _in_list(condition, operand, group, scope)
    if isinstance(group, Codes):
        return _in_codes(condition, operand, frozenset(code(operand.type, word, group.at) for word in group.codes))
    if group.name in SETS:
        return _in_codes(condition, operand, _codes(group, operand))
    return _in_dated(condition, operand, _dated(group, operand, scope), scope.world.as_of)


def _in_codes(condition: Among, operand: Operand, members: frozenset[str]) -> Atom:
    return Atom(_JUDGES[condition.word](operand, lambda value: value in members), (operand,))


def _codes(group: NamedSet, operand: Operand) -> frozenset[str]:
    of, members = SETS[group.name]
    if operand.type.codes != of:
        raise ConditionError(Text("@{name} is a set of {of}.", name=group.name, of=of.name), group.at)
    return members


def _in_list(condition: Among, operand: Operand, name: Name, scope: Scope) -> Atom:
    group = scope.path(name)
    fits = group.type.several and not group.type.collection and group.type.base == operand.type.base
    if condition.word != "in" or not fits or group.type.codes != operand.type.codes:
        raise ConditionError(Text("“{path}” is no list of such values.", path=".".join(name.parts)), name.at)

    def truth(row: Row, subject: Row) -> Truth:
        value, found = operand.get(row, subject), listing(group.get(row, subject))
        if isinstance(value, Answer) or (found.complete and not found.members):
            return False
        if value is None:
            return None
        return True if value in found.members else False if found.complete else None

    return Atom(truth, (operand, group))


def _dated(group: NamedSet, operand: Operand, scope: Scope) -> DatedSet:
    found = scope.world.sets.get(group.name)
    if found is None:
        raise ConditionError(Text("There is no set @{name}.", name=group.name), group.at)
    of = operand.type.codes.name if operand.type.codes else operand.type.base
    if found.of != of:
        raise ConditionError(Text("@{name} is a set of {of}.", name=group.name, of=found.of), group.at)
    return found


def _in_dated(condition: Among, operand: Operand, found: DatedSet, as_of: date) -> Atom:
    def contains(value: str) -> Truth:
        return found.contains(value, as_of)

    def values(row: Row, subject: Row) -> tuple[str, ...]:
        value = operand.get(row, subject)
        if operand.type.several:
            return listing(value).members
        return () if value is None or isinstance(value, Answer) else (value,)

    def due(row: Row, subject: Row) -> date | None:
        days = [found.change_after(value, as_of) for value in values(row, subject)]
        return min((day for day in days if day), default=None)

    def lacks(row: Row, subject: Row) -> set[Missing]:
        in_part = any(contains(value) is None for value in values(row, subject))
        return {Missing(f"{operand.path}@{found.name}")} if in_part else set()

    noted = Changed(operand.type, operand, operand.get, lambda row, subject: _note(values(row, subject), found, as_of))
    return Atom(_JUDGES[condition.word](operand, contains), (noted,), due, lacks)


def _note(values: tuple[str, ...], found: DatedSet, day: date) -> Text | None:
    memberships = [found.membership(value, day) for value in values]
    if not memberships:
        return None
    member = memberships[0]
    if member is None:
        return Text("{set}: not a member on {day} ({source})", set=found.label, day=day, source=found.source)
    if member.scope is not None:
        return Text("{set}: in part, {scope} ({source})", set=found.label, scope=member.scope, source=member.source)
    return Text("{set}: member on {day} ({source})", set=found.label, day=day, source=member.source)


def _is_in(operand: Operand, contains: Callable[[str], Truth]) -> Judge:
    get = operand.get

    def truth(row: Row, subject: Row) -> Truth:
        value = get(row, subject)
        if value is None:
            return None
        return False if isinstance(value, Answer) else contains(value)

    return truth


def _overlaps(operand: Operand, contains: Callable[[str], Truth]) -> Judge:
    get = operand.get

    def truth(row: Row, subject: Row) -> Truth:
        found = listing(get(row, subject))
        results = [contains(value) for value in found.members]
        if any(results):
            return True
        return False if found.complete and None not in results else None

    return truth


def _within(operand: Operand, contains: Callable[[str], Truth]) -> Judge:
    get = operand.get

    def truth(row: Row, subject: Row) -> Truth:
        found = listing(get(row, subject))
        results = [contains(value) for value in found.members]
        if False in results:
            return False
        return True if found.complete and None not in results else None

    return truth


_JUDGES: dict[str, Callable[[Operand, Callable[[str], Truth]], Judge]] = {
    "in": _is_in, "overlaps": _overlaps, "within": _within,
}  # fmt: skip
