"""Deployments: authorisation, functions, retention."""

from datetime import date

from tests.register.rules.cases.case import NONE, Case, also, at, day, false, no, rows, true, unknown

_NO_BASES = rows(complete=True)
_L2 = true("law-authorisation-expiring", authorisations=rows({"in_use": True, "expires_on": day(179)}))

_PLATES = {"functions": rows({"code": "anpr", "state": "enabled_test"}), "operator_type": "commune"}
_L4 = true("law-lapi", **_PLATES, anpr_purpose="road_offences", legal_bases=_NO_BASES)
_STATUTE = {"function": "anpr", "kind": "statute", "valid_from": day(-9), "valid_to": NONE}

_SEEN = {"code": "intrusion_zone", "state": "enabled_operational"}
_STREET = {"place_type": "voie_publique"}
_REAL_TIME = rows(_SEEN | {"mode": "real_time"})
_L5 = true("law-vsa", **_STREET, functions=_REAL_TIME, legal_bases=_NO_BASES)
_EVENT = {"kind": "art10_decision", "valid_from": day(-2), "valid_to": day(2)}
_DEFERRED = rows(_SEEN | {"mode": "deferred_on_requisition"}, complete=True)
_COUNTING = rows(_SEEN | {"mode": "statistics_only"}, complete=True)

_L6 = true("law-face-recognition", **_STREET, functions=rows({"code": "gait", "state": "enabled_test"}))
_HEARD = {"code": "gunshot", "state": "enabled_operational"}
_FIXED = {**_STREET, "device_class": "cctv_fixed"}
_L7 = true("law-audio", **_FIXED, functions=rows(_HEARD))
_L9 = true("law-function-dormant", category="vms", functions=rows({"code": "anpr", "state": "present_disabled_by_us"}))
_LOCKED = {"code": "face_recognition_1n", "state": "present_locked_by_vendor"}
_L10 = true("law-retention", retention_days_set=32)

LAWFULNESS: tuple[Case, ...] = (
    _L2,
    at("critical", _L2, authorisations=rows({"in_use": True, "expires_on": day(-1)})),
    at("medium", _L2, authorisations=rows({"in_use": True, "expires_on": day(0)}, complete=True)),
    false("law-authorisation-expiring", authorisations=rows({"in_use": True, "expires_on": day(180)}, complete=True)),
    false("law-authorisation-expiring", authorisations=rows({"in_use": False, "expires_on": day(-1)}, complete=True)),
    unknown("law-authorisation-expiring"),
    _L4,
    at("critical", _L4),
    also(
        "law-lapi", **_PLATES, anpr_purpose="waste", legal_bases=rows(_STATUTE | {"valid_to": day(-1)}, complete=True)
    ),
    also("law-lapi", **_PLATES, anpr_purpose="no_purpose", legal_bases=rows({"function": "fall"}, complete=True)),
    false("law-lapi", **_PLATES, anpr_purpose="road_offences", legal_bases=rows(_STATUTE)),
    false("law-lapi", **_PLATES, anpr_purpose="fps_parking"),
    false("law-lapi", **_PLATES | {"operator_type": "gendarmerie"}),
    false("law-lapi", functions=rows({"code": "anpr", "state": "present_unlocked"}, complete=True)),
    unknown("law-lapi", **_PLATES, anpr_purpose="road_offences"),
    _L5,
    at("critical", _L5),
    also(
        "law-vsa",
        **_STREET,
        functions=_REAL_TIME,
        legal_bases=rows(_EVENT | {"valid_from": date(2026, 1, 5), "valid_to": date(2026, 12, 31)}, complete=True),
    ),
    also(
        "law-vsa",
        **_STREET,
        functions=_REAL_TIME,
        legal_bases=rows(_EVENT | {"valid_to": date(2028, 1, 1)}, complete=True),
    ),
    at("high", also("law-vsa", **_STREET, functions=_DEFERRED, judicial_process=False)),
    at("high", also("law-vsa", **_STREET, functions=_COUNTING, objection_analysis=False)),
    false("law-vsa", **_STREET, functions=rows(_SEEN | {"mode": "real_time"}, complete=True), legal_bases=rows(_EVENT)),
    false("law-vsa", **_STREET, functions=_DEFERRED, judicial_process=True),
    false("law-vsa", **_STREET, functions=_COUNTING, objection_analysis=True),
    false("law-vsa", place_type="non_ouvert", functions=_REAL_TIME, legal_bases=_NO_BASES),
    unknown("law-vsa", **_STREET, functions=rows(_SEEN, complete=True), legal_bases=_NO_BASES),
    _L6,
    at("critical", _L6),
    false("law-face-recognition", place_type="non_ouvert"),
    false("law-face-recognition", **_STREET, functions=rows({"code": "gait", "state": "absent"}, complete=True)),
    unknown("law-face-recognition", **_STREET, functions=rows({"code": "gait", "state": "absent"})),
    _L7,
    at("critical", _L7, functions=rows(_HEARD | {"coupled_with_camera": True})),
    at("high", _L7, functions=rows(_HEARD | {"coupled_with_camera": False}, complete=True)),
    false("law-audio", place_type="non_ouvert", functions=rows(_HEARD)),
    false("law-audio", **_STREET, device_class="bodycam", functions=rows(_HEARD)),
    unknown("law-audio", **_STREET, functions=rows(_HEARD)),
    false("law-audio", **_STREET, functions=rows(_HEARD | {"state": "present_unlocked"}, complete=True)),
    _L9,
    at("high", _L9),
    also("law-function-dormant", category="vms", functions=rows(_LOCKED | {"lock_evidence": "statement_only"})),
    false(
        "law-function-dormant",
        category="vms",
        functions=rows(_LOCKED | {"lock_evidence": "vendor_certificate"}, complete=True),
    ),
    false(
        "law-function-dormant",
        category="vms",
        functions=rows({"code": "live", "state": "present_unlocked"}, complete=True),
    ),
    no("law-function-dormant", category="ups"),
    unknown("law-function-dormant", category="vms", functions=rows(_LOCKED, complete=True)),
    _L10,
    at("high", _L10),
    also("law-retention", retention_days_set=20, retention_days_allowed=15),
    false("law-retention", retention_days_set=31, retention_days_allowed=31),
    false("law-retention", retention_days_set=NONE),
    unknown("law-retention", retention_days_set=20),
)
