"""How alike names are: forms, accents and spaces do not matter, and no text whatever stops it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register.identity.likeness import likeness, read_name, spelled_alike
from register.identity.vendors import reference_directory
from register.reference.vendors import vendors

NAMES = sorted({name for vendor in vendors().values() for name in vendor.names})
FORMS = ("SAS", "S.A.R.L.", "GmbH & Co. KG", "Sp. z o.o.", "Ltd.", "s.r.o.", "S.p.A.", "B.V.", "Pty Ltd", "AB", "A/S")


def alike(one: str, other: str) -> float:
    return likeness(read_name(one), read_name(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Génétec", "GENETEC INC."),
        ("N.S.O. Group", "NSO Group"),
        ("Axis Communications AB", "axis communications s.a.s."),
        ("Bouygues E&S", "BOUYGUES E & S SA"),
        ("ООО «Синезис»", "Синезис"),
        ("杭州海康威視數字技術股份有限公司", "海康威视"),
        ("ＨＩＫＶＩＳＩＯＮ", "Hikvision"),
    ],
)
def test_case_accents_points_and_forms_make_no_difference(one: str, other: str) -> None:
    assert alike(one, other) == 1


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ("Hikvision France", "Hikvision", 0.95, 0.98),
        ("Huawei Enterprise France", "Huawei", 0.89, 0.92),
        ("Axis Capital", "Axis", 0.6, 0.7),
        ("Hanwha Solutions", "Hanwha Vision", 0.7, 0.89),
        ("Axis Security", "Axis", 0.7, 0.89),
        ("Samsung Heavy Industries", "Samsung Techwin", 0, 0.6),
        ("LIOS Technology GmbH", "Leon Technology Co., Ltd.", 0, 0.6),
        ("HIK VISION", "Hikvision", 0.9, 1),
        ("Dahua Technology Italy", "Dahua Technology USA", 0.85, 0.95),
    ],
)
def test_words_weigh_what_they_tell(one: str, other: str, low: float, high: float) -> None:
    assert low <= alike(one, other) <= high


@pytest.mark.parametrize(
    ("word", "known", "allowed"),
    [
        ("hikvison", "hikvision", True), ("hikivision", "hikvision", True), ("hauwei", "huawei", True),
        ("genetek", "genetec", True), ("wintix", "wintics", True), ("ubiquity", "ubiquiti", True),
        ("dahau", "dahua", True), ("axix", "axis", False), ("pelcom", "pelco", False), ("zet", "zte", False),
        ("genentech", "genetec", False), ("nautel", "autel", False), ("navtech", "avtech", False),
        ("opelcomm", "pelco", False), ("verkade", "verkada", False), ("evitec", "evitech", False),
    ],
)  # fmt: skip
def test_mistakes_are_allowed_by_length(word: str, known: str, *, allowed: bool) -> None:
    assert (spelled_alike(word, known) >= 0.9) == allowed


@given(st.sampled_from(NAMES), st.sampled_from(FORMS), st.sampled_from((str.upper, str.lower, str.title)))
def test_a_name_is_itself_whatever_form_and_case_it_has(name: str, form: str, cased: object) -> None:
    assert callable(cased)
    assert alike(f"{cased(name)} {form}", name) == 1


@given(st.text(), st.text())
def test_likeness_is_from_0_to_1_and_1_for_itself(one: str, other: str) -> None:
    assert 0 <= alike(one, other) <= 1
    if read_name(one).key != ("",):
        assert alike(one, one) == 1


@given(st.text() | st.sampled_from(NAMES).flatmap(lambda name: st.text(max_size=6).map(lambda rest: name + rest)))
def test_proposing_never_raises(text: str) -> None:
    for one in reference_directory().propose(text, text):
        assert 0.7 <= one.score <= 1
        assert one.reason.said("fr")
