"""What every test may ask for, and what no test may leave behind unseen."""

import logging
import os
import threading
import time
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

import pytest
from hypothesis import settings
from sqlalchemy import create_engine, text

from register.store import Register

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QMessageBox

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
NO_SHARED = "the shared files are not beside this checkout"
ALL = os.environ.get("VITRINE_ALL") == "1"

settings.register_profile("patient", deadline=None)  # a busy machine is no fault of the program
settings.load_profile("patient")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of designs and real data beside the checkout; a test that needs it is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(NO_SHARED)
    return SHARED


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", help="the address of a server to make registers on; files unless said")


@pytest.fixture
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a new register can be made: a file, or a schema of its own on the server."""
    server = request.config.getoption("--database")
    if not server:
        yield str(tmp_path / "city.vitrine")
        return
    schema = f"test_{uuid4().hex}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
        yield f"{server}{'&' if '?' in server else '?'}options=-csearch_path%3D{schema}"
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    engine.dispose()


@pytest.fixture
def register(address: str) -> Iterator[Register]:
    """An empty register, open for Claude Martin."""
    made = Register.create(address, who="Claude Martin")
    yield made
    made.close()


@pytest.fixture(autouse=True)
def no_surprise(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """No box may wait for a click, no warning may pass unread, no thread may be left running."""

    def refuse(box: QMessageBox) -> None:
        pytest.fail(f"a box came up: {box.text()} {box.informativeText()}")

    before = set(threading.enumerate())
    monkeypatch.setattr(QMessageBox, "exec", refuse)
    yield
    unread = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not unread, unread
    assert not _left_running(before)


def _left_running(before: set[threading.Thread]) -> list[threading.Thread]:
    """The threads of Python that a test began and that do not end by themselves within a second."""
    deadline = time.monotonic() + 1
    while True:
        left = [
            one for one in threading.enumerate() if one not in before and not isinstance(one, threading._DummyThread)
        ]
        if not left or time.monotonic() > deadline:
            return left
        time.sleep(0.01)


_Report = TypeVar("_Report", pytest.TestReport, pytest.CollectReport)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With VITRINE_ALL=1 a skipped test fails, but for want of the shared files."""
    return _not_skipped((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a module that skips itself."""
    return _not_skipped((yield))


def _not_skipped(report: _Report) -> _Report:
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else ""
    if ALL and report.skipped and not hasattr(report, "wasxfail") and NO_SHARED not in reason:
        report.outcome = "failed"
        report.longrepr = f"skipped, and VITRINE_ALL=1 asks for every test: {reason}"
    return report
