"""A plan as the import page shows it: small, whatever the size of the file."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection

from register.book.words import SHORT, TAKEN_BACK
from register.fields.catalogue import CATALOGUE
from register.fields.field import Kind
from register.importing.plan import Plan, counted
from register.importing.read import ColumnMatch, Problem, Proposal, ReadSheet, Verdict
from register.importing.records import Answered, Covered, Pointer
from register.records import titles
from register.texts import Text, Words

SHOWN = 500  # problems, proposals, changes


@dataclass(frozen=True, slots=True)
class ShownSheet:
    """One sheet as it was understood. head: its first rows as written, those above the header too."""

    name: str | None
    visible: bool
    verdict: Verdict
    why: Text
    table: str | None
    header_rows: tuple[int, ...]
    columns: tuple[ColumnMatch, ...]
    head: tuple[tuple[int, tuple[str, ...]], ...]
    counts: dict[str, int]
    ignored: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class ShownFile:
    """One file as it was understood. before: the numbers of earlier imports of the very same file."""

    name: str
    sha256: str
    type: str
    encoding: str | None
    delimiter: str | None
    before: tuple[int, ...]
    sheets: tuple[ShownSheet, ...]


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A field that an import changes. row: of `sheet`; kind, id: of the record. old, new: names where references.

    id: 0 where the record is new; the answers of a questionnaire tell of these too.
    """

    file: str
    sheet: str | None
    row: int
    kind: str
    id: int
    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do.

    counts: of rows by outcome, and of clashes. brought: how many new records of each kind. of problems, proposals and
    changes the first 500 are here; the totals are of all. fingerprint: what to import by, so that it is this plan.
    answers: whether it is a questionnaire that came back, or a workbook of a whole register: what is in its columns is
    not for a person to choose.
    unfilled: that nothing is filled in in it, and what to do.
    """

    files: tuple[ShownFile, ...]
    counts: dict[str, int]
    brought: dict[str, int]
    problems: tuple[Problem, ...]
    problem_total: int
    problem_kinds: dict[str, int]
    proposals: tuple[Proposal, ...]
    proposal_total: int
    changes: tuple[ShownChange, ...]
    change_total: int
    fingerprint: str
    answers: bool = False
    unfilled: Text | None = None


def preview_of(connection: Connection, made: Plan) -> Preview:
    """What the import page shows of a plan."""
    problems = [problem for file in made.rows.files for sheet in file.sheets for problem in sheet.problems]
    problems += [problem for _, problem in made.remarks.problems]
    proposals = [proposal for file in made.rows.files for sheet in file.sheets for proposal in sheet.proposals]
    proposals += [proposal for _, proposal in made.remarks.proposals]
    brought = {kind: len(index.brought) for kind, index in made.brought.items()}
    kinds = Counter(problem.kind for problem in problems)
    return Preview(
        files=tuple(_file(made, place) for place in range(len(made.rows.files))),
        counts=made.counts | {"clash": sum(number for kind, number in kinds.items() if kind.endswith("_clash"))},
        brought=brought | {"acquisition": len(made.deals), "equipment": len(made.new)},
        problems=tuple(problems[:SHOWN]),
        problem_total=len(problems),
        problem_kinds=dict(kinds),
        proposals=tuple(proposals[:SHOWN]),
        proposal_total=len(proposals),
        changes=tuple(islice(_changes(connection, made), SHOWN)),
        change_total=sum(len(edit.changes) for edit in made.edits) + len(made.answered) + _values(made),
        fingerprint=made.fingerprint,
        answers=any(file.is_book for file in made.rows.files),
    )


def _values(made: Plan) -> int:
    """How many values the new records of a whole register have."""
    columns = [column for new in made.records.values() for column in new.columns.values()]
    return sum(len(column) - column.count(None) for column in columns)


def _file(made: Plan, place: int) -> ShownFile:
    file = made.rows.files[place]
    sheets = tuple(_sheet(made, place, index, sheet) for index, sheet in enumerate(file.sheets))
    return ShownFile(file.name, file.sha256, file.type, file.encoding, file.delimiter, made.before[place], sheets)


def _sheet(made: Plan, file: int, index: int, sheet: ReadSheet) -> ShownSheet:
    return ShownSheet(
        name=sheet.name,
        visible=sheet.visible,
        verdict=sheet.verdict,
        why=sheet.why,
        table=sheet.table,
        header_rows=sheet.header_rows,
        columns=sheet.columns,
        head=sheet.head,
        counts=counted(made.of_sheet(file, index)) | {"ignored": len(sheet.ignored)},
        ignored=sheet.ignored[:SHOWN],
    )


def _changes(connection: Connection, made: Plan) -> Iterator[ShownChange]:
    named = _Names(connection, made)
    for edit in made.edits:
        for key, (old, new) in edit.changes.items():
            sides = [named.side(edit.kind, key, side) for side in (old, new)]
            yield ShownChange(*_place(made, edit.row), edit.kind, edit.id, key, *sides)
    for one in made.answered:
        old, new = named.side(one.kind, one.key, one.before), _answer(one)
        yield ShownChange(*_place(made, one.row), one.kind, max(one.number, 0), one.key, old, new)
    for kind, added in made.records.items():
        for place, row in enumerate(added.rows):
            for key, column in added.columns.items():
                if column[place] is not None:
                    yield ShownChange(*_place(made, row), kind, 0, key, None, named.side(kind, key, column[place]))


def _place(made: Plan, row: int) -> tuple[str, str | None, int]:
    """The file, the sheet and the number of a row."""
    span = made.rows.span(row)
    return made.rows.files[span.file].name, made.rows.sheet(span).name, made.rows.number(row)


def _answer(one: Answered) -> Words | Text:
    if one.answer is None:
        return TAKEN_BACK
    return SHORT[one.answer] if one.reason is None else Text(
        "{answer}: {reason}", answer=SHORT[one.answer], reason=one.reason
    )  # fmt: skip


class _Names:
    """What records are called, those that the import brings too."""

    def __init__(self, connection: Connection, made: Plan) -> None:
        self._connection = connection
        self._plan = made

    def side(self, kind: str, key: str, value: Any) -> Any:
        """What a field has or is to have: a value; of a reference the title of its record."""
        if isinstance(value, Pointer):
            return self.of(value.kind, value.number)
        if isinstance(value, Covered):
            return ", ".join(str(self.of("equipment", number)) for number in value.numbers)
        each = next((field for field in CATALOGUE[kind].fields if field.key == key), None)
        refers = each is not None and each.kind is Kind.REF and (value is None or isinstance(value, int))
        return self.of(str(each.to), value) if refers and each is not None else value

    def of(self, kind: str, number: int | None) -> str | None:
        """The title of a record; None for none."""
        if number is None:
            return None
        if number > 0:
            return titles(self._connection, kind, (number,)).get(number)
        if kind in self._plan.records:
            columns = self._plan.records[kind].columns
            named = (columns[key][-number - 1] for key in CATALOGUE[kind].title if key in columns)
            return next((str(value) for value in named if value is not None), None)
        if kind == "acquisition":
            return self._plan.deals[-number - 1].written
        values = self._plan.brought[kind].brought[-number - 1]
        return str(values.get("name") or values.get("model") or "")
