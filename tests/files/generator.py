"""Ugly workbooks with a known truth: each seed gives another layout, language, spelling and set of faults.

A truth says of each row of the file what it holds: an item with its values, or the kind of another row. The importer
and this module share no list of words.
"""

import csv
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from tests.files.content import (
    BRANDS,
    DEALS,
    DESCRIPTIONS,
    FEET,
    MONTHS,
    NOTES,
    NOTHING_PAID,
    POSITIONS,
    SITES,
    STATUSES,
    SUPPLIERS,
    TITLES,
    TOTALS,
    TRAILERS,
    UNKNOWN,
)
from tests.files.headings import HEADINGS

ALWAYS = ("vendor", "model", "serial", "site", "installed_on")
OFTEN = ("number", "description", "mac", "position", "unit_price", "supplier", "deal_type", "notes")
SOMETIMES = ("asset_tag", "ip", "warranty_end", "contract_ref", "firmware", "status", "quantity", "colour", "weight")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252")
_HEX = "0123456789ABCDEF"


@dataclass
class Item:
    """A row of equipment. values: by exported field, None where not known. spoiled: fields that nobody can read."""

    row: int
    values: dict[str, Any]
    spoiled: set[str] = field(default_factory=set)
    repeats: int | None = None


@dataclass
class Truth:
    """What a made file holds: its items, and every other row of its used range with its kind."""

    path: Path
    seed: int
    language: str
    sheet: str | None
    columns: dict[str, str]
    items: list[Item] = field(default_factory=list)
    others: dict[int, str] = field(default_factory=dict)


