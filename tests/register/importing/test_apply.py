"""A plan carried out: all or nothing, with its sources, refused where the register changed in what it touches."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

import pytest
from sqlalchemy import event, func, inspect, select

from register.errors import Cancelled, ConflictError
from register.importing.apply import apply
from register.importing.plan import Plan
from register.joining.deals import next_refs
from register.model import databases
from register.model.imports import IMPORT_PAGE, IMPORT_REPORT
from register.model.tables import TABLES
from register.progress import Progress, quiet
from register.queries.origins import cell_of, origin, source_row
from register.store import Changed, Register
from register.texts import Text
from register.values import Money, today
from tests.register.importing.reads import all_of, file, imported, planned, sheet

ROW: dict[str, Any] = {
    "vendor": "Optarive",
    "model": "OP-4",
    "serial": "S1",
    "site": "Town hall",
    "contract_ref": "M7",
    "supplier": "Orvanel",
    "deal_type": "purchase",
    "unit_price": Money(Decimal("10.5"), "EUR", "excl"),
}


def _many(number: int) -> list[dict[str, Any]]:
    return [ROW | {"serial": f"S{place}", "model": f"OP-{place % 7}"} for place in range(number)]


def test_everything_is_one_change_with_its_source(register: Register) -> None:
    changed: list[Changed] = []
    register.told = changed.append
    _, applied = imported(register, file(*_many(12)))
    ((import_id, number),) = applied.imports
    assert [str(one.label) for one in changed if one.undoable] == ["Import list.xlsx"]
    assert changed[-1].number == applied.change
    (made,) = all_of(register, "import")
    counts = [made[key] for key in ("number", "new", "changed", "same", "duplicate", "rejected")]
    assert counts == [number, 12, 0, 0, 0, 0]
    assert (made["file"], made["applied_on"]) == ("list.xlsx", today())
    (person,) = all_of(register, "person")
    assert made["by"] == person["id"]
    for kind in ("vendor", "product", "site", "acquisition", "party", "equipment"):
        assert {record["source"][0] for record in all_of(register, kind)} == {import_id}
    assert [item["source"][2] for item in all_of(register, "equipment")] == list(range(2, 14))
    assert register.verify().whole


def test_values_come_back_as_they_were_planned(register: Register) -> None:
    row = ROW | {
        "serials": ("A1", "A2"),
        "quantity": 2,
        "installed_on": date(2024, 2, 29),
        "notes": "=1+1\n\u00a0«x» 'y' \"z\"",
        "status": "in_service",
        "acquisition.funding": ("fipd",),
        "acquisition.ends_on": date(2030, 1, 1),
        "deployment": "Centre",
        "maker": "Norvik",
        "part_number": "007",
        "category": "camera_fixed",
    }
    imported(register, file(row))
    (item,) = all_of(register, "equipment")
    for key in ("serials", "quantity", "installed_on", "notes", "status", "unit_price"):
        assert item[key] == row[key]
    (product,) = all_of(register, "product")
    assert (product["part_number"], product["category"], product["maker"]) == ("007", "camera_fixed", 2)
    (deal,) = all_of(register, "acquisition")
    assert (deal["funding"], deal["ends_on"]) == (("fipd",), date(2030, 1, 1))
    assert [one["name"] for one in all_of(register, "deployment")] == ["Centre"]


def test_a_stale_plan_is_refused_only_for_what_it_touches(register: Register) -> None:
    imported(register, file(ROW))
    apart, touching = planned(register, file(ROW | {"notes": "x"})), planned(register, file(ROW | {"notes": "y"}))
    with register.change(Text("Elsewhere")) as change:
        change.insert("equipment", {"quantity": 1, "serial": "other"})
    apply(register, apart)
    with pytest.raises(ConflictError) as met:
        apply(register, touching)
    assert "touches" in str(met.value.what)
    assert [item["notes"] for item in all_of(register, "equipment")] == ["x", None]
    assert [one["number"] for one in all_of(register, "import")] == [1, 2]


def test_a_plan_whose_new_item_is_there_meanwhile_is_refused(register: Register) -> None:
    made = planned(register, file(ROW))
    with register.change(Text("Meanwhile")) as change:
        change.insert("equipment", {"quantity": 1, "serial": "S1"})
    with pytest.raises(ConflictError):
        apply(register, made)
    assert not all_of(register, "import")


def test_a_plan_of_another_version_of_a_record_is_refused(register: Register) -> None:
    imported(register, file(ROW))
    made = planned(register, file(ROW | {"notes": "x"}))
    (edit,) = made.edits
    with pytest.raises(ConflictError):
        apply(register, replace(made, edits=[replace(edit, version=edit.version + 1)]))
    assert [item["notes"] for item in all_of(register, "equipment")] == [None]


def test_cancelling_leaves_nothing(register: Register) -> None:
    made = planned(register, file(*_many(5)))
    calls = count()

    def stop(_done: int, _of: int, /) -> None:
        if next(calls):
            raise Cancelled

    with pytest.raises(Cancelled):
        apply(register, made, stop)
    for kind in ("import", "vendor", "acquisition", "equipment"):
        assert not all_of(register, kind)
    with register.read() as connection:
        assert connection.scalar(select(func.count()).select_from(IMPORT_PAGE)) == 0
        assert connection.scalar(select(func.count()).select_from(IMPORT_REPORT)) == 0
    assert register.verify().whole


def test_a_large_import_leaves_the_indexes_as_they_were(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    def indexes() -> list[Any]:
        with register.read() as connection:
            return inspect(connection).get_indexes("equipment")

    def said(made: Plan, progress: Progress = quiet) -> list[str]:
        statements: list[str] = []
        event.listen(register._engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
        apply(register, made, progress)
        return [statement for statement in statements if "INDEX ix_equipment" in statement]

    def stop(done: int, of: int, /) -> None:
        if done == of:
            raise Cancelled

    monkeypatch.setattr(databases, "_LARGE", 10)
    before = indexes()
    assert {"ix_equipment_serial", "ix_equipment_product_id"} < {index["name"] for index in before}
    with pytest.raises(Cancelled):
        said(planned(register, file(*_many(12))), stop)
    assert indexes() == before
    with register.read() as connection:
        on_file = connection.dialect.name == "sqlite"
    assert len(said(planned(register, file(*_many(12))))) == (2 * len(before) if on_file else 0)
    assert indexes() == before
    assert not said(planned(register, file(*_many(14)[12:])))
    assert len(all_of(register, "equipment")) == 14
    assert planned(register, file(*_many(14))).outcomes == ["same"] * 14
    assert register.verify().whole


def test_references_of_deals_count_on_within_the_year(register: Register) -> None:
    year = today().year
    with register.change(Text("Add")) as change:
        for ref in (f"A-{year}-007", "A-1999-123", f"A-{year}-x"):
            change.insert("acquisition", {"ref": ref, "gathered": False})
    with register.read() as connection:
        assert list(next_refs(connection, 2)) == [f"A-{year}-008", f"A-{year}-009"]


def test_each_rows_cells_are_kept_as_written(register: Register) -> None:
    rows = _many(1203)
    imported(register, file(sheets=(sheet(*rows, name="A"), sheet(ROW | {"serial": "Z"}, name="B", first=7))))
    with register.read() as connection:
        assert connection.scalar(select(func.count()).select_from(IMPORT_PAGE)) == 4
        found = source_row(connection, "equipment", 1101)
        assert found is not None
        assert (found.file, found.number, found.sheet, found.row) == ("list.xlsx", 1, "A", 1102)
        assert [cell.written for cell in found.cells][:3] == ["Optarive", "OP-1", "S1100"]
        last = source_row(connection, "equipment", 1204)
        assert last is not None
        assert (last.sheet, last.row) == ("B", 7)


def test_a_value_tells_the_cell_it_came_from(register: Register) -> None:
    imported(register, file(ROW))
    second = sheet({"serial": "S1", "notes": "moved"}, name=None)
    imported(register, file(name="second.csv", sheets=(second,)))
    with register.change(Text("Correct")) as change:
        change.edit("equipment", 1, None, {"position": "roof"})
    with register.read() as connection:
        serial, notes = (origin(connection, "equipment", 1, key) for key in ("serial", "notes"))
        position, product = (origin(connection, "equipment", 1, key) for key in ("position", "product"))
        assert serial is not None
        assert serial.row is not None
        assert serial.cell is not None
        assert (serial.row.file, serial.cell.column, serial.cell.written) == ("list.xlsx", "C", "S1")
        assert notes is not None
        assert notes.row is not None
        assert notes.cell is not None
        assert (notes.row.file, notes.row.sheet, notes.cell.header) == ("second.csv", None, "Notes")
        assert position is not None
        assert (str(position.change.label), position.row) == ("Correct", None)
        assert product is not None
        assert product.cell is not None
        assert product.cell.written == "OP-4"
        deal = source_row(connection, "acquisition", 1)
        assert deal is not None
        found = cell_of(deal, "acquisition", "legal_vehicle")
        assert found is not None
        assert found.field == "deal_type"


def test_what_a_person_entered_has_no_row(register: Register) -> None:
    with register.change(Text("Add")) as change:
        number = change.insert("site", {"name": "Quay"})
    with register.read() as connection:
        assert source_row(connection, "site", number) is None
        found = origin(connection, "site", number, "name")
        assert found is not None
        assert (str(found.change.label), found.row, found.cell) == ("Add", None, None)
        assert origin(connection, "site", 99, "name") is None


def test_a_hundred_numbered_deals_get_their_titles(register: Register) -> None:
    imported(register, file(*(ROW | {"serial": f"S{n}", "contract_ref": f"M{n}"} for n in range(100))))
    deals = all_of(register, "acquisition")
    assert [deal["title"] for deal in deals] == [f"M{n} · Orvanel" for n in range(100)]
    assert len({deal["ref"] for deal in deals}) == 100
    with register.read() as connection:
        assert connection.scalar(select(func.count()).select_from(TABLES["party"])) == 100
