"""A list that is read before the database's libraries are loaded: the same in every cell, or not at all."""

import json
import os
import random
import sqlite3
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import register as program
from register.fields.catalogue import CATALOGUE
from register.fields.field import Field, Kind
from register.late import LateRegister, list_count, list_ids, list_rows
from register.queries import keeping, lists, recipe
from register.queries.ahead import Ahead
from register.queries.columns import LISTS, Search
from register.queries.keeping import keep_recipe
from register.queries.recipe import kept
from register.screening import screen
from register.store import Register
from register.texts import Text
from register.values import Money
from tests.register.town import Town, made

FIRST = "equipment"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "town.vitrine"


@pytest.fixture
def register(path: Path) -> Iterator[Register]:
    """A register in a file, whatever database the other tests use: a server's lists are not read ahead."""
    made = Register.create(path, who="Claude Martin")
    yield made
    made.close()


@pytest.fixture
def town(register: Register) -> Town:
    """A town with findings, and with an item and a deal of which every field is known."""
    town = made(register)
    ids = {
        "vendor": town.vendors["Optarive"],
        "product": town.products["OA-100"],
        "site": town.sites["Zoo"],
        "acquisition": town.deals["signed"],
    }
    with register.change(Text("Tell all")) as change:
        change.edit("vendor", ids["vendor"], None, {"parent_country": "CN", "control_type": "state_majority"})
        for kind in ("person", "deployment", "evidence", "equipment", "acquisition"):
            told = {field.key: value(field, ids) for field in CATALOGUE[kind].stored}
            ids.setdefault(kind, change.insert(kind, {key: known for key, known in told.items() if known is not None}))
        change.edit("equipment", ids["equipment"], None, {"product": ids["product"]})
    screen(register)
    return town


def value(field: Field, ids: dict[str, int]) -> Any:
    """Something that such a field can hold; None for a reference to what there is not."""
    codes = list(field.codes) if field.codes is not None else []
    return {
        Kind.CODE: codes[0] if codes else None,
        Kind.CODES: tuple(codes[:2]),
        Kind.TEXTS: ("a", "é, “b”"),
        Kind.COUNTRY: "CN",
        Kind.COUNTRIES: ("CN", "FR"),
        Kind.YES_NO: len(field.key) % 2 == 0,
        Kind.NUMBER: len(field.key),
        Kind.DATE: date(2024, 2, 29),
        Kind.MONEY: Money(Decimal("1234.5678"), "EUR", "incl", Decimal("5.5")),
        Kind.MAC: "AA:BB:CC:DD:EE:FF",
        Kind.IP: "10.0.0.1",
        Kind.REF: ids.get(field.to or ""),
    }.get(field.kind, f"{field.key} «é»\n\t\\\"'")


def arrangements(key: str) -> list[list[str]]:
    """The columns of a list as shown at first, all, each alone, and some in any order."""
    every = [column.key for column in LISTS[key].columns]
    chosen = random.Random(7)
    some = [chosen.sample(every, chosen.randint(1, len(every))) for _ in range(20)]
    return [list(LISTS[key].shown), every, *([column] for column in every), *some]


@pytest.mark.parametrize("key", LISTS)
def test_every_cell_is_as_the_ordinary_way_reads_it(register: Register, town: Town, path: Path, key: str) -> None:
    for columns in arrangements(key):
        with register.read() as connection:
            made = keeping.recipe(connection, key, columns)
            if made is None:
                assert key != FIRST
                continue
            ahead = Ahead.open(str(path), recipe.read(made.text()))
            assert ahead is not None
            ids = lists.ids(connection, key)
            assert ahead.ids() == ids
            assert ahead.count() == lists.count(connection, key) == len(ids)
            assert ahead.rows(ids, columns) == lists.rows(connection, key, ids, columns)
            assert ahead.rows([999], columns) == {}
        ahead.close()


