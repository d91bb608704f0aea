"""Where the facts that subjects wait for are missing: set-wise, from a subject along a path to the records."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, tuple_

from register.fields.catalogue import CATALOGUE
from register.fields.field import Collection, Field
from register.model.columns import column_names
from register.model.tables import TABLES
from register.queries.lots import Counts, Group, Items, Lot, held
from register.reference.official_lists import entries
from register.rules.vocabulary import DERIVED, MERGED, asked
from register.values import Answer

ANCHORS = frozenset({"vendor", "product", "acquisition", "deployment", "equipment", "site"})
_LISTED = frozenset({("list_match", "listed_on"), ("list_match", "delisted_on")})
_SUPPLIER = ("acquisition", "supplier")  # derived: the first of its parties in that role
_CLOSING = (Answer.NONE.value, Answer.NOT_APPLICABLE.value, Answer.COMPLETE.value)
Holders = Sequence[int] | Items


class Anchor(NamedTuple):
    """What a question is about. number: its id; of equipment, the place of its lot (Reach.lot)."""

    kind: str
    number: int


class Place(NamedTuple):
    """Records that lack a fact. whole: whether it is all records of the collection `key`. ids: of `kind`, if known."""

    anchor: Anchor
    kind: str
    key: str
    whole: bool
    ids: Holders


class Reach:
    """The ways from subjects to what they lack, each table read once and only where a path leads through it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._refs: dict[tuple[str, str], Mapping[int, int]] = {}
        self._lists: dict[tuple[str, str, str], Mapping[int, Sequence[int]]] = {}
        self._items: dict[tuple[str, str | None, str], Mapping[int, Sequence[Group]]] = {}
        self._lack: dict[tuple[str, str], frozenset[int]] = {}
        self._lots: dict[Lot, int] = {}
        self.lots: list[Lot] = []

    @cached_property
    def counts(self) -> Counts:
        """How much equipment stands behind records."""
        return Counts(self._connection)

    def lot(self, lot: Lot) -> Anchor:
        """The anchor of a lot of equipment."""
        place = self._lots.setdefault(lot, len(self.lots))
        if place == len(self.lots):
            self.lots.append(lot)
        return Anchor("equipment", place)

    def places(
        self, at: Anchor, kind: str, ids: Holders, keys: tuple[str, ...], *, whole: bool, picked: bool = False
    ) -> Iterator[Place]:
        """Where what a path leads to is missing, from records of a kind that all stand at one anchor.

        picked: whether the way led through a collection, so that only some of the records lack it.
        """
        key, rest = keys[0], keys[1:]
        if not rest:
            own = _made_of(kind, key)
            for one in own:
                lacking_ids = self._lacking(kind, one, ids) if picked or own != (key,) else ids
                if lacking_ids:
                    yield Place(at, kind, one, whole, lacking_ids)
            return
        step = _step(kind, key)
        if isinstance(step, Collection):
            yield from self._below(at, kind, ids, step, (rest, whole))
            return
        to = str(step.to)
        for target, of in self._targets(kind, key, _numbers(ids)):
            yield from self.onward(at, (kind, key, to), (target, of), (rest, whole), picked=picked)

    def onward(
        self,
        at: Anchor,
        step: tuple[str, str, str],
        found: tuple[int | None, Holders],
        rest: tuple[tuple[str, ...], bool],
        *,
        picked: bool = False,
    ) -> Iterator[Place]:
        """From records along a reference: kind, key and where it leads to; without a target, the reference is asked."""
        (kind, key, to), (target, of), (keys, whole) = step, found, rest
        if target is None:
            yield Place(at, kind, key, whole=False, ids=of)
            return
        anchor = Anchor(to, target) if to in ANCHORS and to != "equipment" else at
        yield from self.places(anchor, to, (target,), keys, whole=whole, picked=picked)

    def refs(self, kind: str, key: str) -> Mapping[int, int]:
        """What a reference of all records of a kind leads to, where it leads anywhere."""
        if (kind, key) not in self._refs:
            self._refs[kind, key] = self._suppliers() if (kind, key) == _SUPPLIER else self._read_refs(kind, key)
        return self._refs[kind, key]

    def _read_refs(self, kind: str, key: str) -> Mapping[int, int]:
        field, table = CATALOGUE[kind].field(key), TABLES[kind].c
        if field.derived:
            return {}
        column = table[column_names(field)[0]]
        rows: Any = self._connection.execute(select(table.id, column).where(column.is_not(None))).cursor
        return dict(rows)

    def _suppliers(self) -> Mapping[int, int]:
        party = TABLES["party"].c
        rows = self._connection.execute(
            select(party.acquisition_id, party.vendor_id).where(party.role == "supplier").order_by(party.id.desc())
        )
        return {row[0]: row[1] for row in rows}

    def _targets(self, kind: str, key: str, ids: Sequence[int]) -> Iterator[tuple[int | None, Sequence[int]]]:
        found = self.refs(kind, key)
        held_by: dict[int | None, list[int]] = {}
        for number in ids:
            held_by.setdefault(found.get(number), []).append(number)
        yield from held_by.items()

    def _lacking(self, kind: str, key: str, ids: Holders) -> Holders:
        """Those of these records that lack a fact."""
        if isinstance(ids, Items):
            return ids
        if (kind, key) not in self._lack:
            query = select(TABLES[kind].c.id).where(lacking(kind, key))
            self._lack[kind, key] = frozenset(self._connection.scalars(query)) if _stored(kind, key) else frozenset()
        lack = self._lack[kind, key]
        return tuple(number for number in ids if number in lack) if _stored(kind, key) else ids

    def _below(
        self, at: Anchor, kind: str, ids: Holders, step: Collection, rest: tuple[tuple[str, ...], bool]
    ) -> Iterator[Place]:
        """Where it is missing among the records of a collection."""
        keys, whole = rest
        found = False
        for place in self._among(at, kind, ids, step, rest):
            found = True
            yield place
        if not found:
            yield Place(at, step.of, keys[0], whole=whole and len(keys) == 1, ids=())

    def _among(
        self, at: Anchor, kind: str, ids: Holders, step: Collection, rest: tuple[tuple[str, ...], bool]
    ) -> Iterator[Place]:
        keys, whole = rest
        if step.of == "equipment":
            yield from self._equipment(kind, _numbers(ids), rest)
            return
        if kind == "equipment":
            return  # what hangs on single items is asked of the item, not of its lot
        lacked = keys[0] if len(keys) == 1 and _stored(step.of, keys[0]) else ""
        members = self._members(kind, step, lacked)
        children = [child for number in _numbers(ids) for child in members.get(number, ())]
        if not children:
            return
        if step.of in ANCHORS:
            for child in children:
                yield from self.places(Anchor(step.of, child), step.of, (child,), keys, whole=whole, picked=not lacked)
        else:
            yield from self.places(at, step.of, children, keys, whole=whole, picked=not lacked)

    def _equipment(self, kind: str, ids: Sequence[int], rest: tuple[tuple[str, ...], bool]) -> Iterator[Place]:
        """Where it is missing among the equipment of products, deals and deployments: counted by the database."""
        keys, whole = rest
        step = _step("equipment", keys[0])
        leads = len(keys) > 1 and isinstance(step, Field)
        groups = self._of_equipment(kind, keys[0] if leads else None, keys[0] if len(keys) == 1 else "")
        for number in ids:
            for group in groups.get(number, ()):
                at = self.lot(group.lot)
                if isinstance(step, Field) and leads:
                    to = str(step.to)
                    found = (group.target, group.items)
                    yield from self.onward(at, ("equipment", keys[0], to), found, (keys[1:], whole), picked=True)
                elif len(keys) == 1:
                    yield Place(at, "equipment", keys[0], whole, group.items)

    def _of_equipment(self, kind: str, reference: str | None, lacked: str) -> Mapping[int, Sequence[Group]]:
        key = (kind, reference, lacked)
        if key not in self._items:
            found: dict[int, list[Group]] = {}
            condition = lacking("equipment", lacked) if lacked else None
            for group in held(self._connection, kind, reference, condition):
                found.setdefault(group.under, []).append(group)
            self._items[key] = found
        return self._items[key]

    def _members(self, kind: str, step: Collection, lacked: str) -> Mapping[int, Sequence[int]]:
        """The records of a collection by their owner; of those, where a field is named, only what lacks it."""
        key = (kind, step.key, lacked)
        if key not in self._lists:
            found: dict[int, dict[int, None]] = {}
            for owner, child in (*self._pairs(step, lacked), *self._more(kind, step, lacked)):
                found.setdefault(owner, {})[child] = None
            self._lists[key] = {owner: tuple(children) for owner, children in found.items()}
        return self._lists[key]

    def _pairs(self, step: Collection, lacked: str) -> Sequence[tuple[int, int]]:
        if step.by is None:
            return ()
        table = TABLES[step.of].c
        owner = table[column_names(CATALOGUE[step.of].field(step.by))[0]]
        conditions = [owner.is_not(None), *([lacking(step.of, lacked)] if lacked else [])]
        rows = self._connection.execute(select(owner, table.id).where(*conditions).order_by(table.id)).all()
        return [(row[0], row[1]) for row in rows]

    def _more(self, kind: str, step: Collection, lacked: str) -> Iterator[tuple[int, int]]:
        """The records of a collection that belong to its owner by way of others."""
        for path in MERGED.get((kind, step.key), ()):
            *way, last = path.split(".")
            end, pairs = self._along(kind, way)
            members = self._members(end, CATALOGUE[end].collection(last), lacked)
            yield from ((owner, child) for owner, number in pairs for child in members.get(number, ()))

    def _along(self, kind: str, way: Sequence[str]) -> tuple[str, Iterable[tuple[int, int]]]:
        """The kind at the end of a way, and the pairs of a record at its beginning and one at its end."""
        if list(way) == ["equipment", "product"] and kind == "acquisition":
            return "product", self.counts.pairs()
        if way[0] == "equipment":
            end, pairs = "equipment", [(owner, item) for item, owner in self.refs("equipment", kind).items()]
        else:
            end, pairs = self._next(kind, way[0])
        for key in way[1:]:
            further: dict[int, list[int]] = {}
            end, steps = self._next(end, key)
            for number, at in steps:
                further.setdefault(number, []).append(at)
            pairs = list(dict.fromkeys((owner, at) for owner, number in pairs for at in further.get(number, ())))
        return end, pairs

    def _next(self, kind: str, key: str) -> tuple[str, list[tuple[int, int]]]:
        step = _step(kind, key)
        if isinstance(step, Field):
            return str(step.to), list(self.refs(kind, key).items())
        members = self._members(kind, step, "")
        return step.of, [(owner, child) for owner, children in members.items() for child in children]


