"""One rule told beside the catalogue: its head with what the city chose, and its tabs."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from register.fields.catalogue import CATALOGUE
from register.queries.catalogue import Catalogue, Listed
from register.texts import Text
from ui.desk import Desk
from ui.forms import told
from ui.forms.about_rule import choice_told, level_told, tell_choices, tell_in_force, tell_result
from ui.forms.told import Told
from ui.telling.choice import ChoiceStrip
from ui.telling.condition import ConditionTab
from ui.telling.packs import pack_name
from ui.translations import say
from ui.widgets.buttons import Button
from ui.widgets.labels import Wrapped, label
from ui.widgets.level import LevelTag
from ui.widgets.tabs import Tabs

_NAMES = (Text("About"), Text("Condition"), Text("Questions"), Text("Clauses"), Text("References"))
_PARTS = (
    (told.checks, told.mending, tell_in_force, tell_result, tell_choices),
    (),
    (told.questions,),
    (told.clauses,),
    (told.references,),
)


class RulePane(QWidget):
    """Shows a rule. chosen: what the city wants of it: off, level, reason. going: kind and id of a record to show."""

    chosen = Signal(bool, object, str)
    going = Signal(str, int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rule: Listed | None = None
        theme = desk.theme
        self._crumb = Wrapped("", theme.small, quiet=True)
        self._title = Wrapped("", theme.title)
        self._how = label("", quiet=True)
        self._tag: Any = QWidget()
        self._choice = Wrapped("")
        self.strip = ChoiceStrip(theme)
        self.strip.made.connect(self.chosen)
        self.strip.closed.connect(self.close_strip)
        self.level = Button(theme, say(Text("Another level…")))
        self.level.clicked.connect(self._on_level)
        self.off = Button(theme, say(Text("Switch off…")))
        self.off.clicked.connect(self._on_off)
        self.condition = ConditionTab(desk)
        self.condition.going.connect(self.going)
        self._told = {place: Told(theme, _NAMES[place], parts) for place, parts in enumerate(_PARTS) if parts}
        self.tabs = Tabs(theme, [say(name) for name in _NAMES])
        self.tabs.layout().setContentsMargins(24, 0, 16, 0)  # type: ignore[union-attr]
        stack = QStackedWidget()
        for place in range(len(_NAMES)):
            stack.addWidget(self._told.get(place) or self.condition)
        self.tabs.changed.connect(stack.setCurrentIndex)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self.tabs)
        column.addWidget(stack, 1)

    def _head(self) -> QVBoxLayout:
        self._line = QHBoxLayout()
        self._line.setSpacing(8)
        self._line.addWidget(self._tag)
        self._line.addWidget(self._how)
        self._line.addStretch()
        self._line.addWidget(self.level)
        self._line.addWidget(self.off)
        head = QVBoxLayout()
        head.setContentsMargins(24, 12, 24, 4)
        head.setSpacing(4)
        head.addWidget(self._crumb)
        head.addWidget(self._title)
        head.addSpacing(2)
        head.addLayout(self._line)
        head.addWidget(self._choice)
        head.addWidget(self.strip)
        return head

    def show_rule(self, one: Listed, found: Catalogue) -> None:
        """Show this rule of a catalogue; a choice that was begun about another one is dropped."""
        if self._rule is None or self._rule.rule.id != one.rule.id:
            self.strip.hide()
        self._rule = one
        rule = one.rule
        kinds = tuple(CATALOGUE[kind].plural for kind in one.subjects)
        about = {"pack": pack_name(one), "version": one.pack.version, "rule": rule.id, "kinds": kinds}
        self._crumb.setText(say(Text("{pack} {version} › {rule} · about: {kinds}", **about)))
        self._title.setText(say(rule.title))
        self._show_level(one)
        self._choice.setVisible(one.choice is not None)
        if one.choice is not None:
            self._choice.setText(say(choice_told(one.choice)))
        self.level.setVisible(not one.off)
        self.off.setText(say(Text("Switch off…") if one.choice is None else Text("Take as it ships…")))
        self.off.setAccessibleName(self.off.text())
        self.off.updateGeometry()
        for tab in self._told.values():
            tab.show_rule(one)
        self.condition.show_rule(one, found)
        numbers = (None, None, len(rule.questions), len(rule.mitigations), len(rule.references))
        for place, (name, number) in enumerate(zip(_NAMES, numbers, strict=True)):
            self.tabs.name(place, say(name) if number is None else f"{say(name)} {number}")

    def _show_level(self, one: Listed) -> None:
        fresh = LevelTag(self._desk.theme, one.level)
        self._line.replaceWidget(self._tag, fresh)
        self._tag.hide()
        self._tag.deleteLater()
        self._tag = fresh
        self._how.setText(say(level_told(one)))

    def _on_level(self) -> None:
        if self._rule is not None:
            self.strip.ask_level(self._rule)

    def _on_off(self) -> None:
        if self._rule is not None:
            (self.strip.ask_off if self._rule.choice is None else self.strip.ask_on)(self._rule)

    def close_strip(self) -> None:
        """Close what was asked about a choice."""
        self.strip.hide()
        self.off.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus(self) -> None:
        """Where the focus goes when the pane is entered."""
        self.tabs.focus()
