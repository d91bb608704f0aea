"""The row of a file that a record came from, cell by cell, as it was written."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from register.queries.origins import WrittenRow, cell_of
from register.texts import Text
from ui.theme import Theme
from ui.translations import say
from ui.widgets.labels import Wrapped, label


class Written(QWidget):
    """Shows such a row; hidden for a record that a person entered."""

    def __init__(self, theme: Theme, width: int) -> None:
        super().__init__()
        self._theme = theme
        self._width = width
        self._row: WrittenRow | None = None
        self._from = Wrapped("", theme.small, quiet=True)
        self._cells = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(label(say(Text("As written in the file")), theme.strong))
        self._column.addWidget(self._from)
        self._column.addWidget(self._cells)

    def show_row(self, row: WrittenRow | None) -> None:
        """Show this row, or nothing."""
        self.setVisible(row is not None)
        if row is None or row == self._row:
            return
        self._row = row
        self._from.setText(place_of(row))
        cells = QWidget()
        grid = QGridLayout(cells)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, self._width)
        grid.setColumnStretch(1, 1)
        for line, cell in enumerate(each for each in row.cells if each.written):
            name = Wrapped(cell.header or cell.column, self._theme.small, quiet=True)
            name.setFixedWidth(self._width)
            grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Wrapped(cell.written, self._theme.small), line, 1, Qt.AlignmentFlag.AlignTop)
        self._column.replaceWidget(self._cells, cells)
        self._cells.deleteLater()
        self._cells = cells


def place_of(row: WrittenRow) -> str:
    """File, sheet and row, in words."""
    file = row.file or ""
    if row.sheet is None:
        return say(Text("{file}, row {row}", file=file, row=row.row))
    return say(Text("{file}, sheet {sheet}, row {row}", file=file, sheet=row.sheet, row=row.row))


def cell_told(row: WrittenRow | None, kind: str, field: str) -> str:
    """The cell that a field was read from, with what stood in it; "" where there is none."""
    cell = None if row is None else cell_of(row, kind, field)
    if row is None or cell is None:
        return ""
    place = place_of(row)
    told = Text(
        "Read from {place}, column {column}: “{written}”", place=place, column=cell.column, written=cell.written
    )
    return say(told)
