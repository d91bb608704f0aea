"""The rows of a table into values, problems and proposals, field by field."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from register.importing.acquired import Acquired, Asked, Beside, asked_by_notes, asked_by_prices, ends, read_deals
from register.importing.amounts import PriceForm, currency_of, price_form
from register.importing.cleaning import Cleaned, Manner, clean, in_its_currency, without_brand, written, written_column
from register.importing.dates import order_of
from register.importing.faults import Fault
from register.importing.identifiers import serials_of
from register.importing.read import Choices, ColumnMatch, DateOrder, Problem, Proposal
from register.names import fold
from register.texts import Text

_DAYS = ("installed_on", "warranty_end", "firmware_on")
_DAY_FIRST = {"EUR", "GBP", "CHF"}
_FRENCH = re.compile(
    r"[àâçéèêëîïôûùœ]|\b(?:marque|site|date pose|prix|lieu|fournisseur|achat|constructeur|qte)\b", re.IGNORECASE
)
_MANY = 0.5  # share of the cells from which something is said of the column, once
_EXPONENT = re.compile(r"\d[.,]\d+E\+?\d+", re.IGNORECASE)
_ONE_EACH = {"category", "status"}  # what is asked once for each word


@dataclass(slots=True)
class Cells:
    """What a table gives to be read: the rows' numbers, their cells by column, and what is said elsewhere."""

    sheet: str | None
    rows: tuple[int, ...]
    columns: list[Sequence[Any]]
    matches: tuple[ColumnMatch, ...]
    said: dict[str, str]
    sections: dict[str, list[str | None]]
    titles: str
    epoch_1904: bool
    exact: bool


@dataclass(slots=True)
class Values:
    """The rows, read: values by field, cells as written by row, problems and proposals."""

    values: dict[str, list[Any]] = field(default_factory=dict)
    written: list[tuple[str, ...]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)


def read_values(cells: Cells, choices: Choices) -> Values:
    """All values of a table."""
    return _Reading(cells, choices).read()


