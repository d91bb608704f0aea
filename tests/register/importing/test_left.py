"""What an import left to a person: counted with it, and told as decided once somebody has."""

from pathlib import Path

from register.importing.left import Left, Reading, left_of
from register.joining.vendors import merge_vendors
from register.store import Register
from register.texts import Text
from register.values import Answer
from tests.register.importing.reads import all_of
from tests.register.messy import imported

TITLED = "d02_titleblock_fr.xlsx"


def left(register: Register) -> Left:
    with register.read() as connection:
        return left_of(connection, 1)


def about(found: Left, field: str, value: str) -> Reading:
    return next(one for one in found.readings if (one.proposal["field"], one.proposal["value"]) == (field, value))


def test_an_import_says_how_much_it_left(shared: Path, tmp_path: Path) -> None:
    with imported(shared, tmp_path, TITLED) as register:
        (made,) = all_of(register, "import")
        found = left(register)
    assert (made["proposals"], made["problems"]) == (len(found.readings), len(found.problems))
    assert made["problems"] == 5
    assert found.waiting == len(found.readings) > 20


def test_a_reading_waits_until_its_fact_is_known(shared: Path, tmp_path: Path) -> None:
    with imported(shared, tmp_path, TITLED) as register:
        before = left(register)
        gift = about(before, "acquisition.legal_vehicle", "Don du fabricant")
        donor = about(before, "acquisition.donor", "Don du fabricant")
        trial = about(before, "acquisition.free_until", "Prêt")
        assert gift.place is not None
        assert (gift.place[0], gift.place[2]) == ("acquisition", "legal_vehicle")
        assert donor.place == ("acquisition", gift.place[1], "parties")
        assert trial.place is not None
        with register.change(Text("Decide")) as change:
            change.edit("acquisition", gift.place[1], None, {"legal_vehicle": "don_manuel"})
            change.insert("party", {"acquisition": gift.place[1], "vendor": 1, "role": "donor"})
            change.answer("acquisition", trial.place[1], "free_until", Answer.NONE)
        found = left(register)
        decided = [one for one in found.readings if not one.waits]
        assert all(one.place is not None for one in decided)
        assert {one.proposal["field"] for one in decided} == {
            "acquisition.legal_vehicle", "acquisition.donor", "acquisition.free_until",
        }  # fmt: skip
        assert found.readings[-len(decided) :] == tuple(decided)
        assert found.waiting == before.waiting - len(decided)


def test_a_name_waits_until_it_is_said_whose_it_is(shared: Path, tmp_path: Path) -> None:
    with imported(shared, tmp_path, TITLED) as register:
        names = {vendor["name"]: vendor["id"] for vendor in all_of(register, "vendor")}
        before = [one for one in left(register).readings if one.place is not None and one.place[0] == "vendor"]
        assert before
        one = before[0].proposal
        with register.change(Text("Same")) as change:
            merge_vendors(change, names[str(one["proposed"])], (names[str(one["value"])],))
        found = about(left(register), str(one["field"]), str(one["value"]))
        assert not found.waits


def test_a_register_without_reports_left_nothing(register: Register) -> None:
    assert left(register) == Left((), ())
