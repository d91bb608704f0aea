"""Rules ready to be judged: masks for all subjects, an explanation for one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from register.rules.binding import bound
from register.rules.conditions import Test, Truth, earliest
from register.rules.facts import Missing, Reason, Row
from register.rules.levels import RANK, Result
from register.rules.rule import Rule
from register.rules.scope import Scope, World
from register.rules.tree import Condition, compared_names, counts
from register.rules.vocabulary import Reads

_DEAL = "acquisition"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a rule comes to for one subject, and why.

    level: at least this, and at most `level_up_to`; the two differ where a case of the severity is not decided, and
    `level_missing` says what that takes. due: the first day on which the calendar alone may change any of it.
    """

    result: Result
    level: str | None = None
    level_up_to: str | None = None
    why: tuple[Reason, ...] = ()
    missing: frozenset[Missing] = frozenset()
    level_missing: frozenset[Missing] = frozenset()
    due: date | None = None


@dataclass(frozen=True, slots=True)
class BoundRule:
    """A rule bound to the facts of its subject and to a day.

    dated: whether the calendar alone may change what it comes to; by_calendar: the tests for which that is so.
    """

    rule: Rule
    as_of: date
    when: Test
    applies: Test | None
    cases: tuple[tuple[str, Test | None], ...]
    dated: bool
    by_calendar: tuple[Test, ...]

    def truth(self, row: Row) -> Truth:
        """True, or not known (None); False also where it does not apply or is not in force."""
        if self.rule.in_force_from or self.rule.in_force_to:
            in_force = self._in_force(row)
            if in_force is not True:
                return in_force
        if self.applies is not None:
            applies = self.applies.truth(row, row)
            if applies is not True:
                return applies
        return self.when.truth(row, row)

    def judgement(self, row: Row) -> Judgement:
        """What it comes to, with everything that explains it."""
        due = self.due(row)
        in_force = self._in_force(row)
        if in_force is not True:
            missing = frozenset({Missing("deal_on")}) if in_force is None else frozenset[Missing]()
            return Judgement(Result.NOT_IN_FORCE if in_force is False else Result.UNKNOWN, missing=missing, due=due)
        applies = True if self.applies is None else self.applies.truth(row, row)
        if applies is False:
            return Judgement(Result.DOES_NOT_APPLY, due=due)
        test = self.applies if applies is None and self.applies is not None else self.when
        held = test.truth(row, row)
        if held is None:
            return Judgement(Result.UNKNOWN, missing=frozenset(test.missing(row, row)), due=due)
        why = tuple(dict.fromkeys(test.why(row, row, held=held)))
        if not held:
            return Judgement(Result.FALSE, why=why, due=due)
        return self._finding(row, why, due)

    def due(self, row: Row) -> date | None:
        """The first day after as_of on which a date test, or the duty itself, would turn."""
        days = [test.turns(row, row) for test in self.by_calendar]
        if self.rule.subject != _DEAL:
            turns = (self.rule.in_force_from, self.rule.in_force_to and self.rule.in_force_to + timedelta(days=1))
            days += [day for day in turns if day and day > self.as_of]
        return earliest(days)

    def _finding(self, row: Row, why: tuple[Reason, ...], due: date | None) -> Judgement:
        levels, missing = [], set[Missing]()
        for level, test in self.cases:
            held = True if test is None else test.truth(row, row)
            if held is not False:
                levels.append(level)
            if test is not None and held is None:
                missing |= test.missing(row, row)
            if held:
                why += tuple(test.why(row, row, held=True)) if test is not None else ()
                break
        levels.sort(key=RANK.__getitem__)
        return Judgement(
            Result.TRUE, levels[0], levels[-1], tuple(dict.fromkeys(why)), level_missing=frozenset(missing), due=due
        )

    def _in_force(self, row: Row) -> Truth:
        first, last = self.rule.in_force_from, self.rule.in_force_to
        if first is None and last is None:
            return True
        day = row.get("deal_on") if self.rule.subject == _DEAL else self.as_of
        if not isinstance(day, date):
            return None
        return (first is None or first <= day) and (last is None or day <= last)


@dataclass(frozen=True, slots=True)
class Level:
    """The rules of one subject, bound, with all facts that they read.

    identities: the references that are compared: of others it does not matter which record they lead to. counting:
    whether a rule counts records or sums them up.
    """

    subject: str
    reads: Reads
    rules: tuple[BoundRule, ...]
    identities: frozenset[str] = frozenset()
    counting: bool = True


def bound_rules(rules: Iterable[Rule], world: World) -> dict[str, Level]:
    """The rules by subject, ready for the facts of a day. Raises ConditionError."""
    found: dict[str, tuple[Reads, list[BoundRule]]] = {}
    for rule in rules:
        reads, bound_so_far = found.setdefault(rule.subject, (Reads(rule.subject), []))
        if rule.subject == _DEAL and (rule.in_force_from or rule.in_force_to):
            reads.fields.add("deal_on")
        bound_so_far.append(
            _bound(rule, Scope(world, reads, reads, keeping=rule.keeping, within=(f"concern {rule.id}",)))
        )
    identities = frozenset().union(*map(compared_names, _conditions(rules, world)))
    return {
        subject: Level(
            subject, reads, tuple(bound), identities,
            any(map(counts, _conditions((one.rule for one in bound), world, subject))),
        )
        for subject, (reads, bound) in found.items()
    }  # fmt: skip


def _conditions(rules: Iterable[Rule], world: World, subject: str | None = None) -> Iterator[Condition]:
    """The conditions of rules, and those that they may name. subject: only of those about it; None: of all."""
    for rule in rules:
        yield from rule.conditions
    for named in (*world.facts.values(), *world.concerns.values()):
        if subject is not None and named.subject != subject:
            continue
        yield from (one for one in (named.condition, named.applies) if one is not None)


def _bound(rule: Rule, scope: Scope) -> BoundRule:
    when, applies = bound(rule.when, scope), None if rule.applies is None else bound(rule.applies, scope)
    cases = tuple((case.level, None if case.when is None else bound(case.when, scope)) for case in rule.cases)
    tests = (when, applies, *(test for _, test in cases))
    by_calendar = tuple(test for test in tests if test is not None and test.dated)
    in_force = rule.subject != _DEAL and bool(rule.in_force_from or rule.in_force_to)
    return BoundRule(rule, scope.world.as_of, when, applies, cases, in_force or bool(by_calendar), by_calendar)
