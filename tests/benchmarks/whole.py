"""Importing, screening and exporting a hundred thousand rows, each in a process of its own where memory counts."""

import csv
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from register.fields.catalogue import CATALOGUE
from register.model.columns import column_names
from register.queries import lists
from register.queries.columns import LISTS, Search
from register.queries.questions import questions
from register.rules.vocabulary import Reads
from register.screening import screen
from register.screening.needs import with_needs
from register.screening.ruling import ruling
from register.sheets import CellType, Column, Sheet, write_workbook
from register.store import Register
from register.texts import Text
from register.values import today
from tests.benchmarks.timing import Line, median, once
from tests.conftest import ROOT

_IMPORT = """
import resource, sys, time
from register.cli import main
began = time.perf_counter()
assert main(["import", *sys.argv[1:]]) == 0
took = time.perf_counter() - began
print("MEASURED", took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, file=sys.stderr)
"""
_FLOOR = """
import sqlite3, sys, time
from python_calamine import CalamineWorkbook
began = time.perf_counter()
rows = [tuple(map(str, row)) for row in CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).iter_rows()]
database = sqlite3.connect(sys.argv[2])
database.execute("PRAGMA journal_mode = WAL")
database.execute(f"CREATE TABLE bare ({', '.join(f'c{n}' for n in range(len(rows[0])))})")
with database:
    database.executemany(f"INSERT INTO bare VALUES ({', '.join('?' * len(rows[0]))})", rows)
print("MEASURED", time.perf_counter() - began, 0, file=sys.stderr)
"""
_NOTHING = """
import sys
from register.importing import legacy, reader
from register import cli, tasks
print("MEASURED", 0, 0, file=sys.stderr)
"""
_ITEMS = 100
_COLUMNS = (
    "asset_tag", "vendor", "model", "category", "serial", "mac", "ip", "site", "position", "quantity", "installed_on",
    "warranty_end", "firmware", "firmware_on", "status", "supplier", "deal_type", "contract_ref", "description",
    "notes",
)  # fmt: skip


def _measured(code: str, *arguments: str) -> tuple[float, float]:
    """Seconds and peak megabytes of a process that finds modules compiled, as an installed program does."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, capture_output=True, text=True, check=True, env=env
    )
    seconds, megabytes = done.stderr.rsplit("MEASURED", 1)[1].split()
    return float(seconds), float(megabytes)


def importing(folder: Path, inventory: Path, register: Path) -> Iterator[Line]:
    """The import of 100,000 rows, which leaves the register that the other benchmarks use."""
    floor = sorted(_measured(_FLOOR, str(inventory), str(folder / f"bare{number}.db"))[0] for number in range(3))[1]
    Register.create(register).close()
    _measured(_NOTHING)  # compiles what was not yet
    report = folder / "report.json"
    seconds, memory = _measured(_IMPORT, str(register), str(inventory), "--report", str(report))
    yield Line("import 100,000 rows, whole", seconds, floor, 6 * floor, "6 x floor, 700 MB", memory, 700)
    again, memory = _measured(_IMPORT, str(register), str(inventory), "--report", str(report))
    counts = _counts(json.loads(report.read_text("utf-8")))
    same = "6 x floor, nothing new, nothing changed" + ("" if counts == (0, 0) else f" ({counts})")
    yield Line("import of the same file again", again, floor, 6 * floor if counts == (0, 0) else 0, same, memory, 700)


def _counts(report: dict[str, Any]) -> tuple[int, int]:
    rows = [sheet["rows"] for file in report["files"] for sheet in file["sheets"]]
    return sum(row["new"] for row in rows), sum(row["changed"] for row in rows)


def screening(register: Path) -> Iterator[Line]:
    """Full screening, and screening of what little changed."""
    with closing(Register.open(register)) as opened:
        with opened.read() as connection:
            driver: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]
            reads = _reads(connection)
            floor = median(lambda: [driver.execute(read).fetchall() for read in reads], 3)
        full = median(lambda: screen(opened, full=True), 3)
        yield Line("full screening of 100,000", full, floor, 4 * floor, "4 x fetching the same facts")
        with opened.read() as connection:
            deals = lists.ids(connection, "acquisitions")
            held = lists.rows(connection, "acquisitions", deals, ["equipment_count"])
            deal = min((number for number in deals if held[number][0] >= _ITEMS), key=lambda number: held[number][0])
            ids = lists.ids(connection, "equipment", Search(filters={"acquisition": (deal,)}))[:_ITEMS]
            vendors = lists.ids(connection, "vendors")
            sizes = lists.rows(connection, "vendors", vendors, ["equipment_count"])
        yield Line(
            "re-screening 100 items", _rescreened(opened, "equipment", "quantity", list(ids)), None, 0.020, "20 ms"
        )
        vendor = min(vendors, key=lambda number: abs(sizes[number][0] - 1_000))
        work = f"re-screening a vendor with {sizes[vendor][0]:,} items"
        yield Line(work, _rescreened(opened, "vendor", "country", [vendor]), None, 0.150, "150 ms")


def _reads(connection: Connection) -> list[str]:
    """A bare statement for each table, with all columns that the rules read of it."""
    columns: dict[str, set[str]] = {}

    def add(reads: Reads) -> None:
        fields = [field for field in CATALOGUE[reads.entity].stored if field.key in reads.fields]
        columns.setdefault(reads.entity, set()).update(name for field in fields for name in column_names(field))
        for inner in (*reads.refs.values(), *reads.collections.values()):
            add(inner)

    for level in ruling(connection, today()).values():
        add(with_needs(level.reads))
    quoted = {table: ", ".join(["id", *(f'"{name}"' for name in sorted(names))]) for table, names in columns.items()}
    return [f'SELECT {names} FROM "{table}"' for table, names in quoted.items()]  # noqa: S608 - our own tables


def asking(register: Path) -> Iterator[Line]:
    """Making questions of all that is not decided."""
    with closing(Register.open(register)) as opened, opened.read() as connection:
        number = len(questions(connection))
        taken = median(lambda: questions(connection), 3)
    yield Line(f"{number:,} questions about 100,000", taken, None, 3.0, "3 s")


def _rescreened(register: Register, kind: str, key: str, ids: list[int]) -> float:
    values: Iterator[Any] = iter((2, 3, 4, 5) if key == "quantity" else ("FR", "DE", "FR", "DE"))
    taken = []
    for value in values:
        with register.change(Text("Edit")) as change:
            change.set(kind, key, ids, value)
        taken.append(once(lambda: screen(register)))
    return sorted(taken)[len(taken) // 2]


def exporting(folder: Path, register: Path) -> Iterator[Line]:
    """Writing a list of 100,000 x 20 as a spreadsheet."""
    with closing(Register.open(register)) as opened, opened.read() as connection:
        ids = lists.ids(connection, "equipment")
        found = lists.rows(connection, "equipment", ids, _COLUMNS)
    fields = [LISTS["equipment"].column(key).field for key in _COLUMNS]
    types = {"date": CellType.DATE, "number": CellType.WHOLE}
    columns = [Column(field.key, field.label.en, types.get(field.kind, CellType.TEXT)) for field in fields]
    cells = [found[number] for number in ids]

    def floor() -> None:
        with (folder / "floor.csv").open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(cells)

    least = median(floor)
    ours = median(lambda: write_workbook(folder / "list.xlsx", [Sheet("List", columns, cells, len(cells))]))
    yield Line("xlsx of 100,000 x 20, formatted", ours, least, 4 * least, "4 x csv.writer of the same cells")
