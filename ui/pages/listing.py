"""The page of a list: search, columns, export, the table, and the detail of the record beside it."""

from collections.abc import Container
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from register.late import list_count
from register.progress import Progress
from register.texts import Text
from ui import keys
from ui.desk import Desk
from ui.forms.asked import ASKED
from ui.pages.exporting import export
from ui.tables.model import LOADED, ListModel
from ui.tables.view import ListView
from ui.translations import say, shown
from ui.widgets.buttons import Button, icon_button
from ui.widgets.empty import Empty
from ui.widgets.head import PageHead
from ui.widgets.labels import Wrapped, label
from ui.widgets.search import SearchField

DETAIL = 336  # width of the detail at first, device-independent pixels
REST = 60  # milliseconds that the cursor rests on a record before it is read
NARROW = 1000  # page width under which the detail is closed by itself


class ListPage(QWidget):
    """One list of the register.

    importing: the person wants to import a file. going: (kind, id) of a record to show. showing: Ids of equipment to
    show, and what they have in common. rule_wanted: the id of a rule to show. printing:
    kind, id and name of a record whose paper is wanted.
    """

    importing = Signal()
    going = Signal(str, int)
    showing = Signal(object, object)
    rule_wanted = Signal(str)
    printing = Signal(str, int, str)

    def __init__(self, desk: Desk, list_key: str, currency: str) -> None:
        super().__init__()
        self._desk = desk
        self._total = 0
        self._wanted: int | None = None
        self.model = ListModel(desk, list_key, desk.settings.columns(list_key), self)
        self.view = ListView(desk, self.model)
        self._detail: Any = None
        self._side = QStackedWidget()
        self.search = SearchField(desk.theme)
        self._count = label("", quiet=True)
        self._empty = Empty(desk.theme)
        self._left = QStackedWidget()
        self._stale = True
        self._currency = currency
        self._fresh: Any = None
        self._build()
        self.search.searched.connect(self.model.find_words)
        self.search.left.connect(self.view.setFocus)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._on_rested)
        self.view.chosen.connect(lambda _record: self._rest.start())
        self.view.wanted.connect(lambda _record: self.open_detail())
        self.model.found.connect(self._on_found)
        self.model.failed.connect(self._on_failed)
        desk.changed.connect(self._on_changed)

    def _on_rested(self) -> None:
        """Show the record that the cursor rests on, once its row is there: the list comes before what is beside it."""
        at = self.view.currentIndex()
        if not self._desk.ready or (at.isValid() and not self.model.data(at, LOADED)):
            self._rest.start()
        elif self._detail is None:
            self._desk.jobs.read("forms", _load_forms, self._show_current, self)
        else:
            self._show_current()

    def _show_current(self, _loaded: object = None) -> None:
        self.detail.show_record(self.view.current())

    @property
    def detail(self) -> Any:
        """What stands beside the list, made when the first record is shown in it."""
        if self._detail is None:
            self._detail = self._make_detail(self._currency)
            self._detail.stepped.connect(self.view.step)
            self._detail.closed.connect(self._close_detail)
            self._detail.going.connect(self.going)
            self._detail.showing.connect(self.showing)
            self._detail.ruled.connect(self.rule_wanted)
            self._detail.printing.connect(self.printing)
            self._side.addWidget(self._detail)
        return self._detail

    def _make_detail(self, currency: str) -> Any:
        """A new pane for beside the list; a page of another kind has its own."""
        from ui.forms.detail import Detail  # noqa: PLC0415 - forms are loaded after the first list

        return Detail(self._desk, self.model.spec.kind, currency)

    def _on_changed(self, _kinds: frozenset[str]) -> None:
        self._stale = True
        if self.isVisible():
            self._catch_up()

    def _catch_up(self) -> None:
        """Look again if something was changed; a page that nobody sees waits until it is shown."""
        if self._stale:
            self._stale = False
            self.model.again()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()

    def _build(self) -> None:
        theme = self._desk.theme
        head = PageHead(theme, say(self.model.spec.name))
        self.search.setMinimumWidth(180)
        self.search.setMaximumWidth(284)
        head.add(self.search)
        self._export = Button(theme, say(Text("Export…")), "export")
        self._export.keyed(keys.EXPORT)
        self._export.clicked.connect(self._on_export)
        head.add(self._export)
        self._add_actions(head)
        self._left.addWidget(self._table())
        self._left.addWidget(self._empty)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(9)
        self._split.addWidget(self._left)
        self._split.addWidget(self._side)
        self._split.setStretchFactor(0, 1)
        self._split.setCollapsible(0, False)
        self._split.setSizes([10_000, DETAIL])
        self._side.setMinimumWidth(300)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._split, 1)
        self._keys()

    def _add_actions(self, head: PageHead) -> None:
        """Put this page's own buttons into its head."""
        wanted = Button(self._desk.theme, say(Text("Import…")), "sheet")
        wanted.clicked.connect(self.importing)
        head.add(wanted)
        if self.model.spec.kind in ASKED:
            add = Button(self._desk.theme, say(Text("Add")), "plus", look="primary")
            add.keyed(keys.ADD)
            add.clicked.connect(self.begin)
            head.add(add)

    def _table(self) -> QWidget:
        box, bar = QWidget(), QHBoxLayout()
        bar.setContentsMargins(24, 6, 12, 6)
        bar.setSpacing(12)
        bar.addWidget(self._count)
        self._common = Wrapped("", self._desk.theme.medium)
        self._every = Button(self._desk.theme, say(Text("Show all")), look="low")
        self._every.clicked.connect(self.show_all)
        self._every.hide()
        bar.addWidget(self._common, 1)
        bar.addWidget(self._every)
        columns = icon_button(self._desk.theme, "columns", say(Text("Choose columns")))
        columns.clicked.connect(
            lambda: self.view.choose_columns(columns.mapToGlobal(columns.rect().bottomLeft())),
        )
        bar.addWidget(columns)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        inset = QHBoxLayout()
        inset.setContentsMargins(16, 0, 0, 0)
        inset.addWidget(self.view)
        column.addLayout(inset, 1)
        return box

    def _keys(self) -> None:
        keys.FIND.bind(self, self._find)
        keys.NEXT_PANE.bind(self, self._next_pane)
        keys.LINE_BEFORE.bind(self, partial(self.view.step, -1))
        keys.NEXT_LINE.bind(self, partial(self.view.step, 1))
        keys.PRINT.bind(self, self._print)

    def _print(self) -> None:
        """The paper of the record that the cursor is on."""
        if self._desk.ready and self.detail.number is not None:
            self.detail.print_record()

    def begin(self) -> None:
        """Ask for what names a new record, beside the list."""
        self._desk.when_ready(self._begin)

    def _begin(self) -> None:
        if self._fresh is not None:
            return
        from ui.forms.fresh import Fresh  # noqa: PLC0415 - forms are loaded after the first list

        fresh = Fresh(self._desk, self.model.spec.kind, self._currency)
        fresh.made.connect(self._on_made)
        fresh.closed.connect(self._end)
        self._fresh = fresh
        self._side.addWidget(fresh)
        self._side.setCurrentWidget(fresh)
        self._side.show()
        fresh.focus()

    def _end(self) -> None:
        if self._fresh is not None:
            self._fresh.hide()
            self._fresh.deleteLater()
            self._fresh = None
        self._side.setCurrentWidget(self.detail)
        self.view.setFocus()

    def _on_made(self, number: int) -> None:
        self._end()
        self.show_record(number)

    def _find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _next_pane(self) -> None:
        if self.search.hasFocus():
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.view.hasFocus() and self._side.isVisible() and self._desk.ready:
            self.detail.focus()
        else:
            self._find()

    def show_record(self, number: int) -> None:
        """Put the cursor on a record, whatever was searched for."""
        self._wanted = None if self.view.go_to(number) else number
        if self._wanted is not None:
            self.search.clear()
            self._look_among(None, "")

    def show_only(self, ids: Container[int], common: object) -> None:
        """Show these records and no others. common: what they have in common, as `shown` takes it."""
        self.search.clear()
        self._look_among(ids, shown(common))

    def show_all(self) -> None:
        """Show all records again."""
        self._look_among(None, "")

    def _look_among(self, ids: Container[int] | None, common: str) -> None:
        self.model.only = ids
        self._common.setText(common)
        self._every.setVisible(ids is not None)
        self.model.find_words(self.search.text())

    def open_detail(self) -> None:
        """Show the detail and go into it."""
        self._desk.when_ready(self._open_detail)

    def _open_detail(self) -> None:
        self._side.show()
        self.detail.show_record(self.view.current())
        self.detail.focus()

    def _close_detail(self) -> None:
        self._side.hide()
        self.view.setFocus()

    def _on_found(self, found: int) -> None:
        work = partial(_count_all, self._desk.register, self.model.list_key)
        self._desk.jobs.read("count", work, partial(self._on_counted, found), self)

    def _on_counted(self, found: int, total: int) -> None:
        self._total = total
        self._count.setText(say(Text("{found} of {total}", found=found, total=total)))
        self._export.setEnabled(found > 0)
        self._export.setToolTip("" if found else say(Text("There is nothing to export.")))
        if found:
            self._left.setCurrentIndex(0)
            if self.view.go_to(self._wanted):
                self._wanted = None
            elif self.view.current() is None:
                self.view.go_to(self.model.ids[0])
            return
        self._tell_empty(total)

    def _tell_empty(self, total: int) -> None:
        if total and self.model.only is not None and not self.search.text():
            every = (say(Text("Show all")), self.show_all)
            self._empty.tell("filter-off", say(Text("None of these is in the list any more")), "", every)
        elif total:
            self._empty.tell(
                "filter-off",
                say(Text("Nothing in this list matches “{words}”", words=self.search.text())),
                say(Text("{n} entry is hidden.", "{n} entries are hidden.", n=total)),
                (say(Text("Clear the search")), self.search.clear),
            )
        elif self.model.list_key in _BY_HAND:
            icon, line = _BY_HAND[self.model.list_key]
            add = (say(Text("Add")), self.begin)
            self._empty.tell(icon, say(_NOTHING_YET[self.model.list_key]), say(line), add)
        else:
            self._empty.tell(
                "sheet",
                say(_NOTHING_YET.get(self.model.list_key, Text("This list is empty"))),
                say(Text("Import a supplier’s inventory, or add an entry by hand.")),
                (say(Text("Import a workbook…")), self.importing.emit),
            )
        self._left.setCurrentIndex(1)

    def _on_failed(self, error: BaseException) -> None:
        said = getattr(error, "what", None)
        sentence = say(said) if isinstance(said, Text) else str(error)
        self._empty.tell("filter-off", sentence, "", (say(Text("Try again")), self.model.again))
        self._left.setCurrentIndex(1)

    def _on_export(self) -> None:
        export(self._desk, self, self.model)

    def focus(self) -> None:
        """Where the focus goes when the page is opened."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() >= NARROW > event.size().width():
            self._side.hide()

    @override
    def sizeHint(self) -> QSize:
        return QSize(1064, 700)


# What no import brings: the icon of its page, and what it is.
_BY_HAND = {
    "deployments": (
        "layers",
        Text("A deployment is one system with its purpose, its places and its legal file: add it by hand."),
    ),
}
_NOTHING_YET = {
    "equipment": Text("No equipment is recorded yet"),
    "acquisitions": Text("No deal is recorded yet"),
    "vendors": Text("No vendor is recorded yet"),
    "products": Text("No product is recorded yet"),
    "deployments": Text("No deployment is recorded yet"),
    "sites": Text("No site is recorded yet"),
    "imports": Text("Nothing has been imported yet"),
}


def load_forms() -> None:
    """Load what shows a record, so that the window need not: in a worker."""
    import ui.forms.detail  # noqa: PLC0415 - loaded after the first list
    import ui.forms.findings  # noqa: F401, PLC0415 - the same


def _load_forms(_progress: Progress) -> None:
    load_forms()


def _count_all(register: Any, list_key: str, _progress: Progress) -> int:
    return list_count(register, list_key)
