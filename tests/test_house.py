"""The rules of the house that no linter knows."""

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QObject, Signal

from tests.conftest import ROOT
from tests.files import sample_register, sample_workbook

TOP = {
    ".ci", ".gitignore", "CHANGELOG.md", "LICENSE", "README.md", "check", "docs", "pyproject.toml", "register",
    "requirements.lock", "resources", "start", "tests", "ui",
}  # fmt: skip
BINARY = {".xlsx", ".xls", ".ods", ".png", ".ttf", ".otf"}
HEAVY = (
    "PySide6",
    "alembic",
    "msoffcrypto",
    "openpyxl",
    "pandas",
    "pypdfium2",
    "python_calamine",
    "sqlalchemy.orm",
    "typst",
    "ui",
)


def _tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607 - whichever git is here
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return sorted(path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file())


TRACKED = _tracked()
MODULES = [path for path in TRACKED if path.suffix == ".py"]
TEXTS = [path for path in TRACKED if path.suffix not in BINARY]


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_file_and_its_functions_can_be_seen_at_once(path: Path) -> None:
    assert path.read_text("utf-8").count("\n") <= 400
    for function in _functions(path):
        assert (function.end_lineno or 0) - function.lineno < 40, function.name


def test_nothing_imports_itself_in_a_circle() -> None:
    graph = grimp.build_graph("register", "ui", cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    TopologicalSorter(imports).prepare()


def test_the_top_level_is_fixed() -> None:
    assert {_name(path).split("/")[0] for path in TRACKED} <= TOP


def test_no_text_names_a_place_of_one_machine_or_a_thing_left_to_do() -> None:
    forbidden = re.compile(r"(?<![\w.~$}])/(?:work|root|home/[a-z]|Users)\b|\b(?:TO[D]O|FIX[M]E|XX[X]|HA[C]K)\b")
    found = [
        f"{_name(path)}:{number}: {line.strip()}"
        for path in TEXTS
        if path.suffix != ".lock"
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if forbidden.search(line)
    ]
    assert not found, "\n".join(found)


def test_the_page_on_the_architecture_names_the_floors_that_are_held() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    held = next(contract["layers"] for contract in contracts if contract.get("containers") == ["register"])
    rows = re.findall(r"^\| \d+ \| (.+?) \|", (ROOT / "docs" / "architecture.md").read_text("utf-8"), re.MULTILINE)
    assert [set(re.findall(r"`(\w+)`", row)) for row in rows] == [set(re.findall(r"\w+", floor)) for floor in held]


def test_the_page_on_the_architecture_names_rooms_that_are_there() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    for named in re.findall(r"`(\w+/\w+)`", page):
        assert (ROOT / named).exists() or (ROOT / "register" / f"{named}.py").exists(), named


@pytest.mark.parametrize("package", ["register", "ui"])
def test_the_database_is_spoken_to_without_an_object_mapper(package: str) -> None:
    for path in (ROOT / package).rglob("*.py"):
        assert "sqlalchemy.orm" not in path.read_text("utf-8"), _name(path)


@pytest.mark.parametrize("module", ["register.cli", "ui.__main__"])
def test_a_command_starts_without_what_only_some_commands_need(module: str) -> None:
    program = f"import sys, {module}; print([name for name in {HEAVY!r} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(ast.literal_eval(told.stdout))
    assert loaded <= ({"ui"} if module.startswith("ui") else set())


def test_the_wheel_carries_the_program_and_its_resources(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, capture_output=True, check=True)
    (wheel,) = tmp_path.glob("vitrine_register-*-py3-none-any.whl")
    with zipfile.ZipFile(wheel) as packed:
        names = {name for name in packed.namelist() if ".dist-info/" not in name}
        commands = next(packed.read(name).decode() for name in packed.namelist() if name.endswith("entry_points.txt"))
    shipped = {_name(path) for path in TRACKED if _name(path).split("/")[0] in {"register", "ui", "resources"}}
    resources = {re.sub("^resources/", "register/_resources/", name) for name in shipped if not name.endswith(".po")}
    assert names == resources | {"register/_resources/translations/fr.mo"}
    assert commands.split() == ["[console_scripts]", "vitrine", "=", "ui.__main__:main"]


def test_the_sample_is_what_its_script_makes(tmp_path: Path) -> None:
    sample_workbook.write(tmp_path / "made.xlsx")
    made, kept = load_workbook(tmp_path / "made.xlsx"), load_workbook(sample_workbook.SAMPLE)
    assert made.sheetnames == kept.sheetnames
    for sheet in made.sheetnames:
        assert list(made[sheet].values) == list(kept[sheet].values)


@pytest.mark.parametrize("language", sample_register.LANGUAGES)
def test_the_sample_register_is_what_its_script_makes(tmp_path: Path, language: str) -> None:
    """In what it says of its records: a field that came since is blank."""
    sample_register.write(tmp_path / "made.xlsx", language)
    made, kept = tmp_path / "made.xlsx", sample_register.PLACE / f"valenciennes.{language}.xlsx"
    assert sample_register.said_by(made) == sample_register.said_by(kept)


class _Bell(QObject):
    rung = Signal(bool)


def test_qt_keeps_its_references() -> None:
    """PySide6 6.12.0 on Python 3.11 loses one of True's at each emit, and dies of it."""
    bell, before = _Bell(), sys.getrefcount(True)
    for _ in range(100):
        bell.rung.emit(True)
    assert sys.getrefcount(True) > before - 50
