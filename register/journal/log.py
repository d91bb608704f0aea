"""What a change has done so far, net: each field of a record once, with what it was before and what it is now."""

import json
from collections.abc import Iterator, Mapping, Sequence

from register.journal.ids import Ids
from register.journal.shapes import Plain, field_columns, shape

# A field's value as its plain columns: one, or four for money.
Side = list[Plain]
Sides = dict[str, list[Side]]  # field -> [before, after]


class KindLog:
    """What a change did to the records of one kind.

    deleted: the plain columns of each record as it was before the change, in the order of its shape. digests: of each
    record that is there.
    """

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.inserted: set[int] = set()
        self.edited: dict[int, Sides] = {}
        self.sets: dict[str, set[int]] = {}
        self.deleted: dict[int, tuple[Plain, ...]] = {}
        self.digests: dict[int, bytes] = {}
        self._in_set: dict[int, dict[str, str]] = {}

    def insert(self, ids: Sequence[int], digests: Sequence[bytes]) -> None:
        """Records that were not there."""
        self.inserted.update(ids)
        self.digests.update(zip(ids, digests, strict=True))

    def edit(self, number: int, sides: Sides, digest: bytes) -> None:
        """Fields of one record, before and after."""
        self.digests[number] = digest
        if number in self.inserted:
            return
        known = self.edited.setdefault(number, {})
        for key, (before, after) in sides.items():
            first = known[key][0] if key in known else self._taken_out(number, key, before)
            if first == after:
                known.pop(key, None)
            else:
                known[key] = [first, after]
        if not known:
            del self.edited[number]

    def set(self, key: str, before: Side, after: Side, digests: Mapping[int, bytes]) -> None:
        """One field of many records, that all had the same value before."""
        name = json.dumps([key, before, after], ensure_ascii=False)
        for number, digest in digests.items():
            if number in self.inserted or number in self.edited or key in self._in_set.get(number, ()):
                self.edit(number, {key: [before, after]}, digest)
            else:
                self.sets.setdefault(name, set()).add(number)
                self._in_set.setdefault(number, {})[key] = name
                self.digests[number] = digest

    def seal_again(self, digests: Mapping[int, bytes]) -> None:
        """Records that stay as they are and get a new digest."""
        self.sets.setdefault("", set()).update(digests)
        self.digests.update(digests)

    def delete(self, number: int, columns: Mapping[str, Plain]) -> None:
        """A record that is gone, with its columns as they were just before."""
        self.digests.pop(number, None)
        if number in self.inserted:
            self.inserted.discard(number)
            return
        names = shape(self.kind).names
        sides = self._all_sides(number)
        if sides:
            was = {key: zip(field_columns(self.kind, key), before, strict=True) for key, (before, _) in sides.items()}
            columns = dict(columns) | {name: value for pairs in was.values() for name, value in pairs}
        self.deleted[number] = tuple(map(columns.__getitem__, names))

    def touched(self) -> Ids:
        """All records that the change made, altered or took away."""
        changed = [*self.edited, *self.deleted, *(number for ids in self.sets.values() for number in ids)]
        return Ids(self.inserted.union(changed)) if changed else Ids(self.inserted)

    def __bool__(self) -> bool:
        return bool(self.inserted or self.edited or self.deleted or any(self.sets.values()))

    def _taken_out(self, number: int, key: str, before: Side) -> Side:
        """The field's value before the change: that of a set which this record now leaves, or the one given."""
        name = self._in_set.get(number, {}).pop(key, None)
        if name is None:
            return before
        self.sets[name].discard(number)
        side: Side = json.loads(name)[1]
        return side

    def _all_sides(self, number: int) -> Sides:
        sides = self.edited.pop(number, {})
        for key in list(self._in_set.get(number, ())):
            before = self._taken_out(number, key, [])
            sides[key] = [before, before]
        return sides


class Log:
    """What a change did, by kind."""

    def __init__(self) -> None:
        self._kinds: dict[str, KindLog] = {}

    def of(self, kind: str) -> KindLog:
        """The log of one kind."""
        if kind not in self._kinds:
            self._kinds[kind] = KindLog(kind)
        return self._kinds[kind]

    def __iter__(self) -> Iterator[KindLog]:
        return (log for log in self._kinds.values() if log)

    def touched(self) -> dict[str, Ids]:
        """The records that the change touched, by kind."""
        return {log.kind: log.touched() for log in self._kinds.values() if log}
