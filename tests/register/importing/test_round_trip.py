"""A list exported and imported back into the same register changes nothing, whatever its texts."""

from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from register import tasks
from register.exporting import Order
from register.fields.catalogue import CATALOGUE
from register.store import Register
from register.texts import Text
from register.values import Money
from tests.register.importing.reads import all_of

NASTY = (
    "=1+1", "'=1+1", "+33 1 42 00", "-", "@SUM(A1)", "00123", "1E5", "0x1F", "12/11/2024", "1 234,56", "TRUE", "oui",
    "a\nb", "a\r\nb", " lead", "trail ", "NBSP\u00a0here", "narrow\u202fspace", '"quoted"', "it's", ";", ",", "\t",
    "n/a", "?", "NC", "#N/A", "total", "Site", "é\u0301", "ﬁ", "\u200bzero", "日本", "😀", "_x0041_", "<b>&amp;</b>",
    "A" * 300, "none", "unknown", "%", "1,5", "''", "0", "1.0", "2103251E", "04:03:12:23:C3:0B",
)  # fmt: skip
TEXT = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co")), min_size=1, max_size=30),
)
WORDS = TEXT.filter(lambda text: bool(text.strip()))
NUMBER = WORDS.filter(lambda text: ";" not in text)  # one of a lot, whose numbers are parted by semicolons
MONEY = st.builds(
    Money,
    st.decimals(min_value=0, max_value=10**7, places=2),
    st.sampled_from(("EUR", "GBP", "CHF")),
    st.sampled_from((None, "excl", "incl")),
)
ITEM = st.fixed_dictionaries(
    {"quantity": st.integers(0, 10**6)},
    optional={
        "serial": WORDS,
        "serials": st.lists(NUMBER, min_size=1, max_size=3).map(tuple),
        "asset_tag": WORDS,
        "description": WORDS,
        "position": WORDS,
        "notes": WORDS,
        "firmware": WORDS,
        "mac": st.sampled_from(("04:03:12:23:C3:0B", "00:1E:10:73:DE:B2")),
        "ip": st.sampled_from(("10.0.0.1", "fe80::1")),
        "unit_price": MONEY,
        "installed_on": st.dates(date(1970, 1, 1), date(2090, 1, 1)),
        "warranty_end": st.dates(date(1970, 1, 1), date(2090, 1, 1)),
        "status": st.sampled_from(tuple(CATALOGUE["equipment"].field("status").codes or ())),
        "owner_service": WORDS,
        "next_review_on": st.dates(date(1970, 1, 1), date(2090, 1, 1)),
        "planned_replacement_on": st.dates(date(1970, 1, 1), date(2090, 1, 1)),
        "telemetry_disabled": st.booleans(),
        "found_by": st.sampled_from(tuple(CATALOGUE["equipment"].field("found_by").codes or ())),
        "site": st.integers(1, 3),
        "product": st.integers(1, 3),
        "acquisition": st.integers(1, 3),
        "deployment": st.integers(1, 2),
    },
)
NAMES = st.lists(WORDS, min_size=9, max_size=9)


def _fill(register: Register, names: list[str], items: list[dict[str, Any]]) -> None:
    with register.change(Text("Add")) as change:
        for name in names[:3]:
            change.insert("vendor", {"name": name})
            change.insert("site", {"name": name})
        for place, name in enumerate(names[3:6], 1):
            change.insert("product", {"vendor": place, "model": name, "category": "switch", "maker": 1})
            deal = {"ref": f"A-2020-{place}", "gathered": place == 3, "deal_type": "purchase", "title": name}
            change.insert("acquisition", deal | ({} if place == 3 else {"contract_ref": names[5 + place]}))
            change.insert("party", {"acquisition": place, "vendor": place, "role": "supplier"})
        for name in names[7:]:
            change.insert("deployment", {"name": name})
        for item in items:
            change.insert("equipment", item)


def _back(suffix: str, language: str, names: list[str], items: list[dict[str, Any]]) -> None:
    with TemporaryDirectory() as folder:
        address, path = str(Path(folder) / "city.vitrine"), Path(folder) / f"list{suffix}"
        register = Register.create(address)
        _fill(register, names, items)
        tasks.export_list(address, path, Order("equipment", language))
        before = {kind: all_of(register, kind) for kind in CATALOGUE if kind != "import"}
        seen = tasks.preview(address, [path])
        assert not seen.changes, [(change.field, change.old, change.new) for change in seen.changes]
        told = tasks.import_files(address, [path])
        assert told["counts"] | {"same": 0} == dict.fromkeys(told["counts"], 0), told["files"][0]["problems"]
        assert told["counts"]["same"] == len(items)
        assert {kind: all_of(register, kind) for kind in CATALOGUE if kind != "import"} == before
        register.close()


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_list_with_every_nasty_text_comes_back(suffix: str, language: str) -> None:
    items = [{"quantity": 1, "serial": text, "notes": text, "position": text, "product": 1} for text in NASTY]
    _back(suffix, language, [f"Name {number}" for number in range(9)], items)


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_any_list_comes_back(suffix: str) -> None:
    check: Callable[[], None] = given(names=NAMES, items=st.lists(ITEM, min_size=1, max_size=6))(
        lambda names, items: _back(suffix, "fr", names, items)
    )
    settings(max_examples=25)(check)()


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_a_list_of_another_register_changes_nothing_here(tmp_path: Path, ending: str) -> None:
    lists = []
    for name, serial in (("a", "S1"), ("b", "Z9")):
        address = tmp_path / f"{name}.vitrine"
        with closing(Register.create(address)) as register, register.change(Text("Add")) as change:
            product = change.insert("product", {"model": "OP-4"})
            change.insert("equipment", {"serial": serial, "product": product, "quantity": 1})
        tasks.export_list(str(address), out := tmp_path / f"{name}{ending}", Order("equipment", "en"))
        lists.append((address, out))
    (address, own), (_, foreign) = lists
    assert tasks.import_files(str(address), [foreign])["counts"] == _counts(new=1)
    assert tasks.import_files(str(address), [own])["counts"] == _counts(same=1)


def _counts(**given: int) -> dict[str, int]:
    return dict.fromkeys(("new", "changed", "same", "duplicate", "rejected"), 0) | given
