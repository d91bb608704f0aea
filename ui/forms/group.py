"""A group of facts in a form: folded to its name and how many of them are known, or open."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from register.fields.field import Field
from register.texts import Text, Words
from ui.icons import paint_icon
from ui.theme import Theme
from ui.translations import say
from ui.widgets.buttons import ENTER

_CHEVRON = 14


class _Head(QAbstractButton):
    """The name of a group with a chevron before it and a count behind it."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setText(name)
        self.count = ""
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, self._theme.height(26, 8))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chevron = QRectF(2, (self.height() - _CHEVRON) / 2, _CHEVRON, _CHEVRON)
        paint_icon(painter, "down" if self.isChecked() else "right", theme["text2"], chevron)
        painter.setFont(theme.small)
        painter.setPen(theme["text2"])
        room = painter.fontMetrics().horizontalAdvance(self.count) + 12
        painter.drawText(self.rect().adjusted(0, 0, -4, 0), _RIGHT, self.count)
        painter.setFont(theme.strong)
        painter.setPen(theme["text"])
        place = self.rect().adjusted(_CHEVRON + 6, 0, -room, 0)
        painter.drawText(place, _LEFT, painter.fontMetrics().elidedText(self.text(), _ELIDED, place.width()))
        if self.hasFocus():
            painter.setPen(QPen(theme["focus"], 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
        painter.end()


class Group(QWidget):
    """Name, count and rows. The rows are made when it is opened for the first time. made: its rows are there now."""

    made = Signal()

    def __init__(
        self, theme: Theme, name: Words, fields: Sequence[Field], rows: Callable[[Sequence[Field]], QLayout]
    ) -> None:
        super().__init__()
        self.fields = tuple(fields)
        self._rows = rows
        self._box: QWidget | None = None
        self._head = _Head(theme, say(name))
        self._head.toggled.connect(self._on_toggled)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._head)
        self.known = 0
        self.show_known(0)

    @property
    def opened(self) -> bool:
        """Whether its facts are to be seen."""
        return self._head.isChecked()

    def open(self, *, opened: bool = True) -> None:
        """Open it, or fold it to its name."""
        self._head.setChecked(opened)

    def __contains__(self, key: object) -> bool:
        return any(field.key == key for field in self.fields)

    def show_known(self, known: int) -> None:
        """Say how many of its facts are known."""
        self.known = known
        count = Text("{known} of {n} known", known=known, n=len(self.fields))
        self._head.count = f"{known} / {len(self.fields)}"
        self._head.setAccessibleName(say(Text("{group}: {count}", group=self._head.text(), count=count)))
        self._head.setToolTip(say(count))
        self._head.update()

    def _on_toggled(self, opened: bool) -> None:
        if self._box is None and opened:
            self._box = QWidget()
            self._box.setLayout(self._rows(self.fields))
            self._column.addWidget(self._box)
            self.made.emit()
        if self._box is not None:
            self._box.setVisible(opened)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ELIDED = Qt.TextElideMode.ElideRight
