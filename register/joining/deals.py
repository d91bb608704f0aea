"""A deal that an import made of rows which name no contract, put under the contract or order that a person names."""

from collections.abc import Collection, Iterator

from sqlalchemy import Connection, select

from register.errors import RegisterError
from register.joining.records import absorb
from register.journal.change import Change
from register.model.tables import TABLES
from register.names import key_of
from register.records import Record, children, records
from register.terms.deals import FREE
from register.texts import Text
from register.values import today

_OWN = frozenset({"ref", "gathered", "stage"})  # what a deal has from the register, not from what was said of it


def identify(change: Change, deal: int, number: str, items: Collection[int] | None = None) -> int:
    """Put equipment of a gathered deal under a contract or order; gives the id of the deal that it belongs to then.

    number: of the contract, as the city's papers write it; where the register has one of the same kind with it, the
    equipment joins that. items: some of the equipment of the deal, which is split; None: all of it.
    Raises RegisterError where the deal is gone, or no number is given.
    """
    held = records(change.connection, "acquisition", (deal,)).get(deal)
    if held is None:
        raise RegisterError(Text("This deal is gone."), Text("Look at the question again."), unchanged=_UNCHANGED)
    if not key_of(number):
        raise RegisterError(Text("The number of the contract or order is missing."), unchanged=_UNCHANGED)
    every = _items(change.connection, deal)
    chosen = every if items is None else [item for item in every if item in items]
    known = _known(change.connection, held, number)
    if len(chosen) < len(every):
        to = known if known is not None else _split(change, held, number)
        change.set("equipment", "acquisition", chosen, to)
        return to
    if known is not None:
        absorb(change, "acquisition", known, deal, kept=_OWN)
        return known
    title = held.values["title"] or _title(change.connection, deal, number)
    change.edit("acquisition", deal, None, {"contract_ref": number, "gathered": False, "title": title})
    return deal


def next_refs(connection: Connection, count: int) -> Iterator[str]:
    """The register's next references of deals: "A-2026-014"."""
    year = today().year
    ref = TABLES["acquisition"].c.ref
    given = connection.scalars(select(ref).where(ref.like(f"A-{year}-%")))
    last = max((int(tail) for each in given if (tail := each.rpartition("-")[2]).isdigit()), default=0)
    return (f"A-{year}-{number:03}" for number in range(last + 1, last + count + 1))


def _items(connection: Connection, deal: int) -> list[int]:
    row = TABLES["equipment"].c
    return list(connection.scalars(select(row.id).where(row.acquisition_id == deal).order_by(row.id)))


def _known(connection: Connection, held: Record, number: str) -> int | None:
    """A contract of this number that may be meant: of the same kind of deal, and of the same supplier if both have one.

    A gift inside a contract is a deal of its own, linked by the number.
    """
    row = TABLES["acquisition"].c
    numbered = select(row.id, row.contract_ref).where(row.contract_ref.is_not(None), row.id != held.id)
    ids = [one for one, written in connection.execute(numbered) if key_of(written) == key_of(number)]
    own = _suppliers(connection, held.id)
    for one in records(connection, "acquisition", ids).values():
        others = _suppliers(connection, one.id)
        if _same_kind(one, held) and (not own or not others or own & others):
            return one.id
    return None


def _same_kind(known: Record, held: Record) -> bool:
    kind, own = known.values["deal_type"], held.values["deal_type"]
    return kind == own or (kind is None and own not in FREE)


def _suppliers(connection: Connection, deal: int) -> set[int]:
    parties = children(connection, "party", "acquisition", deal).values()
    return {party.values["vendor"] for party in parties if party.values["role"] == "supplier"}


def _split(change: Change, held: Record, number: str) -> int:
    """A deal of its own, with the parties and the kind of the one it is taken from."""
    values = {key: held.values[key] for key in ("deal_type", "acquirer", "acquirer_type", "stage")}
    title = _title(change.connection, held.id, number)
    given = {"ref": next(next_refs(change.connection, 1)), "gathered": False, "contract_ref": number, "title": title}
    made = change.insert("acquisition", values | given)
    for party in children(change.connection, "party", "acquisition", held.id).values():
        change.insert("party", {**party.values, "acquisition": made})
    return made


def _title(connection: Connection, deal: int, number: str) -> str:
    """Number and supplier, as an import calls a deal whose number the rows say."""
    names = records(connection, "vendor", sorted(_suppliers(connection, deal))[:1]).values()
    return " \u00b7 ".join((number, *(vendor.values["name"] for vendor in names)))


_UNCHANGED = Text("Nothing was changed.")
