"""Screening what changed gives what screening everything gives, whatever the changes were."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from register.errors import Cancelled
from register.journal.change import Change
from register.model.derived import CAUSE, FINDING, VERDICT
from register.model.journal import JOURNAL_HEAD
from register.model.tables import TABLES
from register.queries.findings import held_by, undecided
from register.rules.judging import bound_rules
from register.rules.levels import Result
from register.rules.pack import shipped_rules
from register.screening import Screened, explain, screen
from register.screening.dependents import concerned
from register.store import Register
from register.texts import Text
from register.values import Answer, Money
from tests.register.only import FOUR, only
from tests.register.rules.worlds import rule, world

TODAY = date(2026, 11, 24)


def snapshot(connection: Connection) -> set[tuple[Any, ...]]:
    """Everything that was derived, without numbers that differ from one screening to the next."""
    row, found = VERDICT.c, FINDING.c
    verdicts = select(
        row.subject_kind,
        row.subject_id,
        row.word,
        row.true_bits,
        row.unknown_bits,
        CAUSE.c.missing,
        CAUSE.c.held,
        row.due_on,
        row.product_id,
        row.deployment_id,
    ).outerjoin(CAUSE, CAUSE.c.id == row.cause_id)
    findings = select(
        found.place,
        found.subject_id,
        found.rule,
        found.level,
        found.level_up_to,
        found.why,
        found.level_missing,
        found.number,
        found.status,
        found.joined,
    )
    return {tuple(one) for query in (verdicts, findings) for one in connection.execute(query)}


def _ids(change: Change, kind: str) -> list[int]:
    return list(change.connection.scalars(select(TABLES[kind].c.id).order_by(TABLES[kind].c.id)))


def _money(random: Random) -> Money | None:
    amount = random.choice([None, "0", "10", "70000"])
    return (
        None if amount is None else Money(Decimal(amount), random.choice(["EUR", "USD"]), random.choice(["excl", None]))
    )


def _pick(random: Random, change: Change, kind: str) -> int | None:
    ids = _ids(change, kind)
    return random.choice(ids) if ids else None


def _vendor(random: Random, change: Change) -> None:
    number = change.insert(
        "vendor", {"name": f"V{random.randrange(10**6)}", "parent_country": random.choice([None, "CN"])}
    )
    change.edit("vendor", number, None, {"parent": random.choice([None, *_ids(change, "vendor")])})


def _vendor_edit(random: Random, change: Change) -> None:
    number = _pick(random, change, "vendor")
    if number is not None:
        country, parent = random.choice([None, "CN", "FR", "US"]), _pick(random, change, "vendor")
        change.edit("vendor", number, None, {"parent_country": country, "country": "KR", "parent": parent})


def _product(random: Random, change: Change) -> None:
    vendor, maker = _pick(random, change, "vendor"), _pick(random, change, "vendor")
    if vendor is not None:
        status = random.choice([None, "own_make", "odm"])
        change.insert(
            "product", {"vendor": vendor, "maker": random.choice([None, maker]), "oem_status": status, "model": "M"}
        )


def _product_edit(random: Random, change: Change) -> None:
    number = _pick(random, change, "product")
    if number is not None:
        values = {"vendor": _pick(random, change, "vendor"), "publisher": _pick(random, change, "vendor")}
        change.edit("product", number, None, values | {"oem_status": random.choice([None, "own_make"])})


def _deal(random: Random, change: Change) -> None:
    ref = f"A-{random.randrange(10**9)}"
    counterparts = random.choice([None, ("logo_use",)])
    change.insert(
        "acquisition", {"ref": ref, "gathered": False, "price_paid": _money(random), "counterparts": counterparts}
    )


def _deal_edit(random: Random, change: Change) -> None:
    number = _pick(random, change, "acquisition")
    if number is not None:
        values = {
            "price_paid": _money(random),
            "market_value": _money(random),
            "named_by_vendor": random.choice([None, True]),
        }
        change.edit("acquisition", number, None, values)


def _need(random: Random, change: Change) -> None:
    for number in _ids(change, "acquisition"):
        if random.random() < 0.7:
            change.edit("acquisition", number, None, {
                "need_group": random.choice([None, "cameras", "Caméras", "locks"]), "estimated_need": _money(random),
                "signed_on": random.choice([None, date(2024, 1, 1), date(2024, 9, 1), date(2025, 5, 1)]),
                "procedure": random.choice(["none_made", "mapa"]), "stage": random.choice(["running", "abandoned"]),
            })  # fmt: skip


def _listed(random: Random, change: Change) -> None:
    vendor, number = _pick(random, change, "vendor"), _pick(random, change, "list_match")
    days = [None, date(2024, 1, 1), date(2030, 1, 1)]
    values = {"listed_on": random.choice(days), "delisted_on": random.choice(days), "answer": "same"}
    if number is not None and random.random() < 0.5:
        change.edit("list_match", number, None, values)
    elif vendor is not None:
        change.insert("list_match", {"vendor": vendor, "list": "XX", "listed_name": "V", **values})


def _part(random: Random, change: Change) -> None:
    deal, product, vendor = (_pick(random, change, kind) for kind in ("acquisition", "product", "vendor"))
    if deal is not None and product is not None:
        change.insert("line", {"acquisition": deal, "product": product, "amount": _money(random)})
        quantity, price = random.choice([1, 3]), _money(random)
        change.insert("equipment", {"acquisition": deal, "product": product, "quantity": quantity, "unit_price": price})
    if deal is not None and vendor is not None:
        change.insert("party", {"acquisition": deal, "vendor": vendor, "role": random.choice(["supplier", "host"])})


def _move(random: Random, change: Change) -> None:
    number, deal = _pick(random, change, "equipment"), _pick(random, change, "acquisition")
    if number is not None:
        change.edit(
            "equipment", number, None, {"acquisition": random.choice([None, deal]), "unit_price": _money(random)}
        )


def _move_party(random: Random, change: Change) -> None:
    number = _pick(random, change, "party")
    if number is not None:
        change.edit("party", number, None, {"vendor": _pick(random, change, "vendor"), "role": "maintainer"})


def _remove(random: Random, change: Change) -> None:
    kind = random.choice(["equipment", "line", "party", "fact_note", "list_match"])
    number = _pick(random, change, kind)
    if number is not None:
        change.delete(kind, number)


def _set(random: Random, change: Change) -> None:
    change.set("equipment", "unit_price", _ids(change, "equipment")[:3], _money(random))


def _say(random: Random, change: Change) -> None:
    kind, keys = random.choice(
        [("acquisition", ("lines", "equipment", "counterparts")), ("vendor", ("roles", "parent"))]
    )
    number = _pick(random, change, kind)
    if number is not None:
        key = random.choice(keys)
        answer = Answer.NONE if key == "parent" else random.choice([Answer.COMPLETE, None])
        change.answer(kind, number, key, answer)


ACTS: tuple[Callable[[Random, Change], None], ...] = (
    _vendor, _vendor_edit, _product, _product_edit, _deal, _deal_edit, _part, _part, _move, _move_party,
    _remove, _set, _say, _need, _need, _listed,
)  # fmt: skip


@settings(max_examples=10)
@given(seed=st.integers(0, 10**9))
def test_screening_what_changed_is_screening_everything(seed: int) -> None:
    random = Random(seed)
    with TemporaryDirectory() as folder:
        register = Register.create(Path(folder) / "city.vitrine")
        for act in (_vendor, _vendor, _product, _deal, _deal, _part, _part):
            with register.change(Text("Begin")) as change:
                act(random, change)
        screen(register, as_of=TODAY)
        for _ in range(4):
            with register.change(Text("Go on")) as change:
                for _ in range(random.randrange(1, 4)):
                    random.choice(ACTS)(random, change)
            screen(register, as_of=TODAY)
            with register.read() as connection:
                stepwise = snapshot(connection)
            screen(register, full=True, as_of=TODAY)
            with register.read() as connection:
                assert stepwise == snapshot(connection)
                _agree_with_every_item_read(connection)
        register.close()


def _agree_with_every_item_read(connection: Connection) -> None:
    """What is kept was judged on the items that can matter, like ones as one; all of them give the same."""
    for each in shipped_rules().all:
        for number in connection.scalars(select(TABLES[each.subject].c.id)).all():
            judged = explain(connection, each.id, each.subject, number, TODAY)
            assert judged is not None
            unknown = each.id in {one.rule for one in undecided(connection, each.subject, number)}
            true = each.id in held_by(connection, each.subject, number)
            kept = Result.TRUE if true else Result.UNKNOWN if unknown else None
            assert (judged.result if judged.result in {Result.TRUE, Result.UNKNOWN} else None) is kept, each.id


def test_what_is_read_through_references_concerns_whoever_reads_it(register: Register) -> None:
    with register.change(Text("Begin")) as change:
        vendor = change.insert("vendor", {"name": "Lumencourt"})
        product = change.insert("product", {"vendor": vendor, "model": "M"})
        item = change.insert("equipment", {"product": product, "quantity": 1})
        other = change.insert("product", {"vendor": vendor, "model": "N"})
    with register.read() as connection:
        since = int(connection.scalar(select(JOURNAL_HEAD.c.number)) or 0)
    level = bound_rules((rule("product.vendor.country = CN", "equipment"),), world())["equipment"]
    with register.change(Text("Go on")) as change:
        change.edit("vendor", vendor, None, {"country": "CN"})
    with register.read() as connection:
        assert list(concerned(connection, since, [level.reads])["equipment"]) == [item]
        assert list(concerned(connection, since + 1, [level.reads])["equipment"]) == []
    with register.change(Text("Go on")) as change:
        change.edit("product", other, None, {"vendor": vendor, "model": "O"})
        change.set("equipment", "description", [item], "a field that no rule reads")
    with register.read() as connection:
        assert list(concerned(connection, since + 1, [level.reads])["equipment"]) == []


def test_nothing_is_done_where_nothing_changed(register: Register) -> None:
    told: list[Any] = []
    with register.change(Text("Begin")) as change:
        _deal(Random(1), change)
    screen(register, as_of=TODAY)
    register.told = told.append
    first = screen(register, as_of=TODAY)
    assert (first.raised, first.cleared) == (0, 0)
    assert told == []
    screen(register, full=True, as_of=TODAY)
    assert [(one.number, one.kinds) for one in told] == [(None, frozenset({"finding"}))]


def test_what_falls_due_is_asked_again(register: Register) -> None:
    only(register, *FOUR)
    with register.change(Text("Begin")) as change:
        vendor = change.insert("vendor", {"name": "Bristol Cameras", "parent_country": "GB"})
        change.insert("product", {"vendor": vendor, "maker": vendor, "oem_status": "own_make"})
    screen(register, as_of=TODAY)

    def levels() -> list[str]:
        with register.read() as connection:
            return list(connection.scalars(select(FINDING.c.level)))

    assert levels() == ["medium"]
    with register.read() as connection:
        assert date(2031, 12, 28) in connection.scalars(select(VERDICT.c.due_on)).all()
    assert screen(register, as_of=date(2031, 12, 27)) == Screened(0, 0, 0)
    assert levels() == ["medium"]
    screen(register, as_of=date(2031, 12, 28))
    assert levels() == ["high"]
    screen(register, as_of=TODAY)
    assert levels() == ["medium"]


def test_a_screening_that_is_stopped_leaves_all_as_it_was(register: Register) -> None:
    only(register, *FOUR)
    with register.change(Text("Begin")) as change:
        change.insert("acquisition", {"ref": "A-1", "gathered": False, "price_paid": Money(Decimal(0), "EUR")})

    def stop(_done: int, _of: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        screen(register, as_of=TODAY, progress=stop)
    assert register.info("screened_to") == "0"
    assert screen(register, as_of=TODAY).raised == 1


def test_undoing_a_change_clears_what_it_raised(register: Register) -> None:
    only(register, *FOUR)
    with register.change(Text("Begin")) as change:
        change.insert("acquisition", {"ref": "A-1", "gathered": False, "price_paid": Money(Decimal(0), "EUR")})
    assert screen(register, as_of=TODAY).raised == 1
    with register.read() as connection:
        last = int(connection.scalar(select(FINDING.c.since)) or 0)
    register.revert(last)
    assert screen(register, as_of=TODAY).cleared == 1
