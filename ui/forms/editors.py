"""Editors by kind of field. Each holds a value; reading it may fail with the sentence that says why."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from register.errors import RegisterError
from register.fields.field import Field, Kind
from register.reference.countries import countries
from register.texts import Text
from register.values import Money
from ui.forms.entries import New, read_text
from ui.forms.values import plain_text
from ui.theme import Theme
from ui.translations import language, say

CODE = Qt.ItemDataRole.UserRole


class Editor(QWidget):
    """Something that holds a value while it is edited. entered: Enter was pressed, or a choice was made."""

    entered = Signal()

    def value(self) -> Any:
        """What is entered; None for nothing. Raises RegisterError saying what is wrong with it."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Begin from this value."""
        raise NotImplementedError


class Line(QLineEdit):
    """A line whose Enter ends with it: what holds the line must not take it for its own."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()


def _filled(editor: QWidget, *widgets: QWidget) -> None:
    layout = QHBoxLayout(editor)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    for widget in widgets:
        layout.addWidget(widget)
    editor.setFocusProxy(widgets[0])


class LineEditor(Editor):
    """Texts, numbers, dates, addresses, identifiers: typed, and read as the importer reads a cell."""

    def __init__(self, theme: Theme, field: Field, currency: str) -> None:
        super().__init__()
        self._field = field
        self._currency = currency
        self.line = Line()
        self.line.setFixedHeight(theme.height(28, 10))
        self.line.setAccessibleName(say(field.label))
        self.line.setAccessibleDescription(say(field.help))
        hints = {
            Kind.DATE: Text("day/month/year"),
            Kind.TEXTS: Text("one; another"),
            Kind.COUNTRIES: Text("one; another"),
            Kind.MAC: Text("04:03:12:23:C3:0B"),
            Kind.IP: Text("10.42.19.244"),
        }
        if field.kind in hints:
            self.line.setPlaceholderText(say(hints[field.kind]))
        if field.kind is Kind.COUNTRY:
            names = [words.said(language()) for words in countries().codes.values()]
            completer = QCompleter(sorted(names), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.line.setCompleter(completer)
        self.line.returnPressed.connect(self.entered)
        _filled(self, self.line)

    @override
    def value(self) -> Any:
        return read_text(self._field, self.line.text(), self._currency)

    @override
    def show_value(self, value: Any) -> None:
        self.line.setText(plain_text(self._field, value))
        self.line.selectAll()


class Choice(QComboBox):
    """A box of choices that keeps the wheel for scrolling the form it stands in."""

    @override
    def wheelEvent(self, event: Any) -> None:
        event.ignore()


class CodeEditor(Editor):
    """One code of a list, or yes and no; the first line is that it is not known."""

    def __init__(self, theme: Theme, field: Field) -> None:
        super().__init__()
        self.box = Choice()
        self.box.setFixedHeight(theme.height(28, 10))
        self.box.setAccessibleName(say(field.label))
        self.box.setAccessibleDescription(say(field.help))
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(8)
        self.box.addItem(say(Text("unknown")), None)
        if field.kind is Kind.YES_NO:
            self.box.addItem(say(Text("yes")), True)
            self.box.addItem(say(Text("no")), False)
        for code in field.codes or ():
            self.box.addItem(say(field.codes.words(code)) if field.codes else code, code)
        self.box.activated.connect(lambda _place: self.entered.emit())
        _filled(self, self.box)

    @override
    def value(self) -> Any:
        return self.box.currentData()

    @override
    def show_value(self, value: Any) -> None:
        for place in range(self.box.count()):
            if self.box.itemData(place) == value:
                self.box.setCurrentIndex(place)


class CodesEditor(Editor):
    """Several codes of a list, each with a tick."""

    def __init__(self, theme: Theme, field: Field) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setAccessibleName(say(field.label))
        self.list.setAccessibleDescription(say(field.help))
        for code in field.codes or ():
            item = QListWidgetItem(say(field.codes.words(code)) if field.codes else code, self.list)
            item.setData(CODE, code)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(2)
        self.list.setFixedHeight(theme.height(24, 8) * min(max(self.list.count(), 2), 8) + 4)
        _filled(self, self.list)

    @override
    def value(self) -> Any:
        items = (self.list.item(place) for place in range(self.list.count()))
        return tuple(item.data(CODE) for item in items if item.checkState() == Qt.CheckState.Checked) or None

    @override
    def show_value(self, value: Any) -> None:
        for place in range(self.list.count()):
            item = self.list.item(place)
            ticked = item.data(CODE) in (value or ())
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        if self.list.count():
            self.list.setCurrentRow(0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class MoneyEditor(Editor):
    """An amount and whether VAT is in it."""

    def __init__(self, theme: Theme, field: Field, currency: str) -> None:
        super().__init__()
        self._field = field
        self._currency = currency
        self._rate: Decimal | None = None
        self.line = Line()
        self.line.setAccessibleName(say(field.label))
        self.line.setAccessibleDescription(say(field.help))
        self.line.setFixedHeight(theme.height(28, 10))
        self.line.setPlaceholderText(say(Text("amount")))
        self.tax = Choice()
        self.tax.setFixedHeight(theme.height(28, 10))
        self.tax.setAccessibleName(say(Text("VAT")))
        for words, flag in (
            (Text("VAT not stated"), None), (Text("without VAT"), "excl"), (Text("with VAT"), "incl"),
        ):  # fmt: skip
            self.tax.addItem(say(words), flag)
        self.line.returnPressed.connect(self.entered)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.line)
        layout.addWidget(self.tax)
        self.setFocusProxy(self.line)

    @override
    def value(self) -> Any:
        money = read_text(self._field, self.line.text(), self._currency)
        if money is None:
            return None
        return Money(money.amount, money.currency, self.tax.currentData() or money.vat, self._rate)

    @override
    def show_value(self, value: Any) -> None:
        self._rate = None if value is None else value.rate
        self.line.setText("" if value is None else plain_text(self._field, Money(value.amount, value.currency)))
        self.line.selectAll()
        for place in range(self.tax.count()):
            if value is not None and self.tax.itemData(place) == value.vat:
                self.tax.setCurrentIndex(place)


NAMED = frozenset({"person"})  # kinds whose records are made by naming them: they have no list of their own


class RefEditor(Editor):
    """Another record, found by typing its name. typed: words to look for; offer() shows what was found.

    A person who is not found can be added by that name.
    """

    typed = Signal(str)

    def __init__(self, theme: Theme, field: Field) -> None:
        super().__init__()
        self._ids: dict[str, int | New] = {}
        self._chosen: int | New | None = None
        self._field = field
        self.line = Line()
        self.line.setFixedHeight(theme.height(28, 10))
        self.line.setAccessibleName(say(field.label))
        self.line.setAccessibleDescription(say(field.help))
        self.line.setPlaceholderText(say(Text("Type a name")))
        self._completer = QCompleter([], self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.activated.connect(self._on_picked)
        self.line.setCompleter(self._completer)
        self.line.textEdited.connect(self._on_typed)
        self.line.returnPressed.connect(self.entered)
        _filled(self, self.line)

    def _on_typed(self, words: str) -> None:
        self._chosen = self._ids.get(words)
        self.typed.emit(words)

    def _on_picked(self, name: str) -> None:
        self._chosen = self._ids.get(name)
        self.entered.emit()

    def offer(self, found: Sequence[tuple[int, str]]) -> None:
        """Show the records that the words typed find, with their ids."""
        self._ids = {name: number for number, name in found}
        words = self.line.text().strip()
        if self._field.to in NAMED and words and words not in self._ids:
            self._ids[say(Text("Add “{name}”", name=words))] = New(str(self._field.to), words)
        self._chosen = self._ids.get(self.line.text(), self._chosen)
        model: Any = self._completer.model()
        model.setStringList(list(self._ids))
        if self._ids and self.line.hasFocus():
            self._completer.complete()

    @override
    def value(self) -> Any:
        words = self.line.text().strip()
        if not words:
            return None
        same = [number for name, number in self._ids.items() if name.casefold() == words.casefold()]
        chosen = same[0] if same else self._chosen
        if chosen is None:
            raise RegisterError(
                Text("The register has no “{name}”.", name=words),
                Text("Choose one of the names that are offered, or add it in its own list first."),
            )
        return chosen

    def show_named(self, value: int | None, name: str) -> None:
        """Begin from this record."""
        self._chosen = value
        self._ids = {} if value is None else {name: value}
        self.line.setText(name)
        self.line.selectAll()

    @override
    def show_value(self, value: Any) -> None:
        self.show_named(value, "")


class Complete(QCheckBox):
    """Says of a list that all of it is recorded. entered: Enter was pressed on it."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__(say(Text("The list is complete")))
        self.setAccessibleName(self.text())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


def editor_for(theme: Theme, field: Field, currency: str) -> Editor:
    """The editor of a field."""
    if field.kind is Kind.CODES:
        return CodesEditor(theme, field)
    if field.kind in {Kind.CODE, Kind.YES_NO}:
        return CodeEditor(theme, field)
    if field.kind is Kind.MONEY:
        return MoneyEditor(theme, field, currency)
    if field.kind is Kind.REF:
        return RefEditor(theme, field)
    return LineEditor(theme, field, currency)
