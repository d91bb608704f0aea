"""Who may have made a product: by brand, model number and MAC address, never more than they tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register.identity.makers import by_brand, by_mac, by_model, component, makers, registrant


@pytest.mark.parametrize(
    ("brand", "model", "maker", "tier"),
    [
        ("Aventura", "DS-2CD2143G2-I", "hikvision", "confident"),
        ("", "DHI-NVR4108HS-4KS2", "dahua", "confident"),
        ("Amcrest", "IP8M-2496EB", "dahua", "confident"),
        ("Bosch", "NDE-5703-A", "bosch-security-systems-keenfinity", "confident"),
        ("", "AXIS P3245-LV", "axis-communications", "confident"),
        ("Axis", "P3245-LV", "axis-communications", "doubtful"),
        ("Verkada", "CD53-E", "verkada", "doubtful"),
    ],
)
def test_a_model_number_tells_its_maker(brand: str, model: str, maker: str, tier: str) -> None:
    best = by_model(model, brand)[0]
    assert (best.vendor, best.tier) == (maker, tier)


@pytest.mark.parametrize(
    ("brand", "model", "maker"),
    [("Vivotek", "SD9364-EHL", "vivotek"), ("Dahua", "SD49225XA-HNR", "dahua"), ("HiLook", "IPC-B140H", "hikvision")],
)
def test_the_brand_decides_between_patterns(brand: str, model: str, maker: str) -> None:
    assert {one.vendor for one in by_model(model, brand)} == {maker}


@pytest.mark.parametrize(
    ("brand", "model"), [("", "CD53-E"), ("Acme", "CD53-E"), ("", "KEDACOM"), ("", "Vega Smart 2HD"), ("", "TVIP62000")]
)
def test_a_short_code_tells_nothing_without_its_brand(brand: str, model: str) -> None:
    assert by_model(model, brand) == []


def test_two_makers_of_one_brand_are_both_doubtful() -> None:
    assert {(one.vendor, one.tier) for one in by_brand("Swann")} == {
        ("hikvision", "doubtful"), ("raysharp", "doubtful"),
    }  # fmt: skip
    assert {one.vendor for one in by_model("HEN16104", "Honeywell")} == {"dahua", "hikvision"}


@pytest.mark.parametrize(
    ("brand", "maker", "tier"),
    [
        ("HiLook", "hikvision", "confident"),
        ("LTS", "hikvision", "doubtful"),
        ("LT Security Inc.", "hikvision", "doubtful"),
    ],
)
def test_a_brand_tells_its_maker(brand: str, maker: str, tier: str) -> None:
    (only,) = by_brand(brand)
    assert (only.vendor, only.tier) == (maker, tier)
    assert "notre référence du 22/11/2026" in only.reason.said("fr")


@pytest.mark.parametrize("brand", ["Bosch", "Panasonic", "Axis", "Sony", "2N", "TP-Link", ""])
def test_a_weak_word_about_part_of_a_range_is_no_proposal(brand: str) -> None:
    assert by_brand(brand) == []


def test_a_mac_address_tells_to_whom_the_interface_is_registered() -> None:
    (only,) = by_mac("58:5b:69:00:11:22")
    assert (only.vendor, only.tier) == ("tvt", "confident")
    assert str(only.reason) == "the network interface is registered to TVT CO., LTD (IEEE, as of 1 Sep 2026)"
    assert "made by" not in str(only.reason)


def test_the_longest_prefix_comes_first() -> None:
    """Under a block of many holders, the block of 28 or 36 bits says whose it is."""
    amcrest = registrant("34-46-63-2A-BB-CC")
    assert amcrest is not None
    assert amcrest.name == "Amcrest Technologies"
    assert registrant("34-46-63-FA-BB-CC") is None
    honeywell = registrant("70B3D59A7123")
    assert honeywell is not None
    assert honeywell.vendor == "honeywell"
    assert registrant("70B3D5FFF123") is None


@pytest.mark.parametrize("mac", ["240AC4112233", "B84D43010203", "4C0F6E010203"])
def test_a_module_is_a_note_and_no_maker(mac: str) -> None:
    assert by_mac(mac) == []
    note = component(mac)
    assert note is not None
    assert "says nothing of the maker" in str(note)


@pytest.mark.parametrize(
    "mac", ["9C8ECD010203", "AE:CC:8E:01:02:03", "0050C2112233", "0013F1010203", "", "zz", "58:5B:69"]
)
def test_what_proves_nothing_proposes_nothing(mac: str) -> None:
    """A brand with prefixes of its own, an address given locally, a shared block, an unknown one, no address."""
    assert by_mac(mac) == []
    assert component(mac) is None


def test_a_maker_of_networks_as_well_is_in_doubt() -> None:
    held = by_mac("00:25:9E:01:02:03")
    assert [(one.vendor, one.tier) for one in held] == [("huawei", "doubtful")]


def test_what_is_known_is_put_together() -> None:
    assert [(one.vendor, one.tier) for one in makers("Acme", "DS-2CD2143G2-I", ["585B69001122"])] == [
        ("tvt", "doubtful"), ("hikvision", "doubtful"),
    ]  # fmt: skip
    assert makers("EZVIZ", "CS-C3N-A0-3H2WFRL")[0].tier == "confident"
    assert makers() == []


@given(st.text(), st.text(), st.text())
def test_proposing_never_raises(brand: str, model: str, mac: str) -> None:
    for one in makers(brand, model, [mac]):
        assert one.reason.said("fr")
