"""Whole sheets: where the table is, which column is which field, and what each row is."""

from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from register.errors import RegisterError
from register.importing.columns import Column, match_columns
from register.importing.deals import deal_type, deal_words
from register.importing.read import Choices, ReadSheet, SheetChoice
from register.importing.reader import read_file
from register.importing.sheet import read_sheet
from register.importing.workbook import Grid
from register.values import Money

HEADINGS = ["Marque", "Modèle", "N° de série", "Site", "Date de pose", "Prix unitaire HT", "Mode d'acquisition"]
AXIS = ["Axis", "P3265-LVE", "ACCC8E001122", "Mairie", "25/12/2021", 120.5, "Achat"]
BOSCH = ["Bosch", "NBE-3702", "044400112233", "École", "13/01/2022", 99.0, "Don"]


def read(*rows: list[Any], choices: Choices | None = None, **grid: Any) -> ReadSheet:
    width = max(len(row) for row in rows)
    even = [row + [""] * (width - len(row)) for row in rows]
    return read_sheet("list.xlsx", Grid("Inventaire", grid.pop("visible", True), even, **grid), choices or Choices())


def fields(sheet: ReadSheet) -> dict[str, str | None]:
    return {match.header: match.field for match in sheet.columns}


def test_a_plain_table_is_read() -> None:
    sheet = read(HEADINGS, AXIS, BOSCH)
    assert (sheet.verdict, sheet.table, sheet.header_rows, sheet.rows) == ("table", "A1:G3", (1,), (2, 3))
    assert sheet.values["vendor"] == ["Axis", "Bosch"]
    assert sheet.values["installed_on"] == [date(2021, 12, 25), date(2022, 1, 13)]
    assert sheet.values["unit_price"][0] == Money(Decimal("120.50"), "EUR", "excl")
    assert sheet.values["deal_type"] == ["purchase", "donation"]
    assert sheet.cells[0] == ("Axis", "P3265-LVE", "ACCC8E001122", "Mairie", "25/12/2021", "120.5", "Achat")
    assert sheet.head[0] == (1, tuple(HEADINGS))


def test_every_row_is_an_item_or_ignored_by_its_kind() -> None:
    total = ["TOTAL", "", "", "", "", 219.5]
    sheet = read(
        ["Ville d'Orlac"], [], HEADINGS, AXIS, [], HEADINGS, BOSCH, ["Page 1 / 2"], total, [], ["* prix hors pose"]
    )  # fmt: skip
    assert sheet.rows == (4, 7)
    assert dict(sheet.ignored) == {
        1: "title", 2: "blank", 3: "header", 5: "blank", 6: "repeated header", 8: "page foot", 9: "total", 10: "blank",
        11: "note",
    }  # fmt: skip


def test_an_empty_first_column_keeps_the_letters() -> None:
    sheet = read(HEADINGS, AXIS, first_column=2)
    assert sheet.table == "B1:H2"
    assert sheet.columns[0].column == "B"
    assert sheet.head[0][1][:2] == ("", "Marque")


def test_two_rows_of_headings_are_read_together() -> None:
    above = ["Matériel", "", "", "Lieu", "Garantie", "", ""]
    below = ["Marque", "Modèle", "N° de série", "Site", "Début", "Fin", "Prix unitaire HT"]
    row = ["Axis", "P3265-LVE", "S1", "Mairie", date(2021, 1, 1), date(2024, 1, 1), 12.0]
    sheet = read(above, below, row, merged=(((1, 1), (1, 3)), ((1, 5), (1, 6))))
    assert sheet.header_rows == (1, 2)
    assert sheet.values["warranty_end"] == [date(2024, 1, 1)]


def test_cells_merged_downwards_are_filled() -> None:
    sheet = read(HEADINGS, AXIS, [*BOSCH[:3], "", *BOSCH[4:]], merged=(((2, 4), (3, 4)),))
    assert sheet.values["site"] == ["Mairie", "Mairie"]


