"""Rows that are new records: of every entity, however they refer to each other, and of which register they come."""

from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings

from register import tasks
from register.exporting import Order
from register.fields.catalogue import CATALOGUE
from register.fields.field import Kind
from register.journal.references import about
from register.queries.origins import origin, source_row
from register.store import Register
from register.texts import Text
from register.values import Answer
from tests.register.importing.book.any_register import enter, records
from tests.register.importing.book.edited import Edited, told
from tests.register.importing.book.test_back import ANY, Made
from tests.register.importing.reads import all_of
from tests.register.town import Town, made

RULE = "deal-free-of-charge"


@pytest.fixture
def town(register: Register) -> Town:
    return made(register)


def last(register: Register, kind: str) -> dict[str, Any]:
    return all_of(register, kind)[-1]


ROWS: tuple[tuple[str, str | None, dict[str, Any]], ...] = (
    ("person", None, {"name": "Ada Petit", "service": "DSI", "email": "ada@ville.example"}),
    ("vendor", "V1", {"name": "Corvane", "parent": "V2", "owner": "Ada Petit", "country": "US"}),
    ("vendor", "V2", {"name": "Corvane Holding", "parent": "none"}),
    ("list_match", None, {"vendor": "Corvane", "list": "us-fcc", "match": "Exact", "answered_by": "[Ada Petit]"}),
    ("product", None, {"vendor": "V1", "model": "CV-8", "maker": "Corvane Holding [V2]", "category": "camera_fixed"}),
    ("advisory", None, {"product": "CV-8", "cve": "CVE-2030-1"}),
    ("site", None, {"name": "Gare"}),
    ("deployment", None, {"name": "Centre", "place_type": "voie_publique", "dpo": "Ada Petit"}),
    ("authorisation", None, {"deployment": "Centre", "number": "2030-7", "issued_on": date(2030, 1, 2)}),
    ("legal_basis", None, {"deployment": "Centre", "function": "anpr", "kind": "Other"}),
    ("acquisition", "D1", {"title": "Un don", "deal_type": "donation", "acquirer": "Optarive [1]", "price_paid": 0}),
    ("line", None, {"acquisition": "D1", "product": "CV-8", "quantity": 3, "amount": 12.5, "amount__currency": "CHF"}),
    ("party", None, {"acquisition": "Un don", "vendor": "Corvane", "role": "donor"}),
    ("act", None, {"acquisition": "Un don [D1]", "kind": "deliberation", "on": date(2030, 2, 3)}),
    ("document", None, {"acquisition": "D1", "kind": "dpa"}),
    ("data_flow", None, {"acquisition": "D1", "to_vendor": "V1", "access_countries": "FR; DE; complete"}),
    ("equipment", "E1", {"product": "CV-8", "site": "Gare", "acquisition": "D1", "serial": "Z-1"}),
    ("function", None, {"equipment": "E1", "code": "anpr", "state": "not known"}),
    ("evidence", "P1", {"kind": "press", "reference": "Le Journal", "about_kind": "Deal", "about_id": "D1",
                        "about_field": "Price paid"}),
    ("fact_note", None, {"kind": "vendor", "record_id": "V2", "field": "country", "answer": "asked_not_known",
                         "evidence": "P1"}),
    ("import", None, {"file": "old.xlsx", "sha256": "00", "number": 7}),
    ("decision", None, {"rule": RULE, "status": "under_review", "subject_kind": "acquisition", "subject_id": "D1",
                        "owner": "Ada Petit"}),
    ("control", None, {"rule": RULE, "kind": "technical", "status": "planned", "description": "To do",
                       "subject_kind": "Deal", "subject_id": "Un don", "evidence": "Le Journal"}),
    ("question", None, {"path": "market_value", "to": "supplier", "vendor": "V1", "subject_kind": "Deal",
                        "subject_id": "D1"}),
    ("rule_choice", None, {"rule": RULE, "off": "no", "reason": "We keep it", "by": "Ada Petit"}),
)  # fmt: skip


