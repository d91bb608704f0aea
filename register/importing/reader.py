"""A file, read: all of its sheets, without any register."""

from pathlib import Path

from register.cycles import no_search_for_cycles
from register.importing.book.reading import aside
from register.importing.read import Choices, ReadFile, ReadSheet
from register.importing.sheet import read_sheet
from register.importing.workbook import open_file
from register.progress import Progress, quiet

_OF_FILES = {"currency_assumed"}  # what is said once for all sheets


def read_file(path: Path | str, choices: Choices | None = None, progress: Progress = quiet) -> ReadFile:
    """What a file holds, with the choices that a person made.

    Raises: RegisterError where the file is no workbook, damaged, locked, empty or beyond reason; Cancelled.
    """
    chosen = choices or Choices()
    sheets: list[ReadSheet] = []
    with no_search_for_cycles():
        opened = open_file(Path(path))
        for number, grid in enumerate(opened.grids):
            progress(number, number + 1)
            sheets.append(_said_once(read_sheet(opened.name, grid, chosen), sheets))
    if any(sheet.mark is not None for sheet in sheets):
        sheets = [sheet if sheet.mark is not None else aside(sheet) for sheet in sheets]
    return ReadFile(opened.name, opened.sha256, opened.type, opened.encoding, opened.delimiter, tuple(sheets))


def _said_once(sheet: ReadSheet, before: list[ReadSheet]) -> ReadSheet:
    """A sheet without what an earlier one has said for the whole file."""
    said = {problem.kind for other in before for problem in other.problems} & _OF_FILES
    sheet.problems[:] = [problem for problem in sheet.problems if problem.kind not in said]
    return sheet
