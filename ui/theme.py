"""Colours, fonts, and the signs of levels: shape, word and colour together, never colour alone."""

from collections.abc import Callable
from math import ceil, cos, floor, pi, sin
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QPixmap,
    QPolygonF,
)

from ui.tokens import LIGHT, THEMES, Tokens

SYSTEM = "system"  # the choice to look as the rest of the screen does


class Theme:
    """Colours and fonts, ready to paint with: asked whenever something is painted, since the colours may change.

    choice: what the person wants: a name of THEMES, or "system".
    """

    def __init__(self, base_font: QFont, tokens: Tokens = LIGHT) -> None:
        self.choice = SYSTEM
        self._system: Callable[[], str] = lambda: "light"
        self._worn: Callable[[], None] = lambda: None
        self.wear(tokens)
        size = base_font.pointSizeF()
        self.body = QFont(base_font)
        self.small = _font(base_font, max(size - 1, 8.5), QFont.Weight.Normal)
        self.medium = _font(base_font, size, QFont.Weight.Medium)
        self.strong = _font(base_font, size, QFont.Weight.DemiBold)
        self.head = _font(base_font, size + 1, QFont.Weight.DemiBold)
        self.title = _font(base_font, size + 5, QFont.Weight.DemiBold)
        self.hero = _font(base_font, size + 10, QFont.Weight.DemiBold)
        self.numbers = QFont(base_font)
        self.numbers.setFeature(QFont.Tag("tnum"), 1)
        self.metrics = QFontMetrics(self.body)
        self.small_metrics = QFontMetrics(self.small)
        self.medium_metrics = QFontMetrics(self.medium)

    def wear(self, tokens: Tokens) -> None:
        """Take these colours."""
        self.tokens = tokens
        self._colours = {name: QColor(value) for name, value in tokens.colours().items()}
        self._brushes = {name: QBrush(colour) for name, colour in self._colours.items()}
        self._signs: dict[tuple[Any, ...], QPixmap] = {}
        self.levels = {level: (QColor(ink), QColor(tint)) for level, (ink, tint) in tokens.levels.items()}

    def follow(self, system: Callable[[], str], worn: Callable[[], None]) -> None:
        """Ask for the theme of the system here, and call the other when colours were changed."""
        self._system, self._worn = system, worn

    def choose(self, choice: str) -> None:
        """Take the colours of a theme, or of the one that the system has now."""
        self.choice = choice if choice in THEMES else SYSTEM
        self.wear(THEMES[self._system() if self.choice == SYSTEM else self.choice])
        self._worn()

    def __getitem__(self, token: str) -> QColor:
        return self._colours[token]

    def brush(self, token: str) -> QBrush:
        """A colour to fill with: a plain one makes Qt load all that it knows of gradients first."""
        return self._brushes[token]

    def height(self, least: int, air: int = 12) -> int:
        """The height of a control: as drawn, or more where the system's font is bigger."""
        return max(least, self.metrics.height() + air)

    def palette(self) -> QPalette:
        """All roles of Qt's palette from the tokens."""
        role, palette = QPalette.ColorRole, QPalette()
        names = {
            role.Window: "window", role.WindowText: "text", role.Base: "base", role.AlternateBase: "alt",
            role.Text: "text", role.Button: "base", role.ButtonText: "text", role.BrightText: "text",
            role.PlaceholderText: "text2", role.Link: "accent_text", role.LinkVisited: "accent_text",
            role.Accent: "accent", role.ToolTipBase: "base", role.ToolTipText: "text", role.Highlight: "sel",
            role.HighlightedText: "text", role.Light: "base", role.Midlight: "alt", role.Mid: "control",
            role.Dark: "line", role.Shadow: "line",
        }  # fmt: skip
        for each, name in names.items():
            palette.setColor(each, self[name])
        palette.setColor(QPalette.ColorGroup.Inactive, role.Highlight, self["sel_off"])
        for each in (role.Text, role.WindowText, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, each, self["disabled"])
        return palette

    def paint_level(self, painter: QPainter, level: str, x: float, middle: float, size: float = 14) -> None:
        """Paint the shape of a level in its ink, `size` wide, around the line `middle`."""
        top, ratio = middle - size / 2, painter.device().devicePixelRatio()
        left, above = floor(x * ratio) / ratio, floor(top * ratio) / ratio  # whole pixels of the screen: no blur
        key = (level, size, round(x - left, 3), round(top - above, 3), ratio)
        sign = self._signs.get(key)
        if sign is None:
            sign = self._signs[key] = self._sign(level, QRectF(x - left, top - above, size, size), ratio)
        painter.drawPixmap(QPointF(left, above), sign)

    def _sign(self, level: str, box: QRectF, ratio: float) -> QPixmap:
        """The shape of a level, painted once: a list shows dozens of them."""
        side = ceil(box.width() * ratio + ratio)
        sign = QPixmap(side, side)
        sign.setDevicePixelRatio(ratio)
        sign.fill(Qt.GlobalColor.transparent)
        painter = QPainter(sign)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _SHAPES[level](painter, box, self.levels[level][0], self["base"])
        painter.end()
        return sign


