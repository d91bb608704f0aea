"""What is wrong in a workbook of a whole register is said cell by cell, and nothing else of the row is lost."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from register import tasks
from register.errors import RegisterError
from register.exporting import Order
from register.store import Register
from register.texts import Text
from register.values import Answer
from tests.register.importing.book.edited import Edited, shown, told
from tests.register.importing.reads import all_of
from tests.register.town import Town, made

RULE = "deal-free-of-charge"


@pytest.fixture
def town(register: Register) -> Town:
    return made(register)


WRONG: tuple[tuple[str, dict[str, Any], str, str, str], ...] = (
    ("equipment", {"installed_on": "31/02/2024"}, "impossible", "installed_on",
     "“31/02/2024” is a day that does not exist."),
    ("equipment", {"installed_on": "soon"}, "unreadable", "installed_on", "“soon” is not understood as a day."),
    ("equipment", {"quantity": "many"}, "unreadable", "quantity", "“many” is no whole number."),
    ("equipment", {"quantity": 1.5}, "unreadable", "quantity", "“1.5” is no whole number."),
    ("equipment", {"quantity": "none"}, "not_possible", "quantity", "“none” is no answer that this field can have."),
    ("equipment", {"quantity": "(blank)"}, "required", "quantity",
     "Quantity cannot be taken back: every record has it."),
    ("equipment", {"status": "Broken"}, "unknown_word", "status", "“Broken” is none of the words of the list."),
    ("equipment", {"mac": "xyz"}, "invalid", "mac", "“xyz” is no MAC address."),
    ("equipment", {"serial": "#REF!"}, "error_cell", "serial",
     "The cell shows the error #REF!; its value is not known."),
    ("equipment", {"site": "Mars"}, "unknown_name", "site", "“Mars” names none of: Sites."),
    ("equipment", {"site": "Zoo [1]"}, "contradictory", "site",
     "“Zoo [1]”: the name is that of one record, the number that of another."),
    ("equipment", {"product": "[77]"}, "unknown_name", "product", "“[77]” names none of: Products."),
    ("equipment", {"unit_price": "a lot"}, "unreadable", "unit_price", "“a lot” is not understood as a price."),
    ("equipment", {"unit_price__currency": "Euro"}, "unreadable", "unit_price.currency",
     "“Euro” is no currency: three letters, such as EUR."),
    ("equipment", {"unit_price__currency": "EUR"}, "missing", "unit_price",
     "There is a currency or a rate of VAT here, and no amount."),
    ("vendor", {"name": "(blank)"}, "required", "name", "Name cannot be taken back: every record has it."),
    ("vendor", {"country": "Atlantis"}, "unknown_word", "country", "“Atlantis” is none of the words of the list."),
    ("vendor", {"products": "some"}, "unreadable", "products", "“some” does not say whether the list is complete."),
    ("acquisition", {"market_value": "n.a."}, "no_reason", "market_value",
     "Not applicable needs its reason, in the column of reasons."),
    ("acquisition", {"counterparts": "Press release; A beer"}, "unknown_word", "counterparts",
     "“A beer” is none of the words of the list."),
    ("acquisition", {"reasons": "because"}, "no_answer", "reasons",
     "“because” does not say which answer it is the reason of."),
)  # fmt: skip


def test_each_cell_that_cannot_be_taken_is_told_in_one_sentence(register: Register, town: Town, tmp_path: Path) -> None:
    blank: dict[str, dict[str, Any]] = {
        "equipment": {"quantity": 1},
        "vendor": {"name": "X"},
        "acquisition": {"gathered": False},
    }
    with register.change(Text("Add")) as change:
        ids = [
            change.insert(kind, blank[kind] | ({"ref": f"X-{place}"} if kind == "acquisition" else {}))
            for place, (kind, *_) in enumerate(WRONG)
        ]
    edited = Edited(register, tmp_path)
    for number, (kind, cells, *_) in zip(ids, WRONG, strict=True):
        edited.put(kind, number, **cells)
    seen = edited.preview()
    expected = {
        (edited.sheet(kind).title, edited.row(kind, number), what, sentence)
        for number, (kind, _, what, _, sentence) in zip(ids, WRONG, strict=True)
    }
    assert {(one.sheet, one.row, one.kind, str(one.message)) for one in seen.problems} == expected
    fields = {f"{kind}.{field}".replace(".reasons", ":reasons") for kind, _, _, field, _ in WRONG}
    assert {one.field for one in seen.problems} == fields
    assert all(one.column and said_in_french(one.message) for one in seen.problems)
    assert {one.kind for one in seen.problems if one.value is None} == {"missing"}
    assert not seen.changes


def said_in_french(message: Text) -> bool:
    return message.said("fr") != message.said("en")


def test_the_rest_of_a_row_is_taken(register: Register, town: Town, tmp_path: Path) -> None:
    edited = Edited(register, tmp_path)
    edited.put("equipment", town.equipment["camera"], installed_on="31/02/2024", position="toit")
    assert shown(edited.preview()) == {("equipment", town.equipment["camera"], "position", "mât n°9", "toit")}


def test_rows_that_are_no_records_are_left_out(register: Register, town: Town, tmp_path: Path) -> None:
    edited = Edited(register, tmp_path)
    with register.change(Text("Remove")) as change:
        change.delete("site", town.sites["Hôtel de ville"])
    sheet = edited.sheet("equipment")
    for column, cell in enumerate([cell.value for cell in sheet[3]], 1):
        sheet.cell(7, column).value = sheet.cell(6, column).value = cell
    sheet.cell(7, edited.columns("equipment")["serial"]).value = "00777"
    edited.add("party", acquisition="Lot 3", role="Supplier")
    edited.add("party", acquisition="Mars", vendor="Optarive", role="Supplier")
    edited.add("acquisition", ref="A-2026-001", title="Copie")
    edited.add("site", "X")
    seen = edited.preview()
    assert sorted(kind for kind, _, _ in told(seen)) == [
        "duplicate", "gone", "missing", "missing", "missing", "number_twice", "taken", "unknown_name",
    ]  # fmt: skip
    assert (seen.counts["new"], seen.counts["rejected"], seen.counts["duplicate"]) == (1, 5, 1)
    edited.take()
    assert len({deal["ref"] for deal in all_of(register, "acquisition")}) == 3


def test_several_of_one_name_are_asked_about(register: Register, town: Town, tmp_path: Path) -> None:
    with register.change(Text("Add")) as change:
        change.insert("site", {"name": "Zoo"})
    edited = Edited(register, tmp_path)
    edited.put("equipment", town.equipment["camera"], site="zoo")
    edited.put("equipment", town.equipment["bare"], site=f"Zoo [{town.sites['Zoo']}]")
    seen = edited.preview()
    assert [kind for kind, _, _ in told(seen)] == ["several"]
    assert shown(seen) == {("equipment", town.equipment["bare"], "site", "None", "Zoo")}


def test_a_workbook_that_is_old_undoes_nothing_that_came_after(register: Register, town: Town, tmp_path: Path) -> None:
    deal, camera = town.deals["signed"], town.equipment["camera"]
    with register.change(Text("Answer")) as change:
        change.answer("acquisition", deal, "free_until", Answer.NONE)
        change.answer("acquisition", deal, "parties", Answer.COMPLETE)
        change.answer("vendor", 1, "parent", Answer.NONE)
    edited = Edited(register, tmp_path)
    with register.change(Text("Edit")) as change:
        change.edit("equipment", camera, None, {"serial": "00124", "position": "toit", "site": town.sites["Zoo"]})
        change.edit("acquisition", deal, None, {"free_until": date(2030, 1, 1), "counterparts": ("press_release",)})
        change.answer("acquisition", deal, "parties", None)
        change.answer("acquisition", deal, "market_value", Answer.ASKED_NOT_KNOWN)
        change.set("equipment", "firmware", [1, 2, 3], "9.0")
        change.edit("vendor", 1, None, {"parent": 3})
    edited.put("equipment", camera, position="mât n° 10", ip="10.0.0.9", firmware="8.0")
    seen = edited.preview()
    assert {(one.kind, one.field) for one in seen.changes} == {("equipment", "ip")}
    assert [(kind, field) for kind, field, _ in told(seen) if kind != "gone"] == [
        ("conflict", "equipment.position"), ("conflict", "equipment.firmware"),
    ]  # fmt: skip
    assert "position is toit" in told(seen)[-2][2].lower() or "is toit" in str([one for _, _, one in told(seen)])
    edited.take()
    item = all_of(register, "equipment")[0]
    assert (item["serial"], item["position"], item["ip"], item["firmware"]) == ("00124", "toit", "10.0.0.9", "9.0")
    assert all_of(register, "vendor")[0]["parent"] == 3


ACCEPTED = {
    "status": "accepted", "reason": "We do", "decided_by": "Claude Martin", "role": "elected_member",
    "owner_service": "DSI", "decided_on": date(2026, 1, 1), "expires_on": date(2026, 3, 1),
}  # fmt: skip


REFUSED: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("control", {"kind": "technical", "status": "planned"}, "What is done is missing."),
    ("decision", {"status": "false_alarm"}, "Reason is missing."),
    ("decision", {"status": "mitigated", "reason": "done"}, "Nothing shows yet that this was mitigated."),
    ("decision", {"status": "under_review", "likelihood": 5}, "Likelihood goes from 1 to 4."),
    ("decision", {"status": "under_review", "covered": "all"}, "“all” is no list of numbers of items."),
    ("decision", {"status": "under_review", "rule": "no-such"}, "There is no rule “no-such”."),
    ("decision", ACCEPTED | {"role": "vendor_manager"},
     "A finding of this level (Medium) cannot be accepted in the role of Manager of the vendor."),
    ("decision", ACCEPTED | {"expires_on": date(2029, 1, 1)},
     "A finding of this level (Medium) can be accepted until 2 Jan 2028 at the latest."),
    ("decision", ACCEPTED | {"owner_service": None}, "Person in charge is missing."),
    ("rule_choice", {"reason": "so", "rule": "no-such"}, "There is no rule “no-such”."),
)  # fmt: skip


def test_what_people_decide_obeys_the_same_rules_as_in_the_window(
    register: Register, town: Town, tmp_path: Path
) -> None:
    tasks.screen_register(str(register.address))
    edited = Edited(register, tmp_path)
    for kind, cells, _ in REFUSED:
        about = {} if kind == "rule_choice" else {"subject_kind": "acquisition", "subject_id": "A-2026-002"}
        edited.add(kind, **({"rule": RULE} | about | cells))
    seen = edited.preview()
    sentences = {(edited.sheet(kind).title, sentence) for kind, _, sentence in REFUSED}
    assert {(one.sheet, str(one.message)) for one in seen.problems} == sentences
    assert {one.kind for one in seen.problems} == {"refused"}
    assert (seen.counts["rejected"], seen.counts["new"]) == (len(REFUSED), 0)
    assert all(said_in_french(one.message) for one in seen.problems)


def test_a_measure_of_the_same_workbook_proves_what_is_decided(register: Register, town: Town, tmp_path: Path) -> None:
    edited = Edited(register, tmp_path)
    about = {"rule": RULE, "subject_kind": "acquisition", "subject_id": "A-2026-002"}
    edited.add("evidence", "P", kind="photo")
    edited.add("control", **about, kind="removal", status="done", description="Taken down", evidence="P")
    edited.add("decision", **about, status="mitigated", reason="Taken down")
    assert not told(edited.preview())
    edited.take()
    edited = Edited(register, tmp_path)
    edited.put("decision", 1, status="accepted")
    assert [(kind, sentence) for kind, _, sentence in told(edited.preview())] == [("refused", "Decided by is missing.")]


def test_it_comes_alone(register: Register, town: Town, tmp_path: Path) -> None:
    edited = Edited(register, tmp_path)
    other = tmp_path / "list.csv"
    other.write_text("Marque;Modèle;N° de série\nAxis;P1;S1\n", encoding="utf-8")
    with pytest.raises(RegisterError, match="holds a whole register, and is imported alone"):
        tasks.preview(edited.address, [edited.path, other])


def test_a_text_that_no_cell_holds_whole_is_not_cut_in_the_register(
    register: Register, town: Town, tmp_path: Path
) -> None:
    with register.change(Text("Write")) as change:
        change.edit("equipment", 1, None, {"notes": "é" * 40_000})
    done = tasks.export_list(str(register.address), tmp_path / "long.xlsx", Order("all", "fr"))
    assert done.cut == 1
    assert not tasks.preview(str(register.address), [tmp_path / "long.xlsx"]).changes


@pytest.mark.parametrize(
    "spoil",
    [lambda edited: edited.sheet("site").delete_rows(1), lambda edited: edited.sheet("site").delete_cols(1)],
    ids=["without its codes", "without its numbers"],
)
def test_a_sheet_that_lost_its_codes_is_left_out(
    register: Register, town: Town, tmp_path: Path, spoil: Callable[[Edited], None]
) -> None:
    edited = Edited(register, tmp_path)
    spoil(edited)
    seen = edited.preview()
    (site,) = [sheet for sheet in seen.files[0].sheets if sheet.name == "Sites"]
    assert (site.verdict, seen.counts["changed"] + seen.counts["new"]) == ("left_out", 0)
