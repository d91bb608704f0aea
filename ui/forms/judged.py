"""What the rules come to for one record: findings explained, questions that are open, and what does not hold."""

from dataclasses import dataclass

from register.progress import Progress
from register.queries.cards import Asked, Card, card, not_known
from register.queries.findings import Finding, findings, rule_of
from register.queries.through import shown_through
from register.rules.pack import shipped_rules
from register.rules.rule import Rule
from register.store import Register


@dataclass(frozen=True, slots=True)
class Undecided:
    """A rule that is not decided for a record, with the questions that would settle it."""

    rule: Rule
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """All that the rules say of a record.

    through: findings of records it is made of or takes part in. settled: rules that do not hold, or do not apply here.
    """

    cards: tuple[Card, ...]
    undecided: tuple[Undecided, ...]
    through: tuple[Finding, ...]
    settled: tuple[Rule, ...]

    @property
    def count(self) -> int:
        """How many findings and undecided rules it has of its own."""
        return len(self.cards) + len(self.undecided)


def read_judged(register: Register, kind: str, number: int, _progress: Progress) -> Judged:
    """What the rules come to for this record, as far as it has been screened."""
    with register.read() as connection:
        own = findings(connection, about=(kind, (number,)))
        cards = tuple(found for one in own if (found := card(connection, one.id)) is not None)
        questions = not_known(connection, kind, number)
        waiting = {rule for asked in questions for rule in asked.rules} | {one.rule for one in own}
        settled = [rule for rule in shipped_rules().all if rule.subject == kind and rule.id not in waiting]
        through = tuple(shown_through(connection, kind, number))
    return Judged(cards, _by_rule(questions), through, tuple(settled))


def _by_rule(questions: list[Asked]) -> tuple[Undecided, ...]:
    rules = dict.fromkeys(rule for asked in questions for rule in asked.rules)
    found = []
    for each in rules:
        rule = rule_of(each)
        if rule is not None:
            found.append(Undecided(rule, tuple(asked for asked in questions if each in asked.rules)))
    return tuple(found)
