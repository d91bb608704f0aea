"""Derived facts of deals: what was paid, what was needed, when it was concluded and when it went into service."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from register.rules.facts import ORIGINS, WITNESSES, Fact, Listing, listing
from register.rules.spans import ANY_CURRENCY, INFINITY, ZERO, Number, Span
from register.rules.vocabulary import Reads
from register.texts import Text

_DEAL_DATES = ("consultation_on", "signed_on", "acts", "starts_on", "equipment")


def derive_deal(row: dict[str, Any], reads: Reads) -> None:
    """Put the derived facts that are read into the facts of a deal, with what they came from."""
    for key, derive in _DERIVED.items():
        if key in reads.fields and row.get(key) is None:
            value, origins = derive(row)
            row[key] = value
            if origins:
                row.setdefault(ORIGINS, {})[key] = tuple(origins)


_Derived = tuple[Any, Iterable[Fact]]


def _price_paid(row: Mapping[str, Any]) -> _Derived:
    """The sum of unit price times quantity: an interval while any may be missing, None where none is known."""
    items = listing(row.get("equipment"))
    known = [item for item in items.members if isinstance(item["unit_price"], Span)]
    if not known:
        return None, ()
    whole = items.complete and len(known) == len(items.members)
    note = Text("{n} price of {all}", "{n} prices of {all}", n=len(known), all=len(items.members))
    origins = [_fact("equipment.unit_price", "equipment", item, "unit_price", note) for item in known[:WITNESSES]]
    return _total(known, complete=whole), origins


def _total(items: list[Mapping[str, Any]], *, complete: bool) -> Span:
    """The sum of unit price times quantity, by currency; a quantity that nobody gave is one at least."""
    sums: dict[str, list[Number]] = {} if complete else {ANY_CURRENCY: [0, INFINITY]}
    for item in items:
        quantity = item["quantity"]
        for unit, low, high in item["unit_price"].parts:
            so_far = sums.setdefault(unit, [0, 0])
            so_far[0] += low * (quantity or 1)
            so_far[1] += INFINITY if quantity is None else high * quantity
    return Span(tuple((unit, low, high) for unit, (low, high) in sums.items()))


def _estimated_need(row: Mapping[str, Any]) -> _Derived:
    """The market value of what is free."""
    value = row.get("market_value")
    if row.get("price_paid") != ZERO or not isinstance(value, Span):
        return None, ()
    return value, [_fact("market_value", "acquisition", row, "market_value")]


def _in_service_on(row: Mapping[str, Any]) -> _Derived:
    """The earliest day of its equipment and of the deployments that this belongs to."""
    found: list[tuple[date, Fact]] = []
    for item in listing(row.get("equipment")).members:
        found += _dated(item, "installed_on", "equipment.installed_on", "equipment")
        if item.get("deployment.") is not None:
            found += _dated(item["deployment."], "in_service_on", "equipment.deployment.in_service_on", "deployment")
    return _earliest(found)


def _deal_on(row: Mapping[str, Any]) -> _Derived:
    """The first that is known of: consultation opened, signed, first act, start, first delivery."""
    for key in _DEAL_DATES:
        if isinstance(row.get(key), Listing):
            field = "on" if key == "acts" else "installed_on"
            kind = "act" if key == "acts" else "equipment"
            dated = [one for child in row[key].members for one in _dated(child, field, f"{key}.{field}", kind)]
        else:
            dated = _dated(row, key, key, "acquisition")
        if dated:
            return _earliest(dated)
    return None, ()


def _supplier(row: Mapping[str, Any]) -> _Derived:
    """The first party that has this role."""
    for party in listing(row.get("parties")).members:
        if party["role"] == "supplier":
            return party["vendor"], [_fact("parties.vendor", "party", party, "vendor")]
    return None, ()


_DERIVED: dict[str, Callable[[Mapping[str, Any]], _Derived]] = {
    "price_paid": _price_paid,
    "estimated_need": _estimated_need,
    "in_service_on": _in_service_on,
    "deal_on": _deal_on,
    "supplier": _supplier,
}


def _dated(row: Mapping[str, Any], key: str, path: str, kind: str) -> list[tuple[date, Fact]]:
    day = row.get(key)
    return [(day, _fact(path, kind, row, key))] if isinstance(day, date) else []


def _earliest(found: list[tuple[date, Fact]]) -> _Derived:
    if not found:
        return None, ()
    day, fact = min(found, key=lambda one: one[0])
    return day, [fact]


def _fact(path: str, kind: str, row: Mapping[str, Any], field: str, note: Text | None = None) -> Fact:
    return Fact(path, kind, row["id"], field, row[field], note)
