"""Undoing where a record went and came back, or a value is back already."""

from threading import Thread

import pytest

from register.errors import ConflictError
from register.journal.history import changes
from register.journal.ids import Ids
from register.journal.references import parts
from register.journal.undoing import Undoing
from register.records import record
from register.store import Register
from register.texts import Text
from register.values import Answer
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


def test_an_answer_in_place_of_another_goes_back_one_by_one(register: Register) -> None:
    with register.change(Text("Add")) as change:
        deal = change.insert("acquisition", {"ref": "A-2026-001", "gathered": False})
    with register.change(Text("Ask")) as change:
        change.answer("acquisition", deal, "counterparts", Answer.ASKED_NOT_KNOWN)
    with register.change(Text("Say")) as change:
        change.edit("acquisition", deal, None, {"counterparts": ("logo_use",)})
        change.answer("acquisition", deal, "counterparts", None)
        change.answer("acquisition", deal, "counterparts", Answer.COMPLETE)

    def said() -> Answer | None:
        with register.read() as connection:
            found = record(connection, "acquisition", deal)
        assert found is not None
        note = found.answers.get("counterparts")
        return None if note is None else note.answer

    seen = []
    for _ in range(2):
        register.revert(number_of(register))
        seen.append(said())
    assert seen == [Answer.ASKED_NOT_KNOWN, None]
    while undone := register.last_redoable():
        register.revert(undone.number)
    assert said() is Answer.COMPLETE


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


@pytest.mark.parametrize("kind", ["decision", "control", "question"])
def test_what_somebody_decided_did_or_asked_about_stays(register: Register, kind: str) -> None:
    with register.change(Text("Import")) as change:
        about, other = (change.insert("site", {"name": name}) for name in ("Mairie", "Gare"))
    imported = number_of(register)
    values = {"decision": {"rule": "r", "status": "accepted"}, "control": {"rule": "r"}, "question": {"path": "name"}}
    with register.change(Text("Decide")) as change:
        change.insert(kind, {"subject_kind": "site", "subject_id": about, **values[kind]})
        change.insert(kind, {"subject_kind": "vendor", "subject_id": other, **values[kind]})
    done = register.revert(imported).done
    assert [(kept.kind, kept.id) for kept in done.kept] == [("site", about)]
    assert done.removed == {"site": 1}


def test_papers_and_orders_are_parts_of_what_they_belong_to() -> None:
    assert {(part.kind, part.to) for part in parts()} == {
        ("party", "acquisition"), ("line", "acquisition"), ("act", "acquisition"), ("document", "acquisition"),
        ("list_match", "vendor"), ("advisory", "product"), ("authorisation", "deployment"),
        ("legal_basis", "deployment"),
    }  # fmt: skip
