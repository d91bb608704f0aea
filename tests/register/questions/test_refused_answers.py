"""What comes back spoilt, moved about or too late: what is taken all the same, and what is said of the rest."""

import random
from contextlib import suppress
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from register import tasks
from register.errors import ConflictError, RegisterError
from register.fields.catalogue import CATALOGUE
from register.queries.findings import undecided
from register.questions.apply import apply_answers
from register.questions.marks import MARK
from register.questions.planning import plan_answers
from register.questions.reading import read_answers
from register.records import record
from register.screening import screen
from register.store import Register
from register.terms.products import OEM_STATUS
from register.texts import Text
from tests.register.importing.reads import all_of
from tests.register.questions.filled import back, columns, edit, fill, problems, written
from tests.register.questions.town import Town, built, left_open

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


def test_cells_that_cannot_be_read_are_problems_by_cell(register: Register, town: Town, tmp_path: Path) -> None:
    left_open(register, "deployment", [_deployment(register)], {"deal-showcase": list(_SPOILT)})
    path = tmp_path / "answers.xlsx"
    written(register, path, None)
    fill(path, {f"deployment/1/{key}": {"answer": said} for key, (said, _) in _SPOILT.items()})
    report = back(register, path)
    assert {one[3]: one[4] for one in problems(report)} == {
        f"deployment.{key}": kind for key, (_, kind) in _SPOILT.items()
    }
    assert {one[2] for one in problems(report)} == {"D"}
    assert _counts(report) == (0, 0, 0, 0, len(_SPOILT))
    assert _of(register, "deployment", 1).answers == {}


_SPOILT = {
    "place_type": ("on the moon", "unknown_word"),
    "in_service_on": ("31/02/2024", "impossible"),
    "retention_days_set": ("about a month", "unreadable"),
    "dpia_covers": ("anpr; something else", "unknown_word"),
    "cameras_authorised": ("not applicable", "no_reason"),
    "judicial_process": ("perhaps", "unreadable"),
    "operator_type": ("none", "not_possible"),
    "dpia_on": ("#REF!", "error_cell"),
}


def _deployment(register: Register) -> int:
    with register.change(Text("Add")) as change:
        return change.insert("deployment", {"name": "Old town"})


def test_sheets_may_be_sorted_moved_and_added_to(register: Register, town: Town, tmp_path: Path) -> None:
    path = tmp_path / "answers.xlsx"
    written(register, path, "Optarive")
    fill(path, {f"product/{town.products[1]}/maker": "Dahua", f"vendor/{town.maker}/parent_country": "FR"})

    def rearrange(book: Workbook) -> None:
        sheet = book[CATALOGUE["product"].plural.en]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
        sheet.delete_rows(3, sheet.max_row)
        for row in reversed(rows):
            sheet.append(row)
        sheet.insert_cols(1)
        sheet.insert_rows(3)
        sheet["B3"] = "a row of our own"
        sheet["E3"] = "what is this?"
        sheet.title = "Renamed"
        book.move_sheet(sheet, -2)
        book.create_sheet("Our notes", 0)["A1"] = "for us"
        del book["Read me"]

    edit(path, rearrange)
    report = back(register, path)
    assert _counts(report) == (0, 2, 0, 0, 1)
    assert [(one[0], one[1], one[4]) for one in problems(report)] == [("Renamed", 3, "no_question")]
    assert _of(register, "product", town.products[1]).values["maker"] is not None


def test_what_was_broken_is_told_and_the_rest_is_taken(register: Register, town: Town, tmp_path: Path) -> None:
    path = tmp_path / "answers.xlsx"
    written(register, path, "Optarive")
    fill(path, {f"product/{town.products[1]}/maker": "Dahua", f"vendor/{town.maker}/parent_country": "FR"})

    def spoil(book: Workbook) -> None:
        sheet = book[CATALOGUE["vendor"].plural.en]
        sheet.delete_cols(columns(sheet)["answer"] + 1)
        products = book[CATALOGUE["product"].plural.en]
        products["A3"] = "nonsense"
        products["D3"] = "an answer to nothing"

    edit(path, spoil)
    report = back(register, path)
    assert [(one[0], one[1], one[4]) for one in problems(report)] == [
        ("Vendors", None, "no_answers"), ("Products", 3, "no_question"),
    ]  # fmt: skip
    assert report["counts"]["changed"] == 1


def test_formulas_are_read_by_what_they_show_and_texts_are_never_computed(
    register: Register, town: Town, tmp_path: Path
) -> None:
    path = tmp_path / "answers.xlsx"
    written(register, path, "Optarive")
    fill(path, {f"product/{town.products[0]}/maker": "=1+1", f"product/{town.products[1]}/maker": {"reason": "=A1"}})

    def as_text(book: Workbook) -> None:
        for row in book[CATALOGUE["product"].plural.en].iter_rows(min_row=3):
            for cell in row:
                if cell.value == "=1+1":
                    cell.data_type = "s"

    edit(path, as_text)
    report = back(register, path)
    assert _counts(report) == (0, 1, 0, 0, 0)
    assert all_of(register, "vendor")[-1]["name"] == "=1+1"


