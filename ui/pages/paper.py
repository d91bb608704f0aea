"""The one-page sheet of a deal or an organisation, as it will be printed: to look at, to save and to print."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMarginsF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeySequence, QPageLayout, QPageSize
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from register.files import whole_file
from register.progress import Progress
from register.store import Register
from register.texts import LANGUAGES, Text
from register.values import today
from ui import keys
from ui.desk import Desk
from ui.printing import POINTS, page_images, print_pages
from ui.translations import NAMES, language, say
from ui.widgets.buttons import Button
from ui.widgets.head import Hairline, PageHead
from ui.widgets.labels import Wrapped, label
from ui.widgets.paper_view import PaperView

SIDE = 322  # width of what can be chosen
_NATIVE = QKeySequence.SequenceFormat.NativeText
AGAIN = 150  # milliseconds that the width rests before pages are drawn for it
_PAPERS = {
    "a4": (Text("A4, portrait"), QPageSize.PageSizeId.A4, 595.28),
    "letter": (Text("Letter, portrait"), QPageSize.PageSizeId.Letter, 612.0),
}
_ZOOMS = (None, 0.75, 1.0, 1.5, 2.0)  # None: as wide as there is room
_LEFT_OUT = Text(
    "Left out on purpose: positions of cameras, passwords, names of staff, and findings that are not for everybody."
)


class PaperPage(QWidget):
    """One sheet. left: the page is done with."""

    left = Signal()

    def __init__(self, desk: Desk, kind: str, number: int, name: str) -> None:
        super().__init__()
        self._desk = desk
        self._about = (kind, number)
        self._name = name
        self.pdf = b""
        self.view = PaperView(desk.theme, say(Text("Preview")))
        self._pages = label("", quiet=True)
        self._rest = QTimer(self, singleShot=True, interval=AGAIN)
        self._rest.timeout.connect(self._draw)
        self._build()
        self.view.resized.connect(self._rest.start)
        desk.changed.connect(self._on_changed)
        self._make()

    def _build(self) -> None:
        head = PageHead(self._desk.theme, say(Text("Sheet: {name}", name=self._name)))
        leave = Button(self._desk.theme, say(Text("Back to the list")))
        leave.clicked.connect(self.left)
        head.add(leave)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addLayout(self._preview(), 1)
        row.addWidget(self._side())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addLayout(row, 1)
        keys.PUT_AWAY.bind(self, self.left.emit)
        keys.LARGER.bind(self, partial(self._step, 1))
        keys.SMALLER.bind(self, partial(self._step, -1))
        keys.AS_WIDE.bind(self, partial(self.zoom.setCurrentIndex, 0))

    def _preview(self) -> QVBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(24, 6, 16, 6)
        bar.addWidget(self._pages)
        bar.addStretch()
        self.zoom = _box(Text("Zoom"))
        for zoom in _ZOOMS:
            self.zoom.addItem(say(Text("Width")) if zoom is None else f"{round(100 * zoom)}\u00a0%", zoom)
        self.zoom.currentIndexChanged.connect(self._draw)
        bar.addWidget(self.zoom)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(Hairline(self._desk.theme))
        column.addWidget(self.view, 1)
        return column

    def _side(self) -> QWidget:
        theme, side = self._desk.theme, QWidget()
        side.setFixedWidth(SIDE)
        self.language = _box(Text("Language of the paper"))
        for code in LANGUAGES:
            self.language.addItem(NAMES[code], code)
        self.language.setCurrentIndex(LANGUAGES.index(language()))
        self.paper = _box(Text("Size of the paper"))
        for code, (name, _, _) in _PAPERS.items():
            self.paper.addItem(say(name), code)
        for box in (self.language, self.paper):
            box.currentIndexChanged.connect(self._make)
        self.save = Button(theme, say(Text("As PDF…")), "export")
        self.save.clicked.connect(self._on_save)
        self.printing = Button(theme, say(Text("Print…")), "print", look="primary")
        self.printing.keyed(keys.PRINT)
        self.printing.clicked.connect(self._on_print)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addWidget(self.printing, 1)
        column = QVBoxLayout(side)
        column.setContentsMargins(20, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(label(say(Text("Document")), theme.head))
        for name, box in ((Text("Language"), self.language), (Text("Paper"), self.paper)):
            row = QHBoxLayout()
            row.addWidget(label(say(name), quiet=True), 1)
            row.addWidget(box, 2)
            column.addLayout(row)
        column.addSpacing(12)
        column.addWidget(label(say(Text("For whom")), theme.head))
        column.addWidget(Wrapped(say(_LEFT_OUT), theme.small, quiet=True))
        column.addStretch()
        column.addLayout(buttons)
        return side

    def _make(self, _place: int = 0) -> None:
        """Make the paper anew; until it is there, the one before stays."""
        self._ready(ready=False)
        order = (*self._about, self.language.currentData(), self.paper.currentData())
        work = partial(_made, self._desk.register, order)
        self._desk.jobs.read("paper", work, self._on_made, self, long=True)

    def _on_made(self, pdf: bytes) -> None:
        self.pdf = pdf
        self._ready(ready=True)
        self._draw()

    def _ready(self, *, ready: bool) -> None:
        for button in (self.save, self.printing):
            button.setEnabled(ready)
            told = f"{button.text()} ({button.shortcut().toString(_NATIVE)})" if button is self.printing else ""
            button.setToolTip(told if ready else say(Text("The paper is being made.")))

    def _draw(self, _place: int = 0) -> None:
        if not self.pdf:
            return
        zoom, ratio = self.zoom.currentData(), self.devicePixelRatioF()
        width = _PAPERS[self.paper.currentData()][2]
        scale = self.view.room / width if zoom is None else zoom * self.logicalDpiX() / POINTS
        work = partial(page_images, self.pdf, scale * ratio)
        self._desk.jobs.read("pages", work, partial(self._on_drawn, ratio), self, long=True)

    def _on_drawn(self, ratio: float, images: list[QImage]) -> None:
        self.view.show_pages(images, ratio)
        self._pages.setText(say(Text("{n} page", "{n} pages", n=len(images))))

    def _step(self, by: int) -> None:
        self.zoom.setCurrentIndex(min(max(self.zoom.currentIndex() + by, 0), len(_ZOOMS) - 1))

    def _on_changed(self, _kinds: frozenset[str]) -> None:
        if self.isVisible():
            self._make()

    def _on_save(self) -> None:
        kind = say(Text("PDF (*.pdf)"))
        name = "".join(one if one.isalnum() else "-" for one in self._name).strip("-")[:60] or "vitrine"
        chosen, _kind = QFileDialog.getSaveFileName(self, say(Text("Save as PDF")), f"{name}.pdf", kind)
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Write the paper that is shown to a file."""
        done = Text("Saved as {file}", file=str(path))
        work = partial(_saving, path, self.pdf)
        self._desk.jobs.run(say(Text("Saving")), work, lambda _done: self._desk.told.emit(done), self)

    def _on_print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog  # noqa: PLC0415 - printers are looked for by who prints

        printer = self.printer()
        if QPrintDialog(printer, self).exec():
            self.print_on(printer)

    def printer(self) -> Any:
        """The system's printer, set for this paper: its size, without margins of the printer's own."""
        from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415 - as above

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        size = QPageSize(_PAPERS[self.paper.currentData()][1])
        printer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
        printer.setFullPage(True)
        printer.setDocName(self._name)
        return printer

    def print_on(self, printer: Any) -> None:
        """Print the paper that is shown, in the background."""
        done = Text("Sent to the printer {printer}", printer=printer.printerName() or printer.outputFileName())
        work = partial(print_pages, printer, self.pdf)
        self._desk.jobs.run(say(Text("Printing")), work, lambda _number: self._desk.told.emit(done), self)

    def focus(self) -> None:
        """Where the focus goes when the page is opened."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)


def _box(name: Text) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(say(name))
    box.setMinimumSize(QSize(96, 30))
    return box


def _made(register: Register, order: tuple[str, int, str, Any], progress: Progress) -> bytes:
    from register.papers import Wish, print_sheets  # noqa: PLC0415 - the rules are loaded in the worker

    kind, number, spoken, paper = order
    wish = Wish(kind, number, today(), datetime.now().astimezone(), spoken, paper)
    with register.read() as connection:
        return print_sheets(connection, wish, progress).pdf


def _saving(path: Path, pdf: bytes, _progress: Progress) -> None:
    with whole_file(path) as draft:
        draft.write_bytes(pdf)
