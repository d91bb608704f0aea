"""What trying a condition came to: how much it flags and clears, with the records as links. Nothing of it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from time import perf_counter

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from register.progress import Progress
from register.records import titles
from register.screening.trying import Trial, try_condition
from register.store import Register
from register.texts import Text
from ui.theme import Theme
from ui.translations import say
from ui.widgets.buttons import Button
from ui.widgets.labels import Wrapped, label
from ui.widgets.links import at_edge, link_line
from ui.widgets.shares import Shares

SHOWN = 20  # records of each kind that are named


@dataclass(frozen=True, slots=True)
class Tried:
    """A trial with what the records are called, and how many seconds it took."""

    trial: Trial
    titles: dict[tuple[str, int], str]
    seconds: float


def try_on_register(register: Register, rule: str, condition: str, progress: Progress) -> Tried:
    """Judge all subjects of a rule by another condition. Raises ConditionError, RegisterError, Cancelled."""
    began = perf_counter()
    with register.read() as connection:
        trial = try_condition(connection, rule, condition, progress=progress)
        kinds: dict[str, set[int]] = {}
        for kind, number in (*trial.flagged[:SHOWN], *trial.cleared[:SHOWN]):
            kinds.setdefault(kind, set()).add(number)
        named = {
            (kind, number): name
            for kind, ids in kinds.items()
            for number, name in titles(connection, kind, ids).items()
        }
    return Tried(trial, named, perf_counter() - began)


class TrialPanel(QWidget):
    """Shows how far the trial is, then what it came to. stopped: it is not wanted any more. going: a record to show."""

    stopped = Signal()
    going = Signal(str, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._time = label("", theme.small, quiet=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._bar.setAccessibleName(say(Text("Progress")))
        self._steps = label("", theme.small, quiet=True)
        self._cancel = Button(theme, say(Text("Cancel")), look="low")
        self._cancel.clicked.connect(self.stopped)
        self._body: QWidget | None = None
        head = QHBoxLayout()
        head.addWidget(label(say(Text("Tried on the register")), theme.strong))
        head.addStretch()
        head.addWidget(self._time)
        running = QHBoxLayout()
        running.setSpacing(10)
        running.addWidget(self._bar, 1)
        running.addWidget(self._steps)
        running.addWidget(self._cancel)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(6)
        self._column.addLayout(head)
        self._column.addLayout(running)
        self.hide()

    def begin(self) -> None:
        """Show that it is under way."""
        self._drop()
        self._time.setText("")
        self._bar.setRange(0, 0)
        self._steps.setText("")
        for part in (self._bar, self._steps, self._cancel):
            part.show()
        self.show()

    def progress(self, done: int, of: int) -> None:
        """Show how far it is."""
        self._bar.setRange(0, max(of, 1))
        self._bar.setValue(done)
        self._steps.setText(say(Text("{done} of {of}", done=done, of=of)))

    def show_tried(self, tried: Tried) -> None:
        """Show what it came to."""
        self.end()
        trial = tried.trial
        about = {"n": trial.of, "seconds": f"{tried.seconds:.1f}"}
        self._time.setText(say(Text("{n} record · {seconds} s", "{n} records · {seconds} s", **about)))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Shares(self._theme, trial.true, trial.unknown, trial.of))
        column.addSpacing(4)
        column.addWidget(Wrapped(say(difference_told(trial)), self._theme.medium))
        self._links(column, Text("Would be flagged"), trial.flagged, trial.flags, tried)
        self._links(column, Text("Would be cleared"), trial.cleared, trial.clears, tried)
        self._body = body
        self._column.addWidget(body)
        self.show()

    def _links(
        self, column: QVBoxLayout, name: Text, subjects: Sequence[tuple[str, int]], number: int, tried: Tried
    ) -> None:
        if not subjects:
            return
        column.addSpacing(4)
        column.addWidget(label(say(name), self._theme.small, quiet=True))
        for kind, record in subjects[:SHOWN]:
            link = link_line(self._theme, tried.titles.get((kind, record), f"#{record}"), 400)
            link.clicked.connect(partial(self.going.emit, kind, record))
            column.addLayout(at_edge(link))
        if number > SHOWN:
            column.addWidget(label(say(Text("and {n} more", "and {n} more", n=number - SHOWN)), self._theme.small,
                                   quiet=True))  # fmt: skip

    def end(self) -> None:
        """It is over."""
        self._drop()
        for part in (self._bar, self._steps, self._cancel):
            part.hide()

    def forget(self) -> None:
        """Show nothing any more: it was about another text."""
        self.end()
        self.hide()

    def _drop(self) -> None:
        if self._body is not None:
            self._body.hide()
            self._body.deleteLater()
            self._body = None

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme["line"], 1))
        painter.setBrush(self._theme["alt"])
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()


def difference_told(trial: Trial) -> Text:
    """What would be otherwise, as a sentence."""
    flags, clears = trial.flags, trial.clears
    if not flags and not clears:
        return Text("It comes to the same as the rule as it stands.")
    return Text(
        "{flags}, {clears}",
        flags=Text("flags {n} more", "flags {n} more", n=flags),
        clears=Text("clears {n}", "clears {n}", n=clears),
    )
