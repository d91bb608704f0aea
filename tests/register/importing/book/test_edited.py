"""A workbook of a whole register that somebody changed: cells are changes, rows are records, words are answers."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from register.fields.catalogue import CATALOGUE
from register.records import record
from register.store import Register
from register.values import Answer, Money
from tests.register.importing.book.edited import Edited, shown, told
from tests.register.importing.reads import all_of
from tests.register.town import Town, made


@pytest.fixture
def town(register: Register) -> Town:
    return made(register)


def values(register: Register, kind: str, number: int) -> dict[str, object]:
    with register.read() as connection:
        found = record(connection, kind, number)
    assert found is not None
    return dict(found.values)


def answers(register: Register, kind: str, number: int) -> dict[str, tuple[Answer, str | None]]:
    with register.read() as connection:
        found = record(connection, kind, number)
    assert found is not None
    return {key: (note.answer, note.reason) for key, note in found.answers.items()}


def test_a_changed_cell_is_a_change_of_one_field(register: Register, town: Town, tmp_path: Path) -> None:
    edited = Edited(register, tmp_path)
    camera, deal = town.equipment["camera"], town.deals["signed"]
    edited.put("equipment", camera, serial="00999", installed_on=date(2023, 1, 2), site="Zoo", unit_price=700)
    edited.put("acquisition", deal, price_paid__currency="CHF", counterparts="Press release; Staff time; complete")
    edited.put("vendor", town.vendors["Optarive"], country="France")
    seen = edited.preview()
    assert not seen.problems
    assert {place[:3] for place in shown(seen)} == {
        ("equipment", camera, "serial"), ("equipment", camera, "installed_on"), ("equipment", camera, "site"),
        ("equipment", camera, "unit_price"), ("acquisition", deal, "price_paid"), ("acquisition", deal, "counterparts"),
        ("vendor", town.vendors["Optarive"], "country"),
    }  # fmt: skip
    assert ("equipment", camera, "site", "École Jules-Ferry", "Zoo") in shown(seen)
    assert (edited.take()["changed"], seen.counts["same"]) == (3, seen.counts["same"])
    item = values(register, "equipment", camera)
    assert (item["serial"], item["installed_on"], item["site"]) == ("00999", date(2023, 1, 2), town.sites["Zoo"])
    assert item["unit_price"] == Money(Decimal(700), "EUR", "incl")
    assert item["position"] == "mât n°9"
    paid = values(register, "acquisition", deal)
    assert paid["price_paid"] == Money(Decimal("1200.5"), "CHF", "excl", Decimal(20))
    assert paid["counterparts"] == ("press_release", "staff_time")
    assert answers(register, "acquisition", deal)["counterparts"] == (Answer.COMPLETE, None)


def test_it_is_undone_as_one(register: Register, town: Town, tmp_path: Path) -> None:
    before = {kind: all_of(register, kind) for kind in CATALOGUE if kind != "import"}
    edited = Edited(register, tmp_path)
    edited.put("equipment", town.equipment["camera"], serial="none", position="(blank)", quantity=4)
    edited.put("vendor", town.vendors["Optarive"], parent="none", name="Optarive SAS")
    edited.add("vendor", name="Corvane", parent="Optarive SAS")
    edited.add("party", acquisition="A-2026-002", vendor="Corvane", role="Donor")
    edited.put("acquisition", town.deals["signed"], parties="complete")
    assert not told(edited.preview())
    counts = edited.take()
    assert (counts["new"], counts["changed"], counts["rejected"]) == (2, 3, 0)
    edited.undo()
    after = {kind: all_of(register, kind) for kind in CATALOGUE if kind != "import"}
    assert {kind: after[kind] for kind in before} == before
    assert register.verify().whole


def test_cells_come_to_their_records_whatever_was_moved(register: Register, town: Town, tmp_path: Path) -> None:
    edited = Edited(register, tmp_path, "fr")
    sheet = edited.sheet("equipment")
    rows = [[(cell.value, cell.number_format) for cell in row] for row in sheet.iter_rows()]
    for at, row in enumerate((*rows[:2], *reversed(rows[2:])), 1):
        for column, (value, shape) in enumerate(reversed(row), 1):
            sheet.cell(at, column).value, sheet.cell(at, column).number_format = value, shape
    sheet.title = "Parc"
    sheet.insert_rows(1, 2)
    edited.book.create_sheet("Mes notes").append(["N° de série", "Marque", "Modèle"])
    edited.book["Mes notes"].append(["X1", "Axis", "P3265"])
    seen = edited.preview()
    assert (seen.counts["new"], seen.counts["changed"], told(seen)) == (0, 0, [])
    own = next(found for found in seen.files[0].sheets if found.name == "Mes notes")
    assert (own.verdict, own.counts["ignored"]) == ("left_out", 2)


@pytest.mark.parametrize(
    "words", [("en", "none", "n.a.", "not known", "complete"), ("fr", "aucun", "s.o.", "inconnu", "complet")]
)
def test_a_cell_can_answer_that_there_is_no_value(
    register: Register, town: Town, tmp_path: Path, words: tuple[str, str, str, str, str]
) -> None:
    language, none, apart, unknown, complete = words
    edited = Edited(register, tmp_path, language)
    deal, optarive = town.deals["signed"], town.vendors["Optarive"]
    label = CATALOGUE["acquisition"].field("market_value").label.said(language)
    edited.put("acquisition", deal, free_until=none, market_value=apart, title=unknown, parties=complete)
    edited.put("acquisition", deal, reasons=f"{label}: nothing is recorded", counterparts=none)
    edited.put("vendor", optarive, parent=none, country="?", aliases=complete, products=none)
    seen = edited.preview()
    assert ("no_members", "vendor.aliases") not in [(kind, field) for kind, field, _ in told(seen)]
    edited.take()
    assert values(register, "acquisition", deal)["title"] is None
    assert answers(register, "acquisition", deal) == {
        "free_until": (Answer.NONE, None),
        "title": (Answer.ASKED_NOT_KNOWN, None),
        "market_value": (Answer.NOT_APPLICABLE, "nothing is recorded"),
        "parties": (Answer.COMPLETE, None),
        "counterparts": (Answer.COMPLETE, None),
    }
    assert answers(register, "vendor", optarive) == {
        "parent": (Answer.NONE, None), "country": (Answer.ASKED_NOT_KNOWN, None),
        "aliases": (Answer.COMPLETE, None), "products": (Answer.COMPLETE, None),
    }  # fmt: skip
