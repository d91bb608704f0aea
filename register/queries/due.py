"""What falls due: ends of loans, contracts, orders, support and acceptances, reviews, and answers that are awaited."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, select

from register.fields.catalogue import CATALOGUE, field_of
from register.journal.ids import Ids
from register.model.tables import TABLES
from register.queries.ruled import title_of
from register.records import titles
from register.texts import Words

HORIZON = 365  # days that are looked ahead, and back for what somebody has to do still
ENDED = 30  # days for which it is told that something ended: after that it is a fact like another
SOON, NEAR = 30, 90  # days ahead
_TO_DO = frozenset({"next_review_on", "planned_replacement_on", "due_on"})  # days by which somebody has to do something

# The days on which something ends or must be looked at again, by entity.
_DATES: dict[str, tuple[str, ...]] = {
    "acquisition": ("free_until", "ends_on", "support_until", "next_review_on"),
    "product": ("security_support_until", "next_review_on"),
    "deployment": ("next_review_on", "ended_on"),
    "vendor": ("next_review_on",),
    "equipment": ("planned_replacement_on", "warranty_end", "next_review_on"),
    "authorisation": ("expires_on",),
    "legal_basis": ("valid_to",),
    "question": ("due_on",),
    "decision": ("expires_on", "due_on", "next_review_on"),
}
# Where a record of these kinds is looked at: the record that a person opens.
_BELONGS_TO = {"authorisation": "deployment", "legal_basis": "deployment"}


@dataclass(frozen=True, slots=True)
class Due:
    """Something that falls due on a day.

    kind, id, title: the record to open; field: the label of the date; about: more, such as the rule of a decision.
    number: how many records it stands for.
    """

    on: date
    kind: str
    id: int
    title: str
    field: Words
    key: str
    about: Words | None = None
    number: int = 1

    @property
    def to_do(self) -> bool:
        """Whether somebody has to do something by that day; else something ends on it, and nobody can be late."""
        return self.key in _TO_DO


def due(connection: Connection, day: date, *, back: int = HORIZON, ahead: int = HORIZON) -> list[Due]:
    """What fell due in the days before and falls due in the days after, the earliest first.

    What nobody has to act on is told for ENDED days after its end, at most.
    """
    last = day + timedelta(days=ahead)
    todo, ended = (day - timedelta(days=days) for days in (back, min(back, ENDED)))
    found = [
        one
        for kind, keys in _DATES.items()
        for key in keys
        for one in _of(connection, kind, key, todo if key in _TO_DO else ended, last)
    ]
    return sorted(found, key=lambda one: (one.on, one.kind, one.title, one.key))


def _of(connection: Connection, kind: str, key: str, first: date, last: date) -> Iterator[Due]:
    if kind == "decision":
        yield from _decisions(connection, key, first, last)
        return
    if kind == "question":
        yield from _questions(connection, key, first, last)
        return
    table, label = TABLES[kind].c, field_of(f"{kind}.{key}").label
    owner = _BELONGS_TO.get(kind)
    record = table.id if owner is None else table[f"{owner}_id"]
    wanted = select(table[key], record).where(table[key].between(first, last)).order_by(table[key], table.id)
    rows = connection.execute(wanted).all()
    if kind == "equipment":
        yield from _grouped(connection, rows, label, key)
        return
    names = titles(connection, owner or kind, {number for _, number in rows})
    for on, number in rows:
        yield Due(on, owner or kind, number, names.get(number, f"#{number}"), label, key)


def _grouped(connection: Connection, rows: Iterable[Any], label: Words, key: str) -> Iterator[Due]:
    by_day: dict[date, list[int]] = {}
    for on, number in rows:
        by_day.setdefault(on, []).append(number)
    names = _items(connection, {numbers[0] for numbers in by_day.values()})
    for on, numbers in by_day.items():
        yield Due(on, "equipment", numbers[0], names[numbers[0]], label, key, number=len(numbers))


def _items(connection: Connection, ids: set[int]) -> dict[int, str]:
    """What items are called together with their product: an inventory number alone says little in a list of dates."""
    table = TABLES["equipment"].c
    products = {
        number: product
        for condition in Ids(ids).among(table.id)
        for number, product in connection.execute(select(table.id, table.product_id).where(condition))
    }
    called = titles(connection, "product", {product for product in products.values() if product is not None})
    names = titles(connection, "equipment", ids)
    return {
        number: " · ".join(filter(None, (called.get(product), names[number]))) for number, product in products.items()
    }


def _decisions(connection: Connection, key: str, first: date, last: date) -> Iterator[Due]:
    row, label = TABLES["decision"].c, field_of(f"decision.{key}").label
    example = select(TABLES["equipment"].c.id).where(TABLES["equipment"].c.product_id == row.product_id).limit(1)
    wanted = select(row[key], row.subject_kind, row.subject_id, row.rule, example.scalar_subquery()).where(
        row.ended_on.is_(None), row[key].between(first, last)
    )
    for on, kind, number, rule, other in connection.execute(wanted.order_by(row[key], row.id)):
        subject = number or other
        if kind in CATALOGUE and subject:
            name = titles(connection, kind, (subject,)).get(subject, f"#{subject}")
            yield Due(on, kind, subject, name, label, key, title_of(rule))


def _questions(connection: Connection, key: str, first: date, last: date) -> Iterator[Due]:
    row, label = TABLES["question"].c, field_of(f"question.{key}").label
    wanted = select(row[key], row.subject_kind, row.subject_id, row.vendor_id).where(
        row.answered_on.is_(None), row[key].between(first, last)
    )
    for on, kind, number, vendor in connection.execute(wanted.order_by(row[key], row.id)):
        at, subject = ("vendor", vendor) if vendor else (kind, number)
        if at in CATALOGUE and subject:
            name = titles(connection, at, (subject,)).get(subject, f"#{subject}")
            yield Due(on, at, subject, name, label, key)
