"""On which lists an organisation may stand: itself, its group, the maker behind its brand, or a like name only."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register.identity.lists import ListProposal, context, matches

TODAY = date(2026, 11, 22)


def by_list(names: list[str], vendor: str | None = None) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in matches(names, vendor):
        found.setdefault(one.list, one.match)
    return found


def only(names: list[str], listed: str) -> ListProposal:
    (found,) = (one for one in matches(names) if one.list == listed)
    return found


def test_the_organisation_itself_is_named() -> None:
    found = by_list(["Hikvision"])
    assert {found[key] for key in ("US-FCC", "US-NDAA889", "US-DOD1260H", "US-BIS-EL", "NL-AMS")} == {"exact"}
    assert {found[key] for key in ("CA-ICA", "GB-VSS", "CZ-NUKIB")} == {"affiliate"}
    assert "EU-SANCTIONS" not in found


def test_a_subsidiary_is_of_the_group_of_those_named() -> None:
    assert set(by_list(["Hikvision France SAS"]).values()) == {"affiliate"}
    assert set(by_list(["EZVIZ"]).values()) == {"affiliate"}
    assert by_list(["HIKVISION CANADA INC"])["CA-ICA"] == "exact"


def test_a_brand_leads_to_its_makers_lists() -> None:
    assert set(by_list(["LTS"]).values()) == {"oem"}
    assert set(by_list(["HiWatch"]).values()) == {"affiliate"}
    assert by_list(["Bosch"]) == {}
    assert by_list(["Pelco"]) == {}


def test_a_proposal_says_everything_a_person_needs() -> None:
    found = only(["Synesis"], "EU-SANCTIONS")
    assert (found.listed_name, found.match, found.effect) == ("SYNESIS LLC", "exact", "binding")
    assert (found.since, found.until, found.as_of) == (date(2020, 12, 17), None, date(2026, 8, 22))
    assert found.owner.fr == "Conseil de l’Union européenne"
    assert found.scope.fr.startswith("Gel des avoirs")
    assert found.url == "https://eur-lex.europa.eu/eli/reg/2006/765/oj"
    assert found.in_force(TODAY)
    assert not found.in_force(date(2020, 12, 16))


def test_what_is_off_a_list_is_given_with_its_days() -> None:
    found = only(["Megvii"], "US-DOD1260H")
    assert (found.since, found.until) == (date(2024, 1, 31), date(2025, 1, 7))
    assert not found.in_force(TODAY)
    assert only(["Megvii"], "US-BIS-EL").in_force(TODAY)


def test_a_day_that_is_not_known_is_not_made_up() -> None:
    found = only(["Tiandy"], "US-BIS-EL")
    assert found.since is None
    assert found.entry.since == date(2022, 12, 1)


def test_a_like_name_is_not_the_same_organisation() -> None:
    assert only(["Hytera"], "EU-833-IV").match == "name_only"
    assert only(["Tiandy"], "EU-SANCTIONS").match == "affiliate"
    assert by_list(["ComNet"]) == {}
    assert only(["Knownsec France"], "US-DOD1260H").match == "name_only"


def test_precedents_votes_and_reports_are_context() -> None:
    assert matches(["Serenicity"]) == []
    assert [(one.list, one.match) for one in context(["Serenicity"])] == [("FR-CNIL-STE", "exact")]
    assert {one.list for one in context(["Dahua"])} == {"NL-TK", "LT-REPORT"}


@pytest.mark.parametrize("name", ["SNEF", "Axis Communications", "Genetec", "Ville de Nantes", "VK Décoration", ""])
def test_nobody_else_is_named(name: str) -> None:
    assert matches([name]) == []


def test_organisations_above_are_given_or_known() -> None:
    assert set(by_list(["Acme Vidéo"])) == set()
    assert {one.match for one in matches(["Acme Vidéo"], parents=["dahua"])} == {"affiliate"}


@given(st.lists(st.text(), max_size=3))
def test_looking_never_raises(names: list[str]) -> None:
    for one in matches(names):
        assert one.match in {"exact", "affiliate", "oem", "name_only"}
