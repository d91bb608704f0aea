"""The form of a record, made from the field catalogue: groups, rows, parts; each fact is edited in its place."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from register.errors import RegisterError
from register.fields.catalogue import CATALOGUE
from register.fields.field import Field, Kind
from register.journal.change import Change
from register.queries.columns import DERIVED
from register.records import Record
from register.texts import Text
from register.values import Answer
from ui.desk import Desk
from ui.errors import show
from ui.forms.entries import Entry, entry_of, keep
from ui.forms.fact import Fact
from ui.forms.parts import Parts, Whole
from ui.forms.reading import FormContent, edited_here, find_by_name
from ui.forms.written import Written, cell_told
from ui.translations import say
from ui.widgets.labels import Wrapped, label

# Of records that the program makes, the fields that a person may enter.
ONLY = {"import": frozenset({"label"})}
LABEL = 112  # width of the labels, device-independent pixels


class Form(QScrollArea):
    """All fields of one kind of record. It shows a content and writes what is entered, each entry one change."""

    def __init__(self, desk: Desk, kind: str, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.entity = CATALOGUE[kind]
        self._currency = currency
        self._content: FormContent | None = None
        self._facts: dict[str, Fact] = {}
        self._parts: dict[str, Parts] = {}
        self._wholes: dict[str, Whole] = {}
        self._written = Written(desk.theme, LABEL)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(16, 8, 16, 24)
        self._column.setSpacing(8)
        self._build()
        self._column.addStretch()
        self.setWidget(inside)

    def _build(self) -> None:
        groups: dict[str, list[Field]] = {}
        for field in self.entity.fields:
            if field.derived and f"{self.entity.key}.{field.key}" not in DERIVED:
                continue  # nothing here knows it yet
            groups.setdefault(field.group, []).append(field)
        for place, (group, fields) in enumerate(groups.items()):
            if place:
                self._column.addSpacing(8)
            self._column.addWidget(label(say(self.entity.groups[group]), self._desk.theme.strong))
            self._column.addLayout(self._rows(fields))
        for part in edited_here(self.entity):
            parts = Parts(self._desk.theme, part, self._currency)
            parts.entered.connect(self._on_part_entered)
            parts.added.connect(partial(self._on_added, part.of, str(part.by)))
            parts.removed.connect(self._on_removed)
            parts.answered.connect(partial(self._on_complete, part.key))
            parts.asked.connect(self._look_up)
            self._column.addSpacing(8)
            self._column.addWidget(parts)
            self._parts[part.key] = parts
        for collection in self.entity.collections:
            if collection.key not in self._parts:
                whole = Whole(self._desk.theme, collection)
                whole.answered.connect(partial(self._on_complete, collection.key))
                self._column.addWidget(whole)
                self._wholes[collection.key] = whole
        self._column.addSpacing(8)
        self._column.addWidget(self._written)

    def _rows(self, fields: list[Field]) -> QGridLayout:
        rows = QGridLayout()
        rows.setHorizontalSpacing(8)
        rows.setVerticalSpacing(4)
        rows.setColumnMinimumWidth(0, LABEL)
        rows.setColumnStretch(1, 1)
        for line, field in enumerate(fields):
            name = Wrapped(say(field.label), quiet=True)
            name.setFixedWidth(LABEL)
            name.setContentsMargins(0, 2, 0, 0)
            name.setToolTip(say(field.help))
            only = ONLY.get(self.entity.key)
            editable = only is None or field.key in only
            fact = Fact(self._desk.theme, field, self._currency, editable=editable)
            name.setBuddy(fact)
            fact.entered.connect(partial(self._on_entered, field, fact))
            fact.asked.connect(partial(self._look_up, fact))
            rows.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
            rows.addWidget(fact, line, 1, Qt.AlignmentFlag.AlignTop)
            self._facts[field.key] = fact
        return rows

    def show_content(self, content: FormContent) -> None:
        """Show a record; facts that are being edited stay as they are if it is the same one."""
        if self._content is None or self._content.record.id != content.record.id:
            for fact in self._facts.values():
                fact.close_editor()
            self.verticalScrollBar().setValue(0)
        self._content = content
        unedited = content.record.version == 1
        self._written.show_row(content.written)
        for key, fact in self._facts.items():
            entry = entry_of(content.record, key)
            if fact.field.derived:
                fact.show_entry(Entry(content.derived.get(key)), {})
            elif fact.field.kind is Kind.REF:
                fact.show_entry(entry, content.titles.get(fact.field.to or "", {}))
            else:
                fact.show_entry(entry, {}, "")
            told = cell_told(content.written, content.record.kind, key) if unedited else ""
            fact.setToolTip("\n".join(part for part in (say(fact.field.help), told) if part))
        for parts in self._parts.values():
            parts.show_content(content)
        for whole in self._wholes.values():
            whole.show_content(content)

    def answer(self, key: str) -> None:
        """Bring a field into view and open it, or a collection of parts."""
        place: QWidget | None = self._parts.get(key) or self._wholes.get(key)
        if key in self._facts:
            place = self._facts[key]
            self._facts[key].edit()
        if place is not None:
            QTimer.singleShot(0, place, partial(self.ensureWidgetVisible, place, 16, 80))

    def _on_entered(self, field: Field, fact: Fact, entry: Entry) -> None:
        if self._content is not None:
            self._keep(self._content.record, field, entry, fact)

    def _on_part_entered(self, record: Record, field: Field, entry: Entry, fact: Fact) -> None:
        self._keep(record, field, entry, fact)

    def _keep(self, record: Record, field: Field, entry: Entry, fact: Fact) -> None:
        before = entry_of(record, field.key)

        def failed(error: BaseException) -> None:
            if isinstance(error, RegisterError):
                fact.reopen(before, error.what)
            else:
                show(error)

        named = Text("{field} of “{title}” entered", field=field.label, title=self._title())
        self._desk.change(named, partial(_keeping, record, field, entry), self, failed=failed)

    def _on_added(self, kind: str, by: str, values: dict[str, object]) -> None:
        if self._content is not None:
            whole = {by: self._content.record.id, **values}
            named = Text("{part} added to “{title}”", part=CATALOGUE[kind].label, title=self._title())
            self._desk.change(named, partial(_adding, kind, whole), self)

    def _on_removed(self, record: Record) -> None:
        part = CATALOGUE[record.kind].label
        named = Text("{part} removed from “{title}”", part=part, title=self._title())
        self._desk.change(named, partial(_removing, record), self)

    def _on_complete(self, key: str, complete: bool) -> None:
        if self._content is None:
            return
        what = self.entity.collection(key).label
        if complete:
            named = Text("{list} of “{title}” complete", list=what, title=self._title())
        else:
            named = Text("{list} of “{title}” open again", list=what, title=self._title())
        answer = Answer.COMPLETE if complete else None
        self._desk.change(named, partial(_answering, self._content.record, key, answer), self)

    def _look_up(self, fact: Fact, words: str) -> None:
        if fact.field.to is not None:
            work = partial(find_by_name, self._desk.register, fact.field.to, words)
            self._desk.jobs.read("names", work, fact.offer, fact)

    def _title(self) -> Any:
        return "" if self._content is None else self._content.title


def _keeping(record: Record, field: Field, entry: Entry, change: Change) -> None:
    keep(change, record, field, entry)


def _adding(kind: str, values: dict[str, object], change: Change) -> int:
    return change.insert(kind, values)


def _removing(record: Record, change: Change) -> None:
    change.delete(record.kind, record.id)


def _answering(record: Record, key: str, answer: Answer | None, change: Change) -> None:
    change.answer(record.kind, record.id, key, answer)
