"""Tabs as words with a line under the current one."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from ui.theme import Theme


class _Tab(QAbstractButton):
    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme = theme
        self.setCheckable(True)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        width = self._theme.medium_metrics.horizontalAdvance(self.text()) + 8
        return QSize(width + 10, self._theme.height(34, 16))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setFont(theme.strong if self.isChecked() else theme.body)
        painter.setPen(theme["text"] if self.isChecked() else theme["text2"])
        painter.drawText(self.rect().adjusted(0, 0, 0, -3), _LEFT, self.text())
        if self.isChecked():
            painter.fillRect(0, self.height() - 3, self.width() - 8, 3, theme.brush("accent"))
        if self.hasFocus():
            painter.setPen(theme["focus"])
            painter.drawRect(self.rect().adjusted(0, 2, -8, -5))
        painter.end()


class Tabs(QWidget):
    """A row of tabs. changed: the place of the one chosen."""

    changed = Signal(int)

    def __init__(self, theme: Theme, names: Sequence[str]) -> None:
        super().__init__()
        self._theme = theme
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        for place, name in enumerate(names):
            tab = _Tab(theme, name)
            self._group.addButton(tab, place)
            row.addWidget(tab)
        row.addStretch()
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self.changed)

    def name(self, place: int, text: str) -> None:
        """Give a tab another text, with its new count."""
        tab = self._group.button(place)
        tab.setText(text)
        tab.setAccessibleName(text)
        tab.updateGeometry()

    def allow(self, place: int, allowed: bool) -> None:
        """Show a tab or do without it; where it was the current one, the first that is left is."""
        self._group.button(place).setVisible(allowed)
        if not allowed and self._group.checkedId() == place:
            left = [at for at in range(len(self._group.buttons())) if not self._group.button(at).isHidden()]
            self.choose(left[0])

    def drop(self, place: int) -> None:
        """Do without a tab."""
        self._group.button(place).hide()

    def choose(self, place: int) -> None:
        """Make a tab the current one."""
        self._group.button(place).setChecked(True)
        self.changed.emit(place)

    def focus(self) -> None:
        """Put the focus on the current tab."""
        self._group.button(max(self._group.checkedId(), 0)).setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.brush("line"))
        painter.end()


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
