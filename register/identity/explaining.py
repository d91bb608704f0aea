"""Why an entry of a list was proposed for an organisation, in sentences for who has to answer."""

from collections.abc import Sequence

from register.identity.likeness import read_name
from register.identity.lists import ListProposal
from register.reference.official_lists import Entry
from register.reference.vendors import Vendor, chain, vendors
from register.texts import Text


def why_proposed(names: Sequence[str], one: ListProposal, known: Vendor | None) -> tuple[Text, ...]:
    """What the proposal rests on. names: all that the organisation is called; known: who it is in our reference."""
    entry = one.entry
    of = vendors().get(entry.vendor)
    match one.match:
        case "exact":
            return (_by_name(names, entry, of),)
        case "name_only":
            return _like(entry, of)
        case "oem":
            return (*_criterion(entry), _behind(of))
        case "affiliate":
            return (*_criterion(entry), _of_group(entry, of, known))


def _by_name(names: Sequence[str], entry: Entry, of: Vendor | None) -> Text:
    listed = {read_name(one).key for one in (entry.name, *entry.aliases)}
    same = next((name for name in names if read_name(name).key in listed), None)
    if same is not None:
        return Text("“{name}” is a name that the list gives.", name=same)
    if of is None:
        return Text("The list gives this name: “{name}”.", name=entry.name)
    return Text(
        "By our reference of {as_of}, “{name}” is {vendor}, whom the list names.",
        as_of=of.source.as_of, name=names[0] if names else of.name, vendor=of.legal_name or of.name,
    )  # fmt: skip


def _like(entry: Entry, of: Vendor | None) -> tuple[Text, ...]:
    like = Text("Only the names are alike. A like name is no proof: compare the seat, the group and what it makes.")
    if of is None or entry.link != "unproven":
        return (like,)
    return (like, Text("Our reference knows {vendor}; that the list means it is not shown.", vendor=of.name))


def _criterion(entry: Entry) -> tuple[Text, ...]:
    if entry.entry == "name":
        return ()
    return (Text("The entry names a criterion and nobody: whether it is met is for a person to say."),)


def _behind(of: Vendor | None) -> Text:
    if of is None:
        return Text("Its brand is put on equipment of the one whom the list names.")
    return Text(
        "By our reference of {as_of}, its brand is put on equipment of {maker}.",
        as_of=of.source.as_of, maker=of.legal_name or of.name,
    )  # fmt: skip


def _of_group(entry: Entry, of: Vendor | None, known: Vendor | None) -> Text:
    if of is None:
        return Text("By our reference, it is of the group whom the list names.")
    about: dict[str, object] = {"as_of": of.source.as_of, "vendor": of.legal_name or of.name}
    if known is not None and entry.link == "affiliate":
        about["listed"] = entry.name
        return Text("The list names {listed}, of the group of {vendor}, by our reference of {as_of}.", **about)
    if known is not None and known.id == of.id:
        return Text("By our reference of {as_of}, it is {vendor} or a company of it.", **about)
    if known is not None and any(above.id == of.id for above in chain(known.id)):
        return Text("By our reference of {as_of}, {vendor} stands above it.", **about)
    return Text("By our reference of {as_of}, its brand is one of {vendor}.", **about)
