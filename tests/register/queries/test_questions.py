"""Questions made of what is not decided: whom, about what, and how much an answer would settle."""

from datetime import date

import pytest

from register.fields.catalogue import CATALOGUE
from register.queries.questions import Question, number_together, together
from register.questions.sending import note_sent
from register.screening import screen
from register.store import Register
from register.texts import Text
from register.values import Answer
from tests.register.questions.town import asked, built, left_open, of_fact


def _told(one: Question) -> tuple[object, ...]:
    return (
        one.fact, one.to, one.vendor and str(one.vendor.title), one.about and str(one.about.title), one.record_kind,
        one.ids, one.pairs, one.items,
    )  # fmt: skip


def test_a_fact_of_products_is_asked_once_of_their_brand(register: Register) -> None:
    town = built(register)
    left_open(register, "product", town.products, {"sov-relabel-oem": ["maker", "oem_status"]})
    found = of_fact(asked(register), "product.maker")
    assert [_told(one) for one in found] == [
        ("product.maker", "supplier", "Optarive", "Optarive", "product", tuple(town.products[:2]), 2, 7),
        ("product.maker", "supplier", "Évolène", "Évolène", "product", (town.products[2],), 1, 3),
    ]
    assert found[0].words == CATALOGUE["product"].field("maker").question


def test_a_fact_of_a_deal_is_asked_of_who_answers_for_it_or_of_the_service(register: Register) -> None:
    town = built(register)
    left_open(register, "acquisition", [town.deal, town.gift], {"deal-showcase": ["counterparts", "market_value"]})
    assert [_told(one) for one in asked(register)] == [
        ("acquisition.counterparts", "supplier", "Orvanel", "Lot 3 · Orvanel", "acquisition", (town.deal,), 1, 6),
        ("acquisition.market_value", "service", None, "Lot 3 · Orvanel", "acquisition", (town.deal,), 1, 6),
        ("acquisition.counterparts", "supplier", "Évolène", "Don", "acquisition", (town.gift,), 1, 3),
        ("acquisition.market_value", "service", None, "Don", "acquisition", (town.gift,), 1, 3),
    ]


def test_what_a_supplier_should_say_is_asked_of_the_service_where_none_is_known(register: Register) -> None:
    with register.change(Text("Add")) as change:
        product = change.insert("product", {"model": "Nameless"})
        deal = change.insert("acquisition", {"ref": "A-2026-001", "gathered": False})
    left_open(register, "product", [product], {"sov-relabel-oem": ["maker"]})
    left_open(register, "acquisition", [deal], {"deal-showcase": ["counterparts"]})
    assert {(one.fact, one.to, one.vendor) for one in asked(register)} == {
        ("product.maker", "service", None),
        ("acquisition.counterparts", "service", None),
    }
    question = CATALOGUE["product"].field("maker").question
    assert question is not None
    (maker,) = of_fact(asked(register), "product.maker")
    assert maker.words.said("en") == f"To find out from the supplier: “{question.en}”"
    assert maker.words.said("fr") == f"À demander au fournisseur\u00a0: «\u00a0{question.fr}\u00a0»"


def test_what_the_service_knows_itself_is_asked_as_it_is_written(register: Register) -> None:
    town = built(register)
    left_open(register, "acquisition", [town.deal], {"deal-showcase": ["market_value"]})
    (value,) = asked(register)
    assert (value.to, value.words) == ("service", CATALOGUE["acquisition"].field("market_value").question)


def test_facts_of_the_items_of_a_deal_name_those_that_lack_them(register: Register) -> None:
    town = built(register)
    with register.change(Text("Say")) as change:
        change.answer("equipment", town.items[0], "unit_price", Answer.NOT_APPLICABLE, reason="a loan")
    left_open(register, "acquisition", [town.deal], {"deal-free-of-charge": ["equipment.*", "equipment.unit_price"]})
    assert {_told(one) for one in asked(register)} == {
        ("acquisition.equipment.*", "service", None, "Lot 3 · Orvanel", "acquisition", (town.deal,), 1, 6),
        ("equipment.unit_price", "service", None, "Lot 3 · Orvanel", "equipment", tuple(town.items[1:6]), 1, 6),
    }


def test_facts_of_equipment_are_asked_by_deal_else_by_brand(register: Register) -> None:
    town = built(register)
    left_open(register, "equipment", town.items, {"deal-free-of-charge": ["exposure"]})
    found = asked(register)
    assert {_told(one) for one in found} == {
        ("equipment.exposure", "service", None, "Lot 3 · Orvanel", "equipment", tuple(town.items[:6]), 6, 6),
        ("equipment.exposure", "service", None, "Don", "equipment", tuple(town.items[6:9]), 3, 3),
        ("equipment.exposure", "service", None, "Optarive", "equipment", (town.items[9],), 1, 1),
    }


