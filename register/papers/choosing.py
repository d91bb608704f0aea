"""Which fit of a sheet has one page: found by asking the typesetter of few of them, the likely ones first."""

from collections.abc import Mapping
from math import ceil
from typing import Any

_LINE, _SMALL, _RULED = 10.7, 9.0, 0.6  # points of a line of text, of one in the sources, and more for a row
AIRS = (1.0, 0.85, 0.7, 0.6)  # between the blocks, as the templates have it
_DOUBT = 16.0  # points under a page from which what is reckoned is believed
_SURE = 10.0  # points over a page from which what is reckoned is believed
_GAPS, _BESIDE = 136.0, 8  # points of all gaps; rows that may stand beside those that are counted
# Letters that have room in a line: of the widest cell that wraps, in each block of rows.
_ROWS = {"who": 15, "functions": 28, "points": 100, "conditions": 88}
_AMOUNT, _ANSWER = 34, 17  # the same of the money, and of where images go


class Choosing:
    """The search for the first fit that has one page. fits: the sheet in each of them, in their order.

    spare: about how many points of a page are left for what differs between the fits: where the search begins.
    """

    def __init__(self, fits: Mapping[int, Any], spare: float) -> None:
        self._fits = fits
        self._spare = spare
        self._low, self._high = 0, len(fits) - 1
        self._over = dict[int, float]()
        self._airs = dict[int, float]()
        self._at = self._likely()
        self._guess()

    def _guess(self) -> None:
        """Be done at once where what is reckoned leaves no doubt: this fit has one page, and the one before has not."""
        spare = -self._reckoned(self._at) - _DOUBT
        before = self._at and self._reckoned(self._at - 1)
        self.done = spare > 0 and (not self._at or before > _SURE)
        if self.done:
            told = self._fits[self._at]
            self._airs[self._at] = next((air for air in AIRS if _more(told, air) <= spare), AIRS[-1])

    def measure(self) -> None:
        """Begin anew, and believe nothing that was not measured."""
        self._airs.clear()
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
        self._at = self._likely()
        self.done = self._at in self._airs

    def _likely(self) -> int:
        """The fit to ask of next; the last one that may be, where none before it has any chance."""
        chances = [fit for fit in range(self._low, self._high) if self._reckoned(fit) <= _SURE]
        return next((fit for fit in chances if self._reckoned(fit) <= 0), chances[-1] if chances else self._high)

    def _reckoned(self, fit: int) -> float:
        """By how much a fit may be higher than a page, from the nearest one that was measured."""
        if not self._over:
            return _height(self._fits[fit]) - self._spare
        near = min(self._over, key=lambda known: abs(known - fit))
        return self._over[near] + _height(self._fits[fit]) - _height(self._fits[near])


def _height(told: Any) -> float:
    """About how high those parts of a sheet are that differ between its fits, in points."""
    lines = ceil(len(told["title"]) / 46) * 2.1 + ceil(len(told["purpose"]["t"]) / 112)
    lines += ceil(sum(len(one["t"]) + 3 for one in told["gives"]) / 130)
    tables = {block: _rows(told[block], letters) for block, letters in _ROWS.items()}
    tables["who"] = max(tables["who"] + (_LINE * 2 if told["who"]["unknown"] else 0), _rows(told["money"], _AMOUNT))
    tables["functions"] = max(tables["functions"], _rows(told["flows"], _ANSWER))
    items = [ceil(len(one["t"]) / 58) for one in told["sources"]["items"]]
    noted = _SMALL * (sum(items) / 2 + 2 * bool(items) + bool(told["sources"]["note"]))
    return lines * _LINE + sum(tables.values()) + noted


def _more(told: Any, air: float) -> float:
    """How much higher a sheet is with this air than with the least, in points; as the templates have it."""
    rows = sum(len(told[block]["rows"]) + 2 for block in (*_ROWS, "alternatives"))
    padding = max(2.1, 3.1 * air) - max(2.1, 3.1 * AIRS[-1])
    return (air - AIRS[-1]) * _GAPS + 2 * (rows + _BESIDE) * padding


def _rows(block: Any, letters: int) -> float:
    """About how high the rows of a table are. letters: that have room in a line of its widest cell that wraps."""
    height = sum((max(map(_length, _cells(row))) // letters + 1) * _LINE + _RULED for row in block["rows"])
    return height + (_LINE + _RULED if block.get("more") else 0)


def _cells(row: Any) -> list[Any]:
    return [row["text"]] if isinstance(row, dict) else row


def _length(cell: Any) -> int:
    return len(cell["t"]) + len(cell["m"]) + (13 if cell["u"] else 0)