def test_a_title_or_a_section_says_the_site_of_its_rows() -> None:
    headings = ["Marque", "Modèle", "N° de série", "Date de pose"]
    one, two = ["Axis", "P3265", "S1", date(2021, 1, 1)], ["Bosch", "NBE-3702", "S2", date(2021, 1, 2)]
    assert read(["Site : Gymnase Nord"], [], headings, one, two).values["site"] == ["Gymnase Nord"] * 2
    sheet = read(headings, ["Site : Mairie"], one, ["Site : École"], two)
    assert sheet.values["site"] == ["Mairie", "École"]
    assert [kind for _, kind in sheet.ignored] == ["header", "section", "section"]


def test_a_contract_number_in_the_title_counts_for_all_rows() -> None:
    sheet = read(["N° de marché : 2021-14"], HEADINGS, AXIS, BOSCH)
    assert sheet.values["contract_ref"] == ["2021-14", "2021-14"]
    chosen = read(HEADINGS, AXIS, choices=Choices(constants=(("contract_ref", "M7"),)))
    assert chosen.values["contract_ref"] == ["M7"]


@pytest.mark.parametrize(
    "rows",
    [
        [["Référence", "Exigence", "Objectif"], ["R1", "Chiffrer", "Sécurité"], ["R2", "Journaliser", "Sécurité"]],
        [["Marque", "Modèle", "Catégorie"], ["Axis", "P3265", "Caméra"], ["Bosch", "NBE", "Caméra"]],
        [["site", "location", "name", "status", "u_height"], ["A", "Hall", "R01", "active", 42]],
        [["type", "framework"], ["ref_id", "ANSSI"], ["name", "Guide"]],
    ],
)
def test_lists_of_other_things_are_no_equipment(rows: list[list[Any]]) -> None:
    sheet = read(*rows)
    assert (sheet.verdict, sheet.rows) == ("no_equipment", ())
    assert len(sheet.ignored) == len(rows)


def test_a_hidden_sheet_is_read_when_it_is_asked_for() -> None:
    assert read(HEADINGS, AXIS, visible=False).verdict == "hidden"
    asked = Choices(sheets=(SheetChoice("list.xlsx", "Inventaire", taken=True),))
    assert read(HEADINGS, AXIS, visible=False, choices=asked).rows == (2,)
    refused = Choices(sheets=(SheetChoice("list.xlsx", "Inventaire", taken=False),))
    assert read(HEADINGS, AXIS, choices=refused).verdict == "left_out"


def test_a_person_corrects_header_rows_and_columns() -> None:
    choice = SheetChoice(
        "list.xlsx", "Inventaire", header_rows=(2,), first_row=4, last_row=4, columns=(("A", "supplier"), ("G", None))
    )
    sheet = read(["x"], HEADINGS, AXIS, BOSCH, AXIS, choices=Choices(sheets=(choice,)))
    assert sheet.rows == (4,)
    assert sheet.values["supplier"] == ["Bosch"]
    assert "deal_type" not in sheet.values
    assert dict(sheet.ignored)[3] == "left out"


def test_our_own_export_is_read_to_the_letter() -> None:
    codes = ["id", "vendor", "model", "serial", "unit_price", "currency", "price_includes_vat", "deal_type", "notes"]
    labels = ["Id", "Brand", "Model", "Serial no.", "Unit price", "Currency", "Incl. VAT", "Kind of deal", "Notes"]
    row: list[Any] = ["5f3a09c1-7", "Axis", "Axis P3265 (2,8mm)", "1E+5", 12.0, "GBP", "yes", "free_loan", " a\nb "]
    sheet = read(codes, labels, row)
    assert sheet.rows == (3,)
    assert {key: values[0] for key, values in sheet.values.items()} == {
        "id": "5f3a09c1-7", "vendor": "Axis", "model": "Axis P3265 (2,8mm)", "serial": "1E+5", "notes": " a\nb ",
        "unit_price": Money(Decimal(12), "GBP", "incl"), "deal_type": "free_loan",
    }  # fmt: skip
    assert all(match.confidence == 1 for match in sheet.columns)


