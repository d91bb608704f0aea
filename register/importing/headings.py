"""Which fields the words of a heading speak of, and how surely."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from register.fields.equipment import EQUIPMENT
from register.fields.field import Kind
from register.importing.words import content
from register.names import fold
from register.texts import Text

KNOWN = 0.98  # a heading of the field catalogue
BESIDE = ("currency", "price_includes_vat")  # exported beside unit_price, and read back into it

_OWN = 0.99  # the field's own name
_NEARLY = 0.95  # a heading of the catalogue, but for articles and number signs
_TIERS = {"sure": 0.94, "likely": 0.82, "maybe": 0.64}
_SMALL_WORDS = frozenset(
    {
        "de", "du", "des", "d", "la", "le", "les", "l", "of", "the", "a", "au", "aux", "en", "et", "and", "our", "no",
        "n", "num", "numero", "number", "nr", "on", "in", "for", "is",
    }
)  # fmt: skip
_INITIALS = re.compile(r"\b([spn]) ([nus])\b")  # S/N, P/N, P.U., N/S
_WORD_BREAKS = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])|[_]")
_FLAGS = re.compile(
    r"[(\[][^)\]]*[)\]]|€|£|\$|\bh\.?t\b\.?|\bt\.?t\.?c\b\.?|\beuros?\b|\beur\b|\bgbp\b|\bk€"
    r"|\b(?:ex\w*|incl?\w*|without|net of)\.? *(?:vat|tax\w*)|\bhors tax\w*",
    re.IGNORECASE,
)
_LONGEST = 60  # characters that a heading may have


@dataclass(frozen=True, slots=True)
class Likeness:
    """How surely a heading speaks of a field, and why."""

    score: float
    reason: Text


def words_of(heading: str) -> tuple[str, ...]:
    """The words of a heading that say something, folded: no articles, number signs, currencies or tax flags."""
    bare = _FLAGS.sub(" ", _WORD_BREAKS.sub(" ", heading))
    folded = _INITIALS.sub(r"\1\2", fold(bare))
    return tuple(word for word in folded.split() if word not in _SMALL_WORDS)


@cache
def _catalogue() -> tuple[dict[str, str], dict[str, str]]:
    """The fields of equipment by their headings: folded, and by their words only."""
    exactly: dict[str, str] = {}
    by_words: dict[str, str] = {}
    for field in EQUIPMENT.fields:
        for heading in field.headings:
            exactly.setdefault(fold(heading), field.key)
            by_words.setdefault(" ".join(words_of(heading)), field.key)
    return exactly, by_words


@cache
def codes() -> frozenset[str]:
    """The field codes of an exported list that are read back; the titles of what an item refers to are not."""
    fields = (field for field in EQUIPMENT.fields if field.headings or not (field.derived or field.kind is Kind.REF))
    return frozenset({field.key for field in fields} | {"id", *BESIDE})


def is_label(text: str, field: str) -> bool:
    """Whether a text is the label of a field in one of the languages."""
    if field not in {known.key for known in EQUIPMENT.fields}:
        return False
    label = EQUIPMENT.field(field).label
    return text in {label.en, label.fr}


@cache
def _own_names() -> dict[str, str]:
    """The fields of equipment by their keys and labels, folded."""
    named = [field for field in EQUIPMENT.fields if field.headings]
    keys = {fold(field.key): field.key for field in named}
    return {fold(label): field.key for field in named for label in (field.label.en, field.label.fr)} | keys


def _known(heading: str) -> tuple[str, float] | None:
    """The field that the catalogue has this heading for, and how surely."""
    exactly, by_words = _catalogue()
    if field := _own_names().get(fold(heading)):
        return field, _OWN
    for text in (heading, _FLAGS.sub(" ", heading)):
        if field := exactly.get(fold(text)):
            return field, KNOWN
    words = " ".join(words_of(heading))
    return (by_words[words], _NEARLY) if words and words in by_words else None


@cache
def _clues() -> dict[str, list[tuple[str, tuple[str, ...], float]]]:
    """By their first word: phrases of headings, with their field and weight. Words with endings stand under "*"."""
    clues: dict[str, list[tuple[str, tuple[str, ...], float]]] = {}
    for field, section in content("columns").items():
        for tier, weight in _TIERS.items():
            for phrase in section[tier]:
                words = (phrase,) if "*" in phrase else words_of(phrase)
                if words:
                    clues.setdefault("*" if "*" in phrase else words[0], []).append((field, words, weight))
    return clues


@cache
def _not_of(field: str) -> tuple[str, ...]:
    """The words that make a heading another thing than this field."""
    return tuple(content("columns")[field]["but"])


@lru_cache(maxsize=8192)
def likenesses(heading: str) -> dict[str, Likeness]:
    """The fields that a heading may speak of. Nothing for an empty heading or one as long as a sentence."""
    if not heading or len(heading) > _LONGEST:
        return {}
    found: dict[str, Likeness] = {}
    if known := _known(heading):
        found[known[0]] = Likeness(known[1], Text("“{heading}” is a known heading.", heading=heading))
    words = words_of(heading)
    scores: dict[str, float] = {}
    for first in {"*", *words, *(word.removesuffix("s") for word in words)}:
        for field, phrase, weight in _clues().get(first, ()):
            scores[field] = max(scores.get(field, 0.0), _likeness(phrase, words) * weight)
    for field, whole in scores.items():
        other = 0.3 if any(_stands_in(word, words) for word in _not_of(field)) else 1.0
        score = whole * (min(other, 0.8) if known else other)
        if score > (found[field].score if field in found else 0.3):
            found[field] = Likeness(round(score, 3), Text("The words of “{heading}” speak of it.", heading=heading))
    return found


def _likeness(phrase: tuple[str, ...], words: tuple[str, ...]) -> float:
    """1 where the words are those of the phrase; less with each further one; 0 unless the whole phrase is there."""
    if not words or not all(_stands_in(word, words) for word in phrase):
        return 0.0
    return 0.7 + 0.3 * min(1.0, len(phrase) / len(words))


def _stands_in(word: str, words: tuple[str, ...]) -> bool:
    if " " in word:
        return f" {word} " in f" {' '.join(words)} "
    if word.endswith("*"):
        return any(other.startswith(word[:-1]) for other in words)
    return word in words or f"{word}s" in words
