"""The one writer of spreadsheets: an .xlsx made as a stream of XML, in flat memory, the same bytes for the same cells.

Text is always text, whatever it starts with, and comes back as it was. A first, hidden row holds the codes of the
columns, so that the file can be read again whatever the language of its headings.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import IO, Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from register.errors import RegisterError
from register.files import whole_file
from register.progress import Progress, quiet
from register.texts import Text

LONGEST = 32_767  # UTF-16 units in a cell: Excel's limit
MOST_ROWS = 1_048_576
_BATCH = 1_000
_LEVEL = 1  # of compression: level 3 makes the file a tenth smaller and takes a tenth longer
_FIRST_DATA_ROW = 3
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DAY_ZERO = date(1899, 12, 30).toordinal()
_FIRST_DAY = date(1900, 3, 1)  # before it a spreadsheet counts a 29 February 1900 that never was
_PROMPT = 255  # characters that are shown beside a cell
_HIDDEN = ' hidden="1"'
_STATE = ' state="hidden"'
_DIGITS = 15  # that a spreadsheet keeps of a number
_UNSAFE = ("&", "<", ">", "_x", "| ", " |", "||")  # in XML, or as an escape, or lost at an end of a text
_ESCAPED = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


class CellType(StrEnum):
    """What the cells of a column are, and the Python type of their values; a str is text in any column.

    prose: text of several lines; known: the same in grey, to be read and not filled in. fill, fill_text, fill_date: to
    be filled in, with anything, with text or with a day. styled: values are of the class Styled, each of its own type.
    """

    TEXT = "text"
    DATE = "date"
    WHOLE = "whole"
    AMOUNT = "amount"
    PROSE = "prose"
    KNOWN = "known"
    FILL = "fill"
    FILL_TEXT = "fill_text"
    FILL_DATE = "fill_date"
    STYLED = "styled"


class Styled(NamedTuple):
    """A cell that is of another type than those above it."""

    type: CellType
    value: Any = None


_STYLES = {
    CellType.TEXT: 1, CellType.DATE: 2, CellType.WHOLE: 3, CellType.AMOUNT: 4, CellType.PROSE: 6, CellType.KNOWN: 7,
    CellType.FILL: 8, CellType.FILL_TEXT: 9, CellType.FILL_DATE: 10, CellType.STYLED: 6,
}  # fmt: skip
_TEXTS = {CellType.TEXT, CellType.PROSE, CellType.KNOWN, CellType.FILL_TEXT}
_DAYS = {CellType.DATE, CellType.FILL_DATE}
_HEADING = 5
_WRAP = '<alignment vertical="top" wrapText="1"/>'
_BOX = "".join(f'<{side} style="thin"><color rgb="FFCBD0D6"/></{side}>' for side in ("left", "right", "top", "bottom"))
_LOOKS = "".join(
    f'<xf numFmtId="{number}" fontId="{font}" fillId="{fill}" borderId="{border}" applyNumberFormat="1" applyFont="1" '
    f'applyFill="1" applyBorder="1" applyAlignment="1">{_WRAP}</xf>'
    for number, font, fill, border in ((49, 0, 0, 0), (49, 2, 0, 0), (0, 0, 3, 2), (49, 0, 3, 2), (164, 0, 3, 2))
)
_STYLESHEET = f"""<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>\
</numFmts><fonts count="3"><font><sz val="10"/><name val="Calibri"/></font><font><b/><sz val="10"/>\
<name val="Calibri"/></font><font><sz val="10"/><color rgb="FF6B7280"/><name val="Calibri"/></font></fonts>\
<fills count="4"><fill><patternFill patternType="none"/></fill><fill>\
<patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEFEFEC"/>\
</patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFF8DC"/></patternFill></fill></fills>\
<borders count="3"><border/><border><left/><right/><top/><bottom style="thin">\
<color rgb="FF858B95"/></bottom><diagonal/></border><border>{_BOX}<diagonal/></border></borders>\
<cellStyleXfs count="1"><xf/></cellStyleXfs>\
<cellXfs count="11"><xf/>{"".join(f'<xf numFmtId="{number}" applyNumberFormat="1"/>' for number in (49, 164, 1, 4))}\
<xf numFmtId="49" fontId="1" fillId="2" borderId="1" applyNumberFormat="1" applyFont="1" applyFill="1" \
applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>{_LOOKS}</cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: its code, its heading in the reader's language, the type of its cells, its width."""

    code: str
    heading: str
    type: CellType = CellType.TEXT
    width: int = 14
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A drop-down list in some cells of a column.

    column, rows: their places from 0, among the rows of data. sheet, source: the sheet and the place of its column that
    holds the words, `words` of them from its first row on. strict: whether other words are refused. prompt: what is
    said where a cell is chosen, up to 255 characters.
    """

    column: int
    rows: tuple[range, ...]
    sheet: str
    source: int
    words: int
    strict: bool = True
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet to write. rows: values in the order of the columns, read once, while they are written.

    choices: its drop-down lists, whose words stand in a sheet of the same workbook. filtered: whether its headings
    filter. frozen: how many of its first columns stay in sight.
    """

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Any]]
    count: int = 0
    choices: Sequence[Choice] = ()
    hidden: bool = False
    filtered: bool = True
    frozen: int = 0


