"""What a file does not say and a person can say for all of its rows."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from register.fields.catalogue import CATALOGUE
from register.importing.preview import ShownSheet
from register.texts import Text
from ui.theme import Theme
from ui.translations import say
from ui.widgets.labels import label

ASKED = ("contract_ref", "supplier", "site")


class Constants(QWidget):
    """One entry for each of these fields that no column was taken for. said: (key of a field, text)."""

    said = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.lines: dict[str, QLineEdit] = {}
        self._told: dict[str, str] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(label(say(Text("This file does not say:")), theme.medium))
        self._names: dict[str, QWidget] = {}
        for key in ASKED:
            field = CATALOGUE["equipment"].field(key)
            name, line = label(say(field.label), quiet=True), QLineEdit()
            line.setAccessibleName(say(Text("{field}, for all rows", field=field.label)))
            line.setToolTip(say(Text("For all rows of this import; leave it blank where it is not known.")))
            line.setFixedSize(150, theme.height(28, 10))
            line.editingFinished.connect(partial(self._on_edited, key))
            name.setBuddy(line)
            row.addWidget(name, 0, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(line)
            self.lines[key], self._names[key] = line, name
        row.addStretch()

    def show_sheet(self, sheet: ShownSheet) -> None:
        """Ask for what this sheet has no column of."""
        taken = {match.field for match in sheet.columns}
        for key, line in self.lines.items():
            for widget in (line, self._names[key]):
                widget.setVisible(key not in taken)
        self.setVisible(any(key not in taken for key in self.lines))

    def _on_edited(self, key: str) -> None:
        text = self.lines[key].text().strip()
        if text != self._told.get(key, ""):
            self._told[key] = text
            self.said.emit(key, text)
