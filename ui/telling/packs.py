"""What rule packs are called."""

from register.queries.catalogue import Listed
from register.texts import Text, Words

_NAMES = {
    "eu": Words("European Union", "Union européenne"),
    "fr": Words("France", "France"),
    "deals": Words("Deals and keeping", "Acquisitions et suivi"),
    "security": Words("Security", "Sécurité"),
}


def pack_name(one: Listed) -> Words | Text:
    """The pack of a rule in words; that of a city by the name it gave it."""
    if one.pack.own:
        return Text("Own rules: {name}", name=one.pack.name)
    return _NAMES.get(one.pack.name, Words(one.pack.name, one.pack.name))
