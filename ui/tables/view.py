"""The view of a list: keys, columns that can be chosen, widths that are remembered, copying with headings."""

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QMenu, QTableView, QWidget
from typing_extensions import override

from register.texts import Text
from ui.desk import Desk
from ui.tables.delegate import Cell
from ui.tables.model import ListModel
from ui.translations import say

CHARACTER = 8  # device-independent pixels that a character of a column's width takes
WIDEST = 300  # of a column that nobody has made wider, device-independent pixels


class ListView(QTableView):
    """A table over a ListModel.

    chosen: the id of the record the cursor is on. wanted: Enter on a record. arranged: its columns are others now.
    """

    chosen = Signal(object)
    wanted = Signal(object)
    arranged = Signal()

    def __init__(self, desk: Desk, model: ListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._model = model
        self._current: int | None = None
        self._delegate = Cell(desk.theme, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(say(model.spec.name))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self._set_up_headers()
        self._fit()
        model.modelAboutToBeReset.connect(self._on_about_to_reset)
        model.modelReset.connect(self._on_reset)
        self.doubleClicked.connect(lambda index: self.wanted.emit(self._model.ids[index.row()]))

    def _set_up_headers(self) -> None:
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setMinimumSectionSize(20)
        rows.setDefaultSectionSize(self._desk.theme.height(30))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setFixedHeight(self._desk.theme.height(30))
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setSortIndicatorShown(False)
        header.setAccessibleName(say(Text("Column headings")))
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda at: self.choose_columns(header.mapToGlobal(at)))
        header.sectionResized.connect(self._on_resized)
        header.sectionMoved.connect(self._on_moved)
        header.sectionClicked.connect(self._on_heading)
        header.setSectionsClickable(True)
        header.setStretchLastSection(True)

    def _fit(self) -> None:
        kept = self._desk.settings.widths(self._model.list_key)
        metrics = self._desk.theme.medium_metrics
        header = self.horizontalHeader()
        header.blockSignals(True)
        for section, column in enumerate(self._model.columns):
            heading = metrics.horizontalAdvance(say(column.field.label)) + 34
            self.setColumnWidth(
                section, kept.get(column.key) or max(heading, min(column.field.width * CHARACTER, WIDEST), 64)
            )
        header.blockSignals(False)

    def _on_heading(self, section: int) -> None:
        by, falling = self._model.order
        again = self._model.columns[section].key == by and not falling
        self._model.sort(section, Qt.SortOrder.DescendingOrder if again else Qt.SortOrder.AscendingOrder)

    def _on_resized(self, section: int, _before: int, width: int) -> None:
        last = self.horizontalHeader().visualIndex(section) == len(self._model.columns) - 1
        if section < len(self._model.columns) and not last:  # the last one takes what is left
            key = self._model.list_key
            widths = self._desk.settings.widths(key) | {self._model.columns[section].key: width}
            self._desk.settings.keep_widths(key, widths)

    def _on_moved(self, _section: int, _before: int, _after: int) -> None:
        header = self.horizontalHeader()
        keys = [self._model.columns[header.logicalIndex(place)].key for place in range(header.count())]
        self._desk.settings.keep_columns(self._model.list_key, keys)
        self.arranged.emit()

    def choose_columns(self, at: QPoint) -> None:
        """Let the person tick the columns they want to see."""
        menu = self.columns_menu()
        menu.exec(at)
        menu.deleteLater()

    def columns_menu(self) -> QMenu:
        """The menu of columns, each with a tick."""
        menu, shown = QMenu(self), {column.key for column in self._model.columns}
        for column in self._model.spec.columns:
            action = QAction(say(column.field.label), menu)
            action.setCheckable(True)
            action.setChecked(column.key in shown)
            action.setEnabled(len(shown) > 1 or column.key not in shown)
            action.triggered.connect(lambda on, key=column.key: self._show_column(key, on))
            menu.addAction(action)
        return menu

    def _show_column(self, key: str, on: bool) -> None:
        header = self.horizontalHeader()
        keys = [self._model.columns[header.logicalIndex(place)].key for place in range(header.count())]
        keys = [*keys, key] if on else [other for other in keys if other != key]
        self._desk.settings.keep_columns(self._model.list_key, keys)
        self.arranged.emit()
        self._model.show_columns(keys)

    def current(self) -> int | None:
        """The id of the record that the cursor is on."""
        line = self.currentIndex().row()
        return self._model.ids[line] if 0 <= line < len(self._model.ids) else None

    def go_to(self, record: int | None) -> bool:
        """Put the cursor on a record, if it is in the list."""
        line = None if record is None else self._model.line_of(record)
        if line is None:
            return False
        index = self._model.index(line, self.horizontalHeader().logicalIndex(0))
        self.selectionModel().setCurrentIndex(
            index,
            QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
        )
        self.scrollTo(index)
        return True

    def step(self, by: int) -> None:
        """Go so many records down; up where negative."""
        line = self.currentIndex().row() + by
        if 0 <= line < len(self._model.ids):
            self.go_to(self._model.ids[line])

    def _on_about_to_reset(self) -> None:
        self._current = self.current()

    def _on_reset(self) -> None:
        self._fit()
        if not self.go_to(self._current):
            self.chosen.emit(None)

    @override
    def currentChanged(self, current: object, previous: object) -> None:
        super().currentChanged(current, previous)  # type: ignore[arg-type]
        self.chosen.emit(self.current())
        self.viewport().update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current() is not None:
            self.wanted.emit(self.current())
        else:
            super().keyPressEvent(event)

    def _copy(self) -> None:
        header = self.horizontalHeader()
        order = [header.logicalIndex(place) for place in range(header.count())]
        lines = ["\t".join(say(self._model.columns[section].field.label) for section in order)]
        for index in sorted(self.selectionModel().selectedRows(), key=lambda index: index.row()):
            cells = (self._model.index(index.row(), section).data() for section in order)
            lines.append("\t".join("" if cell is None else str(cell) for cell in cells))
        QApplication.clipboard().setText("\n".join(lines))
