"""Which records of a collection can matter to the conditions on it: those for which none is false for certain."""

from decimal import Decimal
from typing import Any, TypeAlias

from sqlalchemy import Column, ColumnElement, and_, false, not_, or_

from register.fields.catalogue import CATALOGUE
from register.fields.field import Field, Kind
from register.model.columns import column_names
from register.model.tables import TABLES
from register.rules.tree import Among, Both, Codes, Compared, Condition, Constant, Name, Not
from register.rules.vocabulary import Reads

# A condition in SQL under which something may hold; None where that cannot be said of a row.
_May: TypeAlias = ColumnElement[bool] | None
_YES_NO = {"yes": True, "no": False}


def that_matter(reads: Reads) -> _May:
    """The rows of a collection for which some condition on it may hold, or is not known; None for all of them."""
    if reads.whole:
        return None
    wanted = [_may(reads.entity, part, holds=holds) for part, holds in reads.parts]
    known = [one for one in wanted if one is not None]
    return None if len(known) < len(wanted) else or_(false(), *known)


def _may(entity: str, condition: Condition, *, holds: bool) -> _May:
    """Rows for which a condition may be true (holds) or false. Never leaves out one for which it is not known."""
    match condition:
        case Not(_, part):
            return _may(entity, part, holds=not holds)
        case Both(_, word, parts):
            every = [_may(entity, part, holds=holds) for part in parts]
            known = [one for one in every if one is not None]
            if (word == "and") is holds:
                return and_(*known) if known else None
            return or_(*known) if len(known) == len(every) else None
        case Compared(_, sign, Name(_, (key,)), right) if sign in {"=", "!="}:
            return _equal(entity, key, right, holds=holds is (sign == "="))
        case Among(_, "in", Name(_, (key,)), Codes(_, codes)):
            return _one_of(entity, key, codes, holds=holds)
    return None


def _equal(entity: str, key: str, right: Any, *, holds: bool) -> _May:
    field = _stored(entity, key)
    match field, right:
        case Field(kind=Kind.MONEY), Constant(_, value, None) if value == 0:
            return _or_unknown(_column(entity, field), _column(entity, field) == Decimal(0), holds=holds)
        case Field(kind=Kind.CODE | Kind.YES_NO | Kind.COUNTRY), Name(_, (word,)):
            return _one_of(entity, key, (word,), holds=holds)
    return None


def _one_of(entity: str, key: str, codes: tuple[str, ...], *, holds: bool) -> _May:
    field = _stored(entity, key)
    if field is None or field.kind not in {Kind.CODE, Kind.YES_NO, Kind.COUNTRY}:
        return None
    if field.kind is Kind.CODE and any(code not in (field.codes or ()) for code in codes):
        return None
    values = [_YES_NO[code] if field.kind is Kind.YES_NO else code for code in codes]
    column = _column(entity, field)
    return _or_unknown(column, column.in_(values), holds=holds)


def _or_unknown(column: Column[Any], test: ColumnElement[bool], *, holds: bool) -> ColumnElement[bool]:
    return or_(column.is_(None), test if holds else not_(test))


def _stored(entity: str, key: str) -> Field | None:
    return next((field for field in CATALOGUE[entity].stored if field.key == key), None)


def _column(entity: str, field: Field) -> Column[Any]:
    return TABLES[entity].c[column_names(field)[0]]
