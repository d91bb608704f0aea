"""What the city pays: price, value, and what comes after."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from register.papers.making import UNKNOWN, Cell, Making
from register.papers.scope import Scope, nothing_of
from register.papers.wording import amount, bounds
from register.records import Record, records
from register.rules.facts import ORIGINS
from register.rules.spans import Span
from register.rules.vocabulary import Reads
from register.screening.facts import facts
from register.texts import Text, Words
from register.values import Money

_YEARS = 5
_ESTIMATED = frozenset({"comparable", "expert"})
_FREE = frozenset({"donation", "free_loan", "free_pilot"})
_LABELS = (
    Words("Price paid", "Prix payé"),
    Words("Market value", "Valeur de marché"),
    Words("Free until", "Gratuit jusqu’au"),
    Words("Yearly cost after", "Coût annuel ensuite"),
    Words("5-year total", "Total sur 5 ans"),
    Words("Exit cost", "Coût de sortie"),
)
Row = tuple[str, Cell]


def money(making: Making, scope: Scope) -> list[Row]:
    """Six questions that a mayor will ask, each with its answer or that it is not known."""
    deals = list(records(making.connection, "acquisition", scope.deals).values())
    derived = facts(making.connection, Reads("acquisition", fields={"price_paid"}), scope.deals, making.as_of)
    asked: tuple[Callable[[Record], Cell], ...] = (
        lambda deal: _price(making, deal, derived.get(deal.id, {})),
        lambda deal: _value(making, deal),
        lambda deal: making.fact(deal, "free_until"),
        lambda deal: making.fact(deal, "annual_cost_after"),
        lambda deal: _total(making, deal),
        lambda deal: making.fact(deal, "replacement_cost"),
    )
    keys = ("price_paid", "market_value", "", "annual_cost_after", "", "replacement_cost")
    return [
        (making.say(label), _of_all(making, scope, deals, one, key))
        for label, one, key in zip(_LABELS, asked, keys, strict=True)
    ]


def _of_all(making: Making, scope: Scope, deals: list[Record], one: Callable[[Record], Cell], key: str) -> Cell:
    """The answer of the one deal; of several their sum, and whether it lacks any."""
    if len(deals) == 1:
        return one(deals[0])
    stated = [deal.values[key] for deal in deals if key and isinstance(deal.values.get(key), Money)]
    kinds = {(each.currency, each.vat) for each in stated}
    if not deals:
        return nothing_of(scope)
    if len(kinds) != 1:
        return UNKNOWN
    ((currency, vat),) = kinds
    total = making.cell(
        amount(Money(sum((each.amount for each in stated), Decimal(0)), currency, vat), making.language)
    )
    lacking = len(deals) - len(stated)
    if not lacking:
        return total
    said = Text("{amount} for {known} of {n} deal", "{amount} for {known} of {n} deals",
                amount=total.text, known=len(stated), n=len(deals))  # fmt: skip
    return Cell(making.say(said), unknown=True)


def _price(making: Making, deal: Record, row: Any) -> Cell:
    if deal.values.get("price_paid") is not None or deal.answers.get("price_paid"):
        return making.fact(deal, "price_paid")
    span = row.get("price_paid")
    if not isinstance(span, Span):
        return UNKNOWN
    marks: list[int] = []
    for origin in row.get(ORIGINS, {}).get("price_paid", ()):
        item = records(making.connection, origin.kind, (origin.record,)).get(origin.record)
        marks += making.sources.of(item, origin.field) if item is not None else ()
    return Cell(bounds(span, making.language), tuple(dict.fromkeys(marks)), unknown=not span.exact)


def _value(making: Making, deal: Record) -> Cell:
    cell = making.fact(deal, "market_value")
    if deal.values.get("value_method") in _ESTIMATED and cell.text:
        return Cell(f"≈\u00a0{cell.text}", cell.marks, cell.unknown)
    return cell


def _total(making: Making, deal: Record) -> Cell:
    """Price and five years of cost, where both are stated alike; of a free deal, less the time that it is free."""
    price, yearly = deal.values.get("price_paid"), deal.values.get("annual_cost_after")
    if not isinstance(price, Money) or not isinstance(yearly, Money):
        return UNKNOWN
    if price.amount and (price.currency, price.vat) != (yearly.currency, yearly.vat):
        return UNKNOWN
    months = 12 * _YEARS - _free_months(deal)
    if months < 0 or (deal.values.get("deal_type") in _FREE and not _free_months(deal)):
        return UNKNOWN
    total = price.amount + yearly.amount * months / 12
    return making.cell(amount(Money(total, yearly.currency, yearly.vat), making.language))


def _free_months(deal: Record) -> int:
    """The months from the first day to the last free one, as far as both are known."""
    until: date | None = deal.values.get("free_until")
    since: date | None = deal.values.get("starts_on") or deal.values.get("signed_on")
    if until is None or since is None or until < since:
        return 0
    return (until.year - since.year) * 12 + until.month - since.month
