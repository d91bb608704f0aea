"""A condition to try: read while it is typed, judged when asked, kept only in a copy that is the city's own."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from register.errors import RegisterError
from register.progress import Progress
from register.queries.catalogue import Catalogue, Listed
from register.rules.completing import Completion, completed
from register.rules.tokens import ConditionError
from register.screening.trying import check_condition
from register.store import Register
from register.texts import Text, Words
from ui import keys
from ui.desk import Desk
from ui.errors import show
from ui.jobs import Job
from ui.telling.copy_strip import CopyStrip
from ui.telling.editor import ConditionEditor, EditorFrame
from ui.telling.inks import fixed_font
from ui.telling.trial import TrialPanel, Tried, try_on_register
from ui.translations import say
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.labels import Wrapped, label
from ui.widgets.level import LevelTag, Sign

REST = 200  # milliseconds without a key before what was typed is read


class ConditionTab(QScrollArea):
    """Shows a rule's condition, and tries changes of it.

    going: kind and id of a record to show. copied: the rule is to be one of the city's own: the condition, the titles,
    and whether the rule itself is switched off. kept: the condition that one of the city's own rules shall have.
    """

    going = Signal(str, int)
    copied = Signal(str, object, bool)
    kept = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rule: Listed | None = None
        self._found: Catalogue | None = None
        self._job: Job | None = None
        self._good = True
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.editor = ConditionEditor(desk.theme)
        self.editor.complete_by(self._propose)
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
        keys.TRY.bind(self, self.attempt_now)
        self._keeping = Wrapped("", theme.small, quiet=True)
        self.strip = CopyStrip(theme)
        self.strip.made.connect(self._on_copy)
        self.strip.closed.connect(self.close_strip)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(8)
        column.addLayout(self._above())
        column.addWidget(EditorFrame(theme, self.editor))
        column.addWidget(self._buttons())
        column.addWidget(self._keeping)
        column.addWidget(self.strip)
        column.addWidget(self.panel)
        column.addSpacing(8)
        self._beside_column = QVBoxLayout()
        self._beside_column.addWidget(self._beside)
        column.addLayout(self._beside_column)
        column.addStretch()
        self.setWidget(inside)
        inside.setAutoFillBackground(False)

    def _above(self) -> QHBoxLayout:
        """Whether it can be read, and how it is completed."""
        complete = Button(self._desk.theme, say(Text("Complete   {key}", key=keys.COMPLETE.shown[0])), look="low")
        complete.setAccessibleName(say(Text("Complete ({key})", key=keys.COMPLETE.shown[0])))
        complete.clicked.connect(self._on_complete)
        self._verdict_row = QHBoxLayout()
        self._verdict_row.setSpacing(4)
        self._verdict_row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._verdict_row.addWidget(self._verdict, 1)
        self._verdict_row.addWidget(complete, 0, Qt.AlignmentFlag.AlignTop)
        return self._verdict_row

    def _buttons(self) -> QWidget:
        theme = self._desk.theme
        self.attempt = Button(theme, say(Text("Try on the register")))
        self.attempt.clicked.connect(self.attempt_now)
        self._back = Button(theme, say(Text("Back to the rule’s own")), look="link")
        self._back.clicked.connect(self._on_back)
        self.copy = Button(theme, say(Text("Copy to edit…")))
        self.copy.clicked.connect(self._on_ask_copy)
        self.keep = Button(theme, say(Text("Keep the condition")))
        self.keep.clicked.connect(lambda: self.kept.emit(self.editor.toPlainText()))
        box, flow = QWidget(), Flow()
        for button in (self.attempt, self.keep, self.copy, self._back):
            flow.addWidget(button)
        box.setLayout(flow)
        return box

    def show_rule(self, one: Listed, found: Catalogue) -> None:
        """Show this rule of a catalogue; what was typed stays while it is about the same one."""
        before, self._rule, self._found = self._rule, one, found
        if before is None or before.rule.id != one.rule.id:
            self.strip.hide()
        self.keep.setVisible(one.pack.own)
        if one.pack.own:
            place = "" if found.folder is None else str(found.folder)
            said = Text("Tried only, until you keep it. All else of the rule is changed in its file in {folder}.",
                        folder=place)  # fmt: skip
        else:
            said = Text("Only tried: nothing is kept. A copy of the rule is the city’s own, and can be changed.")
        self._keeping.setText(say(said))
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

    def _propose(self, text: str, at: int) -> Completion:
        if self._rule is None or self._found is None:
            return Completion(at, at, "", ())
        one = self._rule
        return completed(text, at, one.subjects, self._found.at_hand, keeping=one.rule.keeping)

    def _on_complete(self) -> None:
        self.focus()
        self.editor.offer()

    def _on_ask_copy(self) -> None:
        if self._rule is not None:
            self.strip.ask(self._rule)
            QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(self.strip, 0, 24))

    def _on_copy(self, titles: Words, off: bool) -> None:
        self.copied.emit(self.editor.toPlainText(), titles, off)

    def close_strip(self) -> None:
        """Close what was asked about a copy."""
        self.strip.hide()
        self.copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def complain(self, error: BaseException) -> None:
        """Say what hindered a copy or the keeping, where it was asked for."""
        if isinstance(error, ConditionError):
            self._on_checked(error)
        elif not isinstance(error, RegisterError):
            show(error, self)
        elif self.strip.isVisible():
            self.strip.complain(error.what)
        else:
            self._say(error.what, "unknown")

    def _on_back(self) -> None:
        if self._rule is not None:
            self.editor.setPlainText(_laid_out(self._rule.rule.when_text))
            self.panel.forget()

    def _on_typed(self) -> None:
        self.stop()
        self.panel.forget()
        changed = self._rule is not None and self.editor.toPlainText() != _laid_out(self._rule.rule.when_text)
        self._back.setVisible(changed)
        self.keep.setEnabled(False)  # until it is read
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
        self.copy.setEnabled(self._good)
        self.keep.setEnabled(self._good and not self._back.isHidden())
        self.attempt.setToolTip(f"{self.attempt.text()} ({keys.TRY.shown[0]})" if why is None else say(why))
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
        self.complain(error)

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
