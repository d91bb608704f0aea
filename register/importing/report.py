"""What was done, as the outside may rely on it: the form vitrine-import/1."""

import json
import zlib
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from register.importing.plan import Outcome, Plan, counted
from register.importing.read import ColumnMatch, Problem, Proposal, ReadFile, ReadSheet
from register.journal.labels import packed, unpacked
from register.model.imports import IMPORT_REPORT
from register.texts import Text, Words
from register.values import Money

FORMAT = "vitrine-import/1"
_SENTENCE = "sentence"
NO_FLAGS = {"raised": 0, "cleared": 0, "unknown": 0}


def report(made: Plan, imports: Iterable[int] = (), flags: dict[str, int] | None = None) -> dict[str, Any]:
    """What was read, what becomes of each row, and what is wrong or waits for a person.

    imports: the numbers given to the files, none where nothing was applied. Sentences are Text still.
    """
    numbers = list(imports)
    files = range(len(made.rows.files))
    return {
        "format": FORMAT,
        "import": numbers[0] if numbers else None,
        "applied": bool(numbers),
        "files": [_file(made, place, numbers[place] if numbers else None) for place in files],
        "proposals": [proposal for place in files for proposal in _proposals(made, place)],
        "flags": flags or dict(NO_FLAGS),
    }


def of_file(made: Plan, place: int, number: int) -> dict[str, Any]:
    """The part of the report that is about one file."""
    return {
        "format": FORMAT,
        "import": number,
        "applied": True,
        "files": [_file(made, place, number)],
        "proposals": _proposals(made, place),
        "flags": dict(NO_FLAGS),
    }


def left_told(found: dict[str, Any]) -> dict[str, int]:
    """How much a report leaves to a person, by the fields of an import."""
    problems = sum(len(file["problems"]) for file in found["files"])
    return {"proposals": len(found["proposals"]), "problems": problems}


def keep_flags(connection: Connection, import_id: int, flags: dict[str, int]) -> None:
    """Add to what was kept of an import how many findings it raised and cleared."""
    kept = kept_report(connection, import_id)
    if kept is not None:
        keep(connection, import_id, kept | {"flags": flags})


def kept_report(connection: Connection, import_id: int) -> dict[str, Any] | None:
    """What was reported of an import, its sentences as Text; None where nothing was kept."""
    table = IMPORT_REPORT.c
    kept = connection.scalar(select(table.report).where(table.import_id == import_id))
    if kept is None:
        return None
    found: dict[str, Any] = json.loads(zlib.decompress(kept), object_hook=_read)
    return found


def said(value: Any, language: str) -> Any:
    """A report with its sentences in a language, ready for JSON."""
    if isinstance(value, dict):
        return {key: said(part, language) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [said(part, language) for part in value]
    return value.said(language) if isinstance(value, Text | Words) else _plain(value)


def keep(connection: Connection, import_id: int, found: dict[str, Any]) -> None:
    """Keep a report with an import, in the place of the one it had."""
    written = json.dumps(found, default=_write, ensure_ascii=False, separators=(",", ":"))
    connection.execute(delete(IMPORT_REPORT).where(IMPORT_REPORT.c.import_id == import_id))
    row = {"import_id": import_id, "report": zlib.compress(written.encode("utf-8", "surrogatepass"), 1)}
    connection.execute(insert(IMPORT_REPORT), row)


def _write(value: object) -> Any:
    return {_SENTENCE: packed(value)} if isinstance(value, Text) else _plain(value)


def _read(value: dict[str, Any]) -> Any:
    return unpacked(value[_SENTENCE]) if value.keys() == {_SENTENCE} else value


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Money):
        return str(value.amount)
    return str(value) if isinstance(value, Decimal) else value


def _file(made: Plan, place: int, number: int | None) -> dict[str, Any]:
    file = made.rows.files[place]
    outcomes = [made.of_sheet(place, index) for index in range(len(file.sheets))]
    return told_file(file, number, made.before[place], outcomes) | {
        "problems": [told_problem(problem) for problem in _problems(made, place)]
    }


def told_file(
    file: ReadFile, number: int | None, before: Iterable[int], outcomes: Sequence[Sequence[Outcome]]
) -> dict[str, Any]:
    """What is reported of a file but for its problems. number: of its import. outcomes: of the rows of each sheet."""
    return {
        "file": file.name,
        "import": number,
        "sha256": file.sha256,
        "type": file.type,
        "encoding": file.encoding,
        "imported_before": list(before),
        "sheets": [_sheet(sheet, of_sheet) for sheet, of_sheet in zip(file.sheets, outcomes, strict=True)],
    }


def _sheet(sheet: ReadSheet, outcomes: Sequence[Outcome]) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "visible": sheet.visible,
        "verdict": sheet.verdict,
        "why": sheet.why,
        "table": sheet.table,
        "header_rows": list(sheet.header_rows),
        "columns": [_column(match) for match in sheet.columns],
        "rows": {"read": len(outcomes), **counted(outcomes), "ignored": len(sheet.ignored)},
        "ignored_rows": [{"row": row, "kind": kind} for row, kind in sheet.ignored],
    }


def _column(match: ColumnMatch) -> dict[str, Any]:
    return {
        "column": match.column,
        "header": match.header,
        "field": match.field,
        "confidence": match.confidence,
        "reason": match.reason,
    }


def _problems(made: Plan, file: int) -> list[Problem]:
    """What reading and comparing have to say about a file, in the order of its sheets and rows."""
    sheets = {sheet.name: place for place, sheet in enumerate(made.rows.files[file].sheets)}
    found = [problem for sheet in made.rows.files[file].sheets for problem in sheet.problems]
    found += [problem for row, problem in made.remarks.problems if made.rows.span(row).file == file]
    return sorted(found, key=lambda problem: (sheets.get(problem.sheet, 0), problem.row or 0))


def _proposals(made: Plan, file: int) -> list[dict[str, Any]]:
    sheets = {sheet.name: place for place, sheet in enumerate(made.rows.files[file].sheets)}
    found = [proposal for sheet in made.rows.files[file].sheets for proposal in sheet.proposals]
    found += [proposal for row, proposal in made.remarks.proposals if made.rows.span(row).file == file]
    found.sort(key=lambda proposal: (sheets.get(proposal.sheet, 0), proposal.row or 0))
    return [_proposal(proposal, made.rows.files[file].name) for proposal in found]


def told_problem(problem: Problem) -> dict[str, Any]:
    """What is reported of a problem."""
    return {
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "field": problem.field,
        "kind": problem.kind,
        "value": problem.value,
        "action": problem.action,
        "message": problem.message,
    }


def _proposal(proposal: Proposal, file: str) -> dict[str, Any]:
    return {
        "file": file,
        "sheet": proposal.sheet,
        "row": proposal.row,
        "field": proposal.field,
        "value": proposal.value,
        "proposed": proposal.proposed,
        "score": proposal.score,
        "taken": False,
        "why": proposal.why,
    }
