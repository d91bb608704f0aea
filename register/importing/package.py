"""The parts of a zipped workbook, unpacked under a bound: a small file may unpack to a very large one."""

import copy
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from register.errors import RegisterError
from register.texts import Text

_CHUNK = 1 << 20
_SMALL = 64 << 20  # bytes that any part may have
_LARGE = 1 << 30  # bytes that no part may have
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


class Package:
    """A zip file's parts by name. Raises RegisterError where it is damaged, locked or unpacks beyond reason."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        try:
            self._zip = zipfile.ZipFile(path)
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
        allowed = min(max(_SMALL, info.compress_size * _RATIO), _LARGE)
        info.file_size = 1 << 60  # what the directory says of the size may be a lie
        try:
            with self._zip.open(info) as file:
                while chunk := file.read(_CHUNK):
                    allowed -= len(chunk)
                    if allowed < 0:
                        raise self._too_large()
                    yield chunk
        except RuntimeError as fault:
            raise locked(self.name) from fault
        except _FAULTS as fault:
            raise broken(self.name) from fault

    def read(self, part: str) -> bytes:
        """A small part as a whole; b"" where there is none of this name."""
        return b"".join(self.chunks(part)) if part in self._zip.NameToInfo else b""

    def _too_large(self) -> RegisterError:
        return RegisterError(
            Text("The workbook “{file}” unpacks to far more than its size: this is not an inventory.", file=self.name),
            Text("Ask its sender for another copy, or save it anew from Excel or LibreOffice."),
            unchanged=UNCHANGED,
        )
