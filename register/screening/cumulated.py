"""What the deals of one need come to within twelve months: small ones may together call for competition."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from register.journal.ids import Ids
from register.model.tables import TABLES
from register.names import fold
from register.rules.facts import ORIGINS, Fact
from register.rules.operands import shifted
from register.rules.spans import INFINITY, ZERO, Number, Span, compared, total
from register.rules.vocabulary import Reads
from register.screening.needs import with_needs
from register.texts import Text

CUMULATED = "cumulated_need"
_READS = with_needs(
    Reads("acquisition", fields={"need_group", "estimated_need", "deal_on", "stage", "gathered"}), own=True
)
_Row = dict[str, Any]
Fetch = Callable[[Reads, Ids], Mapping[int, _Row]]


@dataclass(frozen=True, slots=True)
class _Deal:
    """A deal that counts towards a need. need: nothing where it is not known."""

    number: int
    group: str
    on: date
    need: Span
    row: _Row


def of_needs(connection: Connection, groups: Iterable[str]) -> Ids:
    """The deals of these needs, each as `fold` writes it; those that rows without a contract were put in are none."""
    row, wanted = TABLES["acquisition"].c, set(groups) - {""}
    if not wanted:
        return Ids()
    named = select(row.id, row.need_group).where(row.need_group.is_not(None), row.gathered.is_(False))
    return Ids(number for number, group in connection.execute(named) if fold(group) in wanted)


def put_cumulated(connection: Connection, rows: Mapping[int, _Row], fetch: Fetch) -> None:
    """Put into deals what those of the same need come to in any twelve months that they fall in.

    The register need not hold all deals of a need, so this is certain as a lower bound only. Who typed what they come
    to knows all of them: that goes before it, unless what is recorded comes to more. fetch: gives the facts of deals.
    """
    groups = {number: group for number, row in rows.items() if (group := _group(row))}
    counting: dict[str, list[_Deal]] = {}
    for number, row in fetch(_READS, of_needs(connection, groups.values())).items() if groups else ():
        if row.get("stage") not in {None, "abandoned"} and isinstance(row.get("deal_on"), date):
            counting.setdefault(_group(row), []).append(_deal(number, row))
    for number, group in groups.items():
        row = rows[number]
        typed, found, deals = row.get(CUMULATED), *_most(number, counting.get(group, ()))
        if found.parts and (not isinstance(typed, Span) or compared(">", found, typed)):
            row[CUMULATED] = _exactly(found) if isinstance(typed, Span) else found
            row.setdefault(ORIGINS, {})[CUMULATED] = tuple(_origins(deals))


def _exactly(span: Span) -> Span:
    return Span(tuple((unit, low, low) for unit, low, _ in span.parts))


def _group(row: Mapping[str, Any]) -> str:
    group = row.get("need_group")
    return fold(group) if group.__class__ is str else ""  # an Answer is a text as well


def _deal(number: int, row: _Row) -> _Deal:
    need = row.get("estimated_need")
    return _Deal(number, _group(row), row["deal_on"], need if isinstance(need, Span) else ZERO, row)


def _most(number: int, deals: Sequence[_Deal]) -> tuple[Span, list[_Deal]]:
    """Of each currency the most that a deal comes to with others, open upwards; and the deals that it is made of."""
    own = next((deal for deal in deals if deal.number == number), None)
    best: dict[str, tuple[Number, list[_Deal]]] = {}
    for first in deals if own is not None else ():
        end = shifted(first.on, 12, "months")
        if not (own and first.on <= own.on < end):
            continue
        within = [deal for deal in deals if first.on <= deal.on < end and deal.need.parts]
        for unit, low, _ in total(deal.need for deal in within).parts:
            if low > best.get(unit, (0, ()))[0]:
                best[unit] = (low, within)
    made = {deal.number: deal for _, within in best.values() for deal in within}
    return Span(tuple((unit, low, INFINITY) for unit, (low, _) in best.items())), [made[one] for one in sorted(made)]


def _origins(deals: Sequence[_Deal]) -> Iterator[Fact]:
    """Of each deal the amount, the need and the day."""
    note: Text | None = Text(
        "{n} deal of this need within twelve months", "{n} deals of this need within twelve months", n=len(deals)
    )
    for deal in deals:
        for key in ("estimated_need", "need_group", "deal_on"):
            origins = deal.row.get(ORIGINS, {}).get(key, ())
            yield Fact(CUMULATED, "acquisition", deal.number, key, deal.row[key], note, origins)
            note = None
