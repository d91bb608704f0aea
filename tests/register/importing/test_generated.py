"""Forty ugly workbooks of the project's own, new ones at each run, read as they should be."""

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from register.importing.read import ReadFile, ReadSheet
from register.importing.reader import read_file
from register.values import Money
from tests.files.generator import make_file
from tests.files.scorer import Score, score

COUNT = 40


@pytest.fixture(scope="module")
def first_seed() -> int:
    """By the clock, and printed: a failing seed can be made again."""
    seed = int(time.time())
    print(f"seeds {seed} to {seed + COUNT - 1}")  # noqa: T201 - what a failure is repeated with
    return seed


def shown(value: Any) -> Any:
    """A value as the JSON export writes it."""
    if isinstance(value, date):
        return value.isoformat()
    return str(value.amount) if isinstance(value, Money) else value


def records(sheet: ReadSheet) -> Iterator[dict[str, Any]]:
    for place, row in enumerate(sheet.rows):
        yield {key: shown(values[place]) for key, values in sheet.values.items()} | {"source": {"row": row}}


def report_of(read: ReadFile) -> dict[str, Any]:
    problems = [{"row": one.row, "field": one.field} for sheet in read.sheets for one in sheet.problems]
    sheets = [
        {"rows": {"read": len(sheet.rows)}, "ignored_rows": [{"row": row, "kind": kind} for row, kind in sheet.ignored]}
        for sheet in read.sheets
    ]
    proposals = [{"row": one.row, "field": one.field} for sheet in read.sheets for one in sheet.proposals]
    return {"files": [{"problems": problems, "sheets": sheets}], "proposals": proposals}


def said(result: Score) -> str:
    parts = {"lost": result.lost, "invented": result.invented, "silent": result.silent, "noise": result.noise}
    return f"{result.accuracy:.3f} unaccounted {result.unaccounted} {parts}"


def test_forty_ugly_workbooks_are_read_right(first_seed: int, tmp_path: Path) -> None:
    faults = {}
    for seed in range(first_seed, first_seed + COUNT):
        truth = make_file(tmp_path, seed)
        read = read_file(truth.path)
        result = score(truth, [one for sheet in read.sheets for one in records(sheet)], report_of(read))
        if not result.holds:
            faults[seed] = said(result)
    assert faults == {}


def test_a_seed_makes_the_same_file_again(tmp_path: Path) -> None:
    first = make_file(tmp_path, 7)
    content = first.path.read_bytes() if first.path.suffix == ".csv" else None
    again = make_file(tmp_path, 7)
    assert again.items == first.items
    assert content is None or again.path.read_bytes() == content


def test_the_scorer_notices_each_kind_of_fault(tmp_path: Path) -> None:
    truth = make_file(tmp_path, 11)
    read = read_file(truth.path)
    whole = [one for sheet in read.sheets for one in records(sheet)]
    report = report_of(read)
    assert score(truth, whole, report).holds
    assert score(truth, whole[1:], report).lost
    header = next(row for row, kind in truth.others.items() if kind == "header")
    assert score(truth, [*whole, {"source": {"row": header}}], report).invented
    changed = [{**one, "site": "elsewhere"} for one in whole]
    assert len(score(truth, changed, report).silent) == len(truth.items)
    silent = {"files": [{"problems": [], "sheets": report["files"][0]["sheets"]}], "proposals": []}
    spoiled = any(item.spoiled for item in truth.items)
    assert bool(score(truth, whole, silent).silent) == spoiled
    unread: dict[str, Any] = {"files": [{"problems": [], "sheets": []}], "proposals": []}
    assert score(truth, whole, unread).unaccounted
