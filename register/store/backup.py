"""A consistent copy of a register, made while it is in use."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine

from register.errors import RegisterError
from register.files import draft_of, unwritable
from register.model.databases import file_of
from register.progress import Progress
from register.store.complaints import UNCHANGED, explaining
from register.texts import Text

_PAGES = 2_000  # of 4 kB, between two reports


def copy(engine: Engine, address: str | Path, path: Path, progress: Progress) -> None:
    """Copy a register to a path where there is nothing yet. Raises RegisterError if it cannot be written."""
    if file_of(address) is None:
        what = Text("A register on a database server is backed up by the server's own pg_dump.")
        raise RegisterError(what, Text("Ask whoever runs the server."), unchanged=UNCHANGED)
    if os.path.lexists(path):
        what = Text("There is something at {address} already.", address=str(path))
        raise RegisterError(what, Text("Choose another name for the copy."), unchanged=UNCHANGED)
    draft = draft_of(path)
    try:
        draft.touch(exist_ok=False)
        with explaining(str(path)):
            _copy_pages(engine, draft, progress)
        draft.replace(path)
    except OSError as fault:
        raise unwritable(path, fault, UNCHANGED) from fault
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _copy_pages(engine: Engine, draft: Path, progress: Progress) -> None:
    target = create_engine(URL.create("sqlite", database=str(draft)))
    with engine.connect() as source, target.connect() as copied:
        read: Any = source.connection.driver_connection
        written: Any = copied.connection.driver_connection
        read.backup(written, pages=_PAGES, progress=lambda _status, left, of: progress(of - left, of))
        written.execute("PRAGMA journal_mode = DELETE")
    target.dispose()
