"""Where a rule is told: paragraphs that scroll, beside a list or under a tab, made anew for each rule."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from register.queries.catalogue import Listed
from register.texts import Text
from ui.forms import about_rule
from ui.theme import Theme
from ui.translations import say

Part: TypeAlias = Callable[[Theme, QVBoxLayout, Listed], None]
WIDEST = 660  # of a paragraph: no line longer than 90 letters, about


class Told(QScrollArea):
    """Tells such parts of a rule. edge: the air left and right of the words, device-independent pixels."""

    def __init__(self, theme: Theme, name: Text, parts: Sequence[Part], edge: int = 24) -> None:
        super().__init__()
        self._theme = theme
        self._parts = parts
        self._edge = edge
        self._rule = ""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(say(name))

    def show_rule(self, one: Listed) -> None:
        """Tell of this rule; what is read of it stays where it was."""
        at = self.verticalScrollBar().value() if one.rule.id == self._rule else 0
        self._rule = one.rule.id
        inside = QWidget()
        inside.setMaximumWidth(WIDEST + 2 * self._edge)
        column = QVBoxLayout(inside)
        column.setContentsMargins(self._edge, 16, self._edge, 24)
        column.setSpacing(4)
        for part in self._parts:
            part(self._theme, column, one)
        column.addStretch()
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.verticalScrollBar().setValue(at)


def checks(theme: Theme, column: QVBoxLayout, one: Listed) -> None:
    """What is checked, and why it matters."""
    about_rule.tell_checks(theme, column, one.rule, strong=True)


def mending(theme: Theme, column: QVBoxLayout, one: Listed) -> None:
    """How to mend it, and who acts."""
    about_rule.tell_mending(theme, column, one.rule, strong=True)


def questions(theme: Theme, column: QVBoxLayout, one: Listed) -> None:
    """What to ask, and whom."""
    about_rule.tell_questions(theme, column, one.rule)


def clauses(theme: Theme, column: QVBoxLayout, one: Listed) -> None:
    """The wordings that lower the risk."""
    about_rule.tell_clauses(theme, column, one.rule)


def references(theme: Theme, column: QVBoxLayout, one: Listed) -> None:
    """The texts that it rests on."""
    about_rule.tell_references(theme, column, one.rule)


def further(theme: Theme, column: QVBoxLayout, one: Listed) -> None:
    """What it rests on and the wordings that lower the risk, under their names."""
    about_rule.tell_further(theme, column, one.rule, strong=True)
