"""The values of a column, from whatever source: how they are read, ordered and compared."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, func, select

from register.queries import flags, possible
from register.queries.paths import Reached, Reading, ranked, reference, sort_key
from register.queries.shapes import Count, Flags, Path, Possible, RuleTitle, Source, Subject, kinds_along


def reading(reached: Reached, source: Source) -> Reading:
    """How the values of a column are read; of Flags and Possible, what they are then made of for all rows together."""
    match source:
        case Path():
            return reached.reading(source)
        case Count():
            return Reading((_counted(reached, source),))
        case Flags():
            return flags.subjects(reached)
        case Possible():
            return possible.places(reached)
        case RuleTitle():
            return flags.rule_title(reached)
        case Subject():
            return flags.subject(reached)


def ordering(connection: Connection, reached: Reached, source: Source) -> tuple[ColumnElement[Any], FromClause]:
    """What a column is ordered by, and the tables that are needed for it."""
    match source:
        case Path():
            return _ordered_path(connection, reached, source)
        case Count():
            return _ordered_count(reached, source)
        case Flags():
            return flags.flags_order(reached)
        case Possible():  # those of which the maker is not known first
            return reached.base.c.maker_id.is_not(None), reached.joined
        case RuleTitle():
            return reached.base.c.rule, reached.joined
        case Subject():
            order = flags.subject_order(connection, reached)
            return order, reached.joined


def compared(reached: Reached, source: Source) -> ColumnElement[Any]:
    """What a filter compares: the id where the column is a reference, else the value as it is kept."""
    if not isinstance(source, Path) or source.field is not None or not source.hops:
        return reading(reached, source).columns[0]
    *hops, last = source.hops
    return reference(kinds_along(source.kind, hops)[-1], reached.table(tuple(hops)), last)


def _ordered_path(connection: Connection, reached: Reached, path: Path) -> tuple[ColumnElement[Any], FromClause]:
    if not path.hops:
        order = sort_key(connection, reached, path)
        return order, reached.joined
    ranks = ranked(connection, path).subquery()
    first = reference(path.kind, reached.base, path.hops[0])
    return ranks.c.rank, reached.joined.outerjoin(ranks, ranks.c.id == first)


def _counting(counted: Count) -> tuple[ColumnElement[Any], Reached]:
    children = Reached(counted.kind)
    *hops, last = counted.by
    table = children.table(tuple(hops))
    return reference(kinds_along(counted.kind, hops)[-1], table, last), children


def _counted(reached: Reached, counted: Count) -> ColumnElement[Any]:
    at, children = _counting(counted)
    query = select(func.count()).select_from(children.joined).where(at == reached.base.c.id)
    return query.correlate(reached.base).scalar_subquery()


def _ordered_count(reached: Reached, counted: Count) -> tuple[ColumnElement[Any], FromClause]:
    at, children = _counting(counted)
    numbers = select(at.label("id"), func.count().label("n")).select_from(children.joined).group_by(at).subquery()
    return func.coalesce(numbers.c.n, 0), reached.joined.outerjoin(numbers, numbers.c.id == reached.base.c.id)
