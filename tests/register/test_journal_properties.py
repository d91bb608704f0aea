"""Whatever a change does, undoing it gives the same records again, and redoing it those that it made."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from register.journal.change import Change
from register.journal.ids import Ids
from register.model.tables import TABLES
from register.store import Register
from register.texts import Text
from register.values import Answer, Money
from tests.register.test_journal_undo import number_of, world

LABEL = Text("Test")
texts = st.none() | st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)
amounts = st.none() | st.builds(
    Money,
    st.decimals(0, 10_000, places=2),
    st.sampled_from(["EUR", "CHF"]),
    st.sampled_from([None, "excl", "incl"]),
    st.none() | st.just(Decimal(20)),
)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "serial": texts,
    "serials": st.none() | st.lists(st.text("ab", min_size=1), min_size=1, max_size=3).map(tuple),
    "unit_price": amounts,
    "installed_on": st.none() | st.dates(),
    "quantity": st.integers(1, 2**40),
    "status": st.sampled_from([None, "in_service", "stored"]),
}
values = st.fixed_dictionaries(
    {"quantity": st.integers(1, 9)}, optional={key: field for key, field in FIELDS.items() if key != "quantity"}
)
single = st.sampled_from(sorted(FIELDS)).flatmap(lambda key: st.tuples(st.just(key), FIELDS[key]))
some = st.lists(st.integers(0, 60), min_size=1, max_size=40, unique=True)

Act = Callable[[Change, list[int]], None]


def _inserting(values: dict[str, Any]) -> Act:
    def act(change: Change, _ids: list[int]) -> None:
        change.insert("equipment", values)

    return act


def _editing(place: int, values: dict[str, Any]) -> Act:
    return lambda change, ids: change.edit("equipment", ids[place % len(ids)], None, values)


def _setting(places: list[int], pair: tuple[str, Any]) -> Act:
    return lambda change, ids: change.set("equipment", pair[0], {ids[place % len(ids)] for place in places}, pair[1])


def _deleting(places: list[int]) -> Act:
    def act(change: Change, ids: list[int]) -> None:
        gone = {ids[place % len(ids)] for place in places[:-1]} - {ids[0]}
        change.delete_many("equipment", Ids(gone))
        ids[:] = [number for number in ids if number not in gone]

    return act


def _answering(place: int, answer: Answer | None) -> Act:
    return lambda change, ids: change.answer("equipment", ids[place % len(ids)], "serial", answer)


acts = st.lists(
    st.one_of(
        st.builds(_inserting, values),
        st.builds(_editing, st.integers(0, 60), values),
        st.builds(_setting, some, single),
        st.builds(_deleting, some),
        st.builds(_answering, st.integers(0, 60), st.sampled_from([None, *Answer])),
    ),
    min_size=1,
    max_size=6,
)


def _ids(register: Register) -> list[int]:
    with register.read() as connection:
        return sorted(connection.scalars(TABLES["equipment"].select().with_only_columns(TABLES["equipment"].c.id)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts)
def test_undoing_gives_the_same_records_again(register: Register, acts: list[Act]) -> None:
    if not _ids(register):
        with register.change(LABEL) as change:
            change.insert_many("equipment", ("quantity", "serial"), [(1, f"S{place % 7}") for place in range(30)])
    before, last = world(register), number_of(register)
    with register.change(LABEL) as change:
        ids = _ids(register)
        for act in acts:
            act(change, ids)
    after = world(register)
    if number_of(register) == last:
        assert after == before
        return
    undone = register.revert(number_of(register))
    assert undone.done.kept == ()
    assert world(register) == before
    redone = register.revert(undone.number)
    assert redone.done.kept == ()
    assert world(register) == after
    register.revert(number_of(register))
    assert world(register) == before
    assert register.verify().problems == ()
