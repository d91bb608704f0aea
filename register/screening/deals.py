"""Derived facts of deals: what was paid, what was needed, when it was concluded and when it went into service."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from register.journal.ids import Ids
from register.model.tables import TABLES
from register.rules.facts import ORIGINS, Fact
from register.rules.spans import ANY_CURRENCY, INFINITY, ZERO, Span, at_least, total, without_vat
from register.rules.vocabulary import Reads
from register.screening.answers import complete
from register.screening.cumulated import CUMULATED, Fetch, put_cumulated
from register.screening.things import Raw, Things
from register.texts import Text

_SCALE = 10_000
_Row = dict[str, Any]
_Rows = Mapping[int, _Row]

_DEPLOYMENT, _ACT, _PARTY, _ITEM = (TABLES[kind].c for kind in ("deployment", "act", "party", "equipment"))


class Deals:
    """The deals at hand, and the things that came with them."""

    def __init__(self, connection: Connection, rows: _Rows, things: Things, fetch: Fetch) -> None:
        self.connection = connection
        self.rows = rows
        self.things = things
        self.fetch = fetch

    def without(self, key: str) -> _Rows:
        """The deals that have no fact of their own there."""
        return {number: row for number, row in self.rows.items() if row.get(key) is None}

    def items(self) -> Iterator[tuple[int, list[Raw]]]:
        """Their things, by deal."""
        return self.things.by_owner("acquisition_id", Ids(self.rows))

    @cached_property
    def first_deliveries(self) -> dict[int, Fact]:
        """The earliest day on which something of a deal was installed, and the first thing that was."""
        made, found = self.things.made("installed_on"), {}
        told = itemgetter(self.things.at["installed_on"], 0)
        for deal, rows in self.items():
            days = [one for one in map(told, rows) if one[0] is not None]
            if days:
                on, thing = min(days)
                found[deal] = Fact("equipment.installed_on", "equipment", thing, "installed_on", made(on))
        return found


_Derive = Callable[[Deals], None]


def derive_deals(connection: Connection, rows: _Rows, reads: Reads, things: Things, fetch: Fetch) -> None:
    """Put the derived facts that are read into the facts of deals, with what they came from.

    fetch: gives the facts of other deals.
    """
    deals = Deals(connection, rows, things, fetch)
    for key, derive in _DERIVED.items():
        if key in reads.fields:
            derive(deals)


def _price_paid(deals: Deals) -> None:
    """The sum of unit price times quantity: an interval while any may be missing, not known where none is known."""
    rows = deals.without("price_paid")
    for number, groups in _prices(deals).items():
        if number not in rows:
            continue
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


@dataclass(slots=True)
class _Prices:
    """The things of a deal whose prices were stated alike. amount: in ten-thousandths; first: one that has a price."""

    currency: str | None
    vat: str | None
    rate: int | None
    amount: int = 0
    without_quantity: int = 0
    priced: int = 0
    items: int = 0
    first: int = 0


def _prices(deals: Deals) -> dict[int, list[_Prices]]:
    """The things of each deal, summed up by how their price was stated."""
    at = deals.things.at
    stated = itemgetter(*(at[f"unit_price_{name}"] for name in ("currency", "vat", "rate")))
    by_deal: dict[int, list[_Prices]] = {}
    for deal, rows in deals.items():
        kinds = set(map(stated, rows))
        parts = {kind: rows if len(kinds) == 1 else [row for row in rows if stated(row) == kind] for kind in kinds}
        groups = [_summed(part, at["unit_price"], at["quantity"], _Prices(*kind)) for kind, part in parts.items()]
        by_deal[deal] = sorted(groups, key=lambda group: group.first)
    return by_deal


def _summed(rows: list[Raw], price: int, quantity: int, group: _Prices) -> _Prices:
    """Sums up the things whose prices were stated alike."""
    priced = [row for row in rows if row[price] is not None]
    group.items, group.priced = len(rows), len(priced)
    group.first = priced[0][0] if priced else 0
    group.amount = sum([row[price] * (row[quantity] or 1) for row in priced])
    group.without_quantity = sum([row[quantity] is None and row[price] != 0 for row in priced])
    return group


def _span(group: _Prices) -> Span:
    """The sum of a group; a quantity that nobody gave is one at least."""
    rate = None if group.rate is None else Decimal(group.rate) / _SCALE
    span = without_vat(Decimal(group.amount) / _SCALE, group.currency, group.vat, rate)
    if not group.without_quantity:
        return span
    return Span(tuple((unit, low, INFINITY) for unit, low, _ in span.parts))


def _estimated_need(deals: Deals) -> None:
    """The market value of what is free."""
    for number, row in deals.without("estimated_need").items():
        value = row.get("market_value")
        if row.get("price_paid") == ZERO and isinstance(value, Span):
            _put(row, "estimated_need", value, Fact("market_value", "acquisition", number, "market_value", value))


def _in_service_on(deals: Deals) -> None:
    """The earliest day of its equipment and of the deployments that this belongs to."""
    rows = deals.without("in_service_on")
    deployments = _first_days(
        deals.connection, rows, _deployed(), "equipment.deployment.in_service_on", "deployment", "in_service_on"
    )
    for number, row in rows.items():
        facts = [found[number] for found in (deals.first_deliveries, deployments) if number in found]
        if facts:
            first = min(facts, key=lambda fact: fact.value)
            _put(row, "in_service_on", first.value, first)


def _deal_on(deals: Deals) -> None:
    """The first that is known of: consultation opened, signed, first act, start, first delivery."""
    rows = deals.without("deal_on")
    acts = _first_days(deals.connection, rows, _acted(), "acts.on", "act", "on")
    for number, row in rows.items():
        own = {key: _own_day(number, row, key) for key in ("consultation_on", "signed_on", "starts_on")}
        delivery = deals.first_deliveries.get(number)
        order = (own["consultation_on"], own["signed_on"], acts.get(number), own["starts_on"], delivery)
        fact = next((fact for fact in order if fact is not None), None)
        if fact is not None:
            _put(row, "deal_on", fact.value, fact)


def _supplier(deals: Deals) -> None:
    """The first party that has this role."""
    rows = deals.without("supplier")
    wanted = select(_PARTY.acquisition_id, _PARTY.id, _PARTY.vendor_id).where(_PARTY.role == "supplier")
    for condition in Ids(rows).among(_PARTY.acquisition_id):
        for number, party, vendor in deals.connection.execute(wanted.where(condition).order_by(_PARTY.id.desc())):
            _put(rows[number], "supplier", vendor, Fact("parties.vendor", "party", party, "vendor", vendor))


def _cumulated_need(deals: Deals) -> None:
    put_cumulated(deals.connection, deals.rows, deals.fetch)


# In this order: the need is derived from the price, what deals come to together from need and day.
_DERIVED: dict[str, _Derive] = {
    "price_paid": _price_paid,
    "estimated_need": _estimated_need,
    "in_service_on": _in_service_on,
    "deal_on": _deal_on,
    "supplier": _supplier,
    CUMULATED: _cumulated_need,
}


def _deployed() -> tuple[Select[Any], ColumnElement[Any]]:
    joined = TABLES["equipment"].join(TABLES["deployment"], _DEPLOYMENT.id == _ITEM.deployment_id)
    wanted = select(_ITEM.acquisition_id, _DEPLOYMENT.in_service_on, _DEPLOYMENT.id).select_from(joined)
    return wanted.where(_DEPLOYMENT.in_service_on.is_not(None)), _ITEM.acquisition_id


def _acted() -> tuple[Select[Any], ColumnElement[Any]]:
    return select(_ACT.acquisition_id, _ACT.on, _ACT.id).where(_ACT.on.is_not(None)), _ACT.acquisition_id


def _first_days(
    connection: Connection, rows: _Rows, dated: tuple[Select[Any], ColumnElement[Any]], path: str, kind: str, field: str
) -> dict[int, Fact]:
    """The earliest day of each deal, and the first of the records that have it."""
    wanted, deal = dated
    _, day, record = wanted.selected_columns
    found: dict[int, Fact] = {}
    for condition in Ids(rows).among(deal):
        of = wanted.where(condition).with_only_columns(deal.label("deal"), day.label("day"), record.label("record"))
        every = of.subquery()
        first = select(every.c.deal, func.min(every.c.day).label("day")).group_by(every.c.deal).subquery()
        same = (every.c.deal == first.c.deal) & (every.c.day == first.c.day)
        holders = select(every.c.deal, every.c.day, func.min(every.c.record)).join_from(every, first, same)
        for number, on, holder in connection.execute(holders.group_by(every.c.deal, every.c.day)):
            found[number] = Fact(path, kind, holder, field, on)
    return found


def _own_day(number: int, row: _Row, key: str) -> Fact | None:
    day = row.get(key)
    return Fact(key, "acquisition", number, key, day) if isinstance(day, date) else None


def _put(row: _Row, key: str, value: Any, *origins: Fact) -> None:
    row[key] = value
    row.setdefault(ORIGINS, {})[key] = origins
