"""A register that asks some rules only: what is tested with these does not change with every new rule."""

from register.rules.pack import shipped_rules
from register.store import Register
from register.texts import Text

FOUR = ("sov-third-country-control", "sov-relabel-oem", "deal-free-of-charge", "deal-showcase")


def only(register: Register, *rules: str) -> Register:
    """Switch all other rules off, as a city may."""
    with register.change(Text("Switch off")) as change:
        for rule in shipped_rules().by_id:
            if rule not in rules:
                change.insert("rule_choice", {"rule": rule, "off": True, "reason": "Not in this test"})
    return register
