"""Where the keys and values of a TOML text stand, so that a fault can be told with its line and column."""

import re
from collections.abc import Callable
from typing import TypeAlias

from register.rules.tokens import Place

# Keys of tables and numbers of list members, from the top: ("rule", 0, "severity", 1, "when").
Path: TypeAlias = tuple[str | int, ...]

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BARE_VALUE = re.compile(r"[^,\]}\n#]+")
_BLANK = re.compile(r"(?:[\s]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_ESCAPED = {"u": 6, "U": 10}  # how long an escape is, where it is not two signs


class Places:
    """The places of a text that is valid TOML, with lines that end in a plain line feed."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._keys: dict[Path, int] = {(): 0}
        self._values: dict[Path, int] = {}
        self._ends: dict[Path, int] = {}
        self._lengths: dict[Path, int] = {}  # of lists of tables
        self._at = 0
        self._document()

    def of(self, path: Path, at: Place | None = None) -> Place:
        """Where a value stands, or a place within a text; for what is not there, where the table around it begins."""
        if path in self._values:
            start = self._values[path]
            return self._place(start if at is None else self._within(start, at))
        while path not in self._keys:
            path = path[:-1]
        return self._place(self._keys[path])

    def span(self, path: Path) -> tuple[int, int]:
        """From which character to which a value stands, with its quotation marks. Raises KeyError where it is none."""
        return self._values[path], self._ends[path]

    def of_key(self, path: Path) -> Place:
        """Where the key of a value stands."""
        return self._place(self._keys[path])

    def _place(self, offset: int) -> Place:
        return Place(self._text.count("\n", 0, offset) + 1, offset - self._text.rfind("\n", 0, offset))

    def _within(self, start: int, wanted: Place) -> int:
        """The offset in the text of a place in a string, with what was escaped counted as it was written."""
        mark = self._text[start]
        quotes = mark * 3 if self._text.startswith(mark * 3, start) else mark
        at = start + len(quotes)
        at += len(quotes) > 1 and self._text.startswith("\n", at)
        line, column = 1, 1
        while (line, column) < (wanted.line, wanted.column):
            length, said = self._sign(at, escapes=mark == '"')
            at += length
            line, column = (line + 1, 1) if said == "\n" else (line, column + len(said))
        return at

    def _sign(self, at: int, *, escapes: bool) -> tuple[int, str]:
        """How long a sign of a string is as written, and what it says: nothing, where it only breaks a line."""
        sign = self._text[at]
        if sign != "\\" or not escapes:
            return 1, sign
        follows = self._text[at + 1]
        if follows.isspace():
            rest = self._text[at + 1 :]
            return 1 + len(rest) - len(rest.lstrip()), ""
        return _ESCAPED.get(follows, 2), "\n" if follows == "n" else "."

    # --- reading ---

    def _document(self) -> None:
        table: Path = ()
        while self._skip(_BLANK) < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> Path:
        start = self._at
        listed = self._text.startswith("[[", start)
        self._at += 1 + listed
        *first, last = self._key()
        path = self._resolved(tuple(first))
        if listed:
            number = self._lengths.get((*path, last), 0)
            self._lengths[*path, last] = number + 1
            path = (*path, last, number)
        else:
            path = (*path, last)
        self._at += 1 + listed
        self._keys[path] = start
        return path

    def _resolved(self, keys: tuple[str, ...]) -> Path:
        """A path in which a list of tables stands for its last one."""
        path: Path = ()
        for key in keys:
            path = (*path, key)
            if path in self._lengths:
                path = (*path, self._lengths[path] - 1)
        return path

    def _pair(self, table: Path) -> None:
        start = self._skip(_SPACE)
        keys = self._key()
        for number in range(1, len(keys) + 1):
            self._keys.setdefault((*table, *keys[:number]), start)
        self._at += 1  # =
        self._skip(_SPACE)
        self._value((*table, *keys))

    def _key(self) -> list[str]:
        keys = [self._one_key()]
        while self._skip(_SPACE) < len(self._text) and self._text[self._at] == ".":
            self._at += 1
            keys.append(self._one_key())
        return keys

    def _one_key(self) -> str:
        start = self._skip(_SPACE)
        if self._text[start] in "\"'":
            self._string()
            return self._text[start + 1 : self._at - 1]
        return self._text[start : self._skip(_BARE_KEY)]

    def _value(self, path: Path) -> None:
        self._values[path] = self._at
        sign = self._text[self._at]
        if sign in "\"'":
            self._string()
        elif sign == "[":
            self._members("]", path, lambda number: self._value((*path, number)))
        elif sign == "{":
            self._members("}", path, lambda _number: self._pair(path))
        else:
            self._skip(_BARE_VALUE)
        self._ends[path] = self._at

    def _members(self, end: str, path: Path, one: Callable[[int], None]) -> None:
        self._keys.setdefault(path, self._at)
        self._at += 1
        number = 0
        while self._text[self._skip(_BLANK)] != end:
            one(number)
            number += 1
            if self._text[self._skip(_BLANK)] == ",":
                self._at += 1
        self._at += 1

    def _string(self) -> None:
        mark = self._text[self._at]
        quotes = mark * 3 if self._text.startswith(mark * 3, self._at) else mark
        self._at += len(quotes)
        while not self._text.startswith(quotes, self._at):
            self._at += 2 if self._text[self._at] == "\\" and mark == '"' else 1
        self._at += len(quotes)
        if len(quotes) > 1:
            while self._text.startswith(mark, self._at):  # quotes that belong to the string stand before its end
                self._at += 1

    def _skip(self, what: re.Pattern[str]) -> int:
        found = what.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._at
