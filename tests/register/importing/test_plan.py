"""What becomes of each row: matched by its keys, compared field by field."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from register.store import Register
from register.texts import Text
from register.values import Money
from tests.register.importing.reads import all_of, counts, file, imported, planned, sheet

CAMERA: dict[str, Any] = {
    "vendor": "Optarive",
    "model": "OP-4",
    "serial": "S1",
    "mac": "02:00:00:00:00:01",
    "site": "Town hall",
    "position": "lobby",
    "quantity": 1,
    "unit_price": Money(Decimal("766.80"), "EUR", "incl"),
    "installed_on": date(2024, 5, 6),
}


def test_the_second_import_of_a_file_finds_everything_the_same(register: Register) -> None:
    rows = [CAMERA | {"serial": f"S{n}", "mac": None} for n in range(5)]
    rows += [{"vendor": "Optarive", "model": "OP-9", "site": "Quay", "quantity": n} for n in (3, 3, 8)]
    rows += [{"description": "A mast without brand"}, {"supplier": "Orvanel", "deal_type": "donation", "model": "X"}]
    first, _ = imported(register, file(*rows))
    assert counts(first) == (10, 0, 0, 0, 0)
    again, _ = imported(register, file(*rows))
    assert counts(again) == (0, 0, 10, 0, 0)
    assert not again.edits
    assert not again.deals
    assert not any(index.brought for index in again.brought.values())


def test_what_differs_is_changed_field_by_field_and_an_empty_cell_keeps(register: Register) -> None:
    imported(register, file(CAMERA))
    moved = CAMERA | {"site": "Quay", "position": None, "notes": "moved", "mac": None}
    made, _ = imported(register, file(moved))
    assert counts(made) == (0, 1, 0, 0, 0)
    (edit,) = made.edits
    assert edit.changes.keys() == {"site", "notes"}
    assert edit.changes["notes"] == (None, "moved")
    (item,) = all_of(register, "equipment")
    assert (item["position"], item["mac"], item["notes"]) == ("lobby", CAMERA["mac"], "moved")
    assert [site["name"] for site in all_of(register, "site")] == ["Town hall", "Quay"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"serial": "S1"}, "same"),
        ({"serial": "S1", "model": "op 4"}, "same"),
        ({"mac": "02:00:00:00:00:01"}, "same"),
        ({"serial": None, "asset_tag": "T1"}, "new"),
        ({"serial": "S1", "model": "OP-5", "vendor": "Optarive"}, "new"),
        ({"serial": "S1", "mac": "02:00:00:00:00:99"}, "new"),
        ({"serial": "S2", "mac": "02:00:00:00:00:01"}, "new"),
    ],
)
def test_keys_find_an_item_and_clashes_keep_both(register: Register, row: dict[str, Any], expected: str) -> None:
    imported(register, file(CAMERA))
    made = planned(register, file({"description": None} | row | ({} if row.get("serial") else {"model": "OP-4"})))
    assert made.outcomes == [expected]
    clashes = [problem.kind for _, problem in made.remarks.problems]
    assert bool(clashes) == (expected == "new" and "asset_tag" not in row)


def test_a_duplicate_is_left_out_and_reported_whatever_else_it_says(register: Register) -> None:
    other = CAMERA | {"vendor": "optarvie", "asset_tag": "T-9", "mac": None}
    made, _ = imported(register, file(CAMERA | {"asset_tag": "T-1"}, other))
    assert made.outcomes == ["new", "duplicate"]
    ((row, problem),) = made.remarks.problems
    assert (row, problem.kind, problem.row, problem.field, problem.action) == (1, "duplicate", 3, "serial", "left out")
    assert "row 2" in str(problem.message)
    assert [vendor["name"] for vendor in all_of(register, "vendor")] == ["Optarive"]


def test_a_row_that_lacks_the_serial_is_found_by_its_mac(register: Register) -> None:
    made, _ = imported(register, file(CAMERA, CAMERA | {"serial": None}))
    assert made.outcomes == ["new", "duplicate"]


def test_a_clash_in_the_file_is_reported_on_both_rows_and_stays_stable(register: Register) -> None:
    rows = (CAMERA, CAMERA | {"model": "OP-7", "mac": "02:00:00:00:00:02"})
    first, _ = imported(register, file(*rows))
    assert first.outcomes == ["new", "new"]
    assert [(problem.row, problem.kind) for _, problem in first.remarks.problems] == [
        (2, "serial_clash"),
        (3, "serial_clash"),
    ]
    again, _ = imported(register, file(*rows))
    assert again.outcomes == ["same", "same"]


def test_a_row_that_names_nothing_is_rejected(register: Register) -> None:
    made, _ = imported(register, file(CAMERA, {"site": "Quay", "installed_on": date(2020, 1, 1)}))
    assert made.outcomes == ["new", "rejected"]
    assert [problem.kind for _, problem in made.remarks.problems] == ["nothing_named"]
    assert [site["name"] for site in all_of(register, "site")] == ["Town hall"]


def test_the_registers_own_number_comes_first(register: Register) -> None:
    imported(register, file(CAMERA, CAMERA | {"serial": "S2", "mac": None}))
    made, _ = imported(register, file({"id": _own(register, 2), "serial": "S2-corrected", "model": "OP-4"}))
    assert made.outcomes == ["changed"]
    assert [item["serial"] for item in all_of(register, "equipment")] == ["S1", "S2-corrected"]


def _own(register: Register, number: int) -> str:
    return f"{register.info('identity')}-{number}"


def test_a_number_of_another_register_is_no_match(register: Register) -> None:
    imported(register, file(CAMERA))
    rows = ({"id": number, "model": CAMERA["model"]} for number in ("00000000-1", "1", f"x{_own(register, 1)}"))
    made = planned(register, file(*rows))
    assert made.outcomes == ["new", "new", "new"]
    assert made.remarks.problems == []


def test_a_number_with_another_serial_and_model_is_a_clash(register: Register) -> None:
    imported(register, file(CAMERA))
    made = planned(
        register,
        file(
            {"id": _own(register, 1), "serial": "Z9", "model": "ZZ-9"},
            {"id": _own(register, 77), "serial": "Z8", "model": "Z"},
        ),
    )
    assert made.outcomes == ["new", "new"]
    assert [problem.kind for _, problem in made.remarks.problems] == ["id_clash"]


def test_a_lots_quantity_is_compared_not_keyed(register: Register) -> None:
    lot = {"vendor": "Optarive", "model": "OP-1", "site": "Quay", "quantity": 12}
    imported(register, file(lot))
    made, _ = imported(register, file(lot | {"quantity": 15}))
    assert made.outcomes == ["changed"]
    assert made.edits[0].changes == {"quantity": (12, 15)}


def test_equal_lots_are_as_many_lots(register: Register) -> None:
    lot = {"vendor": "Optarive", "model": "OP-1", "site": "Quay", "quantity": 2}
    imported(register, file(lot, lot | {"notes": "left"}, lot))
    made = planned(register, file(lot | {"notes": "left"}, lot, lot, lot))
    assert made.outcomes == ["same", "same", "same", "new"]


def test_a_price_without_tax_flag_does_not_take_the_flag_away(register: Register) -> None:
    imported(register, file(CAMERA))
    price = Money(Decimal("766.8"), "EUR")
    assert planned(register, file(CAMERA | {"unit_price": price})).outcomes == ["same"]
    other = Money(Decimal("766.8"), "EUR", "excl")
    assert planned(register, file(CAMERA | {"unit_price": other})).outcomes == ["changed"]


def test_a_vendor_is_known_by_name_or_alias_only_else_new_and_proposed(register: Register) -> None:
    with register.change(Text("Add")) as change:
        number = change.insert("vendor", {"name": "Optarive", "aliases": ("OPV",)})
    made, _ = imported(
        register,
        file(
            {"vendor": "OPTARIVE", "model": "A"},
            {"vendor": "opv", "model": "B"},
            {"vendor": "Optarive SAS", "model": "C"},
        ),
    )
    assert [product["vendor"] for product in all_of(register, "product")] == [number, number, number + 1]
    ((row, proposal),) = made.remarks.proposals
    assert (row, proposal.field, proposal.value, proposal.proposed) == (2, "vendor", "Optarive SAS", "Optarive")


def test_a_new_name_is_spelled_as_most_rows_do(register: Register) -> None:
    imported(
        register,
        file(*({"vendor": name, "model": "A", "serial": name} for name in ("OPTARIVE", "Optarive", "Optarive "))),
    )
    assert [vendor["name"] for vendor in all_of(register, "vendor")] == ["Optarive"]


def test_facts_of_a_product_are_taken_where_rows_agree(register: Register) -> None:
    rows = [
        {"vendor": "A", "model": "1", "serial": "1", "category": "switch"},
        {"vendor": "A", "model": "1", "serial": "2", "category": "switch"},
        {"vendor": "A", "model": "2", "serial": "3", "category": "switch"},
        {"vendor": "A", "model": "2", "serial": "4", "category": "server"},
    ]
    made, _ = imported(register, file(*rows))
    assert [product["category"] for product in all_of(register, "product")] == ["switch", None]
    assert {proposal.field for _, proposal in made.remarks.proposals} == {"category"}


def test_several_sheets_and_files_are_one_plan(register: Register) -> None:
    one = file(sheets=(sheet(CAMERA, name="North"), sheet({"serial": "S2", "model": "OP-4"}, name="South", first=5)))
    two = file(CAMERA, {"serial": "S3", "model": "OP-4"}, name="b.xlsx")
    made, applied = imported(register, one, two)
    assert made.outcomes == ["new", "new", "duplicate", "new"]
    assert "sheet North" in str(made.remarks.problems[0][1].message)
    sources = [item["source"] for item in all_of(register, "equipment")]
    assert sources == [(1, "North", 2), (1, "South", 5), (2, "Sheet1", 3)]
    assert [number for _, number in applied.imports] == [1, 2]


def test_a_file_imported_before_is_said(register: Register) -> None:
    imported(register, file(CAMERA))
    assert planned(register, file(CAMERA)).before == ((1,),)
    assert planned(register, file(CAMERA | {"notes": "x"})).before == ((),)
