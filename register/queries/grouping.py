"""Findings and what is not decided, by rule, by what they are about, or by when something about them falls due."""

from array import array
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Literal, TypeAlias, get_args

from sqlalchemy import Connection, case, select

from register.journal.ids import Ids
from register.model.derived import FINDING
from register.model.tables import TABLES
from register.queries import grouped
from register.queries.due import NEAR, SOON
from register.queries.findings import EQUIPMENT, undecided_results
from register.queries.grouped import DECIDED, Count, Group, Shown, in_order, rule_groups, unknown_by_rule
from register.queries.listed import names_of
from register.queries.ruled import title_of
from register.queries.waiting import Place, Undecided, Waiting, answers_due, place_of, undecided_rules, waiting
from register.rules.levels import RANK
from register.texts import Text, shown

By: TypeAlias = Literal["rule", "subject", "due"]
GROUPINGS: tuple[By, ...] = get_args(By)
_NEVER = "none"
_DAYS: dict[str, Text] = {
    "overdue": Text("Overdue"),
    "soon": Text("Within 30 days"),
    "near": Text("Within 90 days"),
    "later": Text("Later"),
    _NEVER: Text("Without a date"),
}


def groups(connection: Connection, by: By, looked: Shown, day: date, visited: int | None = None) -> list[Group]:
    """The groups of the findings that are shown, the most serious first; by due date, the nearest first.

    By subject they have no title: see named.
    day: the day called today; visited: as for rule_groups.
    """
    if by == "rule":
        return rule_groups(connection, looked, visited)
    if by == "subject":
        return _by_subject(connection, looked, visited)
    return _by_due(connection, looked, day, visited)


def finding_ids(connection: Connection, by: By, key: str, looked: Shown, day: date) -> "array[int]":
    """The findings of a group that are shown, and those listed beside them, in the order of its list."""
    if by == "rule":
        return grouped.finding_ids(connection, key, looked)
    return array("q", _members(connection, by, looked, day).get(key, ()))


def new_findings(connection: Connection, by: By, looked: Shown, day: date, visited: int) -> list[tuple[str, int]]:
    """The findings that were first found after the last visit, as their groups stand: key of the group, and id."""
    if by == "rule":
        return grouped.new_findings(connection, looked, visited)
    fresh = set(connection.scalars(select(FINDING.c.id).where(FINDING.c.since > visited)))
    members = _members(connection, by, looked, day) if fresh else {}
    order = groups(connection, by, looked, day, visited) if fresh else ()
    return [(one.key, number) for one in order for number in members.get(one.key, ()) if number in fresh]


def named(connection: Connection, made: Sequence[Group]) -> list[Group]:
    """The same groups, those about a record or things called by that: groups by subject have no title before."""
    about = [(place.kind, one.subject or 0, one.things, place.product, place.deployment)
             for one in made if (place := one.place) is not None]  # fmt: skip
    titles = iter(names_of(connection, about))
    return [one if one.place is None else replace(one, title=next(titles)) for one in made]


def undecided(connection: Connection, by: By, words: str, day: date) -> list[Group]:
    """The groups of what is not decided, the widest first; by due date, the nearest first. words: as for waiting."""
    if by == "subject":
        made = [_waiting_group(place, one) for place, one in undecided_rules(connection, words).items()]
        return sorted(made, key=lambda one: (-one.unknown, -one.things, one.key))
    if by == "rule":
        numbers = _by_rule(waiting(connection, words=words)) if words else unknown_by_rule(connection)
        made = [Group(rule, title_of(rule), None, unknown=number) for rule, number in numbers.items() if number]
        return sorted(made, key=lambda one: (-one.unknown, _said(one), one.key))
    buckets = _awaited(connection, words, day)
    every = waiting(connection, words=words) if words else ()
    dated = sum(one.number for ones in buckets.values() for one in ones)
    number = (sum(one.number for one in every) if words else undecided_results(connection)) - dated
    counted = {key: sum(one.number for one in ones) for key, ones in buckets.items()} | {_NEVER: number}
    return [Group(key, title, None, unknown=counted[key]) for key, title in _DAYS.items() if counted.get(key)]


def _waiting_group(place: Place, waits: Undecided) -> Group:
    things, rules, subject = waits.things, waits.rules, waits.subject
    return Group(_key(place), "", None, place.kind, things=things, unknown=rules, place=place, subject=subject)


def undecided_in(connection: Connection, by: By, key: str, words: str, day: date) -> Sequence[Waiting]:
    """What stands in such a group, the widest first."""
    if by == "rule":
        return waiting(connection, rule=key, words=words)
    if by == "subject":
        return waiting(connection, words=words, about={_place_at(key)})
    buckets = _awaited(connection, words, day)
    if key != _NEVER:
        return buckets.get(key, ())
    dated = {(one.rule, one.place) for ones in buckets.values() for one in ones}
    return [one for one in waiting(connection, words=words) if (one.rule, one.place) not in dated]


