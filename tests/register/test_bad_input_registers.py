"""Registers that are none, are damaged, come from the future or are in use: one sentence from every command."""

import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from register.model.databases import APPLICATION_ID, PATIENCE_MS
from register.store import Register
from register.tasks import import_files
from tests.files import bad
from tests.register.apart import Apart
from tests.register.refusals import content, refusal

NOT_OURS, DAMAGED, NEWER = "is not a register of Vitrine", "is damaged", "by a newer version of Vitrine"
HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register that holds an import."""
    folder = tmp_path_factory.mktemp("filled")
    Register.create(folder / "city.vitrine").close()
    import_files(str(folder / "city.vitrine"), [bad.written(folder / "first.xlsx", bad.workbook())], who="Jo")
    return folder / "city.vitrine"


@pytest.fixture
def city(filled: Path, tmp_path: Path) -> Path:
    """A copy of it, alone in its folder."""
    (tmp_path / "city").mkdir()
    return Path(shutil.copy(filled, tmp_path / "city" / "city.vitrine"))


def commands(city: Path) -> dict[str, tuple[str | Path, ...]]:
    """Every command that works on a register that is there; what they write lies beside its folder."""
    out = city.parent.parent
    inventory = bad.written(out / "inventory.xlsx", bad.workbook())
    return {
        "import": ("import", city, inventory),
        "preview": ("import", city, inventory, "--dry-run"),
        "screen": ("screen", city, "--full"),
        "sheet": ("export", city, out / "out.xlsx"),
        "text": ("export", city, out / "out.csv"),
        "whole": ("export", city, out / "out.json"),
        "undo": ("undo", city, "1"),
        "verify": ("verify", city),
        "backup": ("backup", city, out / "copy.vitrine"),
    }


def of_another_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE vendor (id)")


def of_ours_by_name(path: Path) -> None:
    of_another_program(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def written(*statements: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection, connection:
            for statement in statements:
                connection.execute(statement)

    return write


def bytes_of(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def rewrite(path: Path) -> None:
        path.write_bytes(change(path.read_bytes()))

    return rewrite


def noise(whole: bytes) -> bytes:
    made = bytearray(whole)
    chance = random.Random(7)
    for _ in range(300):
        made[chance.randrange(4096, len(made))] = chance.randrange(256)
    return bytes(made)


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


# For every command: what is done to the register, and what is said of it.
NEVER_OPENED: dict[str, tuple[str, Callable[[Path], None]]] = {
    "words": (NOT_OURS, bytes_of(lambda _: b"hello" * 100)),
    "empty": (NOT_OURS, bytes_of(lambda _: b"")),
    "workbook": (NOT_OURS, bytes_of(lambda _: bad.workbook())),
    "another database": (NOT_OURS, of_another_program),
    "a name of ours": (DAMAGED, of_ours_by_name),
    "folder": ("is a folder", a_folder),
    "missing": ("There is no register", Path.unlink),
    "newer": (NEWER, written("UPDATE alembic_version SET version_num = '9999'")),
    "no revision": (DAMAGED, written("DELETE FROM alembic_version")),
    "cut": (DAMAGED, bytes_of(lambda whole: whole[:20_000])),
    "cut a little": (DAMAGED, bytes_of(lambda whole: whole[:-4096])),
    "first page": (DAMAGED, bytes_of(lambda whole: whole[:100] + bytes(3_996) + whole[4_096:])),
    "noise": (DAMAGED, bytes_of(noise)),
    "no letters": (DAMAGED, bytes_of(lambda whole: whole.replace(b"CREATE TABLE vendor", b"CREATE TABL\xff vendor"))),
    "format": (DAMAGED, bytes_of(lambda whole: whole[:18] + b"\x09\x09" + whole[20:])),
}
# What is only met by some: the commands that meet it.
MET_LATER: dict[str, tuple[str, Callable[[Path], None], tuple[str, ...]]] = {
    "no table": (DAMAGED, written("PRAGMA foreign_keys = OFF", "DROP TABLE equipment"), ("import", "sheet", "whole")),
    "no column": (DAMAGED, written("ALTER TABLE site DROP COLUMN sensitivity"), ("whole",)),
    "no head": (DAMAGED, written("DELETE FROM journal_head"), ("import", "verify", "screen")),
}


@pytest.mark.parametrize("kind", NEVER_OPENED)
def test_every_command_refuses_it(kind: str, city: Path, apart: Apart) -> None:
    says, spoil = NEVER_OPENED[kind]
    spoil(city)
    for command in commands(city).values():
        said = refusal(apart, city.parent, *command)
        assert says in said
        assert str(city) in said
    left = {path.name for path in city.parent.parent.iterdir()}
    assert left == {"city", "inventory.xlsx"}


@pytest.mark.parametrize("kind", MET_LATER)
def test_damage_that_is_met_later_is_said_as_well(kind: str, city: Path, apart: Apart) -> None:
    says, spoil, met = MET_LATER[kind]
    spoil(city)
    for name in met:
        assert says in refusal(apart, city.parent, *commands(city)[name])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE equipment SET quantity = 'many'",
        "UPDATE change SET label = '{'",
        "UPDATE change SET hash = x'00'",
        "DELETE FROM change WHERE number = 1",
    ],
)
def test_verifying_says_what_somebody_wrote_past_the_program(statement: str, city: Path, apart: Apart) -> None:
    written(statement)(city)
    for language in ("en", "fr"):
        ran = apart.run("verify", city, "--lang", language)
        assert (ran.status, ran.out) == (1, "")
        assert ran.err.endswith(".\n")
        assert "Traceback" not in ran.err


def test_undoing_what_is_not_there(city: Path, apart: Apart) -> None:
    assert "There is no change 999" in refusal(apart, city.parent, "undo", city, "999")
    assert "no change of yours" in refusal(apart, city.parent, "undo", city)
    for number in ("-3", "0", "9" * 30, "three"):
        assert apart.run("undo", city, number).status == 2


@contextmanager
def held(city: Path) -> Iterator[None]:
    """Somebody else is writing to the register, and does not come to an end."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(city)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout
        assert holder.stdin
        assert holder.stdout.readline() == b"held\n"
        yield
        holder.stdin.close()


def test_a_register_that_somebody_else_writes_to_for_long(city: Path, apart: Apart) -> None:
    orders = commands(city)
    before = content(city)
    with held(city):
        for command, language, says in (
            (orders["import"], "en", "is being written by another program"),
            (orders["undo"], "fr", "Un autre programme est en train d’écrire"),
        ):
            began = time.monotonic()
            ran = apart.run(*command, "--lang", language)
            assert (ran.status, ran.out) == (1, "")
            assert says in ran.err
            assert PATIENCE_MS / 1000 <= time.monotonic() - began < 3 * PATIENCE_MS / 1000
        for name in ("verify", "sheet", "whole", "preview", "backup"):
            assert apart.run(*orders[name]).status == 0
    assert content(city) == before
