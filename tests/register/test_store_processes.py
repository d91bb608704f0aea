"""Several processes on one register, processes that die, and places that are full or read-only."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import event, func, select

from register.errors import ConflictError, RegisterError
from register.journal.change import Change
from register.journal.history import changes
from register.model.tables import TABLES
from register.store import Register
from register.texts import Text

ROWS = 5_000
CLIENTS, CHANGES = 2, 250
LABEL = Text("Test")


def main() -> None:
    """What a child process does: named by its first argument, to the register named by its second."""
    {"import": _import_for_ever, "seal": _die_at_the_seal, "edit": _edit_often}[sys.argv[1]](sys.argv[2])


def _import_for_ever(address: str) -> None:
    register = Register.open(address)
    while True:
        with register.change(Text("Import")) as change:
            _import(change)


def _import(change: Change) -> None:
    rows = [(1, f"S{place}", f"Caméra {place}") for place in range(ROWS)]
    change.insert_many("equipment", ("quantity", "serial", "description"), rows)
    change.set("site", "sensitivity", (1,), random.choice(("school", "health")))


def _die_at_the_seal(address: str) -> None:
    register = Register.open(address)
    event.listen(register._engine, "commit", lambda _connection: os.kill(os.getpid(), signal.SIGKILL))
    with register.change(Text("Import")) as change:
        _import(change)


def _edit_often(address: str) -> None:
    register = Register.open(address)
    done = 0
    while done < CHANGES:
        try:
            with register.change(Text("Edit {n}", n=done)) as change:
                site = change.insert("site", {"name": f"Site {done}"})
                change.edit_many("site", [(number, {"name": f"{os.getpid()} {done}"}) for number in (1, site)])
            done += 1
        except ConflictError:
            continue


def _child(act: str, address: str) -> subprocess.Popen[str]:
    code = "from tests.register.test_store_processes import main; main()"
    return subprocess.Popen([sys.executable, "-c", code, act, address], stdout=subprocess.PIPE, text=True)


@pytest.fixture
def begun(register: Register) -> Register:
    with register.change(LABEL) as change:
        change.insert("site", {"name": "Mairie"})
    return register


def _counts(register: Register) -> tuple[int, int]:
    """How many items there are, and how many changes."""
    with register.read() as connection:
        items = connection.scalar(select(func.count()).select_from(TABLES["equipment"])) or 0
        return items, len(changes(connection))


@pytest.mark.parametrize("kills", [3, pytest.param(20, marks=pytest.mark.long)])
def test_whatever_dies_during_an_import_leaves_all_of_it_or_nothing(
    begun: Register, address: str, kills: int, record_property: Callable[[str, object], None]
) -> None:
    seed = time.time_ns()
    record_property("seed", seed)
    chance = random.Random(seed)
    last = _counts(begun)
    for _ in range(kills):
        child = _child("import", address)
        while _counts(begun) == last and child.poll() is None:
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 0.3))
        child.kill()
        child.communicate()
        items, number = last = _counts(begun)
        assert (items % ROWS, number) == (0, items // ROWS + 2)
    assert begun.verify().problems == ()


def test_what_dies_at_the_seal_leaves_its_number_unused(begun: Register, address: str) -> None:
    child = _child("seal", address)
    child.communicate()
    assert child.returncode == -signal.SIGKILL
    assert _counts(begun) == (0, 2)
    with begun.change(LABEL) as change:
        _import(change)
    assert _counts(begun) == (ROWS, 3)
    assert begun.verify().problems == ()


def test_two_clients_make_one_chain(begun: Register, address: str) -> None:
    children = [_child("edit", address) for _ in range(CLIENTS)]
    for child in children:
        child.communicate()
        assert child.returncode == 0
    found = begun.verify()
    assert (found.problems, found.changes) == ((), CLIENTS * CHANGES + 2)
    with begun.read() as connection:
        told = changes(connection)
        sites = connection.scalar(select(func.count()).select_from(TABLES["site"]))
    assert [one.number for one in told] == list(range(len(told), 0, -1))
    assert sites == CLIENTS * CHANGES + 1


@contextmanager
def _disk(folder: Path, size: str) -> Iterator[Path]:
    """A small disk of its own."""
    folder.mkdir()
    mounted = subprocess.run(
        ["/bin/mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("a disk can be mounted by root only")
    try:
        yield folder
    finally:
        subprocess.run(["/bin/umount", "--lazy", str(folder)], check=True)


def _import_much(register: Register) -> None:
    with register.change(LABEL) as change:
        for _ in range(10):
            _import(change)


def _change_nothing(register: Register) -> None:
    with register.change(LABEL):
        pass


def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path) -> None:
    with _disk(tmp_path / "disk", "2m") as folder:
        register = Register.create(folder / "city.vitrine", who="Claude Martin")
        with register.change(LABEL) as change:
            change.insert("site", {"name": "Mairie"})
        with pytest.raises(RegisterError, match="no room left on the disk") as refused:
            _import_much(register)
        assert "Nothing was changed." in refused.value.said("en")
        assert _counts(register) == (0, 2)
        with register.change(LABEL) as change:
            change.insert("site", {"name": "Gare"})
        assert register.verify().problems == ()
        ballast = folder / "ballast"
        _fill(ballast)
        before = sorted(folder.iterdir())
        for refuse in (
            lambda: register.backup(folder / "copy.vitrine"),
            lambda: Register.create(folder / "new.vitrine"),
            lambda: _import_much(register),
        ):
            with pytest.raises(
                RegisterError, match=r"no room left|No register can be made|cannot be (written|reached)"
            ):
                refuse()
        assert sorted(folder.iterdir()) == before
        register.close()


def _fill(ballast: Path) -> None:
    with suppress(OSError), ballast.open("wb", buffering=0) as file:
        while file.write(bytes(4_096)):
            pass


def test_a_read_only_place_can_be_read_and_not_written(tmp_path: Path) -> None:
    with _disk(tmp_path / "disk", "4m") as folder:
        register = Register.create(folder / "city.vitrine", who="Claude Martin")
        with register.change(LABEL) as change:
            change.insert("site", {"name": "Mairie"})
        register.close()
        subprocess.run(["/bin/mount", "-o", "remount,ro", str(folder)], check=True)
        register = Register.open(folder / "city.vitrine", who="Claude Martin")
        assert register.read_only
        assert "read-only" in str(register.notice)
        assert _counts(register) == (0, 2)
        assert register.verify().problems == ()
        with pytest.raises(RegisterError, match="it or its folder is read-only"):
            _change_nothing(register)
        register.close()
        with pytest.raises(RegisterError, match="may not be written"):
            Register.create(folder / "new.vitrine")
        assert [file.name for file in folder.iterdir()] == ["city.vitrine"]
