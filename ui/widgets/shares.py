"""For how many of all something is true, not known, and neither: one bar, full, hatched and empty, with the words."""

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme import Theme
from ui.widgets.labels import Wrapped
from ui.widgets.result_words import result_told

BAR = 8
_GAP = 2  # between two parts, device-independent pixels
_LEAST = 4  # of a part that is there at all
_STEP = 5  # between two lines of the hatching
TRUE, UNKNOWN = 0, 1


class Shares(QWidget):
    """The bar over its words. Without anything to count it is an empty outline."""

    def __init__(self, theme: Theme, true: int, unknown: int, of: int) -> None:
        super().__init__()
        rest = max(of - true - unknown, 0)
        self.setAccessibleName(result_told(true, unknown, rest))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(4)
        column.addWidget(_Bar(theme, (true, unknown, rest)))
        column.addWidget(Wrapped(self.accessibleName(), quiet=True))


class _Bar(QWidget):
    """parts: true, not known, neither."""

    def __init__(self, theme: Theme, parts: tuple[int, int, int]) -> None:
        super().__init__()
        self._theme = theme
        self._parts = parts if any(parts) else (0, 0, 1)
        self.setFixedHeight(BAR)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, BAR)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, x = QPainter(self), 0.0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, width in enumerate(part_widths(self._parts, self.width())):
            if width:
                self._paint(painter, place, QRectF(x + 0.5, 0.5, width - 1, BAR - 1))
                x += width + _GAP
        painter.end()

    def _paint(self, painter: QPainter, place: int, box: QRectF) -> None:
        theme = self._theme
        if place == UNKNOWN:
            self._hatch(painter, box)
        painter.setBrush(theme["text"] if place == TRUE else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme["text" if place == TRUE else "control"], 1))
        painter.drawRect(box)

    def _hatch(self, painter: QPainter, box: QRectF) -> None:
        painter.save()
        painter.setClipRect(box)
        painter.setPen(QPen(self._theme["control"], 1))
        x = box.left() - BAR
        while x < box.right():
            painter.drawLine(QLineF(x, box.bottom(), x + BAR, box.bottom() - BAR))
            x += _STEP
        painter.restore()


def part_widths(parts: tuple[int, ...], width: int) -> list[float]:
    """How wide each part of a bar is: by its number, to be seen if it is not 0; the widest makes room for that."""
    gaps = _GAP * (sum(part > 0 for part in parts) - 1)
    room = float(width - gaps)
    widths = [max(room * part / sum(parts), _LEAST) if part else 0.0 for part in parts]
    widths[widths.index(max(widths))] -= sum(widths) - room
    return widths
