"""What cards of findings are built from: the frame, the parts with their names, lines with a sign, keys that work."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from register.texts import Text
from ui.icons import icon
from ui.theme import Theme
from ui.translations import say
from ui.widgets.buttons import Button
from ui.widgets.caps import cap_width, paint_cap
from ui.widgets.labels import Wrapped, label
from ui.widgets.level import Sign


class Frame(QWidget):
    """A frame with a ring where it has the focus. column: what stands in it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 12, 14, 12)
        self.column.setSpacing(6)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(QPen(self._theme["focus" if focused else "line"], 2 if focused else 1))
        inset = 1.0 if focused else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)
        painter.end()


class Hair(QWidget):
    """A hairline between two parts."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(9)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() // 2, self.width(), 1, self._theme["line"])
        painter.end()


class Key(QWidget):
    """A key cap and what it does."""

    def __init__(self, theme: Theme, key: str, does: str) -> None:
        super().__init__()
        self._theme = theme
        self._key = key
        self._does = does
        self._cap = cap_width(theme, key)
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(f"{key}: {does}")

    @override
    def sizeHint(self) -> QSize:
        metrics = self._theme.small_metrics
        return QSize(self._cap + 6 + metrics.horizontalAdvance(self._does) + 2, metrics.height() + 6)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_cap(painter, theme, QRectF(0.5, 0.5, self._cap - 1, self.height() - 1), self._key)
        words = self.rect().adjusted(self._cap + 6, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._does)
        painter.end()


class Fold(QWidget):
    """Words that open and close what stands under them."""

    def __init__(self, theme: Theme, words: Text, *, opened: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self.inside = QWidget()
        self.rows = QVBoxLayout(self.inside)
        self.rows.setContentsMargins(0, 4, 0, 0)
        self.rows.setSpacing(6)
        self.head = Button(theme, say(words), "right", look="low")
        self.head.clicked.connect(lambda: self.open(opened=self.inside.isHidden()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.inside)
        self.open(opened=opened)

    def open(self, *, opened: bool) -> None:
        """Show what stands under the words, or not."""
        self.inside.setVisible(opened)
        self.head.setIcon(icon(self._theme, "down" if opened else "right", "accent_text"))
        self.head.setAccessibleDescription(say(Text("open") if opened else Text("closed")))


def part(theme: Theme, column: QVBoxLayout, name: Text) -> None:
    """Begin a part of a card: a hairline, and its name."""
    column.addWidget(Hair(theme))
    column.addWidget(label(say(name), theme.small, quiet=True))


def heading(theme: Theme, column: QBoxLayout, name: Text, *, strong: bool) -> None:
    """The name of a paragraph, with air above it; strong where it stands on a page, quiet in a card."""
    if column.count():
        column.addSpacing(10 if strong else 4)
    column.addWidget(label(say(name), theme.strong if strong else theme.small, quiet=not strong))


def paragraph(theme: Theme, column: QBoxLayout, name: Text, words: str, *, strong: bool) -> None:
    """A name over a text."""
    heading(theme, column, name, strong=strong)
    column.addWidget(selectable(Wrapped(words)))


def selectable(words: Wrapped) -> Wrapped:
    """The same label, of which the mouse can take a part."""
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return words


def signed(
    theme: Theme, sign: str, said: str, small: Sequence[str], *, depth: int = 0, beside: Sequence[QWidget] = ()
) -> QHBoxLayout:
    """A line with a sign before it, what is small under it, and buttons under that."""
    row, words = QHBoxLayout(), QVBoxLayout()
    row.setContentsMargins(16 * depth, 0, 0, 0)
    row.setSpacing(4)
    words.setSpacing(1)
    row.addWidget(Sign(theme, sign), 0, Qt.AlignmentFlag.AlignTop)
    words.addWidget(selectable(Wrapped(said)))
    if small:
        words.addWidget(selectable(Wrapped("\n".join(small), theme.small, quiet=True)))
    if beside:
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for button in beside:
            buttons.addWidget(button)
        buttons.addStretch()
        words.addLayout(buttons)
    row.addLayout(words, 1)
    return row
