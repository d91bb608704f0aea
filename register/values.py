"""Values of facts: what money is, and what else than a value a fact can be answered with."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from register.texts import shown


class Answer(StrEnum):
    """What can be said of a field or a collection besides a value (conditions.md §1-2 of the design).

    none: there is no such thing. not_applicable: it makes no sense here, with a reason. asked_not_known: somebody
    asked and it is not known. complete: of a list or collection, all of it is recorded.
    """

    NONE = "none"
    NOT_APPLICABLE = "not_applicable"
    ASKED_NOT_KNOWN = "asked_not_known"
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount as it was stated.

    currency: ISO 4217. vat: "excl", "incl" or None where it was not stated; rate: of VAT in percent, if stated.
    """

    amount: Decimal
    currency: str
    vat: Literal["excl", "incl"] | None = None
    rate: Decimal | None = None

    def said(self, language: str) -> str:
        """The amount with its currency, and HT or TTC (excl. or incl. VAT) where that was stated."""
        amount = shown(self.amount.quantize(Decimal("0.01")), language)
        flag = {"excl": ("excl. VAT", "HT"), "incl": ("incl. VAT", "TTC")}.get(self.vat or "")
        said = f"{amount}\u00a0{self.currency}"
        return f"{said} {flag[language == 'fr']}" if flag else said


def today() -> date:
    """The day on the calendar of whoever is at work, which just after midnight is not that of UTC."""
    return date.today()  # noqa: DTZ011 - as said
