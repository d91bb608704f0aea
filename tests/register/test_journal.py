"""What stands in the journal, what verifying it finds, and what is taken out of it for good."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import DBAPIError

from register.errors import ConflictError, RegisterError
from register.journal.change import Change, Source
from register.journal.entries import entries, touched
from register.journal.history import changes, history, number_at, values_at
from register.journal.ids import Ids
from register.journal.labels import packed, unpacked
from register.model.databases import is_file
from register.model.journal import CHANGE, CHANGE_ENTRY, JOURNAL_HEAD
from register.model.tables import TABLES
from register.records import record
from register.reference.table import Source as Cited
from register.store import Register
from register.texts import LANGUAGES, Text, Words
from register.values import Answer, Money

LABEL = Text("Test")


def forms(register: Register) -> list[tuple[str, str, str]]:
    """The entries of the last change: form, kind, ids."""
    with register.read() as connection:
        last = changes(connection, limit=1)[0].number
        return [(entry.form, entry.kind, str(entry.ids)) for entry in entries(connection, CHANGE.c.number == last)]


def add_sites(change: Change, count: int) -> range:
    return change.insert_many("site", ("name",), [(f"Site {place}",) for place in range(count)])


def test_a_column_without_values_is_as_if_it_were_not_given(register: Register) -> None:
    with register.change(LABEL) as change:
        change.insert_many("equipment", ("serial", "quantity", "notes"), [(None, 1, None), (None, 2, None)])
        change.insert_many("equipment", ("serial", "quantity"), [("S1", 1), (None, 2)])
    with register.read() as connection:
        row = TABLES["equipment"].c
        kept = connection.execute(select(row.serial, row.quantity, row.notes)).all()
    assert [tuple(one) for one in kept] == [(None, 1, None), (None, 2, None), ("S1", 1, None), (None, 2, None)]
    assert register.verify().whole


def test_entries_have_four_forms(register: Register) -> None:
    with register.change(LABEL) as change:
        add_sites(change, 1_000)
    assert forms(register) == [("inserted", "site", "1-1000")]
    with register.change(LABEL) as change:
        change.set("site", "sensitivity", range(1, 900), "school")
    assert forms(register) == [("set", "site", "1-899")]
    with register.change(LABEL) as change:
        change.edit_many("site", [(number, {"name": f"New {number}"}) for number in (3, 4, 9)])
    assert forms(register) == [("edited", "site", "3-4,9")]
    with register.change(LABEL) as change:
        change.delete_many("site", Ids(range(1, 601)))
    assert forms(register) == [("deleted", "site", "1-500"), ("deleted", "site", "501-600")]
    with register.read() as connection:
        assert touched(connection, 2) == {"site": Ids(range(1, 900))}
        assert touched(connection, 4) == {"site": Ids(range(1, 601))}
        assert touched(connection, 5) == {}


def test_a_change_is_written_down_net(register: Register) -> None:
    with register.change(LABEL) as change:
        one, two, three = add_sites(change, 3)
    with register.change(LABEL) as change:
        new = change.insert("site", {"name": "New"})
        change.edit("site", new, 1, {"name": "Newer"})
        gone = change.insert("site", {"name": "Gone"})
        change.delete("site", gone)
        change.set("site", "aliases", (one, two, three, new), ("A",))
        change.edit("site", one, None, {"aliases": ("B",), "name": "One"})
        change.edit("site", two, None, {"aliases": None})
        change.delete("site", three)
    with register.read() as connection:
        written = {entry.form: entry for entry in entries(connection, CHANGE.c.number == 3)}
    assert {form: str(entry.ids) for form, entry in written.items()} == {
        "inserted": str(new), "edited": str(one), "deleted": str(three),
    }  # fmt: skip
    assert written["edited"].payload == [{"aliases": [[None], ['["B"]']], "name": [["Site 0"], ["One"]]}]
    assert written["deleted"].payload == {"columns": ["name"], "rows": [["Site 2"]]}
    assert register.verify().problems == ()


def test_an_empty_change_gets_no_number(register: Register) -> None:
    with register.change(LABEL) as change:
        (site,) = add_sites(change, 1)
    with register.change(LABEL) as change:
        change.edit("site", site, 1, {"name": "Site 0"})
        change.set("site", "name", [site, 99], "Site 0")
        change.delete("site", change.insert("site", {"name": "Gone"}))
    with register.change(LABEL) as change:
        change.edit("site", site, 1, {"name": "Other"})
        change.edit("site", site, 2, {"name": "Site 0"})
    with pytest.raises(ZeroDivisionError), register.change(LABEL) as change:
        change.insert_many("site", ("name",), [("A",)] * (add_sites(change, 5)[0] // 0))
    with register.change(LABEL) as change:
        add_sites(change, 1)
    with register.read() as connection:
        assert [one.number for one in changes(connection)] == [3, 2, 1]
    assert register.verify().problems == ()


def test_ids_are_never_given_again(register: Register) -> None:
    with register.change(LABEL) as change:
        ids = add_sites(change, 3)
        change.delete("site", ids[-1])
    with register.change(LABEL) as change:
        assert change.insert("site", {"name": "Next"}) > ids[-1]


def test_an_edit_of_what_somebody_else_changed_is_refused(register: Register) -> None:
    with register.change(LABEL) as change:
        (site,) = add_sites(change, 1)
    with register.change(LABEL) as change:
        change.edit("site", site, 1, {"name": "Theirs"})
    for number, version in ((site, 1), (99, 1), (99, None)):
        with pytest.raises(ConflictError), register.change(LABEL) as change:
            change.edit("site", number, version, {"name": "Mine"})
    with pytest.raises(ConflictError), register.change(LABEL) as change:
        change.delete("site", 99)


def test_what_others_need_is_not_deleted(register: Register) -> None:
    with register.change(LABEL) as change:
        vendor = change.insert("vendor", {"name": "Helvarion"})
        product = change.insert("product", {"vendor": vendor, "model": "HV-20"})
    with pytest.raises(RegisterError) as refused, register.change(LABEL) as change:
        change.delete("vendor", vendor)
    assert f"still needed by Product {product}" in str(refused.value)


def test_answers_are_given_kept_and_overtaken(register: Register) -> None:
    with register.change(LABEL) as change:
        vendor = change.insert("vendor", {"name": "Helvarion", "country": "CH"})
        change.answer("vendor", vendor, "country", Answer.ASKED_NOT_KNOWN, reason="no reply")
        change.answer("vendor", vendor, "aliases", Answer.COMPLETE)
        change.answer("vendor", vendor, "products", Answer.COMPLETE)
    with register.read() as connection:
        found = record(connection, "vendor", vendor)
    assert found is not None
    assert found.values["country"] is None
    note = found.answers["country"]
    assert (note.answer, note.reason, note.by, note.on) == (
        Answer.ASKED_NOT_KNOWN, "no reply", 1, datetime.now(UTC).date(),
    )  # fmt: skip
    with register.change(LABEL) as change:
        change.edit("vendor", vendor, None, {"country": "FR", "aliases": ("H",)})
        change.answer("vendor", vendor, "products", None)
    with register.read() as connection:
        found = record(connection, "vendor", vendor)
    assert found is not None
    assert set(found.answers) == {"aliases"}
    with register.change(LABEL) as change:
        change.delete("vendor", vendor)
    with register.read() as connection:
        assert connection.scalars(select(TABLES["fact_note"].c.id)).all() == []


def test_where_a_record_came_from_is_kept(register: Register) -> None:
    with register.change(LABEL) as change:
        site = change.insert("site", {"name": "A"}, Source(7, "Inventaire", 3))
    with register.read() as connection:
        found = record(connection, "site", site)
    assert found is not None
    assert found.source == (7, "Inventaire", 3)


def test_labels_are_said_again_in_either_language() -> None:
    label = Text(
        "{n} row of {file}", "{n} rows of {file}",
        n=3, file=Text("the file {name}", name="é"), kind=Words("deal", "opération"), on=date(2026, 1, 2),
        at=datetime(2026, 1, 2, 3, 4, tzinfo=UTC), price=Money(Decimal("1.50"), "EUR", "incl", Decimal(20)),
        rate=Decimal("0.7"), several=("a", "b"), blank=None, flag=True,
    )  # fmt: skip
    again = unpacked(packed(label))
    assert again == label
    assert again.said("fr") == label.said("fr")


def test_what_says_itself_is_kept_in_both_languages() -> None:
    label = Text("By {source}", source=Cited("from memory", date(2026, 1, 2), verified=False))
    again = unpacked(packed(label))
    for language in LANGUAGES:
        assert again.said(language) == label.said(language)
        assert "Cited" not in again.said(language)


def _alter_row(change: Change) -> None:
    change.connection.execute(update(TABLES["site"]).where(TABLES["site"].c.id == 2).values(name="Forged"))


def _hide_row(change: Change) -> None:
    change.connection.execute(delete(TABLES["site"]).where(TABLES["site"].c.id == 2))


def _add_row(change: Change) -> None:
    change.connection.execute(TABLES["site"].insert().values(name="Smuggled"))


def _alter_entry(change: Change) -> None:
    _off_guard(change)
    change.connection.execute(update(CHANGE_ENTRY).where(CHANGE_ENTRY.c.change_id == 2).values(ids="1-4"))


def _alter_change(change: Change) -> None:
    _off_guard(change)
    change.connection.execute(update(CHANGE).where(CHANGE.c.number == 2).values(who_id=None))


def _cut_out(change: Change) -> None:
    _off_guard(change)
    change.connection.execute(delete(CHANGE_ENTRY).where(CHANGE_ENTRY.c.change_id == 3))
    change.connection.execute(delete(CHANGE).where(CHANGE.c.number == 3))


def _cut_off(change: Change) -> None:
    _off_guard(change)
    change.connection.execute(delete(CHANGE_ENTRY).where(CHANGE_ENTRY.c.change_id == 4))
    change.connection.execute(delete(CHANGE).where(CHANGE.c.number == 4))


def _off_guard(change: Change) -> None:
    """What only the owner of a server's tables can do."""
    if not is_file(change.connection):
        for table in (CHANGE, CHANGE_ENTRY):
            change.connection.execute(text(f"ALTER TABLE {table.name} DISABLE TRIGGER journal_is_kept"))


