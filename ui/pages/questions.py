"""The page of open questions: what to say first, then what settles most; questionnaires out, and answers in."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSplitter, QVBoxLayout
from typing_extensions import override

from register.login import login
from register.names import fold
from register.progress import Progress
from register.queries.first import IDENTIFY
from register.queries.heap import said_of
from register.queries.questions import Named, Together, together
from register.records import titles
from register.store import Register
from register.texts import Text
from ui.desk import Desk
from ui.forms.reading import place_to_answer
from ui.icons import paint_icon
from ui.pages.look import LookPage
from ui.telling.asking import asked_told, line_told, names, part_named, part_said, part_told, said
from ui.telling.question import NAMED, Beside, QuestionTold
from ui.telling.questionnaire import QuestionnaireStrip
from ui.telling.who import KEYS
from ui.translations import say, shown
from ui.widgets.buttons import Button
from ui.widgets.chips import Chips
from ui.widgets.head import PageHead
from ui.widgets.lines import Heading, Item, Line, Lines
from ui.widgets.search import SearchField
from ui.widgets.written import write

DETAIL = 336  # width of what tells of a question, at first
RIGHT = 190  # width of the column with what an answer would do
NARROW = 860  # page width under which only the list is shown


class Shown(NamedTuple):
    """What a line shows: a question, or one part of it, by whom it is asked or what it is about."""

    one: Together
    part: bool = False


class QuestionsPage(LookPage):
    """Open questions, each asked once of all of whom the same is asked; what is to be answered first stands first.

    Enter answers, or goes to where it is answered; Right and Left show and hide of whom a question is asked. X and N
    answer who is who. rule_wanted: the id of a rule to show. page_wanted: the key of a page to go to.
    """

    rule_wanted = Signal(str)
    page_wanted = Signal(str)

    def __init__(self, desk: Desk, key: str, currency: str) -> None:
        super().__init__(desk, key, currency)
        self._found: list[Together] = []
        self._shown: dict[object, Shown] = {}
        self._opened: set[object] = set()
        self._told_of: object = None
        self._when_told: Callable[[], None] | None = None
        theme = desk.theme
        self.search = SearchField(theme)
        self.search.setFixedWidth(220)
        names = [(key, say(name)) for key, name in _CHIPS]
        self.chips = Chips(theme, names, say(Text("Which questions")), {})
        self.view = Lines(theme, say(Text("Open questions")), self._paint, 50)
        self.told = QuestionTold(desk, currency)
        self.told.setMinimumWidth(300)
        self.strip = QuestionnaireStrip(theme)
        self._build()
        self._connect()

    def _connect(self) -> None:
        self.chips.chosen.connect(lambda _key: self._show())
        self.search.searched.connect(lambda _words: self._show())
        self.search.left.connect(self.view.setFocus)
        self.view.chosen.connect(self._on_chosen)
        self.view.wanted.connect(lambda _key: self._once_told(self._answer_first))
        self.view.keys |= {
            Qt.Key.Key_Right.value: partial(self._open, opened=True),
            Qt.Key.Key_Left.value: partial(self._open, opened=False),
            **{ord(letter): partial(self._say_who, code) for code, letter in KEYS.items()},
        }
        self.told.answering.connect(self._answer)
        self.told.asked.connect(self.ask)
        self.told.going.connect(self.going)
        self.told.rule_wanted.connect(self.rule_wanted)
        self.told.part_wanted.connect(self._go_to_part)
        self.told.left.connect(self.view.setFocus)
        self.told.lists_wanted.connect(lambda: self.page_wanted.emit("lists"))
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

    def _on_read(self, found: list[Together]) -> None:
        self._found = found
        self.counted.emit(len(found))
        self.chips.count({key: sum(1 for one in found if kept(one, key)) for key, _ in _CHIPS})
        self._show()

    def _show(self) -> None:
        words = fold(self.search.text()).split()
        found = [part for one in self._found if (part := kept(one, self.chips.current)) is not None]
        asked = [one for one in found if all(word in fold(f"{said(one)} {names(one)}") for word in words)]
        items = self._items(asked)
        self._shown = {item.key: item.data for item in items if isinstance(item, Line)}
        before = self.view.current()
        self.view.show_items(items)
        if items:
            self.show_content()
            if self.view.current() == before:
                self._on_chosen(before)
        elif found:
            self.show_empty("filter-off", Text("Nothing in this list matches “{words}”", words=self.search.text()))
        elif self._found:
            self.show_empty("question", Text("There is none of these"))
        else:
            self.show_empty("question", Text("No question is open"), _DECIDED)

    def _items(self, asked: Sequence[Together]) -> list[Item]:
        """The lines under their headings; of a question that is open, a line for each of whom it is asked."""
        items: list[Item] = []
        for heading, first in ((Text("To answer first"), True), (Text("Not known"), False)):
            of_these = [one for one in asked if one.one.first is first]
            if of_these:
                items.append(Heading(say(heading), shown(len(of_these))))
            for one in of_these:
                items.append(Line(one.key, said(one), Shown(one)))
                if len(one.parts) > 1 and one.key in self._opened:
                    items += [
                        Line((one.key, place), part_said(part), Shown(part, part=True))
                        for place, part in enumerate(apart(one))
                    ]
        return items

    def _on_chosen(self, key: object) -> None:
        self._told_of, self._when_told = None, None
        shown_here = self._shown.get(key)
        if shown_here is None:
            self.told.show_question(None, Beside())
            return
        work = partial(_beside, self.desk.register, shown_here.one)
        self.desk.jobs.read("question", work, partial(self._on_beside, key), self)

    def _on_beside(self, key: object, beside: Beside) -> None:
        if key == self.view.current() and key in self._shown:
            self.told.show_question(self._shown[key].one, beside)
            self._told_of, act, self._when_told = key, self._when_told, None
            if act is not None:
                act()

    def _once_told(self, act: Callable[[], None]) -> None:
        """Do this with what is told of the current question, as soon as it is."""
        if self._told_of is not None and self._told_of == self.view.current():
            act()
        else:
            self._when_told = act

    def _open(self, *, opened: bool) -> None:
        """Show of whom the current question is asked, a line each, or hide them."""
        one = self._whole()
        if one is not None and len(one.parts) > 1 and (one.key in self._opened) is not opened:
            self._opened ^= {one.key}
            self._show()
            self.view.go_to(one.key)

    def _whole(self) -> Together | None:
        """The question that the cursor is on, or on a part of."""
        at = self._shown.get(self.view.current())
        whole = None if at is None else self._shown.get(at.one.key)
        return None if whole is None else whole.one

    @property
    def current(self) -> Together | None:
        """What the cursor is on: a question, or a part of one."""
        at = self._shown.get(self.view.current())
        return None if at is None else at.one

    def _go_to_part(self, place: int) -> None:
        one = self._whole()
        if one is not None:
            self._open(opened=True)
            self.view.go_to((one.key, place))
            self.view.setFocus()

    def _say_who(self, code: str) -> None:
        self._once_told(lambda: None if self.told.who is None else self.told.who.answer(code))

    def _answer_first(self) -> None:
        """Answer the current question: here, or where it is answered; one that each answers for itself is opened."""
        one = self.current
        if one is None:
            return
        if self.told.answer is not None and not one.one.alike:
            self.told.answer.click()
        elif len(one.parts) > 1:
            self._open(opened=True)
        else:
            self.told.focus()

    def _answer(self, number: int) -> None:
        if self.current is not None:
            one = self.current.one
            work = partial(place_to_answer, self.desk.register, one.kind, number, one.key)
            self.desk.jobs.read("place", work, self._on_place, self)

    def _on_place(self, place: tuple[str, int, str] | None) -> None:
        if place is not None:
            self.asking.emit(*place)

    def ask(self) -> None:
        """Ask for whom a questionnaire shall be, beginning from whom the current question is for."""
        asked = (part.vendor for each in self._found for part in each.parts if part.vendor is not None)
        in_order = sorted(dict.fromkeys(asked), key=lambda vendor: fold(shown(vendor.title)))
        self.strip.ask(in_order, self.current.one.vendor if self.current is not None else None)

    def _on_strip_closed(self) -> None:
        self.strip.hide()
        self.view.setFocus()

    def _on_wanted(self, vendor: Named | None, spoken: str, sent: bool) -> None:
        name = say(Text("questions")) if vendor is None else f"{say(Text('questions'))} {shown(vendor.title)}"
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

    def _paint(self, painter: QPainter, rect: QRect, line: Shown) -> None:
        theme, one = self.desk.theme, line.one
        left = rect.left() + (44 if line.part else 24)
        if len(one.parts) > 1:
            sign = QRectF(rect.left() + 5, rect.center().y() - 7, 14, 14)
            paint_icon(painter, "down" if one.key in self._opened else "right", theme["text2"], sign)
        if one.one.level:
            theme.paint_level(painter, one.one.level, left, rect.top() + rect.height() / 2)
        box = rect.adjusted(left - rect.left() + 26, 5, -16, -6)
        height, wide = box.height() // 2, box.width() - RIGHT - 12
        upper = QRect(box.left(), box.top(), wide, height)
        right = QRect(box.right() - RIGHT, box.top(), RIGHT, height)
        painter.setPen(theme["text"])
        first, second = (
            (part_named(one), shown(part_told(one))) if line.part else (say(one.one.words), say(line_told(one)))
        )
        write(painter, upper, first, theme.medium, theme.medium_metrics)
        painter.setFont(theme.body)
        painter.drawText(right, _RIGHT, say(one.told))
        painter.setPen(theme["text2"])
        write(painter, upper.translated(0, height), second, theme.small, theme.small_metrics)
        painter.setFont(theme.small)
        if not one.one.first:
            painter.drawText(right.translated(0, height), _RIGHT, say(asked_told(one.parts)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.told.setVisible(event.size().width() >= NARROW)

    def focus(self) -> None:
        """Where the focus goes when the page is opened."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)


