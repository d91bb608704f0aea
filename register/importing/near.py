"""New organisations whose names are near to another's: for a person to say, nothing is taken."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from register.names import fold

_ALIKE = 0.84
_BEGINS = 0.9  # one name is the beginning of the other: a division, a country, a longer form
_SWAPPED = 0.88  # the same letters, some in another place
_BUT_FOR_FORM = 0.97  # nothing differs but spaces, the legal form or what many firms are called
_MOST = 2000  # so many new names in one import are no organisations
_COMMON = frozenset((
    "sa", "sas", "sarl", "sasu", "eurl", "scop", "snc", "ltd", "limited", "plc", "llp", "inc", "corp",
    "corporation", "co", "company", "gmbh", "ag", "bv", "nv", "spa", "srl", "technology", "technologies",
    "tech", "systems", "systemes", "group", "groupe",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Near:
    """A new name, the name it may be another spelling of, and how near they are, from 0 to 1."""

    name: str
    proposed: str
    score: float


def near_names(known: Iterable[str], new: Iterable[str]) -> list[Near]:
    """For each new name the nearest of those known and of the new ones before it, where one is near."""
    fresh = list(new)
    if len(fresh) > _MOST:
        return []
    blocks: dict[str, list[str]] = {}
    for name in known:
        _file(name, blocks)
    found = []
    for name in fresh:
        scored = [(score, other) for other in blocks.get(_core(name)[:2], ()) if (score := likeness(name, other))]
        if scored:
            score, proposed = max(scored, key=lambda pair: pair[0])
            found.append(Near(name, proposed, round(score, 2)))
        _file(name, blocks)
    return found


def likeness(one: str, other: str) -> float:
    """How near two names of organisations are, from 0.84 to 1; 0 for what is further."""
    bare, bare_other = _core(one), _core(other)
    if bare == bare_other:
        return _BUT_FOR_FORM
    words, words_other = _words(one), _words(other)
    shorter = min(len(words), len(words_other))
    if words[:shorter] == words_other[:shorter] and len(words[0]) > 1:
        return _BEGINS
    if sorted(bare) == sorted(bare_other):
        return _SWAPPED
    ratio = SequenceMatcher(None, bare, bare_other).ratio()
    return ratio if ratio >= _ALIKE else 0.0


def _file(name: str, blocks: dict[str, list[str]]) -> None:
    blocks.setdefault(_core(name)[:2], []).append(name)


def _words(name: str) -> list[str]:
    words = fold(name).split()
    return [word for word in words if word not in _COMMON] or words or [name]


def _core(name: str) -> str:
    return "".join(_words(name))
