"""A rule in a pane: what is checked, what it comes to in the register, how to mend it, what it rests on."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from register.progress import Progress
from register.queries.grouped import result
from register.queries.ruled import all_rules, rule_of
from register.rules.rule import Rule
from register.store import Register
from register.texts import Text
from ui.forms.about_rule import VIEWPOINTS, tell_checks, tell_clauses, tell_mending, tell_references
from ui.forms.pieces import heading
from ui.theme import Theme
from ui.translations import say
from ui.widgets.labels import Wrapped, label
from ui.widgets.level import LevelTag
from ui.widgets.outcome import Outcome


@dataclass(frozen=True, slots=True)
class ToldRule:
    """A rule with what it comes to: for how many it holds, is not decided, and neither. pack: its name and version."""

    rule: Rule
    pack: str
    holds: int
    unknown: int
    neither: int


def read_rule(register: Register, rule: str, _progress: Progress) -> ToldRule | None:
    """A rule with what it comes to in the register; None where it is not known here."""
    with register.read() as connection:
        rules = all_rules(connection)
        known = rule_of(rule)
        if known is None:
            return None
        kinds = {one.subject for one in rules.all if one.id == rule}
        pack = f"{known.pack} {rules.versions.get(known.pack, '')}".strip()
        return ToldRule(known, pack, *result(connection, rule, kinds))


class RulePane(QScrollArea):
    """Shows one rule."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(say(Text("The rule")))

    def show_rule(self, told: ToldRule) -> None:
        """Show this rule."""
        theme, rule, inside = self._theme, told.rule, QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 4, 16, 24)
        column.setSpacing(4)
        level = QHBoxLayout()
        level.addWidget(LevelTag(theme, rule.cases[-1].level))
        told_by = Text("by default") if len(rule.cases) > 1 else VIEWPOINTS[rule.viewpoint]
        level.addWidget(label(say(told_by), theme.small, quiet=True))
        level.addStretch()
        column.addLayout(level)
        if len(rule.cases) > 1:
            column.addWidget(Wrapped(say(VIEWPOINTS[rule.viewpoint]), theme.small, quiet=True))
        column.addSpacing(6)
        heading(theme, column, Text("Result on the register"), strong=True)
        column.addWidget(Outcome(theme, told.holds, told.unknown, told.neither))
        for tell in (tell_checks, tell_mending, tell_references):
            column.addSpacing(6)
            tell(theme, column, rule, strong=True)
        tell_clauses(theme, column, rule, strong=True)
        column.addStretch()
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
