"""The rows that are kept, resolved to records and compared with what the register says, field by field."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import eq
from typing import Any

from register.fields.field import Field, Kind
from register.importing.gather import PARTY_ROLES, Deals
from register.importing.known import DIRECT, ITEM_AT, Item, Known, item_value, stays
from register.importing.match import Matches
from register.importing.place import Differing, place
from register.importing.resolve import ProductFacts, Products, named
from register.importing.rows import Rows

# The columns that name organisations; those of the deal begin with "acquisition.".
ORGANISATIONS = ("vendor", "maker", "supplier", *(f"acquisition.{key}" for key in ("acquirer", *PARTY_ROLES)))


@dataclass(frozen=True, slots=True)
class Edit:
    """What an import changes in one record: by field, before and after. row: the first that says so."""

    kind: str
    id: int
    version: int
    row: int
    changes: dict[str, tuple[Any, Any]]


@dataclass(slots=True)
class Comparison:
    """The rows that are kept, compared. new: rows that are new equipment; items: their values, by field."""

    new: list[int]
    items: dict[str, list[Any]] = field(default_factory=dict)
    edits: list[Edit] = field(default_factory=list)
    differing: list[Differing] = field(default_factory=list)


def compare(rows: Rows, known: Known, matches: Matches, deals: Deals) -> Comparison:
    """Resolve the kept rows and compare them; what is new is brought into the indexes of `known` and into `deals`."""
    left_out = {*matches.rejected, *matches.duplicates}
    kept = [row for row in range(rows.count) if row not in left_out]
    found = Comparison([row for row in kept if row not in matches.matched])
    vendors = _organisations(rows, known, kept)
    products = Products(rows, known, vendors)
    placed = place(rows, matches, deals, vendors, kept)
    found.differing += placed.differing
    references = {
        "product": products.of_rows(kept, matches),
        "site": _of_names(rows, "site", named(known.sites, rows.column("site"), kept), kept),
        "deployment": _of_names(rows, "deployment", named(known.deployments, rows.column("deployment"), kept), kept),
        "acquisition": placed.deals,
    }
    _fill_items(rows, found, references)
    _compare_items(rows, known, matches, found, references)
    _compare_products(known, products.facts, found)
    return found


def _organisations(rows: Rows, known: Known, kept: list[int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for key in ORGANISATIONS:
        if rows.has(key):
            found |= named(known.vendors, rows.column(key), kept)
    return found


def _of_names(rows: Rows, key: str, found: dict[str, int], kept: Iterable[int]) -> dict[int, int | None]:
    column = rows.column(key)
    return {row: found.get(text) if (text := column[row]) else None for row in kept}


def _fill_items(rows: Rows, found: Comparison, references: dict[str, dict[int, int | None]]) -> None:
    for each in DIRECT:
        if rows.has(each.key):
            column = rows.columns[each.key]
            found.items[each.key] = [column[row] for row in found.new]
    counts = found.items.get("quantity") or [None] * len(found.new)
    found.items["quantity"] = [1 if count is None else count for count in counts]
    for key, records in references.items():
        found.items[key] = [records[row] for row in found.new]


def _compare_items(
    rows: Rows, known: Known, matches: Matches, found: Comparison, references: dict[str, dict[int, int | None]]
) -> None:
    changes: dict[int, dict[str, tuple[Any, Any]]] = {}
    pairs = [(row, matches.items[item]) for row, item in sorted(matches.matched.items())]
    for each in DIRECT:
        if rows.has(each.key):
            for row, old, new in _changed(each, rows.columns[each.key], pairs):
                changes.setdefault(row, {})[each.key] = (old, new)
    alike = {"site": known.sites.same, "deployment": known.deployments.same}
    for key, records in references.items():
        at, same = ITEM_AT[f"{key}_id"], alike.get(key, eq)
        for row, item in pairs:
            if records[row] is not None and not same(records[row], item[at]):
                changes.setdefault(row, {})[key] = (item[at], records[row])
    for row, item in pairs:
        if row in changes:
            found.edits.append(Edit("equipment", item[0], item[1], row, changes[row]))


def _changed(each: Field, column: list[Any], pairs: list[tuple[int, Item]]) -> Iterator[tuple[int, Any, Any]]:
    """The rows that say otherwise: row, old value, new value."""
    if each.kind is not Kind.MONEY:
        at = ITEM_AT[each.key]
        for row, item in pairs:
            new = column[row]
            if new is not None and new != item[at]:
                yield row, item[at], new
        return
    for row, item in pairs:
        if column[row] is not None:
            old = item_value(item, each)
            if not stays(each, column[row], old):
                yield row, old, column[row]


def _same(known: Known, key: str, said: Any, held: Any) -> bool:
    return known.vendors.same(said, held) if key == "maker" else bool(said == held)


def _compare_products(known: Known, facts: ProductFacts, found: Comparison) -> None:
    """Facts on which all rows agree are taken where the register has none; others are shown."""
    for product, said in facts.said.items():
        agreed = facts.agreed(product)
        held = known.products.brought[-product - 1] if product < 0 else known.product_rows[product]
        missing = {key: value for key, value in agreed.items() if held.get(key) is None}
        if product < 0:
            held.update(missing)
        elif missing:
            row = min(said[key][value] for key, value in missing.items())
            changes = {key: (None, value) for key, value in missing.items()}
            found.edits.append(Edit("product", product, known.product_versions[product], row, changes))
        found.differing += [
            Differing(row, "product", product, key, value, held.get(key))
            for key, values in said.items()
            for value, row in values.items()
            if key not in missing and not _same(known, key, value, held.get(key))
        ]
