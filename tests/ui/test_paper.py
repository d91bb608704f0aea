"""The sheet in the window: reached from a deal and a vendor, previewed, saved, and printed."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QThread
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from register.errors import RegisterError
from register.progress import quiet
from register.store import Register
from register.texts import Text
from tests.register.papers.checkers import faults, pages_of, text_of
from tests.ui.people import Entered, settle
from ui import printing
from ui.desk import Desk
from ui.pages.paper import PaperPage
from ui.workspace import Workspace

QUEUE = os.environ.get("VITRINE_PRINTER", "")


@pytest.fixture
def page(qtbot: QtBot, entered: Entered, space: Workspace, desk: Desk) -> PaperPage:
    """The paper of the usual deal, shown."""
    space.go("acquisitions")
    settle(qtbot, desk)
    space.page.view.setFocus()
    qtbot.keyClick(space.page.view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, desk)
    shown = space.page
    assert isinstance(shown, PaperPage)
    return shown


def test_a_deal_is_shown_as_it_will_be_printed(page: PaperPage, tmp_path: Path) -> None:
    assert page.view.pages == pages_of(page.pdf) == 1
    assert "Loan of cameras" in text_of(page.pdf)
    assert "Decision sheet" in text_of(page.pdf)
    assert faults(page.pdf, tmp_path) == []
    assert page.printing.isEnabled()


def test_a_deal_is_reached_from_its_detail(qtbot: QtBot, entered: Entered, space: Workspace, desk: Desk) -> None:
    space.go_to("acquisition", entered.deal)
    settle(qtbot, desk)
    button = next(one for one in space.page.detail.findChildren(QPushButton) if one.text().startswith("One-page sheet"))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(qtbot, desk)
    assert "Decision sheet" in text_of(space.page.pdf)


def test_an_organisation_is_reached_from_its_detail(
    qtbot: QtBot, entered: Entered, space: Workspace, desk: Desk
) -> None:
    space.go_to("vendor", entered.vendor)
    settle(qtbot, desk)
    button = next(one for one in space.page.detail.findChildren(QPushButton) if one.text().startswith("One-page sheet"))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(qtbot, desk)
    assert "Hikvision" in text_of(space.page.pdf)


def test_what_has_no_paper_of_its_own_is_not_printed(
    qtbot: QtBot, entered: Entered, space: Workspace, desk: Desk
) -> None:
    space.go_to("product", entered.product)
    settle(qtbot, desk)
    qtbot.keyClick(space.page.view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert space._paper is None
    assert not [one for one in space.page.detail.findChildren(QPushButton) if one.text().startswith("One-page sheet")]


def test_its_language_and_size_are_chosen_here(qtbot: QtBot, page: PaperPage, desk: Desk) -> None:
    page.language.setCurrentIndex(page.language.findData("fr"))
    page.paper.setCurrentIndex(page.paper.findData("letter"))
    assert not page.save.isEnabled()
    settle(qtbot, desk)
    assert "Fiche de décision" in text_of(page.pdf)
    document = pypdfium2.PdfDocument(page.pdf)
    assert [round(side) for side in document[0].get_size()] == [612, 792]
    document.close()


def test_it_is_drawn_as_wide_as_there_is_room_or_as_asked(
    qtbot: QtBot, page: PaperPage, space: Workspace, desk: Desk
) -> None:
    before = _width(page)
    space.resize(1000, 700)
    qtbot.waitUntil(lambda: _width(page) < before, timeout=20_000)
    settle(qtbot, desk)
    qtbot.keyClick(page.view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert page.zoom.currentIndex() == 1
    page.zoom.setCurrentIndex(4)
    qtbot.waitUntil(lambda: _width(page) > 2 * before, timeout=20_000)
    qtbot.keyClick(page.view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, desk)
    assert page.zoom.currentIndex() == 0


def _width(page: PaperPage) -> int:
    item = page.view._column.itemAt(0)
    widget = item.widget() if item is not None else None
    return widget.width() if widget is not None else 0


def test_it_is_made_beside_the_windows_thread(qtbot: QtBot, page: PaperPage, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[bool] = []
    drawn = printing._image
    here = QApplication.instance()

    def watched(*told: Any) -> QImage:
        threads.append(here is not None and QThread.currentThread() is here.thread())
        return drawn(*told)

    monkeypatch.setattr(printing, "_image", watched)
    page._draw()
    qtbot.waitUntil(lambda: bool(threads), timeout=20_000)
    assert threads == [False]


def test_it_is_made_anew_when_the_register_changes(
    qtbot: QtBot, page: PaperPage, entered: Entered, desk: Desk, register: Register
) -> None:
    with register.change(Text("Rename")) as change:
        change.edit("acquisition", entered.deal, None, {"title": "Gift of cameras"})
    settle(qtbot, desk)
    assert "Gift of cameras" in text_of(page.pdf)


def test_a_deal_that_is_gone_is_said_to_be_so(
    qtbot: QtBot, entered: Entered, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[BaseException] = []
    monkeypatch.setattr(desk.jobs, "_failed", said.append)
    gone = PaperPage(desk, "acquisition", 999, "gone")
    qtbot.addWidget(gone)
    settle(qtbot, desk)
    assert isinstance(said[0], RegisterError)
    assert not gone.printing.isEnabled()


@pytest.mark.parametrize("leave", ["escape", "button", "back", "navigation"])
def test_it_is_left_for_the_list(qtbot: QtBot, page: PaperPage, space: Workspace, desk: Desk, leave: str) -> None:
    if leave == "escape":
        qtbot.keyClick(page.view, Qt.Key.Key_Escape)
    elif leave == "button":
        button = next(one for one in page.findChildren(QPushButton) if one.text() == "Back to the list")
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    elif leave == "back":
        space.back()
    else:
        space.go("acquisitions")
    settle(qtbot, desk)
    assert space.page is space._pages["acquisitions"]
    assert space._paper is None


def test_it_is_saved_as_it_is_shown(qtbot: QtBot, page: PaperPage, desk: Desk, tmp_path: Path) -> None:
    told: list[Text] = []
    desk.told.connect(told.append)
    page.save_to(tmp_path / "sheet.pdf")
    settle(qtbot, desk)
    assert (tmp_path / "sheet.pdf").read_bytes() == page.pdf
    assert str(tmp_path) in str(told[-1])


def test_a_printer_gets_the_page_as_large_as_it_is(qtbot: QtBot, page: PaperPage, desk: Desk, tmp_path: Path) -> None:
    printer = page.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page.print_on(printer)
    settle(qtbot, desk)
    _assert_printed(page.pdf, (tmp_path / "printed.pdf").read_bytes())


def _assert_printed(paper: bytes, printed: bytes) -> None:
    """One page of the same size, dark in the same places."""
    (ours,), (theirs,) = (printing.page_images(each, 1.0, quiet) for each in (paper, printed))
    assert abs(ours.width() - theirs.width()) <= 3
    assert abs(ours.height() - theirs.height()) <= 3
    shapes = [each.scaled(60, 85).convertToFormat(QImage.Format.Format_Grayscale8) for each in (ours, theirs)]
    grey = [[shape.pixelColor(x, y).lightness() for y in range(85) for x in range(60)] for shape in shapes]
    assert min(grey[0]) < 200
    assert sum(abs(one - other) for one, other in zip(*grey, strict=True)) / len(grey[0]) < 12


def test_several_sheets_are_as_many_pages(desk: Desk, page: PaperPage, tmp_path: Path) -> None:
    import pikepdf  # noqa: PLC0415 - only here

    joined = pikepdf.new()
    for _ in range(2):
        with pikepdf.open(_kept(page.pdf, tmp_path)) as one:
            joined.pages.extend(one.pages)
    joined.save(tmp_path / "two.pdf")
    printer = page.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert printing.print_pages(printer, (tmp_path / "two.pdf").read_bytes(), quiet) == 2
    assert pages_of((tmp_path / "printed.pdf").read_bytes()) == 2


def _kept(pdf: bytes, folder: Path) -> Path:
    path = folder / "one.pdf"
    path.write_bytes(pdf)
    return path


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(page: PaperPage, tmp_path: Path) -> None:
    printer = page.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no" / "such" / "folder.pdf"))
    with pytest.raises(RegisterError):
        printing.print_pages(printer, page.pdf, quiet)


@pytest.fixture
def queue() -> Iterator[Path]:
    """Where the queue of a print server of our own puts what it prints: VITRINE_PRINTER names queue and folder."""
    name, _, folder = QUEUE.partition(":")
    if not name or shutil.which("lpstat") is None:
        pytest.skip("no print server: VITRINE_PRINTER names no queue")
    before = set(Path(folder).glob("*.pdf"))
    yield Path(folder)
    for made in set(Path(folder).glob("*.pdf")) - before:
        made.unlink()


def test_a_queue_of_the_system_prints_it(qtbot: QtBot, page: PaperPage, desk: Desk, queue: Path) -> None:
    name = QUEUE.partition(":")[0]
    assert name in QPrinterInfo.availablePrinterNames()
    before = set(queue.glob("*.pdf"))
    printer = page.printer()
    printer.setPrinterName(name)
    page.print_on(printer)
    settle(qtbot, desk)
    qtbot.waitUntil(partial(_arrived, queue, before), timeout=60_000)
    (printed,) = set(queue.glob("*.pdf")) - before
    _assert_printed(page.pdf, printed.read_bytes())


def _arrived(folder: Path, before: set[Path]) -> bool:
    told = subprocess.run(["lpstat", "-o"], capture_output=True, text=True, check=False)  # noqa: S607 - whichever is here
    time.sleep(0.2)
    return not told.stdout.strip() and bool(set(folder.glob("*.pdf")) - before)
