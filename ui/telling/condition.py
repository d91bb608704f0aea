"""The condition of a rule, and trying another one: read while it is typed, judged when asked, never kept."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from register.errors import RegisterError
from register.progress import Progress
from register.queries.catalogue import Listed
from register.rules.tokens import ConditionError
from register.screening.trying import check_condition
from register.store import Register
from register.texts import Text
from ui.desk import Desk
from ui.errors import show
from ui.jobs import Job
from ui.telling.editor import ConditionEditor, EditorFrame, fixed_font
from ui.telling.trial import TrialPanel, Tried, try_on_register
from ui.translations import say
from ui.widgets.buttons import Button
from ui.widgets.labels import Wrapped, label
from ui.widgets.level import LevelTag, Sign

REST = 200  # milliseconds without a key before what was typed is read


class ConditionTab(QScrollArea):
    """Shows a rule's condition, and tries changes of it. going: kind and id of a record to show."""

    going = Signal(str, int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rule: Listed | None = None
        self._job: Job | None = None
        self._good = True
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.editor = ConditionEditor(desk.theme)
        self.editor.textChanged.connect(self._on_typed)
        self._sign = QWidget()
        self._verdict = Wrapped("")
        self.panel = TrialPanel(desk.theme)
        self.panel.stopped.connect(self.stop)
        self.panel.going.connect(self.going)
        self._beside = QWidget()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._check)
        self._build()

    def _build(self) -> None:
        theme = self._desk.theme
        self.attempt = Button(theme, say(Text("Try on the register")))
        self.attempt.clicked.connect(self.attempt_now)
        self._back = Button(theme, say(Text("Back to the rule’s own")), look="link")
        self._back.clicked.connect(self._on_back)
        shortcut = QShortcut(QKeySequence("F5"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.attempt_now)
        self._verdict_row = QHBoxLayout()
        self._verdict_row.setSpacing(4)
        self._verdict_row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._verdict_row.addWidget(self._verdict, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(8)
        column.addLayout(self._verdict_row)
        column.addWidget(EditorFrame(theme, self.editor))
        column.addLayout(self._buttons())
        column.addWidget(Wrapped(say(Text("Only tried: nothing is kept.")), theme.small, quiet=True))
        column.addWidget(self.panel)
        column.addSpacing(8)
        self._beside_column = QVBoxLayout()
        self._beside_column.addWidget(self._beside)
        column.addLayout(self._beside_column)
        column.addStretch()
        self.setWidget(inside)
        inside.setAutoFillBackground(False)

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.addWidget(self.attempt)
        buttons.addWidget(self._back)
        buttons.addStretch()
        return buttons

    def show_rule(self, one: Listed) -> None:
        """Show this rule; what was typed stays while it is about the same one."""
        before, self._rule = self._rule, one
        self._show_beside(one)
        if before is None or before.rule.id != one.rule.id or before.rule.when_text != one.rule.when_text:
            self.stop()
            self._on_back()
        self._allow()
        self._rest.start()

    def _show_beside(self, one: Listed) -> None:
        """The other conditions of a rule: where it applies at all, and which level it has when."""
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        if one.rule.applies_text:
            grid.addWidget(label(say(Text("Applies where")), quiet=True), 0, 0, _TOP)
            grid.addWidget(self._fixed(_laid_out(one.rule.applies_text)), 0, 1)
        for line, case in enumerate(one.rule.cases, start=1):
            grid.addWidget(LevelTag(self._desk.theme, case.level), line, 0, _TOP)
            always = Text("otherwise") if len(one.rule.cases) > 1 else Text("always")
            told = Wrapped(say(always)) if case.when is None else self._fixed(_laid_out(case.text))
            grid.addWidget(told, line, 1)
        self._beside_column.replaceWidget(self._beside, fresh)
        self._beside.hide()
        self._beside.deleteLater()
        self._beside = fresh

    def _fixed(self, words: str) -> Wrapped:
        told = Wrapped(words, fixed_font(self._desk.theme))
        told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return told

    def _on_back(self) -> None:
        if self._rule is not None:
            self.editor.setPlainText(_laid_out(self._rule.rule.when_text))
            self.panel.forget()

    def _on_typed(self) -> None:
        self.stop()
        self.panel.forget()
        changed = self._rule is not None and self.editor.toPlainText() != _laid_out(self._rule.rule.when_text)
        self._back.setVisible(changed)
        self._rest.start()

    def _check(self) -> None:
        if self._rule is not None:
            work = partial(_check, self._desk.register, self._rule.rule.id, self.editor.toPlainText())
            self._desk.jobs.read("check", work, self._on_checked, self, self._on_failed)

    def _on_checked(self, fault: ConditionError | None) -> None:
        self._good = fault is None
        self.editor.mark(None if fault is None else fault.at)
        if fault is None:
            self._say(Text("Read without error"), "check")
        else:
            place = {"line": fault.at.line, "column": fault.at.column}
            self._say(Text("Line {line}, column {column}: {what}", what=fault.what, **place), "unknown")
        self._allow()

    def _on_failed(self, error: BaseException) -> None:
        self._good = False
        said = getattr(error, "what", None)
        self._say(said if isinstance(said, Text) else Text("It cannot be read now."), "unknown")
        self._allow()

    def _say(self, words: Text, sign: str) -> None:
        fresh = Sign(self._desk.theme, sign)
        self._verdict_row.replaceWidget(self._sign, fresh)
        self._sign.hide()
        self._sign.deleteLater()
        self._sign = fresh
        self._verdict.setText(say(words))

    def _allow(self) -> None:
        why = None
        if self._rule is not None and self._rule.off:
            why = Text("It is switched off: nothing is compared with it.")
        elif self._rule is not None and not self._rule.holds:
            why = Text("It is not the law of this register, and is not asked.")
        elif not self._good:
            why = Text("It cannot be tried while it cannot be read.")
        self.attempt.setEnabled(why is None)
        self.attempt.setToolTip(f"{self.attempt.text()} (F5)" if why is None else say(why))
        if why is not None and self._good:
            self._say(why, "unknown")

    def attempt_now(self) -> None:
        """Judge all subjects by what is typed."""
        if self._rule is None or not self.attempt.isEnabled():
            return
        self.stop()
        self.panel.begin()
        work = partial(try_on_register, self._desk.register, self._rule.rule.id, self.editor.toPlainText())
        self._job = self._desk.jobs.read("trial", work, self._on_tried, self, self._on_not_tried, long=True)
        self._job.told = self.panel.progress

    def stop(self) -> None:
        """Stop what is under way."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.panel.forget()

    def _on_tried(self, tried: Tried) -> None:
        self._job = None
        self.panel.show_tried(tried)
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(self.panel, 0, 24))

    def _on_not_tried(self, error: BaseException) -> None:
        self._job = None
        self.panel.forget()
        if isinstance(error, ConditionError):
            self._on_checked(error)
        elif isinstance(error, RegisterError):
            self._say(error.what, "unknown")
        else:
            show(error, self)

    def focus(self) -> None:
        """Put the focus into the editor."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)


def _check(register: Register, rule: str, condition: str, _progress: Progress) -> ConditionError | None:
    with register.read() as connection:
        return check_condition(connection, rule, condition)


def _laid_out(text: str) -> str:
    """A condition as it is written, without the indentation of its file."""
    return "\n".join(line.strip() if not place else "  " + line.strip() for place, line in enumerate(text.splitlines()))


_TOP = Qt.AlignmentFlag.AlignTop
