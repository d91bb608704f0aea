"""What a form shows, read at once: the record, what it refers to, what belongs to it, and where it is from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from register.fields.catalogue import CATALOGUE
from register.fields.field import Collection, Entity, Kind
from register.progress import Progress
from register.queries import lists
from register.queries.called import record_titles
from register.queries.columns import LISTS, Path
from register.queries.origins import WrittenRow, source_row
from register.records import Record, called, children, record, titles
from register.store import Register

FOUND = 12  # records offered while a name is typed


@dataclass(frozen=True, slots=True)
class FormContent:
    """A record with all its form shows.

    title: a text, or what `shown` takes. titles: of the records it and its parts refer to, by kind and id. parts: the
    records of each collection that is edited here. derived: values of fields that follow from other records. made: what
    is shown of a field while nobody has given it a value. written: the row that the record came from.
    """

    record: Record
    title: Any
    titles: Mapping[str, Mapping[int, str]]
    parts: Mapping[str, list[Record]] = field(default_factory=dict)
    derived: Mapping[str, Any] = field(default_factory=dict)
    made: Mapping[str, Any] = field(default_factory=dict)
    written: WrittenRow | None = None


def edited_here(entity: Entity) -> list[Collection]:
    """The collections whose records are parts of this one and edited in its form."""
    return [part for part in entity.collections if not part.derived and part.by in PARTS.get(part.of, ())]


# Records that have no page of their own, and the fields by which they belong to one in whose form they are edited.
PARTS: dict[str, tuple[str, ...]] = {
    "party": ("acquisition",),
    "line": ("acquisition",),
    "act": ("acquisition",),
    "document": ("acquisition",),
    "data_flow": ("acquisition", "product"),
    "function": ("product", "equipment"),
    "list_match": ("vendor",),
    "advisory": ("product",),
    "authorisation": ("deployment",),
    "legal_basis": ("deployment",),
}


def read_form(register: Register, kind: str, number: int, _progress: Progress) -> FormContent | None:
    """All that the form of a record shows; None if it is gone."""
    with register.read() as connection:
        found = record(connection, kind, number)
        if found is None:
            return None
        entity = CATALOGUE[kind]
        parts = {
            part.key: list(children(connection, part.of, str(part.by), number).values()) for part in edited_here(entity)
        }
        wanted = _referred([found, *(each for records in parts.values() for each in records)])
        named = {to: titles(connection, to, ids) for to, ids in wanted.items()}
        title = record_titles(connection, kind, (number,))[number]
        made = {"title": title} if kind == "acquisition" and found.values["gathered"] else {}
        return FormContent(
            found, title, named, parts, _derived(connection, kind, number), made, source_row(connection, kind, number)
        )


def place_to_answer(
    register: Register, kind: str, number: int, key: str, _progress: Progress
) -> tuple[str, int, str] | None:
    """Where a fact is answered: the kind and id of a record with a form of its own, and the field or part in it.

    None where the record is gone, or belongs to none.
    """
    if kind not in PARTS:
        return (kind, number, key)
    with register.read() as connection:
        found = record(connection, kind, number)
    for by in PARTS[kind] if found is not None else ():
        owner = found.values.get(by) if found is not None else None
        entity = CATALOGUE[str(CATALOGUE[kind].field(by).to)]
        parts = [part.key for part in entity.collections if part.of == kind and part.by == by and not part.derived]
        if owner is not None and parts:
            return (entity.key, owner, parts[0])
    return None


def _referred(records: Iterable[Record]) -> dict[str, set[int]]:
    wanted: dict[str, set[int]] = {}
    for each in records:
        for attribute in CATALOGUE[each.kind].stored:
            value = each.values.get(attribute.key)
            if attribute.kind is Kind.REF and attribute.to is not None and value is not None:
                wanted.setdefault(attribute.to, set()).add(value)
    return wanted


def _derived(connection: Any, kind: str, number: int) -> dict[str, Any]:
    for spec in LISTS.values():
        keys = [column.key for column in spec.columns if isinstance(column.source, Path) and column.field.derived]
        if spec.kind == kind and keys:
            return dict(zip(keys, lists.rows(connection, spec.key, [number], keys)[number], strict=True))
    return {}


def find_by_name(register: Register, kind: str, words: str, _progress: Progress) -> list[tuple[int, str]]:
    """The first records of a kind that these words find, with their titles."""
    key = next((spec.key for spec in LISTS.values() if spec.kind == kind), None)
    with register.read() as connection:
        if key is None:
            return list(called(connection, kind, words).items())[:FOUND]
        ids = lists.ids(connection, key, lists.Search(words))[:FOUND]
        return list(titles(connection, kind, ids).items())
