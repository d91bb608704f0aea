"""Who controls the vendors, who makes the products, which lists name them."""

from tests.register.rules.cases.case import NONE, Case, also, at, false, rows, true, unknown

_S1 = true("sov-third-country-control", roles=rows({"role": "maker"}), parent_country="CN")
_S3 = true("sov-state-ownership", control_type="state_minority", state_country="CN")
_SAME = {"answer": "same", "in_force": True}
_S4 = true("sov-watchlist", list_matches=rows(_SAME))

SOVEREIGNTY: tuple[Case, ...] = (
    _S1,
    at("high", _S1),
    at("medium", _S1, parent_country="CH"),
    false("sov-third-country-control", roles=rows({"role": "maker"}), parent_country="NO"),
    false("sov-third-country-control", roles=rows({"role": "supplier"}, complete=True), parent_country="CN"),
    unknown("sov-third-country-control", roles=rows({"role": "supplier"}), parent_country="CN"),
    _S3,
    at("high", _S3),
    false("sov-state-ownership", control_type="state_majority", state_country="FR"),
    false("sov-state-ownership", control_type="private", state_country=NONE),
    _S4,
    at("critical", _S4, list_matches=rows(_SAME | {"effect_here": "binding"})),
    at("high", _S4, list_matches=rows(_SAME | {"effect_here": "partial"}, complete=True)),
    at("medium", _S4, list_matches=rows(_SAME | {"effect_here": "no_effect"}, complete=True)),
    false("sov-watchlist", list_matches=rows(_SAME | {"answer": "different"}, complete=True)),
    false("sov-watchlist", list_matches=rows(_SAME | {"in_force": False}, complete=True)),
    unknown("sov-watchlist", list_matches=rows({"answer": None, "in_force": True}, complete=True)),
    unknown("sov-watchlist"),
    true("sov-relabel-oem", oem_status="relabelled"),
    at("medium", also("sov-relabel-oem", maker=2, vendor=1)),
    false("sov-relabel-oem", oem_status="own_make", maker=1, vendor=1),
    unknown("sov-relabel-oem", oem_status="own_make", vendor=1),
)
