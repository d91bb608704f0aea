"""What a person says of organisations whose names are alike: that they are one, or that they are not."""

from collections.abc import Iterable
from typing import Any

from register.errors import RegisterError
from register.joining.records import absorb
from register.journal.change import Change
from register.names import key_of
from register.records import Record, children, records
from register.reference.vendors import vendors
from register.texts import Text

_NAMING = frozenset({"legal_name", "aliases", "distinct_from"})


def merge_vendors(change: Change, stays: int, others: Iterable[int]) -> None:
    """Make organisations one: the others' names become other names of the one that stays, by which files name it.

    Products of the same model become one too. Raises RegisterError where one of them is gone.
    """
    _held(change, stays)
    for number in dict.fromkeys(others):
        other = _held(change, number)
        if number != stays:
            _name(change, stays, other)
            _merge_products(change, stays, number)
            absorb(change, "vendor", stays, number, kept=_NAMING)


def take_for_known(change: Change, vendor: int, reference: str) -> None:
    """Say that an organisation is one of our reference: its name there becomes another name of it.

    Raises RegisterError where it is gone.
    """
    _add(change, _held(change, vendor), "aliases", (vendors()[reference].name,))


def tell_apart(change: Change, vendor: int, names: Iterable[str]) -> None:
    """Say that these names, though alike, are another organisation's: that is not proposed again.

    Raises RegisterError where it is gone.
    """
    _add(change, _held(change, vendor), "distinct_from", names)


def _held(change: Change, number: int) -> Record:
    found = records(change.connection, "vendor", (number,)).get(number)
    if found is None:
        what = Text("One of these organisations is gone.")
        raise RegisterError(what, Text("Look at the question again."), unchanged=Text("Nothing was changed."))
    return found


def _name(change: Change, stays: int, other: Record) -> None:
    """Let the one that stays be found by all names of the other."""
    said = other.values
    if _held(change, stays).values["legal_name"] is None and said["legal_name"] is not None:
        change.edit("vendor", stays, None, {"legal_name": said["legal_name"]})
    names = (said["name"], said["legal_name"], *(said["aliases"] or ()))
    _add(change, _held(change, stays), "aliases", (name for name in names if name))
    _add(change, _held(change, stays), "distinct_from", said["distinct_from"] or ())


def _add(change: Change, held: Record, key: str, names: Iterable[str]) -> None:
    """Add names to a list of an organisation, each unless it has it already, as its own name too."""
    own = (held.values["name"], held.values["legal_name"]) if key == "aliases" else ()
    before = held.values[key] or ()
    known = {key_of(name) for name in (*own, *before)}
    added: dict[str, str] = {}
    for name in names:
        if key_of(name) not in known:
            added.setdefault(key_of(name), name)
    if added:
        change.edit("vendor", held.id, None, {key: (*before, *added.values())})


def _merge_products(change: Change, stays: int, other: int) -> None:
    own: dict[Any, int] = {}
    for number, product in children(change.connection, "product", "vendor", stays).items():
        own.setdefault(_model(product), number)
    for number, product in children(change.connection, "product", "vendor", other).items():
        same = own.get(_model(product))
        if same is not None:
            absorb(change, "product", same, number)


def _model(product: Record) -> tuple[str, str | None]:
    """What products of one brand are told apart by: the model; without one, the category."""
    model = key_of(product.values["model"])
    return model, None if model else product.values["category"]
