"""What the rows of a questionnaire are called: an item by what a person finds it by, a deal by what it was."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from register.journal.ids import Ids
from register.model.tables import TABLES
from register.queries.called import Name, record_names
from register.texts import Text

_NUMBERS = 6  # of a lot, so many are named by their numbers


@dataclass(frozen=True, slots=True)
class Joined:
    """Parts with a point between them, said in a language at the end."""

    parts: tuple[Name, ...]

    def said(self, language: str) -> str:
        """The parts in `language`."""
        return " · ".join(part if isinstance(part, str) else part.said(language) for part in self.parts)


class Item(NamedTuple):
    """What an item is told by. number: of the inventory, else its serial number. place: site and position."""

    number: str | None
    place: tuple[str, ...]


def items_told(connection: Connection, ids: Collection[int]) -> dict[int, Item]:
    """What these items are found by."""
    item, site = TABLES["equipment"].c, TABLES["site"].c
    columns = (item.id, item.asset_tag, item.serial, item.mac, site.name, item.position)
    joined = TABLES["equipment"].outerjoin(TABLES["site"], site.id == item.site_id)
    query = select(*columns).select_from(joined)
    return {
        row[0]: Item(row[1] or row[2] or row[3], tuple(part for part in row[4:] if part))
        for among in Ids(ids).among(item.id)
        for row in connection.execute(query.where(among))
    }


def lot_told(product: Name | None, deal: Name | None, ids: Ids, told: Mapping[int, Item]) -> Text:
    """A lot: one item by its number, its product and where it is; several by product, deal and their numbers."""
    n = len(ids)
    names = tuple(name for name in (product, deal) if name)
    if n == 1:
        one = told.get(next(iter(ids)), Item(None, ()))
        parts = tuple(part for part in (one.number, product, *one.place) if part)
        return Text("{parts}", parts=Joined(parts)) if one.number or one.place else _counted(names, n)
    numbers = tuple(_first(ids, told))
    counted = _counted(names, n)
    if not numbers:
        return counted
    if n > len(numbers):
        return Text("{items} ({numbers} …)", items=counted, numbers=numbers)
    return Text("{items} ({numbers})", items=counted, numbers=numbers)


def all_told(number: int) -> Text:
    """All items that a question is about, in the row before those that name them."""
    return Text("All {n}, but for what is answered below", "All {n}, but for what is answered below", n=number)


def deals_told(connection: Connection, ids: Collection[int]) -> dict[int, Name]:
    """Deals by their reference, what they were, and how much equipment came by them."""
    row = TABLES["acquisition"].c
    refs = {
        number: ref
        for among in Ids(ids).among(row.id)
        for number, ref in connection.execute(select(row.id, row.ref).where(among))
    }
    deal = TABLES["equipment"].c.acquisition_id
    counted = select(deal, func.count()).group_by(deal)
    items = {row[0]: row[1] for among in Ids(refs).among(deal) for row in connection.execute(counted.where(among))}
    return {
        number: Text("{ref} · {deal}: {items}", ref=refs[number], deal=name, items=_items(items.get(number, 0)))
        for number, name in record_names(connection, "acquisition", list(refs)).items()
    }


def numbered(lots: Iterable[Ids]) -> set[int]:
    """The items whose numbers are told of these lots."""
    return {number for ids in lots for number in islice(ids, _NUMBERS)}


def _first(ids: Ids, told: Mapping[int, Item]) -> Iterator[str]:
    for number in islice(ids, _NUMBERS):
        if number in told and told[number].number:
            yield str(told[number].number)


def _counted(names: tuple[Name, ...], n: int) -> Text:
    if not names:
        return Text("{n} item of equipment", "{n} items of equipment", n=n)
    return Text("{names}: {n} item", "{names}: {n} items", names=names, n=n)


def _items(n: int) -> Text:
    return Text("{n} item", "{n} items", n=n)
