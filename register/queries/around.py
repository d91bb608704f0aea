"""What stands around a finding: since when it is known, how well it is shown, what was decided and what was done."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from register.fields.catalogue import field_of
from register.journal.entries import sealed
from register.journal.ids import Ids
from register.model.journal import CHANGE
from register.model.tables import TABLES
from register.queries.cards import Line
from register.queries.findings import Finding
from register.records import Record, titles
from register.rules.standing import STEPS
from register.terms.decisions import CONTROL_KIND, CONTROL_STATUS, DECISION_ROLE, DECISION_STATUS, TREATMENT
from register.terms.papers import EVIDENCE_KIND
from register.texts import Text, Words

SOON = 30  # days before its end that an acceptance is said to need another look
_PROVEN = frozenset({"done", "verified"})


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision in words.

    head: what, and until when; by: who decided, in which role, on which day, as `shown` takes it; reason: as it was
    given; more: what is to
    be done by whom, when it is looked at again, what is left of the risk. due: why it needs another look now, or soon.
    covered: of a group, how many things it was made about; alone: whether it is about one piece of equipment only.
    """

    record: Record
    head: Text | Words
    by: object
    reason: str | None
    more: tuple[Text, ...]
    due: Text | None
    covered: int | None
    alone: bool


@dataclass(frozen=True, slots=True)
class Taken:
    """A measure in words. counts: whether it lowers the level.

    line: kind, status and day, and evidence: what proves it, as `shown` takes them.
    """

    record: Record
    line: object
    what: str | None
    evidence: object
    counts: bool


@dataclass(frozen=True, slots=True)
class Around:
    """All of it. since: when and after which change it was found; strength: how well the deciding facts are shown.

    decision: the one in force; earlier: those before it, the newest first; people: the names that they mention, by id.
    """

    since: Text
    strength: Text | None
    decision: Decided | None
    earlier: tuple[Decided, ...]
    measures: tuple[Taken, ...]
    people: Mapping[int, str]


def around(
    connection: Connection,
    found: Finding,
    lines: Iterable[Line],
    treated: tuple[Sequence[Record], Sequence[Record]],
    day: date,
) -> Around:
    """What stands around a finding.

    lines: the deciding facts; treated: its decisions and its measures, the newest first.
    """
    decisions, measures = treated
    people = titles(connection, "person", _people(decisions))
    told = [_decided(one, people, day) for one in decisions]
    stands = _in_force(found, told)
    return Around(
        since(connection, found),
        strength(connection, lines),
        stands,
        tuple(one for one in told if one is not stands),
        tuple(_taken(connection, measures)),
        people,
    )


def since(connection: Connection, found: Finding) -> Text:
    """When a finding was first found, and after which change."""
    change = next(iter(sealed(connection, CHANGE.c.number == found.since)), None)
    if change is None:
        return Text("since {day}", day=found.since_on)
    return Text("since {day}, after: {change}", day=found.since_on, change=change.label)


def strength(connection: Connection, lines: Iterable[Line]) -> Text | None:
    """How well the facts that decided are shown: verified, with evidence, as declared, or stated by our reference."""
    facts = list(_leaves(lines))
    ids = {source.evidence for line in facts for source in line.sources if source.evidence is not None}
    row = TABLES["evidence"].c
    wanted = select(row.id).where(row.confidence == "verified")
    checked = {number for among in Ids(ids).among(row.id) for number in connection.scalars(wanted.where(among))}
    shown = sum(any(source.evidence is not None for source in line.sources) for line in facts)
    verified = sum(any(source.evidence in checked for source in line.sources) for line in facts)
    if not facts:
        return None
    if verified == len(facts):
        return Text("{n} deciding fact, verified", "{n} deciding facts, all verified", n=len(facts))
    if verified:
        return Text(
            "{n} deciding fact, {verified} verified", "{n} deciding facts, {verified} verified",
            n=len(facts), verified=verified,
        )  # fmt: skip
    if shown:
        return Text(
            "{n} deciding fact, {shown} with evidence", "{n} deciding facts, {shown} with evidence",
            n=len(facts), shown=shown,
        )  # fmt: skip
    stated = sum(not line.sources for line in facts)  # nobody in the city said it: it is of our reference
    if stated == len(facts):
        return Text(
            "{n} deciding fact, stated by our reference", "{n} deciding facts, stated by our reference", n=len(facts)
        )
    return Text("{n} deciding fact, as declared", "{n} deciding facts, as declared", n=len(facts))


def _leaves(lines: Iterable[Line]) -> Iterator[Line]:
    for line in lines:
        if line.under:
            yield from _leaves(line.under)
        else:
            yield line


def _people(decisions: Iterable[Record]) -> set[int]:
    keys = ("decided_by", "owner")
    return {one.values[key] for one in decisions for key in keys if one.values[key] is not None}


