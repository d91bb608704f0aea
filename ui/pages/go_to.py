"""Ctrl+K: a field over the window that leads to any page, record or rule, and does what the menus do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from register.names import fold
from register.texts import Text
from ui.icons import paint_icon
from ui.keys import native
from ui.theme import Theme
from ui.translations import say
from ui.widgets.buttons import ENTER
from ui.widgets.caps import Caps
from ui.widgets.lines import Heading, Item, Line, Lines
from ui.widgets.written import write

WIDE, FROM_TOP = 620, 110  # device-independent pixels
ROW = 36
MOST = 11  # rows that are to be seen
REST = 120  # milliseconds without a key before records are looked for
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


@dataclass(frozen=True, slots=True)
class Entry:
    """Somewhere to go, or something to do.

    title, note: as they are shown; found_by: further words that find it, such as its name in the other language. act:
    does it; further: what Ctrl+Enter does instead, None where there is nothing. keys: as they are shown.
    """

    title: str
    icon: str
    act: Callable[[], Any]
    note: str = ""
    found_by: str = ""
    keys: str = ""
    further: Callable[[], Any] | None = None


Part = tuple[Text, Sequence[Entry]]  # a heading, and what stands under it


def having(entries: Sequence[Entry], words: str) -> list[Entry]:
    """The entries that have all of these words, those whose title begins with them first."""
    wanted = fold(words).split()
    found = [one for one in entries if all(word in fold(f"{one.title} {one.note} {one.found_by}") for word in wanted)]
    return sorted(found, key=lambda one: not fold(one.title).startswith(fold(words)))


class _Paint:
    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def __call__(self, painter: QPainter, rect: QRect, one: Entry) -> None:
        theme, box = self._theme, rect.adjusted(52, 0, -18, 0)
        paint_icon(painter, one.icon, theme["text2"], QRectF(rect.left() + 20, rect.center().y() - 8, 18, 18))
        painter.setPen(theme["text2"])
        painter.setFont(theme.small)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, one.keys)
        box.setRight(box.right() - theme.small_metrics.horizontalAdvance(one.keys) - 12)
        painter.setPen(theme["text"])
        written = write(painter, box, one.title, theme.medium, theme.medium_metrics)
        painter.setPen(theme["text2"])
        write(painter, box.adjusted(written + 10, 0, 0, 0), one.note, theme.body, theme.metrics)


class _Veil(QWidget):
    """Takes the light from the window while something else is asked."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, shade = QPainter(self), QColor(self._theme["window"])
        shade.setAlpha(140)
        painter.fillRect(self.rect(), shade)
        painter.end()


class GoTo(QDialog):
    """The field with what it finds. searched: the words, once the typing rests: whoever hears it may show_found.

    known: pages and things to do, as parts under their headings.
    """

    searched = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget, known: Sequence[Part]) -> None:
        super().__init__(parent, Qt.WindowType.FramelessWindowHint | Qt.WindowType.Dialog)
        self._theme = theme
        self._window = parent
        self._known = known
        self._found: tuple[str, Sequence[Part], Sequence[Part]] = ("", (), ())
        self._entries: list[Entry] = []
        self._veil = _Veil(theme, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowTitle(say(Text("Go to…")))
        self.field = QLineEdit()
        name = say(Text("Where to go and what to do"))
        self.lines = Lines(theme, name, _Paint(theme), theme.height(ROW, 14), led=True)
        self._rest = QTimer(self)
        self._build()
        self._show()
        parent.installEventFilter(self)

    def _build(self) -> None:
        theme = self._theme
        font = QFont(theme.body)
        font.setPointSizeF(font.pointSizeF() + 3)
        self.field.setFont(font)
        self.field.setFrame(False)
        self.field.setAccessibleName(say(Text("Go to…")))
        self.field.setPlaceholderText(say(Text("A page, a record, a rule, something to do")))
        self.field.textChanged.connect(self._on_typed)
        self.field.installEventFilter(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(lambda: self.searched.emit(self.field.text().strip()))
        self.lines.wanted.connect(self._take)
        head = QHBoxLayout()
        head.setContentsMargins(50, 0, 16, 0)
        head.addWidget(self.field, 1)
        head.addWidget(Caps(theme, [native("Esc")], say(Text("Leave"))))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 8)
        column.setSpacing(0)
        self._head = theme.height(56, 34)
        box = QWidget()
        box.setLayout(head)
        box.setFixedHeight(self._head)
        column.addWidget(box)
        column.addWidget(self.lines)

    def _on_typed(self, _text: str) -> None:
        self._rest.start()
        self._show()

    def show_found(self, words: str, above: Sequence[Part], below: Sequence[Part]) -> None:
        """Show what was found for words, before and after what is known; unless others are typed by now."""
        if words == self.field.text().strip():
            self._found = (words, above, below)
            self._show()

    def _show(self) -> None:
        """List what has the words; of what was found, what there is until it is found anew."""
        words = self.field.text().strip()
        known = [(heading, having(entries, words)) for heading, entries in self._known]
        found, above, below = self._found
        parts = [*known[:1], *(above if found == words else ()), *known[1:], *(below if found == words else ())]
        merged: dict[str, list[Entry]] = {}
        for heading, entries in parts:
            merged.setdefault(say(heading), []).extend(entries)
        items: list[Item] = []
        self._entries = []
        for name, entries in merged.items():
            if entries:
                items.append(Heading(name))
            for one in entries:
                items.append(Line(len(self._entries), ", ".join(filter(None, (one.title, one.note, one.keys))), one))
                self._entries.append(one)
        self.lines.show_items(items)
        self.lines.go_to(0)
        self.lines.scrollToTop()
        self._place(items)

    def _place(self, items: Sequence[Item]) -> None:
        """As high as what is listed needs, within the window."""
        window = self._window
        heights = [self.lines.sizeHintForRow(place) for place in range(len(items))]
        least = min(FROM_TOP, max(window.height() - self._head - MOST * ROW, 24))
        room = window.height() - least - self._head - 32
        self.lines.setFixedHeight(max(min(sum(heights) + 4, MOST * self._theme.height(ROW, 14), room), 0))
        wide = min(WIDE, window.width() - 40)
        self.setFixedSize(QSize(wide, self._head + self.lines.height() + 10))
        self.move(window.mapToGlobal(QPoint((window.width() - wide) // 2, least)))

    def _take(self, place: int) -> None:
        entry = self._entries[place]
        self.accept()
        entry.act()

    def _take_further(self) -> None:
        place = self.lines.current()
        if place is not None and (further := self._entries[place].further) is not None:
            self.accept()
            further()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._veil.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        """Walk through the list with the keys of the field. Whether the key does that."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.lines.step(_STEPS[key])
        elif key in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._take_further()
        elif key in ENTER:
            if self.lines.current() is not None:
                self._take(self.lines.current())
        else:
            return False
        return True

    @override
    def done(self, result: int) -> None:
        self._rest.stop()
        self._veil.hide()
        self._veil.deleteLater()
        super().done(result)
        self._window.activateWindow()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme["control"], 1))
        painter.setBrush(theme["base"])
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        paint_icon(painter, "search", theme["text2"], QRectF(18, (self._head - 18) / 2, 18, 18))
        painter.fillRect(1, self._head, self.width() - 2, 1, theme["line"])
        painter.end()
