"""Days and hours are those of whoever is at work, wherever on earth that is."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from register.journal.history import changes, number_at
from register.records import record
from register.store import Register
from register.texts import Text
from register.values import Answer


@pytest.fixture(autouse=True)
def far_from_greenwich(monkeypatch: pytest.MonkeyPatch) -> Iterator[date]:
    """A zone where it is another day than in Greenwich now."""
    monkeypatch.setenv("TZ", "Etc/GMT+12" if datetime.now(UTC).hour < 12 else "Etc/GMT-14")
    time.tzset()
    yield datetime.now().astimezone().date()
    monkeypatch.undo()
    time.tzset()


def test_an_answer_is_given_on_the_day_of_the_person(register: Register, far_from_greenwich: date) -> None:
    with register.change(Text("Ask")) as change:
        deal = change.insert("acquisition", {"ref": "A-1", "gathered": False})
        change.answer("acquisition", deal, "free_until", Answer.ASKED_NOT_KNOWN)
    with register.read() as connection:
        found = record(connection, "acquisition", deal)
        assert found is not None
        assert found.answers["free_until"].on == far_from_greenwich
        assert changes(connection)[0].at.date() == far_from_greenwich


def test_a_moment_is_found_in_whatever_zone_it_is_told(register: Register) -> None:
    with register.change(Text("Add")) as change:
        change.insert("site", {"name": "Mairie"})
    with register.read() as connection:
        assert number_at(connection, datetime.now().astimezone()) == 2
        assert number_at(connection, changes(connection)[-1].at) == 1
