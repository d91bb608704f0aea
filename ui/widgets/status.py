"""The status bar: what is kept, and the work that is running."""

from datetime import datetime

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from register.texts import Text
from ui.icons import paint_icon
from ui.jobs import Jobs
from ui.theme import Theme
from ui.translations import say
from ui.widgets.labels import label
from ui.widgets.running import Running

TOLD_FOR = 10_000  # milliseconds that what was done stays in the bar


class Status(QWidget):
    """Kept at …, and the running job with its progress and a way to stop it."""

    def __init__(self, theme: Theme, jobs: Jobs) -> None:
        super().__init__()
        self._theme = theme
        self._kept = datetime.now()  # noqa: DTZ005 - the clock on this person's wall
        self.setFixedHeight(theme.height(24, 8))
        self._said = label("", theme.small, quiet=True)
        self.running = Running(theme, jobs)
        row = QHBoxLayout(self)
        row.setContentsMargins(34, 0, 16, 0)
        row.setSpacing(10)
        row.addWidget(self._said)
        row.addStretch()
        row.addWidget(self.running)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(TOLD_FOR)
        self._again.timeout.connect(self._say_kept)
        self._say_kept()

    def tell(self, text: Text) -> None:
        """Say what was done, for ten seconds."""
        self._kept = datetime.now()  # noqa: DTZ005 - the clock on this person's wall
        self._said.setText(say(text))
        self._again.start()

    def _say_kept(self) -> None:
        self._said.setText(say(Text("Kept at {time}", time=f"{self._kept:%H:%M}")))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, self._theme.brush("line"))
        paint_icon(painter, "check", self._theme["text2"], QRectF(14, (self.height() - 13) / 2, 14, 14))
        painter.end()
