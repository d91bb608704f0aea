"""Who can reach the data, from where, what for; and what data protection asks to be on paper."""

from datetime import date
from typing import Any

from tests.register.rules.cases.case import NONE, Case, Of, also, at, day, false, listed, no, rows, true, unknown

_REMOTE = {"purpose": "remote_maintenance", "mechanism": "permanent_vpn"}
_WATCHED = {"city_approves_each_session": True, "session_logged": True, "mfa": True}
_D1 = true("data-remote-maintenance", data_flows=rows(_REMOTE | {"session_logged": False}))

_SAFE = {"key_holder": "city", "encryption_at_rest": "server"}
_ABROAD = {"purpose": "storage", "location_country": "US"}
_D3 = true("data-hosting-third-country", data_flows=rows(_ABROAD))


def _hosted(parent: str, qualification: str, **more: Any) -> dict[str, Any]:
    host = {"to_vendor": Of(parent_country=parent), "host_qualification": qualification}
    return {"purpose": "backup", "location_country": "FR"} | host | more


_D5 = true("data-cloud-relay-p2p", category="camera_fixed", cloud_dependency="required")
_D9 = true("data-vendor-reuse", vendor_data_use="ai_training", reuse_authorisation="general_clause")
_SEEN = {"images_visible": "live", "individually_authorised": False}
_D10 = true("data-vendor-live-view", data_flows=rows(_SEEN))

_G2 = true("gov-no-dpa", gathered=False, processes_personal_data=True, role_qualification="no_role")
_PROCESSOR = {"gathered": False, "processes_personal_data": True, "role_qualification": "processor"}
_G3 = true("gov-no-dpia", dpia="none_made")
_ASSESSED = {
    "dpia": "done", "dpia_on": date(2026, 1, 10), "in_service_on": date(2026, 2, 1), "dpia_high_residual_risk": False,
    "dpia_covers": listed("live"), "functions": rows({"code": "live", "state": "enabled_operational"}, complete=True),
}  # fmt: skip
_NO_LAW = {"place_type": "non_ouvert", "operator_type": "commune", "anpr_purpose": "access_control"}

DATA: tuple[Case, ...] = (
    _D1,
    at("high", _D1),
    false("data-remote-maintenance", data_flows=rows(_REMOTE | _WATCHED, complete=True)),
    false("data-remote-maintenance", data_flows=rows({"purpose": "telemetry"}, complete=True)),
    false("data-remote-maintenance", data_flows=rows(_REMOTE | {"mechanism": "on_demand_city_opens"}, complete=True)),
    unknown("data-remote-maintenance", data_flows=rows(_REMOTE | _WATCHED)),
    _D3,
    also("data-hosting-third-country", data_flows=rows(_hosted("US", "iso27001"))),
    at("high", _D3, data_flows=rows(_ABROAD | {"key_holder": "vendor"})),
    at("high", _D3, data_flows=rows(_ABROAD | _SAFE | {"location_country": "CN"})),
    at("medium", _D3, data_flows=rows(_ABROAD | _SAFE | {"location_country": "GB"}, complete=True)),
    at("medium", _D3, data_flows=rows(_hosted("US", "iso27001", **_SAFE), complete=True)),
    false("data-hosting-third-country", data_flows=rows(_hosted("US", "secnumcloud"), complete=True)),
    false("data-hosting-third-country", data_flows=rows(_hosted("FR", "no_qualification"), complete=True)),
    false("data-hosting-third-country", data_flows=rows(_ABROAD | {"purpose": "demo"}, complete=True)),
    _D5,
    at("high", _D5),
    also("data-cloud-relay-p2p", category="nvr_dvr", equipment=rows({"p2p_state": "on"})),
    also("data-cloud-relay-p2p", category="nvr_dvr", p2p_default="on", equipment=rows({"egress_filtered": False})),
    false(
        "data-cloud-relay-p2p",
        category="nvr_dvr",
        cloud_dependency="no_cloud",
        p2p_default="on",
        equipment=rows({"p2p_state": "off", "egress_filtered": True}, complete=True),
    ),
    no("data-cloud-relay-p2p", category="ups", cloud_dependency="required"),
    unknown("data-cloud-relay-p2p", cloud_dependency="required"),
    _D9,
    at("critical", _D9, data_flows=rows({"data_categories": listed("images", "faces_biometric")})),
    at("high", _D9, data_flows=rows({"data_categories": listed("images", complete=True)}, complete=True)),
    also(
        "data-vendor-reuse",
        vendor_data_use="statistics",
        reuse_authorisation="written_case_by_case",
        compat_test_on=NONE,
    ),
    false("data-vendor-reuse", vendor_data_use="forbidden", reuse_authorisation=NONE),
    false(
        "data-vendor-reuse",
        vendor_data_use="statistics",
        reuse_authorisation="written_case_by_case",
        compat_test_on=day(-9),
    ),
    unknown("data-vendor-reuse", reuse_authorisation="general_clause"),
    _D10,
    at("critical", _D10, demo_clause="allowed_live"),
    at("high", _D10, demo_clause="forbidden", data_flows=rows(_SEEN | {"purpose": "storage"}, complete=True)),
    false("data-vendor-live-view", data_flows=rows(_SEEN | {"images_visible": "no_images"}, complete=True)),
    false("data-vendor-live-view", data_flows=rows(_SEEN | {"individually_authorised": True}, complete=True)),
    _G2,
    at("high", _G2),
    also("gov-no-dpa", **_PROCESSOR, documents=rows({"kind": "terms"}, complete=True)),
    also(
        "gov-no-dpa",
        **_PROCESSOR,
        services_changed_on=day(-30),
        documents=rows({"kind": "dpa", "on": day(-400)}, complete=True),
    ),
    false("gov-no-dpa", **_PROCESSOR, services_changed_on=NONE, documents=rows({"kind": "dpa", "on": day(-400)})),
    false("gov-no-dpa", **_PROCESSOR, services_changed_on=day(-500), documents=rows({"kind": "dpa", "on": day(-400)})),
    false("gov-no-dpa", gathered=False, processes_personal_data=False),
    no("gov-no-dpa", gathered=True, processes_personal_data=True, role_qualification="no_role"),
    _G3,
    also("gov-no-dpia", dpia="done", dpia_on=day(-10), in_service_on=day(-20)),
    also("gov-no-dpia", dpia_on=day(-1200), dpia_reviewed_on=NONE),
    also("gov-no-dpia", dpia="done", dpia_high_residual_risk=True),
    also(
        "gov-no-dpia",
        dpia_covers=listed("live", complete=True),
        functions=rows({"code": "anpr", "state": "enabled_test"}),
    ),
    at("high", _G3, functions=rows(complete=True), **_NO_LAW),
    at(
        "critical",
        _G3,
        functions=rows({"code": "audio_event", "state": "enabled_test"}),
        device_class="acoustic",
        place_type="voie_publique",
    ),
    false("gov-no-dpia", **_ASSESSED),
    false("gov-no-dpia", **_ASSESSED | {"dpia_on": day(-1200), "dpia_reviewed_on": day(-30)}),
    unknown("gov-no-dpia", **_ASSESSED | {"dpia_on": day(-1200)}),
)
