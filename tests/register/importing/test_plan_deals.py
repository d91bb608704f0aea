"""From rows to deals: numbered, gathered, none; nothing invented."""

from typing import Any

from register.store import Register
from register.texts import Text
from tests.register.importing.reads import all_of, file, imported, planned


def _row(number: int, **values: Any) -> dict[str, Any]:
    return {"vendor": "Optarive", "model": "OP-4", "serial": f"S{number}"} | values


def _deals(register: Register, *keys: str) -> list[tuple[Any, ...]]:
    return [tuple(deal[key] for key in keys) for deal in all_of(register, "acquisition")]


def test_one_deal_for_each_number_supplier_and_kind(register: Register) -> None:
    rows = (
        _row(1, contract_ref="2021-07", supplier="Orvanel", deal_type="purchase"),
        _row(2, contract_ref="2021 07", supplier="ORVANEL", deal_type="purchase"),
        _row(3, contract_ref="2021-07", supplier="Orvanel", deal_type="donation"),
        _row(4, contract_ref="2021-07", deal_type="purchase"),
        _row(5, contract_ref="2021-07"),
        _row(6, contract_ref="2022-01", supplier="Orvanel"),
    )
    imported(register, file(*rows))
    assert _deals(register, "title", "deal_type", "gathered", "stage", "contract_ref") == [
        ("2021-07 · Orvanel", "purchase", False, "running", "2021-07"),
        ("2021-07 · Orvanel", "donation", False, "running", "2021-07"),
        ("2022-01 · Orvanel", None, False, "running", "2022-01"),
    ]
    assert [item["acquisition"] for item in all_of(register, "equipment")] == [1, 1, 2, 1, 1, 3]
    parties = [(party["acquisition"], party["role"]) for party in all_of(register, "party")]
    assert parties == [(1, "supplier"), (2, "supplier"), (3, "supplier")]
    refs = [ref for (ref,) in _deals(register, "ref")]
    assert [ref.rpartition("-")[2] for ref in refs] == ["001", "002", "003"]


def test_rows_without_a_number_are_gathered_and_the_next_file_finds_them(register: Register) -> None:
    rows = (
        _row(1, supplier="Orvanel", deal_type="purchase"),
        _row(2, supplier="Orvanel", deal_type="donation"),
        _row(3, supplier="Orvanel"),
        _row(4, deal_type="purchase"),
        _row(5),
    )
    imported(register, file(*rows))
    assert _deals(register, "title", "deal_type", "gathered", "contract_ref") == [
        (None, "purchase", True, None),
        (None, "donation", True, None),
        (None, None, True, None),
        (None, "purchase", True, None),
    ]
    made, _ = imported(
        register, file(_row(11, supplier="orvanel", deal_type="purchase"), _row(12, deal_type="purchase"))
    )
    assert not made.deals
    assert [item["acquisition"] for item in all_of(register, "equipment")] == [1, 2, 3, 4, None, 1, 4]


def test_a_heap_of_rows_states_only_what_all_of_them_say(register: Register) -> None:
    vehicle = "acquisition.legal_vehicle"
    heap = {"supplier": "Orvanel", "deal_type": "purchase"}
    imported(register, file(_row(1, **heap, **{vehicle: "ugap"}), _row(2, **heap)))
    contract = heap | {"contract_ref": "7"}
    imported(register, file(_row(3, **contract, **{vehicle: "ugap"}), _row(4, **contract)))
    assert _deals(register, "gathered", "legal_vehicle") == [(True, None), (False, "ugap")]


def test_rows_of_a_contract_that_disagree_state_nothing_and_ask(register: Register) -> None:
    vehicle, contract = "acquisition.legal_vehicle", {"contract_ref": "7", "deal_type": "purchase"}
    made, _ = imported(
        register, file(_row(1, **contract, **{vehicle: "ugap"}), _row(2, **contract, **{vehicle: "mapa"}))
    )
    assert _deals(register, "legal_vehicle") == [(None,)]
    assert [(proposal.row, proposal.field) for _, proposal in made.remarks.proposals] == [(2, vehicle), (3, vehicle)]


