"""What the rows say by which a deal was gathered: its equipment by the words that stand in their deal column."""

import json
import zlib
from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, select

from register.model.imports import IMPORT_PAGE, IMPORT_SHEET
from register.model.tables import SOURCE, TABLES
from register.names import key_of

_SAYS = ("deal_type", "contract_ref")  # what a column is taken for that speaks of the deal, the first that there is


def said_of(connection: Connection, deal: int) -> dict[str, tuple[int, ...]]:
    """The equipment of a deal by what its rows say of it, as most write it; those first of which there are most.

    "": of rows that say nothing, and of what no import brought.
    """
    row = TABLES["equipment"].c
    wanted = select(row.id, *(row[name] for name in SOURCE)).where(row.acquisition_id == deal).order_by(row.id)
    places: dict[tuple[int, str | None], dict[int, list[int]]] = {}
    found: dict[str, list[int]] = {}
    for item, source, sheet, number in connection.execute(wanted):
        if source is None:
            found.setdefault("", []).append(item)
        else:
            places.setdefault((source, sheet), {}).setdefault(number, []).append(item)
    for (source, sheet), rows in places.items():
        told = dict(_told(connection, source, sheet, rows))
        for number, items in rows.items():
            found.setdefault(told.get(number, ""), []).extend(items)
    alike: dict[str, dict[str, list[int]]] = {}
    for words, items in sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        alike.setdefault(key_of(words), {})[words] = items
    whole = {next(iter(spelled)): [one for items in spelled.values() for one in items] for spelled in alike.values()}
    return {words: tuple(sorted(whole[words])) for words in sorted(whole, key=lambda words: -len(whole[words]))}


def _told(
    connection: Connection, source: int, sheet: str | None, rows: Mapping[int, list[int]]
) -> Iterator[tuple[int, str]]:
    """What these rows of a sheet say of their deal."""
    at, page = IMPORT_SHEET.c, IMPORT_PAGE.c
    query = select(at.columns, page.rows).join(IMPORT_PAGE, page.sheet_id == at.id).order_by(page.first_row)
    of_sheet = (at.import_id == source, at.name.is_not_distinct_from(sheet))
    for columns, packed in connection.execute(query.where(*of_sheet, page.last_row >= min(rows))):
        fields = [field for _, _, field in json.loads(columns)]
        place = next((fields.index(key) for key in _SAYS if key in fields), None)
        if place is None:
            return
        for number, *cells in json.loads(zlib.decompress(packed)):
            if number in rows and place < len(cells):
                yield number, " ".join(cells[place].split())
