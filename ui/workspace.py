"""An open register: the navigation, the pages made at first visit, and the way back and forth between them."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from register.errors import RegisterError
from register.late import list_count
from register.progress import Progress
from register.queries.columns import LISTS
from register.values import today
from ui.desk import Desk
from ui.errors import show
from ui.keys import native
from ui.pages.known import GROUPS, PAGES, make_page, page_keys
from ui.settings import FIRST
from ui.translations import say
from ui.widgets.head import PageHead
from ui.widgets.navigation import Navigation, NavigationItem
from ui.widgets.running import Running
from ui.widgets.status import Status

REST = 600  # milliseconds after a change at which it is looked how much waits: what is seen of it comes first
AFTER = 150  # milliseconds after the first list at which everything else is looked for
LOW = 600  # height of the window under which there is no status bar
NARROW = 1100  # width under which the navigation shows its icons only, unless a person said otherwise


class Workspace(QWidget):
    """What the window shows while a register is open.

    moved: another page is shown. failed: it cannot be opened. asked: the person asks where to go.
    """

    asked = Signal()
    moved = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, currency: str, name: str) -> None:
        super().__init__()
        self._desk = desk
        self._currency = currency
        self._pages: dict[str, Any] = {}
        self._before: list[str] = []
        self._after: list[str] = []
        self._key = ""
        self._rail: bool | None = None
        self._stack = QStackedWidget()
        self._stack.setAutoFillBackground(True)
        self._stack.setBackgroundRole(self.palette().ColorRole.Base)
        self.navigation = Navigation(desk.theme, _items(), name, desk.address)
        self.status = Status(desk.theme, desk.jobs)
        self._running = Running(desk.theme, desk.jobs, brief=True)
        self._import: Any = None
        self._paper: Any = None
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(self.status)
        self._rest = QTimer(self, interval=REST, singleShot=True)
        self._connect()
        self.go(FIRST)
        for looked in (self.page.model.found, self.page.model.failed):
            looked.connect(self._after_first)

    def _connect(self) -> None:
        self._rest.timeout.connect(self._look_what_waits)
        self.navigation.wanted.connect(self.go)
        self.navigation.asked.connect(self.asked)
        self._desk.changed.connect(self._on_changed)
        self._desk.told.connect(self.status.tell)

    @property
    def currency(self) -> str:
        """The currency of the register: ISO 4217."""
        return self._currency

    def page_names(self) -> list[tuple[str, str, str]]:
        """The pages in the order of the navigation: key, name and shortcut."""
        return [(key, say(PAGES[key].name), keys) for key, keys in page_keys()]

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
        if key == self._key and self._paper is None:
            return
        if key == self._key:
            self._show(key)
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
            if hasattr(page, "showing"):
                page.showing.connect(self.go_to_things)
            if hasattr(page, "asking"):
                page.asking.connect(self.go_to_answer)
            if hasattr(page, "rule_wanted"):
                page.rule_wanted.connect(self.go_to_rule)
            if hasattr(page, "printing"):
                page.printing.connect(self.show_paper)
            if hasattr(page, "page_wanted"):
                page.page_wanted.connect(self.go)
            if hasattr(page, "counted"):
                page.counted.connect(partial(self._on_page_counted, key))
            if key == FIRST:
                page.view.arranged.connect(self._keep_recipe)
            self._pages[key] = page
            self._stack.addWidget(page)
        self._key = key
        self._stack.setCurrentWidget(self._pages[key])
        self._put_paper_away()
        self.navigation.choose(key)
        self._make_room()
        if not self.navigation.has_focus:
            self.page.focus()
        self.moved.emit()

    def go_to(self, kind: str, number: int) -> None:
        """Show a record in its list."""
        for spec in LISTS.values():
            if spec.kind == kind and spec.key in PAGES:
                self.go(spec.key)
                self.page.show_record(number)

    def go_to_things(self, ids: Any, common: object) -> None:
        """Show these things in the list of equipment, and what they have in common."""
        self.go("equipment")
        self.page.show_only(ids, common)

    def go_to_answer(self, kind: str, number: int, field: str) -> None:
        """Show a record in its list, and ask for this field of it."""
        self.go_to(kind, number)
        self.page.detail.answer_when_shown(number, field)

    def go_to_rule(self, rule: str) -> None:
        """Show a rule in the catalogue."""
        self.go("rules")
        self.page.show_rule(rule)

    def show_paper(self, kind: str, number: int, name: str) -> None:
        """Show the paper of a record, in place of the page it stands on."""
        from ui.pages.paper import PaperPage  # noqa: PLC0415 - loaded by who prints

        self._put_paper_away()
        self._paper = PaperPage(self._desk, kind, number, name)
        self._paper.left.connect(self._leave_paper)
        self._stack.addWidget(self._paper)
        self._stack.setCurrentWidget(self._paper)
        self._paper.focus()

    def _leave_paper(self) -> None:
        self._show(self._key)
        self.page.focus()

    def _put_paper_away(self) -> None:
        if self._paper is not None:
            self._stack.removeWidget(self._paper)
            self._paper.deleteLater()
            self._paper = None

    def search_in(self, key: str, words: str) -> None:
        """Show a list, or the findings, with what is found by these words."""
        self.go(key)
        self.page.search.setText(words)

    def back(self) -> None:
        """Go to the page shown before."""
        if self._paper is not None:
            self._show(self._key)
        elif self._before:
            self._after.append(self._key)
            self._show(self._before.pop())

    def forward(self) -> None:
        """Go to the page that back was pressed on."""
        if self._after:
            self._before.append(self._key)
            self._show(self._after.pop())

    def turn_rail(self) -> None:
        """Show the navigation's icons only, or its names again, whatever the width."""
        self._rail = not self.navigation.is_rail
        self.navigation.narrow(rail=self._rail)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._rail is None:
            self.navigation.narrow(rail=event.size().width() < NARROW)
        self._make_room()

    def _make_room(self) -> None:
        """Where the window is low, do without the status bar: the running work stands in the head of the page."""
        low = self.window().height() < LOW
        self.status.setVisible(not low)
        self.navigation.show_low(low=low)
        head = self.page.findChild(PageHead) if low else None
        if head is None:
            self._running.setParent(self)  # a page that goes must not take it along
        else:
            head.host(self._running)
            self._running.show()

    def start_import(self, paths: list[str] | None = None) -> None:
        """Show the page that imports files, in place of everything else."""
        self._desk.when_ready(partial(self._start_import, paths))

    def _start_import(self, paths: list[str] | None) -> None:
        from ui.pages.import_page import ImportPage  # noqa: PLC0415 - the importer is loaded by who imports

        if self._import is None:
            self._import = ImportPage(self._desk, self._currency)
            self._import.left.connect(self._on_import_left)
            self._stack.addWidget(self._import)
        self.navigation.hide()
        self._stack.setCurrentWidget(self._import)
        self._make_room()
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

    def _after_first(self, _found: object) -> None:
        for looked in (self._pages[FIRST].model.found, self._pages[FIRST].model.failed):
            looked.disconnect(self._after_first)
        QTimer.singleShot(AFTER, self, self._look_further)

    def _look_further(self) -> None:
        """What can wait until the first list is there."""
        if not self._desk.ready:
            self._desk.when_ready(partial(QTimer.singleShot, AFTER, self, self._look_further))  # after the first detail
            self._desk.open(_load, self.failed.emit)
            return
        self._on_changed(frozenset())
        self._desk.look_for_undo()
        self._desk.screen()
        self._keep_recipe()

    def _keep_recipe(self) -> None:
        """Let the next start read the first list as it is arranged now."""
        settings = self._desk.settings
        work = partial(_keeping, self._desk.register, settings.recipe, settings.columns(FIRST))
        self._desk.jobs.read("recipe", work, _kept, self, _kept)

    def _on_page_counted(self, key: str, count: int) -> None:
        self.navigation.count({key: count})

    def _on_changed(self, _kinds: frozenset[str]) -> None:
        self._desk.jobs.read("counts", partial(_counts, self._desk.register), self.navigation.count, self)
        self._rest.start()

    def _look_what_waits(self) -> None:
        waiting = partial(_waiting, self._desk.register)
        self._desk.jobs.read("waiting", waiting, self.navigation.count, self, _not_counted, long=True)

    def focus(self) -> None:
        """Where the focus goes when the register is opened."""
        self.page.focus()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _items() -> tuple[NavigationItem, ...]:
    items: list[NavigationItem] = []
    shortcuts = dict(page_keys())
    for group, keys in GROUPS:
        if group is not None:
            items.append(NavigationItem("", group))
        items.extend(NavigationItem(key, PAGES[key].name, PAGES[key].icon, native(shortcuts[key])) for key in keys)
    return tuple(items)


