"""Names in rows to records: organisations, sites, deployments and products, found or brought."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from register.importing.known import ITEM_AT, Index, Known, product_key
from register.importing.match import Matches
from register.importing.rows import Rows
from register.names import key_of

PRODUCT_FACTS = ("category", "maker", "part_number")
_PRODUCT = ("vendor", "model", *PRODUCT_FACTS)


@dataclass(slots=True)
class ProductFacts:
    """What rows say of a product, per fact: each value and the first row that says it."""

    said: dict[int, dict[str, dict[Any, int]]] = field(default_factory=dict)

    def hear(self, product: int, row: int, facts: dict[str, Any]) -> None:
        """Note what a row says of a product."""
        of = self.said.setdefault(product, {})
        for key, value in facts.items():
            if value is not None:
                of.setdefault(key, {}).setdefault(value, row)

    def agreed(self, product: int) -> dict[str, Any]:
        """The facts on which all rows agree."""
        return {key: next(iter(values)) for key, values in self.said.get(product, {}).items() if len(values) == 1}


def named(index: Index, column: Sequence[str | None], kept: Sequence[int]) -> dict[str, int]:
    """The record of each name in a column; a new one is called as most rows spell it."""
    counted = Counter(text for row in kept if (text := column[row]))
    first = {text: row for row in reversed(kept) if (text := column[row])}
    spelled: Counter[str] = Counter()
    for text, count in counted.items():
        spelled[_tidy(text)] += count
    found: dict[str, int] = {}
    for text in sorted(counted, key=lambda text: (-spelled[_tidy(text)], first[text])):
        if key := key_of(text):
            found[text] = index.of(key, {"name": _tidy(text)}, first[text])
    return found


def _tidy(name: str) -> str:
    return " ".join(name.split())


class Products:
    """The product of each row, and what the rows say of it."""

    def __init__(self, rows: Rows, known: Known, vendors: dict[str, int]) -> None:
        self._rows = rows
        self._known = known
        self._vendors = vendors
        self._found: dict[tuple[Any, ...], int | None] = {}
        self.facts = ProductFacts()

    def of_rows(self, rows: Sequence[int], matches: Matches) -> dict[int, int | None]:
        """The product of each of these rows; None where neither brand nor model is known."""
        found = {}
        known = self._found
        for row, values in zip(rows, self._rows.said(_PRODUCT, rows), strict=True):
            item = matches.matched.get(row)
            current = None if item is None else matches.items[item][ITEM_AT["product_id"]]
            said = (current, *values)
            if said not in known:
                known[said] = self._find(row, said)
            found[row] = known[said]
        return found

    def _find(self, row: int, said: tuple[Any, ...]) -> int | None:
        current, brand, model, category, maker, part_number = said
        facts = {
            "category": category,
            "maker": self._vendors.get(maker) if maker else None,
            "part_number": part_number,
        }
        product = self._named(row, current, brand, model, category)
        if product is not None:
            self.facts.hear(product, row, facts)
        return product

    def _named(
        self, row: int, current: int | None, brand: str | None, model: str | None, category: str | None
    ) -> int | None:
        if not brand and not model:
            return current
        is_now = self._known.product_rows[current] if current is not None else {}
        vendor = self._vendors.get(brand) if brand else is_now.get("vendor")
        model = model or is_now.get("model")
        named = partial(product_key, self._known.vendors)
        key = named(vendor, model, category or is_now.get("category"))
        if current is not None and key == named(is_now["vendor"], is_now["model"], is_now["category"]):
            return current
        return self._known.products.of(key, {"vendor": vendor, "model": model}, row)
