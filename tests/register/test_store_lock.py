"""Who has a file open, on Windows: a window's child processes and other programs leave its lock alone."""

import ctypes
import json
import os
import socket
from pathlib import Path
from types import SimpleNamespace

import pytest

from register import lock
from register.store import Register
from register.texts import Text

_GUARDED = 4  # a process of the system, which nobody may ask about
_HANDLE = 0x1_0000_0000  # handles are wider than the numbers of processes


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "city.vitrine"


@pytest.fixture
def handles(monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """This system answering as Windows does; the handles that are open."""
    given: set[int] = set()
    error = 0

    def open_process(right: int, _inherit: bool, process: int) -> int | None:
        nonlocal error
        assert right == 0x100000
        if process == _GUARDED:
            error = 5
            return None
        if process not in {os.getpid(), os.getppid()}:
            error = 87
            return None
        given.add(_HANDLE + process)
        return _HANDLE + process

    def wait(handle: int, _milliseconds: int) -> int:
        assert handle in given
        return 0x102

    def close(handle: int) -> None:
        given.remove(handle)

    kernel = SimpleNamespace(OpenProcess=open_process, WaitForSingleObject=wait, CloseHandle=close)
    monkeypatch.setattr(lock, "sys", SimpleNamespace(platform="win32"))
    monkeypatch.setattr(ctypes, "WinDLL", lambda _name, **_options: kernel, raising=False)
    monkeypatch.setattr(ctypes, "get_last_error", lambda: error, raising=False)
    return given


def _holds(path: Path, process: int) -> str:
    said = {"user": "x", "host": socket.gethostname(), "process": process, "since": "2026-01-02T03:04:05+00:00"}
    text = json.dumps(said)
    path.with_name(f"{path.name}.lock").write_text(text)
    return text


@pytest.mark.parametrize("process", [os.getppid(), _GUARDED])
def test_a_child_process_leaves_the_windows_lock_as_it_is(path: Path, handles: set[int], process: int) -> None:
    Register.create(path).close()
    said = _holds(path, process)
    child = Register.open(path)
    with child.change(Text("Add")) as change:
        change.insert("site", {"name": "Mairie"})
    file = path.with_name("city.vitrine.lock")
    assert file.read_text() == said
    child.close()
    assert file.read_text() == said
    assert not handles


def test_what_a_process_that_died_left_behind_is_taken_over(path: Path, handles: set[int]) -> None:
    Register.create(path).close()
    _holds(path, 999_999_999)
    register = Register.open(path)
    file = path.with_name("city.vitrine.lock")
    assert json.loads(file.read_text())["process"] == os.getpid()
    register.close()
    assert not file.exists()
    assert not handles
