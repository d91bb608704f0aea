"""How makers write their model numbers: model_patterns.csv, and the brands on those models: model_brands.csv."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from register.reference.table import Source, rows, source
from register.texts import Words


@dataclass(frozen=True, slots=True)
class ModelPattern:
    """A way to write model numbers, and one organisation that makes what is written so; one row for each maker.

    maker: id of an organisation, "" where it differs by model. relabelled: whether the brand on it is another's.
    brand_needed: the pattern says something only beside one of its brands. note: what it may be taken for.
    """

    id: str
    regex: re.Pattern[str]
    maker: str
    relabelled: bool
    confidence: Literal["high", "medium", "low"]
    brand_needed: bool
    brands: tuple[str, ...]
    note: Words | None
    source: Source


@cache
def model_patterns() -> tuple[ModelPattern, ...]:
    """All of them, in the order of the table."""
    brands: dict[str, list[str]] = {}
    for pattern, brand in rows("model_brands"):
        brands.setdefault(pattern, []).append(brand)
    return tuple(_read(row, tuple(brands.get(row[0], ()))) for row in rows("model_patterns"))


def _read(row: list[str], brands: tuple[str, ...]) -> ModelPattern:
    key, regex, maker, relabelled, confidence, needed, en, fr, *cited = row
    return ModelPattern(
        key,
        re.compile(regex, re.IGNORECASE),
        maker,
        relabelled == "yes",
        confidence,  # type: ignore[arg-type]  # the test holds the codes
        needed == "yes",
        brands,
        Words(en, fr) if en else None,
        source(*cited),
    )
