"""Where the table of a sheet is: its header, and what each row below it is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from register.importing.columns import is_export
from register.importing.headings import is_label, likenesses
from register.importing.identifiers import plain
from register.importing.workbook import Grid
from register.names import fold

_FIRST_ROWS = 60  # in which the header must stand
_TOLD = 0.58  # likeness from which a heading counts
_TELLING = 3  # columns that tell equipment, of which so many are filled in an item
_CERTAIN = 1000.0
_SENTENCE = 60  # characters from which a lone text is a note
_LABELLED = re.compile(r"\s*([^:]{2,40}?)\s*:\s*(\S.{0,80}?)\s*")
_NUMBERED = re.compile(r"\s*(.{2,30}?)\s*(?:n[°o]|number|no\.)\s*:?\s*([\w/-]*\d[\w/-]*)\s*", re.IGNORECASE)
_TOTAL = re.compile(
    r"(sous |sub ?|grand )?(total|totaux|totals|subtotal)\b|somme\b|sum\b|report\b|a reporter\b|net a payer\b"
)
_TAX = re.compile(r"(dont )?(tva|vat|tax|taxes)\b")
_MONEY = re.compile(r"[\d ]+(?:eur|euros?|ht|ttc|gbp|usd| )*")
_PAGE = re.compile(
    r"(page|p|feuille|sheet|folio) ?\d+( (sur|of|de) \d+)?( \d+)?|\d+ (sur|of) \d+|.* page \d+ (sur|of) \d+"
)
_NOTE = re.compile(
    r"(nota|note|nb|remarque|legende|legend|visa|signature|fin d|end of|source|edite|printed|imprime|total d)\b"
)
_SERVICE = re.compile(
    r"(main d oeuvre|mo|pose|installation|labour|labor|formation|training|livraison|delivery|carriage|transport|port"
    r"|frais|mise en service|commissioning|deplacement|travel|configuration|parametrage|prestation|forfait|freight"
    r"|shipping|operator training|installation labour|eco participation|ecotaxe|remise|discount)\b"
)
CONSTANTS = ("site", "contract_ref", "supplier")  # what a title may say for all rows
_IDENTITY = ("serial", "mac", "asset_tag", "model", "serials")
_KEY = ("model", "serial", "mac", "vendor", "site", "description", "asset_tag", "supplier", "position")


@dataclass(slots=True)
class Table:
    """A table found in a grid. Rows are places in grid.rows, from 0.

    header: its row; bands: rows of headings above it. headings: of each column. last: the last row that is not blank.
    said: what titles say for all rows, by field.
    """

    header: int
    bands: tuple[int, ...]
    headings: list[str]
    last: int
    said: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Sorted:
    """The rows of a table: items, all others with their kind, and the section that each item stands in, if any."""

    items: list[int]
    others: list[tuple[int, str]]
    sections: dict[str, list[str | None]]


def last_row(grid: Grid) -> int:
    """The place of the last row with anything in it; -1 where there is none."""
    for place in range(len(grid.rows) - 1, -1, -1):
        if not _is_blank(grid.rows[place]):
            return place
    return -1


def find_table(grid: Grid, header_rows: tuple[int, ...] | None = None) -> Table | None:
    """The table of a sheet, by its header: the row whose cells are most like headings. None where no row is.

    header_rows: as a person said, from 1.
    """
    last = last_row(grid)
    header = max(header_rows) - 1 if header_rows else _header_of(grid, last)
    if header is None or header > last:
        return None
    bands = tuple(row - 1 for row in header_rows if row - 1 < header) if header_rows else _bands(grid, header)
    return Table(header, bands, _composed(grid, header, bands), last, _said_above(grid, bands[0] if bands else header))


def is_list(grid: Grid, last: int) -> bool:
    """Whether a sheet without any known heading is a table of other things: a row of short texts, wide as most."""
    widths = [sum(cell != "" for cell in row) for row in grid.rows[: last + 1]]
    usual = max(set(widths) - {0, 1}, key=widths.count, default=0)
    first = next((row for row, width in zip(grid.rows, widths, strict=False) if width > 1), [])
    texts = [cell for cell in first if cell != ""]
    short = all(isinstance(cell, str) and len(cell) <= _SENTENCE for cell in texts)
    return usual > 1 and short and len(texts) >= usual and last > 0


def _is_blank(row: Sequence[Any]) -> bool:
    return not any(cell != "" and plain(cell) for cell in row)


def _header_of(grid: Grid, last: int) -> int | None:
    best, chosen = 0.0, None
    for place in range(min(last + 1, _FIRST_ROWS)):
        score = header_score(grid.rows[place])
        if score > best:
            best, chosen = score, place
    return chosen


def header_score(row: Sequence[Any]) -> float:
    """How much a row looks like headings: 0 unless two of its cells are like headings of different fields."""
    texts = [plain(cell) for cell in row if cell != ""]
    if is_export(texts):
        return _CERTAIN
    fields: dict[str, float] = {}
    for text in texts:
        best = max(likenesses(text).items(), key=lambda item: item[1].score, default=None)
        if best and best[1].score >= _TOLD:
            fields[best[0]] = max(best[1].score, fields.get(best[0], 0))
    others = sum(not isinstance(cell, str) for cell in row)
    long = sum(len(text) > _SENTENCE for text in texts)
    if len(fields) < 2:  # noqa: PLR2004 - one likeness is chance
        return 0.0
    return sum(fields.values()) + 0.1 * len(set(texts)) - others - long


def _bands(grid: Grid, header: int) -> tuple[int, ...]:
    """The row of headings above the header, where cells are merged over several columns of it."""
    above = header - 1
    wide = [(top, end) for top, end in grid.merged if top[0] - 1 == above and end[1] > top[1]]
    width = max((len(row) for row in grid.rows[header : header + 1]), default=0)
    if above < 0 or not wide or any(end[1] - top[1] + 1 >= width for top, end in wide):
        return ()
    return (above,)


def _composed(grid: Grid, header: int, bands: tuple[int, ...]) -> list[str]:
    """The headings of the columns; what is not known alone is read with the band above it."""
    headings = [plain(cell) for cell in grid.rows[header]]
    for band in bands:
        above = [plain(cell) for cell in grid.rows[band]]
        for top, end in grid.merged:
            if top[0] - 1 <= band <= end[0] - 1:
                for column in range(top[1], end[1] + 1):
                    if 0 <= column - grid.first_column < len(above):
                        above[column - grid.first_column] = plain(grid.rows[top[0] - 1][top[1] - grid.first_column])
        for place, parent in enumerate(above[: len(headings)]):
            if parent and not headings[place]:
                headings[place] = parent
            elif parent and not any(like.score >= _TOLD for like in likenesses(headings[place]).values()):
                headings[place] = f"{parent} {headings[place]}"
    return headings


def _said_above(grid: Grid, header: int) -> dict[str, str]:
    """What the titles above a header say for the whole sheet ("Site : Hôtel de ville")."""
    said: dict[str, str] = {}
    for row in grid.rows[:header]:
        texts = [plain(cell) for cell in row if isinstance(cell, str) and plain(cell)]
        for text in (*texts, *([" : ".join(texts)] if len(texts) == 2 else ())):  # noqa: PLR2004 - a label and its value
            found = labelled(text)
            if found and found[0] in CONSTANTS:
                said.setdefault(*found)
    return said


def labelled(text: str) -> tuple[str, str] | None:
    """The field and the value of a text such as "Site : Gymnase Nord"; None where it is none."""
    found = _LABELLED.fullmatch(text) or _NUMBERED.fullmatch(text)
    if found is None:
        return None
    best = max(likenesses(found[1]).items(), key=lambda item: item[1].score, default=None)
    return (best[0], found[2]) if best and best[1].score >= 0.8 else None  # noqa: PLR2004 - a likely word at least


def sort_rows(grid: Grid, table: Table, fields: dict[str, int], body: range) -> Sorted:
    """What each row of the used range is. fields: the columns' places by field. body: the rows that may be items."""
    others = [(place, _kind_above(grid, table, place)) for place in range(table.header + 1)]
    others += [
        (place, _kind_outside(grid, place)) for place in range(table.header + 1, table.last + 1) if place not in body
    ]
    sure = _surely_items(grid, table, [fields[name] for name in _KEY if name in fields], body)
    kind_of = _kind_in_export if is_export(table.headings) else _kind
    items: list[int] = []
    sections: dict[str, list[str | None]] = {}
    current: dict[str, str] = {}
    for place in body:
        kind = None if place in sure else kind_of(grid.rows[place], table, fields)
        if kind is None:
            items.append(place)
            for name in current:
                sections.setdefault(name, [None] * (len(items) - 1))
            for name, list_ in sections.items():
                list_.append(current.get(name))
            continue
        others.append((place, kind))
        if kind == "section":
            current.update(_section(grid.rows[place]))
    return Sorted(items, _with_notes(others, items), sections)


