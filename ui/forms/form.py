"""The form of a record, made from the field catalogue: groups, rows, parts; each fact is edited in its place."""

import time
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from register.errors import RegisterError
from register.fields.catalogue import CATALOGUE
from register.fields.field import Field
from register.journal.change import Change
from register.queries.columns import DERIVED
from register.records import Record
from register.texts import Text
from register.values import Answer
from ui.desk import Desk
from ui.errors import show
from ui.forms.entries import Entry, entry_of, keep, made
from ui.forms.fact import Fact
from ui.forms.group import Group
from ui.forms.parts import Parts, Whole
from ui.forms.reading import FormContent, edited_here, find_by_name
from ui.forms.rows import LABEL, fact_rows
from ui.forms.written import Written, cell_told
from ui.translations import say, shown

AT_A_TIME = 0.012  # seconds for which rows are made before the window may answer again
# Of records that the program makes, the fields that a person may enter.
ONLY = {"import": frozenset({"label"})}


class Form(QScrollArea):
    """All fields of one kind of record. It shows a content and writes what is entered, each entry one change.

    A group of which nothing is known is folded; the first one never is by itself.
    """

    def __init__(self, desk: Desk, kind: str, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.entity = CATALOGUE[kind]
        self._currency = currency
        self._content: FormContent | None = None
        self._groups: list[Group] = []
        self._facts: dict[str, Fact] = {}
        self._parts: dict[str, Parts] = {}
        self._wholes: dict[str, Whole] = {}
        self._written = Written(desk.theme, LABEL)
        self._steps: Iterator[None] = iter(())
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
        for name, fields in groups.items():
            group = Group(self._desk.theme, self.entity.groups[name], fields, self._rows)
            group.made.connect(partial(self._show_group, group))
            self._column.addWidget(group)
            self._groups.append(group)
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

    def _rows(self, fields: Sequence[Field]) -> QGridLayout:
        rows, facts = fact_rows(self._desk.theme, self._currency, fields, ONLY.get(self.entity.key))
        for field in fields:
            fact = facts[field.key]
            fact.entered.connect(partial(self._on_entered, field, fact))
            fact.asked.connect(partial(self._look_up, fact))
        self._facts |= facts
        return rows

    def show_content(self, content: FormContent) -> None:
        """Show a record; facts that are being edited stay as they are if it is the same one."""
        other = self._content is None or self._content.record.id != content.record.id
        if other:
            for fact in self._facts.values():
                fact.close_editor()
            self.verticalScrollBar().setValue(0)
        self._content = content
        self._steps = self._showing(content, other=other)
        self._go_on()

    def _go_on(self) -> None:
        """Show some more, for no longer than the window may wait."""
        until = time.perf_counter() + AT_A_TIME
        for _step in self._steps:
            if time.perf_counter() > until:
                QTimer.singleShot(0, self, self._go_on)
                return

    def _show_the_rest(self) -> None:
        """Show all of it now: somebody wants to be led to a place in it."""
        for _step in self._steps:
            pass

    def _showing(self, content: FormContent, *, other: bool) -> Iterator[None]:
        """Show a content group by group: the rows of a group are made when it is opened for the first time."""
        for place, group in enumerate(self._groups):
            known, before = sum(_known(content, field) for field in group.fields), group.known
            group.show_known(known)
            if other or (known and not before):
                group.open(opened=bool(known or not place))
            self._show_group(group)
            yield
        shown: list[Parts | Whole] = [*self._parts.values(), *self._wholes.values()]
        for each in shown:
            each.show_content(content)
            yield
        self._written.show_row(content.written)

    def _show_group(self, group: Group) -> None:
        content = self._content
        if content is None:
            return
        for field in group.fields:
            fact = self._facts.get(field.key)
            if fact is None:
                continue
            titles = content.titles.get(field.to or "", {}) if not field.derived else {}
            fact.show_entry(_entry(content, field), titles, made=shown(content.made.get(field.key)))
            told = cell_told(content.written, content.record.kind, field.key) if content.record.version == 1 else ""
            fact.setToolTip("\n".join(part for part in (say(field.help), told) if part))

    def fact(self, key: str) -> Fact:
        """The fact of a field; its group is opened. Raises KeyError."""
        self._show_the_rest()
        for group in self._groups:
            if key in group:
                group.open()
        return self._facts[key]

    def focus_first(self) -> None:
        """Put the focus on the first fact that is to be seen."""
        shown = (self._facts[field.key] for group in self._groups if group.opened for field in group.fields)
        first = next((fact for fact in shown if fact.focusPolicy() != Qt.FocusPolicy.NoFocus), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def answer(self, key: str) -> None:
        """Bring a field into view and open it, or a collection of parts."""
        self._show_the_rest()
        place: QWidget | None = self._parts.get(key) or self._wholes.get(key)
        if any(key in group for group in self._groups):
            place = fact = self.fact(key)
            fact.edit()
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


def _entry(content: FormContent, field: Field) -> Entry:
    return Entry(content.derived.get(field.key)) if field.derived else entry_of(content.record, field.key)


def _known(content: FormContent, field: Field) -> bool:
    entry = _entry(content, field)
    return entry.value is not None or entry.answer not in {None, Answer.ASKED_NOT_KNOWN}


def _keeping(record: Record, field: Field, entry: Entry, change: Change) -> None:
    keep(change, record, field, entry)


def _adding(kind: str, values: dict[str, object], change: Change) -> int:
    return change.insert(kind, {key: made(change, value) for key, value in values.items()})


def _removing(record: Record, change: Change) -> None:
    change.delete(record.kind, record.id)


def _answering(record: Record, key: str, answer: Answer | None, change: Change) -> None:
    change.answer(record.kind, record.id, key, answer)
