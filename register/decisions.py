"""What people decide about findings, and which measures they take. A finding that was decided on stays listed."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from register.errors import RegisterError
from register.fields.catalogue import CATALOGUE
from register.journal.change import Change
from register.model.tables import TABLES
from register.queries.findings import EQUIPMENT, Finding, members
from register.records import Record, records
from register.rules.levels import LEVEL
from register.rules.standing import ACCEPTED_FOR, ACCEPTING, DISMISSED, REVIEWED_AFTER
from register.terms.decisions import DECISION_ROLE
from register.texts import Text, Words
from register.values import today

PROVEN = ("done", "verified")  # a measure counts from here on, where evidence stands with it
_UNCHANGED = Text("Nothing was decided.")


def decide(change: Change, found: Finding, values: Mapping[str, Any], *, alone: bool = False) -> int:
    """Keep what somebody decided about a finding; it takes the place of what was decided before. Gives its id.

    values: by the keys of the fields of a decision; the day and the day of review are set where they are not given.
    alone: of equipment, about the one thing that the finding is told of, and not about all like it.
    Raises RegisterError where something is missing, or where the level does not allow it (domain §4 of the design:
    who may accept what, and for how long).
    """
    day = values.get("decided_on") or today()
    given = {"decided_on": day, **values}
    if given.get("status") == "accepted":
        check_acceptance(found.level, given, day)
    if given.get("status") in DISMISSED and not given.get("reason"):
        raise _lacks("reason")
    if given.get("status") == "mitigated" and not _proven(change.connection, found, alone=alone):
        raise RegisterError(
            Text("Nothing shows yet that this was mitigated."),
            Text("Record a measure that is done, with its evidence, and decide then."),
            unchanged=_UNCHANGED,
        )
    if given.get("next_review_on") is None:
        given["next_review_on"] = day + timedelta(days=REVIEWED_AFTER[found.level])
    for number in _in_force(change.connection, found, alone=alone):
        change.edit("decision", number, None, {"ended_on": day})
    place = _place(change.connection, found, alone=alone)
    return change.insert("decision", {**given, **place})


def revoke(change: Change, found: Finding, *, alone: bool = False) -> None:
    """End what was decided about a finding: it is open again."""
    for number in _in_force(change.connection, found, alone=alone):
        change.edit("decision", number, None, {"ended_on": today()})


def take_measure(
    change: Change,
    found: Finding,
    values: Mapping[str, Any],
    proof: Mapping[str, Any] | None = None,
    *,
    alone: bool = False,
) -> int:
    """Keep a measure taken about a finding. Gives its id.

    values: by the keys of the fields of a control; proof: by those of evidence, of the piece that proves it, if any.
    It counts once it is done and has evidence. Raises RegisterError where nothing says what the measure is.
    """
    place = _place(change.connection, found, alone=alone)
    given = {**values, **{key: place[key] for key in place if key != "covered"}}
    return change.insert("control", _measure(change, given, proof))


def amend_measure(
    change: Change, measure: Record, values: Mapping[str, Any], proof: Mapping[str, Any] | None = None
) -> None:
    """Bring a measure up to date: it was done, or evidence of it was found. values, proof: as for take_measure.

    Raises ConflictError if it was edited since it was read, RegisterError as take_measure does.
    """
    change.edit("control", measure.id, measure.version, _measure(change, {**measure.values, **values}, proof))


def person_named(change: Change, name: str) -> int:
    """The person of this name; added to the register where it has none."""
    row = TABLES["person"].c
    known = change.connection.scalar(select(row.id).where(row.name == name).order_by(row.id))
    return change.insert("person", {"name": name}) if known is None else known


def note_asked(change: Change, values: Mapping[str, Any], asked: int | None = None) -> int:
    """Keep that a question was put to somebody, or that they were reminded of it. Gives its id.

    values: by the keys of the fields of a question. asked: the id of the question that they are reminded of.
    """
    if asked is None:
        return change.insert("question", values)
    change.edit("question", asked, None, values)
    return asked


def decisions_on(connection: Connection, found: Finding) -> list[Record]:
    """All decisions about a finding, the newest first; those in force have no end."""
    return _records(connection, "decision", found)


def measures_on(connection: Connection, found: Finding) -> list[Record]:
    """All measures taken about a finding, the newest first."""
    return _records(connection, "control", found)


def longest_acceptance(found: Finding, day: date) -> date:
    """The last day until which a finding may be accepted on a day."""
    return day + timedelta(days=ACCEPTED_FOR[found.level])


def check_acceptance(at: str, given: Mapping[str, Any], day: date) -> None:
    """Raises RegisterError where a finding of this level, by its code, cannot be accepted so."""
    for key in ("reason", "decided_by", "role", "expires_on"):
        if not given.get(key):
            raise _lacks(key)
    if not (given.get("owner") or given.get("owner_service")):
        raise _lacks("owner")
    level, role = LEVEL.words(at), str(given["role"])
    if role not in ACCEPTING[at]:
        raise RegisterError(
            Text("A finding of this level ({level}) cannot be accepted in the role of {role}.",
                 level=level, role=DECISION_ROLE.words(role)),
            Text("These can: {roles}.",
                 roles=tuple(DECISION_ROLE.words(one) for one in DECISION_ROLE if one in ACCEPTING[at])),
            unchanged=_UNCHANGED,
        )  # fmt: skip
    last = day + timedelta(days=ACCEPTED_FOR[at])
    if not day <= given["expires_on"] <= last:
        raise RegisterError(
            Text("A finding of this level ({level}) can be accepted until {last} at the latest.",
                 level=level, last=last),
            Text("Choose an earlier day; it opens again by itself after that day."),
            unchanged=_UNCHANGED,
        )  # fmt: skip
    if at == "critical" and not given.get("stop_plan"):
        raise RegisterError(
            Text("A critical finding cannot be accepted, only be continued for a time with a plan to stop."),
            Text("Say in the plan who stops what, and by when."),
            unchanged=_UNCHANGED,
        )


def _measure(change: Change, values: dict[str, Any], proof: Mapping[str, Any] | None) -> dict[str, Any]:
    """The values of a measure; its evidence is added, and is about the record that the finding is about."""
    for key in ("kind", "status", "description"):
        if not values.get(key):
            raise _lacks(key, "control")
    given = {key: value for key, value in (proof or {}).items() if value is not None}
    if not given:
        return values
    checked = "verified" if values["status"] == "verified" else "declared"
    about = {"about_kind": values["subject_kind"], "about_id": values.get("subject_id")}
    return {**values, "evidence": change.insert("evidence", {"confidence": checked, **about, **given})}


def _lacks(key: str, kind: str = "decision") -> RegisterError:
    label: Words = CATALOGUE[kind].field(key).label
    return RegisterError(Text("{field} is missing.", field=label), unchanged=_UNCHANGED)


def _grouped(found: Finding, *, alone: bool) -> bool:
    return found.kind == EQUIPMENT and not alone


def _place(connection: Connection, found: Finding, *, alone: bool) -> dict[str, Any]:
    """Where a decision or measure stands: at a subject, or at the things of a product in a deployment."""
    place: dict[str, Any] = {"rule": found.rule, "subject_kind": found.kind}
    if not _grouped(found, alone=alone):
        return place | {"subject_id": found.subject}
    covered = str(members(connection, found))
    return place | {"product": found.product, "deployment": found.deployment, "covered": covered}


def _at(kind: str, found: Finding, *, alone: bool) -> list[ColumnElement[bool]]:
    row = TABLES[kind].c
    at = [row.rule == found.rule, row.subject_kind == found.kind]
    if not _grouped(found, alone=alone):
        return [*at, row.subject_id == found.subject]
    return [
        *at,
        row.subject_id.is_(None),
        row.product_id.is_not_distinct_from(found.product),
        row.deployment_id.is_not_distinct_from(found.deployment),
    ]


def _in_force(connection: Connection, found: Finding, *, alone: bool) -> list[int]:
    row = TABLES["decision"].c
    wanted = select(row.id).where(row.ended_on.is_(None), *_at("decision", found, alone=alone))
    return list(connection.scalars(wanted.order_by(row.id)))


def _proven(connection: Connection, found: Finding, *, alone: bool) -> bool:
    row = TABLES["control"].c
    proven = (row.status.in_(PROVEN), row.evidence_id.is_not(None))
    return connection.scalar(select(row.id).where(*proven, *_at("control", found, alone=alone)).limit(1)) is not None


def _records(connection: Connection, kind: str, found: Finding) -> list[Record]:
    """Of equipment those about the one thing and those about all like it."""
    row = TABLES[kind].c
    wanted = {
        number
        for alone in ((True, False) if found.kind == EQUIPMENT else (False,))
        for number in connection.scalars(select(row.id).where(*_at(kind, found, alone=alone)))
    }
    return list(reversed(records(connection, kind, wanted).values()))