def test_an_item_that_waits_twice_for_a_fact_is_counted_once(register: Register) -> None:
    """The product waits, and so do items of it: seven items, not ten."""
    town = built(register)
    left_open(register, "product", town.products[:1], {"sov-relabel-oem": ["category"]})
    left_open(register, "equipment", town.items[3:7], {"deal-free-of-charge": ["product.category"]})
    first, second = asked(register)
    assert _told(first) == ("product.category", "service", None, "Optarive", "product", tuple(town.products[:2]), 4, 7)
    assert _told(second)[3:] == ("Évolène", "product", (town.products[2],), 1, 1)


def test_a_reference_that_is_not_known_is_asked_before_what_stands_behind_it(register: Register) -> None:
    with register.change(Text("Add")) as change:
        item = change.insert("equipment", {"quantity": 1, "serial": "S1"})
    left_open(register, "equipment", [item], {"deal-free-of-charge": ["product.category"]})
    (found,) = asked(register)
    assert (found.fact, found.record_kind, found.ids, found.about) == ("equipment.product", "equipment", (item,), None)


def test_flows_of_a_deal_and_of_what_came_by_it_are_asked_at_the_deal(register: Register) -> None:
    town = built(register)
    with register.change(Text("Add")) as change:
        own = change.insert("data_flow", {"acquisition": town.deal, "purpose": "backup"})
        of_product = change.insert("data_flow", {"product": town.products[1], "purpose": "telemetry"})
        change.insert("data_flow", {"acquisition": town.deal, "purpose": "storage", "mfa": True})
        change.insert("data_flow", {"acquisition": town.deal, "to_vendor": town.other, "mfa": True})
    paths = ["data_flows.*", "data_flows.mfa", "data_flows.to_vendor.parent_country"]
    left_open(register, "acquisition", [town.deal], {"deal-showcase": paths})
    found = {one.fact: _told(one)[2:6] for one in asked(register)}
    assert found == {
        "acquisition.data_flows.*": ("Orvanel", "Lot 3 · Orvanel", "acquisition", (town.deal,)),
        "data_flow.mfa": ("Orvanel", "Lot 3 · Orvanel", "data_flow", (own, of_product)),
        "data_flow.to_vendor": ("Orvanel", "Lot 3 · Orvanel", "data_flow", (own, of_product, own + 2)),
        "vendor.parent_country": ("Évolène", "Évolène", "vendor", (town.other,)),
    }


def test_rates_and_sets_in_part_are_questions_for_the_service(register: Register) -> None:
    town = built(register)
    left_open(register, "acquisition", [town.deal], {"deal-free-of-charge": ["rate:USD"]})
    left_open(register, "vendor", [town.seller], {"sov-third-country-control": ["parent_country@adequate"]})
    rate, part = sorted(asked(register), key=lambda one: one.kind)
    assert (rate.fact, rate.kind, rate.to, rate.about and str(rate.about.title)) == (
        "rate:USD",
        "",
        "service",
        "Lot 3 · Orvanel",
    )
    assert (part.fact, part.key, part.about and part.about.title) == (
        "vendor.parent_country@adequate", "parent_country", "Orvanel",
    )  # fmt: skip
    assert "USD" in rate.words.said("fr")


def test_the_order_is_by_level_times_items_and_always_the_same(register: Register) -> None:
    town = built(register)
    left_open(register, "acquisition", [town.deal, town.gift], {"deal-showcase": ["counterparts"]})
    left_open(register, "product", town.products, {"sov-relabel-oem": ["maker", "oem_status"]})
    left_open(register, "vendor", [town.other], {"sov-third-country-control": ["parent_country"]})
    found = asked(register)
    weight = {"high": 8, "medium": 4}
    assert [(one.fact, one.about and str(one.about.title), weight[one.level] * one.items) for one in found] == [
        ("acquisition.counterparts", "Lot 3 · Orvanel", 48),
        ("product.maker", "Optarive", 28),
        ("product.oem_status", "Optarive", 28),
        ("acquisition.counterparts", "Don", 24),
        ("vendor.parent_country", "Évolène", 24),
        ("product.maker", "Évolène", 12),
        ("product.oem_status", "Évolène", 12),
    ]
    assert found == asked(register)


def test_a_vendor_is_asked_about_itself_its_products_its_deals_and_what_it_sold(register: Register) -> None:
    town = built(register)
    left_open(register, "vendor", [town.maker, town.seller], {"sov-third-country-control": ["parent_country"]})
    left_open(register, "product", town.products, {"sov-relabel-oem": ["maker"]})
    left_open(register, "acquisition", [town.deal, town.gift], {"deal-showcase": ["counterparts", "market_value"]})
    mine = {(one.fact, one.ids) for one in asked(register, vendor=town.seller)}
    assert mine == {
        ("vendor.parent_country", (town.seller,)),
        ("product.maker", tuple(town.products[:2])),
        ("acquisition.counterparts", (town.deal,)),
    }
    makers = {(one.fact, one.ids) for one in asked(register, vendor=town.maker)}
    assert makers == {("vendor.parent_country", (town.maker,)), ("product.maker", tuple(town.products[:2]))}
    assert {one.fact for one in asked(register, to="service")} == {"acquisition.market_value"}