def test_a_column_of_running_numbers_is_no_field() -> None:
    sheet = read(["N°", *HEADINGS], [1, *AXIS], [2, *BOSCH], [3, *AXIS[:2], "S3", *AXIS[3:]])
    assert fields(sheet)["N°"] is None


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (["Vendor", "Model", "Serial no.", "Site"], ["vendor", "model", "serial", "site"]),
        (["Vendor", "Brand", "Model", "Serial no."], ["supplier", "vendor", "model", "serial"]),
        (["Part number", "Brand", "Serial no.", "Site"], ["model", "vendor", "serial", "site"]),
        (["Part number", "Model", "Serial no.", "Site"], ["part_number", "model", "serial", "site"]),
        (["Model Number", "Model", "Serial no.", "Site"], ["part_number", "model", "serial", "site"]),
        (["S/N relevé", "Marque équipt", "Modèle posé", "Lieu de pose"], ["serial", "vendor", "model", "site"]),
    ],
)
def test_headings_are_told_apart_by_their_neighbours(headings: list[str], expected: list[str]) -> None:
    columns = [Column(place, heading, []) for place, heading in enumerate(headings, start=1)]
    assert [match.field for match in match_columns(columns, {})] == expected


def test_cells_tell_what_a_heading_does_not() -> None:
    macs = [f"00:BC:99:9D:00:{number:02X}" for number in range(20)]
    columns = [
        Column(1, "Divers techniques", macs),
        Column(2, "En service", [date(2021, 1, day) for day in range(1, 21)]),
    ]
    assert [match.field for match in match_columns(columns, {})] == ["mac", "installed_on"]


def test_what_is_the_matter_stands_with_its_cell() -> None:
    bad = ["?", "P3265-LVE", "8,96963E+16", "NC", "31/02/2021", "sur devis", "Achat"]
    sheet = read(HEADINGS, AXIS, bad)
    told = {(problem.row, problem.column, problem.field, problem.kind) for problem in sheet.problems}
    assert told == {
        (3, "A", "vendor", "missing"),
        (3, "C", "serial", "lost_digits"),
        (3, "D", "site", "missing"),
        (3, "E", "installed_on", "impossible"),
        (3, "F", "unit_price", "unreadable"),
        (None, "F", "unit_price", "currency_assumed"),
    }
    assert all(sheet.values[key][1] is None for key in ("vendor", "serial", "site", "installed_on", "unit_price"))


@pytest.mark.parametrize(
    ("written", "price", "kind"),
    [
        ("Achat direct", "some", "purchase"),
        ("MAPA 2021-07", "some", "purchase"),
        ("UGAP", "some", "purchase"),
        ("Subvention FIPD 2022", "some", "purchase"),
        ("LLD 48 mois", "some", "lease_rental"),
        ("Don (jumelage)", "zero", "donation"),
        ("Offert par le fournisseur", "zero", "donation"),
        ("Mise à disposition gratuite", "zero", "free_loan"),
        ("On loan", "dash", "free_loan"),
        ("POC", "zero", "free_pilot"),
        ("POC", "some", "paid_pilot"),
        ("Test gratuit 12 mois", "dash", "free_pilot"),
        ("Inclus lot VRD", "zero", "bundled_free_module"),
        ("Inclus lot VRD", "some", "purchase"),
        ("Achat avec reprise", "some", "trade_in_purchase"),
        ("?", "some", None),
        ("inconnu", "zero", None),
        ("don ou achat", "some", None),
        ("xyz", "some", None),
    ],
)
def test_words_of_a_deal_are_its_kind_beside_the_price(written: str, price: Any, kind: str | None) -> None:
    assert deal_type(deal_words(written).kind, price) == kind


