"""Text files of separated values: their encoding, their delimiter and their records."""

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterator

from register.errors import RegisterError
from register.importing.package import UNCHANGED
from register.texts import Text

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAID = re.compile(r'"?sep=(.)"?', re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_DELIMITERS = ";,\t|"
_SAMPLE = 200  # lines that are enough to tell the delimiter
_LONGEST_CELL = 1 << 24
_CONTROL = tuple(bytes([sign]) for sign in range(32) if sign not in {9, 10, 12, 13})
_SEVERAL_BYTES = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")  # of one letter in UTF-8
_MOST_COLUMNS = 16_384  # as in any spreadsheet
_MOST_LINES = 10_000  # of one record
_SAVE_ANEW = Text("Open it in a spreadsheet program, save it as a workbook, and import that.")


def decoded(file: str, data: bytes) -> tuple[str, str] | None:
    """The text of a file and the name of its encoding; None where it is no text.

    Raises RegisterError where it is a text with signs that no text has, or in two encodings at once.
    """
    found = _decoded(file, data)
    if found and (at := found[0].find("\0")) >= 0:
        line = found[0].count("\n", 0, at) + 1
        what = Text("The text file “{file}” is damaged: line {line} holds signs that no text has.",
                    file=file, line=str(line))  # fmt: skip
        raise RegisterError(what, _SAVE_ANEW, unchanged=UNCHANGED)
    return found


def _decoded(file: str, data: bytes) -> tuple[str, str] | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    if data[:1000].count(0) * 3 > len(data[:1000]):
        little = data[1:1000:2].count(0) >= data[:1000:2].count(0)
        return _strictly(data, "utf-16-le" if little else "utf-16-be")
    head = data[:65536]
    if sum(map(head.count, _CONTROL)) * 20 > len(head):
        return None
    if text := _strictly(data, "utf-8"):
        return text
    right, wrong = len(_SEVERAL_BYTES.findall(data)), data.decode("utf-8", "replace").count("\ufffd")
    if right > wrong:
        what = Text("The text file “{file}” mixes UTF-8 with another encoding: some letters cannot be told.", file=file)
        raise RegisterError(what, _SAVE_ANEW, unchanged=UNCHANGED)
    return data.decode("cp1252", "replace"), "cp1252"


def _strictly(data: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError:
        return None


def delimiter_of(text: str) -> tuple[str, str]:
    """The delimiter of a text and the text without the line that may say so ("sep=;")."""
    first, _, rest = text.partition("\n")
    if said := _SAID.fullmatch(first.strip()):
        return said[1], rest
    sample = "\n".join(text[:200_000].splitlines()[:_SAMPLE])
    return max(_DELIMITERS, key=lambda sign: _agreement(sample, sign)), text


def _agreement(sample: str, sign: str) -> tuple[float, int]:
    """How well a delimiter cuts a sample: how many cells agree with the usual width of a record."""
    try:
        widths = Counter(len(record) for record in csv.reader(_lines(sample), delimiter=sign))
    except csv.Error:
        return 0.0, 0
    widths.pop(0, None)
    widths.pop(1, None)
    if not widths:
        return 0.0, 0
    width, times = max(widths.items(), key=lambda item: (item[1], item[0]))
    return times * min(width, 20), width


def _lines(text: str) -> Iterator[str]:
    """The lines of a text with their ends, whatever these are."""
    return (line[0] for line in _LINE.finditer(text))


def records(file: str, text: str, delimiter: str) -> list[list[str]]:
    """The records of a text, a blank line being one of no cells. Raises RegisterError."""
    csv.field_size_limit(_LONGEST_CELL)
    found: list[list[str]] = []
    lines = _Lines(text, delimiter)
    try:
        for record in csv.reader(lines, delimiter=delimiter):
            found.append(record)
            lines.first = lines.number
    except (csv.Error, OverflowError) as fault:
        at = {"file": file, "line": str(lines.first + 1)}
        what = (
            Text("Line {line} of the text file “{file}” has more cells than any table.", **at)
            if isinstance(fault, OverflowError)
            else Text("The text file “{file}” cannot be cut into cells: one of line {line} has no end.", **at)
        )
        raise RegisterError(what, _SAVE_ANEW, unchanged=UNCHANGED) from fault
    return found


class _Lines:
    """The lines of a text, counted. first, number: of the line that the last record ended with, and of the last line.

    Raises: OverflowError for a line of too many cells, csv.Error for a record of too many lines.
    """

    def __init__(self, text: str, delimiter: str) -> None:
        self._lines = _lines(text)
        self._delimiter = delimiter
        self.first = self.number = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.number += 1
            if self.number - self.first > _MOST_LINES:
                raise csv.Error
            if len(line) > _MOST_COLUMNS and line.count(self._delimiter) >= _MOST_COLUMNS:
                raise OverflowError
            yield line
