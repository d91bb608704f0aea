"""Whose findings a record shows besides its own: they stay where they were found, and are never copied."""

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, select, union

from register.journal.ids import Ids
from register.model.derived import CAUSE, FINDING, VERDICT
from register.model.tables import TABLES
from register.queries.findings import UNKNOWN, Finding, findings
from register.rules.levels import RANK

Subject = tuple[str, int]
Counts = tuple[tuple[str, int], ...]


def through(connection: Connection, kind: str, ids: Collection[int]) -> dict[int, set[Subject]]:
    """The subjects whose findings these records show: of the products, deals and organisations they depend on."""
    found: dict[int, set[Subject]] = {number: set() for number in ids}
    if kind == "product":
        _add_vendors(connection, found, {number: {number} for number in found})
    if kind == "acquisition":
        _add(found, "vendor", _pairs(connection, "party", "acquisition_id", "vendor_id", ids))
        products: dict[int, set[int]] = {number: set() for number in found}
        for table in ("line", "equipment"):
            for number, product in _pairs(connection, table, "acquisition_id", "product_id", ids):
                products[number].add(product)
        _add_products(connection, found, products)
    if kind == "equipment":
        _add(found, "acquisition", _pairs(connection, "equipment", "id", "acquisition_id", ids))
        own: dict[int, set[int]] = {number: set() for number in found}
        for number, product in _pairs(connection, "equipment", "id", "product_id", ids):
            own[number].add(product)
        _add_products(connection, found, own)
    return found


def shown_through(connection: Connection, kind: str, number: int) -> list[Finding]:
    """The findings of others that a record shows, the most serious first."""
    kinds: dict[str, set[int]] = {}
    for other, subject in through(connection, kind, (number,))[number]:
        kinds.setdefault(other, set()).add(subject)
    found = [one for other, ids in kinds.items() for one in findings(connection, about=(other, ids))]
    return sorted(found, key=lambda one: (-RANK.get(one.level, 0), one.rule, one.subject_title))


def badges(connection: Connection, kind: str, ids: Collection[int]) -> dict[int, Counts]:
    """For each record how many distinct findings it has or shows by level, the most serious first, then "unknown"."""
    reached = through(connection, kind, ids)
    for number, subjects in reached.items():
        subjects.add((kind, number))
    wanted: dict[str, set[int]] = {}
    for subjects in reached.values():
        for other, number in subjects:
            wanted.setdefault(other, set()).add(number)
    levels, unknown = _levels(connection, wanted), _unknown(connection, wanted)
    return {number: _counted(subjects, levels, unknown) for number, subjects in reached.items()}


def _counted(subjects: set[Subject], levels: dict[Subject, list[str]], unknown: dict[Subject, int]) -> Counts:
    found = [level for subject in subjects for level in levels.get(subject, ())]
    counted = [(level, found.count(level)) for level in sorted(set(found), key=lambda one: -RANK.get(one, 0))]
    open_questions = sum(unknown.get(subject, 0) for subject in subjects)
    return (*counted, (UNKNOWN, open_questions)) if open_questions else tuple(counted)


def _levels(connection: Connection, wanted: dict[str, set[int]]) -> dict[Subject, list[str]]:
    row = FINDING.c
    found: dict[Subject, list[str]] = {}
    for kind, ids in wanted.items():
        for condition in Ids(ids).among(row.subject_id):
            chosen = select(row.subject_id, row.level).where(row.subject_kind == kind, condition)
            for number, level in connection.execute(chosen):
                found.setdefault((kind, number), []).append(level)
    return found


def _unknown(connection: Connection, wanted: dict[str, set[int]]) -> dict[Subject, int]:
    row = VERDICT.c
    found: dict[Subject, int] = {}
    for kind, ids in wanted.items():
        for condition in Ids(ids).among(row.subject_id):
            chosen = (
                select(row.subject_id, CAUSE.c.paths)
                .join(CAUSE, CAUSE.c.id == row.cause_id)
                .where(row.subject_kind == kind, condition)
            )
            for number, paths in connection.execute(chosen):
                found[kind, number] = found.get((kind, number), 0) + paths
    return found


def _add(found: dict[int, set[Subject]], kind: str, pairs: Iterable[tuple[int, int]]) -> None:
    for number, other in pairs:
        found[number].add((kind, other))


def _add_products(connection: Connection, found: dict[int, set[Subject]], products: dict[int, set[int]]) -> None:
    for number, chosen in products.items():
        found[number] |= {("product", product) for product in chosen}
    _add_vendors(connection, found, products)


def _add_vendors(connection: Connection, found: dict[int, set[Subject]], products: dict[int, set[int]]) -> None:
    every = {product for chosen in products.values() for product in chosen}
    vendors: dict[int, set[int]] = {}
    for field in ("vendor_id", "maker_id", "publisher_id"):
        for product, vendor in _pairs(connection, "product", "id", field, every):
            vendors.setdefault(product, set()).add(vendor)
    for number, chosen in products.items():
        found[number] |= {("vendor", vendor) for product in chosen for vendor in vendors.get(product, ())}


def _pairs(connection: Connection, table: str, by: str, to: str, ids: Collection[int]) -> set[tuple[int, int]]:
    columns = TABLES[table].c
    chosen = [
        select(columns[by], columns[to]).where(condition, columns[to].is_not(None))
        for condition in Ids(ids).among(columns[by])
    ]
    if not chosen:
        return set()
    return set(connection.execute(union(*chosen)).all())
