"""What ships of the world: in normal form, with source and date, its codes of their lists."""

import csv
import re
from datetime import date

import pytest

from register.identity.likeness import read_name
from register.reference import access_laws, flaws, models, official_lists, prefixes, relabels, vendors
from register.reference.countries import countries
from register.reference.table import Source
from register.resources import resource
from register.terms.organisations import CONTROL_TYPE
from tests.conftest import ROOT

TABLES = (
    "access_laws", "brands", "exploited_flaws", "exploited_models", "list_scopes", "list_texts", "listed_aliases",
    "listed_names", "lists", "mac_prefixes", "mac_registrants", "model_brands", "model_patterns", "relabels",
    "vendor_aliases", "vendors",
)  # fmt: skip
SOURCED = (
    "access_laws", "exploited_flaws", "listed_names", "mac_registrants", "model_patterns", "relabels", "vendors",
)  # fmt: skip
ORGANISATIONS = set(vendors.vendors())


def _rows(table: str) -> list[dict[str, str]]:
    with resource(f"reference/{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("table", TABLES)
def test_no_cell_is_ragged_and_no_row_stands_twice(table: str) -> None:
    rows = _rows(table)
    assert rows
    assert all(None not in row and None not in row.values() for row in rows)
    assert all(cell == cell.strip() for row in rows for cell in row.values())
    assert len({tuple(row.values()) for row in rows}) == len(rows)


@pytest.mark.parametrize("table", SOURCED)
def test_every_row_has_a_source_and_a_date(table: str) -> None:
    for row in _rows(table):
        assert row["source"], row
        assert date(2019, 1, 1) <= date.fromisoformat(row["as_of"]) <= date(2026, 12, 31), row
        assert row["verified"] in {"yes", "no"}, row
        assert row["verified"] == "no" or row["source"] != "from memory", row
        assert not re.search(r"\[|find_string|\bid [0-9]{6}", row["source"]), row


@pytest.mark.parametrize("table", TABLES)
def test_what_is_said_in_one_language_is_said_in_the_other(table: str) -> None:
    for row in _rows(table):
        for key in row:
            if key == "en" or key.endswith("_en"):
                assert bool(row[key]) == bool(row[key.removesuffix("en") + "fr"]), row


def test_a_source_says_in_both_languages_that_it_was_not_re_checked() -> None:
    day = date(2026, 11, 22)
    assert Source("fcc.gov", day, verified=True).said("fr") == "fcc.gov"
    assert Source("fcc.gov", day, verified=False).said("fr") == "fcc.gov (non revérifié sur le texte officiel)"
    told = Source("from memory", day, verified=False).said("en")
    assert told == "set down from memory (not re-checked against the official text)"


def test_countries_and_controls_are_codes_of_their_lists() -> None:
    for vendor in vendors.vendors().values():
        for country in (vendor.country, vendor.parent_country, vendor.state_country):
            assert not country or country in countries(), vendor
        assert vendor.country
        assert not vendor.control or vendor.control in CONTROL_TYPE, vendor
        assert bool(vendor.state_country) == (vendor.control.startswith("state") or vendor.control == "golden_share")
    for country in access_laws.access_laws():
        assert country == "EU" or country in countries()


def test_control_is_stated_of_the_nearest_above() -> None:
    found = vendors.control("ezviz")
    assert found is not None
    assert (found.control, found.state_country, found.of.id) == ("state_minority", "CN", "hikvision")
    assert [one.id for one in vendors.chain("citilog")] == ["citilog", "axis-communications", "canon"]
    assert vendors.control("wintics") == vendors.Control("private", "", vendors.vendors()["wintics"])
    assert vendors.control("canon") is None
    assert vendors.chain("nobody") == []


def test_a_parent_is_of_the_table_or_a_name_and_nobody_is_above_himself() -> None:
    for key, vendor in vendors.vendors().items():
        assert not (vendor.parent and vendor.parent_name), vendor
        assert not vendor.parent or vendor.parent in ORGANISATIONS, vendor
        assert key not in {one.id for one in vendors.chain(vendor.parent)}


def test_names_are_one_a_row() -> None:
    for vendor in vendors.vendors().values():
        assert not any(";" in name for name in (*vendor.names, *vendor.brands)), vendor
        keys = [read_name(name).key for name in vendor.aliases]
        assert len(set(vendor.aliases)) == len(keys), vendor
    for row in _rows("vendor_aliases"):
        assert row["vendor"] in ORGANISATIONS, row
        assert not re.search("owner|former|linked|representative", row["name"]), row
    assert {row["vendor"] for row in _rows("brands")} <= ORGANISATIONS


def test_one_row_has_one_brand_and_one_maker() -> None:
    for row in relabels.relabels():
        assert row.maker in ORGANISATIONS, row
        assert not row.vendor or row.vendor in ORGANISATIONS, row
        assert row.maker != row.vendor, row
        assert not re.search(";|/| or ", row.brand), row
        assert row.relation in {"relabelled", "own_brand"}
        assert row.extent in {"all", "most", "part"}
        assert row.confidence in {"high", "medium", "low"}
        assert row.state in {"current", "legacy", "ended"}
    assert len({(row.brand, row.maker, row.scope) for row in relabels.relabels()}) == len(relabels.relabels())


@pytest.mark.parametrize("brand", ["2N", "Sony", "TP-Link", "VIGI", "Tiandy", "Milesight", "Arecont", "Costar"])
def test_what_is_no_relabel_is_not_told_as_one(brand: str) -> None:
    """A subsidiary, a successor and a shared file format make no other maker; nor do tables copied from blogs."""
    assert not [row for row in relabels.relabels() if read_name(row.brand).key == read_name(brand).key]


def test_model_patterns_find_their_examples_and_nothing_else() -> None:
    known = {row.id: row for row in models.model_patterns()}
    for pattern in known.values():
        assert pattern.confidence in {"high", "medium", "low"}
        assert pattern.brands, pattern
    assert {row.maker for row in models.model_patterns()} - {""} <= ORGANISATIONS
    with (ROOT / "tests" / "files" / "model_examples.csv").open(encoding="utf-8", newline="") as file:
        examples = list(csv.DictReader(file))
    assert {row["pattern"] for row in examples} == set(known)
    for row in examples:
        assert bool(known[row["pattern"]].regex.search(row["model"])) == (row["matches"] == "yes"), row


def test_prefixes_are_whole_and_their_holders_known() -> None:
    kinds = {"maker", "general", "brand", "module", "shared"}
    for prefix, holder in prefixes.prefixes().items():
        assert re.fullmatch("[0-9A-F]{6}|[0-9A-F]{7}|[0-9A-F]{9}", prefix)
        assert holder.kind in kinds
        assert bool(holder.vendor) == (holder.kind in {"maker", "general", "brand"})
        assert not holder.vendor or holder.vendor in ORGANISATIONS
    assert len(prefixes.prefixes()) == len(_rows("mac_prefixes"))


@pytest.mark.parametrize(
    ("prefix", "not_of"),
    [
        ("0050C2", "tiandy"), ("8C1F64", "tiandy"), ("4C0F6E", "tiandy"), ("B84D43", "tiandy"), ("9C8ECD", "tiandy"),
        ("2CAA8E", "milesight"), ("0013F1", "indigovision"), ("000C80", "pelco"), ("009032", "pelco"),
        ("000044", "castel"), ("000BFE", "castel"),
    ],
)  # fmt: skip
def test_a_prefix_is_of_whom_the_ieee_says(prefix: str, not_of: str) -> None:
    """Claims that go round and are wrong, and firms whose names only contain the other's."""
    holder = prefixes.prefixes().get(prefix)
    assert holder is None or holder.vendor != not_of


def test_flaws_name_their_models() -> None:
    by_cve = {flaw.cve: flaw for flaw in flaws.flaws()}
    assert len(by_cve) == len(flaws.flaws()) == 20
    assert {flaw.vendor for flaw in by_cve.values()} - {""} <= ORGANISATIONS
    assert {row["cve"] for row in _rows("exploited_models")} <= set(by_cve)
    reolink = by_cve["CVE-2019-11001"]
    assert [reolink.affects(model) for model in ("RLC-410W", "rlc-511w", "RLC-823A")] == [True, True, False]
    assert by_cve["CVE-2021-36260"].affects("DS-2CD2143G2-I") is None
    assert by_cve["CVE-2021-36260"].fixed_in == "build 210628"
    assert by_cve["CVE-2020-25078"].exploited_on == date(2025, 8, 5)


def test_lists_are_said_with_their_effect_and_their_text() -> None:
    lists = official_lists.official_lists()
    assert {one.kind for one in lists.values()} <= {
        "list", "restriction", "precedent", "proposal", "motion", "report",
    }  # fmt: skip
    assert {one.id for one in lists.values() if one.effect == "binding"} == {"EU-SANCTIONS"}
    assert {one.id for one in lists.values() if one.effect == "partial"} == {"EU-833-IV"}
    assert {row["list"] for row in _rows("list_texts")} <= set(lists)
    for one in lists.values():
        assert one.jurisdiction == "EU" or one.jurisdiction in countries(), one


def test_one_row_has_one_listed_name() -> None:
    for entry in official_lists.entries():
        assert ";" not in entry.name, entry
        assert not entry.vendor or entry.vendor in ORGANISATIONS, entry
        assert bool(entry.vendor) == bool(entry.link), entry
        assert entry.entry in {"name", "category", "criterion"}
        assert (entry.entry == "criterion") == (entry.link == "criterion"), entry
        assert entry.until is None or entry.since < entry.until, entry
        assert not any(";" in alias for alias in entry.aliases), entry
    listed = {(row["list"], row["name"]) for row in _rows("listed_names")}
    assert {(row["list"], row["name"]) for row in _rows("listed_aliases")} <= listed


def test_a_name_taken_off_a_list_is_not_in_force() -> None:
    (megvii,) = (one for one in official_lists.entries() if one.list.id == "US-DOD1260H" and one.vendor == "megvii")
    assert [megvii.in_force(day) for day in (date(2024, 1, 30), date(2024, 1, 31), date(2025, 1, 6))] == [
        False, True, True,
    ]  # fmt: skip
    assert not megvii.in_force(date(2025, 1, 7))


def test_laws_of_the_union_stand_beside_the_others() -> None:
    known = access_laws.access_laws()
    assert {"CN", "US", "GB", "FR", "DE", "EU"} <= set(known)
    for law in (law for laws in known.values() for law in laws):
        assert re.match("(Allow|Require|Organisations and citizens shall)", law.allows.en), law
        assert re.match("(Perme|Impose|Les organisations et les citoyens doivent)", law.allows.fr), law
