"""Derived facts of deals: what was paid, what was needed, when it was concluded and when it went into service."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, select

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
        told = itemgetter(self.things.at["installed_on"])
        for deal, rows in self.items():
            on = min(filter(None, map(told, rows)), default=None)
            if on is not None:
                thing = next(row[0] for row in rows if told(row) == on)
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

    def add(self, quantity: int | None, items: int, priced: list[tuple[int, int]]) -> None:
        """Things of one quantity: how many there are, and the price and id of each that has a price."""
        self.items += items
        if priced:
            prices, numbers = zip(*priced, strict=True)
            self.priced += len(prices)
            self.amount += sum(prices) * (quantity or 1)
            self.without_quantity += 0 if quantity is not None else len(prices) - prices.count(0)
            self.first = min(self.first or numbers[0], numbers[0])


def _prices(deals: Deals) -> dict[int, list[_Prices]]:
    """The things of each deal, summed up by how their price was stated."""
    at = deals.things.at
    names = ("unit_price_currency", "unit_price_vat", "unit_price_rate", "quantity")
    told, price = itemgetter(*(at[name] for name in names)), at["unit_price"]
    by_deal: dict[int, list[_Prices]] = {}
    for deal, rows in deals.items():
        alike: dict[tuple[Any, ...], list[Raw]] = defaultdict(list)
        for kind, row in zip(map(told, rows), rows, strict=True):
            alike[kind].append(row)
        groups: dict[tuple[Any, ...], _Prices] = {}
        for (*stated, quantity), things in alike.items():
            group = groups.setdefault(tuple(stated), _Prices(*stated))
            group.add(quantity, len(things), [(row[price], row[0]) for row in things if row[price] is not None])
        by_deal[deal] = sorted(groups.values(), key=lambda group: group.first)
    return by_deal


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
    deployments = _first_deployed(deals, rows)
    for number, row in rows.items():
        facts = [found[number] for found in (deals.first_deliveries, deployments) if number in found]
        if facts:
            first = min(facts, key=lambda fact: fact.value)
            _put(row, "in_service_on", first.value, first)


def _deal_on(deals: Deals) -> None:
    """The first that is known of: consultation opened, signed, first act, start, first delivery."""
    rows = deals.without("deal_on")
    acts = _first_acts(deals.connection, rows)
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


def _first_deployed(deals: Deals, rows: _Rows) -> dict[int, Fact]:
    """The earliest day on which a deployment that something of a deal belongs to went into service."""
    told = itemgetter(deals.things.at["deployment_id"])
    held = {deal: {*map(told, things)} - {None} for deal, things in deals.items() if deal in rows}
    days: dict[int, date] = {}
    for condition in Ids(set[int]().union(*held.values())).among(_DEPLOYMENT.id):
        wanted = select(_DEPLOYMENT.id, _DEPLOYMENT.in_service_on).where(condition)
        days |= dict(deals.connection.execute(wanted.where(_DEPLOYMENT.in_service_on.is_not(None))).all())
    found = {}
    for deal, deployments in held.items():
        first = min(((days[one], one) for one in deployments if one in days), default=None)
        if first is not None:
            path = "equipment.deployment.in_service_on"
            found[deal] = Fact(path, "deployment", first[1], "in_service_on", first[0])
    return found


def _first_acts(connection: Connection, rows: _Rows) -> dict[int, Fact]:
    """The earliest day of an act of each deal, and the first of the acts of that day."""
    wanted = select(_ACT.acquisition_id, _ACT.on, _ACT.id).where(_ACT.on.is_not(None))
    first: dict[int, tuple[date, int]] = {}
    for condition in Ids(rows).among(_ACT.acquisition_id):
        for deal, on, act in connection.execute(wanted.where(condition)):
            first[deal] = min(first.get(deal, (on, act)), (on, act))
    return {deal: Fact("acts.on", "act", act, "on", on) for deal, (on, act) in first.items()}


def _own_day(number: int, row: _Row, key: str) -> Fact | None:
    day = row.get(key)
    return Fact(key, "acquisition", number, key, day) if isinstance(day, date) else None


def _put(row: _Row, key: str, value: Any, *origins: Fact) -> None:
    row[key] = value
    row.setdefault(ORIGINS, {})[key] = origins
