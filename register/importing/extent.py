"""How large a sheet really is, and what its XML says that the reader of cells does not tell.

The reader lays a sheet out as a full rectangle: one far cell in a file of 5 kB would need terabytes and end the
process. So each sheet is measured first, in one pass over its bytes (0.3 s for 1.3 million cells).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from xml.parsers.expat import ExpatError, ParserCreate

from register.errors import RegisterError
from register.importing.package import UNCHANGED, Package, broken
from register.importing.shared import SharedTexts
from register.texts import Text

MOST_CELLS = 30_000_000  # of a sheet's rectangle: a gigabyte laid out
_PLAUSIBLE = 1_500_000  # a rectangle that need not be looked at twice
_LONGEST_TEXT = 1 << 19  # bytes without a tag: a cell holds 32,767 characters
_LONGEST_ROW = 1 << 22  # bytes
_NARROW = 26  # columns: A to Z
_THIN = 0.05  # share of filled cells under which a large rectangle is a phantom

_HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\b[^>]*?\br=["'](\d{1,7})["'][^>]*\bhidden=["'](?:1|true)["']""")
_ROW_NUMBER = re.compile(rb' r="(\d+)"')
_FAR_ROW = re.compile(rb' r="[A-Za-z]+(\d{6,})"')
_WIDE = re.compile(rb' r="([A-Za-z]{2,})\d')
_REFERRED_ROW = re.compile(rb' r="[A-Za-z]{1,3}(\d{1,7})"')
# Places that no sheet has: the reader of cells ends the process over them.
_MOST_LETTERS, _MOST_DIGITS = 3, 7
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*)(?<!/)>(.*?)</(?:\w+:)?c>", re.DOTALL)
_REFERENCE = re.compile(r"([A-Za-z]{1,3})(\d{1,7})")
_ERROR = re.compile(rb"""\bt=["']e["']""")
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)<")
_PLACE = re.compile(rb"""\br=["']([A-Z]+)(\d+)["']""")


@dataclass(slots=True)
class Marks:
    """What is known of a sheet beside its cells, by (row, column), both from 1.

    texts: what a cell shows where the reader gives something else: "#N/A", "00042". hidden: the hidden rows.
    """

    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)


def column_number(letters: str) -> int:
    """1 for A, 27 for AA."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """A for 1, AA for 27."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _fits(area: int, filled: int) -> bool:
    """Whether a rectangle of so many cells, so many of them filled, can be an inventory's."""
    return area <= _PLAUSIBLE or (area <= MOST_CELLS and filled >= (area - _PLAUSIBLE) * _THIN)


