"""What an import left to a person: the readings that it took nothing of, and what it could not read."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from register.fields.catalogue import CATALOGUE
from register.importing.compare import ORGANISATIONS
from register.importing.gather import PARTY_ROLES
from register.importing.known import Index, organisations
from register.importing.report import kept_report
from register.model.tables import SOURCE, TABLES
from register.names import key_of
from register.records import Record, children, record

_OF_DEAL = frozenset({"deal_type", "contract_ref", "supplier"})  # what a row says that its deal keeps
_OF_PRODUCT = frozenset({"category", "maker", "part_number", "vendor", "model"})


class Reading(NamedTuple):
    """A reading that waits for a person, or did. proposal: as it was reported.

    place: kind, id and field where it is answered; None where the row brought no equipment. waits: nobody has yet.
    """

    proposal: Mapping[str, Any]
    place: tuple[str, int, str] | None
    waits: bool


class Left(NamedTuple):
    """readings: those that wait first. problems: as they were reported."""

    readings: tuple[Reading, ...]
    problems: tuple[Mapping[str, Any], ...]

    @property
    def waiting(self) -> int:
        """How many readings wait still."""
        return sum(one.waits for one in self.readings)


def left_of(connection: Connection, import_id: int) -> Left:
    """What an import left, and what of it still waits; nothing where no report was kept."""
    found = kept_report(connection, import_id) or {"proposals": (), "files": ()}
    items = _items(connection, import_id)
    vendors = organisations(connection)
    read = [_reading(connection, proposal, items, vendors) for proposal in found["proposals"]]
    problems = tuple(problem for file in found["files"] for problem in file["problems"])
    return Left(tuple(sorted(read, key=lambda one: not one.waits)), problems)


def _items(connection: Connection, import_id: int) -> dict[tuple[str | None, int], tuple[int, int | None, int | None]]:
    """The equipment that an import brought, by sheet and row: its id, its deal, its product."""
    row = TABLES["equipment"].c
    source, sheet, number = (row[name] for name in SOURCE)
    wanted = select(sheet, number, row.id, row.acquisition_id, row.product_id).where(source == import_id)
    return {(at, line): (item, deal, product) for at, line, item, deal, product in connection.execute(wanted)}


def _reading(
    connection: Connection,
    proposal: Mapping[str, Any],
    items: Mapping[tuple[str | None, int], tuple[int, int | None, int | None]],
    vendors: Index,
) -> Reading:
    kind, _, key = str(proposal["field"]).rpartition(".")
    if proposal["field"] in ORGANISATIONS and proposal["proposed"] is not None and key not in PARTY_ROLES:
        return _name(connection, proposal, vendors)
    found = items.get((proposal["sheet"], proposal["row"]))
    if found is None:
        return Reading(proposal, None, waits=True)
    item, deal, product = found
    if kind == "acquisition" or key in _OF_DEAL:
        at = ("acquisition", deal)
    else:
        at = ("product", product) if key in _OF_PRODUCT else ("equipment", item)
    if at[1] is None:
        return Reading(proposal, ("equipment", item, "acquisition"), waits=True)
    held = record(connection, at[0], at[1])
    waits = held is not None and _open(connection, held, key)
    return Reading(proposal, (at[0], at[1], "parties" if key in PARTY_ROLES else key), waits)


def _name(connection: Connection, proposal: Mapping[str, Any], vendors: Index) -> Reading:
    """Whether a name is another spelling: said once both are one organisation, or were told apart."""
    one, other = vendors.get(key_of(proposal["value"])), vendors.get(key_of(proposal["proposed"]))
    held = None if one is None else record(connection, "vendor", one)
    if held is None or one == other:
        return Reading(proposal, None if held is None else ("vendor", held.id, "name"), waits=False)
    apart = {key_of(name) for name in held.values["distinct_from"] or ()}
    return Reading(proposal, ("vendor", held.id, "name"), waits=key_of(proposal["proposed"]) not in apart)


def _open(connection: Connection, held: Record, key: str) -> bool:
    if key in PARTY_ROLES:
        parties = children(connection, "party", "acquisition", held.id).values()
        return all(party.values["role"] != key for party in parties)
    if key == "supplier" or key not in {field.key for field in CATALOGUE[held.kind].stored}:
        return True
    return held.values[key] is None and key not in held.answers