def test_rows_of_every_entity_are_records_and_name_each_other(register: Register, town: Town, tmp_path: Path) -> None:
    edited = Edited(register, tmp_path)
    for kind, key, cells in ROWS:
        edited.add(kind, key, **cells)
    assert {kind for kind, _, _ in ROWS} == set(CATALOGUE)
    assert not told(edited.preview())
    assert edited.take()["new"] == len(ROWS)
    vendor, holding = all_of(register, "vendor")[-2:]
    assert (vendor["name"], vendor["parent"], holding["name"]) == ("Corvane", holding["id"], "Corvane Holding")
    assert last(register, "list_match")["answered_by"] == vendor["owner"] == last(register, "person")["id"]
    assert (last(register, "product")["vendor"], last(register, "product")["maker"]) == (vendor["id"], holding["id"])
    deal, item, paper = (last(register, kind) for kind in ("acquisition", "equipment", "evidence"))
    assert (deal["title"], deal["gathered"], deal["acquirer"]) == ("Un don", False, 1)
    assert deal["ref"].startswith(f"A-{date.today().year}-")  # noqa: DTZ011 - the day of whoever imports
    assert last(register, "line")["amount"].currency == "CHF"
    assert last(register, "party")["acquisition"] == last(register, "act")["acquisition"] == deal["id"]
    assert last(register, "data_flow")["access_countries"] == ("FR", "DE")
    assert (item["quantity"], item["acquisition"], last(register, "function")["equipment"]) == (
        1,
        deal["id"],
        item["id"],
    )
    assert (paper["about_kind"], paper["about_id"], paper["about_field"]) == ("acquisition", deal["id"], "price_paid")
    assert [last(register, kind)["subject_id"] for kind in ("decision", "control", "question")] == [deal["id"]] * 3
    assert last(register, "control")["evidence"] == paper["id"]
    assert register.verify().whole
    assert source(register, "acquisition", deal["id"]) == ("Deals", "acquisition.title", "Un don")


def source(register: Register, kind: str, number: int) -> tuple[str | None, str | None, str]:
    """The sheet and the cell that a record's title was read from."""
    with register.read() as connection:
        row, found = source_row(connection, kind, number), origin(connection, kind, number, "title")
    assert row is not None
    assert found is not None
    assert found.cell is not None
    return row.sheet, found.cell.field, found.cell.written


def test_an_answer_is_one_whether_the_cell_or_the_sheet_of_answers_says_it(
    register: Register, town: Town, tmp_path: Path
) -> None:
    edited = Edited(register, tmp_path)
    optarive, evolene = town.vendors["Optarive"], town.vendors["Évolène"]
    edited.add("evidence", "P1", kind="oral")
    edited.put("vendor", optarive, parent="none")
    edited.add("fact_note", kind="Organisation", record_id="Optarive", field="Parent company", answer="None",
               on=date(2020, 5, 6), evidence="P1", reason="They said so")  # fmt: skip
    edited.add("fact_note", kind="Organisation", record_id="Évolène", field="legal_name", answer="None")
    edited.add("fact_note", kind="Organisation", record_id="Évolène", field="country", answer="Asked, not known")
    edited.add("fact_note", kind="Organisation", record_id="Évolène", field="colour", answer="None")
    edited.add("fact_note", kind="Organisation", record_id="Évolène", field="parent", answer="Not applicable")
    seen = edited.preview()
    assert [kind for kind, _, _ in told(seen)] == ["contradictory", "refused", "refused"]
    edited.take()
    first, second = all_of(register, "fact_note")
    assert (first["record_id"], first["field"], first["answer"], first["on"]) == (
        optarive,
        "parent",
        "none",
        date(2020, 5, 6),
    )
    assert (first["reason"], first["evidence"]) == ("They said so", last(register, "evidence")["id"])
    assert (second["record_id"], second["field"]) == (evolene, "legal_name")
    again = Edited(register, tmp_path)
    again.put("vendor", optarive, parent="Évolène")
    again.put("vendor", evolene, legal_name="(blank)")
    assert not told(again.preview())
    again.take()
    assert not all_of(register, "fact_note")