def test_a_comment_without_an_answer_and_two_answers_to_one_question_are_told(
    register: Register, town: Town, tmp_path: Path
) -> None:
    path = tmp_path / "answers.xlsx"
    written(register, path, "Optarive")
    first, second = town.products[:2]
    fill(path, {f"product/{first}/maker": "Dahua", f"product/{second}/maker": {"reason": "we shall ask"}})

    def twice(book: Workbook) -> None:
        sheet = book[CATALOGUE["product"].plural.en]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
        (answered,) = [row for row in rows if row[3] == "Dahua"]
        sheet.append(answered)
        sheet.append([*answered[:3], "Hikvision", *answered[4:]])

    edit(path, twice)
    report = back(register, path)
    assert _counts(report) == (0, 1, 0, 1, 2)
    assert sorted(one[4] for one in problems(report)) == ["answered_twice", "no_answer"]
    assert [one["name"] for one in all_of(register, "vendor")][3:] == ["Dahua"]


def test_the_answers_of_another_register_are_refused(register: Register, town: Town, tmp_path: Path) -> None:
    path = tmp_path / "answers.xlsx"
    written(register, path, "Optarive")
    fill(path, {f"product/{town.products[0]}/maker": "Dahua"})
    other = Register.create(tmp_path / "other.vitrine")
    other.close()
    with pytest.raises(RegisterError, match="answers the questions of another register"):
        tasks.import_files(str(tmp_path / "other.vitrine"), [path])


def test_a_questionnaire_without_its_codes_and_one_beside_other_files_are_refused(
    register: Register, town: Town, tmp_path: Path
) -> None:
    path = tmp_path / "answers.xlsx"
    written(register, path, "Optarive")

    def strip(book: Workbook) -> None:
        for sheet in book.worksheets:
            for row in sheet.iter_rows(min_row=3, max_col=1):
                row[0].value = None

    (inventory := tmp_path / "list.csv").write_text("Marque;Modèle;N° de série\nOptarive;OA-100;K1\n", encoding="utf-8")
    with pytest.raises(RegisterError, match="imported alone"):
        tasks.import_files(str(register.address), [inventory, path])
    edit(path, strip)
    with pytest.raises(RegisterError, match="hidden column"):
        tasks.import_files(str(register.address), [path])


def test_a_plan_that_is_not_any_more_what_was_looked_at_is_refused(
    register: Register, town: Town, tmp_path: Path
) -> None:
    path = tmp_path / "answers.xlsx"
    written(register, path, "Optarive")
    fill(path, {f"product/{town.products[0]}/maker": "Dahua"})
    with register.read() as connection:
        made = plan_answers(connection, read_answers(path))
    with register.change(Text("Meanwhile")) as change:
        change.edit("product", town.products[0], None, {"maker": town.other})
    with pytest.raises(ConflictError):
        apply_answers(register, made)
    assert _of(register, "product", town.products[0]).values["maker"] == town.other


ANYTHING = (
    None, "none", "complete", 1, 1.5, -3, 1e300, True, date(1850, 1, 1), time(3, 4), "=1+1",
    "#REF!", "x" * 32_000, "a/b/c/d", "[1]", "Lot [99999999999999999999]", "\n;;;\n", "🦊", "31/12/2029", "1 000 €",
    "5f/vendor/1-9999999/name", MARK, "data_flow.purpose", "/", "///", "reason", "answer",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_changed_in_a_questionnaire_it_is_read_or_refused(
    register: Register, town: Town, tmp_path: Path, seed: int
) -> None:
    path, chosen = tmp_path / "answers.xlsx", random.Random(seed)
    written(register, path, ("Orvanel", None)[seed % 2])

    def spoil(book: Workbook) -> None:
        codes = [cell.value for sheet in book for (cell,) in sheet.iter_rows(max_col=1) if cell.value]
        for _ in range(chosen.randrange(1, 40)):
            sheet = chosen.choice(book.worksheets)
            row, column = chosen.randint(1, min(sheet.max_row, 60)), chosen.randint(1, sheet.max_column + 1)
            said = chosen.choice(codes if chosen.random() < 0.3 else ANYTHING)
            if isinstance(said, str) and chosen.random() < 0.2:
                said = said.replace("product", "equipment").replace("acquisition", "fact_note")
            sheet.cell(row, column).value = said
        if chosen.random() < 0.3:
            chosen.choice(book.worksheets).delete_cols(chosen.randint(1, 5))
        if chosen.random() < 0.3:
            del book[chosen.choice(book.sheetnames)]

    edit(path, spoil)
    applied = None
    with suppress(RegisterError):
        applied = back(register, path)["change"]
    if applied is not None:
        register.revert(applied)
    assert register.verify().whole
