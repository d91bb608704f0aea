"""A finding taken apart: its level and how well it is shown, why, what is not known, what was decided, what to do."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from register.queries.cards import Line
from register.queries.listed import reach_told
from register.texts import Text
from ui.desk import Desk
from ui.forms.about_rule import VIEWPOINTS, tell_checks, tell_further, tell_mending
from ui.forms.deciding import Scope
from ui.forms.judged import Explained, Undecided
from ui.forms.pieces import Fold, Frame, Hair, Key, part, signed
from ui.forms.questions import Questions
from ui.forms.treatment import Treatment
from ui.levels import LEVEL_WORDS
from ui.translations import say
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.labels import Wrapped, label
from ui.widgets.level import LevelTag


class Opened(Frame):
    """A card that is open. Its keys act while it has the focus, or something in it that does not use them.

    wanted: the key of a field to answer in. ruled: the id of a rule to be shown. forming: whether a form is open.
    folded: it is to be closed.
    """

    wanted = Signal(str)
    ruled = Signal(str)
    forming = Signal(bool)
    folded = Signal()

    def __init__(self, desk: Desk, rule: str) -> None:
        super().__init__(desk.theme)
        self._desk = desk
        self.rule = rule
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def act(self, key: int) -> bool:
        """Do what a key stands for. Whether it stands for anything here."""
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Escape} and self.hasFocus():
            self.folded.emit()
            return True
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if not (plain and self.act(event.key())):
            super().keyPressEvent(event)

    def _questions(self, questions: Questions) -> None:
        questions.wanted.connect(self.wanted)
        questions.forming.connect(self.forming)
        self.column.addWidget(questions)

    def _foot(self, pack: str, keys: tuple[tuple[str, Text], ...]) -> None:
        theme, foot = self._desk.theme, Flow(10)
        name = Button(theme, self.rule, look="low")
        name.setAccessibleName(say(Text("Show the rule {rule}", rule=self.rule)))
        name.clicked.connect(lambda: self.ruled.emit(self.rule))
        self.column.addWidget(Hair(theme))
        foot.addWidget(name)
        if pack:
            foot.addWidget(label(pack, theme.small, quiet=True))
        for key, does in keys:
            foot.addWidget(Key(theme, key, say(does)))
        box = QWidget()
        box.setLayout(foot)
        self.column.addWidget(box)


class Anatomy(Opened):
    """A finding that is open. one: whether it is told of one piece of equipment. showing: its things are wanted."""

    showing = Signal()

    def __init__(self, desk: Desk, explained: Explained, *, one: bool = False) -> None:
        super().__init__(desk, explained.finding.rule)
        self.explained = explained
        self._one = one
        self._unknown: Questions | None = None
        self.setAccessibleName(
            say(Text("{level}: {finding}", level=LEVEL_WORDS[explained.finding.level], finding=explained.finding.title))
        )
        self._head()
        self._why()
        self._to_confirm()
        self._not_known()
        part(desk.theme, self.column, Text("Decision"))
        self.treatment = Treatment(desk, Scope(explained, one))
        self.treatment.forming.connect(self.forming)
        self.column.addWidget(self.treatment)
        self._about()
        keys = (("A", Text("accept")), ("D", Text("ask")), ("H", Text("earlier")))
        has = (True, self._unknown is not None, bool(explained.around.earlier))
        self._foot(explained.pack, tuple(key for key, there in zip(keys, has, strict=True) if there))

    def _head(self) -> None:
        theme, found = self._desk.theme, self.explained.finding
        tags = Flow(6)
        if found.inherent != found.level:
            before = LevelTag(theme, found.inherent)
            before.setAccessibleName(say(Text("Before measures: {level}", level=LEVEL_WORDS[found.inherent])))
            tags.addWidget(before)
            tags.addWidget(label("→"))
        tags.addWidget(LevelTag(theme, found.level))
        if found.level_up_to != found.level:
            up_to = Text("or up to: {level}", level=LEVEL_WORDS[found.level_up_to])
            tags.addWidget(label(say(up_to), theme.small, quiet=True))
        if found.inherent != found.level:
            tags.addWidget(label(say(Text("after what was done")), theme.small, quiet=True))
        box = QWidget()
        box.setLayout(tags)
        self.column.addWidget(box)
        self.column.addWidget(Wrapped(say(found.title), theme.head))
        self.column.addWidget(Wrapped(self._around(), theme.small, quiet=True))
        if found.kind == "equipment" and found.number > 1:
            reach = reach_told(found.kind, found.number)
            things = Button(theme, say(Text("Show the {things}", things=reach)), look="low")
            things.clicked.connect(self.showing)
            self.column.addWidget(things, 0, Qt.AlignmentFlag.AlignLeft)

    def _around(self) -> str:
        found, around = self.explained.finding, self.explained.around
        told = [] if around.strength is None else [around.strength]
        if found.kind == "equipment" and found.number > 1:
            told.append(reach_told(found.kind, found.number))
        told.append(around.since)
        rule = self.explained.card.rule
        if rule is not None:
            told.append(VIEWPOINTS[rule.viewpoint])
        return " · ".join(say(one) for one in told)

    def _why(self) -> None:
        part(self._desk.theme, self.column, Text("Why"))
        for line in self.explained.card.lines:
            self._line(line, 0)
        if not self.explained.card.lines:
            self.column.addWidget(Wrapped(say(Text("It follows from what is not recorded; see what is checked."))))

    def _line(self, line: Line, depth: int) -> None:
        said = say(Text("{field}: {value}", field=line.label, value=line.value))
        small = [say(line.note)] if line.note is not None else []
        small += [say(source.said) for source in line.sources]
        if line.holder is not None and depth:
            small.insert(0, line.holder.title)
        self.column.addLayout(
            signed(self._desk.theme, "check", said, [" · ".join(small)] if small else [], depth=depth)
        )
        for under in line.under:
            self._line(under, depth + 1)

    def _to_confirm(self) -> None:
        questions, found = self.explained.card.confirming, self.explained.finding
        if questions:
            part(self._desk.theme, self.column, Text("Only stated by our reference, to be confirmed"))
            self._questions(Questions(self._desk, questions, found.kind, found.subject, self.explained.put))

    def _not_known(self) -> None:
        questions, found = self.explained.card.level_questions, self.explained.finding
        if not questions:
            return
        part(self._desk.theme, self.column, Text("Not known, and it would say the level"))
        self._unknown = Questions(self._desk, questions, found.kind, found.subject, self.explained.put)
        self._questions(self._unknown)

    def _about(self) -> None:
        theme, rule = self._desk.theme, self.explained.card.rule
        if rule is None:
            return
        self.column.addWidget(Hair(theme))
        tell_mending(theme, self.column, rule)
        more = Fold(theme, Text("What is checked, references, clauses"))
        tell_checks(theme, more.rows, rule)
        tell_further(theme, more.rows, rule, self.treatment.take)
        self.column.addWidget(more)

    @override
    def act(self, key: int) -> bool:
        if key == Qt.Key.Key_A:
            self.treatment.open("accept")
        elif key == Qt.Key.Key_D:
            return self._unknown is not None and self._unknown.ask()
        elif key == Qt.Key.Key_H:
            return self.treatment.show_earlier()
        else:
            return super().act(key)
        return True

    def draft(self) -> tuple[str, dict[str, Any]] | None:
        """What is being entered about a decision: the verb and the values so far."""
        form = self.treatment.form
        return None if form is None else (self.treatment.purpose, form.draft())


class Waits(Opened):
    """A rule that is not decided, open: what is missing, what is checked, who acts."""

    def __init__(self, desk: Desk, undecided: Undecided, reach: str = "") -> None:
        super().__init__(desk, undecided.rule.id)
        theme, rule = desk.theme, undecided.rule
        self.setAccessibleName(say(Text("{level}: {finding}", level=LEVEL_WORDS["unknown"], finding=rule.title)))
        self.column.addWidget(LevelTag(theme, "unknown"))
        self.column.addWidget(Wrapped(say(rule.title), theme.head))
        if reach:
            self.column.addWidget(Wrapped(reach, theme.small, quiet=True))
        part(theme, self.column, Text("Not known"))
        self._unknown = Questions(desk, undecided.questions, undecided.kind, undecided.subject, undecided.put)
        self._questions(self._unknown)
        self.column.addWidget(Hair(theme))
        tell_checks(theme, self.column, rule)
        self._foot("", (("D", Text("ask")),) if undecided.questions else ())

    @override
    def act(self, key: int) -> bool:
        return self._unknown.ask() if key == Qt.Key.Key_D else super().act(key)
