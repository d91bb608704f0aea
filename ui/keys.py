"""All keys that do something, each once: the menus, the pages, the sheet of shortcuts and Ctrl+K read this list."""

from collections.abc import Callable
from enum import Enum
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from register.texts import Text

ALL: list["Act"] = []


class Where(Enum):
    """Where keys act. The value is the heading on the sheet. What acts anywhere acts on all of the others too."""

    ANYWHERE = Text("Anywhere")
    PAGE = Text("On every page")
    LIST = Text("In lists and tables")
    FINDINGS = Text("On findings")
    CONDITION = Text("In the condition of a rule")
    OFFICIAL = Text("On official lists")
    IMPORT = Text("While importing")
    FORM = Text("In a form")
    PAPER = Text("On the one-page sheet")


class Act:
    """Something that keys do. keys: as QKeySequence writes them; any of them does it. to: the last of a row of keys."""

    def __init__(self, where: Where, name: Text, *keys: str, to: str = "") -> None:
        self.where = where
        self.name = name
        self.keys = keys
        self.to = to
        ALL.append(self)

    def bind(self, widget: QWidget, act: Callable[[], Any]) -> None:
        """Let the keys do this while the focus is in a widget."""
        for keys in self.keys:
            shortcut = QShortcut(QKeySequence(keys), widget)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    @property
    def sequences(self) -> list[QKeySequence]:
        """Its keys."""
        return [QKeySequence(keys) for keys in self.keys]

    @property
    def shown(self) -> list[str]:
        """Its keys as this system writes them."""
        return [native(keys) for keys in self.keys]


def native(keys: str) -> str:
    """Keys as this system writes them, in the language of Qt's own words."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


GO_TO = Act(Where.ANYWHERE, Text("Go to…"), "Ctrl+K")
PAGES = Act(Where.ANYWHERE, Text("Go to a page, in the order of the navigation"), "Ctrl+1", to="Ctrl+9")
BACK = Act(Where.ANYWHERE, Text("Back"), "Alt+Left")
FORWARD = Act(Where.ANYWHERE, Text("Forward"), "Alt+Right")
RAIL = Act(Where.ANYWHERE, Text("Narrow navigation"), "Ctrl+B")
UNDO = Act(Where.ANYWHERE, Text("Undo"), "Ctrl+Z")
REDO = Act(Where.ANYWHERE, Text("Redo"), "Ctrl+Y")
IMPORT = Act(Where.ANYWHERE, Text("Import a workbook…"), "Ctrl+I")
NEW_REGISTER = Act(Where.ANYWHERE, Text("New register…"), "Ctrl+Shift+N")
OPEN = Act(Where.ANYWHERE, Text("Open…"), "Ctrl+O")
CLOSE = Act(Where.ANYWHERE, Text("Close the register"), "Ctrl+W")
SETTINGS = Act(Where.ANYWHERE, Text("Settings…"), "Ctrl+,")
KEYS = Act(Where.ANYWHERE, Text("Keyboard shortcuts"), "F1", "Ctrl+?", "Ctrl+/")
QUIT = Act(Where.ANYWHERE, Text("Quit"), "Ctrl+Q")

FIND = Act(Where.PAGE, Text("Search on this page"), "Ctrl+F")
NEXT_PANE = Act(Where.PAGE, Text("Next pane"), "F6")
PANE_BEFORE = Act(Where.PAGE, Text("Previous pane"), "Shift+F6")
ADD = Act(Where.PAGE, Text("Add an entry"), "Ctrl+N")
PRINT = Act(Where.PAGE, Text("Print the one-page sheet…"), "Ctrl+P")
EXPORT = Act(Where.PAGE, Text("Export what is listed…"), "Ctrl+E")
LINE_BEFORE = Act(Where.PAGE, Text("Previous line, from the pane beside"), "Alt+Up")
NEXT_LINE = Act(Where.PAGE, Text("Next line, from the pane beside"), "Alt+Down")

OPEN_LINE = Act(Where.LIST, Text("Open the record"), "Return")
COPY = Act(Where.LIST, Text("Copy, with the headings"), "Ctrl+C")

FOLD_OUT = Act(Where.FINDINGS, Text("Open a group"), "Right")
FOLD_IN = Act(Where.FINDINGS, Text("Close a group"), "Left")
FOLD_ALL = Act(Where.FINDINGS, Text("Open all groups"), "*")
NEXT_NEW = Act(Where.FINDINGS, Text("Next finding that is new"), "N")
ACCEPT = Act(Where.FINDINGS, Text("Accept"), "A")
ASK = Act(Where.FINDINGS, Text("Ask what is not known"), "D")
EARLIER = Act(Where.FINDINGS, Text("Earlier decisions"), "H")

TRY = Act(Where.CONDITION, Text("Try on the register"), "F5")
COMPLETE = Act(Where.CONDITION, Text("Complete"), "Ctrl+Space")

SAME = Act(Where.OFFICIAL, Text("The same organisation"), "X")
OTHER = Act(Where.OFFICIAL, Text("Another organisation"), "N")
UNSURE = Act(Where.OFFICIAL, Text("Unsure"), "U")

APPLY = Act(Where.IMPORT, Text("Import what is shown"), "Ctrl+Return")
HEADER = Act(Where.IMPORT, Text("This is the header"), "E")
START = Act(Where.IMPORT, Text("Start here"), "D")
STOP = Act(Where.IMPORT, Text("Stop here"), "F")

EDIT = Act(Where.FORM, Text("Edit a fact"), "F2")
KEEP = Act(Where.FORM, Text("Keep what is entered"), "Ctrl+Enter")
LEAVE = Act(Where.FORM, Text("Leave without keeping"), "Esc")

LARGER = Act(Where.PAPER, Text("Larger"), "Ctrl++")
SMALLER = Act(Where.PAPER, Text("Smaller"), "Ctrl+-")
AS_WIDE = Act(Where.PAPER, Text("As wide as the page"), "Ctrl+0")
PUT_AWAY = Act(Where.PAPER, Text("Back to the list"), "Esc")
