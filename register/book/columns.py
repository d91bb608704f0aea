"""The columns of a sheet that lists the records of an entity: which field each holds, and by which code it is known."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from register.book.marks import REASONS
from register.book.words import KINDS, codes_of
from register.fields.catalogue import CATALOGUE
from register.fields.field import Collection, Field, Kind
from register.journal.references import about
from register.terms.codes import CodeList
from register.texts import Words


class Part(StrEnum):
    """Which part of an amount of money a column holds; WHOLE is the amount, and all of every other value."""

    WHOLE = ""
    CURRENCY = "currency"
    VAT = "vat"
    RATE = "rate"


_PARTS = {
    Part.CURRENCY: Words("Currency", "Devise"),
    Part.VAT: Words("VAT included", "TVA comprise"),
    Part.RATE: Words("VAT rate (%)", "Taux de TVA (%)"),
}
_REASONS = Words("Reasons", "Motifs")


@dataclass(frozen=True, slots=True)
class BookColumn:
    """A column of a sheet.

    asked: what it holds; None of the column of reasons. codes: the list that its words are of. to: of a reference, the
    kind of the records; named_in: of a reference to records of any kind, the field that says of which.
    """

    entity: str
    asked: Field | Collection | None
    part: Part = Part.WHOLE
    codes: CodeList | None = None
    to: str | None = None
    named_in: str | None = None

    @property
    def key(self) -> str:
        """The key of its field or collection."""
        return REASONS if self.asked is None else self.asked.key

    @property
    def code(self) -> str:
        """The code that stands above it: "acquisition.price_paid", "acquisition.price_paid.currency"."""
        mark = ":" if self.asked is None else "."
        return f"{self.entity}{mark}{self.key}" + (f".{self.part}" if self.part else "")

    @property
    def heading(self) -> Words:
        """What a person reads above it."""
        if self.part:
            return _PARTS[self.part]
        return _REASONS if self.asked is None else self.asked.label

    @property
    def field(self) -> Field | None:
        """The field that it holds, if it is one."""
        return self.asked if isinstance(self.asked, Field) else None

    @property
    def refers(self) -> bool:
        """Whether its cells name records."""
        return self.to is not None or self.named_in is not None


@cache
def columns_of(kind: str, *, restricted: bool = True) -> tuple[BookColumn, ...]:
    """The columns that are read back: of each field that is stored, of each collection, and of the reasons.

    restricted: whether those of fields that are restricted or secret are among them.
    """
    entity, found = CATALOGUE[kind], list[BookColumn]()
    for field in entity.stored:
        if restricted or not field.withheld:
            found += _of_field(kind, field)
    found += [BookColumn(kind, collection) for collection in entity.collections]
    if entity.collections or any(field.answers for field in entity.stored):
        found.append(BookColumn(kind, None))
    return tuple(found)


@cache
def coded_columns(kind: str) -> dict[str, BookColumn]:
    """All columns that are read back, by their code."""
    return {column.code: column for column in columns_of(kind)}


@cache
def refers(kind: str, key: str) -> bool:
    """Whether a field names records."""
    return any(column.refers for column in columns_of(kind) if column.key == key)


def _of_field(kind: str, field: Field) -> list[BookColumn]:
    named_in = about().get((kind, field.key))
    codes = KINDS if (kind, field.key) in {(of, key) for (of, _), key in about().items()} else codes_of(field)
    made = [BookColumn(kind, field, Part.WHOLE, codes, field.to, named_in)]
    if field.kind is Kind.MONEY:
        made += [BookColumn(kind, field, part) for part in _PARTS]
    return made
