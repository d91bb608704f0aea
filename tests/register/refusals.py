"""What every refusal of the command line must be: one line in each language, and nothing written."""

import re
import sqlite3
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests.register.apart import Apart

MOST_SECONDS = 3.0
MOST_MEGABYTES = 400
_UNCHANGED = re.compile(r"unchanged|as it was|Nothing was (changed|written|imported)")
_INCHANGE = re.compile(r"inchangé|tel qu|Rien n’")
_BESIDE = ("-wal", "-shm")


def refusal(apart: Apart, folder: Path, *arguments: str | Path, **limits: Any) -> str:
    """Run a command that must be refused, in both languages; give the English sentences."""
    before = state(folder)
    said = {}
    for language in ("en", "fr"):
        ran = apart.run(*arguments, "--lang", language, **limits)
        assert (ran.status, ran.out) == (1, ""), ran
        assert (ran.seconds < MOST_SECONDS, ran.memory < MOST_MEGABYTES) == (True, True), ran
        assert re.fullmatch(r"[^\n{}!]+\.\n", ran.err), ran.err
        assert not re.search(r"Traceback|Errno|Error|None", ran.err), ran.err
        said[language] = ran.err
        assert state(folder) == before
    assert _UNCHANGED.search(said["en"]), said
    assert _INCHANGE.search(said["fr"]), said
    english = {sentence for sentence in re.split(r"(?<=\.) ", said["en"]) if sentence.count(" ") > 2}
    assert len(english) > 1, said
    assert not [sentence for sentence in english if sentence.strip() in said["fr"]], said
    return said["en"]


def state(folder: Path) -> dict[str, str]:
    """All that lies in a folder, by name: what a register holds, the bytes of anything else."""
    return {
        str(path.relative_to(folder)): _digest(path)
        for path in sorted(folder.rglob("*"))
        if not path.name.endswith(_BESIDE)
    }


def _digest(path: Path) -> str:
    if not path.is_file():
        return "folder"
    try:
        data = path.read_bytes()
    except PermissionError:
        return "may not be read"
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        return content(path)
    return sha256(data).hexdigest()


def content(register: Path) -> str:
    """The digest of every row of a register file."""
    with sqlite3.connect(register) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = [repr([name, *connection.execute(f'SELECT * FROM "{name}"')]) for name in names]  # noqa: S608
    connection.close()
    return sha256("\n".join(rows).encode()).hexdigest()
