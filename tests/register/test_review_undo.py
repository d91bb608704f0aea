"""Undoing where a record went and came back, or a value is back already."""

from threading import Thread

import pytest

from register.errors import ConflictError
from register.journal.history import changes
from register.journal.ids import Ids
from register.journal.undoing import Undoing
from register.store import Register
from register.texts import Text
from tests.register.test_journal_undo import number_of


def test_what_was_edited_before_it_went_and_came_back_stays(register: Register) -> None:
    with register.change(Text("Import")) as change:
        left, gone = (change.insert("site", {"name": name}) for name in ("Mairie", "Gare"))
    imported = number_of(register)
    with register.change(Text("Correct")) as change:
        change.edit("site", left, None, {"name": "Hôtel de ville"})
    with register.change(Text("Remove")) as change:
        change.delete("site", left)
        change.delete("site", gone)
    register.revert(number_of(register))
    done = register.revert(imported).done
    assert done.removed == {"site": 1}
    assert [(kept.kind, kept.id) for kept in done.kept] == [("site", left)]


def test_a_value_that_is_back_already_leaves_nothing_to_undo(register: Register) -> None:
    with register.change(Text("Add")) as change:
        site = change.insert("site", {"name": "Mairie"})
    for name in ("Gare", "Mairie"):
        with register.change(Text("Rename")) as change:
            change.edit("site", site, None, {"name": name})
    with pytest.raises(ConflictError):
        register.revert(number_of(register) - 1, also_edited=True)


def test_undoing_a_redo_is_called_undoing(register: Register) -> None:
    with register.change(Text("Add site")) as change:
        change.insert("site", {"name": "Mairie"})
    labels = []
    number = number_of(register)
    for _ in range(4):
        number = register.revert(number).number
        with register.read() as connection:
            labels.append(str(changes(connection, limit=1)[0].label))
    assert labels == ["Undo: Add site", "Redo: Add site", "Undo: Add site", "Redo: Add site"]


def test_what_is_about_to_be_taken_away_is_kept_from_other_writers(register: Register, address: str) -> None:
    with register.change(Text("Add site")) as change:
        site = change.insert("site", {"name": "Mairie"})
    beside = Register.open(address, who="Other")
    met: list[Exception] = []

    def edit() -> None:
        try:
            with beside.change(Text("Edit")) as change:
                change.edit("site", site, None, {"name": "Gare"})
        except ConflictError as conflict:
            met.append(conflict)

    other = Thread(target=edit)
    with register.change(Text("Undo")) as change:
        undoing = Undoing(change.connection, 2, locking=True)
        other.start()
        other.join(0.5)
        assert other.is_alive()
        change.take_away("site", Ids(undoing.remove["site"]))
    other.join()
    beside.close()
    assert len(met) == 1
