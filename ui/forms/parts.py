"""The records that belong to one and are edited in its form: the parties and papers of a deal, functions, flows."""

from functools import partial
from itertools import islice
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from register.fields.catalogue import CATALOGUE
from register.fields.field import Collection, Field
from register.records import Record
from register.texts import Text
from register.values import Answer
from ui.forms.entries import Entry, entry_of
from ui.forms.fact import Fact
from ui.forms.reading import PARTS, FormContent
from ui.forms.rows import fact_rows
from ui.icons import icon
from ui.theme import Theme
from ui.translations import say, shown
from ui.widgets.buttons import Button, icon_button
from ui.widgets.labels import label

_ALL = 4  # fields that a line has room for
_SOME = 2  # fields of its line, where a record has more: the others open under it


class Parts(QWidget):
    """One collection: a small table whose cells are facts, a line to add to, and whether it is all of them.

    A record with more facts than a line has room for opens, to show the others under it.

    entered: (Record, Field, Entry) of an edited cell. added: the values of a new record. removed: a Record.
    answered: whether the collection was said to be complete. asked: (Fact, words) to look records up by.
    """

    entered = Signal(object, object, object, object)
    added = Signal(object)
    removed = Signal(object)
    answered = Signal(bool)
    asked = Signal(object, str)

    def __init__(self, theme: Theme, collection: Collection, currency: str) -> None:
        super().__init__()
        self._theme = theme
        self._collection = collection
        self._currency = currency
        self._entity = CATALOGUE[collection.of]
        fields = [field for field in self._entity.stored if field.key not in PARTS[collection.of]]
        self._fields = fields[: _ALL if len(fields) <= _ALL else _SOME]
        self._more = fields[len(self._fields) :]
        self._details: dict[int, dict[str, Fact]] = {}
        self._open: set[int] = set()
        self._draft: dict[str, Any] = {}
        self._facts: list[Fact] = []
        self._records: dict[int, Record] = {}
        self._numbers: list[int] | None = None
        self._head = label(say(collection.label), theme.strong)
        self._head.setToolTip(say(collection.help))
        self._count = label("", theme.small, quiet=True)
        self._grid_box = QWidget()
        self._add = Button(theme, say(Text("Add to: {list}", list=collection.label)), "plus", look="link")
        self._add.setText(say(Text("Add")))
        self._add.clicked.connect(self._on_add)
        self._complete = QCheckBox(say(Text("The list is complete")))
        self._complete.setAccessibleName(
            say(Text("{list}: the list is complete", list=collection.label)),
        )
        self._complete.setToolTip(say(collection.question or collection.help))
        self._complete.clicked.connect(self.answered)
        self._build()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._head)
        head.addWidget(self._count)
        head.addStretch()
        head.addWidget(self._add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        self._column.addWidget(self._grid_box)
        self._column.addWidget(self._complete)

    @property
    def editing(self) -> bool:
        """Whether a cell of it is an editor at the moment, or a new record is begun."""
        opened = (fact for facts in self._details.values() for fact in facts.values())
        return bool(self._draft) or any(fact.editing for fact in (*self._facts, *opened))

    def show_content(self, content: FormContent) -> None:
        """Show the records of the collection, unless one is being edited."""
        note = content.record.answers.get(self._collection.key)
        self._complete.setChecked(note is not None and note.answer is Answer.COMPLETE)
        records = content.parts.get(self._collection.key, [])
        self._count.setText(shown(len(records)))
        if self.editing:
            return
        numbers = [record.id for record in records]
        if numbers == self._numbers:
            self._refresh(records, content)
        else:
            self._fill(records, content)
            self._numbers = numbers

    def _refresh(self, records: list[Record], content: FormContent) -> None:
        """Show the same records as they now are, in the cells that stand, so that the focus stays where it is."""
        self._content = content
        self._records = {record.id: record for record in records}
        cells = iter(self._facts)
        for record in records:
            for fact in islice(cells, len(self._fields)):
                self._show(fact, record)
            for fact in self._details.get(record.id, {}).values():
                self._show(fact, record)

    def _show(self, fact: Fact, record: Record) -> None:
        fact.show_entry(entry_of(record, fact.field.key), self._content.titles.get(fact.field.to or "", {}))

    def _fill(self, records: list[Record], content: FormContent, *, drafting: bool = False) -> None:
        self._content = content
        self._records = {record.id: record for record in records}
        self._numbers = None
        self._facts = []
        self._details = {}
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        if records or drafting:
            for place, field in enumerate(self._fields):
                grid.addWidget(label(say(field.label), self._theme.small, quiet=True), 0, place)
                grid.setColumnStretch(place, 2 if field.to or field.codes else 1)
        for place, record in enumerate(records):
            self._line(grid, 2 * place + 1, record)
        if drafting:
            self._draft_line(grid, 2 * len(records) + 1)
        self._column.replaceWidget(self._grid_box, fresh)
        self._grid_box.hide()
        self._grid_box.deleteLater()
        self._grid_box = fresh
        fresh.setVisible(bool(records) or drafting)

    def _line(self, grid: QGridLayout, line: int, record: Record) -> None:
        for place, field in enumerate(self._fields):
            fact = self._fact(field)
            self._facts.append(fact)
            self._connect(fact, record.id)
            self._show(fact, record)
            grid.addWidget(fact, line, place, Qt.AlignmentFlag.AlignTop)
        at = len(self._fields)
        if self._more:
            grid.addWidget(self._opener(grid, line + 1, record), line, at, Qt.AlignmentFlag.AlignTop)
            at += 1
        remove = icon_button(self._theme, "close", say(Text("Remove: {part}", part=self._entity.label)))
        remove.clicked.connect(lambda: self.removed.emit(self._records[record.id]))
        grid.addWidget(remove, line, at, Qt.AlignmentFlag.AlignTop)

    def _connect(self, fact: Fact, number: int) -> None:
        fact.entered.connect(lambda entry: self.entered.emit(self._records[number], fact.field, entry, fact))

    def _opener(self, grid: QGridLayout, line: int, record: Record) -> QWidget:
        """What opens a record: its other facts are made when they are first wanted."""
        button = icon_button(self._theme, "right", say(Text("All facts: {part}", part=self._entity.label)))
        box = QWidget()
        box.hide()
        grid.addWidget(box, line, 0, 1, len(self._fields) + 2)

        def show() -> None:
            shown = record.id in self._open
            if shown and box.layout() is None:
                box.setLayout(self._opened(self._records[record.id]))
            box.setVisible(shown)
            button.setIcon(icon(self._theme, "down" if shown else "right", "text2"))

        button.clicked.connect(lambda: self._open.symmetric_difference_update({record.id}))
        button.clicked.connect(show)
        show()
        return button

    def _opened(self, record: Record) -> QLayout:
        rows, facts = fact_rows(self._theme, self._currency, self._more)
        for fact in facts.values():
            fact.asked.connect(partial(self.asked.emit, fact))
            self._connect(fact, record.id)
            self._show(fact, record)
        self._details[record.id] = facts
        return rows

    def _fact(self, field: Field) -> Fact:
        fact = Fact(self._theme, field, self._currency)
        fact.asked.connect(partial(self.asked.emit, fact))
        return fact

    def _draft_line(self, grid: QGridLayout, line: int) -> None:
        for place, field in enumerate(self._fields):
            fact = self._fact(field)
            self._facts.append(fact)
            fact.entered.connect(lambda entry, field=field: self._on_drafted(field, entry))
            grid.addWidget(fact, line, place, Qt.AlignmentFlag.AlignTop)
        needed = [field.label for field in self._fields if field.required]
        if needed:
            hint = Text("Needed: {fields}", fields=tuple(needed))
            grid.addWidget(label(say(hint), self._theme.small, quiet=True), line + 1, 0, 1, len(self._fields) + 1)

    def _on_add(self) -> None:
        records = self._content.parts.get(self._collection.key, [])
        self._draft = {}
        self._fill(records, self._content, drafting=True)
        first = self._facts[len(records) * len(self._fields)]
        first.edit()

    def _on_drafted(self, field: Field, entry: Entry) -> None:
        self._draft[field.key] = entry.value
        missing = [each for each in self._fields if each.required and self._draft.get(each.key) is None]
        if not missing:
            draft, self._draft = self._draft, {}
            self.added.emit(draft)
            return
        wanted = next(fact for fact in reversed(self._facts) if fact.field.key == missing[0].key)
        wanted.edit()


class Whole(QWidget):
    """A collection whose records have a list of their own: whether all of them are in the register.

    answered: whether it was said to be complete.
    """

    answered = Signal(bool)

    def __init__(self, theme: Theme, collection: Collection) -> None:
        super().__init__()
        self._key = collection.key
        self.complete = QCheckBox(say(Text("The list is complete")))
        self.complete.setAccessibleName(say(Text("{list}: the list is complete", list=collection.label)))
        self.complete.setToolTip(say(collection.question or collection.help))
        self.complete.clicked.connect(self.answered)
        head = label(say(collection.label), theme.strong)
        head.setToolTip(say(collection.help))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(head)
        row.addStretch()
        row.addWidget(self.complete)

    def show_content(self, content: FormContent) -> None:
        """Show whether it was said to be complete."""
        note = content.record.answers.get(self._key)
        self.complete.setChecked(note is not None and note.answer is Answer.COMPLETE)
