"""What the answers of a questionnaire would do to the register, compared with what it holds. Nothing is written."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple

from register.importing.plan import Outcome, counted
from register.importing.read import Problem
from register.questions.reading import Answers
from register.values import Answer


class Source(NamedTuple):
    """Where an answer stands and who gave it. row: its place among the rows of the questionnaire.

    statement: the answer as it was written; reason: what was said beside it.
    """

    row: int
    statement: str
    reason: str | None
    stated_on: date | None
    author: str | None


@dataclass(frozen=True, slots=True)
class Given:
    """A fact that is taken.

    ids: the records of `kind` that get it. before: what each had. value: of the field; of a reference a name where the
    answers bring that organisation or person. answer: said instead of a value or, of a list, besides it.
    """

    kind: str
    ids: tuple[int, ...]
    key: str
    before: Any
    value: Any
    answer: Answer | None
    source: Source


@dataclass(frozen=True, slots=True)
class New:
    """A record that is brought. values: by field, as in Given; answers: by field, said instead of a value."""

    kind: str
    values: dict[str, Any]
    answers: dict[str, Answer]
    source: Source


@dataclass(slots=True)
class AnswersPlan:
    """What a questionnaire would do, as a value.

    outcomes: what becomes of each of its rows. brought: the names of new organisations and persons, by kind and folded
    name, each with the row that says it first. problems: with the row each is about. before: the numbers of earlier
    imports of the same file. change: the number of the register's last change when the plan was made. filled: whether a
    cell says anything besides what the questionnaire was sent with.
    """

    answers: Answers
    outcomes: list[Outcome]
    before: tuple[int, ...]
    change: int
    given: list[Given] = field(default_factory=list)
    new: list[New] = field(default_factory=list)
    brought: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)
    problems: list[tuple[int, Problem]] = field(default_factory=list)
    filled: bool = False

    @property
    def unfilled(self) -> bool:
        """Whether it came back as it was sent.

        Cells of a list that say what the register has may have been filled in where the file was imported before.
        """
        return not (self.filled or self.kinds or (self.answers.rows and self.before))

    @property
    def counts(self) -> dict[str, int]:
        """How many rows have each outcome."""
        return counted(self.outcomes)

    def of_sheet(self, sheet: int) -> list[Outcome]:
        """What becomes of the rows of one sheet, in their order."""
        rows = zip(self.answers.rows, self.outcomes, strict=True)
        return [outcome for row, outcome in rows if row.sheet == sheet]

    @property
    def fingerprint(self) -> str:
        """What the plan does to the register, in short: two plans with the same one do the same."""
        digest = sha256(self.answers.file.sha256.encode())
        for part in (self.outcomes, self.given, self.new, sorted(self.brought)):
            digest.update(repr(part).encode())
        return digest.hexdigest()

    @property
    def kinds(self) -> dict[str, int]:
        """How many problems there are of each kind."""
        found = [problem.kind for _, problem in self.problems]
        found += [problem.kind for sheet in self.answers.file.sheets for problem in sheet.problems]
        return dict(Counter(found))