def test_words_of_a_deal_prove_some_facts_and_suggest_others() -> None:
    assert deal_words("UGAP").facts == {
        "legal_vehicle": "ugap",
        "procedure": "centrale_achat",
        "purchasing_body": "UGAP",
    }
    assert deal_words("Achat (DETR)").facts == {"funding": ("detr_dsil",)}
    assert deal_words("MAPA 2021-07").reference == "2021-07"
    assert deal_words("Direct award").doubtful == {"procedure": "none_made"}
    assert deal_words("Don du fabricant").doubtful == {"legal_vehicle": "don_manuel"}
    assert (deal_words("LLD 48 mois").months, deal_words("LLD 48 mois").term) == (48, "ends_on")
    assert not deal_words("xyz").understood
    assert deal_words("?").understood


def test_what_a_deal_leaves_open_is_asked() -> None:
    headings = ["Marque", "Modèle", "N° de série", "Prix HT", "Fournisseur", "Origine", "Date de pose", "Remarques"]
    day = date(2021, 1, 31)
    sheet = read(
        headings,
        ["Axis", "P1", "S1", "-", "Ets Bravard", "Don du fabricant", day, ""],
        ["Axis", "P1", "S2", "12,00", "Ets Bravard", "LLD 36 mois", day, ""],
        ["Axis", "P1", "S3", "offert", "Ets Bravard", "", day, ""],
        ["Axis", "P1", "S4", "", "Ets Bravard", "zzz", day, ""],
        ["Axis", "P1", "S5", "", "Ets Bravard", "", day, "prêté par le voisin"],
    )
    asked = {(one.row, one.field, one.proposed) for one in sheet.proposals}
    assert (2, "acquisition.legal_vehicle", "don_manuel") in asked
    assert (2, "acquisition.donor", "Ets Bravard") in asked
    assert (3, "acquisition.ends_on", date(2024, 1, 31)) in asked
    assert (4, "deal_type", "donation") in asked
    assert (5, "deal_type", None) in asked
    assert (6, "deal_type", "free_loan") in asked
    assert [money and money.amount for money in sheet.values["unit_price"]] == [0, 12, 0, None, None]
    assert sheet.values["deal_type"] == ["donation", "lease_rental", None, None, None]


def test_a_lot_has_its_serials_and_a_quantity_with_one_serial_is_asked() -> None:
    headings = ["Brand", "Model", "Serial numbers", "Site", "Qty"]
    sheet = read(headings, ["Axis", "P1", "SN1; SN2", "Depot", 2], ["Axis", "P1", "SN3", "Depot", 5])
    assert sheet.values["serials"] == [("SN1", "SN2"), None]
    assert sheet.values["quantity"] == [2, 5]


def test_warranties_in_months_count_from_the_installation() -> None:
    headings = ["Marque", "Modèle", "N° de série", "Date de pose", "Garantie"]
    sheet = read(headings, ["Axis", "P1", "S1", date(2021, 1, 31), "36 mois"], ["Axis", "P1", "S2", "", "2 ans"])
    assert sheet.values["warranty_end"] == [date(2024, 1, 31), None]
    assert {(problem.row, problem.kind) for problem in sheet.problems} == {(None, "counted"), (3, "partial")}


CELL = st.one_of(
    st.just(""), st.text(max_size=20), st.floats(), st.dates(), st.booleans(), st.integers(), st.sampled_from(HEADINGS)
)


@settings(max_examples=60)
@given(st.lists(st.lists(CELL, min_size=4, max_size=4), max_size=12), st.booleans())
def test_any_cells_are_read_or_ignored(rows: list[list[Any]], headed: bool) -> None:
    rows = [[*HEADINGS[:4]], *rows] if headed else rows
    sheet = read(*rows, [""] * 4)
    numbers = [*sheet.rows, *(row for row, _ in sheet.ignored)]
    assert len(numbers) == len(set(numbers))
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    assert all(len(values) == len(sheet.rows) for values in sheet.values.values())
    assert len(sheet.cells) == len(sheet.rows)


@settings(max_examples=40)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path: Path = tmp_path_factory.mktemp("bytes") / "list.csv"
    path.write_bytes(data)
    with suppress(RegisterError):
        read_file(path)
