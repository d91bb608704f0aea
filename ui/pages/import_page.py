"""Importing files as one page: what was found, which column is which field, what would be done."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from register.importing.preview import Preview, ShownFile, ShownSheet
from register.importing.read import Choices
from register.importing.report import left_told
from register.login import login
from register.progress import Progress
from register.tasks import import_files, preview
from register.texts import Text
from ui.child import in_child
from ui.desk import Desk
from ui.errors import show
from ui.importing.account import account, brought, effect
from ui.importing.choices import Corrections
from ui.importing.columns import Columns
from ui.importing.found import Found
from ui.importing.remarks import Changes, Problems, Proposals
from ui.importing.result import Result
from ui.importing.sheets import Sheets
from ui.jobs import Job
from ui.pages.welcome import WORKBOOKS, dropped_workbooks
from ui.translations import say
from ui.widgets.buttons import Button
from ui.widgets.empty import Empty
from ui.widgets.head import PageHead
from ui.widgets.labels import label
from ui.widgets.tabs import Tabs

SMALL = 200_000  # bytes of a file that is read in the thread: a process of its own takes longer to start
_CHOOSE, _BUSY, _LOOK, _DONE, _UNFILLED = range(5)
_NOT_YET = Text("Nothing has been saved yet.")


class ImportPage(QWidget):
    """One import. left: the page is done with; the key of the page to go to, or ""."""

    left = Signal(str)

    def __init__(self, desk: Desk, currency: str) -> None:
        super().__init__()
        self._desk = desk
        self._paths: list[Path] = []
        self._corrections = Corrections(currency)
        self._preview: Preview | None = None
        self._job: Job | None = None
        self._change: int | None = None
        self.setAcceptDrops(True)
        self._head = PageHead(desk.theme, say(Text("Import")))
        self._stack = QStackedWidget()
        self._sheets = Sheets(desk.theme)
        self._found = Found(desk.theme)
        self._columns = Columns(desk.theme)
        self._changes = Changes(desk.theme)
        self._problems = Problems(desk.theme)
        self._proposals = Proposals(desk.theme)
        self._result = Result(desk.theme)
        self._unfilled = Empty(desk.theme)
        self._build()
        self._connect()
        self._stack.setCurrentIndex(_CHOOSE)

    def _build(self) -> None:
        theme = self._desk.theme
        self._choose = Empty(theme)
        self._choose.tell(
            "sheet",
            say(Text("Choose a spreadsheet to import")),
            say(Text("Excel, LibreOffice or text. You can also drop it here. Nothing is saved before you say so.")),
            (say(Text("Choose a file…")), self.ask),
        )
        for page in (self._choose, self._busy(), self._look(), self._result, self._unfilled):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot())

    def _busy(self) -> QWidget:
        box = QWidget()
        self._doing = label("", self._desk.theme.head)
        self._bar = QProgressBar()
        self._bar.setFixedSize(320, 8)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(say(Text("Progress")))
        column = QVBoxLayout(box)
        column.addStretch(2)
        for widget in (self._doing, self._bar):
            row = QHBoxLayout()
            row.addStretch()
            row.addWidget(widget)
            row.addStretch()
            column.addLayout(row)
        column.addStretch(3)
        return box

    def _look(self) -> QWidget:
        box, views = QWidget(), QStackedWidget()
        names = (Text("Table found"), Text("Columns"), Text("Changes"), Text("Problems"), Text("Proposals"))
        self._tabs = Tabs(self._desk.theme, [say(name) for name in names])
        for view in (self._found, self._columns, self._changes, self._problems, self._proposals):
            views.addWidget(view)
        self._tabs.changed.connect(views.setCurrentIndex)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._tabs)
        right.addWidget(views, 1)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._sheets)
        row.addLayout(right, 1)
        return box

    def _foot(self) -> QWidget:
        theme, foot = self._desk.theme, QWidget()
        foot.setAutoFillBackground(True)
        foot.setBackgroundRole(QPalette.ColorRole.Window)
        self._said = label(say(_NOT_YET), theme.medium)
        self._account = label("", theme.small, quiet=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._said)
        words.addWidget(self._account)
        self._cancel = Button(theme, say(Text("Cancel")), look="link")
        self._other = Button(theme, say(Text("Another file…")))
        self._primary = Button(theme, say(Text("Import")), look="primary")
        self._primary.hide()
        self._other.hide()
        row = QHBoxLayout(foot)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for button in (self._cancel, self._other, self._primary):
            row.addWidget(button)
        foot.setFixedHeight(theme.height(50, 32))
        return foot

    def _connect(self) -> None:
        self._cancel.clicked.connect(self._on_cancel)
        self._other.clicked.connect(self.ask)
        self._primary.clicked.connect(self.apply)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._primary.click)
        self._sheets.chosen.connect(self._on_sheet)
        self._sheets.wanted.connect(self._on_wanted)
        self._found.corrected.connect(self._on_rows)
        self._columns.corrected.connect(self._on_column)
        self._columns.constants.said.connect(self._on_constant)
        self._desk.jobs.progressed.connect(self._on_progress)
        self._desk.jobs.ended.connect(self._on_ended)
        self._result.undone.connect(self._on_undo)
        self._result.going.connect(self.left)

    def ask(self) -> None:
        """Ask for files and read them."""
        kinds = " ".join(f"*{suffix}" for suffix in WORKBOOKS)
        filters = say(Text("Spreadsheets ({kinds})", kinds=kinds))
        paths, _kind = QFileDialog.getOpenFileNames(self, say(Text("Import")), "", filters)
        if paths:
            self.read(paths)

    def read(self, paths: list[str]) -> None:
        """Read these files and show what was understood."""
        self._paths = [Path(path) for path in paths]
        self._corrections = Corrections(self._corrections.choices.currency)
        self._begin_anew()
        names = tuple(path.name for path in self._paths)
        self._head.say(say(Text("Import: {files}", files=names)))
        self._look_at()

    def _begin_anew(self) -> None:
        """Take back what was said of the file before."""
        self._preview = None
        self._said.setText(say(_NOT_YET))
        self._account.clear()
        self._primary.hide()
        self._cancel.show()

    def _look_at(self) -> None:
        work = partial(preview, self._desk.address, self._paths, self._corrections.choices)
        self._run(Text("Reading the file"), self._placed(work), self._on_preview)

    def _placed(self, work: Callable[[Progress], Any]) -> Callable[[Progress], Any]:
        """Where the work is done: small files in the thread, others in a process of their own."""
        try:
            size = sum(path.stat().st_size for path in self._paths)
        except OSError:
            size = 0
        return in_child(work) if size > SMALL else work

    def _run(self, title: Text, work: Callable[[Progress], Any], done: Callable[[Any], None]) -> None:
        if self._job is not None:
            self._job.cancel()
        self._doing.setText(say(title))
        self._bar.setRange(0, 0)
        self._primary.setEnabled(False)
        self._stack.setCurrentIndex(_BUSY)
        self._job = self._desk.jobs.run(say(title), work, done, self, self._on_failed)

    def _on_progress(self, job: Job, done: int, of: int) -> None:
        if job is self._job and of:
            self._bar.setRange(0, of)
            self._bar.setValue(done)

    def _on_ended(self, job: Job) -> None:
        if job is self._job and job.stopping.is_set():
            self._step_back()

    def _on_failed(self, error: BaseException) -> None:
        self._step_back()
        self._desk.look_again()  # the rows may be in, and only the screening failed
        show(error, self)

    def _step_back(self) -> None:
        self._job = None
        self._stack.setCurrentIndex(_LOOK if self._preview is not None else _CHOOSE)
        self._primary.setEnabled(self._preview is not None)

    def _on_preview(self, made: Preview) -> None:
        self._job = None
        if made.unfilled is not None:
            self._show_unfilled(made.unfilled)
            return
        self._preview = made
        self._stack.setCurrentIndex(_LOOK)
        self._sheets.show_preview(made)
        for place in (0, 1, 4):
            self._tabs.allow(place, not made.answers)
        for view in (self._changes, self._problems, self._proposals):
            view.show_preview(made)
        for place, name, total in (
            (2, Text("Changes"), made.change_total),
            (3, Text("Problems"), made.problem_total),
            (4, Text("Proposals"), made.proposal_total),
        ):
            self._tabs.name(place, say(Text("{name} {total}", name=name, total=total) if total else name))
        more = brought(made)
        self._account.setText(say(Text("{rows}. {more}", rows=account(made), more=more) if more else account(made)))
        does_something = made.counts["new"] + made.counts["changed"] > 0
        self._primary.setText(say(effect(made)))
        self._primary.setAccessibleName(self._primary.text())
        self._primary.setEnabled(does_something)
        self._primary.setToolTip("" if does_something else say(Text("There is nothing new in this file.")))
        self._primary.updateGeometry()
        self._primary.show()
        self._other.show()

    def _show_unfilled(self, told: Text) -> None:
        """Say that nothing is filled in: there is nothing to look at, and nothing to import."""
        again = (say(Text("Another file…")), self.ask)
        self._unfilled.tell("sheet", say(Text("Nothing is filled in")), say(told), again)
        self._other.hide()
        self._stack.setCurrentIndex(_UNFILLED)

    def _on_sheet(self, _file: ShownFile, sheet: ShownSheet) -> None:
        self._found.show_sheet(sheet)
        self._columns.show_sheet(sheet)

    def _on_wanted(self, file: str, sheet: str | None, taken: bool) -> None:
        self._corrections.take(file, sheet, taken=taken)
        self._look_at()

    def _on_rows(self, header: tuple[int, ...] | None, first: int | None, last: int | None) -> None:
        if self._sheets.current is not None:
            file, sheet = self._sheets.current
            self._corrections.rows(file.name, sheet.name, header, first, last)
            self._look_at()

    def _on_column(self, letters: str, field: str | None) -> None:
        if self._sheets.current is not None:
            file, sheet = self._sheets.current
            self._corrections.column(file.name, sheet.name, letters, field)
            self._look_at()

    def _on_constant(self, field: str, text: str) -> None:
        self._corrections.constant(field, text)
        self._look_at()

    def apply(self) -> None:
        """Import what the preview shows, in one change that can be undone."""
        if self._preview is None or not self._primary.isVisible() or not self._primary.isEnabled():
            return
        work = partial(
            _importing, self._desk.address, self._paths, self._corrections.choices, self._preview.fingerprint
        )
        self._run(Text("Importing"), self._placed(work), self._on_applied)

    def _on_applied(self, report: dict[str, Any]) -> None:
        self._job = None
        self._change = report["change"]
        self._desk.look_again()
        kept = Text("Imported, and kept.")
        self._said.setText(say(kept))
        self._desk.told.emit(kept)
        for button in (self._cancel, self._primary):
            button.hide()
        self._result.show_report(report)
        self._stack.setCurrentIndex(_DONE)

    def _on_undo(self) -> None:
        if self._change is not None:
            self._desk.revert(self._change, heavy=True, owner=self._desk, done=lambda _done: None)
        self.left.emit("imports")

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self.left.emit("")

    def focus(self) -> None:
        """Where the focus goes when the page is opened."""
        self._choose.focus()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_workbooks(event):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.read(dropped_workbooks(event))


def _importing(
    address: str, paths: Sequence[Path], choices: Choices, fingerprint: str, progress: Progress
) -> dict[str, Any]:
    """Import, and give back of the report what this page says: all of it would hold up the window as it arrives."""
    report = import_files(address, paths, choices, progress, who=login(), expected=fingerprint)
    return {key: report[key] for key in ("counts", "flags", "change")} | {"left": left_told(report)}
