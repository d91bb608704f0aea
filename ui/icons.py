"""Icons: drawn by us as strokes, painted in the ink that they stand in, at any scale."""

from collections.abc import Callable
from functools import cache, partial

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from typing_extensions import override

from register.resources import resource
from ui.theme import Theme


@cache
def _source(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text("utf-8")


@cache
def _renderer(name: str, ink: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", ink).encode()))


def paint_icon(painter: QPainter, name: str, ink: QColor, box: QRectF) -> None:
    """Paint an icon in this ink into this box."""
    _renderer(name, ink.name()).render(painter, box)


class _Engine(QIconEngine):
    """Paints on demand, so that a move to a denser screen stays sharp, and another theme is followed."""

    def __init__(self, name: str, ink: Callable[[], QColor]) -> None:
        super().__init__()
        self._name = name
        self._ink = ink

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        if mode == QIcon.Mode.Disabled:
            painter.setOpacity(0.45)
        paint_icon(painter, self._name, self._ink(), QRectF(rect))

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPointF(0, 0).toPoint(), size), mode, state)
        painter.end()
        return pixmap

    @override
    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._ink)


def icon(theme: Theme, name: str, token: str) -> QIcon:
    """An icon of resources/icons, in the ink that a token stands for whenever it is painted."""
    return QIcon(_Engine(name, partial(theme.__getitem__, token)))


def window_icon() -> QIcon:
    """The mark of Vitrine, for the window and the task bar."""
    return QIcon(_Engine("vitrine", QColor))
