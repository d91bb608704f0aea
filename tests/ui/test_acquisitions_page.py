"""Deals gathered of rows without a contract: listed alone, and put under a contract where they are looked at."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from register.tasks import import_files
from tests.ui.people import settle, shown_on_screen, stored
from ui.desk import Desk
from ui.pages.acquisitions import AcquisitionsPage
from ui.workspace import Workspace


@pytest.fixture
def space(qtbot: QtBot, desk: Desk, shared: Path) -> Workspace:
    import_files(desk.address, [shared / "data" / "messy" / "d02_titleblock_fr.xlsx"], who="Claude Martin")
    made = Workspace(desk, "EUR", "city")
    qtbot.addWidget(made)
    shown_on_screen(qtbot, made)
    made.activateWindow()
    settle(qtbot, desk)
    made.go("acquisitions")
    settle(qtbot, desk)
    return made


def test_deals_to_identify_are_a_list_of_their_own(qtbot: QtBot, desk: Desk, space: Workspace) -> None:
    page: AcquisitionsPage = space.page
    assert page.gathered.text() == "5 deals to identify"
    qtbot.mouseClick(page.gathered, Qt.MouseButton.LeftButton)
    settle(qtbot, desk)
    assert page.model.rowCount() == 5
    assert page._common.text() == "Deals to identify"


def test_a_heap_is_identified_where_it_is_looked_at(qtbot: QtBot, desk: Desk, space: Workspace) -> None:
    page: AcquisitionsPage = space.page
    title = page.detail.form.fact("title")
    assert title.accessibleName() == "Title: Purchase (made by the register)"
    assert page.detail.identify is not None
    page.detail.identify.click()
    form = page.detail.asking
    assert form is not None
    form._editors["number"].show_value("2021-07")
    form.submit()
    settle(qtbot, desk)
    settle(qtbot, desk)
    deal = stored(desk.register, "acquisition", 1).values
    assert (deal["contract_ref"], deal["gathered"], deal["title"]) == ("2021-07", False, "2021-07")
    assert page.detail.identify is None
    assert page.gathered.text() == "4 deals to identify"


def test_a_number_entered_in_the_form_identifies_it_too(qtbot: QtBot, desk: Desk, space: Workspace) -> None:
    fact = space.page.detail.form.fact("contract_ref")
    fact.edit()
    fact._editor.line.setText("BC 2024-7")
    fact.commit()
    settle(qtbot, desk)
    deal = stored(desk.register, "acquisition", 1).values
    assert (deal["contract_ref"], deal["gathered"]) == ("BC 2024-7", False)
    desk.undo()
    settle(qtbot, desk)
    deal = stored(desk.register, "acquisition", 1).values
    assert (deal["contract_ref"], deal["gathered"]) == (None, True)
