"""What a search box finds, and that it keeps finding it whatever was changed, undone or imported."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event

from register.journal.ids import Ids
from register.model import searched
from register.model.searched import plain
from register.queries import lists
from register.queries.columns import Search
from register.queries.shapes import SHORT_LIMIT, SUBJECTS, limited
from register.rules.pack import shipped_rules
from register.screening import screen
from register.store import Register
from register.texts import Text
from tests.register.only import FOUR, only
from tests.register.town import Town, made


@pytest.fixture
def town(register: Register) -> Town:
    return made(register)


@pytest.fixture
def found(register: Register, town: Town) -> Callable[..., set[str]]:
    """The names, in the town, of the equipment that words find."""

    def find(words: str) -> set[str]:
        with register.read() as connection:
            ids = set(lists.ids(connection, "equipment", Search(words)))
        return {name for name, number in town.equipment.items() if number in ids}

    return find


def test_words_are_found_anywhere_in_a_text(found: Callable[..., set[str]]) -> None:
    assert found("") == {"camera", "dome", "bare"}
    assert found("012") == {"camera"}
    assert found("03:12:23") == {"camera"}
    assert found("nothing of the kind") == set()


def test_every_word_must_be_found_but_not_in_the_same_text(found: Callable[..., set[str]]) -> None:
    assert found("mât 00123") == {"camera"}
    assert found("00123 Zoo") == set()


def test_things_are_found_by_their_product_brand_site_deal_and_supplier(found: Callable[..., set[str]]) -> None:
    assert found("OA-100") == {"camera"}
    assert found("optarive") == {"camera"}
    assert found("jules-ferry") == {"camera"}
    assert found("2026-07") == {"camera"}
    assert found("helvarion") == {"camera"}
    assert found("zoo") == {"dome"}


def test_a_word_of_one_or_two_characters_is_found_too(found: Callable[..., set[str]]) -> None:
    assert found("zo") == {"dome"}
    assert found("A2") == {"dome"}
    assert found("é") == {"camera", "dome"}
    assert found("%") == {"dome"}
    assert found("100%") == found("1_0") == found("0_1") == set()
    assert found("_") == set()


def test_one_short_word_finds_the_first_ten_thousand(register: Register) -> None:
    rows = [(f"{number:05d}-Z", 1) for number in range(SHORT_LIMIT + 500)]
    with register.change(Text("Add")) as change:
        change.insert_many("equipment", ["serial", "quantity"], rows)
    with register.read() as connection:
        if connection.dialect.name == "sqlite":
            assert len(lists.ids(connection, "equipment", Search("-z"))) == SHORT_LIMIT
        assert len(lists.ids(connection, "equipment", Search("-z 10"))) >= 500
        assert len(lists.ids(connection, "equipment", Search("-z 104"))) == 121
    assert (limited("-z"), limited("-z 10"), limited("-z 104"), limited(" ")) == (True, False, False, False)


def test_a_word_is_taken_as_it_is_written(found: Callable[..., set[str]]) -> None:
    assert found('"') == set()
    assert found('OA-100"') == set()
    assert found("1+1") == {"dome"}
    assert found("00123*") == set()
    assert found("serial:00123") == set()


def test_case_does_not_matter_in_any_alphabet(register: Register) -> None:
    with register.change(Text("Add vendors")) as change:
        names = ("Видеонаблюдение", "ΚΑΜΕΡΑ", "海康威视")
        ids = [change.insert("vendor", {"name": name}) for name in names]
    with register.read() as connection:
        for number, word in zip(ids, ("ВИДЕО", "καμερα", "康威视"), strict=True):
            assert [*lists.ids(connection, "vendors", Search(word))] == [number]


def test_accents_and_case_do_not_matter_on_a_file(register: Register, found: Callable[..., set[str]]) -> None:
    with register.read() as connection:
        if connection.dialect.name != "sqlite":
            assert found("ÉCOLE") == {"camera"}
            return
    assert found("ecole") == found("ÉCOLE") == {"camera"}
    assert found("camera dome") == {"dome"}


def test_what_is_edited_undone_or_deleted_is_found_as_it_now_is(
    register: Register, town: Town, found: Callable[..., set[str]]
) -> None:
    numbers: list[int] = []
    register.told = lambda changed: numbers.append(changed.number or 0)
    with register.change(Text("Edit")) as change:
        change.edit("equipment", town.equipment["bare"], None, {"serial": "ZZ-777"})
        change.set("site", "name", [town.sites["Zoo"]], "Ménagerie")
    assert (found("zz-777"), found("00045"), found("zoo"), found("ménagerie")) == ({"bare"}, set(), set(), {"dome"})
    register.revert(numbers[-1])
    assert (found("zz-777"), found("00045"), found("zoo"), found("ménagerie")) == (set(), {"bare"}, {"dome"}, set())
    with register.change(Text("Delete")) as change:
        change.delete("equipment", town.equipment["bare"])
    assert found("00045") == set()


def test_what_is_restricted_is_not_searched() -> None:
    assert "person" not in searched.SEARCHED
    for kind, fields in searched.SEARCHED.items():
        assert all(field.confidentiality in {"public", "internal"} for field in fields), kind


def test_findings_are_found_by_their_rule_and_by_their_subject(register: Register, town: Town) -> None:
    screen(only(register, *FOUR))
    with register.read() as connection:
        every = lists.ids(connection, "findings")
        assert len(every) == 1  # the gift
        for words in ("gratuit", "free", "évolène"):
            assert lists.ids(connection, "findings", Search(words)) == every, words
        assert not lists.ids(connection, "findings", Search("optarive"))
        (row,) = lists.rows(connection, "findings", every, ["level", "subject_kind", "subject", "subject_id"]).values()
        assert (row[1], row[2].said("fr"), row[3]) == ("acquisition", "Évolène · Don", town.deals["gathered"])
        dome, camera = town.equipment["dome"], town.equipment["camera"]
        flags = lists.rows(connection, "equipment", [dome, camera], ["findings"])
        assert flags[dome][0][0] == (row[0], 1)
        assert all(level == "unknown" for level, _ in flags[camera][0])
        assert lists.ids(connection, "equipment", Search(by="findings", falling=True))[0] == dome
        for key in ("vendors", "products", "acquisitions"):
            ids = lists.ids(connection, key, Search(by="findings", falling=True))
            counts = [dict(flags) for (flags,) in lists.rows(connection, key, ids, ["findings"]).values()]
            assert any("unknown" in count for count in counts), key


def test_the_kinds_whose_findings_are_looked_for_are_those_that_rules_are_about() -> None:
    assert {rule.subject for rule in shipped_rules().all} <= set(SUBJECTS)


def test_the_index_made_anew_is_the_index_kept_in_step(register: Register, found: Callable[..., set[str]]) -> None:
    with register.change(Text("Make anew")) as change:
        searched.rebuild(change.connection)
        change.derived.add("search")
    assert (found("école"), found("optarive"), found("zzz")) == ({"camera"}, {"camera"}, set())


def test_many_scattered_records_are_indexed_in_few_statements(register: Register) -> None:
    with register.change(Text("Add")) as change:
        ids = change.insert_many("equipment", ["serial", "quantity"], [(f"S{n:05d}", 1) for n in range(3_000)])
    indexed = 0

    def count(_connection: object, _cursor: object, statement: str, *_arguments: object) -> None:
        nonlocal indexed
        indexed += "INSERT INTO search_equipment" in statement

    chosen = Ids([*ids[:700], *ids[1_000::2]])
    with register.change(Text("Edit")) as change:
        event.listen(change.connection, "before_cursor_execute", count)
        change.edit_many("equipment", [(number, {"serial": f"T{number:05d}"}) for number in chosen])
    assert indexed <= 3
    with register.read() as connection:
        assert len(lists.ids(connection, "equipment", Search("T00"))) == len(
            [number for number in chosen if f"T{number:05d}".startswith("T00")]
        )
        assert not lists.ids(connection, "equipment", Search("S00000"))


@given(st.text())
def test_plain_is_plain_already(text: str) -> None:
    assert plain(plain(text)) == plain(text)


def test_plain_keeps_case_and_takes_accents_and_ligatures() -> None:
    assert plain("Œuvre à l'Hôtel d'Été, Łódź, Straße") == "OEuvre a l'Hotel d'Ete, Lodz, Strasse"
