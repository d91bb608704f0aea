"""What a person enters about a fact: a value or an answer, read as the importer reads a cell."""

from dataclasses import dataclass
from typing import Any

from register.errors import RegisterError
from register.fields.field import Field, Kind
from register.importing.amounts import PriceForm, read_count, read_price
from register.importing.dates import read_day
from register.importing.faults import Reading
from register.importing.identifiers import read_ip, read_mac
from register.joining.deals import identify
from register.journal.change import Change
from register.records import Record
from register.reference.countries import countries
from register.texts import Text
from register.values import Answer


@dataclass(frozen=True, slots=True)
class Entry:
    """What was entered. answer: given in place of a value, or complete beside a list; None for neither."""

    value: Any = None
    answer: Answer | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class New:
    """A record that is made, by its name, in the change that refers to it: a person who is not in the register yet."""

    kind: str
    name: str

    def said(self, _language: str) -> str:
        """Its name, which is the same in each language."""
        return self.name


def made(change: Change, value: Any) -> Any:
    """A value as it is kept: the number of a record that is to be made, which is made now; any other as it is."""
    return change.insert(value.kind, {"name": value.name}) if isinstance(value, New) else value


def entry_of(record: Record, key: str) -> Entry:
    """What is known of a field or a collection of a record."""
    note = record.answers.get(key)
    value = record.values.get(key)
    return Entry(value, note.answer, note.reason) if note is not None else Entry(value)


def keep(change: Change, record: Record, field: Field, entry: Entry) -> None:
    """Write an entry into the register, as part of a change.

    Raises: ConflictError if the record was edited or removed since it was read.
    """
    before = entry_of(record, field.key)
    stands = entry.answer in {None, Answer.COMPLETE}
    if stands and entry.value != before.value:
        if names_contract(record, field.key) and entry.value is not None:
            change.edit(record.kind, record.id, record.version, {"gathered": False})
            identify(change, record.id, entry.value)
        else:
            change.edit(record.kind, record.id, record.version, {field.key: made(change, entry.value)})
    if (entry.answer, entry.reason) != (before.answer, before.reason):
        if entry.answer is None and entry.value is not None and before.answer is not Answer.COMPLETE:
            return  # the answer went when the value came
        change.answer(record.kind, record.id, field.key, entry.answer, reason=entry.reason)


def names_contract(record: Record, key: str) -> bool:
    """Whether a field says which contract a deal is that an import gathered of rows without one."""
    return (record.kind, key) == ("acquisition", "contract_ref") and bool(record.values["gathered"])


def read_text(field: Field, text: str, currency: str) -> Any:
    """The value that a text stands for. None for a blank one.

    Raises: RegisterError saying what is wrong with it.
    """
    text = text.strip()
    if not text:
        return None
    if field.kind is Kind.TEXTS:
        return tuple(part.strip() for part in text.split(";") if part.strip()) or None
    if field.kind is Kind.COUNTRIES:
        return tuple(_country(part) for part in text.split(";") if part.strip()) or None
    if field.kind is Kind.COUNTRY:
        return _country(text)
    reading = _reading(field, text, currency)
    if reading.value is None:
        fault = reading.fault
        raise RegisterError(fault.message if fault else Text("“{value}” cannot be read.", value=text))
    return reading.value


def _reading(field: Field, text: str, currency: str) -> Reading:
    if field.kind is Kind.DATE:
        return read_day(text, "dmy")
    if field.kind is Kind.NUMBER:
        return Reading(0) if text == "0" else read_count(text)
    if field.kind is Kind.MONEY:
        return read_price(text, PriceForm(assumed=currency))
    if field.kind is Kind.MAC:
        return read_mac(text)
    if field.kind is Kind.IP:
        return read_ip(text)
    return Reading(text)


def _country(text: str) -> str:
    wanted = text.strip().casefold()
    for code, words in countries().codes.items():
        if wanted in {code.casefold(), words.en.casefold(), words.fr.casefold()}:
            return code
    raise RegisterError(
        Text("“{value}” is no country.", value=text.strip()),
        Text("Write its name or its two letters, such as France or FR."),
    )
