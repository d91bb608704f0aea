"""A small table of sentences that are all here: problems, proposals, changes, columns of a file."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class PlainModel(QAbstractTableModel):
    """Rows of texts under headings."""

    def __init__(self, theme: Theme, headings: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._headings = tuple(headings)
        self.rows: list[tuple[str, ...]] = []

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._headings)

    @override
    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid():
            return None
        text = self.rows[index.row()][index.column()]
        return text if not role or role == Qt.ItemDataRole.ToolTipRole else None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if not role:
            return self._headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole:
            return self._theme.medium
        return self._theme["text2"] if role == Qt.ItemDataRole.ForegroundRole else None


class PlainCell(QStyledItemDelegate):
    """Paints one text, elided where it does not fit."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self.theme = theme
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, self.theme.height(30))

    @override
    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        painter.save()
        rect = self.background(painter, option)
        painter.setFont(self.theme.body)
        painter.setPen(self.theme["text"])
        inner = rect.adjusted(8, 0, -8, -1)
        said = self.theme.metrics.elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, said)
        painter.restore()

    def background(self, painter: QPainter, option: Any) -> QRect:
        """Paint what stands behind a cell; gives its rectangle."""
        rect: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self.theme["sel" if self._view.hasFocus() else "sel_off"])
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self.theme.brush("line"))
        return rect


class PlainView(QTableView):
    """A view of such a table. widths: of the columns, in device-independent pixels; the last takes what is left."""

    def __init__(
        self, theme: Theme, model: PlainModel, name: str, widths: Sequence[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._delegate = PlainCell(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setMinimumSectionSize(20)
        rows.setDefaultSectionSize(theme.height(30))
        header.setFixedHeight(theme.height(30))
        header.setHighlightSections(False)
        header.setAccessibleName(name)
        for section, width in enumerate(widths):
            self.setColumnWidth(section, width)
        header.setSectionResizeMode(len(widths) - 1, QHeaderView.ResizeMode.Stretch)
