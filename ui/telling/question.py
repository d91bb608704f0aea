"""An open question told in full: whom to ask, what waits for it, which records lack the fact, and how to answer it."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from register.fields.catalogue import CATALOGUE
from register.queries.questions import Question
from register.queries.ruled import title_of
from register.texts import Text
from ui.theme import Theme
from ui.translations import say
from ui.widgets.buttons import Button
from ui.widgets.labels import Wrapped, label
from ui.widgets.level import LevelTag
from ui.widgets.links import at_edge, link_line

NAMED = 12  # records that lack the fact are named, so many
RULES = 8  # rules that wait are named, so many


def whom_told(one: Question) -> Text:
    """Whom to ask."""
    return Text("our own services") if one.vendor is None else Text("{vendor}", vendor=one.vendor.title)


def state_told(one: Question) -> Text:
    """Whether it was asked, and whether something came back."""
    sent = one.sent
    if sent is None:
        return Text("not asked yet")
    if sent.answered_on is not None:
        return Text("answered on {day}, still not known", day=sent.answered_on)
    if sent.due_on is not None:
        return Text("asked on {day}, awaited by {due}", day=sent.sent_on, due=sent.due_on)
    return Text("asked on {day}", day=sent.sent_on)


def asked_told(one: Question) -> Text:
    """The same in few words."""
    if one.sent is None:
        return Text("not asked yet")
    if one.sent.answered_on is not None:
        return Text("still not known")
    return Text("asked on {day}", day=one.sent.sent_on)


class QuestionTold(QScrollArea):
    """Tells of a question.

    answering: the id of the record to answer it in. asked: a questionnaire for whom it is for is wanted. going: kind
    and id of a record to show. rule_wanted: the id of a rule to show.
    """

    answering = Signal(int)
    asked = Signal()
    going = Signal(str, int)
    rule_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.answer: Button | None = None

    def show_question(self, one: Question | None, titles: Mapping[int, str]) -> None:
        """Tell of this question. titles: of the records that lack the fact, by id."""
        inside = QWidget()
        self.answer = None
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 24)
        column.setSpacing(4)
        if one is not None:
            self._head(column, one)
            self._part(column, Text("Asked of"), say(whom_told(one)))
            if one.about is not None:
                self._part(column, Text("About"))
                self._link(column, one.about.title, partial(self.going.emit, one.about.kind, one.about.id))
            self._part(column, Text("State"), say(state_told(one)))
            self._part(column, Text("An answer"), say(one.told))
            self._rules(column, one)
            self._records(column, one, titles)
        column.addStretch()
        self.setWidget(inside)
        inside.setAutoFillBackground(False)

    def _head(self, column: QVBoxLayout, one: Question) -> None:
        column.addWidget(label(say(one.label), self._theme.small, quiet=True))
        column.addWidget(Wrapped(say(one.words), self._theme.head))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        if one.kind and one.ids:
            self.answer = Button(self._theme, say(Text("Answer")))
            self.answer.clicked.connect(partial(self.answering.emit, one.ids[0]))
            buttons.addWidget(self.answer)
        questionnaire = Button(self._theme, say(Text("Questionnaire…")), look="link")
        questionnaire.clicked.connect(self.asked)
        buttons.addWidget(questionnaire)
        buttons.addStretch()
        column.addSpacing(4)
        column.addLayout(buttons)

    def _part(self, column: QVBoxLayout, name: Text, words: str = "") -> None:
        column.addSpacing(8)
        column.addWidget(label(say(name), self._theme.small, quiet=True))
        if words:
            column.addWidget(Wrapped(words))

    def _rules(self, column: QVBoxLayout, one: Question) -> None:
        n = len(one.rules)
        self._part(column, Text("{n} rule waits for it", "{n} rules wait for it", n=n))
        row = QHBoxLayout()
        row.addWidget(LevelTag(self._theme, one.level))
        row.addWidget(label(say(Text("at most")), self._theme.small, quiet=True))
        row.addStretch()
        column.addLayout(row)
        for rule in one.rules[:RULES]:
            self._link(column, say(title_of(rule)), partial(self.rule_wanted.emit, rule))
        self._more(column, n - RULES)

    def _records(self, column: QVBoxLayout, one: Question, titles: Mapping[int, str]) -> None:
        if not one.kind:
            return
        kind = CATALOGUE[one.kind]
        self._part(column, Text("{n} record lacks it: {kind}", "{n} records lack it: {kind}", n=one.count,
                                kind=kind.label if one.count == 1 else kind.plural))  # fmt: skip
        for number in one.ids[:NAMED]:
            self._link(column, titles.get(number, f"#{number}"), partial(self.answering.emit, number))
        self._more(column, one.count - NAMED)

    def _link(self, column: QVBoxLayout, words: str, act: object) -> None:
        link = link_line(self._theme, words, 280)
        link.clicked.connect(act)
        column.addLayout(at_edge(link))

    def _more(self, column: QVBoxLayout, n: int) -> None:
        if n > 0:
            more = Text("and {n} more", "and {n} more", n=n)
            column.addWidget(label(say(more), self._theme.small, quiet=True))

    def focus(self) -> None:
        """Where the focus goes when the pane is entered."""
        if self.answer is not None:
            self.answer.setFocus(Qt.FocusReason.TabFocusReason)