def test_a_register_comes_whole_into_another_and_again_as_nothing(
    tmp_path: Path, register: Register, town: Town
) -> None:
    with register.change(Text("Answer")) as change:
        change.answer("vendor", town.vendors["Optarive"], "parent", Answer.NONE)
        change.answer("acquisition", town.deals["signed"], "parties", Answer.COMPLETE, reason="counted")
    path = tmp_path / "register.xlsx"
    tasks.export_list(str(register.address), path, Order("all", "fr"))
    other = str(tmp_path / "other.vitrine")
    with closing(Register.create(other, who="Claude Martin")) as opened:
        with opened.change(Text("Enter")) as change:
            change.insert("vendor", {"name": "OPTARIVE", "country": "DE"})
        first = tasks.import_files(other, [path], who="Claude Martin")
        assert not first["files"][0]["problems"]
        assert (first["counts"]["changed"], first["counts"]["rejected"]) == (0, 0)
        vendors = all_of(opened, "vendor")
        assert [(one["name"], one["country"]) for one in vendors] == [
            ("OPTARIVE", "DE"),
            ("Évolène", "KR"),
            ("helvarion", None),
        ]
        assert vendors[1]["parent"] == vendors[0]["id"]
        assert len(all_of(opened, "person")) == 1
        again = tasks.import_files(other, [path], who="Claude Martin")
        assert again["counts"] == first["counts"] | {"new": 0, "changed": 0, "same": sum(first["counts"].values())}
        with opened.change(Text("Enter")) as change:
            change.edit("equipment", 1, None, {"firmware": "9.9", "position": "ailleurs"})
        with register.change(Text("Enter")) as change:
            change.edit("equipment", town.equipment["camera"], None, {"firmware": "1.0", "ip": "10.0.0.1"})
        tasks.export_list(str(register.address), path, Order("all", "en"))
        told_ = tasks.import_files(other, [path])
        kinds = {(problem["kind"], problem["field"]) for problem in told_["files"][0]["problems"]}
        assert kinds == {("conflict", "equipment.firmware"), ("conflict", "equipment.position")}
        item = all_of(opened, "equipment")[0]
        assert (item["firmware"], item["position"], item["ip"]) == ("9.9", "ailleurs", "10.0.0.1")


def _alike(register: Register) -> dict[str, list[dict[str, Any]]]:
    """All records, each reference as the place of its record among those of its kind."""
    every = {kind: all_of(register, kind) for kind in CATALOGUE}
    places = {kind: {one["id"]: place for place, one in enumerate(of)} for kind, of in every.items()}
    found: dict[str, list[dict[str, Any]]] = {}
    for kind, of in every.items():
        for one in of:
            values = {key: said for key, said in one.items() if key not in {"id", "source"}}
            for field in CATALOGUE[kind].stored:
                to = field.to or values.get(about().get((kind, field.key), ""))
                if field.kind in {Kind.REF, Kind.NUMBER} and to in places and values[field.key] is not None:
                    values[field.key] = places[to].get(values[field.key])
            found.setdefault(kind, []).append(values)
    return found


def _into_another(made_: Made) -> None:
    with TemporaryDirectory() as folder:
        addresses = [str(Path(folder) / name) for name in ("one.vitrine", "other.vitrine")]
        path = Path(folder) / "register.xlsx"
        with closing(Register.create(addresses[0], who="Claude Martin")) as one:
            with one.change(Text("Fill")) as change:
                enter(change, made_)
            tasks.export_list(addresses[0], path, Order("all", "fr", restricted=True))
            expected = _alike(one)
        with closing(Register.create(addresses[1], who="Claude Martin")) as other:
            report = tasks.import_files(addresses[1], [path], who="Claude Martin")
            assert not report["files"][0]["problems"]
            found = _alike(other)
            found["import"].pop(0)
            for kind, of in expected.items():
                assert found.get(kind, []) == of, kind
            again = tasks.preview(addresses[1], [path])
            assert not again.changes, [(one.sheet, one.row, one.field, one.old, one.new) for one in again.changes]


def test_any_register_comes_whole_into_another() -> None:
    check: Callable[[], None] = given(made_=records(odd=False))(_into_another)
    settings(ANY, max_examples=5)(check)()
