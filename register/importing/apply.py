"""A plan carried out: one change, all or nothing."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select

from register.errors import ConflictError
from register.fields.catalogue import CATALOGUE
from register.fields.field import Field, Kind
from register.importing.gather import NewDeal
from register.importing.known import COMPARED
from register.importing.plan import Outcome, Plan, counted, plan
from register.importing.report import keep, left_told, of_file
from register.importing.written import keep_written
from register.joining.deals import next_refs
from register.journal.change import Change
from register.model.columns import column_names
from register.model.imports import IMPORT_EDIT
from register.model.journal import CHANGE, CHANGE_ENTRY
from register.model.tables import SOURCE, TABLES
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
    if connection.scalar(since.where(entry.kind.in_(COMPARED)).limit(1)) is None:
        return
    if plan(connection, made.rows.files).fingerprint != made.fingerprint:
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
        self._ids: dict[str, range] = {}
        self._sources: list[tuple[int, str | None, int]] = []
        self._told: list[dict[str, Any]] = []

    def done(self) -> tuple[tuple[int, int], ...]:
        imports = self._imports()
        self._sources = [(imports[file][0], sheet, row) for file, sheet, row in self._plan.rows.sources()]
        for kind in ("vendor", "site", "deployment", "product"):
            self._bring(kind)
        self._deals()
        self._items()
        self._edits()
        for (import_id, _), file, told in zip(imports, self._plan.rows.files, self._told, strict=True):
            keep_written(self._change.connection, import_id, file)
            keep(self._change.connection, import_id, told)
        return imports

    def _imports(self) -> tuple[tuple[int, int], ...]:
        """A record for each file, numbered on."""
        table = TABLES["import"]
        last = self._change.connection.scalar(select(func.max(table.c.number))) or 0
        self._told = [of_file(self._plan, place, last + place + 1) for place in range(len(self._plan.rows.files))]
        made = []
        for place, file in enumerate(self._plan.rows.files):
            values = {
                "number": last + place + 1,
                "file": file.name,
                "sha256": file.sha256,
                "applied_on": today(),
                "by": self._change.who,
            }
            values |= counted(_of_file(self._plan, place)) | left_told(self._told[place])
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
        named = [dict(zip(("import_id", "sheet", "row"), self._sources[edit.row], strict=True)) for edit in edits]
        if edits:
            made = [{"kind": edit.kind, "record_id": edit.id} | of for edit, of in zip(edits, named, strict=True)]
            self._change.connection.execute(insert(IMPORT_EDIT), made)

    def _value(self, kind: str, key: str, value: Any) -> Any:
        each = CATALOGUE[kind].field(key)
        return self._id(each.to or "", value) if each.kind is Kind.REF and value is not None else value

    def _id(self, kind: str, reference: int) -> int:
        return reference if reference > 0 else self._ids[kind][-reference - 1]

    def _insert(self, kind: str, columns: dict[str, list[Any]], rows: list[int]) -> range:
        """New records of a kind from values by field; rows: those that they come from."""
        stored: dict[str, list[Any]] = {}
        for key, values in columns.items():
            stored |= self._stored(CATALOGUE[kind].field(key), values)
        for place, name in enumerate(SOURCE):
            stored[name] = [self._sources[row][place] for row in rows]
        return self._change.insert_columns(kind, stored)

    def _stored(self, each: Field, values: list[Any]) -> dict[str, list[Any]]:
        """The columns that keep a field, from its values."""
        names = column_names(each)
        if each.kind is Kind.REF:
            return {names[0]: [None if value is None else self._id(each.to or "", value) for value in values]}
        if each.kind is not Kind.MONEY:
            return {names[0]: values}
        parts = zip(names, ("amount", "currency", "vat", "rate"), strict=True)
        return {name: [None if money is None else getattr(money, part) for money in values] for name, part in parts}


def _of_file(made: Plan, place: int) -> list[Outcome]:
    """What becomes of the rows of one file."""
    sheets = range(len(made.rows.files[place].sheets))
    return [outcome for sheet in sheets for outcome in made.of_sheet(place, sheet)]
