"""The page of what falls due: what is overdue first, then what has ended, what comes within 30 days, 90, and later."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout

from register.fields.catalogue import CATALOGUE
from register.names import fold
from register.progress import Progress
from register.queries.due import NEAR, SOON, Due, due
from register.store import Register
from register.texts import Text
from register.values import today
from ui.desk import Desk
from ui.pages.look import LookPage
from ui.translations import say, shown
from ui.widgets.head import PageHead
from ui.widgets.lines import Heading, Item, Line, Lines
from ui.widgets.search import SearchField
from ui.widgets.written import write

DATE = 112  # width of the column of dates, device-independent pixels
AWAY = 150  # width of the column that says how far away it is


class DuePage(LookPage):
    """What falls due. Enter opens the record."""

    def __init__(self, desk: Desk, key: str, currency: str) -> None:
        super().__init__(desk, key, currency)
        self._found: list[Due] = []
        theme = desk.theme
        head = PageHead(theme, say(Text("Due")))
        self.search = SearchField(theme)
        self.search.setFixedWidth(284)
        head.add(self.search)
        self.view = Lines(theme, say(Text("What falls due")), self._paint, 46)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.stand(self.view), 1)
        self.find_by(self.search)
        self.between(self.search, self.view)
        self.search.searched.connect(lambda _words: self._show())
        self.search.left.connect(self.view.setFocus)
        self.view.wanted.connect(lambda key: self.going.emit(*key[1:3]))

    def again(self) -> None:
        """Read everything anew."""
        work = partial(_read, self.desk.register, today())
        self.desk.jobs.read("due", work, self._on_read, self, self.show_failed)

    def _on_read(self, found: list[Due]) -> None:
        self._found = found
        self.counted.emit(len(found))
        self._show()

    def _show(self) -> None:
        words = fold(self.search.text()).split()
        found = [one for one in self._found if all(word in fold(_said(one)) for word in words)]
        self.view.show_items(_grouped(found, today()))
        if found:
            self.show_content()
        elif self._found:
            self.show_empty("filter-off", Text("Nothing in this list matches “{words}”", words=self.search.text()))
        else:
            self.show_empty("due", Text("Nothing falls due within a year"), _WHAT)

    def focus(self) -> None:
        """Where the focus goes when the page is opened."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _paint(self, painter: QPainter, rect: QRect, one: Due) -> None:
        theme, days = self.desk.theme, (one.on - today()).days
        box = rect.adjusted(24, 4, -24, -5)
        line = box.height() // 2
        painter.setPen(theme["text"])
        painter.setFont(theme.medium if days < 0 else theme.numbers)
        painter.drawText(QRect(box.left(), box.top(), DATE, line), _LEFT, shown(one.on))
        inner = QRect(box.left() + DATE, box.top(), box.width() - DATE - AWAY, line)
        write(painter, inner, shown(one.title), theme.medium, theme.medium_metrics)
        painter.setPen(theme["text2"])
        write(painter, inner.translated(0, line), say(_why(one)), theme.small, theme.small_metrics)
        painter.setFont(theme.small)
        painter.drawText(QRect(box.right() - AWAY, box.top(), AWAY, line), _RIGHT, say(away(one, days)))


def away(one: Due, days: int) -> Text:
    """How far away the day is: what ends is never late."""
    if days < 0 and not one.to_do:
        return Text("ended {n} day ago", "ended {n} days ago", n=-days)
    if days < 0:
        return Text("{n} day overdue", "{n} days overdue", n=-days)
    return Text("in {n} day", "in {n} days", n=days) if days else Text("today")


def _why(one: Due) -> Text:
    """Which date of which record it is."""
    kind = CATALOGUE[one.kind].label
    if one.number > 1:
        first = Text("{date} · the first of {n}", "{date} · the first of {n}", date=one.field, n=one.number)
        return Text("{kind} · {date}", kind=kind, date=first)
    if one.about is not None:
        return Text("{kind} · {date} · {about}", kind=kind, date=one.field, about=one.about)
    return Text("{kind} · {date}", kind=kind, date=one.field)


def _said(one: Due) -> str:
    days = (one.on - today()).days
    return say(
        Text("{day}, {record}, {why}, {away}", day=one.on, record=one.title, why=_why(one), away=away(one, days))
    )


def _grouped(found: Sequence[Due], day: date) -> list[Item]:
    """The lines under what is overdue, ended, soon, near and later."""
    groups: dict[Text, list[Due]] = {name: [] for name in (_OVERDUE, _ENDED, *(name for _, name in _GROUPS))}
    for one in found:
        groups[_group(one, (one.on - day).days)].append(one)
    items: list[Item] = []
    for name, lines in groups.items():
        if not lines:
            continue
        items.append(Heading(say(name), shown(len(lines))))
        items += [Line((one.key, one.kind, one.id, one.on, one.about), _said(one), one) for one in lines]
    return items


def _group(one: Due, days: int) -> Text:
    if days < 0:
        return _OVERDUE if one.to_do else _ENDED
    return next(name for limit, name in _GROUPS if days <= limit)


def _read(register: Register, day: date, _progress: Progress) -> list[Due]:
    with register.read() as connection:
        return due(connection, day)


_OVERDUE, _ENDED = Text("Overdue"), Text("Ended")
_GROUPS: tuple[tuple[float, Text], ...] = (
    (SOON, Text("Within 30 days")),
    (NEAR, Text("Within 90 days")),
    (float("inf"), Text("Later")),
)
_WHAT = Text("Ends of loans, contracts, orders and support, reviews, and answers that are awaited are listed here.")
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