@pytest.mark.parametrize(
    ("forge", "said"),
    [
        (_alter_row, "Site 2 is not what change 4 wrote."),
        (_hide_row, "Site 2, written by change 4, is gone."),
        (_add_row, "stands in no change of the journal."),
        (_alter_entry, "What change 2 did is not what was sealed."),
        (_alter_change, "Change 2 of the journal is not what was sealed."),
        (_cut_out, "The journal misses change 3."),
        (_cut_off, "changes after 3 are missing."),
    ],
)
def test_verifying_names_what_is_wrong(register: Register, forge: Callable[[Change], None], said: str) -> None:
    with register.change(LABEL) as change:
        add_sites(change, 5)
    with register.change(LABEL) as change:
        change.edit("site", 3, 1, {"name": "Edited"})
    with register.change(LABEL) as change:
        change.set("site", "sensitivity", (1, 2), "school")
    assert register.verify().whole
    with register.change(LABEL) as change:
        forge(change)
    found = register.verify()
    assert not found.whole
    assert said in " ".join(map(str, found.problems))


def test_many_problems_are_counted(register: Register) -> None:
    with register.change(LABEL) as change:
        add_sites(change, 300)
    with register.change(LABEL) as change:
        change.connection.execute(update(TABLES["site"]).values(name="Forged"))
    problems = register.verify().problems
    assert (len(problems), str(problems[-1])) == (101, "And 200 more: Sites.")


