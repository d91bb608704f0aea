"""Making the plan of a questionnaire that came back: each row held against the register."""

from sqlalchemy import Connection, select

from register.errors import RegisterError
from register.fields.catalogue import CATALOGUE
from register.importing.package import UNCHANGED
from register.importing.plan import Outcome
from register.model.journal import JOURNAL_HEAD
from register.model.tables import TABLES
from register.progress import Progress, quiet
from register.questions import marks
from register.questions.listing import Lists
from register.questions.plan import AnswersPlan
from register.questions.reading import Answers, Row
from register.questions.taking import Left, Taking
from register.rules.vocabulary import asked
from register.store import info
from register.texts import Text

_EVERY = 100


def plan_answers(connection: Connection, answers: Answers, progress: Progress = quiet) -> AnswersPlan:
    """Hold the answers against the register. Raises RegisterError where they are those of another register."""
    if answers.identity != info(connection, "identity"):
        raise RegisterError(
            Text("“{file}” answers the questions of another register.", file=answers.file.name),
            Text("Import it into the register that asked."),
            unchanged=UNCHANGED,
        )
    table = TABLES["import"].c
    before = select(table.number).where(table.sha256 == answers.file.sha256).order_by(table.number)
    change = connection.scalar(select(JOURNAL_HEAD.c.number)) or 0
    made = AnswersPlan(answers, [], tuple(connection.scalars(before)), change)
    taking = Taking(connection, made)
    lists = Lists(taking)
    made.filled = any(not row.entity or row.code is None or row.reason for row in answers.rows)
    for place, row in enumerate(answers.rows):
        try:
            made.outcomes.append(lists.row(place, row) if row.entity else _answer(taking, place, row))
        except Left:
            made.outcomes.append("rejected")
        if place % _EVERY == 0:
            progress(place, len(answers.rows))
    return made


def _answer(taking: Taking, place: int, row: Row) -> Outcome:
    """Take the answer to one question. Raises Left."""
    one = asked(row.code.kind, row.code.key) if row.code is not None and row.code.kind in CATALOGUE else None
    if row.code is None or one is None:
        taking.leave(place, marks.ANSWER, "no_question", Text("This row does not say which question it answers."))
    held = taking.held(row.code.kind, row.code.ids)
    if not held:
        taking.leave(place, marks.ANSWER, "gone", Text("The register has no longer what this row is about."))
    said = taking.said(place, marks.ANSWER, one)
    if said is None:
        taking.leave(place, marks.ANSWER, "no_answer", Text("There is a comment here, and no answer."))
    return taking.settle(place, marks.ANSWER, one, held, said)
