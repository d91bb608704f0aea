"""What derived facts are made of: added to what is read."""

from copy import deepcopy

from register.fields.catalogue import CATALOGUE
from register.rules.vocabulary import DERIVED, Reads


def with_needs(reads: Reads, *, own: bool = False) -> Reads:
    """The same reads, with the facts that the derived ones among them come from.

    own: only those of the same record; the others are summed up where they are kept.
    """
    wider = deepcopy(reads)
    _widen(wider, own=own)
    return wider


def _widen(reads: Reads, *, own: bool) -> None:
    pending = sorted(reads.fields | set(reads.collections))
    while pending:
        for path in DERIVED.get((reads.entity, pending.pop()), ()):
            if own and "." in path:
                continue
            if path not in reads.fields:
                pending.append(path)
            _add(reads, path.split("."))
    for inner in (*reads.refs.values(), *reads.collections.values()):
        _widen(inner, own=own)


def _add(reads: Reads, keys: list[str]) -> None:
    first, *rest = keys
    if first in {collection.key for collection in CATALOGUE[reads.entity].collections}:
        inner = reads.collection(first)
        if rest:
            _add(inner, rest)
    elif rest:
        _add(reads.ref(first), rest)
    else:
        reads.fields.add(first)
