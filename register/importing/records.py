"""What an import adds besides the equipment of an inventory: records of any kind, and answers besides values."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from register.values import Answer


class Pointer(NamedTuple):
    """A record of any kind that is brought: its number is negative, -1 the first of its kind."""

    kind: str
    number: int


class Covered(NamedTuple):
    """The items that a decision was made about, told as one text; negative numbers are those that are brought."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NewRecords:
    """New records of one kind.

    columns: values by field, in step; what refers to a record that is brought is negative, or a Pointer or Covered
    where the field itself does not say of which kind. rows: the row that each comes from.
    """

    kind: str
    columns: dict[str, list[Any]]
    rows: list[int]


@dataclass(frozen=True, slots=True)
class Answered:
    """What is answered about a field or collection of a record besides its value.

    number: of the record, negative where it is brought. answer: None where the note, given by its number, is taken
    away. before: what was there, a value or an answer.
    """

    kind: str
    number: int
    key: str
    row: int
    before: Any
    answer: Answer | None
    reason: str | None
    note: int | None
