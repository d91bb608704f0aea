"""The first page: a new register, an existing one, a workbook to begin from, and the registers opened lately."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from register.texts import Text
from ui.icons import paint_icon
from ui.keys import ADD, IMPORT, OPEN, native
from ui.theme import Theme
from ui.translations import NAMES, language, say, shown
from ui.widgets.buttons import ENTER, Button
from ui.widgets.caps import cap_width, paint_cap
from ui.widgets.labels import Wrapped, label

CARD = QSize(236, 176)
WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".txt", ".tsv")


class _Pressed(QAbstractButton):
    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)


class _Card(_Pressed):
    def __init__(self, theme: Theme, icon_name: str, name: str, what: str, keys: str) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon_name
        self._what = what
        self._keys = native(keys)
        self.setText(name)
        self.setAccessibleName(name)
        self.setAccessibleDescription(what)
        self.setFixedSize(CARD)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def tell(self, what: str) -> None:
        self._what = what
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        inset = 1.0 if focused else 0.5
        painter.setPen(QPen(theme["focus" if focused else "line"], 2 if focused else 1))
        painter.setBrush(theme["hover" if self.isDown() else "base"])
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)
        paint_icon(painter, self._icon, theme["accent_text"], QRectF(20, 20, 24, 24))
        painter.setPen(theme["text"])
        painter.setFont(theme.head)
        painter.drawText(self.rect().adjusted(20, 58, -12, 0), Qt.AlignmentFlag.AlignLeft, self.text())
        painter.setPen(theme["text2"])
        painter.setFont(theme.body)
        wrap = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft.value)
        painter.drawText(self.rect().adjusted(20, 82, -16, -30), wrap, self._what)
        paint_cap(painter, theme, QRectF(20.5, self.height() - 32, cap_width(theme, self._keys), 18), self._keys)
        painter.end()


class _Recent(_Pressed):
    def __init__(self, theme: Theme, address: str) -> None:
        super().__init__()
        self._theme = theme
        self.address = address
        path = Path(address)
        there = "://" in address or path.exists()
        self.setText(address if "://" in address else path.stem)
        self._when = _when(path) if there else say(Text("not found"))
        self.setAccessibleName(say(Text("Open {register}, {when}", register=self.text(), when=self._when)))
        self.setFixedHeight(theme.height(48, 30))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, box = QPainter(self), self._theme, self.rect()
        if self.underMouse():
            painter.fillRect(box, theme.brush("hover"))
        paint_icon(painter, "drive", theme["text2"], QRectF(4, box.center().y() - 9, 18, 18))
        half = box.height() // 2
        painter.setPen(theme["text"])
        painter.setFont(theme.medium)
        painter.drawText(box.adjusted(34, 0, -150, -half + 2), _BOTTOM, self.text())
        painter.setPen(theme["text2"])
        painter.drawText(box.adjusted(34, 0, -4, 0), _RIGHT, self._when)
        painter.setFont(theme.small)
        place = theme.small_metrics.elidedText(self.address, Qt.TextElideMode.ElideMiddle, box.width() - 190)
        painter.drawText(box.adjusted(34, half + 2, -150, 0), _TOP, place)
        painter.fillRect(0, box.height() - 1, box.width(), 1, theme.brush("line"))
        if self.hasFocus():
            painter.setPen(QPen(theme["focus"], 2))
            painter.drawRect(box.adjusted(1, 1, -1, -2))
        painter.end()


class Welcome(QWidget):
    """What to begin with.

    created, opened, importing, sampled: what the person chose. picked: the address of a recent register. dropped:
    paths of workbooks. spoken: another language.
    """

    sampled = Signal()
    created = Signal()
    opened = Signal()
    importing = Signal()
    picked = Signal(str)
    dropped = Signal(object)
    spoken = Signal(str)

    def __init__(self, theme: Theme, recent: Sequence[str], version: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 24, 0)
        column.setSpacing(0)
        column.addStretch(2)
        middle = QWidget()
        middle.setFixedWidth(742)
        column.addWidget(middle, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        column.addLayout(self._foot(version))
        inside = QVBoxLayout(middle)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(self._name())
        said = Text("The city’s surveillance equipment: where it comes from, who has access, what remains to be asked.")
        inside.addWidget(Wrapped(say(said), theme.body, quiet=True))
        inside.addSpacing(16)
        inside.addLayout(self._cards())
        inside.addSpacing(24)
        self._add_recent(inside, recent)

    def _name(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(_Mark(self._theme))
        row.addWidget(label("Vitrine", self._theme.hero))
        row.addStretch()
        return row

    def _cards(self) -> QHBoxLayout:
        theme, row = self._theme, QHBoxLayout()
        row.setSpacing(17)
        begin = Text("Begin with an empty register, kept in one file.")
        there = Text("A .vitrine file, or the city’s shared register.")
        book = Text("Begin from a spreadsheet. You can also drop it anywhere on this page.")
        self._new = _Card(theme, "new", say(Text("New register")), say(begin), ADD.keys[0])
        self._new.setShortcut(QKeySequence(ADD.keys[0]))  # the others' keys are those of the menu
        self._open = _Card(theme, "open", say(Text("Open")), say(there), OPEN.keys[0])
        self._import = _Card(theme, "sheet", say(Text("Import a workbook")), say(book), IMPORT.keys[0])
        for card, signal in ((self._new, self.created), (self._open, self.opened), (self._import, self.importing)):
            card.clicked.connect(lambda _on=False, signal=signal: signal.emit())
            row.addWidget(card)
        return row

    def _add_recent(self, inside: QVBoxLayout, recent: Sequence[str]) -> None:
        if not recent:
            sample = Text("See a sample first: Valenciennes, reconstructed from public sources")
            button = Button(self._theme, say(sample), look="link")
            button.clicked.connect(lambda _on=False: self.sampled.emit())
            inside.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            return
        inside.addWidget(label(say(Text("Recent registers")), self._theme.strong))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        for address in recent[:4]:
            line = _Recent(self._theme, address)
            line.clicked.connect(lambda _on=False, address=address: self.picked.emit(address))
            lines.addWidget(line)
        inside.addLayout(lines)

    def _foot(self, version: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 8)
        about = Text("Vitrine {version} · works without an account and without a network", version=version)
        row.addWidget(label(say(about), self._theme.small, quiet=True))
        row.addStretch()
        for code, name in NAMES.items():
            button = QPushButton(name)
            button.setFlat(True)
            button.setFont(self._theme.strong if code == language() else self._theme.body)
            button.setAccessibleName(name)
            button.clicked.connect(lambda _on=False, code=code: self.spoken.emit(code))
            row.addWidget(button)
        return row

    def focus(self) -> None:
        """Where the focus goes when the page is opened."""
        self._new.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_workbooks(event):
            event.acceptProposedAction()
            self._import.tell(say(Text("Drop to import")))

    @override
    def dragLeaveEvent(self, event: Any) -> None:
        self._import.tell(say(Text("Begin from a spreadsheet. You can also drop it anywhere on this page.")))

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.dropped.emit(dropped_workbooks(event))


class _Mark(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(40, 40)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, "vitrine", self._theme["accent"], QRectF(self.rect()))
        painter.end()


def dropped_workbooks(event: QDropEvent) -> list[str]:
    """The paths of the workbooks that a drag carries."""
    paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.lower().endswith(WORKBOOKS)]


def _when(path: Path) -> str:
    try:
        return shown(datetime.fromtimestamp(path.stat().st_mtime))  # noqa: DTZ006 - the clock on this person's wall
    except OSError:
        return ""


_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_BOTTOM = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
