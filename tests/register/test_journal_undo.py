"""Undoing field by field, redoing, and what stays because it was touched since."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from register.errors import ConflictError, RegisterError
from register.journal.history import history, values_at
from register.journal.ids import Ids
from register.model.tables import TABLES
from register.records import record, records
from register.store import Changed, Register
from register.texts import Text
from register.values import Answer, Money

LABEL = Text("Test")
World = dict[str, dict[int, tuple[dict[str, Any], dict[str, Any]]]]


def world(register: Register) -> World:
    """All records with their values and answers, less their versions and the notes' own ids."""
    with register.read() as connection:
        found: World = {}
        for kind, table in TABLES.items():
            ids = connection.scalars(table.select().with_only_columns(table.c.id)).all()
            every = records(connection, kind, ids).values()
            found[kind] = {
                one.id: (dict(one.values), {key: note.answer for key, note in one.answers.items()}) for one in every
            }
        return found


def number_of(register: Register) -> int:
    last = register.last_undoable()
    assert last is not None
    return last.number


@pytest.fixture
def vendor(register: Register) -> int:
    with register.change(Text("Add vendor")) as change:
        return change.insert("vendor", {"name": "Helvarion", "country": "CH"})


@pytest.fixture
def product(register: Register, vendor: int) -> int:
    with register.change(Text("Add product")) as change:
        return change.insert("product", {"vendor": vendor, "model": "HV-20"})


@pytest.fixture
def items(register: Register, product: int) -> range:
    price = (Decimal("1200.50"), "EUR", "excl")
    columns = (
        "product_id",
        "serial",
        "unit_price",
        "unit_price_currency",
        "unit_price_vat",
        "installed_on",
        "quantity",
    )
    rows = [(product, f"S{place}", *price, date(2024, 1, 2), 1) for place in range(1_200)]
    with register.change(Text("Import")) as change:
        return change.insert_many("equipment", columns, rows)


def test_each_form_is_undone_and_redone(register: Register, items: range) -> None:
    def insert(change: Any) -> None:
        change.insert("site", {"name": "Mairie", "aliases": ("HDV",)})

    def edit(change: Any) -> None:
        price = Money(Decimal(3), "CHF", "incl", Decimal("8.1"))
        change.edit("equipment", items[0], None, {"serial": None, "unit_price": price})

    def edit_many(change: Any) -> None:
        change.edit_many("equipment", [(number, {"serial": f"T{number}", "ip": "10.0.0.1"}) for number in items[:700]])

    def put(change: Any) -> None:
        change.set("equipment", "status", items[5:900], "in_service")

    def delete(change: Any) -> None:
        change.delete_many("equipment", Ids(items[3:800]))

    def answer(change: Any) -> None:
        change.answer("equipment", items[0], "firmware", Answer.ASKED_NOT_KNOWN)
        change.answer("vendor", 1, "aliases", Answer.COMPLETE)
        change.edit("vendor", 1, None, {"parent_country": "CN"})

    for act in (insert, edit, edit_many, put, delete, answer):
        before = world(register)
        with register.change(LABEL) as change:
            act(change)
        after = world(register)
        assert after != before
        undone = register.revert(number_of(register))
        assert undone.done.kept == ()
        assert world(register) == before
        assert register.revert(undone.number).done.kept == ()
        assert world(register) == after
        register.revert(number_of(register))
    assert register.verify().problems == ()


def test_what_was_changed_since_stays_and_is_listed(register: Register, vendor: int) -> None:
    with register.change(Text("Edit vendor")) as change:
        change.edit("vendor", vendor, 1, {"name": "Helvarion AG", "country": "LI"})
    number = number_of(register)
    with register.change(Text("Correct the country")) as change:
        change.edit("vendor", vendor, 2, {"country": "AT"})
    preview = register.revert_preview(number)
    (kept,) = preview.kept
    assert (preview.edited, kept.kind, kept.id, kept.field) == ({"vendor": 1}, "vendor", vendor, "country")
    assert str(kept.reason) == "It was changed since by Claude Martin: Correct the country."
    register.revert(number)
    with register.read() as connection:
        found = record(connection, "vendor", vendor)
    assert found is not None
    assert (found.values["name"], found.values["country"]) == ("Helvarion", "AT")
    with pytest.raises(ConflictError):
        register.revert(number)
    register.revert(number, also_edited=True)
    assert world(register)["vendor"][vendor][0]["country"] == "CH"


