"""What reading a file gives, before it is compared with any register: plain values that cross processes."""

from dataclasses import dataclass, field
from typing import Any, Literal

from register.book.marks import ASIDE, Mark
from register.texts import Text

DateOrder = Literal["dmy", "mdy", "ymd"]
Verdict = Literal["table", "empty", "no_table", "no_equipment", "hidden", "left_out"]
Action = Literal["left empty", "kept as written", "taken as read", "left out", "both kept", "register kept"]


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """What a person corrected of one sheet.

    file, sheet: their names; sheet is None for a text file. taken: whether its rows are wanted, None for what the
    verdict says. header_rows, first_row, last_row: sheet rows, from 1. columns: pairs of column letters and a field of
    equipment, or None for a column that is not to be taken; columns not named keep their match.
    """

    file: str
    sheet: str | None
    taken: bool | None = None
    header_rows: tuple[int, ...] | None = None
    first_row: int | None = None
    last_row: int | None = None
    columns: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """What was decided about an import before it is read.

    constants: pairs of a field of equipment and the text that each row without one gets (a contract's number).
    currency: ISO 4217, of prices that state none. date_order: of dates such as 03/04/2021 that no row decides.
    """

    sheets: tuple[SheetChoice, ...] = ()
    constants: tuple[tuple[str, str], ...] = ()
    currency: str = "EUR"
    date_order: DateOrder | None = None

    def of(self, file: str, sheet: str | None) -> SheetChoice:
        """What was corrected of this sheet; nothing where nothing was."""
        for choice in self.sheets:
            if (choice.file, choice.sheet) == (file, sheet):
                return choice
        return SheetChoice(file, sheet)


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """Which field a column is taken for. field: a key of equipment, None where it is none.

    column: its letters. header: as written, "" where it has none. confidence: 0 to 1. samples: some of its cells.
    """

    column: str
    header: str
    field: str | None
    confidence: float
    reason: Text
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell that is not what its field holds, or a row that could not be taken.

    row: the sheet's own number, from 1; None where it is about the column or the sheet. value: the cell as written.
    kind: a code: missing, unreadable, partial, impossible, ambiguous, lost_digits, invalid, several, error_cell,
    approximate, rounded, includes_vat, unknown_word …
    """

    sheet: str | None
    row: int | None
    column: str | None
    field: str | None
    kind: str
    value: str | None
    action: Action
    message: Text


@dataclass(frozen=True, slots=True)
class Proposal:
    """A reading that waits for a person: nothing was taken. proposed: the value it would be, None where only asked."""

    sheet: str | None
    row: int | None
    field: str
    value: str | None
    proposed: Any
    score: float
    why: Text | None = None


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """One sheet, read.

    name: None for a text file. table: "A1:N62", None where there is none. rows: the numbers of the rows that are
    equipment; `cells` (as written, one tuple of texts a row) and each list of `values` stand beside them, in step.
    values: by field of equipment ("serial", "unit_price" …) or of the deal that the row speaks of
    ("acquisition.funding" …); None where there is no value. ignored: every other row of the used range, with its kind.
    hidden_rows: those of `rows` that the file does not show. head: the first rows of the sheet as written,
    whatever they are, with their numbers; cells from column A on. mark: of a sheet of a whole register; its values are
    then by field of the entity that it lists (register.importing.book.cells), its number in the register under "id".
    note: what the sheet says that the import is.
    """

    name: str | None
    visible: bool
    verdict: Verdict
    why: Text
    table: str | None = None
    header_rows: tuple[int, ...] = ()
    columns: tuple[ColumnMatch, ...] = ()
    rows: tuple[int, ...] = ()
    cells: list[tuple[str, ...]] = field(default_factory=list)
    values: dict[str, list[Any]] = field(default_factory=dict)
    ignored: tuple[tuple[int, str], ...] = ()
    problems: list[Problem] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    hidden_rows: tuple[int, ...] = ()
    head: tuple[tuple[int, tuple[str, ...]], ...] = ()
    mark: Mark | None = None
    note: str | None = None

    @property
    def entity(self) -> str | None:
        """The entity whose records it lists, where it is a sheet of a whole register."""
        return None if self.mark is None or self.mark.holds in ASIDE else self.mark.holds


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file, read: its name without folders, the SHA-256 of its bytes, what it is, and its sheets.

    type: xlsx, xlsm, xlsb, xls, ods or csv. encoding, delimiter: of a text file.
    """

    name: str
    sha256: str
    type: str
    encoding: str | None
    delimiter: str | None
    sheets: tuple[ReadSheet, ...]

    @property
    def has_equipment(self) -> bool:
        """Whether any row of any sheet was taken for equipment."""
        return any(sheet.rows for sheet in self.sheets)

    @property
    def is_book(self) -> bool:
        """Whether it is a workbook of a whole register, as this program writes it."""
        return any(sheet.mark is not None for sheet in self.sheets)
