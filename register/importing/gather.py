"""Which deal each row belongs to: one of the register, a new one with a number, or rows gathered without one.

A row says what somebody wrote about one thing; a deal is what the city concluded. Rows connect and gather; they invent
no contract, total or gift. The key is acquirer, contract number, supplier and kind of deal: a gift inside a contract is
a deal of its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from register.importing.known import Deal, Index
from register.names import key_of
from register.terms.deals import FREE

PARTY_ROLES = ("purchasing_body", "donor", "funder", "lessor")


class DealKey(NamedTuple):
    """What a row says of its deal. number: of the contract, folded, "" where none; supplier, acquirer: vendors."""

    number: str
    supplier: int | None
    deal_type: str | None
    acquirer: int | None = None

    @property
    def says_nothing(self) -> bool:
        """Whether the row speaks of no deal at all."""
        return not self.number and self.supplier is None and self.deal_type is None


@dataclass(slots=True)
class NewDeal:
    """A deal that an import brings. written: the contract's number as written; row: the first that belongs to it.

    facts: of acquisition, those on which its rows agree. parties: pairs of role and vendor.
    """

    key: DealKey
    written: str | None
    row: int = -1
    facts: dict[str, Any] = field(default_factory=dict)
    parties: list[tuple[str, int]] = field(default_factory=list)

    @property
    def gathered(self) -> bool:
        """Whether its rows name no contract."""
        return not self.key.number


class Deals:
    """The deals of the register and those that an import brings: -1 is the first of `new`."""

    def __init__(self, known: Iterable[Deal], vendors: Index) -> None:
        self._vendors = vendors
        self.known: dict[int, Deal] = {deal.id: deal for deal in known}
        self.new: list[NewDeal] = []
        self._numbered: dict[str, list[int]] = {}
        self._gathered: dict[DealKey, int] = {}
        self._found: dict[DealKey, int] = {}
        for number, deal in sorted(self.known.items()):
            if written := key_of(deal.values["contract_ref"]):
                self._numbered.setdefault(written, []).append(number)
            elif deal.values["gathered"]:
                suppliers: list[int | None] = [vendors.first(supplier) for supplier in deal.suppliers]
                for supplier in suppliers or [None]:
                    for acquirer in {None, self.vendor(deal.values["acquirer"])}:
                        key = DealKey("", supplier, deal.values["deal_type"], acquirer)
                        self._gathered.setdefault(key, number)

    def vendor(self, number: int | None) -> int | None:
        """The organisation that stands for all of the same name."""
        return None if number is None else self._vendors.first(number)

    def place(self, keys: dict[DealKey, str | None]) -> None:
        """Find or make the deal of each key, with its number as written: those that say most first."""
        for key in sorted(keys, key=_blanks):
            self._found[key] = self._find(key) or self._make(key, keys[key])

    def of(self, key: DealKey) -> int:
        """The deal of a key that was placed."""
        return self._found[key]

    def agrees(self, number: int, key: DealKey) -> bool:
        """Whether nothing that a row says contradicts this deal of the register."""
        return self._agrees(self._key_of_known(number), key, self.known[number].suppliers)

    def _find(self, key: DealKey) -> int | None:
        if not key.number:
            return self._gathered.get(key)
        candidates = [number for number in self._numbered.get(key.number, ()) if self._fits(number, key)]
        return min(candidates, key=lambda number: (not self._exact(number, key), abs(number)), default=None)

    def _fits(self, number: int, key: DealKey) -> bool:
        if number < 0:
            return self._agrees(self.new[-number - 1].key, key, None)
        return self._agrees(self._key_of_known(number), key, self.known[number].suppliers)

    def _agrees(self, deal: DealKey, key: DealKey, suppliers: frozenset[int] | None) -> bool:
        sold = {deal.supplier} - {None} if suppliers is None else {self._vendors.first(one) for one in suppliers}
        return (
            (not key.number or deal.number == key.number)
            and (key.supplier is None or not sold or key.supplier in sold)
            and (key.acquirer is None or self.vendor(deal.acquirer) in {None, key.acquirer})
            and (key.deal_type in {None, deal.deal_type} or _may_be(deal, key))
        )

    def _exact(self, number: int, key: DealKey) -> bool:
        deal = self.new[-number - 1].key if number < 0 else self._key_of_known(number)
        return deal.deal_type == key.deal_type

    def _key_of_known(self, number: int) -> DealKey:
        values = self.known[number].values
        return DealKey(key_of(values["contract_ref"]), None, values["deal_type"], values["acquirer"])

    def _make(self, key: DealKey, written: str | None) -> int:
        self.new.append(NewDeal(key, written))
        number = -len(self.new)
        if key.number:
            self._numbered.setdefault(key.number, []).append(number)
        else:
            self._gathered[key] = number
        return number


def _may_be(deal: DealKey, key: DealKey) -> bool:
    """Whether a contract of a kind not known may be what a row says: not a gift, which is a deal of its own."""
    return bool(deal.number) and deal.deal_type is None and key.deal_type not in FREE


def _blanks(key: DealKey) -> int:
    return (key.supplier is None) + (key.deal_type is None) + (key.acquirer is None)
