"""What a rule is: its condition, and everything a person is told about it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Literal, TypeAlias

from register.rules.scope import Named, Setting
from register.rules.tokens import Place
from register.rules.tree import Both, Compared, Condition, Constant, Name
from register.texts import Words

Viewpoint: TypeAlias = Literal["persons", "city", "both"]
_HERE = Place(1, 1)  # of what is written nowhere


@dataclass(frozen=True, slots=True)
class Pack:
    """Rules that are kept together. as_of: the day on which its texts were last read as a whole.

    jurisdiction: a country, "EU", or None for everywhere. own: whether it is the city's own.
    """

    name: str
    version: str
    as_of: date
    jurisdiction: str | None
    own: bool


@dataclass(frozen=True, slots=True)
class Case:
    """A level, and when it is this one; the first case that holds is taken. text: the condition as it is written."""

    level: str
    when: Condition | None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask where the rule is not decided, and whom."""

    to: Literal["supplier", "service"]
    words: Words


@dataclass(frozen=True, slots=True)
class Mitigation:
    """What lowers the risk, worded so that it can stand in a contract or a plan."""

    kind: Literal["contractual", "technical", "organisational", "removal"]
    words: Words


@dataclass(frozen=True, slots=True)
class Reference:
    """A text that the rule rests on.

    since, until: when it holds; as_of: when it was last read; verified: whether it was read in its source.
    """

    words: Words
    since: date | None
    until: date | None
    as_of: date
    verified: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule.

    title: the finding, as a sentence; explanation: why it matters; checks: what is looked at; mend: what can be done;
    who: who acts. when_text, applies_text: the conditions as they are written. in_force_from, in_force_to: of the duty,
    not of the newest text. jurisdiction: a country, "EU", or None for everywhere. keeping: whether it asks how the
    register is kept. lapses: whether it is also raised where an acceptance of another finding has run out, at
    whatever record. held_unlawful: whether an authority or a court held the same thing against the law, so that paper
    alone does not mend it. viewpoint: whose harm the level is about.
    """

    id: str
    pack: str
    jurisdiction: str | None
    subject: str
    when: Condition
    applies: Condition | None
    cases: tuple[Case, ...]
    keeping: bool
    held_unlawful: bool
    lapses: bool
    viewpoint: Viewpoint
    in_force_from: date | None
    in_force_to: date | None
    title: Words
    explanation: Words
    checks: Words
    mend: Words
    who: Words
    questions: tuple[Question, ...]
    mitigations: tuple[Mitigation, ...]
    references: tuple[Reference, ...]
    when_text: str = ""
    applies_text: str = ""

    @property
    def conditions(self) -> list[Condition]:
        """All its conditions: when, applies, and those of the severity."""
        cases = [case.when for case in self.cases if case.when is not None]
        return [self.when, *([self.applies] if self.applies is not None else []), *cases]

    @property
    def named(self) -> Named:
        """What other rules refer to: it holds where it is in force, applies and is true."""
        wanted = (*self._in_force, *([self.applies] if self.applies is not None else []))
        return Named(self.subject, self.when, Both(_HERE, "and", wanted) if wanted else None, self.keeping)

    @property
    def _in_force(self) -> list[Condition]:
        day = Name(_HERE, ("deal_on" if self.subject == "acquisition" else "today",))
        ends = ((">=", self.in_force_from), ("<=", self.in_force_to))
        return [Compared(_HERE, sign, day, Constant(_HERE, end)) for sign, end in ends if end is not None]

    def only(self, condition: Condition) -> "Rule":
        """The same rule with this one condition and nothing else."""
        return replace(self, when=condition, applies=None, cases=())


@dataclass(frozen=True)
class Rules:
    """All rules at hand, with what they refer to; packs by name.

    A rule about each subject stands here once for each of them, with the same id.
    """

    all: tuple[Rule, ...]
    facts: Mapping[str, Named]
    settings: Mapping[str, Setting]
    packs: Mapping[str, Pack]

    @property
    def versions(self) -> dict[str, str]:
        """The versions of the packs, by name."""
        return {name: pack.version for name, pack in self.packs.items()}

    @cached_property
    def by_id(self) -> dict[str, Rule]:
        """The rules by id, for their texts: of one about each subject, that of the first."""
        return {rule.id: rule for rule in reversed(self.all)}

    @cached_property
    def _by_subject(self) -> dict[tuple[str, str], Rule]:
        return {(rule.id, rule.subject): rule for rule in self.all}

    def of(self, rule: str, subject: str) -> Rule | None:
        """The rule of this id about this kind of subject; None where there is none."""
        return self._by_subject.get((rule, subject))

    @cached_property
    def concerns(self) -> dict[tuple[str, str], Named]:
        """What `concern(…)` may refer to, by id and subject."""
        return {key: rule.named for key, rule in self._by_subject.items()}
