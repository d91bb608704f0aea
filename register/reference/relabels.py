"""Brands whose equipment another organisation makes: relabels.csv, one row a brand and one maker of it."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from register.reference.table import Source, rows, source
from register.texts import Words


@dataclass(frozen=True, slots=True)
class Relabel:
    """That one organisation makes what carries a brand.

    vendor: id of the organisation behind the brand, "" where it is not in the table; maker: id of the one that makes.
    relation: "relabelled", or "own_brand" of the maker itself. extent: of the range. scope: which part, None where
    the source does not say. state: whether it goes on.
    """

    brand: str
    vendor: str
    maker: str
    relation: Literal["relabelled", "own_brand"]
    extent: Literal["all", "most", "part"]
    scope: Words | None
    confidence: Literal["high", "medium", "low"]
    state: Literal["current", "legacy", "ended"]
    source: Source


@cache
def relabels() -> tuple[Relabel, ...]:
    """All of them, in the order of the table."""
    return tuple(_read(row) for row in rows("relabels"))


def _read(row: list[str]) -> Relabel:
    brand, vendor, maker, relation, extent, en, fr, confidence, state, *cited = row
    scope = Words(en, fr) if en else None
    return Relabel(brand, vendor, maker, relation, extent, scope, confidence, state, source(*cited))  # type: ignore[arg-type]  # the test holds the codes