class Bounds:
    """What the sheets of one file may span, each and together: none is laid out before all were looked at."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._area = self._filled = 0

    def check(self, sheet: str | None, rows: int, columns: int, filled: int) -> None:
        """Count a sheet. Raises RegisterError where it, or all of them together, cannot be an inventory."""
        area = rows * columns
        self._area, self._filled = self._area + area, self._filled + filled
        if _fits(area, filled) and _fits(self._area, self._filled):
            return
        cell = f"{column_letters(columns)}{rows}"
        if not _fits(area, filled) and area > filled * 2:
            raise self._refusal(
                Text("“{file}” says that it reaches to cell {cell}, with almost nothing in between.",
                     file=self.file, cell=cell)
                if sheet is None else
                Text("The sheet “{sheet}” of “{file}” says that it reaches to cell {cell}, with almost nothing "
                     "in between.", sheet=sheet, file=self.file, cell=cell)
            )  # fmt: skip
        raise self._refusal(
            Text("“{file}” is too large to be read at once: {n} cell.",
                 "“{file}” is too large to be read at once: {n} cells.", file=self.file, n=self._area)
        )  # fmt: skip

    def _refusal(self, what: Text) -> RegisterError:
        hint = Text("Delete the empty rows and columns behind the table or split the file, save, and import again.")
        return RegisterError(what, hint, unchanged=UNCHANGED)


@dataclass(frozen=True, slots=True)
class Book:
    """What the sheets of an xlsx file have in common.

    padded: the cell styles that show leading zeros, with the number of digits.
    """

    package: Package
    shared: SharedTexts
    bounds: Bounds
    padded: dict[int, int]


def measure(book: Book, part: str, sheet: str) -> Marks:
    """Check the extent of a sheet of an xlsx file and give its marks. Raises RegisterError."""
    package, padded = book.package, book.padded
    marks = Marks()
    rows = filled = 0
    columns = _NARROW
    usual = True  # each filled cell says its place as spreadsheet programs write it
    for piece in _pieces(package, part):
        cells = piece.count(b"</c>")
        filled += cells
        usual = usual and b":c>" not in piece and piece.count(b'<c r="') >= cells
        far = {*_ROW_NUMBER.findall(piece), *_FAR_ROW.findall(piece)}
        wide = set(_WIDE.findall(piece))
        if any(len(row) > _MOST_DIGITS for row in far) or any(len(letters) > _MOST_LETTERS for letters in wide):
            raise broken(package.name)
        rows = max(rows, *map(int, far), 0)
        columns = max(columns, *(column_number(letters.decode()) for letters in wide), 0)
        if b"hidden=" in piece:
            marks.hidden.update(map(int, _HIDDEN_ROW.findall(piece)))
        if padded or b't="e"' in piece or b"t='e'" in piece:
            marks.texts.update(_shown(piece, padded))
    if usual and columns > _NARROW:
        # A cell may say another row than the one it stands in, and in a wide sheet any row is far.
        rows = max(rows, *(int(row) for piece in _pieces(package, part) for row in set(_REFERRED_ROW.findall(piece))))
    if not usual or not _fits(rows * columns, filled):
        rows, columns, filled = _exactly(package, part)
    book.bounds.check(sheet, rows, columns, filled)
    book.shared.check(filled, _pieces(package, part))
    return marks


def _pieces(package: Package, part: str) -> Iterator[bytes]:
    """The bytes of a sheet, cut between rows. What is there to do harm is refused: a document type, endless text."""
    rest: list[bytes] = []
    for number, chunk in enumerate(package.chunks(part)):
        if (number == 0 and b"<!DOCTYPE" in chunk) or (
            len(chunk) > _LONGEST_TEXT and b"<" not in chunk[:_LONGEST_TEXT]
        ):
            raise broken(package.name)
        cut = chunk.rfind(b"<row ")
        if cut < 0 and sum(map(len, rest)) < _LONGEST_ROW:
            rest.append(chunk)
            continue
        cut = len(chunk) if cut < 0 else cut
        yield b"".join([*rest, chunk[:cut]])
        rest = [chunk[cut:]]
    yield b"".join(rest)


def _shown(piece: bytes, padded: dict[int, int]) -> Iterator[tuple[tuple[int, int], str]]:
    """The cells of a piece that hold an error or a number shown with leading zeros."""
    for attributes, content in _CELL.findall(piece):
        place, value = _PLACE.search(attributes), _VALUE.search(content)
        if not (place and value):
            continue
        style = re.search(rb"""\bs=["'](\d+)["']""", attributes)
        digits = padded.get(int(style[1])) if style else None
        text = unescape(value[1].decode("utf-8", "replace"))
        where = int(place[2]), column_number(place[1].decode())
        if _ERROR.search(attributes):
            yield where, text
        elif digits and text.isdigit() and not re.search(rb"""\bt=["'](?!n["'])""", attributes):
            yield where, text.zfill(digits)


def _exactly(package: Package, part: str) -> tuple[int, int, int]:
    """Rows, columns and filled cells, of the cells that hold a value: formats alone fill no cell."""
    top = [0, 0, 0, 0, 0]  # rows, columns, filled; the current row and column

    def start(name: str, attributes: dict[str, str]) -> None:
        tag = name.rsplit(":", 1)[-1]
        if tag == "row":
            top[3], top[4] = int(attributes.get("r", top[3] + 1)), 0
        elif tag == "c":
            place = _REFERENCE.fullmatch(attributes.get("r", ""))
            if place is None and "r" in attributes:
                raise broken(package.name)
            top[4] = column_number(place[1]) if place else top[4] + 1
            top[3] = int(place[2]) if place else top[3]
        elif tag in {"v", "is"}:
            top[0], top[1], top[2] = max(top[0], top[3]), max(top[1], top[4]), top[2] + 1

    parser = ParserCreate()
    parser.StartElementHandler = start
    try:
        for chunk in package.chunks(part):
            parser.Parse(chunk)
    except (ExpatError, ValueError, LookupError) as fault:
        raise broken(package.name) from fault
    return top[0], top[1], top[2]