def test_an_import_is_undone_but_for_what_was_used_since(register: Register, items: range, product: int) -> None:
    number = number_of(register)
    with register.change(Text("Edit item")) as change:
        change.edit("equipment", items[7], 1, {"serial": "corrected"})
        change.insert("function", {"equipment": items[9], "code": "face_recognition"})
        change.answer("equipment", items[11], "firmware", Answer.NONE)
    undone = register.revert(number)
    assert {(kept.id, str(kept.reason).partition(":")[0]) for kept in undone.done.kept} == {
        (items[7], "It was changed since by Claude Martin"),
        (items[9], "Other records refer to it."),
        (items[11], "Other records refer to it."),
    }
    assert set(world(register)["equipment"]) == {items[7], items[9], items[11]}
    register.revert(undone.number)
    assert set(world(register)["equipment"]) == set(items)
    assert register.verify().problems == ()


def test_a_record_that_others_need_stays_with_what_it_needs(register: Register) -> None:
    with register.change(LABEL) as change:
        vendor = change.insert("vendor", {"name": "Optarive"})
        product = change.insert("product", {"vendor": vendor, "model": "X"})
        other = change.insert("product", {"vendor": vendor, "model": "Y"})
    number = number_of(register)
    with register.change(LABEL) as change:
        change.insert("equipment", {"product": product, "quantity": 1})
    undone = register.revert(number)
    assert {(kept.kind, kept.id) for kept in undone.done.kept} == {("product", product), ("vendor", vendor)}
    assert other not in world(register)["product"]


def test_what_cannot_come_back_is_listed(register: Register, vendor: int, product: int) -> None:
    with register.change(LABEL) as change:
        change.delete("product", product)
    number = number_of(register)
    with register.change(LABEL) as change:
        change.delete("vendor", vendor)
    with pytest.raises(ConflictError):
        register.revert(number)
    (kept,) = register.revert_preview(number).kept
    assert str(kept.reason) == "What it belonged to was removed since."


def test_what_belonged_to_what_cannot_come_back_stays_away_too(register: Register) -> None:
    with register.change(LABEL) as change:
        vendor = change.insert("vendor", {"name": "Optarive"})
        deal = change.insert("acquisition", {"ref": "A-2026-001", "gathered": False})
    with register.change(LABEL) as change:
        party = change.insert("party", {"acquisition": deal, "vendor": vendor, "role": "supplier"})
        other = change.insert("site", {"name": "Mairie"})
    with register.change(LABEL) as change:
        change.delete_many("party", Ids((party,)))
        change.delete_many("acquisition", Ids((deal,)))
        change.delete_many("site", Ids((other,)))
    number = number_of(register)
    with register.change(LABEL) as change:
        change.insert("acquisition", {"ref": "A-2026-001", "gathered": False})
    undone = register.revert(number)
    assert {(kept.kind, kept.id) for kept in undone.done.kept} == {("acquisition", deal), ("party", party)}
    assert other in world(register)["site"]


def test_a_part_stays_with_what_it_is_part_of(register: Register) -> None:
    with register.change(LABEL) as change:
        vendor = change.insert("vendor", {"name": "Optarive"})
        deal = change.insert("acquisition", {"ref": "A-2026-001", "gathered": True})
        party = change.insert("party", {"acquisition": deal, "vendor": vendor, "role": "supplier"})
        other = change.insert("vendor", {"name": "Corvane"})
    number = number_of(register)
    with register.change(LABEL) as change:
        change.edit("acquisition", deal, 1, {"title": "Cameras"})
    undone = register.revert(number)
    assert [(kept.kind, kept.id) for kept in undone.done.kept] == [
        ("acquisition", deal), ("party", party), ("vendor", vendor),
    ]  # fmt: skip
    assert other not in world(register)["vendor"]


def test_a_reference_that_goes_back_too_holds_nothing(register: Register, items: range) -> None:
    before = world(register)
    with register.change(LABEL) as change:
        site = change.insert("site", {"name": "Mairie"})
        change.set("equipment", "site", items[:100], site)
        change.edit("equipment", items[0], None, {"site": site, "serial": "other"})
    assert register.revert(number_of(register)).done.kept == ()
    assert world(register) == before


