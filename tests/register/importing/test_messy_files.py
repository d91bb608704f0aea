"""Supplier inventories with a known truth, once more: the second import, and the deals that rows come to."""

import json
from pathlib import Path

import pytest

from register.cli import main

FILES = (
    "d01_plain_fr.xlsx",
    "d02_titleblock_fr.xlsx",
    "d08_dates_fr.xls",
    "d11_csvutf16_en.csv",
    "d05_quantity_en.xlsx",
)


@pytest.mark.parametrize("name", FILES)
def test_the_second_import_brings_and_changes_nothing(name: str, shared: Path, tmp_path: Path) -> None:
    source = shared / "data" / "messy" / name
    register, report = tmp_path / "city.vitrine", tmp_path / "report.json"
    assert main(["new", str(register)]) == 0
    for _ in range(2):
        assert main(["import", str(register), str(source), "--report", str(report)]) == 0
    rows = [sheet["rows"] for file in json.loads(report.read_text("utf-8"))["files"] for sheet in file["sheets"]]
    assert sum(row["same"] for row in rows)
    assert sum(row["new"] + row["changed"] for row in rows) == 0


@pytest.mark.parametrize(("name", "deals"), [("d01_plain_fr.xlsx", 17), ("d02_titleblock_fr.xlsx", 5)])
def test_rows_come_to_as_many_deals_as_the_design_counts(name: str, deals: int, shared: Path, tmp_path: Path) -> None:
    register, out = tmp_path / "city.vitrine", tmp_path / "out.json"
    assert main(["new", str(register)]) == 0
    assert main(["import", str(register), str(shared / "data" / "messy" / name)]) == 0
    assert main(["export", str(register), str(out)]) == 0
    assert len(json.loads(out.read_text("utf-8"))["acquisitions"]) == deals
