"""The language of the window, and saying things in it."""

from typing import Any

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from register.texts import LANGUAGES, Text, Words
from register.texts import shown as shown_in

NAMES = {"en": "English", "fr": "Français"}


class _Spoken:
    language = "en"


def language() -> str:
    """The language spoken now, "en" or "fr"."""
    return _Spoken.language


def speak(wanted: str) -> None:
    """Say everything in this language from now on; what is already on the screen is made anew by its owner."""
    _Spoken.language = wanted if wanted in LANGUAGES else "en"
    QLocale.setDefault(QLocale("fr_FR" if _Spoken.language == "fr" else "en_GB"))


class _Qt(QTranslator):
    """Qt's own sentences in another language. Some have an access key in Qt that they lack: found without it."""

    @override
    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return (
            super().translate(context, source, disambiguation, n)
            or super().translate(context, source.replace("&", ""), disambiguation, n)
            or ""
        )


def translate_qt(app: QApplication) -> QTranslator:
    """Let Qt's own buttons and menus speak the language too. Keep what this gives: Qt does not."""
    translator = QTranslator(app) if language() == "en" else _Qt(app)  # asked a thousand times at each start
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language()}", folder):
        app.installTranslator(translator)
    return translator


def say(text: Text | Words) -> str:
    """A sentence or a wording, in the language spoken now."""
    return text.said(_Spoken.language)


def shown(value: Any) -> str:
    """A value as the language spoken now writes it; blank for none."""
    return shown_in(value, _Spoken.language)