def test_the_journal_is_only_ever_added_to_on_a_server(register: Register) -> None:
    with register.read() as connection:
        if is_file(connection):
            return
    with register.change(LABEL) as change:
        add_sites(change, 2)
    for statement in (
        "DELETE FROM change",
        "UPDATE change SET number = 7",
        "DELETE FROM change_entry",
        "UPDATE change_entry SET ids = '1'",
    ):
        with pytest.raises(DBAPIError, match="only ever added to"), register.change(LABEL) as change:
            change.connection.execute(text(statement))


def test_what_is_taken_out_is_gone_and_the_chain_whole(register: Register) -> None:
    with register.change(LABEL) as change:
        add_sites(change, 3)
    with register.change(LABEL) as change:
        change.edit_many("site", [(1, {"name": "M. Durand"}), (2, {"name": "B"})])
    with register.change(LABEL) as change:
        change.edit("site", 1, None, {"name": "A"})
    register.redact(3, "name of a person")
    found = register.verify()
    assert (found.problems, found.changes) == ((), 5)
    with register.read() as connection:
        told = changes(connection)
        assert [(one.number, one.redacted, one.redacts) for one in told[:3]] == [
            (5, False, 3), (4, False, None), (3, True, None),
        ]  # fmt: skip
        assert str(told[0].label) == "Content of change 3 taken out of the journal: name of a person"
        assert "Durand" not in json.dumps([entry.payload for entry in entries(connection, CHANGE.c.number == 3)])
        assert [event.fields for event in history(connection, "site", 2)] == [{}, {}, {}]
        assert values_at(connection, "site", 2, 2) is not None
    for refused in (3, 99):
        with pytest.raises(RegisterError, match="nothing in the journal to take out"):
            register.redact(refused, "again")
    with pytest.raises(RegisterError, match="taken out of the journal"):
        register.revert(3)
    with register.change(LABEL) as change:
        _alter_row(change)
    assert str(register.verify().problems[0]) == "Site 2 is not what change 5 wrote."


def test_what_was_forged_is_not_laundered_by_taking_out(register: Register) -> None:
    with register.change(LABEL) as change:
        add_sites(change, 3)
    with register.change(LABEL) as change:
        _alter_row(change)
    with pytest.raises(RegisterError, match="is not what it wrote"):
        register.redact(2, "to hide it")


def test_the_chain_tells_one_register_from_another(register: Register) -> None:
    with register.change(LABEL) as change:
        add_sites(change, 1)
    with register.read() as connection:
        head = connection.execute(select(JOURNAL_HEAD)).one()
        at = changes(connection, limit=1)[0].at
        assert number_at(connection, at) == 2
        assert number_at(connection, datetime(2020, 1, 1, tzinfo=UTC)) == 0
    assert (head.number, head.hash.hex()) == (2, register.verify().anchor)


def test_values_that_the_database_refuses_are_said(register: Register) -> None:
    cases: list[tuple[str, dict[str, Any], str]] = [
        ("site", {}, "Site: Name is missing."),
        ("equipment", {"product": 99, "quantity": 1}, "refers to a record that is not there"),
    ]
    for kind, values, said in cases:
        with pytest.raises(RegisterError, match=said), register.change(LABEL) as change:
            change.insert(kind, values)
    deal = {"ref": "A-2026-001", "gathered": False}
    with register.change(LABEL) as change:
        change.insert("acquisition", deal)
    with pytest.raises(RegisterError, match="another record has the same value"), register.change(LABEL) as change:
        change.insert("acquisition", deal)
