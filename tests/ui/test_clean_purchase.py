"""A clean purchase, every fact of it entered in the window as a person would: no rule holds, none is undecided."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from register.fields.catalogue import CATALOGUE
from register.fields.field import Kind
from register.rules.levels import Result
from register.rules.pack import shipped_rules
from register.rules.vocabulary import SUBJECTS
from register.screening import explain
from register.store import Register
from register.values import Answer, Money
from tests.ui.people import settle
from tests.ui.test_form import Shown
from ui.desk import Desk
from ui.forms.fact import Fact
from ui.forms.fresh import Fresh


@dataclass(frozen=True)
class Without:
    """A fact that is not applicable, and why."""

    reason: str


@dataclass(frozen=True)
class All:
    """The codes of a list that is complete."""

    codes: tuple[str, ...] = ()


DAY = date(2026, 11, 20)  # on which the rules are asked
PAID = Money(Decimal(12000), "EUR", "excl")
NOT_ASKED = {"deal-pilot-to-paid"}  # it is about trials and loans, and this is a purchase

CARE = {"owner_service": "Service informatique", "next_review_on": date(2027, 5, 20)}
MAKER = {"parent_country": "FR", "parent": Answer.NONE, "control_type": "private", "state_country": Answer.NONE}
CAMERA = {
    "oem_status": "own_make", "cloud_dependency": "no_cloud", "p2p_default": "absent", "credentials": "forced_change",
    "security_support_until": date(2033, 12, 31),
}  # fmt: skip
FUNCTIONS = (
    {"code": "live", "state": "enabled_operational", "mode": "real_time"},
    {"code": "intrusion_zone", "state": "absent"},
)
DEAL = {
    "stage": "running", "acquirer_type": "commune", "legal_vehicle": "mapa", "procedure": "mapa",
    "signatory_empowered": True, "unilateral_change_clause": False, "shadow_trial": False, "economic_use": False,
    "signed_on": date(2025, 10, 6), "starts_on": date(2025, 10, 13),
    "price_paid": PAID, "market_value": PAID, "estimated_need": PAID,
    "free_until": Without("Nothing is free"), "support_until": date(2033, 12, 31), "support_commitment": "written",
    "budget_line": True, "counterparts": All(), "named_by_vendor": False, "meets_city_need": True,
    "city_gives_equivalent": True, "conditions_or_charges": Without("No gift"), "vendor_data_use": "forbidden",
    "reuse_authorisation": Without("Use is forbidden"), "compat_test_on": Without("Use is forbidden"),
    "qty_contract": 10, "qty_delivered": 10, "demo_clause": "forbidden", "processes_personal_data": True,
    "role_qualification": "processor", "services_changed_on": Answer.NONE,
}  # fmt: skip
DOCUMENTS = (
    {"kind": "marche", "reference": "2025-31", "on": date(2025, 10, 6)},
    {"kind": "dpa", "reference": "Annexe RGPD au marché 2025-31", "on": date(2025, 10, 6)},
)
ACT = {"kind": "deliberation", "reference": "2025-118", "on": date(2025, 9, 29)}
FLOW = {
    "purpose": "remote_maintenance", "mechanism": "on_demand_city_opens", "location_country": "FR",
    "data_categories": All(("logs",)), "images_visible": "no_images", "individually_authorised": True,
    "personal_data_visible": False, "city_approves_each_session": True, "session_logged": True, "mfa": True,
    "host_qualification": Without("Nothing is hosted"),
}  # fmt: skip
PLACE = {
    "operator_type": "commune", "jurisdiction": "FR", "in_service_on": date(2026, 2, 2), "cameras_authorised": 10,
    "anpr_purpose": Without("No plate reading"), "judicial_process": Without("No analysis"),
    "objection_analysis": Without("No statistics"), "dpia": "done", "dpia_on": date(2025, 9, 15),
    "dpia_covers": All(("live",)), "dpia_high_residual_risk": False, "retention_days_set": 15,
    "retention_days_allowed": 30,
}  # fmt: skip
AUTHORISATION = {
    "number": "2026-014", "issued_on": date(2026, 1, 12), "expires_on": date(2031, 1, 11), "cameras_count": 10,
    "provisional": False, "in_use": True,
}  # fmt: skip
ITEM = {
    "quantity": 10, "unit_price": Money(Decimal(1200), "EUR", "excl"), "status": "in_service",
    "installed_on": date(2026, 1, 26), "firmware": "4.2.0", "exposure": "isolated",
    "last_scan_on": date(2026, 1, 29),
    "network_zone": "dedicated_physical", "credentials_state": "unique_changed", "p2p_state": "absent",
    "egress_filtered": True, "planned_replacement_on": Answer.NONE,
}  # fmt: skip
COMPLETE = {
    "vendor": ("roles",),
    "product": ("functions", "equipment", "data_flows", "advisories"),
    "acquisition": ("parties", "lines", "acts", "documents", "data_flows", "equipment"),
    "deployment": ("authorisations", "legal_bases", "equipment"),
    "equipment": ("functions",),
}


def test_a_clean_purchase_entered_in_the_window_gives_only_false(qtbot: QtBot, desk: Desk, register: Register) -> None:
    made = _enter_all(qtbot, desk)
    results = {}
    with register.read() as connection:
        for rule in shipped_rules().all:
            judged = explain(connection, rule.id, rule.subject, made[rule.subject], DAY)
            assert judged is not None, rule.id
            results[rule.subject, rule.id] = (judged.result, sorted(judged.missing))
    not_false = {place: said for place, said in results.items() if said[0] is not Result.FALSE}
    assert not_false == {("acquisition", rule): (Result.DOES_NOT_APPLY, []) for rule in NOT_ASKED}


def _enter_all(qtbot: QtBot, desk: Desk) -> dict[str, int]:
    """Enter the records, and all that is known of each of them; their ids by kind."""
    maker = _add(qtbot, desk, "vendor", {"name": "Caméras de Bretagne", "country": "FR"})
    product = _add(qtbot, desk, "product", {"vendor": maker, "model": "CB-1", "category": "camera_fixed"})
    deal = _add(qtbot, desk, "acquisition", {"title": "Cameras for the town hall", "deal_type": "purchase"})
    named = {"name": "Town hall", "device_class": "cctv_fixed", "place_type": "voie_publique"}
    place = _add(qtbot, desk, "deployment", named)
    item = _add(qtbot, desk, "equipment", {"product": product, "serial": "CB-0001", "acquisition": deal})
    made = {"vendor": maker, "product": product, "acquisition": deal, "deployment": place, "equipment": item}
    facts: dict[str, dict[str, Any]] = {
        "vendor": MAKER,
        "product": {"maker": maker, "publisher": maker, **CAMERA},
        "acquisition": DEAL,
        "deployment": PLACE,
        "equipment": {"deployment": place, **ITEM},
    }
    parts: dict[str, list[tuple[str, Mapping[str, Any]]]] = {
        "product": [("functions", function) for function in FUNCTIONS],
        "acquisition": [
            ("parties", {"vendor": maker, "role": "supplier"}),
            ("lines", {"product": product, "quantity": 10, "amount": PAID}),
            ("acts", ACT),
            *(("documents", document) for document in DOCUMENTS),
            ("data_flows", {**FLOW, "to_vendor": maker}),
        ],
        "deployment": [("authorisations", AUTHORISATION)],
    }
    assert set(made) == set(SUBJECTS)
    for kind, number in made.items():
        shown = Shown(qtbot, desk, kind, number)
        _fill(shown, {**facts[kind], **CARE})
        for key, values in parts.get(kind, ()):
            _add_part(shown, key, values)
        for key in COMPLETE[kind]:
            _say_complete(shown, key)
        desk.changed.disconnect(shown.look)
    return made


def _add(qtbot: QtBot, desk: Desk, kind: str, values: dict[str, Any]) -> int:
    fresh = Fresh(desk, kind, "EUR")
    qtbot.addWidget(fresh)
    for key, value in values.items():
        editor: Any = fresh._editors[key]
        if CATALOGUE[kind].field(key).kind is Kind.REF:
            editor.show_named(value, "the record")
        else:
            editor.show_value(value)
    with qtbot.waitSignal(fresh.made, timeout=20_000) as made:
        fresh.add()
    settle(qtbot, desk)
    number: int = made.args[0]
    return number


def _fill(shown: Shown, values: Mapping[str, Any]) -> None:
    for key, value in values.items():
        _enter(shown, shown.begin(key), value)


def _enter(shown: Shown, fact: Fact, value: Any) -> None:
    """Enter a value or an answer in a fact that is open, and wait until it is kept."""
    _give(shown, fact, value)
    shown.qtbot.waitUntil(lambda: shown.desk.jobs.idle, timeout=30_000)
    assert not fact.editing, (fact.field.key, fact._complaint.text())


def _give(shown: Shown, fact: Fact, value: Any) -> None:
    editor: Any = fact._editor
    if isinstance(value, Answer):
        assert value in fact.field.answers, fact.field.key
        fact._on_answer(value)
    elif isinstance(value, Without):
        assert Answer.NOT_APPLICABLE in fact.field.answers, fact.field.key
        fact._on_answer(Answer.NOT_APPLICABLE)
        assert fact._reason is not None
        shown.qtbot.keyClicks(fact._reason, value.reason)
        shown.qtbot.keyClick(fact._reason, Qt.Key.Key_Return)
    elif isinstance(value, All):
        assert fact._complete is not None, fact.field.key
        editor.show_value(value.codes)
        fact._complete.setChecked(True)
        fact.commit()
    else:
        if fact.field.kind is Kind.REF:
            editor.show_named(value, "the record")
        else:
            editor.show_value(value)
        assert editor.value() == value, (fact.field.key, value)  # the editor offers it
        fact.commit()


def _add_part(shown: Shown, key: str, values: Mapping[str, Any]) -> None:
    """Add a record in its line, then enter what is left of it, also what is under its line."""
    parts = shown.form._parts[key]
    before, known = len(parts._facts), set(parts._records)
    parts._add.setFocus()
    shown.qtbot.mouseClick(parts._add, Qt.MouseButton.LeftButton)
    drafted = {fact.field.key: fact for fact in parts._facts[before:]}
    needed = [each for each in drafted if drafted[each].field.required] or [next(iter(values))]
    for each in needed:
        drafted[each].edit()
        _give(shown, drafted[each], values[each])
    shown.settle()
    (number,) = set(parts._records) - known
    facts = {fact.field.key: fact for fact in parts._facts[before:]}
    if not set(values) <= set(facts):
        openers = [each for each in parts.findChildren(QToolButton) if each.accessibleName().startswith("All facts")]
        openers[-1].click()
        facts |= parts._details[number]
    for each, value in values.items():
        if each not in needed:
            facts[each].edit()
            _enter(shown, facts[each], value)


def _say_complete(shown: Shown, key: str) -> None:
    form = shown.form
    box = form._parts[key]._complete if key in form._parts else form._wholes[key].complete
    box.click()
    shown.settle()
    assert box.isChecked(), key
