"""The forms by which people decide on a finding, take measures and put questions, made from the field catalogue."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from register.decisions import (
    amend_measure,
    decide,
    longest_acceptance,
    note_asked,
    person_named,
    revoke,
    take_measure,
)
from register.fields.catalogue import field_of
from register.journal.change import Change
from register.queries.around import Decided, Taken
from register.queries.cards import Asked
from register.queries.findings import Finding
from register.queries.put import Put
from register.rules.levels import LEVEL
from register.rules.rule import Mitigation
from register.rules.standing import ACCEPTING, REVIEWED_AFTER, STEPS
from register.terms.decisions import DECISION_ROLE, DECISION_STATUS
from register.texts import Text, Words
from register.values import today
from ui.forms.inline import Blank, Values, Wanted
from ui.forms.judged import Explained
from ui.translations import say

ANSWERED_IN = 30  # days after which an answer is awaited, unless another day is said
_PEOPLE = ("decided_by", "owner")
_CARRIED = frozenset(
    {"owner", "owner_service", "due_on", "severity_persons", "severity_city", "likelihood", "happened"},
)
_YES_NO = {True: Words("yes", "oui"), False: Words("no", "non")}


@dataclass(frozen=True, slots=True)
class Scope:
    """What is decided about. one: whether it is told of one piece of equipment among many like it."""

    explained: Explained
    one: bool = False

    @property
    def found(self) -> Finding:
        """The finding."""
        return self.explained.finding

    @property
    def stands(self) -> Decided | None:
        """The decision in force."""
        return self.explained.around.decision

    @property
    def alone(self) -> bool:
        """Whether what is decided is about one piece of equipment only, unless the person says otherwise."""
        return self.stands.alone if self.stands is not None else self.one and self.found.kind == "equipment"

    @property
    def proven(self) -> bool:
        """Whether a measure stands that is done and has evidence."""
        return any(one.counts for one in self.explained.around.measures)


def accepting(scope: Scope) -> Wanted:
    """Accepting a finding for a time; of a critical one, going on for a time."""
    found, last = scope.found, longest_acceptance(scope.found, today())
    review = min(last, today() + timedelta(days=REVIEWED_AFTER[found.level]))
    roles = {role: DECISION_ROLE.words(role) for role in DECISION_ROLE if role in ACCEPTING[found.level]}
    notes = [
        Text("Level {level}: until {last} at the latest. It can be accepted by: {roles}.",
             level=LEVEL.words(found.level), last=last, roles=tuple(roles.values()))
    ]  # fmt: skip
    blank = _Blanks(scope, "accepted")
    blanks = [
        *_about(scope),
        blank("reason", needed=True),
        blank("decided_by", needed=True),
        blank("role", needed=True, choices=roles),
        blank("owner_service", either=True),
        blank("owner", either=True, beside=True),
        blank("expires_on", needed=True, always=last),
        blank("next_review_on", always=review, beside=True),
    ]
    if found.level == "critical":
        notes.append(Text("A critical finding only goes on for a time, with a plan for stopping."))
        blanks.append(blank("stop_plan", needed=True))
    return Wanted(
        "accept",
        Text("Accept for a time"),
        Text("Accept"),
        partial(_named, scope),
        partial(_decide, scope, {"status": "accepted", "treatment": "accept"}),
        (*blanks, *blank.left()),
        tuple(notes),
        _LEFT,
    )


def handling(scope: Scope) -> Wanted:
    """Taking a finding up: who does what until when; or saying that it is mitigated, with what proves it."""
    mitigated = frozenset({"mitigated"})
    measure = () if scope.proven else tuple(_measure_blanks(None, None, only=mitigated))
    review = today() + timedelta(days=REVIEWED_AFTER[scope.found.level])
    blank = _Blanks(scope, "under_review", "mitigated")
    return Wanted(
        "handle",
        Text("Handle"),
        Text("Keep"),
        partial(_named, scope),
        partial(_decide, scope, {}),
        (
            *_about(scope),
            blank("status", needed=True, choices=_statuses("under_review", "mitigated"), otherwise="under_review"),
            blank("treatment", choices=_treatments(), only=frozenset({"under_review"})),
            *measure,
            blank("reason"),
            blank("owner_service"),
            blank("owner", beside=True),
            blank("due_on", only=frozenset({"under_review"})),
            blank("next_review_on", always=review, beside=True),
            *blank.left(only=mitigated),
        ),
        (Text("Mitigated: a measure is done, and evidence stands with it."),),
        _LEFT,
    )


def dismissing(scope: Scope) -> Wanted:
    """Saying that a finding is a false alarm, or does not apply here. It stays listed."""
    blank = _Blanks(scope, "false_alarm", "set_aside")
    return Wanted(
        "dismiss",
        Text("Dismiss"),
        Text("Dismiss"),
        partial(_named, scope),
        partial(_decide, scope, {}),
        (
            *_about(scope),
            blank("status", needed=True, choices=_statuses("false_alarm", "set_aside")),
            blank("reason", needed=True),
            blank("decided_by"),
            blank("role"),
        ),
        (Text("It stays listed under Dismissed, with this reason, and no longer counts."),),
    )


def reviewing(scope: Scope) -> Wanted:
    """Looking at a decision again: the form that it was made with, with what it says."""
    status = "" if scope.stands is None else scope.stands.record.values["status"]
    if status == "accepted":
        return accepting(scope)
    return handling(scope) if status in {"under_review", "mitigated"} else dismissing(scope)


def revoking(scope: Scope) -> Wanted:
    """Ending a decision: the finding is open again."""
    return Wanted(
        "revoke",
        Text("Revoke this decision?"),
        Text("Revoke"),
        lambda _status: _told(scope, Text("Decision revoked")),
        partial(_revoke, scope),
        (),
        (Text("The finding is open again; the decision stays among the earlier ones."),),
    )


def measuring(scope: Scope, taken: Taken | None = None, clause: Mitigation | None = None) -> Wanted:
    """Recording a measure, or bringing one up to date. clause: a wording of the rule to begin from."""
    return Wanted(
        "measure",
        Text("Add a measure") if taken is None else Text("Update the measure"),
        Text("Keep"),
        lambda _status: _told(scope, Text("Measure recorded") if taken is None else Text("Measure updated")),
        partial(_measure, scope, taken),
        (*(() if taken is not None else _about(scope)), *_measure_blanks(taken, clause)),
        (Text("It lowers the level once it is done or verified, and has its evidence."),),
    )


def asking(asked: Asked, kind: str, subject: int, put: Put | None) -> Wanted:
    """Noting that a question was put, or that they were reminded of it."""
    due = today() + timedelta(days=ANSWERED_IN)
    blanks = [
        Blank("to", field_of("question.to"), asked.to, needed=True),
        Blank("sent_on", field_of("question.sent_on"), today(), needed=True),
        Blank("due_on", field_of("question.due_on"), due, beside=True),
    ]
    if put is not None:
        blanks = [Blank("due_on", field_of("question.due_on"), due, needed=True)]
    named = Text("Question put: {field}", field=asked.label)
    reminded = Text("Reminded of a question: {field}", field=asked.label)
    return Wanted(
        "ask",
        asked.words,
        Text("Note as asked") if put is None else Text("Note as reminded"),
        lambda _status: named if put is None else reminded,
        partial(_ask, asked.path, kind, subject, put),
        tuple(blanks),
        (Text("Copy the question into your letter, then note that it was put."),),
        copied=asked.words,
    )


_LEFT = Text("Say what is left of the risk")


def _statuses(*codes: str) -> dict[str, Words]:
    return {code: DECISION_STATUS.words(code) for code in codes}


def _treatments() -> dict[str, Words]:
    codes = field_of("decision.treatment").codes
    return {} if codes is None else {code: codes.words(code) for code in codes if code != "accept"}


def _about(scope: Scope) -> list[Blank]:
    """Of one thing among many like it: whether it is decided for all of them."""
    found = scope.found
    if not scope.one or found.kind != "equipment" or found.number == 1:
        return []
    choices = {True: Text("This one only"), False: Text("All {n} like it", "All {n} like it", n=found.number)}
    label = Words("Decided for", "Décision pour")
    return [Blank("alone", field_of("decision.covered"), scope.alone, choices, needed=True, label=label)]


class _Blanks:
    """Fields of a decision, which begin from the decision in force.

    Who is in charge and what is left of the risk are carried on; the reason and who decided only where that same
    decision is looked at again: it has one of these statuses.
    """

    def __init__(self, scope: Scope, *statuses: str) -> None:
        self._values: dict[str, Any] = {} if scope.stands is None else dict(scope.stands.record.values)
        self._people = scope.explained.around.people
        self._same = self._values.get("status") in statuses

    def __call__(self, key: str, *, always: Any = None, otherwise: Any = None, **asked: Any) -> Blank:
        """One of them. always: a value to begin from, whatever was said before; otherwise: where nothing was said."""
        known = self._values.get(key) if self._same or key in _CARRIED else None
        if key in _PEOPLE and known is not None:
            known = self._people.get(known)
        preset = next((one for one in (always, known, otherwise) if one is not None), None)
        return Blank(key, field_of(f"decision.{key}"), preset, **asked)

    def left(self, only: frozenset[str] = frozenset()) -> list[Blank]:
        """What is left of the risk from both viewpoints, and its likelihood; folded until somebody wants to say it."""
        return [
            self("severity_persons", choices=STEPS, only=only, folded=True),
            self("severity_city", choices=STEPS, only=only, folded=True, beside=True),
            self("likelihood", choices=STEPS, only=only, folded=True),
            self("happened", choices=_YES_NO, only=only, folded=True, beside=True),
        ]


def _measure_blanks(
    taken: Taken | None, clause: Mitigation | None, only: frozenset[str] = frozenset()
) -> Collection[Blank]:
    values: dict[str, Any] = {} if taken is None else dict(taken.record.values)
    if clause is not None:
        values = {"kind": clause.kind, "status": "planned", "description": say(clause.words)}
    proof = field_of("evidence.reference")
    return [
        Blank("control.description", field_of("control.description"), values.get("description"), needed=True,
              only=only),
        Blank("control.kind", field_of("control.kind"), values.get("kind"), needed=True, only=only,
              label=Words("Kind of measure", "Type de mesure")),
        Blank("control.status", field_of("control.status"), values.get("status") or "done", needed=True, only=only,
              label=Words("State of the measure", "État de la mesure")),
        Blank("control.done_on", field_of("control.done_on"), values.get("done_on"), only=only),
        Blank("evidence.reference", proof, only=only, label=Words("Evidence: reference", "Pièce\u00a0: référence")),
        Blank("evidence.kind", field_of("evidence.kind"), only=only,
              label=Words("Evidence: kind", "Pièce\u00a0: type")),
        Blank("evidence.stated_on", field_of("evidence.stated_on"), only=only, beside=True,
              label=Words("Evidence: date", "Pièce\u00a0: date")),
    ]  # fmt: skip


def _named(scope: Scope, status: str) -> Text:
    words = {
        "under_review": Text("Taken up"),
        "mitigated": Text("Mitigated"),
        "false_alarm": Text("Dismissed"),
        "set_aside": Text("Dismissed"),
    }
    return _told(scope, words.get(status, Text("Accepted")))


def _told(scope: Scope, what: Text) -> Text:
    title, about = scope.found.title, scope.explained.about
    return Text("{what}: “{finding}”, {record}", what=what, finding=title, record=about)


def _decide(scope: Scope, fixed: Mapping[str, Any], values: Values, change: Change) -> int:
    alone = bool(values.get("alone", scope.alone))
    given = {**fixed, **{key: value for key, value in values.items() if "." not in key and key != "alone"}}
    for key in _PEOPLE:
        if given.get(key):
            given[key] = person_named(change, given[key])
    measure, proof = _split(values)
    if measure:
        take_measure(change, scope.found, measure, proof, alone=alone)
    return decide(change, scope.found, given, alone=alone)


def _split(values: Values) -> tuple[dict[str, Any], dict[str, Any]]:
    """The values of a measure, and of its evidence."""
    parts: dict[str, dict[str, Any]] = {"control": {}, "evidence": {}}
    for key, value in values.items():
        kind, _, name = key.partition(".")
        if name:
            parts[kind][name] = value
    return parts["control"], parts["evidence"]


def _revoke(scope: Scope, _values: Values, change: Change) -> None:
    revoke(change, scope.found, alone=scope.alone)


def _measure(scope: Scope, taken: Taken | None, values: Values, change: Change) -> None:
    measure, proof = _split(values)
    if taken is None:
        take_measure(change, scope.found, measure, proof, alone=bool(values.get("alone", scope.alone)))
    else:
        amend_measure(change, taken.record, measure, proof)


def _ask(path: str, kind: str, subject: int, put: Put | None, values: Values, change: Change) -> int:
    if put is not None:
        return note_asked(change, values, put.id)
    at = {kind: subject} if kind in {"vendor", "acquisition"} else {}
    return note_asked(change, {"path": path, "subject_kind": kind, "subject_id": subject, **at, **values})
