"""The story of a record: which changes touched it, when, by whom, and what they replaced."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from register.fields.catalogue import CATALOGUE
from register.fields.field import Kind
from register.journal.history import history
from register.progress import Progress
from register.records import titles
from register.store import Register
from register.texts import Text, Words
from ui.forms.values import value_text
from ui.theme import Theme
from ui.translations import say, shown
from ui.widgets.labels import Wrapped, label


@dataclass(frozen=True, slots=True)
class Side:
    """One field that a change replaced: its name, what was and what is."""

    name: Words
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Told:
    """One change of a record."""

    label: Text
    at: datetime
    who: str
    sides: tuple[Side, ...]


def read_history(register: Register, kind: str, number: int, _progress: Progress) -> list[Told]:
    """What happened to a record, newest first."""
    with register.read() as connection:
        told = []
        for event in history(connection, kind, number):
            sides = []
            for key, (before, after) in event.fields.items() if event.form in {"edited", "set"} else ():
                field = CATALOGUE[kind].field(key)
                named: dict[int, str] = {}
                if field.kind is Kind.REF and field.to is not None:
                    named = titles(connection, field.to, [each for each in (before, after) if each is not None])
                sides.append(Side(field.label, value_text(field, before, named), value_text(field, after, named)))
            change = event.change
            told.append(Told(change.label, change.at, change.who, tuple(sides)))
        return told


class History(QScrollArea):
    """The story of a record, one change under another."""

    def __init__(self, theme: Theme, kind: str) -> None:
        super().__init__()
        self._theme = theme
        self._kind = kind
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(say(Text("History")))

    def show_events(self, told: list[Told]) -> None:
        """Show these changes."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 24)
        column.setSpacing(2)
        for event in told:
            column.addWidget(Wrapped(say(event.label), self._theme.medium))
            for side in event.sides:
                column.addWidget(Wrapped(_sides(side)))
            by = Text("{who}, {day}", who=event.who, day=event.at)
            column.addWidget(label(say(by), self._theme.small, quiet=True))
            column.addSpacing(12)
        if not told:
            column.addWidget(Wrapped(say(Text("Nothing is written down about this record.")), quiet=True))
        column.addStretch()
        self.setWidget(inside)
        inside.setAutoFillBackground(False)


def _sides(side: Side) -> str:
    unknown: Any = Text("unknown")
    before, after = side.before or shown(unknown), side.after or shown(unknown)
    return say(Text("{field}: {before} → {after}", field=side.name, before=before, after=after))