def test_only_the_first_records_are_named_unless_all_are_asked_for(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("register.queries.questions.RECORDS_NAMED", 2)
    town = built(register)
    left_open(register, "equipment", town.items[:6], {"deal-free-of-charge": ["exposure"]})
    (found,) = asked(register)
    assert (found.ids, found.count) == (tuple(town.items[:2]), 6)
    (found,) = asked(register, all_records=True)
    assert found.ids == tuple(town.items[:6])


def test_a_question_says_that_it_was_sent(register: Register) -> None:
    town = built(register)
    left_open(register, "product", town.products, {"sov-relabel-oem": ["maker"]})
    sent, other = asked(register)
    with register.change(Text("Send")) as change:
        note_sent(change, [sent], date(2026, 11, 3), date(2026, 12, 1))
    again, same = asked(register)
    assert (again.state, again.sent and again.sent.due_on, same.state) == ("sent", date(2026, 12, 1), "open")
    assert (sent.state, same) == ("open", other)
    with register.change(Text("Send again")) as change:
        note_sent(change, [again], date(2026, 12, 2))
        assert change.connection.exec_driver_sql("SELECT count(*) FROM question").scalar() == 1
    with register.change(Text("Answer")) as change:
        change.edit("question", again.sent.id if again.sent else 0, None, {"answered_on": date(2026, 12, 3)})
    assert asked(register)[0].state == "answered"


def test_the_screening_s_own_causes_become_questions(register: Register) -> None:
    town = built(register)
    screen(register)
    found = asked(register)
    assert {"vendor.parent_country", "product.maker", "acquisition.counterparts"} <= {one.fact for one in found}
    assert {one.vendor.id for one in of_fact(found, "vendor.parent_country") if one.vendor} == set(town[:3])


def test_a_deployment_without_equipment_is_asked_about(register: Register) -> None:
    with register.change(Text("Add")) as change:
        change.insert("deployment", {"name": "Planned"})
    screen(register)
    assert "deployment.functions.*" in {one.fact for one in asked(register)}


def test_what_settles_no_equipment_settles_results(register: Register) -> None:
    with register.change(Text("Add")) as change:
        deployment = change.insert("deployment", {"name": "Planned"})
    left_open(register, "deployment", [deployment], {"gov-no-dpia": ["dpia"]})
    (found,) = asked(register)
    assert (found.items, found.told.said("en"), found.told.said("fr")) == (
        0, "would settle 1 result of a rule", "réglerait 1 résultat d’une règle",
    )  # fmt: skip


def test_what_is_asked_of_several_is_one_question_to_who_looks(register: Register) -> None:
    town = built(register)
    left_open(register, "product", town.products, {"sov-relabel-oem": ["maker"]})
    left_open(register, "vendor", [town.maker, town.seller], {"sov-third-country-control": ["parent_country"]})
    with register.read() as connection:
        found, number = together(connection), number_together(connection)
    assert [(one.one.fact, len(one.parts), one.count, one.items, one.pairs) for one in found] == [
        ("vendor.parent_country", 2, 2, 7, 2),
        ("product.maker", 2, 3, 10, 3),
    ]
    assert number == 2
    assert found[0].told.said("en") == "would settle 7 items"


def test_what_a_paper_may_leave_nothing_of_is_asked_after_it(register: Register) -> None:
    """Who accepted a gift is no question about a purchase, nor what an occupation is for."""
    town = built(register)
    missing = {
        "deal-gift-no-deliberation": ["acts.*", "conditions_or_charges", "legal_vehicle"],
        "deal-wrong-vehicle": ["economic_use", "legal_vehicle", "meets_city_need", "selection_procedure"],
        "data-vendor-reuse": ["compat_test_on", "reuse_authorisation", "vendor_data_use"],
    }
    left_open(register, "acquisition", [town.deal], missing)
    found = {one.fact: one for one in asked(register)}
    assert set(found) == {
        "acquisition.legal_vehicle", "acquisition.meets_city_need", "acquisition.vendor_data_use",
    }  # fmt: skip
    assert set(found["acquisition.legal_vehicle"].rules) == {"deal-gift-no-deliberation", "deal-wrong-vehicle"}


def test_once_the_paper_is_known_the_rest_is_asked(register: Register) -> None:
    town = built(register)
    left_open(register, "acquisition", [town.gift], {"deal-gift-no-deliberation": ["acts.*", "conditions_or_charges"]})
    assert {one.fact for one in asked(register)} == {"acquisition.acts.*", "acquisition.conditions_or_charges"}


def test_what_is_asked_before_is_a_fact_of_the_same_record() -> None:
    for entity in CATALOGUE.values():
        before = [key for field in entity.fields for key in field.after]
        before += [key for part in entity.collections for key in part.after]
        assert all(entity.field(key).question is not None for key in before), entity.key
