"""What stands where a list has nothing to show: why, and the one thing that helps."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.icons import paint_icon
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.labels import label


class _Sign(QWidget):
    def __init__(self, theme: Theme, icon_name: str) -> None:
        super().__init__()
        self._theme = theme
        self.name = icon_name
        self.setFixedHeight(40)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self.name, self._theme["text2"], QRectF((self.width() - 32) / 2, 4, 32, 32))
        painter.end()


class Empty(QWidget):
    """An icon, a sentence, a line with numbers, and up to one button."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act: Callable[[], None] = lambda: None
        self._sign = _Sign(theme, "filter-off")
        self._sentence = label("", theme.head)
        self._line = label("", quiet=True)
        self._button = Button(theme, "", look="primary")
        self._button.clicked.connect(self._on_clicked)
        for words in (self._sentence, self._line):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            words.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self._button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addStretch(2)
        for widget in (self._sign, self._sentence, self._line):
            layout.addWidget(widget)
        layout.addSpacing(8)
        layout.addLayout(buttons)
        layout.addStretch(3)

    def tell(
        self, icon_name: str, sentence: str, line: str = "", button: tuple[str, Callable[[], None]] | None = None
    ) -> None:
        """Say why there is nothing, and offer what to do about it."""
        self._sign.name = icon_name
        self._sentence.setText(sentence)
        self._line.setText(line)
        self._line.setVisible(bool(line))
        self._button.setVisible(button is not None)
        if button is not None:
            self._button.setText(button[0])
            self._button.setAccessibleName(button[0])
            self._button.updateGeometry()
            self._act = button[1]
        self._sign.update()

    def focus(self) -> None:
        """Put the focus on what helps."""
        self._button.setFocus()

    def _on_clicked(self) -> None:
        self._act()
