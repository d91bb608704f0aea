"""Heavy work in a process of its own, so that the window's stays free: called from a job, as any other work.

The work and what it gives cross a pipe; it must be picklable (a function of a module, its arguments bound by partial).
A process that was asked to stop and does not answer is killed, which loses nothing: all it writes is one transaction.
"""

import multiprocessing
import pickle
import time
import traceback
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any, TypeVar

from register.errors import Cancelled, RegisterError
from register.progress import Progress
from register.texts import Text

T = TypeVar("T")
TOLD_EVERY = 0.05  # seconds between two reports of progress
ANSWER_WITHIN = 10.0  # seconds that a process has to stop by itself


def in_child(work: Callable[[Progress], T]) -> Callable[[Progress], T]:
    """The same work, done in a child process while the calling thread waits and passes progress on."""
    return partial(_run, work)


def _run(work: Callable[[Progress], T], progress: Progress) -> T:
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=_child, args=(theirs, work), daemon=True)
    process.start()
    theirs.close()
    try:
        given: T = _watch(ours, process, progress)
    finally:
        ours.close()
        process.join(ANSWER_WITHIN)
        if process.is_alive():
            process.kill()
            process.join()
        process.close()
    return given


def _watch(pipe: Connection, process: SpawnProcess, progress: Progress) -> Any:
    asked: float | None = None
    done, of = 0, 0
    while asked is None or time.monotonic() - asked < ANSWER_WITHIN:
        try:
            if asked is None:
                progress(done, of)
        except Cancelled:
            pipe.send("stop")
            asked = time.monotonic()
        if not pipe.poll(TOLD_EVERY):
            continue
        try:
            message, *content = pipe.recv()
        except EOFError:
            raise _stopped(process) from None
        if message == "done":
            return content[0]
        if message == "failed":
            raise content[0]
        done, of = content
    raise Cancelled


def _stopped(process: SpawnProcess) -> RegisterError:
    process.join(ANSWER_WITHIN)
    return RegisterError(
        Text("The work stopped before its end (exit code {code}).", code=str(process.exitcode)),
        Text("Close other programs if memory is short, and try again."),
        unchanged=Text("Nothing of it was kept; the register is as it was."),
    )


def _child(pipe: Connection, work: Callable[[Progress], Any]) -> None:
    told = 0.0

    def progress(done: int, of: int, /) -> None:
        nonlocal told
        if pipe.poll():
            pipe.recv()
            raise Cancelled
        if done == of or time.monotonic() - told > TOLD_EVERY:
            told = time.monotonic()
            pipe.send(("progress", done, of))

    try:
        pipe.send(("done", work(progress)))
    except Exception as error:  # noqa: BLE001 - it is raised again on the other side
        pipe.send(("failed", _portable(error)))
    finally:
        pipe.close()


def _portable(error: BaseException) -> BaseException:
    if isinstance(error, RegisterError | Cancelled):
        return error
    report = "".join(traceback.format_exception(error))
    try:
        pickle.dumps(error)
    except (pickle.PicklingError, TypeError, AttributeError):
        error = RuntimeError(repr(error))
    error.add_note(report)
    return error
