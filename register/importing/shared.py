"""The texts that the cells of a workbook share: a few kilobytes that a hundred thousand cells repeat fill gigabytes."""

import re
from array import array
from collections.abc import Iterator

from register.importing.package import Package, broken

_MOST_TEXT = 100 << 20  # bytes that the cells of a sheet may show, whatever the texts themselves take
_TIMES = 4  # how often a text is shown on average, where texts are long
_SHORTEST = 4  # bytes: <si>
_CLAIMED = re.compile(rb"""\buniqueCount\s*=\s*["'](\d+)["']""")
_BEGINNING = re.compile(rb"<(?:\w+:)?si\b")
_CELL = re.compile(rb"""\bt\s*=\s*["']s["'].*?<(?:\w+:)?v\b[^>]*>\s*(\d{1,9})""", re.DOTALL)


class SharedTexts:
    """How long the shared texts of a workbook are. Raises RegisterError where they are there to do harm."""

    def __init__(self, package: Package, part: str | None) -> None:
        self._package = package
        self._lengths = array("I", [0])
        self._size = 0
        if part is None:
            return
        claimed = 0
        for chunk in package.chunks(part):
            if not self._size:
                if b"<!DOCTYPE" in chunk:
                    raise broken(package.name)
                said = _CLAIMED.search(chunk)
                claimed = int(said[1]) if said else 0
            self._count(chunk)
        if claimed * _SHORTEST > self._size:  # the reader makes room for as many as are claimed
            raise broken(package.name)
        self._longest = max(self._lengths[1:], default=0)

    def _count(self, chunk: bytes) -> None:
        start = 0
        for found in _BEGINNING.finditer(chunk):
            self._lengths[-1] += found.start() - start
            self._lengths.append(0)
            start = found.start()
        self._lengths[-1] += len(chunk) - start
        self._size += len(chunk)

    def check(self, filled: int, pieces: Iterator[bytes]) -> None:
        """Raise RegisterError where so many filled cells, in these pieces of a sheet, would show too much text."""
        allowed = _MOST_TEXT + _TIMES * self._size
        if self._size == 0 or filled * self._longest <= allowed:
            return
        for piece in pieces:
            for number in map(int, _CELL.findall(piece)):
                allowed -= self._lengths[number + 1] if number + 1 < len(self._lengths) else 0
            if allowed < 0:
                raise self._package.too_large()
