"""What the cells of imported files said, for as many rows as an export needs at once."""

import json
import zlib
from collections.abc import Mapping

from sqlalchemy import Connection, select

from register.model.imports import IMPORT_PAGE, IMPORT_SHEET

Sheets = Mapping[tuple[int, str | None], Mapping[int, str]]


def as_written(connection: Connection, field: str) -> Sheets:
    """The cells that a field was read from: by import and sheet, then by row. A blank cell is left out."""
    sheet, page = IMPORT_SHEET.c, IMPORT_PAGE.c
    found: dict[tuple[int, str | None], dict[int, str]] = {}
    for number, import_id, name, columns in connection.execute(
        select(sheet.id, sheet.import_id, sheet.name, sheet.columns)
    ).all():
        place = next((at for at, (_, _, of) in enumerate(json.loads(columns), 1) if of == field), None)
        if place is None:
            continue
        cells = found.setdefault((import_id, name), {})
        for rows in connection.execute(select(page.rows).where(page.sheet_id == number)).scalars():
            cells.update((row[0], row[place]) for row in json.loads(zlib.decompress(rows)) if row[place])
    return found
