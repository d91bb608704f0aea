"""Official lists as a person answers them: an entry is asked of an organisation once it is known who that is."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection

from register.queries.first import First
from register.queries.reach import Reach
from register.screening.official import Official, official


class Answerable(NamedTuple):
    """lists: the entries. held: how many names have entries that wait until it is said whose names they are."""

    lists: Official
    held: int


def answerable(connection: Connection, as_of: date) -> Answerable:
    """All entries, but for proposals for a name that may be that of another organisation: those come once it is said.

    Else the same would be asked of each spelling. What is recorded stays listed.
    """
    found = official(connection, as_of)
    unsure = First(connection, Reach(connection)).alike
    held = {one.vendor for one in found.waiting if one.vendor in unsure and one.record is None}
    waiting = tuple(one for one in found.waiting if one.vendor not in held or one.record is not None)
    context = tuple(one for one in found.context if one.vendor not in unsure)
    return Answerable(replace(found, waiting=waiting, context=context), len(held))
