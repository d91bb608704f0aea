"""The window: the welcome page or an open register, the menu, and the opening and closing of registers."""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMainWindow, QMenu, QWidget
from typing_extensions import override

from register.late import LateRegister
from register.login import login
from register.progress import Progress
from register.texts import Text
from ui import keys
from ui.errors import show
from ui.jobs import Jobs
from ui.keys import Act
from ui.settings import FIRST, Settings, sample_path
from ui.theme import Theme
from ui.translations import language, say, speak
from ui.widgets.labels import label

FRAME = QSize(4, 32)  # what window managers put around a window, about: all of it shall be on the screen


class MainWindow(QMainWindow):
    """One window, one register at a time."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self._settings = settings
        self._theme = theme
        self._jobs = Jobs(show, self)
        self.desk: Any = None
        self.workspace: Any = None
        self._acts: list[tuple[Text, QAction]] = []
        self.setWindowTitle("Vitrine")
        self.setMinimumSize(960, 540)
        self.resize(QSize(1280, 800).boundedTo(self.screen().availableSize() - FRAME))
        if not settings.geometry.isEmpty():
            self.restoreGeometry(settings.geometry)

    def show_welcome(self) -> None:
        """Show the page to begin from; an open register is closed."""
        from ui.pages.welcome import Welcome  # noqa: PLC0415 - not needed where a register is opened at once

        self._let_go()
        page = Welcome(self._theme, self._settings.recent, _version())
        page.created.connect(self.ask_new)
        page.opened.connect(self.ask_open)
        page.sampled.connect(self.open_sample)
        page.importing.connect(self.ask_import)
        page.picked.connect(self.open_register)
        page.dropped.connect(self._import_into_new)
        page.spoken.connect(self.speak)
        self._show(page)
        page.focus()

    def _show(self, widget: QWidget) -> None:
        self.setCentralWidget(widget)
        self._build_menu()

    def _let_go(self) -> None:
        if self.desk is not None:
            self.desk.close()
            self.desk.deleteLater()
            self.desk = self.workspace = None
            self.setWindowTitle("Vitrine")

    def ask_new(self) -> None:
        """Ask where a new register shall be, and make it."""
        path = self._ask_new_path()
        if path:
            self.open_register(path, new=True)

    def _ask_new_path(self) -> str:
        kind = say(Text("Registers (*.vitrine)"))
        path, _kind = QFileDialog.getSaveFileName(self, say(Text("New register")), "", kind)
        return path if not path or path.endswith(".vitrine") else f"{path}.vitrine"

    def ask_open(self) -> None:
        """Ask for a register and open it."""
        kind = say(Text("Registers (*.vitrine)"))
        path, _kind = QFileDialog.getOpenFileName(self, say(Text("Open a register")), "", kind)
        if path:
            self.open_register(path)

    def open_sample(self) -> None:
        """Open the sample register, which is made where this person's data are kept."""
        path = sample_path()
        self.open_register(str(path), sample=not path.exists())

    def ask_import(self) -> None:
        """Import files: into the open register, or into a new one."""
        if self.workspace is not None:
            self.workspace.start_import()
        else:
            self._import_into_new([])

    def _import_into_new(self, paths: list[str]) -> None:
        path = self._ask_new_path()
        if path:
            self.open_register(path, new=True, importing=paths)

    def open_register(
        self, address: str, *, new: bool = False, sample: bool = False, importing: list[str] | None = None
    ) -> None:
        """Open a register in the background, then show it. new, sample: make it first, empty or with the sample."""
        self._let_go()
        if self.centralWidget() is None:
            opening = label(say(Text("Opening {register}…", register=_name(address))), self._theme.head, quiet=True)
            opening.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.setCentralWidget(opening)
        chosen = self._settings.columns(FIRST)
        work = partial(_opened, address, self._settings.recipe, chosen)
        if new or sample:
            work = partial(_new, address, language() if sample else None)
        opened, failed = partial(self._on_opened, address, importing), partial(self._on_failed, address)
        self._jobs.run(say(Text("Opening")), work, opened, self, failed)

    def _on_opened(self, address: str, importing: list[str] | None, opened: tuple[Any, str]) -> None:
        from ui.desk import Desk  # noqa: PLC0415 - the database's libraries are loaded beside the first page
        from ui.workspace import Workspace  # noqa: PLC0415 - the same

        register, currency = opened
        self._settings.remember(address)
        self.desk = Desk(register, address, self._settings, self._theme)
        self._show_workspace(Workspace(self.desk, currency, _name(address)))
        self.workspace.failed.connect(partial(self._on_failed, address))
        if importing is not None:
            self.workspace.start_import(importing)

    def _on_failed(self, address: str, error: BaseException) -> None:
        if "://" not in address and not Path(address).exists():
            self._settings.forget(address)
        self.show_welcome()
        show(error, self)

    def _show_workspace(self, workspace: Any) -> None:
        self.workspace = workspace
        self.setWindowTitle(say(Text("{register} - Vitrine", register=_name(self.desk.address))))
        self._show(workspace)
        workspace.focus()
        workspace.asked.connect(self.ask_where)
        self.desk.undoable.connect(self._tell_undo)
        self._tell_undo()

    def speak(self, wanted: str) -> None:
        """Speak another language from now on."""
        if wanted == language():
            return
        self._settings.language = wanted
        speak(wanted)
        if self.desk is None:
            self.show_welcome()
            return
        from ui.workspace import Workspace  # noqa: PLC0415 - loaded long since

        key, currency = self.workspace.key, self.workspace.currency
        self._show_workspace(Workspace(self.desk, currency, _name(self.desk.address)))
        self.workspace.go(key)

    def ask_settings(self) -> None:
        """Show what this person can set."""
        from ui.pages.settings_dialog import SettingsDialog  # noqa: PLC0415 - not needed to begin with

        dialog = SettingsDialog(self._theme, self)
        dialog.spoken.connect(self.speak)
        dialog.spoken.connect(lambda _language: dialog.fill())
        dialog.dressed.connect(self.wear)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        dialog.focus()

    def ask_where(self) -> None:
        """Ask where to go or what to do: Ctrl+K."""
        from ui.pages.go_to import GoTo  # noqa: PLC0415 - not needed to begin with
        from ui.pages.going import Going  # noqa: PLC0415 - the same

        going = Going(self.workspace, self._acts)
        dialog = GoTo(self._theme, self, going.known())
        if self.desk is not None:
            dialog.searched.connect(partial(going.search, self.desk, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def show_keys(self) -> None:
        """Show all keys that do something."""
        from ui.pages.keys_dialog import KeysDialog  # noqa: PLC0415 - not needed to begin with

        dialog = KeysDialog(self._theme, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def wear(self, choice: str) -> None:
        """Look so from now on: a name of THEMES, or "system"."""
        self._settings.theme = choice
        self._theme.choose(choice)

    def _build_menu(self) -> None:
        bar = self.menuBar()
        for menu in bar.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
            menu.deleteLater()
        bar.clear()
        self._acts = []
        file = bar.addMenu(say(Text("&File")))
        self._act(file, keys.NEW_REGISTER, self.ask_new)
        self._act(file, keys.OPEN, self.ask_open)
        self._add_recent(file.addMenu(say(Text("Open recent"))))
        self._act(file, keys.IMPORT, self.ask_import)
        file.addSeparator()
        self._act(file, keys.SETTINGS, self.ask_settings).setMenuRole(QAction.MenuRole.PreferencesRole)
        if self.workspace is not None:
            self._act(file, keys.CLOSE, self.show_welcome)
        self._act(file, keys.QUIT, self.close)
        if self.workspace is not None:
            self._build_register_menus()
        else:
            self._act(bar.addMenu(say(Text("&View"))), keys.GO_TO, self.ask_where)
        self._act(bar.addMenu(say(Text("&Help"))), keys.KEYS, self.show_keys)

    def _build_register_menus(self) -> None:
        bar, space = self.menuBar(), self.workspace
        edit = bar.addMenu(say(Text("&Edit")))
        self._undo = self._act(edit, keys.UNDO, self.desk.undo)
        self._redo = self._act(edit, keys.REDO, self.desk.redo)
        view = bar.addMenu(say(Text("&View")))
        self._act(view, keys.GO_TO, self.ask_where)
        view.addSeparator()
        for key, name, shortcut in space.page_names():
            self._act_named(view, name, [QKeySequence(shortcut)] if shortcut else [], partial(space.go, key))
        view.addSeparator()
        self._act(view, keys.RAIL, space.turn_rail)
        self._act(view, keys.BACK, space.back)
        self._act(view, keys.FORWARD, space.forward)
        register = bar.addMenu(say(Text("&Register")))
        self._act(register, Text("Look for findings again"), self.desk.screen)
        self._act(register, Text("Export the whole register…"), self._ask_export)
        self._act(register, Text("Back up…"), self._ask_backup)

    def _ask_export(self) -> None:
        from ui.pages.exporting import export_whole  # noqa: PLC0415 - loaded by who exports

        export_whole(self.desk, self.workspace, _name(self.desk.address))

    def _ask_backup(self) -> None:
        kind = say(Text("Registers (*.vitrine)"))
        path, _kind = QFileDialog.getSaveFileName(self, say(Text("Back up")), "", kind)
        if path:
            self.desk.back_up(path)

    def _add_recent(self, menu: QMenu) -> None:
        for address in self._settings.recent:
            self._act_named(menu, address.replace("&", "&&"), [], partial(self.open_register, address))
        menu.setEnabled(bool(self._settings.recent))

    def _act(self, menu: QMenu, what: Act | Text, act: Any) -> QAction:
        """Put something to do into a menu, with its keys where it has any."""
        name, shortcuts = (what, []) if isinstance(what, Text) else (what.name, what.sequences)
        action = self._act_named(menu, say(name), shortcuts, act)
        self._acts.append((name, action))
        return action

    def _act_named(self, menu: QMenu, name: str, shortcuts: list[QKeySequence], act: Any) -> QAction:
        action = QAction(name, menu)
        action.setShortcuts(shortcuts)
        action.triggered.connect(lambda _on=False: act())
        menu.addAction(action)
        return action

    def _tell_undo(self) -> None:
        undo, redo = self.desk.next_undo, self.desk.next_redo
        self._undo.setEnabled(undo is not None)
        self._redo.setEnabled(redo is not None)
        self._undo.setText(say(Text("Undo: {change}", change=undo.label) if undo else Text("Undo")).replace("&", "&&"))
        self._redo.setText(say(Text("Redo: {change}", change=redo.label) if redo else Text("Redo")).replace("&", "&&"))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.geometry = self.saveGeometry()
        self._let_go()
        self._jobs.close()
        super().closeEvent(event)


def _opened(address: str, recipe: Path, chosen: Sequence[str], _progress: Progress) -> tuple[Any, str]:
    late = LateRegister.of(address, recipe, FIRST, chosen)
    if late is not None:
        return late, late.currency or "EUR"
    from register.store import Register  # noqa: PLC0415 - loads the database's libraries, in the worker

    register = Register.open(address, who=login())
    _load_pages()
    return register, str(register.info("currency") or "EUR")


def _new(address: str, sample: str | None, progress: Progress) -> tuple[Any, str]:
    """A new register; with the sample in this language, if any."""
    from register.store import Register  # noqa: PLC0415 - loads the database's libraries, in the worker

    if sample is None:
        register = Register.create(address, who=login())
    else:
        from register.tasks import make_sample  # noqa: PLC0415 - the same

        with suppress(OSError):  # that there is no folder is said when the register is made
            Path(address).parent.mkdir(parents=True, exist_ok=True)
        make_sample(address, sample, progress, who=login())
        register = Register.open(address, who=login())
    _load_pages()
    return register, str(register.info("currency") or "EUR")


def _load_pages() -> None:
    import ui.workspace  # noqa: F401, PLC0415 - loaded in the worker so that the window stays free


def _name(address: str) -> str:
    return address.rpartition("/")[2] if "://" in address else Path(address).stem


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - slow to load

    try:
        return version("vitrine-register")
    except PackageNotFoundError:
        return ""
