"""What a search box finds: each word, anywhere in a text of the record or of the records it refers to."""

from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select, union

from register.model.columns import column_names
from register.model.derived import FINDING as FINDINGS
from register.model.searched import SEARCHED, plain, search_table
from register.model.tables import TABLES
from register.queries.flags import findings_of, rules_named
from register.queries.shapes import FINDING, SHORT_LIMIT, SUBJECTS, limited

# Whose texts are found as if they were the record's own: reference, kind it leads to.
_THROUGH: dict[str, tuple[tuple[str, str], ...]] = {
    "product": (("vendor", "vendor"), ("maker", "vendor"), ("publisher", "vendor")),
    "equipment": (
        ("product", "product"), ("site", "site"), ("deployment", "deployment"), ("acquisition", "acquisition"),
    ),
}  # fmt: skip


def finding(connection: Connection, kind: str, words: str) -> list[ColumnElement[bool]]:
    """The conditions that a record of this kind must meet to be found by these words: one a word."""
    search = _Search(connection, SHORT_LIMIT if limited(words) else None)
    if kind == FINDING:
        return [_about(search, word) for word in words.split()]
    record = TABLES[kind].c.id
    return [record.in_(_hits(search, kind, word)) for word in words.split()]


class _Search(NamedTuple):
    """Where is searched. most: how many records of a kind are looked for, None for all."""

    connection: Connection
    most: int | None


def _about(search: _Search, word: str) -> ColumnElement[bool]:
    """Of a finding: found in the title of its rule, or in its subject."""
    subjects = (findings_of(kind, select(_hits(search, kind, word).subquery().c[0])) for kind in SUBJECTS)
    return or_(FINDINGS.c.rule.in_(rules_named(word)), *subjects)


def _hits(search: _Search, kind: str, word: str) -> Any:
    others = []
    records = TABLES[kind]
    for key, to in _THROUGH.get(kind, ()):
        others.append(select(records.c.id).where(records.c[f"{key}_id"].in_(_hits(search, to, word))))
    if kind == "acquisition":
        party = TABLES["party"]
        others.append(select(party.c.acquisition_id).where(party.c.vendor_id.in_(_hits(search, "vendor", word))))
    return union(_own(search, kind, word), *others) if others else _own(search, kind, word)


def _own(search: _Search, kind: str, word: str) -> Select[tuple[int]]:
    if search.connection.dialect.name != "sqlite":
        records = TABLES[kind]
        texts = (records.c[column_names(field)[0]] for field in SEARCHED[kind])
        return select(records.c.id).where(or_(*(text.icontains(word, autoescape=True) for text in texts)))
    found = search_table(kind)
    word = plain(word).casefold()
    like: ColumnElement[bool] = found.c.words.like(f"%{word}%")  # with an ESCAPE the index would not be used
    if "%" in word or "_" in word:
        like &= func.instr(func.lower(found.c.words), word) > 0
    hits = select(found.c.rowid).where(like)
    return hits if search.most is None else select(hits.limit(search.most).subquery().c.rowid)
