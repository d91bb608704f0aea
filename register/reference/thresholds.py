"""Amounts that a law sets, by date."""

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from register.reference.table import cited
from register.resources import resource
from register.texts import Words


@dataclass(frozen=True, slots=True)
class Step:
    """An amount without VAT, from one day to another, both included; None where no end is known.

    source: with a word where the figure was not re-checked; verified: whether it was read there.
    """

    since: date
    until: date | None
    amount: Decimal
    source: Words
    verified: bool


@dataclass(frozen=True, slots=True)
class Threshold:
    """What an amount is compared with. currency: ISO 4217; as_of: when it was last compared with its source."""

    name: str
    label: Words
    currency: str
    as_of: date
    steps: tuple[Step, ...]

    def on(self, day: date) -> Step | None:
        """What held on that day; None where the table says nothing of it."""
        return next((s for s in self.steps if s.since <= day and (s.until is None or day <= s.until)), None)


@cache
def thresholds() -> dict[str, Threshold]:
    """All thresholds that ship, by name ("fr.advertising")."""
    with resource("reference/thresholds.toml").open("rb") as file:
        tables = tomllib.load(file)["threshold"]
    return {
        table["name"]: Threshold(
            table["name"],
            Words(**table["label"]),
            table["currency"],
            table["as_of"],
            tuple(
                Step(
                    step["since"],
                    step.get("until"),
                    Decimal(step["amount"]),
                    cited(Words(step["source"], step["source"]), verified=step["verified"]),
                    step["verified"],
                )
                for step in table["step"]
            ),
        )
        for table in tables
    }
