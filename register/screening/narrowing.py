"""Which things can matter to a condition on them: those for which it is not false for certain."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeAlias

from register.fields.catalogue import CATALOGUE
from register.fields.field import Field, Kind
from register.model.columns import column_names
from register.rules.tree import Among, Both, Codes, Compared, Condition, Constant, Name, Named, Not
from register.rules.vocabulary import Reads
from register.terms.sets import SETS

# Whether something may hold of a row as the driver gives it; None where that cannot be said of it.
May: TypeAlias = Callable[[Any], bool] | None
_YES_NO = {"yes": True, "no": False}


def that_matter(reads: Reads, at: Mapping[str, int]) -> May:
    """Whether some condition on a thing may hold, or is not known; None for all of them. at: the places of columns."""
    if reads.whole:
        return None
    narrowing = _Narrowing(reads.entity, at)
    wanted = [narrowing.may(part, holds=holds) for part, holds in reads.parts]
    known = [one for one in wanted if one is not None]
    return None if len(known) < len(wanted) else _either(known)


class _Narrowing:
    """Makes tests of rows out of conditions; a test never leaves out a row of which the condition is not known."""

    def __init__(self, entity: str, at: Mapping[str, int]) -> None:
        self._fields = {field.key: field for field in CATALOGUE[entity].stored}
        self._at = at

    def may(self, condition: Condition, *, holds: bool) -> May:
        """Whether a condition may be true (holds) or false."""
        match condition:
            case Not(_, part):
                return self.may(part, holds=not holds)
            case Both(_, word, parts):
                return self._joined([self.may(part, holds=holds) for part in parts], every=(word == "and") is holds)
            case Compared(_, sign, Name(_, (key,)), right) if sign in {"=", "!="}:
                return self._equal(key, right, holds=holds is (sign == "="))
            case Among(_, "in", Name(_, (key,)), Codes(_, codes)):
                return self._one_of(key, codes, holds=holds)
            case Among(_, "in", Name(_, (key,)), Named(_, name)):
                return self._one_of(key, SETS[name][1], holds=holds) if name in SETS else None
        return None

    @staticmethod
    def _joined(parts: list[May], *, every: bool) -> May:
        known = [part for part in parts if part is not None]
        if every:
            return _all(known) if known else None
        return _either(known) if len(known) == len(parts) else None

    def _equal(self, key: str, right: Any, *, holds: bool) -> May:
        match self._fields.get(key), right:
            case Field(kind=Kind.MONEY) as field, Constant(_, value, None) if value == 0:
                return self._test(field, {0}, holds=holds)
            case Field(kind=Kind.CODE | Kind.YES_NO | Kind.COUNTRY), Name(_, (word,)):
                return self._one_of(key, (word,), holds=holds)
        return None

    def _one_of(self, key: str, codes: Collection[str], *, holds: bool) -> May:
        field = self._fields.get(key)
        if field is None or field.kind not in {Kind.CODE, Kind.YES_NO, Kind.COUNTRY}:
            return None
        if field.kind is Kind.CODE and any(code not in (field.codes or ()) for code in codes):
            return None
        return self._test(field, {_YES_NO[code] if field.kind is Kind.YES_NO else code for code in codes}, holds=holds)

    def _test(self, field: Field, values: set[Any], *, holds: bool) -> May:
        place, unknown = self._at[column_names(field)[0]], {None, *field.silent}
        if holds:
            fitting = values | unknown
            return lambda row: row[place] in fitting
        return lambda row: row[place] in unknown or row[place] not in values


def _all(tests: list[Callable[[Any], bool]]) -> Callable[[Any], bool]:
    return tests[0] if len(tests) == 1 else lambda row: all(test(row) for test in tests)


def _either(tests: list[Callable[[Any], bool]]) -> Callable[[Any], bool]:
    return tests[0] if len(tests) == 1 else lambda row: any(test(row) for test in tests)
