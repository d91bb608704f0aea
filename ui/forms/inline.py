"""A form that stands in a card: a few fields of a record to be, asked for where they are needed, kept as one change."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from register.errors import RegisterError
from register.fields.field import Field, Kind
from register.journal.change import Change
from register.texts import Text, Words
from ui.desk import Desk
from ui.errors import show
from ui.forms.editors import CodesEditor, Editor, LineEditor, MoneyEditor
from ui.forms.picks import Paragraph, PersonName, Pick
from ui.forms.reading import find_by_name
from ui.translations import say
from ui.widgets.buttons import ENTER, Button
from ui.widgets.labels import Wrapped

LONG = frozenset({"reason", "stop_plan", "description"})  # texts of more than a line
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Blank:
    """A field to be filled in. key: where its value goes ("reason", "control.kind").

    choices: instead of the field's own codes. needed: whether the form asks for it; the register has the last word.
    either: whether it or another one is needed. only: the statuses for which it is asked. beside: whether it stands in
    the same line as the one before. folded: whether it is shown only when it is asked for, or has a value.
    """

    key: str
    field: Field
    preset: Any = None
    choices: Mapping[Any, Words | Text] | None = None
    needed: bool = False
    either: bool = False
    only: frozenset[str] = frozenset()
    beside: bool = False
    folded: bool = False
    label: Words | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a form asks for.

    purpose: its code. notes: what is good to know before. verb: on its button. named: what the change is called, by the
    status chosen. work: does it, from the values by key. unfold: words that show what is folded. copied: a text that
    can be taken along.
    """

    purpose: str
    title: Text | Words
    verb: Text
    named: Callable[[str], Text]
    work: Callable[[Values, Change], Any]
    blanks: tuple[Blank, ...] = ()
    notes: tuple[Text, ...] = ()
    unfold: Text | None = None
    copied: Text | Words | None = None


