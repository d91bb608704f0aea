"""Cases from files into a register: their records, what was answered about them, and the evidence for each fact.

A case is a TOML file. Each table named after an entity is a record; `as` is the name by which others refer to it.
`answers` says what a field or collection was answered besides a value. `source` says where the facts are from: lines
"source: what it says" for the whole record, or such lines by field. `[source.NAME]` are the papers themselves; `claim`
holds what was said about a record beyond single facts. `care` is who keeps the file, for each of the five subjects.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from register.fields.catalogue import CATALOGUE
from register.fields.field import Field, Kind
from register.journal.change import Change
from register.rules.vocabulary import SUBJECTS
from register.values import Answer, Money

FOLDER = Path(__file__).parent
CARE = ("owner_service", "owner", "next_review_on")
ASIDE = frozenset({"person", "site"})  # who keeps the file and where things stand: no facts of a case
STRUCTURE = frozenset({"ref", "gathered", *CARE})  # how the register is kept: no evidence for these
_OWN = frozenset({"as", "answers", "source"})  # keys of a record that are no fields


@dataclass(frozen=True)
class Case:
    """A case as its file tells it. key: the name of the file."""

    key: str
    title: str
    as_of: date
    about: str
    tables: Mapping[str, Any]

    @property
    def records(self) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
        """The records in an order in which they can be entered: entity, name, table."""
        for kind in CATALOGUE:
            for number, table in enumerate(self.tables.get(kind, ()), 1):
                yield kind, table.get("as", f"{kind} {number}"), table


@dataclass
class Entered:
    """The ids of the records of a case, by entity and name; and the evidence, by record and field."""

    ids: dict[tuple[str, str], int] = field(default_factory=dict)
    evidence: dict[tuple[str, int, str | None], list[int]] = field(default_factory=dict)

    def named(self, name: str) -> int:
        """The record of this name, whatever its entity."""
        (found,) = [number for (_, known), number in self.ids.items() if known == name]
        return found


def read_case(path: Path) -> Case:
    """A case from its file."""
    tables = tomllib.loads(path.read_text("utf-8"))
    return Case(path.stem, tables["title"], tables["as_of"], tables["about"], tables)


def cases() -> list[Case]:
    """All cases, by name."""
    return [read_case(path) for path in sorted(FOLDER.glob("*.toml"))]


def enter(change: Change, case: Case) -> Entered:
    """Enter a case, with its evidence."""
    entered = Entered()
    for kind, name, table in case.records:
        values = {key: value for key, value in table.items() if key not in _OWN}
        if kind in SUBJECTS:
            values |= {key: value for key, value in case.tables["care"].items() if key in CARE}
        entered.ids[kind, name] = change.insert(kind, _stored(kind, values, entered))
    for kind, name, table in case.records:
        number = entered.ids[kind, name]
        for key, lines in _lines(table.get("source", ())):
            _give(change, case, entered, (kind, number, key), lines)
        for key, said in table.get("answers", {}).items():
            _answer(change, entered, (kind, number, key), said)
    for table in case.tables.get("claim", ()):
        (place,) = [one for one in entered.ids if one[1] == table["about"]]
        _give(change, case, entered, (place[0], entered.ids[place], None), _several(table["source"]))
    return entered


def sourced(table: Mapping[str, Any]) -> set[str] | None:
    """The fields of a record that have a source; None where the whole record has one."""
    source = table.get("source", {})
    return set(source) if isinstance(source, dict) else None


def lines(case: Case) -> Iterator[str]:
    """All lines of sources."""
    claims = [("claim", "", claim) for claim in case.tables.get("claim", ())]
    for _, _, table in (*case.records, *claims):
        for _, several in _lines(table.get("source", ())):
            yield from several


def told(case: Case, line: str) -> dict[str, Any]:
    """A line of a source as the fields of evidence: the paper, and what it says there."""
    name, _, statement = line.partition(": ")
    paper = dict(case.tables["source"][name])
    paper.setdefault("confidentiality", "public")
    return paper | ({"statement": statement} if statement else {})


def _stored(kind: str, values: Mapping[str, Any], entered: Entered) -> dict[str, Any]:
    return {key: _value(CATALOGUE[kind].field(key), value, entered) for key, value in values.items()}


def _value(field_: Field, value: Any, entered: Entered) -> Any:
    if field_.kind is Kind.REF:
        return entered.ids[str(field_.to), value]
    if field_.kind is Kind.MONEY:
        rate = value.get("rate")
        return Money(
            Decimal(value["amount"]), value["currency"], value.get("vat"), None if rate is None else Decimal(rate)
        )
    if field_.kind.is_list:
        return tuple(value)
    _check_code(field_, value)
    return value


def _check_code(field_: Field, value: Any) -> None:
    if field_.codes is not None and value not in field_.codes:
        raise ValueError(f"{field_.key}: {value} is not in the list {field_.codes.name}")


def _lines(source: Any) -> Iterator[tuple[str | None, Sequence[str]]]:
    if isinstance(source, dict):
        for key, lines in source.items():
            yield key, _several(lines)
    else:
        yield None, _several(source)


def _several(lines: str | Sequence[str]) -> Sequence[str]:
    return (lines,) if isinstance(lines, str) else lines


def _give(
    change: Change, case: Case, entered: Entered, about: tuple[str, int, str | None], lines: Sequence[str]
) -> None:
    kind, number, key = about
    for line in lines:
        facts = told(case, line) | {"about_kind": kind, "about_id": number, "about_field": key}
        entered.evidence.setdefault(about, []).append(change.insert("evidence", facts))


def _answer(change: Change, entered: Entered, about: tuple[str, int, str], said: Any) -> None:
    kind, number, key = about
    given = {"is": said} if isinstance(said, str) else said
    proofs = entered.evidence.get(about) or entered.evidence.get((kind, number, None))
    evidence = proofs[0] if proofs else None
    change.answer(kind, number, key, Answer(given["is"]), reason=given.get("why"), evidence=evidence)
