"""A level as shape and word on its tint, and the signs that stand before a line."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.icons import paint_icon
from ui.levels import LEVEL_WORDS
from ui.theme import Theme
from ui.translations import say


class LevelTag(QWidget):
    """A level as shape and word, on its tint."""

    def __init__(self, theme: Theme, level: str) -> None:
        super().__init__()
        self._theme = theme
        self._level = level
        self._words = say(LEVEL_WORDS[level])
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(self._words)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.medium_metrics.horizontalAdvance(self._words) + 36, self._theme.height(24, 6))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, (ink, tint) = QPainter(self), self._theme.levels[self._level]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outlined = self._theme.tokens.outlined
        painter.setPen(QPen(ink, 1) if outlined else Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        inset = 0.5 if outlined else 0
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 5, 5)
        self._theme.paint_level(painter, self._level, 8, self.height() / 2)
        painter.setPen(ink)
        painter.setFont(self._theme.medium)
        painter.drawText(self.rect().adjusted(28, 0, 0, 0), _LEFT, self._words)
        painter.end()


class Pill(QWidget):
    """A few words that call for attention, in an outline: never colour alone, and no colour of a level."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(words)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.metrics.horizontalAdvance(self._words) + 22, self._theme.height(24, 6))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, radius = QPainter(self), (self.height() - 1) / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme["edge"])
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setFont(self._theme.body)
        painter.setPen(self._theme["text"])
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)
        painter.end()


class Sign(QWidget):
    """A small sign before a line: "check" for what decided or holds, "unknown" for what is missing."""

    def __init__(self, theme: Theme, sign: str) -> None:
        super().__init__()
        self._theme = theme
        self._sign = sign
        self.setFixedSize(18, theme.height(18, 2))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._sign == "unknown":
            self._theme.paint_level(painter, "unknown", 0, self.height() / 2, 14)
        else:
            paint_icon(painter, "check", self._theme["text"], QRectF(0, self.height() / 2 - 7, 14, 14))
        painter.end()


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
