"""Rows that name no contract put under one: all of them, or some; under a new one, or one that is there."""

import pytest

from register.errors import ConflictError, RegisterError
from register.joining.deals import identify
from register.journal.history import last_number
from register.records import children, record
from register.store import Register
from register.texts import Text
from tests.register.importing.reads import all_of, file, imported, planned


def rows(*deals: str | None) -> list[dict[str, object]]:
    return [
        {"vendor": "Brand", "model": f"M{place}", "serial": f"S{place}", "supplier": "Orvanel",
         "deal_type": "purchase", "contract_ref": deal}
        for place, deal in enumerate(deals)
    ]  # fmt: skip


def last(register: Register) -> int:
    with register.read() as connection:
        return last_number(connection)


def held(register: Register) -> dict[str, tuple[bool, str | None, str | None, int]]:
    """The deals: reference -> gathered, number, title, how much equipment."""
    with register.read() as connection:
        return {
            deal["ref"]: (deal["gathered"], deal["contract_ref"], deal["title"],
                          len(children(connection, "equipment", "acquisition", deal["id"])))
            for deal in all_of(register, "acquisition")
        }  # fmt: skip


def test_a_heap_becomes_the_contract_that_is_named(register: Register) -> None:
    imported(register, file(*rows(None, None)))
    before = all_of(register, "acquisition")
    with register.change(Text("Identify")) as change:
        assert identify(change, 1, "2021-07") == 1
    assert [*held(register).values()] == [(False, "2021-07", "2021-07 · Orvanel", 2)]
    assert planned(register, file(*rows(None, None))).counts["same"] == 2
    assert planned(register, file(*rows("2021/07", "2021-07"))).counts["same"] == 2
    register.revert(last(register))
    assert all_of(register, "acquisition") == before


def test_a_part_of_a_heap_is_a_deal_of_its_own(register: Register) -> None:
    imported(register, file(*rows(None, None, None)))
    with register.change(Text("Identify")) as change:
        made = identify(change, 1, "BC 12", {2, 3})
    with register.read() as connection:
        parties = children(connection, "party", "acquisition", made).values()
        deal = record(connection, "acquisition", made)
    assert [*held(register).values()] == [(True, None, None, 1), (False, "BC 12", "BC 12 · Orvanel", 2)]
    assert [one.values["role"] for one in parties] == ["supplier"]
    assert deal is not None
    assert (deal.values["deal_type"], deal.values["stage"]) == ("purchase", "running")


def test_a_contract_that_is_there_takes_it_in(register: Register) -> None:
    imported(register, file(*rows(None, "2021-07", None)))
    numbers = {deal["contract_ref"]: deal["id"] for deal in all_of(register, "acquisition")}
    with register.change(Text("Identify some")) as change:
        assert identify(change, numbers[None], "2021/07", {1}) == numbers["2021-07"]
    assert sorted(one[-1] for one in held(register).values()) == [1, 2]
    with register.change(Text("Identify all")) as change:
        assert identify(change, numbers[None], "2021/07") == numbers["2021-07"]
    assert [one[1:] for one in held(register).values()] == [("2021-07", "2021-07 · Orvanel", 3)]
    register.revert(last(register))
    assert sorted(one[-1] for one in held(register).values()) == [1, 2]


def test_what_was_put_under_a_contract_does_not_go_back_to_a_heap_that_is_gone(register: Register) -> None:
    imported(register, file(*rows(None, "2021-07", None)))
    heap = next(deal["id"] for deal in all_of(register, "acquisition") if deal["gathered"])
    with register.change(Text("Identify some")) as change:
        identify(change, heap, "2021/07", {1})
    some = last(register)
    with register.change(Text("Identify all")) as change:
        identify(change, heap, "2021/07")
    assert [kept.reason.said("en") for kept in register.revert_preview(some).kept] == [
        "What it referred to was removed since."
    ]
    with pytest.raises(ConflictError):
        register.revert(some)


def test_a_gift_inside_a_contract_stays_a_deal_of_its_own(register: Register) -> None:
    bought, given = rows("2021-07", None)
    imported(register, file(bought, given | {"deal_type": "donation"}))
    heap = next(deal["id"] for deal in all_of(register, "acquisition") if deal["gathered"])
    with register.change(Text("Identify")) as change:
        assert identify(change, heap, "2021-07") == heap
    assert [one["deal_type"] for one in all_of(register, "acquisition")] == ["purchase", "donation"]


def test_without_a_number_or_a_deal_nothing_is_changed(register: Register) -> None:
    imported(register, file(*rows(None)))
    with register.change(Text("Identify")) as change:
        with pytest.raises(RegisterError, match="missing"):
            identify(change, 1, "  ")
        with pytest.raises(RegisterError, match="gone"):
            identify(change, 7, "2021-07")
    assert [*held(register).values()] == [(True, None, None, 1)]
