"""What may stand at the cursor of a condition, listed under it: walked by the keys of the editor, taken by Enter."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from register.rules.completing import Completion, Proposal
from register.texts import Text
from ui.telling.inks import fixed_font
from ui.theme import Theme
from ui.translations import say
from ui.widgets.lines import Line, Lines
from ui.widgets.written import write

MOST = 8  # lines that are to be seen at once
ROW = 26
WIDE = 460  # device-independent pixels
_EDGE = 5


class _Paint:
    """A proposal: as it is written, then what it means."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._font = fixed_font(theme)
        self._metrics = QFontMetrics(self._font)

    def __call__(self, painter: QPainter, rect: QRect, one: Proposal) -> None:
        theme, box = self._theme, rect.adjusted(12, 0, -12, 0)
        painter.setPen(theme["text"])
        written = write(painter, box, one.text, self._font, self._metrics)
        painter.setPen(theme["text2"])
        write(painter, box.adjusted(written + 12, 0, 0, 0), say(one.words), theme.small, theme.small_metrics)


class Proposals(QWidget):
    """The list, over the page that the editor is on. taken: the proposal that was chosen."""

    taken = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.lines = Lines(theme, say(Text("Proposals")), _Paint(theme), theme.height(ROW, 8), led=True)
        self.lines.wanted.connect(lambda place: self.taken.emit(self._shown[place]))
        self._shown: tuple[Proposal, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, _EDGE, 1, _EDGE)
        column.addWidget(self.lines)
        self.hide()

    def offer(self, completion: Completion, over: QWidget, under: QRect) -> None:
        """List these. over: the window; under: where in it the word stands that is written."""
        self._shown = completion.proposals
        said = [Line(place, f"{one.text}: {say(one.words)}", one) for place, one in enumerate(self._shown)]
        self.lines.show_items(said)
        self.lines.go_to(0)
        self.setParent(over)
        size = QSize(WIDE, min(len(said), MOST) * self._theme.height(ROW, 8) + 2 * _EDGE).boundedTo(over.size())
        below = under.bottom() + 2
        top = below if below + size.height() <= over.height() else max(under.top() - 2 - size.height(), 0)
        self.setGeometry(QRect(QPoint(max(min(under.left(), over.width() - size.width()), 0), top), size))
        self.show()
        self.raise_()

    @property
    def current(self) -> Proposal | None:
        """The proposal that the cursor is on."""
        place = self.lines.current()
        return self._shown[place] if place is not None and place < len(self._shown) else None

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme["control"], 1))
        painter.setBrush(self._theme["base"])
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()
