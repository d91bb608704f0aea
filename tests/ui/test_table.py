"""Lists: rows are read when they are seen, sorted and searched by the register, and keep their place."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from register.queries.columns import LISTS
from register.queries.shapes import PAGE
from register.store import Register
from register.texts import Text
from tests.ui.people import Entered, settle, shown_on_screen
from ui.desk import Desk
from ui.tables.model import CELL, LOADED, ListModel
from ui.tables.view import ListView

ITEMS = 3 * PAGE


@pytest.fixture
def many(register: Register, entered: Entered) -> Entered:
    columns = ("product_id", "asset_tag", "serial", "quantity")
    with register.change(Text("Add")) as change:
        change.insert_many("equipment", columns, [(entered.product, f"X-{n:04}", f"S{n}", 1) for n in range(1, ITEMS)])
    return entered


@pytest.fixture
def model(desk: Desk, many: Entered) -> ListModel:
    return ListModel(desk, "equipment", ["asset_tag", "model", "unit_price", "findings"])


def test_rows_are_read_when_they_are_seen(
    qtbot: QtBot, qtmodeltester: ModelTester, desk: Desk, model: ListModel
) -> None:
    model.again()
    settle(qtbot, desk)
    assert (model.rowCount(), len(model._rows)) == (ITEMS, 0)
    index = model.index(PAGE + 5, 0)
    assert (index.data(), index.data(LOADED)) == (None, False)
    settle(qtbot, desk)
    assert len(model._rows) == PAGE
    assert (index.data(), index.data(LOADED)) == (f"X-{PAGE + 5:04}", True)
    qtmodeltester.check(model)
    settle(qtbot, desk)


def test_sorting_and_searching_are_the_registers(qtbot: QtBot, desk: Desk, model: ListModel) -> None:
    model.again()
    settle(qtbot, desk)
    model.sort(0, Qt.SortOrder.DescendingOrder)
    settle(qtbot, desk)
    model.index(0, 0).data()
    settle(qtbot, desk)
    assert model.index(0, 0).data() == f"X-{ITEMS - 1:04}"
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Inventory no.  ↓"
    model.find_words("VP-0001")
    settle(qtbot, desk)
    assert model.rowCount() == 1
    assert model.search.falling


def test_values_are_said_in_words(qtbot: QtBot, desk: Desk, model: ListModel) -> None:
    model.find_words("VP-0001")
    settle(qtbot, desk)
    model.index(0, 0).data()
    settle(qtbot, desk)
    assert [model.index(0, section).data() for section in range(3)] == [
        "VP-0001",
        "DS-2CD2143G2-I",
        "1,694.93\u00a0EUR excl. VAT",
    ]
    assert model.index(0, 3).data(CELL) is not None


def test_rows_stand_until_newer_ones_are_read(qtbot: QtBot, desk: Desk, model: ListModel, many: Entered) -> None:
    model.find_words("VP-0001")
    settle(qtbot, desk)
    model.index(0, 0).data()
    settle(qtbot, desk)
    with desk.register.change(Text("Edit")) as change:
        change.edit("equipment", many.item, None, {"asset_tag": "VP-0001-B"})
    model.again()
    qtbot.waitUntil(lambda: not model._asked)
    assert model.index(0, 0).data() == "VP-0001"
    settle(qtbot, desk)
    assert model.index(0, 0).data() == "VP-0001-B"


def test_the_cursor_keeps_its_record(qtbot: QtBot, desk: Desk, model: ListModel, many: Entered) -> None:
    view = ListView(desk, model)
    qtbot.addWidget(view)
    shown_on_screen(qtbot, view)
    model.again()
    settle(qtbot, desk)
    assert view.go_to(many.item)
    model.sort(0, Qt.SortOrder.DescendingOrder)
    settle(qtbot, desk)
    assert view.current() == many.item
    view.step(-1)
    assert view.current() != many.item


def test_columns_are_chosen_and_remembered(qtbot: QtBot, desk: Desk, model: ListModel) -> None:
    view = ListView(desk, model)
    qtbot.addWidget(view)
    menu = view.columns_menu()
    assert len(menu.actions()) == len(LISTS["equipment"].columns)
    serial = next(action for action in menu.actions() if action.text() == "Serial no.")
    serial.trigger()
    assert [column.key for column in model.columns][-1] == "serial"
    assert desk.settings.columns("equipment")[-1] == "serial"
    view.setColumnWidth(0, 222)
    assert desk.settings.widths("equipment")["asset_tag"] == 222


def test_a_click_on_a_heading_sorts_and_turns(qtbot: QtBot, desk: Desk, model: ListModel) -> None:
    view = ListView(desk, model)
    qtbot.addWidget(view)
    shown_on_screen(qtbot, view)
    header = view.horizontalHeader()
    for expected in (("model", False), ("model", True)):
        at = header.sectionViewportPosition(1) + 10
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at, 10))
        settle(qtbot, desk)
        assert model.order == expected


def test_copying_takes_headings_and_the_words_shown(qtbot: QtBot, desk: Desk, model: ListModel) -> None:
    view = ListView(desk, model)
    qtbot.addWidget(view)
    shown_on_screen(qtbot, view)
    model.find_words("VP-0001")
    settle(qtbot, desk)
    view.go_to(model.ids[0])
    settle(qtbot, desk)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:2] == ["Inventory no.", "Model"]
    assert lines[1].split("\t")[:2] == ["VP-0001", "DS-2CD2143G2-I"]


@pytest.mark.parametrize("key", sorted(LISTS))
def test_every_list_keeps_the_rules_of_a_model(
    qtbot: QtBot, qtmodeltester: ModelTester, desk: Desk, entered: Entered, key: str
) -> None:
    desk.screen()
    settle(qtbot, desk)
    model = ListModel(desk, key, [column.key for column in LISTS[key].columns])
    model.again()
    settle(qtbot, desk)
    for line in range(model.rowCount()):
        model.index(line, 0).data()
    settle(qtbot, desk)
    qtmodeltester.check(model)
    settle(qtbot, desk)
