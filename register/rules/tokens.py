"""The words of a condition, each with its place."""

import re
from dataclasses import dataclass

from register.errors import RegisterError
from register.texts import Text

_TOKEN = re.compile(
    r"""(?P<blank>\s+)
      | (?P<date>\d{4}-\d\d-\d\d\b)
      | (?P<word>[A-Za-z0-9]*[A-Za-z_][A-Za-z0-9_]*)
      | (?P<number>\d+(?:\.\d+)?)
      | (?P<set>@[A-Za-z][A-Za-z0-9_]*)
      | (?P<text>"[^"\n]*")
      | (?P<sign>!=|<=|>=|[=<>(){},.+*-])""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a condition; lines and columns count from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Token:
    """One word: its sort (date, word, number, set, text, sign or end), as written, and its place."""

    sort: str
    text: str
    at: Place


class ConditionError(RegisterError):
    """A condition that cannot be read or does not fit the fields. at: where in the condition."""

    def __init__(self, what: Text, at: Place) -> None:
        super().__init__(what)
        self.at = at


def tokens(condition: str) -> list[Token]:
    """The words of a condition, closed by one of sort "end". Raises ConditionError at a sign that is none of ours."""
    found = []
    position, line, start = 0, 1, 0
    while position < len(condition):
        at = Place(line, position - start + 1)
        match = _TOKEN.match(condition, position)
        if match is None:
            raise ConditionError(Text("“{sign}” means nothing here.", sign=condition[position]), at)
        if match.lastgroup != "blank":
            found.append(Token(str(match.lastgroup), match.group(), at))
        elif "\n" in match.group():
            line += match.group().count("\n")
            start = position + match.group().rindex("\n") + 1
        position = match.end()
    found.append(Token("end", "", Place(line, position - start + 1)))
    return found
