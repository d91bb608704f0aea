"""What is not known, as questions: where to answer each, whether it was put to somebody, and noting that it was."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from register.queries.cards import Asked
from register.queries.put import Put
from register.terms.decisions import QUESTION_TO
from register.texts import Text
from ui.desk import Desk
from ui.forms.deciding import asking
from ui.forms.inline import InlineForm
from ui.forms.pieces import signed
from ui.translations import say
from ui.widgets.buttons import Button


class Questions(QWidget):
    """Questions about one record.

    wanted: the key of a field to answer in. forming: whether a form is open now.
    """

    wanted = Signal(str)
    forming = Signal(bool)

    def __init__(self, desk: Desk, questions: Sequence[Asked], kind: str, subject: int, put: Mapping[str, Put]) -> None:
        super().__init__()
        self._desk = desk
        self._about = (kind, subject)
        self._put = put
        self.questions = tuple(questions)
        self.form: InlineForm | None = None
        self._places: dict[str, QVBoxLayout] = {}
        self._buttons: dict[str, Button] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for asked in self.questions:
            place = QVBoxLayout()
            place.setSpacing(4)
            place.addLayout(self._row(asked))
            column.addLayout(place)
            self._places[asked.path] = place

    def _row(self, asked: Asked) -> QVBoxLayout:
        theme, put = self._desk.theme, self._put.get(asked.path)
        answer = Button(theme, say(Text("Answer")), look="low")
        answer.setAccessibleName(say(Text("Answer: {field}", field=asked.label)))
        answer.clicked.connect(partial(self.wanted.emit, key_of(asked)))
        verb = Text("Ask…") if put is None else Text("Remind…")
        ask = Button(theme, say(verb), look="low")
        ask.setAccessibleName(say(Text("{verb} {field}", verb=verb, field=asked.label)))
        ask.clicked.connect(partial(self.ask, asked.path))
        self._buttons[asked.path] = ask
        small = [say(asked.label)]
        if asked.problem is not None:
            small.append(say(asked.problem))
        if put is not None:
            small.append(say(put_told(put)))
        row = QVBoxLayout()
        row.addLayout(signed(theme, "unknown", say(asked.words), small, beside=(answer, ask)))
        return row

    def ask(self, path: str | None = None) -> bool:
        """Open the form that notes a question as put; None: the first one. Whether there is one."""
        if not self.questions or self.form is not None:
            return False
        asked = next((one for one in self.questions if path in {None, one.path}), self.questions[0])
        form = InlineForm(self._desk, asking(asked, *self._about, self._put.get(asked.path)))
        form.kept.connect(self._close)
        form.left.connect(self._close)
        self.form = form
        self._places[asked.path].addWidget(form)
        self.forming.emit(True)
        form.focus()
        return True

    def _close(self) -> None:
        form, self.form = self.form, None
        if form is None:
            return
        path = next((path for path, place in self._places.items() if place.indexOf(form) >= 0), None)
        had_focus = form.isAncestorOf(self.window().focusWidget())
        form.hide()
        form.deleteLater()
        if path is not None and had_focus:
            self._buttons[path].setFocus()
        self.forming.emit(False)


def key_of(asked: Asked) -> str:
    """The field or collection of the record in which a question is answered."""
    return asked.path.partition("@")[0].removesuffix(".*").partition(".")[0]


def put_told(put: Put) -> Text:
    """To whom a question was put, and when its answer is due."""
    to = None if put.to is None else QUESTION_TO.words(put.to)
    if put.due_on is None or to is None or put.sent_on is None:
        return Text("asked, no answer yet")
    return Text("asked on {sent} of: {to}; answer due by {due}", sent=put.sent_on, to=to, due=put.due_on)
