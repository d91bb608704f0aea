"""Pages of a PDF as images: for a preview, and for a printer. Called from jobs, never in the window's thread."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from register.errors import RegisterError
from register.progress import Progress
from register.texts import Text

POINTS = 72  # of a PDF in an inch
FINEST = 300  # dots in an inch that a page is rendered with, at most
_ONE_AT_A_TIME = threading.Lock()  # the renderer is used by one thread only


def page_images(pdf: bytes, scale: float, _progress: Progress) -> list[QImage]:
    """The pages of a PDF. scale: pixels for each of its points."""
    with _opened(pdf) as document:
        return [_image(page, scale) for page in document]


def print_pages(printer: Any, pdf: bytes, progress: Progress) -> int:
    """Paint the pages of a PDF on a QPrinter, each as large as it is; gives how many there were.

    Raises RegisterError where the printer does not take them.
    """
    dots = min(int(printer.resolution()), FINEST)
    painter = QPainter()
    if not painter.begin(printer):
        raise _refused(printer)
    try:
        with _opened(pdf) as document:
            number = len(document)
            for place in range(number):
                progress(place, number)
                if place and not printer.newPage():
                    raise _refused(printer)
                image = _image(document[place], dots / POINTS)
                grown = printer.resolution() / dots
                painter.drawImage(QRectF(0, 0, image.width() * grown, image.height() * grown), image)
    finally:
        painter.end()
    progress(number, number)
    return int(number)


def _refused(printer: Any) -> RegisterError:
    what = Text("The printer {printer} does not take the paper.", printer=printer.printerName())
    return RegisterError(what, Text("See that it is on and has paper, or save the paper as a PDF and print that."))


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2

    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def _image(page: Any, scale: float) -> QImage:
    bitmap = page.render(scale=scale, prefer_bgrx=True)
    kept: Callable[[], QImage] = QImage(
        bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
    ).copy  # an image of its own: the renderer's memory is let go
    return kept()
