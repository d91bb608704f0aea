"""Flaws known to be exploited: exploited_flaws.csv (one row a flaw), exploited_models.csv (one row a model named)."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from register.reference.table import Source, rows, source
from register.texts import Words


@dataclass(frozen=True, slots=True)
class NamedModel:
    """A model that the entry of a flaw names, and how it is recognised in an inventory."""

    name: str
    regex: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Flaw:
    """One entry of the catalogue of exploited flaws.

    brand: as the entry writes it; vendor: id of the organisation, "" where it is not in the table. product: as the
    entry writes it. models: those it names; empty where it names none, so that every model of the brand may be
    concerned. exploited_on: when it entered the catalogue. fixed_in: firmware, "" where the source does not say.
    """

    cve: str
    brand: str
    vendor: str
    product: str
    title: Words
    models: tuple[NamedModel, ...]
    exploited_on: date
    fixed_in: str
    url: str
    source: Source

    def affects(self, model: str) -> bool | None:
        """Whether the entry names this model: False where it names others only, None where it names none."""
        return any(named.regex.search(model) for named in self.models) if self.models else None


@cache
def flaws() -> tuple[Flaw, ...]:
    """All of them, newest first."""
    named: dict[str, list[NamedModel]] = {}
    for cve, model, regex in rows("exploited_models"):
        named.setdefault(cve, []).append(NamedModel(model, re.compile(regex, re.IGNORECASE)))
    return tuple(_read(row, tuple(named.get(row[0], ()))) for row in rows("exploited_flaws"))


def _read(row: list[str], models: tuple[NamedModel, ...]) -> Flaw:
    cve, brand, vendor, product, en, fr, exploited_on, fixed_in, url, *cited = row
    day = date.fromisoformat(exploited_on)
    return Flaw(cve, brand, vendor, product, Words(en, fr), models, day, fixed_in, url, source(*cited))
