"""Editors of the forms that stand in a card: a choice among a few, a paragraph, the name of a person."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
)
from typing_extensions import override

from register.texts import Text, Words
from ui.forms.editors import Choice, Editor, Line
from ui.theme import Theme
from ui.translations import say
from ui.widgets.buttons import ENTER

FEW = 3  # choices up to which all of them are shown


class Pick(Editor):
    """One of some choices; up to three are all shown, where one of them must be chosen. None is chosen beforehand."""

    def __init__(self, theme: Theme, name: str, choices: Mapping[Any, Words | Text], *, needed: bool) -> None:
        super().__init__()
        self._keys: list[Any] = list(choices)
        self._box: QComboBox | None = None
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        if needed and len(choices) <= FEW:
            for key, words in choices.items():
                radio = QRadioButton(say(words))
                radio.setAccessibleName(say(Text("{field}: {value}", field=name, value=words)))
                self._group.addButton(radio, self._keys.index(key))
                layout.addWidget(radio)
            self._group.idClicked.connect(lambda _place: self.entered.emit())
            self.setFocusProxy(self._group.button(0))
            return
        self._box = Choice()
        self._box.setFixedHeight(theme.height(28, 10))
        self._box.setAccessibleName(name)
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setMinimumContentsLength(6)
        self._keys.insert(0, None)
        self._box.addItem(say(Text("Choose…")) if needed else "")
        for words in choices.values():
            self._box.addItem(say(words))
        self._box.activated.connect(lambda _place: self.entered.emit())
        layout.addWidget(self._box)
        self.setFocusProxy(self._box)

    @override
    def value(self) -> Any:
        place = self._group.checkedId() if self._box is None else self._box.currentIndex()
        return None if place < 0 else self._keys[place]

    @override
    def show_value(self, value: Any) -> None:
        place = self._keys.index(value) if value in self._keys else -1
        if self._box is not None:
            self._box.setCurrentIndex(max(place, 0))
        elif place >= 0:
            self._group.button(place).setChecked(True)


class _Paragraph(QPlainTextEdit):
    """Some lines of text. Tab goes on, Ctrl+Enter is left to the form. moved: the focus came or went."""

    moved = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setTabChangesFocus(True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setViewportMargins(4, 3, 4, 3)
        self.viewport().setAutoFillBackground(False)
        self.setFixedHeight(theme.metrics.lineSpacing() * 3 + 16)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        kept = event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if kept or event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.moved.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.moved.emit()


class Paragraph(Editor):
    """Some sentences, in the words of whoever says them."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.text = _Paragraph(theme)
        self.text.setAccessibleName(name)
        self.text.moved.connect(self.update)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.text)
        self.setFocusProxy(self.text)

    @override
    def value(self) -> Any:
        return self.text.toPlainText().strip() or None

    @override
    def show_value(self, value: Any) -> None:
        self.text.setPlainText(value or "")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, focused = QPainter(self), self.text.hasFocus()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme["focus" if focused else "control"], 2 if focused else 1))
        painter.setBrush(self._theme["base"])
        inset = 1.0 if focused else 0.5
        painter.drawRoundedRect(self.rect().toRectF().adjusted(inset, inset, -inset, -inset), 5, 5)
        painter.end()


class PersonName(Editor):
    """The name of a person; those whom the register knows are offered, another one is added. typed: words to find."""

    typed = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.line = Line()
        self.line.setFixedHeight(theme.height(28, 10))
        self.line.setAccessibleName(name)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.line.setCompleter(completer)
        self.line.textEdited.connect(self.typed)
        self.line.returnPressed.connect(self.entered)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line)
        self.setFocusProxy(self.line)

    def offer(self, found: Sequence[tuple[int, str]]) -> None:
        """Show the people who were found, ids with names."""
        names = [name for _, name in found]
        self._names.setStringList(names)
        if names and self.line.hasFocus() and self.line.text() not in names:
            self.line.completer().complete()

    @override
    def value(self) -> Any:
        return " ".join(self.line.text().split()) or None

    @override
    def show_value(self, value: Any) -> None:
        self.line.setText(value or "")
