"""A file, read: all of its sheets, without any register."""

from pathlib import Path

from register.importing.read import Choices, ReadFile
from register.importing.sheet import read_sheet
from register.importing.workbook import open_file
from register.progress import Progress, quiet


def read_file(path: Path | str, choices: Choices | None = None, progress: Progress = quiet) -> ReadFile:
    """What a file holds, with the choices that a person made.

    Raises: RegisterError where the file is no workbook, damaged, locked, empty or beyond reason; Cancelled.
    """
    opened = open_file(Path(path))
    chosen = choices or Choices()
    sheets = []
    for number, grid in enumerate(opened.grids):
        progress(number, number + 1)
        sheets.append(read_sheet(opened.name, grid, chosen))
    return ReadFile(opened.name, opened.sha256, opened.type, opened.encoding, opened.delimiter, tuple(sheets))
