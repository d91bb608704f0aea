"""Findings of one record as cards: what was found, why, what is not known, and what can be done."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from register.queries.cards import Asked, Card, Line
from register.queries.findings import Finding
from register.texts import Text, Words
from ui.forms.judged import Judged, Undecided
from ui.icons import paint_icon
from ui.levels import LEVEL_WORDS
from ui.theme import Theme
from ui.translations import say
from ui.widgets.buttons import Button
from ui.widgets.labels import Wrapped, label


class LevelTag(QWidget):
    """A level as shape and word, on its tint."""

    def __init__(self, theme: Theme, level: str) -> None:
        super().__init__()
        self._theme = theme
        self._level = level
        self._words = say(LEVEL_WORDS[level])
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(self._words)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.medium_metrics.horizontalAdvance(self._words) + 36, self._theme.height(24, 6))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, (ink, tint) = QPainter(self), self._theme.levels[self._level]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawRoundedRect(QRectF(self.rect()), 5, 5)
        self._theme.paint_level(painter, self._level, 8, self.height() / 2)
        painter.setPen(ink)
        painter.setFont(self._theme.medium)
        painter.drawText(self.rect().adjusted(28, 0, 0, 0), _LEFT, self._words)
        painter.end()


class _Sign(QWidget):
    def __init__(self, theme: Theme, sign: str) -> None:
        super().__init__()
        self._theme = theme
        self._sign = sign
        self.setFixedSize(18, theme.height(18, 2))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._sign == "unknown":
            self._theme.paint_level(painter, "unknown", 0, self.height() / 2, 14)
        else:
            paint_icon(painter, "check", self._theme["text"], QRectF(0, self.height() / 2 - 7, 14, 14))
        painter.end()


class _Box(QWidget):
    """A frame around one finding or one rule that is not decided. wanted: the key of a field to answer in."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, level: str, title: Words) -> None:
        super().__init__()
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 12, 14, 12)
        self._column.setSpacing(6)
        self._head = QHBoxLayout()
        self._head.addWidget(LevelTag(theme, level))
        self._head.addStretch()
        self._column.addLayout(self._head)
        self._column.addWidget(Wrapped(say(title), theme.head))

    def finding(self, found: Card) -> None:
        """Fill it with a finding: why, what would say the level for sure, what can be done."""
        up_to = found.finding.level_up_to
        if up_to != found.finding.level:
            self._head.insertWidget(
                1, label(say(Text("or up to: {level}", level=LEVEL_WORDS[up_to])), self._theme.small, quiet=True)
            )
        self._part(Text("Why"))
        for line in found.lines:
            self._line(line, 0)
        if found.level_questions:
            self._part(Text("Not known, and it would say the level"))
            self._questions(found.level_questions)
        if found.rule is not None:
            self._part(Text("How to fix"))
            self._column.addWidget(Wrapped(say(found.rule.mend)))
            self._part(Text("Who acts"))
            self._column.addWidget(Wrapped(say(found.rule.who)))

    def undecided(self, found: Undecided) -> None:
        """Fill it with a rule that is not decided: what is missing, and what is checked."""
        self._part(Text("Not known"))
        self._questions(found.questions)
        self._part(Text("What is checked"))
        self._column.addWidget(Wrapped(say(found.rule.checks), self._theme.small, quiet=True))

    def _part(self, name: Text) -> None:
        self._column.addSpacing(2)
        self._column.addWidget(label(say(name), self._theme.small, quiet=True))

    def _line(self, line: Line, depth: int) -> None:
        said = say(Text("{field}: {value}", field=line.label, value=line.value))
        small = [say(line.note)] if line.note is not None else []
        small += [say(source.said) for source in line.sources]
        if line.holder is not None and depth:
            small.insert(0, line.holder.title)
        self._signed("check", said, " · ".join(small), depth)
        for under in line.under:
            self._line(under, depth + 1)

    def _questions(self, questions: Sequence[Asked]) -> None:
        for asked in questions:
            key = asked.path.partition("@")[0].removesuffix(".*").partition(".")[0]
            small = say(asked.label)
            if asked.problem is not None:
                small = f"{small}\n{say(asked.problem)}"
            row = self._signed("unknown", say(asked.words), small, 0)
            answer = Button(self._theme, say(Text("Answer")), look="low")
            answer.setAccessibleName(say(Text("Answer: {field}", field=asked.label)))
            answer.clicked.connect(partial(self.wanted.emit, key))
            row.addWidget(answer, 0, Qt.AlignmentFlag.AlignTop)

    def _signed(self, sign: str, said: str, small: str, depth: int) -> QHBoxLayout:
        row, words = QHBoxLayout(), QVBoxLayout()
        row.setContentsMargins(16 * depth, 0, 0, 0)
        row.setSpacing(4)
        words.setSpacing(1)
        row.addWidget(_Sign(self._theme, sign), 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(Wrapped(said))
        if small:
            words.addWidget(Wrapped(small, self._theme.small, quiet=True))
        row.addLayout(words, 1)
        self._column.addLayout(row)
        return row

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme["line"], 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()


class FindingCards(QScrollArea):
    """What the rules come to for a record.

    wanted: the key of a field that would answer something. going: kind and id of another record to show.
    """

    wanted = Signal(str)
    going = Signal(str, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_judged(self, judged: Judged) -> None:
        """Show what holds and what is not decided as cards, and name what was checked and does not hold."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 24)
        column.setSpacing(12)
        for found in judged.cards:
            box = self._box(column, found.finding.level, found.finding.title)
            box.finding(found)
        for undecided in judged.undecided:
            box = self._box(column, "unknown", undecided.rule.title)
            box.undecided(undecided)
        self._through(column, judged.through)
        if judged.settled:
            column.addWidget(label(say(Text("Checked: does not hold, or does not apply here")), self._theme.strong))
        for rule in judged.settled:
            column.addLayout(self._settled(rule.title))
        if not (judged.count or judged.through or judged.settled):
            column.addWidget(Wrapped(say(Text("No rule looks at this record.")), quiet=True))
        column.addStretch()
        self.setWidget(inside)
        inside.setAutoFillBackground(False)

    def _box(self, column: QVBoxLayout, level: str, title: Words) -> _Box:
        box = _Box(self._theme, level, title)
        box.wanted.connect(self.wanted)
        column.addWidget(box)
        return box

    def _through(self, column: QVBoxLayout, through: Sequence[Finding]) -> None:
        if through:
            column.addWidget(label(say(Text("Found elsewhere, and shown through")), self._theme.strong))
        for found in through:
            line = Text("{title} · {record}", title=found.title, record=found.subject_title)
            button = Button(self._theme, say(line), look="link")
            button.setToolTip(say(LEVEL_WORDS[found.level]))
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.clicked.connect(partial(self.going.emit, found.kind, found.subject))
            row = QHBoxLayout()
            row.addWidget(LevelTag(self._theme, found.level))
            row.addWidget(button, 1)
            column.addLayout(row)

    def _settled(self, title: Words) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(_Sign(self._theme, "check"), 0, Qt.AlignmentFlag.AlignTop)
        words = Wrapped(say(title), quiet=True)
        words.setAccessibleName(say(Text("{rule}: does not hold, or does not apply here", rule=title)))
        row.addWidget(words, 1)
        return row


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
