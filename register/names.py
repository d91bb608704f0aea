"""The normal form in which names and words are compared. Pure functions."""

import re
import unicodedata
from functools import lru_cache

_IGNORED = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SPACES = re.compile(r"[\W_]+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Words in lower case, without accents or punctuation, one space between them; "" where there are none.

    Compatibility forms are made plain (№, ﬁ, full-width letters) and what cannot be seen is dropped, so that two
    spellings that look alike are equal. Letters of other scripts are kept.
    """
    plain = unicodedata.normalize("NFKD", _IGNORED.sub("", text)).casefold()
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _SPACES.sub(" ", bare).strip()


def key_of(name: str | None) -> str:
    """A name as it is compared; a name of signs only is compared as written."""
    return "" if name is None else fold(name) or name.strip()