def _by_rule(found: Iterable[Waiting]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for one in found:
        numbers[one.rule] = numbers.get(one.rule, 0) + one.number
    return numbers


def _awaited(connection: Connection, words: str, day: date) -> dict[str, list[Waiting]]:
    """What waits for an answer that is due on a day, by how near that is."""
    due = answers_due(connection)
    places = _places_of(connection, {at[:2] for at in due})
    buckets: dict[str, list[Waiting]] = {}
    for one in waiting(connection, words=words, about=places) if places else ():
        days = [due[at] for path in one.missing if (at := (one.kind, one.subject, path)) in due]
        if days:
            buckets.setdefault(_bucket(min(days), day), []).append(one)
    return buckets


def _places_of(connection: Connection, records: Collection[tuple[str, int]]) -> set[Place]:
    things = TABLES["equipment"].c
    ids = Ids(number for kind, number in records if kind == EQUIPMENT)
    found = {Place(kind, number) for kind, number in records if kind != EQUIPMENT}
    for among in ids.among(things.id):
        query = select(things.product_id, things.deployment_id).where(among)
        found.update(Place(EQUIPMENT, None, *place) for place in connection.execute(query))
    return found


def _place_at(key: str) -> Place:
    """What a group by subject is about, from its key."""
    kind, *ids = key.split(":")
    numbers = [int(one) if one else None for one in ids]
    return Place(kind, None, *numbers) if kind == EQUIPMENT else Place(kind, numbers[0])


def _by_subject(connection: Connection, looked: Shown, visited: int | None) -> list[Group]:
    """By record; of equipment, by product and deployment."""
    counts: dict[Place, Count] = {}
    first: dict[Place, int] = {}
    for row in _listed(connection, looked):
        place = _place(row)
        first[place] = min(first.get(place, row.subject_id), row.subject_id)
        count = counts.setdefault(place, Count())
        _count(count, row, looked.statuses, visited)
        things = row.number if row.subject_kind == EQUIPMENT else 1
        count.numbers["things"] = max(count.numbers.get("things", 0), things)
    for place, waits in undecided_rules(connection).items():
        if place in counts:
            counts[place].add("unknown", waits.rules)
    made = [one.group(_key(place), "", place, first[place]) for place, one in counts.items()]
    return sorted(made, key=lambda one: (-RANK.get(one.level or "", 0), -one.findings, -one.things, one.key))


def _by_due(connection: Connection, looked: Shown, day: date, visited: int | None) -> list[Group]:
    """By the day on which an acceptance ends, or by which something is to be done; what is accepted counts too."""
    counts: dict[str, Count] = {}
    for row in _dated(connection, looked):
        count = counts.setdefault(_bucket(row.due, day), Count())
        _count(count, row, {*looked.statuses, *looked.beside}, visited)
        count.add("things", row.number)
    made = {key: one.group(key, _DAYS[key]) for key, one in counts.items()}
    return [made[key] for key in _DAYS if key in made]


def _count(count: Count, row: Any, counted: Collection[str], visited: int | None) -> None:
    """Count a finding; of what is listed beside, only how it was decided."""
    if row.status in DECIDED:
        count.add("accepted")
    if row.status in counted:
        count.add("findings")
        count.kinds.add(row.subject_kind)
        count.worst(row.level)
        if visited is not None and row.since > visited:
            count.add("new")


def _members(connection: Connection, by: By, looked: Shown, day: date) -> dict[str, list[int]]:
    """The findings of each group, in the order of its list."""
    found: dict[str, list[int]] = {}
    if by == "subject":
        for row in _listed(connection, looked):
            found.setdefault(_key(_place(row)), []).append(row.id)
        return found
    for row in sorted(_dated(connection, looked), key=lambda row: row.due or date.max):
        found.setdefault(_bucket(row.due, day), []).append(row.id)
    return found


def _listed(connection: Connection, looked: Shown) -> Sequence[Any]:
    """The findings that are shown and those beside them, in order. due: when an acceptance ends, or what is due."""
    row, decision = FINDING.c, TABLES["decision"].c
    due = case((row.status == "accepted", decision.expires_on), (row.status == "under_review", decision.due_on))
    columns = (
        row.id, row.subject_kind, row.subject_id, row.product_id, row.deployment_id, row.number, row.level, row.status,
        row.since, due.label("due"),
    )  # fmt: skip
    joined = FINDING.outerjoin(TABLES["decision"], decision.id == row.decision_id)
    wanted = select(*columns).select_from(joined).where(*looked.conditions(connection, beside=True))
    return connection.execute(wanted.order_by(*in_order())).all()


def _dated(connection: Connection, looked: Shown) -> list[Any]:
    """The same, but of those beside only what has a day."""
    wanted = set(looked.statuses)
    return [row for row in _listed(connection, looked) if row.due is not None or row.status in wanted]


def _bucket(on: date | None, day: date) -> str:
    if on is None:
        return _NEVER
    days = (on - day).days
    return "overdue" if days < 0 else "soon" if days <= SOON else "near" if days <= NEAR else "later"


def _place(row: Any) -> Place:
    return place_of(row.subject_kind, row.subject_id, row.product_id, row.deployment_id)


def _key(place: Place) -> str:
    if place.kind == EQUIPMENT:
        return f"{place.kind}:{place.product or ''}:{place.deployment or ''}"
    return f"{place.kind}:{place.subject}"


def _said(group: Group) -> str:
    return shown(group.title, "en")
