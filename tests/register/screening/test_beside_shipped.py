"""What the city recorded itself comes before what ships: a flaw found not to concern its product is settled."""

from datetime import date

from register.queries.findings import findings, undecided
from register.reference.flaws import flaws
from register.screening import screen
from register.store import Register
from register.texts import Text

TODAY = date(2026, 11, 24)


def test_a_recorded_flaw_stands_in_the_place_of_the_catalogues(register: Register) -> None:
    with register.change(Text("Enter")) as change:
        brand = change.insert("vendor", {"name": "D-Link"})
        product = change.insert("product", {"vendor": brand, "model": "DCS-2530L", "category": "camera_fixed"})
        change.insert("equipment", {"product": product, "quantity": 1, "status": "in_service", "firmware": "1.0"})
    named = [one for one in flaws() if one.affects("DCS-2530L") and one.vendor == "d-link"]
    assert named
    assert exploited(register) != set()
    with register.change(Text("Look at the flaws")) as change:
        for one in named:
            about = {"product": product, "cve": one.cve, "affects": False, "exploited_on": one.exploited_on}
            change.insert("advisory", about)
    assert exploited(register) == set()


def exploited(register: Register) -> set[str]:
    """What is said of known flaws: found, or not decided."""
    screen(register, as_of=TODAY)
    with register.read() as connection:
        found = {"found" for _ in findings(connection, rule="sec-known-exploited")}
        waiting = [
            path for one in undecided(connection, "equipment", 1) for path in one.missing
            if one.rule == "sec-known-exploited" and path.startswith("advisories.") and path != "advisories.*"
        ]  # fmt: skip
    return found | set(waiting)
