"""Sets whose members change with time: who is in the European Economic Area, which countries are found adequate."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from register.reference.table import cited
from register.resources import resource
from register.texts import Words


@dataclass(frozen=True, slots=True)
class Membership:
    """That a code is of a set from one day to another, both included; None where there is no end.

    scope: to whom it applies, where it does not to all; source: the act, with a word where its days were not
    re-checked; verified: whether they were read in it.
    """

    code: str
    since: date
    until: date | None
    scope: Words | None
    source: Words
    verified: bool

    def on(self, day: date) -> bool:
        """Whether it holds on that day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class DatedSet:
    """A named set of codes. of: "country", or the name of a code list; as_of: when it was last read in its source."""

    name: str
    of: str
    label: Words
    source: Words
    as_of: date
    members: tuple[Membership, ...]

    def membership(self, code: str, day: date) -> Membership | None:
        """What makes a code a member on that day; one that applies to all before one that applies in part."""
        found = [member for member in self.members if member.code == code and member.on(day)]
        return min(found, key=lambda member: member.scope is not None, default=None)

    def contains(self, code: str, day: date) -> bool | None:
        """Whether a code is a member on that day; None where it is for some only."""
        found = self.membership(code, day)
        return None if found is not None and found.scope is not None else found is not None

    def change_after(self, code: str, day: date) -> date | None:
        """The first later day on which the membership of a code changes."""
        days = [member.since for member in self.members if member.code == code]
        days += [member.until + timedelta(days=1) for member in self.members if member.code == code and member.until]
        return min((one for one in days if one > day), default=None)


@cache
def dated_sets() -> dict[str, DatedSet]:
    """All sets that ship, by name."""
    found = [_read(name) for name in ("eea", "adequacy")]
    return {one.name: one for one in found}


def _read(name: str) -> DatedSet:
    with resource(f"reference/{name}.toml").open("rb") as file:
        table = tomllib.load(file)
    return DatedSet(
        table["name"],
        table["of"],
        Words(**table["label"]),
        Words(**table["source"]),
        table["as_of"],
        tuple(_membership(member) for member in table["member"]),
    )


def _membership(member: dict[str, Any]) -> Membership:
    return Membership(
        member["code"],
        member["since"],
        member.get("until"),
        Words(**member["scope"]) if "scope" in member else None,
        cited(Words(**member["source"]), verified=member["verified"]),
        member["verified"],
    )
