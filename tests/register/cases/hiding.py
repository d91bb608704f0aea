"""Taking facts back, as if nobody had said them."""

from collections.abc import Iterable, Iterator
from random import Random
from typing import NamedTuple

from sqlalchemy import Connection, select

from register.fields.catalogue import CATALOGUE
from register.fields.field import Field, Kind
from register.journal.change import Change
from register.model.columns import value_of
from register.model.tables import TABLES
from register.rules.facts import Fact, Reason
from register.rules.vocabulary import SUBJECTS
from register.screening.stated import STATED

_ASIDE = frozenset({"person", "site", "evidence", "fact_note", "import"})  # records that hold no facts of a case
_OF_LISTS = ("in_force", "listed_on", "delisted_on")


class Said(NamedTuple):
    """A field of a record that has a value, or a field or collection that was answered."""

    kind: str
    record: int
    field: str


def sayings(connection: Connection) -> list[Said]:
    """All that is said in a register and can be taken back."""
    found: dict[Said, None] = {}
    for kind, entity in CATALOGUE.items():
        fields = [field for field in entity.stored if can_be_unknown(kind, field)]
        rows = connection.execute(select(TABLES[kind]).order_by(TABLES[kind].c.id)).mappings() if fields else ()
        for row in rows:
            found |= {
                Said(kind, row["id"], field.key): None for field in fields if value_of(field, dict(row)) is not None
            }
    note = TABLES["fact_note"].c
    noted = select(note.kind, note.record_id, note.field).where(note.kind.not_in(_ASIDE)).order_by(note.id)
    return list(found | {Said(*row): None for row in connection.execute(noted)})


def can_be_unknown(kind: str, field: Field) -> bool:
    """Whether nobody need have said it: not what a record must have, nor to which others it belongs."""
    belongs = field.kind is Kind.REF and (kind == "equipment" or kind not in SUBJECTS) and field.to in SUBJECTS
    return kind not in _ASIDE and not field.required and (not belongs or field.to == "vendor")


def take_back(change: Change, said: Said) -> None:
    """Take back a value or an answer. A list that loses its values is open again."""
    change.answer(said.kind, said.record, said.field, None)
    if said.field in {field.key for field in CATALOGUE[said.kind].stored}:
        change.edit(said.kind, said.record, None, {said.field: None})


def take_back_some(change: Change, random: Random, share: float) -> None:
    """Take back each thing that was said with this chance."""
    for said in sayings(change.connection):
        if random.random() < share:
            take_back(change, said)


def rests_on(reasons: Iterable[Reason]) -> dict[Said, set[str]]:
    """What a finding rests on that was said and can be taken back, each with the paths at which the rule reads it."""
    found: dict[Said, set[str]] = {}
    for path, leaf in _leaves(reasons):
        if leaf.record and _can_be_taken_back(leaf):
            found.setdefault(Said(leaf.kind, leaf.record, leaf.field), set()).add(path)
    return found


def rests_on_our_reference(reasons: Iterable[Reason]) -> bool:
    """Whether some of it is stated by the tables that ship: that is not the city's to take back."""
    return any(not leaf.record and leaf.field in (*STATED, *_OF_LISTS) for _, leaf in _leaves(reasons))


def among(path: str, missing: Iterable[str]) -> bool:
    """Whether a path is among what is missing: by itself, as the rest of a collection, or as part of that rest."""
    return any(path == one or (one.endswith(".*") and f"{path}.".startswith(one[:-1])) for one in missing)


def _leaves(reasons: Iterable[Reason]) -> Iterator[tuple[str, Fact]]:
    """The facts that all rests on, each with the path at which the rule reads what is made of it."""
    for reason in reasons:
        facts = (reason,) if isinstance(reason, Fact) else [fact for facts in reason.first for fact in facts]
        for fact in facts:
            yield from ((fact.path, leaf) for leaf in _origins(fact))


def _origins(fact: Fact) -> Iterator[Fact]:
    if not fact.origins:
        yield fact
    for origin in fact.origins:
        yield from _origins(origin)


def _can_be_taken_back(fact: Fact) -> bool:
    known = {field.key: field for field in CATALOGUE[fact.kind].fields}
    field = known.get(fact.field)
    assert field is None or not field.derived, f"{fact.path} does not say what it was derived from"
    return field is None or can_be_unknown(fact.kind, field)
