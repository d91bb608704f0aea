"""How large the sheets of xls, xlsb and ods files are, measured before their cells are laid out."""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError, ParserCreate

from register.importing.extent import Bounds, Marks
from register.importing.package import Package, broken, locked

_BOF, _FILEPASS, _HIDDEN_ROW, _DATE_1904 = 0x809, 0x2F, 0x208, 0x22
_SHEET = 0x85  # where a sheet begins
_WORKSHEET = 0x10  # what a BOF record may begin
_ONE_CELL = {0x203, 0x204, 0x205, 0x27E, 0xFD, 0xD6, 0x06}
_MANY_CELLS = 0xBD
_ERROR_CELL = 0x205
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_XLSB_ROW, _XLSB_CELLS = 0, range(2, 12)
_BLANK = {"table:table-cell", "table:covered-table-cell"}


def xls_stream(path: Path) -> bytes:
    """The workbook's own stream of an OLE file. Raises RegisterError where it is locked, damaged or another kind."""
    import olefile  # noqa: PLC0415 - few files are of this kind

    try:
        with olefile.OleFileIO(path) as file:
            if file.exists("EncryptedPackage"):
                raise locked(path.name)
            for name in ("Workbook", "Book"):
                if file.exists(name):
                    return bytes(file.openstream(name).read())
    except (OSError, ValueError, IndexError, struct.error) as fault:
        raise broken(path.name) from fault
    return b""


class _Extent:
    """The rectangle that the filled cells of a sheet span, and their marks."""

    def __init__(self) -> None:
        self.rows = self.columns = self.filled = 0
        self.marks = Marks()

    def add(self, row: int, column: int, cells: int = 1) -> None:
        """Count so many filled cells of a row that end in this column, both from 0."""
        self.rows, self.columns = max(self.rows, row + 1), max(self.columns, column + 1)
        self.filled += cells

    def check(self, bounds: Bounds) -> None:
        """Raise RegisterError where no inventory can be so large."""
        bounds.check(None, self.rows, self.columns, self.filled)


def measure_xls(path: Path, stream: bytes) -> list[Marks]:
    """Check the extent of each sheet of an xls file and give their marks, in their order. Raises RegisterError."""
    sheets: list[_Extent] = []
    try:
        for kind, data in _records(stream):
            if kind == _FILEPASS:
                raise locked(path.name)
            if kind == _SHEET and struct.unpack_from("<I", data)[0] >= len(stream):
                raise broken(path.name)
            if kind == _BOF and struct.unpack_from("<H", data, 2)[0] == _WORKSHEET:
                sheets.append(_Extent())
            elif sheets:
                _measure_record(sheets[-1], kind, data)
    except (struct.error, IndexError) as fault:
        raise broken(path.name) from fault
    bounds = Bounds(path.name)
    for sheet in sheets:
        sheet.check(bounds)
    return [sheet.marks for sheet in sheets]


def _measure_record(sheet: _Extent, kind: int, data: bytes) -> None:
    if kind in _ONE_CELL:
        row, column = struct.unpack_from("<HH", data)
        sheet.add(row, column)
        if kind == _ERROR_CELL and data[7]:
            sheet.marks.texts[row + 1, column + 1] = _ERRORS.get(data[6], "#N/A")
    elif kind == _MANY_CELLS:
        row, first = struct.unpack_from("<HH", data)
        last = struct.unpack_from("<H", data, len(data) - 2)[0]
        sheet.add(row, last, max(1, last - first + 1))
    elif kind == _HIDDEN_ROW and data[12] & 0x20:
        sheet.marks.hidden.add(struct.unpack_from("<H", data)[0] + 1)


def xls_epoch_1904(stream: bytes) -> bool:
    """Whether the days of an xls file are counted from 1904."""
    return any(kind == _DATE_1904 and data[:1] == b"\x01" for kind, data in _records(stream))


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    place, end = 0, len(stream) - 4
    while place <= end:
        kind, length = struct.unpack_from("<HH", stream, place)
        yield kind, stream[place + 4 : place + 4 + length]
        place += 4 + length


def measure_xlsb(package: Package) -> None:
    """Check the extent of each sheet of an xlsb file. Raises RegisterError."""
    bounds = Bounds(package.name)
    for part in package.parts:
        if part.lower().startswith("xl/worksheets/") and part.lower().endswith(".bin"):
            _measure_bin(bounds, package.read(part))


def _measure_bin(bounds: Bounds, data: bytes) -> None:
    extent, place, row = _Extent(), 0, 0
    try:
        while place < len(data):
            kind, place = _variable(data, place, 2)
            size, place = _variable(data, place, 4)
            if kind == _XLSB_ROW:
                row = struct.unpack_from("<I", data, place)[0]
            elif kind in _XLSB_CELLS:
                extent.add(row, struct.unpack_from("<I", data, place)[0])
            place += size
    except (IndexError, struct.error) as fault:
        raise broken(bounds.file) from fault
    extent.check(bounds)


def _variable(data: bytes, place: int, most: int) -> tuple[int, int]:
    """A number written in bytes of seven bits, lowest first, and the place behind it."""
    number = 0
    for step in range(most):
        byte = data[place]
        place += 1
        number |= (byte & 0x7F) << (7 * step)
        if not byte & 0x80:
            break
    return number, place


def measure_ods(package: Package) -> None:
    """Check the extent of each sheet of an ods file. Raises RegisterError."""
    bounds = Bounds(package.name)
    size = {"rows": 0, "columns": 0, "filled": 0, "row": 0, "column": 0, "times": 1}

    def start(name: str, attributes: dict[str, Any]) -> None:
        if name == "table:table":
            bounds.check(None, size["rows"], size["columns"], size["filled"])
            size.update(rows=0, columns=0, filled=0, row=0)
        elif name == "table:table-row":
            size["times"] = int(attributes.get("table:number-rows-repeated", 1))
            size["row"] += size["times"]
            size["column"] = 0
        elif name in _BLANK:
            times = int(attributes.get("table:number-columns-repeated", 1))
            size["column"] += times
            if "office:value-type" in attributes or "calcext:value-type" in attributes:
                size["rows"] = max(size["rows"], size["row"])
                size["columns"] = max(size["columns"], size["column"])
                size["filled"] += min(size["times"], 1000) * min(times, 1000)

    parser = ParserCreate()
    parser.StartElementHandler = start
    try:
        for chunk in package.chunks("content.xml"):
            parser.Parse(chunk)
    except (ExpatError, ValueError, LookupError) as fault:
        raise broken(package.name) from fault
    bounds.check(None, size["rows"], size["columns"], size["filled"])
