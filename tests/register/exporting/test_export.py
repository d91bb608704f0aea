"""What leaves the register, and that it comes back unchanged."""

import csv
import json
import shutil
import subprocess
from array import array
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from register import tasks
from register.errors import RegisterError
from register.exporting import Order, OrderError, export
from register.exporting.csvfile import guarded
from register.exporting.outgoing import decimal_text
from register.model.databases import file_of
from register.queries import lists
from register.queries.exported import _facts
from register.rules.facts import Fact, Witnesses
from register.screening import screen
from register.store import Register
from register.texts import Text
from register.values import Answer
from tests.register.town import Town, made


@pytest.fixture
def town(register: Register) -> Town:
    found = made(register)
    screen(register)
    return found


def records_of(path: Path) -> list[list[str]]:
    text = path.read_text(encoding="utf-8-sig")
    return [*csv.reader(text.splitlines(keepends=True), delimiter=";" if ";" in text.partition("\n")[0] else ",")]


def test_a_spreadsheet_has_the_list_with_its_codes_and_headings(register: Register, town: Town, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    columns = ("serial", "site", "unit_price", "installed_on", "supplier", "serials", "deal_type")
    ids = array("q", [town.equipment["dome"], town.equipment["camera"]])
    done = export(register, path, Order("equipment", "fr", ids, columns))
    assert (done.rows, done.what, done.cut) == (2, "equipment", 0)
    sheet = load_workbook(path).worksheets[0]
    assert sheet.title == "Équipements"
    codes = ["id", "serial", "site", "unit_price", "currency", "price_includes_vat", "installed_on", "supplier"]
    assert [cell.value for cell in sheet[1]] == [*codes, "serials", "deal_type"]
    assert [cell.value for cell in sheet[2]][:4] == ["N° Vitrine", "N° de série", "Site", "Prix unitaire"]
    first, second = ([cell.value for cell in row] for row in sheet.iter_rows(min_row=3))
    assert first[1:6] == ["=1+1", "Zoo", 0, "EUR", None]
    assert first[7:] == ["Évolène", "A1; A2", "donation"]
    assert second[1:6] == ["00123", "École Jules-Ferry", 766.8, "EUR", "oui"]
    assert sheet["B3"].data_type == "s"
    assert sheet["G4"].is_date


def test_csv_opens_in_the_excel_of_its_language(register: Register, town: Town, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    for language, delimiter in (("fr", ";"), ("en", ",")):
        export(register, path, Order(None, language))
        assert path.read_bytes().startswith(b"\xef\xbb\xbfid" + delimiter.encode())
        head, *rows = records_of(path)
        found = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
        camera, dome = (found[f"{register.info('identity')}-{town.equipment[name]}"] for name in ("camera", "dome"))
        assert (camera["unit_price"], camera["installed_on"], camera["serial"]) == ("766.80", "2022-10-25", "00123")
        assert (dome["serial"], dome["description"]) == ("'=1+1", "Caméra dôme\n100 % neuve")
        assert camera["price_includes_vat"] == {"fr": "oui", "en": "yes"}[language]
        assert "exposure" not in head


@given(st.text())
def test_an_apostrophe_before_a_formula_can_be_taken_off_again(text: str) -> None:
    written = guarded(text)
    starts = written.lstrip("'")[:1] in ("=", "+", "-", "@", "\t", "\r") and written.startswith("'")
    assert (written[1:] if starts else written) == text


def test_amounts_have_two_places_or_four() -> None:
    amounts = ("0", "1200.5", "1.234", "-3.1")
    assert [decimal_text(Decimal(amount)) for amount in amounts] == ["0.00", "1200.50", "1.2340", "-3.10"]


@pytest.mark.parametrize("name", ["out.xlsx", "out.csv"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_exported_list_comes_back_with_nothing_new_and_nothing_changed(
    register: Register, town: Town, tmp_path: Path, name: str, language: str
) -> None:
    if file_of(register.address) is None:
        return
    path = tmp_path / name
    export(register, path, Order("equipment", language))
    report = tasks.compare_files(str(register.address), [path])
    counts = {key: report["counts"][key] for key in ("new", "changed", "same", "rejected")}
    assert counts == {"new": 0, "changed": 0, "same": len(town.equipment), "rejected": 0}
    assert not [problem for file in report["files"] for problem in file["problems"]]


@pytest.mark.parametrize("to", ["xlsx", "csv:Text - txt - csv (StarCalc):59,34,76,1"])
def test_what_libreoffice_saved_anew_comes_back_unchanged_too(
    register: Register, town: Town, tmp_path: Path, to: str
) -> None:
    command = shutil.which("soffice")
    if command is None:
        pytest.skip("LibreOffice is not installed")
    if file_of(register.address) is None:
        return
    path = tmp_path / "out.xlsx"
    export(register, path, Order("equipment", "fr"))
    home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    (tmp_path / "anew").mkdir()
    subprocess.run(
        [command, home, "--headless", "--convert-to", to, "--outdir", tmp_path / "anew", path],
        check=True,
        capture_output=True,
    )
    (anew,) = (tmp_path / "anew").iterdir()
    counts = tasks.compare_files(str(register.address), [anew])["counts"]
    assert (counts["new"], counts["changed"], counts["rejected"]) == (0, 0, 0)


def exported(register: Register, path: Path) -> dict[str, Any]:
    export(register, path, Order())
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def test_json_holds_the_whole_register(register: Register, town: Town, tmp_path: Path) -> None:
    with register.change(Text("Answer")) as change:
        change.answer("acquisition", town.deals["signed"], "free_until", Answer.NONE)
        change.answer("acquisition", town.deals["signed"], "parties", Answer.COMPLETE)
        gathered = town.deals["gathered"]
        change.answer("acquisition", gathered, "support_until", Answer.NOT_APPLICABLE, reason="no recording")
        change.answer("vendor", town.vendors["Optarive"], "country", Answer.ASKED_NOT_KNOWN)
    found = exported(register, tmp_path / "out.json")
    assert (found["format"], found["rule_packs"].keys()) == ("vitrine/1", {"fr"} | found["rule_packs"].keys())
    assert found["exported_at"].endswith("Z")
    vendors = {entry["name"]: entry for entry in found["vendors"]}
    assert (vendors["Évolène"]["parent"], vendors["Évolène"]["country"]) == ("Optarive", "KR")
    assert vendors["Optarive"]["answers"]["country"]["is"] == "asked_not_known"
    assert vendors["Optarive"]["answers"]["country"]["asked_on"]
    assert vendors["Optarive"]["legal_name"] is None
    signed, gift = found["acquisitions"]
    assert signed["answers"] == {"free_until": {"is": "none"}, "parties": {"is": "complete"}}
    assert gift["answers"]["support_until"] == {"is": "not_applicable", "why": "no recording"}
    assert (signed["price_paid"], signed["price_paid_currency"], signed["price_paid_includes_vat"]) == (
        "1200.50", "EUR", False,
    )  # fmt: skip
    assert (signed["supplier"], signed["gathered"], gift["title"]) == ("helvarion", False, "Évolène · Donation")
    camera = next(entry for entry in found["equipment"] if entry["serial"] == "00123")
    expected = {
        "vendor": "Optarive", "maker": None, "model": "OA-100", "category": "camera_fixed", "serials": None,
        "mac": "04:03:12:23:C3:0B", "site": "École Jules-Ferry", "position": "mât n°9", "installed_on": "2022-10-25",
        "quantity": 1, "unit_price": "766.80", "currency": "EUR", "price_includes_vat": True, "deal_type": "purchase",
        "contract_ref": "2026-07", "supplier": "helvarion", "product": town.products["OA-100"],
    }  # fmt: skip
    assert {key: camera[key] for key in expected} == expected
    assert "exposure" not in camera


def test_json_holds_what_belongs_to_deals_deployments_and_findings(
    register: Register, town: Town, tmp_path: Path
) -> None:
    deal, vendor, product = town.deals["signed"], town.vendors["Optarive"], town.products["OA-100"]
    with register.change(Text("Add")) as change:
        deployment = change.insert("deployment", {"name": "Centre", "jurisdiction": "FR"})
        flow = {"acquisition": deal, "to_vendor": vendor, "purpose": "backup", "location_country": "US"}
        about = {"rule": "deal-showcase", "subject_kind": "acquisition", "subject_id": deal}
        made = {
            "list_matches": change.insert("list_match", {"vendor": vendor, "list": "us-fcc", "answer": "unsure"}),
            "advisories": change.insert("advisory", {"product": product, "cve": "CVE-2021-36260"}),
            "documents": change.insert("document", {"acquisition": deal, "kind": "dpa", "edition": "2"}),
            "authorisations": change.insert("authorisation", {"deployment": deployment, "number": "2021-7"}),
            "legal_bases": change.insert("legal_basis", {"deployment": deployment, "function": "anpr"}),
            "data_flows": change.insert("data_flow", flow),
            "decisions": change.insert("decision", {**about, "status": "under_review"}),
            "controls": change.insert("control", {**about, "kind": "technical", "status": "planned"}),
            "questions": change.insert("question", {"path": "data_flows", "to": "supplier", "vendor": vendor}),
            "rule_choices": change.insert("rule_choice", {"rule": "deal-showcase", "off": True, "reason": "A test"}),
        }
        change.answer("data_flow", made["data_flows"], "tia_on", Answer.NONE)
    found = exported(register, tmp_path / "out.json")
    assert {name: [entry["id"] for entry in found[name]] for name in made} == {
        name: [number] for name, number in made.items()
    }
    (sent,) = found["data_flows"]
    assert (sent["to_vendor"], sent["acquisition"], sent["data_categories"]) == ("Optarive", deal, None)
    assert (sent["mfa"], sent["answers"]) == (None, {"tia_on": {"is": "none"}})
    assert found["legal_bases"][0]["deployment"] == "Centre"
    assert found["rule_choices"][0]["off"] is True


def test_what_is_restricted_leaves_only_where_it_is_asked_for(register: Register, town: Town, tmp_path: Path) -> None:
    deal = town.deals["signed"]
    with register.change(Text("Enter")) as change:
        values = {"beneficiary": "agent", "benefits": ("travel",), "intermediary_link": "Zzyzx & Sons"}
        change.edit("acquisition", deal, None, values)
        change.answer("acquisition", deal, "benefits", Answer.COMPLETE)
        change.answer("acquisition", deal, "declared_interests", Answer.ASKED_NOT_KNOWN)
        change.edit("equipment", town.equipment["camera"], None, {"mfa": False, "admin_account_holder": "vendor"})
    text = json.dumps(exported(register, tmp_path / "out.json"))
    for word in ("Zzyzx", "beneficiary", "benefits", "declared_interests", "intermediary_link", "admin_account", "mfa"):
        assert f'"{word}' not in text, word
    export(register, tmp_path / "out.csv", Order("acquisitions"))
    assert "beneficiary" not in records_of(tmp_path / "out.csv")[0]
    export(register, tmp_path / "asked.csv", Order("acquisitions", columns=("ref", "beneficiary", "benefits")))
    assert records_of(tmp_path / "asked.csv")[1][1:] == ["A-2026-001", "agent", "travel"]
    with register.read() as connection:
        assert not lists.ids(connection, "acquisitions", lists.Search("zzyzx"))


def test_facts_that_decided_a_finding_stay_inside_where_they_are_secret() -> None:
    exposed = Fact("exposure", "equipment", 3, "exposure", "public_ip")
    known = Fact("status", "equipment", 3, "status", "in_service")
    assert _facts([exposed, known]) == {"status": "in_service"}
    (found,) = _facts([Witnesses("equipment", "equipment", 2, ((exposed, known), (exposed,)))]).values()
    assert (found["number"], found["ids"], found["first"]) == (2, [3, 3], [{"status": "in_service"}, {}])


def test_json_has_what_was_found_and_what_is_not_known(register: Register, town: Town, tmp_path: Path) -> None:
    findings = exported(register, tmp_path / "out.json")["findings"]
    true = [entry for entry in findings if entry["result"] == "TRUE"]
    assert {entry["rule"] for entry in true} == {"deal-free-of-charge", "gov-no-owner"}
    (gift,) = [entry for entry in true if entry["rule"] == "deal-free-of-charge"]
    assert gift["subject"] == ["acquisition", town.deals["gathered"]]
    assert (gift["missing"], gift["status"]) == ([], "open")
    assert gift["facts"]
    unknown = [entry for entry in findings if entry["result"] == "UNKNOWN"]
    assert unknown
    for entry in unknown:
        assert entry["missing"]
        assert entry["count"] == len(entry["subjects"])


def test_json_says_where_each_imported_record_came_from(register: Register, tmp_path: Path) -> None:
    if file_of(register.address) is None:
        return
    source = tmp_path / "inventaire.csv"
    source.write_text("Marque;Modèle;N° de série;Site\nOptarive;OA-100;K1;Zoo\nOptarive;OA-100;K2;Zoo\n", "utf-8")
    tasks.import_files(str(register.address), [source])
    found = exported(register, tmp_path / "out.json")
    (made_by,) = found["imports"]
    sources = [entry["source"] for entry in found["equipment"]]
    assert [(entry["file"], entry["sheet"], entry["row"]) for entry in sources] == [
        ("inventaire.csv", None, 2), ("inventaire.csv", None, 3),
    ]  # fmt: skip
    assert [entry["vendor_as_written"] for entry in found["equipment"]] == ["Optarive", "Optarive"]
    assert {entry["import"] for entry in sources} == {made_by["number"]}
    assert {entry["sha256"] for entry in sources} == {made_by["sha256"]}


@pytest.mark.parametrize(
    ("name", "what"),
    [("o.ods", None), ("o.cdx.json", "vendors"), ("o.csv", "all"), ("o.ods", "all"), ("o.xlsx", "x"), ("o.csv", "x")],
)
def test_an_order_that_makes_no_sense_is_refused(register: Register, tmp_path: Path, name: str, what: str) -> None:
    with pytest.raises(OrderError):
        export(register, tmp_path / name, Order(what))
    assert not (tmp_path / name).exists()


def test_every_list_goes_out_in_both_forms(register: Register, town: Town, tmp_path: Path) -> None:
    for what in (
        "vendors",
        "products",
        "acquisitions",
        "sites",
        "deployments",
        "data_flows",
        "decisions",
        "findings",
        "imports",
    ):
        counts = {export(register, tmp_path / f"{what}.{form}", Order(what, "fr")).rows for form in ("xlsx", "csv")}
        assert len(counts) == 1
    found = records_of(tmp_path / "acquisitions.csv")
    assert "Évolène · Don" in {cell for row in found for cell in row}


def test_a_place_that_cannot_be_written_is_said(register: Register, town: Town, tmp_path: Path) -> None:
    for name in ("out.xlsx", "out.csv", "out.json"):
        with pytest.raises(RegisterError, match="there is no folder"):
            export(register, tmp_path / "nowhere" / name, Order())
    assert not [*tmp_path.glob("*out*")]
