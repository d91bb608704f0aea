"""An open register: the navigation, the pages made at first visit, and the way back and forth between them."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from register.progress import Progress
from register.queries import lists
from register.queries.columns import LISTS
from register.store import Register
from ui.desk import Desk
from ui.pages.known import GROUPS, PAGES, make_page
from ui.translations import say
from ui.widgets.navigation import Navigation, NavigationItem
from ui.widgets.status import Status

FIRST = "equipment"
SECOND = 150  # milliseconds after which what is not the first list is looked for


class Workspace(QWidget):
    """What the window shows while a register is open. moved: another page is shown."""

    moved = Signal()

    def __init__(self, desk: Desk, currency: str, name: str) -> None:
        super().__init__()
        self._desk = desk
        self._currency = currency
        self._pages: dict[str, Any] = {}
        self._before: list[str] = []
        self._after: list[str] = []
        self._key = ""
        self._stack = QStackedWidget()
        self._stack.setAutoFillBackground(True)
        self._stack.setBackgroundRole(self.palette().ColorRole.Base)
        self.navigation = Navigation(desk.theme, _items(), name, desk.address)
        self.status = Status(desk.theme, desk.jobs)
        self._import: Any = None
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(self.status)
        self.navigation.wanted.connect(self.go)
        desk.changed.connect(self._on_changed)
        desk.told.connect(self.status.tell)
        self.go(FIRST)
        QTimer.singleShot(SECOND, self, self._look_further)

    @property
    def currency(self) -> str:
        """The currency of the register: ISO 4217."""
        return self._currency

    def page_names(self) -> list[tuple[str, str]]:
        """The pages in the order of the navigation: key and name."""
        return [(key, say(PAGES[key].name)) for _group, keys in GROUPS for key in keys]

    @property
    def page(self) -> Any:
        """The page that is shown."""
        return self._stack.currentWidget()

    @property
    def key(self) -> str:
        """The key of the page that is shown."""
        return self._key

    def go(self, key: str) -> None:
        """Show a page; made when it is first visited, it keeps its search, its place and its columns."""
        if key == self._key:
            return
        if self._key:
            self._before.append(self._key)
            self._after.clear()
        self._show(key)

    def _show(self, key: str) -> None:
        if key not in self._pages:
            page = make_page(self._desk, key, self._currency)
            page.importing.connect(self.start_import)
            page.going.connect(self.go_to)
            if key == "findings":
                page.asking.connect(self.go_to_answer)
            self._pages[key] = page
            self._stack.addWidget(page)
        self._key = key
        self._stack.setCurrentWidget(self._pages[key])
        self.navigation.choose(key)
        if not self.navigation.has_focus:
            self.page.focus()
        self.moved.emit()

    def go_to(self, kind: str, number: int) -> None:
        """Show a record in its list."""
        for spec in LISTS.values():
            if spec.kind == kind and spec.key in PAGES:
                self.go(spec.key)
                self.page.show_record(number)

    def go_to_answer(self, kind: str, number: int, field: str) -> None:
        """Show a record in its list, and ask for this field of it."""
        self.go_to(kind, number)
        self.page.detail.answer_when_shown(number, field)

    def back(self) -> None:
        """Go to the page shown before."""
        if self._before:
            self._after.append(self._key)
            self._show(self._before.pop())

    def forward(self) -> None:
        """Go to the page that back was pressed on."""
        if self._after:
            self._before.append(self._key)
            self._show(self._after.pop())

    def start_import(self, paths: list[str] | None = None) -> None:
        """Show the page that imports files, in place of everything else."""
        from ui.pages.import_page import ImportPage  # noqa: PLC0415 - the importer is loaded by who imports

        if self._import is None:
            self._import = ImportPage(self._desk, self._currency)
            self._import.left.connect(self._on_import_left)
            self._stack.addWidget(self._import)
        self.navigation.hide()
        self._stack.setCurrentWidget(self._import)
        self._import.focus()
        self.moved.emit()
        if paths:
            self._import.read(paths)

    def _on_import_left(self, key: str) -> None:
        self.navigation.show()
        if self._import is not None:
            self._stack.removeWidget(self._import)
            self._import.deleteLater()
            self._import = None
        if key and key != self._key:
            self.go(key)
        else:
            self._show(self._key)
        self.page.focus()

    def _look_further(self) -> None:
        """What can wait until the first list is there."""
        self._on_changed(frozenset())
        self._desk.look_for_undo()
        self._desk.screen()

    def _on_changed(self, _kinds: frozenset[str]) -> None:
        self._desk.jobs.read("counts", partial(_counts, self._desk.register), self.navigation.count, self)

    def focus(self) -> None:
        """Where the focus goes when the register is opened."""
        self.page.focus()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _items() -> tuple[NavigationItem, ...]:
    items: list[NavigationItem] = []
    for group, keys in GROUPS:
        if group is not None:
            items.append(NavigationItem("", group))
        items.extend(NavigationItem(key, PAGES[key].name, PAGES[key].icon) for key in keys)
    return tuple(items)


def _counts(register: Register, _progress: Progress) -> dict[str, int]:
    with register.read() as connection:
        return {key: lists.count(connection, key) for key in PAGES if key in LISTS}
