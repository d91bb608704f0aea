"""Opening, reading and changing a register."""

from register.records import record, titles
from register.store import Register
from register.texts import Text


def test_what_was_kept_is_read_again(register: Register) -> None:
    with register.change(Text("Add vendor")) as change:
        vendor = change.insert("vendor", {"name": "Helvarion", "aliases": ("HV", "Helva")})
    with register.read() as connection:
        found = record(connection, "vendor", vendor)
        assert found is not None
        assert (found.version, found.values["aliases"]) == (1, ("HV", "Helva"))
        assert titles(connection, "vendor", [vendor]) == {vendor: "Helvarion"}
