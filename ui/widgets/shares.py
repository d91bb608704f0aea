"""How many of all are true, not known, and neither: one bar, full, hatched and empty, with the words beside it."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from register.texts import Text
from ui.theme import Theme
from ui.translations import say
from ui.widgets.result_words import result_told

BAR = 8
_LEAST = 3  # of a part that is there at all, device-independent pixels
_STEP = 5  # between two lines of the hatching


def shares_told(true: int, unknown: int, of: int) -> Text:
    """The same in words."""
    return Text("{parts}", parts=result_told(true, unknown, max(of - true - unknown, 0)))


class Shares(QWidget):
    """The bar. Without anything to count it is an empty outline."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._parts = (0, 0, 0)
        self.setFixedHeight(BAR + 2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def count(self, true: int, unknown: int, of: int) -> None:
        """Show these numbers."""
        self._parts = (true, unknown, max(of, true + unknown))
        self.setAccessibleName(say(shares_told(true, unknown, of)))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(0.5, 0.5, self.width() - 1, BAR)
        painter.setPen(QPen(theme["control"], 1))
        painter.drawRect(whole)
        true, unknown, of = self._parts
        full = self._wide(true, of)
        hatched = min(self._wide(unknown, of), whole.width() - full)
        painter.fillRect(QRectF(whole.left(), whole.top(), full, BAR), theme["text"])
        self._hatch(painter, QRectF(whole.left() + full, whole.top(), hatched, BAR))
        painter.end()

    def _wide(self, number: int, of: int) -> float:
        return max(_LEAST, (self.width() - 1) * number / of) if number and of else 0.0

    def _hatch(self, painter: QPainter, box: QRectF) -> None:
        painter.save()
        painter.setClipRect(box)
        painter.setPen(QPen(self._theme["control"], 1))
        x = box.left() - box.height()
        while x < box.right():
            painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
            x += _STEP
        painter.restore()
        if box.width():
            painter.setPen(QPen(self._theme["control"], 1, Qt.PenStyle.SolidLine))
            painter.drawRect(box)
