"""The sheets of the files at the left: what each was taken for, why, and whether its rows are wanted."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from register.importing.preview import Preview, ShownFile, ShownSheet
from register.texts import Text
from ui.icons import paint_icon
from ui.theme import Theme
from ui.translations import say
from ui.widgets.labels import Wrapped, label

WIDTH = 236
TALLEST = 320  # of the list of sheets, device-independent pixels
TABLE = Qt.ItemDataRole.UserRole  # whether its rows are taken
Index = QModelIndex | QPersistentModelIndex


class _Sheet(QStyledItemDelegate):
    """Two lines: what the sheet is called, and what it was taken for."""

    def __init__(self, theme: Theme, view: QListWidget) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(WIDTH - 40, self._theme.height(44, 28))

    @override
    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        theme, box = self._theme, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(theme["focus"] if self._view.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme["sel"])
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        name, _, taken = str(index.data()).partition("\n")
        sign = QRectF(box.left() + 8, box.center().y() - 7, 14, 14)
        paint_icon(painter, "check" if index.data(TABLE) else "close", theme["text2"], sign)
        inner = box.adjusted(32, 4, -8, -4)
        painter.setPen(theme["text"])
        painter.setFont(theme.strong if index.data(TABLE) else theme.body)
        painter.drawText(inner, _TOP, theme.medium_metrics.elidedText(name, Qt.TextElideMode.ElideRight, inner.width()))
        painter.setPen(theme["text2"])
        painter.setFont(theme.small)
        painter.drawText(inner, _BOTTOM, taken)
        painter.restore()


class Sheets(QWidget):
    """chosen: (ShownFile, ShownSheet) to look at. wanted: (file, sheet, whether its rows are to be imported)."""

    chosen = Signal(object, object)
    wanted = Signal(str, object, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sheets: list[tuple[ShownFile, ShownSheet]] = []
        self.setFixedWidth(WIDTH)
        self._list = QListWidget()
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setAccessibleName(say(Text("Sheets")))
        self._delegate = _Sheet(theme, self._list)
        self._list.setItemDelegate(self._delegate)
        self._list.setSpacing(2)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.viewport().setAutoFillBackground(False)
        self._list.currentRowChanged.connect(self._on_chosen)
        self._read = label(say(Text("What was read")), theme.strong)
        self._why = Wrapped("")
        self._more = Wrapped("", theme.small, quiet=True)
        self._take = QCheckBox(say(Text("Import this sheet")))
        self._take.clicked.connect(self._on_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 16, 14, 12)
        column.setSpacing(8)
        column.addWidget(label(say(Text("Sheets")), theme.strong))
        column.addWidget(self._list)
        for widget in (self._read, self._why, self._more, self._take):
            column.addWidget(widget)
        column.addStretch()

    @property
    def current(self) -> tuple[ShownFile, ShownSheet] | None:
        """The sheet that is looked at."""
        line = self._list.currentRow()
        return self._sheets[line] if 0 <= line < len(self._sheets) else None

    def show_preview(self, preview: Preview) -> None:
        """Show the sheets of a preview; the one looked at stays so, else the first with a table."""
        before = self._list.currentRow()
        self._sheets = [(file, sheet) for file in preview.files for sheet in file.sheets]
        self._take.setVisible(not preview.answers)
        self._list.blockSignals(True)
        self._list.clear()
        for file, sheet in self._sheets:
            item = QListWidgetItem(f"{sheet.name or file.name}\n{say(_taken(sheet))}", self._list)
            item.setToolTip(file.name)
            item.setData(TABLE, sheet.verdict == "table")
        tables = [place for place, (_, sheet) in enumerate(self._sheets) if sheet.verdict == "table"]
        first = tables[0] if tables else 0
        self._list.setCurrentRow(before if 0 <= before < len(self._sheets) else first)
        self._list.blockSignals(False)
        rows = sum(self._list.sizeHintForRow(line) + 6 for line in range(self._list.count()))
        self._list.setFixedHeight(min(rows + 8, TALLEST))
        self._on_chosen(self._list.currentRow())

    def _on_chosen(self, _line: int) -> None:
        if self.current is None:
            return
        file, sheet = self.current
        counts = sheet.counts
        read = sum(counts[key] for key in ("new", "changed", "same", "duplicate", "rejected"))
        self._read.setText(
            say(
                Text(
                    "{rows}, {columns}",
                    rows=Text("{n} row", "{n} rows", n=read),
                    columns=Text("{n} column", "{n} columns", n=len(sheet.columns)),
                )
            )
        )
        self._why.setText(say(sheet.why))
        more = (
            [say(Text("{n} row left aside", "{n} rows left aside", n=counts["ignored"]))] if counts["ignored"] else []
        )
        if file.encoding:
            more.append(say(Text("Read as {encoding}", encoding=file.encoding)))
        if file.before:
            numbers = ", ".join(str(number) for number in file.before)
            more.append(say(Text("The same file was imported before: no. {numbers}", numbers=numbers)))
        self._more.setText("\n".join(more))
        self._more.setVisible(bool(more))
        self._take.setChecked(sheet.verdict == "table")
        self.chosen.emit(file, sheet)

    def _on_wanted(self, taken: bool) -> None:
        if self.current is not None:
            file, sheet = self.current
            self.wanted.emit(file.name, sheet.name, taken)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), self._theme.brush("line"))
        painter.end()


def _taken(sheet: ShownSheet) -> Text:
    if sheet.verdict == "table" and sheet.table is not None:
        return Text("table {range}", range=sheet.table)
    if sheet.verdict == "table":
        return Text("answers")
    return {
        "empty": Text("empty"),
        "hidden": Text("hidden, left aside"),
        "left_out": Text("left aside"),
        "no_equipment": Text("no equipment"),
    }.get(sheet.verdict, Text("no table"))


_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_BOTTOM = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
