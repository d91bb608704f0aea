"""Before a rule is copied as one of the city's own: what the copy is called, and whether it takes the rule's place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from register.queries.catalogue import Listed
from register.texts import Text, Words
from ui.forms.editors import Line
from ui.theme import Theme
from ui.translations import NAMES, say
from ui.widgets.buttons import Button
from ui.widgets.labels import Wrapped, label


class CopyStrip(QWidget):
    """Asks for the titles. made: the titles, and whether the rule itself is switched off. closed: it is not wanted."""

    made = Signal(object, bool)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._what = Wrapped("", theme.strong)
        self.titles = {code: Line() for code in NAMES}
        self.instead = QCheckBox(say(Text("Switch off the rule that ships: the copy takes its place")))
        self.instead.setAccessibleName(self.instead.text())
        self._complaint = Wrapped("", theme.small)
        self._do = Button(theme, say(Text("Copy to edit")), look="primary")
        self._do.clicked.connect(self._on_made)
        self._leave = Button(theme, say(Text("Cancel")), look="link")
        self._leave.clicked.connect(self.closed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(6)
        column.addWidget(self._what)
        column.addLayout(self._lines(theme))
        column.addWidget(self.instead)
        column.addWidget(self._complaint)
        row = QHBoxLayout()
        row.addWidget(self._do)
        row.addWidget(self._leave)
        row.addStretch()
        column.addLayout(row)
        self.hide()

    def _lines(self, theme: Theme) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for place, (code, line) in enumerate(self.titles.items()):
            name = say(Text("Title ({language})", language=NAMES[code]))
            line.setAccessibleName(name)
            line.setFixedHeight(theme.height(30))
            line.returnPressed.connect(self._on_made)
            grid.addWidget(label(name, quiet=True), place, 0)
            grid.addWidget(line, place, 1)
        return grid

    def ask(self, one: Listed) -> None:
        """Ask about a copy of this rule."""
        self._what.setText(say(Text("Copy “{title}” as one of the city’s own rules", title=one.rule.title)))
        for code, line in self.titles.items():
            line.setText(one.rule.title.said(code))
        self.instead.setChecked(False)
        self.instead.setVisible(not one.pack.own)
        self._complaint.hide()
        self.show()
        first = self.titles[next(iter(self.titles))]
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        first.selectAll()

    def complain(self, what: Text) -> None:
        """Say why it cannot be; the strip stays open."""
        self._complaint.setText(say(what))
        self._complaint.show()

    def _on_made(self) -> None:
        titles = {code: line.text().strip() for code, line in self.titles.items()}
        if not all(titles.values()):
            self.complain(Text("A rule has a title in both languages."))
            return
        self.made.emit(Words(**titles), self.instead.isChecked())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
