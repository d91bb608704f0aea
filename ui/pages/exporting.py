"""Exporting what a list shows, its records in their order and its columns as they are; or the whole register."""

from array import array
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from register.progress import Progress
from register.queries.columns import LISTS
from register.texts import Text
from ui.desk import Desk
from ui.tables.model import ListModel
from ui.translations import language, say

HEAVY = 5_000  # rows from which a file is written in a process of its own
WHOLE = (
    Text("Whole register, to change and import (*.xlsx)"),
    Text("Whole register with what is restricted or secret (*.xlsx)"),
)


class Listed:
    """Records of a list to export, in their order, with the columns that it shows at first."""

    def __init__(self, list_key: str, ids: Sequence[int]) -> None:
        self.list_key = list_key
        self.spec = LISTS[list_key]
        self.ids = array("q", ids)
        self.columns = tuple(self.spec.column(key) for key in self.spec.shown)


def export(desk: Desk, page: QWidget, model: ListModel | Listed) -> None:
    """Ask where to, and in which form, and write what the list shows there, or the whole register."""
    name = say(model.spec.name).lower().replace(" ", "-")
    kinds = [say(Text("Spreadsheet (*.xlsx)")), say(Text("Text, comma-separated (*.csv)")), *map(say, WHOLE)]
    chosen, kind = QFileDialog.getSaveFileName(page, say(Text("Export this list")), f"{name}.xlsx", ";;".join(kinds))
    if chosen and kind in kinds[2:]:
        export_whole_to(desk, page, Path(chosen), restricted=kind == say(WHOLE[1]))
    elif chosen:
        export_to(desk, page, model, Path(chosen))


def export_whole(desk: Desk, page: QWidget, name: str) -> None:
    """Ask where to, and write the whole register there. name: of the register."""
    kinds = [say(one) for one in WHOLE]
    title = say(Text("Export the whole register"))
    chosen, kind = QFileDialog.getSaveFileName(page, title, f"{name}.xlsx", ";;".join(kinds))
    if chosen:
        export_whole_to(desk, page, Path(chosen), restricted=kind == kinds[1])


def export_whole_to(desk: Desk, page: QWidget, path: Path, *, restricted: bool = False) -> None:
    """Write the whole register to this file, in a process beside the window's."""
    from register.exporting import Order  # noqa: PLC0415 - the writers are loaded by who exports
    from register.tasks import export_list  # noqa: PLC0415 - the same
    from ui.child import in_child  # noqa: PLC0415 - processes are loaded by who begins one

    order = Order("all", language(), restricted=restricted)
    work = in_child(partial(export_list, desk.address, path, order))
    desk.jobs.run(say(Text("Exporting the whole register")), work, partial(_told, desk), page)


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
    desk.jobs.run(say(title), work, partial(_told, desk), page)


def _told(desk: Desk, done: Any) -> None:
    said = Text("{n} entry exported to {file}", "{n} entries exported to {file}", n=done.rows, file=str(done.path))
    desk.told.emit(said)
