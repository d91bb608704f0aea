"""The tree of a condition, as the parser makes it: what was written, before anything is known of fields and codes."""

from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from register.rules.tokens import Place


@dataclass(frozen=True, slots=True)
class Name:
    """A path to a fact, or a bare code: `parent_country`, `subject.in_service_on`, `donation`, `today`."""

    at: Place
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Constant:
    """A date, a number or a text; an amount of money where a currency (ISO 4217) stands behind the number."""

    at: Place
    value: date | Decimal | str
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """`count(path)` or `sum(path.field)`; with a condition behind, only of the records that fulfil it."""

    at: Place
    what: Literal["count", "sum"]
    path: Name
    part: "Condition | None"


@dataclass(frozen=True, slots=True)
class Shifted:
    """A date so many days, months or years later; earlier where `number` is negative."""

    at: Place
    value: "Value"
    number: int
    unit: Literal["days", "months", "years"]


@dataclass(frozen=True, slots=True)
class Scaled:
    """A value times a number or a setting."""

    at: Place
    value: "Value"
    by: "Value"


@dataclass(frozen=True, slots=True)
class Call:
    """`threshold(name, date)`, `excl_vat(money)`, `setting(name)`."""

    at: Place
    function: str
    values: tuple["Value", ...]


Value: TypeAlias = Name | Constant | Counted | Shifted | Scaled | Call


@dataclass(frozen=True, slots=True)
class Named:
    """A set by its name, `@EEA`: dated where its membership changes."""

    at: Place
    name: str


@dataclass(frozen=True, slots=True)
class Codes:
    """A set written out, `{maker, host}`."""

    at: Place
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Both:
    """All parts hold (`and`), or one does (`or`)."""

    at: Place
    word: Literal["and", "or"]
    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    at: Place
    part: "Condition"


@dataclass(frozen=True, slots=True)
class Quantified:
    """`any`, `every` or `no` record of a collection fulfils the part."""

    at: Place
    word: Literal["any", "every", "no"]
    path: Name
    part: "Condition"


@dataclass(frozen=True, slots=True)
class Compared:
    """Two values compared: = != < <= > >=."""

    at: Place
    sign: str
    left: Value
    right: Value


@dataclass(frozen=True, slots=True)
class Among:
    """A value `in` a set or a list, or a list that `overlaps` or is `within` a set."""

    at: Place
    word: Literal["in", "overlaps", "within"]
    value: Value
    group: Named | Codes | Name


@dataclass(frozen=True, slots=True)
class Is:
    """`is none` or `is blank`."""

    at: Place
    word: Literal["none", "blank"]
    value: Value


@dataclass(frozen=True, slots=True)
class Asked:
    """What may be undecided by itself: `met(fact)`, `concern(rule)`, `version_before(a, b)`, `stale(day)`."""

    at: Place
    function: Literal["met", "concern", "version_before", "stale"]
    values: tuple[Value, ...]


Condition: TypeAlias = Both | Not | Quantified | Compared | Among | Is | Asked


def counts(condition: object) -> bool:
    """Whether records are counted or summed up anywhere in a condition."""
    if isinstance(condition, tuple):
        return any(map(counts, condition))
    if not is_dataclass(condition):
        return False
    return isinstance(condition, Counted) or any(counts(getattr(condition, field.name)) for field in fields(condition))


def compared_names(condition: object) -> frozenset[str]:
    """The last words of the names that are compared or looked for in a list, anywhere in a condition."""
    if isinstance(condition, tuple):
        return frozenset().union(*map(compared_names, condition))
    if not is_dataclass(condition):
        return frozenset()
    sides: tuple[object, ...] = ()
    if isinstance(condition, Compared):
        sides = (condition.left, condition.right)
    elif isinstance(condition, Among):
        sides = (condition.value, condition.group)
    own = frozenset(side.parts[-1] for side in sides if isinstance(side, Name))
    return own.union(*(compared_names(getattr(condition, field.name)) for field in fields(condition)))
