"""The tables of a rule file as they are read: each value is checked, and a fault is told with its place."""

import re
import tomllib
from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from register.errors import RegisterError
from register.rules.parser import parsed
from register.rules.places import Path as KeyPath
from register.rules.places import Places
from register.rules.tokens import ConditionError, Place
from register.rules.tree import Condition
from register.texts import LANGUAGES, Text, Words

_Read = TypeVar("_Read")
_AT = re.compile(r"\(at line (\d+), column (\d+)\)$")
_RULE = re.compile(r'^\s*id\s*=\s*["\']([^"\'\n]*)', re.MULTILINE)
_UNCHANGED = Text("Nothing was changed. Correct the rule file, then try again.")


class PackError(RegisterError):
    """A rule pack that cannot be used: the sentence says which file, rule, line and column.

    rule: "" where the fault is in none. line and column count from 1.
    """

    def __init__(self, file: str, rule: str, at: Place, fault: Text) -> None:
        place = {"file": file, "line": at.line, "column": at.column, "what": fault}
        if rule:
            what = Text("{file}, rule {rule}, line {line}, column {column}: {what}", rule=rule, **place)
        else:
            what = Text("{file}, line {line}, column {column}: {what}", **place)
        super().__init__(what, _UNCHANGED)
        self.file, self.rule, self.line, self.column, self.fault = file, rule, at.line, at.column, fault


class Written:
    """One table of a rule file. rule: the rule it belongs to, "" where it belongs to none."""

    def __init__(self, file: str, places: Places, values: dict[str, Any], path: KeyPath = (), rule: str = "") -> None:
        self._file = file
        self._places = places
        self._values = values
        self._path = path
        self.rule = rule

    def __contains__(self, key: str) -> bool:
        return key in self._values

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys it has."""
        return tuple(self._values)

    def only(self, keys: Collection[str]) -> None:
        """Refuse keys that mean nothing. Raises PackError."""
        for key in self._values:
            if key not in keys:
                raise PackError(
                    self._file, self.rule, self._places.of_key((*self._path, key)),
                    Text("“{key}” means nothing here.", key=key),
                )  # fmt: skip

    def text(self, key: str) -> str:
        """A text that says something. Raises PackError, as all readers do."""
        value = self._value(key)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(Text("“{key}” is a text between quotation marks.", key=key), key)
        return value

    def one_of(self, key: str, allowed: Sequence[str]) -> str:
        """A text that is one of a few."""
        value = self.text(key)
        if value not in allowed:
            raise self.fault(Text("“{value}” is none of: {allowed}.", value=value, allowed=tuple(allowed)), key)
        return value

    def flag(self, key: str) -> bool:
        """True or false."""
        value = self._value(key)
        if not isinstance(value, bool):
            raise self.fault(Text("“{key}” is true or false, without quotation marks.", key=key), key)
        return value

    def number(self, key: str) -> Decimal:
        """A number above zero."""
        value = self._value(key)
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal) or not value > 0:
            raise self.fault(Text("“{key}” is a number above zero, without quotation marks.", key=key), key)
        return Decimal(str(value))

    def day(self, key: str) -> date:
        """A day of the calendar."""
        value = self._value(key)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.fault(Text("“{key}” is a day such as 2026-10-06, without quotation marks.", key=key), key)
        return value

    def words(self, key: str) -> Words:
        """A text in both languages, under the keys en and fr of a table."""
        table = self.table(key)
        table.only(LANGUAGES)
        return table.both()

    def both(self) -> Words:
        """The texts of this table in both languages."""
        return Words(*(self.text(language) for language in LANGUAGES))

    def condition(self, key: str) -> Condition:
        """A condition that can be read; whether its paths and codes are known is not yet checked."""
        written = self.text(key)
        try:
            return parsed(written)
        except ConditionError as fault:
            raise self.fault(fault.what, key, fault.at) from fault

    def table(self, key: str) -> "Written":
        """The table under a key."""
        return self._table(self._value(key), (key,))

    def tables(self, key: str) -> list["Written"]:
        """The tables listed under a key; none where there is no such key."""
        values = self._values.get(key, [])
        if not isinstance(values, list):
            raise self.fault(Text("“{key}” is a list of tables.", key=key), key)
        return [self._table(value, (key, number)) for number, value in enumerate(values)]

    def maybe(self, read: Callable[[str], _Read], key: str) -> _Read | None:
        """What a reader of this table makes of a key; None where there is no such key."""
        return read(key) if key in self else None

    def fault(self, what: Text, key: str | None = None, at: Place | None = None) -> PackError:
        """The error with its place: that of a key's value, of a place within it, or of the table."""
        path = self._path if key is None else (*self._path, key)
        return PackError(self._file, self.rule, self._places.of(path, at), what)

    def _value(self, key: str) -> Any:
        if key not in self._values:
            raise self.fault(Text("“{key}” is missing.", key=key))
        return self._values[key]

    def _table(self, value: Any, keys: KeyPath) -> "Written":
        path = (*self._path, *keys)
        if not isinstance(value, dict):
            what = Text("“{key}” is a table.", key=str(keys[0]))
            raise PackError(self._file, self.rule, self._places.of(path), what)
        return Written(self._file, self._places, value, path, self.rule)


def written(file: Path, content: bytes) -> Written:
    """The table of a whole file. Raises PackError where it is no TOML."""
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as fault:
        at = Place(content.count(b"\n", 0, fault.start) + 1, fault.start - content.rfind(b"\n", 0, fault.start))
        raise PackError(file.name, "", at, Text("This is not written in UTF-8.")) from fault
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        at = _place(str(fault), text)
        raise PackError(file.name, _rule_before(text, at), at, _complaint(str(fault))) from fault
    return Written(file.name, Places(text), tables)


def _place(complaint: str, text: str) -> Place:
    found = _AT.search(complaint)
    if found:
        return Place(int(found[1]), int(found[2]))
    lines = text.split("\n")  # "at end of document"
    return Place(len(lines), len(lines[-1]) + 1)


def _complaint(complaint: str) -> Text:
    if re.match("Cannot (declare|overwrite|mutate)", complaint):
        return Text("This is written twice.")
    if complaint.startswith(("Unterminated", "Unclosed", r"Illegal character '\n'")):
        return Text("Something before this is not closed.")
    return Text("This is not TOML.")


def _rule_before(text: str, at: Place) -> str:
    """The rule in which a line stands, as far as that can be said of what cannot be read."""
    before = "\n".join(text.split("\n")[: at.line])
    found = _RULE.findall(before[max(before.rfind("[[rule]]"), 0) :])
    return found[0] if found else ""
