"""The editor of a condition: what may stand at the cursor is proposed, and a wave is under what cannot be read."""

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from register.rules.completing import Completion, Proposal
from register.rules.tokens import Place
from register.texts import Text
from ui.telling.inks import Inks, fixed_font
from ui.telling.proposals import MOST as PAGE
from ui.telling.proposals import Proposals
from ui.theme import Theme
from ui.translations import say
from ui.widgets.buttons import ENTER

LEAST, MOST = 4, 14  # lines that are to be seen
BEGUN = 2  # letters of a word from which it is completed without being asked
_TOKEN = re.compile(r"[@\w.]+|\S")
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: PAGE, Qt.Key.Key_PageUp: -PAGE}

Proposing = Callable[[str, int], Completion]


class EditorFrame(QWidget):
    """The outline of an input around the editor, as all inputs have it."""

    def __init__(self, theme: Theme, editor: "ConditionEditor") -> None:
        super().__init__()
        self._theme = theme
        self._editor = editor
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 3, 3, 3)
        column.addWidget(editor)
        editor.entered.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, focused = QPainter(self), self._editor.hasFocus()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme["focus" if focused else "control"], 2 if focused else 1))
        painter.setBrush(self._theme["base"])
        inset = 1.0 if focused else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 5, 5)
        painter.end()


class ConditionEditor(QPlainTextEdit):
    """A condition to try. Tab leaves it; what is wrong is underlined, and never hinders the typing.

    While a word is typed, and with Ctrl+Space anywhere, what may stand there is listed: the arrows walk through it,
    Enter or Tab takes one, Esc does without. entered: the focus came or went.
    """

    entered = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._wrong: Place | None = None
        self._propose: Proposing | None = None
        self._completion: Completion | None = None
        self.proposals = Proposals(theme)
        self.proposals.taken.connect(self._take)
        self.destroyed.connect(self.proposals.deleteLater)
        self.setFont(fixed_font(theme))
        self.setTabChangesFocus(True)
        self.setAccessibleName(say(Text("Condition")))
        self._inks = Inks(self.document(), theme)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewportMargins(8, 6, 8, 6)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._fit)
        self._fit()

    def complete_by(self, propose: Proposing) -> None:
        """Complete words by what this proposes for a text and a place in it."""
        self._propose = propose

    def _fit(self) -> None:
        """As high as the text needs, within bounds."""
        lines = min(max(round(self.document().size().height()) + 1, LEAST), MOST)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 14)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_inks"):
            with QSignalBlocker(self):  # nothing was typed
                self._inks.redo()
            self.mark(self._wrong)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.proposals.hide()
        self.entered.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.offer()
        elif self.proposals.isVisible() and self._walk(event):
            event.accept()
        else:
            before = self.toPlainText()
            super().keyPressEvent(event)
            if self.toPlainText() != before:
                self._offer_by_itself()
            elif event.key() not in _MODIFIERS:
                self.proposals.hide()

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab takes what is proposed; where nothing is, it leaves the editor."""
        if forward and self.proposals.isVisible() and self.proposals.current is not None:
            self._take(self.proposals.current)
            return True
        return super().focusNextPrevChild(forward)

    def _walk(self, event: QKeyEvent) -> bool:
        """Walk through what is proposed. Whether the key does that."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in _STEPS:
            self.proposals.lines.step(_STEPS[key])
        elif key in ENTER and self.proposals.current is not None:
            self._take(self.proposals.current)
        elif key == Qt.Key.Key_Escape:
            self.proposals.hide()
        else:
            return False
        return True

    def offer(self) -> None:
        """List what may stand at the cursor."""
        if self._propose is None:
            return
        self._completion = self._propose(self.toPlainText(), self.textCursor().position())
        self._show()

    def _offer_by_itself(self) -> None:
        """Complete a word that was begun; one that is whole needs no proposal."""
        if self._propose is None:
            return
        text, at = self.toPlainText(), self.textCursor().position()
        self._completion = found = self._propose(text, at)
        begun = found.begun
        asked = len(begun) >= BEGUN or begun[:1] in {"@", '"'} or (not begun and text[at - 1 : at] == ".")
        if asked and begun not in {one.text for one in found.proposals}:
            self._show()
        else:
            self.proposals.hide()

    def _show(self) -> None:
        found = self._completion
        if found is None or not found.proposals:
            self.proposals.hide()
            return
        cursor = self.textCursor()
        cursor.setPosition(found.start)
        here, window = self.cursorRect(cursor), self.window()
        at = self.viewport().mapTo(window, here.topLeft())
        self.proposals.offer(found, window, QRect(at, here.size()).adjusted(-12, 0, 0, 0))

    def _take(self, proposal: Proposal) -> None:
        found = self._completion
        self.proposals.hide()
        if found is None:
            return
        cursor = self.textCursor()
        cursor.setPosition(found.start)
        cursor.setPosition(found.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(proposal.text)
        self.setTextCursor(cursor)

    def mark(self, at: Place | None) -> None:
        """Underline the word at a place; None: nothing."""
        self._wrong = at
        self.setExtraSelections([] if at is None else [self._selection(at)])

    def _selection(self, at: Place) -> QTextEdit.ExtraSelection:
        block = self.document().findBlockByNumber(at.line - 1)
        cursor = QTextCursor(block if block.isValid() else self.document().lastBlock())
        line = cursor.block().text()
        start = min(at.column - 1, len(line))
        word = _TOKEN.match(line, start)
        if word is None and start:  # the end of the condition: the last sign of it
            start -= 1
        cursor.setPosition(cursor.block().position() + start)
        end = word.end() if word is not None else min(start + 1, len(line))
        cursor.setPosition(cursor.block().position() + end, QTextCursor.MoveMode.KeepAnchor)
        wave = QTextCharFormat()
        wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wave.setUnderlineColor(self._theme["text"])
        found = QTextEdit.ExtraSelection()
        found.cursor, found.format = cursor, wave
        return found


_MODIFIERS = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr})
