"""What waits for which fact: all causes read at once into questions, a few statements whatever the size."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from register.fields.catalogue import CATALOGUE
from register.fields.field import Kind
from register.model.derived import CAUSE, VERDICT
from register.queries import lots
from register.queries.asking import Wanted, wanted
from register.queries.first import IDENTIFY, PERHAPS, SAME, First, wanted_first
from register.queries.lots import Items
from register.queries.reach import Anchor, Holders, Place, Reach
from register.queries.ruled import all_rules, choices
from register.queries.whom import Whom
from register.rules.levels import LEVEL, RANK
from register.rules.vocabulary import MERGED, asked

_LOWEST = next(iter(LEVEL))
_WEIGHT = {level: 1 << rank for level, rank in RANK.items()}  # each level weighs twice the one below


Subject = tuple[str, int]


class Key(NamedTuple):
    """What makes two questions one."""

    fact: str
    kind: str
    key: str
    whole: bool
    vendor: int | None
    about: Anchor | None


@dataclass(slots=True)
class Waiting:
    """What waits for the answer of a question.

    ids, items: the records that lack it, of equipment by lot. subjects: those that wait; apart: of equipment, by lot,
    with the product, deal or deployment that all of a lot belong to. behind: the questions that make sense only once
    this one is answered.
    """

    wanted: Wanted
    record_kind: str = ""
    ids: set[int] = field(default_factory=set)
    items: dict[str, Items] = field(default_factory=dict)
    pairs: int = 0
    weight: int = 0
    rules: dict[str, None] = field(default_factory=dict)
    subjects: set[Subject] = field(default_factory=set)
    apart: list[tuple[Subject, Items]] = field(default_factory=list)
    behind: set[Key] = field(default_factory=set)

    def hold(self, ids: Holders) -> None:
        """Add records that lack the fact."""
        if isinstance(ids, Items):
            self.items.setdefault(ids.text, ids)
        else:
            self.ids.update(ids)

    def named(self, limit: int | None) -> tuple[tuple[int, ...], int]:
        """The first of these records, and how many there are."""
        if not self.items:
            return tuple(sorted(self.ids)[:limit]), len(self.ids)
        several = {number for items in self.items.values() for number in items.ids} | self.ids
        return tuple(sorted(several)[:limit]), len(several)


class _Subjects(NamedTuple):
    """Subjects of a kind that wait for the same: one, or the items of a lot.

    number: how many; items: how much equipment is behind them. under: what the items of a lot belong to.
    """

    kind: str
    at: Anchor
    ids: Holders
    number: int
    items: int
    under: Subject = ("", 0)


_Missing = Sequence[tuple[Wanted, tuple[str, ...]]]


class Asking:
    """One reading of all causes into questions."""

    def __init__(self, connection: Connection, vendor: int | None) -> None:
        self.connection = connection
        self._vendor = vendor
        self.levels = _gravest(connection)
        self._weights: dict[tuple[str, ...], int] = {}
        self.reach = Reach(connection)
        self._whom = Whom(connection, self.reach)
        self.first = None if vendor is not None else First(connection, self.reach)
        self.found: dict[Key, Waiting] = {}

    def look(self) -> None:
        """Read what is missing of every subject, and what is to be said first."""
        self._look_first()
        row = VERDICT.c
        paths = {number: _by_path(missing) for number, missing in self.connection.execute(
            select(CAUSE.c.id, CAUSE.c.missing))}  # fmt: skip
        query = select(row.subject_kind, row.cause_id, row.subject_id)
        waiting = row.cause_id.is_not(None), row.subject_kind != "equipment"
        parsed: dict[tuple[str, int], _Missing] = {}
        cursor: Any = self.connection.execute(query.where(*waiting).order_by(row.subject_kind, row.subject_id)).cursor
        for kind, cause, number in cursor.fetchall():
            if (kind, cause) not in parsed:
                parsed[kind, cause] = [(wanted(kind, path), rules) for path, rules in _first_of_all(kind, paths[cause])]
            items = max(1, self.reach.counts.count(kind, number))
            self._add(_Subjects(kind, Anchor(kind, number), (number,), 1, items), parsed[kind, cause])
        self._look_at_equipment(paths)

    def _look_first(self) -> None:
        """Begin with what is to be said first, whether rules wait for it or not."""
        if self.first is None:
            return
        for one in self.first.alike:
            key = self._same(one)
            self.found.setdefault(key, Waiting(wanted_first(key.fact), record_kind="vendor")).hold((one,))
        for deal in self.first.gathered:
            self.found[_identify(deal)] = Waiting(wanted_first(IDENTIFY), record_kind="acquisition", ids={deal})

    def _same(self, vendor: int) -> Key:
        """Whether an organisation is the other one that it may be; of one that only our reference has, it is alone."""
        one = self.first.alike[vendor] if self.first is not None else None
        if one is None:
            raise KeyError(vendor)
        fact = SAME if one.tier == "confident" else PERHAPS
        return Key(fact, "vendor", "name", False, None, Anchor("vendor", one.other or vendor))

    def _look_at_equipment(self, paths: Mapping[int, Sequence[tuple[str, tuple[str, ...]]]]) -> None:
        """Items are read in lots: by what the first step of a path leads to, else by what they belong to."""
        used = select(VERDICT.c.cause_id).where(VERDICT.c.subject_kind == "equipment").distinct()
        ways: dict[str | None, dict[int, list[tuple[Wanted, tuple[str, ...]]]]] = {}
        for cause in self.connection.scalars(used.where(VERDICT.c.cause_id.is_not(None))):
            for path, rules in paths[cause]:
                one = _merged(wanted("equipment", path))
                ways.setdefault(_reference(one), {}).setdefault(cause, []).append((one, rules))
        for reference, causes in ways.items():
            for group in lots.waiting(self.connection, reference):
                if group.under in causes:
                    at, items = self.reach.lot(group.lot), group.items
                    under = (reference or "", group.target or 0) if group.target else ("acquisition", group.lot[0] or 0)
                    subjects = _Subjects("equipment", at, items, items.number, items.number, under)
                    self._add(subjects, causes[group.under], group.target)

    def _add(self, subjects: _Subjects, missing: _Missing, target: int | None = None) -> None:
        waiting: dict[Key, tuple[str, ...]] = {}
        for path, rules in missing:
            for place in self._places(subjects, path, target):
                one = _wanted_at(place, path)
                key = self._key(place, one)
                if key is None:
                    continue
                first = self._first(place, key)
                if first is not None:
                    self.found[first].behind.add(key)
                    key = first
                else:
                    self.found.setdefault(key, Waiting(one, record_kind=place.kind)).hold(place.ids)
                before = waiting.get(key, ())
                waiting[key] = rules if before in {(), rules} else tuple(dict.fromkeys((*before, *rules)))
        for key, held in waiting.items():
            self._count(self.found[key], subjects, held)

    def _places(self, subjects: _Subjects, one: Wanted, target: int | None) -> Iterator[Place]:
        if not one.keys:
            return iter((Place(subjects.at, "", one.path, whole=False, ids=()),))
        reference = _reference(one) if subjects.kind == "equipment" else None
        if reference is None:
            return self.reach.places(subjects.at, subjects.kind, subjects.ids, one.keys, whole=one.whole)
        step = (subjects.kind, reference, str(CATALOGUE["equipment"].field(reference).to))
        return self.reach.onward(subjects.at, step, (target, subjects.ids), (one.keys[1:], one.whole))

    def _key(self, place: Place, one: Wanted) -> Key | None:
        """The question that a place belongs to; None where it is none that the vendor can answer."""
        answering = self._whom.answering(place.anchor) if one.to == "supplier" else ()
        if self._vendor is not None and self._vendor not in answering:
            return None
        asked = self._vendor or next(iter(answering), None)
        fact = f"{place.kind}.{one.path}" if place.kind else one.path
        return Key(fact, place.kind, place.key, place.whole, asked, self._whom.about(place.anchor))

    def _first(self, place: Place, key: Key) -> Key | None:
        """What is to be said before a question makes sense; None where it does already."""
        if self.first is None:
            return None
        if place.anchor.kind == "acquisition" and key.vendor is None and place.anchor.number in self.first.gathered:
            return _identify(place.anchor.number)
        of_itself = place.anchor.number if place.anchor.kind == "vendor" else None
        who = next((one for one in (key.vendor, of_itself) if one in self.first.alike), None)
        return None if who is None else self._same(who)

    def _count(self, waiting: Waiting, subjects: _Subjects, rules: tuple[str, ...]) -> None:
        if rules not in self._weights:
            self._weights[rules] = sum(_WEIGHT[self.level(rule)] for rule in rules)
        waiting.pairs += subjects.number * len(rules)
        waiting.weight += subjects.items * self._weights[rules]
        waiting.rules.update(dict.fromkeys(rules))
        if isinstance(subjects.ids, Items):
            waiting.apart.append((subjects.under, subjects.ids))
        else:
            waiting.subjects.add((subjects.kind, subjects.at.number))

    def level(self, rule: str) -> str:
        """The gravest level that a rule may come to; the lowest for one that is not known here."""
        return self.levels.get(rule, _LOWEST)


def _identify(deal: int) -> Key:
    return Key(IDENTIFY, "acquisition", "contract_ref", False, None, Anchor("acquisition", deal))


def _merged(one: Wanted) -> Wanted:
    """What is asked of items by way of their product, as a path along that: the product is asked, once for all."""
    ways = MERGED.get(("equipment", one.keys[0]), ()) if one.keys else ()
    return replace(one, keys=(*ways[0].split("."), *one.keys[1:])) if len(ways) == 1 else one


def _reference(one: Wanted) -> str | None:
    """The reference of equipment that a path begins with, where it leads further."""
    if len(one.keys) < 2:  # noqa: PLR2004 - a reference, and what stands behind it
        return None
    first = next((field for field in CATALOGUE["equipment"].stored if field.key == one.keys[0]), None)
    return None if first is None or first.kind is not Kind.REF else first.key


def _wanted_at(place: Place, path: Wanted) -> Wanted:
    """What is asked of the records of a place: where a reference on the way is not known, that reference."""
    if not path.keys:
        return path
    group = f"@{path.group}" if path.group and place.key == path.keys[-1] else ""
    return wanted(place.kind, place.key + (".*" if place.whole else group))


def _by_path(missing: str) -> list[tuple[str, tuple[str, ...]]]:
    """The paths of a cause, each with the rules that wait for it."""
    waiting: dict[str, list[str]] = {}
    for rule, paths in json.loads(missing).items():
        for path in paths:
            waiting.setdefault(path, []).append(rule)
    return [(path, tuple(rules)) for path, rules in waiting.items()]


def _first_of_all(kind: str, missing: Sequence[tuple[str, tuple[str, ...]]]) -> list[tuple[str, tuple[str, ...]]]:
    """What is asked now: not what another answer that is missing too may leave nothing of; its rules wait for that."""
    held: dict[str, tuple[str, ...]] = dict(missing)
    for path, rules in missing:
        found = asked(kind, path.partition(".")[0].partition("@")[0])
        before = next((key for key in found.after if key in held), None) if found is not None else None
        if before is not None:
            del held[path]
            held[before] = tuple(dict.fromkeys((*held[before], *rules)))
    return list(held.items())


def _gravest(connection: Connection) -> dict[str, str]:
    """The gravest level that each rule may come to: what the city chose, else that of its gravest case."""
    chosen = choices(connection)
    found: dict[str, str] = {}
    for rule in all_rules(connection).all:
        own = chosen[rule.id].level if rule.id in chosen else None
        found[rule.id] = own or max((case.level for case in rule.cases), key=RANK.__getitem__)
    return found


def items_behind(connection: Connection, waiting: Waiting, reach: Reach) -> int:
    """How much equipment the subjects stand for: each item once, whatever it is reached by."""
    behind = reach.counts.union(waiting.subjects) if waiting.subjects else 0
    alone = [items for under, items in waiting.apart if under not in waiting.subjects]
    if not waiting.subjects or not alone:
        return behind + sum(items.number for items in alone)
    found = lots.split(connection, (number for items in alone for number in items.ids))
    return behind + sum(
        len(ids)
        for lot, ids in found.items()
        if ("acquisition", lot.acquisition) not in waiting.subjects and ("product", lot.product) not in waiting.subjects
    )
