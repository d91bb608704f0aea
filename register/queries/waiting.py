"""For what the rules are not decided: a rule with a record, or with all equipment of a product in a deployment."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, literal, select

from register.journal.ids import Ids
from register.model.derived import CAUSE, VERDICT
from register.model.searched import plain
from register.model.tables import TABLES
from register.queries.asking import wanted
from register.queries.cards import Asked, question_of
from register.queries.findings import EQUIPMENT
from register.queries.ruled import rules_named
from register.queries.search import finding as searched
from register.queries.shapes import SUBJECTS
from register.texts import LANGUAGES


class Place(NamedTuple):
    """What a finding or an open question is about: a record, or all equipment of one product in one deployment."""

    kind: str
    subject: int | None
    product: int | None = None
    deployment: int | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A record, or all equipment of one product in one deployment, for which a rule is not decided.

    subject: of many things, the first; number: how many. missing: the paths from it of what is not known.
    """

    rule: str
    kind: str
    subject: int
    number: int
    product: int | None
    deployment: int | None
    missing: tuple[str, ...]

    @property
    def place(self) -> Place:
        """What it is about."""
        return place_of(self.kind, self.subject, self.product, self.deployment)


class Undecided(NamedTuple):
    """What a place waits for: how many rules are not decided, the first of its records, and how many these are."""

    rules: int
    subject: int
    things: int


def place_of(kind: str, subject: int, product: int | None, deployment: int | None) -> Place:
    """What a finding or a verdict is about: equipment is told by its product and deployment."""
    return Place(kind, None, product, deployment) if kind == EQUIPMENT else Place(kind, subject)


def waiting(
    connection: Connection, *, rule: str | None = None, words: str = "", about: Collection[Place] | None = None
) -> list[Waiting]:
    """For what the rules, or this one, are not decided, the widest first.

    words: each must be in the title of the rule, in what is missing or the question about it, or in the record. about:
    only these places.
    """
    causes, search = _causes(connection, rule), _Search(connection, words)
    found: dict[tuple[str, Place], _Pair] = {}
    for place, cause, subject, number in _undecided(connection, causes, about):
        for each, missing in causes[cause].items():
            if not search.finds(place, each, missing):
                continue
            pair = found.get((each, place))
            if pair is None:
                found[each, place] = _Pair(subject, number, dict.fromkeys(missing))
            else:
                pair.add(subject, number, missing)
    made = [
        Waiting(each, place.kind, pair.subject, pair.number, place.product, place.deployment, tuple(pair.missing))
        for (each, place), pair in found.items()
    ]
    return sorted(made, key=lambda one: (-one.number, one.kind, one.subject, one.rule))


def undecided_rules(connection: Connection, words: str = "") -> dict[Place, Undecided]:
    """How many rules are not decided, by what they are about. words: as for waiting."""
    causes, search = _causes(connection, None), _Search(connection, words)
    rules: dict[Place, set[str]] = {}
    first: dict[Place, int] = {}
    things: dict[Place, int] = {}
    for place, cause, subject, number in _undecided(connection, causes, None):
        known = [each for each, missing in causes[cause].items() if search.finds(place, each, missing)]
        if known:
            rules.setdefault(place, set()).update(known)
            first[place] = min(first.get(place, subject), subject)
            things[place] = things.get(place, 0) + number
    return {place: Undecided(len(found), first[place], things[place]) for place, found in rules.items()}


def things_waiting(connection: Connection, one: Waiting) -> Ids:
    """The records for which the rule is not decided: the things of a product in a deployment, else the one record."""
    if one.kind != EQUIPMENT:
        return Ids((one.subject,))
    row = VERDICT.c
    query = (
        select(row.subject_id, CAUSE.c.missing)
        .join(CAUSE, CAUSE.c.id == row.cause_id)
        .where(
            row.subject_kind == EQUIPMENT,
            row.product_id.is_not_distinct_from(one.product),
            row.deployment_id.is_not_distinct_from(one.deployment),
            CAUSE.c.missing.contains(f'"{one.rule}"', autoescape=True),
        )
    )
    return Ids(number for number, missing in connection.execute(query) if one.rule in json.loads(missing))


def questions_about(one: Waiting) -> tuple[Asked, ...]:
    """What to ask so that the rule can be decided."""
    return tuple(question_of(one.kind, path, (one.rule,)) for path in sorted(one.missing))


