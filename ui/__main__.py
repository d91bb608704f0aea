"""The command `vitrine`: the window, or whatever the command line does without one."""

import gc
import os
import sys
from collections.abc import Sequence
from types import ModuleType

from register.texts import Text


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command says. Gives the exit status: 0 done, 1 refused or failed, 2 wrong usage."""
    from register.cli import main as command  # noqa: PLC0415 - the command line loads no Qt

    done = command(list(sys.argv[1:] if arguments is None else arguments))
    return done if isinstance(done, int) else open_window(done.address)


def open_window(address: str | None) -> int:
    """Open the window on a register, on the last one, or on the welcome page."""
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _DISPLAYS):
        said = Text("There is no display to open a window on. `vitrine --help` shows what can be done without one.")
        sys.stderr.write(f"{said.said(os.environ.get('VITRINE_LANG', 'en')[:2])}\n")
        return 1
    status: int = load_window().run(address)
    return status


def load_window() -> ModuleType:
    """The application, loaded as fast as can be: nothing that is loaded is garbage, so nobody looks for any."""
    gc.disable()
    import register.late  # noqa: F401, PLC0415 - before Qt, which reads the source of each module loaded after it
    from ui import application  # noqa: PLC0415 - Qt is loaded only when there is a window

    return application


_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")

if __name__ == "__main__":
    sys.exit(main())
