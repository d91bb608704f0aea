"""How conditions look: a fixed font, words of the language in the accent's ink, numbers, days and sets bold."""

import re

from PySide6.QtGui import QFont, QFontDatabase, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from typing_extensions import override

from register.rules.wording import MEANINGS
from ui.theme import Theme

_LETTERS = sorted({word.rstrip("(") for word in MEANINGS if word[0].isalpha()})
_WORDS = re.compile(rf"\b(?:{'|'.join(_LETTERS)})\b")
_NUMBERS = re.compile(r"\b\d{4}-\d\d-\d\d\b|\b\d+(?:\.\d+)?\b|@[A-Za-z][A-Za-z0-9_]*")


class Inks(QSyntaxHighlighter):
    """Colours a condition."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme
        self._word = QTextCharFormat()
        self._word.setForeground(theme["accent_text"])
        self._number = QTextCharFormat()
        self._number.setFontWeight(QFont.Weight.Bold)

    def redo(self) -> None:
        """Colour anew: the theme has other inks."""
        self._word.setForeground(self._theme["accent_text"])
        self.rehighlight()

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
