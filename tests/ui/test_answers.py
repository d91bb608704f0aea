"""A questionnaire that came back, on the import page: what it would do, done, and where each answer came from."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from register.queries.told import sources
from register.screening import screen
from register.texts import Text
from register.values import Answer
from tests.register.questions.filled import fill, written
from tests.ui.people import Entered, settle, shown_on_screen, stored
from ui.desk import Desk
from ui.pages.import_page import _DONE, _LOOK, _UNFILLED
from ui.workspace import Workspace


def test_answers_are_looked_at_and_taken_in_the_window(
    qtbot: QtBot, desk: Desk, entered: Entered, tmp_path: Path
) -> None:
    with desk.register.change(Text("Made up, and the maker not known")) as change:
        change.edit("vendor", entered.vendor, None, {"name": "Optarive", "country": None})
        change.edit("product", entered.product, None, {"maker": None})
    screen(desk.register)
    path = tmp_path / "answers.xlsx"
    written(desk.register, path, "Optarive")
    said = {f"vendor/{entered.vendor}/parent_country": "China", f"vendor/{entered.vendor}/roles": "complete"}
    fill(path, said | {f"product/{entered.product}/oem_status": "nobody knows"})
    space = Workspace(desk, "EUR", "city")
    qtbot.addWidget(space)
    shown_on_screen(qtbot, space)
    space.start_import([str(path)])
    settle(qtbot, desk)
    page = space._import
    assert page._stack.currentIndex() == _LOOK
    assert page._primary.text() == "Change 2 entries"
    changes = [row[1:] for row in page._changes.model.rows]
    assert changes == [("Country of ultimate control", "unknown", "China"), ("Roles", "unknown", "complete")]
    ((_, column, label, cell, _),) = page._problems.model.rows
    assert (column, label, cell) == ("D", "Origin", "nobody knows")
    page.apply()
    settle(qtbot, desk)
    assert page._stack.currentIndex() == _DONE
    vendor = stored(desk.register, "vendor", entered.vendor)
    assert (vendor.values["parent_country"], vendor.answers["roles"].answer) == ("CN", Answer.COMPLETE)
    with desk.register.read() as connection:
        proof, cell_of = sources(connection, vendor, "parent_country")
    assert proof.said.said("en") == "Answer of the supplier answers.xlsx"
    assert cell_of.said.said("en").endswith(": “China”")
    assert "answers.xlsx, sheet Vendors, cell D" in cell_of.said.said("en")


def test_a_questionnaire_that_is_not_filled_in_is_not_offered_to_be_imported(
    qtbot: QtBot, desk: Desk, entered: Entered, tmp_path: Path
) -> None:
    with desk.register.change(Text("Made up, and the maker not known")) as change:
        change.edit("vendor", entered.vendor, None, {"name": "Optarive", "country": None})
        change.edit("product", entered.product, None, {"maker": None})
    screen(desk.register)
    path = tmp_path / "answers.xlsx"
    written(desk.register, path, "Optarive")
    space = Workspace(desk, "EUR", "city")
    qtbot.addWidget(space)
    shown_on_screen(qtbot, space)
    space.start_import([str(path)])
    settle(qtbot, desk)
    page = space._import
    assert page._stack.currentIndex() == _UNFILLED
    assert "fill in the column of answers" in page._unfilled._line.text()
    assert not page._primary.isVisible()
    fill(path, {f"vendor/{entered.vendor}/parent_country": "China"})
    page.read([str(path)])
    settle(qtbot, desk)
    assert (page._stack.currentIndex(), page._primary.text()) == (_LOOK, "Change 1 entry")
