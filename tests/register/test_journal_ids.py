"""Ids as ranges: what a set of numbers does, in less room."""

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import column, create_engine, select, table

from register.journal.ids import Ids, pages

numbers = st.sets(st.integers(1, 60))


@given(numbers, numbers)
def test_they_are_sets(some: set[int], others: set[int]) -> None:
    ids = Ids(some)
    assert list(ids) == sorted(some)
    assert len(ids) == len(some)
    assert {number for number in range(62) if number in ids} == some
    assert Ids.read(str(ids)) == ids
    assert hash(Ids(sorted(some))) == hash(ids)
    assert Ids.of_ranges([*Ids(others).ranges, *ids.ranges]) == Ids(some | others)
    assert (ids == Ids(others)) is (some == others)


def test_they_are_short() -> None:
    assert str(Ids([*range(1, 501), 502])) == "1-500,502"
    assert repr(Ids(range(5, 5))) == "Ids('')"
    assert Ids(range(1, 100_001)).ranges == (range(1, 100_001),)


def test_they_choose_rows_by_pages() -> None:
    wanted = Ids([*range(1, 2_000), *range(3_000, 9_000, 2), *range(9_500, 9_900, 4), 9_501, 9_502, 9_503])
    source = table("numbers", column("id"))
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE numbers (id)")
        connection.exec_driver_sql("INSERT INTO numbers VALUES (?)", [(number,) for number in range(10_000)])
        conditions = list(wanted.among(source.c.id))
        found = [number for one in conditions for number in connection.scalars(select(source.c.id).where(one))]
    engine.dispose()
    assert sorted(found) == list(wanted)
    assert 2 <= len(conditions) <= 10


def test_pages_leave_nothing_out() -> None:
    assert [list(page) for page in pages(range(7), 3)] == [[0, 1, 2], [3, 4, 5], [6]]
    assert list(pages([], 3)) == []
