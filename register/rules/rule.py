"""What a rule is: its condition, and everything a person is told about it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Literal

from register.rules.scope import Named, Setting
from register.rules.tree import Condition
from register.texts import Words


@dataclass(frozen=True, slots=True)
class Case:
    """A level, and when it is this one; the first case that holds is taken."""

    level: str
    when: Condition | None


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask where the rule is not decided, and whom."""

    to: Literal["supplier", "service"]
    words: Words


@dataclass(frozen=True, slots=True)
class Reference:
    """A text that the rule rests on. since, until: when it holds; as_of: when it was last read."""

    words: Words
    since: date | None
    until: date | None
    as_of: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule.

    title: the finding, as a sentence; explanation: why it matters; checks: what is looked at; mend: what can be done;
    who: who acts. in_force_from, in_force_to: of the duty, not of the newest text. jurisdiction: a country, "EU", or
    None for everywhere. keeping: whether it asks how the register is kept.
    """

    id: str
    pack: str
    jurisdiction: str | None
    subject: str
    when: Condition
    applies: Condition | None
    cases: tuple[Case, ...]
    keeping: bool
    in_force_from: date | None
    in_force_to: date | None
    title: Words
    explanation: Words
    checks: Words
    mend: Words
    who: Words
    questions: tuple[Question, ...]
    references: tuple[Reference, ...]

    @property
    def conditions(self) -> list[Condition]:
        """All its conditions: when, applies, and those of the severity."""
        cases = [case.when for case in self.cases if case.when is not None]
        return [self.when, *([self.applies] if self.applies is not None else []), *cases]

    @property
    def named(self) -> Named:
        """What other rules refer to."""
        return Named(self.subject, self.when, self.applies, self.keeping)

    def only(self, condition: Condition) -> "Rule":
        """The same rule with this one condition and nothing else."""
        return replace(self, when=condition, applies=None, cases=())


@dataclass(frozen=True)
class Rules:
    """All rules at hand, with what they refer to. versions: of the packs, by name."""

    all: tuple[Rule, ...]
    facts: Mapping[str, Named]
    settings: Mapping[str, Setting]
    versions: Mapping[str, str]

    @cached_property
    def by_id(self) -> dict[str, Rule]:
        """The rules by id."""
        return {rule.id: rule for rule in self.all}

    @cached_property
    def concerns(self) -> dict[str, Named]:
        """What `concern(…)` may refer to."""
        return {rule.id: rule.named for rule in self.all}
