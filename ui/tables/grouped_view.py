"""The view of findings in groups: a tree of two levels that paints its own lines, with the keys of findings."""

from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget
from typing_extensions import override

from ui.tables.grouped_lines import CHEVRON, LEFT_EDGE, Lines
from ui.tables.grouped_words import group_words, leaf_words
from ui.tables.groups import Branch, GroupModel, Leaf
from ui.theme import Theme
from ui.widgets.buttons import ENTER

_Kept = tuple[str, Any]  # a group, and what stands under it


class GroupView(QTreeView):
    """A tree over a GroupModel.

    chosen: the cursor moved. wanted: Enter, or a double click, on a line under a group. pressed_key: a key that acts on
    the finding under the cursor (Qt.Key). next_new: N.
    """

    chosen = Signal()
    wanted = Signal()
    pressed_key = Signal(int)
    next_new = Signal()

    def __init__(self, theme: Theme, model: GroupModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._kept: _Kept | None = None
        self._place = 0
        self._resetting = False
        self.lines = Lines(theme, self, model)
        self.setModel(model)
        self.setItemDelegate(self.lines)
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(False)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setAllColumnsShowFocus(True)
        self.setExpandsOnDoubleClick(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        model.modelAboutToBeReset.connect(self._on_about_to_reset)
        model.modelReset.connect(self._on_reset)
        model.rowsInserted.connect(lambda *_arguments: self._find_kept())
        model.dataChanged.connect(lambda *_arguments: self.lines.measure(one.group for one in model.branches))
        self.expanded.connect(self._on_expanded)
        self.collapsed.connect(self._on_collapsed)
        self.doubleClicked.connect(self._on_double)

    def item(self) -> Branch | Leaf | None:
        """What the cursor is on."""
        return self._model.item(self.currentIndex())

    def go_to(self, group: str, key: Any = None) -> bool:
        """Put the cursor on a group, or on what stands under it, as soon as that is read. Whether it is shown."""
        at = self._model.index_of(group)
        if not at.isValid():
            return False
        if key is None:
            self._set_current(at)
            return True
        self._kept = (group, key)
        if not self.isExpanded(at):
            self.expand(at)
        self._find_kept()
        return True

    def _find_kept(self) -> None:
        if self._kept is None:
            return
        index = self._model.index_of(*self._kept)
        if index.isValid():
            self._kept = None
            self._set_current(index)

    def _set_current(self, index: QModelIndex) -> None:
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def step(self, by: int) -> None:
        """Go so many lines down among those that are to be seen; up where negative."""
        index = self.currentIndex()
        for _ in range(abs(by)):
            index = self.indexBelow(index) if by > 0 else self.indexAbove(index)
        if index.isValid():
            self._set_current(index)

    def _on_expanded(self, index: QModelIndex) -> None:
        item = self._model.item(index)
        if isinstance(item, Branch) and not self._resetting:
            self._model.opened.add(item.group.key)

    def _on_collapsed(self, index: QModelIndex) -> None:
        item = self._model.item(index)
        if isinstance(item, Branch) and not self._resetting:
            self._model.opened.discard(item.group.key)

    def _on_double(self, index: QModelIndex) -> None:
        if isinstance(self._model.item(index), Leaf):
            self.wanted.emit()

    def _on_about_to_reset(self) -> None:
        item = self.item()
        if isinstance(item, Branch):
            self._kept = (item.group.key, None)
        elif isinstance(item, Leaf):
            self._kept = (item.group, item.key)
        self._place = self.verticalScrollBar().value()
        self._resetting = True

    def _on_reset(self) -> None:
        self.lines.measure(one.group for one in self._model.branches)
        for place, branch in enumerate(self._model.branches):
            if branch.group.key in self._model.opened:
                self.expand(self._model.index(place, 0))
        self._resetting = False
        self.verticalScrollBar().setValue(self._place)
        kept = self._kept
        self._find_kept()
        if not self.currentIndex().isValid() and self._model.branches:
            rule = self._model.index_of(kept[0]) if kept is not None else QModelIndex()
            self._set_current(rule if rule.isValid() else self._model.index(0, 0))
        elif not self._model.branches:
            self.chosen.emit()

    @override
    def currentChanged(self, current: Any, previous: Any) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if plain and event.key() in ENTER:
            self._enter()
        elif event.text() == "*":
            self.expandAll()
        elif plain and event.key() == Qt.Key.Key_N:
            self.next_new.emit()
        elif plain and event.key() in {Qt.Key.Key_A, Qt.Key.Key_D, Qt.Key.Key_H}:
            self.pressed_key.emit(int(event.key()))
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        index = self.currentIndex()
        if isinstance(self._model.item(index), Branch):
            self.setExpanded(index, not self.isExpanded(index))
        elif index.isValid():
            self.wanted.emit()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        before = LEFT_EDGE + CHEVRON + 8
        if event.button() == Qt.MouseButton.LeftButton and at.x() < before and index.isValid():
            self.setExpanded(index, not self.isExpanded(index))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    @override
    def viewportEvent(self, event: Any) -> bool:
        if event.type() == event.Type.ToolTip:
            self.viewport().setToolTip(self._told_at(event.pos()))
        return super().viewportEvent(event)

    def _told_at(self, at: Any) -> str:
        item = self._model.item(self.indexAt(at))
        if isinstance(item, Branch):
            return group_words(item.group, self._model.look.chip)
        return leaf_words(item.row, self._model.look.by) if isinstance(item, Leaf) else ""
