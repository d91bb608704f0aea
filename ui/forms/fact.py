"""One fact in a form: read as words, and turned into its editor in the same place."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from register.errors import RegisterError
from register.fields.field import Field
from register.texts import Text
from register.values import Answer
from ui.forms.editors import Complete, Editor, Line, RefEditor, editor_for
from ui.forms.entries import Entry
from ui.forms.values import value_text
from ui.theme import Theme
from ui.translations import say
from ui.widgets.labels import Wrapped

ANSWERS = {
    Answer.NONE: Text("none"),
    Answer.NOT_APPLICABLE: Text("not applicable"),
    Answer.ASKED_NOT_KNOWN: Text("asked, not known"),
}


class Pill(QWidget):
    """The dashed sign of a fact that nobody has given: somebody can still find it out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words = say(Text("unknown"))
        self.setFixedSize(theme.small_metrics.horizontalAdvance(self._words) + 18, theme.small_metrics.height() + 5)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme["control"], 1, Qt.PenStyle.DashLine))
        half = self.height() / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), half - 0.5, half - 0.5)
        painter.setFont(self._theme.small)
        painter.setPen(self._theme["text2"])
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)
        painter.end()


class Fact(QWidget):
    """A fact. Enter, F2 or a click edits it in place; Esc restores it, Enter or leaving it keeps it.

    entered: the Entry that the person made. asked: words to look records up by, for a reference.
    """

    entered = Signal(object)
    asked = Signal(str)

    def __init__(self, theme: Theme, field: Field, currency: str, *, editable: bool = True) -> None:
        super().__init__()
        self.field = field
        self._theme = theme
        self._currency = currency
        self._editable = editable and not field.derived
        self._entry = Entry()
        self._titles: Mapping[int, Any] = {}
        self._made = ""
        self._editor: Editor | None = None
        self._box: QWidget | None = None
        self._complete: Complete | None = None
        self._reason: Line | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        if self._editable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(say(field.help))
        self.setWhatsThis("\n\n".join(say(words) for words in (field.help, field.question) if words is not None))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 2, 0, 2)
        self._layout.setSpacing(2)
        self._text = Wrapped("")
        self._pill = Pill(theme)
        self._note = Wrapped("", theme.small, quiet=True)
        self._complaint = Wrapped("", theme.small)
        for widget in (self._text, self._pill, self._note, self._complaint):
            self._layout.addWidget(widget)
        self._complaint.hide()
        self._show()

    def show_entry(self, entry: Entry, titles: Mapping[int, Any], note: str = "", made: str = "") -> None:
        """Show what is known, unless it is being edited.

        note: where it is from, in small print. made: what stands for it while nobody has given a value.
        """
        self._entry, self._titles, self._made = entry, titles, made
        self._note.setText(note)
        if self._box is None:
            self._show()

    @property
    def editing(self) -> bool:
        """Whether it is an editor at the moment."""
        return self._box is not None

    def _show(self) -> None:
        entry = self._entry
        known = entry.value is not None
        said = value_text(self.field, entry.value, self._titles)
        if entry.answer in ANSWERS:
            said = say(ANSWERS[entry.answer])
            if entry.reason:
                said = say(Text("{answer}: {reason}", answer=ANSWERS[entry.answer], reason=entry.reason))
        elif entry.answer is Answer.COMPLETE and not known:
            said = say(Text("none at all"))
        quiet = (entry.answer is not None and entry.answer is not Answer.COMPLETE) or (bool(self._made) and not said)
        if not said and self._made:
            said = say(Text("{title} (made by the register)", title=self._made))
        self._text.setForegroundRole(
            self.palette().ColorRole.PlaceholderText if quiet else self.palette().ColorRole.WindowText
        )
        self._text.setText(said)
        self._text.setVisible(bool(said))
        self._pill.setVisible(not said)
        complete = say(Text("complete list")) if known and entry.answer is Answer.COMPLETE else ""
        self._note.setText(self._note.text() or complete)
        self._note.setVisible(bool(self._note.text()) and bool(said))
        heard = said or say(Text("unknown"))
        self.setAccessibleName(say(Text("{field}: {value}", field=self.field.label, value=heard)))

    def edit(self) -> None:
        """Turn into the editor."""
        if not self._editable or self._box is not None:
            return
        editor = editor_for(self._theme, self.field, self._currency)
        if isinstance(editor, RefEditor):
            editor.show_named(self._entry.value, value_text(self.field, self._entry.value, self._titles))
            editor.typed.connect(self.asked)
        else:
            editor.show_value(self._entry.value)
        editor.entered.connect(self.commit)
        self._editor = editor
        self._build_box(editor)
        for widget in (self._text, self._pill, self._note):
            widget.hide()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    def _build_box(self, editor: Editor) -> None:
        self._box = QWidget()
        column = QVBoxLayout(self._box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(2)
        line.addWidget(editor, 1)
        answers = [answer for answer in ANSWERS if answer in self.field.answers]
        if answers:
            line.addWidget(self._other(answers), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        if Answer.COMPLETE in self.field.answers:
            self._complete = Complete()
            self._complete.setChecked(self._entry.answer is Answer.COMPLETE)
            self._complete.entered.connect(self.commit)
            column.addWidget(self._complete)
        self._layout.insertWidget(0, self._box)

    def _other(self, answers: list[Answer]) -> QToolButton:
        button, menu = QToolButton(), QMenu(self)
        for answer in answers:
            action = QAction(say(ANSWERS[answer]), menu)
            action.triggered.connect(lambda _on=False, answer=answer: self._on_answer(answer))
            menu.addAction(action)
        button.setText("…")
        button.setAutoRaise(True)
        button.setFixedHeight(self._theme.height(28, 10))
        button.setToolTip(say(Text("Another answer than a value")))
        button.setAccessibleName(say(Text("Another answer for {field}", field=self.field.label)))
        button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
        return button

    def _on_answer(self, answer: Answer) -> None:
        if answer is not Answer.NOT_APPLICABLE:
            self._give(Entry(None, answer))
            return
        self._reason = Line(self._entry.reason or "")
        self._reason.setAccessibleName(say(Text("Why it is not applicable")))
        self._reason.setPlaceholderText(say(Text("Why is it not applicable?")))
        self._reason.setFixedHeight(self._theme.height(28, 10))
        self._reason.returnPressed.connect(self.commit)
        if self._box is not None and self._editor is not None:
            self._editor.hide()
            self._box.layout().addWidget(self._reason)  # type: ignore[union-attr]
        self._reason.setFocus()

    def commit(self) -> None:
        """Keep what is entered; with something wrong in it, stay open and say what."""
        if self._box is None or self._editor is None:
            return
        if self._reason is not None:
            reason = self._reason.text().strip()
            if reason:
                self._give(Entry(None, Answer.NOT_APPLICABLE, reason))
            else:
                self.complain(Text("Say in a few words why it is not applicable."))
            return
        try:
            value = self._editor.value()
        except RegisterError as error:
            self.complain(error.what)
            return
        complete = self._complete is not None and self._complete.isChecked()
        kept = self._entry.answer if value is None and value == self._entry.value and self._complete is None else None
        self._give(Entry(value, Answer.COMPLETE if complete else kept, self._entry.reason if kept else None))

    def _give(self, entry: Entry) -> None:
        before, self._entry = self._entry, entry
        self.close_editor()
        if entry != before:
            self._note.setText("")
            self._show()
            self.entered.emit(entry)

    def complain(self, what: Text) -> None:
        """Say what is wrong with what was entered, under it."""
        self._complaint.setText(say(what))
        self._complaint.show()

    def reopen(self, before: Entry, what: Text) -> None:
        """Open again with what was entered, because it could not be kept."""
        entered = self._entry
        self.edit()
        self._entry = before
        if self._complete is not None:
            self._complete.setChecked(entered.answer is Answer.COMPLETE)
        self.complain(what)

    def close_editor(self) -> None:
        """Be words again; what was entered and not kept is gone."""
        if self._box is None:
            return
        QApplication.instance().focusChanged.disconnect(self._on_focus_changed)  # type: ignore[union-attr]
        had_focus = self._box.isAncestorOf(QApplication.focusWidget() or self)
        box, self._box, self._editor, self._complete, self._reason = self._box, None, None, None, None
        self._complaint.hide()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        box.hide()
        box.deleteLater()
        self._show()

    def offer(self, found: list[tuple[int, str]]) -> None:
        """Show the records that were found by what is typed."""
        if isinstance(self._editor, RefEditor):
            self._titles = {**self._titles, **dict(found)}
            self._editor.offer(found)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._box is None or now is None or now is self or self.isAncestorOf(now):
            return
        if QApplication.activePopupWidget() is None:
            self.commit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._box is not None:
            self.close_editor()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2} and self._box is None:
            self.edit()
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.edit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme["focus"], 1.5))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
        painter.end()
