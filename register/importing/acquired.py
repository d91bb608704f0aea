"""From the deal and price columns of a sheet to the facts of each row's deal, and to what a person must say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from register.importing.amounts import PriceForm, price_state
from register.importing.cleaning import Cleaned
from register.importing.dates import later
from register.importing.deals import DealWords, dash_is_zero, deal_type, deal_words
from register.importing.faults import Fault
from register.names import fold
from register.terms.deals import DEAL_TYPE
from register.texts import Text
from register.values import Money

Asked = tuple[int, str, str, Any, float, Text]  # place, field, value, proposed, score, why

_GIFT_WORDS = (
    "offert par", "offerte par", "don de", "don du", "donne par", "gift from", "donated by", "prete par", "pret du",
    "pret de", "on loan from", "lent by", "en test", "essai gratuit", "free trial", "gracieusement",
    "mis a disposition par", "mecenat",
)  # fmt: skip
_LIKELY, _OPEN = 0.6, 0.0


@dataclass(slots=True)
class Acquired:
    """The kind of deal and the facts of the deal of each row, and what is asked."""

    kinds: list[str | None]
    facts: dict[str, list[Any]]
    asked: list[Asked]


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands in the same rows: prices as written and as read, suppliers, contracts, days of installation."""

    price_cells: Sequence[Any]
    distinct_prices: Sequence[Any]
    prices: Cleaned | None
    suppliers: Sequence[Any]
    contracts: Sequence[Any]
    installed: Sequence[Any]
    form: PriceForm


def read_deals(cells: Sequence[Any], beside: Beside) -> Acquired:
    """What a deal column says, row by row, with the prices beside it."""
    state_of = {cell: price_state(cell) for cell in beside.distinct_prices}
    states = list(map(state_of.__getitem__, beside.price_cells))
    said = {cell: _words(cell) for cell in dict.fromkeys(cells)}
    kind_of = {pair: deal_type(said[pair[0]].kind, pair[1]) for pair in dict.fromkeys(zip(cells, states, strict=True))}
    found = Acquired([kind_of[pair] for pair in zip(cells, states, strict=True)], {}, [])
    for key in sorted({key for words in said.values() for key in words.facts}):
        fact_of = {cell: words.facts.get(key) for cell, words in said.items()}
        found.facts[f"acquisition.{key}"] = [fact_of[cell] for cell in cells]
    _dashes(cells, states, said, beside)
    for place, kind in enumerate(found.kinds):
        if kind is None:
            found.asked += _asked_kind(place, cells[place], said[cells[place]], free=states[place] == "free")
    first: dict[tuple[Any, ...], int] = {}
    for place, once in enumerate(zip(cells, beside.suppliers, beside.contracts, strict=True)):
        first.setdefault(once, place)
    for place in first.values():
        if found.kinds[place] is not None:
            found.asked += _asked(place, str(cells[place]), said[cells[place]], beside)
    return found


def _dashes(cells: Sequence[Any], states: Sequence[str], said: dict[Any, DealWords], beside: Beside) -> None:
    """A dash where the price should be is 0 beside a gift, a loan or a trial."""
    if beside.prices is None or "dash" not in states:
        return
    nothing = Money(Decimal(0), beside.form.stated, beside.form.vat)
    for place, state in enumerate(states):
        if state == "dash" and dash_is_zero(said[cells[place]].kind):
            beside.prices.values[place] = nothing


def _words(cell: Any) -> DealWords:
    text = str(cell).strip()
    if text in DEAL_TYPE:
        return DealWords(text)
    return deal_words(text)


def _asked_kind(place: int, cell: Any, words: DealWords, *, free: bool) -> Iterator[Asked]:
    text = str(cell).strip()
    if free:
        yield place, "deal_type", text, "donation", _LIKELY, Text("The price says that it was free: was it a gift?")
    elif not words.understood:
        yield (
            place,
            "deal_type",
            text,
            None,
            _OPEN,
            Text("By which kind of deal is not understood from “{value}”.", value=text),
        )
    elif text:
        yield (
            place,
            "deal_type",
            text,
            None,
            _OPEN,
            Text("“{value}” says that the kind of deal is not known.", value=text),
        )


def _asked(place: int, text: str, words: DealWords, beside: Beside) -> Iterator[Asked]:
    for key, value in words.doubtful.items():
        yield (
            place,
            f"acquisition.{key}",
            text,
            value,
            _LIKELY,
            Text("“{value}” suggests it, and does not prove it.", value=text),
        )
    if words.reference and not beside.contracts[place]:
        why = Text("“{value}” seems to name the contract.", value=text)
        yield place, "contract_ref", text, words.reference, _LIKELY, why
    day = beside.installed[place]
    if words.term and words.months and isinstance(day, date):
        why = Text("{n} month from the installation.", "{n} months from the installation.", n=words.months)
        yield place, f"acquisition.{words.term}", text, later(day, words.months), _LIKELY, why
    for key in words.asked:
        if key == "donor":
            proposed = None if "jumelage" in fold(text) or "twin" in fold(text) else beside.suppliers[place]
            yield place, "acquisition.donor", text, proposed, _LIKELY if proposed else _OPEN, Text("Who gave it?")
        elif key == "free_until":
            yield place, "acquisition.free_until", text, None, _OPEN, Text("Until when is it free?")
        else:
            yield (
                place,
                f"acquisition.{key}",
                text,
                None,
                _OPEN,
                Text("“{value}” does not say whose money it is.", value=text),
            )


def asked_by_prices(price_cells: Sequence[Any], kinds: Sequence[str | None] | None) -> Iterator[Asked]:
    """A price that says "free" where nothing says by which deal: perhaps a gift."""
    free = {cell for cell in dict.fromkeys(price_cells) if price_state(cell) == "free"}
    for place, cell in enumerate(price_cells if free else ()):
        if cell in free and not (kinds and kinds[place]):
            yield (
                place,
                "deal_type",
                str(cell),
                "donation",
                _LIKELY,
                Text("The price says that it was free: was it a gift?"),
            )


def asked_by_notes(cells: Sequence[Any], kinds: Sequence[str | None] | None) -> Iterator[Asked]:
    """Remarks that speak of a gift, a loan or a trial where nothing else says by which deal."""
    speaking = {cell for cell in dict.fromkeys(cells) if isinstance(cell, str) and _speaks(cell)}
    for place, cell in enumerate(cells if speaking else ()):
        if cell in speaking and not (kinds and kinds[place]):
            kind = deal_type(deal_words(cell).kind, "blank")
            yield place, "deal_type", cell, kind, _LIKELY, Text("The remark “{value}” speaks of it.", value=cell[:80])


def _speaks(cell: str) -> bool:
    words = f" {fold(cell)} "
    return any(f" {phrase} " in words for phrase in _GIFT_WORDS)


def ends(warranty: Cleaned, installed: Sequence[Any], cells: Sequence[Any]) -> int:
    """Turn warranties stated in months into days, counted from the installation; how many were turned."""
    turned = 0
    for place, value in enumerate(warranty.values):
        if not isinstance(value, int):
            continue
        day = installed[place]
        warranty.values[place] = later(day, value) if isinstance(day, date) else None
        turned += isinstance(day, date)
        if not isinstance(day, date):
            message = Text(
                "“{value}” cannot be counted: the day of installation is not known.", value=str(cells[place])
            )
            warranty.faults[place] = Fault("partial", "left empty", message)
    return turned
