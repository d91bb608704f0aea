"""A page that reads something whole and shows it, and looks again when something was changed."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from register.texts import Text
from ui import keys
from ui.desk import Desk
from ui.translations import say
from ui.widgets.empty import Empty
from ui.widgets.search import SearchField


class LookPage(QWidget):
    """What such pages have in common.

    importing: the person wants to import these files. going: kind and id of a record to show. asking: these, and the
    key of a field to answer. counted: how many there are, for the navigation.
    """

    importing = Signal(object)
    going = Signal(str, int)
    asking = Signal(str, int, str)
    counted = Signal(int)

    def __init__(self, desk: Desk, _key: str, _currency: str) -> None:
        super().__init__()
        self.desk = desk
        self._stale = True
        self._empty = Empty(desk.theme)
        self._stack = QStackedWidget()
        desk.changed.connect(self._on_changed)

    def again(self) -> None:
        """Read everything anew."""
        raise NotImplementedError

    def _on_changed(self, _kinds: frozenset[str]) -> None:
        self._stale = True
        if self.isVisible():
            self._catch_up()

    def _catch_up(self) -> None:
        if self._stale:
            self._stale = False
            self.again()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()

    def stand(self, content: QWidget) -> QStackedWidget:
        """Where the content stands, or why there is none."""
        self._stack.addWidget(content)
        self._stack.addWidget(self._empty)
        return self._stack

    def show_content(self) -> None:
        """Show the content."""
        self._stack.setCurrentIndex(0)

    def show_empty(self, icon_name: str, sentence: Text, line: Text | None = None) -> None:
        """Show why there is nothing."""
        self._empty.tell(icon_name, say(sentence), "" if line is None else say(line))
        self._stack.setCurrentIndex(1)

    def show_failed(self, error: BaseException) -> None:
        """Show what reading met, in the place of the content."""
        said = getattr(error, "what", None)
        sentence = say(said) if isinstance(said, Text) else str(error)
        self._empty.tell("filter-off", sentence, "", (say(Text("Try again")), self.again))
        self._stack.setCurrentIndex(1)

    def find_by(self, search: SearchField) -> None:
        """Let Ctrl+F go to the search field."""
        keys.FIND.bind(self, search.enter)

    def between(self, *panes: QWidget) -> None:
        """Let F6 and Shift+F6 go from one pane to the next that is shown."""
        keys.NEXT_PANE.bind(self, partial(self._step, panes, 1))
        keys.PANE_BEFORE.bind(self, partial(self._step, panes, -1))

    def _step(self, panes: tuple[QWidget, ...], by: int) -> None:
        shown = [pane for pane in panes if pane.isVisible()]
        within = [place for place, pane in enumerate(shown) if pane.hasFocus() or pane.isAncestorOf(_focused(self))]
        if shown:
            target = shown[(within[0] + by) % len(shown)] if within else shown[0]
            focus(target)


def _focused(page: QWidget) -> QWidget:
    focused: QWidget | None = page.window().focusWidget()
    return page if focused is None else focused


def focus(pane: Any) -> None:
    """Put the focus into a pane: on itself, or on what it says is first in it."""
    if pane.focusPolicy() == Qt.FocusPolicy.NoFocus and hasattr(pane, "focus"):
        pane.focus()
    else:
        pane.setFocus(Qt.FocusReason.TabFocusReason)
