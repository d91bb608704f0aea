"""How things came to the city: price, counterparts, acceptance, competition, paper."""

from datetime import date

from register.rules.spans import at_least
from tests.register.rules.cases.case import NONE, Case, also, at, day, euros, false, listed, no, rows, true, unknown

_A1 = true("deal-free-of-charge", price_paid=euros(0))
_A2 = true("deal-showcase", price_paid=euros(0), counterparts=listed("press_release"))
_PAID = {"price_paid": euros(1800), "market_value": euros(2000)}
_A3 = true("deal-demo-rights", demo_clause="allowed_live")
_A4 = true("deal-gift-no-deliberation", legal_vehicle="don_manuel", acts=rows(complete=True))
_GIFT = {"legal_vehicle": "mise_a_disposition_gratuite", "in_service_on": date(2026, 3, 1)}
_MAYOR = {"kind": "mayor_decision", "on": date(2026, 2, 1)}
_A5 = true("deal-below-market", gathered=False, price_paid=euros(600), market_value=euros(1000))
_RUNNING = {"gathered": False, "stage": "running", "deal_on": date(2024, 5, 1)}
_A6 = true("deal-no-competition", **_RUNNING, procedure="none_made", estimated_need=euros(50_000))
_SMALL = _RUNNING | {"procedure": "none_made", "estimated_need": euros(15_000)}
_A7 = true("deal-wrong-vehicle", meets_city_need=True, city_gives_equivalent=True, legal_vehicle="protocole")
_OCCUPIED = {
    "legal_vehicle": "convention_occupation", "economic_use": True, "signed_on": date(2018, 1, 1),
    "selection_procedure": False, "selection_exception": False,
}  # fmt: skip
_G1 = true("gov-no-contract", gathered=False, documents=rows(complete=True))
_SIGNED = {"signatory_empowered": True, "shadow_trial": False, "unilateral_change_clause": False}

