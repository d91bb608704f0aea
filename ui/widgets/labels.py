"""Labels in the roles of the type scale, and labels that wrap without asking for too much height."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override


def label(text: str, font: QFont | None = None, *, quiet: bool = False, parent: QWidget | None = None) -> QLabel:
    """A line of text. quiet: in the second ink, following the palette."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if font is not None:
        made.setFont(font)
    if quiet:
        made.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return made


class Wrapped(QLabel):
    """A text that wraps: as high as it needs at the width it got, no higher."""

    def __init__(
        self, text: str, font: QFont | None = None, *, quiet: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        if font is not None:
            self.setFont(font)
        if quiet:
            self.setForegroundRole(QPalette.ColorRole.PlaceholderText)

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self._fit(self.width())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit(self.width())

    def _fit(self, width: int) -> None:
        self.setMinimumHeight(0)  # else it would say that it needs at least what it was given before
        wanted = max(self.heightForWidth(width), self.fontMetrics().height())
        if wanted != self.height() or self.minimumHeight() != wanted:
            self.setFixedHeight(wanted)
