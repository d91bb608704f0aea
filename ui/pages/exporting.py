"""Exporting what a list shows: its records in their order, its columns as they are."""

from array import array
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from register.progress import Progress
from register.queries.columns import LISTS
from register.texts import Text
from ui.desk import Desk
from ui.tables.model import ListModel
from ui.translations import language, say

HEAVY = 5_000  # rows from which a file is written in a process of its own


class Listed:
    """Records of a list to export, in their order, with the columns that it shows at first."""

    def __init__(self, list_key: str, ids: Sequence[int]) -> None:
        self.list_key = list_key
        self.spec = LISTS[list_key]
        self.ids = array("q", ids)
        self.columns = tuple(self.spec.column(key) for key in self.spec.shown)


def export(desk: Desk, page: QWidget, model: ListModel | Listed) -> None:
    """Ask where to, and write what the list shows there."""
    name = say(model.spec.name).lower().replace(" ", "-")
    kinds = ";;".join((say(Text("Spreadsheet (*.xlsx)")), say(Text("Text, comma-separated (*.csv)"))))
    chosen, _kind = QFileDialog.getSaveFileName(page, say(Text("Export this list")), f"{name}.xlsx", kinds)
    if chosen:
        export_to(desk, page, model, Path(chosen))


def export_to(desk: Desk, page: QWidget, model: ListModel | Listed, path: Path) -> None:
    """Write what the list shows to this file, in the background."""
    from register.exporting import Exported, Order  # noqa: PLC0415 - the writers are loaded by who exports
    from register.tasks import export_list  # noqa: PLC0415 - the same

    columns = tuple(column.key for column in model.columns)
    order = Order(model.list_key, language(), model.ids, columns)
    work: Callable[[Progress], Exported] = partial(export_list, desk.address, path, order)
    if len(model.ids) > HEAVY:
        from ui.child import in_child  # noqa: PLC0415 - processes are loaded by who begins one

        work = in_child(work)
    title = Text("Exporting {n} entry", "Exporting {n} entries", n=len(model.ids))

    def told(done: Exported) -> None:
        said = Text("{n} entry exported to {file}", "{n} entries exported to {file}", n=done.rows, file=str(done.path))
        desk.told.emit(said)

    desk.jobs.run(say(title), work, told, page)
