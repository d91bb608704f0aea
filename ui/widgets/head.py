"""The head of a page: its title, and what can be done on it; and the hairline under what belongs to it."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from ui.theme import Theme
from ui.widgets.labels import label

_HOSTED = 2  # after the title and the air behind it


class PageHead(QWidget):
    """A title at the left; quiet buttons and the primary at the right, in the order they are added."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(theme.height(58, 34))
        self._title = label(title, theme.title)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 0, 24, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self._title)
        self._row.addStretch()

    def say(self, title: str) -> None:
        """Give the page another title."""
        self._title.setText(title)

    def host(self, widget: QWidget) -> None:
        """Let a widget that belongs to the whole window stand before the buttons."""
        self._row.insertWidget(_HOSTED, widget)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the right end."""
        self._row.addWidget(widget)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.brush("line"))
        painter.end()


class Hairline(QWidget):
    """One line, the width of where it stands."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme["line"])
        painter.end()
