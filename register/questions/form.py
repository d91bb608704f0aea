"""What a questionnaire asks: open questions laid out as rows, record by record, and the lists to be filled in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, func, literal, select

from register.book.words import codes_of
from register.fields.catalogue import CATALOGUE
from register.fields.field import Collection, Entity, Field, Kind
from register.journal.ids import Ids
from register.model.columns import column_names
from register.model.tables import TABLES
from register.queries.asking import To, wanted, worded
from register.queries.called import Name, record_names
from register.queries.lots import Lot, split
from register.queries.questions import Named, Question
from register.queries.reach import ANCHORS
from register.questions.naming import Item, all_told, deals_told, items_told, lot_told, numbered
from register.records import Record, records, titles
from register.rules.vocabulary import DERIVED, asked
from register.terms.organisations import PARTY_ROLE
from register.texts import Text, Words

SHEETS = ("vendor", "acquisition", "product", "equipment", "deployment", "site")  # kinds, in the order of their sheets
OWNERS = ANCHORS - {"vendor", "equipment"}  # what a row of a list says it belongs to
_ROLE_OF = (("vendor", "brand"), ("maker", "maker"), ("publisher", "publisher"))  # field of a product -> role
_OPEN_TO = {"supplier": {"public"}, "service": {"public", "internal", "restricted", "secret"}}


@dataclass(frozen=True, slots=True)
class Ask:
    """One row to answer.

    ids: the records of `kind` that the answer is about; title: what they are called. known: what is recorded of a list
    so far, as `shown` takes it.
    """

    kind: str
    ids: Ids
    key: str
    title: Name
    asked: Field | Collection
    words: Words | Text
    known: object = None


@dataclass(slots=True)
class Table:
    """A list to fill in. owners: the references to the records it belongs to; fields: what is asked of each record.

    open: which lists it completes, as pairs of a key in owners and a record. rows: what is recorded; asked: the ids of
    those that lack something that is asked.
    """

    entity: Entity
    owners: tuple[Field, ...]
    fields: tuple[Field, ...]
    open: list[tuple[str, int]] = field(default_factory=list)
    rows: dict[int, Record] = field(default_factory=dict)
    asked: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Form:
    """A questionnaire. to: whom it is for; vendor: which one, None for the city's service. titles: of records, by kind.

    asked: the questions it asks; apart: how many open questions no cell can answer.
    """

    to: To
    vendor: Named | None
    asks: dict[str, list[Ask]] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    titles: dict[str, dict[int, str]] = field(default_factory=dict)
    asked: list[Question] = field(default_factory=list)
    apart: int = 0

    @property
    def rows(self) -> int:
        """How many rows wait for an answer."""
        return sum(map(len, self.asks.values())) + sum(len(table.asked) for table in self.tables.values())


def form(connection: Connection, questions: Iterable[Question], vendor: Named | None) -> Form:
    """A questionnaire of these questions, given with all their records. vendor: whom it is for; None: the service."""
    made = Form("service" if vendor is None else "supplier", vendor)
    laying = _Laying(connection, made)
    for question in questions:
        if laying.lay(question):
            made.asked.append(question)
        else:
            made.apart += 1
    laying.finish()
    return made


class _Laying:
    def __init__(self, connection: Connection, made: Form) -> None:
        self._connection = connection
        self._form = made
        self._lots: dict[int, Lot] = {}
        self._lists: dict[str, set[int]] = {}
        self._asked: set[tuple[str, str, str]] = set()
        self._whole: dict[str, dict[int, None]] = {}
        self._items: Mapping[int, Item] = {}
        self._deals: Mapping[int, Name] = {}
        self._names_of_deals: Mapping[int, Name] = {}

    def lay(self, question: Question) -> bool:
        """Add a question; False where no cell can answer it."""
        if not question.kind or "@" in question.fact or question.alike:
            return False
        if question.kind not in SHEETS:
            return self._lay_in_table(question)
        if not question.ids:
            return False
        laid = False
        for key, one, words in _askable(question):
            laid = True
            if question.kind == "equipment":
                self._lay_lots(question, key, one, words)
            else:
                for number in question.ids:
                    self._ask(question.kind, Ids((number,)), key, one, words)
            if isinstance(one, Collection):
                self._open(question.kind, one, question.ids)
        return laid

    def _ask(self, kind: str, ids: Ids, key: str, one: Field | Collection, words: Words | Text) -> None:
        if (kind, str(ids), key) not in self._asked:
            self._asked.add((kind, str(ids), key))
            self._form.asks.setdefault(kind, []).append(Ask(kind, ids, key, "", one, words))

    def _lay_lots(self, question: Question, key: str, one: Field | Collection, words: Words | Text) -> None:
        """Equipment is asked by product and deal; before these rows stands one for all of them."""
        self._whole.setdefault(key, {}).update(dict.fromkeys(question.ids))
        for lot, items in sorted(split(self._connection, question.ids).items(), key=lambda pair: pair[1]):
            ids = Ids(items)
            self._lots[next(iter(ids))] = lot
            self._ask("equipment", ids, key, one, words)

    def _lay_in_table(self, question: Question) -> bool:
        table = self._table(CATALOGUE[question.kind])
        if question.key not in {one.key for one in table.fields}:
            return False
        self._lists.setdefault(question.kind, set()).update(question.ids)
        table.asked.update(question.ids)
        return bool(question.ids)

    def _open(self, kind: str, one: Collection, owners: Sequence[int]) -> None:
        """Make room for the records of a collection, and show those that are there."""
        entity = CATALOGUE[one.of]
        by = one.by or next((other.key for other in entity.stored if other.to == kind), None)
        if one.of in ANCHORS or by is None:
            return
        self._table(entity).open += [(by, owner) for owner in owners]
        columns = TABLES[one.of].c
        (name,) = column_names(entity.field(by))
        for condition in Ids(owners).among(columns[name]):
            held = self._connection.scalars(select(columns.id).where(condition))
            self._lists.setdefault(one.of, set()).update(held)

    def _table(self, entity: Entity) -> Table:
        if entity.key not in self._form.tables:
            self._form.tables[entity.key] = Table(entity, *_split(entity, self._form.to))
        return self._form.tables[entity.key]

    def finish(self) -> None:
        """Give rows their titles, and what is recorded so far."""
        for kind, ids in self._lists.items():
            self._form.tables[kind].rows = records(self._connection, kind, ids)
        self._name()
        self._ask_all()
        self._form.tables = {kind: table for kind, table in self._form.tables.items() if self._of_use(table)}
        for kind, asks in self._form.asks.items():
            known = self._known(kind, asks)
            self._form.asks[kind] = [
                Ask(one.kind, one.ids, one.key, self._title(one), one.asked, one.words, known.get((one.key, number)))
                for one in asks
                for number in [next(iter(one.ids))]
            ]

    def _ask_all(self) -> None:
        """Before the rows that name items, one for all that lack the fact: those below answer otherwise."""
        asks = self._form.asks.get("equipment", [])
        of_fact: dict[str, list[Ask]] = {}
        for one in asks:
            of_fact.setdefault(one.key, []).append(one)
        found: list[Ask] = []
        for key, rows in of_fact.items():
            if len(rows) > 1:
                found.append(replace(rows[0], ids=Ids(self._whole[key]), title=all_told(len(self._whole[key]))))
            found += rows
        self._form.asks["equipment"] = found

    def _of_use(self, table: Table) -> bool:
        """Whether there is anything to fill in: a record, or one that a new record could belong to."""
        if not (table.asked or table.open):
            return False
        return bool(table.rows) or not table.owners or any(self._form.titles.get(str(one.to)) for one in table.owners)

    def _name(self) -> None:
        wanted_ids: dict[str, set[int]] = {kind: set() for kind in SHEETS}
        for kind, asks in self._form.asks.items():
            if kind != "equipment":
                wanted_ids[kind].update(number for one in asks for number in one.ids)
        for table in self._form.tables.values():
            for key, owner in table.open:
                wanted_ids.setdefault(str(table.entity.field(key).to), set()).add(owner)
            for one in (*table.owners, *table.fields):
                if one.kind is Kind.REF:
                    held = {row.values[one.key] for row in table.rows.values()} - {None}
                    wanted_ids.setdefault(str(one.to), set()).update(held)
        for lot in self._lots.values():
            wanted_ids["product"].add(lot.product or 0)
            wanted_ids["acquisition"].add(lot.acquisition or 0)
        for kind in {str(one.to) for table in self._form.tables.values() for one in table.owners}:
            wanted_ids[kind].update(self._at_hand(kind))
        self._form.titles = {kind: titles(self._connection, kind, ids) for kind, ids in wanted_ids.items() if ids}
        self._brand(self._form.titles.get("product", {}))
        lots = (one.ids for one in self._form.asks.get("equipment", ()))
        self._items = items_told(self._connection, numbered(lots))
        self._names_of_deals = record_names(self._connection, "acquisition", self._form.titles.get("acquisition", {}))
        self._deals = deals_told(self._connection, self._form.titles.get("acquisition", {}))

    def _at_hand(self, kind: str) -> Iterable[int]:
        """The records that a row of a list may belong to: for the service all, for a vendor its products and deals."""
        if self._form.vendor is None:
            return self._connection.scalars(select(TABLES[kind].c.id))
        party, product = TABLES["party"].c, TABLES["product"].c
        if kind == "acquisition":
            return self._connection.scalars(select(party.acquisition_id).where(party.vendor_id == self._form.vendor.id))
        if kind == "product":
            return self._connection.scalars(select(product.id).where(product.vendor_id == self._form.vendor.id))
        return ()

    def _brand(self, models: dict[int, str]) -> None:
        """Name products by brand and model."""
        product, vendor = TABLES["product"].c, TABLES["vendor"].c
        brands = select(product.id, vendor.name).join(TABLES["vendor"], vendor.id == product.vendor_id)
        for condition in Ids(models).among(product.id):
            for number, brand in self._connection.execute(brands.where(condition)):
                models[number] = f"{brand} {models[number]}"

    def _title(self, one: Ask) -> Name:
        """What a row is about: a record, or a lot of equipment; of all of several lots as it is said already."""
        if one.title:
            return one.title
        first, names = next(iter(one.ids)), self._form.titles
        if one.kind == "acquisition":
            return self._deals.get(first, f"#{first}")
        if one.kind != "equipment":
            return names[one.kind].get(first, f"#{first}")
        lot = self._lots[first]
        product, deal = names.get("product", {}).get(lot.product or 0), self._names_of_deals.get(lot.acquisition or 0)
        return lot_told(product, deal, one.ids, self._items)

    def _known(self, kind: str, asks: Sequence[Ask]) -> dict[tuple[str, int], object]:
        """What is recorded so far of the lists that are asked, by key and record."""
        found: dict[tuple[str, int], object] = {}
        ids: dict[str, set[int]] = {}
        for one in asks:
            if isinstance(one.asked, Collection) or one.asked.kind.is_list:
                ids.setdefault(one.key, set()).update(one.ids)
        asked_of = {one.key: one.asked for one in asks}
        for key, numbers in ids.items():
            fact = asked_of[key]
            told = self._counted(fact, numbers) if isinstance(fact, Collection) else self._listed(kind, fact, numbers)
            found |= {(key, number): known for number, known in told}
        return found

    def _counted(self, one: Collection, owners: Iterable[int]) -> Iterator[tuple[int, object]]:
        if one.by is None:
            yield from self._roles(owners) if one.key == "roles" else ()
            return
        column = TABLES[one.of].c[column_names(CATALOGUE[one.of].field(one.by))[0]]
        for condition in Ids(owners).among(column):
            query = select(column, func.count()).where(condition).group_by(column)
            for owner, number in self._connection.execute(query):
                yield owner, Text("{n} recorded", "{n} recorded", n=number)

    def _roles(self, vendors: Iterable[int]) -> Iterator[tuple[int, object]]:
        """The roles of organisations in deals, and those that products give them."""
        party, product, found = TABLES["party"].c, TABLES["product"].c, dict[int, dict[str, None]]()
        held = [(party.vendor_id, party.role), *((product[f"{key}_id"], literal(role)) for key, role in _ROLE_OF)]
        for column, role in held:
            for condition in Ids(vendors).among(column):
                for vendor, name in self._connection.execute(select(column, role).where(condition).distinct()):
                    found.setdefault(vendor, {})[name] = None
        for vendor, names in found.items():
            yield vendor, tuple(PARTY_ROLE.words(name) for name in PARTY_ROLE if name in names)

    def _listed(self, kind: str, one: Field, ids: Iterable[int]) -> Iterator[tuple[int, object]]:
        if one.confidentiality not in _OPEN_TO[self._form.to]:
            return
        codes = codes_of(one)
        for number, row in records(self._connection, kind, ids).items():
            members = row.values[one.key] or ()
            if members:
                yield number, tuple(codes.words(code) if codes else code for code in members)


def _askable(question: Question) -> Iterator[tuple[str, Field | Collection, Words | Text]]:
    """The facts that a question is answered by: itself; where it is derived, those of the record it comes from."""
    one = asked(question.kind, question.key)
    if one is None or isinstance(one, Collection) is not question.whole:
        return
    if isinstance(one, Collection) or not one.derived:
        yield question.key, one, question.words
    else:
        for key in DERIVED.get((question.kind, question.key), ()):
            source = asked(question.kind, key) if "." not in key else None
            if isinstance(source, Field) and not source.derived:
                yield key, source, worded(wanted(question.kind, key), question.to)


def _split(entity: Entity, to: To) -> tuple[tuple[Field, ...], tuple[Field, ...]]:
    """The references of a record to its owners, and the fields that this one can be asked."""
    owners = tuple(one for one in entity.stored if one.to in OWNERS)
    fields = tuple(
        one
        for one in entity.stored
        if one not in owners
        and (one.kind is not Kind.REF or one.to == "vendor" or (one.to == "person" and to == "service"))
        and one.confidentiality in _OPEN_TO[to]
        and (one.required or to == "service" or one.question_to != "service")
    )
    return owners, fields
