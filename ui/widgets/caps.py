"""Key caps: the keys that do something, painted as they stand on a keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.theme import Theme

_AIR = 12  # beside the words of a cap, both sides together, device-independent pixels
_GAP = 6


def cap_width(theme: Theme, keys: str) -> int:
    """How wide a cap is."""
    return theme.small_metrics.horizontalAdvance(keys) + _AIR


def paint_cap(painter: QPainter, theme: Theme, box: QRectF, keys: str) -> None:
    """Paint a cap into a box, in the small font."""
    painter.setPen(QPen(theme["edge"], 1))
    painter.setBrush(theme["alt"])
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(theme.small)
    painter.setPen(theme["text2"])
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, keys)


class Caps(QWidget):
    """Caps side by side."""

    def __init__(self, theme: Theme, keys: Sequence[str], said: str) -> None:
        super().__init__()
        self._theme = theme
        self._keys = keys
        self.setAccessibleName(said)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        widths = [cap_width(self._theme, one) for one in self._keys]
        return QSize(sum(widths) + _GAP * (len(widths) - 1) + 1, self._theme.small_metrics.height() + 7)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, x = QPainter(self), 0.5
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for one in self._keys:
            width = cap_width(self._theme, one)
            paint_cap(painter, self._theme, QRectF(x, 0.5, width - 1, self.height() - 1), one)
            x += width + _GAP
        painter.end()
