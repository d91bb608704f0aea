"""Buttons: quiet ones, the one primary of a page, links, and those that are only an icon."""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget
from typing_extensions import override

from ui.icons import icon
from ui.keys import Act
from ui.theme import Theme

Look = Literal["quiet", "primary", "link", "low"]
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})  # Qt presses buttons by the space bar only, except in dialogs


class Button(QPushButton):
    """A button with room for its words; its shortcut, where it has one, stands in the tooltip.

    look: quiet; primary, the one main thing of a page; link, words in the accent's ink; low, such words without air.
    """

    def __init__(self, theme: Theme, text: str, icon_name: str | None = None, *, look: Look = "quiet") -> None:
        super().__init__(text)
        self._height = theme.metrics.height() + 2 if look == "low" else theme.height(30)
        self._air = {"low": 4, "link": 16}.get(look, 26)
        self.setProperty("primary", look == "primary")
        self.setAccessibleName(text)
        self.setFont(theme.body if look == "quiet" else theme.medium)
        self.setAutoDefault(False)
        if look in {"link", "low"}:
            self.setFlat(True)
            self.setProperty("link", True)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        if icon_name is not None:
            self.setIcon(icon(theme, icon_name, "on_accent" if look == "primary" else "text2"))
            self.setIconSize(QSize(16, 16))

    def keyed(self, act: Act) -> None:
        """Let the keys of an act press the button; they are told in its tooltip."""
        self.setShortcut(act.sequences[0])
        self.setToolTip(f"{self.text()} ({act.shown[0]})")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        sign = 24 if not self.icon().isNull() else 0
        return QSize(words + sign + self._air, self._height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def icon_button(theme: Theme, icon_name: str, name: str, parent: QWidget | None = None) -> QToolButton:
    """A button that is only an icon; its name is its tooltip and what is read aloud."""
    button = QToolButton(parent)
    button.setIcon(icon(theme, icon_name, "text2"))
    button.setIconSize(QSize(16, 16))
    button.setAutoRaise(True)
    button.setFixedSize(theme.height(28), theme.height(28))
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
