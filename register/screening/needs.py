"""What derived facts are made of: added to what is read."""

from copy import deepcopy

from register.fields.catalogue import CATALOGUE
from register.rules.vocabulary import DERIVED, Reads


def with_needs(reads: Reads) -> Reads:
    """The same reads, with the facts that the derived ones among them come from."""
    wider = deepcopy(reads)
    _widen(wider)
    return wider


def _widen(reads: Reads) -> None:
    for key in sorted(reads.fields | set(reads.collections)):
        for path in DERIVED.get((reads.entity, key), ()):
            _add(reads, path.split("."))
    for inner in (*reads.refs.values(), *reads.collections.values()):
        _widen(inner)


def _add(reads: Reads, keys: list[str]) -> None:
    first, *rest = keys
    if first in {collection.key for collection in CATALOGUE[reads.entity].collections}:
        inner = reads.collection(first)
        if rest:
            _add(inner, rest)
    elif rest:
        _add(reads.ref(first), rest)
    else:
        known = first in reads.fields
        reads.fields.add(first)
        if not known:
            for path in DERIVED.get((reads.entity, first), ()):
                _add(reads, path.split("."))