def _load() -> None:
    import ui.pages.findings  # noqa: F401, PLC0415 - loaded in the worker so that the window stays free
    from ui.pages.listing import load_forms  # noqa: PLC0415 - the same

    load_forms()


def _keeping(register: Any, recipe: Path, chosen: Sequence[str], _progress: Progress) -> None:
    from register.queries.keeping import keep_recipe  # noqa: PLC0415 - loads the database's libraries, in the worker

    keep_recipe(register, recipe, FIRST, chosen)


def _not_counted(error: BaseException) -> None:
    """What a person has to mend, such as a rule file of the city's own, is said by the screening."""
    if not isinstance(error, RegisterError):
        show(error)


def _kept(_result: object) -> None:
    """Without a recipe the next start takes longer, nothing else."""


def _counts(register: Any, _progress: Progress) -> dict[str, int]:
    from register.queries.findings import open_findings  # noqa: PLC0415 - loads the database's libraries, in the worker

    counts = {key: list_count(register, key) for key in PAGES if key in LISTS}
    with register.read() as connection:
        return counts | {"findings": open_findings(connection)}


def _waiting(register: Any, _progress: Progress) -> dict[str, int]:
    """How much waits for somebody: open questions, what ends or falls due, and entries of lists without an answer."""
    from register.queries.due import due  # noqa: PLC0415 - loads the database's libraries, in the worker
    from register.queries.questions import number_together  # noqa: PLC0415 - the same
    from register.screening.answerable import answerable  # noqa: PLC0415 - the same

    day = today()
    with register.read() as connection:
        return {
            "questions": number_together(connection),
            "due": len(due(connection, day)),
            "lists": len(answerable(connection, day).lists.waiting),
        }
