"""Each row put with its deal, and what the rows say of the deals."""

from dataclasses import dataclass, field
from typing import Any

from register.fields.catalogue import CATALOGUE
from register.importing.gather import PARTY_ROLES, DealKey, Deals, NewDeal
from register.importing.known import ITEM_AT, Deal
from register.importing.match import Matches
from register.importing.rows import Rows
from register.names import key_of

_FACTS = frozenset(each.key for each in CATALOGUE["acquisition"].stored) - {"acquirer", "deal_type"}


@dataclass(frozen=True, slots=True)
class Differing:
    """A fact of a deal or product that a row says otherwise, or that only it says: shown, nothing is changed.

    kind, id: of the record; negative for one that the import brings. held: what the record says, None for nothing.
    """

    row: int
    kind: str
    id: int
    field: str
    said: Any
    held: Any


# What the rows of one deal say: by fact, how many rows say each value (None included) and the first that does.
_Said = dict[str, dict[Any, tuple[int, int]]]


@dataclass(slots=True)
class Placed:
    """The deal of each row, None where it has none; and what rows say otherwise than a deal of the register."""

    deals: dict[int, int | None] = field(default_factory=dict)
    differing: list[Differing] = field(default_factory=list)


def place(rows: Rows, matches: Matches, deals: Deals, vendors: dict[str, int], kept: list[int]) -> Placed:
    """Find the deal of each row that is kept; what is new is added to `deals`."""
    placed = Placed()
    keys = _keys(rows, deals, vendors, kept)
    wanted: dict[int, DealKey] = {}
    agrees: dict[tuple[int, DealKey], bool] = {}
    for row, key in keys.items():
        item = matches.matched.get(row)
        current = None if item is None else matches.items[item][ITEM_AT["acquisition_id"]]
        placed.deals[row] = current
        if key.says_nothing:
            continue
        if current is not None and (current, key) not in agrees:
            agrees[current, key] = deals.agrees(current, key)
        if current is None or not agrees[current, key]:
            wanted[row] = key
    written = rows.column("contract_ref")
    numbers: dict[DealKey, str | None] = {}
    for row, key in wanted.items():
        numbers.setdefault(key, written[row])
    deals.place(numbers)
    placed.deals.update((row, deals.of(key)) for row, key in wanted.items())
    for number, said in _said(rows, keys, placed.deals).items():
        if number < 0:
            placed.differing += _settle(number, deals.new[-number - 1], said, vendors)
        else:
            placed.differing += _against(deals.known[number], said)
    return placed


def _keys(rows: Rows, deals: Deals, vendors: dict[str, int], kept: list[int]) -> dict[int, DealKey]:
    """What each row says of its deal."""
    names = ("contract_ref", "supplier", "deal_type", "acquisition.acquirer")
    known: dict[tuple[Any, ...], DealKey] = {}
    found = {}
    for row, said in zip(kept, rows.said(names, kept), strict=True):
        if said not in known:
            number, supplier, deal_type, acquirer = said
            known[said] = DealKey(
                key_of(number),
                deals.vendor(vendors.get(supplier)) if supplier else None,
                deal_type,
                deals.vendor(vendors.get(acquirer)) if acquirer else None,
            )
        found[row] = known[said]
    return found


def _said(rows: Rows, keys: dict[int, DealKey], deals: dict[int, int | None]) -> dict[int, _Said]:
    """What the rows of each deal say of it; "deal_type" for all, the first row of the deal under it."""
    spoken = rows.starting("acquisition.")
    names = [key for key in spoken if key in _FACTS or key in PARTY_ROLES]
    columns = [spoken[key] for key in names]
    alike: dict[tuple[Any, ...], tuple[int, int]] = {}
    for row, number in deals.items():
        if number is not None:
            said = (number, keys[row].deal_type, *[column[row] for column in columns])
            count, first = alike.get(said, (0, row))
            alike[said] = (count + 1, first)
    found: dict[int, _Said] = {}
    for (number, *values), (count, first) in alike.items():
        for name, value in zip(("deal_type", *names), values, strict=True):
            of = found.setdefault(number, {}).setdefault(name, {})
            before, earlier = of.get(value, (0, first))
            of[value] = (before + count, min(earlier, first))
    return found


def _settle(number: int, deal: NewDeal, said: _Said, vendors: dict[str, int]) -> list[Differing]:
    """Give a new deal the facts on which its rows agree: all of them where it is a heap of rows without a number."""
    deal.row = min(first for _, first in said["deal_type"].values())
    if deal.key.supplier is not None:
        deal.parties.append(("supplier", deal.key.supplier))
    differing = []
    for key, values in said.items():
        if key == "deal_type":
            continue
        known = [value for value in values if value is not None]
        if len(known) == 1 and (not deal.gathered or len(values) == 1):
            if key in PARTY_ROLES:
                deal.parties.append((key, vendors[known[0]]))
            else:
                deal.facts[key] = known[0]
        elif not deal.gathered:
            differing += [Differing(values[value][1], "acquisition", number, key, value, None) for value in known]
    return differing


def _against(deal: Deal, said: _Said) -> list[Differing]:
    """What rows say that a deal of the register does not: of a gathered one only what contradicts it."""
    return [
        Differing(first, "acquisition", deal.id, key, value, deal.values[key])
        for key, values in said.items()
        if key not in PARTY_ROLES
        for value, (_, first) in values.items()
        if value not in {None, deal.values[key]} and not (deal.values["gathered"] and deal.values[key] is None)
    ]
