"""Pages of a paper, white in every theme, one below the other."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme import Theme

_AIR = 20  # around a page, device-independent pixels
_BESIDE = 24


class _Page(QWidget):
    def __init__(self, theme: Theme, image: QImage, ratio: float) -> None:
        super().__init__()
        self._theme = theme
        self._pixmap = QPixmap.fromImage(image)
        self._pixmap.setDevicePixelRatio(ratio)
        self.setFixedSize(self._pixmap.deviceIndependentSize().toSize() + QSize(2, 2))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.brush("edge"))
        painter.drawPixmap(1, 1, self._pixmap)
        painter.end()


class PaperView(QScrollArea):
    """Shows pages. resized: there is another width for them."""

    resized = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, theme["sunken"])
        self.setPalette(palette)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(_BESIDE, _AIR, _BESIDE, _AIR)
        self._column.setSpacing(_AIR)
        self.setWidget(self._inside)
        for sheet in (self._inside, self.viewport()):  # what stands in a page has the page's role, which is white
            sheet.setPalette(palette)
            sheet.setBackgroundRole(QPalette.ColorRole.Window)
            sheet.setAutoFillBackground(True)

    @property
    def room(self) -> int:
        """The width that a page may have without being scrolled sideways."""
        bar = self.verticalScrollBar().sizeHint().width()
        return max(self.width() - 2 * _BESIDE - bar - 2, 100)

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return self._column.count()

    def show_pages(self, images: Sequence[QImage], ratio: float) -> None:
        """Show these instead, at the same place. ratio: pixels of the images for each of the screen's."""
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        while self._column.count():
            item = self._column.takeAt(0)
            before = item.widget() if item is not None else None
            if before is not None:
                before.deleteLater()
        for image in images:
            page = _Page(self._theme, image, ratio)
            self._column.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._inside.adjustSize()
        self.horizontalScrollBar().setValue(across)
        self.verticalScrollBar().setValue(down)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.resized.emit()
