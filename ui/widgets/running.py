"""The work that is running: what it is, how far, and a way to stop it."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QToolButton, QWidget

from register.texts import Text
from ui.jobs import Job, Jobs
from ui.theme import Theme
from ui.translations import say
from ui.widgets.buttons import icon_button
from ui.widgets.labels import label

SHOWN_AFTER = 300  # milliseconds of work before it is shown
SMOOTH = 1000  # steps of the progress bar
WIDE, NARROW = 120, 64  # of that bar, device-independent pixels


class Running(QWidget):
    """The first job that is under way. brief: without words, which are in the tooltips, where there is little room."""

    def __init__(self, theme: Theme, jobs: Jobs, *, brief: bool = False) -> None:
        super().__init__()
        self._brief = brief
        self._job: Job | None = None
        self._title = label("", theme.small)
        self._steps = label("", theme.small, quiet=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(NARROW if brief else WIDE, 6)
        self._bar.setAccessibleName(say(Text("Progress")))
        self._cancel = icon_button(theme, "close", "") if brief else self._words(theme)
        self._cancel.setAccessibleName(say(Text("Cancel the running work")))
        self._cancel.clicked.connect(self._on_cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self._parts = (self._title, self._bar, self._steps, self._cancel)
        for part in self._parts:
            row.addWidget(part)
            part.hide()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SHOWN_AFTER)
        self._later.timeout.connect(self._show)
        jobs.begun.connect(self._on_begun)
        jobs.progressed.connect(self._on_progressed)
        jobs.ended.connect(self._on_ended)

    def _words(self, theme: Theme) -> QPushButton | QToolButton:
        button = QPushButton(say(Text("Cancel")))
        button.setFlat(True)
        button.setFont(theme.small)
        return button

    def _name(self, job: Job) -> None:
        self._title.setText(job.title)
        if self._brief:
            self._bar.setToolTip(job.title)
            self._cancel.setToolTip(say(Text("Cancel: {work}", work=job.title)))

    def _on_begun(self, job: Job) -> None:
        if self._job is None:
            self._job = job
            self._later.start()

    def _show(self) -> None:
        if self._job is not None:
            self._name(self._job)
            self._bar.setRange(0, 0)
            self._title.setVisible(not self._brief)
            self._bar.show()
            self._cancel.show()

    def _on_progressed(self, job: Job, done: int, of: int) -> None:
        if job is not self._job:
            self._job = job
            self._name(job)
        if of:
            self._bar.setRange(0, SMOOTH)
            self._bar.setValue(SMOOTH * done // of)
            self._steps.setText(say(Text("{done} of {of}", done=done, of=of)))
            self._steps.setVisible(not self._brief and not self._bar.isHidden())

    def _on_ended(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self._later.stop()
            for part in self._parts:
                part.hide()

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._title.setText(say(Text("Stopping")))
