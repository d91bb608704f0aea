"""Where a condition stands while it is bound: whose facts it reads, and what it may refer to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from register.reference.sets import DatedSet, dated_sets
from register.reference.thresholds import Threshold, thresholds
from register.rules.operands import Path, path_of
from register.rules.tokens import ConditionError
from register.rules.tree import Condition, Name
from register.rules.vocabulary import Reads, find
from register.texts import Text, Words

_PLACES = re.compile(r"at=Place\(line=\d+, column=\d+\)")  # where it is written does not tell conditions apart


@dataclass(frozen=True, slots=True)
class Setting:
    """A number that a city may set for itself. currency: of an amount without VAT."""

    title: Words
    value: Decimal
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A condition that others refer to by name. keeping: whether it asks the register and not the world."""

    subject: str
    condition: Condition
    applies: Condition | None = None
    keeping: bool = False


@dataclass(frozen=True, slots=True)
class World:
    """What conditions are held against besides the facts of the register.

    as_of: the day called today. facts: the named sub-conditions; concerns: the rules, by id and subject. holding: the
    ids of those that hold in the register, where not all do: the concern of any other is false.
    """

    as_of: date
    settings: Mapping[str, Setting] = field(default_factory=dict)
    facts: Mapping[str, Named] = field(default_factory=dict)
    concerns: Mapping[tuple[str, str], Named] = field(default_factory=dict)
    sets: Mapping[str, DatedSet] = field(default_factory=dated_sets)
    thresholds: Mapping[str, Threshold] = field(default_factory=thresholds)
    holding: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """The place of a condition.

    reads: of the row at hand; prefix: its path from the subject; subject: what is read of the subject; depth: how many
    quantifiers stand around; within: the named conditions being bound, to see circles.
    """

    world: World
    reads: Reads
    subject: Reads
    prefix: tuple[str, ...] = ()
    depth: int = 0
    keeping: bool = False
    within: tuple[str, ...] = ()

    def path(self, name: Name) -> Path:
        """The fact that a path names. Raises ConditionError."""
        of_subject = name.parts[0] == "subject" and len(name.parts) > 1
        parts = name.parts[1:] if of_subject else name.parts
        found = find(self.subject if of_subject else self.reads, name, parts)
        prefix = () if of_subject else self.prefix
        path = ".".join((*prefix, *found.keys))
        return path_of(found.type, path, found.keys, found.kind, of_subject=of_subject)

    def children(self, name: Name, written: object) -> tuple[Path, "Scope"]:
        """The collection that a path names, and the scope of its records, for one condition. Raises ConditionError.

        written: the condition on them. What it reads is settled when it is bound: see `settle`.
        """
        path = self.path(name)
        if not path.type.collection:
            raise ConditionError(Text("“{path}” is no collection.", path=".".join(name.parts)), name.at)
        if self.depth > 1:
            raise ConditionError(Text("Quantifiers stand one inside another at most."), name.at)
        reads = self.subject if path.of_subject else self.reads
        for key in path.keys[:-1]:
            reads = reads.ref(key)
        inner = reads.collection(path.keys[-1])
        if not self.depth and not path.of_subject and len(path.keys) == 1:
            view, inner = reads.view(path.keys[0], _PLACES.sub("", repr(written)))
            path = path.seen_as(view)
        return path, replace(self, reads=inner, prefix=tuple(path.path.split(".")), depth=self.depth + 1)

    def settle(self, path: Path, inner: "Scope") -> None:
        """Count what a condition on a collection reads among all that is read of it."""
        if path.view:
            self.reads.collection(path.keys[0]).take(inner.reads)
