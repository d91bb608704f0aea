"""An import undone as far as it can be: what somebody used or corrected since stays, and is listed."""

from typing import Any

import pytest

from register.errors import ConflictError
from register.store import Register
from register.texts import Text
from tests.register.importing.reads import all_of, file, imported, planned

KINDS = ("import", "vendor", "product", "site", "acquisition", "party", "equipment")


def _row(number: int, site: str) -> dict[str, Any]:
    return {
        "vendor": f"Brand {number % 3}",
        "model": f"M{number % 5}",
        "serial": f"S{number}",
        "site": site,
        "supplier": "Orvanel",
        "deal_type": "purchase",
    }


def _rows() -> list[dict[str, Any]]:
    return [_row(number, f"Site {number % 4}") for number in range(40)]


def _everything(register: Register) -> dict[str, list[dict[str, Any]]]:
    return {kind: all_of(register, kind) for kind in KINDS}


def test_an_import_undone_leaves_the_register_as_it_was(register: Register) -> None:
    imported(register, file(*_rows()[:10]))
    before = _everything(register)
    moved = [row | {"notes": "moved", "site": "Elsewhere"} for row in _rows()]
    _, applied = imported(register, file(*moved))
    register.revert(applied.change)
    assert _everything(register) == before
    assert register.verify().whole


def test_undo_and_redo_of_an_import(register: Register) -> None:
    _, applied = imported(register, file(*_rows()))
    after = _everything(register)
    undone = register.revert(applied.change)
    assert not any(_everything(register).values())
    register.revert(undone.number)
    assert _everything(register) == after
    assert planned(register, file(*_rows())).counts["same"] == 40


def test_with_one_site_corrected_since_everything_else_goes_and_that_is_listed(register: Register) -> None:
    _, applied = imported(register, file(*_rows()))
    with register.change(Text("Correct the name of a site")) as change:
        change.edit("site", 2, 1, {"name": "Corrected"})
    preview = register.revert_preview(applied.change)
    assert [(kept.kind, kept.id) for kept in preview.kept if kept.kind != "import"] == [("site", 2)]
    register.revert(applied.change)
    left = {kind: len(records) for kind, records in _everything(register).items()}
    assert left == {"import": 1, "vendor": 0, "product": 0, "site": 1, "acquisition": 0, "party": 0, "equipment": 0}
    assert all_of(register, "site")[0]["name"] == "Corrected"
    assert register.verify().whole


def test_what_something_newer_refers_to_stays(register: Register) -> None:
    _, applied = imported(register, file(*_rows()))
    imported(register, file(_row(3, "Quay") | {"serial": "NEW"}))
    register.revert(applied.change)
    left = _everything(register)
    assert [item["serial"] for item in left["equipment"]] == ["NEW"]
    assert [product["model"] for product in left["product"]] == ["M3"]
    assert {vendor["name"] for vendor in left["vendor"]} == {"Brand 0", "Orvanel"}
    assert [deal["gathered"] for deal in left["acquisition"]] == [True]
    assert {item["source"][0] for item in left["equipment"]} == {2}


def test_an_import_is_undone_once(register: Register) -> None:
    _, applied = imported(register, file(*_rows()))
    register.revert(applied.change)
    with pytest.raises(ConflictError):
        register.revert(applied.change)