def _kind_outside(grid: Grid, place: int) -> str:
    return "blank" if _is_blank(grid.rows[place]) else "left out"


def _kind_above(grid: Grid, table: Table, place: int) -> str:
    if place == table.header or place in table.bands:
        return "header"
    return "blank" if _is_blank(grid.rows[place]) else "title"


def _surely_items(grid: Grid, table: Table, key: list[int], body: range) -> set[int]:
    """The rows with so many of the columns filled that tell equipment that they can be nothing else."""
    if len(key) < _TELLING or not body or is_export(table.headings):
        return set()
    most = len(key) - _TELLING
    telling = itemgetter(*key)
    heading = {grid.rows[table.header][key[0]], table.headings[key[0]].upper(), table.headings[key[0]].lower()}
    filled = map(telling, grid.rows[body.start : body.stop])
    return {
        place
        for place, cells in enumerate(filled, start=body.start)
        if cells.count("") <= most and cells[0] not in heading
    }


def _kind(row: Sequence[Any], table: Table, fields: dict[str, int]) -> str | None:
    """What a row is that is not surely an item; None for an item all the same."""
    texts = [(place, plain(cell)) for place, cell in enumerate(row) if cell != "" and plain(cell)]
    if not texts:
        return "blank"
    if _repeats(texts, table.headings):
        return "repeated header"
    words = [fold(text) for _, text in texts]
    if kind := _sum_of(words):
        return kind
    named = len(texts) > 1 and any(row[fields[name]] != "" for name in _IDENTITY if name in fields)
    if kind := _worded_kind(words, named=named, alone=len(texts) <= 2):  # noqa: PLR2004 - a label and a number
        return kind
    product = any(row[fields[name]] != "" for name in ("vendor", "description", "category") if name in fields)
    if named or (product and len(texts) >= min(3, max(2, len(fields) - 1))):
        return None
    lone = texts[0][1]
    return "note" if len(texts) > 1 or len(lone) > _SENTENCE or lone.startswith("*") else "section"


