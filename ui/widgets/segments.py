"""A few choices side by side in one frame, of which one holds."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from register.texts import Text
from ui.theme import Theme
from ui.translations import say


class _Segment(QAbstractButton):
    def __init__(self, theme: Theme, text: str, of: str) -> None:
        super().__init__()
        self._theme = theme
        self.setText(text)
        self.setAccessibleName(say(Text("{field}: {value}", field=of, value=text)))
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.medium_metrics.horizontalAdvance(self.text()) + 24, self._theme.height(26, 10))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, on = QPainter(self), self._theme, self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        if on or self.underMouse():
            painter.setPen(QPen(theme["edge"], 1) if on else Qt.PenStyle.NoPen)
            painter.setBrush(theme["base" if on else "hover"])
            painter.drawRoundedRect(box, 4, 4)
        if self.hasFocus():
            painter.setPen(QPen(theme["focus"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 4, 4)
        painter.setFont(theme.medium if on else theme.body)
        painter.setPen(theme["text" if on else "text2"])
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class Segments(QWidget):
    """The choices. chosen: the key of the one that a person chose; arrows go from one to the next."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._theme = theme
        self._keys = [key for key, _ in choices]
        self._group = QButtonGroup(self)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for place, (_key, said) in enumerate(choices):
            segment = _Segment(theme, said, name)
            self._group.addButton(segment, place)
            row.addWidget(segment)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(lambda place: self.chosen.emit(self._keys[place]))

    @property
    def current(self) -> str:
        """The key of the choice that holds."""
        return self._keys[self._group.checkedId()]

    def show_choice(self, key: str) -> None:
        """Let this one hold, without saying so."""
        self._group.button(self._keys.index(key)).setChecked(True)

    def choose(self, key: str) -> None:
        """Let this one hold, and say so."""
        self.show_choice(key)
        self.chosen.emit(key)

    def focus(self) -> None:
        """Put the focus on the choice that holds."""
        self._group.button(self._group.checkedId()).setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme["edge"], 1))
        painter.setBrush(self._theme["sunken"])
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()
