"""Places where nothing can be written: read-only, full, not there; and files that do no harm where they could."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.files import bad
from tests.register.apart import Apart
from tests.register.refusals import content, refusal
from tests.register.test_bad_input_registers import city, commands, filled

__all__ = ["city", "filled"]  # fixtures

MANY = [("Axis", f"M{number}", f"SN{number:07}", f"Site {number}") for number in range(2_500)]


# --- Read-only


def test_a_read_only_place(city: Path, apart: Apart) -> None:
    orders = commands(city)
    folder = city.parent
    city.chmod(0o444)
    folder.chmod(0o555)
    try:
        said = refusal(apart, folder, *orders["import"], humble=True)
        assert "it or its folder is read-only" in said
        for command in (
            ("export", city, folder / "out.xlsx"),
            ("export", city, folder / "out.csv"),
            ("export", city, folder / "out.json"),
            ("backup", city, folder / "copy.vitrine"),
            ("new", folder / "new.vitrine"),
            ("demo", folder / "demo"),
        ):
            assert "may not be written in" in refusal(apart, folder, *command, humble=True)
        for name in ("verify", "sheet", "text", "whole", "preview", "backup"):
            assert apart.run(*orders[name], humble=True).status == 0
    finally:
        folder.chmod(0o755)


def test_a_register_or_a_file_that_may_not_be_read(city: Path, apart: Apart) -> None:
    _, _, inventory = commands(city)["import"]
    Path(inventory).chmod(0)
    assert "may not be read" in refusal(apart, city.parent, "import", city, inventory, humble=True)
    city.chmod(0)
    for command in commands(city).values():
        assert "may not be read" in refusal(apart, city.parent, *command, humble=True)


# --- Full


class Disk(NamedTuple):
    """A folder with little room. largest: of a file in bytes, where no small disk can be had."""

    folder: Path
    largest: int | None


@pytest.fixture
def small(filled: Path, tmp_path: Path) -> Iterator[Disk]:
    """A disk with room for a register and a little more; else a bound for each file that a command writes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    room = filled.stat().st_size + 250_000
    mount, umount = shutil.which("mount"), shutil.which("umount")
    order = [mount or "", "-t", "tmpfs", "-o", f"size={room}", "tmpfs", str(folder)]
    mounted = mount and umount and not subprocess.run(order, check=False, capture_output=True).returncode
    shutil.copy(filled, folder / "city.vitrine")
    yield Disk(folder, None if mounted else room)
    if mounted:
        subprocess.run([umount or "", str(folder)], check=True)


def no_room(apart: Apart, disk: Disk, *arguments: str | Path) -> None:
    said = refusal(apart, disk.folder, *arguments, largest_file=disk.largest)
    assert "no room left" in said or (disk.largest and ("has room" in said or "cannot be written" in said))


def fill(disk: Disk) -> Disk:
    """The same, with room for nothing."""
    if disk.largest is not None:
        return disk._replace(largest=2_000)
    with suppress(OSError), (disk.folder / "filling").open("wb", buffering=0) as file:
        while file.write(bytes(4096)):
            pass
    return disk


def test_an_import_that_finds_no_room_leaves_the_register_as_it_was(small: Disk, tmp_path: Path, apart: Apart) -> None:
    large = bad.written(tmp_path / "large.xlsx", bad.workbook(bad.rows(bad.HEADINGS, *MANY)))
    city = small.folder / "city.vitrine"
    before = content(city)
    no_room(apart, small, "import", city, large)
    assert content(city) == before
    assert apart.run("verify", city).status == 0


def test_a_register_and_a_copy_that_find_no_room_are_not_left_half(small: Disk, apart: Apart) -> None:
    less = small if small.largest is None else small._replace(largest=100_000)
    no_room(apart, less, "new", small.folder / "new.vitrine")
    no_room(apart, less, "backup", small.folder / "city.vitrine", small.folder / "copy.vitrine")


def test_what_goes_out_to_a_full_disk(small: Disk, city: Path, apart: Apart) -> None:
    orders = commands(city)
    full = fill(small)
    for name in ("out.xlsx", "out.csv", "out.json"):
        if full.largest is None:
            no_room(apart, full, "export", city, full.folder / name)
    for command in (*commands(full.folder / "city.vitrine").values(), ("new", full.folder / "new.vitrine")):
        no_room(apart, full, *command)
    if full.largest is None:
        no_room(apart, full, *orders["preview"], "--report", full.folder / "report.json")
        ran = apart.run(*orders["import"], "--report", full.folder / "report.json", "--lang", "en")
        assert ran.status == 1
        assert "The import itself was done; only its report is missing." in ran.err


# --- Not there


def test_a_place_that_is_a_folder_or_is_not_there(city: Path, apart: Apart) -> None:
    folder, orders = city.parent, commands(city)
    for name in ("out.xlsx", "out.csv", "out.json"):
        (folder / name).mkdir()
        assert "is a folder" in refusal(apart, folder, "export", city, folder / name)
        assert "there is no folder" in refusal(apart, folder, "export", city, folder / "none" / name)
        assert "there is no folder" in refusal(apart, folder, *orders["import"], "--report", folder / "none" / name)
        assert "is a folder" in refusal(apart, folder, *orders["import"], "--report", folder / name)
    for command in (("backup", city), ("new",)):
        assert "there is no folder" in refusal(apart, folder, *command, folder / "none" / "copy.vitrine")
        assert "cannot be written" in refusal(apart, folder, *command, folder / ("x" * 300))
        for taken in (city, folder / "out.csv"):
            assert "There is something at" in refusal(apart, folder, *command, taken)
    assert "cannot be written" in refusal(apart, folder, "demo", city)


# --- Files that could do harm, and do none


def test_macros_are_not_run_and_links_are_not_followed(city: Path, tmp_path: Path, apart: Apart) -> None:
    trap = tmp_path / "trap.xlsx"
    parts = bad.parts({"Inventory": bad.sheet(bad.rows(bad.HEADINGS, ("Axis", "M9", "SN9", "Depot")).replace(
        "<is><t>Depot</t></is>", f"<f>'[1]Sheet'!A1+cmd|'/c touch {trap}'!A0</f><v>1</v>"))})  # fmt: skip
    parts["xl/externalLinks/externalLink1.xml"] = "<externalLink/>"
    parts["xl/externalLinks/_rels/externalLink1.xml.rels"] = (
        f'<Relationships><Relationship Id="rId1" Target="file://{trap}" TargetMode="External"/></Relationships>'
    )
    parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4_000)
    path = bad.written(tmp_path / "macros.xlsm", bad.packed(parts))
    ran = apart.run("import", city, path, "--json")
    assert (ran.status, ran.err) == (0, "")
    assert not trap.exists()


def test_any_text_in_any_place_is_taken_as_text(city: Path, tmp_path: Path, apart: Apart) -> None:
    odd = "\u202e\U0001f600\u2028\ufeff\u0301é%s{0}'; DROP TABLE equipment; --"
    long = "M" * 32_000
    sheet = bad.sheet(bad.rows((*bad.HEADINGS, odd, long), (odd, long, "SN9", f"=1+1{odd}", odd, long)))
    path = bad.written(tmp_path / "odd.xlsx", bad.packed(bad.parts({"\U0001f600{x}%d": sheet})))
    ran = apart.run("import", city, path, "--json")
    assert (ran.status, ran.err) == (0, "")
    out = tmp_path / "out.json"
    assert apart.run("export", city, out).status == 0
    assert "SN9" in out.read_text("utf-8")
    assert "DROP TABLE equipment" in out.read_text("utf-8")
    assert apart.run("verify", city).status == 0
