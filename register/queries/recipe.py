"""A recipe of a list: its statements as SQLite takes them, so that it can be read before the database's libraries are.

It is made by the program itself when a register is open, for the list as the person arranged it, and holds no data. It
fits only the program that made it, down to the last file, and only registers of the schema it was made for.
"""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import register


class Statement(NamedTuple):
    """A statement with its fixed parameters, and the names of the columns it gives."""

    sql: str
    parameters: dict[str, Any]
    columns: list[str]


class Maker(NamedTuple):
    """How a column's value is made of its parts in a row.

    parts: how each part is read ("date", "yes_no", "amount", "several"; None: as it is). name: what makes the value of
    them (None: the one part is the value). kinds: of "subjects", whose.
    """

    parts: list[str | None]
    name: str | None
    kinds: list[str]


class Recipe(NamedTuple):
    """How a list is read. program: the stamp of the one that made it. application, revision: what a register must be.

    chosen: the columns that the person wants to see, none where they never said; columns: those that it has.
    ids, counting: its records in order, and how many. rows: those among the ids in the parameter `wanted`, a JSON list.
    weighing: what findings weigh, of a `kind` and among `ids`, a JSON list.
    """

    program: str
    application: int
    revision: str
    key: str
    chosen: list[str]
    columns: list[str]
    ids: Statement
    counting: Statement
    rows: Statement
    makers: list[Maker]
    weighing: Statement

    def text(self) -> str:
        """As it is kept."""
        return json.dumps(self._asdict())


def stamp() -> str:
    """What tells this program from any other: the number, sizes and times of its files; "" where it has none."""
    number, size, times = 0, 0, 0
    folders = list(register.__path__)
    while folders:
        try:
            with os.scandir(folders.pop()) as entries:
                for entry in entries:
                    if entry.is_dir():
                        folders.append(entry.path)
                    elif entry.name.endswith((".py", ".toml")):
                        found = entry.stat()
                        number, size, times = number + 1, size + found.st_size, times + found.st_mtime_ns
        except OSError:
            return ""
    return f"{number}-{size}-{times}"


def kept(path: Path, key: str, chosen: Sequence[str]) -> Recipe | None:
    """The recipe kept at a path for this list, arranged so; None where there is none, or it is another program's."""
    try:
        recipe = read(path.read_text("utf-8"))
    except (OSError, ValueError, TypeError, KeyError):
        return None
    fits = recipe.program and recipe.program == stamp() and (recipe.key, recipe.chosen) == (key, list(chosen))
    return recipe if fits else None


def read(text: str) -> Recipe:
    """A recipe as it was kept. Raises ValueError, TypeError or KeyError for what is none."""
    known: dict[str, Any] = json.loads(text)
    statements = {name: Statement(*known[name]) for name in ("ids", "counting", "rows", "weighing")}
    makers = [Maker(*maker) for maker in known["makers"]]
    return Recipe(**known | statements | {"makers": makers})
