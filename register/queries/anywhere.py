"""Records of all lists by words, for who wants to go to one: the few that are called so first, and how many more."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from register.model.derived import FINDING
from register.names import fold
from register.queries import lists
from register.queries.columns import LISTS, Search
from register.queries.grouped import Shown
from register.queries.listed import names_of
from register.queries.ruled import rules_named, title_of
from register.texts import shown

_LOOKED_AT = 60  # records of a list that are looked at: the first of those that have the words somewhere


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found. list_key: of LISTS; kind, id: the record. title: as `shown` takes it."""

    list_key: str
    kind: str
    id: int
    title: object


@dataclass(frozen=True, slots=True)
class Anywhere:
    """What words find: records to go to, rules by id and title, and how many entries of each list have them."""

    hits: tuple[Hit, ...]
    rules: tuple[tuple[str, object], ...]
    counts: dict[str, int]


def anywhere(connection: Connection, words: str, keys: Sequence[str], most: int = 3) -> Anywhere:
    """What words find in these lists, at most so many records of each; nothing where there are no words."""
    if not words.strip():
        return Anywhere((), (), {})
    hits: list[Hit] = []
    counts: dict[str, int] = {}
    for key in keys:
        ids = lists.ids(connection, key, Search(words))
        if ids:
            counts[key] = len(ids)
            hits += _called(connection, key, ids[:_LOOKED_AT].tolist(), words)[:most]
    about = Shown(words=words).conditions(connection)
    found = connection.scalar(select(func.count()).select_from(FINDING).where(*about))
    if found:
        counts["findings"] = int(found)
    rules = set.intersection(*(set(rules_named(word)) for word in words.split()))
    titled = tuple((rule, title_of(rule)) for rule in rules_named("") if rule in rules)
    return Anywhere(tuple(hits), titled[:most], counts)


def _called(connection: Connection, key: str, ids: Sequence[int], words: str) -> list[Hit]:
    """These records, those that are called by the words first."""
    kind = LISTS[key].kind
    titles = names_of(connection, [(kind, number, 1, None, None) for number in ids])
    hits = [Hit(key, kind, number, title) for number, title in zip(ids, titles, strict=True)]
    return sorted(hits, key=lambda hit: _rank(hit.title, words))


def _rank(title: object, words: str) -> int:
    """0 for what begins with the words, 1 for what has them, 2 for what has them elsewhere."""
    folded, wanted = fold(shown(title, "en")), fold(words)
    if folded.startswith(wanted):
        return 0
    return 1 if all(word in folded for word in wanted.split()) else 2
