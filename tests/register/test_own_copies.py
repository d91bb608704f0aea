"""A rule that ships copied as one of the city's own, and a condition of such a one changed where it stands."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register.choosing import copy_rule, keep_condition
from register.errors import RegisterError
from register.queries.findings import findings
from register.queries.ruled import all_rules
from register.rules.pack import PackError, rules_with, shipped_rules
from register.rules.places import Places
from register.rules.rule import Pack, Rule
from register.rules.tokens import ConditionError
from register.rules.writing import file_text, string, with_condition
from register.rules.written import written
from register.screening import screen
from register.store import Register, info
from register.texts import Text, Words

GIFT = "deal-free-of-charge"
TITLE = Words("Gifts, as we see them", "Dons, vus d’ici")


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """A register in a file, beside which its own rules are."""
    made = Register.create(tmp_path / "city.vitrine", who="Claude Martin")
    yield made
    made.close()


def own_folder(register: Register) -> Path:
    return Path(register.address).with_suffix(".rules")


def copied(register: Register, rule: str = GIFT, condition: str = "deal_type = donation") -> str:
    with register.read() as connection:
        return copy_rule(connection, rule, condition, TITLE)[0]


def test_a_copy_stands_beside_the_rule_with_everything_but_its_condition_and_title(register: Register) -> None:
    with register.read() as connection:
        name, file = copy_rule(connection, GIFT, "deal_type = donation\n  or price_paid = 0", TITLE)
    assert (name, file.name) == ("city-deal-free-of-charge", "city-deal-free-of-charge.toml")
    assert file.parent == own_folder(register)
    with register.read() as connection:
        rules = all_rules(connection)
    shipped, own = rules.by_id[GIFT], rules.by_id[name]
    assert own.when_text == "deal_type = donation\n  or price_paid = 0"
    assert own.title == TITLE
    assert rules.packs[own.pack] == Pack("city-deals", "1", rules.packs["deals"].as_of, None, own=True)
    same = replace(own, id=GIFT, pack="deals", title=shipped.title, when=shipped.when, when_text=shipped.when_text)
    assert _told(same) == _told(shipped)


@pytest.mark.parametrize("rule", shipped_rules().by_id)
def test_every_rule_that_ships_can_be_copied_whole(register: Register, rule: str) -> None:
    shipped = [one for one in shipped_rules().all if one.id == rule]
    name = copied(register, rule, shipped[0].when_text)
    with register.read() as connection:
        own = [one for one in all_rules(connection).all if one.id == name]
    assert [one.subject for one in own] == [one.subject for one in shipped]
    for copy, before in zip(own, shipped, strict=True):
        assert copy.jurisdiction == before.jurisdiction
        assert _told(replace(copy, id=rule, pack=before.pack, title=before.title)) == _told(before)


def _told(rule: Rule) -> str:
    """All of a rule; where its conditions stand in their files tells nothing."""
    return repr(rule)


def test_a_second_copy_has_a_name_of_its_own_and_the_same_pack(register: Register) -> None:
    first, second = copied(register), copied(register)
    assert (first, second) == ("city-deal-free-of-charge", "city-deal-free-of-charge-2")
    third = copied(register, first)
    assert third == "city-deal-free-of-charge-3"
    with register.read() as connection:
        rules = all_rules(connection)
    assert {rules.by_id[one].pack for one in (first, second, third)} == {"city-deals"}


def test_a_copy_finds_what_it_asks_for(register: Register) -> None:
    with register.change(Text("Buy")) as change:
        change.insert("acquisition", {"ref": "A-1", "gathered": False, "deal_type": "donation"})
    name = copied(register)
    screen(register)
    with register.read() as connection:
        assert [one.rule for one in findings(connection, rule=name)] == [name]
        assert findings(connection, rule=name)[0].title == TITLE


@pytest.mark.parametrize(
    ("rule", "condition", "met"),
    [
        (GIFT, "price_paid = ", ConditionError),
        (GIFT, "price = 0", PackError),
        ("no-such-rule", "price_paid = 0", RegisterError),
    ],
)
def test_what_cannot_be_used_is_not_written(
    register: Register, rule: str, condition: str, met: type[RegisterError]
) -> None:
    with pytest.raises(met):
        copied(register, rule, condition)
    assert not own_folder(register).exists()


def test_a_folder_that_may_not_be_made_is_said(register: Register) -> None:
    own_folder(register).write_text("a file of that name", encoding="utf-8")
    with pytest.raises(RegisterError) as met:
        copied(register)
    assert met.value.unchanged is not None


def test_a_condition_of_an_own_rule_is_changed_and_all_else_stays(register: Register) -> None:
    name = copied(register)
    file = own_folder(register) / f"{name}.toml"
    by_hand = "# ours, since 2026\n" + file.read_text(encoding="utf-8").replace("viewpoint", "viewpoint  ")
    file.write_text(by_hand, encoding="utf-8")
    with register.read() as connection:
        assert keep_condition(connection, name, 'price_paid = 0\n  and title = "é"') == file
        assert all_rules(connection).by_id[name].when_text == 'price_paid = 0\n  and title = "é"'
    kept = file.read_text(encoding="utf-8")
    assert [line for line in kept.splitlines() if line in by_hand.splitlines()] == [
        line for line in by_hand.splitlines() if not line.startswith("when")
    ]
    with register.read() as connection, pytest.raises(PackError):
        keep_condition(connection, name, "price = 0")
    assert file.read_text(encoding="utf-8") == kept


def test_a_rule_that_ships_keeps_its_condition(register: Register) -> None:
    with register.read() as connection, pytest.raises(RegisterError, match="none of the city’s own rules"):
        keep_condition(connection, GIFT, "price_paid = 0")


def test_a_register_that_names_a_folder_has_its_copies_there(register: Register, tmp_path: Path) -> None:
    folder = tmp_path / "rules of the town"
    folder.mkdir()
    register.set_info("rules_folder", str(folder))
    name = copied(register)
    assert (folder / f"{name}.toml").exists()
    with register.read() as connection:
        assert info(connection, "rules_folder") == str(folder)


def test_a_register_on_a_server_needs_a_folder_that_is_named(address: str) -> None:
    register = Register.create(address, who="Claude Martin")
    if "://" in address:
        with pytest.raises(RegisterError, match="no folder is named"):
            copied(register)
    else:
        assert copied(register)
    register.close()


@given(st.text(max_size=60))
def test_every_text_is_written_as_it_is_read(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    said = f"a = {string(text)}\nb = 1\n".encode()
    if "\r" in text:
        assert "\r" not in said.decode()
    value = written(Path("x.toml"), said)._values["a"]
    assert value == text


def test_the_place_of_a_value_is_known_to_its_end() -> None:
    text = '[[rule]]\nid = \'a\'\nwhen = """x\n = 1""" # why\nsince = 2026-01-01\nlist = [1, [2]]\n'
    places = Places(text)
    found = {key: text[slice(*places.span(("rule", 0, key)))] for key in ("id", "when", "since", "list")}
    assert found == {"id": "'a'", "when": '"""x\n = 1"""', "since": "2026-01-01", "list": "[1, [2]]"}
    changed = with_condition(text.encode(), Path("x.toml"), "a", "y = 2")
    assert changed == text.replace('"""x\n = 1"""', '"y = 2"')
    assert with_condition(text.encode(), Path("x.toml"), "b", "y = 2") is None


def test_a_file_of_windows_is_read_too(tmp_path: Path) -> None:
    rule = shipped_rules().by_id[GIFT]
    text = file_text(Pack("city", "1", date(2026, 1, 1), None, own=True), replace(rule, id="ours"), (rule.subject,))
    changed = with_condition(
        b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(), Path("x.toml"), "ours", "price_paid = 0"
    )
    assert changed is not None
    (tmp_path / "x.toml").write_text(changed, encoding="utf-8")
    assert rules_with(tmp_path).by_id["ours"].when_text == "price_paid = 0"
