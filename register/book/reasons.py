"""The column of reasons: a line for each answer that has one, by the heading of its column."""

import json
from collections.abc import Iterable, Mapping
from functools import cache

from register.book.columns import columns_of
from register.book.quoting import quoted, unquoted
from register.names import fold


def reasons_cell(kind: str, reasons: Mapping[str, str | None], language: str) -> str | None:
    """The cell of the reasons of a record, by field or collection; None where there are none."""
    names = {column.key: column.heading.said(language) for column in columns_of(kind) if not column.part}
    lines = [f"{names.get(key, key)}: {_told(reason)}" for key, reason in reasons.items() if reason is not None]
    return "\n".join(lines) or None


def read_reasons(kind: str, text: str, answered: Iterable[str]) -> tuple[dict[str, str], list[str]]:
    """The reasons that a cell gives, by field or collection, and the lines that do not say of which.

    answered: what the row answers: where that is one thing only, a line needs no name.
    """
    found: dict[str, str] = {}
    unnamed: list[str] = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        key, reason = _cut(kind, line)
        if key is None:
            unnamed.append(line)
        elif reason:
            found[key] = reason
    alone = set(answered) - found.keys()
    if len(alone) == 1 and unnamed:
        return found | {alone.pop(): "\n".join(unnamed)}, []
    return found, unnamed


def _told(reason: str) -> str:
    """A reason as it stands in one line among others."""
    return json.dumps(reason, ensure_ascii=False) if "\n" in reason or quoted(reason) != reason else reason


def _cut(kind: str, line: str) -> tuple[str | None, str]:
    """The field that a line names before a colon, and what it says after it."""
    colons = [place for place, sign in enumerate(line) if sign == ":"]
    named = [place for place in colons if fold(line[:place]) in _names(kind)]
    if not named:
        return None, line
    place = named[-1]  # a heading may have a colon of its own
    reason = line[place + 1 :].strip()
    inside = unquoted(reason)
    return _names(kind)[fold(line[:place])], reason if inside is None else inside


@cache
def _names(kind: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for column in columns_of(kind):
        if column.asked is not None and not column.part:
            words = column.asked.label
            found |= {fold(words.en): column.key, fold(words.fr): column.key, fold(column.key): column.key}
    return found
