"""The status bar: what is kept, and the work that is running."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget
from typing_extensions import override

from register.texts import Text
from ui.icons import paint_icon
from ui.jobs import Job, Jobs
from ui.theme import Theme
from ui.translations import say
from ui.widgets.labels import label

TOLD_FOR = 10_000  # milliseconds that what was done stays in the bar
SHOWN_AFTER = 300  # milliseconds of work before it is shown
SMOOTH = 1000  # steps of the progress bar


class Status(QWidget):
    """Kept at …, and the running job with its progress and a way to stop it."""

    def __init__(self, theme: Theme, jobs: Jobs) -> None:
        super().__init__()
        self._theme = theme
        self._job: Job | None = None
        self._kept = datetime.now()  # noqa: DTZ005 - the clock on this person's wall
        self.setFixedHeight(theme.height(24, 8))
        self._build()
        self._later = self._timer(SHOWN_AFTER, self._show_job)
        self._again = self._timer(TOLD_FOR, self._say_kept)
        jobs.begun.connect(self._on_begun)
        jobs.progressed.connect(self._on_progressed)
        jobs.ended.connect(self._on_ended)
        self._say_kept()

    def _build(self) -> None:
        theme = self._theme
        self._said = label("", theme.small, quiet=True)
        self._title = label("", theme.small)
        self._steps = label("", theme.small, quiet=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(120, 6)
        self._bar.setAccessibleName(say(Text("Progress")))
        self._cancel = QPushButton(say(Text("Cancel")))
        self._cancel.setFlat(True)
        self._cancel.setFont(theme.small)
        self._cancel.setAccessibleName(say(Text("Cancel the running work")))
        self._cancel.clicked.connect(self._on_cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(34, 0, 16, 0)
        row.setSpacing(10)
        row.addWidget(self._said)
        row.addStretch()
        for widget in (self._title, self._bar, self._steps, self._cancel):
            row.addWidget(widget)
            widget.hide()

    def _timer(self, after: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after)
        timer.timeout.connect(act)
        return timer

    def tell(self, text: Text) -> None:
        """Say what was done, for ten seconds."""
        self._kept = datetime.now()  # noqa: DTZ005 - the clock on this person's wall
        self._said.setText(say(text))
        self._again.start()

    def _say_kept(self) -> None:
        self._said.setText(say(Text("Kept at {time}", time=f"{self._kept:%H:%M}")))

    def _on_begun(self, job: Job) -> None:
        if self._job is None:
            self._job = job
            self._later.start()

    def _show_job(self) -> None:
        if self._job is not None:
            self._title.setText(self._job.title)
            self._bar.setRange(0, 0)
            for widget in (self._title, self._bar, self._cancel):
                widget.show()

    def _on_progressed(self, job: Job, done: int, of: int) -> None:
        if job is not self._job:
            self._job = job
            self._title.setText(job.title)
        if of:
            self._bar.setRange(0, SMOOTH)
            self._bar.setValue(SMOOTH * done // of)
            self._steps.setText(say(Text("{done} of {of}", done=done, of=of)))
            self._steps.setVisible(self._bar.isVisible())

    def _on_ended(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self._later.stop()
            for widget in (self._title, self._bar, self._steps, self._cancel):
                widget.hide()

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._title.setText(say(Text("Stopping")))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, self._theme.brush("line"))
        paint_icon(painter, "check", self._theme["text2"], QRectF(14, (self.height() - 13) / 2, 14, 14))
        painter.end()