def _kind_in_export(row: Sequence[Any], table: Table, _fields: dict[str, int]) -> str | None:
    """What a row of an exported list is: below the codes stand their labels, then items only."""
    filled = [(place, cell) for place, cell in enumerate(row) if cell != ""]
    labels = sum(isinstance(cell, str) and is_label(cell, table.headings[place]) for place, cell in filled)
    if labels > 1 and labels * 2 >= len(filled):
        return "header"
    return None if filled else "blank"


def _sum_of(words: list[str]) -> str | None:
    """Whether a row is a total: it says so, and all else in it are numbers."""
    said = [word for word in words if _TOTAL.match(word)]
    if not said or any(
        not word.replace(" ", "").isdigit() for word in words if word not in said and not _MONEY.fullmatch(word)
    ):
        return None
    return "subtotal" if said[0].startswith(("sous", "sub")) else "total"


def _worded_kind(words: list[str], *, named: bool, alone: bool) -> str | None:
    if not named and any(_TOTAL.match(word) for word in words[:3]):
        return "subtotal" if words[0].startswith(("sous", "sub")) else "total"
    if alone and any(_PAGE.fullmatch(word) for word in words):
        return "page foot"
    if not named and _TAX.match(words[0]):
        return "tax"
    if alone and not named and _NOTE.match(words[0]):
        return "note"
    return "service line" if not named and any(_SERVICE.match(word) for word in words) else None


def _repeats(texts: Iterable[tuple[int, str]], headings: Sequence[str]) -> bool:
    same = [
        place < len(headings) and bool(headings[place]) and fold(text) == fold(headings[place]) for place, text in texts
    ]
    return sum(same) >= 2 and sum(same) * 2 >= len(same)  # noqa: PLR2004 - more than chance


def _section(row: Sequence[Any]) -> dict[str, str]:
    text = next((plain(cell) for cell in row if cell != "" and plain(cell)), "")
    found = labelled(text)
    return dict([found]) if found and found[0] in CONSTANTS else {}


def _with_notes(others: list[tuple[int, str]], items: list[int]) -> list[tuple[int, str]]:
    """Lone texts behind the last item are notes, not sections."""
    end = items[-1] if items else -1
    return sorted((place, "note" if kind == "section" and place > end else kind) for place, kind in others)
