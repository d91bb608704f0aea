"""Lots that have no key: each row takes the first free one that has what it says, however many there are."""

from collections.abc import Hashable, Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from typing_extensions import override

from register.importing.lots import _take
from register.importing.match import Matches

_MANY = 3_000

_values = st.tuples(st.none() | st.integers(0, 2), st.none() | st.integers(0, 2))
_groups = st.lists(st.tuples(st.integers(0, 1), _values), max_size=12)


def _one_by_one(
    rows: Sequence[tuple[int, Hashable, tuple[Any, ...]]], items: Sequence[tuple[int, Hashable, tuple[Any, ...]]]
) -> dict[int, int]:
    """The same, as it is said."""
    matched: dict[int, int] = {}
    for row, group, values in rows:
        for item, held_in, held in items:
            says = all(said is None or said == has for said, has in zip(values, held, strict=True))
            if group == held_in and says and item not in matched.values():
                matched[row] = item
                break
    return matched


@given(_groups, _groups, st.sets(st.integers(100, 105)))
def test_each_takes_the_first_free_one_that_has_what_it_says(
    said: list[tuple[int, Any]], held: list[tuple[int, Any]], gone: set[int]
) -> None:
    rows = [(row, *one) for row, one in enumerate(said)]
    items = [(item, *one) for item, one in enumerate(held, start=100)]
    matches = Matches(taken=dict.fromkeys(gone, 999))
    _take(rows, items, matches)
    assert matches.matched == _one_by_one(rows, [item for item in items if item[0] not in gone])


class _Counted(str):
    """A text that counts how often it is compared."""

    __slots__ = ()
    compared = 0

    @override
    def __eq__(self, other: object) -> bool:
        _Counted.compared += 1
        return str.__eq__(self, other)

    __hash__ = str.__hash__


def test_thousands_of_unlike_lots_at_one_place_are_not_each_compared_with_each() -> None:
    _Counted.compared = 0
    rows = [(row, "place", (_Counted(f"note {_MANY - row}"),)) for row in range(_MANY)]
    items = [(item, "place", (_Counted(f"note {item}"),)) for item in range(1, _MANY + 1)]
    matches = Matches()
    _take(rows, items, matches)
    assert matches.matched == {row: _MANY - row for row in range(_MANY)}
    assert _Counted.compared < 10 * _MANY
