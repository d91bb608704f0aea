"""Rows that bear no number of this register: whether it has their record already, by what they say."""

from collections.abc import Iterable, Sequence
from typing import Any

from register.fields.catalogue import CATALOGUE
from register.fields.field import Kind
from register.importing.book.entries import Entries
from register.importing.book.held import Held
from register.names import key_of

# What names a record to everybody: one that is called so is the same one, whatever else is said of it. Of all others a
# row is a record of the register only where that has all that the row says.
_NAMES: dict[str, tuple[tuple[str, ...], ...]] = {
    "person": (("name",),),
    "vendor": (("name",),),
    "site": (("name",),),
    "deployment": (("name",),),
    "product": (("vendor", "model", "part_number"), ("vendor", "model")),
    "acquisition": (("ref", "title", "contract_ref"),),
    "equipment": (("serial", "product"), ("asset_tag", "product"), ("mac", "product")),
    "import": (("sha256", "file", "applied_on"),),
    "fact_note": (("kind", "record_id", "field"),),
}
_NAMING_ALONE = {"name", "sha256", "ref", "serial", "asset_tag", "mac", "model", "field"}  # one of these must be said


def match(entries: Entries, held: Held, values: dict[str, Sequence[Any]], free: Iterable[int]) -> None:
    """Say of rows that bear no number which record of the register they are, each record once.

    values: what the rows say, by field, as the register has it. free: the places of the rows to look for. Rows that are
    found this way are noted as such; those that are not keep no number.
    """
    taken = {number for number in entries.numbers if number is not None}
    left = list(free)
    for keys in _NAMES.get(entries.kind, ()):
        left = _take(entries, left, taken, _Naming(entries.kind, keys, held, values))
    for keys, places in _alike(entries.kind, values, left).items():
        _take(entries, places, taken, _Naming(entries.kind, keys, held, values, whole=True))


class _Naming:
    """What names the records of a kind by some of their fields. whole: these are all that the rows say."""

    def __init__(
        self, kind: str, keys: Sequence[str], held: Held, values: dict[str, Sequence[Any]], *, whole: bool = False
    ) -> None:
        self._kind = kind
        self._keys = keys
        self._values = values
        self._whole = whole
        self._records: dict[tuple[Any, ...], list[int]] = {}
        fields = [CATALOGUE[kind].field(key) for key in keys]
        for number in sorted(held.ids, reverse=True):
            key = self._key([held.value(number, field) for field in fields])
            if key is not None:
                self._records.setdefault(key, []).append(number)

    def of(self, place: int, taken: set[int]) -> int | None:
        """The record of a row that no other row is; the one with the lowest number."""
        key = self._key([self._values[key][place] if key in self._values else None for key in self._keys])
        found = self._records.get(key, []) if key is not None else []
        while found and found[-1] in taken:
            found.pop()
        return found[-1] if found else None

    def _key(self, said: Sequence[Any]) -> tuple[Any, ...] | None:
        if self._whole:
            return tuple(said)
        known = dict(zip(self._keys, said, strict=True))
        if not any(known[key] is not None for key in self._keys if key in _NAMING_ALONE):
            return None
        return tuple(key_of(value) if isinstance(value, str) else value for value in said)


def _take(entries: Entries, places: Iterable[int], taken: set[int], naming: _Naming) -> list[int]:
    """Give rows the records that they are; gives the rows that are none."""
    left = []
    for place in places:
        number = naming.of(place, taken)
        if number is None:
            left.append(place)
            continue
        entries.numbers[place] = number
        entries.named.add(place)
        taken.add(number)
    return left


def _alike(kind: str, values: dict[str, Sequence[Any]], places: Iterable[int]) -> dict[tuple[str, ...], list[int]]:
    """Rows by the fields that they say anything of; a row that says nothing is none of them."""
    stored = [field.key for field in CATALOGUE[kind].stored if field.key in values and field.kind is not Kind.MONEY]
    found: dict[tuple[str, ...], list[int]] = {}
    for place in places:
        keys = tuple(key for key in stored if values[key][place] is not None)
        if keys:
            found.setdefault(keys, []).append(place)
    return found
