"""Who really makes a product: proposals from the brand, the model number and the MAC address, each with its reason.

A MAC address tells to whom the network interface is registered, no more. What a radio or network module tells is a note
on a component and no proposal.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations

from register.identity.likeness import read_name
from register.identity.vendors import Proposal, identified
from register.reference.models import ModelPattern, model_patterns
from register.reference.prefixes import Registrant, prefixes
from register.reference.relabels import Relabel, relabels
from register.reference.vendors import chain, vendors
from register.texts import Text, Words

_DIGITS = (9, 7, 6)  # hexadecimal digits of blocks of 36, 28 and 24 bits
_MAC = re.compile(r"[0-9A-F]{12}")
_NOT_REGISTERED = "13579BDF2367ABEF"  # second digit: of a group, or given by whoever runs the network
_RANK = {"high": 0.95, "medium": 0.8, "low": 0.7}
_EXTENT = {"all": 0.95, "most": 0.85, "part": 0.75}
_OF_ITS_RANGE = {
    "all": Words("all of its range", "toute sa gamme"),
    "most": Words("most of its range", "la plus grande part de sa gamme"),
    "part": Words("part of its range", "une partie de sa gamme"),
}


def by_brand(brand: str) -> list[Proposal[str]]:
    """The makers of what carries a brand: of those who re-label, and of brands that a maker has itself.

    What a weak source says of a part of the range is too little to propose.
    """
    key, of = read_name(brand).key, identified([brand])
    found = [row for row in relabels() if read_name(row.brand).key == key or (row.vendor and row.vendor == of)]
    rows = [row for row in found if row.extent != "part" or row.confidence != "low"]
    several = len({row.maker for row in rows}) > 1
    return _ranked(_by_row(row, sure=not several) for row in rows)


def by_model(model: str, brand: str = "") -> list[Proposal[str]]:
    """The makers who write model numbers so, likeliest first; the brand on the box decides between them.

    Where the number is one of the brand's own, only a sure sign of another maker stands beside it.
    """
    fitting = [(match, row) for row in model_patterns() if row.maker and (match := row.regex.search(model))]
    own = [(match, row) for match, row in fitting if brand and _is_of(row, brand)]
    usable = [(match, row) for match, row in fitting if (match, row) in own or not row.brand_needed]
    if own:
        usable = [(match, row) for match, row in usable if (match, row) in own or row.confidence == "high"]
    usable.sort(key=lambda found: (found not in own, -_RANK[found[1].confidence], -len(found[0][0])))
    sure = {row.maker for _, row in usable if row.confidence == "high"}
    return _ranked(_by_pattern(row, sure=row.confidence == "high" and len(sure) == 1) for _, row in usable)


def registrant(mac: str) -> Registrant | None:
    """To whom the longest known prefix of a MAC address is registered.

    None for an unknown prefix, a block of many holders, an address that whoever runs the network has given, and what
    is no MAC address.
    """
    bare = re.sub("[^0-9A-F]", "", mac.upper())
    if not _MAC.fullmatch(bare) or bare[1] in _NOT_REGISTERED:
        return None
    known = prefixes()
    found = next((known[bare[:digits]] for digits in _DIGITS if bare[:digits] in known), None)
    return None if found is None or found.kind == "shared" else found


def by_mac(mac: str) -> list[Proposal[str]]:
    """Who may have made what has this MAC address.

    Nothing for modules, nor for brands that have prefixes of their own and sell what others make. A maker of computers
    and networks as well is in doubt: the interface may be of anything.
    """
    found = registrant(mac)
    if found is None or found.kind not in {"maker", "general"}:
        return []
    reason = Text(
        "the network interface is registered to {registrant} (IEEE, as of {as_of})",
        registrant=found.name,
        as_of=found.source.as_of,
    )
    sure = found.kind == "maker"
    return [Proposal(found.vendor, "confident" if sure else "doubtful", 0.95 if sure else 0.75, mac, reason)]


def component(mac: str) -> Text | None:
    """What a MAC address tells of a part: whose radio or network module it is; None where it is no known module."""
    found = registrant(mac)
    if found is None or found.kind != "module":
        return None
    return Text(
        "the network module is of {registrant} (IEEE, as of {as_of}); it says nothing of the maker",
        registrant=found.name,
        as_of=found.source.as_of,
    )


def makers(brand: str = "", model: str = "", macs: Iterable[str] = ()) -> list[Proposal[str]]:
    """Who may make a product, by all that is known of it, likeliest first.

    Several sure ones contradict each other, unless one is a company of the other.
    """
    found = [*(by_model(model, brand) if model else ()), *(by_brand(brand) if brand else ())]
    ranked = _ranked([*(proposal for mac in dict.fromkeys(macs) for proposal in by_mac(mac)), *found])
    sure = [{above.id for above in chain(one.vendor)} for one in ranked if one.tier == "confident"]
    if any(not (one <= other or other <= one) for one, other in combinations(sure, 2)):
        ranked = [replace(one, tier="doubtful") for one in ranked]
    return ranked


def _ranked(proposals: Iterable[Proposal[str]]) -> list[Proposal[str]]:
    """One proposal for each maker, the best, in order; of equals the first."""
    best: dict[str, Proposal[str]] = {}
    for one in proposals:
        held = best.get(one.vendor)
        if held is None or (one.tier == "confident", one.score) > (held.tier == "confident", held.score):
            best[one.vendor] = one
    return sorted(best.values(), key=lambda one: (one.tier != "confident", -one.score))


def _by_row(row: Relabel, *, sure: bool) -> Proposal[str]:
    score = min(_EXTENT[row.extent], _RANK[row.confidence])
    tier = "confident" if sure and score == _EXTENT["all"] else "doubtful"
    as_of = row.source.as_of
    if row.relation == "own_brand":
        reason = Text("“{brand}” is a brand of this maker, by our reference of {as_of}", brand=row.brand, as_of=as_of)
    elif row.scope is None:
        reason = Text(
            "“{brand}” is put on equipment of this maker: {extent}, by our reference of {as_of}",
            brand=row.brand,
            extent=_OF_ITS_RANGE[row.extent],
            as_of=as_of,
        )
    else:
        reason = Text(
            "“{brand}” is put on equipment of this maker: {extent} ({scope}), by our reference of {as_of}",
            brand=row.brand,
            extent=_OF_ITS_RANGE[row.extent],
            scope=row.scope,
            as_of=as_of,
        )
    return Proposal(row.maker, tier, score, row.brand, reason)  # type: ignore[arg-type]  # one of two words


def _by_pattern(row: ModelPattern, *, sure: bool) -> Proposal[str]:
    name = vendors()[row.maker].name
    as_of = row.source.as_of
    if row.relabelled:
        reason = Text(
            "a model number of {brands}, as put on equipment of {maker}, by our reference of {as_of}",
            brands=row.brands,
            maker=name,
            as_of=as_of,
        )
    else:
        reason = Text("a model number as {maker} writes them, by our reference of {as_of}", maker=name, as_of=as_of)
    return Proposal(row.maker, "confident" if sure else "doubtful", _RANK[row.confidence], row.id, reason)


def _is_of(row: ModelPattern, brand: str) -> bool:
    """Whether the brand is one of those that a pattern is found on."""
    return any(_alike(brand, one) for one in row.brands)


def _alike(brand: str, other: str) -> bool:
    of = identified([brand])
    return read_name(brand).key == read_name(other).key or (of is not None and of == identified([other]))
