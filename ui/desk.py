"""What every page works with: an open register, its jobs, and the one signal that says "look again"."""

from collections.abc import Callable, Collection
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from register.errors import Cancelled, ConflictError, RegisterError
from register.fields.catalogue import CATALOGUE
from register.late import LateRegister
from register.login import login
from register.progress import Progress
from register.queries.ahead import First
from register.texts import Text
from register.values import today
from ui.errors import show
from ui.jobs import Failed, Job, Jobs
from ui.settings import Settings
from ui.theme import Theme
from ui.translations import say

T = TypeVar("T")
LOOK_BESIDE = 3_000  # milliseconds between two looks whether somebody else changed something
LOOK_AT_CLOCK = 60_000  # milliseconds between two looks whether a new day has begun


class Desk(QObject):
    """An open register with its jobs and what can be undone.

    changed: the kinds of records that are no longer as they were (frozenset of str), in the window's thread, whoever
    made the change. undoable: what can be undone or redone is no longer the same. told: a Text for the status bar.
    ready: the register is open, with all that is needed to work with it; until then its first list can be looked at.
    """

    changed = Signal(object)
    undoable = Signal()
    told = Signal(object)
    became_ready = Signal()
    _written = Signal(object)

    def __init__(self, register: Any, address: str, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self.register = register
        self.address = address
        self.settings = settings
        self.theme = theme
        self.jobs = Jobs(show, self)
        self.ready = not isinstance(register, LateRegister)
        self._closed = False
        self.next_undo: Any = None
        self.next_redo: Any = None
        self._to_screen = False
        self._not_screened = ""
        self._stuck: set[int] = set()
        self._day = today()
        self._clock = QTimer(self)
        self._clock.timeout.connect(self.look_at_clock)
        self._clock.start(LOOK_AT_CLOCK)
        self._written.connect(self.note)
        self._seen: int | None = None
        self._beside = QTimer(self)
        self._beside.timeout.connect(self.look_beside)
        self._beside.start(LOOK_BESIDE)
        register.told = self._written.emit

    def open(self, load: Callable[[], None], failed: Failed) -> None:
        """Open the register and load what a person works with, beside the window."""
        self.jobs.run(say(Text("Opening")), partial(_open, self.register, load), self._on_open, self, failed)

    def _on_open(self, _done: None) -> None:
        if self._closed:
            return
        self.ready = True
        self.became_ready.emit()

    def take_first(self, list_key: str) -> First | None:
        """What was read of this list before the register is open, the first time that it is asked for."""
        return self.register.take_first(list_key) if isinstance(self.register, LateRegister) else None

    def when_ready(self, act: Callable[[], None]) -> None:
        """Do this, at once or as soon as the register is open."""
        if self.ready:
            act()
        else:
            self.became_ready.connect(act, Qt.ConnectionType.SingleShotConnection)

    def note(self, changed: Any) -> None:
        """Tell everybody of a change that was made here, and look whether findings follow from it."""
        self.changed.emit(changed.kinds)
        if changed.number is None:  # only what is derived was brought up to date
            return
        if self._seen is not None and changed.number == self._seen + 1:
            self._seen = changed.number
        if changed.undoable:
            self.told.emit(changed.label)
        self.look_for_undo()
        self.screen()

    def look_again(self) -> None:
        """Tell everybody that much was changed by a process beside this one; its screening may have been stopped."""
        self.changed.emit(frozenset({*CATALOGUE, "finding"}))
        self.look_for_undo()
        self.screen()

    def look_for_undo(self) -> None:
        """Find out what can be undone and redone."""
        self.jobs.read("undo", partial(_undoable, self.register, frozenset(self._stuck)), self._on_undoable, self)

    def _on_undoable(self, found: tuple[Any, Any]) -> None:
        self.next_undo, self.next_redo = found
        self.undoable.emit()

    def change(
        self,
        label: Text,
        work: Callable[[Any], T],
        owner: QObject,
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> Job:
        """Do work(change) as one change of the register, then done(its result).

        failed: shows an error where it was met (a form that stays open); without it the one error place does.
        """
        work_of_lane = partial(_changing, self.register, label, work)
        return self.jobs.run(say(label), work_of_lane, done or _nothing, owner, failed)

    def undo(self) -> None:
        """Undo the last change of the person at work, as far as nobody has changed since what it wrote.

        A change of which nothing is left to undo is said once; after that the one before it comes.
        """
        self.jobs.run(say(Text("Undo")), self._undoing, _nothing, self, self._on_not_undone)

    def _on_not_undone(self, error: BaseException) -> None:
        show(error)
        self.look_for_undo()

    def _undoing(self, progress: Progress) -> None:
        last = self.register.last_undoable(self._stuck)
        if last is None:
            return
        try:
            self.register.revert(last.number, progress=progress)
        except ConflictError:
            self._stuck.add(last.number)
            raise

    def redo(self) -> None:
        """Do again what the person at work undid last."""
        self.jobs.run(say(Text("Redo")), partial(_redoing, self.register), _nothing, self)

    def revert(self, number: int, *, heavy: bool, owner: QObject, done: Callable[[object], None]) -> Job:
        """Undo a change; heavy: in a process of its own, because it touches thousands of records."""
        work: Callable[[Progress], object] = partial(_reverting, self.register, number)
        if heavy:
            from ui.child import in_child  # noqa: PLC0415 - processes are loaded by who begins one

            work = in_child(partial(_reverting_at, self.address, login(), number))

        def after(result: object) -> None:
            if heavy:
                self.look_again()
            done(result)

        return self.jobs.run(say(Text("Undo")), work, after, owner)

    def back_up(self, path: str) -> None:
        """Copy the register as it is now to another file, also while it is in use."""
        done = Text("Backed up to {file}", file=path)
        work = partial(_backing_up, self.register, path)
        self.jobs.run(say(Text("Backing up")), work, lambda _done: self.told.emit(done), self)

    def screen(self) -> None:
        """Look in the background which findings follow from what was changed."""
        if self._to_screen:
            return
        self._to_screen = True
        self.jobs.run(
            say(Text("Looking for findings")), self._screening, self._on_screened, self, self._on_not_screened
        )

    def _on_screened(self, _found: object) -> None:
        self._not_screened = ""

    def _on_not_screened(self, error: BaseException) -> None:
        """Say once what a person has to mend, such as a rule file of the city's own: each change screens again."""
        said = str(error)
        if said != self._not_screened or not isinstance(error, RegisterError):
            show(error)
        self._not_screened = said

    def _screening(self, progress: Progress) -> Any:
        from register.screening import screen  # noqa: PLC0415 - the rules are loaded in the worker

        self._to_screen = False  # what is changed from here on is screened by the next one
        return screen(self.register, progress=progress)

    def look_beside(self) -> None:
        """Tell everybody if another window or another person changed something; a look that fails says nothing."""
        self.jobs.read("beside", partial(_last_number, self.register), self._on_beside, self, _nothing)

    def _on_beside(self, number: int) -> None:
        before, self._seen = self._seen, number
        if before is not None and number > before:
            self.look_again()

    def look_at_clock(self) -> None:
        """Screen again what falls due with a new day: the window may stay open overnight, or asleep."""
        if self._day != today():
            self._day = today()
            self.screen()

    def close(self) -> None:
        """Stop the jobs, then let go of the register."""
        self._closed, self.ready = True, False
        self._clock.stop()
        self._beside.stop()
        self.jobs.close()
        self.register.close()


def _nothing(_result: object) -> None:
    """Nobody waits for this."""


def _open(register: LateRegister, load: Callable[[], None], _progress: Progress) -> None:
    register.open()
    load()


def _changing(register: Any, label: Text, work: Callable[[Any], T], _progress: Progress) -> T:
    with register.change(label) as change:
        return work(change)


def _last_number(register: Any, _progress: Progress) -> int:
    from register.journal.history import last_number  # noqa: PLC0415 - loads the database's libraries, in the worker

    with register.read() as connection:
        return last_number(connection)


def _undoable(register: Any, stuck: Collection[int], _progress: Progress) -> tuple[Any, Any]:
    return register.last_undoable(stuck), register.last_redoable()


def _redoing(register: Any, progress: Progress) -> None:
    last = register.last_redoable()
    if last is not None:
        register.revert(last.number, progress=progress)


def _reverting(register: Any, number: int, progress: Progress) -> object:
    return register.revert(number, progress=progress)


def _reverting_at(address: str, who: str, number: int, progress: Progress) -> None:
    from register.screening import screen  # noqa: PLC0415 - the rules are loaded where they are asked
    from register.store import Register  # noqa: PLC0415 - the same

    register = Register.open(address, who=who)
    try:
        register.revert(number, progress=progress)
        with suppress(Cancelled):  # what was undone stays undone: the window screens it later
            screen(register, progress=progress)
    finally:
        register.close()


def _backing_up(register: Any, path: str, progress: Progress) -> None:
    register.backup(path, progress)
