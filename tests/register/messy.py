"""A register into which one of the supplier inventories with a known truth was imported and screened."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from register.importing.read import Choices
from register.store import Register
from register.tasks import import_files


@contextmanager
def imported(shared: Path, folder: Path, name: str) -> Iterator[Register]:
    """The register, open."""
    address = folder / "city.vitrine"
    Register.create(address, who="Claude Martin").close()
    import_files(str(address), [shared / "data" / "messy" / name], Choices(), who="Claude Martin")
    register = Register.open(address, who="Claude Martin")
    try:
        yield register
    finally:
        register.close()
