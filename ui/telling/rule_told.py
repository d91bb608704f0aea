"""A rule told in full: what is checked and why, how to mend it, what to ask, what lowers the risk, what it rests on."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from register.queries.catalogue import Listed, Made
from register.rules.levels import LEVEL
from register.rules.rule import Reference, Rule
from register.terms.decisions import CONTROL_KIND
from register.texts import Text
from ui.theme import Theme
from ui.translations import say
from ui.widgets.labels import Wrapped, label
from ui.widgets.shares import Shares, shares_told

WIDEST = 660  # of a paragraph: no line longer than 90 letters, about

_TO = {"supplier": Text("Asked of the supplier"), "service": Text("Asked of the city’s own service")}
_VIEWPOINT = {
    "persons": Text("The level is about harm to persons."),
    "city": Text("The level is about harm to the city."),
    "both": Text("The level is about harm to persons and to the city."),
}


class Told(QScrollArea):
    """A tab of the pane: paragraphs, made anew for each rule."""

    def __init__(self, name: Text, fill: Callable[[QVBoxLayout, Listed], None]) -> None:
        super().__init__()
        self._fill = fill
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(say(name))

    def show_rule(self, one: Listed) -> None:
        """Tell of this rule."""
        at = self.verticalScrollBar().value()
        inside = QWidget()
        inside.setMaximumWidth(WIDEST + 48)
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(4)
        self._fill(column, one)
        column.addStretch()
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.verticalScrollBar().setValue(at)


class Telling:
    """Fills the tabs."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def about(self, column: QVBoxLayout, one: Listed) -> None:
        """What is checked, why, how to mend it, who acts, since when, and what it comes to."""
        rule = one.rule
        self._part(column, Text("What is checked"), say(rule.checks))
        self._part(column, Text("Why it matters"), say(rule.explanation))
        self._part(column, Text("How to fix"), say(rule.mend))
        self._part(column, Text("Who acts"), say(rule.who))
        self._part(column, Text("In force"), " ".join(say(line) for line in in_force(one)))
        column.addWidget(label(say(Text("Result on the register")), self._theme.strong))
        shares = Shares(self._theme)
        shares.count(one.things, one.unknown, one.records)
        column.addSpacing(2)
        column.addWidget(shares)
        column.addWidget(Wrapped(say(shares_told(one.things, one.unknown, one.records)), quiet=True))
        if one.choices:
            column.addSpacing(12)
            column.addWidget(label(say(Text("What the city chose")), self._theme.strong))
        for made in one.choices:
            column.addWidget(Wrapped(say(choice_told(made))))

    def questions(self, column: QVBoxLayout, one: Listed) -> None:
        """What to ask, and whom."""
        for question in one.rule.questions:
            self._said(column, say(question.words), say(_TO[question.to]))

    def clauses(self, column: QVBoxLayout, one: Listed) -> None:
        """What lowers the risk, worded so that it can stand in a contract or a plan."""
        for each in one.rule.mitigations:
            self._said(column, say(each.words), say(CONTROL_KIND.words(each.kind)))

    def references(self, column: QVBoxLayout, one: Listed) -> None:
        """The texts that it rests on, with their days."""
        for each in one.rule.references:
            self._said(column, say(each.words), " · ".join(say(part) for part in dated(each)))

    def _part(self, column: QVBoxLayout, name: Text, words: str) -> None:
        column.addWidget(label(say(name), self._theme.strong))
        column.addWidget(_selectable(Wrapped(words)))
        column.addSpacing(12)

    def _said(self, column: QVBoxLayout, words: str, small: str) -> None:
        column.addWidget(_selectable(Wrapped(words)))
        column.addWidget(Wrapped(small, self._theme.small, quiet=True))
        column.addSpacing(10)


def in_force(one: Listed) -> list[Text]:
    """Since when the duty is in force, whose law it is, and whose harm the level is about."""
    rule = one.rule
    said: list[Text] = [_since(rule)]
    if not one.holds:
        said.append(Text("It is not the law of this register, and is not asked."))
    if rule.held_unlawful:
        said.append(Text("An authority or a court held the same against the law: paper alone does not mend it."))
    return [*said, _VIEWPOINT[rule.viewpoint]]


def _since(rule: Rule) -> Text:
    if rule.in_force_from is not None and rule.in_force_to is not None:
        return Text("From {since} to {until}.", since=rule.in_force_from, until=rule.in_force_to)
    if rule.in_force_from is not None:
        return Text("From {since} on.", since=rule.in_force_from)
    if rule.in_force_to is not None:
        return Text("Until {until}.", until=rule.in_force_to)
    return Text("Without a first day of its own.")


def choice_told(made: Made) -> Text:
    """A choice with who made it, when and why."""
    if made.off:
        what = Text("Switched off")
    elif made.level is not None:
        what = Text("Level set to {level}", level=LEVEL.words(made.level))
    else:
        what = Text("Taken as it ships")
    about = {"what": what, "who": made.by or Text("somebody"), "day": made.on, "reason": made.reason}
    if made.on is None:
        return Text("{what} by {who}: “{reason}”", **about)
    return Text("{what} by {who} on {day}: “{reason}”", **about)


def dated(one: Reference) -> Sequence[Text]:
    """When a text holds, and when and how it was last read."""
    said = []
    if one.since is not None and one.until is not None:
        said.append(Text("in force from {since} to {until}", since=one.since, until=one.until))
    elif one.since is not None:
        said.append(Text("in force since {since}", since=one.since))
    elif one.until is not None:
        said.append(Text("in force until {until}", until=one.until))
    said.append(Text("last read on {day}", day=one.as_of))
    if not one.verified:
        said.append(Text("not re-checked in its source"))
    return said


def _selectable(words: Wrapped) -> Wrapped:
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return words
