"""A list as a spreadsheet."""

from pathlib import Path

from register.exporting.outgoing import Outgoing
from register.progress import Progress
from register.sheets import Column, Sheet, write_workbook


def write_spreadsheet(path: Path, sent: Outgoing, language: str, progress: Progress) -> int:
    """Write it as .xlsx, with its codes in a hidden first row; give how many texts had to be cut."""
    columns = [Column(out.code, out.heading.said(language), out.type, out.width) for out in sent.columns]
    sheet = Sheet(sent.spec.name.said(language), columns, sent.rows, sent.count)
    return write_workbook(path, [sheet], progress)
