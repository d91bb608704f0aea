"""All lists, with their columns: made from the field catalogue, with findings before and counts after.

Descriptions only: the window reads them before any database is opened.
"""

from register.fields.catalogue import CATALOGUE
from register.fields.field import Field, Kind
from register.queries.shapes import (
    DERIVED,
    FINDING,
    PAGE,
    PROPOSED,
    SUBJECTS,
    Count,
    Flags,
    ListColumn,
    ListSpec,
    Path,
    Possible,
    RuleTitle,
    Search,
    Source,
    Subject,
    kinds_along,
    path_of,
)  # fmt: skip
from register.rules.levels import LEVEL
from register.terms.codes import CodeList
from register.texts import Words

__all__ = [
    "DERIVED", "LISTS", "PAGE", "PROPOSED", "ListColumn", "ListSpec", "Path", "Possible", "Search", "Source",
    "kinds_along", "path_of",
]  # fmt: skip


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


_FLAGS = Field(
    key="findings",
    kind=Kind.TEXTS,
    label=Words("Findings", "Constats"),
    help=Words(
        "How many findings there are at each level, the worst first, and how many questions are open.",
        "Combien de constats à chaque niveau, le pire d’abord, et combien de questions restent ouvertes.",
    ),
    derived=True,
    width=18,
)


def _found(key: str, kind: Kind, label: Words, meaning: Words, codes: CodeList | None = None, width: int = 14) -> Field:
    return Field(key=key, kind=kind, label=label, help=meaning, codes=codes, derived=True, width=width)


def _stored(field: Field) -> ListColumn:
    return ListColumn(field, Path(FINDING, (), field))


_KIND = CodeList("subject_kind", {kind: CATALOGUE[kind].label for kind in SUBJECTS})
_FINDINGS = (
    _stored(
        _found(
            "level",
            Kind.CODE,
            Words("Level", "Niveau"),
            Words("How serious it is, at least.", "Sa gravité, au moins."),
            LEVEL,
            width=12,
        )
    ),
    ListColumn(
        _found(
            "rule",
            Kind.TEXT,
            Words("Finding", "Constat"),
            Words("What was found, as the rule says it.", "Ce qui a été constaté, selon la règle."),
            width=52,
        ),
        RuleTitle(),
    ),
    _stored(
        _found(
            "subject_kind",
            Kind.CODE,
            Words("About", "Porte sur"),
            Words("The kind of record that it is about.", "Le type de fiche concernée."),
            _KIND,
            width=16,
        )
    ),
    ListColumn(
        _found(
            "subject",
            Kind.TEXT,
            Words("Record", "Fiche"),
            Words("The record that it is about.", "La fiche concernée."),
            width=34,
        ),
        Subject(),
    ),
    _stored(
        _found(
            "since_on",
            Kind.DATE,
            Words("Since", "Depuis"),
            Words("The day on which it was first found.", "Le jour où il a été constaté pour la première fois."),
            width=12,
        )
    ),
    _stored(
        _found(
            "subject_id",
            Kind.NUMBER,
            Words("Record no.", "N° de fiche"),
            Words("The number of the record that it is about.", "Le numéro de la fiche concernée."),
            width=10,
        )
    ),
)


def _columns(kind: str) -> tuple[ListColumn, ...]:
    flags = [ListColumn(_FLAGS, Flags())] if kind in SUBJECTS else []
    found = (_column(kind, field) for field in CATALOGUE[kind].fields)
    return (*flags, *(column for column in found if column is not None), *_COUNTS.get(kind, ()))


def _column(kind: str, field: Field) -> ListColumn | None:
    """The column of a field; None of a derived one that nothing here knows."""
    key = f"{kind}.{field.key}"
    if key in PROPOSED:
        return ListColumn(field, Possible(PROPOSED[key]))
    if field.derived and key not in DERIVED:
        return None
    return ListColumn(field, path_of(kind, field))


def _list(key: str, kind: str, shown: tuple[str, ...], by: str, *, falling: bool = False) -> ListSpec:
    return ListSpec(key, kind, CATALOGUE[kind].plural, _columns(kind), shown, by, falling)


LISTS: dict[str, ListSpec] = {
    spec.key: spec
    for spec in (
        _list(
            "vendors",
            "vendor",
            ("name", "findings", "country", "parent", "parent_country", "control_type", "product_count",
             "acquisition_count", "equipment_count"),
            "name",
        ),
        _list(
            "products",
            "product",
            ("vendor", "model", "findings", "maker", "maker_proposed", "oem_status", "category", "part_number",
             "security_support_until", "equipment_count"),
            "vendor",
        ),
        _list(
            "acquisitions",
            "acquisition",
            ("ref", "title", "findings", "supplier", "deal_type", "stage", "price_paid", "signed_on", "contract_ref",
             "equipment_count"),
            "ref",
        ),
        _list(
            "equipment",
            "equipment",
            ("findings", "asset_tag", "vendor", "model", "category", "site", "position", "serial", "ip", "firmware",
             "installed_on", "warranty_end", "status", "supplier", "deal_type", "contract_ref"),
            "asset_tag",
        ),
        _list("sites", "site", ("name", "aliases", "address", "zone", "sensitivity", "equipment_count"), "name"),
        _list(
            "deployments",
            "deployment",
            ("name", "findings", "device_class", "place_type", "operator_type", "in_service_on", "retention_days_set",
             "dpia", "equipment_count"),
            "name",
        ),
        _list(
            "data_flows",
            "data_flow",
            ("purpose", "to_vendor", "acquisition", "product", "mechanism", "location_country", "images_visible"),
            "purpose",
        ),
        _list(
            "decisions",
            "decision",
            ("rule", "status", "subject_kind", "subject_id", "reason", "owner", "decided_on", "expires_on"),
            "decided_on",
            falling=True,
        ),
        ListSpec(
            "findings",
            FINDING,
            Words("Findings", "Constats"),
            _FINDINGS,
            ("level", "rule", "subject_kind", "subject", "since_on"),
            "level",
            falling=True,
        ),
        _list(
            "imports",
            "import",
            ("number", "file", "applied_on", "proposals", "problems"),
            "number",
            falling=True,
        ),
    )
}  # fmt: skip
