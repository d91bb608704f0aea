"""Who can answer a question: whom it is asked, and about which vendor, deal or place it is."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from sqlalchemy import Connection, select

from register.model.tables import TABLES
from register.queries.reach import Anchor, Reach

# The roles whose holder answers for a deal, the first one that somebody has.
_ANSWERING = ("supplier", "donor", "lessor", "integrator", "distributor", "maintainer")
_OF_PRODUCTS = ("vendor", "maker", "publisher")  # who answers for a product, the first one that is known


class Whom:
    """Who answers for what, read once."""

    def __init__(self, connection: Connection, reach: Reach) -> None:
        self._connection = connection
        self._reach = reach
        self._about: dict[Anchor, Anchor | None] = {}
        self._answering: dict[Anchor, Sequence[int]] = {}

    def about(self, at: Anchor) -> Anchor | None:
        """What a question is said to concern: the vendor, deal, deployment or site; None for equipment of none."""
        if at not in self._about:
            self._about[at] = self._concerned(at)
        return self._about[at]

    def answering(self, at: Anchor) -> Sequence[int]:
        """The organisations that can answer, the one that is asked first; none where nobody is known."""
        if at not in self._answering:
            self._answering[at] = self._answerers(at)
        return self._answering[at]

    def _concerned(self, at: Anchor) -> Anchor | None:
        if at.kind == "product":
            brand = self._brand(at.number)
            return at if brand is None else Anchor("vendor", brand)
        if at.kind != "equipment":
            return at
        lot = self._reach.lots[at.number]
        if lot.acquisition is not None:
            return Anchor("acquisition", lot.acquisition)
        return None if lot.product is None else self.about(Anchor("product", lot.product))

    def _answerers(self, at: Anchor) -> Sequence[int]:
        if at.kind == "vendor":
            return (at.number,)
        if at.kind == "acquisition":
            return self._of_deals.get(at.number, ())
        if at.kind == "product":
            brand = self._brand(at.number)
            sellers = self._of_sales.get(at.number, ())
            return sellers if brand is None else tuple(dict.fromkeys((brand, *sellers)))
        if at.kind != "equipment":
            return ()
        lot = self._reach.lots[at.number]
        sellers = () if lot.acquisition is None else self._of_deals.get(lot.acquisition, ())
        makers = () if lot.product is None else self.answering(Anchor("product", lot.product))
        return tuple(dict.fromkeys((*sellers, *makers)))

    def _brand(self, product: int) -> int | None:
        return next(
            (refs[product] for key in _OF_PRODUCTS if product in (refs := self._reach.refs("product", key))), None
        )

    @cached_property
    def _of_deals(self) -> Mapping[int, Sequence[int]]:
        """Who answers for each deal: all that have the first of the answering roles that anybody has."""
        party = TABLES["party"].c
        rows = self._connection.execute(
            select(party.acquisition_id, party.role, party.vendor_id)
            .where(party.role.in_(_ANSWERING))
            .order_by(party.id)
        )
        held: dict[int, dict[str, list[int]]] = {}
        for deal, role, vendor in rows:
            held.setdefault(deal, {}).setdefault(role, []).append(vendor)
        return {
            deal: tuple(dict.fromkeys(next(roles[role] for role in _ANSWERING if role in roles)))
            for deal, roles in held.items()
        }

    @cached_property
    def _of_sales(self) -> Mapping[int, Sequence[int]]:
        """Who sold each product: who answers for the deals by which it came."""
        found: dict[int, dict[int, None]] = {}
        for deal, product in sorted(self._reach.counts.pairs()):
            found.setdefault(product, {}).update(dict.fromkeys(self._of_deals.get(deal, ())))
        return {product: tuple(vendors) for product, vendors in found.items()}
