"""The rows of an import as they were written, kept and found again."""

import json
import zlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, insert

from register.importing.read import ReadFile, ReadSheet
from register.model.databases import take_ids
from register.model.imports import IMPORT_PAGE, IMPORT_SHEET

PAGE_ROWS = 500


def keep_written(connection: Connection, import_id: int, file: ReadFile) -> None:
    """Keep the rows of a file, cell by cell, with what each column was taken for."""
    for place, sheet in enumerate(file.sheets):
        if not sheet.rows:
            continue
        (sheet_id,) = take_ids(connection, IMPORT_SHEET, 1)
        columns = [[match.column, match.header, match.field] for match in sheet.columns]
        row = {"id": sheet_id, "import_id": import_id, "place": place, "name": sheet.name}
        connection.execute(insert(IMPORT_SHEET), row | {"columns": json.dumps(columns, ensure_ascii=False)})
        connection.execute(insert(IMPORT_PAGE), list(_pages(sheet, sheet_id)))


def _pages(sheet: ReadSheet, sheet_id: int) -> Iterator[dict[str, Any]]:
    for start in range(0, len(sheet.rows), PAGE_ROWS):
        numbers = sheet.rows[start : start + PAGE_ROWS]
        rows = [(number, *cells) for number, cells in zip(numbers, sheet.cells[start : start + PAGE_ROWS], strict=True)]
        written = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        yield {
            "sheet_id": sheet_id,
            "first_row": numbers[0],
            "last_row": numbers[-1],
            "rows": zlib.compress(written, 1),
        }
