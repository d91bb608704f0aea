"""Reading the tables that ship: one row a fact, comma-separated, in resources/reference."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from register.resources import resource
from register.texts import Text, Words

_FROM_MEMORY = Words("set down from memory", "noté de mémoire")
_UNVERIFIED = Words("not re-checked against the official text", "non revérifié sur le texte officiel")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a row was read.

    text: the citation, "from memory" where there is none. as_of: the day it was last compared with it; a month or a
    year stands as its first day. verified: whether that was the official text, or the maker's own word.
    """

    text: str
    as_of: date
    verified: bool

    def said(self, language: str) -> str:
        """The citation, and whether it still has to be re-checked."""
        text = _FROM_MEMORY.said(language) if self.text == "from memory" else self.text
        return text if self.verified else f"{text} ({_UNVERIFIED.said(language)})"

    @property
    def stated(self) -> Text:
        """That our reference states something: when, on what ground, and whether it is to be confirmed."""
        if self.verified:
            return Text("stated by our reference, {day}: {source}", day=self.as_of, source=self)
        return Text("stated by our reference, still to be confirmed, {day}: {source}", day=self.as_of, source=self)


UNCONFIRMED = Source("", date.min, verified=False).stated.source  # how it is written down that this is to be confirmed


def cited(text: Words, *, verified: bool) -> Words:
    """A text that something rests on, and whether that still has to be re-checked."""
    if verified:
        return text
    return Words(f"{text.en}; {_UNVERIFIED.en}", f"{text.fr}\u00a0; {_UNVERIFIED.fr}")


def rows(table: str) -> Iterator[list[str]]:
    """The rows of a table, without its header; cells in the order of its header, "" where nothing is said."""
    with resource(f"reference/{table}.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        next(reader)
        yield from reader


def source(text: str, as_of: str, verified: str) -> Source:
    """The last three cells of a row."""
    return Source(text, date.fromisoformat(as_of), verified == "yes")


def day(cell: str) -> date | None:
    """A day, None where the cell is empty."""
    return date.fromisoformat(cell) if cell else None
