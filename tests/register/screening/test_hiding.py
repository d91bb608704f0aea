"""In a register too, what is known more can only settle a rule: hiding facts of a deal never turns a result round."""

from datetime import date
from random import Random
from typing import Any

import pytest

from register.journal.change import Change
from register.queries.findings import findings, undecided
from register.screening import screen
from register.store import Register
from register.texts import Text
from register.values import Answer
from tests.register.only import FOUR, only
from tests.register.screening.test_screening import Deal, euros, fill_in_clean, insert_deal

TODAY = date(2026, 11, 24)
_RULES = ("sov-third-country-control", "sov-relabel-oem", "deal-free-of-charge", "deal-showcase")


@pytest.fixture
def register(register: Register) -> Register:
    return only(register, *FOUR)


def fill_in_free(change: Change, deal: Deal) -> None:
    """A gift that is announced, of a product relabelled from elsewhere."""
    maker = change.insert("vendor", {"name": "Maker", "parent_country": "CN"})
    change.edit("vendor", deal.vendor, None, {"parent_country": "US"})
    change.answer("vendor", deal.vendor, "roles", Answer.COMPLETE)
    change.edit("product", deal.product, None, {"oem_status": "relabelled", "maker": maker, "publisher": deal.vendor})
    facts = {"price_paid": euros("0"), "market_value": euros("70000"), "named_by_vendor": True}
    change.edit("acquisition", deal.acquisition, None, facts | {"counterparts": ("press_release", "staff_time")})
    change.insert("line", {"acquisition": deal.acquisition, "product": deal.product, "amount": euros("0")})
    change.edit("equipment", deal.equipment, None, {"unit_price": euros("0")})
    for key in ("counterparts", "lines", "equipment"):
        change.answer("acquisition", deal.acquisition, key, Answer.COMPLETE)


def results(register: Register, deal: Deal) -> dict[str, Any]:
    subjects = {"vendor": deal.vendor, "product": deal.product, "acquisition": deal.acquisition}
    found = dict.fromkeys(_RULES, "FALSE")
    with register.read() as connection:
        for kind, number in subjects.items():
            found |= {one.rule: "TRUE" for one in findings(connection, about=(kind, (number,)))}
            for rule, missing in undecided(connection, kind, number):
                assert missing
                found[rule] = "UNKNOWN"
    return found


def hide(change: Change, deal: Deal, random: Random) -> None:
    """Take some facts back, as if nobody had said them."""
    fields = {
        "vendor": ("parent_country",), "product": ("oem_status", "maker", "publisher"),
        "acquisition": ("price_paid", "market_value", "named_by_vendor", "counterparts"), "equipment": ("unit_price",),
    }  # fmt: skip
    ids = {"vendor": deal.vendor, "product": deal.product, "acquisition": deal.acquisition, "equipment": deal.equipment}
    for kind, keys in fields.items():
        for key in keys:
            if random.random() < 0.4:
                if key == "counterparts":
                    change.answer(kind, ids[kind], key, None)
                if kind == "product":  # roles come from products: they cannot be complete without one of them
                    change.answer("vendor", deal.vendor, "roles", None)
                change.edit(kind, ids[kind], None, {key: None})
    for kind, key in (("vendor", "roles"), ("acquisition", "lines"), ("acquisition", "equipment")):
        if random.random() < 0.4:
            change.answer(kind, ids[kind], key, None)


@pytest.mark.parametrize("fill_in", [fill_in_clean, fill_in_free])
def test_hiding_facts_of_a_register_never_turns_a_rule_round(register: Register, fill_in: Any) -> None:
    with register.change(Text("Enter")) as change:
        deal = insert_deal(change)
        fill_in(change, deal)
    screen(register, as_of=TODAY)
    full = results(register, deal)
    assert set(full.values()) == ({"FALSE"} if fill_in is fill_in_clean else {"TRUE"})
    seen = set()
    for seed in range(30):
        with register.change(Text("Hide")) as change:
            hide(change, deal, Random(seed))
        screen(register, as_of=TODAY)
        hidden = results(register, deal)
        assert all(hidden[rule] in {full[rule], "UNKNOWN"} for rule in _RULES), seed
        seen |= set(hidden.values())
        with register.read() as connection:
            last = connection.exec_driver_sql("select max(number) from change").scalar()
        register.revert(int(last or 0))
    assert "UNKNOWN" in seen
