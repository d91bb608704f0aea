"""What can be the matter with a cell: the value that was taken all the same, and the sentence that says why."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from register.importing.read import Action
from register.texts import Text


@dataclass(frozen=True, slots=True)
class Fault:
    """What is the matter with one cell: a code, what was done, and the sentence for a person."""

    kind: str
    action: Action
    message: Text


class Reading(NamedTuple):
    """What a cell was read as. asks: what it would be, where a person must say so first."""

    value: Any = None
    fault: Fault | None = None
    asks: Any = None


BLANK = Reading()


def left_empty(kind: str, message: Text) -> Reading:
    """A cell that gives no value, and why."""
    return Reading(None, Fault(kind, "left empty", message))


def taken(value: Any, kind: str, message: Text) -> Reading:
    """A cell that gives a value with a reservation."""
    return Reading(value, Fault(kind, "taken as read", message))