def answers_due(connection: Connection) -> dict[tuple[str, int, str], date]:
    """The days by which answers are awaited, by kind and id of the record and the path that was asked for."""
    row = TABLES["question"].c
    query = select(row.subject_kind, row.subject_id, row.path, row.due_on).where(
        row.answered_on.is_(None), row.due_on.is_not(None), row.path.is_not(None)
    )
    return {(kind, number, path): on for kind, number, path, on in connection.execute(query.order_by(row.id))}


@dataclass(slots=True)
class _Pair:
    subject: int
    number: int
    missing: dict[str, None]

    def add(self, subject: int, number: int, missing: Iterable[str]) -> None:
        self.subject = min(self.subject, subject)
        self.number += number
        self.missing.update(dict.fromkeys(missing))


def _causes(connection: Connection, rule: str | None) -> dict[int, Mapping[str, tuple[str, ...]]]:
    """What is not known, by cause and rule."""
    query = select(CAUSE.c.id, CAUSE.c.missing)
    if rule is not None:
        query = query.where(CAUSE.c.missing.contains(f'"{rule}"', autoescape=True))
    found: dict[int, Mapping[str, tuple[str, ...]]] = {}
    for number, text in connection.execute(query):
        missing = {key: tuple(paths) for key, paths in json.loads(text).items() if rule in {None, key}}
        if missing:
            found[number] = missing
    return found


def _undecided(
    connection: Connection, causes: Iterable[int], about: Collection[Place] | None
) -> Iterator[tuple[Place, int, int, int]]:
    """Of these causes: what it is about, the cause, the subject and one; of equipment the first, and how many."""
    row = VERDICT.c
    at = (row.subject_kind, row.product_id, row.deployment_id, row.cause_id)
    single = select(*at, row.subject_id, literal(1)).where(row.subject_kind != EQUIPMENT)
    alike = select(*at, func.min(row.subject_id), func.count()).where(row.subject_kind == EQUIPMENT)
    for among in Ids(causes).among(row.cause_id):
        for query in (single.where(among), alike.where(among).group_by(*at)):
            cursor: Any = connection.execute(query).cursor
            for kind, product, deployment, cause, subject, number in cursor.fetchall():
                place = place_of(kind, subject, product, deployment)
                if about is None or place in about:
                    yield place, cause, subject, number


class _Search:
    """Words, and for each of them the records that have it."""

    def __init__(self, connection: Connection, words: str) -> None:
        self._words = [plain(word).casefold() for word in words.split()]
        self._rules = [frozenset(rules_named(word)) for word in words.split()]
        self._places = [_places(connection, word) for word in words.split()]
        self._left: dict[tuple[str, str, tuple[str, ...]], tuple[frozenset[Place], ...]] = {}

    def finds(self, place: Place, rule: str, missing: tuple[str, ...]) -> bool:
        """Whether each word is in the title of the rule, in the record, or in what is missing."""
        if not self._words:
            return True
        key = (rule, place.kind, missing)
        left = self._left.get(key)
        if left is None:
            left = self._left[key] = tuple(
                places
                for word, rules, places in zip(self._words, self._rules, self._places, strict=True)
                if rule not in rules and not any(word in _asked(place.kind, path) for path in missing)
            )
        return all(place in places for places in left)


def _places(connection: Connection, word: str) -> frozenset[Place]:
    """The records that have a word, in a text of theirs or of those they refer to."""
    found: set[Place] = set()
    for kind in SUBJECTS:
        ids = select(TABLES[kind].c.id).where(*searched(connection, kind, word))
        if kind != EQUIPMENT:
            found.update(Place(kind, number) for number in connection.scalars(ids))
            continue
        row = VERDICT.c
        query = select(row.product_id, row.deployment_id).where(row.subject_kind == kind, row.subject_id.in_(ids))
        found.update(Place(kind, None, *place) for place in connection.execute(query.distinct()))
    return frozenset(found)


@cache
def _asked(kind: str, path: str) -> str:
    """What is missing and the question about it, in both languages, to look for words in."""
    one = wanted(kind, path)
    return plain("\n".join(text.said(language) for text in (one.label, one.words) for language in LANGUAGES)).casefold()
