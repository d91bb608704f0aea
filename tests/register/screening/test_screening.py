"""What is found in a register: the four rules, from the facts that are kept."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from register.journal.change import Change
from register.model.derived import RULE_BIT, VERDICT
from register.queries.cards import not_known
from register.queries.exported import exported
from register.queries.findings import counts, findings, undecided
from register.queries.through import shown_through
from register.rules.levels import Result
from register.screening import Screened, card_of, explain, screen
from register.store import Register
from register.texts import Text, shown
from register.values import Answer, Money
from tests.register.only import FOUR, only

TODAY = date(2026, 11, 24)
S1, S5, A1, A2 = "sov-third-country-control", "sov-relabel-oem", "deal-free-of-charge", "deal-showcase"
SUBJECT = {S1: "vendor", S5: "product", A1: "acquisition", A2: "acquisition"}


@pytest.fixture
def register(register: Register) -> Register:
    return only(register, *FOUR)


def euros(amount: str, vat: Any = "excl") -> Money:
    return Money(Decimal(amount), "EUR", vat)


@dataclass
class Deal:
    """A purchase of one product of one vendor."""

    vendor: int
    product: int
    acquisition: int
    equipment: int


def insert_deal(change: Change, price: Money | None = None, **facts: Any) -> Deal:
    vendor = change.insert("vendor", {"name": "Lumencourt"})
    product = change.insert("product", {"vendor": vendor, "model": "P3245"})
    acquisition = change.insert(
        "acquisition", {"ref": "A-2026-001", "title": "Cameras", "gathered": False, "stage": "running"} | facts
    )
    change.insert("party", {"acquisition": acquisition, "vendor": vendor, "role": "supplier"})
    values = {"product": product, "acquisition": acquisition, "quantity": 2, "unit_price": price}
    return Deal(vendor, product, acquisition, change.insert("equipment", values))


def results(register: Register) -> dict[tuple[str, str], str]:
    """TRUE and UNKNOWN by rule and kind of subject."""
    with register.read() as connection:
        rows = list(exported(connection))
    return {(row["rule"], row.get("subject_kind") or row["subject"][0]): row["result"] for row in rows}


def missing(register: Register, rule: str, kind: str, number: int) -> set[str]:
    with register.read() as connection:
        return {path for one in undecided(connection, kind, number) if one.rule == rule for path in one.missing}


def fill_in_clean(change: Change, deal: Deal) -> None:
    """Every fact that the rules read, and nothing to remark."""
    change.edit("vendor", deal.vendor, None, {"parent_country": "SE"})
    change.answer("vendor", deal.vendor, "roles", Answer.COMPLETE)
    change.edit("product", deal.product, None, {"oem_status": "own_make", "maker": deal.vendor})
    facts = {"price_paid": euros("1800"), "market_value": euros("2000"), "named_by_vendor": False}
    change.edit("acquisition", deal.acquisition, None, facts)
    change.insert("line", {"acquisition": deal.acquisition, "product": deal.product, "amount": euros("1800")})
    change.edit("equipment", deal.equipment, None, {"unit_price": euros("900")})
    for key in ("counterparts", "lines", "equipment"):
        change.answer("acquisition", deal.acquisition, key, Answer.COMPLETE)


def test_a_clean_purchase_with_every_fact_gives_only_false(register: Register) -> None:
    with register.change(Text("Enter")) as change:
        deal = insert_deal(change)
        fill_in_clean(change, deal)
    assert screen(register, as_of=TODAY) == Screened(0, 0, 0)
    assert results(register) == {}
    subjects = {S1: deal.vendor, S5: deal.product, A1: deal.acquisition, A2: deal.acquisition}
    with register.read() as connection:
        for rule, number in subjects.items():
            judged = explain(connection, rule, SUBJECT[rule], number, TODAY)
            assert judged is not None
            assert judged.result is Result.FALSE
            assert judged.why


def test_a_free_deal_with_a_press_release(register: Register) -> None:
    with register.change(Text("Enter")) as change:
        deal = insert_deal(change, price_paid=euros("0"), counterparts=("press_release",))
        change.insert(
            "evidence",
            {
                "kind": "press", "reference": "Communiqué 12", "stated_on": date(2026, 3, 1),
                "about_kind": "acquisition", "about_id": deal.acquisition, "about_field": "counterparts",
            },
        )  # fmt: skip
    assert screen(register, as_of=TODAY).raised == 2
    assert results(register)[A1, "acquisition"] == "TRUE"
    assert results(register)[A2, "acquisition"] == "TRUE"
    with register.read() as connection:
        found = {one.rule: one for one in findings(connection)}
        showcase = card_of(connection, found[A2].id)
    assert found[A1].level == "high"
    assert showcase is not None
    said = {line.label.en: shown(line.value, "en") for line in showcase.lines}
    assert said == {"Price paid": "0.00\u00a0EUR excl. VAT", "In return": "Press release (there may be others)"}
    origins = [source.said.said("en") for line in showcase.lines for source in line.sources]
    assert any("Communiqué 12, 1 Mar 2026" in one for one in origins)
    assert any("entered by Claude Martin" in one for one in origins)


def test_the_same_with_the_press_release_unknown_names_it(register: Register) -> None:
    with register.change(Text("Enter")) as change:
        deal = insert_deal(change, price_paid=euros("0"))
    screen(register, as_of=TODAY)
    assert results(register)[A1, "acquisition"] == "TRUE"
    assert results(register)[A2, "acquisition"] == "UNKNOWN"
    assert missing(register, A2, "acquisition", deal.acquisition) == {"counterparts", "named_by_vendor"}
    with register.read() as connection:
        asked = {one.path: one for one in not_known(connection, "acquisition", deal.acquisition)}
        found = {one.rule: one for one in findings(connection)}
    assert asked["counterparts"].to in {"supplier", "service"}
    assert asked["counterparts"].words.said("fr").endswith("?")
    assert (found[A1].level, found[A1].level_up_to) == ("medium", "high")


def test_after_an_import_alone_only_the_free_deal_can_be_true(register: Register) -> None:
    with register.change(Text("Import")) as change:
        insert_deal(change, euros("0", None), deal_type="donation")
    screen(register, as_of=TODAY)
    assert results(register) == {
        (S1, "vendor"): "UNKNOWN",
        (S5, "product"): "UNKNOWN",
        (A1, "acquisition"): "TRUE",
        (A2, "acquisition"): "UNKNOWN",
    }


def test_a_price_is_derived_from_what_was_received(register: Register) -> None:
    with register.change(Text("Import")) as change:
        deal = insert_deal(change, euros("0"), counterparts=("logo_use",))
    screen(register, as_of=TODAY)
    assert results(register)[A2, "acquisition"] == "UNKNOWN"
    with register.change(Text("None other")) as change:
        change.answer("acquisition", deal.acquisition, "equipment", Answer.COMPLETE)
    screen(register, as_of=TODAY)
    assert results(register)[A2, "acquisition"] == "TRUE"
    with register.read() as connection:
        found = {one.rule: one for one in findings(connection)}
        explained = card_of(connection, found[A2].id)
    assert explained is not None
    (price,) = [line for line in explained.lines if line.label.en == "Price paid"]
    assert [line.label.en for line in price.under] == ["Unit price"]


def test_far_below_the_market_value(register: Register) -> None:
    with register.change(Text("Enter")) as change:
        deal = insert_deal(change, price_paid=euros("699"), market_value=euros("1000"), named_by_vendor=True)
    screen(register, as_of=TODAY)
    assert results(register)[A2, "acquisition"] == "TRUE"
    with register.change(Text("Correct")) as change:
        change.edit("acquisition", deal.acquisition, None, {"price_paid": euros("701")})
    screen(register, as_of=TODAY)
    assert (A2, "acquisition") not in results(register)
    with register.change(Text("Correct")) as change:
        change.edit("acquisition", deal.acquisition, None, {"price_paid": euros("701", None)})
    screen(register, as_of=TODAY)
    assert results(register)[A2, "acquisition"] == "UNKNOWN"


@pytest.mark.parametrize(
    ("country", "day", "level", "up_to"),
    [
        ("CN", TODAY, "high", "high"),
        ("KR", TODAY, "medium", "medium"),
        ("US", TODAY, "medium", "high"),
        ("GB", TODAY, "medium", "medium"),
        ("GB", date(2032, 1, 1), "high", "high"),
        ("GB", date(2020, 1, 31), None, None),
        ("NO", TODAY, None, None),
    ],
)  # fmt: skip
def test_control_from_a_country(register: Register, country: str, day: date, level: Any, up_to: Any) -> None:
    with register.change(Text("Enter")) as change:
        deal = insert_deal(change)
        change.edit("product", deal.product, None, {"oem_status": "own_make"})
        change.edit("vendor", deal.vendor, None, {"parent_country": country})
    screen(register, as_of=day)
    with register.read() as connection:
        found = findings(connection, about=("vendor", (deal.vendor,)), rule=S1)
        through = shown_through(connection, "equipment", deal.equipment)
    assert [(one.level, one.level_up_to) for one in found] == ([(level, up_to)] if level else [])
    assert [one.rule for one in through] == ([S1] if level else [])


def test_control_is_that_of_the_head_of_the_chain(register: Register) -> None:
    with register.change(Text("Enter")) as change:
        deal = insert_deal(change)
        change.edit("product", deal.product, None, {"oem_status": "own_make"})
        holding = change.insert("vendor", {"name": "Holding", "country": "CN"})
        change.answer("vendor", holding, "parent", Answer.NONE)
        between = change.insert("vendor", {"name": "Between", "country": "FR", "parent": holding})
        change.edit("vendor", deal.vendor, None, {"parent": between, "country": "FR"})
    screen(register, as_of=TODAY)
    with register.read() as connection:
        (found,) = findings(connection, rule=S1)
        explained = card_of(connection, found.id)
    assert explained is not None
    (line,) = [one for one in explained.lines if one.label.en == "Country of ultimate control"][:1]
    assert shown(line.value, "fr") == "Chine"
    assert [one.holder.title for one in line.under if one.holder] == ["Lumencourt", "Between", "Holding"]
    with register.change(Text("A circle")) as change:
        change.edit("vendor", holding, None, {"parent": deal.vendor})
    screen(register, as_of=TODAY)
    assert missing(register, S1, "vendor", deal.vendor) == {"parent_country"}
    with register.read() as connection:
        (asked,) = [one for one in not_known(connection, "vendor", deal.vendor) if one.path == "parent_country"]
    assert "circle" in str(asked.problem)


def test_a_maker_that_is_not_the_brand(register: Register) -> None:
    with register.change(Text("Enter")) as change:
        deal = insert_deal(change)
        other = change.insert("vendor", {"name": "Dahua", "parent_country": "CN"})
        change.edit("product", deal.product, None, {"maker": other})
    screen(register, as_of=TODAY)
    with register.read() as connection:
        found = {one.rule: (one.kind, one.subject) for one in findings(connection)}
    assert found == {S5: ("product", deal.product), S1: ("vendor", other)}


def test_findings_are_counted_and_their_places_never_move(register: Register) -> None:
    with register.change(Text("Enter")) as change:
        deal = insert_deal(change, price_paid=euros("0"))
    screen(register, as_of=TODAY)
    with register.read() as connection:
        assert counts(connection)["medium"] == 1
        before = set(connection.execute(select(RULE_BIT)))
    with register.change(Text("Remove")) as change:
        change.delete("equipment", deal.equipment)
    screen(register, full=True, as_of=TODAY)
    with register.read() as connection:
        assert before <= set(connection.execute(select(RULE_BIT)))


def test_nothing_is_left_of_a_subject_that_is_gone(register: Register) -> None:
    with register.change(Text("Enter")) as change:
        alone = change.insert("acquisition", {"ref": "A-2026-009", "gathered": False, "price_paid": euros("0")})
    assert screen(register, as_of=TODAY).raised == 1
    with register.change(Text("Remove")) as change:
        change.delete("acquisition", alone)
    assert screen(register, as_of=TODAY) == Screened(0, 1, 0)
    with register.read() as connection:
        assert connection.execute(select(VERDICT)).all() == []


def test_what_is_unknown_is_one_group_for_export(register: Register) -> None:
    with register.change(Text("Enter")) as change:
        insert_deal(change)
        for number in range(3):
            change.insert("vendor", {"name": f"Vendor {number}"})
    screen(register, as_of=TODAY)
    with register.read() as connection:
        groups = [row for row in exported(connection) if row["rule"] == S1]
    assert len(groups) == 1
    assert groups[0]["count"] == 4
    assert groups[0]["missing"] == ["parent_country", "roles.*"]
