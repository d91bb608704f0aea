"""Inventories with a known truth, from the command line's import to its export, scored."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from register.cli import main
from tests.files.generator import make_file
from tests.files.scorer import score

REQUIRED = ("d01_plain_fr.xlsx", "d02_titleblock_fr.xlsx", "d08_dates_fr.xls", "d11_csvutf16_en.csv")
BEYOND = (
    "d03_tworow_en.xlsx",
    "d05_quantity_en.xlsx",
    "d06_subtotals_fr.xlsx",
    "d09_mangled_en.xlsx",
    "d10_csvcp1252_fr.csv",
    "d12_formulas_fr.xlsx",
)
MADE = 40


def imported(file: Path, folder: Path) -> tuple[Path, Path]:
    """The exported register and the report of a file that is imported into an empty register."""
    register, out, report = folder / "city.vitrine", folder / "out.json", folder / "report.json"
    assert main(["new", str(register)]) == 0
    assert main(["import", str(register), str(file), "--report", str(report)]) == 0
    assert main(["export", str(register), str(out)]) == 0
    return out, report


@pytest.mark.parametrize("name", REQUIRED + BEYOND)
def test_an_inventory_with_a_known_truth_is_read_right(name: str, shared: Path, tmp_path: Path) -> None:
    file = shared / "data" / "messy" / name
    out, report = imported(file, tmp_path)
    scorer = [sys.executable, str(shared / "tools" / "score_import.py"), f"{file}.truth.json", str(out), str(report)]
    scored = subprocess.run(scorer, capture_output=True, text=True, check=False)
    assert scored.returncode == 0, scored.stdout


@pytest.mark.long
def test_forty_made_inventories_go_through_the_register(tmp_path: Path) -> None:
    first = int(time.time())
    print(f"seeds {first} to {first + MADE - 1}")  # noqa: T201 - what a failure is repeated with
    faults: dict[int, Any] = {}
    for seed in range(first, first + MADE):
        folder = tmp_path / str(seed)
        folder.mkdir()
        truth = make_file(folder, seed)
        out, report = (json.loads(path.read_text("utf-8")) for path in imported(truth.path, folder))
        result = score(truth, out["equipment"], report)
        if not result.holds:
            faults[seed] = (result.accuracy, result.lost, result.invented, result.silent[:5], result.noise)
    assert faults == {}
