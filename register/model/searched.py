"""The full-text index that lists are searched by: kept beside the records, in step with them, derived from them.

On SQLite each searched kind has an FTS5 trigram table of its own texts, without accents; LIKE finds any three or more
characters anywhere in a text by it. On PostgreSQL there is no index to keep: the columns are searched themselves.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import (
    ColumnElement,
    Connection,
    LargeBinary,
    TableClause,
    case,
    cast,
    column,
    delete,
    func,
    insert,
    literal,
    select,
    table,
)
from sqlalchemy import text as sql
from sqlalchemy.sql import Select

from register.fields.catalogue import CATALOGUE
from register.fields.field import Field, Kind
from register.model.tables import TABLES

_PAGE = 500
_TEXT_KINDS = {Kind.TEXT, Kind.IDENTIFIER, Kind.TEXTS, Kind.MAC, Kind.IP}
_ASCII_ONLY = re.compile(r"[^\x00-\x7f]")
_JOINED = {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"}
_KINDS = (
    "vendor", "product", "site", "deployment", "acquisition", "data_flow", "equipment", "evidence", "import",
    "decision",
)  # fmt: skip


class _Plain(dict[str, str]):
    """A character without its accents, worked out once."""

    def __missing__(self, character: str) -> str:
        parts = unicodedata.normalize("NFKD", character)
        self[character] = "".join(part for part in parts if not unicodedata.combining(part))
        return self[character]


_PLAIN = _Plain(_JOINED)


def plain(text: str) -> str:
    """The text without accents: "Caméra de l'Hôtel" as "Camera de l'Hotel". Case is kept."""
    return text if text.isascii() else _ASCII_ONLY.sub(lambda found: _PLAIN[found[0]], text)


def searched_fields(kind: str) -> tuple[Field, ...]:
    """The fields whose texts a search of this kind reads: nothing restricted, nothing secret."""
    return tuple(field for field in CATALOGUE[kind].stored if field.kind in _TEXT_KINDS and not field.withheld)


SEARCHED: dict[str, tuple[Field, ...]] = {kind: searched_fields(kind) for kind in _KINDS}


def search_table(kind: str) -> TableClause:
    """The full-text table of a kind on SQLite: rowid is the record's id."""
    return table(f"search_{kind}", column("rowid"), column("words"))


def plain_key(connection: Connection, text: ColumnElement[str]) -> ColumnElement[str]:
    """A text without accents and, beyond ASCII, in lower case, for SQLite: only such text goes through Python."""
    raw = connection.connection.dbapi_connection
    if raw is not None and not connection.info.get("vitrine_plain"):
        raw.create_function("vitrine_plain", 1, _plain_or_none, deterministic=True)
        connection.info["vitrine_plain"] = True
    more = func.length(cast(text, LargeBinary)) > func.length(text)  # bytes than characters: quicker than a pattern
    return case((more, func.vitrine_plain(text)), else_=text)


def _plain_or_none(text: object) -> str | None:
    return None if text is None else plain(str(text)).casefold()


def prepare(connection: Connection) -> None:
    """Make the index of an empty register."""
    if connection.dialect.name != "sqlite":
        return
    for kind in SEARCHED:
        name = search_table(kind).name
        # Without positions an import is a quarter quicker to index, and LIKE looks at the few texts found anyway.
        options = "tokenize='trigram', detail=none, columnsize=0"
        connection.execute(sql(f"CREATE VIRTUAL TABLE IF NOT EXISTS {name} USING fts5(words, {options})"))


def rebuild(connection: Connection) -> None:
    """Make the index anew from all records."""
    if connection.dialect.name != "sqlite":
        return
    for kind in SEARCHED:
        connection.execute(sql(f"DROP TABLE IF EXISTS {search_table(kind).name}"))
    prepare(connection)
    for kind in SEARCHED:
        connection.execute(_filling(connection, kind, None))


def index(connection: Connection, kind: str, runs: Iterable[range]) -> None:
    """Bring the index in step with these records as they now are: new, edited or gone.

    runs: their ids. Called in the transaction that wrote them.
    """
    if kind not in SEARCHED or connection.dialect.name != "sqlite":
        return
    found, record = search_table(kind), TABLES[kind].c.id
    for part in _parts(runs):
        known = _within(found.c.rowid, part)
        if connection.execute(select(literal(1)).select_from(found).where(known).limit(1)).first() is not None:
            connection.execute(delete(found).where(known))
        connection.execute(_filling(connection, kind, _within(record, part)))


def _filling(connection: Connection, kind: str, which: ColumnElement[bool] | None) -> insert:  # type: ignore[valid-type]
    filled = search_table(kind)
    return insert(filled).from_select(["rowid", "words"], _texts(connection, kind, which))


def _texts(connection: Connection, kind: str, which: ColumnElement[bool] | None) -> Select[tuple[int, str]]:
    source = TABLES[kind]
    joined: ColumnElement[str] = literal("", literal_execute=True)
    for field in SEARCHED[kind]:
        joined = joined + func.coalesce(_text(source.c[field.key], field) + literal("\n"), "")
    texts = select(source.c.id, joined.label("text"))
    # A limit, of no effect, keeps the text from being put together once for each time it is named below.
    made = (texts if which is None else texts.where(which)).limit(-1).subquery()
    return select(made.c.id, plain_key(connection, made.c.text))


def _text(stored: ColumnElement[str], field: Field) -> ColumnElement[str]:
    """The text of a field; of several texts, kept as a JSON list, each on a line."""
    return func.trim(func.replace(stored, '", "', "\n"), '["]') if field.kind is Kind.TEXTS else stored


def _parts(runs: Iterable[range]) -> Iterator[Sequence[int]]:
    """Runs of 500 and more as they are, everything between them 500 at a time."""
    single: list[int] = []
    for run in runs:
        if len(run) >= _PAGE:
            yield run
        else:
            single += run
    for first in range(0, len(single), _PAGE):
        yield single[first : first + _PAGE]


def _within(name: ColumnElement[int], part: Sequence[int]) -> ColumnElement[bool]:
    if isinstance(part, range):
        return name.between(part[0], part[-1])
    return name.in_(part)
