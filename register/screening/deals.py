"""Derived facts of deals: what was paid, what was needed, when it was concluded and when it went into service."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, Select, case, func, select, type_coerce

from register.journal.ids import Ids
from register.model.tables import TABLES
from register.rules.facts import ORIGINS, Fact
from register.rules.spans import ANY_CURRENCY, INFINITY, ZERO, Span, at_least, total, without_vat
from register.rules.vocabulary import Reads
from register.screening.answers import complete
from register.texts import Text

_SCALE = 10_000
_Row = dict[str, Any]
_Rows = Mapping[int, _Row]
_Derive = Callable[[Connection, _Rows], None]

_ITEM, _DEPLOYMENT, _ACT, _PARTY = (TABLES[kind].c for kind in ("equipment", "deployment", "act", "party"))


def derive_deals(connection: Connection, rows: _Rows, reads: Reads) -> None:
    """Put the derived facts that are read into the facts of deals, with what they came from."""
    for key, derive in _DERIVED.items():
        if key in reads.fields:
            derive(connection, {number: row for number, row in rows.items() if row.get(key) is None})


def _price_paid(connection: Connection, rows: _Rows) -> None:
    """The sum of unit price times quantity: an interval while any may be missing, not known where none is known."""
    for number, groups in _prices(connection, rows).items():
        priced, items = sum(group.priced for group in groups), sum(group.items for group in groups)
        spans = [_span(group) for group in groups]
        if not complete(rows[number], "equipment") or priced < items:
            spans.append(at_least(0, ANY_CURRENCY))
        note = Text("sum of {n} price, of {all} items", "sum of {n} prices, of {all} items", n=priced, all=items)
        origins = [
            Fact("equipment.unit_price", "equipment", group.first, "unit_price", span, note)
            for group, span in zip(groups, spans, strict=False)
            if group.priced
        ]
        if priced:
            _put(rows[number], "price_paid", total(spans), *origins)


def _prices(connection: Connection, rows: _Rows) -> dict[int, list[Any]]:
    """The items of each deal, summed up by how their price was stated; without those that have none."""
    amount, rate = type_coerce(_ITEM.unit_price, BigInteger), type_coerce(_ITEM.unit_price_rate, BigInteger)
    stated = (_ITEM.acquisition_id, _ITEM.unit_price_currency, _ITEM.unit_price_vat, rate)
    wanted = select(
        _ITEM.acquisition_id.label("deal"),
        _ITEM.unit_price_currency.label("currency"),
        _ITEM.unit_price_vat.label("vat"),
        rate.label("rate"),
        func.sum(amount * func.coalesce(_ITEM.quantity, 1)).label("amount"),
        func.sum(case((_ITEM.quantity.is_(None) & (amount != 0), 1), else_=0)).label("without_quantity"),
        func.count(amount).label("priced"),
        func.count().label("items"),
        func.min(case((_ITEM.unit_price.is_not(None), _ITEM.id))).label("first"),
    ).group_by(*stated)
    found: dict[int, list[Any]] = {}
    for condition in Ids(rows).among(_ITEM.acquisition_id):
        for group in connection.execute(wanted.where(condition)):
            found.setdefault(group.deal, []).append(group)
    return {number: sorted(groups, key=lambda group: group.first or 0) for number, groups in found.items()}


def _span(group: Any) -> Span:
    """The sum of a group; a quantity that nobody gave is one at least."""
    rate = None if group.rate is None else Decimal(group.rate) / _SCALE
    span = without_vat(Decimal(group.amount or 0) / _SCALE, group.currency, group.vat, rate)
    if not group.without_quantity:
        return span
    return Span(tuple((unit, low, INFINITY) for unit, low, _ in span.parts))


def _estimated_need(_connection: Connection, rows: _Rows) -> None:
    """The market value of what is free."""
    for number, row in rows.items():
        value = row.get("market_value")
        if row.get("price_paid") == ZERO and isinstance(value, Span):
            _put(row, "estimated_need", value, Fact("market_value", "acquisition", number, "market_value", value))


def _in_service_on(connection: Connection, rows: _Rows) -> None:
    """The earliest day of its equipment and of the deployments that this belongs to."""
    items = _first_days(connection, rows, _delivered(), "equipment.installed_on", "equipment", "installed_on")
    deployments = _first_days(
        connection, rows, _deployed(), "equipment.deployment.in_service_on", "deployment", "in_service_on"
    )
    for number, row in rows.items():
        facts = [found[number] for found in (items, deployments) if number in found]
        if facts:
            first = min(facts, key=lambda fact: fact.value)
            _put(row, "in_service_on", first.value, first)


def _deal_on(connection: Connection, rows: _Rows) -> None:
    """The first that is known of: consultation opened, signed, first act, start, first delivery."""
    acts = _first_days(connection, rows, _acted(), "acts.on", "act", "on")
    items = _first_days(connection, rows, _delivered(), "equipment.installed_on", "equipment", "installed_on")
    for number, row in rows.items():
        own = {key: _own_day(number, row, key) for key in ("consultation_on", "signed_on", "starts_on")}
        order = (own["consultation_on"], own["signed_on"], acts.get(number), own["starts_on"], items.get(number))
        fact = next((fact for fact in order if fact is not None), None)
        if fact is not None:
            _put(row, "deal_on", fact.value, fact)


def _supplier(connection: Connection, rows: _Rows) -> None:
    """The first party that has this role."""
    wanted = select(_PARTY.acquisition_id, _PARTY.id, _PARTY.vendor_id).where(_PARTY.role == "supplier")
    for condition in Ids(rows).among(_PARTY.acquisition_id):
        for number, party, vendor in connection.execute(wanted.where(condition).order_by(_PARTY.id.desc())):
            _put(rows[number], "supplier", vendor, Fact("parties.vendor", "party", party, "vendor", vendor))


# In this order: the need is derived from the price.
_DERIVED: dict[str, _Derive] = {
    "price_paid": _price_paid,
    "estimated_need": _estimated_need,
    "in_service_on": _in_service_on,
    "deal_on": _deal_on,
    "supplier": _supplier,
}


def _delivered() -> tuple[Select[Any], ColumnElement[Any]]:
    wanted = select(_ITEM.acquisition_id, _ITEM.installed_on, _ITEM.id).where(_ITEM.installed_on.is_not(None))
    return wanted, _ITEM.acquisition_id


def _deployed() -> tuple[Select[Any], ColumnElement[Any]]:
    joined = TABLES["equipment"].join(TABLES["deployment"], _DEPLOYMENT.id == _ITEM.deployment_id)
    wanted = select(_ITEM.acquisition_id, _DEPLOYMENT.in_service_on, _DEPLOYMENT.id).select_from(joined)
    return wanted.where(_DEPLOYMENT.in_service_on.is_not(None)), _ITEM.acquisition_id


def _acted() -> tuple[Select[Any], ColumnElement[Any]]:
    return select(_ACT.acquisition_id, _ACT.on, _ACT.id).where(_ACT.on.is_not(None)), _ACT.acquisition_id


def _first_days(
    connection: Connection, rows: _Rows, dated: tuple[Select[Any], ColumnElement[Any]], path: str, kind: str, field: str
) -> dict[int, Fact]:
    """The earliest day of each deal, and the record that has it."""
    wanted, deal = dated
    day, record = wanted.selected_columns[1], wanted.selected_columns[2]
    found: dict[int, Fact] = {}
    for condition in Ids(rows).among(deal):
        ranked = wanted.where(condition).add_columns(
            func.row_number().over(partition_by=deal, order_by=(day, record)).label("place")
        )
        first = ranked.subquery()
        columns = list(first.c)
        for number, on, holder, _ in connection.execute(select(*columns).where(first.c.place == 1)):
            found[number] = Fact(path, kind, holder, field, on)
    return found


def _own_day(number: int, row: _Row, key: str) -> Fact | None:
    day = row.get(key)
    return Fact(key, "acquisition", number, key, day) if isinstance(day, date) else None


def _put(row: _Row, key: str, value: Any, *origins: Fact) -> None:
    row[key] = value
    row.setdefault(ORIGINS, {})[key] = origins
