"""What the words of names tell: name_words.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache

from register.names import fold
from register.reference.countries import countries
from register.resources import resource


@dataclass(frozen=True, slots=True)
class NameWords:
    """Folded words by class, and what is done with Chinese and Korean characters.

    legal: forms of companies; generic: what many firms are called; places; everyday: names of organisations that are
    common words too. han: what Chinese and Korean names share, longest first. simplified: traditional to simplified.
    """

    legal: frozenset[str]
    generic: frozenset[str]
    places: frozenset[str]
    everyday: frozenset[str]
    han: tuple[str, ...]
    simplified: dict[int, int]


@cache
def name_words() -> NameWords:
    """The words that ship; the names of countries are among the places."""
    with resource("reference/name_words.toml").open("rb") as file:
        table = tomllib.load(file)
    legal, generic, everyday = (frozenset(table[key].split()) for key in ("legal", "generic", "everyday"))
    named = {fold(name) for words in countries().codes.values() for name in (words.en, words.fr)}
    places = frozenset(table["places"].split()) | {name for name in named if " " not in name}
    pairs = table["simplified"].split()
    return NameWords(
        legal,
        generic - legal,
        places - {"aruba"},
        everyday,
        tuple(sorted(table["han"].split(), key=len, reverse=True)),
        {ord(pair[0]): ord(pair[1]) for pair in pairs},
    )
