"""Facts as they are fetched and derived for the rules."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from register.journal.change import Change
from register.journal.ids import Ids
from register.rules.facts import ORIGINS, Listing
from register.rules.judging import bound_rules
from register.rules.spans import INFINITY, ZERO, Span
from register.rules.vocabulary import Reads
from register.screening.facts import facts
from register.store import Register
from register.texts import Text
from register.values import Answer, Money
from tests.register.rules.worlds import rule, world

JANUARY, MARCH = date(2024, 1, 1), date(2024, 3, 1)
TODAY = date(2026, 11, 24)


def deal(change: Change, **values: Any) -> int:
    return change.insert("acquisition", {"ref": "A-2026-001", "gathered": False} | values)


def item(change: Change, acquisition: int, **values: Any) -> int:
    vendor = change.insert("vendor", {"name": "Lumencourt"})
    product = change.insert("product", {"vendor": vendor, "model": "P3245", "category": "camera_fixed"})
    return change.insert("equipment", {"product": product, "acquisition": acquisition, "quantity": 1} | values)


def money(amount: str, currency: str = "EUR", vat: Any = "excl", rate: str | None = None) -> Money:
    return Money(Decimal(amount), currency, vat, None if rate is None else Decimal(rate))


def read(register: Register, kind: str, number: int, *keys: str) -> dict[str, Any]:
    with register.read() as connection:
        return facts(connection, Reads(kind, fields=set(keys)), Ids((number,)), TODAY)[number]


def test_a_price_is_a_sum_of_groups_without_vat(register: Register) -> None:
    with register.change(Text("Enter")) as change:
        number = deal(change)
        item(change, number, unit_price=money("100"), quantity=3)
        item(change, number, unit_price=money("120", vat="incl", rate="20"))
        item(change, number, unit_price=money("60", vat=None))
        item(change, number, unit_price=money("5", "USD"))
        change.answer("acquisition", number, "equipment", Answer.COMPLETE)
    price = read(register, "acquisition", number, "price_paid")
    assert {unit: (low, high) for unit, low, high in price["price_paid"].parts} == {
        "EUR": (450, 460), "USD": (5, 5)
    }  # fmt: skip
    assert {fact.path for fact in price[ORIGINS]["price_paid"]} == {"equipment.unit_price"}


def test_a_price_is_open_while_one_is_missing(register: Register) -> None:
    with register.change(Text("Enter")) as change:
        number = deal(change)
        assert read_price(register, number) is None
        item(change, number, unit_price=money("100"))
    assert read_price(register, number) == Span((("EUR", 100, 100), ("?", 0, INFINITY)))
    with register.change(Text("Enter")) as change:
        change.answer("acquisition", number, "equipment", Answer.COMPLETE)
    assert read_price(register, number) == Span((("EUR", 100, 100),))
    with register.change(Text("Enter")) as change:
        item(change, number, unit_price=None)
    assert read_price(register, number) == Span((("EUR", 100, 100), ("?", 0, INFINITY)))


def read_price(register: Register, number: int) -> Span | None:
    with register.read() as connection:
        found = facts(connection, Reads("acquisition", fields={"price_paid"}), Ids((number,)), TODAY)
    price: Span | None = found[number]["price_paid"] if found else None
    return price


def test_what_was_typed_goes_before_what_is_derived(register: Register) -> None:
    with register.change(Text("Enter")) as change:
        number = deal(change, price_paid=money("0"), market_value=money("900"), signed_on=date(2024, 2, 1))
        item(change, number, unit_price=money("100"), installed_on=date(2024, 5, 1))
    row = read(register, "acquisition", number, "price_paid", "estimated_need", "deal_on", "in_service_on")
    assert row["price_paid"] == ZERO
    assert row["estimated_need"] == Span((("EUR", 900, 900),))
    assert row["deal_on"] == date(2024, 2, 1)
    assert row["in_service_on"] == date(2024, 5, 1)


@pytest.mark.parametrize(
    ("dates", "act", "expected", "field"),
    [
        (
            {"consultation_on": date(2024, 3, 1), "signed_on": date(2024, 1, 1)},
            None,
            date(2024, 3, 1),
            "consultation_on",
        ),
        (
            {"signed_on": date(2024, 4, 1), "starts_on": date(2024, 1, 1)},
            date(2024, 2, 1),
            date(2024, 4, 1),
            "signed_on",
        ),
        ({"starts_on": date(2024, 1, 1)}, date(2024, 2, 1), date(2024, 2, 1), "on"),
        ({"starts_on": date(2024, 6, 1)}, None, date(2024, 6, 1), "starts_on"),
        ({}, None, date(2024, 5, 1), "installed_on"),
    ],
)
def test_the_date_of_a_deal_says_which_one_was_used(
    register: Register, dates: dict[str, date], act: date | None, expected: date, field: str
) -> None:
    with register.change(Text("Enter")) as change:
        number = deal(change, **dates)
        item(change, number, installed_on=date(2024, 7, 1))
        item(change, number, installed_on=date(2024, 5, 1))
        if act is not None:
            change.insert("act", {"acquisition": number, "kind": "deliberation", "on": act})
    row = read(register, "acquisition", number, "deal_on")
    assert row["deal_on"] == expected
    assert [fact.field for fact in row[ORIGINS]["deal_on"]] == [field]


def test_in_service_is_the_earliest_of_items_and_deployments(register: Register) -> None:
    with register.change(Text("Enter")) as change:
        number = deal(change)
        deployment = change.insert("deployment", {"name": "Centre", "in_service_on": date(2023, 9, 1)})
        item(change, number, installed_on=date(2024, 5, 1), deployment=deployment)
    row = read(register, "acquisition", number, "in_service_on")
    assert row["in_service_on"] == date(2023, 9, 1)
    assert [fact.kind for fact in row[ORIGINS]["in_service_on"]] == ["deployment"]


def test_the_supplier_is_the_first_party_that_sells(register: Register) -> None:
    with register.change(Text("Enter")) as change:
        number = deal(change)
        vendors = [change.insert("vendor", {"name": name}) for name in ("Host", "Seller", "Other seller")]
        for vendor, role in zip(vendors, ("host", "supplier", "supplier"), strict=True):
            change.insert("party", {"acquisition": number, "vendor": vendor, "role": role})
    assert read(register, "acquisition", number, "supplier")["supplier"] == vendors[1]


def test_answers_are_facts(register: Register) -> None:
    with register.change(Text("Enter")) as change:
        number = deal(change, counterparts=("logo_use",))
        change.answer("acquisition", number, "free_until", Answer.NONE)
        change.answer("acquisition", number, "signed_on", Answer.ASKED_NOT_KNOWN)
        change.answer("acquisition", number, "counterparts", Answer.COMPLETE)
    row = read(register, "acquisition", number, "free_until", "signed_on", "counterparts")
    assert row["free_until"] is Answer.NONE
    assert row["signed_on"] is None
    assert row["counterparts"] == Listing(("logo_use",), complete=True)


@pytest.mark.parametrize(
    ("key", "silent", "bad"), [("vendor_data_use", "not_stated", "resale"), ("demo_clause", "silent", "allowed_live")]
)
def test_a_paper_that_says_nothing_is_not_known_and_is_missing(
    register: Register, key: str, silent: str, bad: str
) -> None:
    with register.change(Text("Enter")) as change:
        numbers = [
            deal(change, ref=f"A-{place}", **{key: code}) for place, code in enumerate((silent, bad, "forbidden"))
        ]
    level = bound_rules((rule(f"{key} in {{{bad}}}"),), world())["acquisition"]
    with register.read() as connection:
        rows = facts(connection, level.reads, Ids(numbers), TODAY)
    assert [level.rules[0].truth(rows[number]) for number in numbers] == [None, True, False]
    assert list(level.rules[0].judgement(rows[numbers[0]]).missing) == [key]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("any equipment(product.category in {camera_fixed})", True),
        ("any equipment(product.vendor.name is none)", False),
        ("every equipment(status in {in_service})", False),
        ("no equipment(status != stored)", False),
        ("any equipment(not (unit_price = 0 or quantity = 2))", True),
        ("count(equipment) >= 3", True),
        ("sum(equipment.quantity) = 4", True),
        ("any parties(vendor = subject.acquirer and role = host)", True),
        ("any equipment(unit_price = 0)", True),
        ("no equipment(unit_price = 0 and status = stored)", True),
    ],
)
def test_conditions_on_collections_read_from_the_register(
    register: Register, condition: str, expected: bool | None
) -> None:
    with register.change(Text("Enter")) as change:
        buyer = change.insert("vendor", {"name": "City"})
        number = deal(change, acquirer=buyer)
        change.insert("party", {"acquisition": number, "vendor": buyer, "role": "host"})
        item(change, number, unit_price=money("0"), status="in_service")
        item(change, number, unit_price=money("3"), status="stored")
        item(change, number, unit_price=money("4"), status="in_service", quantity=2)
        change.answer("acquisition", number, "equipment", Answer.COMPLETE)
    level = bound_rules((rule(condition),), world())["acquisition"]
    with register.read() as connection:
        for narrow in (True, False):
            row = facts(connection, level.reads, Ids((number,)), TODAY, narrow=narrow)[number]
            assert level.rules[0].truth(row) is expected


def test_a_product_gives_each_role_once_however_the_organisations_are_numbered(register: Register) -> None:
    with register.change(Text("Enter")) as change:
        brand, *_, maker = (change.insert("vendor", {"name": f"V{number}"}) for number in range(6))
        change.insert("product", {"vendor": brand, "maker": maker, "model": "M1"})
    reads = Reads("vendor")
    reads.collection("roles").fields.add("role")
    with register.read() as connection:
        rows = facts(connection, reads, Ids((brand, brand + 1, brand + 2, maker)), TODAY)
    roles = {number: [one["role"] for one in rows[number]["roles"].members] for number in (brand, maker)}
    assert roles == {brand: ["brand"], maker: ["maker"]}
