"""The search field of a page."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from register.texts import Text
from ui import keys
from ui.icons import paint_icon
from ui.theme import Theme
from ui.translations import say

REST = 120  # milliseconds without a key before the words are looked for


class SearchField(QLineEdit):
    """Words to search for. searched: the words, once the typing rests; left: Esc in an empty field, or Down."""

    searched = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shortcut = keys.FIND.shown[0]
        self.setPlaceholderText(say(Text("Search")))
        self.setAccessibleName(say(Text("Search in this list")))
        self.setTextMargins(24, 0, 4, 0)
        self.setFixedHeight(theme.height(30))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(lambda: self.searched.emit(self.text()))
        self.textChanged.connect(self._rest.start)

    def enter(self) -> None:
        """Go into the field, with what stands in it selected."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self._rest.isActive():
                self._rest.stop()
                self.searched.emit(self.text())
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        paint_icon(painter, "search", self._theme["text2"], QRectF(8, (self.height() - 16) / 2, 16, 16))
        if not self.text():
            painter.setFont(self._theme.small)
            painter.setPen(self._theme["text2"])
            painter.drawText(self.rect().adjusted(0, 0, -10, 0), _RIGHT, self._shortcut)
        painter.end()


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
