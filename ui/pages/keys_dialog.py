"""The sheet of shortcuts: every key that does something, by where it does."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from register.texts import Text
from ui.keys import ALL, Act, Where, native
from ui.theme import Theme
from ui.translations import say
from ui.widgets.buttons import Button
from ui.widgets.caps import Caps
from ui.widgets.labels import Wrapped, label

_KEYS = 140  # width of the column of keys, device-independent pixels
_WIDE, _HIGH = 940, 680


class KeysDialog(QDialog):
    """Shows them in two columns."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(say(Text("Keyboard shortcuts")))
        self.setBackgroundRole(self.palette().ColorRole.Base)
        scroll = self._sheet()
        close = Button(theme, say(Text("Close")))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 16)
        foot.addStretch()
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        title = label(self.windowTitle(), theme.head)
        title.setContentsMargins(24, 0, 24, 0)
        column.addWidget(title)
        column.addWidget(scroll, 1)
        column.addLayout(foot)
        self.resize(min(_WIDE, parent.width() - 40), min(_HIGH, parent.height() - 40))
        scroll.setFocus()

    def _sheet(self) -> QScrollArea:
        inside = QWidget()
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(24, 4, 24, 12)
        columns.setSpacing(32)
        for places in _COLUMNS:
            columns.addWidget(self._column(places), 1, Qt.AlignmentFlag.AlignTop)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(self.windowTitle())
        return scroll

    def _column(self, places: tuple[Where, ...]) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, _KEYS)
        grid.setColumnStretch(1, 1)
        line = 0
        for place in places:
            heading = label(say(place.value), self._theme.strong)
            heading.setContentsMargins(0, 14, 0, 2)
            grid.addWidget(heading, line, 0, 1, 2)
            acts = [one for one in ALL if one.where is place]
            for at, act in enumerate(acts, start=line + 1):
                grid.addWidget(self._caps(act), at, 0, Qt.AlignmentFlag.AlignLeft)
                grid.addWidget(Wrapped(say(act.name)), at, 1, Qt.AlignmentFlag.AlignVCenter)
            line += len(acts) + 1
        return box

    def _caps(self, act: Act) -> Caps:
        keys = act.shown if not act.to else [f"{act.shown[0]} … {native(act.to)}"]
        return Caps(self._theme, keys, f"{', '.join(keys)}: {say(act.name)}")


_COLUMNS = (
    (Where.ANYWHERE, Where.PAGE),
    (Where.LIST, Where.FINDINGS, Where.CONDITION, Where.OFFICIAL, Where.IMPORT, Where.FORM, Where.PAPER),
)
