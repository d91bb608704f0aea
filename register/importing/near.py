"""New organisations whose names are near to another's: for a person to say, nothing is taken."""

from collections.abc import Iterable
from dataclasses import dataclass

from register.identity.vendors import Directory

_MOST = 2000  # so many new names in one import are no organisations
_ANOTHER = 0.97  # at most: it is written otherwise


@dataclass(frozen=True, slots=True)
class Near:
    """A new name, the name it may be another spelling of, and how near they are, from 0.7 to less than 1."""

    name: str
    proposed: str
    score: float


def near_names(known: Iterable[str], new: Iterable[str]) -> list[Near]:
    """For each new name the nearest of those known and of the new ones before it, where one is near."""
    held, fresh = list(known), list(dict.fromkeys(new))
    if len(fresh) > _MOST:
        return []
    order = {name: -place for place, name in enumerate((*held, *fresh))}  # of two as near, the one that was there first
    directory: Directory[str] = Directory({name: (name,) for name in held})
    found = []
    for name in fresh:
        scores = directory.scores(name)
        if scores:
            proposed = max(scores, key=lambda other: (scores[other], order[other]))
            found.append(Near(name, proposed, min(scores[proposed], _ANOTHER)))
        directory.add(name, (name,))
    return found
