"""Laws commonly cited on access that authorities can require: access_laws.csv, one row a law, EU and EEA included."""

from dataclasses import dataclass
from functools import cache

from register.reference.table import Source, rows, source
from register.texts import Words


@dataclass(frozen=True, slots=True)
class AccessLaw:
    """A law and what it allows, in neutral words.

    country: ISO 3166-1 alpha-2, or "EU". articles: "" where none are cited. year: None where it is not recorded.
    context: what is contested, limited or changing, None where nothing is recorded.
    """

    id: str
    country: str
    law: Words
    articles: str
    year: int | None
    allows: Words
    context: Words | None
    source: Source


@cache
def access_laws() -> dict[str, tuple[AccessLaw, ...]]:
    """The laws of each country. A country without any here is not documented, not free of such laws."""
    found: dict[str, list[AccessLaw]] = {}
    for row in rows("access_laws"):
        law = _read(row)
        found.setdefault(law.country, []).append(law)
    return {country: tuple(laws) for country, laws in found.items()}


def _read(row: list[str]) -> AccessLaw:
    key, country, law_en, law_fr, articles, year, en, fr, context_en, context_fr, *cited = row
    context = Words(context_en, context_fr) if context_en else None
    law, allows = Words(law_en, law_fr), Words(en, fr)
    return AccessLaw(key, country, law, articles, int(year) if year else None, allows, context, source(*cited))