DEALS: tuple[Case, ...] = (
    _A1,
    also("deal-free-of-charge", lines=rows({"amount": euros(0)})),
    also("deal-free-of-charge", equipment=rows({"unit_price": euros(0)})),
    at("high", _A1, counterparts=listed("logo_use")),
    at("medium", _A1, counterparts=listed(complete=True), named_by_vendor=False, market_value=euros(9000)),
    false(
        "deal-free-of-charge",
        price_paid=euros(50),
        lines=rows({"amount": euros(50)}, complete=True),
        equipment=rows({"unit_price": euros(25)}, complete=True),
    ),
    _A2,
    at("high", _A2),
    also("deal-showcase", price_paid=euros(100), market_value=euros(1000), named_by_vendor=True),
    false("deal-showcase", **_PAID, counterparts=listed("press_release"), named_by_vendor=True),
    false(
        "deal-showcase",
        price_paid=euros(0),
        counterparts=listed("staff_time", complete=True),
        named_by_vendor=False,
    ),
    _A3,
    at("critical", _A3),
    also("deal-demo-rights", data_flows=rows({"purpose": "demo", "images_visible": "live"})),
    false(
        "deal-demo-rights",
        demo_clause="allowed_test_data",
        data_flows=rows({"purpose": "demo", "images_visible": "no_images"}, complete=True),
    ),
    unknown("deal-demo-rights", data_flows=rows(complete=True)),
    _A4,
    at("high", _A4),
    also("deal-gift-no-deliberation", **_GIFT, acts=rows({"kind": "staff_signature"}, complete=True)),
    also(
        "deal-gift-no-deliberation",
        **_GIFT,
        acts=rows({"kind": "deliberation", "on": date(2026, 4, 1)}, complete=True),
    ),
    also("deal-gift-no-deliberation", **_GIFT, conditions_or_charges=True, acts=rows(_MAYOR, complete=True)),
    also(
        "deal-gift-no-deliberation",
        **_GIFT,
        acts=rows({"kind": "conservatory_acceptance", "on": date(2026, 2, 1)}, complete=True),
    ),
    false("deal-gift-no-deliberation", **_GIFT, acts=rows({"kind": "deliberation", "on": date(2026, 2, 1)})),
    false("deal-gift-no-deliberation", **_GIFT, conditions_or_charges=False, acts=rows(_MAYOR)),
    false("deal-gift-no-deliberation", legal_vehicle="mapa"),
    _A5,
    at("medium", _A5),
    false("deal-below-market", gathered=False, **_PAID),
    false("deal-below-market", gathered=False, price_paid=euros(0), market_value=euros(1000)),
    no("deal-below-market", gathered=True, price_paid=euros(600), market_value=euros(1000)),
    _A6,
    at("high", _A6, need_group=NONE),
    at("critical", _A6, estimated_need=euros(221_000)),
    at("high", _A6, need_group="cameras", cumulated_need=euros(220_999)),
    at("critical", _A6, need_group="cameras", cumulated_need=at_least(221_000, "EUR")),
    also("deal-no-competition", **_SMALL, need_group="cameras", cumulated_need=at_least(40_000, "EUR")),
    false("deal-no-competition", **_SMALL, need_group="cameras", cumulated_need=euros(39_999)),
    false("deal-no-competition", **_SMALL, need_group=NONE),
    false("deal-no-competition", **_SMALL | {"procedure": "mapa"}),
    unknown("deal-no-competition", **_SMALL),
    unknown("deal-no-competition", **_SMALL, need_group="cameras"),
    unknown("deal-no-competition", **_SMALL, need_group="cameras", cumulated_need=at_least(39_999, "EUR")),
    also(
        "deal-no-competition",
        **_RUNNING,
        procedure="none_gift",
        price_paid=euros(0),
        counterparts=listed("case_study"),
        estimated_need=euros(50_000),
    ),
    also("deal-no-competition", **_RUNNING, **_OCCUPIED, procedure="occupation", estimated_need=euros(50_000)),
    false("deal-no-competition", **_RUNNING, procedure="mapa", estimated_need=euros(50_000)),
    false("deal-no-competition", **_RUNNING, procedure="none_made", estimated_need=euros(39_999), need_group=NONE),
    false(
        "deal-no-competition",
        **_RUNNING,
        procedure="none_gift",
        price_paid=euros(0),
        estimated_need=euros(50_000),
        counterparts=listed(complete=True),
        named_by_vendor=False,
    ),
    false(
        "deal-no-competition",
        **_RUNNING | {"deal_on": date(2026, 4, 1)},
        procedure="none_made",
        estimated_need=euros(50_000),
        need_group=NONE,
    ),
    Case(
        "deal-no-competition",
        "NOT_IN_FORCE",
        _RUNNING | {"deal_on": date(2016, 3, 31), "procedure": "none_made", "estimated_need": euros(50_000)},
    ),
    no("deal-no-competition", **_RUNNING | {"stage": "abandoned"}, procedure="none_made"),
    unknown("deal-no-competition", **_RUNNING | {"deal_on": None}, procedure="none_made", estimated_need=euros(50_000)),
    _A7,
    at("high", _A7),
    also("deal-wrong-vehicle", **_OCCUPIED),
    false("deal-wrong-vehicle", meets_city_need=True, city_gives_equivalent=True, legal_vehicle="mapa"),
    false("deal-wrong-vehicle", meets_city_need=False, **_OCCUPIED | {"selection_exception": True}),
    false("deal-wrong-vehicle", meets_city_need=False, **_OCCUPIED | {"signed_on": date(2017, 6, 30)}),
    unknown("deal-wrong-vehicle", meets_city_need=False, **_OCCUPIED | {"economic_use": None}),
    _G1,
    at("high", _G1),
    also("gov-no-contract", gathered=False, shadow_trial=True),
    also("gov-no-contract", gathered=False, unilateral_change_clause=True),
    also("gov-no-contract", gathered=False, signatory_empowered=False),
    also("gov-no-contract", gathered=False, documents=rows({"kind": "terms"}, complete=True)),
    false("gov-no-contract", gathered=False, documents=rows({"kind": "marche"}), **_SIGNED),
    no("gov-no-contract", gathered=True, documents=rows(complete=True)),
    unknown("gov-no-contract", gathered=False, documents=rows(), **_SIGNED, signed_on=day(-9)),
)
