"""Conditions of rule packs checked against the fields, the codes, and each other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any, Literal, TypeAlias

from register.rules.binding import bound
from register.rules.rule import Rules
from register.rules.scope import Scope, World
from register.rules.tokens import ConditionError, Place
from register.rules.tree import Asked, Both, Condition, Constant, Name
from register.rules.vocabulary import Reads
from register.rules.written import Written
from register.texts import Text

_CHECKED_ON = date(2026, 1, 1)  # any day does: checking judges nothing
_ALWAYS = Both(Place(1, 1), "and", ())  # stands for what is referred to, which is checked where it is written
_Key: TypeAlias = tuple[str, str]  # "met" and a fact, "concern" and a rule


@dataclass(frozen=True, slots=True)
class Named:
    """A named fact or a rule: how conditions refer to it, and its conditions with the tables and keys they stand in."""

    word: Literal["met", "concern"]
    name: str
    subjects: tuple[str, ...]
    keeping: bool
    conditions: tuple[tuple[Condition, Written, str], ...]

    @property
    def key(self) -> _Key:
        """What it is referred to by."""
        return (self.word, self.name)


def check(named: Sequence[Named], rules: Rules) -> None:
    """See that all conditions fit, and that none refers to itself. rules: what they may refer to. Raises PackError."""
    world = World(
        _CHECKED_ON,
        rules.settings,
        {name: replace(fact, condition=_ALWAYS) for name, fact in rules.facts.items()},
        {key: replace(rule, condition=_ALWAYS, applies=None) for key, rule in rules.concerns.items()},
    )
    for one in named:
        for condition, table, key in one.conditions:
            _fits(one, condition, world, (table, key))
    _no_circles(named)


def _fits(one: Named, condition: Condition, world: World, at: tuple[Written, str]) -> None:
    table, key = at
    for subject in one.subjects:
        reads = Reads(subject)
        try:
            bound(condition, Scope(world, reads, reads, keeping=one.keeping))
        except ConditionError as fault:
            raise table.fault(fault.what, key, fault.at) from fault


def _no_circles(named: Sequence[Named]) -> None:
    refers = {
        one.key: [(to, table, key, at) for condition, table, key in one.conditions for to, at in _references(condition)]
        for one in named
    }
    edges = {key: [to for to, *_ in found] for key, found in refers.items()}
    for own, found in refers.items():
        for to, table, key, at in found:
            if own in _reached(to, edges):
                raise table.fault(Text("“{name}” refers to itself.", name=own[1]), key, at)


def _reached(start: _Key, edges: Mapping[_Key, Sequence[_Key]]) -> set[_Key]:
    found: set[_Key] = set()
    pending = [start]
    while pending:
        key = pending.pop()
        if key not in found:
            found.add(key)
            pending += edges.get(key, ())
    return found


def _references(node: Any) -> Iterator[tuple[_Key, Place]]:
    """The facts and rules that a condition names, with their places."""
    if isinstance(node, tuple):
        for part in node:
            yield from _references(part)
    elif is_dataclass(node):
        if isinstance(node, Asked) and node.function in {"met", "concern"}:
            value = node.values[0]
            name = value.parts[0] if isinstance(value, Name) else value.value if isinstance(value, Constant) else ""
            yield (node.function, str(name)), value.at
        else:
            for field in fields(node):
                yield from _references(getattr(node, field.name))