def write_workbook(path: Path, sheets: Sequence[Sheet], progress: Progress = quiet) -> int:
    """Write the workbook; give how many texts had to be cut because a cell holds no more than 32,767 characters.

    Raises RegisterError where the file cannot be written or a sheet has more rows than a spreadsheet takes.
    """
    with whole_file(path) as draft, ZipFile(draft, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as package:
        cut, filters = 0, []
        for number, sheet in enumerate(sheets, 1):
            with package.open(_entry(f"xl/worksheets/sheet{number}.xml"), "w", force_zip64=True) as part:
                writer = _SheetWriter(part, sheet)
                last = writer.write(progress)
            cut += writer.cut
            filters.append(f"$A$2:${_letters(len(sheet.columns) - 1)}${max(last, 2)}" if sheet.filtered else "")
        for name, text in _frame(sheets, filters):
            package.writestr(_entry(name), _XML + text)
    return cut


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


class _SheetWriter:
    """Writes one sheet and counts the texts it had to cut."""

    def __init__(self, part: IO[bytes], sheet: Sheet) -> None:
        self._part = part
        self._sheet = sheet
        self.cut = 0

    def write(self, progress: Progress) -> int:
        """Write it; give the number of the last row."""
        sheet = self._sheet
        self._put(_XML + _head(sheet))
        self._row(1, [column.code for column in sheet.columns], _HIDDEN, 1)
        self._row(2, [column.heading for column in sheet.columns], ' ht="30" customHeight="1"', _HEADING)
        rows, row = iter(sheet.rows), _FIRST_DATA_ROW
        while batch := list(islice(rows, _BATCH)):
            if row + len(batch) - 1 > MOST_ROWS:
                what = Text("A spreadsheet holds no more than {most} rows; this list is longer.", most=MOST_ROWS)
                raise RegisterError(what, Text("Narrow the list, or export it as CSV."))
            self._batch(row, batch)
            row += len(batch)
            progress(row - _FIRST_DATA_ROW, max(sheet.count, row - _FIRST_DATA_ROW))
        self._put(_foot(sheet, max(row - 1, 2)))
        return row - 1

    def _put(self, xml: str) -> None:
        self._part.write(xml.encode())

    def _row(self, number: int, texts: Sequence[str], attributes: str, style: int) -> None:
        cells = "".join(f'<c r="{_letters(at)}{number}" s="{style}"{_text(text)}' for at, text in enumerate(texts))
        self._put(f'<row r="{number}"{attributes}>{cells}</row>')

    def _batch(self, first: int, rows: Sequence[Sequence[Any]]) -> None:
        columns = [
            self._cells(column.type, values)
            for column, values in zip(self._sheet.columns, zip(*rows, strict=True), strict=True)
        ]
        lines = zip(range(first, first + len(rows)), zip(*columns, strict=True), strict=True)
        self._put("".join([f'<row r="{number}">{"".join(cells)}</row>' for number, cells in lines]))

    def _cells(self, cell_type: CellType, values: Sequence[Any]) -> list[str]:
        style = _STYLES[cell_type]
        blank = f'<c s="{style}"/>'
        if cell_type is CellType.STYLED:
            return [cell for one in values for cell in self._cells(one.type, (one.value,))]
        if cell_type in _TEXTS:
            if _all_safe(values):
                start = f'<c s="{style}" t="str"><v>'
                return [blank if value is None else f"{start}{value}</v></c>" for value in values]
            self.cut += sum(map(_too_long, values))
            texts = {value: f'<c s="{style}"{_text(value)}' for value in set(values) if value is not None}
            return [blank if value is None else texts[value] for value in values]
        known: dict[Any, str] = {None: blank}
        return [known.get(value) or known.setdefault(value, self._cell(cell_type, style, value)) for value in values]

    def _cell(self, cell_type: CellType, style: int, value: Any) -> str:
        number = _number(cell_type, value)
        if number is None:
            return f'<c s="{_STYLES[CellType.TEXT]}"{_text(str(value))}'
        return f'<c s="{style}"><v>{number}</v></c>'


def _too_long(text: str | None) -> bool:
    return text is not None and 2 * len(text) > LONGEST and len(text.encode("utf-16-le", "surrogatepass")) > 2 * LONGEST


def _text(text: str) -> str:
    """The rest of the cell of a text, cut where no cell holds it."""
    if _too_long(text):
        kept = text.encode("utf-16-le", "surrogatepass")[: 2 * (LONGEST - 1)]
        text = kept.decode("utf-16-le", "ignore") + "…"
    safe = escape(_ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", text))
    keep = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f' t="inlineStr"><is><t{keep}>{safe}</t></is></c>'


def _all_safe(values: Sequence[str | None]) -> bool:
    """Whether these texts can stand in XML as they are: asked of all of them at once, which is ten times faster."""
    texts = [value for value in values if value is not None]
    joined = f"|{'|'.join(texts)}|"
    short = len(joined) <= LONGEST or 2 * max(map(len, texts)) <= LONGEST
    return short and joined.isprintable() and not any(sign in joined for sign in _UNSAFE)


def _number(cell_type: CellType, value: Any) -> str | None:
    """The value as a cell's number; None where only text keeps it."""
    if cell_type in _DAYS and isinstance(value, date) and value >= _FIRST_DAY:
        return str(value.toordinal() - _DAY_ZERO)
    if cell_type in {CellType.WHOLE, CellType.AMOUNT} and isinstance(value, int | Decimal):
        digits = format(value, "f") if isinstance(value, Decimal) else str(value)
        return digits if len(digits.strip("-0.").replace(".", "")) <= _DIGITS else None
    return None


def _letters(place: int) -> str:
    """The name of a column by its place from 0: A, Z, AA."""
    name = ""
    while place >= 0:
        name = chr(ord("A") + place % 26) + name
        place = place // 26 - 1
    return name


def _head(sheet: Sheet) -> str:
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{column.width}.7109375" style="{_STYLES[column.type]}" customWidth="1"'
        f"{_HIDDEN if column.hidden else ''}/>"
        for at, column in enumerate(sheet.columns, 1)
    )
    corner, pane = f"{_letters(sheet.frozen)}3", "bottomRight" if sheet.frozen else "bottomLeft"
    split = f' xSplit="{sheet.frozen}"' if sheet.frozen else ""
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>'
        f'<sheetView workbookViewId="0"><pane{split} ySplit="2" topLeftCell="{corner}" activePane="{pane}" '
        f'state="frozen"/><selection pane="{pane}" activeCell="{corner}" sqref="{corner}"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>'
    )


