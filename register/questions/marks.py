"""What a questionnaire carries besides its words, so that it can be read again whatever was done to it."""

import re
from typing import NamedTuple

from register.journal.ids import Ids

MARK = "vitrine-questions/1"  # the code of the first column of each of its sheets
ABOUT, QUESTION, ANSWER, HOW, KNOWN = "about", "question", "answer", "how", "known"
REASON, STATED_ON, AUTHOR = "reason", "answered_on", "answered_by"
FACT = "fact"  # what the codes of rows are kept as, so that an answer is found again (register.queries.origins)
VALUE = "value"  # the column of the first sheet that says who answers, and when
_LONGEST = 30_000  # characters of ids that one cell takes
_CODE = re.compile(r"([0-9A-Za-z]+)/([a-z_]+)/([0-9,-]*)/([a-z0-9_]*)")
_NUMBERED = re.compile(r"\[(\d{1,18})\]\s*$")


class Code(NamedTuple):
    """What a row is about: records of a register. identity: of that register. key: of a field or collection, or ""."""

    identity: str
    kind: str
    ids: Ids
    key: str

    def __str__(self) -> str:
        return f"{self.identity}/{self.kind}/{self.ids}/{self.key}"


def read_code(text: str) -> Code | None:
    """The code that a cell holds; None where it holds none."""
    found = _CODE.fullmatch(text.strip())
    if found is None:
        return None
    try:
        return Code(found[1], found[2], Ids.read(found[3]), found[4])
    except ValueError:
        return None


def portions(ids: Ids) -> list[Ids]:
    """The same ids in portions that a cell can hold."""
    if len(str(ids)) <= _LONGEST:
        return [ids]
    half = len(ids.ranges) // 2
    return [*portions(Ids.of_ranges(ids.ranges[:half])), *portions(Ids.of_ranges(ids.ranges[half:]))]


def label(title: str, number: int) -> str:
    """How a record is named in a cell that refers to it: by its title, told apart by its number."""
    return f"{title} [{number}]"


def numbered(text: str) -> int | None:
    """The number of the record that such a cell names; None where it names none."""
    found = _NUMBERED.search(text)
    return int(found[1]) if found else None
