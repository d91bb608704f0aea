"""Exporting what a list shows: its records in their order, its columns as they are."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from register.progress import Progress
from register.texts import Text
from ui.child import in_child
from ui.desk import Desk
from ui.tables.model import ListModel
from ui.translations import language, say

HEAVY = 5_000  # rows from which a file is written in a process of its own


def export(desk: Desk, page: QWidget, model: ListModel) -> None:
    """Ask where to, and write what the list shows there."""
    name = say(model.spec.name).lower().replace(" ", "-")
    kinds = ";;".join((say(Text("Spreadsheet (*.xlsx)")), say(Text("Text, comma-separated (*.csv)"))))
    chosen, _kind = QFileDialog.getSaveFileName(page, say(Text("Export this list")), f"{name}.xlsx", kinds)
    if chosen:
        export_to(desk, page, model, Path(chosen))


def export_to(desk: Desk, page: QWidget, model: ListModel, path: Path) -> None:
    """Write what the list shows to this file, in the background."""
    from register.exporting import Exported, Order  # noqa: PLC0415 - the writers are loaded by who exports
    from register.tasks import export_list  # noqa: PLC0415 - the same

    columns = tuple(column.key for column in model.columns)
    order = Order(model.list_key, language(), model.ids, columns)
    work: Callable[[Progress], Exported] = partial(export_list, desk.address, path, order)
    if len(model.ids) > HEAVY:
        work = in_child(work)
    title = Text("Exporting {n} entry", "Exporting {n} entries", n=len(model.ids))

    def told(done: Exported) -> None:
        said = Text("{n} entry exported to {file}", "{n} entries exported to {file}", n=done.rows, file=str(done.path))
        desk.told.emit(said)

    desk.jobs.run(say(title), work, told, page)
