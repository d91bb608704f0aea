"""What a cell wants a field to be: its value, and what is answered besides it."""

from decimal import Decimal
from typing import Any, NamedTuple

from register.book.columns import BookColumn, Part
from register.fields.field import Field
from register.importing.book.cells import Amount, Instead, Listed
from register.importing.faults import Fault
from register.texts import Text
from register.values import Answer, Money


class Wish(NamedTuple):
    """What a field or collection is to be, or is: a value, None for none; and an answer, None where nothing is said."""

    value: Any = None
    answer: Answer | None = None


NOTHING = Wish()


def wish_of(column: BookColumn, said: Any, held: Wish, currency: str) -> Wish | Fault:
    """What a cell that says something wants. held: what there is. currency: of an amount that names none."""
    if isinstance(said, Fault):
        return said
    if said is Instead.TAKEN_BACK:
        return _lacking(column) or NOTHING
    if isinstance(said, Amount):
        return _amount(said, held.value, currency)
    if isinstance(said, Answer):
        return _answer(column, said, held)
    if isinstance(said, Listed):
        return Wish(said.members or None, Answer.COMPLETE if said.complete else None)
    return Wish(said)


def _answer(column: BookColumn, said: Answer, held: Wish) -> Wish | Fault:
    field = column.field
    if held == Wish(None, said):
        return held
    if field is not None and field.required:
        return _lacking(column) or NOTHING
    if field is None or field.kind.is_list:
        if said is Answer.COMPLETE and held.value:
            message = Text("To say that the list is complete, write its members before that word.")
            return Fault("no_members", "left empty", message)
        if said is Answer.NONE:  # of a list, that nothing is missing of nothing
            return Wish(None, Answer.COMPLETE)
    return Wish(None, said)


def _amount(said: Amount, held: Money | None, currency: str) -> Wish | Fault:
    fault = next((part for part in said if isinstance(part, Fault)), None)
    if fault is not None:
        return fault
    if said.number is Instead.TAKEN_BACK:
        return NOTHING
    if isinstance(said.number, Answer):
        return Wish(None, said.number)
    number: Decimal | None = said.number if said.number is not None else held.amount if held is not None else None
    if number is None:
        message = Text("There is a currency or a rate of VAT here, and no amount.")
        return Fault("missing", "left empty", message)
    before = held if held is not None else Money(number, currency)
    vat, rate = _beside(said.vat, before.vat), _beside(said.rate, before.rate)
    return Wish(Money(number, said.currency or before.currency, vat, rate))


def spoilt_part(said: Any) -> str:
    """Which column of an amount cannot be read, as its code ends: ".currency"; "" where it is the amount itself."""
    if not isinstance(said, Amount) or isinstance(said.number, Fault):
        return ""
    parts = zip((Part.CURRENCY, Part.VAT, Part.RATE), said[1:], strict=True)
    return next((f".{part}" for part, one in parts if isinstance(one, Fault)), "")


def _beside(said: Any, held: Any) -> Any:
    """What stands beside an amount: as it is said, or else as it is held."""
    if said is Instead.TAKEN_BACK:
        return None
    return held if said is None else said


def _lacking(column: BookColumn) -> Fault | None:
    field: Field | None = column.field
    if field is None or not field.required:
        return None
    return Fault(
        "required", "left empty", Text("{field} cannot be taken back: every record has it.", field=field.label)
    )
