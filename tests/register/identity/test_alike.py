"""Which organisations of a register may be one: by our reference, by each other, and not what somebody told apart."""

from register.identity.alike import Alike, Called, alike
from register.texts import Text

NAMES = (
    "Dahua", "DAHUA TECH", "Hikvision", "Hikvison", "海康威视", "Huawei", "Huawey", "Sécuritel Ouest",
    "SECURITEL OUEST SARL", "Wavelio",
)  # fmt: skip


def told(*called: Called) -> list[tuple[str, str | None, str, str]]:
    names = {one.id: one.names[0] for one in called}
    return [
        (names[one.one], None if one.other is None else names[one.other], one.reference, one.tier)
        for one in alike(called)
    ]


def organisations(*names: str, apart: dict[str, tuple[str, ...]] | None = None) -> tuple[Called, ...]:
    return tuple(Called(place, (name,), (apart or {}).get(name, ())) for place, name in enumerate(names, 1))


def test_each_name_is_proposed_once_for_the_one_that_stands_for_all() -> None:
    assert told(*organisations(*NAMES)) == [
        ("海康威视", "Hikvision", "hikvision", "confident"),
        ("SECURITEL OUEST SARL", "Sécuritel Ouest", "", "confident"),
        ("DAHUA TECH", "Dahua", "dahua", "confident"),
        ("Hikvison", "Hikvision", "hikvision", "confident"),
        ("Huawey", "Huawei", "huawei", "doubtful"),
    ]


def test_a_name_that_is_alone_is_held_against_our_reference() -> None:
    assert told(*organisations("Hikvison", "Wavelio")) == [("Hikvison", None, "hikvision", "confident")]
    assert told(*organisations("Hikvision", "Wavelio")) == []


def test_the_one_on_which_more_depends_stands_for_the_others_where_both_are_names_of_it() -> None:
    first, second = Called(1, ("Dahua",), (), 2), Called(2, ("Dahua Technology",), (), 9)
    assert told(first, second) == [("Dahua", "Dahua Technology", "dahua", "confident")]
    spelled = Called(3, ("DAHUA TECH",), (), 90)
    assert [one[:2] for one in told(first, spelled)] == [("DAHUA TECH", "Dahua")]


def test_what_somebody_told_apart_is_not_proposed_again() -> None:
    assert told(*organisations("Dahua", "DAHUA TECH", apart={"DAHUA TECH": ("Dahua",)})) == []
    assert told(*organisations("Dahua", "DAHUA TECH", apart={"Dahua": ("Dahua Tech",)})) == []
    assert told(*organisations("Hikvison", apart={"Hikvison": ("Hikvision",)})) == []
    firms = organisations("Orvanel", "ORVANEL SAS", apart={"ORVANEL SAS": ("Orvanel",)})
    assert told(*firms) == []


def test_an_organisation_of_two_known_names_is_nobody_in_particular() -> None:
    assert alike((Called(1, ("Axis", "Bosch")), Called(2, ("AXIS Com.",)))) == (
        Alike(2, None, "axis-communications", "confident", 0.99, "Axis Communications",
              Text("“{name}” but for spelling, place or common words", name="Axis Communications")),
    )  # fmt: skip


def test_without_a_word_there_is_nothing_to_hold_against_anything() -> None:
    assert told(*organisations("?", "-", "…")) == []


def test_an_organisation_and_what_stands_above_it_are_two() -> None:
    above, below = Called(1, ("Huawei",)), Called(2, ("Huawei Technologies France",))
    assert [(one.one, one.other) for one in alike((above, below))] == [(2, 1)]
    assert alike((above, below._replace(above=frozenset({1})))) == ()
    other, branch = Called(1, ("Kameravolk",)), Called(2, ("Kameravolk France",))
    assert [(one.one, one.other) for one in alike((other, branch))] == [(2, 1)]
    assert alike((other, branch._replace(above=frozenset({1})))) == ()
