"""Records by what a person calls them: a reference, a name, a number on a label."""

from sqlalchemy import Connection, or_, select

from register.model.tables import TABLES

# The fields by which a person names a record of a kind; compared without regard to case.
_CALLED = {
    "vendor": ("name", "legal_name"),
    "product": ("model", "part_number"),
    "acquisition": ("ref", "contract_ref", "title"),
    "deployment": ("name",),
    "equipment": ("asset_tag", "serial"),
}


def named(connection: Connection, kind: str, called: str) -> list[int]:
    """The records of a kind that a person may mean, in ascending order: "12" or "acquisition:12" is a number."""
    at, _, number = called.rpartition(":")
    row = TABLES[kind].c
    if number.isdecimal() and at in {"", kind} and int(number) < 1 << 63:
        found = connection.scalars(select(row.id).where(row.id == int(number))).all()
        if found or at:
            return list(found)
    meant = (row[key].icontains(called, autoescape=True) for key in _CALLED[kind])
    rows = connection.execute(select(row.id, *(row[key] for key in _CALLED[kind])).where(or_(*meant)).order_by(row.id))
    wanted = called.casefold()
    return [one[0] for one in rows if wanted in {str(value).casefold() for value in one[1:] if value is not None}]
