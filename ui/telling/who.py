"""Who is who: names that may be one organisation, each with why, and what a person says to it."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from register.identity.alike import Alike
from register.joining.vendors import merge_vendors, take_for_known, tell_apart
from register.journal.change import Change
from register.queries.questions import Question
from register.reference.vendors import vendors
from register.terms.official_lists import MATCH_ANSWER
from register.texts import Text
from ui.desk import Desk
from ui.translations import say, shown
from ui.widgets.buttons import Button
from ui.widgets.labels import Wrapped, label

KEYS = {"same": "X", "different": "N"}


class WhoIsWho(QWidget):
    """The names that one question asks about. going: the id of an organisation to show."""

    going = Signal(int)

    def __init__(self, desk: Desk, one: Question, titles: Mapping[int, str]) -> None:
        super().__init__()
        self._desk = desk
        self._one = one
        self._titles = titles
        self.first: Button | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if len(one.alike) > 1:
            column.addLayout(
                self._answers(one.alike, {"same": Text("Yes, all of them"), "different": Text("No, none")})
            )
        for each in one.alike:
            column.addSpacing(8)
            self._name(column, each)

    def _name(self, column: QVBoxLayout, each: Alike) -> None:
        theme = self._desk.theme
        name = Button(theme, self._titles.get(each.one, f"#{each.one}"), look="low")
        name.clicked.connect(partial(self.going.emit, each.one))
        row = QHBoxLayout()
        row.setContentsMargins(-8, 0, 0, 0)
        row.addWidget(name)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(Wrapped(say(each.reason), theme.small, quiet=True))
        if each.tier == "doubtful":
            column.addWidget(label(say(Text("in doubt")), theme.small, quiet=True))
        answers = {code: MATCH_ANSWER.words(code) for code in KEYS}
        column.addLayout(self._answers((each,), answers))

    def _answers(self, about: Sequence[Alike], words: Mapping[str, object]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for code, letter in KEYS.items():
            answers_all = about == self._one.alike
            said = shown(words[code])
            button = Button(self._desk.theme, f"{said}   {letter}" if answers_all else said)
            named = ", ".join(self._titles.get(each.one, f"#{each.one}") for each in about)
            button.setAccessibleName(say(Text("{answer}: {name}", answer=words[code], name=named)))
            button.clicked.connect(partial(self._answer, code, about))
            self.first = self.first or button
            row.addWidget(button)
        row.addStretch()
        return row

    def answer(self, code: str) -> None:
        """Answer for all names at once: "same" or "different"."""
        self._answer(code, self._one.alike)

    def _answer(self, code: str, about: Sequence[Alike]) -> None:
        other = _other(self._one)
        names = tuple(self._titles.get(each.one, f"#{each.one}") for each in about)
        told = Text("{names}: the same as {other}", names=names, other=other)
        if code == "different":
            told = Text("{names}: not {other}", names=names, other=other)
        self._desk.change(told, partial(_answering, code, tuple(about), other), self)


def _other(one: Question) -> str:
    """What the organisation is called that they may be."""
    first = one.alike[0]
    if first.other is None or one.about is None:
        return vendors()[first.reference].name
    return shown(one.about.title)


def _answering(code: str, about: Sequence[Alike], other: str, change: Change) -> None:
    for each in about:
        if code == "different":
            tell_apart(change, each.one, (other,))
        elif each.other is None:
            take_for_known(change, each.one, each.reference)
        else:
            merge_vendors(change, each.other, (each.one,))
