"""A list of painted lines under headings: arrows go from line to line, Enter opens one."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from ui.theme import Theme
from ui.widgets.buttons import ENTER

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_INSET = 24  # before a heading, device-independent pixels


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a group of lines, and how many it has."""

    name: str
    count: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line. key: what it is of. said: all its words, for whoever listens and for copying. data: to paint it from."""

    key: Hashable
    said: str
    data: Any


Item = Heading | Line
Paint = Callable[[QPainter, QRect, Any], None]


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.items: list[Item] = []

    def show_items(self, items: Sequence[Item]) -> None:
        self.beginResetModel()
        self.items = list(items)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.items)

    @override
    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if not role or role == Qt.ItemDataRole.AccessibleTextRole:
            return item.said if isinstance(item, Line) else f"{item.name} {item.count}".strip()
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.items[index.row()], Line):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: "Lines", paint: Paint, height: int) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._paint = paint
        self._height = height

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = isinstance(self._view.item(index.row()), Heading)
        return QSize(80, self._theme.height(36, 16) if heading else self._height)

    @override
    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        item, theme = self._view.item(index.row()), self._theme
        rect: QRect = option.rect
        painter.save()
        if isinstance(item, Heading):
            painter.setFont(theme.strong)
            painter.setPen(theme["text"])
            painter.drawText(rect.adjusted(_INSET, 0, -16, -6), _BOTTOM, item.name)
            room = painter.fontMetrics().horizontalAdvance(item.name) + 10
            painter.setFont(theme.small)
            painter.setPen(theme["text2"])
            painter.drawText(rect.adjusted(_INSET + room, 0, -16, -6), _BOTTOM, item.count)
        elif item is not None:
            self._background(painter, option, index)
            painter.save()
            self._paint(painter, rect, item.data)
            painter.restore()
        if not self._view.led:
            painter.fillRect(QRect(rect.left() + 16, rect.bottom(), rect.width() - 16, 1), theme["line"])
        painter.restore()

    def _background(self, painter: QPainter, option: Any, index: Index) -> None:
        rect, theme = option.rect, self._theme
        if self._view.led:
            self._plate(painter, option)
        elif option.state & QStyle.StateFlag.State_Selected:
            focused = self._view.hasFocus()
            painter.fillRect(rect, theme["sel" if focused else "sel_off"])
            if focused and index.row() == self._view.currentIndex().row():
                painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme["accent"])
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme["hover"])

    def _plate(self, painter: QPainter, option: Any) -> None:
        """The plate under a line of a list that is led by the keys of a field."""
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme["sel" if chosen else "hover"])
            painter.drawRoundedRect(QRectF(option.rect).adjusted(4, 0, -4, 0), 6, 6)


class Lines(QListView):
    """The list. chosen: the key of the line that the cursor is on, or None. wanted: Enter or two clicks on a line.

    keys: what else is done when a key is pressed in it. paint: paints what a line's data says into its rectangle. led:
    whether the focus is elsewhere, as in the list under a field: one click is enough, and nothing parts the lines.
    """

    chosen = Signal(object)
    wanted = Signal(object)

    def __init__(self, theme: Theme, name: str, paint: Paint, height: int, *, led: bool = False) -> None:
        super().__init__()
        self.led = led
        self.keys: dict[int, Callable[[], None]] = {}
        self._model = _Model(self)
        self._delegate = _Delegate(theme, self, paint, theme.height(height, height - 18))
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(24)
        self.setMouseTracking(True)
        (self.clicked if led else self.doubleClicked).connect(lambda _index: self._want())
        if led:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def item(self, row: int) -> Item | None:
        """What stands in a row."""
        return self._model.items[row] if 0 <= row < len(self._model.items) else None

    @property
    def lines(self) -> list[Line]:
        """The lines without the headings."""
        return [item for item in self._model.items if isinstance(item, Line)]

    def show_items(self, items: Sequence[Item]) -> None:
        """Show these; the cursor stays on its line while that is there, else stands where it was."""
        before, row = self.current(), self.currentIndex().row()
        at = self.verticalScrollBar().value()
        self._model.show_items(items)
        if not self.go_to(before):
            self._go_near(row)
        elif at:
            self.verticalScrollBar().setValue(at)
        if self.current() is None:
            self.chosen.emit(None)

    def _go_near(self, row: int) -> None:
        rows = [place for place, item in enumerate(self._model.items) if isinstance(item, Line)]
        if rows:
            self.setCurrentIndex(self._model.index(min(rows, key=lambda place: (abs(place - max(row, 0)), place))))

    def current(self) -> Any:
        """The key of the line that the cursor is on; None where it is on none."""
        item = self.item(self.currentIndex().row())
        return item.key if isinstance(item, Line) else None

    def go_to(self, key: Hashable) -> bool:
        """Put the cursor on a line, if it is there."""
        for place, item in enumerate(self._model.items):
            if isinstance(item, Line) and item.key == key:
                at = self._model.index(place)
                inside = self.viewport().rect().contains(self.visualRect(at))
                self.setCurrentIndex(at)
                self.scrollTo(at, _NEAR if inside else _MIDDLE)
                return True
        return False

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line that the cursor is on in sight."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def step(self, by: int) -> None:
        """Put the cursor so many lines further down; up where negative, and not beyond the last."""
        places = [place for place, item in enumerate(self._model.items) if isinstance(item, Line)]
        if places:
            at = places.index(row) if (row := self.currentIndex().row()) in places else -1
            self.setCurrentIndex(self._model.index(places[min(max(at + by, 0), len(places) - 1)]))

    def _want(self) -> None:
        if self.current() is not None:
            self.wanted.emit(self.current())

    @override
    def currentChanged(self, current: object, previous: object) -> None:
        super().currentChanged(current, previous)  # type: ignore[arg-type]
        self.chosen.emit(self.current())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self.keys.get(event.key()) if not event.modifiers() else None
        if act is not None:
            act()
        elif event.key() in ENTER:
            self._want()
        elif event.matches(QKeySequence.StandardKey.Copy):
            item = self.item(self.currentIndex().row())
            QApplication.clipboard().setText(item.said if isinstance(item, Line) else "")
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()


_BOTTOM = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
_NEAR, _MIDDLE = QListView.ScrollHint.EnsureVisible, QListView.ScrollHint.PositionAtCenter
