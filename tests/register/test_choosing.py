"""What the city chooses about a rule: kept with its reason, applied, and taken back by another choice."""

from datetime import date
from pathlib import Path

import pytest

from register.choosing import choose
from register.errors import RegisterError
from register.queries.catalogue import Listed, catalogue
from register.queries.findings import findings
from register.rules.pack import PackError
from register.screening import screen
from register.store import Register
from register.texts import Text
from tests.register.screening.test_hiding import fill_in_free
from tests.register.screening.test_screening import insert_deal

TODAY = date(2026, 11, 24)
GIFT = "deal-free-of-charge"


@pytest.fixture
def free(register: Register) -> Register:
    with register.change(Text("Enter")) as change:
        fill_in_free(change, insert_deal(change))
    screen(register, as_of=TODAY)
    return register


def listed(register: Register, rule: str = GIFT) -> Listed:
    with register.read() as connection:
        return next(one for one in catalogue(connection, TODAY).rules if one.rule.id == rule)


def make(register: Register, reason: str, **wish: object) -> None:
    with register.change(Text("Choose")) as change:
        choose(change, GIFT, reason, **wish)  # type: ignore[arg-type]
    screen(register, as_of=TODAY)


def test_a_rule_is_switched_off_and_on_again_with_reasons(free: Register) -> None:
    assert (listed(free).off, listed(free).findings) == (False, 1)
    make(free, " Gifts are in another register ", off=True)
    one = listed(free)
    assert (one.off, one.findings, one.things) == (True, 0, 0)
    assert one.choice is not None
    assert one.choice.reason == "Gifts are in another register"
    assert one.choice.by
    make(free, "They are here again")
    one = listed(free)
    assert (one.off, one.choice, one.findings) == (False, None, 1)
    assert [made.off for made in one.choices] == [False, True]


def test_a_rule_gets_another_level(free: Register) -> None:
    own = listed(free).own_level
    assert own == "high"
    make(free, "We count gifts as low", level="low")
    assert (listed(free).level, listed(free).own_level) == ("low", own)
    with free.read() as connection:
        assert findings(connection, rule=GIFT)[0].level == "low"


@pytest.mark.parametrize(
    ("rule", "reason", "level"), [(GIFT, "  ", None), ("no-such-rule", "Why", None), (GIFT, "Why", "grave")]
)
def test_a_choice_that_says_too_little_is_refused(free: Register, rule: str, reason: str, level: str | None) -> None:
    with pytest.raises(RegisterError) as met, free.change(Text("Choose")) as change:
        choose(change, rule, reason, level=level)
    assert met.value.unchanged is not None


def test_the_catalogue_says_how_far_each_rule_is(free: Register) -> None:
    one = listed(free)
    assert one.subjects == ("acquisition",)
    assert one.records == 1
    assert one.holds
    assert one.rule.when_text
    care = listed(free, "gov-no-owner")
    assert care.subjects == ("acquisition", "deployment")


def test_a_broken_pack_of_the_city_is_named_and_the_shipped_rules_stay(free: Register) -> None:
    folder = Path(free.address).with_suffix(".rules")
    folder.mkdir()
    (folder / "own.toml").write_text('[pack]\nname = "own"\nversion = "1"\nas_of = yesterday\n', encoding="utf-8")
    with free.read() as connection:
        found = catalogue(connection, TODAY)
    assert isinstance(found.broken, PackError)
    assert (found.broken.file, found.broken.line) == ("own.toml", 4)
    assert GIFT in {one.rule.id for one in found.rules}