class InlineForm(QWidget):
    """The form. kept: it was kept. left: it is not wanted after all."""

    kept = Signal()
    left = Signal()

    def __init__(self, desk: Desk, wanted: Wanted, currency: str = "EUR") -> None:
        super().__init__()
        self._desk = desk
        self._currency = currency
        self.wanted = wanted
        self._editors: dict[str, Editor] = {}
        self._boxes: dict[str, QWidget] = {}
        self._running = False
        # Where hardly anything is needed, it would say "optional" all over.
        self._marked = sum(blank.needed and not blank.only for blank in wanted.blanks) > 1
        self._unfolded = any(blank.folded and blank.preset is not None for blank in wanted.blanks)
        self._complaint = Wrapped("", desk.theme.medium)
        self._complaint.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 12, 12)
        self._column.setSpacing(8)
        self._column.addWidget(Wrapped(say(wanted.title), desk.theme.strong))
        for line in wanted.notes:
            self._column.addWidget(Wrapped(say(line), desk.theme.small, quiet=True))
        self._rows()
        self._fold = Button(desk.theme, say(wanted.unfold or Text("More")), look="low")
        self._fold.clicked.connect(self._on_unfold)
        self._column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._complaint)
        self._buttons()
        self._show_rows()

    def _rows(self) -> None:
        line: QHBoxLayout | None = None
        for blank in self.wanted.blanks:
            box = self._box(blank)
            if line is None or not blank.beside:
                line = QHBoxLayout()
                line.setSpacing(8)
                self._column.addLayout(line)
            line.addWidget(box, 1)

    def _box(self, blank: Blank) -> QWidget:
        theme, box = self._desk.theme, QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        words = say(blank.label or blank.field.label)
        plain = blank.needed or blank.either or not self._marked
        said = words if plain else say(Text("{field} (optional)", field=words))
        name = Wrapped(said, theme.small, quiet=True)
        name.setToolTip(say(blank.field.help))
        editor = self._editor(blank, words)
        editor.setToolTip(say(blank.field.help))
        column.addStretch()  # beside a longer label, the editors still stand in one line
        column.addWidget(name)
        column.addWidget(editor)
        name.setBuddy(editor)
        self._editors[blank.key], self._boxes[blank.key] = editor, box
        return box

    def _editor(self, blank: Blank, name: str) -> Editor:
        theme, asked = self._desk.theme, blank.field
        editor: Editor
        choices = blank.choices
        if choices is None and asked.codes is not None and asked.kind is not Kind.CODES:
            choices = asked.codes.codes
        if asked.kind is Kind.CODES and choices is None:
            editor = CodesEditor(theme, asked)
        elif choices is not None:
            editor = Pick(theme, name, choices, needed=blank.needed)
            editor.entered.connect(self._show_rows)
        elif asked.kind is Kind.REF:
            editor = PersonName(theme, name)
            editor.typed.connect(partial(self._look_up, editor))
            editor.entered.connect(self.submit)
        elif asked.key in LONG:
            editor = Paragraph(theme, name)
        elif asked.kind is Kind.MONEY:
            editor = MoneyEditor(theme, asked, self._currency)
            editor.entered.connect(self.submit)
        else:
            editor = LineEditor(theme, asked, self._currency)
            editor.entered.connect(self.submit)
        editor.show_value(blank.preset)
        if isinstance(editor, LineEditor):
            editor.line.deselect()
            editor.line.setAccessibleName(name)
        return editor

    def _buttons(self) -> None:
        theme, row = self._desk.theme, QHBoxLayout()
        self.primary = Button(theme, say(self.wanted.verb), look="primary")
        self.primary.setToolTip("Ctrl+\u21b5")
        self.primary.clicked.connect(self.submit)
        self.cancel = Button(theme, say(Text("Cancel")), look="link")
        self.cancel.clicked.connect(self.left)
        row.addWidget(self.primary)
        row.addWidget(self.cancel)
        row.addStretch()
        if self.wanted.copied is not None:
            copy = Button(theme, say(Text("Copy")), look="link")
            copy.setAccessibleName(say(Text("Copy the question")))
            copy.clicked.connect(partial(self._copy, say(self.wanted.copied)))
            row.addWidget(copy)
        self._column.addLayout(row)

    def _copy(self, words: str) -> None:
        QApplication.clipboard().setText(words)

    @property
    def status(self) -> str:
        """The status that is chosen, where the form asks for one."""
        editor = self._editors.get("status")
        return "" if editor is None else str(editor.value() or "")

    def _shown(self, blank: Blank) -> bool:
        return (not blank.only or self.status in blank.only) and (self._unfolded or not blank.folded)

    def _show_rows(self) -> None:
        for blank in self.wanted.blanks:
            self._boxes[blank.key].setVisible(self._shown(blank))
        self._fold.setVisible(not self._unfolded and any(blank.folded for blank in self.wanted.blanks))

    def _on_unfold(self) -> None:
        self._unfolded = True
        self._show_rows()
        first = next(blank for blank in self.wanted.blanks if blank.folded)
        self._editors[first.key].setFocus()

    def _look_up(self, editor: PersonName, words: str) -> None:
        work = partial(find_by_name, self._desk.register, "person", words)
        self._desk.jobs.read(("people", id(editor)), work, editor.offer, self)

    def focus(self) -> None:
        """Where the focus goes when it is opened."""
        first = next((blank.key for blank in self.wanted.blanks if self._shown(blank)), None)
        (self.primary if first is None else self._editors[first]).setFocus(Qt.FocusReason.OtherFocusReason)

    def draft(self) -> dict[str, Any]:
        """What is entered so far, as far as it can be read."""
        found = {}
        for blank in self.wanted.blanks:
            editor = self._editors[blank.key]
            found[blank.key] = editor.line.text() if isinstance(editor, LineEditor) else editor.value()
        return found

    def restore(self, draft: Mapping[str, Any]) -> None:
        """Begin again from what was entered."""
        for key, value in draft.items():
            editor = self._editors.get(key)
            if isinstance(editor, LineEditor):
                editor.line.setText(value)
            elif editor is not None:
                editor.show_value(value)
        self._unfolded = self._unfolded or any(
            blank.folded and draft.get(blank.key) is not None for blank in self.wanted.blanks
        )
        self._show_rows()

    def submit(self) -> None:
        """Keep what is entered as one change; with something wrong or missing, stay open and say what."""
        if self._running:
            return
        values: dict[str, Any] = {}
        for blank in self.wanted.blanks:
            if not self._shown(blank):
                continue
            try:
                values[blank.key] = self._editors[blank.key].value()
            except RegisterError as error:
                self._complain(error.what, error.hint, blank.key)
                return
            if blank.needed and values[blank.key] is None:
                what = Text("{field} is missing.", field=blank.label or blank.field.label)
                self._complain(what, None, blank.key)
                return
        self._running = True
        self.primary.setEnabled(False)
        work = partial(self.wanted.work, values)
        self._desk.change(self.wanted.named(self.status), work, self, self._on_done, self._on_failed)

    def _on_done(self, _result: object) -> None:
        self.kept.emit()

    def _on_failed(self, error: BaseException) -> None:
        self._running = False
        self.primary.setEnabled(True)
        if isinstance(error, RegisterError):
            self._complain(error.what, error.hint, None)
        else:
            show(error, self)

    def _complain(self, what: Text, hint: Text | None, key: str | None) -> None:
        self._complaint.setText(" ".join(say(part) for part in (what, hint) if part is not None))
        self._complaint.show()
        if key is not None:
            self._editors[key].setFocus()
        QTimer.singleShot(0, self._complaint, self._show_complaint)

    def _show_complaint(self) -> None:
        place = self.parentWidget()
        while place is not None:
            if hasattr(place, "ensureWidgetVisible"):
                place.ensureWidgetVisible(self._complaint, 0, 60)
                return
            place = place.parentWidget()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submit()
        else:
            event.accept()  # the keys of the card around it do not act while something is entered

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._desk.theme["alt"])
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        painter.end()
