"""The navigation at the left: the register's name, and its pages in groups with their counts."""

from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from register.texts import Words
from ui.icons import paint_icon
from ui.keys import GO_TO
from ui.theme import Theme
from ui.translations import say, shown
from ui.widgets.labels import label

Index = QModelIndex | QPersistentModelIndex
ITEM = Qt.ItemDataRole.UserRole
WIDTH = 216
RAIL = 52  # width where only the icons are shown
_ROOT = QModelIndex()


class NavigationItem(NamedTuple):
    """A page, or the name of a group of pages where it has no icon. keys: the shortcut, as it is shown."""

    key: str
    name: Words
    icon: str = ""
    keys: str = ""


class _Model(QAbstractListModel):
    def __init__(self, items: tuple[NavigationItem, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.items = items
        self.counts: dict[str, int] = {}

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.items)

    @override
    def data(self, index: Index, role: int = 0) -> Any:
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return say(item.name)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            count = self.counts.get(item.key)
            return say(item.name) if count is None else f"{say(item.name)} {shown(count)}"
        if role == Qt.ItemDataRole.ToolTipRole and item.keys:
            return f"{say(item.name)} ({item.keys})"
        return (item, self.counts.get(item.key)) if role == ITEM else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.items[index.row()].icon:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def count(self, counts: dict[str, int]) -> None:
        self.counts |= counts
        self.dataChanged.emit(self.index(0), self.index(len(self.items) - 1))


class _Row(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.rail = False

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        item, _count = index.data(ITEM)
        height = self._theme.height(29, 11) + 1
        if not item.icon:
            height = 9 if self.rail else height + 4
        return QSize(RAIL if self.rail else WIDTH, height)

    @override
    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        (item, count), theme = index.data(ITEM), self._theme
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if item.icon:
            self._page(painter, option, item, count)
        elif self.rail:
            painter.fillRect(QRect(rect.left() + 12, rect.center().y(), rect.width() - 24, 1), theme["line"])
        else:
            painter.setFont(theme.small)
            painter.setPen(theme["text2"])
            painter.drawText(rect.adjusted(17, 0, -8, -5), _BOTTOM, say(item.name))
        painter.restore()

    def _page(self, painter: QPainter, option: Any, item: NavigationItem, count: int | None) -> None:
        theme, rect = self._theme, option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        plate = QRectF(rect).adjusted(8, 0.5, -8, -0.5)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme["sel" if chosen else "hover"])
            painter.drawRoundedRect(plate, 6, 6)
        if chosen and self._view.hasFocus():
            painter.setPen(theme["focus"])
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(plate.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        ink = theme["accent_text"] if chosen else theme["text2"]
        paint_icon(painter, item.icon, ink, QRectF(rect.left() + 17, rect.center().y() - 8, 18, 18))
        if self.rail:
            return
        painter.setFont(theme.strong if chosen else theme.body)
        painter.setPen(theme["text"])
        painter.drawText(rect.adjusted(42, 0, -48, 0), _LEFT, say(item.name))
        if count is not None:
            painter.setFont(theme.small)
            painter.setPen(theme["text2"])
            painter.drawText(rect.adjusted(8, 0, -16, 0), _RIGHT, shown(count))


class _Mark(QWidget):
    """The mark of Vitrine, where there is no room for the register's name."""

    def __init__(self, name: str, place: str) -> None:
        super().__init__()
        self.setFixedHeight(30)
        self.setToolTip(f"{name}\n{place}")
        self.setAccessibleName(name)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, "vitrine", self.palette().text().color(), QRectF((self.width() - 28) / 2, 0, 28, 28))
        painter.end()


class _GoTo(QAbstractButton):
    """A field that leads to Ctrl+K; its sign alone where there is little room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rail = False
        self.setText(say(GO_TO.name))
        self.setAccessibleName(say(GO_TO.name))
        self.setToolTip(f"{self.text()} ({GO_TO.shown[0]})")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(theme.height(30))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, focused = QPainter(self), self._theme, self.hasFocus()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = 1.0 if focused else 0.5
        if focused or not self.rail:
            painter.setPen(QPen(theme["focus" if focused else "control"], 2 if focused else 1))
            painter.setBrush(theme.brush("hover" if self.underMouse() else "base"))
            box = QRectF(self.rect()).adjusted(10 + inset, inset, -10 - inset, -inset)
            painter.drawRoundedRect(box, 5, 5)
        left = (self.width() - 18) / 2 if self.rail else 20
        paint_icon(painter, "search", theme["text2"], QRectF(left, (self.height() - 16) / 2, 16, 16))
        if not self.rail:
            painter.setPen(theme["text2"])
            painter.setFont(theme.body)
            painter.drawText(self.rect().adjusted(42, 0, 0, 0), _LEFT, self.text())
            painter.setFont(theme.small)
            painter.drawText(self.rect().adjusted(0, 0, -20, 0), _RIGHT, GO_TO.shown[0])
        painter.end()


class Navigation(QWidget):
    """The pages. wanted: the key of the page to go to. asked: the person asks where to go."""

    wanted = Signal(str)
    asked = Signal()

    def __init__(self, theme: Theme, items: tuple[NavigationItem, ...], name: str, place: str) -> None:
        super().__init__()
        self._theme = theme
        self._model = _Model(items, self)
        self._view = QListView()
        self._delegate = _Row(theme, self._view)
        self._dress(name)
        register = label(name, theme.strong)
        where = label("", theme.small, quiet=True)
        where.setText(theme.small_metrics.elidedText(place, Qt.TextElideMode.ElideMiddle, WIDTH - 32))
        where.setToolTip(place)
        self._names = (register, where)
        self._mark = _Mark(name, place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 8)
        column.setSpacing(0)
        column.addWidget(self._mark)
        for words in self._names:
            words.setContentsMargins(16, 0, 16, 0)
            column.addWidget(words)
        column.addSpacing(8)
        self._go_to = _GoTo(theme)
        self._go_to.clicked.connect(self.asked)
        column.addWidget(self._go_to)
        column.addSpacing(8)
        column.addWidget(self._view, 1)
        self.narrow(rail=False)

    def _dress(self, name: str) -> None:
        self._view.setModel(self._model)
        self._view.setItemDelegate(self._delegate)
        self._view.setAccessibleName(name)
        self._view.setFrameShape(QListView.Shape.NoFrame)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.viewport().setAutoFillBackground(False)
        self._view.setMouseTracking(True)
        self._view.selectionModel().currentChanged.connect(self._on_current)

    @property
    def is_rail(self) -> bool:
        """Whether only the icons are shown."""
        return self._delegate.rail

    def narrow(self, *, rail: bool) -> None:
        """Show only the icons, or the names and counts too."""
        self._delegate.rail = rail
        self.setFixedWidth(RAIL if rail else WIDTH)
        self._mark.setVisible(rail)
        self._go_to.rail = rail
        self._go_to.update()
        for words in self._names:
            words.setVisible(not rail)
        self._view.scheduleDelayedItemsLayout()

    def show_low(self, *, low: bool) -> None:
        """Where the window is low, do without what keys do as well."""
        self._go_to.setVisible(not (low and self.is_rail))

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.wanted.emit(self._model.items[current.row()].key)

    def choose(self, key: str) -> None:
        """Mark a page as the current one."""
        for line, item in enumerate(self._model.items):
            if item.key == key:
                self._view.setCurrentIndex(self._model.index(line))

    def count(self, counts: dict[str, int]) -> None:
        """Show how many there are on these pages."""
        self._model.count(counts)

    @property
    def has_focus(self) -> bool:
        """Whether somebody walks through the pages with the keyboard."""
        return self._view.hasFocus()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), self._theme.brush("line"))
        painter.end()


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_BOTTOM = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
