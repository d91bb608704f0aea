"""What derived facts are made of: added to what is read."""

from weakref import WeakKeyDictionary

from register.fields.catalogue import CATALOGUE
from register.rules.vocabulary import DERIVED, MERGED, Reads

_WIDER: WeakKeyDictionary[Reads, dict[bool, Reads]] = WeakKeyDictionary()  # of the reads that were widened before


def with_needs(reads: Reads, *, own: bool = False) -> Reads:
    """The same reads, with the facts that the derived ones among them come from. Neither may be changed afterwards.

    own: only those of the same record; the others are summed up where they are kept.
    """
    known = _WIDER.setdefault(reads, {})
    if own not in known:
        wider = reads.copy()
        _widen(wider, own=own)
        known[own] = wider
    return known[own]


def _widen(reads: Reads, *, own: bool) -> None:
    pending = sorted(reads.fields | set(reads.collections))
    while pending:
        key = pending.pop()
        if not own and key in reads.collections:
            for merged in MERGED.get((reads.entity, key), ()):
                _add_whole(reads, merged.split("."), reads.collections[key])
        for path in DERIVED.get((reads.entity, key), ()):
            if own and "." in path and not path.startswith(f"{key}."):
                continue
            if path not in reads.fields:
                pending.append(path)
            _add(reads, path.split("."))
    for inner in (*reads.refs.values(), *reads.collections.values(), *reads.views.values()):
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


def _add_whole(reads: Reads, keys: list[str], like: Reads) -> None:
    """Read of the collection at the end of a path all that is read of one like it."""
    for key in keys[:-1]:
        collections = {collection.key for collection in CATALOGUE[reads.entity].collections}
        reads = reads.collection(key) if key in collections else reads.ref(key)
    inner = reads.collection(keys[-1])
    inner.fields |= like.fields
    for key, further in like.refs.items():
        inner.ref(key).fields.update(further.fields)
