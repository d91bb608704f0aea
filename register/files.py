"""Files that appear whole or not at all."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from register.errors import RegisterError
from register.texts import Text

_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ETXTBSY}
_FULL = {errno.ENOSPC, errno.EDQUOT}


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A draft beside the file that takes its place at the end: readers never meet half a file.

    Raises RegisterError where the file cannot be written; what stood there before stands there still.
    """
    draft = path.with_name(f".{path.name[:60]}.{os.getpid()}.part")
    try:
        try:
            yield draft
            with draft.open("rb+") as written:
                os.fsync(written.fileno())
            os.replace(draft, path)  # noqa: PTH105 - replaces on Windows too
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
    except OSError as fault:
        raise _said(path, fault) from fault


def _said(path: Path, fault: OSError) -> RegisterError:
    unchanged = Text("What stood there before is unchanged.")
    if fault.errno in _FULL:
        what = Text("There is no room left to write {file} in {folder}.", file=path.name, folder=str(path.parent))
        return RegisterError(what, Text("Make room, or choose another folder."), unchanged=unchanged)
    if os.path.isdir(path):  # noqa: PTH112 - never raises, whatever the name
        what = Text("{file} is a folder.", file=str(path))
        return RegisterError(what, Text("Choose a name for the file."), unchanged=unchanged)
    if not os.path.isdir(path.parent):  # noqa: PTH112 - as above
        what = Text("{file} cannot be written: there is no folder {folder}.", file=path.name, folder=str(path.parent))
        return RegisterError(what, Text("Choose a folder that exists."), unchanged=unchanged)
    if fault.errno in _DENIED:
        what = Text("{file} may not be written in {folder}.", file=path.name, folder=str(path.parent))
        hint = Text("Close it where it is open, or choose a folder you may write to.")
        return RegisterError(what, hint, unchanged=unchanged)
    what = Text("{file} cannot be written: {reason}.", file=str(path), reason=fault.strerror or str(fault))
    return RegisterError(what, Text("Choose another folder."), unchanged=unchanged)
