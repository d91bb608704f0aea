"""The table that was found in a sheet: its rows as written, and which of them are the heading."""

from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QStyledItemDelegate, QTableView, QVBoxLayout, QWidget
from typing_extensions import override

from register.importing.preview import ShownSheet
from register.texts import Text, Words
from ui.theme import Theme
from ui.translations import say
from ui.widgets.buttons import Button
from ui.widgets.labels import label

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
BAND = Qt.ItemDataRole.UserRole
_BANDS = {
    "header": Words("Header", "En-tête"),
    "data": Words("Data", "Données"),
    "title": Words("Title", "Titre"),
    "blank": Words("Blank", "Vide"),
    "section": Words("Section", "Section"),
    "total": Words("Total", "Total"),
    "subtotal": Words("Subtotal", "Sous-total"),
    "note": Words("Note", "Note"),
    "legend": Words("Legend", "Légende"),
    "repeated header": Words("Header again", "En-tête répété"),
    "hidden": Words("Hidden", "Masquée"),
}


class _Rows(QAbstractTableModel):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[tuple[int, tuple[str, ...]], ...] = ()
        self.bands: list[str] = []
        self._width = 0

    def show_sheet(self, sheet: ShownSheet) -> None:
        self.beginResetModel()
        self._rows = sheet.head
        self._width = max((len(cells) for _, cells in sheet.head), default=0)
        ignored = dict(sheet.ignored)
        first = min(sheet.header_rows, default=0)
        self.bands = []
        for number, _cells in sheet.head:
            band = "header" if number in sheet.header_rows else ignored.get(number)
            self.bands.append(band or ("data" if sheet.header_rows and number > first else "note"))
        self.endResetModel()

    def number(self, line: int) -> int:
        return self._rows[line][0]

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._width

    @override
    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid():
            return None
        if role == BAND:
            return self.bands[index.row()]
        cells = self._rows[index.row()][1]
        return cells[index.column()] if not role and index.column() < len(cells) else None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._theme["text2"]
        if role:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return letters(section)
        band = self.bands[section]
        first = not section or self.bands[section - 1] != band
        word = say(_BANDS.get(band, Words(band, band))) if first else ""
        return f"{word}   {self._rows[section][0]}"


class _Banded(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme = theme

    @override
    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        rect, theme, band = option.rect, self._theme, index.data(BAND)
        painter.save()
        painter.fillRect(rect, self._paper(band))
        strong = band == "header"
        painter.setFont(theme.strong if strong else theme.body)
        painter.setPen(theme["title_ink"] if band in _APART else theme["text"])
        inner = rect.adjusted(6, 0, -6, -1)
        said = theme.metrics.elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, said)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.brush("line"))
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), theme.brush("line"))
        painter.restore()

    def _paper(self, band: str) -> QColor:
        if band == "header":
            return self._theme["sel"]
        if band in _APART:
            return self._theme["title_band"]
        if band in {"total", "subtotal"}:
            return self._theme["total_band"]
        return self._theme["sunken" if band in {"blank", "hidden"} else "base"]


_APART = frozenset({"title", "section", "note", "legend"})


class Found(QWidget):
    """A sheet as it was understood. corrected: (header rows, first row, last row), None for what stays as found."""

    corrected = Signal(object, object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._sheet: ShownSheet | None = None
        self._rows = _Rows(theme, self)
        self._view = QTableView()
        self._delegate = _Banded(theme, self._view)
        self._told = label("", quiet=True)
        self._view.setModel(self._rows)
        self._view.setItemDelegate(self._delegate)
        self._view.setAccessibleName(say(Text("Rows of the sheet as written")))
        self._view.setShowGrid(False)
        self._view.setFrameShape(QTableView.Shape.NoFrame)
        self._view.setTabKeyNavigation(False)
        self._view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self._view.verticalHeader()
        rows.setMinimumSectionSize(20)
        rows.setDefaultSectionSize(theme.height(26, 8))
        rows.setFixedWidth(124)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._view.horizontalHeader().setDefaultSectionSize(120)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._bar(theme))
        column.addWidget(self._view, 1)

    def _bar(self, theme: Theme) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 8, 16, 8)
        bar.setSpacing(8)
        for name, key, act in (
            (Text("This is the header"), "E", self._is_header),
            (Text("Start here"), "D", self._starts),
            (Text("Stop here"), "F", self._stops),
        ):
            button = Button(theme, say(name))
            button.setToolTip(f"{say(name)} ({key})")
            button.clicked.connect(partial(_call, act))
            bar.addWidget(button)
            shortcut = QShortcut(QKeySequence(key), self._view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)
        bar.addStretch()
        bar.addWidget(self._told)
        return bar

    def show_sheet(self, sheet: ShownSheet) -> None:
        """Show the first rows of a sheet, each with what it was taken for."""
        self._sheet = sheet
        self._view.clearSpans()
        self._rows.show_sheet(sheet)
        width = self._rows.columnCount()
        for line, (_number, cells) in enumerate(sheet.head):
            filled = [place for place, cell in enumerate(cells) if cell]
            if self._rows.bands[line] in _APART and len(filled) == 1 and width - filled[0] > 1:
                self._view.setSpan(line, filled[0], 1, width - filled[0])
        self._told.setText(
            say(Text("The first {n} row of the sheet", "The first {n} rows of the sheet", n=len(sheet.head)))
        )

    def _chosen(self) -> list[int]:
        lines = sorted(index.row() for index in self._view.selectionModel().selectedRows())
        return [self._rows.number(line) for line in lines]

    def _is_header(self) -> None:
        chosen = self._chosen()
        if chosen:
            self.corrected.emit(tuple(chosen), None, None)

    def _starts(self) -> None:
        chosen = self._chosen()
        if chosen:
            self.corrected.emit(None, chosen[0], None)

    def _stops(self) -> None:
        chosen = self._chosen()
        if chosen:
            self.corrected.emit(None, None, chosen[-1])


def letters(place: int) -> str:
    """The letters of a column: 0 is A, 26 is AA."""
    return (letters(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)  # noqa: PLR2004 - the alphabet


def _call(act: Any, _on: bool = False) -> None:
    act()
