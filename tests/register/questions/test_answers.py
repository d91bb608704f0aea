"""Answers that come back: what they become, what is not taken and why, and that all of it can be undone."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from register import tasks
from register.fields.catalogue import CATALOGUE
from register.queries.findings import undecided
from register.records import record
from register.screening import screen
from register.store import Register
from register.terms.products import OEM_STATUS
from register.texts import Text
from register.values import Answer, Money, today
from tests.register.importing.reads import all_of
from tests.register.messy import imported
from tests.register.questions.filled import add_rows, back, edit, fill, problems, written
from tests.register.questions.town import Town, asked, built, left_open

KINDS = tuple(kind for kind in CATALOGUE if kind not in {"import", "person"})
_OWN_MAKE = OEM_STATUS.words("own_make")
COUNTS = ("new", "changed", "same", "duplicate", "rejected")


@pytest.fixture
def town(register: Register) -> Town:
    made = built(register)
    screen(register)
    return made


def _counts(report: dict[str, Any]) -> tuple[int, ...]:
    return tuple(report["counts"][key] for key in COUNTS)


def _of(register: Register, kind: str, number: int) -> Any:
    with register.read() as connection:
        return record(connection, kind, number)


def _undecided(register: Register, kind: str, number: int) -> set[str]:
    with register.read() as connection:
        return {one.rule for one in undecided(connection, kind, number)}


def _everything(register: Register) -> dict[str, list[dict[str, Any]]]:
    return {kind: all_of(register, kind) for kind in KINDS}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_answers_become_facts_with_evidence_and_settle_rules(
    register: Register, town: Town, tmp_path: Path, language: str
) -> None:
    made_by, complete = _OWN_MAKE.said(language), {"en": "complete", "fr": "complet"}[language]
    path = tmp_path / "answers.xlsx"
    written(register, path, "Optarive", language)
    assert "sov-relabel-oem" in _undecided(register, "product", town.products[0])
    assert "sov-third-country-control" in _undecided(register, "vendor", town.maker)
    said: dict[str, Any] = {f"product/{number}/oem_status": made_by for number in town.products[:2]}
    said |= {f"product/{number}/maker": "Optarive" for number in town.products[:2]}
    said |= {f"vendor/{town.maker}/parent_country": {"answer": "France", "reason": "Companies House"}}
    said |= {f"vendor/{town.maker}/roles": complete}
    fill(path, said, author="Jo Bell", on=date(2026, 11, 20))
    report = back(register, path)
    assert _counts(report) == (0, 6, 0, 0, 0)
    assert problems(report) == []
    _proven(register, town, made_by)


def _proven(register: Register, town: Town, made_by: str) -> None:
    product, vendor = _of(register, "product", town.products[0]), _of(register, "vendor", town.maker)
    assert (product.values["oem_status"], product.values["maker"]) == ("own_make", town.maker)
    assert vendor.values["parent_country"] == "FR"
    assert vendor.answers["roles"].answer is Answer.COMPLETE
    assert "sov-relabel-oem" not in _undecided(register, "product", town.products[0])
    assert "sov-third-country-control" not in _undecided(register, "vendor", town.maker)
    proof = {(one["about_kind"], one["about_id"], one["about_field"]): one for one in all_of(register, "evidence")}
    assert len(proof) == 6
    assert proof["vendor", town.maker, "parent_country"] | {"id": 0, "source": 0} == {
        "id": 0, "source": 0, "kind": "supplier_answer", "reference": "answers.xlsx", "statement": "Companies House",
        "author": "Jo Bell", "stated_on": date(2026, 11, 20), "url": None, "confidence": "declared", "claim": None,
        "confidentiality": "internal", "about_kind": "vendor", "about_id": town.maker, "about_field": "parent_country",
    }  # fmt: skip
    assert proof["product", town.products[0], "oem_status"]["statement"] == made_by
    assert vendor.answers["roles"].evidence == proof["vendor", town.maker, "roles"]["id"]


def test_all_of_it_is_one_change_that_can_be_undone(register: Register, town: Town, tmp_path: Path) -> None:
    path = tmp_path / "answers.xlsx"
    written(register, path, "Optarive")
    before = _everything(register)
    fill(path, {f"product/{town.products[0]}/maker": "Dahua", f"vendor/{town.maker}/parent_country": "not known"})
    report = back(register, path)
    assert [one["name"] for one in all_of(register, "vendor")][-1] == "Dahua"
    register.revert(report["change"])
    assert _everything(register) == before
    assert register.verify().whole


def test_the_same_answers_again_change_nothing(register: Register, town: Town, tmp_path: Path) -> None:
    path = tmp_path / "answers.xlsx"
    written(register, path, "Optarive")
    said = {f"product/{town.products[0]}/maker": "Dahua", f"product/{town.products[1]}/maker": "unknown"}
    fill(path, said | {f"vendor/{town.maker}/roles": "complete"})
    back(register, path)
    before = _everything(register)
    report = back(register, path)
    assert _counts(report) == (0, 0, 3, 0, 0)
    assert _everything(register) == before


def _numbers(register: Register) -> list[Any]:
    """How many imports and changes there are."""
    with register.read() as connection:
        counted = ("SELECT count(*) FROM import", "SELECT number FROM journal_head")
        return [connection.exec_driver_sql(query).scalar() for query in counted]


@pytest.mark.parametrize("vendor", ["Orvanel", None])
def test_a_questionnaire_in_which_nothing_is_filled_in_writes_nothing(
    register: Register, tmp_path: Path, vendor: str | None
) -> None:
    """What stood in its lists already, and who would have answered, is no answer."""
    town, path = built(register), tmp_path / "answers.xlsx"
    left_open(register, "equipment", town.items, {"deal-free-of-charge": ["unit_price"]})
    with register.change(Text("Add")) as change:
        change.insert("data_flow", {"acquisition": town.deal, "purpose": "backup"})
    left_open(register, "acquisition", [town.deal], {"deal-showcase": ["data_flows.*", "data_flows.mfa"]})
    written(register, path, vendor)
    fill(path, {}, author="Jo Bell", on=date(2026, 11, 20))
    before = _numbers(register)
    report, dry = back(register, path), tasks.compare_files(str(register.address), [path])
    assert (report["applied"], report["change"], report["unfilled"]) == (False, None, dry["unfilled"])
    assert report["unfilled"] == tasks.preview(str(register.address), [path]).unfilled
    assert "fill in the column of answers" in report["unfilled"].said("en")
    assert "remplissez la colonne des réponses" in report["unfilled"].said("fr")
    assert _numbers(register) == before


def test_one_cell_or_one_comment_is_something(register: Register, tmp_path: Path) -> None:
    town = built(register)
    left_open(register, "acquisition", [town.deal], {"deal-showcase": ["data_flows.*", "data_flows.mfa"]})
    with register.change(Text("Add")) as change:
        flow = change.insert("data_flow", {"acquisition": town.deal, "purpose": "backup"})
    comment, cell = tmp_path / "comment.xlsx", tmp_path / "cell.xlsx"
    written(register, comment, "Orvanel")
    written(register, cell, "Orvanel")
    fill(comment, {f"acquisition/{town.deal}/data_flows": {"reason": "ask us by telephone"}})
    fill(cell, {f"data_flow/{flow}/": {"data_flow.mfa": "yes"}})
    for path in (comment, cell, cell):  # the second time the register says what the cell says
        report = back(register, path)
        assert (report["applied"], "unfilled" in report) == (True, False)


def test_sheets_that_lost_their_first_row_are_named_where_nothing_was_read(
    register: Register, town: Town, tmp_path: Path
) -> None:
    path = tmp_path / "answers.xlsx"
    written(register, path, "Optarive")
    fill(path, {f"vendor/{town.maker}/parent_country": "France"})
    edit(path, lambda book: book["Vendors"].delete_rows(1))
    report = back(register, path)
    assert not report["applied"]
    assert "first row is missing in: Vendors." in report["unfilled"].said("en")


def test_a_dry_run_and_the_preview_of_the_window_write_nothing(register: Register, town: Town, tmp_path: Path) -> None:
    path = tmp_path / "answers.xlsx"
    written(register, path, "Optarive")
    fill(path, {f"product/{town.products[0]}/maker": "Dahua", f"vendor/{town.maker}/parent_country": "Atlantis"})
    before = _everything(register)
    dry = tasks.compare_files(str(register.address), [path])
    seen = tasks.preview(str(register.address), [path])
    assert _everything(register) == before
    assert (dry["applied"], _counts(dry), seen.counts["changed"], seen.brought) == (
        False, (0, 1, 0, 0, 1), 1, {"vendor": 1},
    )  # fmt: skip
    assert [(one.kind, one.id, one.field, one.old, one.new) for one in seen.changes] == [
        ("product", town.products[0], "maker", None, "Dahua")
    ]
    assert seen.problem_kinds == {"unknown_word": 1}
    report = tasks.import_files(str(register.address), [path], expected=seen.fingerprint)
    assert _counts(report) == _counts(dry)


def test_what_the_register_says_otherwise_is_kept_and_told(register: Register, town: Town, tmp_path: Path) -> None:
    path = tmp_path / "answers.xlsx"
    written(register, path, "Optarive")
    with register.change(Text("Correct")) as change:
        change.edit("vendor", town.maker, None, {"parent_country": "KR"})
        change.answer("product", town.products[0], "maker", Answer.ASKED_NOT_KNOWN)
        change.edit("product", town.products[1], None, {"maker": town.other})
    fill(
        path,
        {
            f"vendor/{town.maker}/parent_country": "Chine",
            f"product/{town.products[0]}/maker": "Optarive",
            f"product/{town.products[1]}/maker": "évolène",
        },
    )
    report = back(register, path)
    assert _counts(report) == (0, 1, 1, 0, 1)
    (conflict,) = report["files"][0]["problems"]
    assert (conflict["kind"], conflict["action"], conflict["value"], conflict["field"]) == (
        "conflict", "register kept", "Chine", "vendor.parent_country",
    )  # fmt: skip
    assert "South Korea" in conflict["message"].said("en")
    assert _of(register, "vendor", town.maker).values["parent_country"] == "KR"
    assert _of(register, "product", town.products[0]).values["maker"] == town.maker


def test_lists_are_answered_as_a_whole_and_only_added_to(register: Register, tmp_path: Path) -> None:
    town = built(register)
    left_open(register, "acquisition", [town.deal, town.gift], {"deal-showcase": ["counterparts"]})
    with register.change(Text("Note")) as change:
        change.edit("acquisition", town.deal, None, {"counterparts": ("press_release",)})
        change.edit("acquisition", town.gift, None, {"counterparts": ("press_release",)})
    for name, said in (
        ("Orvanel", {f"acquisition/{town.deal}/counterparts": "press release; LOGO_USE ; Étude de cas"}),
        ("Évolène", {f"acquisition/{town.gift}/counterparts": "none"}),
    ):
        written(register, tmp_path / f"{name}.xlsx", name)
        fill(tmp_path / f"{name}.xlsx", said)
    assert problems(back(register, tmp_path / "Orvanel.xlsx")) == []
    assert [one[4] for one in problems(back(register, tmp_path / "Évolène.xlsx"))] == ["conflict"]
    deal, gift = _of(register, "acquisition", town.deal), _of(register, "acquisition", town.gift)
    assert deal.values["counterparts"] == ("press_release", "logo_use", "case_study")
    assert deal.answers["counterparts"].answer is Answer.COMPLETE
    assert (gift.values["counterparts"], dict(gift.answers)) == (("press_release",), {})


def _with_a_flow(register: Register, path: Path) -> tuple[Town, int]:
    """A questionnaire about the flows of a deal, one of which is recorded, filled in with another one."""
    town = built(register)
    with register.change(Text("Add")) as change:
        known = change.insert("data_flow", {"acquisition": town.deal, "purpose": "backup"})
    paths = ["data_flows.*", "data_flows.mfa", "data_flows.location_country"]
    left_open(register, "acquisition", [town.deal], {"deal-showcase": paths})
    written(register, path, "Orvanel", "fr")
    recorded = {"data_flow.mfa": "oui", "data_flow.location_country": "Irlande"}
    fill(path, {f"acquisition/{town.deal}/data_flows": "complet", f"data_flow/{known}/": recorded}, author="Jo Bell")
    categories = CATALOGUE["data_flow"].field("data_categories").codes
    assert categories is not None
    flow = {
        "data_flow.acquisition": f"Lot 3 [{town.deal}]",
        "data_flow.purpose": "Télémaintenance",
        "data_flow.to_vendor": "Optarive Cloud",
        "data_flow.mfa": "inconnu",
        "data_flow.data_categories": f"{categories.words('images').fr} ;\n{categories.words('audio').en}",
    }
    homeless = {"data_flow.acquisition": None, "data_flow.purpose": "Sauvegarde", "data_flow.mfa": "oui"}
    add_rows(path, CATALOGUE["data_flow"].plural.fr, flow, homeless, dict(flow))
    return town, known


def test_lists_bring_records_that_a_supplier_adds(register: Register, tmp_path: Path) -> None:
    path = tmp_path / "answers.xlsx"
    town, known = _with_a_flow(register, path)
    report = back(register, path)
    assert _counts(report) == (1, 2, 0, 1, 1), report["files"][0]["problems"]
    assert [one[4:] for one in problems(report)] == [("missing", None), ("duplicate", None)]
    edited, new = _of(register, "data_flow", known), _of(register, "data_flow", known + 1)
    assert (edited.values["mfa"], edited.values["location_country"]) == (True, "IE")
    assert new.values["purpose"] == "remote_maintenance"
    assert new.values["data_categories"] == ("images", "audio")
    assert {key: note.answer for key, note in new.answers.items()} == {
        "mfa": Answer.ASKED_NOT_KNOWN, "data_categories": Answer.COMPLETE,
    }  # fmt: skip
    vendors = {one["name"]: one["id"] for one in all_of(register, "vendor")}
    assert new.values["to_vendor"] == vendors["Optarive Cloud"]
    assert new.source is not None
    assert _of(register, "acquisition", town.deal).answers["data_flows"].answer is Answer.COMPLETE
    assert _counts(back(register, path)) == (0, 0, 3, 1, 1)
    register.revert(report["change"])
    assert [one["id"] for one in all_of(register, "data_flow")] == [known]


def test_one_answer_is_for_all_equipment_that_lacks_it(register: Register, tmp_path: Path) -> None:
    town = built(register)
    left_open(register, "equipment", town.items, {"deal-free-of-charge": ["unit_price"]})
    path = tmp_path / "answers.xlsx"
    made = written(register, path, None)
    assert (made.questions, made.rows) == (3, 5)
    with register.change(Text("Price")) as change:
        change.edit("equipment", town.items[0], None, {"unit_price": Money(Decimal(900), "EUR")})
        change.delete("equipment", town.items[1])
    fill(
        path,
        {
            f"equipment/{town.items[0]}-{town.items[3]}/unit_price": "1 200,50 € HT",
            f"equipment/{town.items[6]}-{town.items[8]}/unit_price": {"answer": "sans objet", "reason": "prêt"},
        },
    )
    report = back(register, path)
    assert _counts(report) == (0, 2, 0, 0, 0)
    assert [one[4] for one in problems(report)] == ["conflict"]
    prices = {one["id"]: one["unit_price"] for one in all_of(register, "equipment")}
    assert prices[town.items[0]] == Money(Decimal(900), "EUR")
    assert prices[town.items[2]] == prices[town.items[3]] == Money(Decimal("1200.50"), "EUR", "excl")
    notes = {one["record_id"]: (one["answer"], one["reason"]) for one in all_of(register, "fact_note")}
    assert notes == dict.fromkeys(town.items[6:9], ("not_applicable", "prêt"))
    evidence = [(one["about_id"], one["kind"]) for one in all_of(register, "evidence")]
    assert evidence == [(number, "service_answer") for number in (*town.items[2:4], *town.items[6:9])]
    assert register.verify().whole


def test_what_is_said_of_all_yields_to_what_is_said_of_some(register: Register, tmp_path: Path) -> None:
    town = built(register)
    left_open(register, "equipment", town.items, {"sec-default-credentials": ["status"]})
    path = tmp_path / "answers.xlsx"
    written(register, path, None)
    fill(
        path,
        {
            f"equipment/{town.items[0]}-{town.items[-1]}/status": "in service",
            f"equipment/{town.items[6]}-{town.items[8]}/status": "lost or stolen",
            f"equipment/{town.items[9]}/status": "in service",
        },
    )
    report = back(register, path)
    assert _counts(report) == (0, 3, 0, 0, 0)
    assert problems(report) == []
    states = [one["status"] for one in all_of(register, "equipment")]
    assert states == ["in_service"] * 6 + ["lost"] * 3 + ["in_service"]
    change = report["change"]
    register.revert(change)
    assert {one["status"] for one in all_of(register, "equipment")} == {None}


def test_a_deal_whose_contract_comes_back_is_a_heap_no_longer(shared: Path, tmp_path: Path) -> None:
    with imported(shared, tmp_path, "d02_titleblock_fr.xlsx") as register:
        path = tmp_path / "answers.xlsx"
        written(register, path, None, "fr")
        fill(path, {"acquisition/1/contract_ref": "2021-07"})
        back(register, path)
        deal = all_of(register, "acquisition")[0]
    assert (deal["contract_ref"], deal["gathered"], deal["title"]) == ("2021-07", False, "2021-07")


def test_a_question_that_was_sent_is_answered_by_what_comes_back(
    register: Register, town: Town, tmp_path: Path
) -> None:
    path = tmp_path / "answers.xlsx"
    tasks.ask(str(register.address), path, tasks.Asking("Optarive", sent=True), who="Claude Martin")
    assert {one.state for one in asked(register, vendor=town.maker)} == {"sent"}
    fill(path, {f"product/{town.products[0]}/maker": "not known"}, on=date(2026, 11, 20))
    back(register, path)
    sent = {one["path"]: one for one in all_of(register, "question")}
    assert (sent["product.maker"]["answered_on"], sent["product.maker"]["answer"]) == (date(2026, 11, 20), "not known")
    assert [path for path, one in sent.items() if one["answered_on"]] == ["product.maker"]
    states = {one.fact: one.state for one in asked(register, vendor=town.maker)}
    assert (states["product.maker"], states["product.oem_status"]) == ("answered", "sent")


def test_what_is_secret_is_not_quoted(register: Register, tmp_path: Path) -> None:
    town = built(register)
    left_open(register, "equipment", town.items[:1], {"deal-free-of-charge": ["exposure"]})
    path = tmp_path / "answers.xlsx"
    tasks.ask(str(register.address), path, tasks.Asking(None, sent=True))
    fill(path, {f"equipment/{town.items[0]}/exposure": {"answer": "public_ip", "reason": "behind the depot"}})
    back(register, path)
    assert _of(register, "equipment", town.items[0]).values["exposure"] == "public_ip"
    (proof,), (question,) = all_of(register, "evidence"), all_of(register, "question")
    assert (proof["kind"], proof["statement"], proof["confidentiality"]) == ("service_answer", None, "restricted")
    assert (question["answer"], question["answered_on"] is not None) == (None, True)


def test_a_scan_of_long_ago_is_asked_for_again_and_a_later_one_takes_its_place(
    register: Register, tmp_path: Path
) -> None:
    town = built(register)
    scanned = {town.items[0]: date(2020, 1, 1), town.items[6]: date(2020, 1, 1)}
    with register.change(Text("Scan")) as change:
        for number, day in scanned.items():
            facts = {"exposure": "vpn_only", "status": "in_service", "last_scan_on": day}
            change.edit("equipment", number, None, facts)
        change.edit("equipment", town.items[9], None, {"exposure": "vpn_only", "status": "in_service"})
        change.answer("equipment", town.items[9], "last_scan_on", Answer.NONE)
    screen(register)
    rule = "sec-internet-exposed"
    assert all(rule in _undecided(register, "equipment", number) for number in (*scanned, town.items[9]))
    path = tmp_path / "service.xlsx"
    written(register, path, None)
    said = {town.items[0]: today(), town.items[6]: date(2019, 1, 1), town.items[9]: today()}
    book = {f"equipment/{number}/last_scan_on": day for number, day in said.items()}
    fill(path, book)
    report = back(register, path)
    assert [one[4] for one in problems(report)] == ["conflict"]
    left = {number: rule in _undecided(register, "equipment", number) for number in said}
    assert left == {town.items[0]: False, town.items[6]: True, town.items[9]: False}
