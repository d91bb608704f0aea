"""What records are called, as `shown` takes it."""

from collections.abc import Collection, Mapping
from typing import TypeAlias

from sqlalchemy import Connection

from register.names import fold
from register.queries import lists
from register.records import titles
from register.texts import Text, Words

Name: TypeAlias = str | Text | Words


def record_names(connection: Connection, kind: str, ids: Collection[int]) -> Mapping[int, Name]:
    """The names of these records as they stand alone, away from their list: a deal by its supplier too."""
    found = record_titles(connection, kind, ids)
    if kind != "acquisition":
        return found
    suppliers = lists.rows(connection, "acquisitions", list(ids), ["supplier"])
    return {number: _deal(title, suppliers[number][0]) for number, title in found.items()}


def record_titles(connection: Connection, kind: str, ids: Collection[int]) -> Mapping[int, Name]:
    """The titles of these records; that of a gathered deal is made when it is shown, in the reader's language."""
    found: dict[int, Name] = dict(titles(connection, kind, ids))
    if kind == "acquisition":
        made = lists.rows(connection, "acquisitions", list(ids), ["title"])
        found |= {number: title for number, (title,) in made.items() if title is not None}
    return found


def plain(name: Name) -> str:
    """A name in one language whoever reads it: to order by, and to look in."""
    return name if isinstance(name, str) else name.said("en")


def _deal(title: Name, supplier: str | None) -> Name:
    """A deal by its title and its supplier, each once."""
    if supplier is None or fold(supplier) in fold(plain(title)):
        return title
    return Text("{deal} · {supplier}", deal=title, supplier=supplier)
