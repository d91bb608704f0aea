"""The application around the window: style, language, and what happens with an error that nobody caught."""

import gc
import sys
from functools import partial
from types import TracebackType

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QStyleHints
from PySide6.QtWidgets import QApplication

from ui.errors import show
from ui.icons import window_icon
from ui.settings import Settings
from ui.style import VitrineStyle
from ui.theme import SYSTEM, Theme
from ui.translations import speak, translate_qt
from ui.window import MainWindow

# Seconds for which a worker keeps the interpreter when the window wants it. Each callback of Qt asks for it anew, a
# repaint some hundred times: with Python's 5 ms a worker that computes would hold a repaint up for a second.
GIVE_WAY = 0.0002
STARTED = 2_000  # milliseconds after which the start is over, whatever was opened


def collect_garbage() -> None:
    """Let Python look for garbage from now on; what was loaded at the start is none and is never looked at again."""
    gc.freeze()
    gc.enable()


def dress(app: QApplication, choice: str = SYSTEM) -> Theme:
    """Give the application its style and colours. Gives the theme that everything is painted with.

    choice: a name of THEMES, or "system", which is followed when it changes.
    """
    theme, hints = Theme(app.font()), app.styleHints()
    theme.follow(partial(system_theme, hints), partial(_put_on, app, theme))
    app.setStyle(VitrineStyle(theme))
    theme.choose(choice)
    hints.colorSchemeChanged.connect(lambda _scheme: _on_system(theme))
    hints.accessibility().contrastPreferenceChanged.connect(lambda _wanted: _on_system(theme))
    return theme


def system_theme(hints: QStyleHints) -> str:
    """The theme that the system has: with much contrast where a person asked it for that, else dark or light."""
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


def _put_on(app: QApplication, theme: Theme) -> None:
    """Let everything that is on the screen have the colours of the theme, title bars and native dialogs too."""
    app.setPalette(theme.palette())
    hints = app.styleHints()
    if theme.choice == SYSTEM:
        hints.unsetColorScheme()
    else:
        hints.setColorScheme(Qt.ColorScheme.Dark if theme.choice == "dark" else Qt.ColorScheme.Light)


def _on_system(theme: Theme) -> None:
    if theme.choice == SYSTEM:
        theme.choose(SYSTEM)


def run(address: str | None) -> int:
    """Open the window and stay until it is closed. Gives the exit status."""
    sys.setswitchinterval(GIVE_WAY)
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("vitrine")
    app.setApplicationDisplayName("Vitrine")
    settings = Settings()
    speak(settings.language)
    translator = translate_qt(app)
    theme = dress(app, settings.theme)
    app.setWindowIcon(window_icon())
    sys.excepthook = _on_error
    window = MainWindow(settings, theme)
    wanted = address or _last(settings)
    if wanted is not None:
        window.open_register(wanted)
        import ui.workspace  # noqa: F401, PLC0415 - loaded while the register is looked at
    else:
        window.show_welcome()
    window.show()
    QTimer.singleShot(STARTED, collect_garbage)
    status = app.exec()
    gc.freeze()  # all goes at once: nobody needs to look what of it is garbage
    del translator
    return status


def _last(settings: Settings) -> str | None:
    recent = settings.recent
    return recent[0] if recent else None


def _on_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    show(error.with_traceback(trace))
