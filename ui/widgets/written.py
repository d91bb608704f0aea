"""Words painted into a line."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter


def write(painter: QPainter, box: QRect, words: str, font: QFont, metrics: QFontMetrics) -> int:
    """Write words into one line at the left of a box, elided where it is too narrow; gives how wide they are."""
    said = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.setFont(font)
    painter.drawText(box, _LEFT, said)
    return metrics.horizontalAdvance(said)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
