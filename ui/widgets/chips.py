"""Chips: a row of choices of which one holds, each with its count."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget
from typing_extensions import override

from register.texts import Text
from ui.theme import Theme
from ui.translations import say, shown
from ui.widgets.flow import Flow


class _Chip(QAbstractButton):
    def __init__(self, theme: Theme, name: str, sign: str) -> None:
        super().__init__()
        self._theme = theme
        self._sign = sign
        self._count = ""
        self._numbers = QFontMetrics(theme.numbers)
        self.setText(name)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def count(self, number: int | None) -> None:
        """Show how many there are behind it; None: nothing."""
        self._count = "" if number is None else shown(number)
        said = self.text() if number is None else say(Text("{name}: {count}", name=self.text(), count=number))
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = self._theme
        width = theme.metrics.horizontalAdvance(self.text()) + 24
        width += 20 if self._sign else 0
        width += self._numbers.horizontalAdvance(self._count) + 8 if self._count else 0
        return QSize(width, theme.height(26, 10))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, radius = self.isChecked(), (self.height() - 1) / 2
        painter.setPen(QPen(theme["accent" if on else "edge"], 1))
        over = self.underMouse() and self.isEnabled()
        painter.setBrush(theme["sel"] if on else theme["hover"] if over else theme["base"])
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        x = 12
        if self._sign:
            theme.paint_level(painter, self._sign, x, self.height() / 2)
            x += 20
        painter.setFont(theme.body)
        painter.setPen(theme["text" if self.isEnabled() else "disabled"])
        painter.drawText(self.rect().adjusted(x, 0, 0, 0), _LEFT, self.text())
        painter.setFont(theme.numbers)
        painter.setPen(theme["text2" if self.isEnabled() else "disabled"])
        painter.drawText(self.rect().adjusted(0, 0, -12, 0), _RIGHT, self._count)
        if self.hasFocus():
            painter.setPen(QPen(theme["focus"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius - 1, radius - 1)
        painter.end()


class Chips(QWidget):
    """Chips of which one is on. chosen: the key of the one that a person chose; arrows go from one to the next."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, names: Sequence[tuple[str, str]], name: str, signs: Mapping[str, str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._keys = [key for key, _ in names]
        self._group = QButtonGroup(self)
        flow = Flow()
        self.setLayout(flow)
        for place, (key, said) in enumerate(names):
            chip = _Chip(theme, said, signs.get(key, ""))
            self._group.addButton(chip, place)
            flow.addWidget(chip)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(lambda place: self.chosen.emit(self._keys[place]))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def current(self) -> str:
        """The key of the chip that is on."""
        return self._keys[self._group.checkedId()]

    def choose(self, key: str) -> None:
        """Turn a chip on, and say so."""
        self._group.button(self._keys.index(key)).setChecked(True)
        self.chosen.emit(key)

    def count(self, counts: Mapping[str, int | None]) -> None:
        """Show how many there are behind each."""
        for place, key in enumerate(self._keys):
            chip = self._group.button(place)
            if isinstance(chip, _Chip):
                chip.count(counts.get(key))

    def allow(self, key: str, why_not: str) -> None:
        """Let a chip be chosen, unless there is a reason why not."""
        chip = self._group.button(self._keys.index(key))
        chip.setEnabled(not why_not)
        chip.setToolTip(why_not)

    def focus(self) -> None:
        """Put the focus on the chip that is on."""
        self._group.button(self._group.checkedId()).setFocus(Qt.FocusReason.TabFocusReason)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
