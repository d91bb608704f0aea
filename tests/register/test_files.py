"""Files that appear whole or not at all."""

import os
import resource
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from register.errors import RegisterError
from register.files import whole_file


def test_a_file_takes_the_place_of_another_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("before")
    with whole_file(path) as draft:
        draft.write_text("after")
        assert path.read_text() == "before"
    assert path.read_text() == "after"
    assert [*tmp_path.iterdir()] == [path]


def write_half(path: Path) -> None:
    with whole_file(path) as draft:
        draft.write_text("half")
        raise ZeroDivisionError


def test_nothing_is_left_of_a_file_that_failed(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("before")
    with pytest.raises(ZeroDivisionError):
        write_half(path)
    assert path.read_text() == "before"
    assert [*tmp_path.iterdir()] == [path]


def refused(path: Path) -> str:
    with pytest.raises(RegisterError) as caught, whole_file(path) as draft:
        draft.write_bytes(b"x" * 3_000_000)
    said = caught.value.said("en")
    assert "unchanged" in said
    assert caught.value.hint
    return said


def test_where_it_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert "is a folder" in refused(tmp_path / "folder")
    assert "there is no folder" in refused(tmp_path / "nowhere" / "out.txt")
    assert "cannot be written" in refused(tmp_path / ("x" * 300))


def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", deny)
    assert "may not be written" in refused(tmp_path / "out.txt")
    assert not [*tmp_path.iterdir()]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte; where none can be mounted, no file may grow larger than that."""
    mount, umount = shutil.which("mount") or "", shutil.which("umount") or ""
    folder = tmp_path / "small"
    folder.mkdir()
    order = [mount, "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if mount and umount and not subprocess.run(order, check=False, capture_output=True).returncode:
        yield folder
        subprocess.run([umount, folder], check=True)
        return
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, before[1]))
    yield folder
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_is_said_and_what_stood_there_stays(small_disk: Path) -> None:
    path = small_disk / "out.txt"
    path.write_text("before")
    assert "no room left" in refused(path)
    assert path.read_text() == "before"
    assert [*small_disk.iterdir()] == [path]
