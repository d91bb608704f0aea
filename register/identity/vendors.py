"""Which organisation a name is: proposals in two tiers, nothing merged unasked.

Confident from 0.90, doubtful from 0.70, below that the name is new. A name that two organisations share is doubtful at
most; a registration number beats names.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Generic, Literal, TypeVar

from rapidfuzz import process
from rapidfuzz.distance import OSA

from register.identity.likeness import PLACE, Name, likeness, parts, read_name, spelled_alike, together
from register.identity.numbers import read_number
from register.reference.vendors import vendors
from register.texts import Text

CONFIDENT, DOUBTFUL = 0.90, 0.70
_BRAND = 0.80  # a brand is not its organisation
_BY_REFERENCE = 0.97  # a name that the register itself has comes first
_APART = 0.02  # two organisations nearer than this to a name are both in doubt
_MOST = 5
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Proposal(Generic[K]):
    """An organisation that a name may be, and why.

    vendor: as it was given. score: 0 to 1. matched: the one of its names, or the number, that was found.
    """

    vendor: K
    tier: Literal["confident", "doubtful"]
    score: float
    matched: str
    reason: Text


@dataclass(frozen=True, slots=True)
class _Form(Generic[K]):
    """One way to read a name of an organisation. whole: the name as it stands; own: it is no name of our reference."""

    vendor: K
    written: str
    name: Name
    whole: bool
    own: bool


class Directory(Generic[K]):
    """The names of organisations, made ready to be looked up many times.

    names: of each organisation. brands: a brand is looked up as a whole name only, and is doubtful. numbers: its
    registration numbers. reference: further names that our reference has for it.
    """

    def __init__(
        self,
        names: Mapping[K, Iterable[str]],
        *,
        brands: Mapping[K, Iterable[str]] | None = None,
        numbers: Mapping[K, Iterable[str]] | None = None,
        reference: Mapping[K, Iterable[str]] | None = None,
    ) -> None:
        self._forms: list[_Form[K]] = []
        self._by_word: dict[str, list[int]] = {}
        self._by_squashed: dict[str, list[int]] = {}
        self._han: list[int] = []
        self._holders: dict[tuple[str, ...], dict[K, str]] = {}
        self._brands: dict[tuple[str, ...], dict[K, str]] = {}
        self._numbers = {read_number(one): key for key, found in (numbers or {}).items() for one in found}
        self._initials: dict[str, dict[str, None]] = {}  # words by their first letter, as a set that keeps its order
        for key, found in names.items():
            self.add(key, found)
        for key, found in (reference or {}).items():
            self._add(key, found, own=False)
        for key, found in (brands or {}).items():
            for brand in found:
                self._brands.setdefault(read_name(brand).key, {})[key] = brand

    def add(self, key: K, written: Iterable[str]) -> None:
        """Let an organisation be found by these names too."""
        self._add(key, written, own=True)

    def _add(self, key: K, written: Iterable[str], *, own: bool) -> None:
        for one in written:
            name = read_name(one)
            if own and name.key != ("",):
                self._holders.setdefault(name.key, {})[key] = one
            for form, whole in _forms(name):
                self._file(_Form(key, one, form, whole, own))

    def _file(self, form: _Form[K]) -> None:
        at = len(self._forms)
        self._forms.append(form)
        for token in form.name.tokens:
            if token.telling:
                self._by_word.setdefault(token.text, []).append(at)
            if token.telling and not token.made:
                self._initials.setdefault(token.text[0], {})[token.text] = None
        if form.name.squashed:
            self._by_squashed.setdefault(form.name.squashed, []).append(at)
        if form.name.han:
            self._han.append(at)

    def shared(self) -> dict[tuple[str, ...], dict[K, str]]:
        """Names and brands that more than one organisation has, each as that one writes it, by their normal form."""
        found = {key: {**self._brands.get(key, {}), **held} for key, held in self._holders.items()}
        found |= {key: held for key, held in self._brands.items() if key not in found}
        return {key: held for key, held in found.items() if len(held) > 1}

    def propose(self, written: str, number: str | None = None) -> list[Proposal[K]]:
        """The organisations that a name may be, likeliest first; none where it is a new one. Never raises."""
        name = read_name(written)
        found = self._told(name, self._best(name))
        return self._numbered(found, number)[:_MOST] if number else found[:_MOST]

    def scores(self, written: str) -> dict[K, float]:
        """How like a name each organisation is that resembles it at all, from 0.70 to 1."""
        return {vendor: score for vendor, (score, _) in self._best(read_name(written)).items()}

    def _best(self, name: Name) -> dict[K, tuple[float, _Form[K]]]:
        best: dict[K, tuple[float, _Form[K]]] = {}
        for at, score in self._scored(name):
            form = self._forms[at]
            if score >= DOUBTFUL and (form.vendor not in best or score > best[form.vendor][0]):
                best[form.vendor] = (score, form)
        return best

    def _scored(self, name: Name) -> Iterator[tuple[int, float]]:
        for reading, whole in self._readings(name):
            for at in self._candidates(reading):
                form = self._forms[at]
                found = likeness(reading, form.name)
                yield at, round(found if whole and form.whole and form.own else min(found, _BY_REFERENCE), 2)

    def _readings(self, name: Name) -> Iterator[tuple[Name, bool]]:
        """The name as it stands, and with two neighbouring words written together where that makes a known word."""
        yield name, True
        for at, (left, right) in enumerate(pairwise(name.tokens)):
            joined = left.text + right.text
            if joined in self._by_word or self._misspelled(joined):
                yield together(name, at), False

    def _candidates(self, name: Name) -> set[int]:
        found = set(self._by_squashed.get(name.squashed, ()))
        for token in name.tokens:
            if token.telling:
                known = [token.text] if token.text in self._by_word else self._misspelled(token.text)
                found.update(at for word in known for at in self._by_word[word])
        return found.union(self._han) if name.han else found

    def _misspelled(self, word: str) -> list[str]:
        """The known words that a word may be a mistake for."""
        words = self._initials.get(word[0], {}).keys()
        near = process.extract(word, words, scorer=OSA.distance, score_cutoff=2, limit=None)
        return [known for known, _, _ in near if spelled_alike(word, known)]

    def _told(self, name: Name, best: dict[K, tuple[float, _Form[K]]]) -> list[Proposal[K]]:
        holders, brands = self._holders.get(name.key, {}), self._brands.get(name.key, {})
        shared = len({*holders, *brands}) > 1
        found = []
        for vendor, (score, form) in best.items():
            rival = max((other for one, (other, _) in best.items() if one != vendor), default=0.0)
            contested = score < 1 and rival > score - _APART
            sure = score >= CONFIDENT and not shared and not contested
            reason = _shared_reason(form.written) if shared else _reason(score, form)
            found.append(Proposal(vendor, "confident" if sure else "doubtful", score, form.written, reason))
        for vendor, brand in brands.items():
            if vendor not in best:
                only = Text("“{name}” is a brand of this organisation", name=brand)
                reason = _shared_reason(brand) if shared else only
                found.append(Proposal(vendor, "doubtful", _BRAND, brand, reason))
        return sorted(found, key=lambda one: (one.tier != "confident", -one.score, str(one.vendor)))

    def _numbered(self, found: list[Proposal[K]], number: str) -> list[Proposal[K]]:
        """What is left of proposals by name beside a registration number."""
        kind, bare = read_number(number)
        holder = self._numbers.get((kind, bare))
        if holder is not None:
            reason = Text("it has the registration number {number}", number=number)
            rest = [replace(one, tier="doubtful") for one in found if one.vendor != holder]
            return [Proposal(holder, "confident", 1.0, number, reason), *rest]
        numbered = {key for (other, _), key in self._numbers.items() if other == kind}
        return [self._differing(one) if one.vendor in numbered else one for one in found]

    @staticmethod
    def _differing(one: Proposal[K]) -> Proposal[K]:
        reason = Text("named like “{name}”, but the registration numbers differ", name=one.matched)
        return replace(one, tier="doubtful", reason=reason)


def _forms(name: Name) -> Iterator[tuple[Name, bool]]:
    """The ways to read a known name: as it stands, its parts about brackets, and its first two words written as one."""
    yield name, True
    for part in parts(name.written):
        yield read_name(part), False
    if len(name.tokens) > 1 and PLACE not in {token.weight for token in name.tokens[:2]}:
        yield together(name, 0), False


def _reason(score: float, form: _Form[K]) -> Text:
    if not form.own and score == _BY_REFERENCE:
        as_of = max(vendor.source.as_of for vendor in vendors().values())
        return Text("“{name}” is one of its names, by our reference of {as_of}", name=form.written, as_of=as_of)
    if score == 1:
        return Text("“{name}” is one of its names", name=form.written)
    if score >= CONFIDENT:
        return Text("“{name}” but for spelling, place or common words", name=form.written)
    return Text("it resembles “{name}”", name=form.written)


def _shared_reason(name: str) -> Text:
    return Text("“{name}” is a name or a brand of several organisations", name=name)


def propose(
    written: str, known: Mapping[K, Iterable[str]] | Directory[K], number: str | None = None
) -> list[Proposal[K]]:
    """The organisations among those known that a name may be. For more than a few names, make the Directory once."""
    directory = known if isinstance(known, Directory) else Directory(known)
    return directory.propose(written, number)


@cache
def reference_directory() -> Directory[str]:
    """The organisations of the table that ships, by id, with their brands."""
    known = vendors()
    return Directory(
        {key: vendor.names for key, vendor in known.items()}, brands={key: one.brands for key, one in known.items()}
    )


def identified(names: Iterable[str]) -> str | None:
    """The organisation of our reference that these names all of one organisation are, where there is no doubt."""
    found = {
        proposal.vendor
        for name in names
        for proposal in reference_directory().propose(name)
        if proposal.tier == "confident"
    }
    return found.pop() if len(found) == 1 else None


def with_reference(names: Mapping[K, Iterable[str]], numbers: Mapping[K, Iterable[str]] | None = None) -> Directory[K]:
    """The register's own organisations, each found also by the names that our reference has for it."""
    written = {key: tuple(found) for key, found in names.items()}
    same = {key: identified(found) for key, found in written.items()}
    reference = {key: vendors()[known].names for key, known in same.items() if known is not None}
    return Directory(written, numbers=numbers, reference=reference)
