"""What this person has set and where they were: kept between sessions in a file of their own."""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QLocale, QSettings, QStandardPaths

from register.texts import LANGUAGES

RECENT = 8
FIRST = "equipment"  # the list that a register opens with


def settings_path() -> Path:
    """Where a person's settings are kept on this system."""
    place = QStandardPaths.StandardLocation.GenericConfigLocation
    return Path(QStandardPaths.writableLocation(place), "vitrine", "window.ini")


def sample_path() -> Path:
    """Where the sample register is kept, once this person has asked for it."""
    place = QStandardPaths.StandardLocation.GenericDataLocation
    return Path(QStandardPaths.writableLocation(place), "vitrine", "Valenciennes-sample.vitrine")


class Settings:
    """The settings of one person. Whatever cannot be read is as if it had never been set."""

    def __init__(self, path: Path | None = None) -> None:
        self._file = QSettings(str(path or settings_path()), QSettings.Format.IniFormat)

    @property
    def recipe(self) -> Path:
        """Where the recipe of the first list is kept, as this person arranged it."""
        return Path(self._file.fileName()).with_name(f"{FIRST}.recipe")

    @property
    def language(self) -> str:
        """The window's language: as set, else VITRINE_LANG, else the system's."""
        chosen = (str(self._file.value("language") or ""), os.environ.get("VITRINE_LANG", ""))
        for language in (*chosen, QLocale.system().name()):
            if language[:2].lower() in LANGUAGES:
                return language[:2].lower()
        return "en"

    @language.setter
    def language(self, language: str) -> None:
        self._file.setValue("language", language)

    @property
    def theme(self) -> str:
        """The theme that was chosen; "" for that of the system."""
        return str(self._file.value("theme") or "")

    @theme.setter
    def theme(self, theme: str) -> None:
        self._file.setValue("theme", theme)

    @property
    def recent(self) -> list[str]:
        """The addresses of registers opened lately, the last one first."""
        return [str(address) for address in self._list("recent")]

    def remember(self, address: str) -> None:
        """Put a register at the head of the recent ones."""
        others = [other for other in self.recent if other != address]
        self._file.setValue("recent", json.dumps([address, *others][:RECENT]))

    def forget(self, address: str) -> None:
        """Take a register off the recent ones."""
        self._file.setValue("recent", json.dumps([other for other in self.recent if other != address]))

    def columns(self, list_key: str) -> list[str]:
        """The columns that this person wants to see of a list, in order; empty where they never said."""
        return [str(column) for column in self._list(f"lists/{list_key}/columns")]

    def keep_columns(self, list_key: str, columns: Sequence[str]) -> None:
        """Remember the columns of a list."""
        self._file.setValue(f"lists/{list_key}/columns", json.dumps(list(columns)))

    def widths(self, list_key: str) -> dict[str, int]:
        """The widths of the columns of a list that this person has set, in device-independent pixels."""
        pairs = self._list(f"lists/{list_key}/widths")
        return {str(pair[0]): int(pair[1]) for pair in pairs if isinstance(pair, list)}

    def keep_widths(self, list_key: str, widths: dict[str, int]) -> None:
        """Remember the widths of the columns of a list."""
        self._file.setValue(f"lists/{list_key}/widths", json.dumps([[key, width] for key, width in widths.items()]))

    def visited(self, register: str) -> int | None:
        """The number of the last change of a register whose findings this person has seen; None: they never looked."""
        kept = str(self._file.value(f"visited/{register}") or "")
        return int(kept) if kept.isdecimal() else None

    def keep_visited(self, register: str, number: int) -> None:
        """Remember up to which change this person has seen the findings of a register."""
        self._file.setValue(f"visited/{register}", str(number))

    @property
    def geometry(self) -> QByteArray:
        """Where the window was; empty the first time."""
        kept = self._file.value("geometry")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._file.setValue("geometry", geometry)

    def _list(self, key: str) -> list[Any]:
        try:
            kept = json.loads(str(self._file.value(key) or "[]"))
        except ValueError:
            return []
        return kept if isinstance(kept, list) else []
