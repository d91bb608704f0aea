"""What becomes of deals: pilots, support, counts, and who is in charge."""

from typing import Any

from tests.register.rules.cases.case import NONE, Case, Of, also, at, day, false, no, rows, true, unknown

KEPT = ("acquisition", "deployment")
_PILOT = {"gathered": False, "deal_type": "free_pilot"}
_A11 = true("deal-pilot-to-paid", **_PILOT, after_free="auto_paid")
_OVER = {"free_until": day(-1), "equipment": rows({"status": "in_service"})}
_ORDERLY = {"after_free": "returns", "success_criteria": "fewer false alerts", "new_procedure_on": day(-9)}
_STORED = {"legal_retention_months": 1, "free_storage_months": 12}
_A12 = true("deal-donor-exit", support_commitment="oral")
_G8 = true("gov-not-inventoried", gathered=False, qty_contract=3, qty_delivered=4)


def _item(quantity: int | None, category: str | None) -> dict[str, Any]:
    return {"quantity": quantity, "product": Of(category=category)}


_COUNTED = rows(_item(2, "camera_fixed"), _item(1, "nvr_dvr"), _item(40, "software_licence"), complete=True)


def _kept(subject: str, result: str, **row: Any) -> Case:
    return Case("gov-no-owner", result, row, subject, "medium" if result == "TRUE" else None)


LATER: tuple[Case, ...] = (
    _A11,
    at("high", _A11),
    also("deal-pilot-to-paid", **_PILOT, success_criteria=NONE),
    also("deal-pilot-to-paid", **_PILOT, **_OVER, new_procedure_on=NONE),
    also("deal-pilot-to-paid", **_PILOT, legal_retention_months=30, free_storage_months=12),
    false("deal-pilot-to-paid", **_PILOT, **_OVER, **_ORDERLY, **_STORED),
    no("deal-pilot-to-paid", gathered=False, deal_type="purchase", after_free="auto_paid"),
    unknown("deal-pilot-to-paid", **_PILOT, **_OVER, **_ORDERLY | {"success_criteria": None}, **_STORED),
    _A12,
    at("high", _A12),
    also("deal-donor-exit", support_until=day(100), budget_line=False),
    false("deal-donor-exit", support_commitment="written", support_until=day(100), budget_line=True),
    false("deal-donor-exit", support_commitment="written", support_until=day(900), budget_line=False),
    unknown("deal-donor-exit", support_commitment="written", support_until=day(100)),
    *(_kept(subject, "TRUE", owner_service="DSI", next_review_on=day(-1)) for subject in KEPT),
    *(_kept(subject, "TRUE") for subject in KEPT),
    *(_kept(subject, "FALSE", owner_service="DSI", next_review_on=day(0)) for subject in KEPT),
    _G8,
    at("medium", _G8),
    also("gov-not-inventoried", gathered=False, qty_contract=2, equipment=rows(_item(3, "camera_fixed"))),
    also("gov-not-inventoried", gathered=False, qty_delivered=4, equipment=_COUNTED),
    false("gov-not-inventoried", gathered=False, qty_contract=3, qty_delivered=3, equipment=_COUNTED),
    unknown("gov-not-inventoried", gathered=False, qty_contract=3, qty_delivered=3, equipment=rows()),
    unknown(
        "gov-not-inventoried",
        gathered=False,
        qty_contract=3,
        qty_delivered=3,
        equipment=rows(_item(2, "camera_fixed"), _item(1, None), complete=True),
    ),
    no("gov-not-inventoried", gathered=True, qty_contract=3, qty_delivered=4),
)
