"""How alike two names of organisations are: words weighed by how much they tell, mistakes allowed by length.

A distinctive word weighs 1, a common one ("technology", "security") little, a place less, a legal form nothing. Words
written apart or together are the same (HIK VISION), and a mistake in spelling costs a little, where the word is long
enough for it to be one. Chinese and Korean names are compared by what is left of them without forms, trades and places.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter

from rapidfuzz.distance import OSA

from register.names import fold
from register.reference.name_words import name_words

DISTINCTIVE, LETTER, GENERIC, PLACE, ASIDE = 1.0, 0.5, 0.15, 0.08, 0.3
_BESIDE_EVERYDAY = 0.5  # a common word beside a name that is an everyday word
_SAME_BUT_SPACES = 0.97
_SLIP, _SOUND, _SUBSTITUTED, _DOUBTED, _TWO, _TWO_IN_LONG = 0.95, 0.94, 0.93, 0.85, 0.86, 0.91
_SHORT, _ROOMY, _LONG, _VERY_LONG = 5, 8, 9, 12  # letters of a word, for what mistakes are allowed in it
_TWICE_OVER = 2
_LONGEST = 300  # characters
_COMMON = 7  # letters from which a misspelled common word is still one
_BRACKETS = re.compile(r"[(\[（【]([^)\]）】]*)[)\]）】]?")
_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_POINTED = re.compile(r"\b[^\W\d_](?:[./][^\W\d_])+\b\.?")  # S.A.R.L., N.S.O., A/S
_ZOO = re.compile(r"\bz\s?o\.\s?o\b", re.IGNORECASE)  # of Polish companies
_SOUNDS = ((re.compile("ph"), "f"), (re.compile("ck|c(?!h)"), "k"), (re.compile("k[sz]"), "x"))
_TWICE = re.compile(r"(.)\1")


@dataclass(frozen=True, slots=True)
class Token:
    """A folded word of a name, and what it weighs. made: of two words that stand apart; never misspelled."""

    text: str
    weight: float
    made: bool = False

    @property
    def telling(self) -> bool:
        """Whether it tells one organisation from another."""
        return self.weight >= LETTER


@dataclass(frozen=True, slots=True)
class Name:
    """A name made ready for comparison.

    tokens: its words without legal forms. han: its Chinese, Japanese or Korean part, simplified and without what many
    names share. everyday: the one telling word is an everyday word.
    """

    written: str
    tokens: tuple[Token, ...]
    han: str
    everyday: bool

    @property
    def key(self) -> tuple[str, ...]:
        """Equal for names that differ by nothing but legal form, case, accents, punctuation and order."""
        return (*sorted(token.text for token in self.tokens), self.han)

    @property
    def squashed(self) -> str:
        """Its words in one, without places."""
        return "".join(token.text for token in self.tokens if token.weight != PLACE)


@lru_cache(maxsize=16384)
def read_name(written: str) -> Name:
    """A name made ready; one without any word gives no tokens. What is longer than any name is not read to its end."""
    plain = unicodedata.normalize("NFKC", written[:_LONGEST])
    han = _bare_han("".join(_HAN.findall(plain)))
    latin = _HAN.sub(" ", plain)
    tokens = [*_weighed(_BRACKETS.sub(" ", latin), aside=False)]
    aside = [token for inner in _BRACKETS.findall(latin) for token in _weighed(inner, aside=bool(tokens))]
    tokens += aside
    if not any(token.telling for token in tokens):
        tokens = [Token(token.text, DISTINCTIVE) for token in tokens]
    telling = [token for token in tokens if token.telling]
    everyday = len(telling) == 1 and telling[0].text in name_words().everyday
    return Name(written, tuple(tokens), han, everyday)


def _weighed(text: str, *, aside: bool) -> Iterator[Token]:
    """The words of a text that are no legal forms, unless there are no others; aside: they stand in brackets."""
    words = _words(text)
    kept = [word for word in words if word not in name_words().legal] or words
    for word in kept:
        weight = weight_of(word)
        yield Token(word, min(weight, ASIDE) if aside else weight)


@lru_cache(maxsize=65536)
def weight_of(word: str) -> float:
    """What a folded word weighs in a name."""
    known = name_words()
    if word in known.places:
        return PLACE
    if word in known.generic or any(_slip_of(word, common) for common in _long_common().get(word[0], ())):
        return GENERIC
    return DISTINCTIVE if len(word) > 1 else LETTER


@cache
def _long_common() -> dict[str, tuple[str, ...]]:
    """The common words that may be misspelled, by their first letter, which never is."""
    long = sorted(word for word in name_words().generic if len(word) >= _COMMON)
    return {letter: tuple(words) for letter, words in groupby(long, key=itemgetter(0))}


def _slip_of(word: str, common: str) -> bool:
    """Whether a word is a long common word with one letter too many, too few, or two changed places."""
    return abs(len(word) - len(common)) <= 1 and spelled_alike(word, common) == _SLIP


def parts(written: str) -> Iterator[str]:
    """What stands outside the brackets of a name and what stands in them, where that tells something alone."""
    inner = _BRACKETS.findall(written)
    for part in (_BRACKETS.sub(" ", written), *inner) if inner else ():
        words = set(_words(part)) - name_words().legal
        if any(weight_of(word) == DISTINCTIVE and len(word) > 2 for word in words):  # noqa: PLR2004 - initials do not
            yield part


def together(name: Name, at: int) -> Name:
    """A name with two neighbouring words written as one."""
    left, right = name.tokens[at : at + 2]
    joined = Token(left.text + right.text, DISTINCTIVE, made=True)
    return replace(name, tokens=(*name.tokens[:at], joined, *name.tokens[at + 2 :]))


def _words(text: str) -> list[str]:
    """The folded words of a text; letters with points or strokes between them, or side by side, are one."""
    pointed = _POINTED.sub(lambda letters: re.sub(r"[./]", "", letters[0]), _ZOO.sub("zoo", text))
    found: list[str] = []
    for alone, run in groupby(fold(pointed).split(), key=lambda word: len(word) == 1 and word.isalpha()):
        letters = list(run)
        found += ["".join(letters)] if alone and len(letters) > 1 else letters
    return found


def _bare_han(text: str) -> str:
    if not text:
        return ""
    bare = text.translate(name_words().simplified)
    for common in name_words().han:
        bare = bare.replace(common, "")
    return bare or text.translate(name_words().simplified)


@lru_cache(maxsize=65536)
def spelled_alike(word: str, known: str) -> float:
    """How near a word is to one of a known name: 1 for the same, less for mistakes that its length allows, else 0.

    None up to four letters, two letters changed places at five, one mistake from six, two from nine. The first letter
    is never mistaken. In a short word a letter put for another, or one more or less at its end, is a doubt: it is
    often another name.
    """
    if word == known:
        return 1.0
    if len(known) < _SHORT or len(word) < _SHORT - 1 or word[0] != known[0] or word.isdigit():
        return 0.0
    mistakes = OSA.distance(word, known, score_cutoff=2)
    if mistakes == 1 and sorted(word) == sorted(known):
        return _SLIP
    return 0.0 if len(known) == _SHORT else _mistaken(word, known, mistakes)


def _mistaken(word: str, known: str, mistakes: int) -> float:
    if _sound(word) == _sound(known):
        return _SOUND
    if mistakes == 1:
        return _one_mistake(word, known)
    if mistakes > _TWICE_OVER or len(known) < _LONG:
        return 0.0
    return _TWO_IN_LONG if len(known) >= _VERY_LONG else _TWO


def _one_mistake(word: str, known: str) -> float:
    if len(word) == len(known):
        return _SUBSTITUTED if len(known) >= _ROOMY else _DOUBTED
    at_the_end = known.startswith(word) or word.startswith(known)
    return _SLIP if len(known) >= _ROOMY or (len(known) == _ROOMY - 1 and not at_the_end) else _DOUBTED


def _sound(word: str) -> str:
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return _TWICE.sub(r"\1", word)


def likeness(name: Name, known: Name) -> float:
    """How alike a name is to a known one, from 0 to 1; 1 only for the same words or characters."""
    found = _by_words(name, known) if name.tokens and known.tokens and not _only_number(known) else 0.0
    return max(found, _by_han(name.han, known.han)) if name.han and known.han else found


def _only_number(name: Name) -> bool:
    """Whether the words of a Chinese or Korean name are a number only, as the 360 of 奇虎360."""
    return bool(name.han) and all(token.text.isdigit() for token in name.tokens)


def _by_words(name: Name, known: Name) -> float:
    if sorted(t.text for t in name.tokens) == sorted(t.text for t in known.tokens):
        return 1.0
    found = _aligned(name, known)
    if name.squashed == known.squashed and not (_where(name) and _where(known)):
        found = max(found, _SAME_BUT_SPACES)
    return min(found, 0.99)


def _where(name: Name) -> bool:
    return any(token.weight == PLACE for token in name.tokens)


def _aligned(name: Name, known: Name) -> float:
    """Twice the weight of the words that both have, over the weight of all words of both."""
    rest, left, matched, whole = list(known.tokens), [], 0.0, 0.0
    for token in name.tokens:
        scored = [(_token_likeness(token, other), at) for at, other in enumerate(rest)]
        best, at = max(scored, default=(0.0, 0))
        if best:
            both = token.weight + rest.pop(at).weight
            matched, whole = matched + best * both, whole + both
        else:
            left.append(token)
    common, common_known = _common(left), _common(rest)
    common_weight = (_BESIDE_EVERYDAY if known.everyday else GENERIC) if not (common and common_known) else 2 * GENERIC
    unmatched = sum(t.weight if t.weight != GENERIC else common_weight for t in (*left, *rest))
    return matched / (whole + unmatched) if whole else 0.0


def _token_likeness(token: Token, known: Token) -> float:
    if token.weight == known.weight == GENERIC and _abbreviates(token.text, known.text):
        return _SLIP
    if known.made:
        return 1.0 if token.text == known.text else 0.0
    return spelled_alike(token.text, known.text)


def _abbreviates(one: str, other: str) -> bool:
    """Whether one of two common words is the beginning of the other: tech, comm."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) > 2 and longer.startswith(shorter)  # noqa: PLR2004 - two letters begin too much


def _common(tokens: Sequence[Token]) -> bool:
    return any(token.weight == GENERIC for token in tokens)


def _by_han(name: str, known: str) -> float:
    if name == known:
        return 1.0
    shorter, longer = sorted((name, known), key=len)
    if len(shorter) < 2 or shorter not in longer:  # noqa: PLR2004 - one character says nothing
        return 0.0
    if len(shorter) > 3:  # noqa: PLR2004 - four characters are no accident
        return 0.93
    return 0.85 if len(shorter) == 3 else 0.75  # noqa: PLR2004 - the shorter, the more doubtful
