"""The parts of a zipped workbook, unpacked under a bound: a small file may unpack to a very large one."""

import copy
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from register.errors import RegisterError
from register.files import unreadable
from register.texts import Text

_CHUNK = 1 << 20
_SMALL = 64 << 20  # bytes that any part may have, and all together
_LARGE = 1 << 30  # bytes that none may have, nor all together
_RATIO = 40  # workbooks of 100,000 rows unpack to seven times their size
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, OverflowError)

UNCHANGED = Text("Nothing was read from it, and the register is as it was.")


def broken(name: str) -> RegisterError:
    """The error that says that a workbook is damaged."""
    return RegisterError(
        Text("The workbook “{file}” is damaged and cannot be read.", file=name),
        Text("Open it in Excel or LibreOffice, let it be repaired, save it anew, and import that file."),
        unchanged=UNCHANGED,
    )


def locked(name: str) -> RegisterError:
    """The error that says that a workbook is encrypted."""
    return RegisterError(
        Text("The workbook “{file}” is protected by a password and cannot be read.", file=name),
        Text("Open it with its password, save it without one, and import that file."),
        unchanged=UNCHANGED,
    )


def _allowed(packed: int) -> int:
    """How many bytes so many packed ones may unpack to."""
    return min(max(_SMALL, packed * _RATIO), _LARGE)


class Package:
    """A zip file's parts by name. Raises RegisterError where it is damaged, locked or unpacks beyond reason."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self._unpacked: dict[str, int] = {}
        try:
            self._allowed = _allowed(path.stat().st_size)
            self._zip = zipfile.ZipFile(path)
        except FileNotFoundError as fault:
            raise unreadable(path, fault, UNCHANGED) from fault
        except _FAULTS as fault:
            raise broken(self.name) from fault

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()

    @property
    def parts(self) -> list[str]:
        """The names of all parts, as written."""
        return self._zip.namelist()

    def chunks(self, part: str) -> Iterator[bytes]:
        """A part's bytes, a megabyte at a time."""
        info = copy.copy(self._zip.getinfo(part))
        allowed = min(_allowed(info.compress_size), self._allowed - sum(self._unpacked.values()))
        allowed += self._unpacked.pop(part, 0)
        if info.file_size > allowed:
            raise self.too_large()
        self._unpacked[part] = 0
        info.file_size = 1 << 60  # what the directory says of the size may be a lie
        try:
            with self._zip.open(info) as file:
                while chunk := file.read(_CHUNK):
                    self._unpacked[part] += len(chunk)
                    if self._unpacked[part] > allowed:
                        raise self.too_large()
                    yield chunk
        except RuntimeError as fault:
            raise locked(self.name) from fault
        except _FAULTS as fault:
            raise broken(self.name) from fault

    def read(self, part: str) -> bytes:
        """A small part as a whole; b"" where there is none of this name."""
        return b"".join(self.chunks(part)) if part in self._zip.NameToInfo else b""

    def too_large(self) -> RegisterError:
        """The error that says that it holds far more than an inventory."""
        return RegisterError(
            Text("The workbook “{file}” unpacks to far more than its size: this is not an inventory.", file=self.name),
            Text("Ask its sender for another copy, or save it anew from Excel or LibreOffice."),
            unchanged=UNCHANGED,
        )
