"""What a sheet says: what is known with its source, what is not known as a result of its own, and no more than that."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest

from register import decisions
from register.papers import Wish, print_sheets
from register.papers.fitting import FITS, Told, fitted
from register.papers.points import ORDER, points
from register.papers.scope import scope_of
from register.papers.sheet import Sheet
from register.papers.typeset import typeset
from register.queries.findings import findings
from register.records import titles
from register.rules.pack import shipped_rules
from register.screening import screen
from register.store import Register
from register.texts import Text
from register.values import Answer, Money
from tests.register.papers.checkers import text_of
from tests.register.papers.material import (
    FACTS_ON,
    PRINTED,
    UNPRINTABLE,
    hostile,
    look,
    sheet_of,
    unknown,
    valenciennes,
)

UNKNOWN = {"fr": "à instruire", "en": "not known yet"}


def _unknowns(told: object) -> int:
    """How many places of a sheet are marked as not known."""
    if isinstance(told, dict):
        return int(bool(told.get("u"))) + sum(map(_unknowns, told.values()))
    return sum(map(_unknowns, told)) if isinstance(told, list) else 0


def _made(register: Register, enter: Callable[[Register], int], language: str = "fr") -> Sheet:
    number = enter(register)
    with register.read() as connection:
        return sheet_of(connection, "acquisition", number, language)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("enter", [unknown, hostile])
def test_each_unknown_fact_stands_as_the_word(
    register: Register, language: str, enter: Callable[[Register], int]
) -> None:
    made = _made(register, enter, language)
    told = fitted(made, FITS[0])
    expected = _unknowns(told) + bool(told["who"]["unknown"])
    shown = text_of(typeset([made], look(language)))
    assert expected >= 15
    if enter is unknown:  # a longer sheet leaves rows out, and says so
        assert shown.count(UNKNOWN[language]) == expected


def test_a_deal_of_which_nothing_is_known_is_to_be_looked_into(register: Register) -> None:
    made = _made(register, unknown)
    assert made.level == "unknown"
    assert not made.red
    shown = text_of(typeset([made], look()))
    assert "Niveau le plus élevé À instruire" in shown
    assert "Aucun point critique ou élevé établi à ce jour." in shown
    assert "Aucune condition fixée à ce jour." in shown
    assert "Fournisseur · Fabricant · Éditeur · Intégrateur · Hébergeur · Mainteneur" in shown
    assert "Proposée" in shown


def test_there_is_a_sign_for_each_rule_that_holds(register: Register) -> None:
    deal = unknown(register)
    with register.read() as connection:
        every = points(connection, scope_of(connection, "acquisition", deal), FACTS_ON)
    assert {point.rule.id for point in every} == set(shipped_rules().by_id)
    assert [point.sign for point in every] == sorted((point.sign for point in every), key=ORDER.index)
    with register.change(Text("Switch off")) as change:
        change.insert("rule_choice", {"rule": "law-lapi", "off": True, "reason": "no plates are read here"})
    with register.read() as connection:
        fewer = points(connection, scope_of(connection, "acquisition", deal), FACTS_ON)
    assert len(fewer) == len(every) - 1


def test_the_case_of_valenciennes(register: Register) -> None:
    deal = valenciennes(register)["acquisition"]
    with register.read() as connection:
        made = sheet_of(connection, "acquisition", deal, "en")
        found = points(connection, scope_of(connection, "acquisition", deal), FACTS_ON)
    signs = {point.rule.id: point.sign for point in found}
    assert signs["deal-no-competition"] == "critical"
    for rule in ("deal-free-of-charge", "deal-showcase", "deal-wrong-vehicle", "gov-no-dpia", "law-function-dormant"):
        assert signs[rule] == "high", rule
    assert signs["sov-third-country-control"] == "high"
    assert signs["deal-gift-no-deliberation"] == "clear"
    shown = text_of(typeset([made], look("en")))
    assert "Facts as of 25 May 2018" in shown
    assert "Printed on 22 Nov 2026" in shown
    assert "€2,000,000" in shown
    assert "Found by an authority, known afterwards." in shown
    assert "No competitive procedure although the value calls for one" in shown


def test_nobody_is_named_and_nothing_restricted_is_shown(register: Register) -> None:
    deal = valenciennes(register)["acquisition"]
    with register.read() as connection:
        made = print_sheets(connection, Wish("acquisition", deal, FACTS_ON, PRINTED, "fr"))
        people = titles(connection, "person", [1, 2, 3])
    shown = text_of(made.pdf)
    for name in (*people.values(), "Borloo", "Canard", "Liberté Hebdo", "DailyNord"):
        assert name not in shown


def test_a_finding_on_a_withheld_fact_is_counted_and_not_told(register: Register) -> None:
    deal = unknown(register)
    with register.change(Text("Enter a camera")) as change:
        product = change.insert("product", {"model": "HV-20", "category": "camera_fixed"})
        common = {"product": product, "acquisition": deal, "quantity": 1, "status": "in_service"}
        change.insert("equipment", {**common, "credentials_state": "default", "exposure": "public_ip"})
    with register.read() as connection:
        made = sheet_of(connection, "acquisition", deal, "en")
    assert made.signs.count("critical") >= 1
    assert made.level == "critical"
    shown = text_of(typeset([made], look("en")))
    assert "restricted access" in shown
    assert "internet" not in shown.lower()
    assert "password" not in shown.lower()


def test_none_and_not_applicable_are_not_unknown(register: Register) -> None:
    deal = unknown(register)
    with register.change(Text("Answer")) as change:
        change.answer("acquisition", deal, "free_until", Answer.NONE)
        change.answer("acquisition", deal, "market_value", Answer.NOT_APPLICABLE, reason="a one-off")
        change.answer("acquisition", deal, "counterparts", Answer.COMPLETE)
        change.answer("acquisition", deal, "annual_cost_after", Answer.ASKED_NOT_KNOWN)
    with register.read() as connection:
        told = fitted(sheet_of(connection, "acquisition", deal, "en"), FITS[0])
    paid = {label["t"]: cell for label, cell in told["money"]["rows"]}
    assert paid["Free until"]["t"] == "none"
    assert paid["Market value"]["t"] == "–"
    assert paid["Yearly cost after"] == {"t": "", "m": "", "u": True}
    assert [one["t"] for one in told["gives"]] == ["none stated"]


def test_five_years_cost_what_is_stated_for_them(register: Register) -> None:
    deal = unknown(register)
    with register.change(Text("Enter prices")) as change:
        change.edit("acquisition", deal, None, {
            "price_paid": Money(Decimal(100_000), "EUR", "excl"),
            "annual_cost_after": Money(Decimal(12_000), "EUR", "excl"),
        })  # fmt: skip
    assert _total(register, deal) == "160\u202f000\u00a0€\u00a0HT"
    with register.change(Text("It is free at first")) as change:
        change.edit("acquisition", deal, None, {
            "deal_type": "free_loan", "price_paid": Money(Decimal(0), "EUR"), "starts_on": date(2018, 1, 1),
            "free_until": date(2020, 1, 1),
        })  # fmt: skip
    assert _total(register, deal) == "36\u202f000\u00a0€\u00a0HT"
    with register.change(Text("Another currency")) as change:
        change.edit("acquisition", deal, None, {"price_paid": Money(Decimal(9), "USD", "excl")})
    assert _total(register, deal) == ""


def _total(register: Register, deal: int) -> str:
    with register.read() as connection:
        told: Told = fitted(sheet_of(connection, "acquisition", deal, "fr"), FITS[0])
    return next(str(cell["t"]) for label, cell in told["money"]["rows"] if label["t"] == "Total sur 5 ans")


def test_a_measure_with_its_owner_and_an_acceptance_are_told(register: Register) -> None:
    deal = valenciennes(register)["acquisition"]
    screen(register)
    day = FACTS_ON - timedelta(days=3)
    with register.change(Text("Decide")) as change:
        found = findings(change.connection, rule="deal-showcase")[0]
        planned = {"kind": "contractual", "status": "planned", "description": "Clause de non-publicité"}
        decisions.take_measure(change, found, planned)
        by = decisions.person_named(change, "D. Roy")
        decisions.decide(change, found, {
            "status": "accepted", "reason": "voted", "decided_by": by, "role": "elected_member", "decided_on": day,
            "owner_service": "Commande publique", "expires_on": day + timedelta(days=90), "due_on": date(2018, 9, 1),
        })  # fmt: skip
    with register.read() as connection:
        made = sheet_of(connection, "acquisition", deal, "fr")
        before = made.making.as_of
    shown = text_of(typeset([made], look()))
    assert "Clause de non-publicité" in shown
    assert "1er sept. 2018" in shown
    assert "Commande" in shown
    assert "Accepté until" not in shown
    assert "Accepté jusqu’au 20 août 2018" in shown
    assert "Roy" not in shown
    assert before == FACTS_ON


def test_what_was_decided_after_the_day_of_the_facts_does_not_count(register: Register) -> None:
    deal = valenciennes(register)["acquisition"]
    screen(register)
    with register.change(Text("Decide")) as change:
        found = findings(change.connection, rule="deal-showcase")[0]
        decisions.decide(change, found, {"status": "false_alarm", "reason": "later", "decided_on": date(2026, 1, 1)})
    with register.read() as connection:
        every = points(connection, scope_of(connection, "acquisition", deal), FACTS_ON)
        later = points(connection, scope_of(connection, "acquisition", deal), date(2026, 6, 1))
    assert {point.rule.id: point.sign for point in every}["deal-showcase"] == "high"
    assert {point.rule.id: point.sign for point in later}["deal-showcase"] not in {"high", "critical"}


def test_what_cannot_be_printed_is_said_to_be_so(register: Register) -> None:
    deal = unknown(register)
    with register.change(Text("Name it")) as change:
        change.edit("acquisition", deal, None, {"title": UNPRINTABLE})
    with register.read() as connection:
        made = sheet_of(connection, "acquisition", deal, "fr")
    shown = text_of(typeset([made], look()))
    assert "abcdef □ □□" in shown
    assert "□ : caractère non imprimable" in shown.replace("\u00a0", " ")