def _font(base: QFont, points: float, weight: QFont.Weight) -> QFont:
    font = QFont(base)
    font.setPointSizeF(points)
    font.setWeight(weight)
    return font


def _octagon(painter: QPainter, box: QRectF, ink: QColor, paper: QColor) -> None:
    centre, radius = box.center(), box.width() / 2
    corners = [
        QPointF(centre.x() + radius * cos(pi / 8 + k * pi / 4), centre.y() + radius * sin(pi / 8 + k * pi / 4))
        for k in range(8)
    ]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF(corners))
    painter.setBrush(paper)
    bar = box.width() * 0.13
    painter.drawRect(QRectF(centre.x() - bar / 2, box.top() + box.height() * 0.22, bar, box.height() * 0.34))
    painter.drawRect(QRectF(centre.x() - bar / 2, box.top() + box.height() * 0.65, bar, bar))


def _triangle(painter: QPainter, box: QRectF, ink: QColor, _paper: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    tip, foot = box.top() + box.height() * 0.06, box.bottom() - box.height() * 0.06
    painter.drawPolygon(
        QPolygonF([QPointF(box.center().x(), tip), QPointF(box.right(), foot), QPointF(box.left(), foot)])
    )


def _diamond(painter: QPainter, box: QRectF, ink: QColor, _paper: QColor) -> None:
    inner, centre = box.adjusted(0.7, 0.7, -0.7, -0.7), box.center()
    left, right = QPointF(inner.left(), centre.y()), QPointF(inner.right(), centre.y())
    top, bottom = QPointF(centre.x(), inner.top()), QPointF(centre.x(), inner.bottom())
    painter.setPen(QPen(ink, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(QPolygonF([top, right, bottom, left]))
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF([left, right, bottom]))


def _circle(painter: QPainter, box: QRectF, ink: QColor, _paper: QColor) -> None:
    painter.setPen(QPen(ink, 1.8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box.adjusted(1.6, 1.6, -1.6, -1.6))


def _question(painter: QPainter, box: QRectF, ink: QColor, _paper: QColor) -> None:
    pen = QPen(ink, 1.3)
    pen.setDashPattern([2.0, 1.4])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box.adjusted(0.9, 0.9, -0.9, -0.9))
    path, centre, unit = QPainterPath(), box.center(), box.width() / 14
    path.moveTo(centre.x() - 1.9 * unit, centre.y() - 1.2 * unit)
    path.cubicTo(
        QPointF(centre.x() - 1.9 * unit, centre.y() - 3.9 * unit),
        QPointF(centre.x() + 2.3 * unit, centre.y() - 3.7 * unit),
        QPointF(centre.x() + 1.9 * unit, centre.y() - 1.1 * unit),
    )
    path.cubicTo(
        QPointF(centre.x() + 1.7 * unit, centre.y() - 0.2 * unit),
        QPointF(centre.x(), centre.y() - 0.1 * unit),
        QPointF(centre.x(), centre.y() + 1.1 * unit),
    )
    painter.setPen(QPen(ink, 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(ink))
    painter.drawEllipse(QPointF(centre.x(), centre.y() + 3.2 * unit), 0.8 * unit, 0.8 * unit)


def _check(painter: QPainter, box: QRectF, ink: QColor, _paper: QColor) -> None:
    painter.setPen(QPen(ink, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPolyline(
        [
            QPointF(box.left() + box.width() * 0.14, box.top() + box.height() * 0.52),
            QPointF(box.left() + box.width() * 0.40, box.top() + box.height() * 0.78),
            QPointF(box.left() + box.width() * 0.88, box.top() + box.height() * 0.22),
        ]
    )


_SHAPES = {
    "critical": _octagon,
    "high": _triangle,
    "medium": _diamond,
    "low": _circle,
    "unknown": _question,
    "answered": _check,
}
