"""Who has a register file open: said in a small file beside it, for whoever finds it in use."""

import ctypes
import json
import os
import socket
import sys
from contextlib import suppress
from ctypes import wintypes
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from register.errors import RegisterError
from register.login import login
from register.texts import Text

# Of Windows: the right to ask whether a process has ended, and two of its answers.
_SYNCHRONIZE, _ACCESS_DENIED, _STILL_THERE = 0x0010_0000, 5, 0x102


class Holder(NamedTuple):
    """Who has the file open, since when (UTC, ISO 8601), in which process of which machine."""

    user: str
    host: str
    process: int
    since: str


class Lock:
    """The file beside a register that says who has it open.

    Processes of one machine share a register: SQLite lets one of them write at a time. Another machine is refused,
    since SQLite cannot be sure of that over a network.
    """

    def __init__(self, register: Path) -> None:
        self._register = register
        self._path = register.with_name(f"{register.name}.lock")
        self._said = False

    def take(self) -> None:
        """Say that it is open here, unless this machine says so already: again whenever who said so may have left.

        Raises: RegisterError if it is open on another machine.
        """
        holder = self.holder()
        if holder is not None and holder.host != socket.gethostname():
            raise self._refusal(holder)
        if holder is None or not _runs(holder.process):
            mine = Holder(login(), socket.gethostname(), os.getpid(), datetime.now(UTC).isoformat(timespec="seconds"))
            self._say(mine)
            self._said = True

    def _say(self, mine: Holder) -> None:
        """Write it down whole; where nobody may write, nobody needs to be warned off."""
        with suppress(OSError):
            try:
                self._path.write_text(json.dumps(mine._asdict()), encoding="utf-8")
            except OSError:
                self._path.unlink(missing_ok=True)

    def leave(self) -> None:
        """Take the file away if it was made through this lock: another of this process may have the register open."""
        holder = self.holder()
        if self._said and holder is not None and (holder.host, holder.process) == (socket.gethostname(), os.getpid()):
            self._path.unlink(missing_ok=True)

    def holder(self) -> Holder | None:
        """Who has the register open; None if nobody says so."""
        with suppress(OSError, ValueError, TypeError):
            return Holder(**json.loads(self._path.read_text(encoding="utf-8")))
        return None

    def _refusal(self, holder: Holder) -> RegisterError:
        what = Text(
            "The register {address} is open on another machine: {user} on {host}, since {since}.",
            address=str(self._register),
            user=holder.user,
            host=holder.host,
            since=datetime.fromisoformat(holder.since).astimezone(),
        )
        hint = Text(
            "Close it there first. If nobody has it open any more, delete the file {lock} and try again.",
            lock=str(self._path),
        )
        return RegisterError(what, hint, unchanged=Text("Nothing was changed."))


def _runs(process: int) -> bool:
    """Whether a process of this machine is alive."""
    if sys.platform == "win32":
        return _runs_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _runs_on_windows(process: int) -> bool:
    """The same on Windows, where a signal to ask by would end the process."""
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined, unused-ignore]
    kernel.OpenProcess.restype = wintypes.HANDLE
    kernel.OpenProcess.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
    kernel.WaitForSingleObject.argtypes = (wintypes.HANDLE, wintypes.DWORD)
    kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
    handle = kernel.OpenProcess(_SYNCHRONIZE, False, process)
    if not handle:
        return bool(ctypes.get_last_error() == _ACCESS_DENIED)  # type: ignore[attr-defined, unused-ignore]
    try:
        return bool(kernel.WaitForSingleObject(handle, 0) == _STILL_THERE)
    finally:
        kernel.CloseHandle(handle)
