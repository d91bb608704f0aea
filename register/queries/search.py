"""What a search box finds: each word, anywhere in a text of the record or of the records it refers to."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, column, literal, or_, select, union

from register.model.columns import column_names
from register.model.derived import FINDING as FINDINGS
from register.model.searched import SEARCHED, plain, search_table
from register.model.tables import TABLES
from register.queries.flags import findings_of, rules_named
from register.queries.shapes import FINDING, SUBJECTS

_SHORTEST = 3  # characters that the trigram index needs
SHORT_LIMIT = 10_000  # of a shorter word, no more than so many of each kind are looked for

# Whose texts are found as if they were the record's own: reference, kind it leads to.
_THROUGH: dict[str, tuple[tuple[str, str], ...]] = {
    "product": (("vendor", "vendor"), ("maker", "vendor"), ("publisher", "vendor")),
    "equipment": (
        ("product", "product"), ("site", "site"), ("deployment", "deployment"), ("acquisition", "acquisition"),
    ),
}  # fmt: skip


def finding(connection: Connection, kind: str, words: str) -> list[ColumnElement[bool]]:
    """The conditions that a record of this kind must meet to be found by these words: one a word."""
    if kind == FINDING:
        return [_about(connection, word) for word in words.split()]
    record = TABLES[kind].c.id
    return [record.in_(_hits(connection, kind, word)) for word in words.split()]


def _about(connection: Connection, word: str) -> ColumnElement[bool]:
    """Of a finding: found in the title of its rule, or in its subject."""
    subjects = (findings_of(kind, select(_hits(connection, kind, word).subquery().c[0])) for kind in SUBJECTS)
    return or_(FINDINGS.c.rule.in_(rules_named(word)), *subjects)


def _hits(connection: Connection, kind: str, word: str) -> Any:
    own = _own(connection, kind, word)
    others = []
    records = TABLES[kind]
    for key, to in _THROUGH.get(kind, ()):
        others.append(select(records.c.id).where(records.c[f"{key}_id"].in_(_hits(connection, to, word))))
    if kind == "acquisition":
        party = TABLES["party"]
        others.append(select(party.c.acquisition_id).where(party.c.vendor_id.in_(_hits(connection, "vendor", word))))
    return union(own, *others) if others else own


def _own(connection: Connection, kind: str, word: str) -> Select[tuple[int]]:
    if connection.dialect.name != "sqlite":
        records = TABLES[kind]
        texts = (records.c[column_names(field)[0]] for field in SEARCHED[kind])
        return select(records.c.id).where(or_(*(text.icontains(word, autoescape=True) for text in texts)))
    found = search_table(kind)
    word = plain(word)
    if len(word) < _SHORTEST:
        short = select(found.c.rowid).where(found.c.words.icontains(word, autoescape=True)).limit(SHORT_LIMIT)
        return select(short.subquery().c.rowid)
    quoted = '"' + word.replace('"', '""') + '"'
    return select(found.c.rowid).where(column(found.name).op("MATCH")(literal(quoted)))
