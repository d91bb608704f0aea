"""What is asked before anything else: who is who, and which contract a heap of rows is. On a real inventory."""

from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from register.answering import answer_questions
from register.errors import ConflictError
from register.joining.deals import identify
from register.joining.vendors import merge_vendors, tell_apart
from register.journal.history import last_number
from register.queries.called import plain
from register.queries.first import IDENTIFY, PERHAPS, SAME
from register.queries.questions import Question, number_together, questions, together
from register.screening import screen
from register.store import Register
from register.tasks import import_files
from register.terms.deals import DEAL_TYPE
from register.texts import Text
from tests.register.importing.reads import all_of
from tests.register.messy import imported
from tests.register.questions.town import asked

TITLED = "d02_titleblock_fr.xlsx"
MANY = 30  # questions that a person can read through


def of_fact(found: list[Question], *facts: str) -> list[Question]:
    return [one for one in found if one.fact in facts]


def test_an_inventory_comes_to_few_questions_and_who_is_who_stands_first(shared: Path, tmp_path: Path) -> None:
    with imported(shared, tmp_path, TITLED) as register, register.read() as connection:
        found, number = together(connection), number_together(connection)
    assert number == len(found) < MANY
    facts = [one.one.fact for one in found]
    assert [fact for fact in facts if fact in {SAME, PERHAPS, IDENTIFY}] == facts[:12]
    assert facts[:12] == [SAME] * 10 + [PERHAPS, IDENTIFY]
    said = [one.one.words.said("fr") for one in found]
    assert Counter(said).most_common(1)[0][1] == 1
    assert "« DAHUA TECH »" in said[1].replace("\u00a0", " ")
    assert "« Dahua »" in said[1].replace("\u00a0", " ")


def test_an_organisation_that_may_be_another_is_asked_nothing_else(shared: Path, tmp_path: Path) -> None:
    with imported(shared, tmp_path, TITLED) as register:
        found = asked(register)
        waiting = {one.one for question in of_fact(found, SAME, PERHAPS) for one in question.alike}
        assert len(waiting) == 16
        others = [one for one in found if not one.first]
        assert not waiting & {one.vendor.id for one in others if one.vendor}
        assert not waiting & {one.about.id for one in others if one.about and one.kind in {"vendor", "list_match"}}
        hikvision = of_fact(found, SAME)[0]
        names = {vendor["id"]: vendor["name"] for vendor in all_of(register, "vendor")}
        assert {names[one.one] for one in hikvision.alike} == {
            "Hik Vision", "Hangzhou Hikvision Digital Technology Co., Ltd.", "海康威视", "HIK Vision Digital Tech",
            "Hikvison",
        }  # fmt: skip
        assert hikvision.behind > len(hikvision.alike)


def test_the_answer_that_they_are_one_lets_the_next_import_find_them(shared: Path, tmp_path: Path) -> None:
    with imported(shared, tmp_path, TITLED) as register:
        for question in of_fact(asked(register), SAME, PERHAPS):
            if question.about and question.alike[0].other is not None:
                with register.change(Text("Same")) as change:
                    merge_vendors(change, question.about.id, question.ids)
        screen(register)
        left = of_fact(asked(register), SAME, PERHAPS)
        assert [(one.alike[0].other, one.alike[0].reference) for one in left] == [(None, "hpe")]
        assert register.verify().whole
        vendors = len(all_of(register, "vendor"))
    with closing(imported_again(shared, tmp_path, TITLED)) as register:
        assert len(all_of(register, "vendor")) == vendors
        assert [made["new"] for made in all_of(register, "import")] == [85, 0]


def imported_again(shared: Path, folder: Path, name: str) -> Register:
    import_files(str(folder / "city.vitrine"), [shared / "data" / "messy" / name], who="Claude Martin")
    return Register.open(folder / "city.vitrine", who="Claude Martin")


def test_an_organisation_told_apart_is_asked_for_itself(shared: Path, tmp_path: Path) -> None:
    with imported(shared, tmp_path, TITLED) as register:
        (doubtful,) = of_fact(asked(register), PERHAPS)
        (spelled,) = doubtful.ids
        assert doubtful.about is not None
        with register.change(Text("Different")) as change:
            tell_apart(change, spelled, [plain(doubtful.about.title)])
        found = asked(register)
        assert of_fact(found, PERHAPS) == []
        assert {one.fact for one in found if one.vendor and one.vendor.id == spelled} >= {"vendor.control_type"}


def test_a_heap_of_rows_is_asked_which_contract_it_is_and_nothing_of_one(shared: Path, tmp_path: Path) -> None:
    with imported(shared, tmp_path, TITLED) as register:
        found = asked(register)
        heaps = of_fact(found, IDENTIFY)
        kinds = ("purchase", "lease_rental", "donation", "free_loan", "free_pilot")
        titles = [plain(one.about.title) for one in heaps if one.about]
        assert sorted(titles) == sorted(DEAL_TYPE.words(kind).en for kind in kinds)
        assert titles[0] == "Purchase"
        assert {one.fact for one in found if one.kind == "acquisition"} == {IDENTIFY}
        assert heaps[0].behind > 10
        with register.change(Text("Identify")) as change:
            identify(change, heaps[0].ids[0], "2021-07")
        screen(register)
        now = asked(register)
        assert len(of_fact(now, IDENTIFY)) == 4
        assert {one.fact for one in now if one.kind == "acquisition"} > {IDENTIFY, "acquisition.legal_vehicle"}


def test_a_supplier_is_still_asked_what_concerns_all_it_sold(shared: Path, tmp_path: Path) -> None:
    with imported(shared, tmp_path, "d01_plain_fr.xlsx") as register:
        found = asked(register)
        of_deals = [one for one in found if one.kind == "acquisition" and not one.first]
        assert of_deals
        assert all(one.vendor is not None for one in of_deals)
        seller = of_deals[0].vendor
        assert seller is not None
        mine = asked(register, vendor=seller.id)
    assert not any(one.first for one in mine)
    assert {one.fact for one in mine} >= {"acquisition.data_flows.*"}


def test_one_answer_serves_all_that_lack_the_fact_in_one_change(shared: Path, tmp_path: Path) -> None:
    with imported(shared, tmp_path, TITLED) as register:
        before = all_of(register, "equipment")
        with register.change(Text("Answer")) as change:
            change.edit("equipment", 1, None, {"status": "stored"})
        with register.change(Text("Answer for all")) as change:
            assert answer_questions(change, lambda one: one.fact == "equipment.status", "in_service") == 84
        states = Counter(item["status"] for item in all_of(register, "equipment"))
        assert states == {"in_service": 84, "stored": 1}
        screen(register)
        assert of_fact(asked(register), "equipment.status") == []
        with pytest.raises(ConflictError), register.change(Text("Again")) as change:
            answer_questions(change, lambda one: one.fact == "equipment.status", "in_service")
        register.revert(change_of(register))
        register.revert(change_of(register, back=2))
        assert all_of(register, "equipment") == before


def change_of(register: Register, back: int = 0) -> int:
    with register.read() as connection:
        return last_number(connection) - back


def test_all_records_are_named_where_they_are_asked_for(shared: Path, tmp_path: Path) -> None:
    with imported(shared, tmp_path, TITLED) as register, register.read() as connection:
        (status,) = [one for one in together(connection, all_records=True) if one.one.fact == "equipment.status"]
        assert sum(len(one.ids) for one in status.parts) == status.count == 85
        assert status.items == 85
        assert {one.fact for one in questions(connection, to="supplier")} >= {"vendor.roles.*"}
