"""New names near to others: proposed to a person, never taken."""

import pytest

from register.importing.near import Near, near_names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hik vision", "hikvision"),
        ("optarive sas", "optarive"),
        ("axis communications", "axis"),
        ("dahau", "dahua"),
        ("orvanel integration", "orvanel integrations"),
        ("groupe lumiris", "lumiris"),
        ("optarive lyon", "optarive"),
        ("lumiris securite", "securite lumiris"),
    ],
)
def test_spellings_of_one_organisation_are_near(one: str, other: str) -> None:
    (near,), (turned,) = near_names([other], [one]), near_names([one], [other])
    assert (near.name, near.proposed) == (one, other)
    assert 0.7 < near.score < 1
    assert near.score == turned.score


@pytest.mark.parametrize(
    ("one", "other"),
    [("bosch", "axis"), ("hikvision", "hanwha"), ("2n", "2k"), ("milestone", "milesight"), ("spie", "spi")],
)
def test_others_are_not(one: str, other: str) -> None:
    assert near_names([other], [one]) == []


def test_each_new_name_has_at_most_one_proposal_and_the_first_has_none() -> None:
    found = near_names(["optarive"], ["optarive sas", "bosch", "bosch security"])
    assert found == [Near("optarive sas", "optarive", 0.97), Near("bosch security", "bosch", 0.93)]


def test_of_two_as_near_the_one_that_is_known_is_proposed() -> None:
    (near,) = near_names(["optarive"], ["optarive sas"])
    assert near.proposed == "optarive"
    assert [one.proposed for one in near_names(["optarive sa"], ["optarive sarl", "optarive sas"])] == [
        "optarive sa"
    ] * 2


def test_a_column_that_holds_no_organisations_is_not_compared() -> None:
    assert near_names([], [f"name {number}" for number in range(2_001)]) == []


def test_a_name_of_signs_only_is_no_accident() -> None:
    assert near_names(["???"], ["!!!"]) == []
