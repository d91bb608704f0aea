"""Where a value came from: the file, sheet, row and cell that said so, as they were written."""

import json
import zlib
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from register.journal.change import Source
from register.journal.entries import Sealed
from register.journal.history import history
from register.model.imports import IMPORT_EDIT, IMPORT_PAGE, IMPORT_SHEET
from register.model.journal import CHANGE, CHANGE_ENTRY
from register.model.tables import SOURCE, TABLES

# The columns of a questionnaire: what its rows are about, as "register/kind/records/field", and what was answered.
_FACT, _ANSWER = "fact", "answer"
# Fields of records that rows do not name by their own key, and the columns that they are read from, first one first.
_READ_FROM = {
    ("equipment", "product"): ("model", "vendor", "part_number"),
    ("equipment", "acquisition"): ("contract_ref", "supplier", "deal_type"),
    ("vendor", "name"): ("vendor", "maker", "supplier"),
    ("site", "name"): ("site",),
    ("deployment", "name"): ("deployment",),
    ("acquisition", "title"): ("contract_ref", "supplier"),
    ("party", "vendor"): ("supplier", "deal_type"),
    ("party", "role"): ("supplier", "deal_type"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as written. column: its letters. field: of equipment, what its column was taken for, None for none."""

    column: str
    header: str
    field: str | None
    written: str


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """A row of an imported file, cell by cell. number: of the import. sheet: None for a text file."""

    import_id: int
    number: int | None
    file: str | None
    applied_on: date | None
    sheet: str | None
    row: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """What gave a field its value: the change; where it was an import, the row and the cell that it was read from."""

    change: Sealed
    row: WrittenRow | None
    cell: Cell | None


def source_row(connection: Connection, kind: str, number: int) -> WrittenRow | None:
    """The row that a record was first read from; None where a person entered it, or it is gone."""
    table = TABLES[kind].c
    found = connection.execute(select(*(table[name] for name in SOURCE)).where(table.id == number)).one_or_none()
    if found is None or found[0] is None:
        return None
    return written_row(connection, Source(*found))


def written_row(connection: Connection, source: Source) -> WrittenRow | None:
    """A row as it was written; None where it was not kept."""
    sheet, page = IMPORT_SHEET.c, IMPORT_PAGE.c
    of_sheet = (sheet.import_id == source.import_id, sheet.name.is_not_distinct_from(source.sheet))
    query = select(sheet.columns, page.rows).join(IMPORT_PAGE, page.sheet_id == sheet.id)
    for columns, rows in connection.execute(
        query.where(*of_sheet, page.first_row <= source.row, page.last_row >= source.row)
    ):
        for row, *cells in json.loads(zlib.decompress(rows)):
            if row == source.row:
                return _written(connection, source, json.loads(columns), cells)
    return None


def origin(connection: Connection, kind: str, number: int, field: str) -> Origin | None:
    """What gave a field of a record the value that it has now; None where the record is gone or was never changed."""
    for event in history(connection, kind, number):
        if event.form == "inserted":
            row = source_row(connection, kind, number)
        elif field in event.fields:
            row = _edited_by(connection, (kind, number, field), event.change.number)
        else:
            continue
        return Origin(event.change, row, None if row is None else cell_of(row, kind, field))
    return None


def cell_of(row: WrittenRow, kind: str, field: str) -> Cell | None:
    """The cell of a row that a field was read from; None where no column was taken for it."""
    wanted = [f"{kind}.{field}", field, *_READ_FROM.get((kind, field), ())]
    if kind == "acquisition":
        wanted += [f"acquisition.{field}", "deal_type"]
    by_field = {cell.field: cell for cell in row.cells if cell.field is not None and cell.written}
    if _FACT in by_field:
        asked = by_field[_FACT].written.split("/")
        return by_field.get(_ANSWER) if (asked[1:2], asked[3:]) == ([kind], [field]) else by_field.get(field)
    return next((by_field[key] for key in wanted if key in by_field), None)


def _edited_by(connection: Connection, fact: tuple[str, int, str], change: int) -> WrittenRow | None:
    """The row by which a change, if it was an import, changed a field: of several rows, the one that names it."""
    kind, number, field = fact
    entry = CHANGE_ENTRY.c
    imports = select(entry.first_id, entry.last_id).join(CHANGE, CHANGE.c.id == entry.change_id)
    made = connection.execute(
        imports.where(CHANGE.c.number == change, entry.kind == "import", entry.form == "inserted")
    ).first()
    if made is None:
        return None
    edit = IMPORT_EDIT.c
    of_record = (edit.kind == kind, edit.record_id == number, edit.import_id.between(made.first_id, made.last_id))
    named = connection.execute(select(edit.import_id, edit.sheet, edit.row).where(*of_record).order_by(edit.id))
    rows = [row for one in named if (row := written_row(connection, Source(*one))) is not None]
    return next((row for row in rows if cell_of(row, kind, field) is not None), rows[0] if rows else None)


def _written(connection: Connection, source: Source, columns: list[list[str | None]], cells: list[str]) -> WrittenRow:
    table = TABLES["import"].c
    made = connection.execute(
        select(table.number, table.file, table.applied_on).where(table.id == source.import_id)
    ).one_or_none()
    named = tuple(
        Cell(letters or "", header or "", field, cell)
        for (letters, header, field), cell in zip(columns, cells, strict=False)
    )
    number, file, applied_on = made or (None, None, None)
    return WrittenRow(source.import_id, number, file, applied_on, source.sheet, source.row, named)
