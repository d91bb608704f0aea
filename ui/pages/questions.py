"""The page of open questions: what to ask whom, first what settles most; questionnaires out, and answers in."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSplitter, QVBoxLayout
from typing_extensions import override

from register.login import login
from register.names import fold
from register.progress import Progress
from register.queries.questions import Named, Question, questions
from register.records import titles
from register.store import Register
from register.texts import Text
from ui.desk import Desk
from ui.forms.reading import place_to_answer
from ui.levels import LEVEL_WORDS
from ui.pages.look import LookPage
from ui.telling.question import NAMED, QuestionTold, asked_told, state_told, whom_told
from ui.telling.questionnaire import QuestionnaireStrip
from ui.translations import say
from ui.widgets.buttons import Button
from ui.widgets.chips import Chips
from ui.widgets.head import PageHead
from ui.widgets.lines import Line, Lines
from ui.widgets.search import SearchField
from ui.widgets.written import write

DETAIL = 336  # width of what tells of a question, at first
RIGHT = 190  # width of the column with what an answer would do
NARROW = 860  # page width under which only the list is shown


class QuestionsPage(LookPage):
    """Open questions. Enter goes to where the first is answered. rule_wanted: the id of a rule to show."""

    rule_wanted = Signal(str)

    def __init__(self, desk: Desk, key: str, currency: str) -> None:
        super().__init__(desk, key, currency)
        self._found: list[Question] = []
        self._shown: dict[object, Question] = {}
        theme = desk.theme
        self.search = SearchField(theme)
        self.search.setFixedWidth(220)
        names = [(key, say(name)) for key, name in _CHIPS]
        self.chips = Chips(theme, names, say(Text("Which questions")), {})
        self.view = Lines(theme, say(Text("Open questions")), self._paint, 50)
        self.told = QuestionTold(theme)
        self.told.setMinimumWidth(300)
        self.strip = QuestionnaireStrip(theme)
        self._build()
        self.chips.chosen.connect(lambda _key: self._show())
        self.search.searched.connect(lambda _words: self._show())
        self.search.left.connect(self.view.setFocus)
        self.view.chosen.connect(self._on_chosen)
        self.view.wanted.connect(lambda _key: self._answer_first())
        self.told.answering.connect(self._answer)
        self.told.asked.connect(self.ask)
        self.told.going.connect(self.going)
        self.told.rule_wanted.connect(self.rule_wanted)
        self.strip.wanted.connect(self._on_wanted)
        self.strip.closed.connect(self._on_strip_closed)

    def _build(self) -> None:
        theme = self.desk.theme
        head = PageHead(theme, say(Text("Questions")))
        head.add(self.search)
        answers = Button(theme, say(Text("Import answers…")), "sheet")
        answers.clicked.connect(self._on_import)
        head.add(answers)
        self.write = Button(theme, say(Text("Questionnaire…")), "question")
        self.write.clicked.connect(self.ask)
        head.add(self.write)
        row = QHBoxLayout()
        row.setContentsMargins(24, 8, 24, 8)
        row.addWidget(self.chips)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(9)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.view)
        self._split.addWidget(self.told)
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([10_000, DETAIL])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.strip)
        column.addLayout(row)
        column.addWidget(self.stand(self._split), 1)
        self.find_by(self.search)
        self.between(self.search, self.view, self.told)

    def again(self) -> None:
        """Read everything anew."""
        work = partial(_read, self.desk.register)
        self.desk.jobs.read("questions", work, self._on_read, self, self.show_failed, long=True)

    def _on_read(self, found: list[Question]) -> None:
        self._found = found
        self.counted.emit(len(found))
        self.chips.count({key: sum(1 for one in found if _is(key, one)) for key, _ in _CHIPS})
        self._show()

    def _show(self) -> None:
        words = fold(self.search.text()).split()
        found = [one for one in self._found if _is(self.chips.current, one)]
        lines = [Line(_key(one), _said(one), one) for one in found]
        lines = [line for line in lines if all(word in fold(line.said) for word in words)]
        self._shown = {line.key: line.data for line in lines}
        before = self.view.current()
        self.view.show_items(lines)
        if lines:
            self.show_content()
            if self.view.current() == before:
                self._on_chosen(before)
        elif found:
            self.show_empty("filter-off", Text("Nothing in this list matches “{words}”", words=self.search.text()))
        elif self._found:
            self.show_empty("question", Text("There is none of these"))
        else:
            self.show_empty("question", Text("No question is open"), _DECIDED)

    def _on_chosen(self, key: object) -> None:
        one = self._shown.get(key)
        if one is None:
            self.told.show_question(None, {})
            return
        work = partial(_titles, self.desk.register, one.kind, one.ids[:NAMED])
        self.desk.jobs.read("question", work, partial(self._on_titles, key), self)

    def _on_titles(self, key: object, named: dict[int, str]) -> None:
        if key == self.view.current() and key in self._shown:
            self.told.show_question(self._shown[key], named)

    def _answer_first(self) -> None:
        one = self._shown.get(self.view.current())
        if one is not None and one.kind and one.ids:
            self._answer(one.ids[0])

    def _answer(self, number: int) -> None:
        one = self._shown.get(self.view.current())
        if one is not None:
            work = partial(place_to_answer, self.desk.register, one.kind, number, one.key)
            self.desk.jobs.read("place", work, self._on_place, self)

    def _on_place(self, place: tuple[str, int, str] | None) -> None:
        if place is not None:
            self.asking.emit(*place)

    def ask(self) -> None:
        """Ask for whom a questionnaire shall be, beginning from whom the current question is for."""
        one = self._shown.get(self.view.current())
        vendors = dict.fromkeys(each.vendor for each in self._found if each.vendor is not None)
        in_order = sorted(vendors, key=lambda vendor: fold(vendor.title))
        self.strip.ask(in_order, one.vendor if one is not None else None)

    def _on_strip_closed(self) -> None:
        self.strip.hide()
        self.view.setFocus()

    def _on_wanted(self, vendor: Named | None, spoken: str, sent: bool) -> None:
        name = say(Text("questions")) if vendor is None else f"{say(Text('questions'))} {vendor.title}"
        kind = say(Text("Spreadsheet (*.xlsx)"))
        path, _kind = QFileDialog.getSaveFileName(self, say(Text("Write the questionnaire")), f"{name}.xlsx", kind)
        if path:
            self.write_to(Path(path), vendor, spoken, sent=sent)

    def write_to(self, path: Path, vendor: Named | None, spoken: str, *, sent: bool) -> None:
        """Write the questionnaire of a vendor, or of the city's own services, to this file."""
        from register.tasks import Asking, ask  # noqa: PLC0415 - the writers are loaded by who writes

        wish = Asking(None if vendor is None else f"#{vendor.id}", spoken, sent=sent)
        work = partial(_asking, ask, (self.desk.address, path, wish))
        self.desk.jobs.run(say(Text("Writing the questionnaire")), work, partial(self._on_written, vendor, sent), self)

    def _on_written(self, vendor: Named | None, sent: bool, done: object) -> None:
        self._on_strip_closed()
        self.desk.told.emit(_written_told(vendor, done))
        if sent:
            self.desk.look_again()

    def _on_import(self) -> None:
        kind = say(Text("Spreadsheets (*.xlsx *.xls *.ods)"))
        path, _kind = QFileDialog.getOpenFileName(self, say(Text("Import answers")), "", kind)
        if path:
            self.importing.emit([path])

    def _paint(self, painter: QPainter, rect: QRect, one: Question) -> None:
        theme = self.desk.theme
        theme.paint_level(painter, one.level, rect.left() + 24, rect.top() + rect.height() / 2)
        box = rect.adjusted(50, 5, -16, -6)
        line, wide = box.height() // 2, box.width() - RIGHT - 12
        upper = QRect(box.left(), box.top(), wide, line)
        painter.setPen(theme["text"])
        write(painter, upper, say(one.words), theme.medium, theme.medium_metrics)
        right = QRect(box.right() - RIGHT, box.top(), RIGHT, line)
        painter.setFont(theme.body)
        painter.drawText(right, _RIGHT, say(one.told))
        painter.setPen(theme["text2"])
        write(painter, upper.translated(0, line), say(_about(one)), theme.small, theme.small_metrics)
        painter.setFont(theme.small)
        painter.drawText(right.translated(0, line), _RIGHT, say(asked_told(one)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.told.setVisible(event.size().width() >= NARROW)

    def focus(self) -> None:
        """Where the focus goes when the page is opened."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)


def _key(one: Question) -> tuple[object, ...]:
    return (one.fact, one.to, one.vendor and one.vendor.id, one.about and one.about[:2])


def _is(chip: str, one: Question) -> bool:
    return chip in {"all", one.to, one.state}


def _about(one: Question) -> Text:
    """Whom to ask, about what, and how much waits."""
    rules = Text("{n} rule waits", "{n} rules wait", n=len(one.rules))
    about = {"whom": whom_told(one), "field": one.label, "rules": rules}
    if one.about is None or (one.vendor is not None and one.about[:2] == one.vendor[:2]):
        return Text("{whom} · {field} · {rules}", **about)
    return Text("{whom} · {record} · {field} · {rules}", record=one.about.title, **about)


def _said(one: Question) -> str:
    told = Text("{words} {about}, {level}, {told}, {state}", words=one.words, about=_about(one),
                level=LEVEL_WORDS[one.level], told=one.told, state=state_told(one))  # fmt: skip
    return say(told)


def _written_told(vendor: Named | None, done: object) -> Text:
    whom: object = Text("our own services") if vendor is None else vendor.title
    path, number = getattr(done, "path", None), getattr(done, "questions", 0)
    if path is None:
        return Text("There is nothing to ask in a questionnaire: {whom}", whom=whom)
    return Text(
        "{n} question written to {file}: {whom}", "{n} questions written to {file}: {whom}",
        n=number, file=str(path), whom=whom,
    )  # fmt: skip


def _read(register: Register, _progress: Progress) -> list[Question]:
    with register.read() as connection:
        return questions(connection)


def _titles(register: Register, kind: str, ids: Sequence[int], _progress: Progress) -> dict[int, str]:
    if not kind:
        return {}
    with register.read() as connection:
        return titles(connection, kind, ids)


def _asking(ask: object, wish: tuple[object, ...], progress: Progress) -> object:
    return ask(*wish, progress, who=login())  # type: ignore[operator]


_CHIPS = (
    ("all", Text("All")), ("supplier", Text("Suppliers")), ("service", Text("Our services")), ("sent", Text("Asked")),
)  # fmt: skip
_DECIDED = Text("Every rule is decided for every record, or nothing has been entered yet.")
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
