"""What an import would do: each row compared with the register. Nothing is written here."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Literal

from sqlalchemy import Connection, select

from register.book.columns import refers
from register.fields.catalogue import CATALOGUE
from register.importing.compare import Comparison, Edit, compare
from register.importing.gather import Deals, NewDeal
from register.importing.known import COMPARED, Index, known
from register.importing.lots import match_lots
from register.importing.match import Matches, match_keys
from register.importing.read import ReadFile
from register.importing.records import Answered, NewRecords
from register.importing.remarks import Remarks, remarks
from register.importing.rows import Rows, laid_out
from register.model.journal import JOURNAL_HEAD
from register.model.tables import TABLES
from register.progress import Progress, quiet

Outcome = Literal["new", "changed", "same", "duplicate", "rejected"]
OUTCOMES: tuple[Outcome, ...] = ("new", "changed", "same", "duplicate", "rejected")
_STEPS = 5
_REFERRING = ("product", "site", "deployment", "acquisition", "serial", "asset_tag", "mac")


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do, as a value.

    outcomes: what becomes of each row. brought: the new organisations, sites, deployments and products, by kind; deals:
    the new deals; what refers to either is negative, -1 the first. new: the rows that are new equipment; items: its
    values by field, in step. edits: what changes in records of the register. remarks: what the comparison adds to the
    problems and proposals of reading. before: for each file the numbers of its earlier imports. change: the number of
    the register's last change when the plan was made.

    records, answered: of a workbook of a whole register, the new records by kind and what is answered besides values.
    note: what it says that the import is.
    """

    rows: Rows
    outcomes: list[Outcome]
    brought: dict[str, Index]
    deals: list[NewDeal]
    new: list[int]
    items: dict[str, list[Any]]
    edits: list[Edit]
    remarks: Remarks
    before: tuple[tuple[int, ...], ...]
    change: int
    records: dict[str, NewRecords] = field(default_factory=dict)
    answered: list[Answered] = field(default_factory=list)
    note: str | None = None

    @property
    def compared(self) -> tuple[str, ...]:
        """The kinds of records that the plan was made from."""
        return tuple(CATALOGUE) if any(file.is_book for file in self.rows.files) else COMPARED

    @property
    def counts(self) -> dict[str, int]:
        """How many rows have each outcome."""
        return counted(self.outcomes)

    def of_sheet(self, file: int, sheet: int) -> list[Outcome]:
        """What becomes of the rows of one sheet, in their order. file, sheet: their places."""
        return [
            outcome
            for span in self.rows.spans
            if (span.file, span.sheet) == (file, sheet)
            for outcome in self.outcomes[span.start : span.stop]
        ]

    @property
    def fingerprint(self) -> str:
        """What the plan does to the register, in short: two plans with the same one do the same."""
        digest = sha256(repr([file.sha256 for file in self.rows.files]).encode())
        brought = [index.brought for index in self.brought.values()]
        for part in (self.outcomes, self.new, self.edits, self.deals, brought, self.answered):
            digest.update(repr(part).encode())
        for kind, added in self.records.items():
            referring = {key: column for key, column in added.columns.items() if refers(kind, key)}
            digest.update(repr((kind, added.rows, referring)).encode())
        for key, column in self.items.items():
            digest.update(repr((key, column)).encode() if key.endswith(_REFERRING) else b"")
        return digest.hexdigest()


def plan(connection: Connection, files: Sequence[ReadFile], progress: Progress = quiet) -> Plan:
    """Compare what was read with the register."""
    rows = laid_out(files)
    change = connection.execute(select(JOURNAL_HEAD.c.number)).scalar() or 0
    have = known(connection)
    progress(1, _STEPS)
    matches = match_keys(connection, rows, have)
    progress(2, _STEPS)
    match_lots(connection, rows, have, matches)
    progress(3, _STEPS)
    deals = Deals(have.deals, have.vendors)
    found = compare(rows, have, matches, deals)
    progress(4, _STEPS)
    made = Plan(
        rows=rows,
        outcomes=_outcomes(rows, matches, found),
        brought={
            "vendor": have.vendors,
            "site": have.sites,
            "deployment": have.deployments,
            "product": have.products,
        },
        deals=deals.new,
        new=found.new,
        items=found.items,
        edits=found.edits,
        remarks=remarks(rows, have, matches, found),
        before=tuple(earlier(connection, file) for file in files),
        change=change,
    )
    progress(_STEPS, _STEPS)
    return made


def counted(outcomes: Sequence[Outcome]) -> dict[str, int]:
    """How many of these there are of each."""
    numbers = Counter(outcomes)
    return {outcome: numbers[outcome] for outcome in OUTCOMES}


def _outcomes(rows: Rows, matches: Matches, found: Comparison) -> list[Outcome]:
    outcomes: list[Outcome] = ["new"] * rows.count
    for row in matches.matched:
        outcomes[row] = "same"
    for edit in found.edits:
        if outcomes[edit.row] == "same":
            outcomes[edit.row] = "changed"
    for row in matches.duplicates:
        outcomes[row] = "duplicate"
    for row in matches.rejected:
        outcomes[row] = "rejected"
    return outcomes


def earlier(connection: Connection, file: ReadFile) -> tuple[int, ...]:
    """The numbers of the imports of the very same file."""
    table = TABLES["import"].c
    return tuple(connection.scalars(select(table.number).where(table.sha256 == file.sha256).order_by(table.number)))
