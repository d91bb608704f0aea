"""What is told of a questionnaire that came back: the report of an import, and the preview of the import page."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection

from register.book.words import ANSWERS
from register.fields.catalogue import CATALOGUE
from register.importing.plan import counted
from register.importing.preview import SHOWN, Preview, ShownChange, ShownFile, ShownSheet
from register.importing.read import Problem
from register.importing.report import FORMAT, NO_FLAGS, told_file, told_problem
from register.questions.plan import AnswersPlan
from register.records import titles
from register.texts import Text


def answers_report(made: AnswersPlan, number: int | None = None, flags: dict[str, int] | None = None) -> dict[str, Any]:
    """The report, in the form of any import. number: of the import, None where nothing was applied.

    One in which nothing is filled in has "unfilled" too, the sentence that says so.
    """
    file = made.answers.file
    outcomes = [made.of_sheet(place) for place in range(len(file.sheets))]
    unfilled = unfilled_told(made)
    problems = {"problems": [told_problem(problem) for problem in _problems(made)]}
    return {
        "format": FORMAT,
        "import": number,
        "applied": number is not None,
        "files": [told_file(file, number, made.before, outcomes) | problems],
        "proposals": [],
        "flags": flags or dict(NO_FLAGS),
    } | ({"unfilled": unfilled} if unfilled else {})


def unfilled_told(made: AnswersPlan) -> Text | None:
    """That nothing is filled in, and what to do; None where something is."""
    if not made.unfilled:
        return None
    file = made.answers.file
    unread = tuple(sheet.name for sheet in file.sheets if sheet.verdict == "no_table")
    if unread:
        return Text(
            "No cell for an answer was filled in in “{file}”, and the hidden first row is missing in: {sheets}. The "
            "register is unchanged: answer in a copy of the questionnaire as it was sent, and import that.",
            file=file.name,
            sheets=unread,
        )
    return Text(
        "No cell for an answer was filled in in “{file}”. The register is unchanged: fill in the column of answers, "
        "and import the file again.",
        file=file.name,
    )


def answers_preview(connection: Connection, made: AnswersPlan) -> Preview:
    """What the import page shows."""
    problems = _problems(made)
    brought = Counter([*(kind for kind, _ in made.brought), *(one.kind for one in made.new)])
    return Preview(
        files=(_file(made),),
        counts=made.counts | {"clash": 0},
        brought=dict(brought),
        problems=tuple(problems[:SHOWN]),
        problem_total=len(problems),
        problem_kinds=made.kinds,
        proposals=(),
        proposal_total=0,
        changes=tuple(islice(_changes(connection, made), SHOWN)),
        change_total=sum(len(one.ids) for one in made.given) + sum(len(one.values) for one in made.new),
        fingerprint=made.fingerprint,
        answers=True,
        unfilled=unfilled_told(made),
    )


def _problems(made: AnswersPlan) -> list[Problem]:
    found = [problem for sheet in made.answers.file.sheets for problem in sheet.problems]
    return found + [problem for _, problem in sorted(made.problems, key=lambda pair: pair[0])]


def _file(made: AnswersPlan) -> ShownFile:
    file = made.answers.file
    sheets = tuple(
        ShownSheet(
            name=sheet.name,
            visible=sheet.visible,
            verdict=sheet.verdict,
            why=sheet.why,
            table=sheet.table,
            header_rows=sheet.header_rows,
            columns=sheet.columns,
            head=sheet.head,
            counts=counted(made.of_sheet(place)) | {"ignored": len(sheet.ignored)},
            ignored=sheet.ignored[:SHOWN],
        )
        for place, sheet in enumerate(file.sheets)
    )
    return ShownFile(file.name, file.sha256, file.type, file.encoding, file.delimiter, made.before, sheets)


def _changes(connection: Connection, made: AnswersPlan) -> Iterator[ShownChange]:
    file = made.answers.file
    for one in made.given:
        row = made.answers.rows[one.source.row]
        new = _named(connection, one.kind, one.key, one.value)
        if new is None and one.answer is not None:
            new = ANSWERS[one.answer]
        for number in one.ids:
            yield ShownChange(file.name, file.sheets[row.sheet].name, row.number, one.kind, number, one.key, None, new)
    for added in made.new:
        row = made.answers.rows[added.source.row]
        for key, value in added.values.items():
            new = _named(connection, added.kind, key, value)
            yield ShownChange(file.name, file.sheets[row.sheet].name, row.number, added.kind, 0, key, None, new)


def _named(connection: Connection, kind: str, key: str, value: Any) -> Any:
    """A value; of a reference the title of its record."""
    to = _refers_to(kind, key) if isinstance(value, int) else None
    return value if to is None else titles(connection, to, (value,)).get(value)


def _refers_to(kind: str, key: str) -> str | None:
    return next((field.to for field in CATALOGUE[kind].fields if field.key == key), None)
