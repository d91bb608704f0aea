"""`python -m tests.benchmarks [PART …]`: each promise with its work and its floor, measured here and now.

Parts: window, lists, million, papers, whole; all of them unless said. Status 1 where a promise is not kept.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from register.store import Register
from tests.benchmarks import lists, papers, whole, window
from tests.benchmarks.registers import inventory, million
from tests.benchmarks.timing import HEAD, Line

PARTS = ("papers", "whole", "lists", "window", "million")


def lines(parts: set[str], folder: Path) -> Iterator[Line]:
    """The promises of these parts. The register that most need comes of the import that is measured first."""
    if "papers" in parts:
        yield from papers.printing(folder)
    if parts == {"papers"}:
        return
    workbook, register = inventory(folder), folder / "big.vitrine"
    yield from whole.importing(folder, workbook, register)
    if "lists" in parts:
        yield from lists.of_hundred_thousand(register)
    if "window" in parts:
        yield from window.starting(folder, register)
    if "whole" in parts:
        yield from whole.exporting(folder, register)
        yield from whole.screening(register)
        yield from whole.asking(register)
    if "window" in parts:
        empty = folder / "empty.vitrine"
        Register.create(empty).close()
        yield from window.heartbeat(folder, workbook, empty)
    if "million" in parts:
        yield from lists.of_a_million(million(folder, register))


def main() -> int:
    """Print the lines as they come."""
    parts = set(sys.argv[1:]) or set(PARTS)
    if not parts <= set(PARTS):
        sys.stderr.write(f"{__doc__}\n")
        return 2
    sys.stdout.write(HEAD + "\n")
    kept = True
    with tempfile.TemporaryDirectory(prefix="vitrine-") as folder:
        for line in lines(parts, Path(folder)):
            sys.stdout.write(line.told() + "\n")
            sys.stdout.flush()
            kept = kept and line.holds
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
