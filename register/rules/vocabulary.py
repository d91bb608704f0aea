"""What a condition may name: the catalogue's fields and collections, by their paths, and which facts are derived."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from register.fields.catalogue import CATALOGUE
from register.fields.field import Collection, Field, Kind
from register.rules.tokens import ConditionError
from register.rules.tree import Condition, Name
from register.terms.codes import CodeList
from register.texts import Text, Words
from register.values import Answer

Base: TypeAlias = Literal["code", "country", "yes_no", "text", "number", "date", "money", "ref", "records"]
SUBJECTS = ("vendor", "product", "acquisition", "deployment", "equipment")

_BASES: dict[Kind, Base] = {
    Kind.CODE: "code", Kind.CODES: "code", Kind.COUNTRY: "country", Kind.COUNTRIES: "country", Kind.YES_NO: "yes_no",
    Kind.NUMBER: "number", Kind.DATE: "date", Kind.MONEY: "money", Kind.REF: "ref",
}  # fmt: skip

# Derived facts that are those of another record, and where they stand there.
_THROUGH = {
    ("equipment", "vendor"): ("product", "vendor"),
    ("equipment", "maker"): ("product", "maker"),
    ("equipment", "model"): ("product", "model"),
    ("equipment", "category"): ("product", "category"),
    ("equipment", "deal_type"): ("acquisition", "deal_type"),
    ("equipment", "contract_ref"): ("acquisition", "contract_ref"),
}

_NAMES = ("name", "legal_name", "aliases")  # by which our reference knows an organisation

# Facts that the screening derives set-wise before the rules are asked, and what they come from.
DERIVED: dict[tuple[str, str], tuple[str, ...]] = {
    ("vendor", "country"): _NAMES,
    ("vendor", "parent_country"): ("parent", "country", *_NAMES),
    ("vendor", "control_type"): _NAMES,
    ("vendor", "state_country"): _NAMES,
    ("vendor", "roles"): (),
    ("vendor", "list_matches"): (*_NAMES, "parent", "list_matches.list", "list_matches.listed_name"),
    ("deployment", "functions"): ("equipment.status", "equipment.product.category", "equipment.functions.code"),
    ("equipment", "advisories"): (
        "product",
        "product.model",
        "product.vendor.name",
        "product.vendor.aliases",
        "product.maker.name",
        "product.maker.aliases",
    ),
    ("list_match", "in_force"): ("listed_on", "delisted_on", "list", "listed_name"),
    ("acquisition", "supplier"): ("parties.role", "parties.vendor"),
    ("acquisition", "price_paid"): ("equipment.unit_price", "equipment.quantity"),
    ("acquisition", "estimated_need"): ("market_value", "price_paid"),
    ("acquisition", "cumulated_need"): ("need_group", "estimated_need", "deal_on", "stage", "gathered"),
    ("acquisition", "in_service_on"): ("equipment.installed_on", "equipment.deployment.in_service_on"),
    ("acquisition", "deal_on"): ("consultation_on", "signed_on", "acts.on", "starts_on", "equipment.installed_on"),
}

# Those of them that the calendar alone may change.
OF_DAYS = frozenset({("list_match", "in_force")})

# Collections that a record has also by way of others, all of whose facts are read there as well.
MERGED: dict[tuple[str, str], tuple[str, ...]] = {
    ("acquisition", "data_flows"): ("equipment.product.data_flows", "lines.product.data_flows"),
    ("deployment", "functions"): ("equipment.functions", "equipment.product.functions"),
    ("equipment", "advisories"): ("product.advisories",),
}


@dataclass(frozen=True, slots=True)
class Type:
    """What the values of an operand are.

    codes: of a code; to: the entity of a reference or of a collection's records. several: a list; collection: records.
    bounds: its values are always Spans; without_vat: an amount that may be compared with another one. silent: codes
    that say nothing, which conditions never meet.
    """

    base: Base
    codes: CodeList | None = None
    to: str | None = None
    several: bool = False
    collection: bool = False
    bounds: bool = False
    without_vat: bool = False
    answers: frozenset[Answer] = frozenset()
    silent: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False, weakref_slot=True)
class Reads:
    """The facts of an entity that conditions read: to be fetched before they are asked.

    Of a collection: whole, where all of its records are wanted; else only those for which one of `parts` may be true,
    or false where it stands with False. views: what each condition on a collection reads of its records by itself, by
    the name under which a row may hold just that ("equipment@0"); collections has all of it together.
    """

    entity: str
    whole: bool = False
    parts: list[tuple[Condition, bool]] = field(default_factory=list)
    fields: set[str] = field(default_factory=set)
    refs: dict[str, "Reads"] = field(default_factory=dict)
    collections: dict[str, "Reads"] = field(default_factory=dict)
    views: dict[str, "Reads"] = field(default_factory=dict)
    likes: dict[str, str] = field(default_factory=dict)  # the view of a condition, as it is written
    plainly: dict[str, int] = field(default_factory=dict)  # how often a collection is read other than by a view

    def copy(self) -> "Reads":
        """The same reads, to be widened without widening these."""
        made = Reads(self.entity, self.whole, [*self.parts], {*self.fields})
        made.refs = {key: further.copy() for key, further in self.refs.items()}
        made.collections = {key: inner.copy() for key, inner in self.collections.items()}
        made.views = {name: view.copy() for name, view in self.views.items()}
        made.likes, made.plainly = dict(self.likes), dict(self.plainly)
        return made

    def ref(self, key: str) -> "Reads":
        """What is read of the record that a field refers to."""
        self.fields.add(key)
        return self.refs.setdefault(key, Reads(str(CATALOGUE[self.entity].field(key).to)))

    def view(self, key: str, written: str) -> tuple[str, "Reads"]:
        """The view of a collection for a condition on it, and its name; equal conditions share one."""
        self.plainly[key] -= 1
        name = self.likes.setdefault(f"{key} {written}", f"{key}@{len(self.views)}")
        return name, self.views.setdefault(name, Reads(CATALOGUE[self.entity].collection(key).of))

    def take(self, other: "Reads") -> None:
        """Read also what another one of the same entity reads."""
        self.whole |= other.whole
        self.parts += [part for part in other.parts if part not in self.parts]
        self.fields |= other.fields
        for key, further in other.refs.items():
            self.ref(key).take(further)
        for key, inner in other.collections.items():
            self.collection(key).take(inner)

    def collection(self, key: str) -> "Reads":
        """What is read of the records of a collection."""
        return self.collections.setdefault(key, Reads(CATALOGUE[self.entity].collection(key).of))


@dataclass(frozen=True, slots=True)
class Found:
    """A path found in the catalogue: its type, its keys with derived ones written out, and the holder's entity."""

    type: Type
    keys: tuple[str, ...]
    kind: str


