"""Making the recipe of a list, in the worker, once a register is open."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import BigInteger, Boolean, Connection, Date, Integer, Select, String, bindparam, column, func, select
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.types import NullType

from register.files import whole_file
from register.model.columns import Amount, Several
from register.model.databases import APPLICATION_ID, is_file
from register.queries.ahead import MAKERS
from register.queries.columns import LISTS, Search
from register.queries.flags import weighing
from register.queries.lists import counting, finding_ids, selecting
from register.queries.making import Subjects
from register.queries.paths import Reading
from register.queries.recipe import Maker, Recipe, Statement, stamp
from register.store import Register
from register.upgrades import HEAD

_READ: dict[type[Any], str] = {Date: "date", Boolean: "yes_no", Amount: "amount", Several: "several"}
_AS_IT_IS = (String, Integer, BigInteger, NullType)
_NAMES = {made: name for name, made in MAKERS.items()}
_OF_PYTHON = "vitrine_"  # functions that the program adds to a connection are not there when a list is read ahead


class _UnkeepableError(Exception):
    """Only the ordinary way can read this list."""


def keep_recipe(register: Register, path: Path, key: str, chosen: Sequence[str]) -> None:
    """Keep the recipe of a list at a path; where there can be none, what was kept there goes.

    chosen: the columns that the person wants to see, none where they never said.

    Raises: RegisterError if it cannot be written.
    """
    with register.read() as connection:
        made = recipe(connection, key, chosen)
    if made is None:
        path.unlink(missing_ok=True)
        return
    with whole_file(path) as draft:
        draft.write_text(made.text(), "utf-8")


def recipe(connection: Connection, key: str, chosen: Sequence[str]) -> Recipe | None:
    """How sqlite3 alone reads a list so arranged; None where it cannot: a server's, or one made by more than SQL."""
    if not is_file(connection):
        return None
    known = {column.key for column in LISTS[key].columns}
    names = tuple(name for name in chosen if name in known) or LISTS[key].shown
    query, readings = selecting(key, names, _among("wanted"))
    try:
        return Recipe(
            program=stamp(),
            application=APPLICATION_ID,
            revision=HEAD,
            key=key,
            chosen=list(chosen),
            columns=list(names),
            ids=_statement(finding_ids(connection, key, Search())),
            counting=_statement(counting(key)),
            rows=_statement(query),
            makers=[_maker(reading) for reading in readings],
            weighing=_statement(weighing(_among("ids"))),
        )
    except _UnkeepableError:
        return None


@cache
def _among(name: str) -> Select[Any]:
    """The ids in a parameter that is a JSON list: a statement that does not depend on how many there are."""
    return select(column("value")).select_from(func.json_each(bindparam(name, "[]")))


def _statement(query: Select[Any]) -> Statement:
    compiled = query.compile(dialect=dialect(paramstyle="named"), compile_kwargs={"render_postcompile": True})
    sql = str(compiled)
    if _OF_PYTHON in sql:
        raise _UnkeepableError
    return Statement(sql, dict(compiled.params), list(query.selected_columns.keys()))


def _maker(reading: Reading) -> Maker:
    parts = [_part(part.type) for part in reading.columns]
    if isinstance(reading.value, Subjects):
        return Maker(parts, "subjects", list(reading.value.kinds))
    if reading.value is not None and reading.value not in _NAMES:
        raise _UnkeepableError
    return Maker(parts, None if reading.value is None else _NAMES[reading.value], [])


def _part(kind: Any) -> str | None:
    if isinstance(kind, _AS_IT_IS):
        return None
    for known, name in _READ.items():
        if isinstance(kind, known):
            return name
    raise _UnkeepableError
