"""The only place that shows an error, and the only one that opens a box about one."""

import logging

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from register.errors import Cancelled, RegisterError
from register.texts import Text
from ui.translations import say

log = logging.getLogger(__name__)


def show(error: BaseException, parent: QWidget | None = None) -> None:
    """Show an error: a RegisterError as what happened, what is unchanged and what to do; all else as a bug."""
    if isinstance(error, Cancelled | KeyboardInterrupt):
        return
    from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - not loaded where nothing goes wrong

    box = QMessageBox(parent or QApplication.activeWindow())
    box.setTextFormat(Qt.TextFormat.PlainText)
    if isinstance(error, RegisterError):
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(say(error.what))
        box.setInformativeText("\n\n".join(say(part) for part in (error.unchanged, error.hint) if part is not None))
    else:
        import traceback  # noqa: PLC0415 - the same

        log.error("a bug", exc_info=error)
        box.setIcon(QMessageBox.Icon.Critical)
        box.setText(say(Text("This is a fault of Vitrine.")))
        box.setInformativeText(
            say(
                Text(
                    "What you were doing was not kept; everything kept before it is safe. "
                    "Please send the details to the people who look after Vitrine."
                )
            )
        )
        box.setDetailedText("".join(traceback.format_exception(error)))
    box.addButton(say(Text("Close")), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