def find(reads: Reads, name: Name, parts: tuple[str, ...]) -> Found:
    """The fact that a path names, seen from an entity; it is added to what is read.

    Raises ConditionError where the catalogue has no such path.
    """
    keys: list[str] = []
    at = reads
    for number, part in enumerate(parts, 1):
        steps = _THROUGH.get((at.entity, part), (part,))
        for step_number, step in enumerate(steps, 1):
            keys.append(step)
            if number == len(parts) and step_number == len(steps):
                return Found(_type_of(at, step, name), tuple(keys), at.entity)
            if step not in _refs(at.entity):
                what = Text("“{path}” leads nowhere: {entity} refers to no {key}.",
                            path=".".join(name.parts), entity=at.entity, key=step)  # fmt: skip
                raise ConditionError(what, name.at)
            at = at.ref(step)
    raise AssertionError(parts)


def readable(entity: str) -> list[Field | Collection]:
    """The fields and collections of an entity that a condition may read."""
    known: tuple[Field | Collection, ...] = (*CATALOGUE[entity].fields, *CATALOGUE[entity].collections)
    return [one for one in known if not one.derived or {(entity, one.key)} & {*DERIVED, *_THROUGH}]


def words_of(entity: str, path: str) -> Words:
    """The label of what a path names; of the last of its steps."""
    found: Field | Collection | None = None
    for key in path.split("."):
        found = _named(entity, key)
        if found is None:
            return Words(path, path)
        entity = str(found.of if isinstance(found, Collection) else found.to or entity)
    return found.label if found else Words(path, path)


def asked(entity: str, path: str) -> Field | Collection | None:
    """The field or collection that a path names: it holds the question to ask where it is not known."""
    found: Field | Collection | None = None
    for key in path.split("."):
        found = _named(entity, key)
        if found is None:
            return None
        entity = str(found.of if isinstance(found, Collection) else found.to or entity)
    return found


def _type_of(reads: Reads, key: str, name: Name) -> Type:
    found = _named(reads.entity, key)
    if found is None:
        what = Text("{entity} has no “{key}”.", entity=reads.entity, key=key)
        raise ConditionError(what, name.at)
    if found.derived and (reads.entity, key) not in DERIVED:
        what = Text("“{key}” of {entity} cannot be read by conditions.", entity=reads.entity, key=key)
        raise ConditionError(what, name.at)
    if isinstance(found, Collection):
        reads.collection(key)
        reads.plainly[key] = reads.plainly.get(key, 0) + 1
        return Type("records", to=found.of, several=True, collection=True)
    reads.fields.add(key)
    return Type(
        _BASES.get(found.kind, "text"), found.codes, found.to,
        several=found.kind.is_list, bounds=found.kind is Kind.MONEY, answers=found.answers,
        silent=frozenset(found.silent),
    )  # fmt: skip


def _named(entity: str, key: str) -> Field | Collection | None:
    if entity not in CATALOGUE:
        return None
    known: Iterable[Field | Collection] = (*CATALOGUE[entity].fields, *CATALOGUE[entity].collections)
    return next((one for one in known if one.key == key), None)


def _refs(entity: str) -> set[str]:
    return {field.key for field in CATALOGUE[entity].fields if field.kind is Kind.REF}
