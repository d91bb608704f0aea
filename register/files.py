"""Files that appear whole or not at all."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from register.errors import RegisterError
from register.texts import Text

_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ETXTBSY}
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}  # the last: larger than the disk's format can hold
_AS_BEFORE = Text("What stood there before is unchanged.")


def draft_of(path: Path) -> Path:
    """The name under which this process writes a file before it takes its place: short enough wherever that one is."""
    return path.with_name(f".{path.name[:60]}.{os.getpid()}.part")


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A draft beside the file that takes its place at the end: readers never meet half a file.

    Raises RegisterError where the file cannot be written; what stood there before stands there still.
    """
    draft = draft_of(path)
    try:
        try:
            if os.path.isdir(path):  # noqa: PTH112 - never raises, whatever the name
                raise IsADirectoryError
            draft.touch()
            yield draft
            with draft.open("rb+") as written:
                os.fsync(written.fileno())
            os.replace(draft, path)  # noqa: PTH105 - replaces on Windows too
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
    except OSError as fault:
        raise unwritable(path, fault) from fault


def unwritable(path: Path, fault: OSError, unchanged: Text = _AS_BEFORE) -> RegisterError:
    """What to tell of a file that the system would not write."""
    folder = str(path.parent)
    if fault.errno in _FULL:
        what = Text("There is no room left to write {file} in {folder}.", file=path.name, folder=folder)
        hint = Text("Make room, or choose another folder.")
    elif os.path.isdir(path):  # noqa: PTH112 - as above
        what = Text("{file} is a folder.", file=str(path))
        hint = Text("Choose a name for the file.")
    elif not os.path.isdir(path.parent):  # noqa: PTH112 - as above
        what = Text("{file} cannot be written: there is no folder {folder}.", file=path.name, folder=folder)
        hint = Text("Choose a folder that exists.")
    elif fault.errno in _DENIED:
        what = Text("{file} may not be written in {folder}.", file=path.name, folder=folder)
        hint = Text("Close it where it is open, or choose a folder you may write to.")
    else:
        what = Text("{file} cannot be written in {folder}.", file=path.name, folder=folder)
        hint = Text("Choose another folder or a shorter name, and see that the disk is there.")
    return RegisterError(what, hint, unchanged=unchanged)


def unreadable(path: Path, fault: OSError, unchanged: Text) -> RegisterError:
    """What to tell of a file that the system would not read."""
    if os.path.isdir(path):  # noqa: PTH112 - never raises, whatever the name
        what = Text("{file} is a folder.", file=str(path))
        hint = Text("Choose a file in it.")
    elif isinstance(fault, FileNotFoundError):
        what = Text("There is no file {file}.", file=str(path))
        hint = Text("Check its name and its folder.")
    elif fault.errno in _DENIED:
        what = Text("The file {file} may not be read.", file=str(path))
        hint = Text("Ask for the right to read it, or for a copy of it.")
    else:
        what = Text("The file {file} cannot be read.", file=str(path))
        hint = Text("Check its name, and that its disk or network share is there.")
    return RegisterError(what, hint, unchanged=unchanged)
