"""The order of a list that is remembered gives what reading and sorting anew gives, whoever wrote in between."""

from array import array
from itertools import cycle, product

import pytest
from sqlalchemy import event, select

from register.model.tables import TABLES
from register.queries import lists
from register.queries.columns import LISTS, Search
from register.queries.order import Order, forget
from register.store import Register
from register.texts import Text
from tests.register.town import Town, made

_WORDS = ("", "0", "o", "school", "école", "zoo", "00123", "opta 00123", "%", "nothing of the kind")


@pytest.fixture
def town(register: Register) -> Town:
    return made(register)


def test_what_is_found_is_the_same_whether_the_order_is_remembered_or_not(register: Register, town: Town) -> None:
    words = cycle(_WORDS)
    with register.read() as connection:
        for key, spec in LISTS.items():
            for column, falling in product(spec.columns, (False, True)):
                filters = {column.key: (None,)} if column.key != "findings" else {}
                searches = [Search(next(words), column.key, falling, kept) for kept in ({}, filters)]
                forget(connection)
                anew = [lists.ids(connection, key, search) for search in searches]
                lists.ids(connection, key, Search(by=column.key, falling=falling))
                assert [lists.ids(connection, key, search) for search in searches] == anew, (key, column.key)


def test_a_list_that_was_read_is_not_sorted_again_for_a_search(register: Register, town: Town) -> None:
    said: list[str] = []
    with register.read() as connection:
        if connection.dialect.name != "sqlite":
            return  # a server sorts by itself
        lists.ids(connection, "equipment")
        event.listen(connection, "before_cursor_execute", lambda *given: said.append(given[2]))
        assert [*lists.ids(connection, "equipment", Search("00123"))] == [town.equipment["camera"]]
        assert len(lists.ids(connection, "equipment")) == 3
    assert said
    assert not [statement for statement in said if "ORDER BY" in statement]


def test_whoever_changes_something_the_next_search_sees_it(register: Register, town: Town) -> None:
    def found(search: Search) -> list[int]:
        with register.read() as connection:
            return [*lists.ids(connection, "equipment", search)]

    every, words = Search(), Search("opta")
    camera, equipment = town.equipment["camera"], TABLES["equipment"].c
    with register.change(Text("Edit")) as change:
        change.edit("equipment", camera, None, {"asset_tag": "mmmm"})
    before = found(every)
    assert found(words) == [camera]
    other = Register.open(register.address)
    with other.change(Text("Add")) as change:
        bought = change.connection.scalar(select(equipment.product_id).where(equipment.id == camera))
        added = change.insert("equipment", {"quantity": 1, "asset_tag": "0000", "product": bought})
    assert found(every) == [added, *before]
    assert found(words) == [added, camera]
    other.close()
    with register.change(Text("Edit")) as change:
        change.edit("equipment", added, None, {"asset_tag": "zzzz"})
    assert found(every).index(added) > found(every).index(camera)
    assert found(words) == [camera, added]
    with register.change(Text("Delete")) as change:
        change.delete("equipment", added)
    assert (found(every), found(words)) == (before, [camera])


def test_what_is_written_and_taken_back_is_not_remembered(register: Register, town: Town) -> None:
    with pytest.raises(LookupError), register.change(Text("Add")) as change:  # noqa: PT012 - the state in between
        change.insert("equipment", {"quantity": 1, "asset_tag": "0000"})
        assert len(lists.ids(change.connection, "equipment")) == 4
        raise LookupError
    for _ in range(3):
        with register.read() as connection:
            assert len(lists.ids(connection, "equipment")) == 3


def test_what_the_index_has_and_the_list_has_not_is_left_out() -> None:
    order = Order(array("q", [7, 3, 5]))
    assert order.of([3, 7, 3, 4, 99]) == array("q", [7, 3])
    assert order.of([]) == order.of([4]) == order.of([99]) == array("q")
    assert Order(array("q")).of([1]) == array("q")
