"""Findings explained: as they were kept, or, of one of many like things, asked again for just that one."""

from sqlalchemy import Connection

from register.queries.cards import Card, card
from register.queries.findings import (
    EQUIPMENT,
    Finding,
    finding,
    findings,
    findings_of_thing,
    level_missing,
    reasons,
)  # fmt: skip
from register.screening.screen import explain


def card_of(connection: Connection, number: int) -> Card | None:
    """A finding explained; of a group, by the first of its things. None if it is gone."""
    found = finding(connection, number)
    return None if found is None else _card(connection, found)


def cards_of(connection: Connection, kind: str, number: int) -> list[Card]:
    """All findings of one record explained, the most serious first; of equipment, by its own facts."""
    if kind == EQUIPMENT:
        every = findings_of_thing(connection, number)
    else:
        every = findings(connection, about=(kind, (number,)))
    return [one for found in every if (one := _card(connection, found)) is not None]


def _card(connection: Connection, found: Finding) -> Card | None:
    if found.kind != EQUIPMENT:
        return card(connection, found, reasons(connection, found.id), level_missing(connection, found.id))
    judged = explain(connection, found.rule, found.kind, found.subject)
    return None if judged is None else card(connection, found, judged.why, judged.level_missing)