def lacking(kind: str, key: str) -> ColumnElement[bool]:
    """Whether a record lacks a fact: no value and no answer instead of one; of a list, not said to be complete.

    What the official lists that ship say of an entry of theirs is not lacking.
    """
    table, note = TABLES[kind].c, TABLES["fact_note"].c
    step = _step(kind, key)
    closed = select(note.record_id).where(note.kind == kind, note.field == key, note.answer.in_(_CLOSING))
    open_ = table.id.not_in(closed)
    if isinstance(step, Collection) or step.kind.is_list:
        return open_
    column = table[column_names(step)[0]]
    # A code by which a paper says nothing leaves the fact not known.
    blank = or_(column.is_(None), column.in_(step.silent)) if step.silent else column.is_(None)
    if (kind, key) not in _LISTED:
        return and_(blank, open_)
    named = tuple_(func.coalesce(table.list, ""), func.coalesce(table.listed_name, ""))
    return and_(blank, open_, named.not_in(sorted({(one.list.id, one.name) for one in entries()})))


def _made_of(kind: str, key: str) -> tuple[str, ...]:
    """What is asked where a fact is missing: itself, or those fields of the record that it is made of."""
    step, paths = _step(kind, key), DERIVED.get((kind, key), ())
    if isinstance(step, Collection) or not step.derived or not paths or any("." in path for path in paths):
        return (key,)
    own = (CATALOGUE[kind].field(path) for path in paths)
    return tuple(field.key for field in own if field.question is not None)


def _numbers(ids: Holders) -> Sequence[int]:
    return ids.ids if isinstance(ids, Items) else ids


def _stored(kind: str, key: str) -> bool:
    step = _step(kind, key)
    return isinstance(step, Collection) or not step.derived


def _step(kind: str, key: str) -> Field | Collection:
    found = asked(kind, key)
    if found is None:
        raise KeyError(f"{kind}.{key}")
    return found
