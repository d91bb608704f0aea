"""A plan carried out: one change, all or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from sqlalchemy import Connection, func, insert, select

from register.errors import ConflictError
from register.fields.catalogue import CATALOGUE
from register.fields.field import Field, Kind
from register.importing.gather import NewDeal
from register.importing.plan import Outcome, Plan, counted
from register.importing.planning import plan_of
from register.importing.records import Answered, Covered, NewRecords, Pointer
from register.importing.report import keep, left_told, of_file
from register.importing.written import keep_written
from register.joining.deals import next_refs
from register.journal.change import Change
from register.journal.ids import Ids
from register.model.columns import column_names
from register.model.databases import postpone_references
from register.model.imports import IMPORT_EDIT
from register.model.journal import CHANGE, CHANGE_ENTRY
from register.model.tables import SOURCE, TABLES
from register.names import key_of
from register.progress import Progress, quiet
from register.records import titles
from register.store import Register
from register.texts import Text
from register.values import today

_BLOCK = 10_000


@dataclass(frozen=True, slots=True)
class Applied:
    """An import that was carried out. imports: pairs of id and number, one for each file. change: its number."""

    imports: tuple[tuple[int, int], ...]
    change: int


def apply(register: Register, made: Plan, progress: Progress = quiet) -> Applied:
    """Write what a plan says, in one change.

    Raises: ConflictError if what it touches has changed since it was made; Cancelled, from progress.
    """
    with register.change(_label(made)) as change:
        change.alone("import")
        _refuse_if_stale(change.connection, made)
        writing = _Writing(change, made, progress)
        imports = writing.done()
    with register.read() as connection:
        return Applied(imports, change_of(connection, imports[0][0]))


def change_of(connection: Connection, import_id: int) -> int:
    """The number of the change that made an import."""
    entry = CHANGE_ENTRY.c
    made = select(CHANGE.c.number).join(CHANGE_ENTRY, entry.change_id == CHANGE.c.id)
    of_import = (
        entry.kind == "import",
        entry.form == "inserted",
        entry.first_id <= import_id,
        entry.last_id >= import_id,
    )
    number: int | None = connection.scalar(made.where(*of_import).order_by(CHANGE.c.number).limit(1))
    assert number is not None  # noqa: S101 - each import is journalled in the change that made it
    return number


def _label(made: Plan) -> Text:
    files = made.rows.files
    if len(files) == 1:
        return Text("Import {file}", file=files[0].name)
    return Text("Import {n} file", "Import {n} files", n=len(files))


def _refuse_if_stale(connection: Connection, made: Plan) -> None:
    """Where what rows are compared with has changed since, the plan is made again; only if it differs is it refused."""
    entry = CHANGE_ENTRY.c
    since = select(entry.id).join(CHANGE, CHANGE.c.id == entry.change_id).where(CHANGE.c.number > made.change)
    if connection.scalar(since.where(entry.kind.in_(made.compared)).limit(1)) is None:
        return
    if plan_of(connection, made.rows.files).fingerprint != made.fingerprint:
        raise outdated()


def outdated() -> ConflictError:
    """What is said where a plan is not any more what a person looked at."""
    what = Text("The file, or records that this import touches, changed while it was being looked at.")
    hint = Text("Look at the import again: it is compared with the register anew.")
    return ConflictError(what, hint, unchanged=Text("Nothing was imported."))


class _Writing:
    """Carries out one plan. ids: of what was brought, by kind, for the negative references."""

    def __init__(self, change: Change, made: Plan, progress: Progress) -> None:
        self._change = change
        self._plan = made
        self._progress = progress
        self._ids: dict[str, Sequence[int]] = {}
        self._sources: list[tuple[int, str | None, int]] = []
        self._reports: list[dict[str, Any]] = []

    def done(self) -> tuple[tuple[int, int], ...]:
        imports = self._imports()
        self._sources = [(imports[file][0], sheet, row) for file, sheet, row in self._plan.rows.sources()]
        for kind in self._plan.brought:
            self._bring(kind)
        self._deals()
        self._items()
        self._records()
        self._edits()
        self._answers()
        for (import_id, _), file, told in zip(imports, self._plan.rows.files, self._reports, strict=True):
            keep_written(self._change.connection, import_id, file)
            keep(self._change.connection, import_id, told)
        return imports

    def _imports(self) -> tuple[tuple[int, int], ...]:
        """A record for each file, numbered on."""
        table = TABLES["import"]
        last = self._change.connection.scalar(select(func.max(table.c.number))) or 0
        if "import" in self._plan.records:  # those that a workbook lists keep their numbers where they can
            last = max(last, *(number or 0 for number in self._plan.records["import"].columns["number"]))
        self._reports = [of_file(self._plan, place, last + place + 1) for place in range(len(self._plan.rows.files))]
        made = []
        for place, file in enumerate(self._plan.rows.files):
            values = {
                "number": last + place + 1,
                "file": file.name,
                "sha256": file.sha256,
                "applied_on": today(),
                "by": self._change.who,
                "label": self._plan.note,
            }
            values |= counted(_of_file(self._plan, place)) | left_told(self._reports[place])
            made.append((self._change.insert("import", values), last + place + 1))
        return tuple(made)

    def _bring(self, kind: str) -> None:
        """Write the new records of a kind that is named in rows."""
        index = self._plan.brought[kind]
        keys = sorted({key for values in index.brought for key in values})
        columns = {key: [values.get(key) for values in index.brought] for key in keys}
        self._ids[kind] = self._insert(kind, columns, index.first_rows)

    def _deals(self) -> None:
        """Write the new deals, their references given in the order of the rows, and their parties."""
        deals = self._plan.deals
        order = sorted(range(len(deals)), key=lambda place: deals[place].row)
        refs = dict(zip(order, next_refs(self._change.connection, len(deals)), strict=True))
        suppliers = {self._id("vendor", deal.key.supplier) for deal in deals if deal.key.supplier is not None}
        names = titles(self._change.connection, "vendor", suppliers)
        values = [
            {"ref": refs[place], "stage": "running", "gathered": deal.gathered, "title": self._title(deal, names)}
            | {"contract_ref": deal.written, "deal_type": deal.key.deal_type, "acquirer": deal.key.acquirer}
            | deal.facts
            for place, deal in enumerate(deals)
        ]
        keys = sorted({key for each in values for key in each})
        columns = {key: [each.get(key) for each in values] for key in keys}
        self._ids["acquisition"] = self._insert("acquisition", columns, [deal.row for deal in deals])
        parties = [(place, role, vendor) for place, deal in enumerate(deals) for role, vendor in deal.parties]
        columns = {
            "acquisition": [-place - 1 for place, _, _ in parties],
            "role": [role for _, role, _ in parties],
            "vendor": [vendor for _, _, vendor in parties],
        }
        self._insert("party", columns, [deals[place].row for place, _, _ in parties])

    def _title(self, deal: NewDeal, names: dict[int, str]) -> str | None:
        """Number and supplier. A gathered deal's title is made when it is shown, in the reader's language."""
        if deal.gathered or deal.key.supplier is None:
            return deal.written
        return f"{deal.written} \u00b7 {names[self._id('vendor', deal.key.supplier)]}"

    def _items(self) -> None:
        """Write the new equipment, some at a time, so that a person can stop it."""
        new, items = self._plan.new, self._plan.items
        with self._change.filling("equipment", len(new)):
            for start in range(0, len(new), _BLOCK):
                self._progress(start, len(new))
                part = {key: column[start : start + _BLOCK] for key, column in items.items()}
                self._insert("equipment", part, new[start : start + _BLOCK])
        self._progress(len(new), len(new))

    def _records(self) -> None:
        """Write the new records of a workbook of a whole register: their ids first, since they refer to each other."""
        written = {kind: self._brought(new) for kind, new in self._plan.records.items()}
        postpone_references(self._change.connection)
        done, total = 0, sum(len(rows) for rows, _, _ in written.values())
        for kind, (rows, columns, ids) in written.items():
            with self._change.filling(kind, len(rows)):
                for start in range(0, len(rows), _BLOCK):
                    self._progress(done + start, total)
                    block = slice(start, start + _BLOCK)
                    part = {key: column[block] for key, column in columns.items()}
                    self._insert(kind, part, rows[block], ids[block])
            done += len(rows)

    def _brought(self, new: NewRecords) -> tuple[list[int], dict[str, list[Any]], range]:
        """What is to be written of new records: their rows, their values, and the ids that are reserved for them."""
        columns, at_work = new.columns | self._numbered(new), self._at_work(new)
        places = [place for place in range(len(new.rows)) if place != at_work]
        ids = self._change.reserve(new.kind, len(places))
        self._ids[new.kind] = ids
        if at_work is None:
            return new.rows, columns, ids
        who = self._change.who or 0
        self._ids[new.kind] = [*ids[:at_work], who, *ids[at_work:]]
        said = {key: column[at_work] for key, column in columns.items() if column[at_work] is not None}
        self._change.edit(new.kind, who, None, said)
        return [new.rows[at] for at in places], {key: [of[at] for at in places] for key, of in columns.items()}, ids

    def _at_work(self, new: NewRecords) -> int | None:
        """The place of the person at work among new people: at their first change nobody knew them before."""
        if new.kind != "person" or self._change.who is None:
            return None
        person = TABLES["person"].c
        name = self._change.connection.scalar(select(person.name).where(person.id == self._change.who))
        return next((place for place, one in enumerate(new.columns["name"]) if key_of(one) == key_of(name)), None)

    def _numbered(self, new: NewRecords) -> dict[str, list[Any]]:
        """What the register gives to new records that have none, or one that is taken: references and numbers."""
        connection = self._change.connection
        if new.kind == "acquisition":
            column = new.columns["ref"]
            refs = (ref for ref in next_refs(connection, 2 * len(column)) if ref not in column)
            return {"ref": [next(refs) if ref is None else ref for ref in column]}
        if new.kind == "import":
            column = new.columns["number"]
            last = connection.scalar(select(func.max(TABLES["import"].c.number))) or 0
            numbers = count(max(last, *(number or 0 for number in column)) + 1)
            return {"number": [next(numbers) if number is None else number for number in column]}
        return {}

    def _answers(self) -> None:
        """Write what is answered besides values, and take back what is not answered any more."""
        given, change = self._plan.answered, self._change
        change.delete_many("fact_note", Ids(one.note for one in given if one.answer is None and one.note is not None))
        about = {"by": change.who, "on": today(), "evidence": None}
        kept = [one for one in given if one.answer is not None and one.note is not None]
        change.edit_many("fact_note", ((one.note or 0, _answer(one) | about) for one in kept))
        new = [one for one in given if one.answer is not None and one.note is None]
        columns = {key: [values[key] for values in map(_answer, new)] for key in ("answer", "reason")}
        columns |= {key: [value] * len(new) for key, value in about.items()}
        columns |= {"kind": [one.kind for one in new], "field": [one.key for one in new]}
        columns |= {"record_id": [self._id(one.kind, one.number) for one in new]}
        self._insert("fact_note", columns, [one.row for one in new])
        self._name_rows([(one.kind, one.number, one.row) for one in given if one.number > 0])

    def _edits(self) -> None:
        edits = self._plan.edits
        by_kind: dict[str, list[tuple[int, dict[str, Any]]]] = {}
        versions: dict[str, dict[int, int]] = {}
        for edit in edits:
            values = {key: self._value(edit.kind, key, after) for key, (_, after) in edit.changes.items()}
            by_kind.setdefault(edit.kind, []).append((edit.id, values))
            versions.setdefault(edit.kind, {})[edit.id] = edit.version
        for kind, changes in by_kind.items():
            self._change.edit_many(kind, changes, versions[kind])
        self._name_rows([(edit.kind, edit.id, edit.row) for edit in edits])

    def _name_rows(self, edited: Sequence[tuple[str, int, int]]) -> None:
        """Keep which row changed which record: kind, id and row."""
        where = [dict(zip(("import_id", "sheet", "row"), self._sources[row], strict=True)) for _, _, row in edited]
        if edited:
            made = [{"kind": kind, "record_id": id_} | of for (kind, id_, _), of in zip(edited, where, strict=True)]
            self._change.connection.execute(insert(IMPORT_EDIT), made)

    def _value(self, kind: str, key: str, value: Any) -> Any:
        if isinstance(value, Pointer | Covered):
            return self._told(value)
        each = CATALOGUE[kind].field(key)
        return self._id(each.to or "", value) if each.kind is Kind.REF and value is not None else value

    def _id(self, kind: str, reference: int) -> int:
        return reference if reference > 0 else self._ids[kind][-reference - 1]

    def _told(self, value: Pointer | Covered) -> int | str:
        """What stands for records that are brought, where the field itself does not say of which kind."""
        if isinstance(value, Pointer):
            return self._id(value.kind, value.number)
        return str(Ids(self._id("equipment", number) for number in value.numbers))

    def _insert(self, kind: str, columns: dict[str, list[Any]], rows: list[int], ids: range | None = None) -> range:
        """New records of a kind from values by field; rows: those that they come from; ids: reserved before."""
        stored: dict[str, list[Any]] = {}
        for key, values in columns.items():
            stored |= self._stored(CATALOGUE[kind].field(key), values)
        for place, name in enumerate(SOURCE):
            stored[name] = [self._sources[row][place] for row in rows]
        return self._change.insert_columns(kind, stored, ids)

    def _stored(self, each: Field, values: list[Any]) -> dict[str, list[Any]]:
        """The columns that keep a field, from its values."""
        names = column_names(each)
        if {Pointer, Covered} & set(map(type, values)):
            values = [self._told(value) if isinstance(value, Pointer | Covered) else value for value in values]
        if each.kind is Kind.REF:
            return {names[0]: [None if value is None else self._id(each.to or "", value) for value in values]}
        if each.kind is not Kind.MONEY:
            return {names[0]: values}
        parts = zip(names, ("amount", "currency", "vat", "rate"), strict=True)
        return {name: [None if money is None else getattr(money, part) for money in values] for name, part in parts}


def _answer(one: Answered) -> dict[str, Any]:
    return {"answer": None if one.answer is None else one.answer.value, "reason": one.reason}


def _of_file(made: Plan, place: int) -> list[Outcome]:
    """What becomes of the rows of one file."""
    sheets = range(len(made.rows.files[place].sheets))
    return [outcome for sheet in sheets for outcome in made.of_sheet(place, sheet)]
