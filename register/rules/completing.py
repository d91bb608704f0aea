"""What may be written at a place of a condition: fields, codes, named sets and words of the language, with meanings."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from register.fields.field import Collection
from register.names import fold
from register.reference.countries import countries
from register.reference.sets import dated_sets
from register.reference.thresholds import thresholds
from register.rules.parser import SIGNS
from register.rules.probing import VALUES, Probe, probed
from register.rules.rule import Rules
from register.rules.tokens import ConditionError, Place, tokens
from register.rules.tree import Call, Constant, Counted, Name, Scaled, Value
from register.rules.vocabulary import Base, Reads, Type, find, readable
from register.rules.wording import MEANINGS
from register.terms.sets import SETS
from register.texts import Text, Words

Sort: TypeAlias = Literal["field", "collection", "code", "set", "name", "word"]
_BEGUN = re.compile(r"(?:@[A-Za-z0-9_]*|[A-Za-z0-9_]*)$")
_REST = re.compile(r"[A-Za-z0-9_]*")
_QUOTED = re.compile(r'^[^"\n]*(?:"[^"\n]*"[^"\n]*)*("[^"\n]*)$')  # of the last line, where a quote is open
_AFTER_VALUE = frozenset({*SIGNS, "is", "not", "in", "overlaps", "within", "*", "+", "-"})
_HERE = Place(1, 1)  # of what is written nowhere
_TOLD = 3  # codes of a named set that are named


@dataclass(frozen=True, slots=True)
class Proposal:
    """What may stand at a place. text: as it is written, with what opens it: "@vsa", "count("."""

    text: str
    words: Words | Text
    sort: Sort


@dataclass(frozen=True, slots=True)
class Completion:
    """What may take the place of the characters from start to end of a condition, likeliest first. begun: the typed."""

    start: int
    end: int
    begun: str
    proposals: tuple[Proposal, ...]


def completed(condition: str, at: int, subjects: Sequence[str], rules: Rules, *, keeping: bool = False) -> Completion:
    """What may stand where the cursor is, after `at` characters of a condition on these subjects.

    rules: what it may refer to; keeping: whether it asks how the register is kept. Never raises.
    """
    start, end = _range(condition, at)
    begun = condition[start:at]
    found: list[Proposal] = []
    try:
        probe = probed(tokens(condition[:start]))
    except ConditionError:
        return Completion(start, end, begun, ())
    if probe.reached and not begun[:1].isdigit():
        each = [
            {one.text: one for one in _Around(probe, subject, rules, keeping=keeping).proposals()}
            for subject in subjects
        ]
        found = [one for text, one in each[0].items() if all(text in further for further in each[1:])]
    return Completion(start, end, begun, tuple(_matching(found, begun)))


def _range(condition: str, at: int) -> tuple[int, int]:
    """From where to where stands what was begun at the cursor: a word, a set, or a text that is still open."""
    line = condition.rfind("\n", 0, at) + 1
    quoted = _QUOTED.match(condition[line:at])
    if quoted is not None:
        return line + quoted.start(1), at
    begun = _BEGUN.search(condition, 0, at)
    rest = _REST.match(condition, at)
    start = at if begun is None else begun.start()
    return start, at if rest is None or start == at else rest.end()


def _matching(proposals: Iterable[Proposal], begun: str) -> list[Proposal]:
    """Those that begin so; then those of which a part does; then those whose meaning has a word that does."""
    if not begun:
        return list(proposals)
    wanted, ranked = begun.casefold(), []
    for one in proposals:
        text = one.text.casefold()
        if text.startswith(wanted):
            ranked.append((0, one))
        elif any(part.startswith(wanted) for part in re.split(r"[_.-]", text)):
            ranked.append((1, one))
        elif _means(one, fold(begun)):
            ranked.append((2, one))
    return [one for _rank, one in sorted(ranked, key=lambda pair: pair[0])]


def _means(one: Proposal, wanted: str) -> bool:
    said = f"{one.words.said('en')} {one.words.said('fr')}"
    return bool(wanted) and any(word.startswith(wanted) for word in fold(said).split())


class _Around:
    """A place in a condition on one subject, and what may stand there."""

    def __init__(self, probe: Probe, subject: str, rules: Rules, *, keeping: bool) -> None:
        self._probe = probe
        self._subject = subject
        self._rules = rules
        self._keeping = keeping
        self._entity = subject
        for name in probe.around:
            found = self._type(name)
            self._entity = subject if found is None or found.to is None else found.to
        self._left = self._type(probe.left)
        self._last = self._type(probe.last)

    def proposals(self) -> Iterator[Proposal]:
        """What may stand here, codes and names before words."""
        probe = self._probe
        if probe.calls and probe.wanted and probe.after in {"(", ","}:
            yield from self._arguments(probe.calls[-1])
            return
        if probe.wanted in {"value", "code"} and not probe.steps:
            yield from self._codes()
        if probe.sets:
            yield from self._sets()
        if probe.wanted not in {"", "code"}:
            yield from self._names()
        if not probe.steps:
            yield from self._words()

    def _arguments(self, function: str) -> Iterator[Proposal]:
        """What stands between the brackets of a function."""
        rules = self._rules
        if function == "met":
            named = Text("a named condition")
            known = (name for name, fact in rules.facts.items() if fact.subject == self._subject)
            yield from (Proposal(name, named, "name") for name in known)
        elif function == "concern":
            known_rules = (rule for rule in rules.all if rule.subject == self._subject)
            yield from (Proposal(f'"{rule.id}"', rule.title, "name") for rule in known_rules)
        elif function == "setting":
            yield from (Proposal(name, setting.title, "name") for name, setting in rules.settings.items())
        elif function == "threshold" and self._probe.after == "(":
            yield from (Proposal(f'"{name}"', one.label, "name") for name, one in thresholds().items())
        else:
            base = {"threshold": "date", "stale": "date", "excl_vat": "money"}.get(function, "text")
            yield from self._fields(lambda one: one.base == base and not one.several)
            yield from (_word("today"),) if base == "date" else ()
            yield from (_word("subject"),) if self._probe.around and not self._probe.steps else ()

    def _codes(self) -> Iterator[Proposal]:
        """The codes that the value before the sign may have."""
        left = self._left
        if left is None or left.base not in {"code", "country", "yes_no"}:
            return
        if left.base == "yes_no":
            yield _word("yes")
            yield Proposal("no", Words("no", "non"), "code")
            return
        codes = countries() if left.base == "country" else left.codes
        for code, words in codes.codes.items() if codes is not None else ():
            if code not in left.silent:
                yield Proposal(code, words, "code")

    def _sets(self) -> Iterator[Proposal]:
        """The named sets of such values."""
        left = self._left
        for name, (codes, members) in SETS.items():
            if left is not None and left.codes == codes:
                told = [codes.words(code) for code in codes if code in members]
                more = Text("{some}, and {n} more", "{some}, and {n} more",
                            some=tuple(told[:_TOLD]), n=len(told) - _TOLD)  # fmt: skip
                yield Proposal(f"@{name}", more if len(told) > _TOLD else Text("{some}", some=tuple(told)), "set")
        for name, known in dated_sets().items():
            of = None if left is None else left.codes.name if left.codes else left.base
            if of == known.of:
                yield Proposal(f"@{name}", known.label, "set")

    def _names(self) -> Iterator[Proposal]:
        """The fields and collections that a path may go on with."""
        probe, left = self._probe, self._left
        if probe.wanted in {"records", "count"} or (probe.wanted == "sum" and not probe.steps):
            yield from self._fields(lambda one: one.collection or (one.to is not None and not one.several))
        elif probe.wanted == "sum":
            yield from self._fields(lambda one: one.base in {"number", "money"} and not one.several)
        elif probe.wanted == "list":
            if probe.after not in {"overlaps", "within"}:
                yield from self._fields(lambda one: left is not None and one.several and one.codes == left.codes)
        elif probe.steps or left is None or left.base not in {"yes_no", "country"}:  # these are compared with words
            yield from self._fields(lambda one: _beside(one, left))
            if not probe.steps and (left is None or left.base == "date"):
                yield _word("today")
        if probe.around and not probe.steps:
            yield _word("subject")

    def _fields(self, fits: Callable[[Type], bool]) -> Iterator[Proposal]:
        """What may be read of the record that the path has come to."""
        probe = self._probe
        from_subject = probe.steps[:1] == ("subject",)
        steps = probe.steps[1:] if from_subject else probe.steps
        entity = self._subject if from_subject else self._entity
        if steps:
            reached = _found(entity, steps)
            if reached is None or reached.to is None:
                return
            entity = reached.to
        for one in readable(entity):
            type_ = _found(entity, (one.key,))
            if type_ is not None and fits(type_):
                yield Proposal(one.key, one.label, "collection" if isinstance(one, Collection) else "field")

    def _words(self) -> Iterator[Proposal]:
        """The words and signs of the language that may stand here."""
        for word in self._probe.words:
            if word in MEANINGS and self._stands(word):
                yield _word(word)

    def _stands(self, word: str) -> bool:
        """Whether a word that the grammar allows goes with the values around it."""
        if word == "blank":
            return self._keeping
        if word in VALUES or word == "EUR":
            return self._left is None or self._left.base in {"money", "number"}
        if word in _AFTER_VALUE and self._probe.after != "is":
            return self._last is None or word in _follow(self._last)
        return True

    def _type(self, value: Value | None) -> Type | None:
        """What the values of an operand are, as far as that can be told."""
        if isinstance(value, Name) and value.parts != ("today",):
            from_subject = value.parts[0] == "subject" and len(value.parts) > 1
            entity = self._subject if from_subject else self._entity
            return _found(entity, value.parts[1:] if from_subject else value.parts)
        if isinstance(value, Scaled):
            return self._type(value.value)
        return None if value is None else Type(_base(value))


def _beside(one: Type, left: Type | None) -> bool:
    """Whether a fact may stand where a value is wanted; left: of the one that it is compared with."""
    if one.collection:
        return False
    if left is None:
        return True
    alike = one.base == left.base or {one.base, left.base} == {"number", "money"}
    return alike and not one.several and (one.base != "code" or one.codes == left.codes) and one.to == left.to


def _follow(last: Type) -> frozenset[str]:
    """The words and signs that may follow a value of such a type."""
    if last.several:
        return frozenset({"is"} if last.collection else {"is", "not", "overlaps", "within"})
    if last.base in {"number", "money"}:
        return frozenset({*SIGNS, "is", "*"})
    if last.base == "date":
        return frozenset({*SIGNS, "is", "+", "-"})
    if last.base in {"code", "country"}:
        return frozenset({"=", "!=", "is", "not", "in"})
    return frozenset({"=", "!=", "is"})


def _found(entity: str, steps: tuple[str, ...]) -> Type | None:
    """The type of what a path names; None where it names nothing."""
    try:
        return find(Reads(entity), Name(_HERE, steps), steps).type
    except ConditionError:
        return None


def _base(value: Value) -> Base:
    """Of what is no fact."""
    if isinstance(value, Constant):
        return "date" if isinstance(value.value, date) else "text" if isinstance(value.value, str) else "number"
    if isinstance(value, Call):
        return "number" if value.function == "setting" else "money"
    return "number" if isinstance(value, Counted) else "date"


def _word(word: str) -> Proposal:
    return Proposal(word, MEANINGS[word], "word")
