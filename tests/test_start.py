"""./start where something is missing that it may not install: one sentence with the command, and exit 1."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

TOOLS = ("sh", "id", "cat", "cksum", "cut", "dirname", "basename", "mktemp", "find")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """As much of a checkout as ./start reads before it installs anything."""
    for name in ("start", "pyproject.toml", "requirements.lock", ".ci", "resources/translations"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        (tmp_path / "checkout" / name).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / name, tmp_path / "checkout" / name)
    return tmp_path / "checkout"


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A path with a few plain tools: neither apt-get nor sudo."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for tool in TOOLS:
        (folder / tool).symlink_to(str(shutil.which(tool)))
    return folder


def _start(checkout: Path, machine: Path) -> tuple[int, str]:
    surroundings = {"PATH": str(machine), "HOME": str(machine)}
    done = subprocess.run(
        [machine / "sh", checkout / "start"], env=surroundings, stdin=subprocess.DEVNULL, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stderr


def _python(machine: Path, script: str) -> None:
    (machine / "python3").write_text(f"#!{os.path.realpath(machine / 'sh')}\n{script}\n")
    (machine / "python3").chmod(0o755)


MISSING = "vitrine: {what} is missing. Install it, then start again: sudo apt-get install {packages}\n"
NO_PYTHON = MISSING.format(what="Python 3.11 or newer", packages="python3 python3-venv")
NO_ENSUREPIP = MISSING.format(what="Python's module for environments", packages="python3-venv")


def test_without_python_it_names_the_command(checkout: Path, machine: Path) -> None:
    assert _start(checkout, machine) == (1, NO_PYTHON)


def test_an_old_python_is_passed_over(checkout: Path, machine: Path) -> None:
    _python(machine, "exit 1")
    assert _start(checkout, machine) == (1, NO_PYTHON)


def test_without_ensurepip_it_names_the_command(checkout: Path, machine: Path) -> None:
    _python(machine, f'case "$*" in *ensurepip*) exit 1 ;; *) exec {sys.executable} "$@" ;; esac')
    assert _start(checkout, machine) == (1, NO_ENSUREPIP)
    assert not (checkout / ".venv").exists()