def _foot(sheet: Sheet, last: int) -> str:
    kept = f'<autoFilter ref="A2:{_letters(len(sheet.columns) - 1)}{last}"/>' if sheet.filtered else ""
    return (
        f"</sheetData>{kept}{_choices(sheet.choices)}"
        '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )


def _choices(choices: Sequence[Choice]) -> str:
    if not choices:
        return ""
    return f'<dataValidations count="{len(choices)}">{"".join(map(_choice, choices))}</dataValidations>'


def _choice(choice: Choice) -> str:
    letters, first = _letters(choice.column), _FIRST_DATA_ROW
    cells = (f"{letters}{rows.start + first}:{letters}{rows.stop - 1 + first}" for rows in choice.rows)
    told = f' showInputMessage="1" prompt={quoteattr(choice.prompt[:_PROMPT])}' if choice.prompt else ""
    strict = ' showErrorMessage="1"' if choice.strict else ""
    source = _letters(choice.source)
    words = f"{_quoted(choice.sheet)}!${source}${first}:${source}${first + choice.words - 1}"
    return (
        f'<dataValidation type="list" allowBlank="1"{told}{strict} sqref="{" ".join(cells)}">'
        f"<formula1>{words}</formula1></dataValidation>"
    )


def _quoted(sheet: str) -> str:
    """The name of a sheet as a formula writes it."""
    return escape("'" + sheet.replace("'", "''") + "'")


def _frame(sheets: Sequence[Sheet], filters: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The parts of the package besides the sheets: name and XML."""
    numbers = range(1, len(sheets) + 1)
    office = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = [("xl/workbook.xml", "sheet.main"), ("xl/styles.xml", "styles")]
    parts += [(f"xl/worksheets/sheet{number}.xml", "worksheet") for number in numbers]
    yield (
        "[Content_Types].xml",
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(f'<Override PartName="/{name}" ContentType="{office}.{kind}+xml"/>' for name, kind in parts)
        + "</Types>",
    )
    yield "_rels/.rels", _relations(["officeDocument"], ["xl/workbook.xml"])
    targets = [*(f"worksheets/sheet{number}.xml" for number in numbers), "styles.xml"]
    yield "xl/_rels/workbook.xml.rels", _relations([*("worksheet" for _ in numbers), "styles"], targets)
    yield "xl/workbook.xml", _workbook(sheets, filters)
    yield "xl/styles.xml", _STYLESHEET


def _relations(kinds: Sequence[str], targets: Sequence[str]) -> str:
    lines = (
        f'<Relationship Id="rId{number}" Type="{_RELATED}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(zip(kinds, targets, strict=True), 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def _workbook(sheets: Sequence[Sheet], filters: Sequence[str]) -> str:
    names = sheet_names([sheet.name for sheet in sheets])
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}"{_STATE if sheet.hidden else ""} r:id="rId{number}"/>'
        for number, (name, sheet) in enumerate(zip(names, sheets, strict=True), 1)
    )
    defined = ""
    for place, (name, reach) in enumerate(zip(names, filters, strict=True)):
        sheet, own = _quoted(name), f'localSheetId="{place}"'
        if reach:
            defined += f'<definedName name="_xlnm._FilterDatabase" {own} hidden="1">{sheet}!{reach}</definedName>'
        defined += f'<definedName name="_xlnm.Print_Titles" {own}>{sheet}!$2:$2</definedName>'
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATED}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{listed}</sheets><definedNames>{defined}</definedNames></workbook>"
    )


def sheet_names(wanted: Sequence[str]) -> list[str]:
    """Names that a spreadsheet takes: 31 characters, each once, without brackets, colons, stars or slashes."""
    names: list[str] = []
    taken: set[str] = set()
    for name in wanted:
        clean = re.sub(r"[\[\]:*?/\\]", " ", name).strip("' ")[:31] or "Sheet"
        number, candidate = 2, clean
        while candidate.casefold() in taken:
            candidate = f"{clean[:27]} ({number})"
            number += 1
        taken.add(candidate.casefold())
        names.append(candidate)
    return names
