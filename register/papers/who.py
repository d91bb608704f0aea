"""Who is behind it: organisations with their parts, countries and who controls them; and parts nobody has named."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from register.fields.catalogue import field_of
from register.journal.ids import Ids
from register.model.tables import TABLES
from register.papers.making import UNKNOWN, Cell, Making
from register.papers.scope import Scope
from register.queries.control import control
from register.records import Record, records, titles
from register.rules.facts import ORIGINS, Fact
from register.rules.vocabulary import Reads
from register.screening.answers import closed
from register.screening.facts import facts
from register.terms.sets import SOFTWARE
from register.texts import Text, Words
from register.values import Answer

# Parts in a deal in the order of print; a short word for each that is asked of every deal.
_ROLES = (
    "supplier", "donor", "lessor", "maker", "publisher", "engine", "brand", "integrator", "distributor", "maintainer",
    "host", "subprocessor", "funder", "purchasing_body", "adviser", "signatory",
)  # fmt: skip
_SHORT = {
    "supplier": Words("Supplier", "Fournisseur"),
    "maker": Words("Maker", "Fabricant"),
    "publisher": Words("Software publisher", "Éditeur"),
    "integrator": Words("Integrator", "Intégrateur"),
    "maintainer": Words("Maintainer", "Mainteneur"),
    "host": Words("Host", "Hébergeur"),
    "brand": Words("Brand", "Marque"),
    "signatory": Words("Signatory", "Signataire"),
}
_COUNTERPARTS = frozenset({"supplier", "donor", "lessor", "distributor"})
_OF_PRODUCTS = {"vendor": "brand", "maker": "maker", "publisher": "publisher"}
_NAME, _ABOVE = 46, 24  # letters of a name of a party, and of one above it


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation: its parts, its name, its country, and from where it is controlled."""

    roles: str
    name: Cell
    country: Cell
    above: Cell


@dataclass(frozen=True, slots=True)
class Who:
    """The parties, the first ones first; unknown: the parts that somebody may have and nobody has named."""

    parties: tuple[Party, ...]
    unknown: tuple[str, ...]


def who(making: Making, scope: Scope) -> Who:
    """The organisations of a deal; of an organisation its own parts, and what stands above it."""
    roles = dict(_held(making, scope))
    rows = _countries(making, roles)
    known = records(making.connection, "vendor", roles)
    order = sorted(known, key=lambda number: (min(_ROLES.index(one) for one in roles[number]), number))
    parties = tuple(_party(making, known[number], roles[number], rows.get(number, {})) for number in order)
    every = {role for held in roles.values() for role in held}
    return Who(parties, tuple(_unnamed(making, scope, every)) if scope.kind == "acquisition" else ())


def _held(making: Making, scope: Scope) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The parts of each organisation, in the order of print."""
    held: dict[int, set[str]] = {}
    for number, role in (*_of_deals(making, scope), *_of_products(making, scope)):
        held.setdefault(number, set()).add(role)
    if scope.kind == "vendor":
        held = {scope.number: held.get(scope.number, {"supplier"})}
    for number, roles in held.items():
        if "maker" in roles:
            roles.discard("brand")
        yield number, tuple(role for role in _ROLES if role in roles)


def _of_deals(making: Making, scope: Scope) -> Iterator[tuple[int, str]]:
    party = TABLES["party"].c
    for condition in scope.deals.among(party.acquisition_id):
        for number, role in making.connection.execute(select(party.vendor_id, party.role).where(condition)):
            if role in _ROLES:
                yield number, role


def _of_products(making: Making, scope: Scope) -> Iterator[tuple[int, str]]:
    product = TABLES["product"].c
    for condition in scope.ids["product"].among(product.id):
        for key, role in _OF_PRODUCTS.items():
            column = product[f"{key}_id"]
            for number in making.connection.scalars(select(column).where(condition, column.is_not(None))):
                yield number, role


def _party(making: Making, vendor: Record, roles: Iterable[str], row: Mapping[str, Any]) -> Party:
    name = making.cell(str(vendor.values["name"]), making.sources.of_place("vendor", vendor.id, "name"), width=_NAME)
    return Party(
        " · ".join(_role(making, role) for role in roles),
        name,
        _stated(making, vendor, row, "country"),
        _above(making, vendor, row),
    )


def _role(making: Making, role: str) -> str:
    codes = field_of("party.role").codes
    return making.say(_SHORT.get(role) or (codes.words(role) if codes else Words(role, role)))


def _above(making: Making, vendor: Record, row: Mapping[str, Any]) -> Cell:
    """The organisation at the top, with its country; the country alone where it is not named or is itself."""
    top = control(making.connection, vendor.id).chain[-1]
    country = _stated(making, vendor, row, "parent_country")
    if top == vendor.id:
        return country
    name = titles(making.connection, "vendor", (top,))[top]
    joined = f"{name}, {country.text}" if country.text else name
    return making.cell(joined, country.marks, width=_ABOVE)


def _stated(making: Making, vendor: Record, row: Mapping[str, Any], key: str) -> Cell:
    """A country as the register knows it: entered, of a parent, or stated by our reference."""
    value = row.get(key)
    if value is None or isinstance(value, Answer):
        return UNKNOWN if value is None else making.fact(vendor, key)
    if vendor.values.get(key) == value:
        return making.cell(making.country(value), making.sources.of(vendor, key))
    return making.cell(making.country(value), _origins(making, row, key))


def _origins(making: Making, row: Mapping[str, Any], key: str) -> tuple[int, ...]:
    found: tuple[Fact, ...] = row.get(ORIGINS, {}).get(key, ())
    marks: list[int] = []
    for one in found:
        if one.record:
            held = records(making.connection, one.kind, (one.record,))
            marks += making.sources.of(held[one.record], one.field) if one.record in held else ()
        elif one.note is not None:
            marks += making.sources.stated(one.note, None)
    return tuple(marks)


def _countries(making: Making, vendors: Iterable[int]) -> Mapping[int, Mapping[str, Any]]:
    reads = Reads("vendor", fields={"country", "parent_country"})
    return facts(making.connection, reads, Ids(vendors), making.as_of)


def _unnamed(making: Making, scope: Scope, held: set[str]) -> Iterator[str]:
    """The parts that nobody has named, where nobody has said either that all are recorded."""
    whole = bool(closed(making.connection, "acquisition", "parties", scope.deals))
    if not whole and not held & _COUNTERPARTS:
        yield _role(making, "supplier")
    if scope.without_maker and "maker" in held:
        yield making.say(
            Text("Maker of {n} product", "Maker of {n} products", n=scope.without_maker),
        )
    elif scope.without_maker or (not scope.ids["product"] and "product" not in scope.whole):
        yield _role(making, "maker")
    if "publisher" not in held and _may_have_software(making, scope):
        yield _role(making, "publisher")
    for role in ("integrator", "host", "maintainer"):
        if not whole and role not in held:
            yield _role(making, role)


def _may_have_software(making: Making, scope: Scope) -> bool:
    """Whether software belongs to it, or may: nobody has said that all its products are here."""
    product = TABLES["product"].c
    return "product" not in scope.whole or any(
        making.connection.scalar(select(product.id).where(condition, product.category.in_(SOFTWARE)).limit(1))
        for condition in scope.ids["product"].among(product.id)
    )
