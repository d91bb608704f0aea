"""A rule told: what is checked, how to mend it, who acts, what it rests on, wordings to use.

strong: whether the names of the parts stand out, as on a page; in a card they are quiet.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from register.rules.rule import Mitigation, Reference, Rule
from register.terms.decisions import CONTROL_KIND
from register.texts import Text
from ui.forms.pieces import heading, paragraph, selectable
from ui.theme import Theme
from ui.translations import say
from ui.widgets.buttons import Button
from ui.widgets.labels import Wrapped, label

VIEWPOINTS = {
    "persons": Text("harm to persons"),
    "city": Text("harm to the city"),
    "both": Text("harm to persons and to the city"),
}


def tell_checks(theme: Theme, column: QVBoxLayout, rule: Rule, *, strong: bool = False) -> None:
    """What is checked, and why it matters."""
    paragraph(theme, column, Text("What is checked"), say(rule.checks), strong=strong)
    paragraph(theme, column, Text("Why it matters"), say(rule.explanation), strong=strong)


def tell_mending(theme: Theme, column: QVBoxLayout, rule: Rule, *, strong: bool = False) -> None:
    """How to mend it, and who acts."""
    paragraph(theme, column, Text("How to fix"), say(rule.mend), strong=strong)
    paragraph(theme, column, Text("Who acts"), say(rule.who), strong=strong)


def tell_references(theme: Theme, column: QVBoxLayout, rule: Rule, *, strong: bool = False) -> None:
    """The texts that it rests on, with their dates."""
    if rule.references:
        heading(theme, column, Text("References"), strong=strong)
    for one in rule.references:
        column.addWidget(selectable(Wrapped(say(one.words))))
        column.addWidget(Wrapped(say(_dated(one)), theme.small, quiet=True))


def tell_clauses(
    theme: Theme,
    column: QVBoxLayout,
    rule: Rule,
    take: Callable[[Mitigation], None] | None = None,
    *,
    strong: bool = False,
) -> None:
    """The wordings that lower the risk. take: makes a measure of one."""
    if rule.mitigations:
        heading(theme, column, Text("Clauses and measures that lower the risk"), strong=strong)
    for one in rule.mitigations:
        kind = CONTROL_KIND.words(one.kind)
        column.addWidget(label(say(kind), theme.small, quiet=True))
        column.addWidget(selectable(Wrapped(say(one.words))))
        if take is not None:
            button = Button(theme, say(Text("Take as a measure…")), look="low")
            button.setAccessibleName(say(Text("Take as a measure: {words}", words=one.words)))
            button.clicked.connect(partial(take, one))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


def _dated(one: Reference) -> Text:
    if one.since is not None and one.until is not None:
        return Text("from {since} to {until}; read on {day}", since=one.since, until=one.until, day=one.as_of)
    if one.since is not None:
        return Text("since {since}; read on {day}", since=one.since, day=one.as_of)
    return Text("read on {day}", day=one.as_of)
