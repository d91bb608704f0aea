"""Making the plan of a questionnaire that came back: each row held against the register."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from register.errors import RegisterError
from register.fields.catalogue import CATALOGUE
from register.importing.package import UNCHANGED
from register.importing.plan import Outcome
from register.journal.ids import Ids
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
    outcomes: dict[int, Outcome] = {}
    after = _of_all(answers.rows)
    for place in sorted(range(len(answers.rows)), key=after.__contains__):
        row = answers.rows[place]
        try:
            outcomes[place] = lists.row(place, row) if row.entity else _answer(taking, place, row)
        except Left:
            outcomes[place] = "rejected"
        if len(outcomes) % _EVERY == 0:
            progress(len(outcomes), len(answers.rows))
    made.outcomes += (outcomes[place] for place in range(len(answers.rows)))
    return made


def _of_all(rows: Sequence[Row]) -> set[int]:
    """The places of rows that answer for all of which others name some: those come first, and theirs stands."""
    alike: dict[tuple[str, str], list[tuple[int, Ids]]] = {}
    for place, row in enumerate(rows):
        if row.code is not None and not row.entity and len(row.code.ids):
            alike.setdefault((row.code.kind, row.code.key), []).append((place, row.code.ids))
    return {
        place
        for of_fact in alike.values()
        for place, ids in of_fact
        if len(ids) > 1 and any(len(some) < len(ids) and next(iter(some)) in ids for _, some in of_fact)
    }


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
