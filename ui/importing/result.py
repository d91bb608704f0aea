"""What an import came to, with the way back."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from register.texts import Text
from ui.theme import Theme
from ui.translations import say, shown
from ui.widgets.buttons import Button
from ui.widgets.labels import label


class Result(QWidget):
    """The report of an import. undone: take it back. going: the key of a page to go to."""

    undone = Signal()
    going = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._title = label("", theme.title)
        self._rows = label("")
        self._found = label("", quiet=True)
        self._left = label("", quiet=True)
        self._buttons: dict[str, Button] = {}
        self._undo = Button(theme, say(Text("Undo this import")))
        self._undo.clicked.connect(self.undone)
        buttons = QHBoxLayout()
        for key, text in (
            ("equipment", Text("See the equipment")),
            ("acquisitions", Text("See the deals")),
            ("findings", Text("See the findings")),
            ("imports", Text("See what is to decide")),
        ):
            button = Button(theme, say(text), look="primary" if key == "equipment" else "quiet")
            button.clicked.connect(partial(self._go, key))
            buttons.addWidget(button)
            self._buttons[key] = button
        buttons.addWidget(self._undo)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 48, 48, 48)
        column.setSpacing(12)
        for words in (self._title, self._rows, self._found, self._left):
            words.setWordWrap(True)
            column.addWidget(words)
        column.addSpacing(8)
        column.addLayout(buttons)
        column.addStretch()

    def _go(self, key: str, _on: bool = False) -> None:
        self.going.emit(key)

    def show_report(self, report: dict[str, Any]) -> None:
        """Show what was done and what was found after it."""
        counts, flags = report["counts"], report.get("flags") or {}
        self._title.setText(
            say(Text("{n} entry added", "{n} entries added", n=counts["new"]))
            if counts["new"]
            else say(Text("{n} entry changed", "{n} entries changed", n=counts["changed"]))
        )
        rows = (
            (counts["changed"], Text("{n} row with changes", "{n} rows with changes", n=counts["changed"])),
            (counts["same"], Text("{n} row already known", "{n} rows already known", n=counts["same"])),
            (
                counts["duplicate"],
                Text("{n} repeated row left out", "{n} repeated rows left out", n=counts["duplicate"]),
            ),
            (counts["rejected"], Text("{n} row rejected", "{n} rows rejected", n=counts["rejected"])),
        )
        self._rows.setText(shown(tuple(said for number, said in rows if number)))
        found = (
            Text("{n} finding raised", "{n} findings raised", n=flags.get("raised", 0)),
            Text("{n} finding cleared", "{n} findings cleared", n=flags.get("cleared", 0)),
            Text("{n} result unanswered", "{n} results unanswered", n=flags.get("unknown", 0)),
        )
        self._found.setText(shown(found))
        proposals, problems = ((report.get("left") or {}).get(key, 0) for key in ("proposals", "problems"))
        asked = (
            (proposals, Text("{n} reading to decide", "{n} readings to decide", n=proposals)),
            (problems, Text("{n} problem", "{n} problems", n=problems)),
        )
        self._left.setText(shown(tuple(said for number, said in asked if number)))
        self._buttons["imports"].setVisible(any(number for number, _said in asked))
        self._undo.setEnabled(report.get("change") is not None)
