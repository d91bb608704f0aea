"""The page of official lists: proposals that wait for an answer, answers, and context; one key answers."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from register.fields.list_match import LIST_MATCH
from register.journal.change import Change
from register.matching import answer_proposal, answer_recorded
from register.names import fold
from register.progress import Progress
from register.screening.answerable import Answerable, answerable
from register.screening.official import Match, Official
from register.store import Register, info
from register.terms.official_lists import MATCH_ANSWER
from register.texts import Text
from register.values import today
from ui.desk import Desk
from ui.pages.look import LookPage
from ui.tables.plain import PlainCell, PlainModel, PlainView
from ui.telling.entry import KEYS, EntryTold, effect_told, match_told, since_told
from ui.theme import Theme
from ui.translations import language, say, shown
from ui.widgets.buttons import Button
from ui.widgets.chips import Chips
from ui.widgets.head import PageHead
from ui.widgets.search import SearchField

Index = QModelIndex | QPersistentModelIndex
WIDTHS = (124, 150, 160, 150, 96, 212, 146, 110)
SCOPE, ANSWER = 3, 7  # columns
NARROW = 1000  # page width under which the use that a list is for is only told below
TOLD = 250  # height of what tells of an entry, at most at first


class _Cell(PlainCell):
    """As any other; an organisation that the line above names already stands in the second ink."""

    def __init__(self, theme: Theme, view: PlainView) -> None:
        super().__init__(theme, view)

    @override
    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        painter.save()
        rect: QRect = self.background(painter, option)
        again = index.column() == 0 and index.row() > 0 and index.sibling(index.row() - 1, 0).data() == index.data()
        first = index.column() == 0 and not again
        painter.setFont(self.theme.medium if first else self.theme.body)
        painter.setPen(self.theme["text2" if again else "text"])
        inner = rect.adjusted(8, 0, -8, -1)
        metrics = self.theme.medium_metrics if first else self.theme.metrics
        said = metrics.elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, said)
        painter.restore()


class _View(PlainView):
    """The entries. keys: what is done when a key is pressed."""

    def __init__(self, theme: Theme, model: PlainModel, name: str) -> None:
        super().__init__(theme, model, name, WIDTHS)
        self.keys: dict[int, Any] = {}
        self._own = _Cell(theme, self)
        self.setItemDelegate(self._own)
        header = self.horizontalHeader()
        header.setSectionResizeMode(len(WIDTHS) - 1, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(SCOPE, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(80)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self.keys.get(event.key()) if not event.modifiers() else None
        if act is None:
            super().keyPressEvent(event)
        else:
            act()


class OfficialPage(LookPage):
    """Entries of official lists. X, N and U answer what the selected entries ask, as one change.

    page_wanted: the key of a page to go to.
    """

    page_wanted = Signal(str)

    def __init__(self, desk: Desk, key: str, currency: str) -> None:
        super().__init__(desk, key, currency)
        self._found = Official((), (), ())
        self._shown: list[Match] = []
        self._jurisdiction: str | None = None
        theme = desk.theme
        head = PageHead(theme, say(Text("Official lists")))
        self.search = SearchField(theme)
        self.search.setFixedWidth(284)
        head.add(self.search)
        names = [(key, say(name)) for key, name in _CHIPS]
        self.chips = Chips(theme, names, say(Text("Which entries")), {"waiting": "unknown"})
        self.chips.chosen.connect(lambda _key: self._show())
        self.held = Button(theme, "", look="low")
        self.held.clicked.connect(lambda: self.page_wanted.emit("questions"))
        self.held.hide()
        heads = (Text("Organisation"), Text("Who lists"), Text("Name as listed"), Text("For which use"), Text("Listed"),
                 Text("Effect here"), Text("Match"))  # fmt: skip
        named = [*map(say, heads), say(LIST_MATCH.field("answer").label)]
        self.model = PlainModel(theme, named, self)
        self.view = _View(theme, self.model, say(Text("Entries of official lists")))
        self.told = EntryTold(theme)
        self.told.setMinimumHeight(120)
        self.told.answered.connect(self.answer)
        self.told.opened.connect(self._open)
        self._build(head)
        for code, letter in KEYS.items():
            self.view.keys[ord(letter)] = partial(self.answer, code)
        for enter in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.view.keys[enter] = self._open
        self.view.selectionModel().selectionChanged.connect(self._tell)
        self.search.searched.connect(lambda _words: self._show())
        self.search.left.connect(self.view.setFocus)

    def _build(self, head: PageHead) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(24, 8, 24, 8)
        row.addWidget(self.chips)
        row.addStretch()
        row.addWidget(self.held)
        split = self._split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(9)
        split.setChildrenCollapsible(False)
        table, inset = QWidget(), QHBoxLayout()
        inset.setContentsMargins(16, 0, 0, 0)
        inset.addWidget(self.view)
        table.setLayout(inset)
        split.addWidget(table)
        split.addWidget(self.told)
        split.setStretchFactor(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addLayout(row)
        column.addWidget(self.stand(split), 1)
        self.find_by(self.search)
        self.between(self.search, self.view, next(iter(self.told.buttons.values())))

    def again(self) -> None:
        """Read everything anew."""
        self.desk.jobs.read("lists", partial(_read, self.desk.register), self._on_read, self, self.show_failed)

    def _on_read(self, read: tuple[Answerable, str | None]) -> None:
        (found, held), self._jurisdiction = read
        self._found = found
        self.held.setText(say(Text("{n} name waits for who is who", "{n} names wait for who is who", n=held)))
        self.held.setVisible(held > 0)
        self.chips.count({key: len(getattr(found, key)) for key, _ in _CHIPS})
        self.counted.emit(len(found.waiting))
        self._show()

    def _show(self) -> None:
        """Show what the chip and the words leave; the cursor stays on its entry, else in its line."""
        before, row = self._current(), self.view.currentIndex().row()
        words = fold(self.search.text()).split()
        every: Sequence[Match] = getattr(self._found, self.chips.current)
        rows = [(one, self._row(one)) for one in every]
        rows = [(one, cells) for one, cells in rows if all(word in fold(" ".join(cells)) for word in words)]
        self._shown = [one for one, _ in rows]
        self.model.show_rows([cells for _, cells in rows])
        self.view.setColumnHidden(ANSWER, self.chips.current != "answered")
        self._make_room()
        if not rows:
            self._tell_none(bool(every))
            return
        self.show_content()
        keys = [one.key for one in self._shown]
        at = keys.index(before.key) if before is not None and before.key in keys else min(max(row, 0), len(keys) - 1)
        self.view.selectRow(at)

    def _make_room(self) -> None:
        """Leave the use that a list is for to what is told below, where there is no room for it."""
        self.view.setColumnHidden(SCOPE, self.width() < NARROW or self.chips.current == "answered")

    def _row(self, one: Match) -> tuple[str, ...]:
        effect = say(effect_told(one, self._jurisdiction))
        answer = "" if one.answer is None else say(MATCH_ANSWER.words(one.answer))
        cells = (one.vendor_title, shown(one.authority), one.listed_name, shown(one.scope), since_told(one))
        return (*cells, effect, say(match_told(one)), answer)

    def _tell_none(self, hidden: bool) -> None:
        self.told.show_entries((), None)
        if hidden:
            self.show_empty("filter-off", Text("Nothing in this list matches “{words}”", words=self.search.text()))
        elif self.chips.current == "waiting":
            self.show_empty("lists", Text("No entry of a list waits for an answer"), _COMPARED)
        else:
            self.show_empty("lists", Text("There is none of these"))

    def _current(self) -> Match | None:
        row = self.view.currentIndex().row()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def selected(self) -> list[Match]:
        """The entries that are selected."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return [self._shown[row] for row in rows if row < len(self._shown)]

    def _tell(self, *_selection: QItemSelection) -> None:
        self.told.show_entries(self.selected(), self._jurisdiction)

    def _open(self) -> None:
        one = self._current()
        if one is not None:
            self.going.emit("vendor", one.vendor)

    def answer(self, code: str) -> None:
        """Answer what the selected entries ask. code: of MATCH_ANSWER."""
        asked = [one for one in self.selected() if one.proposal is not None or one.record is not None]
        if not asked or self.chips.current == "context":
            return
        about = {"answer": MATCH_ANSWER.words(code), "vendor": asked[0].vendor_title, "listed": asked[0].listed_name}
        named = Text("{answer}: {vendor} and “{listed}” on a list", **about)
        if len(asked) > 1:
            n = len(asked)
            named = Text("{answer}: {n} entry of lists", "{answer}: {n} entries of lists", n=n, answer=about["answer"])
        work = partial(_answering, asked, code, language())
        self.desk.change(named, work, self)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
        height = self._split.height()
        self._split.setSizes([height, min(TOLD, height // 2)])

    def focus(self) -> None:
        """Where the focus goes when the page is opened."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)


def _read(register: Register, _progress: Progress) -> tuple[Answerable, str | None]:
    with register.read() as connection:
        return answerable(connection, today()), info(connection, "jurisdiction")


def _answering(asked: Sequence[Match], code: str, spoken: str, change: Change) -> None:
    for one in asked:
        if one.record is not None:
            answer_recorded(change, one.record, one.version, code)
        elif one.proposal is not None:
            answer_proposal(change, one.vendor, one.proposal, code, spoken)


_CHIPS = (("waiting", Text("To answer")), ("answered", Text("Answered")), ("context", Text("Context")))
_COMPARED = Text("All names of the organisations were compared with the lists that ship.")
