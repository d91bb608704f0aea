"""The editor of a condition: a fixed font, two inks, and a wave under what cannot be read."""

import re

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontDatabase,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from register.rules.tokens import Place
from register.texts import Text
from ui.theme import Theme
from ui.translations import say

LEAST, MOST = 4, 14  # lines that are to be seen
_WORDS = re.compile(
    r"\b(and|or|not|any|every|no|in|is|overlaps|within|none|blank|count|sum|met|concern|version_before|stale"
    r"|threshold|excl_vat|setting|days|months|years)\b"
)
_NUMBERS = re.compile(r"\b\d{4}-\d\d-\d\d\b|\b\d+(?:\.\d+)?\b|@[A-Za-z][A-Za-z0-9_]*")
_TOKEN = re.compile(r"[@\w.]+|\S")


class _Inks(QSyntaxHighlighter):
    """Words of the language in the accent's ink, numbers, days and sets bold."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._word = QTextCharFormat()
        self._word.setForeground(theme["accent_text"])
        self._number = QTextCharFormat()
        self._number.setFontWeight(QFont.Weight.Bold)

    @override
    def highlightBlock(self, text: str) -> None:
        for pattern, ink in ((_WORDS, self._word), (_NUMBERS, self._number)):
            for found in pattern.finditer(text):
                self.setFormat(found.start(), found.end() - found.start(), ink)


def fixed_font(theme: Theme) -> QFont:
    """The font of conditions, as large as all other text."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(theme.body.pointSizeF())
    return font


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

    entered: the focus came or went.
    """

    entered = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._wave = QColor(theme["text"])
        self.setFont(fixed_font(theme))
        self.setTabChangesFocus(True)
        self.setAccessibleName(say(Text("Condition")))
        self._inks = _Inks(self.document(), theme)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewportMargins(8, 6, 8, 6)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """As high as the text needs, within bounds."""
        lines = min(max(round(self.document().size().height()) + 1, LEAST), MOST)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 14)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.entered.emit()

    def mark(self, at: Place | None) -> None:
        """Underline the word at a place; None: nothing."""
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
        wave.setUnderlineColor(self._wave)
        found = QTextEdit.ExtraSelection()
        found.cursor, found.format = cursor, wave
        return found
