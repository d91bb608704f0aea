"""The cells of any file, sheet by sheet, whatever the file calls itself."""

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any

from register.errors import RegisterError
from register.files import unreadable
from register.importing import legacy
from register.importing.csvfile import decoded, delimiter_of, records
from register.importing.extent import Book, Bounds, Marks, measure
from register.importing.package import UNCHANGED, Package, broken, locked
from register.importing.shared import SharedTexts
from register.texts import Text, Words

Cell = Any  # str, float, int, bool, date, datetime, time or timedelta; "" where it is blank

_LARGEST = 300 << 20  # bytes
_LONGEST_TEXT = 64 << 20  # bytes of a text file: three times that is what it takes to cut it into cells
_STANDARD_ERROR = 2
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = (
    (b"%PDF", Words("a PDF document", "un document PDF")),
    (b"\x89PNG", Words("a picture", "une image")),
    (b"\xff\xd8\xff", Words("a picture", "une image")),
    (b"GIF8", Words("a picture", "une image")),
    (b"SQLite format 3", Words("a database", "une base de données")),
    (b"7z\xbc\xaf", Words("an archive", "une archive")),
    (b"Rar!", Words("an archive", "une archive")),
    (b"\x1f\x8b", Words("an archive", "une archive")),
    (b"{\\rtf", Words("a text document", "un document texte")),
)
_MARKUP = (
    (
        re.compile(r"\s*(<\?xml|<!doctype|<html|<table)", re.IGNORECASE),
        Words("a web page or XML", "une page web ou XML"),
    ),
    (re.compile(r"\s*(\{\s*[\"}]|\[\s*[\[{\"\]])"), Words("JSON", "du JSON")),
)
_SHEET = re.compile(r"<(?:\w+:)?sheet\b([^>]*)>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b([^>]*)>")
_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_EPOCH_1904 = re.compile(r"""date1904\s*=\s*["'](?:1|true|on)["']""")
_STYLES = re.compile(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_FORMAT = re.compile(r"<(?:\w+:)?numFmt\b([^>]*)>")
_STYLE = re.compile(r"<(?:\w+:)?xf\b([^>]*)>")
_ZEROS = re.compile(r"0{2,}")


@dataclass(slots=True)
class Grid:
    """A sheet as it is written: a list of rows from row 1, cells from `first_column` on (1 for A).

    merged: ranges of cells shown as one, as ((row, column), (row, column)) from 1. epoch_1904: whether days are
    counted from 1904.
    """

    name: str | None
    visible: bool
    rows: list[list[Cell]]
    first_column: int = 1
    marks: Marks = field(default_factory=Marks)
    merged: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()
    epoch_1904: bool = False


@dataclass(slots=True)
class Opened:
    """A file whose type is known: `grids` reads its sheets one after the other."""

    name: str
    sha256: str
    type: str
    grids: Iterator[Grid]
    encoding: str | None = None
    delimiter: str | None = None


def open_file(path: Path) -> Opened:
    """A file by what its bytes say. Raises RegisterError: not there, empty, locked, damaged, or another kind."""
    try:
        if not path.is_file():
            raise _out_of_place(path)
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size > _LARGEST:
                raise _too_large(path.name)
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            file.seek(0)
            head = file.read(4096)
    except OSError as fault:
        raise unreadable(path, fault, UNCHANGED) from fault
    if not head:
        raise _refused(Text("The file “{file}” is empty.", file=path.name))
    for magic, kind in _OTHERS:
        if head.startswith(magic):
            raise _no_workbook(path.name, kind)
    if head.startswith(_OLE):
        return Opened(path.name, sha256, "xls", _xls(path))
    if head.startswith(b"PK"):
        kind_of_zip = _zip_type(path)
        return Opened(path.name, sha256, kind_of_zip, _zipped(path, kind_of_zip))
    return _text(path, sha256)


def _out_of_place(path: Path) -> Exception:
    """What to raise of a name behind which there is no ordinary file: reading a pipe or a device may never end."""
    if not path.exists():
        return FileNotFoundError()
    return OSError()


def _too_large(name: str) -> RegisterError:
    what = Text("The file “{file}” is too large to be read at once.", file=name)
    return RegisterError(what, Text("Split it into several files, and import these."), unchanged=UNCHANGED)


def _refused(what: Text) -> RegisterError:
    return RegisterError(
        what, Text("Import a workbook (xlsx, xls, ods, xlsb) or a text file of separated values."), unchanged=UNCHANGED
    )


def _no_workbook(name: str, kind: Words) -> RegisterError:
    return _refused(Text("The file “{file}” is no workbook: it is {kind}.", file=name, kind=kind))


def _text(path: Path, sha256: str) -> Opened:
    try:
        if path.stat().st_size > _LONGEST_TEXT:
            raise _too_large(path.name)
        data = path.read_bytes()
    except OSError as fault:
        raise unreadable(path, fault, UNCHANGED) from fault
    found = decoded(path.name, data)
    if found is None:
        raise _no_workbook(path.name, Words("of an unknown kind", "un fichier d’un type inconnu"))
    text, encoding = found
    for pattern, kind in _MARKUP:
        if pattern.match(text):
            raise _no_workbook(path.name, kind)
    delimiter, text = delimiter_of(text)
    grid = Grid(None, visible=True, rows=_even(path.name, records(path.name, text, delimiter)))
    return Opened(path.name, sha256, "csv", iter([grid]), encoding, delimiter)


def _even(name: str, rows: list[list[str]]) -> list[list[Cell]]:
    """The same rows, each as wide as the widest. Raises RegisterError where they would be too much."""
    width = max(map(len, rows), default=0)
    Bounds(name).check(None, len(rows), width, sum(map(len, rows)))
    return [row if len(row) == width else row + [""] * (width - len(row)) for row in rows]


def _zip_type(path: Path) -> str:
    package = Package(path)
    try:
        parts = {part.lower().lstrip("/") for part in package.parts}
        if "xl/workbook.bin" in parts:
            return "xlsb"
        if "content.xml" in parts and b"opendocument.spreadsheet" in package.read("mimetype"):
            return "ods"
        if any(part.startswith(("xl/workbook", "xl/worksheets/")) for part in parts):
            return "xlsm" if "xl/vbaproject.bin" in parts else "xlsx"
        if any(part.startswith("word/") for part in parts):
            raise _no_workbook(path.name, Words("a text document", "un document texte"))
        raise _no_workbook(path.name, Words("an archive", "une archive"))
    finally:
        package.close()


@contextmanager
def _hushed() -> Iterator[None]:
    """Keep the reader's panics to the sentence that is made of them: it writes a page of its own to standard error."""
    try:
        kept = os.dup(_STANDARD_ERROR)
    except OSError:  # a program without a console has none
        yield
        return
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device, not a path
        os.dup2(nowhere.fileno(), _STANDARD_ERROR)
    try:
        yield
    finally:
        os.dup2(kept, _STANDARD_ERROR)
        os.close(kept)


@contextmanager
def _understood(name: str) -> Iterator[None]:
    """Turn what the reader of cells raises into a sentence; it panics on some damaged files."""
    from python_calamine import CalamineError, PasswordError

    try:
        with _hushed():
            yield
    except PasswordError as fault:
        raise locked(name) from fault
    except (CalamineError, OSError, ValueError, OverflowError) as fault:
        raise broken(name) from fault
    except BaseException as fault:
        if type(fault).__name__ != "PanicException":
            raise
        raise broken(name) from fault


def _xls(path: Path) -> Iterator[Grid]:
    stream = legacy.xls_stream(path)
    if not stream:
        raise _no_workbook(path.name, Words("a document of another kind", "un document d’un autre type"))
    marks = legacy.measure_xls(path, stream)
    yield from _grids(path, dict(enumerate(marks)), epoch_1904=legacy.xls_epoch_1904(stream))


def _zipped(path: Path, kind: str) -> Iterator[Grid]:
    package = Package(path)
    marks: dict[int, Marks] = {}
    epoch_1904 = False
    try:
        if kind == "xlsb":
            legacy.measure_xlsb(package)
        elif kind == "ods":
            legacy.measure_ods(package)
        else:
            marks, epoch_1904 = _measured(package)
    finally:
        package.close()
    yield from _grids(path, marks, epoch_1904=epoch_1904)


def _measured(package: Package) -> tuple[dict[int, Marks], bool]:
    """The marks of each sheet of an xlsx file by its place, and whether its days are counted from 1904."""
    book_part = next((part for part in package.parts if part.lower().lstrip("/") == "xl/workbook.xml"), "")
    book = package.read(book_part).decode("utf-8", "replace")
    relations = package.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {}
    for relation in map(_attributes, _RELATION.findall(relations)):
        target = relation.get("Target", "").lstrip("/")
        targets[relation.get("Id", "")] = target if target.startswith("xl/") else f"xl/{target}"
    shared = next((part for part in package.parts if part.lower().endswith("sharedstrings.xml")), None)
    about = Book(package, SharedTexts(package, shared), Bounds(package.name), _padded_styles(package))
    marks = {}
    for place, sheet in enumerate(map(_attributes, _SHEET.findall(book))):
        key = next((value for name, value in sheet.items() if name.endswith(":id")), "")
        if (part := targets.get(key, "")) in package.parts:
            marks[place] = measure(about, part, sheet.get("name", ""))
    return marks, bool(_EPOCH_1904.search(book))


def _attributes(tag: str) -> dict[str, str]:
    return {name: unescape(one or other) for name, one, other in _ATTRIBUTE.findall(tag)}


def _padded_styles(package: Package) -> dict[int, int]:
    """The cell styles that show a whole number with leading zeros, with how many digits."""
    styles = package.read("xl/styles.xml").decode("utf-8", "replace")
    codes = {}
    for tag in map(_attributes, _FORMAT.findall(styles)):
        code = tag.get("formatCode", "")
        if _ZEROS.fullmatch(code):
            codes[tag.get("numFmtId", "")] = len(code)
    section = _STYLES.search(styles)
    if not (codes and section):
        return {}
    formats = [_attributes(tag).get("numFmtId", "") for tag in _STYLE.findall(section[0])]
    return {place: codes[code] for place, code in enumerate(formats) if code in codes}


def _grids(path: Path, marks: dict[int, Marks], *, epoch_1904: bool) -> Iterator[Grid]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    with _understood(path.name):
        book = CalamineWorkbook.from_path(path)
    try:
        for place, about in enumerate(book.sheets_metadata):
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            with _understood(path.name):
                sheet = book.get_sheet_by_index(place)
                rows = list(sheet.iter_rows())
                merged = tuple(
                    ((top[0] + 1, top[1] + 1), (end[0] + 1, end[1] + 1)) for top, end in sheet.merged_cell_ranges or ()
                )
            grid = Grid(
                about.name, about.visible == SheetVisibleEnum.Visible, rows, (sheet.start or (0, 0))[1] + 1,
                marks.get(place, Marks()), merged, epoch_1904,
            )  # fmt: skip
            _restore(grid)
            yield grid
    finally:
        book.close()


def _restore(grid: Grid) -> None:
    """Put back the texts that cells show and the reader does not give."""
    for (row, column), text in grid.marks.texts.items():
        place = column - grid.first_column
        if row <= len(grid.rows) and 0 <= place < len(grid.rows[row - 1]):
            grid.rows[row - 1][place] = text