def test_a_known_number_gets_the_equipment_and_is_not_changed(register: Register) -> None:
    with register.change(Text("Add")) as change:
        values = {"ref": "A-2020-001", "gathered": False, "contract_ref": "M/7", "deal_type": "purchase"}
        deal = change.insert("acquisition", values | {"legal_vehicle": "mapa", "stage": "ended"})
    row = _row(1, contract_ref="m 7", supplier="Orvanel", deal_type="purchase")
    made, _ = imported(register, file(row | {"acquisition.legal_vehicle": "ugap", "acquisition.procedure": "mapa"}))
    assert not made.deals
    assert [item["acquisition"] for item in all_of(register, "equipment")] == [deal]
    assert _deals(register, "legal_vehicle", "procedure", "stage") == [("mapa", None, "ended")]
    assert not all_of(register, "party")
    ((_, conflict),) = made.remarks.problems
    assert (conflict.kind, conflict.field, conflict.action) == (
        "conflict",
        "acquisition.legal_vehicle",
        "register kept",
    )
    ((_, asked),) = made.remarks.proposals
    assert (asked.field, asked.proposed) == ("acquisition.procedure", None)


def test_a_gift_under_a_known_number_is_a_deal_of_its_own(register: Register) -> None:
    with register.change(Text("Add")) as change:
        change.insert("acquisition", {"ref": "A-2020-001", "gathered": False, "contract_ref": "M7"})
    imported(
        register,
        file(_row(1, contract_ref="M7", deal_type="donation"), _row(2, contract_ref="M7", deal_type="purchase")),
    )
    assert _deals(register, "contract_ref", "deal_type") == [("M7", None), ("M7", "donation")]
    assert [item["acquisition"] for item in all_of(register, "equipment")] == [2, 1]


def test_another_supplier_of_a_known_number_is_another_deal(register: Register) -> None:
    imported(register, file(_row(1, contract_ref="M7", supplier="Orvanel", deal_type="purchase")))
    imported(register, file(_row(2, contract_ref="M7", supplier="Belcourt", deal_type="purchase")))
    assert _deals(register, "title") == [("M7 · Orvanel",), ("M7 · Belcourt",)]


def test_what_a_person_said_of_a_gathered_deal_survives_the_next_import(register: Register) -> None:
    rows = (_row(1, supplier="Orvanel", deal_type="purchase"), _row(2, supplier="Orvanel", deal_type="purchase"))
    imported(register, file(*rows))
    with register.change(Text("This is contract M7")) as change:
        change.edit("acquisition", 1, 1, {"contract_ref": "M7", "gathered": False, "title": "Cameras 2021"})
    again = planned(register, file(*rows))
    assert again.outcomes == ["same", "same"]
    assert not again.deals


def test_a_number_that_comes_later_takes_the_item_out_of_the_heap(register: Register) -> None:
    row = _row(1, supplier="Orvanel", deal_type="purchase")
    imported(register, file(row))
    made, _ = imported(register, file(row | {"contract_ref": "M7"}))
    assert made.outcomes == ["changed"]
    assert made.edits[0].changes == {"acquisition": (1, -1)}
    assert [item["acquisition"] for item in all_of(register, "equipment")] == [2]


def test_a_purchasing_body_is_a_party_and_a_brand_never(register: Register) -> None:
    row = _row(1, contract_ref="M7", supplier="Orvanel", deal_type="purchase")
    imported(register, file(row | {"acquisition.purchasing_body": "UGAP"}))
    names = {vendor["id"]: vendor["name"] for vendor in all_of(register, "vendor")}
    parties = {(names[party["vendor"]], party["role"]) for party in all_of(register, "party")}
    assert parties == {("Orvanel", "supplier"), ("UGAP", "purchasing_body")}


def test_no_price_becomes_the_price_of_the_deal(register: Register) -> None:
    imported(register, file(_row(1, contract_ref="M7", deal_type="donation", quantity=2)))
    assert _deals(register, "price_paid", "market_value", "signed_on") == [(None, None, None)]
