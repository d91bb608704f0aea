"""An open question told in full: whom to ask, what waits for it, which records lack the fact, and how to answer it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from register.fields.catalogue import CATALOGUE
from register.queries.first import IDENTIFY
from register.queries.questions import Named, Question, Together
from register.queries.ruled import title_of
from register.texts import Text
from ui.desk import Desk
from ui.forms.inline import InlineForm, Wanted
from ui.telling.answering import Said, for_all, for_contract, no_contract
from ui.telling.asking import about_told, asked_of, asked_told, state_told
from ui.telling.who import WhoIsWho
from ui.translations import say, shown
from ui.widgets.buttons import Button
from ui.widgets.labels import Wrapped, label
from ui.widgets.level import LevelTag
from ui.widgets.links import at_edge, link_line

NAMED = 12  # records that lack the fact, and parts of a question, are named, so many
RULES = 8  # rules that wait are named, so many


@dataclass(frozen=True, slots=True)
class Beside:
    """What is read for a question that is told. titles: of its records, by id. said: of a heap, what its rows say."""

    titles: Mapping[int, str] = field(default_factory=dict)
    said: Said = field(default_factory=dict)


class QuestionTold(QScrollArea):
    """Tells of a question.

    answering: the id of the record to answer it in. asked: a questionnaire for whom it is for is wanted. going: kind
    and id of a record to show. rule_wanted: the id of a rule to show. part_wanted: the place of one of its parts.
    lists_wanted: it is answered on the page of official lists. left: back to the list.
    """

    answering = Signal(int)
    asked = Signal()
    going = Signal(str, int)
    rule_wanted = Signal(str)
    part_wanted = Signal(int)
    lists_wanted = Signal()
    left = Signal()

    def __init__(self, desk: Desk, currency: str) -> None:
        super().__init__()
        self._desk = desk
        self._theme = desk.theme
        self._currency = currency
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.answer: Button | None = None
        self.form: InlineForm | None = None
        self.who: WhoIsWho | None = None
        self._wanted: Wanted | None = None
        self._column = QVBoxLayout()

    def show_question(self, asked: Together | None, beside: Beside) -> None:
        """Tell of this question."""
        inside = QWidget()
        self.answer, self.form, self.who = None, None, None
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(16, 12, 16, 24)
        self._column.setSpacing(4)
        if asked is not None:
            self._tell(asked, beside)
        self._column.addStretch()
        self.setWidget(inside)
        inside.setAutoFillBackground(False)

    def _tell(self, asked: Together, beside: Beside) -> None:
        one = asked.one
        self._column.addWidget(label(say(one.label), self._theme.small, quiet=True))
        self._column.addWidget(Wrapped(say(one.words), self._theme.head))
        self._column.addSpacing(4)
        self._answers(asked, beside)
        if not one.alike:
            self._part(Text("Asked of"), say(asked_of(asked.parts)))
            self._about(asked)
            state = state_told(one) if len(asked.parts) == 1 else asked_told(asked.parts)
            self._part(Text("State"), say(state))
        self._part(Text("An answer"), say(asked.told))
        self._rules(asked)
        if len(asked.parts) == 1 and not one.first:
            self._records(one, beside.titles)

    def _answers(self, asked: Together, beside: Beside) -> None:
        """How it is answered here, or what leads to where it is."""
        one = asked.one
        if one.alike:
            self.who = WhoIsWho(self._desk, one, beside.titles)
            self.who.going.connect(partial(self.going.emit, "vendor"))
            self._column.addWidget(self.who)
            self.answer = self.who.first
        elif one.fact == IDENTIFY:
            if len(asked.parts) == 1 and one.about is not None:
                self._contract(one.about, beside.said)
        else:
            self._buttons(asked)

    def _buttons(self, asked: Together) -> None:
        self._wanted = for_all(asked)
        self.answer = self._answering(asked)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        if self.answer is not None:
            buttons.addWidget(self.answer)
        questionnaire = Button(self._theme, say(Text("Questionnaire…")), look="link")
        questionnaire.clicked.connect(self.asked)
        buttons.addWidget(questionnaire)
        buttons.addStretch()
        self._place = QVBoxLayout()
        self._place.addLayout(buttons)
        self._column.addLayout(self._place)

    def _answering(self, asked: Together) -> Button | None:
        """What answers: for all, on the page of lists, or in the one record; None where each part is answered apart."""
        one = asked.one
        if self._wanted is not None:
            return self._button(Text("Answer for all"), self.open_form)
        if one.kind == "list_match":
            return self._button(Text("Official lists"), self.lists_wanted.emit)
        if len(asked.parts) == 1 and one.kind and one.ids:
            return self._button(Text("Answer"), partial(self.answering.emit, one.ids[0]))
        return None

    def _button(self, words: Text, act: Callable[[], None]) -> Button:
        button = Button(self._theme, say(words))
        button.clicked.connect(lambda _on=False: act())
        return button

    def open_form(self) -> None:
        """Ask for one answer to all that the question is about."""
        if self.form is None and self._wanted is not None:
            self.form = InlineForm(self._desk, self._wanted, self._currency)
            self.form.left.connect(self._on_left)
            self._place.addWidget(self.form)
        if self.form is not None:
            self.form.focus()

    def _on_left(self) -> None:
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        if self.answer is not None:
            self.answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _contract(self, deal: Named, said: Said) -> None:
        """Which contract a heap of rows is, asked where it is told."""
        self.form = InlineForm(self._desk, for_contract(deal, said), self._currency)
        self.form.left.connect(self.left)
        self.form.cancel.hide()
        self._column.addWidget(self.form)
        none = Button(self._theme, say(Text("There is no contract or order")), look="low")
        none.clicked.connect(lambda: self._desk.change(*no_contract(deal), self))
        self._column.addLayout(at_edge(none))

    def _part(self, name: Text, words: str = "") -> None:
        self._column.addSpacing(8)
        self._column.addWidget(label(say(name), self._theme.small, quiet=True))
        if words:
            self._column.addWidget(Wrapped(words))

    def _about(self, asked: Together) -> None:
        one = asked.one
        if len(asked.parts) == 1:
            if one.about is not None:
                self._part(Text("About"))
                self._link(shown(one.about.title), partial(self.going.emit, one.about.kind, one.about.id))
            return
        self._part(Text("About"), shown(about_told(asked.parts)))
        for place, part in enumerate(asked.parts[:NAMED]):
            named = part.about if part.about is not None else part.vendor
            title = Text("of none of these") if named is None else named.title
            words = Text("{record}: {n} item", "{record}: {n} items", record=title, n=part.items)
            self._link(say(words) if part.items else shown(title), partial(self.part_wanted.emit, place))
        self._more(len(asked.parts) - NAMED)

    def _rules(self, asked: Together) -> None:
        n = len(asked.rules)
        if not n:
            return
        self._part(Text("{n} rule waits for it", "{n} rules wait for it", n=n))
        row = QHBoxLayout()
        row.addWidget(LevelTag(self._theme, asked.one.level))
        row.addWidget(label(say(Text("at most")), self._theme.small, quiet=True))
        row.addStretch()
        self._column.addLayout(row)
        for rule in asked.rules[:RULES]:
            self._link(say(title_of(rule)), partial(self.rule_wanted.emit, rule))
        self._more(n - RULES)

    def _records(self, one: Question, titles: Mapping[int, str]) -> None:
        if not one.kind or not one.count:
            return
        kind = CATALOGUE[one.kind]
        self._part(Text("{n} record lacks it: {kind}", "{n} records lack it: {kind}", n=one.count,
                        kind=kind.label if one.count == 1 else kind.plural))  # fmt: skip
        for number in one.ids[:NAMED]:
            self._link(titles.get(number, f"#{number}"), partial(self.answering.emit, number))
        self._more(one.count - NAMED)

    def _link(self, words: str, act: object) -> None:
        link = link_line(self._theme, words, 280)
        link.clicked.connect(act)
        self._column.addLayout(at_edge(link))

    def _more(self, n: int) -> None:
        if n > 0:
            more = Text("and {n} more", "and {n} more", n=n)
            self._column.addWidget(label(say(more), self._theme.small, quiet=True))

    def focus(self) -> None:
        """Where the focus goes when the pane is entered."""
        if self.answer is not None:
            self.answer.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.form is not None:
            self.form.focus()
