"""What a record must fulfil besides its fields each by itself: the same that the window asks of whoever enters one."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from register.book.marks import covered_numbers
from register.decisions import PROVEN, check_acceptance
from register.errors import RegisterError
from register.fields.catalogue import CATALOGUE
from register.fields.field import Collection, Field
from register.importing.records import Covered
from register.model.derived import FINDING
from register.model.tables import TABLES
from register.queries.ruled import rule_of
from register.rules.standing import DISMISSED, STEPS
from register.terms.answers import ANSWER
from register.texts import Text
from register.values import Answer, today

_STEPS = ("severity_persons", "severity_city", "likelihood")
_MOST_LENIENT = "low"
_OF_LISTS = frozenset({Answer.COMPLETE, Answer.NONE, Answer.ASKED_NOT_KNOWN})
Values = Mapping[str, Any]


def asked(kind: str | None, key: object) -> Field | Collection | None:
    """The field or collection of an entity with this key."""
    entity = CATALOGUE.get(kind or "")
    every: tuple[Field | Collection, ...] = () if entity is None else (*entity.fields, *entity.collections)
    return next((one for one in every if one.key == key), None)


class Checks:
    """Asks of records what the window asks of whoever enters them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._measures: set[tuple[Any, ...]] = set()
        self._checks: dict[str, Callable[[Values], Text | None]] = {
            "decision": self._decision, "control": _control, "rule_choice": _rule, "fact_note": _note,
        }  # fmt: skip

    def asks(self, kind: str) -> bool:
        """Whether anything is asked of records of a kind."""
        return kind in self._checks

    def hear(self, values: Values) -> None:
        """Take note of a measure that the workbook brings: it may prove what is decided in it."""
        if values.get("status") in PROVEN and values.get("evidence") is not None:
            self._measures.add(_about(values))

    def refused(self, kind: str, values: Values) -> Text | None:
        """Why a record with these values cannot be kept; None where it can."""
        check = self._checks.get(kind)
        return None if check is None else check(values)

    def _decision(self, values: Values) -> Text | None:
        return _said_of_finding(values) or self._decided(values) or _rule(values)

    def _decided(self, values: Values) -> Text | None:
        if values.get("status") == "mitigated" and not self._proven(values):
            return Text("Nothing shows yet that this was mitigated.")
        if values.get("status") != "accepted":
            return None
        try:
            check_acceptance(self._level(values), values, values.get("decided_on") or today())
        except RegisterError as fault:
            return fault.what
        return None

    def _level(self, values: Values) -> str:
        """The level of the finding that a decision is about; the lowest where it was not found yet."""
        row = FINDING.c
        subject, product, deployment = (values.get(key) for key in ("subject_id", "product", "deployment"))
        about = row.subject_id == subject
        if subject is None:
            about = row.product_id.is_not_distinct_from(product) & row.deployment_id.is_not_distinct_from(deployment)
        wanted = select(row.level).where(
            row.rule == values.get("rule"), row.subject_kind == values.get("subject_kind"), about
        )
        return (self._connection.scalar(wanted.limit(1)) if _are_known(values) else None) or _MOST_LENIENT

    def _proven(self, values: Values) -> bool:
        """Whether a measure about the same finding is done, with its evidence."""
        if _about(values) in self._measures:
            return True
        row = TABLES["control"].c
        columns = (row.rule, row.subject_kind, row.subject_id, row.product_id, row.deployment_id)
        proven = (row.status.in_(PROVEN), row.evidence_id.is_not(None))
        same = (column.is_not_distinct_from(value) for column, value in zip(columns, _about(values), strict=True))
        wanted = select(row.id).where(*proven, *same).limit(1)
        return _are_known(values) and self._connection.scalar(wanted) is not None


def _about(values: Values) -> tuple[Any, ...]:
    """What a decision or a measure is about."""
    return tuple(values.get(key) for key in ("rule", "subject_kind", "subject_id", "product", "deployment"))


def _are_known(values: Values) -> bool:
    """Whether all that it is about is in the register, and not brought."""
    return all(one is None or (isinstance(one, int) and one > 0) for one in _about(values)[2:])


def _said_of_finding(values: Values) -> Text | None:
    if values.get("status") in DISMISSED and not values.get("reason"):
        return _lacks("decision", "reason")
    for key in _STEPS:
        if values.get(key) is not None and values[key] not in STEPS:
            return Text("{field} goes from 1 to 4.", field=CATALOGUE["decision"].field(key).label)
    covered = values.get("covered")
    if not isinstance(covered, Covered) and covered_numbers(covered) is None:
        return Text("“{value}” is no list of numbers of items.", value=covered)
    return None


def _control(values: Values) -> Text | None:
    for key in ("kind", "status", "description"):
        if not values.get(key):
            return _lacks("control", key)
    return _rule(values)


def _note(values: Values) -> Text | None:
    kind, answer = values.get("kind"), values.get("answer")
    field = asked(kind, values.get("field"))
    if field is None:
        of = CATALOGUE[kind].label if kind in CATALOGUE else Text("a record")
        return Text("“{value}” is no field of: {kind}.", value=values.get("field"), kind=of)
    several = isinstance(field, Collection) or field.kind.is_list
    allowed = set(_OF_LISTS if several else ()) | (set() if isinstance(field, Collection) else field.answers)
    if answer not in allowed:
        return Text("“{value}” is no answer that this field can have.", value=ANSWER.words(str(answer)))
    if answer == Answer.NOT_APPLICABLE and not values.get("reason"):
        return Text("Not applicable needs its reason.")
    return None


def _rule(values: Values) -> Text | None:
    if rule_of(str(values.get("rule"))) is None:
        return Text("There is no rule “{rule}”.", rule=values.get("rule"))
    return None


def _lacks(kind: str, key: str) -> Text:
    return Text("{field} is missing.", field=CATALOGUE[kind].field(key).label)
