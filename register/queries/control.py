"""Who controls an organisation: the chain of parents above it."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import Connection, select

from register.journal.ids import Ids
from register.model.tables import TABLES
from register.values import Answer

STEPS = 20  # up the chain of parents, at most


class Control(NamedTuple):
    """Who is above an organisation. chain: it and its parents, as far as known; circle: they come round again."""

    chain: tuple[int, ...]
    circle: bool


class Vendor(NamedTuple):
    """What the register knows of one organisation in a chain."""

    parent: int | None
    country: str | None
    parent_country: str | None
    at_the_top: bool  # somebody said that it has no parent


def control(connection: Connection, number: int) -> Control:
    """The chain of parents above one organisation."""
    return chain(number, with_parents(connection, (number,)))


def with_parents(connection: Connection, ids: Iterable[int]) -> dict[int, Vendor]:
    """These organisations and all above them."""
    vendor, note = TABLES["vendor"].c, TABLES["fact_note"].c
    none = select(note.record_id).where(note.kind == "vendor", note.field == "parent", note.answer == Answer.NONE.value)
    top = set(connection.scalars(none))
    columns = select(vendor.id, vendor.parent_id, vendor.country, vendor.parent_country)
    known: dict[int, Vendor] = {}
    wanted = set(ids)
    for _ in range(STEPS + 1):
        for condition in Ids(wanted).among(vendor.id):
            for number, parent, country, parent_country in connection.execute(columns.where(condition)):
                known[number] = Vendor(parent, country, parent_country, number in top)
        wanted = {one.parent for one in known.values() if one.parent is not None} - known.keys()
        if not wanted:
            break
    return known


def chain(number: int, known: Mapping[int, Vendor]) -> Control:
    """The chain above an organisation; one of more steps than STEPS counts as a circle."""
    steps = [number]
    while len(steps) <= STEPS:
        parent = known[steps[-1]].parent
        if parent is None or parent not in known:
            return Control(tuple(steps), circle=False)
        if parent in steps:
            break
        steps.append(parent)
    return Control(tuple(steps), circle=True)
