"""A clean purchase, every fact of it entered in the window as a person would: no rule holds, none is undecided."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from register.fields.catalogue import CATALOGUE
from register.fields.field import Kind
from register.rules.levels import Result
from register.rules.pack import shipped_rules
from register.screening import explain
from register.store import Register
from register.values import Answer, Money
from tests.ui.people import settle
from tests.ui.test_form import Shown
from ui.desk import Desk
from ui.forms.fresh import Fresh

PAID = Money(Decimal(12000), "EUR", "excl")


def test_a_clean_purchase_entered_in_the_window_gives_only_false(qtbot: QtBot, desk: Desk, register: Register) -> None:
    maker = _add(qtbot, desk, "vendor", {"name": "Caméras de Bretagne", "country": "FR"})
    _fill(Shown(qtbot, desk, "vendor", maker), {"parent_country": "FR", "parent": Answer.NONE})
    product = _add(qtbot, desk, "product", {"vendor": maker, "model": "CB-1", "category": "camera_fixed"})
    _fill(Shown(qtbot, desk, "product", product), {"maker": maker, "publisher": maker, "oem_status": "own_make"})
    deal = _add(qtbot, desk, "acquisition", {"title": "Cameras for the town hall", "deal_type": "purchase"})
    shown = Shown(qtbot, desk, "acquisition", deal)
    _fill(
        shown,
        {
            "price_paid": PAID, "market_value": PAID, "estimated_need": PAID, "stage": "running",
            "signed_on": date(2024, 3, 1), "starts_on": date(2024, 3, 1), "procedure": "mapa",
            "legal_vehicle": "mapa", "counterparts": Answer.NONE, "named_by_vendor": False,
        },
    )  # fmt: skip
    _add_part(shown, "parties", {"vendor": maker, "role": "supplier"})
    _add_part(shown, "lines", {"product": product, "quantity": 10, "amount": PAID})
    item = _add(qtbot, desk, "equipment", {"product": product, "serial": "CB-0001", "acquisition": deal})
    _fill(Shown(qtbot, desk, "equipment", item), {"unit_price": Money(Decimal(1200), "EUR", "excl")})
    for key in ("parties", "lines"):
        shown.form._parts[key]._complete.click()
        shown.settle()
    shown.form._wholes["equipment"].complete.click()
    shown.settle()
    organisation = Shown(qtbot, desk, "vendor", maker)
    organisation.form._wholes["roles"].complete.click()
    organisation.settle()
    with register.read() as connection:
        for rule in shipped_rules().all:
            number = {"vendor": maker, "product": product, "acquisition": deal, "equipment": item}[rule.subject]
            judged = explain(connection, rule.id, number)
            assert judged is not None
            assert judged.result is Result.FALSE, (rule.id, judged)


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


def _fill(shown: Shown, values: dict[str, Any]) -> None:
    for key, value in values.items():
        fact = shown.begin(key)
        _enter(fact, value)
        shown.settle()
        assert not fact.editing, (key, fact._complaint.text())


def _enter(fact: Any, value: Any) -> None:
    if isinstance(value, Answer):
        fact._on_answer(value)
        return
    editor = fact._editor
    put: Callable[[Any], None] = editor.show_value
    if fact.field.kind is Kind.REF:
        editor.show_named(value, "the record")
    else:
        put(value)
    fact.commit()


def _add_part(shown: Shown, key: str, values: dict[str, Any]) -> None:
    parts = shown.form._parts[key]
    before = len(parts._facts)
    parts._add.setFocus()
    shown.qtbot.mouseClick(parts._add, Qt.MouseButton.LeftButton)
    drafted = {fact.field.key: fact for fact in parts._facts[before:]}
    needed = [each for each in values if drafted[each].field.required] or [next(iter(values))]
    for each in needed:
        drafted[each].edit()
        _enter(drafted[each], values[each])
    shown.settle()
    for each, value in values.items():
        if each not in needed:
            made = {fact.field.key: fact for fact in parts._facts[before:]}
            made[each].edit()
            _enter(made[each], value)
            shown.settle()
