"""What a cell says in words: for the screen, the clipboard and whoever listens."""

from typing import Any

from register.fields.field import Kind
from register.queries.columns import ListColumn
from register.texts import Text
from ui.levels import LEVEL_WORDS, level_words
from ui.translations import say, shown

FINDINGS = "findings"  # the column of a list that counts what was found, by level
NUMBERS = frozenset({Kind.NUMBER, Kind.MONEY})


def is_number(column: ListColumn) -> bool:
    """Whether a column holds numbers, which stand on the right."""
    return column.field.kind in NUMBERS


def as_text(column: ListColumn, value: Any) -> str:
    """A value in words; blank where nobody has given one."""
    if column.key == FINDINGS:
        return levels_text(value or ())
    if value is None:
        return say(Text("None")) if column.proposed else ""
    if column.field.codes is not None:
        if isinstance(value, tuple):
            return ", ".join(say(column.field.codes.words(code)) for code in value)
        return say(column.field.codes.words(value))
    return shown(value)


def levels_text(levels: tuple[tuple[str, int], ...]) -> str:
    """Counts of findings by level in words: "1 critical, 3 high"; "None" where there are none."""
    if not levels:
        return say(Text("None"))
    return ", ".join(say(level_words(level, count)) for level, count in levels if level in LEVEL_WORDS)