def kept(one: Together, chip: str) -> Together | None:
    """What of a question a chip leaves: those parts that are of it."""
    parts = tuple(part for part in one.parts if chip in {"all", part.to, part.state})
    if len(parts) in {0, len(one.parts)}:
        return one if parts else None
    return Together.of(parts)


def apart(one: Together) -> list[Together]:
    """The parts of a question, each alone."""
    return [Together.of((part,)) for part in one.parts]


def _written_told(vendor: Named | None, done: object) -> Text:
    whom: object = Text("our own services") if vendor is None else vendor.title
    path, number = getattr(done, "path", None), getattr(done, "questions", 0)
    if path is None:
        return Text("There is nothing to ask in a questionnaire: {whom}", whom=whom)
    return Text(
        "{n} question written to {file}: {whom}", "{n} questions written to {file}: {whom}",
        n=number, file=str(path), whom=whom,
    )  # fmt: skip


def _read(register: Register, _progress: Progress) -> list[Together]:
    with register.read() as connection:
        return together(connection)


def _beside(register: Register, one: Together, _progress: Progress) -> Beside:
    """What is told besides a question: the titles of its records, and of a heap what its rows say."""
    if not one.one.kind or len(one.parts) > 1:
        return Beside()
    ids = one.one.ids if one.one.alike else one.one.ids[:NAMED]
    with register.read() as connection:
        heap = said_of(connection, one.one.ids[0]) if one.one.fact == IDENTIFY else {}
        return Beside(titles(connection, one.one.kind, ids), heap)


def _asking(ask: object, wish: tuple[object, ...], progress: Progress) -> object:
    return ask(*wish, progress, who=login())  # type: ignore[operator]


_CHIPS = (
    ("all", Text("All")), ("supplier", Text("Suppliers")), ("service", Text("Our services")), ("sent", Text("Asked")),
)  # fmt: skip
_DECIDED = Text("Every rule is decided for every record, or nothing has been entered yet.")
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