def _in_force(found: Finding, told: Sequence[Decided]) -> Decided | None:
    """The decision that the finding stands on; right after it was made, the newest that has no end."""
    going = [one for one in told if one.record.values["ended_on"] is None]
    return next((one for one in going if one.record.id == found.decision), going[0] if going else None)


def _decided(record: Record, people: Mapping[int, str], day: date) -> Decided:
    values = record.values
    covered = None if values["covered"] is None else len(Ids.read(values["covered"]))
    return Decided(
        record,
        _head(values, day),
        _by(values, people),
        values["reason"],
        tuple(_more(values, people)),
        _due(values, day) if values["ended_on"] is None else None,
        covered,
        values["subject_kind"] == "equipment" and values["subject_id"] is not None,
    )


def _head(values: Mapping[str, Any], day: date) -> Text | Words:
    status: Words = DECISION_STATUS.words(values["status"])
    until = values["expires_on"] if values["status"] == "accepted" else None
    if values["ended_on"] is not None:
        return Text("{status}, ended on {day}", status=status, day=values["ended_on"])
    if until is not None and until < day:
        return Text("{status} until {day}: that day has passed, and it is open again", status=status, day=until)
    return status if until is None else Text("{status} until {day}", status=status, day=until)


def _by(values: Mapping[str, Any], people: Mapping[int, str]) -> object:
    who, role, day = people.get(values["decided_by"]), values["role"], values["decided_on"]
    parts = [one for one in (who, None if role is None else DECISION_ROLE.words(role), day) if one is not None]
    return tuple(parts) or None


def _more(values: Mapping[str, Any], people: Mapping[int, str]) -> Iterator[Text]:
    if values["treatment"] is not None and values["status"] not in {"accepted", "set_aside", "false_alarm"}:
        yield Text("Treatment: {treatment}", treatment=TREATMENT.words(values["treatment"]))
    in_charge = [one for one in (people.get(values["owner"]), values["owner_service"]) if one]
    if in_charge:
        yield Text("In charge: {who}", who=tuple(in_charge))
    if values["due_on"] is not None:
        yield Text("To be done by {day}", day=values["due_on"])
    if values["stop_plan"]:
        yield Text("Plan for stopping: {plan}", plan=values["stop_plan"])
    if values["next_review_on"] is not None and values["ended_on"] is None:
        yield Text("To be looked at again by {day}", day=values["next_review_on"])
    yield from _left(values)


def _left(values: Mapping[str, Any]) -> Iterator[Text]:
    """What is left of the risk, from both viewpoints, and which of them says the level."""
    persons, city, likelihood = values["severity_persons"], values["severity_city"], values["likelihood"]
    if persons is not None or city is not None:
        yield Text(
            "What is left, for persons: {persons}; for the city: {city}",
            persons=_step(persons), city=_step(city),
        )  # fmt: skip
    if persons is not None and city is not None and persons != city:
        if persons > city:
            yield Text("The harm to persons says the level.")
        else:
            yield Text("The harm to the city says the level.")
    if values["happened"]:
        yield Text("It has happened: the likelihood is at its highest.")
    elif likelihood is not None:
        yield Text("Likelihood: {likelihood}", likelihood=_step(likelihood))


def _step(step: int | None) -> Text | Words:
    return Text("not said") if step is None else STEPS[step]


def _due(values: Mapping[str, Any], day: date) -> Text | None:
    until = values["expires_on"] if values["status"] == "accepted" else None
    if until is not None and until < day:
        return Text("ran out")
    review = values["next_review_on"]
    if review is not None and review <= day:
        return Text("to be looked at again")
    left = None if until is None else (until - day).days
    if left is not None and left <= SOON:
        return Text("ends in {n} day", "ends in {n} days", n=left)
    return None


def _taken(connection: Connection, measures: Iterable[Record]) -> Iterator[Taken]:
    known = list(measures)
    wanted = {one.values["evidence"] for one in known if one.values["evidence"] is not None}
    evidence = _evidence(connection, wanted)
    for one in known:
        values = one.values
        named = [
            codes.words(values[key])
            for key, codes in (("kind", CONTROL_KIND), ("status", CONTROL_STATUS))
            if values[key] is not None
        ]
        proof = evidence.get(values["evidence"] or 0)
        line = [*named, *([values["done_on"]] if values["done_on"] is not None else [])]
        yield Taken(
            one,
            tuple(line),
            values["description"],
            proof,
            values["status"] in _PROVEN and values["evidence"] is not None,
        )


def _evidence(connection: Connection, ids: Collection[int]) -> dict[int, object]:
    row = TABLES["evidence"].c
    found: dict[int, object] = {}
    for among in Ids(ids).among(row.id):
        for number, kind, reference, day in connection.execute(
            select(row.id, row.kind, row.reference, row.stated_on).where(among)
        ):
            words = EVIDENCE_KIND.words(kind) if kind else field_of("control.evidence").label
            parts = [one for one in (words, reference, day) if one is not None]
            found[number] = tuple(parts)
    return found
