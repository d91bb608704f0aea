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
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAID = re.compile(r'"?sep=(.)"?', re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_DELIMITERS = ";,\t|"
_SAMPLE = 200  # lines that are enough to tell the delimiter
_LONGEST_CELL = 1 << 24
_CONTROL = frozenset(range(32)) - {9, 10, 12, 13}


def decoded(data: bytes) -> tuple[str, str] | None:
    """The text of a file and the name of its encoding; None where it is no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    if data[:1000].count(0) * 3 > len(data[:1000]):
        little = data[1:1000:2].count(0) >= data[:1000:2].count(0)
        return _strictly(data, "utf-16-le" if little else "utf-16-be")
    if any(byte in _CONTROL for byte in data[:65536]):
        return None
    return _strictly(data, "utf-8") or (data.decode("cp1252", "replace"), "cp1252")


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
    try:
        return list(csv.reader(_lines(text), delimiter=delimiter))
    except csv.Error as fault:
        raise RegisterError(
            Text("The text file “{file}” cannot be cut into cells: {reason}.", file=file, reason=str(fault)),
            Text("Open it in a spreadsheet program, save it as a workbook, and import that."),
            unchanged=UNCHANGED,
        ) from fault
