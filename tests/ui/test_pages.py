"""Pages: importing with corrections and the way back, keys between the panes."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from register.records import records
from register.resources import resource
from register.store import Register
from register.tasks import import_files
from register.texts import Text
from tests.ui.people import settle, shown_on_screen
from ui.desk import Desk
from ui.pages.import_page import _CHOOSE, _DONE, _LOOK, ImportPage
from ui.pages.welcome import dropped_workbooks
from ui.widgets.lines import Heading
from ui.workspace import Workspace

SAMPLE = str(resource("sample/inventaire.xlsx"))


@pytest.fixture
def importing(qtbot: QtBot, desk: Desk, space: Workspace) -> ImportPage:
    space.start_import([SAMPLE])
    settle(qtbot, desk)
    page: ImportPage = space._import
    assert page._stack.currentIndex() == _LOOK
    return page


def test_the_page_says_what_was_understood(importing: ImportPage) -> None:
    assert importing._primary.text() == "Add 45 entries"
    assert "46 rows = 45 new" in importing._account.text()
    assert importing._sheets.current is not None
    assert importing._sheets.current[1].name == "Inventaire"
    assert len(importing._columns.matches) == 19


def test_a_column_is_corrected(qtbot: QtBot, desk: Desk, importing: ImportPage) -> None:
    fields = [match.field for match in importing._columns.matches]
    place = fields.index("serial")
    importing._columns.choose(place, None)
    settle(qtbot, desk)
    assert importing._columns.matches[place].field is None
    importing._columns.choose(place, "serial")
    settle(qtbot, desk)
    assert importing._columns.matches[place].field == "serial"


def test_the_header_row_is_corrected(qtbot: QtBot, desk: Desk, importing: ImportPage) -> None:
    importing._found._view.selectRow(5)
    importing._found._is_header()
    settle(qtbot, desk)
    assert importing._sheets.current is not None
    assert importing._sheets.current[1].header_rows == (6,)
    importing._found._view.selectRow(4)
    importing._found._view.setFocus()
    qtbot.keyClick(importing._found._view, Qt.Key.Key_E)
    settle(qtbot, desk)
    assert importing._sheets.current[1].header_rows == (5,)
    assert importing._primary.text() == "Add 45 entries"


def test_what_the_file_does_not_say_is_said_for_all_rows(
    qtbot: QtBot, desk: Desk, space: Workspace, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (("N° inventaire", "Marque", "Modèle", "N° de série"), ("VP-1", "Axis", "P3265-LVE", "ACCC8E2DF44C")):
        book.active.append(row)
    path = tmp_path / "inventaire.xlsx"
    book.save(path)
    space.start_import([str(path)])
    settle(qtbot, desk)
    page = space._import
    page._tabs.choose(1)
    line = page._columns.constants.lines["contract_ref"]
    assert line.isVisible()
    qtbot.keyClicks(line, "2023-VP-014")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settle(qtbot, desk)
    assert page._preview.brought["acquisition"] == 1


def test_a_sheet_is_left_out(qtbot: QtBot, desk: Desk, importing: ImportPage) -> None:
    importing._sheets._take.click()
    settle(qtbot, desk)
    assert not importing._primary.isEnabled()
    assert importing._primary.toolTip()
    importing._sheets._take.click()
    settle(qtbot, desk)
    assert importing._primary.isEnabled()


def test_an_import_is_applied_and_taken_back(qtbot: QtBot, desk: Desk, space: Workspace, importing: ImportPage) -> None:
    importing.apply()
    settle(qtbot, desk)
    assert importing._stack.currentIndex() == _DONE
    space._on_import_left("imports")
    settle(qtbot, desk)
    page = space.page
    assert page.model.rowCount() == 1
    with desk.register.change(Text("Correct a site")) as change:
        change.edit("site", 1, None, {"name": "Corrected"})
    settle(qtbot, desk)
    detail = page.detail
    detail._on_asked()
    settle(qtbot, desk)
    assert "stays as it is now" in detail._said.text() or "stay as they are now" in detail._said.text()
    detail._do.click()
    settle(qtbot, desk)
    assert page.model.rowCount() == 1  # the corrected site still names it as its source
    with desk.register.read() as connection:
        from register.records import record  # noqa: PLC0415 - only here

        kept = record(connection, "site", 1)
        assert kept is not None
        assert kept.values["name"] == "Corrected"
        assert record(connection, "equipment", 1) is None


def test_undoing_an_import_from_its_report_undoes_that_one(qtbot: QtBot, desk: Desk, importing: ImportPage) -> None:
    importing.apply()
    settle(qtbot, desk)
    with desk.register.change(Text("Add")) as change:
        own = change.insert("site", {"name": "Entered since"})
    settle(qtbot, desk)
    importing._result.undone.emit()
    settle(qtbot, desk)
    with desk.register.read() as connection:
        assert set(records(connection, "site", range(1, own + 1))) == {own}
        assert records(connection, "equipment", [1]) == {}


def test_a_second_file_is_not_said_to_be_imported(
    qtbot: QtBot, desk: Desk, space: Workspace, importing: ImportPage
) -> None:
    importing.apply()
    settle(qtbot, desk)
    assert importing._said.text() == "Imported, and kept."
    assert not importing._cancel.isVisible()
    importing.read([SAMPLE])
    settle(qtbot, desk)
    assert importing._said.text() == "Nothing has been saved yet."
    assert importing._cancel.isVisible()
    importing._cancel.setFocus()
    qtbot.keyClick(importing._cancel, Qt.Key.Key_Return)
    settle(qtbot, desk)
    assert space._import is None


def test_leaving_an_import_changes_nothing(qtbot: QtBot, desk: Desk, space: Workspace, importing: ImportPage) -> None:
    importing._on_cancel()
    settle(qtbot, desk)
    assert space.key == "equipment"
    assert space.page.model.rowCount() == 0
    assert desk.next_undo is None


def test_what_is_no_workbook_is_said_and_the_page_stays(
    qtbot: QtBot, desk: Desk, space: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[BaseException] = []
    monkeypatch.setattr("ui.pages.import_page.show", lambda error, _parent: shown.append(error))
    path = tmp_path / "photo.xlsx"
    path.write_bytes(b"\x89PNG")
    space.start_import([str(path)])
    qtbot.waitUntil(lambda: bool(shown), timeout=20_000)
    assert "photo.xlsx" in str(shown[0])
    assert space._import._stack.currentIndex() == _CHOOSE


def test_a_file_without_equipment_can_only_be_looked_at(
    qtbot: QtBot, desk: Desk, space: Workspace, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(("Minutes of the meeting",))
    path = tmp_path / "minutes.xlsx"
    book.save(path)
    space.start_import([str(path)])
    settle(qtbot, desk)
    page = space._import
    assert page._stack.currentIndex() == _LOOK
    assert not page._primary.isEnabled()


def test_workbooks_can_be_dropped(qtbot: QtBot, desk: Desk, space: Workspace) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(SAMPLE), QUrl.fromLocalFile("/a/photo.png")])
    none = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    assert dropped_workbooks(event) == [SAMPLE]
    space.start_import()
    space._import.dropEvent(event)
    settle(qtbot, desk)
    assert space._import._stack.currentIndex() == _LOOK


def test_what_another_window_changes_is_seen(qtbot: QtBot, desk: Desk, space: Workspace, register: Register) -> None:
    desk.look_beside()
    settle(qtbot, desk)
    space.go("vendors")
    settle(qtbot, desk)
    beside = Register.open(register.address, who="Other")
    with beside.change(Text("Add")) as change:
        change.insert("vendor", {"name": "Helvarion"})
    beside.close()
    desk.look_beside()
    qtbot.waitUntil(lambda: space.page.model.rowCount() == 1)
    settle(qtbot, desk)


def test_keys_lead_from_pane_to_pane(qtbot: QtBot, desk: Desk, space: Workspace, register: Register) -> None:
    with register.change(Text("Add")) as change:
        for number in range(3):
            change.insert("vendor", {"name": f"Vendor {number}"})
    space.go("vendors")
    settle(qtbot, desk)
    page = space.page
    page.view.setFocus()
    assert page.view.currentIndex().row() == 0
    page._next_pane()
    assert page.detail.isAncestorOf(page.window().focusWidget())
    page._next_pane()
    assert page.search.hasFocus()
    page._next_pane()
    assert page.view.hasFocus()
    page.view.step(1)
    settle(qtbot, desk)
    assert page.detail.number == page.view.current()
    page._close_detail()
    assert not page._side.isVisible()
    page.open_detail()
    assert page._side.isVisible()
    settle(qtbot, desk)


def test_a_narrow_window_gives_the_room_to_the_table(qtbot: QtBot, desk: Desk, space: Workspace) -> None:
    assert space.page._side.isVisible()
    space.resize(1000, 600)
    qtbot.waitUntil(lambda: not space.page._side.isVisible())


def test_an_import_leads_to_what_it_left(qtbot: QtBot, desk: Desk, shared: Path) -> None:
    import_files(desk.address, [shared / "data" / "messy" / "d02_titleblock_fr.xlsx"], who="Claude Martin")
    made = Workspace(desk, "EUR", "city")
    qtbot.addWidget(made)
    shown_on_screen(qtbot, made)
    settle(qtbot, desk)
    made.go("imports")
    settle(qtbot, desk)
    page = made.page
    heads = [page.model.headerData(place, Qt.Orientation.Horizontal) for place in range(page.model.columnCount())]
    assert heads == ["Number  ↓", "File", "Applied", "To decide", "Problems"]
    view = page.detail.left
    assert [item.name for row in range(60) if isinstance(item := view.item(row), Heading)] == ["To decide", "Problems"]
    gift = next(line for line in view.lines if "Don du fabricant" in line.said)
    assert view.go_to(gift.key)
    view.wanted.emit(gift.key)
    settle(qtbot, desk)
    assert made.key == "acquisitions"
    assert made.page.detail.form.fact("legal_vehicle").editing
    made.page.detail.form.fact("legal_vehicle").close_editor()
    made.back()
    settle(qtbot, desk)
    name = next(line for line in page.detail.left.lines if line.key[1] and line.key[1][0] == "vendor")
    page.detail.left.wanted.emit(name.key)
    assert made.key == "questions"
    settle(qtbot, desk)
