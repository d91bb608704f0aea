"""A record that does not exist yet: what names it is asked for, the rest is entered in its form afterwards."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from register.errors import RegisterError
from register.fields.catalogue import CATALOGUE
from register.fields.field import Field
from register.journal.change import Change
from register.texts import Text
from ui.desk import Desk
from ui.errors import show
from ui.forms.asked import ASKED
from ui.forms.editors import Editor, RefEditor, editor_for
from ui.forms.reading import find_by_name
from ui.translations import say
from ui.widgets.buttons import Button
from ui.widgets.labels import Wrapped, label


class Fresh(QWidget):
    """Asks for what names a new record. made: its id. closed: it is not wanted after all."""

    made = Signal(int)
    closed = Signal()

    def __init__(self, desk: Desk, kind: str, currency: str) -> None:
        super().__init__()
        self._desk = desk
        self._kind = kind
        entity = CATALOGUE[kind]
        self._editors: dict[str, Editor] = {}
        self._complaint = Wrapped("", desk.theme.small)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(4)
        column.addWidget(label(say(Text("New: {kind}", kind=entity.label)), desk.theme.head))
        column.addSpacing(8)
        for key in ASKED[kind]:
            column.addWidget(label(say(entity.field(key).label), quiet=True))
            column.addWidget(self._editor(entity.field(key), currency))
            column.addSpacing(4)
        column.addWidget(self._complaint)
        column.addLayout(self._buttons())
        column.addStretch()

    def _editor(self, field: Field, currency: str) -> Editor:
        editor = editor_for(self._desk.theme, field, currency)
        if isinstance(editor, RefEditor) and field.to is not None:
            editor.typed.connect(partial(self._look_up, editor, field.to))
        self._editors[field.key] = editor
        return editor

    def _buttons(self) -> QHBoxLayout:
        theme, row = self._desk.theme, QHBoxLayout()
        add = Button(theme, say(Text("Add")), look="primary")
        add.clicked.connect(self.add)
        cancel = Button(theme, say(Text("Cancel")), look="link")
        cancel.clicked.connect(self.closed)
        row.addWidget(add)
        row.addWidget(cancel)
        row.addStretch()
        return row

    def _look_up(self, editor: RefEditor, kind: str, words: str) -> None:
        work = partial(find_by_name, self._desk.register, kind, words)
        self._desk.jobs.read(("names", id(editor)), work, editor.offer, self)

    def focus(self) -> None:
        """Where the focus goes when it is opened."""
        next(iter(self._editors.values())).setFocus()

    def add(self) -> None:
        """Make the record; with something wrong or missing, stay open and say what."""
        try:
            values = {key: editor.value() for key, editor in self._editors.items()}
        except RegisterError as error:
            self._complaint.setText(say(error.what))
            return
        values = {key: value for key, value in values.items() if value is not None}
        entity = CATALOGUE[self._kind]
        missing = [field.label for field in entity.stored if field.required and field.key in ASKED[self._kind]
                   and field.key not in values]  # fmt: skip
        if missing or not values:
            wanted = missing or [entity.field(key).label for key in ASKED[self._kind]]
            self._complaint.setText(say(Text("Needed: {fields}", fields=tuple(wanted))))
            return
        named = Text("New: {kind}", kind=entity.label)
        work: Callable[[Change], int] = partial(_making, self._kind, values)
        self._desk.change(named, work, self, self.made.emit, self._on_failed)

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, RegisterError):
            self._complaint.setText(say(error.what))
        else:
            show(error, self)


def _making(kind: str, values: dict[str, Any], change: Change) -> int:
    if kind == "acquisition":
        from register.joining.deals import next_refs  # noqa: PLC0415 - loaded by who makes a deal

        values = {"ref": next(next_refs(change.connection, 1)), "gathered": False, **values}
    elif kind == "equipment":
        values = {"quantity": 1, **values}
    return change.insert(kind, values)
