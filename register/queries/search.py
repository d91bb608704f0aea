"""What a search box finds: each word, anywhere in a text of the record or of the records it refers to."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, literal, or_, select, union_all

from register.model.columns import column_names
from register.model.databases import is_file
from register.model.derived import FINDING as FINDINGS
from register.model.searched import SEARCHED, plain, search_table
from register.model.tables import TABLES
from register.queries.flags import findings_of
from register.queries.ruled import rules_named
from register.queries.shapes import FINDING, SHORT_LIMIT, SUBJECTS, limited

# Whose texts are found as if they were the record's own: reference, kind it leads to.
_THROUGH: dict[str, tuple[tuple[str, str], ...]] = {
    "product": (("vendor", "vendor"), ("maker", "vendor"), ("publisher", "vendor"), ("engine", "vendor")),
    "data_flow": (("to_vendor", "vendor"), ("acquisition", "acquisition"), ("product", "product")),
    "equipment": (
        ("product", "product"), ("site", "site"), ("deployment", "deployment"), ("acquisition", "acquisition"),
    ),
}  # fmt: skip


class _Word(NamedTuple):
    """What is looked for in texts.

    like: the pattern on a file, None on a server. exactly: the text; on a file only where the pattern finds more than
    it. most: how many records of a kind are looked for, None for all.
    """

    like: ColumnElement[str] | None
    exactly: ColumnElement[str] | str | None
    most: int | None


def finding(connection: Connection, kind: str, words: str) -> list[ColumnElement[bool]]:
    """The conditions that a record of this kind must meet to be found by these words: one a word."""
    if kind == FINDING:
        return [_about(_looked_for(connection, words, word), word) for word in words.split()]
    record = TABLES[kind].c.id
    return [record.in_(_hits(kind, _looked_for(connection, words, word))) for word in words.split()]


def found_among(connection: Connection, kind: str, words: str, wanted: Sequence[Select[Any]]) -> Collection[int]:
    """The records of a file that all of these words find and all of these queries give, in no order, some twice.

    Not for findings. There is at least one word or query.
    """
    hits = [_numbers(connection, _at_once([query])) for query in wanted]
    most = SHORT_LIMIT if limited(words) else None
    for word in words.split():
        like, text, exactly = _pattern(word)
        hits.append(_numbers(connection, _found(kind, exactly, most), {"like": like, "exactly": text}))
    return hits[0] if len(hits) == 1 else set(hits[0]).intersection(*hits[1:])


def _numbers(connection: Connection, query: Select[Any], word: dict[str, str] | None = None) -> list[int]:
    return [number for numbers in connection.execute(query, word).one() for number in json.loads(numbers)]


def _at_once(queries: Iterable[Select[Any]]) -> Select[Any]:
    """The ids that each query gives as one value: as rows, twenty thousand of them take twice the time."""
    return select(
        *(
            query.with_only_columns(func.json_group_array(*query.selected_columns)).scalar_subquery()
            for query in queries
        )
    )


@cache
def _found(kind: str, exactly: bool, most: int | None) -> Select[Any]:
    """The records of a file that a word finds, to be given as "like" and "exactly"."""
    return _at_once(_places(kind, _Word(bindparam("like"), bindparam("exactly") if exactly else None, most)))


def _pattern(word: str) -> tuple[str, str, bool]:
    """A word as the pattern of LIKE on a file, as text, and whether the pattern finds more than the text."""
    text = plain(word).casefold()
    return f"%{text}%", text, "%" in text or "_" in text


def _looked_for(connection: Connection, words: str, word: str) -> _Word:
    if not is_file(connection):
        return _Word(None, word, None)
    like, text, exactly = _pattern(word)
    return _Word(literal(like), literal(text) if exactly else None, SHORT_LIMIT if limited(words) else None)


def _about(word: _Word, written: str) -> ColumnElement[bool]:
    """Of a finding: found in the title of its rule, or in its subject."""
    subjects = (findings_of(kind, select(_hits(kind, word).subquery().c[0])) for kind in SUBJECTS)
    return or_(FINDINGS.c.rule.in_(rules_named(written)), *subjects)


def _hits(kind: str, word: _Word) -> Any:
    """The ids of the records that a word finds, some perhaps twice."""
    first, *others = _places(kind, word)
    return union_all(first, *others) if others else first


def _places(kind: str, word: _Word) -> Iterator[Select[Any]]:
    """The same, by where the word stands: in the record itself, in one that it refers to, in a party of a deal."""
    yield _own(kind, word)
    records = TABLES[kind]
    for key, to in _THROUGH.get(kind, ()):
        yield select(records.c.id).where(records.c[f"{key}_id"].in_(_hits(to, word)))
    if kind == "acquisition":
        party = TABLES["party"]
        yield select(party.c.acquisition_id).where(party.c.vendor_id.in_(_hits("vendor", word)))


def _own(kind: str, word: _Word) -> Select[tuple[int]]:
    if word.like is None:
        records = TABLES[kind]
        texts = (records.c[column_names(field)[0]] for field in SEARCHED[kind])
        return select(records.c.id).where(or_(*(text.icontains(word.exactly, autoescape=True) for text in texts)))
    found = search_table(kind)
    like: ColumnElement[bool] = found.c.words.like(word.like)  # with an ESCAPE the index would not be used
    if word.exactly is not None:
        like &= func.instr(func.lower(found.c.words), word.exactly) > 0
    hits = select(found.c.rowid).where(like)
    return hits if word.most is None else select(hits.limit(word.most).subquery().c.rowid)
