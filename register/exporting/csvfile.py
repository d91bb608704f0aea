"""A list as CSV: what Excel opens by a double click, and what the importer reads back unchanged."""

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from register.exporting.outgoing import Cell, Outgoing, decimal_text
from register.files import whole_file
from register.progress import Progress

_DELIMITER = {"fr": ";"}  # Excel splits by the list separator of its language
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_EVERY = 1_000


def write_csv(path: Path, sent: Outgoing, language: str, progress: Progress) -> None:
    """Write it as UTF-8 with a byte order mark, codes of the columns in the first record, dates as ISO 8601.

    A text that a spreadsheet would take for a formula has an apostrophe before it, as such a text has already.
    """
    with whole_file(path) as draft, draft.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=_DELIMITER.get(language, ","))
        writer.writerow([column.code for column in sent.columns])
        writer.writerows(_told(sent, progress))


def _told(sent: Outgoing, progress: Progress) -> Iterator[list[str]]:
    for done, row in enumerate(sent.rows):
        if done % _EVERY == 0:
            progress(done, sent.count)
        yield [_written(cell) for cell in row]
    progress(sent.count, sent.count)


def _written(cell: Cell) -> str:
    if isinstance(cell, str):
        return guarded(cell)
    if isinstance(cell, Decimal):
        return decimal_text(cell)
    return cell.isoformat() if isinstance(cell, date) else "" if cell is None else str(cell)


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would else compute it."""
    bare = text.lstrip("'")
    return f"'{text}" if bare.startswith(_STARTS_A_FORMULA) else text
