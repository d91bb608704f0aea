"""What a rule comes to in the whole register, as one bar with its numbers in words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme import Theme
from ui.widgets.labels import Wrapped
from ui.widgets.result_words import result_told

_HEIGHT = 8
_STRIPE = 5  # device-independent pixels between two strokes of the hatching
_LEAST = 4  # width of a part that is not nothing


class _Bar(QWidget):
    """Full: it holds; hatched: it is not decided; empty: neither."""

    def __init__(self, theme: Theme, parts: tuple[int, int, int]) -> None:
        super().__init__()
        self._theme = theme
        self._parts = parts
        self.setFixedHeight(_HEIGHT)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, x = QPainter(self), 0.0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, box in enumerate(self._boxes(x)):
            if not box.isEmpty():
                self._part(painter, place, box.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _boxes(self, x: float) -> list[QRectF]:
        every = max(sum(self._parts), 1)
        room = self.width() - 2.0
        widths = [max(room * part / every, _LEAST) if part else 0.0 for part in self._parts]
        widths[widths.index(max(widths))] -= sum(widths) - room
        boxes = []
        for width in widths:
            boxes.append(QRectF(x, 0, max(width - 1, 0), _HEIGHT) if width > 0 else QRectF())
            x += width
        return boxes

    def _part(self, painter: QPainter, place: int, box: QRectF) -> None:
        theme = self._theme
        painter.setBrush(theme["text"] if place == 0 else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme["text" if place == 0 else "control"], 1))
        painter.drawRect(box)
        if place == 1:
            path = QPainterPath()
            path.addRect(box)
            painter.save()
            painter.setClipPath(path)
            x = box.left() - _HEIGHT
            while x < box.right():
                painter.drawLine(
                    QRectF(x, box.bottom(), _HEIGHT, -_HEIGHT).topLeft(), QRectF(x, 0, _HEIGHT, 0).topRight()
                )
                x += _STRIPE
            painter.restore()


class Outcome(QWidget):
    """For how many records a rule holds, is not decided, and neither: a bar, and the same in words."""

    def __init__(self, theme: Theme, holds: int, unknown: int, neither: int) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(4)
        column.addWidget(_Bar(theme, (holds, unknown, neither)))
        words = result_told(holds, unknown, neither)
        column.addWidget(Wrapped(words, theme.small, quiet=True))
        self.setAccessibleName(words)
