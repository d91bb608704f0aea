"""Setting a sheet, against what the typesetter alone takes for a page of text."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import typst

from register.papers.sheet import Sheet
from register.papers.typeset import typeset
from register.store import Register
from tests.benchmarks.timing import Line, median, side_by_side
from tests.register.papers.material import look, sheet_of, unknown, valenciennes

_TEXT = "Remplacer environ 150 caméras anciennes par 217 à 240 caméras neuves. " * 85
_PROMISE = "4 x typst.compile of a page of text"


def printing(folder: Path) -> Iterator[Line]:
    """A sheet on which nothing is known, and one that has to be cut to a page; each time another one is set."""
    register = Register.create(folder / "case.vitrine")
    deals = {"of which nothing is known": unknown(register), "cut to a page": valenciennes(register)["acquisition"]}
    with register.read() as connection:
        for name, deal in deals.items():
            made = sheet_of(connection, "acquisition", deal)
            gathered = median(lambda deal=deal: sheet_of(connection, "acquisition", deal))  # type: ignore[misc]
            ours, floor = side_by_side(_sheets(made), _pages(), 15)
            told = f"one-page sheet {name} ({1000 * gathered:.0f} ms to gather)"
            yield Line(told, ours, floor, 4 * floor, _PROMISE)
    register.close()


def _sheets(made: Sheet) -> Callable[[], object]:
    number = count()
    return lambda: typeset([replace(made, title=f"{made.title} {next(number)}")], look())


def _pages() -> Callable[[], object]:
    number = count()
    return lambda: typst.compile(f"#set document(title: [A page])\n= A page\n{next(number)} {_TEXT}".encode())
