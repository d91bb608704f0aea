"""A proposed maker that a person confirms: the organisation of the register, or a new one from our reference."""

import pytest
from sqlalchemy import func, select

from register.errors import ConflictError
from register.identity.makers import makers
from register.matching import confirm_maker
from register.model.tables import TABLES
from register.records import record, records
from register.store import Register
from register.texts import Text


def enter(register: Register, *vendors: str) -> int:
    with register.change(Text("Enter")) as change:
        brand, *_ = [change.insert("vendor", {"name": name}) for name in vendors]
        return change.insert("product", {"vendor": brand, "model": "N44"})


def confirm(register: Register, product: int, version: int | None = None) -> int:
    (proposal,) = makers("Lorex")[:1]
    with register.change(Text("Confirm")) as change:
        return confirm_maker(change, product, version, proposal, "en")


def test_a_maker_that_the_register_does_not_have_is_made(register: Register) -> None:
    product = enter(register, "Lorex")
    maker = confirm(register, product)
    with register.read() as connection:
        vendor, made = record(connection, "vendor", maker), record(connection, "product", product)
        (proof,) = records(connection, "evidence", [1]).values()
    assert vendor is not None
    assert made is not None
    assert (vendor.values["name"], vendor.values["country"]) == ("Dahua", "CN")
    assert made.values["maker"] == maker
    assert (proof.values["kind"], proof.values["about_field"]) == ("reference", "maker")
    assert "Lorex" in proof.values["statement"]


def test_a_maker_that_the_register_has_is_taken_by_its_own_name(register: Register) -> None:
    product = enter(register, "Lorex", "Dahua Technology France", "Zhejiang Dahua Technology Co., Ltd.")
    assert confirm(register, product) == 3
    with register.read() as connection:
        assert connection.scalar(select(func.count()).select_from(TABLES["vendor"])) == 3


def test_a_product_that_was_changed_meanwhile_is_left(register: Register) -> None:
    product = enter(register, "Lorex")
    with register.change(Text("Edit")) as change:
        change.edit("product", product, 1, {"model": "N44B"})
    with pytest.raises(ConflictError):
        confirm(register, product, 1)