class _Reading:
    """The reading of one table: fields are read one by one, then those that depend on each other."""

    def __init__(self, cells: Cells, choices: Choices) -> None:
        self.cells = cells
        self.count = len(cells.rows)
        self._seen: dict[int, Sequence[Any]] = {}
        self.places = {match.field: place for place, match in enumerate(cells.matches) if match.field}
        self.manner = Manner(self._order(choices), cells.epoch_1904, self._prices(choices), cells.exact)
        self.cleaned: dict[str, Cleaned] = {}
        self.result = Values()

    def read(self) -> Values:
        """Read all fields, then what they say together."""
        for key in self.places:
            self.cleaned[key] = clean(key, self._column(key), self._distinct(key), self.manner)
        self._of_one_row()
        self._said_elsewhere()
        acquired = self._deals()
        for key, cleaned in self.cleaned.items():
            self.result.values[key] = cleaned.values
            self._report(key, cleaned)
        if acquired:
            self.result.values["deal_type"] = acquired.kinds
            self.result.values.update(acquired.facts)
        self.result.written = self._written()
        return self.result

    def _column(self, key: str) -> Sequence[Any]:
        place = self.places.get(key)
        return [""] * self.count if place is None else self.cells.columns[place]

    def _distinct(self, key: str) -> Sequence[Any]:
        """Each cell of a field's column once."""
        place = self.places.get(key)
        return ("",) if place is None else self._once(place)

    def _once(self, place: int) -> Sequence[Any]:
        if place not in self._seen:
            self._seen[place] = tuple(dict.fromkeys(self.cells.columns[place]))
        return self._seen[place]

    def _values(self, key: str) -> list[Any]:
        return self.cleaned[key].values if key in self.cleaned else [None] * self.count

    def _heading(self, key: str) -> str:
        return self.cells.matches[self.places[key]].header if key in self.places else ""

    def _order(self, choices: Choices) -> DateOrder | None:
        """Which of day and month comes first: as chosen, as one of the columns shows, or as the language has it."""
        if choices.date_order:
            return choices.date_order
        orders = {order_of(self._distinct(key)) for key in _DAYS if key in self.places} - {None}
        if len(orders) == 1:
            return orders.pop()
        headings = " ".join(match.header for match in self.cells.matches)
        money = currency_of(f"{headings} {self.cells.titles}")
        french = bool(_FRENCH.search(headings))
        return "dmy" if not orders and (french or money in _DAY_FIRST) else None

    def _prices(self, choices: Choices) -> PriceForm:
        column = self._distinct("unit_price")
        if self.cells.exact:
            return PriceForm(None, None, 1, ".", choices.currency)
        form = price_form(self._heading("unit_price"), column, choices.currency)
        if form.currency is None and (said := currency_of(self.cells.titles)):
            form = PriceForm(said, form.vat, form.factor, form.decimal, form.assumed)
        return form

    def _of_one_row(self) -> None:
        """What the columns of one row say of each other."""
        if "model" in self.cleaned and "vendor" in self.cleaned and not self.manner.exact:
            self.cleaned["model"].values = without_brand(self._values("model"), self._values("vendor"))
        if "serial" in self.places and not self.manner.exact:
            self._lots()
            self._doubtful_numbers()
            self._one_for_several()
        if "warranty_end" in self.cleaned:
            turned = ends(self.cleaned["warranty_end"], self._values("installed_on"), self._column("warranty_end"))
            if turned:
                self._say_of_column(
                    "warranty_end", "counted", Text("Warranties stated in months were counted from the installation.")
                )
        if "unit_price" in self.cleaned:
            self._assumed_currency()
            beside = [self.cleaned.pop(key, None) for key in ("currency", "price_includes_vat")]
            in_its_currency(self.cleaned["unit_price"], *(one.values if one else None for one in beside))
        else:
            for key in ("currency", "price_includes_vat"):
                self.cleaned.pop(key, None)

    def _assumed_currency(self) -> None:
        """Say once where prices state no currency."""
        form = self.manner.prices
        priced = zip(self._column("unit_price"), self._values("unit_price"), strict=True)
        unsaid = (cell for cell, money in priced if money and currency_of(str(cell)) is None)
        if form.currency is None and "currency" not in self.places and next(unsaid, None) is not None:
            message = Text("Prices without a currency were taken as {currency}.", currency=form.assumed)
            self._say_of_column("unit_price", "currency_assumed", message)

    def _lots(self) -> None:
        """Cells that list several serial numbers are those of a lot."""
        cells = (cell for cell in self._distinct("serial") if isinstance(cell, str) and not cell.isalnum())
        lists = {cell: parts for cell in cells if (parts := serials_of(cell))}
        if not lists:
            return
        serials, single = self._values("serials"), self.cleaned["serial"]
        for place, cell in enumerate(self._column("serial")):
            if cell in lists:
                serials[place], single.values[place] = lists[cell], None
        self.cleaned.setdefault("serials", Cleaned(serials))

    def _one_for_several(self) -> None:
        """A single serial number beside a quantity is that of one of them only."""
        serials = self._values("serial")
        why = Text("The row stands for several things and has one serial number: are the others known?")
        self._propose(
            (place, "serial", serials[place], None, 0.0, why)
            for place, quantity in enumerate(self._values("quantity"))
            if quantity and quantity > 1 and serials[place]
        )

    def _doubtful_numbers(self) -> None:
        """In a text file that went through a spreadsheet, numbers may have lost zeros; many such are said once."""
        serial = self.cleaned["serial"]
        column = self._column("serial")
        if self.cells.sheet is None and any(
            isinstance(cell, str) and _EXPONENT.fullmatch(cell.strip()) for cell in column
        ):
            for place, cell in enumerate(column):
                if isinstance(cell, str) and cell.isdigit() and cell[0] != "0" and len(cell) < len("1234567890123456"):
                    message = Text("“{value}” went through a spreadsheet that may have cut off zeros.", value=cell)
                    serial.faults.setdefault(place, Fault("number", "taken as read", message))
        numbers = [place for place, fault in serial.faults.items() if fault.kind == "number"]
        if self.cells.sheet is not None and len(numbers) > _MANY * self.count:
            for place in numbers:
                del serial.faults[place]
            self._say_of_column(
                "serial", "number", Text("The serial numbers stand as numbers: zeros in front of them would be lost.")
            )

    def _said_elsewhere(self) -> None:
        """What a title or a section says of its rows, where they do not say it themselves."""
        for key in {*self.cells.said, *self.cells.sections}:
            if key in self.places and key not in self.cells.sections:
                continue
            values = self._values(key)
            sections = self.cells.sections.get(key) or [None] * self.count
            said = self.cells.said.get(key) if key not in self.places else None
            self.cleaned[key] = Cleaned(
                [
                    value if value is not None else section or said
                    for value, section in zip(values, sections, strict=True)
                ],
                self.cleaned[key].faults if key in self.cleaned else {},
            )

    def _deals(self) -> Acquired | None:
        """The kinds and facts of deals; what is asked goes to the proposals."""
        prices = self.cleaned.get("unit_price")
        acquired: Acquired | None = None
        self.cleaned.pop("deal_type", None)
        if "deal_type" in self.places:
            beside = Beside(
                price_cells=self._column("unit_price"),
                distinct_prices=self._distinct("unit_price"),
                prices=prices,
                suppliers=self._values("supplier"),
                contracts=self._values("contract_ref"),
                installed=self._values("installed_on"),
                form=self.manner.prices,
            )
            acquired = read_deals(self._column("deal_type"), beside)
            self._propose(acquired.asked)
        kinds = acquired.kinds if acquired else None
        self._propose(asked_by_prices(self._column("unit_price"), kinds) if not acquired else ())
        if "notes" in self.places:
            self._propose(asked_by_notes(self._column("notes"), kinds))
        return acquired

    def _propose(self, asked: Iterable[Asked]) -> None:
        rows, sheet = self.cells.rows, self.cells.sheet
        self.result.proposals += [
            Proposal(sheet, rows[place], key, value, proposed, score, why)
            for place, key, value, proposed, score, why in asked
        ]

    def _report(self, key: str, cleaned: Cleaned) -> None:
        """What is the matter with the cells of a field."""
        place = self.places.get(key)
        if place is None:
            return
        letters, column = self.cells.matches[place].column, self.cells.columns[place]
        rows, sheet = self.cells.rows, self.cells.sheet
        self.result.problems += [
            Problem(sheet, rows[row], letters, key, fault.kind, written(column[row]), fault.action, fault.message)
            for row, fault in cleaned.faults.items()
        ]
        seen: set[str] = set()
        for row, ask in cleaned.asks.items():
            value = written(column[row])
            if key in _ONE_EACH and fold(value) in seen:
                continue
            seen.add(fold(value))
            why = Text("“{value}” is none of the words that are known here.", value=value)
            self.result.proposals.append(Proposal(sheet, rows[row], key, value, ask or None, 0.5 if ask else 0.0, why))

    def _say_of_column(self, key: str, kind: str, message: Text) -> None:
        letters = self.cells.matches[self.places[key]].column
        self.result.problems.append(Problem(self.cells.sheet, None, letters, key, kind, None, "taken as read", message))

    def _written(self) -> list[tuple[str, ...]]:
        """The cells as written, one tuple a row."""
        columns = (written_column(column, self._once(place)) for place, column in enumerate(self.cells.columns))
        return list(zip(*columns, strict=True))
