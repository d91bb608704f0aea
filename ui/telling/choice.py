"""What the city chooses about a rule, with its reason: a strip that opens under the rule's title."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from register.queries.catalogue import Listed
from register.rules.levels import LEVEL
from register.texts import Text
from ui.forms.editors import Choice, Line
from ui.theme import Theme
from ui.translations import say
from ui.widgets.buttons import Button
from ui.widgets.labels import Wrapped, label


class ChoiceStrip(QWidget):
    """Asks for a level where one is wanted, and for the reason. made: whether off, the level or None, and the reason.

    closed: it is not wanted after all.
    """

    made = Signal(bool, object, str)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._off = False
        self._what = Wrapped("", theme.strong)
        self.level = Choice()
        self.level.setAccessibleName(say(Text("Level")))
        self.level.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.level.setMinimumContentsLength(9)
        self.level.setFixedHeight(theme.height(30))
        self.reason = Line()
        self.reason.setAccessibleName(say(Text("Reason")))
        self.reason.setFixedHeight(theme.height(30))
        self.reason.returnPressed.connect(self._on_made)
        self._complaint = Wrapped("", theme.small)
        self._do = Button(theme, "", look="primary")
        self._do.clicked.connect(self._on_made)
        kept = label(say(Text("The choice is kept with who made it, and can be taken back.")), theme.small, quiet=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(6)
        column.addWidget(self._what)
        column.addLayout(self._row(theme))
        column.addWidget(self._complaint)
        column.addWidget(kept)
        self.hide()

    def _row(self, theme: Theme) -> QHBoxLayout:
        leave = Button(theme, say(Text("Cancel")), look="link")
        leave.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.level)
        row.addWidget(self.reason, 1)
        row.addWidget(self._do)
        row.addWidget(leave)
        return row

    def ask_off(self, one: Listed) -> None:
        """Ask why the city does without this rule."""
        self._open(Text("Do without this rule: “{title}”", title=one.rule.title), Text("Switch off"), off=True)
        self.reason.setPlaceholderText(say(Text("Why is it not wanted here?")))

    def ask_on(self, one: Listed) -> None:
        """Ask why the rule is as it ships again."""
        self._open(Text("Take the rule as it ships again: “{title}”", title=one.rule.title), Text("Take as it ships"))
        self.reason.setPlaceholderText(say(Text("Why is it wanted again?")))

    def ask_level(self, one: Listed) -> None:
        """Ask for another level and why."""
        self._open(Text("Give its findings another level"), Text("Set the level"))
        self.reason.setPlaceholderText(say(Text("Why another level here?")))
        self.level.clear()
        for code in reversed(list(LEVEL)):
            self.level.addItem(say(LEVEL.words(code)), code)
        self.level.setCurrentIndex(self.level.findData(one.level))
        self.level.show()
        self.level.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, what: Text, verb: Text, *, off: bool = False) -> None:
        self._off = off
        self._what.setText(say(what))
        self._do.setText(say(verb))
        self._do.setAccessibleName(say(verb))
        self._do.updateGeometry()
        self._complaint.hide()
        self.reason.clear()
        self.level.clear()
        self.level.hide()
        self.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def complain(self, what: Text) -> None:
        """Say what is missing; the strip stays open."""
        self._complaint.setText(say(what))
        self._complaint.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_made(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            self.complain(Text("Say in a few words why: it is shown with the rule."))
            return
        self.made.emit(self._off, self.level.currentData(), reason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
