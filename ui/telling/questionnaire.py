"""Asking for a questionnaire: for whom, in which language, and whether it goes out today."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from register.queries.questions import Named
from register.texts import Text
from ui.forms.editors import Choice
from ui.theme import Theme
from ui.translations import NAMES, language, say, shown
from ui.widgets.buttons import Button
from ui.widgets.labels import label


class QuestionnaireStrip(QWidget):
    """wanted: the vendor (Named) or None for the city's services, the language, whether it is sent today.

    closed: it is not wanted after all.
    """

    wanted = Signal(object, str, bool)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.whom = self._box(theme, Text("For whom"))
        self.whom.setMinimumContentsLength(18)
        self.language = self._box(theme, Text("Language"))
        self.language.setMinimumContentsLength(9)
        for code, name in NAMES.items():
            self.language.addItem(name, code)
        self.sent = QCheckBox(say(Text("Note that it goes out today")))
        self._do = Button(theme, say(Text("Write the file…")), look="primary")
        self._do.clicked.connect(self._on_wanted)
        leave = Button(theme, say(Text("Cancel")), look="link")
        leave.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self._named(Text("Questionnaire for"), self.whom), self.whom, self.language):
            row.addWidget(widget)
        row.addStretch()
        row.addWidget(self._do)
        row.addWidget(leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 10, 24, 8)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.sent, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def _box(self, theme: Theme, name: Text) -> Choice:
        box = Choice()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setAccessibleName(say(name))
        box.setFixedHeight(theme.height(30))
        return box

    def _named(self, name: Text, box: QComboBox) -> QLabel:
        words = label(say(name))
        words.setBuddy(box)
        return words

    def ask(self, vendors: Sequence[Named], chosen: Named | None) -> None:
        """Ask, beginning from who is chosen; None: the city's own services."""
        self.whom.clear()
        self.whom.addItem(say(Text("our own services")), None)
        for vendor in vendors:
            self.whom.addItem(shown(vendor.title), vendor)
        at = next((place for place in range(self.whom.count()) if self.whom.itemData(place) == chosen), 0)
        self.whom.setCurrentIndex(at)
        self.language.setCurrentIndex(self.language.findData(language()))
        self.sent.setChecked(False)
        self.show()
        self.whom.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_wanted(self) -> None:
        self.wanted.emit(self.whom.currentData(), self.language.currentData(), self.sent.isChecked())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
