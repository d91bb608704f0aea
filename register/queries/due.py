"""What falls due: ends of loans, contracts, orders, support and acceptances, reviews, and answers that are awaited."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, select

from register.fields.catalogue import CATALOGUE, field_of
from register.model.tables import TABLES
from register.queries.ruled import title_of
from register.records import titles
from register.texts import Words

HORIZON = 365  # days that are looked ahead
SOON = 30  # days ahead in which it is time to act

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


def due(connection: Connection, day: date, *, back: int = HORIZON, ahead: int = HORIZON) -> list[Due]:
    """What fell due in the days before and falls due in the days after, the earliest first."""
    first, last = day - timedelta(days=back), day + timedelta(days=ahead)
    found = [one for kind, keys in _DATES.items() for key in keys for one in _of(connection, kind, key, first, last)]
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
    names = titles(connection, owner or kind, {number for _, number in rows})
    if kind == "equipment":
        yield from _grouped(rows, names, label, key)
        return
    for on, number in rows:
        yield Due(on, owner or kind, number, names.get(number, f"#{number}"), label, key)


def _grouped(rows: Iterable[Any], names: dict[int, str], label: Words, key: str) -> Iterator[Due]:
    by_day: dict[date, list[int]] = {}
    for on, number in rows:
        by_day.setdefault(on, []).append(number)
    for on, numbers in by_day.items():
        first = numbers[0]
        yield Due(on, "equipment", first, names.get(first, f"#{first}"), label, key, number=len(numbers))


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
