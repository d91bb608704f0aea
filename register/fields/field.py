"""What a field, a collection and an entity of the catalogue are."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from register.terms.codes import CodeList
from register.texts import Words
from register.values import Answer

Confidentiality = Literal["public", "internal", "restricted", "secret"]


class Kind(StrEnum):
    """What a field holds, and the Python type of its value in the register.

    text, identifier, mac, ip, code, country: str (an identifier is never a number; a MAC is AA:BB:CC:DD:EE:FF; a
    country is ISO 3166-1 alpha-2). texts, codes, countries: tuple of str. yes_no: bool. number: int. date:
    datetime.date. money: register.values.Money. ref: int, the id of a record of the entity `to`.
    """

    TEXT = "text"
    IDENTIFIER = "identifier"
    TEXTS = "texts"
    CODE = "code"
    CODES = "codes"
    COUNTRY = "country"
    COUNTRIES = "countries"
    YES_NO = "yes_no"
    NUMBER = "number"
    DATE = "date"
    MONEY = "money"
    MAC = "mac"
    IP = "ip"
    REF = "ref"

    @property
    def is_list(self) -> bool:
        """Whether the value is a tuple: open until somebody says that it is complete."""
        return self in {Kind.TEXTS, Kind.CODES, Kind.COUNTRIES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One attribute of an entity.

    key: its code, never renamed after release. headings: what spreadsheets call it, English and French, as written
    (compared folded). question: what to ask where a rule reads the field and it is not known; question_to: whom; after:
    keys of the same entity that are asked before it, since what they say may leave nothing to ask.
    answers: which answers besides a value it allows. silent: codes by which a paper says nothing: shown as they are,
    not known to rules. derived: computed from other facts, exported, never imported nor
    stored. renewed: the day on which something was last done: a later answer takes the place of an earlier one. group:
    the section of the form. width: of its column, in characters. since: the version that brought it.
    """

    key: str
    kind: Kind
    label: Words
    help: Words
    codes: CodeList | None = None
    to: str | None = None
    group: str = "main"
    headings: tuple[str, ...] = ()
    question: Words | None = None
    question_to: Literal["supplier", "service"] | None = None
    after: tuple[str, ...] = ()
    answers: frozenset[Answer] = frozenset()
    silent: tuple[str, ...] = ()
    confidentiality: Confidentiality = "public"
    derived: bool = False
    renewed: bool = False
    required: bool = False
    width: int = 14
    since: str = "0.1"

    @property
    def withheld(self) -> bool:
        """Whether it stays out of searches, and out of exports unless it is asked for by name."""
        return self.confidentiality in {"restricted", "secret"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """The records of another entity that belong to one of this.

    of: their entity; by: their ref field that points here; derived collections have neither table nor form. after: as
    of a field.
    """

    key: str
    of: str
    by: str | None
    label: Words
    help: Words
    question: Words | None = None
    question_to: Literal["supplier", "service"] | None = None
    after: tuple[str, ...] = ()
    derived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A kind of record. title: the keys of the fields that name a record to a person, first known one first."""

    key: str
    label: Words
    plural: Words
    title: tuple[str, ...]
    fields: tuple[Field, ...]
    groups: dict[str, Words]
    collections: tuple[Collection, ...] = ()

    def field(self, key: str) -> Field:
        """The field with this key. Raises KeyError."""
        for field in self.fields:
            if field.key == key:
                return field
        raise KeyError(f"{self.key}.{key}")

    def collection(self, key: str) -> Collection:
        """The collection with this key. Raises KeyError."""
        for collection in self.collections:
            if collection.key == key:
                return collection
        raise KeyError(f"{self.key}.{key}")

    @property
    def stored(self) -> tuple[Field, ...]:
        """The fields that have columns of their own."""
        return tuple(field for field in self.fields if not field.derived)
