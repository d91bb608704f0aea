"""The whole register as JSON, in the form "vitrine/1"."""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import IO, Any

from sqlalchemy import ColumnElement, Connection, func, select

from register.exporting.aswritten import as_written
from register.exporting.outgoing import decimal_text, money_keys
from register.fields.catalogue import CATALOGUE
from register.fields.field import Field, Kind
from register.files import whole_file
from register.model.columns import column_names
from register.model.tables import TABLES
from register.progress import Progress
from register.queries.columns import DERIVED, path_of
from register.queries.exported import exported
from register.queries.paths import Reached, Reading
from register.rules.pack import shipped_rules
from register.texts import shown
from register.values import Answer, Money

FORMAT = "vitrine/1"
# The collections of the file and the kinds whose records they hold.
COLLECTIONS = {
    "imports": "import",
    "vendors": "vendor",
    "list_matches": "list_match",
    "products": "product",
    "advisories": "advisory",
    "acquisitions": "acquisition",
    "parties": "party",
    "lines": "line",
    "acts": "act",
    "documents": "document",
    "sites": "site",
    "deployments": "deployment",
    "authorisations": "authorisation",
    "legal_bases": "legal_basis",
    "data_flows": "data_flow",
    "functions": "function",
    "evidence": "evidence",
    "equipment": "equipment",
    "decisions": "decision",
    "controls": "control",
    "questions": "question",
    "rule_choices": "rule_choice",
}
_NAMED = {"vendor", "site", "deployment"}  # references to these are written as names, all others as numbers
_EVERY = 1_000
_Fill = Callable[[dict[str, Any], Any, str], None]


def write_json(connection: Connection, path: Path, language: str, progress: Progress) -> int:
    """Write everything that is recorded; give how many records that was. What is restricted or secret stays inside.

    language: of the titles that the register makes itself; codes and keys know no language.
    """
    writer = _Writer(connection, language, progress)
    with whole_file(path) as draft, draft.open("w", encoding="utf-8", newline="\n") as file:
        writer.write(file)
    return writer.done


class _Writer:
    """Writes the records collection by collection, a line each, and counts them."""

    def __init__(self, connection: Connection, language: str, progress: Progress) -> None:
        self._connection = connection
        self._language = language
        self._progress = progress
        self.done = 0
        self._of = sum(records(connection, kind) for kind in COLLECTIONS.values())
        numbers = TABLES["import"].c
        self._imports = {
            row.id: {"import": row.number, "file": row.file, "sha256": row.sha256}
            for row in connection.execute(select(numbers.id, numbers.number, numbers.file, numbers.sha256))
        }

    def write(self, file: IO[str]) -> None:
        head = {
            "format": FORMAT,
            "app_version": app_version(),
            "exported_at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "rule_packs": dict(shipped_rules().versions),
        }
        file.write(json.dumps(head, ensure_ascii=False)[:-1])
        for name, kind in COLLECTIONS.items():
            self._collection(file, name, self._records(kind))
        self._collection(file, "findings", exported(self._connection))
        file.write("}\n")

    def _collection(self, file: IO[str], name: str, entries: Iterator[dict[str, Any]]) -> None:
        file.write(f',\n"{name}": [')
        for number, entry in enumerate(entries):
            file.write(("," if number else "") + "\n" + json.dumps(entry, ensure_ascii=False))
        file.write("]")

    def _records(self, kind: str) -> Iterator[dict[str, Any]]:
        reached = Reached(kind)
        base = reached.base.c
        parts = [_part(reached, field) for field in CATALOGUE[kind].fields if _goes_out(kind, field)]
        columns = [column for _, reading in parts for column in reading.columns]
        query = select(base.id, base.source_import_id, base.source_sheet, base.source_row, *_numbered(columns))
        answers = answered(self._connection, kind)
        written = as_written(self._connection, "vendor") if kind == "equipment" else {}
        found = self._connection.execute(query.select_from(reached.joined).order_by(base.id))
        for row in found.yield_per(_EVERY):
            entry: dict[str, Any] = {"id": row[0]}
            at = 4
            for fill, reading in parts:
                until = at + len(reading.columns)
                fill(entry, row[at] if reading.value is None else reading.value(row[at:until]), self._language)
                at = until
            if row[0] in answers:
                entry["answers"] = answers[row[0]]
            if kind == "equipment":
                entry["vendor_as_written"] = written.get((row[1], row[2]), {}).get(row[3])
            if row[1] is not None:
                entry["source"] = {**self._imports.get(row[1], {"import": None}), "sheet": row[2], "row": row[3]}
            yield entry
            self.done += 1
            if self.done % _EVERY == 0:
                self._progress(self.done, self._of)


def app_version() -> str:
    """The version of the program; "source" where it runs from a checkout that is not installed."""
    try:
        return version("vitrine-register")
    except PackageNotFoundError:
        return "source"


def records(connection: Connection, kind: str) -> int:
    """How many records of a kind there are."""
    return connection.execute(select(func.count()).select_from(TABLES[kind])).scalar_one()


def _numbered(columns: Sequence[ColumnElement[Any]]) -> list[ColumnElement[Any]]:
    return [column.label(f"c{place}") for place, column in enumerate(columns)]


def answered(connection: Connection, kind: str) -> dict[int, dict[str, dict[str, str]]]:
    """What was said of fields of these records instead of a value: record, field, {"is": answer, …}."""
    note = TABLES["fact_note"].c
    withheld = [field.key for field in CATALOGUE[kind].fields if field.withheld]
    found: dict[int, dict[str, dict[str, str]]] = {}
    for row in connection.execute(
        select(note.record_id, note.field, note.answer, note.reason, note.on).where(
            note.kind == kind, note.field.not_in(withheld)
        )
    ):
        said = {"is": row.answer}
        if row.reason:
            said["why"] = row.reason
        if row.answer == Answer.ASKED_NOT_KNOWN and row.on:
            said["asked_on"] = row.on.isoformat()
        found.setdefault(row.record_id, {})[row.field] = said
    return found


def _goes_out(kind: str, field: Field) -> bool:
    return not field.withheld and (not field.derived or f"{kind}.{field.key}" in DERIVED)


def _part(reached: Reached, field: Field) -> tuple[_Fill, Reading]:
    """How a field is read, and what puts it into an entry."""
    if field.kind is Kind.REF and field.to not in _NAMED:
        return _put(field.key, _same), Reading((reached.base.c[column_names(field)[0]],))
    path = path_of(reached.kind, field)
    reading = reached.reading(path)
    if field.kind is Kind.MONEY:
        return _money(field.key), reading
    if field.kind is Kind.DATE:
        return _put(field.key, lambda value, _: value.isoformat()), reading
    return _put(field.key, shown if path.field is None else _same), reading


def _same(value: Any, _language: str) -> Any:
    return value


def _put(key: str, made: Callable[[Any, str], Any]) -> _Fill:
    def fill(entry: dict[str, Any], value: Any, language: str) -> None:
        entry[key] = None if value is None else made(value, language)

    return fill


def _money(key: str) -> _Fill:
    currency, vat = money_keys(key)

    def fill(entry: dict[str, Any], value: Money | None, _language: str) -> None:
        entry[key] = None if value is None else decimal_text(value.amount)
        entry[currency] = None if value is None else value.currency
        entry[vat] = None if value is None or value.vat is None else value.vat == "incl"
        if value is not None and value.rate is not None:
            entry[f"{key}_vat_rate"] = decimal_text(value.rate)

    return fill
