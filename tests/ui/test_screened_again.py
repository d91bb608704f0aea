"""What has to be screened again: what another process left when it was stopped, and what a new day brings."""

import sys
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from register.errors import Cancelled
from register.store import Register, info
from register.texts import Text
from register.values import today
from tests.ui.people import settle
from ui.desk import Desk, _reverting_at


def screened_to(register: Register) -> int:
    with register.read() as connection:
        return int(info(connection, "screened_to") or 0)


def test_the_window_screens_what_a_process_beside_it_left(qtbot: QtBot, desk: Desk) -> None:
    beside = Register.open(desk.address, who="Claude Martin")
    with beside.change(Text("Add")) as change:
        change.insert("site", {"name": "Mairie"})
    beside.close()
    desk.look_again()
    settle(qtbot, desk)
    assert screened_to(desk.register) == 2


def test_an_undoing_that_is_stopped_while_it_screens_is_done(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    with register.change(Text("Add")) as change:
        change.insert("site", {"name": "Mairie"})

    def stopped(*_arguments: object, **_named: object) -> None:
        raise Cancelled

    monkeypatch.setattr("register.screening.screen", stopped)
    last = register.last_undoable()
    assert last is not None
    _reverting_at(str(register.address), "Claude Martin", last.number, lambda _done, _of: None)
    assert register.last_undoable() is None


def test_a_new_day_is_screened(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    tomorrow = today() + timedelta(days=1)
    desk.screen()
    settle(qtbot, desk)
    for module in ("ui.desk", "register.screening.screen"):
        monkeypatch.setattr(sys.modules[module], "today", lambda: tomorrow)
    desk.look_at_clock()
    settle(qtbot, desk)
    with desk.register.read() as connection:
        assert info(connection, "screened_on") == tomorrow.isoformat()
