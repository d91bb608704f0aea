"""What falls due: grouped by how far away it is, found by words, and opened by Enter."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from register.progress import quiet
from register.store import Register
from register.texts import Text
from register.values import today
from tests.ui.people import Entered, settle, shown_on_screen
from ui.desk import Desk
from ui.pages.due import DuePage
from ui.widgets.lines import Heading, Line
from ui.workspace import _waiting


@pytest.fixture
def dated(register: Register, entered: Entered) -> Entered:
    day = today()
    with register.change(Text("Enter")) as change:
        days = {"next_review_on": day - timedelta(days=4), "free_until": day - timedelta(days=3), "ends_on": day}
        change.edit("acquisition", entered.deal, None, days)
        change.edit("product", entered.product, None, {"security_support_until": day + timedelta(days=60)})
        change.edit("vendor", entered.vendor, None, {"next_review_on": day + timedelta(days=200)})
    return entered


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, dated: Entered) -> DuePage:
    made = DuePage(desk, "due", "EUR")
    qtbot.addWidget(made)
    shown_on_screen(qtbot, made)
    made.activateWindow()
    settle(qtbot, desk)
    return made


def items(page: DuePage) -> list[str]:
    rows = range(page.view.model().rowCount())
    found = [page.view.item(row) for row in rows]
    return [one.name if isinstance(one, Heading) else one.data.title for one in found if one is not None]


def test_what_is_overdue_stands_first(page: DuePage) -> None:
    assert items(page) == [
        "Overdue", "Loan of cameras", "Ended", "Loan of cameras", "Within 30 days", "Loan of cameras",
        "Within 90 days", "DS-2CD2143G2-I", "Later", "Hikvision",
    ]  # fmt: skip
    said = [line.said for line in page.view.lines]
    assert "Next review" in said[0]
    assert "4 days overdue" in said[0]
    assert "Free until" in said[1]
    assert "ended 3 days ago" in said[1]
    assert "today" in said[2]


def test_the_navigation_says_how_many_lines_there_are(qtbot: QtBot, page: DuePage) -> None:
    with qtbot.waitSignal(page.counted) as counted:
        page.again()
    assert counted.args == [len(page.view.lines)]
    assert _waiting(page.desk.register, quiet)["due"] == len(page.view.lines)


def test_the_arrows_go_over_the_headings_and_enter_opens_the_record(
    qtbot: QtBot, page: DuePage, dated: Entered
) -> None:
    page.focus()
    for _ in range(3):
        qtbot.keyClick(page.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.going) as going:
        qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert going.args == ["product", dated.product]


def test_two_clicks_open_a_record(qtbot: QtBot, page: DuePage, dated: Entered) -> None:
    at = page.view.visualRect(page.view.model().index(1, 0)).center()
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    with qtbot.waitSignal(page.going) as going:
        qtbot.mouseDClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))
    assert going.args == ["acquisition", dated.deal]


def test_words_narrow_the_list_and_none_says_why(qtbot: QtBot, desk: Desk, page: DuePage) -> None:
    page.search.setText("security")
    qtbot.waitUntil(lambda: items(page) == ["Within 90 days", "DS-2CD2143G2-I"])
    page.search.setText("zzzz")
    qtbot.waitUntil(lambda: page._stack.currentIndex() == 1)
    assert "zzzz" in page._empty._sentence.text()
    page.search.clear()
    qtbot.waitUntil(lambda: page._stack.currentIndex() == 0)


def test_a_change_is_seen_and_the_cursor_stays(qtbot: QtBot, desk: Desk, page: DuePage, dated: Entered) -> None:
    last = page.view.lines[-1]
    assert page.view.go_to(last.key)
    with desk.register.change(Text("Edit")) as change:
        change.edit("acquisition", dated.deal, None, {"free_until": None})
    settle(qtbot, desk)
    assert "Ended" not in items(page)
    assert page.view.current() == last.key
    assert isinstance(page.view.item(page.view.currentIndex().row()), Line)


def test_a_warranty_that_ended_names_the_product_and_the_item_and_nobody_is_late(
    qtbot: QtBot, desk: Desk, page: DuePage, dated: Entered
) -> None:
    tag = "CAM-0077"
    with desk.register.change(Text("Edit")) as change:
        change.edit("equipment", dated.item, None, {"asset_tag": tag, "warranty_end": today() - timedelta(days=29)})
    settle(qtbot, desk)
    (line,) = [line for line in page.view.lines if "Warranty" in line.said]
    assert f"DS-2CD2143G2-I · {tag}" in line.said
    assert "ended 29 days ago" in line.said
    assert "overdue" not in line.said


def test_what_ended_is_told_for_a_month_and_what_is_to_be_done_until_it_is(
    qtbot: QtBot, desk: Desk, page: DuePage, dated: Entered
) -> None:
    with desk.register.change(Text("Edit")) as change:
        days = {"warranty_end": today() - timedelta(days=31), "next_review_on": today() - timedelta(days=300)}
        change.edit("equipment", dated.item, None, days)
    settle(qtbot, desk)
    assert not [line for line in page.view.lines if "Warranty" in line.said]
    assert [line.said for line in page.view.lines if "300 days overdue" in line.said]
