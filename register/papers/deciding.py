"""What is to be decided: conditions with who answers for them, alternatives examined, opinions given."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from register.decisions import PROVEN
from register.fields.catalogue import CATALOGUE
from register.model.tables import TABLES
from register.papers.making import UNKNOWN, Cell, Making
from register.papers.points import GRAVE, Point
from register.papers.scope import Scope, nothing_of
from register.records import Record, records
from register.texts import Text, Words

_WIDTH = 150  # letters of a condition
_SETTLED = frozenset({"accepted", "mitigated"})  # findings for which nothing more is proposed
_ALTERNATIVES = (
    ("alternative_nothing", Words("Do nothing", "Ne rien faire")),
    ("alternative_less_intrusive", Words("Less intrusive", "Moins intrusif")),
    ("alternative_tender", Words("Purchase by tender", "Achat par marché")),
)
_OPINIONS = (
    ("dpo_opinion", Words("DPO", "DPO")),
    ("security_opinion", Words("IT security", "Sécurité informatique")),
    ("legal_opinion", Words("Legal", "Juridique")),
)
_GRAVEST = ("unfavourable", "reserved", "not_asked", "favourable")
_Place = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """A measure that was set, or one that the rules propose and nobody has decided. sign: of the point it is for."""

    done: bool
    sign: str
    text: Cell
    proposed: bool
    owner: Cell
    due: date | None


def conditions(making: Making, scope: Scope, points: Sequence[Point]) -> list[Condition]:
    """The measures on what was found, the gravest first; for what is grave and has none, what its rule proposes."""
    found = [point for point in points if point.standing is not None and not point.restricted]
    measures = _measures(making, scope, {point.rule.id for point in found})
    return [one for point in found for one in _of_point(making, point, measures.get(point.rule.id, ()))]


def _of_point(making: Making, point: Point, measures: Iterable[tuple[Any, Any]]) -> Iterator[Condition]:
    none = True
    for measure, decision in measures:
        none = False
        done_by_then = measure.done_on is None or measure.done_on <= making.as_of
        done = measure.status in PROVEN and measure.evidence_id is not None and done_by_then
        owner = UNKNOWN if decision is None else _owner(making, decision)
        due = None if decision is None else decision.due_on
        yield Condition(done, point.sign, making.cell(measure.description, width=_WIDTH), False, owner, due)
    standing = point.standing
    if none and point.sign in GRAVE and point.rule.mitigations and standing and standing.status not in _SETTLED:
        shortest = min((one.words for one in point.rule.mitigations), key=lambda words: len(making.say(words)))
        text = making.cell(shortest, width=_WIDTH)
        yield Condition(False, point.sign, text, True, UNKNOWN, None)


def _measures(making: Making, scope: Scope, rules: set[str]) -> dict[str, list[tuple[Any, Any]]]:
    """The measures by rule, each with the decision in force on the same finding."""
    decided: dict[_Place, Any] = {}
    row = TABLES["decision"].c
    wanted = select(TABLES["decision"]).where(row.rule.in_(rules), row.ended_on.is_(None)).order_by(row.id)
    for one in making.connection.execute(wanted):
        if one.decided_on is None or one.decided_on <= making.as_of:
            decided[_place(one)] = one
    found: dict[str, list[tuple[Any, Any]]] = {}
    did = TABLES["control"].c
    for one in making.connection.execute(select(TABLES["control"]).where(did.rule.in_(rules)).order_by(did.id)):
        if _is_here(scope, one):
            found.setdefault(one.rule, []).append((one, decided.get(_place(one))))
    return found


def _place(one: Any) -> _Place:
    return (one.rule, one.subject_kind, one.subject_id, one.product_id, one.deployment_id)


def _is_here(scope: Scope, one: Any) -> bool:
    if one.subject_id is not None:
        return one.subject_id in scope.ids.get(one.subject_kind, ())
    return one.product_id in scope.ids["product"]


def _owner(making: Making, decision: Any) -> Cell:
    """The department in charge, else the position of the person: no name stands on a sheet."""
    if decision.owner_service:
        return making.cell(decision.owner_service, width=24)
    person = TABLES["person"].c
    position = making.connection.scalar(select(person.function).where(person.id == decision.owner_id))
    return making.cell(position, width=24) if position else UNKNOWN


def alternatives(making: Making, scope: Scope) -> list[tuple[str, Cell]]:
    """Whether doing nothing, a lighter means and a tender were examined."""
    deals = list(records(making.connection, "acquisition", scope.deals).values())
    return [
        (making.say(words), _told(scope, [making.fact(deal, key) for deal in deals])) for key, words in _ALTERNATIVES
    ]


def opinions(making: Making, scope: Scope) -> list[tuple[str, Cell]]:
    """What was advised, by whom and on which day."""
    deals = list(records(making.connection, "acquisition", scope.deals).values())
    told = []
    for key, words in _OPINIONS:
        cells = [_given(making, deal, key) for deal in deals]
        if key == "dpo_opinion" and all(cell.unknown for cell in cells):
            cells = _of_deployments(making, scope) or cells
        told.append((making.say(words), _told(scope, cells)))
    return told


def _of_deployments(making: Making, scope: Scope) -> list[Cell]:
    """The gravest opinion that the data protection officer gave on a deployment."""
    known = [
        one
        for one in records(making.connection, "deployment", scope.ids["deployment"]).values()
        if one.values["dpo_opinion"] is not None
    ]
    known.sort(key=lambda one: _GRAVEST.index(one.values["dpo_opinion"]))
    return [_given(making, one, "dpo_opinion") for one in known[:1]]


def _given(making: Making, record: Record, key: str) -> Cell:
    cell, on = making.fact(record, key), record.values.get(f"{key}_on")
    if cell.unknown or on is None:
        return cell
    later = f" ({making.say(_AFTERWARDS)})" if on > making.as_of else ""
    return Cell(f"{cell.text}, {making.day(on)}{later}", cell.marks)


_AFTERWARDS = Words("known afterwards", "connu après")


def _told(scope: Scope, cells: Sequence[Cell]) -> Cell:
    """The one answer; of several how often each was given, and whether any is lacking."""
    if len(cells) < 2:  # noqa: PLR2004 - one, or none
        return cells[0] if cells else nothing_of(scope)
    counts: dict[str, int] = {}
    for cell in cells:
        if cell.text:
            counts[cell.text] = counts.get(cell.text, 0) + 1
    unknown = any(cell.unknown for cell in cells)
    if len(counts) == 1 and not unknown:
        return cells[0]
    said = ", ".join(f"{text} ({number})" for text, number in counts.items())
    return Cell(said, unknown=unknown, width=40)


def handled(making: Making, point: Point) -> str:
    """Where a finding stands that somebody decided on; nothing where it is open."""
    standing = point.standing
    if standing is None or standing.status == "open" or standing.decision is None:
        return ""
    codes = CATALOGUE["decision"].field("status").codes
    words = codes.words(standing.status) if codes else Words(standing.status, standing.status)
    until = making.connection.scalar(
        select(TABLES["decision"].c.expires_on).where(TABLES["decision"].c.id == standing.decision)
    )
    if standing.status == "accepted" and until is not None:
        return making.say(Text("{status} until {day}", status=words, day=making.day(until)))
    return making.say(words)


def asked_of(deals: Mapping[int, Record]) -> Record | None:
    """The deal that a decision is asked about: the only one."""
    return next(iter(deals.values())) if len(deals) == 1 else None