def test_findings_and_every_kind_of_value_are_among_them(register: Register, town: Town) -> None:
    with register.read() as connection:
        every = [column.key for column in LISTS[FIRST].columns]
        rows = lists.rows(connection, FIRST, lists.ids(connection, FIRST), every).values()
    levels = {level for row in rows for level, _count in row[every.index("findings")]}
    assert levels > {"unknown"}
    kinds = {type(cell) for row in rows for cell in row}
    assert {str, int, date, Money, tuple, Text} <= kinds


def test_a_recipe_fits_one_program_one_list_and_one_arrangement(
    register: Register, town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "kept"
    assert kept(place, FIRST, []) is None
    keep_recipe(register, place, FIRST, [])
    found = kept(place, FIRST, [])
    assert found is not None
    assert found.columns == list(LISTS[FIRST].shown)
    assert kept(place, FIRST, ["serial"]) is None
    assert kept(place, "vendors", []) is None
    with monkeypatch.context() as later:
        later.setattr(recipe, "stamp", lambda: "another program")
        assert kept(place, FIRST, []) is None
    for spoiled in ("", "[]", "{}", json.dumps(found._asdict() | {"more": 1}), place.read_text()[:-9]):
        place.write_text(spoiled)
        assert kept(place, FIRST, []) is None


def test_the_program_is_told_from_any_other_by_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fields").mkdir()
    module = tmp_path / "fields" / "vendor.py"
    module.write_text("x = 1")
    monkeypatch.setattr(program, "__path__", [str(tmp_path)])
    before = recipe.stamp()
    os.utime(module, ns=(1, 1))
    touched = recipe.stamp()
    module.write_text("x = 12")
    os.utime(module, ns=(1, 1))
    assert len({before, touched, recipe.stamp()}) == 3
    monkeypatch.setattr(program, "__path__", [str(tmp_path / "program.zip")])
    assert recipe.stamp() == ""


def test_a_column_that_is_no_more_is_left_out_and_a_list_beyond_sql_is_not_kept(
    register: Register, town: Town, tmp_path: Path
) -> None:
    place = tmp_path / "kept"
    keep_recipe(register, place, FIRST, ["serial", "gone"])
    found = kept(place, FIRST, ["serial", "gone"])
    assert found is not None
    assert found.columns == ["serial"]
    keep_recipe(register, place, "findings", [])
    assert not place.exists()


@pytest.fixture
def place(register: Register, town: Town, tmp_path: Path) -> Path:
    """Where the recipe of the first list is kept."""
    place = tmp_path / "kept"
    keep_recipe(register, place, FIRST, [])
    register.close()
    return place


def is_open(late: LateRegister) -> bool:
    return late._register is not None


def test_what_is_seen_first_is_read_at_once_and_given_once(path: Path, place: Path) -> None:
    late = LateRegister.of(str(path), place, FIRST, [])
    assert late is not None
    assert late.take_first("vendors") is None
    first = late.take_first(FIRST)
    assert first is not None
    assert late.take_first(FIRST) is None
    assert not is_open(late)
    with late.read() as connection:
        ids = lists.ids(connection, FIRST)
        assert first == (ids, list(LISTS[FIRST].shown), lists.rows(connection, FIRST, ids, LISTS[FIRST].shown))
    late.close()


def test_a_list_is_read_before_the_register_is_opened(path: Path, place: Path) -> None:
    late = LateRegister.of(str(path), place, FIRST, [])
    assert late is not None
    assert late.currency == "EUR"
    shown = LISTS[FIRST].shown
    ids = list_ids(late, FIRST, Search())
    rows = list_rows(late, FIRST, ids, shown)
    assert len(rows) == list_count(late, FIRST) == len(ids) == 4
    assert not is_open(late)
    assert not path.with_name(f"{path.name}.lock").exists()
    assert list_ids(late, FIRST, Search(words="00123")) == ids[:0] + type(ids)("q", [1])
    assert is_open(late)
    assert list_rows(late, FIRST, ids, shown) == rows
    told: list[Any] = []
    late.told = told.append
    with late.change(Text("Edit")) as change:
        change.edit("equipment", 1, None, {"serial": "9"})
    assert told[-1].label == Text("Edit")
    late.close()
    assert sorted(entry.name for entry in path.parent.iterdir()) == ["kept", "town.vitrine"]


def test_what_was_written_meanwhile_is_read(path: Path, place: Path) -> None:
    late = LateRegister.of(str(path), place, FIRST, [])
    assert late is not None
    list_ids(late, FIRST, Search())
    with sqlite3.connect(path) as other:
        other.execute("UPDATE equipment SET serial = 'new' WHERE id = 2")
        other.execute("DELETE FROM equipment WHERE id = 3")
    other.close()
    shown = LISTS[FIRST].shown
    assert sorted(list_ids(late, FIRST, Search())) == [1, 2, 4]
    assert list_rows(late, FIRST, [2, 3], shown)[2][shown.index("serial")] == "new"
    assert not is_open(late)
    late.close()


def test_other_columns_wait_for_the_register(path: Path, place: Path) -> None:
    late = LateRegister.of(str(path), place, FIRST, [])
    assert late is not None
    assert list_rows(late, FIRST, [1], ["serial"]) == {1: ("00123",)}
    assert is_open(late)
    late.close()


def _no_file(path: Path) -> None:
    path.unlink()


def _another_file(path: Path) -> None:
    path.write_bytes(b"\x89PNG not a register at all" * 100)


def _short_file(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0")


def _another_program(path: Path) -> None:
    _execute(path, "PRAGMA application_id = 1")


def _newer(path: Path) -> None:
    _execute(path, "UPDATE alembic_version SET version_num = '9999'")


def _without_schema(path: Path) -> None:
    _execute(path, "DROP TABLE alembic_version")


def _damaged(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xa5" * (len(whole) - 4096))


def _with_a_date_that_is_none(path: Path) -> None:
    _execute(path, "UPDATE equipment SET installed_on = 'soon' WHERE id = 1")


def _open_elsewhere(path: Path) -> None:
    holder = {"user": "x", "host": "another machine", "process": 1, "since": "2026-01-01T00:00:00+00:00"}
    path.with_name(f"{path.name}.lock").write_text(json.dumps(holder))


def _execute(path: Path, statement: str) -> None:
    with sqlite3.connect(path) as database:
        database.execute(statement)
    database.close()


@pytest.mark.parametrize(
    "spoil",
    [
        _no_file,
        _another_file,
        _short_file,
        _another_program,
        _newer,
        _without_schema,
        _damaged,
        _open_elsewhere,
        _with_a_date_that_is_none,
    ],
)
def test_whatever_is_not_as_it_should_be_is_opened_the_ordinary_way(path: Path, place: Path, spoil: Any) -> None:
    spoil(path)
    assert LateRegister.of(str(path), place, FIRST, []) is None


def test_a_server_is_opened_the_ordinary_way(place: Path) -> None:
    assert LateRegister.of("postgresql+psycopg://city@localhost/vitrine", place, FIRST, []) is None


def test_who_has_it_open_on_this_machine_is_no_hindrance(path: Path, place: Path) -> None:
    beside = Register.open(path)
    late = LateRegister.of(str(path), place, FIRST, [])
    assert late is not None
    late.close()
    beside.close()


def test_more_columns_than_a_function_of_sqlite_takes_are_read(
    register: Register, town: Town, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("register.queries.ahead._MOST", 3)
    every = [column.key for column in LISTS[FIRST].columns]
    with register.read() as connection:
        made = keeping.recipe(connection, FIRST, every)
        assert made is not None
        ahead = Ahead.open(str(path), made)
        assert ahead is not None
        ids = lists.ids(connection, FIRST)
        assert ahead.rows(ids, every) == lists.rows(connection, FIRST, ids, every)
    ahead.close()
