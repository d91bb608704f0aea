"""Undoing from the window: what it takes back, and what comes next where nothing is left to take back."""

import pytest
from pytestqt.qtbot import QtBot

from register.errors import ConflictError
from register.records import record
from register.store import Register
from register.texts import Text
from tests.ui.people import settle
from ui.desk import Desk


def _site(register: Register, number: int) -> str | None:
    with register.read() as connection:
        found = record(connection, "site", number)
        return None if found is None else str(found.values["name"])


def test_a_change_of_which_nothing_is_left_does_not_bar_the_way_to_older_ones(
    qtbot: QtBot, desk: Desk, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[BaseException] = []
    monkeypatch.setattr("ui.desk.show", shown.append)
    with register.change(Text("Add")) as change:
        change.insert("site", {"name": "Old"})
        change.insert("site", {"name": "Quay"})
    with register.change(Text("Edit older")) as change:
        change.edit("site", 1, None, {"name": "New"})
    with register.change(Text("Edit")) as change:
        change.edit("site", 2, None, {"name": "Pier"})
    with register.change(Text("By somebody else"), undoable=False) as change:
        change.edit("site", 2, None, {"name": "Dock"})
    desk.undo()
    settle(qtbot, desk)
    assert [type(error) for error in shown] == [ConflictError]
    assert desk.next_undo is not None
    assert str(desk.next_undo.label) == "Edit older"
    desk.undo()
    settle(qtbot, desk)
    assert (_site(register, 1), _site(register, 2)) == ("Old", "Dock")
    assert len(shown) == 1
