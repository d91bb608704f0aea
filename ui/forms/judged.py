"""What the rules come to for one record: findings explained, questions that are open, and what does not hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from register.decisions import decisions_on, measures_on
from register.progress import Progress
from register.queries.around import Around, around
from register.queries.cards import Asked, Card, not_known
from register.queries.findings import Finding
from register.queries.listed import called
from register.queries.put import Put, put_about
from register.queries.ruled import all_rules, rule_of
from register.queries.through import shown_through
from register.queries.waiting import Waiting, questions_about
from register.rules.rule import Rule
from register.screening import card_of, cards_of
from register.store import Register
from register.values import today


@dataclass(frozen=True, slots=True)
class Explained:
    """A finding with all that its card shows.

    about: what it is about, as `shown` takes it. put: the questions that wait for an answer, by path. pack: name and
    version of the rule's pack.
    """

    card: Card
    about: object
    around: Around
    put: Mapping[str, Put]
    pack: str

    @property
    def finding(self) -> Finding:
        """The finding itself."""
        return self.card.finding


@dataclass(frozen=True, slots=True)
class Undecided:
    """A rule that is not decided for a record, with the questions that would settle it.

    kind, subject: the record; of many things, the first. put: the questions that wait for an answer, by path.
    """

    rule: Rule
    questions: tuple[Asked, ...]
    kind: str
    subject: int
    put: Mapping[str, Put]


@dataclass(frozen=True, slots=True)
class Judged:
    """All that the rules say of a record.

    through: findings of records it is made of or takes part in. settled: rules that do not hold, or do not apply here.
    """

    cards: tuple[Explained, ...]
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
        cards = tuple(_explained(connection, one) for one in cards_of(connection, kind, number))
        questions = not_known(connection, kind, number)
        waiting = {rule for asked in questions for rule in asked.rules} | {one.finding.rule for one in cards}
        rules = all_rules(connection).all
        settled = tuple(rule for rule in rules if rule.subject == kind and rule.id not in waiting)
        through = tuple(shown_through(connection, kind, number))
        undecided = _by_rule(questions, kind, number, put_about(connection, kind, number))
    return Judged(cards, undecided, through, settled)


def read_explained(register: Register, number: int, _progress: Progress) -> Explained | None:
    """A finding with all that its card shows; None if it is gone."""
    with register.read() as connection:
        card = card_of(connection, number)
        return None if card is None else _explained(connection, card)


def read_waiting(register: Register, waiting: Waiting, _progress: Progress) -> Undecided | None:
    """A rule that is not decided, with its questions; None where the rule is gone."""
    with register.read() as connection:
        known = rule_of(waiting.rule)
        if known is None:
            return None
        put = put_about(connection, waiting.kind, waiting.subject)
        return Undecided(known, questions_about(waiting), waiting.kind, waiting.subject, put)


def _explained(connection: Any, card: Card) -> Explained:
    found = card.finding
    rules = all_rules(connection)
    version = "" if card.rule is None else f"{card.rule.pack} {rules.versions.get(card.rule.pack, '')}".strip()
    treated = decisions_on(connection, found), measures_on(connection, found)
    return Explained(
        card,
        called(connection, found),
        around(connection, found, card.lines, treated, today()),
        put_about(connection, found.kind, found.subject),
        version,
    )


def _by_rule(questions: list[Asked], kind: str, number: int, put: Mapping[str, Put]) -> tuple[Undecided, ...]:
    rules = dict.fromkeys(rule for asked in questions for rule in asked.rules)
    found = []
    for each in rules:
        rule = rule_of(each)
        if rule is not None:
            asked_for = tuple(asked for asked in questions if each in asked.rules)
            found.append(Undecided(rule, asked_for, kind, number, put))
    return tuple(found)
