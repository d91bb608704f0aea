"""Keeping that questions were asked, and that answers came."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select

from register.fields.catalogue import CATALOGUE
from register.fields.field import Collection, Field
from register.journal.change import Change
from register.model.tables import TABLES
from register.queries.lots import split
from register.queries.questions import Question
from register.queries.reach import ANCHORS, Anchor, Reach
from register.queries.whom import Whom
from register.questions.plan import AnswersPlan, Given
from register.rules.vocabulary import asked
from register.values import today


def note_sent(change: Change, questions: Iterable[Question], on: date, due_on: date | None = None) -> None:
    """Keep that these questions were put to those whom they are for. One that waits for an answer is put anew."""
    for one in questions:
        when = {"sent_on": on, "due_on": due_on}
        if one.sent is not None and one.sent.answered_on is None:
            change.edit("question", one.sent.id, None, when)
            continue
        about = one.about
        change.insert(
            "question",
            {
                "path": one.fact,
                "to": one.to,
                "vendor": one.vendor.id if one.vendor else None,
                "acquisition": about.id if about is not None and about.kind == "acquisition" else None,
                "subject_kind": about.kind if about is not None else None,
                "subject_id": about.id if about is not None else None,
            }
            | when,
        )


def note_answered(change: Change, made: AnswersPlan) -> None:
    """Keep of the questions that wait which of them the answers of a plan answer. Before these are written."""
    vendor = made.answers.vendor
    row = TABLES["question"].c
    wanted = select(row.id, row.path, row.subject_kind, row.subject_id).where(
        row.to == ("service" if vendor is None else "supplier"),
        row.vendor_id.is_not_distinct_from(vendor),
        row.sent_on.is_not(None),
        row.answered_on.is_(None),
    )
    waiting = {tuple(one[1:]): one.id for one in change.connection.execute(wanted.order_by(row.id))}
    if not waiting:
        return
    answered: dict[int, Given] = {}
    about = _About(change)
    for one in made.given:
        path = f"{one.kind}.{one.key}" + (".*" if isinstance(asked(one.kind, one.key), Collection) else "")
        for at in about.of(one.kind, one.ids):
            number = waiting.get((path, at.kind if at else None, at.number if at else None))
            if number is not None:
                answered.setdefault(number, one)
    for number, one in answered.items():
        said = None if withheld(one.kind, one.key) else one.source.statement or None
        told = {"answered_on": one.source.stated_on or today(), "answer": said}
        change.edit("question", number, None, told)


def withheld(kind: str, key: str | None) -> bool:
    """Whether an answer about a field is not to be quoted where more people read than may read the field."""
    one = None if key is None else asked(kind, key)
    return isinstance(one, Field) and one.confidentiality in {"restricted", "secret"}


class _About:
    """What the questions about records concern."""

    def __init__(self, change: Change) -> None:
        self._connection = change.connection
        self._reach = Reach(change.connection)
        self._whom = Whom(change.connection, self._reach)

    def of(self, kind: str, ids: Sequence[int]) -> set[Anchor | None]:
        """The vendor, deal or place that a question about any of these records concerns."""
        if kind == "equipment":
            return {self._whom.about(self._reach.lot(lot)) for lot in split(self._connection, ids)}
        if kind in ANCHORS:
            return {self._whom.about(Anchor(kind, number)) for number in ids}
        owners = [one for one in CATALOGUE[kind].stored if one.to in ANCHORS]
        found: set[Anchor | None] = set()
        for one in owners:
            held = self._reach.refs(kind, one.key)
            found |= self.of(str(one.to), [held[number] for number in ids if number in held])
        return found
