"""Questions that were put to somebody about a record and are not answered yet."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from register.model.tables import TABLES


@dataclass(frozen=True, slots=True)
class Put:
    """A question that was put. path: of the fact that was asked for, from the record; to: of QUESTION_TO."""

    id: int
    path: str
    to: str | None
    sent_on: date | None
    due_on: date | None


def put_about(connection: Connection, kind: str, number: int) -> dict[str, Put]:
    """The questions about a record that wait for their answer, the newest of each path, by path."""
    row = TABLES["question"].c
    wanted = select(row.id, row.path, row.to, row.sent_on, row.due_on).where(
        row.subject_kind == kind, row.subject_id == number, row.answered_on.is_(None), row.path.is_not(None)
    )
    return {one.path: Put(*one) for one in connection.execute(wanted.order_by(row.id))}
