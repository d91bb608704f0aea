"""A whole register exported and taken back changes nothing, whatever is in it and whoever saved the file anew."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from register import tasks
from register.exporting import Order
from register.fields.catalogue import CATALOGUE
from register.store import Register
from register.texts import Text
from tests.register.importing.book.any_register import enter, records
from tests.register.importing.reads import all_of
from tests.register.test_sheets import soffice

ANY = settings(
    max_examples=5, suppress_health_check=list(HealthCheck), phases=(Phase.explicit, Phase.reuse, Phase.generate)
)  # what fails names its cell: a smaller register would take minutes to find
Made = list[tuple[str, dict[str, Any], Any]]
KINDS = [kind for kind in CATALOGUE if kind != "import"]


def everything(register: Register) -> dict[str, list[dict[str, Any]]]:
    return {kind: all_of(register, kind) for kind in CATALOGUE}


def _comes_back(address: str, path: Path, rows: int) -> None:
    """Nothing would change, nothing is wrong, and after the import everything is as it was. rows: of the workbook."""
    with closing(Register.open(address)) as register:
        before = everything(register)
    seen = tasks.preview(address, [path])
    assert not seen.changes, [(one.kind, one.id, one.field, one.old, one.new) for one in seen.changes]
    assert not seen.problems, [(one.sheet, one.row, one.field, one.value, str(one.message)) for one in seen.problems]
    told = tasks.import_files(address, [path])
    assert told["counts"] == {"new": 0, "changed": 0, "same": rows, "duplicate": 0, "rejected": 0}
    with closing(Register.open(address)) as register:
        after = everything(register)
    assert {kind: after[kind] for kind in KINDS} == {kind: before[kind] for kind in KINDS}
    assert len(after["import"]) == len(before["import"]) + 1


def _back(language: str, made: Made, saved_as: tuple[str, ...] = (), *, restricted: bool = True) -> None:
    with TemporaryDirectory() as folder:
        address, path = str(Path(folder) / "city.vitrine"), Path(folder) / "register.xlsx"
        with (
            closing(Register.create(address, who="Claude Martin")) as register,
            register.change(Text("Fill")) as change,
        ):
            enter(change, made)
        rows = tasks.export_list(address, path, Order("all", language, restricted=restricted)).rows
        for to in saved_as:
            (Path(folder) / to).mkdir()
            path = soffice(path, to, Path(folder) / to)
        _comes_back(address, path, rows)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_any_register_comes_back(language: str) -> None:
    check: Callable[[], None] = given(made=records())(lambda made: _back(language, made))
    ANY(check)()


@pytest.mark.parametrize(("language", "saved_as"), [("fr", ("xlsx",)), ("en", ("ods",)), ("fr", ("ods", "xlsx"))])
def test_any_register_comes_back_from_libreoffice(language: str, saved_as: tuple[str, ...]) -> None:
    check: Callable[[], None] = given(made=records())(lambda made: _back(language, made, saved_as))
    settings(ANY, max_examples=1)(check)()


def test_what_is_restricted_stays_inside_and_comes_to_no_harm() -> None:
    check: Callable[[], None] = given(made=records())(lambda made: _back("en", made, restricted=False))
    settings(ANY, max_examples=2)(check)()


@pytest.mark.long
@pytest.mark.parametrize("language", ["en", "fr"])
def test_very_many_registers_come_back(language: str) -> None:
    check: Callable[[], None] = given(made=records())(lambda made: _back(language, made))
    settings(ANY, max_examples=100)(check)()
