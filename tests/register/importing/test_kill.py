"""An import killed at any moment: all of it or nothing, and a register that is whole."""

import csv
import multiprocessing
import os
import random
import shutil
import signal
import sys
import time
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from register.store import Register
from register.tasks import import_files
from tests.register.importing.reads import all_of, file, imported

_SPAWN = multiprocessing.get_context("spawn")  # what the window's child processes are


def _workbook(path: Path, rows: int) -> Path:
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, delimiter=";")
        writer.writerow(["Marque", "Modèle", "N° de série", "Site", "N° de marché", "Fournisseur"])
        for number in range(rows):
            brand = number % 50
            site, deal = f"Site {number % 300}", f"M{number % 200}"
            writer.writerow([f"Marque {brand}", f"MX-{number % 400}", f"SN{number:07}", site, deal, "Orvanel"])
    return path


def _told(pipe: Connection, done: int, of: int, /) -> None:
    """Says when the writing begins, two of four parts done, and when it is over, three of four."""
    if done * 2 >= of:
        pipe.send(done * 4 >= of * 3)


def _import(address: str, path: Path, pipe: Connection) -> None:
    import_files(address, [path], None, partial(_told, pipe))
    pipe.close()


def _killed(address: Path, path: Path, wait: float) -> bool:
    """Import in a process of its own, killed so many seconds after it began to write; whether it was still at it."""
    near, far = _SPAWN.Pipe(duplex=False)
    process = _SPAWN.Process(target=_import, args=(str(address), path, far))
    process.start()
    far.close()
    near.recv()
    time.sleep(wait)
    running = process.is_alive()
    if running and process.pid is not None:
        os.kill(process.pid, signal.SIGKILL)
    process.join()
    near.close()
    return running


def _seconds_to_write(address: Path, path: Path) -> float:
    """How long the import takes from its first writing to the screening after it, here and now."""
    near, far = _SPAWN.Pipe(duplex=False)
    process = _SPAWN.Process(target=_import, args=(str(address), path, far))
    process.start()
    far.close()
    near.recv()
    began = time.monotonic()
    while not near.recv():
        pass
    seconds = time.monotonic() - began
    process.join()
    near.close()
    assert process.exitcode == 0
    return seconds


def _kill_often(tmp_path: Path, times: int, rows: int) -> tuple[int, int]:
    """Kill an import so many times, each on a copy of the same register. Gives how often nothing, how often all."""
    template, path = tmp_path / "city.vitrine", _workbook(tmp_path / "inventaire.csv", rows)
    register = Register.create(template)
    imported(register, file(*({"vendor": "Marque 1", "model": "MX-1", "serial": f"OLD{n}"} for n in range(10))))
    register.close()
    trial = tmp_path / "trial.vitrine"
    shutil.copy(template, trial)
    seconds = _seconds_to_write(trial, path)
    seed = time.time_ns()
    sys.stdout.write(f"seed {seed}, {seconds:.2f} s to write\n")
    chance = random.Random(seed)
    outcomes = {10: 0, 10 + rows: 0}
    for number in range(times):
        target = tmp_path / f"killed_{number}.vitrine"
        shutil.copy(template, target)
        _killed(target, path, chance.uniform(0, seconds))
        outcomes[_left(target)] += 1
    return outcomes[10], outcomes[10 + rows]


def _left(address: Path) -> int:
    """How much equipment a register has after the kill; it must be whole and its imports must say the same."""
    register = Register.open(address)
    verified = register.verify()
    assert verified.whole, [str(problem) for problem in verified.problems]
    found = len(all_of(register, "equipment"))
    assert sum(one["new"] for one in all_of(register, "import")) == found
    assert len(all_of(register, "acquisition")) == (200 if found > 10 else 0)
    register.close()
    return found


def test_an_import_killed_is_all_or_nothing(tmp_path: Path) -> None:
    nothing, everything = _kill_often(tmp_path, times=3, rows=2_000)
    assert nothing + everything == 3


@pytest.mark.long
def test_twenty_kills(tmp_path: Path) -> None:
    nothing, everything = _kill_often(tmp_path, times=20, rows=20_000)
    sys.stdout.write(f"20 kills: {nothing} times nothing, {everything} times all of it\n")
    assert nothing + everything == 20
    assert nothing
