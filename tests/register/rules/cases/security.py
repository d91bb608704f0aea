"""Support, known flaws, passwords, exposure."""

from typing import Any

from tests.register.rules.cases.case import (
    NONE,
    NOT_APPLICABLE,
    Case,
    Of,
    also,
    at,
    day,
    false,
    no,
    rows,
    true,
    unknown,
)

_CAMERA: dict[str, Any] = {"product": Of(category="camera_fixed"), "status": "in_service"}
_UPS: dict[str, Any] = {"product": Of(category="ups"), "status": "in_service"}
_X1 = true("sec-end-of-support", category="camera_fixed", security_support_until=day(-1))
_SOON = {"category": "camera_fixed", "security_support_until": day(100)}
_FLAW = {"affects": True, "exploited_on": day(-60), "fixed_in": "5.5.0"}
_X2 = true("sec-known-exploited", **_CAMERA, firmware="5.4.1", advisories=rows(_FLAW))
_X3 = true("sec-default-credentials", **_CAMERA, credentials_state="shared_changed")
_HARD = {"product": Of(category="camera_fixed", credentials="hard_coded"), "status": "planned"}
_CHANGEABLE = {"product": Of(category="camera_fixed", credentials="forced_change")}
_X4 = true("sec-internet-exposed", **_CAMERA, exposure="public_ip")

SECURITY: tuple[Case, ...] = (
    _X1,
    at("high", _X1),
    at("medium", also("sec-end-of-support", **_SOON, equipment=rows({"planned_replacement_on": NONE}))),
    also("sec-end-of-support", **_SOON, equipment=rows({"planned_replacement_on": day(101)})),
    false("sec-end-of-support", **_SOON, equipment=rows({"planned_replacement_on": day(100)}, complete=True)),
    false("sec-end-of-support", category="camera_fixed", security_support_until=day(400)),
    no("sec-end-of-support", category="ups", security_support_until=day(-1)),
    unknown("sec-end-of-support", **_SOON),
    _X2,
    at("critical", _X2, exposure="port_forward"),
    at("critical", _X2, exposure="internal_only", network_zone="office_lan"),
    at("high", _X2, exposure="internal_only", network_zone="dedicated_physical"),
    also("sec-known-exploited", **_CAMERA, advisories=rows(_FLAW | {"fixed_in": NONE})),
    false("sec-known-exploited", **_CAMERA, firmware="5.5.0", advisories=rows(_FLAW, complete=True)),
    false(
        "sec-known-exploited", **_CAMERA, firmware="5.4.1", advisories=rows(_FLAW | {"affects": False}, complete=True)
    ),
    no("sec-known-exploited", **_CAMERA | {"status": "decommissioned"}),
    unknown("sec-known-exploited", **_CAMERA, firmware="R2D2", advisories=rows(_FLAW, complete=True)),
    unknown("sec-known-exploited", **_CAMERA, firmware="5.4.1", advisories=rows(_FLAW | {"affects": None})),
    unknown("sec-known-exploited", **_CAMERA, firmware="5.4.1", advisories=rows(_FLAW | {"fixed_in": None})),
    _X3,
    at("critical", _X3, credentials_state="default"),
    at("critical", also("sec-default-credentials", **_HARD)),
    at("high", _X3, **_CHANGEABLE, credentials_state="vendor_knows"),
    at("medium", _X3, **_CHANGEABLE),
    false("sec-default-credentials", **_CAMERA | _CHANGEABLE, credentials_state="unique_changed"),
    no("sec-default-credentials", **_UPS, credentials_state="default"),
    unknown("sec-default-credentials", **_CAMERA, credentials_state="unique_changed"),
    _X4,
    at("critical", _X4),
    false("sec-internet-exposed", **_CAMERA, exposure="vpn_only", last_scan_on=day(-365)),
    false("sec-internet-exposed", **_CAMERA, exposure="isolated", last_scan_on=NOT_APPLICABLE),
    unknown("sec-internet-exposed", **_CAMERA, exposure="vpn_only", last_scan_on=day(-366)),
    unknown("sec-internet-exposed", **_CAMERA, exposure="vpn_only", last_scan_on=NONE),
    unknown("sec-internet-exposed", **_CAMERA, exposure="vpn_only"),
    unknown("sec-internet-exposed", **_CAMERA, last_scan_on=day(-1)),
    also("sec-internet-exposed", **_CAMERA, exposure="public_ip", last_scan_on=day(-900)),
    no("sec-internet-exposed", **_UPS, exposure="public_ip"),
    unknown("sec-internet-exposed", product=None, status="in_service", exposure="public_ip"),
)
