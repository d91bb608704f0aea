"""Organisations made one: all that referred to one refers to the other, names are kept, and all of it goes back."""

from typing import Any, NamedTuple

import pytest

from register.errors import RegisterError
from register.fields.catalogue import CATALOGUE
from register.joining.vendors import merge_vendors, take_for_known, tell_apart
from register.journal.history import last_number
from register.records import children, record, records
from register.store import Register
from register.texts import Text
from register.values import Answer
from tests.register.importing.reads import all_of


class Town(NamedTuple):
    """The ids of what was entered: products of both brands, the second of the same model."""

    stays: int
    goes: int
    product: int
    same: int
    other: int
    deal: int
    items: list[int]


@pytest.fixture
def town(register: Register) -> Town:
    with register.change(Text("Enter")) as change:
        stays = change.insert("vendor", {"name": "Dahua", "country": "CN"})
        goes = change.insert(
            "vendor",
            {"name": "DAHUA TECH", "legal_name": "Zhejiang Dahua Technology Co., Ltd.", "aliases": ("DH",),
             "country": "FR", "control_type": "private", "parent": stays},
        )  # fmt: skip
        product = change.insert("product", {"vendor": stays, "model": "NVR-608"})
        same = change.insert("product", {"vendor": goes, "model": "nvr 608", "category": "recorder"})
        other = change.insert("product", {"vendor": goes, "model": "IPC-5442"})
        deal = change.insert("acquisition", {"ref": "A-2026-001", "gathered": False})
        for vendor in (stays, goes):
            change.insert("party", {"acquisition": deal, "vendor": vendor, "role": "supplier"})
        for vendor, answer in ((stays, None), (goes, "same")):
            entry = {"vendor": vendor, "list": "US-FCC", "listed_name": "Dahua Technology Company", "answer": answer}
            change.insert("list_match", entry)
        items = [change.insert("equipment", {"product": one, "quantity": 1}) for one in (product, same, other)]
        change.answer("vendor", goes, "state_country", Answer.NONE)
        change.answer("vendor", goes, "reg_id", Answer.ASKED_NOT_KNOWN)
        change.insert("evidence", {"kind": "reference", "about_kind": "vendor", "about_id": goes})
        change.insert("decision", {"rule": "sov-state-ownership", "status": "dismissed", "reason": "Not so",
                                   "subject_kind": "vendor", "subject_id": goes})  # fmt: skip
        change.insert("vendor", {"name": "Imou", "parent": goes})
    return Town(stays, goes, product, same, other, deal, items)


def everything(register: Register) -> dict[str, list[dict[str, Any]]]:
    return {kind: all_of(register, kind) for kind in CATALOGUE}


def merged(register: Register, town: Town) -> int:
    with register.change(Text("Merge")) as change:
        merge_vendors(change, town.stays, (town.goes,))
    with register.read() as connection:
        return last_number(connection)


def test_the_one_that_stays_has_all_names_and_what_only_the_other_said(register: Register, town: Town) -> None:
    merged(register, town)
    with register.read() as connection:
        assert record(connection, "vendor", town.goes) is None
        held = record(connection, "vendor", town.stays)
    assert held is not None
    assert (held.values["name"], held.values["legal_name"]) == ("Dahua", "Zhejiang Dahua Technology Co., Ltd.")
    assert held.values["aliases"] == ("DAHUA TECH", "DH")
    assert (held.values["country"], held.values["control_type"], held.values["parent"]) == ("CN", "private", None)
    assert {key: note.answer for key, note in held.answers.items()} == {
        "state_country": Answer.NONE, "reg_id": Answer.ASKED_NOT_KNOWN,
    }  # fmt: skip


def test_what_referred_to_the_other_refers_to_it(register: Register, town: Town) -> None:
    merged(register, town)
    with register.read() as connection:
        products = children(connection, "product", "vendor", town.stays)
        items = records(connection, "equipment", town.items)
        parties = children(connection, "party", "vendor", town.stays)
        matches = children(connection, "list_match", "vendor", town.stays)
        below = children(connection, "vendor", "parent", town.stays)
        (proof,), (decision,) = (records(connection, kind, [1]).values() for kind in ("evidence", "decision"))
    assert {number: one.values["model"] for number, one in products.items()} == {
        town.product: "NVR-608", town.other: "IPC-5442",
    }  # fmt: skip
    assert products[town.product].values["category"] == "recorder"
    assert [one.values["product"] for one in items.values()] == [town.product, town.product, town.other]
    assert [one.values["role"] for one in parties.values()] == ["supplier"]
    assert [one.values["answer"] for one in matches.values()] == ["same"]
    assert [one.values["name"] for one in below.values()] == ["Imou"]
    assert (proof.values["about_id"], decision.values["subject_id"]) == (town.stays, town.stays)


def test_merging_is_one_change_and_goes_back_whole(register: Register, town: Town) -> None:
    before = everything(register)
    number = merged(register, town)
    after = everything(register)
    undone = register.revert(number)
    assert everything(register) == before
    register.revert(undone.number)
    assert everything(register) == after
    assert register.verify().whole


def test_an_organisation_that_is_gone_is_refused_and_nothing_changes(register: Register, town: Town) -> None:
    before = everything(register)
    with pytest.raises(RegisterError, match="gone"), register.change(Text("Merge")) as change:
        merge_vendors(change, town.stays, (town.goes, 99))
    assert everything(register) == before


def test_a_name_of_our_reference_becomes_another_name(register: Register) -> None:
    with register.change(Text("Enter")) as change:
        vendor = change.insert("vendor", {"name": "Hikvison"})
    with register.change(Text("Say")) as change:
        take_for_known(change, vendor, "hikvision")
        take_for_known(change, vendor, "hikvision")
        tell_apart(change, vendor, ("Hikrobot", "HIKROBOT"))
    held = all_of(register, "vendor")[0]
    assert (held["aliases"], held["distinct_from"]) == (("Hikvision",), ("Hikrobot",))
