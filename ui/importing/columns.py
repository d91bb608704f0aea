"""Which column of the file is which field of the register, with the reason, and a correction for each."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QComboBox, QStyleOptionViewItem, QTableView, QVBoxLayout, QWidget
from typing_extensions import override

from register.fields.catalogue import CATALOGUE
from register.importing.preview import ShownSheet
from register.importing.read import ColumnMatch
from register.texts import Text
from ui.icons import paint_icon
from ui.importing.constants import Constants
from ui.tables.plain import PlainCell, PlainModel, PlainView
from ui.theme import Theme
from ui.translations import say
from ui.widgets.labels import label

Index = QModelIndex | QPersistentModelIndex
SURE = 0.8  # confidence from which a match needs no second look
_FIELD, _REASON = 2, 3


def taken_fields() -> list[tuple[str, str]]:
    """The fields that a column may be taken for: key and label, in the order of the form."""
    return [(field.key, say(field.label)) for field in CATALOGUE["equipment"].fields if field.headings]


class _Match(PlainCell):
    """Paints the field as a box to choose from, and the reason with how sure it is."""

    def __init__(self, theme: Theme, view: QTableView, columns: "Columns") -> None:
        super().__init__(theme, view)
        self._columns = columns

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, self.theme.height(38, 18))

    @override
    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        match = self._columns.matches[index.row()]
        if index.column() == _FIELD:
            painter.save()
            rect = self.background(painter, option)
            self._box(painter, QRectF(rect).adjusted(4, 4, -8, -5), str(index.data()), match)
            painter.restore()
        elif index.column() == _REASON:
            painter.save()
            rect = self.background(painter, option)
            sure = match.confidence >= SURE
            sign = QRectF(rect.left() + 8, rect.center().y() - 7, 14, 14)
            if match.field is None:
                paint_icon(painter, "close", self.theme["text2"], sign)
            elif sure:
                paint_icon(painter, "check", self.theme["text2"], sign)
            else:
                self.theme.paint_level(painter, "unknown", sign.left(), sign.center().y())
            painter.setPen(self.theme["text2" if sure or match.field is None else "text"])
            painter.setFont(self.theme.body)
            inner = rect.adjusted(30, 0, -8, -1)
            said = self.theme.metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, _LEFT, said)
            painter.restore()
        else:
            super().paint(painter, option, index)

    def _box(self, painter: QPainter, box: QRectF, said: str, match: ColumnMatch) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = Qt.PenStyle.SolidLine if match.field is not None else Qt.PenStyle.DashLine
        painter.setPen(QPen(self.theme["control"], 1, line))
        painter.setBrush(self.theme["base"])
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setPen(self.theme["text" if match.field is not None else "text2"])
        painter.setFont(self.theme.medium if match.field is not None else self.theme.body)
        width = int(box.width()) - 34
        text = self.theme.medium_metrics.elidedText(said, Qt.TextElideMode.ElideRight, width)
        painter.drawText(box.adjusted(10, 0, -24, 0), _LEFT, text)
        x, y = box.right() - 14, box.center().y()
        painter.setPen(QPen(self.theme["text2"], 1.5))
        painter.drawPolyline(QPolygonF([QPointF(x - 4, y - 1.5), QPointF(x, y + 2.5), QPointF(x + 4, y - 1.5)]))

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        box = QComboBox(parent)
        box.setAccessibleName(say(Text("Field of the register")))
        box.addItem(say(Text("Kept as written, no field")), None)
        for key, name in taken_fields():
            box.addItem(name, key)
        box.activated.connect(lambda _place: self._commit(box))
        return box

    def _commit(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            field = self._columns.matches[index.row()].field
            editor.setCurrentIndex(max(editor.findData(field), 0))
            editor.showPopup()

    @override
    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        if isinstance(editor, QComboBox):
            self._columns.choose(index.row(), editor.currentData())

    @override
    def updateEditorGeometry(self, editor: QWidget, option: Any, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(4, 4, -8, -5))


class _View(PlainView):
    """Enter, F2, Space or a click on the field opens the choice."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space} and index.isValid():
            self.edit(index.siblingAtColumn(_FIELD))
        else:
            super().keyPressEvent(event)


class Columns(QWidget):
    """The columns of a sheet. corrected: (column letters, key of a field or None)."""

    corrected = Signal(str, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.matches: tuple[ColumnMatch, ...] = ()
        self._told = label("", theme.head)
        headings = (Text("Column of the file"), Text("Examples"), Text("Field of the register"), Text("Why"))
        self._model = _Editable(theme, [say(heading) for heading in headings], self)
        self._view = _View(theme, self._model, say(Text("Columns of the file")), (220, 260, 240, 300))
        self._delegate = _Match(theme, self._view, self)
        self._view.setItemDelegate(self._delegate)
        self._view.verticalHeader().setDefaultSectionSize(theme.height(38, 18))
        self._view.clicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 0)
        column.setSpacing(8)
        self._told.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self._told)
        column.addWidget(self._view, 1)
        self.constants = Constants(theme)
        column.addWidget(self.constants)

    def show_sheet(self, sheet: ShownSheet) -> None:
        """Show the columns of a sheet with what each was taken for."""
        self.matches = sheet.columns
        self.constants.show_sheet(sheet)
        names = dict(taken_fields())
        nothing = say(Text("Kept as written, no field"))
        rows = []
        for match in sheet.columns:
            field = nothing if match.field is None else names.get(match.field, match.field)
            header = match.header or say(Text("Column {letters}, without a heading", letters=match.column))
            rows.append((header, " · ".join(match.samples), field, say(match.reason)))
        self._model.show_rows(rows)
        known = [match for match in sheet.columns if match.field is not None]
        doubtful = sum(match.confidence < SURE for match in known)
        parts = (
            Text("{n} column recognised", "{n} columns recognised", n=len(known) - doubtful),
            Text("{n} to confirm", "{n} to confirm", n=doubtful),
            Text("{n} without a field", "{n} without a field", n=len(sheet.columns) - len(known)),
        )
        self._told.setText(say(Text("{sure}, {doubtful}, {none}", sure=parts[0], doubtful=parts[1], none=parts[2])))

    def choose(self, line: int, field: str | None) -> None:
        """Take a column for another field."""
        match = self.matches[line]
        if field != match.field:
            self.corrected.emit(match.column, field)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == _FIELD:
            self._view.edit(index)


class _Editable(PlainModel):
    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == _FIELD else flags


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
