"""What the lists are and which columns each has: made from the field catalogue, with counts and levels beside.

Descriptions only: the window reads them before any database is opened.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from register.fields.catalogue import CATALOGUE
from register.fields.field import Field, Kind
from register.texts import Words

PAGE = 200

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
        to = CATALOGUE[kinds[-1]].field(hop).to
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
class ListColumn:
    """A column of a list: what it shows, with label, type, codes and width; and where its values come from."""

    field: Field
    source: Path | Count

    @property
    def key(self) -> str:
        """The code of the column: that of its field."""
        return self.field.key


@dataclass(frozen=True, slots=True)
class ListSpec:
    """One list: its records, all its columns, those shown at first, and the column it is ordered by at first."""

    key: str
    kind: str
    columns: tuple[ListColumn, ...]
    shown: tuple[str, ...]
    by: str
    falling: bool = False

    @property
    def name(self) -> Words:
        """What the list is called."""
        return CATALOGUE[self.kind].plural

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


def _number(key: str, label: Words, meaning: Words, count: Count) -> ListColumn:
    field = Field(key=key, kind=Kind.NUMBER, label=label, help=meaning, derived=True, width=10)
    return ListColumn(field, count)


def _equipment_by(*by: str) -> ListColumn:
    return _number(
        "equipment_count",
        Words("Equipment", "Équipements"),
        Words("How many entries of the equipment list belong here.", "Nombre de lignes d’équipement rattachées."),
        Count("equipment", by),
    )


_PRODUCTS = _number(
    "product_count",
    Words("Products", "Produits"),
    Words("How many products carry this brand.", "Nombre de produits de cette marque."),
    Count("product", ("vendor",)),
)
_DEALS = _number(
    "acquisition_count",
    Words("Deals", "Acquisitions"),
    Words("In how many deals it takes part.", "Nombre d’acquisitions auxquelles il participe."),
    Count("party", ("vendor",)),
)
_COUNTS: dict[str, tuple[ListColumn, ...]] = {
    "vendor": (_PRODUCTS, _DEALS, _equipment_by("product", "vendor")),
    "product": (_equipment_by("product"),),
    "acquisition": (_equipment_by("acquisition"),),
    "site": (_equipment_by("site"),),
    "deployment": (_equipment_by("deployment"),),
}


def _columns(kind: str) -> tuple[ListColumn, ...]:
    fields = CATALOGUE[kind].fields
    reached = (field for field in fields if not field.derived or f"{kind}.{field.key}" in DERIVED)
    return (*(ListColumn(field, path_of(kind, field)) for field in reached), *_COUNTS.get(kind, ()))


def _list(key: str, kind: str, shown: tuple[str, ...], by: str, *, falling: bool = False) -> ListSpec:
    return ListSpec(key, kind, _columns(kind), shown, by, falling)


LISTS: dict[str, ListSpec] = {
    spec.key: spec
    for spec in (
        _list(
            "vendors",
            "vendor",
            ("name", "country", "parent", "parent_country", "control_type", "product_count", "acquisition_count",
             "equipment_count"),
            "name",
        ),
        _list(
            "products",
            "product",
            ("vendor", "model", "part_number", "category", "maker", "oem_status", "security_support_until",
             "equipment_count"),
            "vendor",
        ),
        _list(
            "acquisitions",
            "acquisition",
            ("ref", "title", "supplier", "deal_type", "stage", "price_paid", "signed_on", "contract_ref",
             "equipment_count"),
            "ref",
        ),
        _list(
            "equipment",
            "equipment",
            ("asset_tag", "vendor", "model", "category", "site", "position", "serial", "ip", "firmware",
             "installed_on", "warranty_end", "status", "supplier", "deal_type", "contract_ref"),
            "asset_tag",
        ),
        _list("sites", "site", ("name", "aliases", "sensitivity", "equipment_count"), "name"),
        _list("deployments", "deployment", ("name", "place_type", "equipment_count"), "name"),
        _list("imports", "import", ("number", "file", "applied_on"), "number", falling=True),
    )
}  # fmt: skip
