"""Work goes on beside the window, comes back to it, can be stopped, and its errors are shown where they belong."""

import os
import threading
import time
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from register.errors import Cancelled, RegisterError
from register.progress import Progress, quiet, watched
from tests.ui import work
from ui import child
from ui.child import in_child
from ui.jobs import Job, Jobs


@pytest.fixture
def errors() -> list[BaseException]:
    return []


@pytest.fixture
def jobs(qtbot: QtBot, errors: list[BaseException]) -> Any:
    made = Jobs(errors.append)
    yield made
    made.close()


def test_the_result_comes_back_to_the_window(qtbot: QtBot, jobs: Jobs) -> None:
    seen: list[tuple[str, threading.Thread]] = []

    def count(progress: Progress) -> str:
        for _ in watched(range(100), progress):
            pass
        return threading.current_thread().name

    jobs.run("count", count, lambda name: seen.append((name, threading.current_thread())), jobs)
    assert not jobs.idle
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [("writer_0", threading.main_thread())]
    assert jobs.idle


def test_cancelling_stops_the_work_and_tells_nobody(qtbot: QtBot, jobs: Jobs, errors: list[BaseException]) -> None:
    job = jobs.run("wait", work.endless, lambda _: pytest.fail("done"), jobs)
    with qtbot.waitSignal(jobs.ended):
        job.cancel()
    assert not errors


def test_progress_is_told_with_the_last_step(qtbot: QtBot, jobs: Jobs) -> None:
    told: list[tuple[int, int]] = []
    jobs.progressed.connect(lambda _job, done, of: told.append((done, of)))
    done: list[None] = []
    jobs.run("count", lambda progress: progress(7, 7), done.append, jobs)
    qtbot.waitUntil(lambda: bool(done))
    assert told == [(7, 7)]


def test_of_two_readings_the_newer_one_counts(qtbot: QtBot, jobs: Jobs) -> None:
    seen: list[str] = []
    gate = threading.Event()
    jobs.read("other", lambda _progress: gate.wait(), lambda _: None, jobs)
    for words in ("h", "hu", "hua"):
        jobs.read("ids", partial(_given, words), seen.append, jobs)
    jobs.read("names", lambda _progress: "another slot", seen.append, jobs)
    gate.set()
    qtbot.waitUntil(lambda: jobs.idle)
    assert seen == ["hua", "another slot"]


def _given(words: str, _progress: Progress) -> str:
    return words


def test_a_reading_does_not_wait_for_the_writer(qtbot: QtBot, jobs: Jobs) -> None:
    gate, seen = threading.Event(), list[str]()
    jobs.run("write", lambda _progress: gate.wait(), lambda _: None, jobs)
    jobs.read("ids", lambda _progress: "read", seen.append, jobs)
    qtbot.waitUntil(lambda: bool(seen))
    assert not jobs.idle
    gate.set()
    qtbot.waitUntil(lambda: jobs.idle)


def test_nobody_is_told_of_a_closed_owner(qtbot: QtBot, jobs: Jobs) -> None:
    owner, gate = QObject(), threading.Event()
    jobs.run("write", lambda _progress: gate.wait(), lambda _: pytest.fail("told"), owner)
    owner.deleteLater()
    del owner
    gate.set()
    qtbot.waitUntil(lambda: jobs.idle)


def test_an_error_goes_to_whoever_asked_to_see_it(qtbot: QtBot, jobs: Jobs, errors: list[BaseException]) -> None:
    own: list[BaseException] = []
    jobs.run("a", work.refused, lambda _: None, jobs)
    jobs.run("b", work.refused, lambda _: None, jobs, own.append)
    qtbot.waitUntil(lambda: jobs.idle)
    assert [type(error) for error in (*errors, *own)] == [RegisterError, RegisterError]
    assert len(errors) == len(own) == 1


def test_closing_stops_what_is_under_way(qtbot: QtBot, errors: list[BaseException]) -> None:
    jobs = Jobs(errors.append)
    jobs.run("wait", work.endless, lambda _: pytest.fail("done"), jobs)
    begun = time.monotonic()
    jobs.close()
    assert time.monotonic() - begun < 5
    assert not errors


def test_a_child_process_gives_its_result_and_its_progress(qtbot: QtBot, jobs: Jobs) -> None:
    told: list[tuple[int, int]] = []
    jobs.progressed.connect(lambda _job, done, of: told.append((done, of)))
    done: list[int] = []
    jobs.run("child", in_child(work.process_number), done.append, jobs)
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    assert done[0] != os.getpid()
    assert told
    assert all(of in {0, 10} for _, of in told)


def test_a_child_process_stops_when_it_is_asked(qtbot: QtBot, jobs: Jobs, errors: list[BaseException]) -> None:
    begun: list[Job] = []
    jobs.progressed.connect(lambda job, done, _of: begun.append(job) if done else None)
    job = jobs.run("child", in_child(work.endless), lambda _: pytest.fail("done"), jobs)
    qtbot.waitUntil(lambda: bool(begun), timeout=20_000)
    with qtbot.waitSignal(jobs.ended, timeout=5_000):
        job.cancel()
    assert not errors


def test_a_child_process_that_does_not_answer_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "ANSWER_WITHIN", 0.3)
    asked: list[float] = []

    def progress(_done: int, _of: int, /) -> None:
        asked.append(time.monotonic())
        if asked[-1] - asked[0] > 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        in_child(work.deaf)(progress)


def test_an_error_of_a_child_process_arrives_whole() -> None:
    with pytest.raises(RegisterError) as caught:
        in_child(work.refused)(quiet)
    assert caught.value.what.said("en") == "a.xlsx cannot be read."
    assert caught.value.hint is not None
    with pytest.raises(KeyError) as bug:
        in_child(work.broken)(quiet)
    assert "in broken" in "".join(bug.value.__notes__)


def test_a_child_process_that_dies_is_told_as_one() -> None:
    with pytest.raises(RegisterError) as caught:
        in_child(work.killed)(quiet)
    assert "-9" in str(caught.value)
    assert caught.value.unchanged is not None
