"""Of a collection, only the records that can matter to a condition are looked at; named sets are looked into."""

from typing import Any

import pytest

from register.rules.facts import Listing
from register.rules.judging import bound_rules
from register.screening.narrowing import that_matter
from tests.register.rules.worlds import rule, world

_ROWS: list[dict[str, Any]] = [
    {"code": "live", "state": "enabled_operational"},
    {"code": "anpr", "state": None},
    {"code": "gunshot", "state": "present_unlocked"},
    {"code": "fall", "state": "absent"},
]


@pytest.mark.parametrize(
    ("condition", "fetched"),
    [
        ("any functions(code in @audio)", {"gunshot"}),
        ("any functions(code in @intrusive and state = present_unlocked)", {"anpr", "gunshot"}),
        ("any functions(code in @audio or state in @enabled)", {"gunshot", "live", "anpr"}),
        ("no functions(code not in @audio)", {"live", "anpr", "fall"}),
        ("every functions(code in @audio)", {"live", "anpr", "fall"}),
        ("any functions(code in @audio) or any functions(code in @vsa)", {"gunshot", "fall"}),
        ("count(functions(code in @audio)) > 1", {"gunshot", "live", "anpr", "fall"}),
    ],
)
def test_records_that_cannot_matter_are_left_out(condition: str, fetched: set[str]) -> None:
    level = bound_rules((rule(condition, "product"),), world())["product"]
    matters = that_matter(level.reads.collections["functions"], {"code": 0, "state": 1})
    raw = [tuple(row.values()) for row in _ROWS]
    rows = [row for row, one in zip(_ROWS, raw, strict=True) if matters is None or matters(one)]
    assert {row["code"] for row in rows} == fetched
    asked = level.rules[0].truth
    narrow, whole = ({"id": 1, "functions": listing(every)} for every in (rows, _ROWS))
    assert asked(narrow) is asked(whole)


def listing(rows: list[dict[str, Any]]) -> Listing:
    return Listing(tuple(row | {"id": number} for number, row in enumerate(rows, 1)), complete=True)


def test_an_amount_matters_only_where_it_may_be_nothing() -> None:
    level = bound_rules((rule("any equipment(unit_price = 0)"),), world())["acquisition"]
    matters = that_matter(level.reads.collections["equipment"], {"unit_price": 0})
    assert matters is not None
    assert [matters((amount,)) for amount in (0, None, 10_000)] == [True, True, False]
