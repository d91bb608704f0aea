"""Findings of one record: a line each, of which one at a time is open as a card; and what was checked besides."""

from collections.abc import Hashable, Sequence
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from register.journal.ids import Ids
from register.progress import Progress
from register.queries.findings import Finding, members
from register.queries.listed import reach_told
from register.rules.standing import STATUS
from register.store import Register
from register.texts import Text, Words
from ui.desk import Desk
from ui.forms.anatomy import Anatomy, Opened, Waits
from ui.forms.inline import InlineForm
from ui.forms.judged import Explained, Judged, Undecided
from ui.icons import paint_icon
from ui.levels import LEVEL_WORDS
from ui.theme import Theme
from ui.translations import say
from ui.widgets.buttons import ENTER
from ui.widgets.labels import Wrapped, label
from ui.widgets.level import Sign

WIDE = 480  # width from which a closed finding stands in one line, device-independent pixels
LAID_OUT = 30  # milliseconds after which the height of a form that was opened is known
_WORD = 96  # of the level, in one line
_CHEVRON = 14


class Folded(QAbstractButton):
    """A finding that is closed: its level as shape and word, its sentence, where it stands."""

    def __init__(self, theme: Theme, level: str, title: str, state: str) -> None:
        super().__init__()
        self._theme = theme
        self._level = level
        self._word = say(LEVEL_WORDS[level])
        self._state = state
        self.setText(title)
        self.setAccessibleName(f"{self._word}: {title}, {state}" if state else f"{self._word}: {title}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def _high(self, width: int) -> int:
        if width >= WIDE:
            return self._theme.height(44)
        metrics = self._theme.metrics
        words = metrics.boundingRect(QRect(0, 0, max(width - 4, 40), 10_000), _WRAP, self.text())
        return metrics.height() + words.height() + 20

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self._high(self.width()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.minimumHeight() != (high := self._high(event.size().width())):
            self.setFixedHeight(high)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER or event.key() == Qt.Key.Key_Right:
            self.click()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Enter, QEvent.Type.Leave}:
            self.update()
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme["hover"])
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 1, 0, -1), 5, 5)
        painter.setPen(theme["text2"])
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme["line"])
        if self.width() >= WIDE:
            self._one_line(painter)
        else:
            self._two_lines(painter)
        if self.hasFocus():
            painter.setPen(QPen(theme["focus"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        painter.end()

    def _one_line(self, painter: QPainter) -> None:
        rect = self.rect().adjusted(4, 0, -4, 0)
        self._level_at(painter, rect)
        right = self._state_at(painter, rect)
        place = QRect(rect.left() + _WORD, rect.top(), right - rect.left() - _WORD - 12, rect.height())
        painter.setFont(self._theme.body)
        painter.setPen(self._theme["text"])
        painter.drawText(place, _LEFT, self._theme.metrics.elidedText(self.text(), _ELIDED, place.width()))

    def _two_lines(self, painter: QPainter) -> None:
        metrics = self._theme.metrics
        head = QRect(2, 6, self.width() - 4, metrics.height() + 2)
        self._level_at(painter, head)
        self._state_at(painter, head)
        painter.setFont(self._theme.body)
        painter.setPen(self._theme["text"])
        top = head.bottom() + 3
        painter.drawText(QRect(2, top, self.width() - 4, self.height() - top), _WRAP, self.text())

    def _level_at(self, painter: QPainter, rect: QRect) -> None:
        theme = self._theme
        theme.paint_level(painter, self._level, rect.left(), rect.center().y() + 0.5)
        painter.setFont(theme.medium)
        painter.setPen(theme.levels[self._level][0])
        painter.drawText(rect.adjusted(20, 0, 0, 0), _LEFT, self._word)

    def _state_at(self, painter: QPainter, rect: QRect) -> int:
        """Paint where it stands, and the chevron; gives where they begin."""
        theme = self._theme
        box = QRectF(rect.right() - _CHEVRON, rect.center().y() - _CHEVRON / 2 + 0.5, _CHEVRON, _CHEVRON)
        paint_icon(painter, "right", theme["text2"], box)
        painter.setFont(theme.small)
        painter.setPen(theme["text2"])
        painter.drawText(rect.adjusted(0, 0, -_CHEVRON - 6, 0), _RIGHT, self._state)
        return rect.right() - _CHEVRON - 6 - QFontMetrics(theme.small).horizontalAdvance(self._state)


class _Item(NamedTuple):
    """A line of the list: its key, what it shows when closed, and what it is opened from."""

    key: str
    level: str
    title: Words
    state: str
    what: Explained | Undecided


class FindingCards(QScrollArea):
    """What the rules come to for a record; one finding at a time is open.

    wanted: the key of a field that would answer something. going: kind and id of another record to show. showing: Ids
    of things to be shown in their list, and what they have in common. ruled: the id of a rule to be shown. one: whether
    the record is one piece of equipment among many like it. single: one card alone, always open.
    """

    wanted = Signal(str)
    going = Signal(str, int)
    showing = Signal(object, object)
    ruled = Signal(str)

    def __init__(self, desk: Desk, *, one: bool = False, single: bool = False) -> None:
        super().__init__()
        self._desk = desk
        self._theme = desk.theme
        self._one = one
        self._single = single
        self._of: Hashable = None
        self._judged: Judged | None = None
        self._waits: Judged | None = None
        self._key: str | None = None
        self._forming = False
        self._drafts: dict[tuple[Hashable, str], tuple[str, dict[str, Any]]] = {}
        self.card: Opened | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_judged(self, judged: Judged, of: Hashable = None) -> None:
        """Show what holds and what is not decided, and name what was checked and does not hold.

        of: the record; as long as something is being entered about it, what stands here stays as it is.
        """
        if of == self._of and self._forming:
            self._waits = judged
            return
        same = of == self._of
        self._keep_draft()
        self._of, self._judged, self._waits = of, judged, None
        items = self._items(judged)
        keys = [one.key for one in items]
        if not same or (self._key is not None and self._key not in keys):
            self._key = keys[0] if len(keys) == 1 else None
        self._fill(items, keep=same)

    def _items(self, judged: Judged) -> list[_Item]:
        found = [
            _Item(f"found:{one.finding.rule}", one.finding.level, one.finding.title,
                  _stands(one.finding), one)
            for one in judged.cards
        ]  # fmt: skip
        return found + [
            _Item(f"waits:{one.rule.id}", "unknown", one.rule.title,
                  say(Text("{n} question", "{n} questions", n=len(one.questions))), one)
            for one in judged.undecided
        ]  # fmt: skip

    def _fill(self, items: Sequence[_Item], *, keep: bool) -> None:
        at = self.verticalScrollBar().value() if keep else 0
        had_focus = self.isAncestorOf(self.window().focusWidget()) if self.isVisible() else False
        self._forget_card()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 24)
        column.setSpacing(4)
        for item in items:
            column.addWidget(self._opened(item) if item.key == self._key else self._closed(item))
        judged = self._judged
        if judged is not None and not self._single:
            self._besides(column, judged)
        column.addStretch()
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self._restore()
        QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(at))
        if had_focus and self.card is not None:
            self.card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget_card(self) -> None:
        self.card, self._forming = None, False

    def _closed(self, item: _Item) -> Folded:
        row = Folded(self._theme, item.level, say(item.title), item.state)
        row.clicked.connect(partial(self.open, item.key))
        return row

    def _opened(self, item: _Item) -> Opened:
        card: Opened
        if isinstance(item.what, Explained):
            card = Anatomy(self._desk, item.what, one=self._one)
            card.showing.connect(partial(self._show_things, item.what.finding))
        else:
            card = Waits(self._desk, item.what)
        card.wanted.connect(self.wanted)
        card.ruled.connect(self.ruled)
        card.forming.connect(self._on_forming)
        card.folded.connect(partial(self.open, None))
        self.card = card
        return card

    def open(self, key: str | None) -> None:
        """Open a finding, closing the one that was; None: close it."""
        if self._judged is None or (self._single and key is None):
            return
        self._keep_draft()
        before, self._key = self._key, key
        self._fill(self._items(self._waits or self._judged), keep=True)
        if self.card is not None:
            self.card.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self.card, partial(self.ensureWidgetVisible, self.card, 0, 12))
        elif before is not None:
            self.focusNextChild()

    def _show_things(self, found: Finding) -> None:
        work = partial(_members, self._desk.register, found)
        self._desk.jobs.read("things", work, lambda ids: self.showing.emit(ids, found.title), self)

    def _on_forming(self, forming: bool) -> None:
        self._forming = forming
        if forming:
            QTimer.singleShot(LAID_OUT, self, self._show_form)
        else:
            if self.card is not None:
                self._drafts.pop((self._of, self.card.rule), None)
            if self._waits is not None:
                self.show_judged(self._waits, self._of)

    def _show_form(self) -> None:
        """Bring the form that was opened into view: all of it, or from its beginning."""
        form = next((one for one in self.findChildren(InlineForm) if one.isVisible()), None)
        inside = self.widget()
        if form is not None and inside is not None:
            top = form.mapTo(inside, form.rect().topLeft()).y() - 12
            beyond = top + form.height() + 24 - self.viewport().height()
            at = self.verticalScrollBar().value()
            self.verticalScrollBar().setValue(min(top, max(at, beyond)))

    def _keep_draft(self) -> None:
        if isinstance(self.card, Anatomy):
            draft = self.card.draft()
            if draft is not None:
                self._drafts[self._of, self.card.rule] = draft
        self._forming = False

    def _restore(self) -> None:
        """Go on with what was being entered about the finding that is open."""
        if isinstance(self.card, Anatomy):
            draft = self._drafts.get((self._of, self.card.rule))
            if draft is not None:
                self.card.treatment.restore(*draft)

    def _besides(self, column: QVBoxLayout, judged: Judged) -> None:
        if judged.through:
            column.addSpacing(12)
            column.addWidget(label(say(Text("Found elsewhere, and shown through")), self._theme.strong))
        for found in judged.through:
            column.addWidget(self._through(found))
        if judged.settled:
            column.addSpacing(12)
            column.addWidget(Wrapped(say(Text("Checked: does not hold, or does not apply here")), self._theme.strong))
        for rule in judged.settled:
            column.addLayout(self._settled(rule.title))
        if not (judged.count or judged.through or judged.settled):
            column.addWidget(Wrapped(say(Text("No rule looks at this record.")), quiet=True))

    def _through(self, found: Finding) -> Folded:
        line = Text("{title} · {record}", title=found.title, record=found.subject_title)
        row = Folded(self._theme, found.level, say(line), "")
        row.clicked.connect(partial(self.going.emit, found.kind, found.subject))
        return row

    def _settled(self, title: Words) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(Sign(self._theme, "check"), 0, Qt.AlignmentFlag.AlignTop)
        words = Wrapped(say(title), quiet=True)
        words.setAccessibleName(say(Text("{rule}: does not hold, or does not apply here", rule=title)))
        row.addWidget(words, 1)
        return row


def _members(register: Register, found: Finding, _progress: Progress) -> Ids:
    with register.read() as connection:
        return members(connection, found)


def _stands(found: Finding) -> str:
    status = say(STATUS.words(found.status)).lower()
    if found.kind == "equipment" and found.number > 1:
        return f"{say(reach_told(found.kind, found.number))} · {status}"
    return status


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WRAP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
_ELIDED = Qt.TextElideMode.ElideRight
