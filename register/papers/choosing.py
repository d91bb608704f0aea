"""Which fit of a sheet has one page: found by asking the typesetter of few of them, the likely ones first."""

from collections.abc import Mapping
from math import ceil
from typing import Any

_LINE, _SMALL, _RULED = 10.7, 9.0, 4.2  # points of a line of text, of one in the sources, and around a row
_SURE = 20.0  # points over a page from which what is reckoned is believed
# Letters that have room in a line: of the widest cell that wraps, in each block of rows.
_ROWS = {"who": 15, "functions": 28, "points": 100, "conditions": 84}


class Choosing:
    """The search for the first fit that has one page. fits: the sheet in each of them, in their order."""

    def __init__(self, fits: Mapping[int, Any]) -> None:
        self._fits = fits
        self._low, self._high = 0, len(fits) - 1
        self._at = 0
        self._over = dict[int, float]()
        self._airs = dict[int, float]()
        self.done = False

    @property
    def asked(self) -> Any:
        """The sheet in the fit that is asked of; once it is done, in the one that was found."""
        return self._fits[self._at]

    @property
    def air(self) -> float:
        """The air that the found fit may have."""
        return self._airs[self._at]

    def answer(self, over: float, air: float) -> None:
        """By how many points the asked fit is higher than a page; what air it may have."""
        self._over[self._at], self._airs[self._at] = over, air
        if over <= 0:
            self._high = self._at
        else:
            self._low = min(self._at + 1, self._high)
        likely = [fit for fit in range(self._low, self._high) if self._reckoned(fit) <= _SURE]
        if likely:
            self._at = next((fit for fit in likely if self._reckoned(fit) <= 0), likely[-1])
        else:
            self._at = self._high
            self.done = self._high in self._airs

    def _reckoned(self, fit: int) -> float:
        """By how much a fit may be higher than a page, from the nearest one that was measured."""
        near = min(self._over, key=lambda known: abs(known - fit))
        return self._over[near] + _height(self._fits[fit]) - _height(self._fits[near])


def _height(told: Any) -> float:
    """About how high those parts of a sheet are that differ between its fits, in points."""
    lines = ceil(len(told["title"]) / 46) * 2.1 + ceil(len(told["purpose"]["t"]) / 112)
    lines += ceil(sum(len(one["t"]) + 3 for one in told["gives"]) / 130)
    height = lines * _LINE
    for block, letters in _ROWS.items():
        rows = told[block]["rows"]
        height += sum(max(map(_length, _cells(row))) // letters * _LINE + _LINE + _RULED for row in rows)
        height += _LINE if told[block]["more"] else 0
    items = [ceil(len(one["t"]) / 58) for one in told["sources"]["items"]]
    return height + _SMALL * (sum(items) / 2 + bool(items) + bool(told["sources"]["note"]))


def _cells(row: Any) -> list[Any]:
    return [row["text"]] if isinstance(row, dict) else row


def _length(cell: Any) -> int:
    return len(cell["t"]) + len(cell["m"]) + (13 if cell["u"] else 0)
