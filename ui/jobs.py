"""The one background mechanism: a writer, a reader, and a child process for what is heavy.

Work is a function of the register with everything but its progress bound by functools.partial. It opens what it needs
itself and gives back plain values.
"""

import logging
import threading
import time
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from register.errors import Cancelled
from register.progress import Progress

T = TypeVar("T")
Failed = Callable[[BaseException], None]
TOLD_EVERY = 0.05  # seconds between two reports of progress
log = logging.getLogger(__name__)


class Job:
    """A piece of work that was asked for. No QObject: both threads hold it, neither deletes it.

    writes: whether it was given to the writer, so that the window shows it. told: set by who asked for a long reading,
    to hear here how far it is.
    """

    def __init__(self, title: str, take: Callable[[Future[Any]], None], *, writes: bool) -> None:
        self.title = title
        self.take = take
        self.writes = writes
        self.told: Callable[[int, int], None] | None = None
        self.stopping = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop; it does at its next step, and what it did is rolled back."""
        self.stopping.set()


class Jobs(QObject):
    """Two lanes. The writer does one thing after another; of the reader's, a newer request takes an older one's place.

    What is read for long goes beside the reader, so that no list waits for it.
    begun, progressed and ended tell about the writer's jobs only: (job), (job, done, of), (job).
    """

    begun = Signal(object)
    progressed = Signal(object, int, int)
    ended = Signal(object)
    _settled = Signal(object, object)
    _told = Signal(object, int, int)

    def __init__(self, failed: Failed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._failed = failed
        self._writer = ThreadPoolExecutor(1, "writer")
        self._reader = ThreadPoolExecutor(1, "reader")
        self._beside = ThreadPoolExecutor(1, "beside")
        self._open: dict[Job, Future[Any]] = {}
        self._asked: dict[Hashable, Job] = {}
        self._closed = False
        self._settled.connect(self._on_settled, Qt.ConnectionType.QueuedConnection)  # never inside run()
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    @property
    def idle(self) -> bool:
        """Whether nothing at all is under way."""
        return not self._open

    def run(
        self,
        title: str,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        owner: QObject,
        failed: Failed | None = None,
    ) -> Job:
        """Do work(progress) in the writer's lane, then done(its result) here.

        owner: who waits for the result; if it is closed meanwhile, nobody is told. failed: shows an error in its own
        place; without it the one error place does.
        """
        job = Job(title, self._taker(done, owner, failed), writes=True)
        if not self._closed:
            self.begun.emit(job)
        self._submit(self._writer, job, work)
        return job

    def read(
        self,
        slot: Hashable,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        owner: QObject,
        failed: Failed | None = None,
        *,
        long: bool = False,
    ) -> Job:
        """Do work(progress) in the reader's lane, then done(its result) here.

        slot: what is asked for, by whom; a request still waiting or under way with the same slot is dropped. long:
        beside that lane.
        """
        before = self._asked.get((slot, id(owner)))
        if before is not None:
            before.cancel()
        job = Job("", self._taker(done, owner, failed), writes=False)
        self._asked[slot, id(owner)] = job
        self._submit(self._beside if long else self._reader, job, work)
        return job

    def _taker(self, done: Callable[[T], None], owner: QObject, failed: Failed | None) -> Callable[[Future[T]], None]:
        def take(future: Future[T]) -> None:
            error = future.exception()
            if error is None and isValid(owner):
                done(future.result())
            elif error is not None and not isinstance(error, Cancelled):
                (failed if failed is not None and isValid(owner) else self._failed)(error)

        return take

    def _submit(self, lane: ThreadPoolExecutor, job: Job, work: Callable[[Progress], Any]) -> None:
        def begin() -> Any:
            if job.stopping.is_set():
                raise Cancelled
            return work(self._progress_of(job))

        if self._closed:  # nobody is there any more to wait for it
            job.cancel()
            return
        future = lane.submit(begin)
        self._open[job] = future
        future.add_done_callback(lambda future: self._settled.emit(job, future))

    def _progress_of(self, job: Job) -> Progress:
        told = 0.0

        def progress(done: int, of: int, /) -> None:  # in the worker's thread
            nonlocal told
            if job.stopping.is_set():
                raise Cancelled
            if (job.writes or job.told is not None) and (done == of or time.monotonic() - told > TOLD_EVERY):
                told = time.monotonic()
                (self.progressed if job.writes else self._told).emit(job, done, of)

        return progress

    def _on_told(self, job: Job, done: int, of: int) -> None:
        if job in self._open and not job.stopping.is_set() and job.told is not None:
            job.told(done, of)

    def _on_settled(self, job: Job, future: Future[Any]) -> None:
        self._open.pop(job, None)
        for slot in [slot for slot, asked in self._asked.items() if asked is job]:
            del self._asked[slot]
        if job.writes:
            self.ended.emit(job)
            job.take(future)
        elif not job.stopping.is_set():
            job.take(future)

    def close(self) -> None:
        """Stop all work, wait until it has stopped, and begin none. Call it before the register is closed."""
        self._closed = True
        for job in self._open:
            job.cancel()
        for lane in (self._reader, self._beside, self._writer):
            lane.shutdown(wait=True)
