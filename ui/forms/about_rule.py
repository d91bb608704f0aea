"""A rule told, part by part: what is checked, how to mend it, what it comes to, what to ask, what it rests on.

strong: whether the names of the parts stand out, as on a page; in a card they are quiet.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from register.queries.catalogue import Listed, Made
from register.rules.levels import LEVEL
from register.rules.rule import Mitigation, Reference, Rule
from register.terms.decisions import CONTROL_KIND
from register.texts import Text
from ui.forms.pieces import heading, paragraph, selectable
from ui.theme import Theme
from ui.translations import say
from ui.widgets.buttons import Button
from ui.widgets.labels import Wrapped, label
from ui.widgets.level import LevelTag
from ui.widgets.shares import Shares

VIEWPOINTS = {
    "persons": Text("harm to persons"),
    "city": Text("harm to the city"),
    "both": Text("harm to persons and to the city"),
}
_LEVEL_ABOUT = {
    "persons": Text("The level is about harm to persons."),
    "city": Text("The level is about harm to the city."),
    "both": Text("The level is about harm to persons and to the city."),
}
_TO = {"supplier": Text("Asked of the supplier"), "service": Text("Asked of the city’s own service")}
_AIR = 6  # between what is said of one thing and of the next


def tell_level(theme: Theme, column: QVBoxLayout, one: Listed) -> None:
    """Its level, whose that is, and whose harm it is about."""
    line = QHBoxLayout()
    line.addWidget(LevelTag(theme, one.level))
    line.addWidget(label(say(level_told(one)), theme.small, quiet=True))
    line.addStretch()
    column.addLayout(line)
    column.addWidget(Wrapped(say(VIEWPOINTS[one.rule.viewpoint]), theme.small, quiet=True))


def level_told(one: Listed) -> Text:
    """Whose level it is that the rule has."""
    if one.off:
        return Text("switched off")
    if one.choice is not None:
        return Text("chosen by the city")
    return Text("at most, by default") if len(one.rule.cases) > 1 else Text("by default")


def tell_checks(theme: Theme, column: QVBoxLayout, rule: Rule, *, strong: bool = False) -> None:
    """What is checked, and why it matters."""
    paragraph(theme, column, Text("What is checked"), say(rule.checks), strong=strong)
    paragraph(theme, column, Text("Why it matters"), say(rule.explanation), strong=strong)


def tell_mending(theme: Theme, column: QVBoxLayout, rule: Rule, *, strong: bool = False) -> None:
    """How to mend it, and who acts."""
    paragraph(theme, column, Text("How to fix"), say(rule.mend), strong=strong)
    paragraph(theme, column, Text("Who acts"), say(rule.who), strong=strong)


def tell_result(theme: Theme, column: QVBoxLayout, one: Listed) -> None:
    """What it comes to in the register."""
    heading(theme, column, Text("Result on the register"), strong=True)
    column.addWidget(Shares(theme, one.things, one.unknown, one.records))


def tell_in_force(theme: Theme, column: QVBoxLayout, one: Listed) -> None:
    """Since when its duty is in force, whose law it is, and whose harm its level is about."""
    paragraph(theme, column, Text("In force"), " ".join(say(line) for line in _in_force(one)), strong=True)


def tell_choices(theme: Theme, column: QVBoxLayout, one: Listed) -> None:
    """All that the city chose about it, the newest first."""
    if one.choices:
        heading(theme, column, Text("What the city chose"), strong=True)
    for made in one.choices:
        column.addWidget(Wrapped(say(choice_told(made))))


def tell_questions(theme: Theme, column: QVBoxLayout, rule: Rule) -> None:
    """What to ask, and whom."""
    for one in rule.questions:
        _said(theme, column, say(one.words), say(_TO[one.to]))


def tell_references(theme: Theme, column: QVBoxLayout, rule: Rule) -> None:
    """The texts that it rests on, with their dates."""
    for one in rule.references:
        _said(theme, column, say(one.words), " · ".join(say(part) for part in _dated(one)))


def tell_clauses(
    theme: Theme, column: QVBoxLayout, rule: Rule, take: Callable[[Mitigation], None] | None = None
) -> None:
    """The wordings that lower the risk, such that they can stand in a contract. take: makes a measure of one."""
    for one in rule.mitigations:
        _said(theme, column, say(one.words), say(CONTROL_KIND.words(one.kind)))
        if take is not None:
            button = Button(theme, say(Text("Take as a measure…")), look="low")
            button.setAccessibleName(say(Text("Take as a measure: {words}", words=one.words)))
            button.clicked.connect(partial(take, one))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


def tell_further(
    theme: Theme,
    column: QVBoxLayout,
    rule: Rule,
    take: Callable[[Mitigation], None] | None = None,
    *,
    strong: bool = False,
) -> None:
    """What it rests on and the wordings, under their names. take: as for tell_clauses."""
    if rule.references:
        heading(theme, column, Text("References"), strong=strong)
        tell_references(theme, column, rule)
    if rule.mitigations:
        heading(theme, column, Text("Clauses and measures that lower the risk"), strong=strong)
        tell_clauses(theme, column, rule, take)


def _said(theme: Theme, column: QVBoxLayout, words: str, small: str) -> None:
    column.addWidget(selectable(Wrapped(words)))
    column.addWidget(Wrapped(small, theme.small, quiet=True))
    column.addSpacing(_AIR)


def _in_force(one: Listed) -> list[Text]:
    rule = one.rule
    said: list[Text] = [_since(rule)]
    if not one.holds:
        said.append(Text("It is not the law of this register, and is not asked."))
    if rule.held_unlawful:
        said.append(Text("An authority or a court held the same against the law: paper alone does not mend it."))
    return [*said, _LEVEL_ABOUT[rule.viewpoint]]


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


def _dated(one: Reference) -> Sequence[Text]:
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
