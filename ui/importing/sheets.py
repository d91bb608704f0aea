"""The sheets of the files at the left: what each was taken for, why, and whether its rows are wanted."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from register.importing.preview import Preview, ShownFile, ShownSheet
from register.texts import Text
from ui.theme import Theme
from ui.translations import say
from ui.widgets.labels import Wrapped, label

WIDTH = 236
PLACE = Qt.ItemDataRole.UserRole


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
        self._list.setSpacing(2)
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.viewport().setAutoFillBackground(False)
        self._list.currentRowChanged.connect(self._on_chosen)
        self._read = label(say(Text("What was read")), theme.strong)
        self._why = Wrapped("")
        self._more = Wrapped("", theme.small, quiet=True)
        self._take = QCheckBox(say(Text("Import the rows of this sheet")))
        self._take.clicked.connect(self._on_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 16, 14, 12)
        column.setSpacing(8)
        column.addWidget(label(say(Text("Sheets")), theme.strong))
        column.addWidget(self._list, 1)
        for widget in (self._read, self._why, self._more, self._take):
            column.addWidget(widget)
        column.addStretch(1)

    @property
    def current(self) -> tuple[ShownFile, ShownSheet] | None:
        """The sheet that is looked at."""
        line = self._list.currentRow()
        return self._sheets[line] if 0 <= line < len(self._sheets) else None

    def show_preview(self, preview: Preview) -> None:
        """Show the sheets of a preview; the one looked at stays so, else the first with a table."""
        before = self._list.currentRow()
        self._sheets = [(file, sheet) for file in preview.files for sheet in file.sheets]
        self._list.blockSignals(True)
        self._list.clear()
        for file, sheet in self._sheets:
            item = QListWidgetItem(f"{sheet.name or file.name}\n{say(_taken(sheet))}", self._list)
            item.setToolTip(file.name)
        tables = [place for place, (_, sheet) in enumerate(self._sheets) if sheet.verdict == "table"]
        first = tables[0] if tables else 0
        self._list.setCurrentRow(before if 0 <= before < len(self._sheets) else first)
        self._list.blockSignals(False)
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


def _taken(sheet: ShownSheet) -> Text:
    if sheet.verdict == "table" and sheet.table is not None:
        return Text("table {range}", range=sheet.table)
    return {
        "empty": Text("empty"),
        "hidden": Text("hidden, left aside"),
        "left_out": Text("left aside"),
        "no_equipment": Text("no equipment"),
    }.get(sheet.verdict, Text("no table"))
