"""Lists: which records a search finds, in which order, and the rows that are looked at."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import Connection

from register.queries import lists
from register.queries.columns import LISTS, Search
from register.store import Register
from register.texts import Text, shown
from register.values import Money
from tests.register.town import Town, made


@pytest.fixture
def town(register: Register) -> Town:
    return made(register)


@pytest.fixture
def connection(register: Register, town: Town) -> Iterator[Connection]:
    with register.read() as connection:
        yield connection


def names(connection: Connection, key: str, column: str, search: Search) -> list[str]:
    ids = lists.ids(connection, key, search)
    found = lists.rows(connection, key, ids, [column])
    return [shown(found[number][0], "fr") for number in ids]


def test_text_is_ordered_without_case_and_accents(connection: Connection) -> None:
    assert names(connection, "vendors", "name", Search()) == ["Évolène", "helvarion", "Optarive"]
    falling = Search(by="name", falling=True)
    assert names(connection, "vendors", "name", falling) == ["Optarive", "helvarion", "Évolène"]


def test_what_is_not_known_comes_last_either_way(connection: Connection) -> None:
    for falling in (False, True):
        assert names(connection, "equipment", "site", Search(by="site", falling=falling))[-1] == ""
    assert names(connection, "equipment", "vendor", Search(by="vendor")) == ["Évolène", "Optarive", ""]


def test_codes_are_ordered_as_their_list_is(connection: Connection) -> None:
    assert names(connection, "acquisitions", "deal_type", Search(by="deal_type")) == ["purchase", "donation"]
    assert names(connection, "equipment", "deal_type", Search(by="deal_type")) == ["purchase", "donation", ""]


def test_every_column_of_every_list_can_be_read_ordered_and_filtered(connection: Connection) -> None:
    for key, spec in LISTS.items():
        every = sorted(lists.ids(connection, key))
        assert len(every) == lists.count(connection, key)
        assert {column.key for column in spec.columns} >= {*spec.shown, spec.by}
        for column in spec.columns:
            for falling in (False, True):
                assert sorted(lists.ids(connection, key, Search(by=column.key, falling=falling))) == every
            assert lists.rows(connection, key, every, [column.key]).keys() == set(every)
            if column.key != "findings":
                lists.ids(connection, key, Search(filters={column.key: (None,)}))


def test_a_row_has_the_values_of_its_fields_and_the_titles_of_its_references(
    connection: Connection, town: Town
) -> None:
    columns = ["vendor", "model", "site", "serial", "unit_price", "installed_on", "supplier", "deal_type", "serials"]
    camera, dome = town.equipment["camera"], town.equipment["dome"]
    found = lists.rows(connection, "equipment", [dome, camera, 999], columns)
    price = Money(Decimal("766.80"), "EUR", "incl")
    assert found[camera] == (
        "Optarive", "OA-100", "École Jules-Ferry", "00123", price, date(2022, 10, 25), "helvarion", "purchase", None,
    )  # fmt: skip
    assert found[dome][-3:] == ("Évolène", "donation", ("A1", "A2"))
    assert 999 not in found


def test_a_gathered_deal_is_called_in_the_readers_language(connection: Connection, town: Town) -> None:
    found = lists.rows(connection, "acquisitions", [*town.deals.values()], ["title"])
    assert found[town.deals["signed"]] == ("Lot 3",)
    title = found[town.deals["gathered"]][0]
    assert isinstance(title, Text)
    assert (title.said("en"), title.said("fr")) == ("Évolène · Donation", "Évolène · Don")
    named = lists.rows(connection, "equipment", [town.equipment["dome"]], ["acquisition"])
    assert named[town.equipment["dome"]] == (title,)


def test_a_gathered_deal_without_words_is_called_by_what_is_known(register: Register) -> None:
    with register.change(Text("Add deals")) as change:
        bare = change.insert("acquisition", {"ref": "A-2026-003", "gathered": True})
        kind = change.insert("acquisition", {"ref": "A-2026-004", "gathered": True, "deal_type": "donation"})
        given = {"ref": "A-2026-005", "gathered": True, "deal_type": "donation", "title": "Don de 2019"}
        titled = change.insert("acquisition", given)
    with register.read() as connection:
        found = lists.rows(connection, "acquisitions", [bare, kind, titled], ["title"])
    assert [shown(found[number][0], "fr") for number in (bare, kind, titled)] == ["A-2026-003", "Don", "Don de 2019"]


def test_counts_are_of_what_refers_here(connection: Connection, town: Town) -> None:
    columns = ["name", "product_count", "acquisition_count", "equipment_count"]
    found = lists.rows(connection, "vendors", [*town.vendors.values()], columns)
    assert found[town.vendors["Évolène"]] == ("Évolène", 1, 1, 1)
    assert found[town.vendors["helvarion"]] == ("helvarion", 0, 1, 0)
    by_count = names(connection, "sites", "name", Search(by="equipment_count", falling=True))
    assert by_count == ["École Jules-Ferry", "Zoo", "Hôtel de ville"]


def test_a_filter_keeps_values_ids_and_what_is_not_known(connection: Connection, town: Town) -> None:
    def kept(**filters: tuple[object, ...]) -> set[int]:
        return set(lists.ids(connection, "equipment", Search(filters=filters)))

    items = town.equipment
    assert kept(vendor=(town.vendors["Optarive"],)) == {items["camera"]}
    assert kept(acquisition=(town.deals["gathered"],)) == {items["dome"]}
    assert kept(deal_type=("donation", None)) == {items["dome"], items["bare"]}
    assert kept(site=(None,)) == {items["bare"]}
    assert kept(supplier=(town.vendors["helvarion"],), quantity=(1,)) == {items["camera"]}
    assert kept(quantity=(7,)) == set()


def test_an_order_that_is_no_column_is_a_mistake_of_the_program(connection: Connection) -> None:
    with pytest.raises(KeyError):
        lists.ids(connection, "sites", Search(by="serial"))
