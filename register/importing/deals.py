"""What the words of a deal column say: the kind of deal, and what is known or suggested of its papers and money.

Only the kind and what leaves no doubt is taken; the rest is proposed. Nothing is invented: words that are not
understood, or that contradict each other, are asked.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from register.importing.amounts import PriceState
from register.importing.words import content, is_unknown
from register.names import fold

_NOTHING_PAID = {"zero", "free", "dash", "blank"}
_SPECIAL = {"trade_in_purchase", "bundled", "lease_rental", "pilot", "subscription", "concession"}
_ABSORBED = {
    frozenset({"donation", "free_loan"}): "free_loan",  # "mise à disposition, offert"
    frozenset({"pilot", "free_loan"}): "pilot",  # "prêt pour essai"
    frozenset({"pilot", "donation"}): "pilot",  # "test offert"
}
_MONTHS = re.compile(r"\b(\d{1,3}) ?(mois|months?|mths?|m|ans?|annees?|years?|yrs?)\b")
_REFERENCE = re.compile(
    r"\b(?:mapa|tender|marche|contrat|contract|lot|bc|order|ref|po|commande|n)\b[ n°:.#-]*"
    r"((?:19|20)\d\d[-/_]\d{1,5}|[a-z]{0,4}\d{3,}[\w/-]*)|\b([a-z]{2}\d{4})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DealWords:
    """What the words of one cell say.

    kind: the deal type before the price is looked at, None where it is not known. facts, doubtful: by field of the
    acquisition. asked: fields that these words leave open. months: a term. term: the field of the day it leads to.
    understood: whether the words were, or say themselves that nothing is known.
    """

    kind: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    doubtful: Mapping[str, Any] = field(default_factory=dict)
    asked: tuple[str, ...] = ()
    months: int | None = None
    term: str | None = None
    reference: str | None = None
    understood: bool = True


@lru_cache(maxsize=4096)
def deal_words(cell: str) -> DealWords:
    """What a cell of a deal column says."""
    words = fold(cell)
    if not words or is_unknown(cell):
        return DealWords()
    padded = f" {words} "
    readings = [reading for phrases, reading in _readings() if any(phrase in padded for phrase in phrases)]
    kind = _agreed({reading["kind"] for reading in readings})
    if kind is None:
        return DealWords(understood=False)
    agreeing = [reading for reading in readings if reading["kind"] in {kind, "purchase"}]
    facts: dict[str, Any] = {}
    doubtful: dict[str, Any] = {}
    for reading in agreeing:
        facts.update(
            {key: tuple(fact) if isinstance(fact, list) else fact for key, fact in reading.get("facts", {}).items()}
        )
        doubtful.update(reading.get("doubtful", {}))
    asked = tuple(key for reading in agreeing for key in reading.get("asked", ()) if key not in facts)
    term = next((reading["term"] for reading in agreeing if "term" in reading), None)
    doubtful = {key: value for key, value in doubtful.items() if key not in facts}
    return DealWords(kind, facts, doubtful, asked, _months(words), term, _reference(cell))


@cache
def _readings() -> tuple[tuple[tuple[str, ...], dict[str, Any]], ...]:
    """What deals are told by: phrases, each between spaces, and what they say."""
    return tuple((tuple(f" {phrase} " for phrase in one["words"]), one) for one in content("deals")["reading"])


def _agreed(kinds: set[str]) -> str | None:
    """The one kind that several readings leave; None where they contradict each other."""
    if len(kinds) > 1 and "purchase" in kinds and len(kinds & _SPECIAL) == 1:
        kinds = kinds - {"purchase"}
    if len(kinds) > 1:
        return _ABSORBED.get(frozenset(kinds))
    return next(iter(kinds), None)


def _months(words: str) -> int | None:
    found = _MONTHS.search(words)
    if found is None:
        return None
    return int(found[1]) * (1 if found[2].startswith("m") else 12)


def _reference(cell: str) -> str | None:
    found = _REFERENCE.search(cell)
    return (found[1] or found[2]).replace("/", "-") if found else None


def deal_type(kind: str | None, price: PriceState) -> str | None:
    """The deal type of a kind beside what stands where the price should."""
    if kind == "pilot":
        return "free_pilot" if price in _NOTHING_PAID else "paid_pilot"
    if kind == "bundled":
        return "bundled_free_module" if price in {"zero", "free"} else "purchase"
    return kind


def dash_is_zero(kind: str | None) -> bool:
    """Whether a dash where the price should be means that nothing was paid."""
    return kind in {"donation", "free_loan", "pilot"}