class Maker:
    """One file in the making."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.seed = seed
        self.language = self.dice.choice(("fr", "en"))
        self.text = self.dice.random() < 0.4
        self.columns = self._columns()
        self.dates = self.dice.choice(("real", "slashed", "dotted", "iso", "worded", "short"))
        self.macs = self.dice.choice(("colons", "dashes", "bare", "dotted", "spaced", "mixed"))
        self.prices = self.dice.choice(("plain", "signed", "spaced"))
        self.rows: list[list[Any]] = []
        self.truth: Truth

    def make(self, folder: Path) -> Truth:
        """Write the file into a folder; what it holds."""
        sheet = None if self.text else self.dice.choice(("Inventaire", "Feuil1", "Sheet1", "Parc 2024", "Liste"))
        headings = {key: self.dice.choice(HEADINGS[self.language][key]) for key in self.columns}
        path = folder / f"made_{self.seed}.{'csv' if self.text else 'xlsx'}"
        self.truth = Truth(path, self.seed, self.language, sheet, headings)
        count = self.dice.randint(35, 80)
        self._above(count)
        self._add(list(headings.values()), "header")
        self._body(count)
        self._below()
        (self._write_text if self.text else self._write_workbook)(path, sheet)
        return self.truth

    def _columns(self) -> list[str]:
        chosen = list(ALWAYS)
        chosen += [key for key in OFTEN if self.dice.random() < 0.8]
        chosen += [key for key in SOMETIMES if self.dice.random() < 0.35]
        self.dice.shuffle(chosen)
        return chosen

    def _add(self, cells: list[Any], kind: str | None) -> int:
        self.rows.append(cells)
        if kind:
            self.truth.others[len(self.rows)] = kind
        return len(self.rows)

    def _lone(self, text: str, kind: str) -> None:
        self._add([text] + [""] * (len(self.columns) - 1), kind)

    def _blank(self) -> None:
        self._add([""] * len(self.columns), "blank")

    def _above(self, count: int) -> None:
        titles = list(TITLES[self.language])
        for _ in range(self.dice.randint(0, 6)):
            if self.dice.random() < 0.25 or not titles:
                self._blank()
            else:
                self._lone(titles.pop(0).format(n=count), "title")

    def _body(self, count: int) -> None:
        page = self.dice.choice((None, None, 20, 25))
        for number in range(1, count + 1):
            if self.dice.random() < 0.02:
                self._blank()
            if page and number % page == 0:
                self._lone(FEET[self.language].format(n=number // page), "page foot")
                self._add(list(self.truth.columns.values()), "repeated header")
            self._item(number)
        if self.dice.random() < 0.3:
            self._repeat(self.dice.choice(self.truth.items))

    def _below(self) -> None:
        if "unit_price" in self.columns and self.dice.random() < 0.5:
            cells: list[Any] = [""] * len(self.columns)
            price = self.columns.index("unit_price")
            cells[0 if price else 1] = self.dice.choice(TOTALS[self.language])
            cells[price] = "123456.78" if self.text else 123456.78
            self._add(cells, "total")
        trailers = list(TRAILERS[self.language])
        if self.dice.random() < 0.5:
            self._blank()
            for _ in range(self.dice.randint(1, 3)):
                self._lone(trailers.pop(0), "note")

    def _item(self, number: int) -> None:
        item = Item(len(self.rows) + 1, {})
        fault = self.dice.choice(self.columns) if self.dice.random() < 0.06 else None
        brand = self.dice.choice(list(BRANDS))
        model, prefix = self.dice.choice(BRANDS[brand])
        deal, kinds = self.dice.choice(DEALS[self.language])
        fresh = Row(self, number, brand, model, prefix, deal, kinds)
        cells = [fresh.cell(key, item, spoil=key == fault) for key in self.columns]
        self._add(cells, None)
        self.truth.items.append(item)

    def _repeat(self, item: Item) -> None:
        cells = list(self.rows[item.row - 1])
        if "serial" not in item.values or item.values["serial"] is None or item.spoiled or "quantity" in self.columns:
            return
        row = self._add(cells, None)
        self.truth.items.append(Item(row, dict(item.values), set(), item.row))

    def _write_workbook(self, path: Path, sheet: str | None) -> None:
        book = Workbook()
        page = book.worksheets[0]
        page.title = sheet or "Sheet"
        before = self.dice.choice((0, 0, 1))
        for place, row in enumerate(self.rows, start=1):
            for column, cell in enumerate(row, start=1 + before):
                if cell != "":
                    page.cell(place, column, cell)
        book.save(path)

    def _write_text(self, path: Path, _sheet: str | None) -> None:
        encoding = self.dice.choice(ENCODINGS)
        delimiter = self.dice.choice(";,\t")
        with path.open("w", encoding=encoding, newline="", errors="replace") as file:
            csv.writer(file, delimiter=delimiter).writerows(self.rows)


@dataclass
class Row:
    """What one row is about."""

    maker: Maker
    number: int
    brand: str
    model: str
    prefix: str
    deal: str
    kinds: tuple[str, ...]

    def cell(self, key: str, item: Item, *, spoil: bool) -> Any:
        """The cell of a column; what it means goes into the item."""
        make: Callable[[Item, bool], Any] | None = getattr(self, f"_{key}", None)
        if make is not None:
            return make(item, spoil)
        value = self._plain(key)
        if spoil and key in {"serial", "mac", "vendor", "model", "site", "supplier"}:
            item.values[key], value = None, self.maker.dice.choice(UNKNOWN[self.maker.language])
            return value
        item.values[key] = value or None
        return value

    def _plain(self, key: str) -> str:
        dice, language = self.maker.dice, self.maker.language
        texts = {
            "vendor": lambda: self.brand,
            "model": lambda: self.model,
            "description": lambda: dice.choice(DESCRIPTIONS[language]),
            "asset_tag": lambda: f"ORL-{self.number:05d}",
            "ip": lambda: f"10.{dice.randint(1, 60)}.{dice.randint(0, 250)}.{dice.randint(2, 250)}",
            "site": lambda: dice.choice(SITES[language]),
            "position": lambda: dice.choice(POSITIONS[language]).format(n=dice.randint(1, 40)),
            "supplier": lambda: dice.choice(SUPPLIERS[language]),
            "contract_ref": lambda: f"BC{dice.randint(2015, 2024)}-{dice.randint(1, 300):03d}",
            "firmware": lambda: f"{dice.randint(1, 11)}.{dice.randint(0, 99)}.{dice.randint(0, 99)}",
            "notes": lambda: dice.choice(NOTES[language]),
        }
        return texts[key]()

    def _number(self, _item: Item, _spoil: bool) -> Any:
        return str(self.number) if self.maker.text else self.number

    def _colour(self, _item: Item, _spoil: bool) -> str:
        return self.maker.dice.choice(("RAL 9010", "RAL 7016", "RAL 9005"))

    def _weight(self, _item: Item, _spoil: bool) -> str:
        return f"{self.maker.dice.randint(3, 40) / 10} kg"

    def _serial(self, item: Item, spoil: bool) -> Any:
        dice = self.maker.dice
        letters = "".join(dice.choices("ABCDEFGHJKLMNPRSTUVWXYZ", k=2))
        serial = f"{letters}{dice.randint(10**7, 10**8 - 1)}{dice.choice(('', 'A', 'PB', 'X7'))}"
        item.values["serial"] = serial
        if spoil:
            item.values["serial"] = None
            item.spoiled.add("serial")
            return dice.choice(("2,10841E+12", "8.96963E+16") if self.maker.text else ("2.10235E+19", 2.10235e19))
        if dice.random() < 0.04:
            item.values["serial"] = None
            return ""
        return serial

    def _mac(self, item: Item, spoil: bool) -> str:
        dice = self.maker.dice
        digits = self.prefix + "".join(dice.choices(_HEX, k=6))
        pairs = [digits[place : place + 2] for place in range(0, 12, 2)]
        item.values["mac"] = ":".join(pairs)
        if spoil:
            item.values["mac"] = None
            item.spoiled.add("mac")
            return dice.choice((":".join(pairs)[:-1], ":".join(pairs).replace("0", "O", 1) + "O", "00:11:22"))
        forms = {
            "colons": ":".join(pairs),
            "dashes": "-".join(pairs).lower(),
            "bare": digits.lower(),
            "dotted": f"{digits[:4]}.{digits[4:8]}.{digits[8:]}".lower(),
            "spaced": " ".join(pairs),
        }
        bare_number = digits.isdigit() or set(digits) <= set("0123456789E")
        choice = dice.choice(list(forms)) if self.maker.macs == "mixed" else self.maker.macs
        return forms["colons" if bare_number and choice == "bare" else choice]

    def _installed_on(self, item: Item, spoil: bool) -> Any:
        day = date(2013, 1, 1) + timedelta(days=self.maker.dice.randint(0, 4200))
        return self._day("installed_on", day, item, spoil)

    def _warranty_end(self, item: Item, spoil: bool) -> Any:
        day = date(2017, 1, 1) + timedelta(days=self.maker.dice.randint(0, 4000))
        return self._day("warranty_end", day, item, spoil)

    def _day(self, key: str, day: date, item: Item, spoil: bool) -> Any:
        item.values[key] = day.isoformat()
        if spoil:
            item.values[key] = None
            item.spoiled.add(key)
            return self.maker.dice.choice(
                ("31/02/2021", "2022", "00/00/2019", MONTHS[self.maker.language][3] + " 2020")
            )
        month = MONTHS[self.maker.language][day.month - 1]
        forms: dict[str, Any] = {
            "real": day.isoformat() if self.maker.text else day,
            "slashed": f"{day:%d/%m/%Y}",
            "dotted": f"{day:%d.%m.%Y}",
            "iso": day.isoformat(),
            "worded": f"{day.day} {month} {day.year}",
            "short": f"{day:%d/%m/%y}",
        }
        return forms[self.maker.dates]

    def _unit_price(self, item: Item, spoil: bool) -> Any:
        dice = self.maker.dice
        amount = Decimal(dice.randint(3000, 650000)) / 100
        free = self.kinds and set(self.kinds) & NOTHING_PAID and "deal_type" in self.maker.columns
        if free:
            amount = Decimal(0)
        item.values["unit_price"] = f"{amount:.2f}"
        if spoil and not free:
            item.values["unit_price"] = None
            item.spoiled.add("unit_price")
            return dice.choice(
                ("voir devis", "sur devis") if self.maker.language == "fr" else ("see quote", "on request")
            )
        if self.maker.prices == "plain" and not self.maker.text:
            return float(amount)
        return self._written_price(amount)

    def _written_price(self, amount: Decimal) -> str:
        french = self.maker.language == "fr"
        plain = f"{amount:.2f}"
        if self.maker.prices == "plain":
            return plain.replace(".", ",") if french else plain
        grouped = f"{amount:,.2f}"
        if french:
            space = {"signed": "\u00a0", "spaced": "\u202f"}[self.maker.prices]
            if self.maker.text and self.maker.prices == "spaced":
                space = " "
            return grouped.replace(",", space).replace(".", ",") + " €"
        return f"£{grouped}" if self.maker.prices == "signed" else grouped

    def _deal_type(self, item: Item, _spoil: bool) -> str:
        item.values["deal_type"] = self.kinds or None
        return self.deal

    def _status(self, item: Item, _spoil: bool) -> str:
        written, item.values["status"] = self.maker.dice.choice(STATUSES[self.maker.language])
        return written

    def _quantity(self, item: Item, _spoil: bool) -> Any:
        item.values["quantity"] = 1
        return "1" if self.maker.text else 1


def make_file(folder: Path, seed: int) -> Truth:
    """The file of a seed, written into a folder, and its truth."""
    return Maker(seed).make(folder)