def test_what_is_there_only_once_does_not_come_back_beside_another(register: Register) -> None:
    with register.change(LABEL) as change:
        deal = change.insert("acquisition", {"ref": "A-2026-001", "title": "Cameras", "gathered": False})
    with register.change(LABEL) as change:
        change.delete("acquisition", deal)
    number = number_of(register)
    with register.change(LABEL) as change:
        change.insert("acquisition", {"ref": "A-2026-001", "title": "Others", "gathered": False})
    (kept,) = register.revert_preview(number).kept
    assert str(kept.reason) == "Another record has taken its place."


def test_an_edit_that_was_undone_is_no_edit(register: Register, items: range) -> None:
    number = number_of(register)
    with register.change(LABEL) as change:
        change.edit("equipment", items[0], None, {"serial": "other"})
    register.revert(number_of(register))
    assert register.revert(number).done.kept == ()
    assert world(register)["equipment"] == {}


def test_undo_goes_back_one_by_one_and_redo_forward(register: Register) -> None:
    for name in ("A", "B", "C"):
        with register.change(Text("Add {name}", name=name)) as change:
            change.insert("site", {"name": name})
    said = []
    while last := register.last_undoable():
        said.append(str(last.label))
        register.revert(last.number)
    while undone := register.last_redoable():
        said.append(str(undone.label))
        register.revert(undone.number)
    assert said == ["Add C", "Add B", "Add A", "Undo: Add A", "Undo: Add B", "Undo: Add C"]
    assert len(world(register)["site"]) == 3
    last = register.last_undoable()
    assert last is not None
    assert str(last.label) == "Add C"


def test_undo_is_of_my_own_changes(register: Register, address: str) -> None:
    other = Register.open(address, who="Dominique")
    with register.change(Text("Mine")) as change:
        change.insert("site", {"name": "A"})
    with other.change(Text("Theirs")) as change:
        change.insert("site", {"name": "B"})
    last, theirs = register.last_undoable(), other.last_undoable()
    assert last is not None
    assert theirs is not None
    assert (str(last.label), str(theirs.label), theirs.who) == ("Mine", "Theirs", "Dominique")
    other.close()


def test_screening_is_no_change_to_undo(register: Register) -> None:
    told: list[Changed] = []
    register.told = told.append
    with register.change(Text("Screen")) as change:
        change.derived.add("finding")
    assert register.last_undoable() is None
    assert [(one.number, one.kinds) for one in told[1:]] == [(None, frozenset({"finding"}))]


def test_what_is_not_there_cannot_be_undone(register: Register) -> None:
    with pytest.raises(RegisterError, match="no change 99"):
        register.revert(99)
    with register.change(Text("First")) as change:
        change.insert("site", {"name": "A"})
    with pytest.raises(RegisterError, match="not one that can be undone: Add the person at work"):
        register.revert(1)


def test_the_history_of_a_record_and_its_values_then(register: Register, vendor: int) -> None:
    with register.change(Text("Edit {n} vendor", "Edit {n} vendors", n=1)) as change:
        change.edit("vendor", vendor, 1, {"name": "Helvarion AG", "aliases": ("HV",)})
    edited = number_of(register)
    with register.change(LABEL) as change:
        change.delete("vendor", vendor)
    deleted = number_of(register)
    register.revert(deleted)
    with register.read() as connection:
        told = history(connection, "vendor", vendor)
        assert [event.form for event in told] == ["inserted", "deleted", "edited", "inserted"]
        assert told[2].fields == {"name": ("Helvarion", "Helvarion AG"), "aliases": (None, ("HV",))}
        assert told[1].fields["country"] == ("CH", None)
        assert told[2].change.label.said("en") == "Edit 1 vendor"
        then = [
            values_at(connection, "vendor", vendor, number) for number in (1, edited - 1, edited, deleted, deleted + 1)
        ]
    assert [None if values is None else values["name"] for values in then] == [
        None, "Helvarion", "Helvarion AG", None, "Helvarion AG",
    ]  # fmt: skip
