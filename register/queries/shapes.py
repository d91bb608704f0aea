"""What a list, its columns and a search are, and where the values of a column come from. Descriptions only."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from register.fields.catalogue import CATALOGUE
from register.fields.field import Field, Kind
from register.texts import Words

PAGE = 200
SHORT_LIMIT = 10_000
_SHORTEST = 3  # characters that the index of a search needs
FINDING = "finding"  # what the rules found is no entity of the catalogue, but is listed like one
SUBJECTS = ("vendor", "product", "acquisition", "deployment", "equipment")

# Where the value of a derived field stands: a path of references from its record, the field at the end.
DERIVED: dict[str, str] = {
    "acquisition.supplier": "supplier",
    "equipment.vendor": "product.vendor",
    "equipment.maker": "product.maker",
    "equipment.model": "product.model",
    "equipment.part_number": "product.part_number",
    "equipment.category": "product.category",
    "equipment.deal_type": "acquisition.deal_type",
    "equipment.contract_ref": "acquisition.contract_ref",
    "equipment.supplier": "acquisition.supplier",
}
# Derived fields that are proposals of the program.
PROPOSED: dict[str, Literal["maker", "reason"]] = {
    "product.maker_proposed": "maker",
    "product.maker_reason": "reason",
}
# Shown as the record's title is made: a gathered deal has no words of its own.
_MADE = {"acquisition.title"}


@dataclass(frozen=True, slots=True)
class Path:
    """From a record of `kind` along references to a field; with no field, to the record's own title."""

    kind: str
    hops: tuple[str, ...]
    field: Field | None

    @property
    def ends_at(self) -> str:
        """The kind of the record at the end."""
        return kinds_along(self.kind, self.hops)[-1]


def path_of(kind: str, field: Field) -> Path:
    """The path of a field of a kind, stored or derived. Raises KeyError where a derived field has none."""
    if f"{kind}.{field.key}" in _MADE:
        return Path(kind, (), None)
    steps = DERIVED[f"{kind}.{field.key}"].split(".") if field.derived else [field.key]
    *hops, last = steps
    if field.kind is Kind.REF:
        return Path(kind, tuple(steps), None)
    return Path(kind, tuple(hops), CATALOGUE[kinds_along(kind, hops)[-1]].field(last))


def kinds_along(kind: str, hops: Sequence[str]) -> list[str]:
    """The kinds of the records along these references, from `kind` itself on. Raises KeyError."""
    kinds = [kind]
    for hop in hops:
        to = hop if kinds[-1] == FINDING else CATALOGUE[kinds[-1]].field(hop).to
        if to is None:
            raise KeyError(f"{kinds[-1]}.{hop}")
        kinds.append(to)
    return kinds


@dataclass(frozen=True, slots=True)
class Count:
    """How many records of `kind` there are whose references `by` lead to this one."""

    kind: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flags:
    """The findings of a record and of those it depends on: pairs of level and number, the worst first."""


@dataclass(frozen=True, slots=True)
class RuleTitle:
    """The title of the rule that a finding is about."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The title of the record that a finding is about, whatever its kind."""


@dataclass(frozen=True, slots=True)
class Possible:
    """Who may make a product ("maker"), or what that is taken from ("reason"), until a person has said it."""

    part: Literal["maker", "reason"]


Source = Path | Count | Flags | Possible | RuleTitle | Subject


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of a list: what it shows, with label, type, codes and width; and where its values come from."""

    field: Field
    source: Source

    @property
    def key(self) -> str:
        """The code of the column: that of its field."""
        return self.field.key

    @property
    def proposed(self) -> bool:
        """Whether it holds what the program proposes: where there is nothing, nothing is missing."""
        return isinstance(self.source, Possible)


@dataclass(frozen=True, slots=True)
class ListSpec:
    """One list: its records, all its columns, those shown at first, and the column it is ordered by at first."""

    key: str
    kind: str
    name: Words
    columns: tuple[ListColumn, ...]
    shown: tuple[str, ...]
    by: str
    falling: bool = False

    def column(self, key: str) -> ListColumn:
        """The column with this key. Raises KeyError."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(f"{self.key}.{key}")


@dataclass(frozen=True, slots=True)
class Search:
    """Which records of a list, in which order.

    words: each must be found in a text of the record or of those it refers to. by: the key of a column, "" for the
    list's own order. filters: of a column, the values to keep (ids where it is a reference; None is "not known").
    """

    words: str = ""
    by: str = ""
    falling: bool = False
    filters: Mapping[str, Collection[Any]] = field(default_factory=dict)


def limited(words: str) -> bool:
    """Whether a search looks for no more than SHORT_LIMIT records of a kind: it is for one word that is too short."""
    found = words.split()
    return len(found) == 1 and len(found[0]) < _SHORTEST
