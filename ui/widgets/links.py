"""Links that stand in a line of their own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from ui.theme import Theme
from ui.widgets.buttons import Button


def link_line(theme: Theme, words: str, widest: int) -> Button:
    """A link with these words, elided where they are wider, in device-independent pixels; all are read aloud."""
    link = Button(theme, theme.medium_metrics.elidedText(words, Qt.TextElideMode.ElideRight, widest), look="low")
    link.setAccessibleName(words)
    link.setToolTip(words)
    link.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return link


def at_edge(link: Button) -> QHBoxLayout:
    """A layout that lets the words of a link begin where those of labels do."""
    row = QHBoxLayout()
    row.setContentsMargins(-8, 0, 0, 0)
    row.addWidget(link)
    row.addStretch()
    return row
