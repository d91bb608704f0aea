"""What our reference alone states: said to be so wherever it is shown, and asked for to be confirmed."""

from datetime import date
from typing import Any

import pytest

from register.cli.explaining import explained
from register.cli.parsing import parser_of
from register.queries.findings import findings
from register.reference.sets import dated_sets
from register.reference.thresholds import thresholds
from register.reference.vendors import vendors
from register.rules.facts import ORIGINS
from register.screening import card_of, screen
from register.screening.stated import put_stated
from register.store import Register
from register.texts import Text, shown
from tests.register.only import only

TODAY = date(2026, 11, 24)
OWNED, ABROAD = "sov-state-ownership", "sov-third-country-control"
NOT_CHECKED = "not re-checked against the official text"


@pytest.fixture
def city(register: Register) -> Register:
    """Hikvision, of which the city has said nothing but the name, and that it is the maker."""
    only(register, OWNED, ABROAD)
    with register.change(Text("Enter")) as change:
        maker = change.insert("vendor", {"name": "Hikvision"})
        change.insert("product", {"vendor": maker, "maker": maker, "model": "DS-2CD2143", "oem_status": "own_make"})
    screen(register)
    return register


def test_each_row_of_our_reference_that_was_not_re_checked_says_so() -> None:
    rows: list[dict[str, Any]] = [{"name": one.name, "legal_name": None, "aliases": ()} for one in vendors().values()]
    put_stated(rows, ("parent_country", "control_type"), TODAY)
    told = [origin for row in rows for origins in row.get(ORIGINS, {}).values() for origin in origins]
    assert len(told) > 200
    for origin in told:
        assert origin.note is not None
        for language, words, confirm in (
            ("en", NOT_CHECKED, "still to be confirmed"), ("fr", "non revérifié sur le texte officiel", "à confirmer")
        ):  # fmt: skip
            said = origin.note.said(language)
            assert (words in said) is (confirm in said), said
    unchecked = [origin for origin in told if NOT_CHECKED in str(origin.note)]
    from_memory = [origin for origin in unchecked if "set down from memory" in str(origin.note)]
    assert {origin.field for origin in unchecked} == {"parent_country", "control_type"}
    assert len(from_memory) > 50


def test_days_of_sets_and_thresholds_that_were_not_re_checked_say_so() -> None:
    members = [member for one in dated_sets().values() for member in one.members]
    assert {NOT_CHECKED in member.source.en for member in members if not member.verified} == {True}
    assert {NOT_CHECKED in member.source.en for member in members if member.verified} == {False}
    steps = [step for one in thresholds().values() for step in one.steps]
    assert all((NOT_CHECKED in shown(step.source, "en")) is not step.verified for step in steps)


def test_a_finding_says_on_what_it_rests_and_asks_for_it(city: Register) -> None:
    with city.read() as connection:
        (found,) = findings(connection, rule=OWNED)
        card = card_of(connection, found.id)
        abroad = card_of(connection, findings(connection, rule=ABROAD)[0].id)
    assert card is not None
    notes = [str(under.note) for line in card.lines for under in line.under]
    assert len(notes) == 2
    assert all(NOT_CHECKED in note and "stated by our reference, still to be confirmed" in note for note in notes)
    assert [one.path for one in card.confirming] == ["control_type", "state_country"]
    assert "We have read, and not checked in an official text: A State holds a minority" in str(
        card.confirming[0].words
    )
    assert abroad is not None
    assert [one.path for one in abroad.confirming] == ["parent_country"]


def test_the_command_line_says_so_too(city: Register) -> None:
    wish = parser_of("en").parse_args(
        ["explain", str(city.address), "--rule", OWNED, "--subject", "vendor:1", "--lang", "en"]
    )
    wish.language = "en"
    city.close()
    result, told = explained(wish)
    said = [one.said("en") for one in told]
    assert result["to_confirm"] == ["control_type", "state_country"]
    assert len([line for line in said if line.startswith("  to confirm: We have read")]) == 2
    assert sum(NOT_CHECKED in line for line in said) == 2
