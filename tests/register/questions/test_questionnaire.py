"""The questionnaire as a workbook: what it asks, in which words, and that spreadsheet programs keep it whole."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from register.book.words import codes_of
from register.errors import RegisterError
from register.fields.catalogue import CATALOGUE
from register.fields.field import Collection, Kind
from register.journal.ids import Ids
from register.questions.asking import SeveralError, vendor_named
from register.questions.cells import read_cell
from register.questions.comparing import told
from register.questions.marks import MARK, Code, numbered, portions, read_code
from register.questions.words import answers_of, words_of
from register.screening import screen
from register.store import Register
from register.texts import LANGUAGES, Text
from register.values import Answer, Money
from tests.register.importing.reads import all_of
from tests.register.messy import imported
from tests.register.questions.filled import back, columns, fill, written
from tests.register.questions.town import Town, built, left_open
from tests.register.test_sheets import soffice


@pytest.fixture
def town(register: Register) -> Town:
    made = built(register)
    screen(register)
    return made


def _rows(sheet: Worksheet) -> list[dict[str, Any]]:
    places = columns(sheet)
    return [{key: row[at] for key, at in places.items()} for row in sheet.iter_rows(min_row=3, values_only=True)]


def test_the_service_reads_what_it_has_to_find_out_from_a_supplier(register: Register, tmp_path: Path) -> None:
    with register.change(Text("Add")) as change:
        product = change.insert("product", {"model": "Nameless"})
    left_open(register, "product", [product], {"sov-relabel-oem": ["maker"]})
    path = tmp_path / "questions.xlsx"
    written(register, path, None, "fr")
    (row,) = _rows(load_workbook(path)["Produits"])
    question = CATALOGUE["product"].field("maker").question
    assert question is not None
    assert row["question"] == f"À demander au fournisseur\u00a0: «\u00a0{question.fr}\u00a0»"


def test_a_supplier_is_asked_about_itself_its_products_and_its_deals(
    register: Register, town: Town, tmp_path: Path
) -> None:
    path = tmp_path / "questions.xlsx"
    made = written(register, path, "orvanel", "fr")
    book = load_workbook(path)
    assert [book.sheetnames[0], book.sheetnames[-1]] == ["Lisez-moi", "Mots"]
    assert {"Fournisseurs", "Acquisitions", "Produits", "Parties prenantes", "Flux de données"} <= set(book.sheetnames)
    assert [sheet.sheet_state for sheet in book.worksheets[:-1]] == ["visible"] * (len(book.sheetnames) - 1)
    assert book["Mots"].sheet_state == "hidden"
    asked = [row for sheet in book.worksheets if "answer" in columns(sheet) for row in _rows(sheet)]
    assert len(asked) == made.rows
    identity = {read_code(row[MARK]).identity for row in asked}  # type: ignore[union-attr]
    assert identity == {register.info("identity")}
    about = {(row["about"], row["question"]) for row in asked}
    question = CATALOGUE["product"].field("oem_status").question
    assert question is not None
    assert {("Optarive OA-100", question.fr), ("Optarive OA-200", question.fr)} <= about
    assert not {title for title, _ in about} & {"Évolène Dôme 7", "Don"}
    assert {row["answer"] for row in asked} == {None}
    assert book["Produits"].column_dimensions["A"].hidden
    assert "Orvanel" in str(book["Lisez-moi"]["B3"].value)


def test_what_the_city_thinks_of_a_supplier_is_not_told(register: Register, town: Town, tmp_path: Path) -> None:
    path = tmp_path / "questions.xlsx"
    written(register, path, "Orvanel")
    said = " ".join(str(cell) for sheet in load_workbook(path) for row in sheet.values for cell in row if cell)
    for word in ("critical", "high", "Showcase", "EEA", "sov-", "deal-"):
        assert word not in said


def test_drop_down_lists_hold_the_words_of_the_language(register: Register, town: Town, tmp_path: Path) -> None:
    for language in LANGUAGES:
        path = tmp_path / f"{language}.xlsx"
        written(register, path, "Optarive", language)
        book = load_workbook(path)
        field = CATALOGUE["product"].field("oem_status")
        sheet = book[CATALOGUE["product"].plural.said(language)]
        (row,) = [
            cells
            for cells in sheet.iter_rows(min_row=3)
            if str(cells[0].value).endswith(f"/{town.products[0]}/oem_status")
        ]
        assert _choice(sheet, row[3].coordinate) == words_of(field, language)


def _choice(sheet: Worksheet, cell: str) -> list[str]:
    (found,) = [one for one in sheet.data_validations.dataValidation if cell in one.sqref]
    name, _, reach = found.formula1.rpartition("!")
    return [row[0].value for row in sheet.parent[name.strip("'")][reach.replace("$", "")]]


def test_the_service_is_asked_what_only_the_city_knows(register: Register, town: Town, tmp_path: Path) -> None:
    path = tmp_path / "questions.xlsx"
    made = written(register, path, None, "en")
    assert made.vendor is None
    deals = _rows(load_workbook(path)["Deals"])
    assert {row["about"] for row in deals} == {
        "A-2026-001 · Lot 3 · Orvanel: 6 items", "A-2026-002 · Don: 3 items",
    }  # fmt: skip
    complete = next(row for row in deals if str(row[MARK]).endswith(f"/{town.deal}/equipment"))
    assert complete["known"] == "6 recorded"


def test_where_there_is_nothing_to_ask_nothing_is_written(register: Register, tmp_path: Path) -> None:
    built(register)
    path = tmp_path / "questions.xlsx"
    made = written(register, path, "Optarive")
    assert (made.path, made.questions) == (None, 0)
    assert not path.exists()


def test_organisations_are_found_by_any_of_their_names_or_by_number(register: Register) -> None:
    with register.change(Text("Add")) as change:
        one = change.insert("vendor", {"name": "Dahua", "aliases": ("DH Tech", "大华")})
        other = change.insert("vendor", {"name": "Dahua France", "legal_name": "DAHUA TECH"})
        twin = change.insert("vendor", {"name": "dahua  france"})
    with register.read() as connection:
        for name, meant in (("Dahua", one), ("dh-tech", one), ("大华", one), ("Dahua tech", other), (f"#{twin}", twin)):
            assert vendor_named(connection, name).id == meant
        assert vendor_named(connection, "Dahua France").id == other
        with pytest.raises(SeveralError, match=f"Dahua France .#{other}., dahua  france .#{twin}."):
            vendor_named(connection, "DAHUA FRANCE")
        with pytest.raises(RegisterError, match="no organisation called"):
            vendor_named(connection, "Dah")


def test_what_is_derived_is_asked_by_what_it_comes_from(register: Register, tmp_path: Path) -> None:
    town = built(register)
    left_open(register, "acquisition", [town.deal], {"deal-showcase": ["deal_on", "rate:USD"]})
    made = written(register, tmp_path / "questions.xlsx", None)
    assert (made.questions, made.apart) == (1, 1)
    codes = {str(row[MARK]).rpartition("/")[2] for row in _rows(load_workbook(tmp_path / "questions.xlsx")["Deals"])}
    assert codes == {"consultation_on", "signed_on", "starts_on"}


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_libreoffice_keeps_a_questionnaire_whole(register: Register, town: Town, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / "answers.xlsx"
    written(register, path, "Optarive", "fr")
    made_by = CATALOGUE["product"].field("oem_status").codes
    assert made_by is not None
    fill(
        path,
        {
            f"vendor/{town.maker}/parent_country": {"answer": "Allemagne", "answered_on": date(2026, 10, 1)},
            f"vendor/{town.maker}/roles": "complet",
            f"product/{town.products[0]}/oem_status": made_by.words("own_make").fr,
            f"product/{town.products[1]}/maker": "Dahua",
        },
        author="Jo Bell",
        on=date(2026, 11, 20),
    )
    (tmp_path / "anew").mkdir()
    again = soffice(path, suffix, tmp_path / "anew")
    if suffix == "xlsx":
        kept = [load_workbook(one) for one in (path, again)]
        assert kept[0].sheetnames == kept[1].sheetnames
        sheets = [book["Produits"] for book in kept]
        assert sheets[1].column_dimensions["A"].hidden
        assert _choice(sheets[0], "D5") == _choice(sheets[1], "D5")
    report = back(register, again)
    assert report["counts"]["changed"] == 4, report["files"][0]["problems"]
    proof = {(one["about_kind"], one["about_field"]): one for one in all_of(register, "evidence")}
    assert {one["author"] for one in proof.values()} == {"Jo Bell"}
    assert proof["vendor", "parent_country"]["stated_on"] == date(2026, 10, 1)
    assert proof["product", "maker"]["stated_on"] == date(2026, 11, 20)


@pytest.mark.parametrize("kind", list(CATALOGUE))
def test_each_word_of_a_list_is_read_as_what_it_stands_for(kind: str) -> None:
    for field in CATALOGUE[kind].stored:
        codes = codes_of(field)
        values: list[Any] = [True, False] if field.kind is Kind.YES_NO else list(codes or ())
        for value in values:
            given = (value,) if field.kind.is_list else value
            for language in LANGUAGES:
                assert read_cell(field, told(field, given, language), "EUR").value == given
        for language in LANGUAGES:
            read = {read_cell(field, word, "EUR").value for word in words_of(field, language)}
            assert not read or read >= set(answers_of(field))


@pytest.mark.parametrize("kind", list(CATALOGUE))
def test_each_answer_besides_a_value_is_read_in_both_languages(kind: str) -> None:
    said = {
        Answer.NONE: ("none", "Néant"),
        Answer.NOT_APPLICABLE: ("n/a", "Sans objet"),
        Answer.ASKED_NOT_KNOWN: ("Not known", "inconnu"),
    }
    for field in CATALOGUE[kind].stored:
        for answer, words in said.items():
            for word in words:
                found = read_cell(field, word, "EUR").value
                assert (found is answer) == (answer in answers_of(field)), (field.key, word)


@pytest.mark.parametrize(
    ("path", "cell", "value"),
    [
        ("acquisition.signed_on", "3 nov. 2025", date(2025, 11, 3)),
        ("acquisition.signed_on", "03/11/2025", date(2025, 11, 3)),
        ("acquisition.signed_on", date(2025, 11, 3), date(2025, 11, 3)),
        ("acquisition.price_paid", "1 200,50 € TTC", Money(Decimal("1200.50"), "EUR", "incl")),
        ("acquisition.price_paid", "CHF 1,200.50", Money(Decimal("1200.50"), "CHF")),
        ("acquisition.price_paid", 1200.5, Money(Decimal("1200.50"), "GBP")),
        ("acquisition.qty_contract", "1 200", 1200),
        ("acquisition.qty_contract", 12.0, 12),
        ("product.sbom", "X", True),
        ("product.part_number", 12.0, "12"),
        ("vendor.aliases", "One ; Two\nOne", ("One", "Two")),
        ("vendor.establishment_countries", "FR; Suisse ;germany", ("FR", "CH", "DE")),
        ("vendor.website", "none", "none"),
    ],
)
def test_cells_are_read_as_people_write_them(path: str, cell: Any, value: Any) -> None:
    kind, _, key = path.partition(".")
    field = CATALOGUE[kind].field(key)
    read = read_cell(field, cell, "GBP")
    assert read.value == (Answer.NONE if value == "none" and Answer.NONE in field.answers else value)


def test_a_collection_is_answered_by_whether_it_is_complete() -> None:
    flows = CATALOGUE["acquisition"].collection("data_flows")
    assert isinstance(flows, Collection)
    said = ("complet", "Complete", "aucun", "not known", "yes")
    assert [read_cell(flows, word, "EUR").value for word in said] == [
        Answer.COMPLETE, Answer.COMPLETE, Answer.NONE, Answer.ASKED_NOT_KNOWN, None,
    ]  # fmt: skip


def test_codes_of_rows_are_read_again_and_split_where_a_cell_is_too_short() -> None:
    code = Code("5f3a09c1", "equipment", Ids((1, 2, 3, 7)), "exposure")
    assert str(code) == "5f3a09c1/equipment/1-3,7/exposure"
    assert read_code(f" {code} ") == code
    for text in ("", "5f3a09c1/equipment/x/exposure", "5f3a09c1/equipment", "5f3a09c1/equipment/3--/exposure"):
        assert read_code(text) is None
    many = Ids(range(0, 40_000, 2))
    parts = portions(many)
    assert len(parts) > 1
    assert Ids(number for part in parts for number in part) == many
    assert (numbered("Lot 3 [12]"), numbered("[12] Lot 3"), numbered("Lot 3")) == (12, None, None)


def test_items_that_wait_for_different_things_stand_in_one_row(register: Register, town: Town, tmp_path: Path) -> None:
    with register.change(Text("Tell of the first")) as change:
        for number in (town.items[0], town.items[2]):
            change.edit("equipment", number, None, {"exposure": "isolated", "planned_replacement_on": date(2030, 1, 1)})
    screen(register)
    path = tmp_path / "questions.xlsx"
    assert written(register, path, None).questions
    abouts = [row["about"] for row in _rows(load_workbook(path)["Equipment"])]
    assert abouts[0] == "All 10, but for what is answered below"
    assert "Optarive OA-100, Lot 3 · Orvanel: 4 items (S0, S1, S2, S3)" in abouts
    assert "S9 · Optarive OA-100" in abouts


def test_each_thing_of_an_inventory_is_named_by_its_number_its_model_and_its_place(
    shared: Path, tmp_path: Path
) -> None:
    with imported(shared, tmp_path, "d02_titleblock_fr.xlsx") as register:
        path = tmp_path / "questions.xlsx"
        written(register, path, None, "fr")
    book = load_workbook(path)
    things = [row["about"] for row in _rows(book["Équipements"])]
    assert things[0] == "Les 85, sauf réponse contraire ci-dessous"
    assert (
        things[1] == "AUB-00001 · Hik Vision DS-2CD2T87G2P-LSU/SL · École maternelle Les Hirondelles · candélabre 0212"
    )
    assert len(things) == len(set(things))
    deals = [row["about"] for row in _rows(book["Acquisitions"])]
    assert deals[0] == "A-2026-001 · Achat\u00a0: 64 équipements"
    assert len(deals) == 5
    assert set(book.sheetnames) == {"Lisez-moi", "Acquisitions", "Produits", "Équipements", "Mots"}
