"""How long work tells how far it is, and learns that it should stop."""

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")


class Progress(Protocol):
    """Told how far the work is. Raises Cancelled when the person has asked to stop."""

    def __call__(self, done: int, of: int, /) -> None:
        """Report that so many of so many steps are done."""


def quiet(_done: int, _of: int, /) -> None:
    """Nobody is watching: tests, the command line, short work."""


def watched(things: Sequence[T], progress: Progress) -> Iterator[T]:
    """Go through things and report each one."""
    for done, thing in enumerate(things):
        progress(done, len(things))
        yield thing
    progress(len(things), len(things))
