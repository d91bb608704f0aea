"""The application around the window: style, language, and what happens with an error that nobody caught."""

import gc
import sys
from types import TracebackType

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ui.errors import show
from ui.icons import window_icon
from ui.settings import Settings
from ui.style import VitrineStyle
from ui.theme import Theme
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


def dress(app: QApplication) -> Theme:
    """Give the application its style and colours. Gives the theme that everything is painted with."""
    theme = Theme(app.font())
    app.setStyle(VitrineStyle(theme))
    app.setPalette(theme.palette())
    return theme


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
    theme = dress(app)
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
