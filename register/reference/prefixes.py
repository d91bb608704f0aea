"""To whom the IEEE has registered MAC addresses: mac_registrants.csv and mac_prefixes.csv (one row a prefix)."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from register.reference.table import Source, rows, source


@dataclass(frozen=True, slots=True)
class Registrant:
    """Somebody who holds prefixes, as the IEEE spells the name.

    vendor: id of the organisation, "" for module makers and shared blocks. kind: a "maker" of this equipment; a
    "general" maker of computers and networks as well; a "brand" that has prefixes of its own and sells what others
    make; a "module" maker, whose prefix tells the radio or network module only; "shared": a block of many holders.
    """

    name: str
    vendor: str
    kind: Literal["maker", "general", "brand", "module", "shared"]
    source: Source


@cache
def prefixes() -> dict[str, Registrant]:
    """Who holds each prefix: 6, 7 or 9 hexadecimal digits in capitals, for blocks of 24, 28 or 36 bits."""
    held = {row[0]: Registrant(row[1], row[2], row[3], source(*row[4:])) for row in rows("mac_registrants")}  # type: ignore[arg-type]  # the test holds the codes
    return {prefix: held[registrant] for prefix, registrant in rows("mac_prefixes")}
