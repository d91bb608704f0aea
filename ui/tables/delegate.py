"""The one delegate of tables: told by the column what to paint, with fonts and shapes made beforehand."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView
from typing_extensions import override

from register.texts import Text
from ui.levels import LEVEL_WORDS
from ui.tables.cells import FINDINGS, as_text, is_number
from ui.tables.model import CELL, LOADED, ListModel
from ui.theme import Theme
from ui.translations import say

Index = QModelIndex | QPersistentModelIndex
PAD = 8


class Cell(QStyledItemDelegate):
    """Paints text, numbers, levels, and the dashed pill of what nobody has said."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._unknown = say(Text("unknown"))
        self._none = say(Text("None"))
        self._pill = theme.small_metrics.horizontalAdvance(self._unknown) + 16

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, self._theme.height(30))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = self._theme, _rect(option)
        painter.save()
        self._background(painter, option, index)
        inner = rect.adjusted(PAD, 0, -PAD, -1)
        model = index.model()
        if not index.data(LOADED):
            line = QRect(inner.left(), inner.center().y() - 3, inner.width() * 2 // 5, 6)
            painter.fillRect(line, theme.brush("hover"))
        elif isinstance(model, ListModel):
            self._value(painter, inner, model, index)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.brush("line"))
        painter.restore()

    def _background(self, painter: QPainter, option: Any, index: Index) -> None:
        state, theme = option.state, self._theme
        if not state & QStyle.StateFlag.State_Selected:
            if state & QStyle.StateFlag.State_MouseOver:
                painter.fillRect(option.rect, theme.brush("hover"))
            return
        focused = self._view.hasFocus()
        painter.fillRect(option.rect, theme.brush("sel") if focused else theme.brush("sel_off"))
        first = self._view.horizontalHeader().visualIndex(index.column()) == 0
        if focused and first and index.row() == self._view.currentIndex().row():
            painter.fillRect(
                QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), theme.brush("accent")
            )

    def _value(self, painter: QPainter, inner: QRect, model: ListModel, index: Index) -> None:
        column, value, theme = model.columns[index.column()], index.data(CELL), self._theme
        if column.key == FINDINGS:
            self._levels(painter, inner, value or ())
        elif value is None and column.proposed:
            painter.setPen(theme["text2"])
            painter.setFont(theme.body)
            painter.drawText(inner, _LEFT, self._none)
        elif value is None or value == "":
            self._dashed(painter, inner)
        elif column.key == "level":
            theme.paint_level(painter, value, inner.left(), inner.center().y() + 0.5)
            painter.setFont(theme.medium)
            painter.setPen(theme.levels[value][0])
            painter.drawText(inner.adjusted(20, 0, 0, 0), _LEFT, say(LEVEL_WORDS[value]))
        else:
            painter.setFont(theme.numbers if is_number(column) else theme.body)
            painter.setPen(theme["text"])
            said = theme.metrics.elidedText(as_text(column, value), Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, _RIGHT if is_number(column) else _LEFT, said)

    def _dashed(self, painter: QPainter, inner: QRect) -> None:
        height = min(20, inner.height() - 6)
        pill = QRectF(inner.left() + 0.5, inner.center().y() - height / 2 + 0.5, self._pill, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme["control"], 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setFont(self._theme.small)
        painter.setPen(self._theme["text2"])
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self._unknown)

    def _levels(self, painter: QPainter, inner: QRect, levels: tuple[tuple[str, int], ...]) -> None:
        theme, x, middle = self._theme, float(inner.left()), inner.center().y() + 0.5
        if not levels:
            painter.setPen(theme["text2"])
            painter.setFont(theme.body)
            painter.drawText(inner, _LEFT, self._none)
            return
        for place, (level, count) in enumerate(levels):
            named = place == 0 and level != "unknown"
            said = say(LEVEL_WORDS[level]) if named else f"{count}"
            if named and count > 1:
                said = f"{said} {count}"
            metrics = theme.medium_metrics if named else theme.metrics
            if place and x + 18 + metrics.horizontalAdvance(said) > inner.right():
                break
            theme.paint_level(painter, level, x, middle)
            painter.setFont(theme.medium if named else theme.body)
            painter.setPen(theme.levels[level][0] if named else theme["text2"])
            painter.drawText(QRectF(x + 18, inner.top(), inner.right() - x - 17, inner.height()), _LEFT, said)
            x += 18 + metrics.horizontalAdvance(said) + 10


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _rect(option: Any) -> QRect:
    rect: QRect = option.rect
    return rect
