"""Importing files as one page: what was found, which column is which field, what would be done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.desk import Desk


class ImportPage(QWidget):
    """One import. left: the page is done with; the key of the page to go to, or ""."""

    left = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def read(self, paths: list[str]) -> None:
        """Read these files."""

    def focus(self) -> None:
        """Where the focus goes when the page is opened."""
