"""The command line run apart from the tests: in a process of its own, measured, with fewer rights or less room."""

import ctypes
import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

_ADDRESSES = 4 << 30  # bytes of address space: what asks for more is told so, and does not take the machine down
_PATIENCE = 60  # seconds
_RIGHTS = 0b1110  # of root, to read and write what others may not: CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_FOWNER


class Ran(NamedTuple):
    """What a command came to. seconds: of the processor; memory: megabytes that it held at most."""

    status: int
    out: str
    err: str
    seconds: float
    memory: int


class Apart:
    """A process that has loaded the program, and runs each command in a copy of itself."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def run(self, *arguments: str | Path, humble: bool = False, largest_file: int | None = None) -> Ran:
        """Run a command. humble: without root's right to pass over permissions. largest_file: in bytes."""
        wish = {"arguments": [str(one) for one in arguments], "humble": humble, "largest_file": largest_file}
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(wish) + "\n")
        self._process.stdin.flush()
        return Ran(**json.loads(self._process.stdout.readline()))

    def close(self) -> None:
        """End the process."""
        self._process.communicate(timeout=_PATIENCE)


def serve() -> None:
    """Run the commands that come in, one line each, and say what they came to."""
    import olefile  # noqa: F401, PLC0415
    import python_calamine  # noqa: F401, PLC0415

    from register import cli, tasks  # noqa: F401, PLC0415 - loaded once, for all commands
    from register.importing import legacy, workbook  # noqa: F401, PLC0415

    for line in sys.stdin:
        sys.stdout.write(json.dumps(_run(json.loads(line))._asdict()) + "\n")
        sys.stdout.flush()


def _run(wish: dict[str, Any]) -> Ran:
    pipes = [os.memfd_create(name) for name in ("out", "err", "memory")]
    child = os.fork()
    if child == 0:
        _become(wish, pipes)
    _, code, used = os.wait4(child, 0)
    out, err, memory = (_content(pipe) for pipe in pipes)
    return Ran(os.waitstatus_to_exitcode(code), out, err, used.ru_utime + used.ru_stime, int(memory or 0))


def _become(wish: dict[str, Any], pipes: Sequence[int]) -> None:
    """The command itself; never comes back."""
    status = 99
    try:
        os.dup2(pipes[0], 1)
        os.dup2(pipes[1], 2)
        signal.alarm(_PATIENCE)
        resource.setrlimit(resource.RLIMIT_AS, (_ADDRESSES, _ADDRESSES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if wish["largest_file"] is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (wish["largest_file"], wish["largest_file"]))
        if wish["humble"]:
            humble()
        from register.cli import main  # noqa: PLC0415 - loaded already

        done = main(wish["arguments"])
        status = done if isinstance(done, int) else 98
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:  # noqa: BLE001 - whatever it is, the test shows it
        import traceback  # noqa: PLC0415

        traceback.print_exc()
        sys.stderr.flush()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.getrlimit(resource.RLIMIT_FSIZE)[1],) * 2)
        most = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
        os.write(pipes[2], str(int(most.split()[1]) // 1024).encode())
        os._exit(status)


def _content(pipe: int) -> str:
    os.lseek(pipe, 0, os.SEEK_SET)
    with os.fdopen(pipe, "rb") as file:
        return file.read().decode("utf-8", "replace")


def humble() -> None:
    """Give up root's right to pass over permissions, for this process; others have none to give up."""
    libc = ctypes.CDLL(None, use_errno=True)
    head = (ctypes.c_uint32 * 2)(0x20080522, 0)
    sets = (ctypes.c_uint32 * 6)()
    libc.capget(head, sets)
    for place in range(3):  # effective, permitted, inheritable
        sets[place] &= ~_RIGHTS
    if libc.capset(head, sets):
        raise OSError(ctypes.get_errno(), "capset")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    serve()
