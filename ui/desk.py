"""What every page works with: an open register, its jobs, and the one signal that says "look again"."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from register.errors import RegisterError
from register.journal.change import Change
from register.progress import Progress
from register.screening import screen
from register.store import Changed, Register
from register.texts import Text
from ui.errors import show
from ui.jobs import Failed, Job, Jobs
from ui.settings import Settings
from ui.theme import Theme
from ui.translations import say

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Done:
    """A change that can be undone or redone: its number and what it was."""

    number: int
    label: Text


class Desk(QObject):
    """An open register with its jobs and what can be undone.

    changed: the kinds of records that are no longer as they were (frozenset of str), in the window's thread, whoever
    made the change. undoable: what can be undone or redone is no longer the same. told: a Text for the status bar.
    """

    changed = Signal(object)
    undoable = Signal()
    told = Signal(object)
    _written = Signal(object)

    def __init__(self, register: Register, address: str, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self.register = register
        self.address = address
        self.settings = settings
        self.theme = theme
        self.jobs = Jobs(show, self)
        self._undo: list[Done] = []
        self._redo: list[Done] = []
        self._to_screen = False
        self._written.connect(self.note)
        register.told = self._written.emit

    @property
    def next_undo(self) -> Done | None:
        """What would be undone next."""
        return self._undo[-1] if self._undo else None

    @property
    def next_redo(self) -> Done | None:
        """What would be done again next."""
        return self._redo[-1] if self._redo else None

    def note(self, changed: Changed) -> None:
        """Tell everybody of a change, made here or in a child process, and look whether findings follow from it."""
        self.changed.emit(changed.kinds)
        if changed.number is None:  # only what is derived was brought up to date
            return
        self._keep(changed.number, changed)
        self.undoable.emit()
        self.told.emit(changed.label)
        self.screen()

    def _keep(self, number: int, changed: Changed) -> None:
        done = Done(number, changed.label)
        if changed.reverts is None:
            if changed.undoable:
                self._undo.append(done)
                self._redo.clear()
        elif self._take(self._undo, changed.reverts):
            self._redo.append(done)
        elif self._take(self._redo, changed.reverts):
            self._undo.append(done)

    @staticmethod
    def _take(stack: list[Done], number: int) -> bool:
        for done in stack:
            if done.number == number:
                stack.remove(done)
                return True
        return False

    def change(
        self,
        label: Text,
        work: Callable[[Change], T],
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
        """Undo the last change made here."""
        self._revert(self.next_undo, self._undo)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._revert(self.next_redo, self._redo)

    def _revert(self, done: Done | None, stack: list[Done]) -> None:
        if done is None or self.jobs.busy:
            return

        def failed(error: BaseException) -> None:
            if isinstance(error, RegisterError) and done in stack:
                stack.remove(done)
                self.undoable.emit()
            show(error)

        self.revert(done.number, self, failed)

    def revert(self, number: int, owner: QObject, failed: Failed | None = None) -> Job:
        """Put back what a change replaced, as far as nobody has changed it since."""
        title = say(Text("Undo"))
        return self.jobs.run(title, partial(_reverting, self.register, number), _nothing, owner, failed)

    def screen(self) -> None:
        """Look in the background which findings follow from what was changed."""
        if self._to_screen:
            return
        self._to_screen = True
        self.jobs.run(say(Text("Looking for findings")), self._screening, _nothing, self)

    def _screening(self, progress: Progress) -> Any:
        self._to_screen = False  # what is changed from here on is screened by the next one
        return screen(self.register, progress=progress)

    def close(self) -> None:
        """Stop the jobs, then let go of the register."""
        self.jobs.close()
        self.register.close()


def _nothing(_result: object) -> None:
    """Nobody waits for the result."""


def _changing(register: Register, label: Text, work: Callable[[Change], T], _progress: Progress) -> T:
    with register.change(label) as change:
        return work(change)


def _reverting(register: Register, number: int, _progress: Progress) -> Any:
    return register.revert(number)
