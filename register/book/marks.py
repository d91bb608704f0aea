"""What a sheet carries besides its words, so that it can be read again whatever was done to it."""

import re
from typing import NamedTuple

from register.journal.ids import Ids

FORM = "vitrine-register/1"
NOTE = "note"  # the code of the row of the first sheet whose text becomes the note of the import
REASONS = "reasons"  # the column that says why something is not applicable, or what was replied
# What the sheets hold that are not read back.
README, SUMMARY, FINDINGS, WORDS = "@readme", "@summary", "@findings", "@words"
ASIDE = frozenset({README, SUMMARY, FINDINGS, WORDS})
_TITLE = 60  # characters of a title that a reference shows
_MARK = re.compile(rf"{re.escape(FORM)} ([0-9A-Za-z]+) (\d{{1,18}}) (en|fr) (@?[a-z_]+)")
_NUMBER = re.compile(r"([0-9A-Za-z]+)-(\d{1,18})")
_NAMED = re.compile(r"(.*?)\s*\[([^\[\]]+)\]", re.DOTALL)


class Mark(NamedTuple):
    """The code of the first column of a sheet.

    identity: of the register that wrote it. change: the number of its last change then. holds: the entity whose records
    are listed, or one of ASIDE.
    """

    identity: str
    change: int
    language: str
    holds: str

    def __str__(self) -> str:
        return f"{FORM} {self.identity} {self.change} {self.language} {self.holds}"


def read_mark(text: str) -> Mark | None:
    """The mark that a cell holds; None where it holds none."""
    found = _MARK.fullmatch(text.strip()) if text.startswith(FORM) else None
    return None if found is None else Mark(found[1], int(found[2]), found[3], found[4])


def number_of(identity: str, number: int) -> str:
    """The number of a record as its row has it: "5f3a09c1-41"."""
    return f"{identity}-{number}"


def own_number(text: str, identity: str | None) -> int | None:
    """The number of the record of this register that a row names; None where it names none."""
    found = _NUMBER.fullmatch(text)
    return int(found[2]) if found and found[1] == identity else None


def label(title: str, number: int) -> str:
    """How a cell refers to a record: by its title, told apart by its number."""
    return f"{short(title) or '#'} [{number}]"


def read_label(text: str) -> tuple[str, str | None]:
    """The title and the number, or whatever else stands in the last brackets, of a cell that refers to a record."""
    found = _NAMED.fullmatch(text.strip())
    return (found[1].strip(), found[2].strip()) if found else (text.strip(), None)


def short(title: str) -> str:
    """A title as a reference shows it."""
    return " ".join(title.split())[:_TITLE].strip()


def covered_numbers(text: str | None) -> tuple[int, ...] | None:
    """The items that a decision says it covers; None where the text says no such thing."""
    try:
        return tuple(Ids.read(text or ""))
    except ValueError:
        return None
